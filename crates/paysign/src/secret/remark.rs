//! What can be said of a secret by looking at it: that it is masked, has a name in front, is there twice.

use super::Secret;

/// What strikes in a secret. It holds no byte of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Most of it is one sign, as of a secret that a page hides.
    Masked,
    /// It is a word in the place of a secret: `null`, `your_key`.
    Placeholder,
    /// A name or a number with a sign after it is in front: `KEY=`, `1001:`.
    Named,
    /// All of it is there twice.
    Twice,
    /// It is in quotation marks.
    Quoted,
    /// White space is at an end.
    Blanks,
    /// A character that nobody sees is at this place, the first one's being 1; or white space inside.
    Invisible(usize),
    /// It holds signs that a shell, an `.env` reader or a query takes for its own.
    Shell,
    /// It holds HTML's or URLs' escapes.
    Escaped,
}

/// Words that are written where a secret should be.
const PLACEHOLDERS: [&str; 26] = [
    "null",
    "none",
    "nil",
    "undefined",
    "nan",
    "true",
    "false",
    "0",
    "[object object]",
    "array",
    "key",
    "secret",
    "token",
    "password",
    "changeme",
    "your_key",
    "your-key",
    "yourkey",
    "your_secret",
    "your_api_key",
    "your-secret-key",
    "api_key",
    "test",
    "demo",
    "密钥",
    "商户密钥",
];

/// Signs that a shell, an `.env` reader or a query takes for its own.
pub(super) const SIGNS: &[u8] = b"$#&;|<>%`\\!*?";

impl Secret {
    /// What strikes in it, the most telling first.
    pub(crate) fn remarks(&self) -> [Option<Remark>; 9] {
        of(self.bytes())
    }
}

fn of(secret: &[u8]) -> [Option<Remark>; 9] {
    let when = |is_so: bool, remark: Remark| is_so.then_some(remark);
    let trimmed = secret.trim_ascii();
    [
        when(is_masked(trimmed), Remark::Masked),
        when(is_placeholder(trimmed), Remark::Placeholder),
        when(named(trimmed).is_some(), Remark::Named),
        when(half(trimmed).is_some(), Remark::Twice),
        when(matches!(trimmed, [b'"', _, .., b'"'] | [b'\'', _, .., b'\''] | [b'`', _, .., b'`']), Remark::Quoted),
        invisible(trimmed).map(Remark::Invisible),
        when(trimmed.len() < secret.len(), Remark::Blanks),
        when(trimmed.iter().any(|byte| SIGNS.contains(byte)), Remark::Shell),
        when(is_escaped(trimmed), Remark::Escaped),
    ]
}

/// Whether signs that hide are in it: three in a row, or a third of it.
fn is_masked(secret: &[u8]) -> bool {
    let hides = |sign: &&str| {
        let count = secret.windows(sign.len()).filter(|part| *part == sign.as_bytes()).count();
        longest_run(secret, sign) >= 3 || count >= 3 && 3 * count * sign.len() >= secret.len()
    };
    // Letters of a secret may be the same by chance, but not so many.
    let is_run = |sign: &&str| longest_run(secret, sign) >= 6.min(secret.len().max(4));
    ["*", "•", "●", "…"].iter().any(hides) || ["x", "X"].iter().any(is_run)
}

/// How often a sign is there in a row at most.
fn longest_run(text: &[u8], sign: &str) -> usize {
    let run = |at| text[at..].chunks(sign.len()).take_while(|chunk| *chunk == sign.as_bytes()).count();
    (0..text.len()).map(run).max().unwrap_or(0)
}

fn is_placeholder(secret: &[u8]) -> bool {
    let inner = match secret {
        [b'<', inner @ .., b'>'] | [b'{', inner @ .., b'}'] | [b'[', inner @ .., b']'] if inner != b"object Object" => {
            inner
        }
        _ => secret,
    };
    [secret, inner].iter().any(|text| PLACEHOLDERS.iter().any(|word| text.eq_ignore_ascii_case(word.as_bytes())))
        || inner.len() < secret.len() && inner.iter().all(|byte| byte.is_ascii_alphabetic() || b"_- ".contains(byte))
}

/// What comes after a name or a number in front of a secret, and the sign after that.
pub(super) fn named(secret: &[u8]) -> Option<&[u8]> {
    let end = secret.iter().position(|byte| b"=:,;\t".contains(byte)).or_else(|| {
        // Nothing but a space is between a number and what comes after it.
        let digits = secret.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (secret.get(digits) == Some(&b' ')).then_some(digits)
    })?;
    let (name, rest) = (secret[..end].trim_ascii(), secret[end + 1..].trim_ascii());
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.".contains(byte);
    let is_name = (1..=32).contains(&name.len()) && name.iter().all(is_of_name);
    // A word or a number: what is mixed as a secret is may be one.
    let digits = name.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_plain = digits == name.len() || digits == 0 && !is_mixed(name);
    (is_name && is_plain && rest.len() >= 4 && !rest.iter().all(|byte| *byte == b'=')).then_some(rest)
}

/// Whether small and large letters are mixed as in no name: large ones follow small ones often.
fn is_mixed(name: &[u8]) -> bool {
    let changes = name.windows(2).filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase()).count();
    changes > 2
}

/// Its half, if it is that twice.
pub(super) fn half(secret: &[u8]) -> Option<&[u8]> {
    let (one, two) = secret.split_at(secret.len() / 2);
    let two = match two {
        [byte, rest @ ..] if two.len() > one.len() && b"\n\r ,;".contains(byte) => rest,
        _ => two,
    };
    (one.len() >= 4 && one == two).then_some(one)
}

/// How many bytes the invisible character takes that a text starts with.
pub(super) fn invisible_at(text: &[u8]) -> Option<usize> {
    if text.first().is_some_and(|byte| byte.is_ascii_control() || byte.is_ascii_whitespace()) {
        return Some(1);
    }
    let invisible = [
        "\u{a0}", "\u{ad}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{200e}", "\u{200f}", "\u{2028}", "\u{2060}",
        "\u{3000}", "\u{feff}",
    ];
    invisible.iter().find(|character| text.starts_with(character.as_bytes())).map(|character| character.len())
}

/// The place of the first character that nobody sees, counted in characters from 1.
fn invisible(secret: &[u8]) -> Option<usize> {
    let at = (0..secret.len()).find(|at| invisible_at(&secret[*at..]).is_some())?;
    Some(secret[..at].iter().filter(|byte| !(0x80..0xc0).contains(*byte)).count() + 1)
}

fn is_escaped(secret: &[u8]) -> bool {
    let is_entity = |text: &[u8]| {
        ["&amp;", "&lt;", "&gt;", "&quot;", "&#"].iter().any(|entity| text.starts_with(entity.as_bytes()))
    };
    (0..secret.len()).any(|at| crate::escape::percent(&secret[at..]).is_some() || is_entity(&secret[at..]))
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::*;

    fn remarks(secret: &str) -> Vec<Remark> {
        of(secret.as_bytes()).into_iter().flatten().collect()
    }

    #[test]
    fn a_secret_is_looked_at() {
        for (secret, expected) in [
            ("7a3b1053780db61ebd3d7123e1b8d6c4", &[][..]),
            ("usdt-Tk9Zq4Wm1Xv7", &[]),
            ("Qm+7/aB9=Xk3", &[]),
            ("c2VjcmV0a2V5MTIzNDU2Nzg5MA==", &[]),
            ("xXo83Kxxpq4xXx1w", &[]),
            ("7a3b****d6c4", &[Remark::Masked, Remark::Shell]),
            ("••••••••d6c4", &[Remark::Masked]),
            ("xxxxxxxxxxxxxxxx", &[Remark::Masked, Remark::Twice]),
            ("undefined", &[Remark::Placeholder]),
            ("YOUR_KEY", &[Remark::Placeholder]),
            ("<merchant key>", &[Remark::Placeholder, Remark::Invisible(10), Remark::Shell]),
            ("EPAY_KEY=Rk2vQ8pLx7Tn", &[Remark::Named]),
            ("41207:Rk2vQ8pLx7Tn", &[Remark::Named]),
            ("Rk2vQ8pLRk2vQ8pL", &[Remark::Twice]),
            ("\"Rk2vQ8pL\"", &[Remark::Quoted]),
            ("密Rk2v\u{200b}Q8pL", &[Remark::Invisible(6)]),
            ("Rk2v Q8pL", &[Remark::Invisible(5)]),
            ("Rk2vQ8pL\n", &[Remark::Blanks]),
            ("Kq7m$Zt9bL!w4Rs", &[Remark::Shell]),
            ("a%2Bb&amp;c8", &[Remark::Shell, Remark::Escaped]),
        ] {
            assert_eq!(remarks(secret), expected, "{secret:?}");
        }
    }

    #[test]
    fn what_is_named_or_twice_is_told_from_the_rest() {
        assert_eq!(named(b"KEY = abcd"), Some(&b"abcd"[..]));
        assert_eq!(named(b"1001 abcd"), Some(&b"abcd"[..]));
        assert_eq!(named(b"KEY= abcd"), Some(&b"abcd"[..]));
        assert_eq!(named(b"Rk2vQ8p:Lx7T"), None);
        assert_eq!(half(b"abcd\nabcd"), Some(&b"abcd"[..]));
        assert_eq!(half(b"abcdabce"), None);
    }
}
