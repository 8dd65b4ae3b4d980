//! The signed fields of a message in one piece of bytes, for languages to which each call is dear.
//!
//! First the index of the secret; then for each field, in the body's order, the length of its name, the length of its value, and the
//! bytes of both. Numbers have four bytes, the highest first. A length below zero is the complement (`!length`) of that of bytes which are
//! no UTF-8.

/// Room that most messages do with.
const USUAL: usize = 512;

/// The signed fields.
pub(crate) fn fields(verified: &paysign::Verified<'_>) -> Vec<u8> {
    let mut packed = Vec::with_capacity(USUAL);
    packed.extend_from_slice(&number(verified.secret_index()).to_be_bytes());
    for (name, value) in verified.fields() {
        let (name, value) = (name.to_bytes(), value.to_bytes());
        // Both lengths at once: each appended piece costs a look whether there is room.
        let lengths = [length(&name).to_be_bytes(), length(&value).to_be_bytes()];
        packed.extend_from_slice(lengths.as_flattened());
        packed.extend_from_slice(&name);
        packed.extend_from_slice(&value);
    }
    packed
}

fn length(bytes: &[u8]) -> i32 {
    let length = number(bytes.len());
    if bytes.is_ascii() || std::str::from_utf8(bytes).is_ok() { length } else { !length }
}

/// A body is shorter than 2 GiB by the core's limits.
fn number(number: usize) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::{Options, Scheme, Secret, Wire};

    #[test]
    fn fields_stand_one_behind_another_with_their_lengths() {
        let scheme = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; \
                      secret append \"\"; digest md5; hex lower";
        let message = paysign::Message::of_scheme(Scheme::parse(scheme).unwrap(), "sign", Wire::Form);
        let secrets = [Secret::new("another one").unwrap(), Secret::new("a secret").unwrap()];
        // Signed by hand: the MD5 of `a=x y&b=\xB2\xE2` and the second secret.
        let body = b"b=%B2%E2&c=&a=x+y&sign=a76ccbb36a2545baaff8db26d1120e8a";
        let verified = message.verify_with(body, &secrets, &Options::DEFAULT).unwrap();
        assert_eq!(fields(&verified), b"\0\0\0\x01\0\0\0\x01\xff\xff\xff\xfdb\xB2\xE2\0\0\0\x01\0\0\0\x03ax y");
    }
}
