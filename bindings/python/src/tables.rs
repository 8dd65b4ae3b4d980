//! The tables as plain data, for tools; `paysign.tables` gives them their classes.

use paysign::gateway::{Choice, Field, Rewritten, StrayPercent};
use paysign::{Gateway, Message, Role, Status, gateways};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// A dictionary of the names and values given.
macro_rules! row {
    ($py:expr; $( $name:ident: $value:expr, )*) => {{
        let row = PyDict::new($py);
        $( row.set_item(stringify!($name), $value)?; )*
        Ok(row)
    }};
}

type Row<'py> = PyResult<Bound<'py, PyDict>>;

/// All gateways.
#[pyfunction]
pub(crate) fn tables(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    all(py, gateways::ALL, |gateway| table(py, gateway))
}

fn all<'py, T>(py: Python<'py>, items: &[T], row: impl Fn(&T) -> Row<'py>) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, items.iter().map(row).collect::<PyResult<Vec<_>>>()?)
}

fn table<'py>(py: Python<'py>, gateway: &Gateway<'_>) -> Row<'py> {
    row! { py;
        id: gateway.id,
        title: gateway.title,
        source: gateway.source,
        notes: PyTuple::new(py, gateway.notes)?,
        variants: all(py, gateway.variants, |variant| row! { py;
            id: format!("{}@{}", gateway.id, variant.name),
            name: variant.name,
            about: variant.about,
            scheme: variant.scheme.to_string(),
            messages: all(py, variant.messages, |row| message(py, row))?,
        })?,
        messages: all(py, gateway.messages, |row| message(py, row))?,
    }
}

fn message<'py>(py: Python<'py>, message: &Message<'_>) -> Row<'py> {
    let transport = message.transport;
    let signing = message.signing.map(|signing| -> Row<'py> {
        let sign_type = signing.sign_type.map(|sign_type| sign_type.field);
        row! { py;
            scheme: signing.scheme.to_string(),
            field: signing.field,
            sign_type_field: sign_type,
            reserved: PyTuple::new(py, signing.reserved_names().collect::<Vec<_>>())?,
        }
    });
    let one_of = message.one_of.iter().map(|group| PyTuple::new(py, *group)).collect::<PyResult<Vec<_>>>()?;
    row! { py;
        name: message.name,
        aliases: PyTuple::new(py, message.aliases)?,
        title: message.title,
        direction: message.direction.as_str(),
        method: transport.method.as_str(),
        path: transport.path,
        wire: transport.wire.as_str(),
        content_type: transport.wire.content_type(),
        headers: all(py, transport.headers, |row| field(py, message, row))?,
        carries_secret: transport.carries_secret,
        stray_percent: transport.stray_percent == StrayPercent::Itself,
        leaves_out_empty: transport.leaves_out_empty,
        signing: signing.transpose()?,
        fields: all(py, message.fields, |row| field(py, message, row))?,
        one_of: PyTuple::new(py, one_of)?,
        answer: message.answer,
        ack: message.ack,
        success: all(py, message.success, |success| row! { py;
            field: success.field,
            values: PyTuple::new(py, success.values)?,
            code: if success.code.is_empty() { success.field } else { success.code },
        })?,
        success_elsewhere: all(py, message.success_elsewhere, |other| row! { py;
            field: other.field,
            value: other.value,
            gateway: other.gateway,
        })?,
        error_codes: all(py, message.error_codes, |error| row! { py; code: error.code, text: error.text, })?,
        source: message.source,
    }
}

fn field<'py>(py: Python<'py>, message: &Message<'_>, field: &Field<'_>) -> Row<'py> {
    let only_with = field.only_with.map(|(other, values)| PyResult::Ok((other, PyTuple::new(py, values)?)));
    row! { py;
        name: field.name,
        alias: field.alias,
        required: field.is_required,
        signed: message.signs(field.name),
        marked: field.is_signed,
        kind: field.kind.as_str(),
        max_chars: field.max_chars,
        number: field.is_number,
        rewritten: field.rewritten.map(Rewritten::as_str),
        choices: all(py, field.choices, |row| choice(py, row))?,
        role: field.role.map(Role::as_str),
        stands_in_for: field.stands_in_for.map(Role::as_str),
        only_with: only_with.transpose()?,
        example: field.example,
        meaning: field.meaning,
    }
}

fn choice<'py>(py: Python<'py>, choice: &Choice<'_>) -> Row<'py> {
    row! { py;
        value: choice.value,
        meaning: choice.meaning,
        status: choice.status.map(Status::as_str),
    }
}
