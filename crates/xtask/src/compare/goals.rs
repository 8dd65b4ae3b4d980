//! The goals, and whether a run meets them.

use super::row::Row;

/// What is aimed at for one row. A row may have several; all of them count.
pub(super) struct Goal {
    /// What it is, on the page.
    pub(super) what: &'static str,
    /// The row that shows it.
    pub(super) row: &'static str,
    /// At most so many digests.
    pub(super) most: Option<f64>,
    /// At least so many times as fast as by hand.
    pub(super) least: Option<f64>,
    /// At most so many nanoseconds more than the core.
    pub(super) above_core: Option<f64>,
}

impl Goal {
    /// One without any number yet.
    const fn of(what: &'static str, row: &'static str) -> Self {
        Self { what, row, most: None, least: None, above_core: None }
    }

    const fn most(self, digests: f64) -> Self {
        Self { most: Some(digests), ..self }
    }

    const fn least(self, times: f64) -> Self {
        Self { least: Some(times), ..self }
    }

    const fn above_core(self, ns: f64) -> Self {
        Self { above_core: Some(ns), ..self }
    }
}

const RUST: [Goal; 6] = [
    Goal::of("verify a form, gateway's order", "rust.verify.form").most(0.95).least(7.0),
    Goal::of("the same, parameters shuffled", "rust.verify.shuffled").most(1.1).least(6.5),
    Goal::of("the same, portable code alone", "rust.verify.portable").most(1.3).least(4.5),
    Goal::of("a form with escapes", "rust.verify.escaped"),
    Goal::of("verify a JSON body, 11 fields", "rust.verify.json").most(1.5).least(4.5),
    Goal::of("sign 8 parameters", "rust.sign").most(1.0).least(3.0),
];

/// Genuine messages with an unusual spelling. What a form or an object of 60 parameters takes is told in
/// digests of its own text.
const UNUSUAL: [Goal; 19] = [
    Goal::of("a form with a `=` in a value", "rust.unusual.form_joint").most(1.8),
    Goal::of("a form with an address with a query", "rust.unusual.form_address").most(1.8),
    Goal::of("a form with `&quot;` in a value", "rust.unusual.form_html").most(1.8),
    Goal::of("a form with a `\\` in a value", "rust.unusual.form_backslash").most(1.8),
    Goal::of("a form with an unknown field", "rust.unusual.form_unknown").most(1.8),
    Goal::of("the same, and escapes", "rust.unusual.form_unknown_escaped").most(1.8),
    Goal::of("a form of 60 parameters, escaped", "rust.unusual.form_60").most(1.8),
    Goal::of("the same, in order", "rust.unusual.form_60_sorted").most(1.8),
    Goal::of("60 parameters without escapes", "rust.unusual.form_60_plain").most(1.8),
    Goal::of("JSON, pretty-printed", "rust.unusual.json_pretty").most(2.2),
    Goal::of("JSON with a line feed after it", "rust.unusual.json_line_feed").most(2.2),
    Goal::of("JSON with a `\\u0053`", "rust.unusual.json_unicode").most(2.2),
    Goal::of("JSON with `\\/`", "rust.unusual.json_slash").most(2.2),
    Goal::of("JSON with an address with a query", "rust.unusual.json_address").most(2.2),
    Goal::of("JSON with an unknown member", "rust.unusual.json_unknown").most(2.2),
    Goal::of("the same, with `\\/`", "rust.unusual.json_unknown_slash").most(2.2),
    Goal::of("the same, pretty-printed", "rust.unusual.json_unknown_pretty").most(2.2),
    Goal::of("JSON of 60 members", "rust.unusual.json_60").most(2.2),
    Goal::of("the same, in order", "rust.unusual.json_60_sorted").most(2.2),
];

const ROUTES: [Goal; 8] = [
    Goal::of("Rust: the route", "rust.route"),
    Goal::of("Python: the route", "python.route").least(10.0),
    Goal::of("Node: the route", "node.route").least(10.0),
    Goal::of("C: the route", "c.route").least(5.0),
    Goal::of("PHP, FFI: the route", "php.route").least(3.0),
    Goal::of("PHP, extension: the route", "php_ext.route").least(5.0),
    Goal::of("JVM: the route", "jvm.route").least(3.0),
    Goal::of("Ruby: the route", "ruby.route").least(15.0),
];

const LANGUAGES: [Goal; 11] = [
    Goal::of("Python: verify", "python.verify").least(40.0).above_core(60.0),
    Goal::of("Python: sign", "python.sign").most(1.4).least(6.0),
    Goal::of("Python: batch", "python.batch").most(0.45).least(100.0),
    Goal::of("Node: verify", "node.verify").least(14.0).above_core(80.0),
    Goal::of("Node: sign", "node.sign").most(2.5).least(2.0),
    Goal::of("Node: batch", "node.batch").most(0.5).least(30.0),
    Goal::of("C: verify", "c.verify").least(6.0).above_core(5.0),
    Goal::of("PHP: verify", "php.verify").least(5.0).above_core(180.0),
    Goal::of("PHP: batch", "php.batch").least(8.0),
    Goal::of("JVM: verify", "jvm.verify").least(3.0),
    Goal::of("JVM: batch", "jvm.batch").least(8.0),
];

/// All goals. What a batch may take depends on the lanes that this run had.
pub(super) fn all(rows: &[Row]) -> Vec<Goal> {
    let has = |lanes: &str| Row::find(rows, &format!("rust.batch.{lanes}")).is_some();
    let most_of_batch = match () {
        () if has("avx512") => Some(0.35),
        () if has("avx2") => Some(0.42),
        () => None,
    };
    let batch = Goal { most: most_of_batch, ..Goal::of("verify a batch, a message", "rust.batch").least(17.0) };
    RUST.into_iter().chain([batch]).chain(UNUSUAL).chain(ROUTES).chain(LANGUAGES).collect()
}

impl Goal {
    /// Whether the row meets it; `None` if nothing is aimed at.
    pub(super) fn is_met(&self, row: &Row) -> Option<bool> {
        let at_most =
            |number: Option<f64>, goal: Option<f64>| goal.map(|goal| number.is_some_and(|number| number <= goal));
        let at_least = self.least.map(|least| row.vs_hand.is_some_and(|times| times >= least));
        let parts = [at_most(row.vs_md5, self.most), at_most(row.above_core(), self.above_core), at_least];
        parts.into_iter().flatten().reduce(|left, right| left && right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, vs_md5: f64, vs_hand: f64) -> Row {
        let (vs_md5, vs_hand) = (Some(vs_md5), Some(vs_hand));
        Row { name: name.into(), ns: 700.0, spread: None, vs_md5, vs_hand, core_ns: Some(640.0) }
    }

    #[test]
    fn a_batch_is_measured_by_its_lanes() {
        let goal = |lanes: &str| {
            let goals = all(&[row(&format!("rust.batch.{lanes}"), 0.4, 20.0)]);
            goals.into_iter().find(|goal| goal.row == "rust.batch").expect("a goal").is_met(&row("", 0.4, 20.0))
        };
        assert_eq!((goal("avx512"), goal("avx2"), goal("portable")), (Some(false), Some(true), Some(true)));
    }

    #[test]
    fn every_part_of_a_goal_counts() {
        let goals = all(&[]);
        let goal = |name: &str| goals.iter().find(|goal| goal.row == name).expect("a goal");
        assert_eq!(goal("python.verify").is_met(&row("", 9.9, 41.0)), Some(true));
        assert_eq!(goal("python.verify").is_met(&row("", 9.9, 39.0)), Some(false));
        assert_eq!(goal("c.verify").is_met(&row("", 9.9, 41.0)), Some(false), "60 ns above the core");
        assert_eq!(goal("rust.verify.escaped").is_met(&row("", 9.9, 1.0)), None);
    }
}
