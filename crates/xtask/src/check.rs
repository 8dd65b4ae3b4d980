//! Runs parts of the checks, with the seconds that each took. A part that cannot run is a failure, unless it
//! is one of the exceptions: these are listed at the end, with the reason.

use std::time::Instant;

use crate::left_out::LeftOut;
use crate::part::Part;
use crate::run::command;
use crate::tools;

/// The parts that may be left out where a machine lacks what they need.
pub(crate) const EXCEPTIONS: [&str; 3] = ["oldest", "miri", "advisories"];

/// Tools that no registry has, with the part that does without, and what it does then.
const TOOLS: [(&str, &str, &str); 2] = [
    ("swift", "uniffi", "the Swift package is generated, and its C part compiled; it is not built"),
    ("phpstan", "php", "PHP's sources are not analysed"),
];

/// The part that needs cargo-deny.
const NEEDS_DENY: &str = "licences";

/// The parts of these names, in the order of the table; or those from one on; or all.
///
/// # Errors
///
/// There is no part of such a name.
pub(crate) fn chosen<'a>(all: &'a [Part], names: &[String], from: Option<&str>) -> anyhow::Result<Vec<&'a Part>> {
    let position = |name: &str| all.iter().position(|part| part.name == name);
    for name in names.iter().map(String::as_str).chain(from) {
        if position(name).is_none() {
            let there: Vec<&str> = all.iter().map(|part| part.name).collect();
            anyhow::bail!("no part is named {name:?}; the parts: {}", there.join(", "));
        }
    }
    let first = from.and_then(position).unwrap_or(0);
    let is_wanted = |part: &&Part| names.is_empty() || names.iter().any(|name| name == part.name);
    Ok(all[first..].iter().filter(is_wanted).collect())
}

/// Prints the parts, and the minutes that each takes.
pub(crate) fn list(parts: &[&Part]) {
    println!("minutes  part        what it checks");
    for part in parts {
        println!("{:7.1}  {:10}  {}", part.minutes, part.name, part.what);
    }
    println!("{:7.1}  all {}, on two processors and in a fresh clone", minutes(parts), parts.len());
}

fn minutes(parts: &[&Part]) -> f64 {
    parts.iter().map(|part| part.minutes).sum()
}

/// Runs parts. One that fails does not keep the others from running.
///
/// # Errors
///
/// Parts have failed, or have not run and are none of the exceptions.
pub(crate) fn run(parts: &[&Part]) -> anyhow::Result<()> {
    let begin = Instant::now();
    if parts.iter().any(|part| part.name == NEEDS_DENY) {
        tools::build_deny()?;
    }
    let (mut report, mut failed, mut left_out) = (Vec::new(), Vec::new(), 0);
    for part in parts {
        let name = part.name;
        println!("== {name}: {}", part.what);
        let start = Instant::now();
        let outcome = (part.run)();
        let seconds = start.elapsed().as_secs();
        match outcome {
            Ok(()) => report.push(format!("{seconds:6} s  {name}")),
            Err(error) if EXCEPTIONS.contains(&name) && error.is::<LeftOut>() => {
                left_out += 1;
                report.push(format!("NOT RUN   {name}: {error}"));
            }
            Err(error) => {
                println!("{error:#}");
                failed.push(name);
                report.push(format!("FAILED    {name}, after {seconds} s"));
            }
        }
        println!("== {}", report.last().map_or("", |line| line.trim_start()));
    }
    println!();
    for line in &report {
        println!("{line}");
    }
    for (tool, part, without) in TOOLS {
        if parts.iter().any(|ran| ran.name == part) && command(tool).arg("--version").output().is_err() {
            println!("NOT HERE  {tool}: {without}");
        }
    }
    println!("{:6} s  in all", begin.elapsed().as_secs());
    println!("{} passed, {} failed, {left_out} skipped", report.len() - left_out - failed.len(), failed.len());
    anyhow::ensure!(failed.is_empty(), "failed: {}", failed.join(" "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{EXCEPTIONS, NEEDS_DENY, Part, TOOLS, chosen};
    use crate::parts::PARTS;

    fn parts() -> Vec<Part> {
        ["one", "two", "three"].map(|name| Part { name, minutes: 1.0, what: "", run: || Ok(()) }).into()
    }

    fn names(names: &[&str], from: Option<&str>) -> Result<Vec<&'static str>, String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let all = parts();
        let found = chosen(&all, &names, from).map_err(|error| error.to_string())?;
        Ok(found.iter().map(|part| part.name).collect())
    }

    #[test]
    fn what_is_named_here_is_a_part() {
        let named = EXCEPTIONS.into_iter().chain(TOOLS.map(|(_, part, _)| part)).chain([NEEDS_DENY]);
        for name in named {
            assert!(PARTS.iter().any(|part| part.name == name), "no part is named {name}");
        }
    }

    #[test]
    fn parts_are_chosen_by_name_or_from_one_on_in_the_order_of_the_table() {
        assert_eq!(names(&[], None), Ok(vec!["one", "two", "three"]));
        assert_eq!(names(&["three", "one"], None), Ok(vec!["one", "three"]));
        assert_eq!(names(&[], Some("two")), Ok(vec!["two", "three"]));
    }

    #[test]
    fn a_name_that_no_part_has_is_an_error_that_names_them_all() {
        let error = Err(String::from("no part is named \"four\"; the parts: one, two, three"));
        assert_eq!(names(&["one", "four"], None), error);
        assert_eq!(names(&[], Some("four")), error);
    }
}
