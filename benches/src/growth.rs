//! How the time grows with the bytes of a message and with the number of its parameters.

use paysign::gateway::{Field, Kind, Table};
use paysign::{Message, Wire};

use crate::by_hand;
use crate::inputs::{self, SECRET};
use crate::measure::Contestant;
use crate::row::{Row, ensure, floor, message, rows_of, secret};

/// The lengths of bodies, in bytes.
pub const LENS: [usize; 5] = [100, 400, 1_600, 4_096, 16_384];
/// The numbers of parameters.
pub const COUNTS: [usize; 5] = [5, 10, 20, 30, 60];
/// How many of the names a table knows; one more is the signature's. A longer table has no index.
const KNOWN: usize = 31;

/// All rows.
pub(crate) fn rows() -> anyhow::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for len in LENS {
        rows.extend(bytes(len)?);
    }
    for count in COUNTS {
        rows.extend(params(count)?);
    }
    Ok(rows)
}

/// Of a long value.
fn bytes(len: usize) -> anyhow::Result<Vec<Row>> {
    let (input, secret, notify) = (inputs::of_len(len), secret()?, message("epay", "notify")?);
    ensure(notify.verify(input.body.as_bytes(), &secret).is_ok(), "paysign")?;
    let name = format!("rust.verify.bytes_{len}");
    let contestants =
        vec![floor(&input.text), Contestant::new(&name, || notify.verify(input.body.as_bytes(), &secret).is_ok())];
    Ok(rows_of(contestants, None).split_off(1))
}

/// Of many parameters: of a scheme without a table, where no name is known, and of a table that knows the
/// first 31.
fn params(count: usize) -> anyhow::Result<Vec<Row>> {
    let (input, secret) = (inputs::of_params(count), secret()?);
    let unknown = Message::of_scheme(inputs::scheme()?, "sign", Wire::Form);
    let names = inputs::names(count.min(KNOWN));
    let fields = names.iter().map(|name| Field::optional(name, Kind::Text, ""));
    let fields: Vec<Field<'_>> = fields.chain([Field::required("sign", Kind::Text, "")]).collect();
    let table = Table::new(&fields);
    let known = Message { fields: &table, ..unknown };
    let body = input.body.as_bytes();
    ensure(unknown.verify(body, &secret).is_ok() && known.verify(body, &secret).is_ok(), "paysign")?;
    let [by_hand, of_unknown, of_known] =
        ["by_hand.naive_params", "verify.params", "verify.known_params"].map(|what| format!("rust.{what}_{count}"));
    let contestants = vec![
        floor(&input.text),
        Contestant::new(&by_hand, || by_hand::naive(&input.body, SECRET)),
        Contestant::new(&of_unknown, || unknown.verify(body, &secret).is_ok()),
        Contestant::new(&of_known, || known.verify(body, &secret).is_ok()),
    ];
    Ok(rows_of(contestants, Some(1)).split_off(1))
}
