//! The name of each code's exception class; `xtask` writes `errors.py` by it too.

use paysign::Code;

/// The name of the class of a code.
pub(crate) fn class_name(code: Code) -> String {
    match code {
        Code::Mismatch => "SignatureMismatch".into(),
        other => format!("{other:?}"),
    }
}
