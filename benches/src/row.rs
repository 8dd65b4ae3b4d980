//! A row of the comparison, and what every group of contestants needs.

use paysign::{Message, Secret, gateways};
use serde_json::json;

use crate::by_hand;
use crate::inputs::SECRET;
use crate::measure::{Contestant, Measured, side_by_side};

/// A line of the comparison.
pub struct Row {
    /// What was measured, how long it took per message, and how far its samples spread.
    pub measured: Measured,
    /// The time, in digests of the same text by the crate `md-5`.
    pub vs_md5: f64,
    /// How often as fast as the short way by hand, where there is one over the same input.
    pub vs_hand: Option<f64>,
}

impl Row {
    /// `{"name", "ns", "spread", "vs_md5", "vs_hand"}`, in the order of the alphabet.
    pub fn json(&self) -> serde_json::Value {
        let round = |number: f64| (number * 1000.0).round() / 1000.0;
        json!({
            "name": self.measured.name,
            "ns": round(self.measured.ns),
            "spread": round(self.measured.spread),
            "vs_md5": round(self.vs_md5),
            "vs_hand": self.vs_hand.map(round),
        })
    }
}

/// The first contestant is the floor; `hand` is the index of the short way by hand.
pub(crate) fn rows_of(contestants: Vec<Contestant<'_>>, hand: Option<usize>) -> Vec<Row> {
    let measured = side_by_side(contestants);
    let floor = measured[0].ns;
    let hand = hand.map(|index| measured[index].ns);
    let row = |measured: &Measured| Row {
        vs_md5: measured.ns / floor,
        vs_hand: hand.map(|hand| hand / measured.ns),
        measured: measured.clone(),
    };
    measured.iter().map(row).collect()
}

pub(crate) fn floor(text: &str) -> Contestant<'_> {
    Contestant::new("rust.floor", move || by_hand::floor(text.as_bytes()))
}

pub(crate) fn secret() -> anyhow::Result<Secret> {
    Ok(Secret::new(SECRET)?)
}

pub(crate) fn message(gateway: &str, name: &str) -> anyhow::Result<&'static Message<'static>> {
    Ok(gateways::message(gateway, name)?)
}

pub(crate) fn ensure(is_valid: bool, who: &str) -> anyhow::Result<()> {
    anyhow::ensure!(is_valid, "{who} refuses a genuine message");
    Ok(())
}
