//! A case of a gateway's answer.

use paysign::{AnswerError, Message};

use super::case::Case;
use super::compare::{accepted, listed, refused, roles, text, word};
use super::difference::Difference;

/// All differences.
///
/// # Errors
///
/// What is not of the format.
pub(super) fn answer(case: &Case<'_>, message: &Message<'_>) -> Result<Vec<Difference>, String> {
    let mut found = Vec::new();
    match message.answer(&case.body, &case.secrets, &case.options) {
        Err(error) => {
            found = refused(case, error.code().as_str(), error.field(), error.offset());
            if let (AnswerError::Gateway(error), true) = (&error, found.is_empty()) {
                text(case, "gateway_code", Some(error.gateway_code.as_bytes()), &mut found);
                // The words of the gateway's page, which the file has.
                text(case, "text", error.text.as_deref().map(str::as_bytes), &mut found);
            }
            if let (AnswerError::OtherDialect(error), true) = (&error, found.is_empty()) {
                word(case, "dialect", Some(&error.gateway), &mut found);
            }
        }
        Ok(_) if case.expected("error").is_some() => return Ok(accepted(case)),
        Ok(answer) => {
            for (name, expected) in listed(case, "fields")?.into_iter().flatten() {
                let here = answer.get(&String::from_utf8_lossy(&name)).map(|value| value.to_bytes().into_owned());
                if here.as_ref() != Some(&expected) {
                    let is = if here.is_some() { "is another text" } else { "is not there" };
                    found.push(Difference::new(format!("`fields`: `{}` {is}", name.escape_ascii())));
                }
            }
            roles(case, &answer, &mut found);
            word(case, "status", Some(answer.status().as_str()), &mut found);
        }
    }
    Ok(found)
}
