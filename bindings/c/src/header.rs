//! The header is complete: read as a C programmer reads it.

const HEADER: &str = include_str!("../include/paysign.h");

/// A function of the header: its comment and its declaration.
struct Declared {
    comment: &'static str,
    text: &'static str,
}

fn functions() -> Vec<Declared> {
    let (_, declarations) = HEADER.split_once("extern \"C\" {").expect("the part of C++");
    let (_, declarations) = declarations.split_once("#endif").expect("its end");
    let comments = declarations.split("/**").skip(1);
    let declared = |part: &'static str| {
        let (comment, text) = part.split_once("*/").expect("the end of a comment");
        let (text, _) = text.split_once(';').expect("the end of a declaration");
        Declared { comment, text: text.trim() }
    };
    comments.map(declared).collect()
}

impl Declared {
    fn name(&self) -> &str {
        let (before, _) = self.text.split_once('(').expect("parameters");
        before.rsplit([' ', '*']).next().expect("a name")
    }

    fn parameters(&self) -> impl Iterator<Item = &str> {
        let (_, list) = self.text.split_once('(').expect("parameters");
        let list = list.trim_end_matches(')').split(',').filter(|parameter| *parameter != "void");
        list.map(|parameter| parameter.rsplit([' ', '*']).next().expect("a name"))
    }
}

#[test]
fn every_function_says_what_it_takes_and_gives_and_which_threads_may_call_it() {
    let functions = functions();
    assert!(functions.len() >= 98, "{} functions", functions.len());
    let mut missing = Vec::new();
    for function in &functions {
        let mut needs = vec!["@threads ".to_owned()];
        if !function.text.starts_with("void ") {
            needs.push("@return ".to_owned());
        }
        // Of lengths the top of the header says once whose they are.
        let described = function.parameters().filter(|name| !name.ends_with("_len") && *name != "capacity");
        needs.extend(described.map(|name| format!("@param {name} ")));
        let lacking = needs.into_iter().filter(|need| !function.comment.contains(need.as_str()));
        missing.extend(lacking.map(|need| format!("{}: {need}", function.name())));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn no_line_is_too_long_to_be_read() {
    let long: Vec<_> = HEADER.lines().filter(|line| line.chars().count() > 120).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
