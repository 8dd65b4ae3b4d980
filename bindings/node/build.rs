//! What the linkers of macOS and Windows must know about a Node module.

fn main() {
    napi_build::setup();
}
