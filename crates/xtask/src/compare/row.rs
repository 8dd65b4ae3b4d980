//! A row of the comparison.

use std::fmt::Write;

use serde::{Deserialize, Serialize, Serializer};

/// What was measured.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Row {
    pub(super) name: String,
    /// Nanoseconds a message, the median.
    #[serde(serialize_with = "rounded")]
    pub(super) ns: f64,
    /// The middle half of the samples, from end to end, as a part of the median.
    #[serde(default, serialize_with = "rounded_if_known")]
    pub(super) spread: Option<f64>,
    /// The time, in digests of the same text by the crate `md-5`.
    #[serde(default, serialize_with = "rounded_if_known")]
    pub(super) vs_md5: Option<f64>,
    /// How often as fast as what is written by hand.
    #[serde(default, serialize_with = "rounded_if_known")]
    pub(super) vs_hand: Option<f64>,
    /// In another language: what a verification by the core took then, in nanoseconds.
    #[serde(skip)]
    pub(super) core_ns: Option<f64>,
}

fn to_thousandths(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn rounded<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(to_thousandths(*number))
}

#[expect(clippy::ref_option, reason = "serde passes references")]
fn rounded_if_known<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    number.map(to_thousandths).serialize(serializer)
}

impl Row {
    /// The row of this name.
    pub(super) fn find<'r>(rows: &'r [Self], name: &str) -> Option<&'r Self> {
        rows.iter().find(|row| row.name == name)
    }

    /// How much longer it takes than the core, in nanoseconds.
    pub(super) fn above_core(&self) -> Option<f64> {
        Some(self.ns - self.core_ns?)
    }
}

/// All rows, for people.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text = format!("{:36} {:>12} {:>8} {:>8} {:>8}\n", "", "ns", "spread", "vs md5", "vs hand");
    for row in rows {
        let number =
            |number: Option<f64>, digits| number.map_or_else(String::new, |number| format!("{number:.digits$}"));
        let (spread, md5, hand) = (number(row.spread, 3), number(row.vs_md5, 2), number(row.vs_hand, 2));
        let line = format!("{:36} {:12.1} {spread:>8} {md5:>8} {hand:>8}", row.name, row.ns);
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}
