//! Edits of the scheme, one axis at a time, and of the secret.

use alloc::vec::Vec;

use crate::case::{Origin, Secrets};
use crate::cause::Cause;
use crate::draft::{Between, Order, Wrap, Writing};
use crate::edit::{Change, Edit, Given};
use crate::rule::SOLO;
use crate::rules::escapes;
use crate::tail::{self, Place, TailChange, Twice};
use paysign::inside::{self, Alteration, Remark};
use paysign::scheme::{self, Encoding, Hash, Pair};

const ORDERS: [(Cause, Order); 7] = [
    (Cause::OrderAsSent, Order::AsSent),
    (Cause::OrderOfTable, Order::OfTable),
    (Cause::OrderIgnoringCase, Order::IgnoringCase),
    (Cause::OrderByPair, Order::ByPair),
    (Cause::OrderLocale, Order::Locale),
    (Cause::OrderReversed, Order::Reversed),
    (Cause::OrderByValue, Order::ByValue),
];

const WRITINGS: [(Cause, &str, Writing); 9] = [
    (Cause::PairWriting, "name=value", Writing::Pair(Pair::NameEqualsValue)),
    (Cause::PairWriting, "name=>value", Writing::Pair(Pair::NameArrowValue)),
    (Cause::PairWriting, "name and value run together", Writing::Pair(Pair::NameThenValue)),
    (Cause::PairWriting, "only the value", Writing::Pair(Pair::ValueOnly)),
    (Cause::PairWriting, "name:value", Writing::Around("", ":", "")),
    (Cause::JsonSigned, "plain", Writing::Json { slashes: false, unicode: false, blanks: false }),
    (Cause::JsonSigned, "as PHP writes it", Writing::Json { slashes: true, unicode: true, blanks: false }),
    (Cause::JsonSigned, "as Python writes it", Writing::Json { slashes: false, unicode: true, blanks: true }),
    (Cause::JsonSigned, "with \\/ for /", Writing::Json { slashes: true, unicode: false, blanks: false }),
];

/// How much less common a rare writing is: beside it only what is very common is tried.
const RARELY: u8 = 5;

/// Rare writings.
const RARE_WRITINGS: [(&str, Writing); 14] = [
    ("name=\"value\"", Writing::Around("", "=\"", "\"")),
    ("name='value'", Writing::Around("", "='", "'")),
    ("name|value", Writing::Around("", "|", "")),
    ("\"name\":\"value\"", Writing::Around("\"", "\":\"", "\"")),
    ("\"name\"=\"value\"", Writing::Around("\"", "\"=\"", "\"")),
    ("name = value", Writing::Around("", " = ", "")),
    ("name: value", Writing::Around("", ": ", "")),
    ("name=[value]", Writing::Around("", "=[", "]")),
    ("[name=value]", Writing::Around("[", "=", "]")),
    ("name-value", Writing::Around("", "-", "")),
    ("name_value", Writing::Around("", "_", "")),
    ("name,value", Writing::Around("", ",", "")),
    ("name value", Writing::Around("", " ", "")),
    ("name&value", Writing::Around("", "&", "")),
];

const SEPARATORS: [Between; 8] = [
    Between::one(b'&'),
    Between::NOTHING,
    Between::one(b','),
    Between::one(b'|'),
    Between::one(b';'),
    Between::one(b'\n'),
    Between::one(b' '),
    Between::one(b'#'),
];

const RARE_SEPARATORS: [Between; 14] = [
    Between::one(b'_'),
    Between::one(b'-'),
    Between::one(b'+'),
    Between::one(b'\t'),
    Between::one(b':'),
    Between::one(b'.'),
    Between::one(b'/'),
    Between::one(b'*'),
    Between::one(b'^'),
    Between::twice(b'&'),
    Between::twice(b'|'),
    Between::two(*b"\r\n"),
    Between::two(*b", "),
    Between::two(*b"; "),
];

/// Names under which the secret is sorted in among the parameters.
const SECRET_NAMES: [&str; 10] =
    ["key", "secret", "app_secret", "appSecret", "secretKey", "secret_key", "apiKey", "api_key", "token", "appkey"];

pub(super) fn add<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let scheme = &given.signing.scheme;
    for (cause, order) in ORDERS {
        let is_there = order != Order::OfTable || !given.message.fields.is_empty();
        if is_there {
            edits.push(Edit::new(cause, "", 0, Change::Order(order)));
        }
    }
    for (cause, detail, writing) in WRITINGS {
        if writing != Writing::Pair(scheme.pair) {
            edits.push(Edit::new(cause, detail, 0, Change::Writing(writing)));
        }
    }
    let own = Between::of(scheme.separator.byte());
    for (index, separator) in SEPARATORS.into_iter().enumerate() {
        if separator != own {
            edits.push(Edit::new(Cause::Separator, "", u8::from(index > 1), Change::Separator(separator)));
        }
    }
    for separator in RARE_SEPARATORS {
        if separator != own {
            edits.push(Edit::new(Cause::Separator, "", SOLO, Change::Separator(separator)));
        }
    }
    for (detail, writing) in RARE_WRITINGS {
        edits.push(Edit::new(Cause::PairWriting, detail, RARELY, Change::Writing(writing)));
    }
    if scheme.separator.byte().is_some() {
        edits.push(Edit::new(Cause::TrailingSeparator, "at the end", 0, Change::Wrap(Wrap::SeparatorBehind)));
        edits.push(Edit::new(Cause::TrailingSeparator, "at the beginning", 2, Change::Wrap(Wrap::SeparatorInFront)));
    }
    for (cause, detail, extra, wrap) in [
        (Cause::EntityDamage, "in what was signed", 0, Wrap::Entities),
        (Cause::LetterCase, "the whole text in lower case", 0, Wrap::Lower),
        (Cause::LetterCase, "the whole text in capitals", 0, Wrap::Upper),
        (Cause::UrlEncoded, "the whole text", 1, Wrap::Encoded(&escapes::FORM)),
        (Cause::UrlEncoded, "the whole text, a space as %20", 1, Wrap::Encoded(&escapes::STRICT)),
        (Cause::UrlEncoded, "the whole text, small hex digits", 2, Wrap::Encoded(&escapes::SMALL)),
        (Cause::ByteOrderMark, "signed before the text", 0, Wrap::Mark),
    ] {
        edits.push(Edit::new(cause, detail, extra, Change::Wrap(wrap)));
    }
    for (index, name) in SECRET_NAMES.into_iter().enumerate() {
        let is_here = given.items.iter().any(|item| item.name == name.as_bytes());
        if !is_here {
            edits.push(Edit::new(Cause::SecretAsField, "", u8::from(index > 1), Change::SecretField(name)));
        }
    }
    for (place, extra) in tail::places(scheme.secret) {
        let cause = cause_of_place(scheme.secret, place);
        edits.push(Edit::new(cause, "", extra, Change::Tail(TailChange::Place(place))));
    }
    for (detail, extra, twice) in [
        ("the digest of the digest", 0, Twice::OfDigest(Encoding::LowerHex)),
        ("the digest of the text in place of the text", 0, Twice::OfText(Encoding::LowerHex)),
        ("the digest of the digest in capitals", 0, Twice::OfDigest(Encoding::UpperHex)),
        ("the digest of the text, in capitals, in place of the text", 0, Twice::OfText(Encoding::UpperHex)),
    ] {
        edits.push(Edit::new(Cause::HashedTwice, detail, extra, Change::Tail(TailChange::Twice(twice))));
    }
    other_hashes(given, edits);
}

/// Another hash in the place of the one that is claimed by its length.
fn other_hashes<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let own = given.signing.scheme.digest;
    for other in Hash::ALL.iter().filter(|other| **other != own) {
        let inner = alloc::format!("the digest of a {} digest", other.as_str());
        let change = Change::Tail(TailChange::Twice(Twice::OfOther(*other)));
        edits.push(Edit::new(Cause::HashedTwice, inner, SOLO, change));
        if other.digest_len() > own.digest_len() {
            let cut = alloc::format!("the beginning of a {} digest", other.as_str());
            let change = Change::Tail(TailChange::Twice(Twice::CutOf(*other)));
            edits.push(Edit::new(Cause::SignatureCut, cut, SOLO, change));
        }
    }
}

pub(crate) fn cause_of_place(own: scheme::Placement<'_>, place: Place<'_>) -> Cause {
    match place {
        Place::Empty(_) => Cause::SecretLeftOut,
        Place::At(placement) if placement.is_hmac() != own.is_hmac() => Cause::Hmac,
        Place::At(placement) => {
            let same_ends = (placement.front().is_some(), placement.back().is_some())
                == (own.front().is_some(), own.back().is_some());
            if same_ends { Cause::SecretJoint } else { Cause::SecretPlace }
        }
    }
}

/// How much more common a damaged secret is where the given one strikes.
const STRIKING: u8 = 2;

/// The secrets that stand in for the given ones.
pub(super) fn add_secrets(secrets: &Secrets, edits: &mut Vec<Edit<'_>>) {
    let strikes = |remark: &Remark| matches!(remark, Remark::Shell | Remark::Escaped);
    let is_striking =
        secrets.all.iter().take(secrets.given()).any(|secret| inside::remarks(secret).iter().any(strikes));
    for (index, origin) in secrets.origins.iter().enumerate() {
        let (cause, detail, extra) = match origin {
            Origin::Given => continue,
            Origin::Other => (Cause::OtherSecret, "", 0),
            Origin::Altered(alteration, form) => {
                let (cause, extra) = cause_of_alteration(*alteration);
                (cause, *form, extra)
            }
        };
        let mut edit = Edit::new(cause, detail, extra, Change::Tail(TailChange::Secret(index)));
        // A secret with signs of a shell or of HTML has rather been cut or escaped than another one.
        if is_striking && matches!(origin, Origin::Altered(Alteration::Part | Alteration::Recoded, _)) {
            edit.cost = edit.cost.saturating_sub(STRIKING);
        }
        edits.push(edit);
    }
}

/// The cause that alters a secret so, and how much less common this form of it is.
fn cause_of_alteration(alteration: Alteration) -> (Cause, u8) {
    match alteration {
        Alteration::Blanks => (Cause::SecretBlanks, 0),
        Alteration::BlanksInFront => (Cause::SecretBlanks, 2),
        Alteration::Quotes => (Cause::SecretQuotes, 0),
        Alteration::Mark => (Cause::SecretMark, 0),
        Alteration::Case => (Cause::SecretCase, 0),
        Alteration::Cut => (Cause::SecretCut, 0),
        Alteration::Part => (Cause::SecretCut, 1),
        Alteration::Prefix => (Cause::SecretCut, SOLO),
        Alteration::Named => (Cause::SecretNamed, 0),
        Alteration::Twice => (Cause::SecretTwice, 0),
        Alteration::Recoded => (Cause::SecretRecoded, 0),
        Alteration::RecodedRarely => (Cause::SecretRecoded, SOLO),
        Alteration::Word => (Cause::SecretLeftOut, SOLO),
    }
}
