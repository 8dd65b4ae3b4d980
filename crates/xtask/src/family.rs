//! docs/family.md: what the scheme language says of the gateways that sign by hashing, from docs/family.toml.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, bail, ensure};
use paysign::{Message, Scheme, Wire};
use serde::Deserialize;

use crate::run::root;

/// The page, by its path from the root of the repository.
pub(crate) fn files() -> anyhow::Result<Vec<(String, String)>> {
    Ok(vec![("docs/family.md".into(), page(&read()?)?)])
}

const FILE: &str = "docs/family.toml";

const WIRES: [&str; 4] = ["form", "json", "xml", "multipart"];

fn read() -> anyhow::Result<Vec<Rule>> {
    let text = fs::read_to_string(root().join(FILE)).context(FILE)?;
    Ok(toml::from_str::<Family>(&text).context(FILE)?.rules)
}

#[derive(Deserialize)]
struct Family {
    #[serde(rename = "rule")]
    rules: Vec<Rule>,
}

/// One message of one gateway; the head of the file says what each key means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    gateway: String,
    country: String,
    source: String,
    message: Option<String>,
    wire: Option<String>,
    sign: Option<String>,
    scheme: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    unseen: bool,
    unreadable: Option<String>,
    note: Option<String>,
}

/// A rule that is written, with what the core says of it.
struct Written<'a> {
    rule: &'a Rule,
    message: &'a str,
    wire: &'a str,
    sign: &'a str,
    scheme: Scheme<'a>,
    /// Why strict reading does not take it.
    unreadable: Option<&'a str>,
}

impl Rule {
    /// `None` where the file says why it is not written.
    ///
    /// # Errors
    ///
    /// A key is missing, the text is not a scheme, or the core says otherwise than the file of strict reading.
    fn written(&self) -> anyhow::Result<Option<Written<'_>>> {
        let (message, wire, sign, text) = match (&self.message, &self.wire, &self.sign, &self.scheme, &self.reason) {
            (Some(message), Some(wire), Some(sign), Some(text), None) => (message, wire, sign, text),
            (None, None, None, None, Some(_)) => return Ok(None),
            _ => bail!("either `message`, `wire`, `sign` and `scheme`, or `reason`"),
        };
        ensure!(WIRES.contains(&wire.as_str()), "no wire is called `{wire}`");
        let scheme = Scheme::parse(text).map_err(|error| anyhow::anyhow!("{error}"))?;
        let unreadable = self.unreadable.as_deref();
        // Whether a text can be read back does not depend on the wire.
        let is_readable = Message::of_scheme(scheme, sign, Wire::Form).is_readable();
        ensure!(is_readable == unreadable.is_none(), "strict reading takes it: the core says {is_readable}");
        Ok(Some(Written { rule: self, message, wire, sign, scheme, unreadable }))
    }
}

const TOP: &str = "\
<!-- Written by `cargo xtask generate` from docs/family.toml. -->

# What the scheme language says

Gateways that hash fields and a shared secret, each with one of its messages and its rule, as the text that `Scheme::parse` takes and that a
[gateway file](gateway-file.md) holds. A rule is listed because somebody runs it, not because it is a good one. Gateways that sign the raw body, that
encrypt, or that sign with a key pair are not in the table. Before you rely on a rule, hold it against a message of your own: where they differ,
`paysign diagnose` says how.

**Strict reading** takes a message only where no other message could have made its text. Where the rule leaves that open, the last column says why: two
fields that run together, or the part of the rule that makes it so. Such a rule needs `lenient`, and the shop then asks the gateway what was paid. A shop
that knows more of its messages may say so in its description: its own number as `is of 1234567`, an amount that always has two decimals as `is decimals 2`.

A name in angle brackets that is not `<secret>` is a part of the secret, which is then given as `HashKey=…&HashIV=…`.

";

fn page(rules: &[Rule]) -> anyhow::Result<String> {
    let mut written = Vec::new();
    for rule in rules {
        written.extend(rule.written().with_context(|| format!("{FILE}: {}", rule.gateway))?);
    }
    let readable = written.iter().filter(|rule| rule.unreadable.is_none()).count();
    let mut page = String::from(TOP);
    let (all, known) = (rules.len(), written.len());
    writeln!(page, "Of {all} rules {known} are written, and strict reading takes {readable} of these.\n")?;
    page.push_str("| gateway | | message | signature | rule | strict reading |\n|---|---|---|---|---|---|\n");
    for Written { rule, message, wire, sign, scheme, unreadable } in &written {
        let (gateway, country) = (cell(&rule.gateway), &rule.country);
        let rule = code(&cell(&scheme.to_string()));
        let strict = unreadable.map_or_else(|| "yes".into(), |why| format!("no: {}", cell(why)));
        writeln!(page, "| {gateway} | {country} | {message}, {wire} | `{}` | {rule} | {strict} |", cell(sign))?;
    }
    page.push_str("\n## Not written\n\n| gateway | | why |\n|---|---|---|\n");
    for rule in rules {
        if let Some(reason) = &rule.reason {
            writeln!(page, "| {} | {} | {} |", cell(&rule.gateway), rule.country, cell(reason))?;
        }
    }
    page.push_str("\n## Sources and notes\n\n");
    for Rule { gateway, source, unseen, note, .. } in rules {
        let unseen = if *unseen { " (not seen again)" } else { "" };
        let note = note.as_deref().map(|note| format!(". {note}")).unwrap_or_default();
        writeln!(page, "- **{gateway}**: {source}{unseen}{note}")?;
    }
    Ok(page)
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_135_rules_of_the_family_are_written() -> anyhow::Result<()> {
        let rules = read()?;
        let mut written = 0;
        let mut faults = Vec::new();
        for rule in &rules {
            match rule.written() {
                Ok(found) => written += usize::from(found.is_some()),
                Err(fault) => faults.push(format!("{}: {fault}", rule.gateway)),
            }
        }
        assert!(faults.is_empty(), "{faults:#?}");
        assert!(rules.len() == 151 && written >= 135, "{written} of {}", rules.len());
        Ok(())
    }
}
