//! What there is, for tools: the gateways' tables, and the codes.

use paysign::tables::{self, Case};
use paysign::{Code, gateways};
use paysign_owned::Gateway;

use crate::cbor::Writer;

/// The tables of all built-in gateways, or of one, as the core's JSON.
pub(crate) fn write(to: &mut Writer, gateway: Option<&Gateway>) {
    let json = gateway.map_or_else(|| tables::to_json(gateways::ALL, Case::Snake), |one| one.tables(Case::Snake));
    to.text(&json);
}

/// All codes: word, number and sentence of each.
pub(crate) fn write_codes(to: &mut Writer) {
    to.list(|list| {
        for code in Code::ALL {
            list.text(code.as_str());
            list.number(code.number());
            list.text(code.text());
        }
    });
}
