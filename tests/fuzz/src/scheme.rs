//! The text form of a scheme: what is read is written so that it is read as the same.

use paysign::Scheme;

/// A text, or what is nearly one.
pub fn scheme(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let parsed = match Scheme::parse(&text) {
        Ok(parsed) => parsed,
        Err(error) => {
            assert!(error.offset <= text.len(), "{error} is after the end of {text:?}");
            return;
        }
    };
    let printed = parsed.to_string();
    let again = Scheme::parse(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"));
    assert_eq!(parsed, again, "{text:?} was printed as {printed:?}");
    assert_eq!(again.to_string(), printed, "a printed scheme is printed as it is");
}
