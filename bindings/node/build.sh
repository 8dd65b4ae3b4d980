#!/bin/sh
# Builds the native module and lays it where the loader looks first.
set -eu
cd "$(dirname "$0")"
cargo build --quiet --release --locked --package paysign-node
target=$(cargo metadata --format-version 1 --no-deps --locked | node -p 'JSON.parse(require("fs").readFileSync(0)).target_directory')
node scripts/place.js "$target/release"
