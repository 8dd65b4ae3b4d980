#![doc = include_str!("../README.md")]
#![no_std]
#![deny(unsafe_code)]
#![allow(
    clippy::inline_always,
    reason = "the steps must become straight code, by the instructions of the function they are in"
)]

mod chain;
#[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
mod chain_avx512;
mod lanes;
mod padding;
mod state;
mod step;
mod stream;
mod wipe;

pub use lanes::{Job, Lanes};
pub use padding::{pad, padded_blocks};
pub use state::State;
pub use stream::Md5;
