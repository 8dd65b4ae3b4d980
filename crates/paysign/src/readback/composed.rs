//! Reading back composed texts: which of them a reader can take apart, and which messages it would not give
//! back.

use super::functions::{functions_fit, items_have};
use super::kinds;
use super::known::{known_names, of_items};
use super::query::Query;
use crate::compose::is_exact;
use crate::listing::starts_with;
use crate::message::{Message, Signing};
use crate::param::Param;
use crate::piece::Cut;
use crate::scheme::{
    Element, Empty, Encoder, Fields, Function, Inside, Item, Kind, NameText, Names, Order, Pair, Scheme, Separator,
    Whole,
};
use crate::value::Value;

/// How the texts of a composed scheme are read.
#[derive(Clone, Copy)]
pub(super) enum Composed {
    /// Cut at a separator; a piece that begins with a plausible name and the joint starts a field.
    Cut,
    /// No separator: a known name with the joint after it starts a field.
    KnownNames,
    /// Cut at the separator, which is the joint too: the pieces are a name and a value by turns.
    Alternating,
    /// Cut at the separator; the pieces are the items of the list.
    List,
    /// The text is one field, or its parts have lengths or characters by which they are told apart.
    Kinds,
}

/// The reader of a composed scheme; `None` if there is none.
pub(super) fn reader(message: &Message<'_>, signing: &Signing<'_>) -> Option<Composed> {
    let scheme = &signing.scheme;
    let inside = scheme.secret.more().and_then(|more| more.inside);
    let is_unreadable = matches!(inside, Some(Inside::Each(_)))
        || matches!(scheme.whole, Whole::Upper | Whole::Lower | Whole::Digest(_))
        || matches!(scheme.fields, Fields::NamedBy(..))
        || !frame_is_readable(scheme)
        || items_have(scheme, |item| matches!(item, Item::Digest(..)));
    if is_unreadable {
        return None;
    }
    let named = signing.secret_name();
    match (scheme.pair.joint(), scheme.separator) {
        (Some(joint), separator) if joint == separator.as_bytes() && joint.len() == 1 => {
            (named.is_none() && alternates_readably(scheme)).then_some(Composed::Alternating)
        }
        (Some(_), Separator::Nothing) => {
            let is_simple = !matches!(scheme.pair, Pair::Written(_))
                && matches!(
                    scheme.order,
                    Order::ByName | Order::IgnoringCase | Order::UpperCase | Order::Listed | Order::Sent
                )
                && named.is_none()
                && only_fields(scheme)
                && !items_have(scheme, |item| matches!(item, Item::Field(_, Some(_), _)));
            (is_simple && known_names(message, signing).next().is_some()).then_some(Composed::KnownNames)
        }
        (Some(joint), _) => {
            let is_read = |name: &str| is_piece_of_name(scheme, Value::plain(name.as_bytes()), joint);
            (cut_is_readable(scheme) && named.is_none_or(is_read)).then_some(Composed::Cut)
        }
        (None, _) if scheme.pair.has_name() || named.is_some() => None,
        (None, Separator::Nothing) => kinds::are_readable(scheme).then_some(Composed::Kinds),
        (None, _) => list_is_readable(scheme).then_some(Composed::List),
    }
}

/// The list's names are all that it holds.
fn only_fields(scheme: &Scheme<'_>) -> bool {
    !items_have(scheme, |item| !matches!(item, Item::Field(..)))
}

/// A digest of the fields cannot be read; a field that is in the frame could move where they begin.
fn frame_is_readable(scheme: &Scheme<'_>) -> bool {
    let frame = scheme.secret.more().and_then(|more| more.frame);
    !frame.is_some_and(|frame| frame.iter().any(|element| matches!(element, Element::Digest | Element::Field(_))))
}

/// The name as it is written.
fn name_text(scheme: &Scheme<'_>) -> NameText {
    match scheme.pair {
        Pair::Written(written) => written.name,
        Pair::ValueOnly => NameText::Absent,
        _ => NameText::AsIs,
    }
}

fn cut_is_readable(scheme: &Scheme<'_>) -> bool {
    let first = |text: &[u8]| text.first().copied().unwrap_or_default();
    let (separator, joint) = (scheme.separator.as_bytes(), scheme.pair.joint().unwrap_or_default());
    let is_clear = |encoder: Encoder| !encoder.may_write(first(separator)) && !encoder.may_write(first(joint));
    let value_fits = |function| match function {
        Function::Encoded(encoder) => is_clear(encoder),
        Function::Escaped | Function::Length | Function::Json => false,
        _ => true,
    };
    matches!(name_text(scheme), NameText::AsIs | NameText::Through(Function::Encoded(_)))
        && !joint.windows(separator.len().max(1)).any(|part| part == separator)
        && is_kept_in_lower_case(scheme)
        && only_fields(scheme)
        && functions_fit(scheme, value_fits)
}

fn alternates_readably(scheme: &Scheme<'_>) -> bool {
    let mark = scheme.separator.as_bytes().first().copied().unwrap_or_default();
    let value_fits = |function| match function {
        Function::Encoded(encoder) => !encoder.may_write(mark),
        Function::Escaped | Function::Length | Function::Json => false,
        _ => true,
    };
    matches!(name_text(scheme), NameText::AsIs)
        && is_kept_in_lower_case(scheme)
        && only_fields(scheme)
        && functions_fit(scheme, value_fits)
}

/// Whether the separator stays what it is where the whole text is written in lower case.
fn is_kept_in_lower_case(scheme: &Scheme<'_>) -> bool {
    !matches!(scheme.whole, Whole::EncodedLower(_)) || !scheme.separator.as_bytes().iter().any(u8::is_ascii_uppercase)
}

fn list_is_readable(scheme: &Scheme<'_>) -> bool {
    let mark = scheme.separator.as_bytes().first().copied().unwrap_or_default();
    let value_fits = |function| match function {
        Function::Encoded(encoder) => !encoder.may_write(mark),
        Function::Escaped => mark != b'\\',
        Function::Length | Function::Json => false,
        _ => true,
    };
    let prefix_is_last = match scheme.fields {
        Fields::Only(_) => true,
        Fields::Items(items) => {
            let mut after = items.iter().skip_while(|item| !matches!(item, Item::Prefix(_)));
            after.next();
            after.next().is_none()
        }
        _ => false,
    };
    scheme.order == Order::Listed
        && matches!(scheme.empty, Empty::Keep | Empty::Fill)
        && prefix_is_last
        && is_kept_in_lower_case(scheme)
        && functions_fit(scheme, value_fits)
}

/// What a value is written through, and what it must look like.
fn of_field<'s>(scheme: &Scheme<'s>, name: Value<'_>) -> (Option<Function>, Option<Kind<'s>>) {
    let of_pair = match scheme.pair {
        Pair::Written(written) => written.value,
        _ => None,
    };
    match scheme.fields {
        Fields::Items(items) => {
            let (function, kind) = items.field(|field| name == *field).unwrap_or_default();
            (function.or(of_pair), kind)
        }
        _ => (of_pair, None),
    }
}

/// Whether, of all values that are written as one text, this is the one that is accepted.
fn is_normal(function: Option<Function>, kind: Option<Kind<'_>>, value: Value<'_>) -> bool {
    let keeps = |change: fn(&u8) -> u8| value.bytes().all(|byte| change(&byte) == byte);
    match function {
        None => true,
        Some(function) if !function.loses() => true,
        Some(Function::Lower) => keeps(u8::to_ascii_lowercase),
        Some(Function::Upper) => keeps(u8::to_ascii_uppercase),
        Some(Function::Undotted) => {
            matches!(kind, Some(Kind::Decimals(_) | Kind::Digits | Kind::DigitsExactly(_)))
        }
        Some(function) => {
            let digits = if let Some(Kind::Decimals(digits)) = kind { Some(digits) } else { None };
            is_exact(function, value, digits)
        }
    }
}

/// Whether the separator begins nowhere in these parts and itself, but at their end.
fn is_whole_piece(separator: &[u8], piece: impl Iterator<Item = u8> + Clone) -> bool {
    let len = piece.clone().count();
    let text = piece.chain(separator.iter().copied());
    let begins = |at: &usize| text.clone().skip(*at).take(separator.len()).eq(separator.iter().copied());
    // Mostly its first character is nowhere.
    let Some(first) = separator.first() else { return true };
    !text.clone().take(len).any(|byte| byte == *first) || !(0..len).any(|at| begins(&at))
}

impl Composed {
    /// Whether the reader would not give this field of a message back.
    pub(super) fn is_ambiguous(
        self,
        message: &Message<'_>,
        signing: &Signing<'_>,
        param: &Param<'_>,
        before: Option<&Param<'_>>,
    ) -> bool {
        let scheme = &signing.scheme;
        let (function, kind) = of_field(scheme, param.name);
        let is_folded = |value: Value<'_>| value.bytes().any(|byte| byte.is_ascii_uppercase());
        let has_name = scheme.pair.has_name() || !is_listed(scheme, param.name);
        let wrong = kind.is_some_and(|kind| !kind.fits(&param.value.bytes()))
            || !is_normal(function, kind, param.value)
            || matches!(scheme.whole, Whole::EncodedLower(_))
                && (has_name && is_folded(param.name) || is_folded(param.value));
        wrong
            || match self {
                Self::Cut => cut_is_ambiguous(message, signing, param, before, function),
                Self::Alternating => {
                    let separator = scheme.separator.as_bytes();
                    let is_encoded = matches!(function, Some(Function::Encoded(_)));
                    !is_name(param.name)
                        || !is_whole_piece(separator, param.name.bytes())
                        || !is_encoded && !is_whole_piece(separator, param.value.bytes())
                }
                Self::List => list_is_ambiguous(scheme, param, function),
                Self::KnownNames | Self::Kinds => false,
            }
    }
}

/// Whether a list has this name, where there is one.
fn is_listed(scheme: &Scheme<'_>, name: Value<'_>) -> bool {
    match scheme.fields {
        Fields::Items(items) => items.field(|field| name == *field).is_some(),
        _ => true,
    }
}

/// Whether this can be a name at all.
fn is_name(name: Value<'_>) -> bool {
    // A byte that no name has.
    Cut { separator: b'&', joint: b"=" }.takes_name(name)
}

/// Whether the name is written as it is, and can be one.
fn is_kept_name(scheme: &Scheme<'_>, name: Value<'_>) -> bool {
    let is_kept = match name_text(scheme) {
        NameText::Through(Function::Encoded(encoder)) => name.bytes().all(|byte| encoder.encode(byte).1 == 1),
        _ => true,
    };
    is_kept && is_name(name)
}

/// Whether a piece that begins with this name and the joint starts the field of this name, whatever comes
/// after it.
fn is_piece_of_name(scheme: &Scheme<'_>, name: Value<'_>, joint: &[u8]) -> bool {
    let separator = scheme.separator.as_bytes();
    let piece = || name.bytes().chain(joint.iter().copied());
    // All of it, or as much as there is before what comes after the piece.
    let begins = |at: usize| piece().skip(at).zip(separator).all(|(byte, other)| byte == *other);
    is_kept_name(scheme, name) && !(0..piece().count()).any(begins)
}

fn cut_is_ambiguous(
    message: &Message<'_>,
    signing: &Signing<'_>,
    param: &Param<'_>,
    before: Option<&Param<'_>>,
    function: Option<Function>,
) -> bool {
    let scheme = &signing.scheme;
    let joint = scheme.pair.joint().unwrap_or_default();
    if !is_kept_name(scheme, param.name) {
        return true;
    }
    let start = param.name.bytes().chain(joint.iter().copied());
    match (scheme.separator.as_bytes(), function) {
        ([_], Some(Function::Encoded(_))) => false,
        ([separator], _) => {
            let cut = Cut { separator: *separator, joint };
            !Query { message, signing, cut }.gives_back(*param, before)
        }
        (separator, Some(Function::Encoded(encoder))) => {
            let written = param.value.bytes().flat_map(|byte| {
                let (text, len) = encoder.encode(byte);
                text.into_iter().take(len)
            });
            !is_whole_piece(separator, start.chain(written))
        }
        (separator, _) => !is_whole_piece(separator, start.chain(param.value.bytes())),
    }
}

impl Composed {
    /// The first listed field that is not there, and that a reader would not give back as an empty one; with
    /// the number of signed fields before it.
    pub(super) fn first_ambiguous_absence<'s>(
        self,
        message: &Message<'_>,
        signing: &Signing<'s>,
        signed: &[Param<'_>],
    ) -> Option<(&'s str, usize)> {
        let scheme = &signing.scheme;
        if scheme.empty != Empty::Fill || !scheme.pair.has_name() {
            return None;
        }
        let names = match scheme.fields {
            Fields::Only(names) => names,
            _ => Names::NONE,
        };
        let mut before = 0usize;
        for name in names.iter().chain(of_items(scheme)) {
            if signed.iter().any(|param| param.name == *name) {
                before += 1;
                continue;
            }
            let absent = Param { name: Value::plain(name.as_bytes()), ..Param::NONE };
            let previous = before.checked_sub(1).and_then(|at| signed.get(at));
            let is_wrong = match self {
                Self::Cut => cut_is_ambiguous(message, signing, &absent, previous, None),
                Self::Alternating => {
                    !is_name(absent.name) || !is_whole_piece(scheme.separator.as_bytes(), name.bytes())
                }
                Self::KnownNames | Self::List | Self::Kinds => false,
            };
            if is_wrong {
                return Some((name, before));
            }
        }
        None
    }
}

fn list_is_ambiguous(scheme: &Scheme<'_>, param: &Param<'_>, function: Option<Function>) -> bool {
    let separator = scheme.separator.as_bytes();
    let by_prefix = !is_listed(scheme, param.name)
        && matches!(scheme.fields, Fields::Items(items) if items.has_prefix(|prefix| starts_with(param.name, prefix)));
    let is_free = matches!(function, Some(Function::Encoded(_) | Function::Escaped));
    if by_prefix {
        let name = param.name.bytes().chain([b'=']);
        let is_whole = if is_free {
            is_whole_piece(separator, name)
        } else {
            is_whole_piece(separator, name.chain(param.value.bytes()))
        };
        return !is_name(param.name) || !is_whole;
    }
    !is_free && !is_whole_piece(separator, param.value.bytes())
}

/// Whether someone without the secret can compute the digest of a longer text from the digest of this one:
/// where a field is written after the last place of the secret.
pub(super) fn can_be_lengthened(scheme: &Scheme<'_>) -> bool {
    let placement = &scheme.secret;
    let Some(more) = placement.more() else { return placement.can_be_lengthened() && !is_hashed_twice(scheme) };
    if placement.is_hmac() || is_hashed_twice(scheme) {
        return false;
    }
    // What is known of the last place of the secret and what is after it, from the left to the right.
    let mut has_secret = placement.front().is_some();
    let mut is_open = false;
    let fields = |has_secret: &mut bool, is_open: &mut bool| match (more.inside, scheme.fields) {
        (Some(Inside::Listed), Fields::Items(items)) => {
            for item in items.iter() {
                match item {
                    Item::Secret(_) => (*has_secret, *is_open) = (true, false),
                    Item::Field(..) | Item::Prefix(_) => *is_open |= *has_secret,
                    Item::Text(_) | Item::Digest(..) => {}
                }
            }
        }
        (Some(Inside::Named(_) | Inside::Each(_)), _) => (*has_secret, *is_open) = (true, true),
        _ => *is_open |= *has_secret,
    };
    match more.frame {
        None => fields(&mut has_secret, &mut is_open),
        Some(frame) => {
            for element in frame.iter() {
                match element {
                    Element::Secret(_) => (has_secret, is_open) = (true, false),
                    Element::Field(_) => is_open |= has_secret,
                    Element::Fields => fields(&mut has_secret, &mut is_open),
                    Element::Text(_) | Element::Digest => {}
                }
            }
        }
    }
    is_open && placement.back().is_none()
}

fn is_hashed_twice(scheme: &Scheme<'_>) -> bool {
    matches!(scheme.whole, Whole::Digest(_))
}
