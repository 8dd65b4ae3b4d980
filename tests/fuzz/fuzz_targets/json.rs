//! The target `json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| paysign_fuzz::json(data));
