//! What Java and Go print of a map: names and values without quotes.

use alloc::vec::Vec;

use super::literal::bare;
use super::opened::Opened;
use super::plain::{Pair, find, is_name};
use crate::item::Of;
use crate::wiped::Wiped;
use paysign::value::Shape;

/// `{pid=41207, name=a, b}`; a value may hold a comma with a space after it.
pub(crate) fn java(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let at = text.iter().position(|byte| *byte == b'{')?;
    let end = text.iter().rposition(|byte| *byte == b'}').filter(|end| *end > at)?;
    let inner = &text[at + 1..end];
    let starts = starts(inner, b'=', |inner, at| at == 0 || inner[..at].ends_with(b", "));
    Opened::printed("a map as Java prints it", entries(of, inner, &starts, b", "))
}

/// `map[money:29.90 name:a b pid:41207]`, whose names are sorted; values of a form are lists of one.
pub(crate) fn go(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let at = find(text, b"map[")? + 4;
    let end = text.iter().rposition(|byte| *byte == b']').filter(|end| *end >= at)?;
    let inner = &text[at..end];
    let mut last: &[u8] = b"";
    let mut starts = starts(inner, b':', |inner, at| at == 0 || inner[at - 1] == b' ');
    // Within a value, `11:26:02` and `a: b` are no entries: names are sorted.
    starts.retain(|(start, len)| {
        let name = &inner[*start..start + len];
        let is_next = name > last;
        if is_next {
            last = name;
        }
        is_next
    });
    Opened::printed("a map as Go prints it", entries(of, inner, &starts, b" "))
}

/// Where entries begin, and how long their names are.
fn starts(text: &[u8], joint: u8, may_start: fn(&[u8], usize) -> bool) -> Vec<(usize, usize)> {
    let mut starts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if may_start(text, at) {
            let len = text[at..].iter().take(65).position(|byte| *byte == joint).unwrap_or(0);
            if is_name(&text[at..at + len]) {
                starts.push((at, len));
                at += len;
            }
        }
        at += 1;
    }
    starts
}

fn entries(of: &Of<'_, '_>, text: &[u8], starts: &[(usize, usize)], between: &[u8]) -> Vec<Pair> {
    let entry = |(index, (start, len)): (usize, &(usize, usize))| {
        let end = starts.get(index + 1).map_or(text.len(), |(next, _)| next.saturating_sub(between.len()));
        let value = text.get(start + len + 1..end).unwrap_or_default();
        let value = match value {
            [b'[', inner @ .., b']'] => inner,
            _ => value,
        };
        let (value, shape) = match value {
            b"null" | b"<nil>" => bare(b"null", of.signing.scheme.null),
            _ => (Wiped::from(value), Shape::Text),
        };
        Pair::plain(&text[*start..start + len], value, shape)
    };
    starts.iter().enumerate().map(entry).collect()
}
