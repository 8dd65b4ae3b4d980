//! Options, limits and names beyond a gateway's tables, by the words of the shared description.

use paysign::{Limits, Options};
use paysign_owned::options::{FLAGS, NAME_LISTS};
use paysign_owned::{Beyond, options};

use crate::args::Args;
use crate::error::Refusal;

/// The options; what is not given is as the core has it.
pub(crate) fn given(args: &Args<'_>) -> Result<Options, Refusal> {
    let flags = FLAGS.iter().map(|flag| args.bool(flag.word)).collect::<Result<Vec<_>, _>>()?;
    let sizes = Limits::ALL.iter().map(|limit| args.size(limit.word)).collect::<Result<Vec<_>, _>>()?;
    Ok(options(&flags, &sizes))
}

/// Names beyond the tables.
pub(crate) fn beyond(args: &Args<'_>) -> Result<Beyond, Refusal> {
    let [shop, added] = NAME_LISTS.each_ref().map(|list| args.texts(list.word));
    Ok(Beyond::new(&shop?, &added?)?)
}
