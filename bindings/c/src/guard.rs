//! No panic crosses the border.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::code::Code;

/// What `call` returns, or `otherwise` should it panic.
pub(crate) fn guard<T>(otherwise: T, call: impl FnOnce() -> T) -> T {
    // What a panic leaves half-done is the result of this call, and that is not handed out then.
    catch_unwind(AssertUnwindSafe(call)).unwrap_or(otherwise)
}

/// As [`guard`], of a call that ends with a code.
pub(crate) fn coded(call: impl FnOnce() -> Result<(), Code>) -> Code {
    guard(Code::Internal, || call().err().unwrap_or(Code::Ok))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_code() {
        assert_eq!(coded(|| panic!("a test")), Code::Internal);
        assert_eq!(coded(|| Err(Code::NotThere)), Code::NotThere);
        assert_eq!(coded(|| Ok(())), Code::Ok);
    }
}
