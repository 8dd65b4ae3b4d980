//! What a diagnosis finds.

use paysign_diagnose::{Diagnosis, Evidence, Factor, Finding};

use crate::cbor::Writer;
use crate::error::write_failure;

/// Writes it.
pub(crate) fn write(to: &mut Writer, found: &Diagnosis) {
    to.map(|map| {
        map.entry("text").text(&found.to_string());
        map.entry("secret_index").optional(found.verdict.ok(), |to, index| to.number(index as u64));
        map.entry("refusal").optional(found.verdict.err(), |to, error| write_failure(to, &error.into()));
        map.entry("is_complete").bool(found.is_complete);
        map.entry("findings").list(|list| found.findings.iter().for_each(|finding| write_finding(list, finding)));
    });
}

fn write_finding(to: &mut Writer, finding: &Finding) {
    to.map(|map| {
        map.entry("is_certain").bool(finding.is_certain());
        map.entry("reason").text(finding.reason());
        map.entry("signed").optional(finding.signed.as_deref(), Writer::value);
        map.entry("causes").list(|list| finding.factors.iter().for_each(|factor| write_cause(list, factor)));
    });
}

fn write_cause(to: &mut Writer, factor: &Factor) {
    to.map(|map| {
        map.entry("code").text(factor.cause.as_str());
        map.entry("number").number(factor.cause.number());
        map.entry("text").text(factor.text());
        map.entry("cure").text(factor.cure());
        map.entry("detail").text(&factor.detail);
        map.entry("evidence").list(|list| factor.evidence.iter().for_each(|shown| write_evidence(list, shown)));
        map.entry("look_for").list(|list| {
            for (place, line) in factor.cause.description().look_for {
                list.text(place);
                list.text(line);
            }
        });
    });
}

fn write_evidence(to: &mut Writer, shown: &Evidence) {
    to.map(|map| {
        map.entry("field").optional(shown.field.as_deref(), Writer::value);
        map.entry("offset").optional(shown.offset, |to, offset| to.number(offset as u64));
        map.entry("here").optional(shown.here.as_deref(), Writer::value);
        map.entry("signed").optional(shown.signed.as_deref(), Writer::value);
    });
}
