#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;

mod accept;
mod amount;
mod batch;
mod canonical;
mod code;
mod digest;
mod escape;
mod expect;
mod exponent;
mod field;
pub mod gateway;
pub mod gateways;
#[doc(hidden)]
pub mod inside;
mod message;
mod name;
mod param;
mod params;
mod piece;
mod readback;
mod roles;
mod scan;
pub mod scheme;
mod secret;
mod shortest;
mod sign;
mod table;
pub mod value;
mod verified;
mod verify;
mod visible;
mod wire;
mod words;

#[cfg(feature = "json")]
mod answer;
#[cfg(feature = "alloc")]
mod explain;
#[cfg(feature = "json")]
mod failure;
#[cfg(feature = "json")]
mod merchant;
#[cfg(feature = "rayon")]
mod parallel;
#[cfg(feature = "json")]
pub mod tables;

pub use amount::{Amount, AmountError};
#[cfg(feature = "json")]
pub use answer::{Answer, AnswerError, GatewayError, OtherDialect};
pub use code::{Code, Group};
pub use digest::Signature;
pub use expect::ExpectError;
#[cfg(feature = "alloc")]
pub use explain::{Explanation, LeftOut};
#[cfg(feature = "json")]
pub use failure::Failure;
pub use field::{Role, Status};
pub use gateway::{Gateway, UnknownName};
#[cfg(feature = "json")]
pub use merchant::{Merchant, MerchantError, NoticeError, Request, RequestError};
pub use message::{Limits, Message, Options, Strictness, Wire};
pub use name::Name;
pub use roles::Roles;
pub use scheme::{Scheme, SchemeError};
pub use secret::{Secret, SecretError, SecretFacts};
pub use sign::{Body, SignError, Signed};
pub use value::Value;
pub use verified::{Payment, Verified};
pub use verify::VerifyError;
pub use visible::Visible;
pub use wire::BodyError;
