//! The wire `a=1&b=2`: a form body, or the query of a URL.

use super::error::BodyError;
use crate::escape;
use crate::message::{Limits, StrayPercent};
use crate::param::Param;
use crate::params;
use crate::scan;
use crate::value::Value;

/// Reads a form, and hands its parameters to `with`, in the body's order.
///
/// `%XX` is decoded exactly once, `+` is a space, and every other byte stands for itself. An empty piece
/// between two `&` is nothing; a piece without `=` is a name with an empty value. A body that begins like a
/// URL is refused as a whole.
pub(crate) fn read<'a, R>(
    body: &'a [u8],
    stray_percent: StrayPercent,
    limits: &Limits,
    with: impl FnOnce(&mut [Param<'a>]) -> R,
) -> Result<R, BodyError> {
    BodyError::check_len(body, limits)?;
    if scan::is_like_url(body) {
        return Err(BodyError::NotAQuery);
    }
    let most = params::most(limits);
    let room = body.split(|byte| *byte == b'&').take(most).count();
    params::with_room(room, |room| {
        let mut read = 0;
        // A bad escape is reported even after the last field that there is room for.
        for param in FormParams::new(body, stray_percent) {
            let param = param?;
            if let Some(place) = room.get_mut(read) {
                *place = param;
            }
            read += 1;
        }
        match room.get_mut(..read) {
            Some(params) => Ok(with(params)),
            None => Err(BodyError::TooManyFields { limit: most }),
        }
    })
}

/// The parameters of a form, in the body's order. Nothing after a fault is read.
#[derive(Clone)]
pub(crate) struct FormParams<'a> {
    body: &'a [u8],
    stray_percent: StrayPercent,
    /// Where the next one begins.
    start: usize,
    place: usize,
}

impl<'a> FormParams<'a> {
    pub(crate) const fn new(body: &'a [u8], stray_percent: StrayPercent) -> Self {
        Self { body, stray_percent, start: 0, place: 0 }
    }

    /// The one that begins at `start`.
    fn read(&mut self) -> Result<Param<'a>, BodyError> {
        let (name, name_end) = self.part(self.start, true)?;
        let (value, end) = match self.body.get(name_end) {
            Some(b'=') => self.part(name_end + 1, false)?,
            _ => (Value::plain(b""), name_end),
        };
        self.start = end;
        self.place += 1;
        Ok(Param { name, value, place: self.place - 1 })
    }

    /// The name or value that begins at `start`, once its escapes are known to be well-formed, and where it
    /// ends.
    #[inline]
    fn part(&self, start: usize, is_name: bool) -> Result<(Value<'a>, usize), BodyError> {
        let body = self.body;
        let (mut at, mut is_escaped) = (start, false);
        loop {
            at += scan::first_mark(&body[at..]);
            at += match body.get(at) {
                None | Some(b'&') => break,
                Some(b'=') if is_name => break,
                Some(b'=') => 1,
                Some(b'%') if escape::percent(&body[at..]).is_some() => {
                    is_escaped = true;
                    3
                }
                Some(b'%') if self.stray_percent == StrayPercent::Refused => {
                    return Err(BodyError::Malformed { offset: at });
                }
                Some(_) => {
                    is_escaped = true;
                    1
                }
            };
        }
        let raw = &body[start..at];
        Ok((if is_escaped { Value::percent(raw) } else { Value::plain(raw) }, at))
    }
}

impl<'a> Iterator for FormParams<'a> {
    type Item = Result<Param<'a>, BodyError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.body.get(self.start) == Some(&b'&') {
            self.start += 1;
        }
        if self.start >= self.body.len() {
            return None;
        }
        let param = self.read();
        if param.is_err() {
            self.start = self.body.len();
        }
        Some(param)
    }
}
