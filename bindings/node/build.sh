#!/bin/sh
# Builds the native module and puts it where the loader looks first. PAYSIGN_PROFILE names a profile of cargo.
set -eu
cd "$(dirname "$0")"
profile=${PAYSIGN_PROFILE:-release}
cargo build --quiet --profile "$profile" --locked --package paysign-node
target=$(cargo metadata --format-version 1 --no-deps --locked | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')
# Cargo calls the folder of the profile `dev` otherwise.
[ "$profile" != dev ] || profile=debug
node scripts/place.js "$target/$profile"
