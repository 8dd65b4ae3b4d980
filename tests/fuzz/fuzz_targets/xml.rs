//! The target `xml`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| paysign_fuzz::xml(data));
