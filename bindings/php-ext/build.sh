#!/bin/sh
# Builds the extension in a folder of its own: build.sh PREFIX FOLDER. PREFIX is where the C library is installed.
set -eu
cd "$(dirname "$0")"
rm -rf "$2"
mkdir -p "$2"
cp -R config.m4 src "$2"
cd "$2"
{ phpize && ./configure --quiet --with-paysign="$1" && make; } >build.log 2>&1 || {
    cat build.log >&2
    exit 1
}
if grep 'src/.*warning:' build.log >&2; then
    echo 'the compiler has warned' >&2
    exit 1
fi
