//! What both programs speak: a question in a line of JSON on standard input, its answer in a line of output.

use std::io::{self, BufRead, Write};

use serde_json::Value;

/// Answers every line of standard input, in order.
///
/// # Errors
///
/// Of the streams, or a line that is not JSON.
pub fn answer_each(answer: impl Fn(&Value) -> Value) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let question = serde_json::from_str(&line?)?;
        writeln!(out, "{}", answer(&question))?;
    }
    out.flush()
}

/// A text of the question; empty where it has none.
pub fn text<'q>(question: &'q Value, key: &str) -> &'q str {
    question[key].as_str().unwrap_or_default()
}

/// The parameters of the question, in their order.
pub fn params(question: &Value) -> Vec<(String, String)> {
    let pairs = question["params"].as_array().into_iter().flatten();
    pairs
        .map(|pair| (pair[0].as_str().unwrap_or_default().into(), pair[1].as_str().unwrap_or_default().into()))
        .collect()
}
