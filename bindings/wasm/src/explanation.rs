//! The explanation of a message.

use paysign::explain::Explanation;

use crate::cbor::Writer;
use crate::error::write_failure;

/// Writes one.
pub(crate) fn write(to: &mut Writer, explained: &Explanation<'_>) {
    to.map(|map| {
        map.entry("text").text(&explained.to_string());
        map.entry("scheme").text(explained.scheme_text());
        map.entry("canonical").value(&explained.canonical);
        map.entry("included").list(|list| {
            for field in &explained.included {
                list.value(&field.name);
                list.value(&field.text);
            }
        });
        map.entry("left_out").list(|list| {
            for (name, reason) in &explained.left_out {
                list.value(name);
                list.text(reason.as_str());
            }
        });
        let secret_index = explained.verdict.and_then(Result::ok);
        map.entry("secret_index").optional(secret_index, |to, index| to.number(index as u64));
        let refusal = explained.verdict.and_then(Result::err);
        map.entry("refusal").optional(refusal, |to, error| write_failure(to, &error.into()));
    });
}
