//! What may explain a signature that nothing explains for certain, and what is wrong beside a signature.

use alloc::vec::Vec;

use super::also::Said;
use super::case::Case;
use super::cause::Cause;
use super::claim::{Claim, base64};
use super::finding::{Certainty, Evidence, Factor, Finding};
use super::item::Item;
use super::look::look_at;
use paysign::gateway::{Kind, Signing};
use paysign::scheme::Encoding;
use paysign::value::Shape;
use paysign::{Code, Message, Secret, VerifyError};

/// Adds what may be, the most telling first.
pub(super) fn add(
    case: &Case<'_>,
    verdict: Result<usize, VerifyError>,
    secrets: &[Secret],
    also: Said,
    found: &mut Vec<Finding>,
) {
    if case.items.is_empty() {
        return;
    }
    // What had to be undone to read it is a fact, whether the signature is right then or not.
    for factor in case.implied.iter().filter(|factor| is_telling(factor.cause)) {
        found.push(Finding::possible(
            factor.clone(),
            "the message had to be read in another way than the gateway writes it",
        ));
    }
    signature(case, verdict.err(), found);
    missing(case, found);
    values(case, found);
    if matches!(case.claim, Claim::Nothing) {
        return;
    }
    found.extend(look_at(secrets));
    let both = [Cause::WrongSecret, Cause::MessageChanged];
    let (causes, reason) = match also {
        _ if secrets.is_empty() => (&both[..], "no secret was given"),
        Said::NotAsked => (&both[..], QUESTION),
        Said::Nothing => (&both[..], QUESTION_AGAIN),
        Said::Right => (&both[1..], "another message verifies with this secret, so the secret is right"),
        Said::Wrong => (&both[..1], "the other messages do not verify with this secret either"),
    };
    let factors = causes.iter().map(|cause| Factor::new(*cause)).collect();
    found.push(Finding { certainty: Certainty::Possible(reason), factors, signed: None });
}

/// What tells a wrong secret from a changed message.
const QUESTION: &str = "nothing that was tried explains it. Does another message verify with this secret? Then the secret is right, and this message was changed; if none does, the secret is another one";

/// The same, where what was given could not tell.
const QUESTION_AGAIN: &str = "what was given as another message tells nothing: it is this message, or no signature can be read in it. Does another message verify with this secret? Then the secret is right, and this message was changed; if none does, the secret is another one";

/// Whether a cause explains by itself why a message is refused.
fn is_telling(cause: Cause) -> bool {
    !matches!(cause, Cause::SignatureMalformed | Cause::SignatureCut)
}

fn signature(case: &Case<'_>, error: Option<VerifyError>, found: &mut Vec<Finding>) {
    let field = Evidence::of_name(case.signing.field);
    let claimed = case.items.iter().find(|item| item.is_signature);
    if claimed.is_none_or(|item| item.value.is_empty() || item.shape == Shape::Null) {
        let reason = "the message has no such field, or it is empty";
        return found.push(Finding::possible(Factor::new(Cause::SignatureMissing).with(field), reason));
    }
    let is_malformed = error.is_some_and(|error| error.code() == Code::MalformedSignature);
    if is_malformed || matches!(case.claim, Claim::Nothing) {
        let evidence = claimed.map(|item| item.evidence(None)).into_iter().collect();
        let told = claimed.and_then(|item| by_length(&item.value));
        let (named, detail) = told.unwrap_or((Cause::SignatureMalformed, ""));
        let factor = Factor { evidence, ..Factor::new(named).detail(detail) };
        found.push(Finding::possible(factor, "it does not have the length of this digest, as the scheme writes it"));
    }
}

/// What a signature is by its length, whatever the gateway asks for.
fn by_length(text: &[u8]) -> Option<(Cause, &'static str)> {
    let text = text.trim_ascii();
    let is_hex = text.iter().all(u8::is_ascii_hexdigit);
    let bytes = if is_hex { text.len() / 2 } else { base64(text)?.len() };
    Some(match bytes {
        16 if !is_hex => (Cause::SignatureMalformed, "16 bytes in Base64 are MD5"),
        20 => (Cause::Algorithm, "20 bytes (40 hex digits) are SHA-1"),
        32 => (Cause::Algorithm, "32 bytes (64 hex digits) are SHA-256 or SM3"),
        48 => (Cause::Algorithm, "48 bytes (96 hex digits) are SHA-384"),
        64 => (Cause::Algorithm, "64 bytes (128 hex digits) are SHA-512"),
        128 | 256 | 384 | 512 => {
            (Cause::SignTypeUnsupported, "so many bytes are RSA, which is verified with the gateway's public key")
        }
        _ => return None,
    })
}

fn missing(case: &Case<'_>, found: &mut Vec<Finding>) {
    let is_there = |name: &str| case.items.iter().any(|item| item.name == name.as_bytes());
    let field = case.signing.field;
    let required = case.message.fields.fields().iter().filter(|row| row.is_required && row.name != field);
    let is_grouped = |name: &str| case.message.one_of.iter().any(|group| group.contains(&name));
    let missing = required.filter(|row| !is_there(row.name) && !is_grouped(row.name) && case.message.signs(row.name));
    let evidence: Vec<Evidence> = missing.map(|row| Evidence::of_name(row.name)).collect();
    if !evidence.is_empty() {
        let factor = Factor { evidence, ..Factor::new(Cause::ParameterDropped) };
        found.push(Finding::possible(factor, "the gateway's table requires it, and it is not here"));
    }
}

fn values(case: &Case<'_>, found: &mut Vec<Finding>) {
    let mut of = |cause: Cause, reason: &'static str, is_one: &dyn Fn(&Item<'_>) -> bool| {
        let items = case.items.iter().filter(|item| item.is_covered && is_one(item));
        let evidence: Vec<Evidence> = items.map(|item| item.evidence(None)).collect();
        if !evidence.is_empty() {
            found.push(Finding::possible(Factor { evidence, ..Factor::new(cause) }, reason));
        }
    };
    of(Cause::ParameterTwice, "the name occurs twice", &|item| item.is_twice);
    of(Cause::NestedValue, "a signed field is an object or an array", &|item| item.shape == Shape::Nested);
    of(Cause::CharsetLossy, "there are question marks where characters may have been", &|item| is_lossy(&item.value));
    of(Cause::CharsetLossy, "a part of an emoji is left, the rest of it may be lost", &|item| {
        ["\u{fe0f}", "\u{200d}"].iter().any(|rest| find(&item.value, rest.as_bytes()))
    });
    of(Cause::ValueCut, "the value has exactly the length at which columns and fields are cut", &|item| is_cut(item));
    of(Cause::CharsetGbk, "the value is not UTF-8", &|item| core::str::from_utf8(&item.value).is_err());
}

fn find(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len()).any(|part| part == wanted)
}

/// Whether a character may have been replaced: by several question marks, by one beside a character that is
/// not ASCII, or by the character for that.
fn is_lossy(text: &[u8]) -> bool {
    let is_beside = |three: &[u8]| three[1] == b'?' && !(three[0].is_ascii() && three[2].is_ascii());
    let is_address = text.starts_with(b"http");
    find(text, b"??") || find(text, "\u{fffd}".as_bytes()) || !is_address && text.windows(3).any(is_beside)
}

/// Lengths at which columns and fields are cut.
const LENGTHS: [usize; 8] = [32, 50, 64, 100, 127, 128, 255, 256];

/// Whether a value may have been cut: names and digests have such a length of their own.
fn is_cut(item: &Item<'_>) -> bool {
    let chars = core::str::from_utf8(&item.value).map_or(0, |text| text.chars().count());
    let is_id = item.value.iter().all(u8::is_ascii_alphanumeric);
    let is_listed = item.row.and_then(|row| row.max_chars).is_some_and(|most| usize::from(most) == chars && most > 20);
    !is_id && (is_listed || LENGTHS.contains(&item.value.len()) || LENGTHS.contains(&chars))
}

/// What is wrong though the signature may be right.
pub(super) fn remarks(message: &Message<'_>, signing: &Signing<'_>, items: &[Item<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    let claimed = items.iter().find(|item| item.is_signature).map(|item| &item.value[..]).unwrap_or_default();
    let case = if signing.scheme.encoding == Encoding::LowerHex {
        Some(("lower case", u8::is_ascii_uppercase as fn(&u8) -> bool))
    } else if signing.scheme.encoding == Encoding::UpperHex {
        Some(("upper case", u8::is_ascii_lowercase as fn(&u8) -> bool))
    } else {
        None
    };
    if let Some((case, is_other)) = case
        && claimed.iter().all(u8::is_ascii_hexdigit)
        && claimed.iter().any(is_other)
    {
        let evidence = Evidence { signed: Some(case.into()), ..Evidence::of_name(signing.field) };
        let reason = "a gateway that compares texts refuses it";
        found.push(Finding::possible(Factor::new(Cause::HexCase).with(evidence), reason));
    }
    let is_short = |item: &&Item<'_>| {
        let kind = message.fields.fields().iter().find(|field| item.name == field.name).map(|field| field.kind);
        kind == Some(Kind::Millis) && item.value.len() == 10 && item.value.iter().all(u8::is_ascii_digit)
    };
    let evidence: Vec<Evidence> = items.iter().filter(is_short).map(|item| item.evidence(None)).collect();
    if !evidence.is_empty() {
        let factor = Factor { evidence, ..Factor::new(Cause::TimeUnit) };
        found.push(Finding::possible(factor, "ten digits are seconds, and the gateway's table asks for milliseconds"));
    }
    found
}
