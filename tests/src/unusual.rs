//! Genuine messages in all the spellings that real servers have: unknown and many fields, escapes where none
//! are needed, white space.
//!
//! Nearly all of them are to be accepted, and each by the same verdict as the usual spelling.

use paysign_reference::{Reading, Wire};

use crate::generate::{self, Choices};
use crate::marked;

/// Names that no table knows.
const UNKNOWN: [&str; 6] = ["s", "page", "ext_1", "a.b[0]", "zz-9", "a_name_that_is_longer_than_any_of_a_table"];

/// Values that real messages have.
const VALUES: [&str; 12] = [
    "1",
    "x",
    "0.01",
    "",
    "a value of it",
    "会员充值 100 元",
    "dXNlcklkMTAwMjM=",
    "https://shop.example.com/orders?id=10023",
    "see http://[::1]/a/b",
    "27&quot; 144Hz",
    "C:\\shop@%+\"quoted\"",
    "a text that is longer than the thirty-two bytes which are copied at once, and than a block",
];

/// How many parameters a message may have beside those of its table.
const MANY: usize = 70;

/// A message that the secret has signed: its raw body.
pub fn message(choices: &mut Choices<'_>, reading: &Reading, secret: &[u8]) -> Vec<u8> {
    let Some(scheme) = &reading.scheme else { return Vec::new() };
    let mut fields: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for row in reading.table.iter().filter(|row| row.name != scheme.signature) {
        let sign_type = scheme.sign_type.as_ref().filter(|sign_type| sign_type.field == row.name);
        let value = match sign_type.and_then(|sign_type| sign_type.digests.first()) {
            Some((text, _)) => text.clone(),
            None if row.rewritten.is_some() => b"1".to_vec(),
            None => value(choices),
        };
        if row.required && value.is_empty() {
            fields.push((row.name.clone(), b"7".to_vec()));
        } else if row.required || !choices.once_in(6) {
            fields.push((row.name.clone(), value));
        }
    }
    // No element has such a name.
    let is_name = |name: &&str| reading.wire != Wire::Xml || !name.contains('[');
    for name in UNKNOWN.into_iter().filter(is_name) {
        if choices.once_in(4) {
            insert(choices, &mut fields, name.as_bytes());
        }
    }
    let count = if choices.once_in(4) { choices.below(MANY) } else { 0 };
    for index in 0..count {
        insert(choices, &mut fields, format!("parameter_{:02}", index * 37 % 100).as_bytes());
    }
    let sign = generate::sign(reading, &fields, secret);
    let at = choices.below(fields.len() + 1);
    fields.insert(at, (scheme.signature.clone(), sign.into_bytes()));
    match reading.wire {
        Wire::Form => form(choices, &fields),
        Wire::Json => object(choices, reading, &fields),
        Wire::Xml => marked::plain_xml(&fields),
        Wire::Multipart => marked::plain_multipart(&fields),
    }
}

fn value(choices: &mut Choices<'_>) -> Vec<u8> {
    let text = if choices.once_in(2) { choices.one_of(&VALUES) } else { "1" };
    text.as_bytes().to_vec()
}

fn insert(choices: &mut Choices<'_>, fields: &mut Vec<(Vec<u8>, Vec<u8>)>, name: &[u8]) {
    if !fields.iter().any(|(other, _)| other == name) {
        let at = choices.below(fields.len() + 1);
        fields.insert(at, (name.to_vec(), value(choices)));
    }
}

/// Some bytes are escaped without need, in either case of the digits.
fn form(choices: &mut Choices<'_>, fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    // In one of so many bytes; a lone one is in all, and none in the first.
    let rare = choices.one_of(&[usize::MAX, 1, 2, 7]);
    let mut number = 0;
    let mut part = |text: &[u8], is_name: bool| {
        text.iter().fold(String::new(), |text, byte| {
            number += 1;
            let must = matches!(byte, b'&' | b'%' | b'+' | b'#' | 0x80..) || (*byte == b'=' && is_name);
            let is_escaped = must || (number + usize::from(*byte)) % rare == 0;
            match byte {
                b' ' if number % 2 == 0 => text + "+",
                b' ' => text + "%20",
                _ if is_escaped && number % 2 == 0 => text + &format!("%{byte:02x}"),
                _ if is_escaped => text + &format!("%{byte:02X}"),
                _ => text + &char::from(*byte).to_string(),
            }
        })
    };
    let pieces: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", part(name, true), part(value, false))).collect();
    pieces.join("&").into_bytes()
}

/// `/` and characters beyond ASCII are escaped or not, and there is white space between the parts or not.
fn object(choices: &mut Choices<'_>, reading: &Reading, fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let (slashes, units, letters) = (choices.once_in(3), choices.once_in(3), choices.once_in(6));
    let (colon, comma, end) =
        choices.one_of(&[(":", ",", ""), (":", ",", "\n"), (": ", ",\n  ", "\n"), (" :\t", " ,\r\n", " ")]);
    let text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let mut escaped = String::from("\"");
        for character in text.chars() {
            match character {
                '/' if slashes => escaped.push_str("\\/"),
                '"' | '\\' => escaped.extend(['\\', character]),
                _ if letters && character.is_alphabetic() || units && !character.is_ascii() => {
                    let mut units = [0; 2];
                    let units = character.encode_utf16(&mut units);
                    escaped.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
                }
                _ => escaped.push(character),
            }
        }
        escaped + "\""
    };
    // An escape in a name is for the complete path, which is asked for too.
    let name = |bytes: &[u8]| if letters { text(bytes) } else { format!("\"{}\"", String::from_utf8_lossy(bytes)) };
    let is_bare = |name: &[u8], value: &[u8]| {
        let is_number = matches!(value, b"1" | b"7" | b"0.01");
        is_number && reading.row(name).is_some_and(|row| row.rewritten.is_some()) || value == b"0.01"
    };
    let members: Vec<String> = fields
        .iter()
        .map(|(of, value)| {
            let value = if is_bare(of, value) { String::from_utf8_lossy(value).into() } else { text(value) };
            format!("{}{colon}{value}", name(of))
        })
        .collect();
    format!("{{{end}{}{end}}}{end}", members.join(comma)).into_bytes()
}
