//! Raw bodies in an Arrow array in, a struct array of verdicts and facts out.
//!
//! One row for each body: whether it is proved and by which secret, its order number, the gateway's number,
//! what it says about the payment, amounts as exact decimals, and on request signed fields by their names.
//! Every answer is the one that [`Message::verify_with`](paysign::Message::verify_with) gives; digests are
//! computed side by side, as in [`Message::verify_batch`](paysign::Message::verify_batch).
//!
//! # Examples
//!
//! ```
//! use arrow_array::{BinaryArray, Int16Array, cast::AsArray};
//! use paysign::{Options, Secret, gateways::epay};
//! use paysign_arrow::Columns;
//!
//! let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4")?;
//! let bodies = BinaryArray::from_opt_vec(vec![Some(b"pid=1&sign="), None]);
//! let (options, columns) = (Options::DEFAULT, Columns::new());
//! let verdicts = paysign_arrow::verify(&epay::NOTIFY, &bodies, &secret, &options, &columns)?;
//! let verdict: &Int16Array = verdicts.column_by_name("verdict").expect("a column").as_primitive();
//! assert_eq!(verdict.iter().collect::<Vec<_>>(), [Some(7), None]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The columns
//!
//! | name | type | what it holds |
//! |---|---|---|
//! | `verdict` | `Int16` | 0 for a proved message, else the number of the code |
//! | `code` | dictionary | `ok`, else the word of the code |
//! | `secret_index` | `Int32` | which of the secrets has signed it |
//! | `order_no`, `trade_no` | text | the merchant's order number, and the gateway's |
//! | `merchant_id` | text | the merchant's number at the gateway |
//! | `status` | dictionary | what the message says about the payment |
//! | `paid_amount`, `ordered_amount` | `Decimal128(38, scale)` | in major units, exact |
//! | `error`, `error_column` | dictionaries | why a column could not be filled, and which one |
//! | `fields` | struct of texts | only where fields are asked for: the signed fields of these names |
//!
//! Only proved messages have more than a verdict. A null body is a null row.
//!
//! Nothing is rounded or guessed: where a proved message says something that a column cannot hold, the column
//! is null there, and `error` says why: `invalid_amount` for what is not a decimal or has more than 38
//! digits, `not_whole` for digits beyond the scale, `not_utf8` for a text in another encoding. Of several
//! columns the first is named.

mod bodies;
mod columns;
mod error;
#[cfg(feature = "ffi")]
pub mod ffi;
mod rows;
mod texts;
mod verify;
mod words;

pub use columns::{Columns, TextType};
pub use error::ColumnsError;
pub use verify::verify;
