//! The secret in texts that have it elsewhere than before or after the fields.

use core::cmp::Ordering;

use zeroize::Zeroizing;

use super::Secret;
use crate::canonical::{OneWay, Sink};
use crate::compose::{Composed, SecretSink};
use crate::digest::{Digest, Hasher, WholeText};
use crate::scheme::{Element, Encoding, Fields, Frame, Hash, Item, Items, Part, Placement, Scheme, Taken, Whole};
use crate::value::Value;

/// A digest under way that takes the secret where it belongs.
struct Keyed<'k, S> {
    sink: S,
    secret: &'k Secret,
    scheme: &'k Scheme<'k>,
}

impl<S: OneWay> Sink for Keyed<'_, S> {
    fn put(&mut self, bytes: &[u8]) {
        self.sink.put(bytes);
    }
}

impl<S: OneWay> SecretSink for Keyed<'_, S> {
    fn put_secret(&mut self, part: Part<'_>) {
        self.sink.put(match part {
            Part::Whole => self.secret.bytes(),
            Part::Named(name) => self.secret.part(name, self.scheme).unwrap_or_default(),
        });
    }

    /// No more is told by the time than how long they are.
    fn secret_order(&self, value: Value<'_>) -> Ordering {
        let mut value = value.bytes();
        let (mut order, mut secret) = (Ordering::Equal, self.secret.bytes().iter().copied());
        loop {
            let (left, right) = (secret.next(), value.next());
            if left.is_none() && right.is_none() {
                return order;
            }
            order = order.then(left.cmp(&right));
        }
    }

    fn put_digest(&mut self, hash: Hash, _: bool, write: &mut dyn FnMut(&mut dyn SecretSink)) {
        let mut inner = Keyed { sink: Hasher::new(hash), secret: self.secret, scheme: self.scheme };
        write(&mut inner);
        self.sink.put_hex(inner.sink.finish());
    }
}

/// A sink that takes a digest in hex.
trait PutHex: OneWay {
    fn put_hex(&mut self, digest: Digest) {
        self.put(digest.to_signature(Encoding::LowerHex).as_str().as_bytes());
    }
}

impl<S: OneWay> PutHex for S {}

impl Secret {
    /// The digest of a composed text; `None` if the secret is not what the scheme takes.
    pub(crate) fn composed_digest(&self, hash: Hash, text: &Composed<'_, '_>) -> Option<Digest> {
        let scheme = text.scheme;
        let secret = &self.taken(&scheme.secret, hash)?;
        let mut hasher = Hasher::new(hash);
        if scheme.secret.is_hmac() {
            hasher.set_key(secret.bytes());
        }
        let whole = match scheme.whole {
            Whole::Digest(inner) => {
                let mut inner = Keyed { sink: Hasher::new(inner), secret, scheme };
                write_all(text, &mut inner);
                hasher.put_hex(inner.sink.finish());
                return Some(hasher.finish());
            }
            whole => whole,
        };
        let mut keyed = Keyed { sink: WholeText::new(&mut hasher, whole), secret, scheme };
        write_all(text, &mut keyed);
        keyed.sink.finish();
        drop(keyed);
        Some(hasher.finish())
    }

    /// Whether it is what the scheme takes.
    pub(crate) fn fits(&self, scheme: &Scheme<'_>) -> bool {
        let has_parts = |part: Part<'_>| match part {
            Part::Whole => true,
            Part::Named(name) => self.part(name, scheme).is_some(),
        };
        self.taken(&scheme.secret, scheme.digest).is_some() && parts(scheme).all(has_parts)
    }

    /// What is made of it before it is used.
    fn taken(&self, placement: &Placement<'_>, hash: Hash) -> Option<Self> {
        let mut taken = Self { bytes: [0; Self::MAX_LEN], len: 0 };
        match placement.more().map_or(Taken::AsIs, |more| more.taken) {
            Taken::AsIs => return Some(self.clone()),
            Taken::FromHex => {
                taken.len = self.len / 2;
                hex::decode_to_slice(self.bytes(), taken.bytes.get_mut(..self.len / 2)?).ok()?;
            }
            #[cfg(feature = "base64")]
            Taken::FromBase64 => {
                use base64ct::{Base64, Encoding as _};
                taken.len = Base64::decode(self.bytes(), &mut taken.bytes).ok()?.len();
            }
            Taken::Digest(hash, is_upper) => {
                let mut hasher = Hasher::new(hash);
                hasher.put(self.bytes());
                let digest = Zeroizing::new(hasher.finish());
                taken.len = 2 * digest.as_bytes().len();
                let room = taken.bytes.get_mut(..taken.len)?;
                hex::encode_to_slice(digest.as_bytes(), room).ok()?;
                if is_upper {
                    room.make_ascii_uppercase();
                }
            }
            Taken::Hmac(key) => {
                let mut hasher = Hasher::new(hash);
                hasher.set_key(key.as_bytes());
                hasher.put(self.bytes());
                let digest = Zeroizing::new(hasher.finish());
                taken.len = digest.as_bytes().len();
                taken.bytes.get_mut(..taken.len)?.copy_from_slice(digest.as_bytes());
            }
        }
        (taken.len > 0).then_some(taken)
    }

    /// The part of this name: after `NAME=`, up to the next part of the scheme. `None` if it is not there,
    /// empty, or there twice.
    fn part(&self, name: &str, scheme: &Scheme<'_>) -> Option<&[u8]> {
        let bytes = self.bytes();
        let begins = |at: usize, name: &str| {
            let is_start = at == 0 || bytes.get(at - 1) == Some(&b'&');
            let rest = bytes.get(at..).and_then(|rest| rest.strip_prefix(name.as_bytes()));
            is_start && rest.is_some_and(|rest| rest.starts_with(b"="))
        };
        let mut places = (0..bytes.len()).filter(|at| begins(*at, name));
        let start = places.next()? + name.len() + 1;
        if places.next().is_some() {
            return None;
        }
        let is_next = |at: &usize| parts(scheme).any(|part| matches!(part, Part::Named(other) if begins(*at, other)));
        let end = (start + 1..bytes.len()).find(is_next).map_or(bytes.len(), |next| next - 1);
        bytes.get(start..end).filter(|part| !part.is_empty())
    }
}

/// The parts of the secret that a scheme names.
fn parts<'s>(scheme: &Scheme<'s>) -> impl Iterator<Item = Part<'s>> + Clone {
    let of_item = |item: Item<'s>| if let Item::Secret(part) = item { Some(part) } else { None };
    let items = match scheme.fields {
        Fields::Items(items) => Some(items),
        _ => None,
    };
    let inside = items.into_iter().flat_map(Items::iter).filter_map(|item| match item {
        Item::Digest(_, items) => Some(items),
        _ => None,
    });
    let of_inside = inside.flat_map(Items::iter).filter_map(of_item);
    let of_list = items.into_iter().flat_map(Items::iter).filter_map(of_item);
    let frame = scheme.secret.more().and_then(|more| more.frame);
    let of_frame = frame.into_iter().flat_map(Frame::iter).filter_map(|element| match element {
        Element::Secret(part) => Some(part),
        _ => None,
    });
    of_list.chain(of_inside).chain(of_frame)
}

/// The whole text: what is before the fields, the fields, and what is after them.
fn write_all<S: OneWay>(text: &Composed<'_, '_>, keyed: &mut Keyed<'_, S>) {
    let placement = text.scheme.secret;
    if let Some(frame) = placement.more().and_then(|more| more.frame) {
        return text.write_frame(frame, keyed);
    }
    keyed.secret.put_front(&placement, &mut keyed.sink);
    text.write_fields(keyed);
    keyed.secret.put_back(&placement, &mut keyed.sink);
}
