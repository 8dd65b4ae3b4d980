//! The fast path of signing: known fields that are all right, looked up once each.
//!
//! It answers with a signature or not at all; what is wrong with parameters, and all that is unusual, is for the complete path to tell.

use super::check;
use crate::canonical::{self, Joined, Parts, Sink};
use crate::digest::Signature;
use crate::fast::{About, Pairs, can_read};
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scan;
use crate::scheme::{Empty, Hash, Scheme};
use crate::secret::Secret;
use crate::table::{Ranks, Table, ranks};
use crate::value::Value;

/// A name and its value.
#[derive(Clone, Copy)]
struct Pair<'p>(&'p [u8], &'p [u8]);

impl Joined for Pair<'_> {
    fn name(&self) -> Value<'_> {
        Value::plain(self.0)
    }

    fn value(&self) -> Value<'_> {
        Value::plain(self.1)
    }

    #[inline]
    fn parts(&self) -> Parts<'_> {
        Parts::Apart((self.0, 0, self.0.len()), (self.1, 0, self.1.len()))
    }
}

/// The signature of these parameters; `None` if the complete path has to tell. `added` is sent with them.
#[inline]
pub(super) fn signature<N: AsRef<[u8]>, V: AsRef<[u8]>>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    params: &[(N, V)],
    added: Option<(&str, &str)>,
    secret: &Secret,
    options: &Options,
) -> Option<Signature> {
    let (scheme, table) = (&signing.scheme, message.fields);
    let is_known = can_read(scheme, options.reading) && table.is_indexed() && message.one_of.is_empty();
    let hash = match (signing.sign_type, added) {
        (None, _) => scheme.digest,
        (Some(sign_type), Some(_)) => sign_type.hash(None, scheme.digest)?,
        (Some(_), None) => return None,
    };
    if !is_known || hash != Hash::Md5 {
        return None;
    }
    // The index of each field's parameter, by the rank of its name.
    let mut by_rank = [0; Table::MOST];
    let (mut there, mut twice, mut filled): (Ranks, Ranks, Ranks) = (0, 0, 0);
    let mut next = 0;
    let about = About::find(table, signing);
    let runs_together = scheme.separator.byte().is_none();
    for (index, (name, value)) in params.iter().enumerate() {
        let (name, value) = (name.as_ref(), value.as_ref());
        let rank = table.find_bytes_near(next, name)?;
        let bit = 1 << rank;
        twice |= there & bit;
        there |= bit;
        if !value.is_empty() {
            filled |= bit;
            let field = table.field(rank)?;
            let is_plain = field.only_with.is_none() && check::value(field, value).is_none();
            let is_misleading = scan::holds(value, if runs_together { b'=' } else { b'&' });
            if !is_plain || is_misleading || (message.transport.wire == Wire::Json && !is_text(value)) {
                return None;
            }
        }
        by_rank[rank % Table::MOST] = index;
        next = table.place(rank) + 1;
    }
    let made = about.sign | about.sign_type;
    let present = if scheme.empty == Empty::Skip { filled } else { there };
    let signed = present & about.signed_by(signing, table) & !made;
    if about.sign == 0 || (added.is_some() && about.sign_type == 0) {
        return None;
    }
    let is_wrong = twice | there & made | table.required() & !filled & !made;
    if is_wrong != 0 || (options.reading == Reading::Strict && runs_together && signed & table.endings() != 0) {
        return None;
    }
    let given = Given { params, by_rank: &by_rank, signed };
    Some(Signature::of_md5(given.digest(message, scheme, secret), scheme.hex))
}

/// The signed parameters.
struct Given<'p, N, V> {
    params: &'p [(N, V)],
    by_rank: &'p [usize; Table::MOST],
    signed: Ranks,
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> Pairs for Given<'_, N, V> {
    #[inline]
    fn text_len(&self, _: &Message<'_>) -> usize {
        self.params.iter().map(|(name, value)| name.as_ref().len() + value.as_ref().len() + 2).sum()
    }

    #[inline]
    fn write_pairs(&self, _: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        let pairs = ranks(self.signed).filter_map(|rank| self.params.get(self.by_rank[rank % Table::MOST]));
        canonical::write(scheme, pairs.map(|(name, value)| Pair(name.as_ref(), value.as_ref())), sink);
    }
}

fn is_text(value: &[u8]) -> bool {
    core::str::from_utf8(value).is_ok()
}
