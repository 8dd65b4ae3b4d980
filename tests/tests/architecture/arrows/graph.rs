//! Arrows between files, and the circles in them.

use std::collections::{BTreeMap, BTreeSet};

/// Which file uses which.
pub(crate) type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Every set of files that need one another, each and all sorted.
pub(crate) fn circles(arrows: &Arrows) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = arrows.keys().map(|from| (from, reach(arrows, from))).collect();
    let is_mutual =
        |a: &String, b: &String| reached[a].contains(b) && reached.get(b).is_some_and(|back| back.contains(a));
    let mut circles = BTreeSet::new();
    for from in arrows.keys().filter(|from| is_mutual(from, from)) {
        circles.insert(arrows.keys().filter(|to| is_mutual(from, to)).cloned().collect::<Vec<_>>());
    }
    circles.into_iter().collect()
}

/// All that is used from here on, over any number of arrows.
fn reach<'a>(arrows: &'a Arrows, from: &'a String) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        open.extend(arrows.get(file).into_iter().flatten().filter(|to| reached.insert(*to)));
    }
    reached
}

/// The arrows inside a circle, for people: `a → b, b → a`.
pub(crate) fn shown(circle: &[String], arrows: &Arrows) -> String {
    let inside = |from: &String| -> Vec<String> {
        let all = arrows.get(from).into_iter().flatten();
        all.filter(|to| circle.contains(to)).map(|to| format!("{from} → {to}")).collect()
    };
    circle.iter().flat_map(inside).collect::<Vec<_>>().join("\n  ")
}

#[test]
fn a_circle_is_found_and_a_diamond_is_none() {
    let arrows = |pairs: &[(&str, &str)]| {
        let mut arrows = Arrows::new();
        for (from, to) in pairs {
            arrows.entry((*from).into()).or_default().insert((*to).into());
        }
        arrows
    };
    assert_eq!(circles(&arrows(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])), Vec::<Vec<String>>::new());
    let two = arrows(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "c")]);
    assert_eq!(circles(&two), [vec!["a", "b"], vec!["c", "d", "e"]]);
    assert_eq!(shown(&circles(&two)[0], &two), "a → b\n  b → a");
}
