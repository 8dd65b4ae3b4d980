//! The secret that counts, from the one that is given.

use std::collections::{BTreeMap, BTreeSet};

use crate::digest::{hash, hmac};
use crate::scheme::{Digest, How, Part, Scheme};
use crate::{encoding, hex};

/// The secret, or its parts.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    whole: Vec<u8>,
    parts: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl Key {
    /// What the scheme takes of a given secret; `None` where it is malformed. The digest is the one in use.
    pub(crate) fn of(scheme: &Scheme, digest: Digest, given: &[u8]) -> Option<Key> {
        let whole = match &scheme.secret.how {
            None => given.to_vec(),
            Some(How::Hex) => hex::read(given)?,
            Some(How::Base64) => encoding::read_base64(given)?,
            Some(How::Hashed { digest, is_upper }) => {
                let written = hex::write(&hash(*digest, given));
                if *is_upper { written.to_uppercase() } else { written }.into_bytes()
            }
            Some(How::Hmac(key)) => hmac(digest, key, given),
        };
        let names: BTreeSet<Vec<u8>> = scheme.parts().into_iter().flatten().cloned().collect();
        let parts = if names.is_empty() { BTreeMap::new() } else { cut(given, &names)? };
        Some(Key { whole, parts })
    }

    pub(crate) fn whole(&self) -> &[u8] {
        &self.whole
    }

    pub(crate) fn part(&self, part: &Part) -> &[u8] {
        part.as_ref().map_or(&self.whole, |name| &self.parts[name])
    }
}

/// The parts of a secret that holds `NAME=…` for each of these names, with an `&` between two.
fn cut(given: &[u8], names: &BTreeSet<Vec<u8>>) -> Option<BTreeMap<Vec<u8>, Vec<u8>>> {
    let begins =
        |at: usize, name: &[u8]| (at == 0 || given[at - 1] == b'&') && given[at..].starts_with(&[name, b"="].concat());
    let starts: Vec<(usize, &Vec<u8>)> = (0..given.len())
        .flat_map(|at| names.iter().filter(move |name| begins(at, name)).map(move |name| (at, name)))
        .collect();
    let mut parts = BTreeMap::new();
    for name in names {
        let mine: Vec<usize> = starts.iter().filter(|(_, other)| *other == name).map(|(at, _)| *at).collect();
        let [at] = mine[..] else { return None };
        let end = starts.iter().map(|(next, _)| *next).filter(|next| *next > at).min();
        let value = given[at + name.len() + 1..end.map_or(given.len(), |end| end - 1)].to_vec();
        if value.is_empty() {
            return None;
        }
        parts.insert(name.clone(), value);
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::reading;

    fn key(secret: &serde_json::Value, given: &[u8]) -> Option<Key> {
        let reading = reading(&json!({"secret": secret}));
        Key::of(reading.scheme.as_ref().unwrap(), Digest::Sha256, given)
    }

    #[test]
    fn a_secret_is_decoded_or_hashed_first() {
        let how = |how: serde_json::Value, given: &[u8]| {
            key(&json!({"append": "", "as": how}), given).map(|key| String::from_utf8_lossy(key.whole()).into_owned())
        };
        assert_eq!(how(json!("hex"), b"616A"), Some("aj".into()));
        assert_eq!(how(json!("base64"), b"YWo="), Some("aj".into()));
        for (word, given) in [("hex", "616"), ("hex", "6g"), ("base64", "YWo"), ("base64", "YW o")] {
            assert_eq!(how(json!(word), given.as_bytes()), None, "{word} {given}");
        }
        assert_eq!(how(json!("md5"), b"a"), Some("0cc175b9c0f1b6a831c399e269772661".into()));
        assert_eq!(how(json!("MD5"), b"a"), Some("0CC175B9C0F1B6A831C399E269772661".into()));
        let hmac = key(&json!({"hmac": true, "as": {"hmac": "Jefe"}}), b"what do ya want for nothing?").unwrap();
        assert_eq!(hex::write(hmac.whole()), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn a_secret_of_parts_holds_each_once() {
        let frame = json!({"frame": [{"secret": "Key"}, "fields", {"secret": "IV"}]});
        let parts = |given: &str| {
            let key = key(&frame, given.as_bytes())?;
            let part = |name: &str| String::from_utf8_lossy(key.part(&Some(name.into()))).into_owned();
            Some((part("Key"), part("IV")))
        };
        assert_eq!(parts("Key=a&IV=b"), Some(("a".into(), "b".into())));
        assert_eq!(parts("IV=b=&x=1&Key=a&MyKey=2"), Some(("a&MyKey=2".into(), "b=&x=1".into())));
        for given in ["", "Key=a", "Key=&IV=b", "Key=a&IV=", "Key=a&IV=b&Key=c", "Key=a,IV=b", "key=a&IV=b"] {
            assert_eq!(parts(given), None, "{given}");
        }
    }
}
