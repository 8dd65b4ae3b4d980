#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

mod accept;
pub mod ack;
pub mod amount;
#[cfg(feature = "alloc")]
mod base64;
mod batch;
pub mod beyond;
mod canonical;
#[cfg(feature = "raw")]
pub mod carried;
pub mod code;
#[cfg(feature = "axes")]
mod compose;
mod digest;
mod escape;
mod expect;
mod exponent;
pub mod facts;
mod field;
pub mod gateway;
pub mod gateways;
#[doc(hidden)]
pub mod inside;
pub mod limits;
#[cfg(feature = "axes")]
mod listing;
mod message;
pub mod name;
mod param;
mod params;
mod piece;
#[cfg(feature = "raw")]
pub mod raw;
mod readback;
pub mod roles;
mod scan;
pub mod scheme;
pub mod secret;
mod shortest;
pub mod sign;
mod table;
pub mod value;
pub mod verified;
mod verify;
pub mod visible;
pub mod wire;
mod words;

#[cfg(feature = "json")]
pub mod answer;
#[cfg(feature = "alloc")]
pub mod explain;
#[cfg(feature = "json")]
mod failure;
#[cfg(feature = "json")]
mod merchant;
#[cfg(feature = "rayon")]
mod parallel;
#[cfg(feature = "json")]
pub mod tables;

// What a shop types. All else is in the module that it belongs to.
#[doc(inline)]
pub use amount::Amount;
#[cfg(feature = "json")]
#[doc(inline)]
pub use answer::{Answer, AnswerError};
#[doc(inline)]
pub use code::Code;
pub use expect::ExpectError;
#[cfg(feature = "json")]
pub use failure::Failure;
pub use field::Status;
#[doc(inline)]
pub use gateway::Gateway;
#[doc(inline)]
pub use limits::Limits;
#[cfg(feature = "json")]
pub use merchant::{Merchant, MerchantError, NoticeError, Request, RequestError};
pub use message::{Message, Options, Strictness, Wire};
#[doc(inline)]
pub use scheme::Scheme;
#[doc(inline)]
pub use secret::{Secret, SecretError};
#[doc(inline)]
pub use sign::SignError;
#[doc(inline)]
pub use value::Value;
#[doc(inline)]
pub use verified::Verified;
pub use verify::VerifyError;
