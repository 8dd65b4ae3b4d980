#!/bin/sh
# Builds the native module and lays it where the loader looks first. PAYSIGN_PROFILE names a profile of cargo.
set -eu
cd "$(dirname "$0")"
profile=${PAYSIGN_PROFILE:-release}
cargo build --quiet --profile "$profile" --locked --package paysign-node
target=$(cargo metadata --format-version 1 --no-deps --locked | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')
node scripts/place.js "$target/$profile"
