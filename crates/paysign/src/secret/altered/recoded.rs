//! A secret that was hashed, decoded or escaped before it was used.

use zeroize::Zeroizing;

use super::alteration::{Alteration, Altered};
use super::room::Room;
use crate::canonical::Sink as _;
use crate::digest::Hasher;
use crate::escape::percent;
use crate::scheme::{Encoding, Hash};
use crate::secret::Secret;

const LARGE: &[u8; 16] = b"0123456789ABCDEF";
const SMALL: &[u8; 16] = b"0123456789abcdef";

/// Ways to write a URL: what stays as it is beside letters and digits, whether a space becomes a plus, and
/// the digits.
const URLS: [(&[u8], bool, &[u8; 16], &str); 5] = [
    (b"-_.", true, LARGE, "URL-encoded, a space as +"),
    (b"-_.~", false, LARGE, "URL-encoded, a space as %20"),
    (b"-_.!~*'()", false, LARGE, "as encodeURIComponent writes it"),
    (b"-_.!*()", true, SMALL, "URL-encoded with small digits"),
    (b"-_.~/", false, LARGE, "URL-encoded, slashes as they are"),
];

/// HTML's entities for these bytes, as PHP writes them.
const ENTITIES: [(u8, &str); 5] =
    [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\'', "&#039;")];

pub(super) fn add(all: &mut Altered<'_>) {
    digests(all);
    decoded(all);
    urls(all);
    entities(all);
    written(all);
}

fn digests(all: &mut Altered<'_>) {
    for (case, form) in
        [(Encoding::LowerHex, "its MD5 in its place"), (Encoding::UpperHex, "its MD5 in capitals in its place")]
    {
        let mut hasher = Hasher::new(Hash::Md5);
        hasher.put(all.of);
        all.add(Alteration::Recoded, form, &[hasher.finish().to_signature(case).as_str().as_bytes()]);
    }
}

fn decoded(all: &mut Altered<'_>) {
    let secret = all.of;
    let mut bytes = Zeroizing::new([0; Secret::MAX_LEN]);
    let decoded = &mut bytes[..secret.len() / 2];
    if hex::decode_to_slice(secret, decoded).is_ok() {
        all.add(Alteration::Recoded, "decoded from hex", &[decoded]);
    }
    let mut bytes = Zeroizing::new([0; Secret::MAX_LEN]);
    if let Some(len) = base64(secret, bytes.as_mut_slice()) {
        all.add(Alteration::Recoded, "decoded from Base64", &[&bytes[..len]]);
    }
}

fn urls(all: &mut Altered<'_>) {
    let secret = all.of;
    for (plus, form) in [(true, "URL-decoded"), (false, "URL-decoded, + as it is")] {
        let mut room = Room::new();
        let mut rest = secret;
        while let Some((first, behind)) = rest.split_first() {
            let (byte, behind) = match (first, percent(rest)) {
                (b'%', Some(byte)) => (byte, &rest[3..]),
                (b'+', _) if plus => (b' ', behind),
                _ => (*first, behind),
            };
            room.push(&[byte]);
            rest = behind;
        }
        all.add(Alteration::Recoded, form, &[room.bytes()]);
    }
    for (safe, plus, digits, form) in URLS {
        let mut room = Room::new();
        for byte in secret {
            match byte {
                b' ' if plus => room.push(b"+"),
                _ if byte.is_ascii_alphanumeric() || safe.contains(byte) => room.push(&[*byte]),
                _ => room.push(&[b'%', digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]]),
            }
        }
        all.add(Alteration::Recoded, form, &[room.bytes()]);
    }
    let mut room = Room::new();
    for byte in secret {
        room.push(&[if *byte == b' ' { b'+' } else { *byte }]);
    }
    all.add(Alteration::Recoded, "a plus for each space", &[room.bytes()]);
}

fn entities(all: &mut Altered<'_>) {
    let secret = all.of;
    for (len, form) in [
        (5, "with HTML's entities"),
        (4, "with HTML's entities, ' as it is"),
        (3, "with HTML's entities, quotes as they are"),
    ] {
        let mut room = Room::new();
        for byte in secret {
            match ENTITIES[..len].iter().find(|(plain, _)| plain == byte) {
                Some((_, entity)) => room.push(entity.as_bytes()),
                None => room.push(&[*byte]),
            }
        }
        all.add(Alteration::Recoded, form, &[room.bytes()]);
    }
    let mut room = Room::new();
    let mut rest = secret;
    while let Some(first) = rest.first() {
        let entity = ENTITIES.iter().find(|(_, entity)| rest.starts_with(entity.as_bytes()));
        let (byte, len) = entity.map_or((*first, 1), |(byte, entity)| (*byte, entity.len()));
        room.push(&[byte]);
        rest = &rest[len..];
    }
    all.add(Alteration::Recoded, "without HTML's entities", &[room.bytes()]);
}

/// In hex and in Base64.
fn written(all: &mut Altered<'_>) {
    let secret = all.of;
    for (digits, form) in [(SMALL, "in hex"), (LARGE, "in hex, in capitals")] {
        let mut room = Room::new();
        for byte in secret {
            room.push(&[digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]]);
        }
        all.add(Alteration::RecodedRarely, form, &[room.bytes()]);
    }
    let mut room = Room::new();
    for chunk in secret.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..4 {
            let six = usize::try_from(bits >> (18 - 6 * index) & 63).unwrap_or(0);
            let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            room.push(if index > chunk.len() { b"=" } else { &digits[six..=six] });
        }
    }
    all.add(Alteration::RecodedRarely, "in Base64", &[room.bytes()]);
}

/// Decodes Base64 with its padding into `bytes`; the length of what came out.
fn base64(text: &[u8], bytes: &mut [u8]) -> Option<usize> {
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let plain = text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text);
    let (mut bits, mut count, mut len) = (0u32, 0, 0);
    for byte in plain {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            *bytes.get_mut(len)? = u8::try_from(bits >> count & 0xff).ok()?;
            len += 1;
        }
    }
    Some(len)
}
