//! Whether each value of a file is what the format has in its place.

use crate::format::{GATEWAY, Shape, Table};
use crate::node::{Node, Value};
use crate::problem::Problems;

/// How many elements a list has at most.
pub(crate) const MAX_ELEMENTS: usize = 256;

/// Everything of a file that the format does not have.
pub(crate) fn problems_of(file: &Node) -> Problems {
    let mut problems = Problems::default();
    table(file, &GATEWAY, &mut problems);
    problems
}

fn table(node: &Node, shape: &Table, problems: &mut Problems) {
    let Value::Table(members) = &node.value else {
        return problems.say(node.at.clone(), format!("a {} is a table", shape.name));
    };
    for member in members {
        match shape.members.iter().find(|known| known.name == member.name) {
            Some(_) if matches!(member.node.value, Value::Null) => {}
            Some(known) => value(&member.node, known.name, known.shape, problems),
            None => problems.say(member.name_at.clone(), unknown(&member.name, shape)),
        }
    }
    for required in shape.members.iter().filter(|known| known.is_required) {
        if node.member(required.name).is_none() {
            problems.say(node.at.clone(), format!("the {} has no `{}`: {}", shape.name, required.name, required.about));
        }
    }
}

fn value(node: &Node, name: &str, shape: Shape, problems: &mut Problems) {
    let wants = |what: &str| format!("`{name}` is {what}");
    match (shape, &node.value) {
        (Shape::Text | Shape::TextOrTexts | Shape::NameOrTables(_), Value::Text(_))
        | (Shape::Flag | Shape::FlagOrTable(_), Value::Flag(_)) => {}
        (Shape::Whole(most), Value::Whole(number)) => {
            if !(1..=most).contains(number) {
                problems.say(node.at.clone(), wants(&format!("a number from 1 to {most}")));
            }
        }
        (Shape::Word(words), Value::Text(text)) => {
            if !words.contains(&text.as_str()) {
                let near = nearest(text, words.iter().copied()).map(|word| format!("; did you mean `{word}`?"));
                let words = words.join("`, `");
                problems.say(node.at.clone(), wants(&format!("one of `{words}`{}", near.unwrap_or_default())));
            }
        }
        (Shape::Texts | Shape::TextOrTexts, Value::List(elements)) => {
            texts(node, elements, name, problems);
        }
        (Shape::Groups, Value::List(groups)) => {
            for group in groups {
                match &group.value {
                    Value::List(elements) => texts(group, elements, name, problems),
                    _ => problems.say(group.at.clone(), wants("a list of lists of texts")),
                }
            }
            bound(node, groups.len(), name, problems);
        }
        (Shape::Table(shape) | Shape::FlagOrTable(shape), Value::Table(_)) => table(node, shape, problems),
        (Shape::Tables(shape) | Shape::NameOrTables(shape), Value::List(elements)) => {
            for element in elements {
                table(element, shape, problems);
            }
            bound(node, elements.len(), name, problems);
        }
        (Shape::Named(shape), Value::Table(members)) => {
            for member in members {
                value(&member.node, &member.name, Shape::Tables(shape), problems);
            }
            bound(node, members.len(), name, problems);
        }
        (shape, _) => problems.say(node.at.clone(), wants(called(shape))),
    }
}

fn texts(node: &Node, elements: &[Node], name: &str, problems: &mut Problems) {
    for element in elements.iter().filter(|element| element.text().is_none()) {
        problems.say(element.at.clone(), format!("`{name}` is a list of texts, in quotation marks"));
    }
    bound(node, elements.len(), name, problems);
}

fn bound(node: &Node, len: usize, name: &str, problems: &mut Problems) {
    if len > MAX_ELEMENTS {
        problems.say(node.at.clone(), format!("`{name}` has at most {MAX_ELEMENTS} elements, not {len}"));
    }
}

fn called(shape: Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::Word(_) => "a text, in quotation marks",
        Shape::Flag => "`true` or `false`, without quotation marks",
        Shape::Whole(_) => "a whole number, without quotation marks",
        Shape::Texts => "a list of texts",
        Shape::Groups => "a list of lists of texts",
        Shape::Table(_) => "a table",
        Shape::Tables(_) => "a list of tables",
        Shape::Named(_) => "a table of lists",
        Shape::FlagOrTable(_) => "`true`, `false` or a table",
        Shape::NameOrTables(_) => "the name of a list in `choices`, or a list of tables",
        Shape::TextOrTexts => "a text or a list of texts",
    }
}

fn unknown(name: &str, shape: &Table) -> String {
    let names = shape.members.iter().map(|member| member.name);
    match nearest(name, names.clone()) {
        Some(near) => format!("a {} has no `{name}`; did you mean `{near}`?", shape.name),
        None => format!("a {} has no `{name}`; it has {}", shape.name, names.collect::<Vec<_>>().join(", ")),
    }
}

/// The word that someone may have meant: at most a third of its letters differ.
pub(crate) fn nearest<'w>(written: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // Longer ones are not typing errors, and the distance takes time by the product of both lengths.
    const LONGEST: usize = 40;
    let written = Some(written).filter(|written| written.len() <= LONGEST)?.to_lowercase();
    let near = words.map(|word| (strsim::osa_distance(&written, word), word)).min_by_key(|(distance, _)| *distance)?;
    (near.0 * 3 <= near.1.len().max(3)).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_finds_its_word() {
        let words = ["order_no", "trade_no", "paid_amount"];
        let near = |written| nearest(written, words.into_iter());
        assert_eq!(near("orderno"), Some("order_no"));
        assert_eq!(near("Order_No"), Some("order_no"));
        assert_eq!(near("amount_paid"), None);
        assert_eq!(near(&"x".repeat(41)), None);
    }
}
