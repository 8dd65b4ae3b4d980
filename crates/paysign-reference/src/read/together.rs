//! The reader of values that are run together: it goes from both sides as far as the shapes of the values
//! tell where they end, and what is left is one field.

use super::value::{Pairs, is_absent, is_right, value};
use crate::canonical::{Span, Written};
use crate::function::Function;
use crate::scheme::{Empty, Item, Listed, Order, Scheme};
use crate::shape::Shape;
use crate::text::{Symbol, Text, bytes, plain};

/// A list whose text is read from both sides.
pub(crate) struct Together<'a> {
    scheme: &'a Scheme,
    /// How many places are read from the left.
    left: usize,
    /// The first place that is read from the right.
    right: usize,
}

impl<'a> Together<'a> {
    pub(crate) fn of(scheme: &'a Scheme) -> Option<Together<'a>> {
        let items = scheme.only();
        let fields = |items: &[Item]| items.iter().filter(|item| item.field().is_some()).count();
        if items.iter().any(|item| matches!(item, Item::Starting(_) | Item::Hash(..))) {
            return None;
        }
        if fields(items) == 1 {
            let left = items.iter().position(|item| item.field().is_some())?;
            return Some(Together { scheme, left, right: left + 1 });
        }
        let keeps_text = |listed: &Listed| {
            matches!(scheme.function_of(Some(listed)), None | Some(Function::Lower | Function::Upper))
        };
        let is_listed = scheme.order == Order::Listed && scheme.empty == Empty::Keep;
        if !is_listed || !items.iter().filter_map(Item::field).all(keeps_text) {
            return None;
        }
        let left = (0..items.len()).find(|at| !is_ended(items, *at)).unwrap_or(items.len());
        let right = (left..items.len()).rev().find(|at| !is_begun(items, *at)).map_or(left, |last| last + 1);
        (fields(&items[left..right]) <= 1 && fields(items) > 1).then_some(Together { scheme, left, right })
    }

    /// The fields of a text.
    pub(crate) fn read(&self, text: &[Symbol]) -> Option<Pairs> {
        let items = self.scheme.only();
        let (mut from, mut to) = (0, text.len());
        let mut first = Pairs::new();
        for item in &items[..self.left] {
            let len = first_len(item, &text[from..to])?;
            let written = &text[from..from + len];
            from += len;
            first.extend(self.pair(item, written)?);
        }
        let mut last = Pairs::new();
        for item in items[self.right..].iter().rev() {
            let len = last_len(item, &text[from..to])?;
            let written = &text[to - len..to];
            to -= len;
            last.splice(0..0, self.pair(item, written)?);
        }
        // Texts and the secret are of known length; what is between them is the field.
        let middle = &items[self.left..self.right];
        let field = middle.iter().position(|item| item.field().is_some());
        let constants = |items: &[Item]| items.iter().flat_map(constant).collect::<Text>();
        let (before, after) = middle.split_at(field.unwrap_or(middle.len()));
        let after = constants(after.get(1..).unwrap_or_default());
        let rest = text[from..to].strip_prefix(constants(before).as_slice())?.strip_suffix(after.as_slice())?;
        match field {
            Some(at) => first.extend(self.pair(&middle[at], rest)?),
            None if rest.is_empty() => {}
            None => return None,
        }
        first.extend(last);
        Some(first)
    }

    /// The first field of a text whose value is not one of its shape, or not normal: all others are read.
    pub(crate) fn first_misread(&self, written: &Written) -> Option<Vec<u8>> {
        let is_misread = |span: &&Span| {
            let listed = self.scheme.listed(&span.name);
            !is_right(self.scheme, listed, &written.text[span.at.clone()], span)
        };
        written.spans.iter().find(is_misread).map(|span| span.name.clone())
    }

    /// The field of a place; no pair where it is none, or absent.
    fn pair(&self, item: &Item, written: &[Symbol]) -> Option<Pairs> {
        let Some(listed) = item.field() else { return Some(Pairs::new()) };
        if self.scheme.empty == Empty::Skip && written.is_empty() {
            return Some(Pairs::new());
        }
        if is_absent(self.scheme, listed, written) {
            return Some(Pairs::new());
        }
        Some(vec![(listed.name.clone(), value(self.scheme, Some(listed), written)?)])
    }
}

/// The text of a place that is no field.
fn constant(item: &Item) -> Text {
    match item {
        Item::Text(text) => plain(text),
        Item::Secret(part) => vec![Symbol::Secret(part.clone())],
        _ => Text::new(),
    }
}

/// How long this place is at the start of a text.
fn first_len(item: &Item, text: &[Symbol]) -> Option<usize> {
    let Some(listed) = item.field() else {
        return text.starts_with(&constant(item)).then_some(constant(item).len());
    };
    let before_secret = bytes(text.split(|symbol| matches!(symbol, Symbol::Secret(_))).next()?)?;
    listed.shape.as_ref()?.first(&before_secret).map(<[u8]>::len)
}

/// How long this place is at the end of a text.
fn last_len(item: &Item, text: &[Symbol]) -> Option<usize> {
    let Some(listed) = item.field() else {
        return text.ends_with(&constant(item)).then_some(constant(item).len());
    };
    let after_secret = bytes(text.rsplit(|symbol| matches!(symbol, Symbol::Secret(_))).next()?)?;
    listed.shape.as_ref()?.last(&after_secret).map(<[u8]>::len)
}

/// Whether the end of this place is found from its start.
fn is_ended(items: &[Item], at: usize) -> bool {
    let Some(listed) = items[at].field() else { return true };
    let Some(shape) = &listed.shape else { return false };
    let stops_digits = items.get(at + 1).is_some_and(|next| match next {
        Item::Field(listed) => listed.shape.as_ref().is_some_and(Shape::never_begins_with_digit),
        Item::Text(text) => text.first().is_some_and(|byte| !byte.is_ascii_digit()),
        _ => false,
    });
    shape.ends_by_itself() || (*shape == Shape::Digits && stops_digits)
}

/// Whether the start of this place is found from its end.
fn is_begun(items: &[Item], at: usize) -> bool {
    let Some(listed) = items[at].field() else { return true };
    let Some(shape) = &listed.shape else { return false };
    let before = at.checked_sub(1).map(|before| &items[before]);
    let stops_digits = before.is_some_and(|before| match before {
        Item::Field(listed) => listed.shape.as_ref().is_some_and(Shape::never_ends_with_digit),
        Item::Text(text) => text.last().is_some_and(|byte| !byte.is_ascii_digit()),
        _ => false,
    });
    shape.begins_by_itself() || (matches!(shape, Shape::Digits | Shape::Decimals(_)) && stops_digits)
}
