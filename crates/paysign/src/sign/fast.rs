//! The fast path of signing: known fields that are all right, looked up once each.
//!
//! It answers with a signature or not at all; what is wrong with parameters, and all that is unusual, is for the complete path to tell.

use super::check;
use crate::canonical::{self, Joined, Parts};
use crate::digest::Signature;
use crate::fast::{Text, can_read, signed_by};
use crate::message::{Message, Options, Reading, Signing, Wire};
use crate::scheme::{Empty, Hash};
use crate::secret::Secret;
use crate::table::{Ranks, Table};
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
        Parts::Apart((self.0, self.0.len()), (self.1, self.1.len()))
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
    // The index of the parameter that has this rank.
    let mut by_rank = [0; Table::MOST];
    let (mut seen, mut twice, mut filled): (Ranks, Ranks, Ranks) = (0, 0, 0);
    let mut next = 0;
    let sign =
        table.find_near(table.len().saturating_sub(1 + usize::from(added.is_some())), signing.field.as_bytes())?;
    let added = match added {
        Some((name, _)) => table.find_near(sign.place + 1, name.as_bytes())?.rank,
        None => sign.rank,
    };
    let runs_together = scheme.separator.byte().is_none();
    for (index, (name, value)) in params.iter().enumerate() {
        let (name, value) = (name.as_ref(), value.as_ref());
        let found = table.find_near(next, name)?;
        let bit = 1 << (found.rank % Table::MOST);
        twice |= seen & bit;
        seen |= bit;
        if !value.is_empty() {
            filled |= bit;
            let field = table.fields().get(found.place)?;
            let is_plain = field.only_with.is_none() && check::value(field, value).is_none();
            let is_misleading = value.contains(if runs_together { &b'=' } else { &b'&' });
            if !is_plain || is_misleading || (message.transport.wire == Wire::Json && !is_text(value)) {
                return None;
            }
        }
        by_rank[found.rank % Table::MOST] = index;
        next = found.place + 1;
    }
    let made: Ranks = 1 << sign.rank | 1 << added;
    let present = if scheme.empty == Empty::Skip { filled } else { seen };
    let signed = present & signed_by(scheme, table, sign.place) & !made;
    let is_wrong = twice | seen & made | table.required() & !filled & !made;
    if is_wrong != 0 || (options.reading == Reading::Strict && runs_together && signed & table.endings() != 0) {
        return None;
    }
    let mut text = Text::new();
    secret.put_front(&scheme.secret, &mut text);
    let ranks = (0..Table::MOST).filter(|rank| signed >> rank & 1 == 1);
    let pairs = ranks.filter_map(|rank| params.get(by_rank[rank]));
    canonical::write(scheme, pairs.map(|(name, value)| Pair(name.as_ref(), value.as_ref())), &mut text);
    secret.put_back(&scheme.secret, &mut text);
    Some(Signature::of_md5(text.digest(), scheme.hex))
}

fn is_text(value: &[u8]) -> bool {
    core::str::from_utf8(value).is_ok()
}
