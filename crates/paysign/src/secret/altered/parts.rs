//! Parts of a secret: what shells, `.env` readers, queries and narrow columns leave of it.

use super::alteration::{Alteration, Altered};
use super::room::Room;
use crate::secret::remark::SIGNS;

/// Signs at which a secret is cut beside those of shells: where a line is split into name and value.
const OTHERS: &[u8] = b"=:,+ -_./@^~\"'(){}[]";

/// The shortest part that is tried.
const SHORTEST: usize = 4;

/// Lengths of columns and fields.
const LENGTHS: [usize; 10] = [32, 16, 64, 20, 30, 8, 24, 31, 63, 128];

pub(super) fn add(all: &mut Altered<'_>) {
    let secret = all.of.trim_ascii();
    variables(all, secret);
    without_backslashes(all, secret);
    for signs in [SIGNS, OTHERS] {
        for sign in signs {
            let mut places = secret.iter().enumerate().filter(|(_, byte)| *byte == sign).map(|(at, _)| at);
            let Some(first) = places.next() else { continue };
            let last = places.next_back().unwrap_or(first);
            // The beginning of a secret may be all that is left of it, however short.
            all.add(Alteration::Part, "what is before such a sign", &[secret[..first].trim_ascii()]);
            for (form, part) in [
                ("what is before the last such sign", &secret[..last]),
                ("what is before such a sign, and the sign", &secret[..=first]),
                ("what is after the last such sign", &secret[last + 1..]),
                ("what is after such a sign", &secret[first + 1..]),
            ] {
                if part.len() >= SHORTEST {
                    all.add(Alteration::Part, form, &[part.trim_ascii()]);
                }
            }
        }
    }
    for len in LENGTHS.into_iter().chain((SHORTEST..secret.len()).rev()) {
        if let Some(part) = secret.get(..len) {
            all.add(Alteration::Prefix, "only its first characters", &[part]);
        }
    }
}

/// Without what a shell takes for variables, which are empty.
fn variables(all: &mut Altered<'_>, secret: &[u8]) {
    let mut left = Room::new();
    let mut rest = secret;
    while let Some((first, behind)) = rest.split_first() {
        if *first == b'$' && !behind.is_empty() {
            rest = &behind[name_len(behind)..];
        } else {
            left.push(&[*first]);
            rest = behind;
        }
    }
    all.add(Alteration::Part, "without what a shell takes for variables", &[left.bytes()]);
}

/// How long the name of a variable is that comes after `$`.
fn name_len(text: &[u8]) -> usize {
    match text.first() {
        Some(b'{') => text.iter().position(|byte| *byte == b'}').map_or(text.len(), |end| end + 1),
        Some(byte) if byte.is_ascii_alphabetic() || *byte == b'_' => {
            text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count()
        }
        // One digit or sign: `$1`, `$$`.
        Some(byte) if byte.is_ascii_digit() || b"$*@#?!-".contains(byte) => 1,
        _ => 0,
    }
}

fn without_backslashes(all: &mut Altered<'_>, secret: &[u8]) {
    let (mut plain, mut is_escaped) = (Room::new(), false);
    for byte in secret {
        is_escaped = *byte == b'\\' && !is_escaped;
        if !is_escaped {
            plain.push(&[*byte]);
        }
    }
    all.add(Alteration::Part, "without its backslashes", &[plain.bytes()]);
    let mut plain = Room::new();
    for byte in secret.iter().filter(|byte| !b"\"'".contains(byte)) {
        plain.push(&[*byte]);
    }
    all.add(Alteration::Part, "without its quotes inside", &[plain.bytes()]);
}
