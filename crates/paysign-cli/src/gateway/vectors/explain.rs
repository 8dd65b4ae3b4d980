//! Cases of explanations and diagnoses.

use paysign::{Code, Gateway, Message, gateways};
use paysign_diagnose::{Context, Factor, Finding, Lang, diagnose, diagnose_document};
use serde_json::Value as Json;

use super::case::Case;
use super::compare::{accepted, listed, refused};
use super::difference::Difference;
use super::member::bytes;

/// What a diagnosis of one of the gateway's messages may look at.
pub(super) fn context<'a>(case: &Case<'_>, gateway: &'a Gateway<'a>) -> Context<'a> {
    Context {
        options: case.options,
        other_secrets: &[],
        gateways: gateways::ALL,
        own: Some(gateway),
        ..Context::DEFAULT
    }
}

/// All differences of an explanation.
///
/// # Errors
///
/// What is not of the format.
pub(super) fn explain(case: &Case<'_>, message: &Message<'_>) -> Result<Vec<Difference>, String> {
    let explained = match message.explain(&case.body, &case.secrets, &case.options) {
        Err(error) => return Ok(refused(case, error.code().as_str(), error.field(), error.offset())),
        Ok(_) if case.expected("error").is_some() => return Ok(accepted(case)),
        Ok(explained) => explained,
    };
    let mut found = Vec::new();
    if let Some(expected) = case.expected("included") {
        let expected = expected.as_array().ok_or("`included` of `expect` is a list of names")?;
        let here = explained.included.iter().map(|field| Some(field.name.to_vec()));
        if !here.eq(expected.iter().map(bytes)) {
            found.push(Difference::new("`included`: other fields are signed, or in another order".to_owned()));
        }
    }
    if let Some(expected) = listed(case, "left_out")? {
        let here = explained.left_out.iter();
        let here = here.map(|(name, reason)| (name.to_vec(), reason.as_str().as_bytes().to_vec())).collect();
        if expected != here {
            found.push(Difference::new("`left_out`: other fields are left out, or for another reason".to_owned()));
        }
    }
    Ok(found)
}

/// All differences of a diagnosis.
pub(super) fn diagnosed(case: &Case<'_>, gateway: &Gateway<'_>, message: &Message<'_>) -> Vec<Difference> {
    let Some(lang) = case.lang.map_or(Some(Lang::default()), Lang::of_code) else {
        return refused(case, Code::UnknownLanguage.as_str(), None, None);
    };
    let also: Vec<&[u8]> = case.also.iter().map(Vec::as_slice).collect();
    let context = Context { other_secrets: &case.other_secrets, also: &also, lang, ..context(case, gateway) };
    let diagnosis = match case.printed {
        Some(printed) => diagnose_document(message, &case.params, printed, &case.secrets, &context),
        None => diagnose(message, &case.body, &case.secrets, &context),
    };
    let mut found = match diagnosis.verdict {
        Err(error) => refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(_) if case.expected("error").is_some() => accepted(case),
        Ok(_) => Vec::new(),
    };
    if let Some(expected) = case.expected("first") {
        let first = diagnosis.findings.first();
        let causes = |finding: &Finding| finding.factors.iter().map(|part| part.cause.as_str()).collect::<Vec<_>>();
        let is_same = match first {
            None => expected.is_null(),
            Some(first) => {
                let fields = first.factors.iter().flat_map(|part| &part.evidence);
                let fields = fields.filter_map(|evidence| evidence.field.clone().map(Some));
                let expected_fields = expected["fields"].as_array().into_iter().flatten().map(bytes);
                let signed = expected.get("signed").map(bytes);
                let told = [
                    ("reason", Json::from(first.reason())),
                    ("texts", first.factors.iter().map(Factor::text).collect()),
                    ("cures", first.factors.iter().map(Factor::cure).collect()),
                ];
                expected["certain"] == first.is_certain()
                    && expected["causes"] == Json::from(causes(first))
                    && (expected.get("fields").is_none() || fields.eq(expected_fields))
                    && signed.is_none_or(|signed| first.signed == signed)
                    && told.iter().all(|(key, told)| expected.get(key).is_none_or(|expected| expected == told))
            }
        };
        if !is_same {
            found.push(Difference::new("`first` is another finding".to_owned()).because(&diagnosis));
        }
    }
    let others = || diagnosis.findings.iter().skip(1).flat_map(|finding| &finding.factors);
    for also in case.expected("also").and_then(Json::as_array).into_iter().flatten() {
        if !others().any(|part| also == part.cause.as_str()) {
            found.push(Difference::new(format!("`also`: no later finding is {also}")));
        }
    }
    found
}
