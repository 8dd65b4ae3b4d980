//! The target `form`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| paysign_fuzz::form(data));
