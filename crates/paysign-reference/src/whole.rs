//! What is hashed: the text of the fields, and what is around it.

use crate::digest::{hash, hmac};
use crate::scheme::{Digest, Element, Scheme, SecretPlaces, Whole};
use crate::secret::Key;
use crate::{encoding, hex};

/// The digest of a canonical string under a secret. Of a scheme that has the secret inside of the string, or
/// a field of the body around it, this is another one than that of the message. Empty for a malformed secret.
pub fn digest(scheme: &Scheme, digest: Digest, secret: &[u8], canonical: &[u8]) -> Vec<u8> {
    let digest_under = |key: Key| hashed(scheme, digest, &key, &whole(scheme, digest, &key, canonical, |_| Vec::new()));
    Key::of(scheme, digest, secret).map(digest_under).unwrap_or_default()
}

/// The digest of a whole text.
pub(crate) fn hashed(scheme: &Scheme, digest: Digest, key: &Key, text: &[u8]) -> Vec<u8> {
    if scheme.secret.hmac { hmac(digest, key.whole(), text) } else { hash(digest, text) }
}

/// The whole text around that of the fields, through what it goes through. `value` is that of a field of the
/// body.
pub(crate) fn whole(
    scheme: &Scheme,
    digest: Digest,
    key: &Key,
    fields: &[u8],
    value: impl Fn(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let places = &scheme.secret;
    let mut text = match &places.frame {
        None => around(places, key.whole(), fields),
        Some(elements) => {
            let part = |element: &Element| match element {
                Element::Text(text) => text.clone(),
                Element::Secret(part) => key.part(part).to_vec(),
                Element::Field(name) => value(name),
                Element::Fields => fields.to_vec(),
                Element::Hash => hex::write(&hash(digest, fields)).into_bytes(),
            };
            elements.iter().flat_map(part).collect()
        }
    };
    for step in &scheme.of {
        text = match step {
            Whole::Upper => text.to_ascii_uppercase(),
            Whole::Lower => text.to_ascii_lowercase(),
            Whole::Encoded(encoder) => encoder.encode(&text),
            Whole::Base64 => encoding::write_base64(&text).into_bytes(),
            Whole::Hashed(digest) => hex::write(&hash(*digest, &text)).into_bytes(),
        };
    }
    text
}

/// A text with the secret before it and after it.
pub(crate) fn around(places: &SecretPlaces, secret: &[u8], text: &[u8]) -> Vec<u8> {
    let before = places.prepend.as_ref().map_or(vec![], |joint| [secret, joint].concat());
    let after = places.append.as_ref().map_or(vec![], |joint| [joint.as_slice(), secret].concat());
    [before.as_slice(), text, &after].concat()
}
