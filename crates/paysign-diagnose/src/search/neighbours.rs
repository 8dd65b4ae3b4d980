//! Schemes that do more than join fields, with one axis changed: the core writes their texts, so each is a
//! scheme of its own.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Search;
use crate::case::Case;
use crate::cause::Cause;
use crate::edits::cause_of_place;
use crate::finding::{Certainty, Evidence, Factor, Finding};
use crate::tail::Place;
use paysign::gateway::Signing;
use paysign::scheme::{
    Empty, Encoder, Function, Hash, NameText, Order, Pair, Placement, Scheme, Separator, SeparatorText, Whole, Written,
};
use paysign::{Message, inside};

/// A scheme with one axis changed, and the cause that this is.
type Neighbour<'a> = (Cause, Scheme<'a>);

const EMPTIES: [(Cause, Empty); 3] =
    [(Cause::EmptyKept, Empty::Keep), (Cause::EmptySkipped, Empty::Skip), (Cause::EmptyKept, Empty::Fill)];

const ORDERS: [(Cause, Order); 7] = [
    (Cause::OrderByName, Order::ByName),
    (Cause::OrderListed, Order::Listed),
    (Cause::OrderAsSent, Order::Sent),
    (Cause::OrderIgnoringCase, Order::IgnoringCase),
    (Cause::OrderIgnoringCase, Order::UpperCase),
    (Cause::OrderByPair, Order::ByPair),
    (Cause::OrderByValue, Order::ByValue),
];

const PAIRS: [Pair; 4] = [Pair::NameEqualsValue, Pair::NameArrowValue, Pair::NameThenValue, Pair::ValueOnly];

const SEPARATORS: [&str; 10] = ["&", "|", ",", ";", ":", "-", "_", "\n", "||", "::"];

const JOINTS: [&str; 4] = ["", "&key=", "&", "key="];

const ENCODERS: [Encoder; 7] = [
    Encoder::Form,
    Encoder::FormLower,
    Encoder::Rfc3986,
    Encoder::Rfc3986Lower,
    Encoder::Java,
    Encoder::DotNet,
    Encoder::Js,
];

impl Search<'_> {
    /// Whether a composed scheme with one axis changed gives the claimed signature.
    pub(crate) fn reads_as_neighbour(&mut self) -> bool {
        let signing = self.case.signing;
        if !inside::is_composed(signing) {
            return false;
        }
        if neighbours(&signing.scheme).into_iter().any(|(cause, scheme)| self.reads_as(cause, scheme)) {
            return true;
        }
        let moved = moved_out(&signing.scheme);
        let mut parsed = moved.iter().filter_map(|text| Scheme::parse(text).ok());
        parsed.any(|scheme| self.reads_as(Cause::SecretPlace, scheme))
    }

    fn reads_as(&mut self, cause: Cause, scheme: Scheme<'_>) -> bool {
        let Case { message, signing, items, secrets, .. } = *self.case;
        let signing = Signing { scheme, ..*signing };
        let message = Message { signing: Some(signing), ..*message };
        let neighbour = Case::new(&message, &signing, items, self.case.implied.clone(), secrets);
        self.digests += secrets.given();
        if neighbour.base_match().is_none() {
            return false;
        }
        let signed = Some(neighbour.shown(&[]));
        let factor = Factor::new(cause).with(difference(&self.case.signing.scheme, &scheme));
        let factors = neighbour.implied.into_iter().chain([factor]).collect();
        self.add(1, Finding { certainty: Certainty::Certain, factors, signed });
        true
    }
}

/// The clauses that differ, as the schemes are written.
fn difference(own: &Scheme<'_>, other: &Scheme<'_>) -> Evidence {
    let (own, other) = (own.to_string(), other.to_string());
    let differing = |text: &str, than: &str| {
        let others: Vec<&str> = than.split("; ").collect();
        let clauses: Vec<&str> = text.split("; ").filter(|clause| !others.contains(clause)).collect();
        clauses.join("; ")
    };
    Evidence::of_scheme(differing(&own, &other), differing(&other, &own))
}

/// The neighbours of a scheme, those first that are found most often. What cannot be written down is left
/// out.
fn neighbours<'a>(own: &Scheme<'a>) -> Vec<Neighbour<'a>> {
    let mut all: Vec<Neighbour<'a>> = Vec::new();
    all.extend(EMPTIES.map(|(cause, empty)| (cause, Scheme { empty, ..*own })));
    all.extend(places(own));
    all.extend(ORDERS.map(|(cause, order)| (cause, Scheme { order, ..*own })));
    all.extend(pairs(own.pair).into_iter().map(|(cause, pair)| (cause, Scheme { pair, ..*own })));
    all.extend(separators(own.separator).into_iter().map(|(cause, separator)| (cause, Scheme { separator, ..*own })));
    all.extend(wholes(own.whole).into_iter().map(|(cause, whole)| (cause, Scheme { whole, ..*own })));
    all.extend(Hash::ALL.iter().map(|digest| (Cause::Algorithm, Scheme { digest: *digest, ..*own })));
    all.retain(|(_, scheme)| scheme != own && Scheme::parse(&scheme.to_string()).is_ok());
    all
}

/// The secret after the text, before it, or as a key.
fn ends() -> impl Iterator<Item = Placement<'static>> {
    JOINTS.map(Placement::append).into_iter().chain([Placement::prepend(""), Placement::hmac()])
}

/// Other places of the secret.
fn places<'a>(own: &Scheme<'a>) -> Vec<Neighbour<'a>> {
    let mut places: Vec<Placement<'a>> = Vec::new();
    for place in ends() {
        places.push(place);
        // What else is in the text stays.
        places.extend(own.secret.more().map(|more| place.with(more)));
    }
    if !own.secret.is_hmac() {
        places.push(own.secret.and_hmac());
    }
    places
        .into_iter()
        .map(|secret| (cause_of_place(own.secret, Place::At(secret)), Scheme { secret, ..*own }))
        .collect()
}

/// A list without the secret in it, which is after or before the text then: as texts, since the list is one.
fn moved_out(own: &Scheme<'_>) -> Vec<String> {
    let own = own.to_string();
    let Some((fields, rest)) = own.split_once("; ").filter(|_| own.contains("; secret within;")) else {
        return Vec::new();
    };
    let names: Vec<&str> = fields.split(", ").filter(|name| *name != "<secret>").collect();
    let fields = names.join(", ").replace("only <secret>, ", "only ");
    let to = |place: Placement<'_>| format!("{fields}; {}", rest.replace("secret within", &format!("secret {place}")));
    ends().map(to).collect()
}

/// Other ways to write a field.
fn pairs(own: Pair) -> Vec<(Cause, Pair)> {
    let mut pairs: Vec<(Cause, Pair)> = PAIRS.map(|pair| (Cause::PairWriting, pair)).into();
    let written = match own {
        Pair::Written(written) => written,
        Pair::ValueOnly => Written { name: NameText::Absent, joint: "", value: None },
        Pair::NameThenValue => Written { name: NameText::AsIs, joint: "", value: None },
        Pair::NameArrowValue => Written { name: NameText::AsIs, joint: "=>", value: None },
        Pair::NameEqualsValue => Written { name: NameText::AsIs, joint: "=", value: None },
    };
    for name in [NameText::AsIs, NameText::Upper, NameText::Absent] {
        pairs.push((Cause::PairWriting, Pair::Written(Written { name, ..written })));
    }
    for joint in ["=", ":", ""] {
        pairs.push((Cause::PairWriting, Pair::Written(Written { joint, ..written })));
    }
    let cause = match written.value {
        Some(Function::Encoded(_)) => Cause::UrlDecoded,
        Some(Function::Lower | Function::Upper) => Cause::LetterCase,
        _ => Cause::PairWriting,
    };
    let plain = match written {
        // Without a function it is one of the usual ways, which has a name of its own.
        Written { name: NameText::AsIs | NameText::Through(_), joint: "=", .. } => Pair::NameEqualsValue,
        Written { name: NameText::AsIs | NameText::Through(_), joint: "", .. } => Pair::NameThenValue,
        Written { name: NameText::Absent, .. } => Pair::ValueOnly,
        _ => Pair::Written(Written { value: None, ..written }),
    };
    pairs.insert(0, (cause, plain));
    let encoded = ENCODERS.map(|encoder| (Cause::UrlEncoded, Function::Encoded(encoder)));
    let cased = [(Cause::LetterCase, Function::Lower), (Cause::LetterCase, Function::Upper)];
    for (cause, function) in encoded.into_iter().chain(cased) {
        let written = Written { value: Some(function), ..written };
        pairs.push((cause, Pair::Written(written)));
        pairs.push((cause, Pair::Written(Written { name: NameText::Through(function), ..written })));
    }
    pairs
}

/// Other separators, and the same one after the last field or not.
fn separators(own: Separator) -> Vec<(Cause, Separator)> {
    let written: String = match own {
        Separator::Nothing => String::new(),
        Separator::Char(_) => own.byte().map(|byte| String::from(char::from(byte))).unwrap_or_default(),
        Separator::Text(text) => String::from_utf8_lossy(text.as_bytes()).into_owned(),
    };
    let is_last = matches!(own, Separator::Text(text) if text.is_last());
    let of = |text: &str, is_last: bool| match text.as_bytes() {
        [] => Some(Separator::Nothing),
        [byte] if !is_last && *byte != b'\n' => Separator::new(*byte),
        _ => SeparatorText::new(text, is_last).map(Separator::Text),
    };
    let trailing = of(&written, !is_last).map(|separator| (Cause::TrailingSeparator, separator));
    let others = SEPARATORS.into_iter().chain([""]).filter_map(|text| of(text, is_last));
    trailing.into_iter().chain(others.map(|separator| (Cause::Separator, separator))).collect()
}

/// What else may be done to the whole text.
fn wholes(own: Whole) -> Vec<(Cause, Whole)> {
    let cause = match own {
        Whole::Encoded(_) | Whole::EncodedLower(_) => Cause::UrlDecoded,
        Whole::Upper | Whole::Lower => Cause::LetterCase,
        _ => Cause::HashedTwice,
    };
    let mut wholes =
        Vec::from([(cause, Whole::AsIs), (Cause::LetterCase, Whole::Upper), (Cause::LetterCase, Whole::Lower)]);
    for encoder in ENCODERS {
        let is_of = |whole: Whole| if whole == own { Cause::LetterCase } else { Cause::UrlEncoded };
        wholes.push((is_of(Whole::EncodedLower(encoder)), Whole::Encoded(encoder)));
        wholes.push((is_of(Whole::Encoded(encoder)), Whole::EncodedLower(encoder)));
    }
    wholes
}
