//! Writes the sources of a language from the compiled library; called by `bindings/uniffi/generate`.

fn main() {
    uniffi::uniffi_bindgen_main();
}
