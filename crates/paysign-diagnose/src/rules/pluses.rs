//! Pluses and spaces that were taken for each other.

use alloc::vec::Vec;

use super::escapes::replaced;
use crate::rule::{Input, changed};

/// Of so many spaces, each set that may have been pluses is tried.
const MOST_SPACES: usize = 5;

/// Whether nothing but spaces and pluses differ.
pub(crate) fn differ_in_plus_alone(one: &[u8], other: &[u8]) -> bool {
    let plain = |text: &[u8]| replaced(text, b"+", b" ");
    plain(one) == plain(other)
}

pub(super) fn space_to_plus(input: &Input<'_>) -> Option<Vec<u8>> {
    exchanged(input, b' ', b"+")
}

pub(super) fn plus_to_space(input: &Input<'_>) -> Option<Vec<u8>> {
    exchanged(input, b'+', b" ")
}

pub(super) fn space_to_escape(input: &Input<'_>) -> Option<Vec<u8>> {
    exchanged(input, b' ', b"%20")
}

fn exchanged(input: &Input<'_>, from: u8, to: &[u8]) -> Option<Vec<u8>> {
    changed(input.value, replaced(input.value, &[from], to))
}

/// With a plus for some of the spaces: those whose bits are set, the first one's lowest.
pub(super) fn some_to_plus(input: &Input<'_>, which: u8) -> Option<Vec<u8>> {
    let places = input.value.iter().enumerate().filter(|(_, byte)| **byte == b' ').map(|(at, _)| at);
    let places: Vec<usize> = places.collect();
    // One, two or all of them are other forms.
    let all = u8::try_from((1u16 << places.len().min(8)) - 1).ok()?;
    if !(3..=MOST_SPACES).contains(&places.len()) || which >= all {
        return None;
    }
    let mut out = input.value.to_vec();
    for (index, place) in places.into_iter().enumerate() {
        if which >> index & 1 == 1 {
            out[place] = b'+';
        }
    }
    Some(out)
}

/// With a plus for every space but the first of each run, or but the last: what was `C++ 2` before.
pub(super) fn runs_to_plus(input: &Input<'_>, keeps_first: bool) -> Option<Vec<u8>> {
    let is_space = |at: Option<usize>| at.and_then(|at| input.value.get(at)) == Some(&b' ');
    let is_in_run = |at: usize| if keeps_first { is_space(at.checked_sub(1)) } else { is_space(at.checked_add(1)) };
    let plus = |(at, byte): (usize, &u8)| if *byte == b' ' && is_in_run(at) { b'+' } else { *byte };
    changed(input.value, input.value.iter().enumerate().map(plus).collect())
}

/// With the first or the last of several exchanged.
pub(super) fn one_exchanged(input: &Input<'_>, from: u8, to: u8, first: bool) -> Option<Vec<u8>> {
    let mut places = input.value.iter().enumerate().filter(|(_, byte)| **byte == from).map(|(at, _)| at);
    let (start, end) = (places.next()?, places.next_back()?);
    let mut out = input.value.to_vec();
    out[if first { start } else { end }] = to;
    Some(out)
}
