//! A gateway's answer.

use paysign::Answer;

use crate::cbor::Writer;
use crate::value::{amount, value};

/// Writes one; what `names` asks for is in `named`, which has names and values by turns.
pub(crate) fn write(to: &mut Writer, answer: &Answer<'_>, names: &[&str]) {
    to.map(|map| {
        map.entry("fields").list(|list| {
            for (name, value) in answer.fields() {
                list.text(name);
                list.value(&value.to_bytes());
            }
        });
        map.entry("named").list(|list| {
            for (name, value) in names.iter().filter_map(|name| Some((name, answer.get(name)?))) {
                list.text(name);
                list.value(&value.to_bytes());
            }
        });
        map.entry("is_proved").bool(answer.is_proved());
        value(map.entry("order_no"), answer.order_no());
        value(map.entry("trade_no"), answer.trade_no());
        value(map.entry("pay_url"), answer.pay_url());
        amount(map.entry("ordered_amount"), answer.ordered_amount());
        amount(map.entry("paid_amount"), answer.paid_amount());
        map.entry("status").text(answer.status().as_str());
    });
}
