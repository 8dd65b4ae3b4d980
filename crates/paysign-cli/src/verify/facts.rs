//! A verified message for people: what is proved, what is not, and what that means for the order.

use std::fmt::Write;

use paysign::gateway::Direction;
use paysign::{Amount, Status, Value, Verified, amount::AmountError};

use crate::output::{BOLD, CARE, GOOD, visible};

/// Columns of the longest name after which values are aligned.
const WIDEST_NAME: usize = 24;

/// The text. `is_as_expected` is the outcome of `expect`, if it was asked for.
pub(super) fn text(verified: &Verified<'_>, title: &str, is_as_expected: Option<bool>) -> String {
    let mut text = String::new();
    // Writing into a string does not fail.
    let _ = write(&mut text, verified, title, is_as_expected);
    text
}

fn write(to: &mut String, verified: &Verified<'_>, title: &str, is_as_expected: Option<bool>) -> std::fmt::Result {
    writeln!(to, "{GOOD}authentic{GOOD:#}: {}, signed with secret {}", visible(title), verified.secret_index())?;
    let row = |(name, value)| (shown_name(name), shown(value));
    let proved: Vec<_> = verified.fields().map(row).collect();
    let unproved: Vec<_> = verified.unproved_fields().map(row).collect();
    section(to, &format!("{BOLD}proved{BOLD:#} by the signature:"), &proved)?;
    if !unproved.is_empty() {
        section(to, &format!("{CARE}not proved{CARE:#}, anyone can have written this:"), &unproved)?;
    }
    let roles = roles(verified);
    if !roles.is_empty() {
        section(to, &format!("{BOLD}what it says:{BOLD:#}"), &roles)?;
    }
    if let Some(advice) = advice(verified, is_as_expected) {
        writeln!(to, "\n{advice}")?;
    }
    Ok(())
}

fn section(to: &mut String, heading: &str, rows: &[(String, String)]) -> std::fmt::Result {
    writeln!(to, "\n{heading}")?;
    // Names are short and mostly ASCII; a longer one pushes its own value to the right and no other.
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).min(WIDEST_NAME);
    if rows.is_empty() {
        writeln!(to, "  nothing")?;
    }
    for (name, value) in rows {
        writeln!(to, "{}", format!("  {name:width$}  {value}").trim_end())?;
    }
    Ok(())
}

fn shown(value: Value<'_>) -> String {
    visible(&value.to_string())
}

fn shown_name(name: Value<'_>) -> String {
    if name.is_empty() { String::from("\"\"") } else { shown(name) }
}

fn roles(verified: &Verified<'_>) -> Vec<(String, String)> {
    let amount = |amount: Result<Amount, AmountError>| {
        amount.map_or_else(|error| format!("unreadable: {error}"), |amount| amount.to_string())
    };
    let status = verified.status();
    let ack = Some(verified.ack().to_text().into_owned()).filter(|ack| !ack.is_empty());
    let roles = [
        ("order number", verified.order_no().map(shown)),
        ("gateway's number", verified.trade_no().map(shown)),
        ("ordered amount", verified.ordered_amount().map(amount)),
        ("paid amount", verified.paid_amount().map(amount)),
        ("status", Some(status.as_str().to_owned()).filter(|_| tells_payment(verified))),
        ("answer with", ack),
    ];
    roles.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// Whether the message could say that something is paid: a request cannot, and of a bare scheme nothing is
/// known.
fn tells_payment(verified: &Verified<'_>) -> bool {
    let message = verified.message();
    message.direction != Direction::Request && !message.fields.is_empty()
}

fn advice(verified: &Verified<'_>, is_as_expected: Option<bool>) -> Option<String> {
    if is_as_expected == Some(true) {
        return Some(format!("{GOOD}as expected{GOOD:#}: this order, paid, and exactly this amount."));
    }
    if is_as_expected == Some(false) || !tells_payment(verified) {
        return None;
    }
    let advice = match verified.status() {
        Status::Paid => {
            "authentic is not yet your order: compare the order number and the amount before you deliver \
             (--order-no and --amount do)."
        }
        Status::Unstated => "authentic is not yet paid: this message does not say so; ask the gateway with its query.",
        _ => "authentic is not yet paid: this message says that it is not. Do not deliver.",
    };
    Some(format!("{CARE}note{CARE:#}: {advice}"))
}
