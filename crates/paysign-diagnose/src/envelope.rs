//! What was pasted, taken for what it is: a line of a log, a command, a whole request, what a language prints
//! of a map, a table, JSON around JSON. It hands on the message inside.
//!
//! This is for a diagnosis alone; no verdict asks it. A text that is a message as it is stays what it is: an
//! envelope is opened if there is more of the message inside than outside.

mod coded;
mod command;
mod entities;
mod lines;
mod literal;
mod maps;
mod markup;
mod object;
mod opened;
mod plain;
mod printed;
mod request;
mod torn;

use core::cell::Cell;

use super::item::Of;
use paysign::Limits;

pub(super) use opened::{Inside, Opened};
pub(super) use plain::{Pair, fields, is_name, knows, of_wire};
pub(super) use torn::{Torn, readings as torn_readings};

/// How many envelopes may be around a message.
pub(super) const MAX_LAYERS: usize = 4;

/// How many bytes are looked at for one body.
const MAX_WORK: usize = 4 << 20;

/// Opens envelopes, within a bound.
pub(super) struct Opener<'o, 'm> {
    of: Of<'o, 'm>,
    limits: Limits,
    work: Cell<usize>,
}

impl<'o, 'm> Opener<'o, 'm> {
    pub(super) fn new(of: Of<'o, 'm>, limits: Limits) -> Self {
        Self { of, limits, work: Cell::new(MAX_WORK) }
    }

    /// Takes one envelope off.
    pub(super) fn open(&self, text: &[u8]) -> Option<Opened> {
        self.open_at(text, MAX_LAYERS)
    }

    fn open_at(&self, text: &[u8], layers: usize) -> Option<Opened> {
        let of = &self.of;
        let (whole, text) = (text, text.trim_ascii());
        // Each kind of envelope may look at the whole text.
        let work = self.work.get().checked_sub(16 * whole.len())?;
        self.work.set(work);
        let plain = fields(of, whole, &self.limits);
        let score = plain.as_deref().map_or(0, |pairs| plain::score(of, pairs));
        if let Some(opened) = self.by_its_begin(text)
            && (score == 0 || self.score(&opened, layers) > 0)
        {
            return Some(opened);
        }
        // A form that holds none of these characters is what it seems to be.
        if score > 0 && !text.iter().any(|byte| b" \t\r\n?{;,|\"'".contains(byte)) && !holds_mark(text) {
            return None;
        }
        let mut best: Option<(usize, Opened)> = None;
        let mut offer = |opened: Option<Opened>| {
            let Some(opened) = opened else { return };
            let inside = self.score(&opened, layers);
            if inside > best.as_ref().map_or(score, |(score, _)| *score) {
                best = Some((inside, opened));
            }
        };
        offer(request::second_mark(of, text));
        offer(plain.as_deref().and_then(|pairs| object::in_form(of, text, pairs)));
        if text.starts_with(b"{") {
            offer(object::member(of, text, &self.limits));
        }
        offer(request::access_log(of, text));
        offer(request::headed(text));
        offer(object::in_line(of, text, &self.limits));
        offer(request::word(of, text));
        offer(literal::literal(of, text));
        offer(maps::java(of, text));
        offer(maps::go(of, text));
        offer(printed::var_dump(of, text));
        offer(printed::print_r(text));
        offer(lines::table(of, text));
        offer(lines::other_separator(of, text));
        offer(request::rest_of_line(of, text));
        best.map(|(_, opened)| opened)
    }

    /// An envelope that shows in how the text begins.
    fn by_its_begin(&self, text: &[u8]) -> Option<Opened> {
        let of = &self.of;
        coded::mark(text)
            .or_else(|| request::url(of, text))
            .or_else(|| request::whole(of, text))
            .or_else(|| command::curl(text))
            .or_else(|| markup::multipart(text))
            .or_else(|| markup::xml(text))
            .or_else(|| printed::serialized(of, text))
            .or_else(|| object::list(of, text, &self.limits))
            .or_else(|| object::lists(of, text, &self.limits))
            .or_else(|| object::text(text))
            .or_else(|| coded::entities(text))
            .or_else(|| coded::in_base64(text))
            .or_else(|| coded::json_as_name(text))
            .or_else(|| coded::url_encoded(text))
    }

    /// How much of the message is inside.
    fn score(&self, opened: &Opened, layers: usize) -> usize {
        match &opened.inside {
            Inside::Fields(pairs) => plain::score(&self.of, pairs),
            Inside::Text(text) => {
                let plain = fields(&self.of, text, &self.limits).map_or(0, |pairs| plain::score(&self.of, &pairs));
                let deeper = || match layers.checked_sub(1) {
                    Some(layers) if layers > 0 => {
                        self.open_at(text, layers).map_or(0, |opened| self.score(&opened, layers))
                    }
                    _ => 0,
                };
                if plain > 0 { plain } else { deeper() }
            }
        }
    }
}

/// Whether a text holds a question mark that is encoded.
fn holds_mark(text: &[u8]) -> bool {
    text.windows(3).any(|three| matches!(three, b"%3F" | b"%3f"))
}

/// Whether a text is how something prints that there is nothing: no list, no map, no value.
pub(super) fn is_nothing(text: &[u8]) -> bool {
    let bare = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    let nothing =
        ["[]", "{}", "null", "\"\"", "Array()", "array()", "array(0){}", "map[]", "[[]]", "undefined", "None"];
    nothing.iter().any(|word| bare.clone().eq(word.as_bytes()))
}
