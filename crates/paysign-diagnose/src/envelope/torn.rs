//! A value with an `&` that was not encoded: the form is cut there, and what comes after it looks like a
//! field.

use alloc::vec::Vec;

use super::plain::{Pair, is_name, knows, piece_of_form};
use super::request::torn;
use crate::finding::Factor;
use crate::item::Of;
use paysign::inside;

/// How many pieces may be the rest of a value.
const MAX_PIECES: usize = 12;

/// How many ways to glue them are tried.
const MAX_WAYS: usize = 24;

/// Another reading of a form.
pub(crate) struct Torn {
    pub(crate) factor: Factor,
    pub(crate) pairs: Vec<Pair>,
    /// Whether what was glued could be no field at all. Else it could be one in another order too.
    pub(crate) is_no_field: bool,
}

/// Other readings of a form: pieces that are no known field are the rest of the value before them.
pub(crate) fn readings(of: &Of<'_, '_>, text: &[u8]) -> Vec<Torn> {
    let mut starts = Vec::new();
    let mut start = 0;
    for piece in text.split(|byte| *byte == b'&') {
        if !piece.is_empty() {
            starts.push((start, piece));
        }
        start += piece.len() + 1;
    }
    let has_table = !of.message.fields.is_empty();
    let is_bare = |piece: &[u8]| !piece.contains(&b'=');
    let may_be_rest = |(start, piece): &(usize, &[u8])| {
        let name = piece.split(|byte| *byte == b'=').next().unwrap_or_default();
        // HTML's `&amp;` between fields is another matter.
        *start > 0 && (is_bare(piece) || has_table && !knows(of, name)) && !piece.starts_with(b"amp;")
    };
    let rests: Vec<usize> = (0..starts.len()).filter(|at| may_be_rest(&starts[*at])).collect();
    if rests.is_empty() || rests.len() > MAX_PIECES {
        return Vec::new();
    }
    let bare: Vec<usize> = rests.iter().copied().filter(|at| is_bare(starts[*at].1)).collect();
    let mut ways: Vec<Vec<usize>> = Vec::new();
    let mut add = |way: Vec<usize>| {
        if !way.is_empty() && !ways.contains(&way) && ways.len() < MAX_WAYS {
            ways.push(way);
        }
    };
    add(bare);
    add(rests.clone());
    for at in &rests {
        add(Vec::from([*at]));
    }
    for from in 0..rests.len() {
        (from + 2..=rests.len()).for_each(|to| add(rests[from..to].to_vec()));
    }
    ways.iter().filter_map(|way| glued(of, text, &starts, way)).collect()
}

/// The fields of a form in which these pieces belong to the value before them.
fn glued(of: &Of<'_, '_>, text: &[u8], starts: &[(usize, &[u8])], way: &[usize]) -> Option<Torn> {
    let is_field = |at: &usize| {
        let name_end = starts[*at].1.iter().position(|byte| *byte == b'=');
        name_end.is_some_and(|end| is_name(&starts[*at].1[..end]))
    };
    let is_no_field = !way.iter().any(is_field);
    let mut pairs = Vec::new();
    let mut factor: Option<Factor> = None;
    let mut at = 0;
    while let Some((start, piece)) = starts.get(at) {
        let mut end = start + piece.len();
        let first = at;
        at += 1;
        while let Some((start, piece)) = starts.get(at).filter(|_| way.contains(&at)) {
            end = start + piece.len();
            at += 1;
        }
        let pair = piece_of_form(&text[*start..end], *start);
        if at > first + 1 {
            // What is not signed may hold anything: it would prove nothing.
            if !inside::covers(of.signing, of.message.fields.fields(), &pair.name) {
                return None;
            }
            let torn = torn(of, &pair, "an & that is not encoded");
            match &mut factor {
                Some(factor) => factor.evidence.extend(torn.evidence),
                None => factor = Some(torn),
            }
        }
        pairs.push(pair);
    }
    factor.map(|factor| Torn { factor, pairs, is_no_field })
}
