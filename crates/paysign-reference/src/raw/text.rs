//! What is hashed with a raw body, and its reader, which really reads it.

use super::headers::header;
use super::reading::{Place, RawPart, RawReading};
use crate::encoding;
use crate::refusal::Refusal;
use crate::scheme::Encoding;

/// The pieces of what is hashed, one for each part.
pub(super) fn pieces(
    reading: &RawReading,
    body: &[u8],
    timestamp: &[u8],
    headers: &[(Vec<u8>, Vec<u8>)],
) -> Result<Vec<Vec<u8>>, Refusal> {
    let piece = |part: &RawPart| match part {
        RawPart::Body => Ok(body.to_vec()),
        RawPart::BodyInBase64 => Ok(encoding::write(body, Encoding::Base64).into_bytes()),
        RawPart::Timestamp => Ok(timestamp.to_vec()),
        RawPart::Constant(text) => Ok(text.clone()),
        RawPart::Header(name) => {
            header(headers, name)?.ok_or_else(|| Refusal::of("missing_header").naming(name.as_bytes()))
        }
    };
    reading.text.iter().map(piece).collect()
}

fn is_body(part: &RawPart) -> bool {
    matches!(part, RawPart::Body | RawPart::BodyInBase64)
}

/// Whether each value before the body, and after it as in a mirror, has a constant text on the side of the
/// body; a time may also be right beside the plain body.
pub(super) fn is_readable(parts: &[RawPart]) -> bool {
    let Some(body) = parts.iter().position(is_body) else { return false };
    let inwards = |index: usize| if index < body { index + 1 } else { index - 1 };
    parts.iter().enumerate().all(|(index, part)| match (part, index == body) {
        (_, true) | (RawPart::Constant(_), _) => true,
        (RawPart::Timestamp, _) if parts[inwards(index)] == RawPart::Body => true,
        _ => matches!(&parts[inwards(index)], RawPart::Constant(text) if !text.is_empty()),
    })
}

/// Reads the text back, from both ends, and compares each piece.
pub(super) fn read_back(reading: &RawReading, body: &[u8], pieces: &[Vec<u8>]) -> Result<(), Refusal> {
    let places = &reading.secret;
    let is_open = places.prepend.is_some() && places.append.is_none() && !places.hmac;
    if is_open && let Some(at) = body.iter().position(|byte| *byte == 0) {
        return Err(Refusal::of("malformed_body").at(at));
    }
    let at = reading.text.iter().position(is_body).unwrap_or_default();
    let text = pieces.concat();
    let before = from_left(&reading.text[..=at], &text);
    let turned = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    let in_mirror = |part: &RawPart| match part {
        RawPart::Constant(text) => RawPart::Constant(turned(text)),
        other => other.clone(),
    };
    let mirror: Vec<RawPart> = reading.text[at..].iter().rev().map(in_mirror).collect();
    let after: Vec<Vec<u8>> = from_left(&mirror, &turned(&text)).iter().map(|piece| turned(piece)).collect();
    let in_order = (0..at).chain((at + 1..pieces.len()).rev());
    for index in in_order {
        let read = if index < at { before.get(index) } else { after.get(pieces.len() - 1 - index) };
        let is_header = matches!(reading.text[index], RawPart::Header(_));
        if read != Some(&pieces[index]) || is_open && is_header && pieces[index].contains(&0) {
            return Err(Refusal::of("ambiguous_field").naming(holder(reading, &reading.text[index]).as_bytes()));
        }
    }
    Ok(())
}

/// What a reader that goes from left to right takes for the parts up to the body, as far as it gets.
fn from_left(parts: &[RawPart], text: &[u8]) -> Vec<Vec<u8>> {
    let (mut read, mut rest) = (Vec::new(), text);
    for (part, next) in parts.iter().zip(&parts[1..]) {
        let len = match (part, next) {
            (RawPart::Constant(constant), _) => Some(constant.len()),
            (RawPart::Timestamp, RawPart::Body) => {
                rest.iter().position(|byte| !byte.is_ascii_digit()).or(Some(rest.len()))
            }
            (_, RawPart::Constant(end)) => rest.windows(end.len()).position(|window| window == end.as_slice()),
            _ => None,
        };
        let Some((piece, left)) = len.and_then(|len| rest.split_at_checked(len)) else { break };
        read.push(piece.to_vec());
        rest = left;
    }
    read
}

/// The header that holds a part.
fn holder(reading: &RawReading, part: &RawPart) -> String {
    match (part, &reading.time) {
        (RawPart::Header(name), _) | (_, Some((Place::Header(name), _))) => name.clone(),
        _ => reading.header.clone(),
    }
}
