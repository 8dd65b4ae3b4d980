//! The tail of a computation: where the secret goes, which one, and the hash.

use alloc::vec::Vec;

use super::draft::SecretAt;
use super::rule::SOLO;
use paysign::Secret;
use paysign::inside::{self, Digest};
use paysign::scheme::{Encoding, Hash, Placement};

/// How a text becomes a digest.
#[derive(Clone, Copy)]
pub(super) struct Tail<'s> {
    pub(super) place: Place<'s>,
    pub(super) secret: &'s Secret,
    pub(super) twice: Twice,
}

/// Where the secret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'s> {
    At(Placement<'s>),
    /// Nowhere, though the texts that join it are there: it was empty.
    Empty(Placement<'s>),
}

/// Whether a digest is taken twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Twice {
    Never,
    /// The text's digest stands for the text.
    OfText(Encoding),
    /// The digest's digest.
    OfDigest(Encoding),
    /// The digest of another hash's digest.
    OfOther(Hash),
    /// Another hash's digest, of which the beginning is claimed.
    CutOf(Hash),
}

/// A change of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TailChange<'s> {
    Place(Place<'s>),
    /// One of the secrets that the search holds.
    Secret(usize),
    Twice(Twice),
}

impl<'s> Tail<'s> {
    pub(super) fn changed(self, change: &TailChange<'s>, secrets: &'s [Secret]) -> Self {
        match change {
            TailChange::Place(place) => Self { place: *place, ..self },
            TailChange::Secret(index) => Self { secret: secrets.get(*index).unwrap_or(self.secret), ..self },
            TailChange::Twice(twice) => Self { twice: *twice, ..self },
        }
    }

    /// The digest of a text.
    pub(super) fn digest(&self, hash: Hash, text: &[u8], secret_at: SecretAt) -> Digest {
        let digest = match self.twice {
            Twice::OfText(case) => {
                self.once(hash, inside::hash(hash, &[text]).to_signature(case).as_str().as_bytes(), None)
            }
            Twice::OfOther(other) | Twice::CutOf(other) => self.once(other, text, secret_at),
            _ => self.once(hash, text, secret_at),
        };
        match self.twice {
            Twice::OfOther(_) => inside::hash(hash, &[digest.to_signature(Encoding::LowerHex).as_str().as_bytes()]),
            Twice::OfDigest(case) => inside::hash(hash, &[digest.to_signature(case).as_str().as_bytes()]),
            _ => digest,
        }
    }

    fn once(&self, hash: Hash, text: &[u8], secret_at: SecretAt) -> Digest {
        if let Some(at) = secret_at {
            return inside::digest_around(self.secret, hash, &text[..at], &text[at..]);
        }
        match self.place {
            Place::At(placement) => inside::digest(self.secret, &placement, hash, text),
            Place::Empty(placement) => {
                let [front, back] =
                    [placement.front(), placement.back()].map(|joint| joint.unwrap_or_default().as_bytes());
                inside::hash(hash, &[front, text, back])
            }
        }
    }
}

/// Texts that are before an appended secret, the most common first.
const JOINTS: [&str; 30] = [
    "",
    "&key=",
    "&secret=",
    "key=",
    "&",
    "&appSecret=",
    "&app_secret=",
    "&paySecret=",
    "&secretKey=",
    "&secret_key=",
    "&apiKey=",
    "&api_key=",
    "&appKey=",
    "&app_key=",
    "&appkey=",
    "&token=",
    "&signKey=",
    "&sign_key=",
    "&KEY=",
    "&Key=",
    "&md5key=",
    "&merchantKey=",
    "&privateKey=",
    "secret=",
    "|",
    ":",
    "#",
    "_",
    " ",
    "\n",
];

/// How many of them are common.
const COMMON_JOINTS: usize = 4;

/// From which on they are seen once or twice.
const LESS_COMMON_JOINTS: usize = 16;

/// Texts that are there so rarely that they are tried by themselves.
const RARE_JOINTS: [&str; 30] = [
    "?key=",
    "?secret=",
    "+",
    "&key",
    "&key:",
    "key:",
    "key",
    "&",
    "&secretkey=",
    "&merchant_key=",
    "&merchantkey=",
    "&merchant_secret=",
    "&app_Key=",
    "&AppKey=",
    "&AppSecret=",
    "&SECRET=",
    "&Secret=",
    "&signkey=",
    "&mch_key=",
    "&mchKey=",
    "&access_key=",
    "&accessKey=",
    "&password=",
    "&secret:",
    "&private_key=",
    "-",
    ",",
    ";",
    ".",
    "=",
];

/// Texts that are after a secret that comes first.
const FRONT_JOINTS: [&str; 4] = ["", "&", "|", ":"];

/// All places but the scheme's own, each with how much less common it is.
pub(super) fn places<'s>(own: Placement<'s>) -> Vec<(Place<'s>, u8)> {
    let mut places = Vec::new();
    let mut add = |placement: Placement<'s>, extra| {
        let place = Place::At(placement);
        if placement != own && places.iter().all(|(other, _)| *other != place) {
            places.push((place, extra));
        }
    };
    for (index, joint) in JOINTS.into_iter().enumerate() {
        // White space is there for other reasons.
        let extra = match () {
            () if joint.trim_ascii().len() < joint.len() => 3,
            () => u8::from(index >= COMMON_JOINTS) + u8::from(index >= LESS_COMMON_JOINTS),
        };
        add(Placement::append(joint), extra);
    }
    for joint in RARE_JOINTS {
        add(Placement::append(joint), SOLO);
    }
    for (index, joint) in FRONT_JOINTS.into_iter().enumerate() {
        add(Placement::prepend(joint), u8::from(index > 0));
    }
    for (front, back) in [("", ""), ("&", "&"), ("", "&key=")] {
        add(Placement::both(front, back), 1);
    }
    add(own.and_hmac(), 0);
    add(Placement::hmac(), 0);
    for joint in &JOINTS[..2] {
        add(Placement::append(joint).and_hmac(), 1);
    }
    places.push((Place::Empty(own), 0));
    if own != Placement::append("") {
        places.push((Place::Empty(Placement::append("")), 0));
    }
    places
}
