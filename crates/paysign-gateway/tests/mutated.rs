//! Files that are cut and changed at random: each is a gateway or has a problem at a place within it.

use std::fs;
use std::path::Path;

use paysign_gateway::GatewayFile;

/// A generator of numbers without a dependency: the constants are Knuth's.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

const WORDS: [&str; 14] =
    ["\"", "'", "[", "]", "{", "}", "=", ",", "\n", "signing = true\n", "like = \"pay\"\n", "${", "null", "\u{feff}"];

#[test]
fn a_broken_file_has_a_problem_within_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../gateways");
    let mut texts: Vec<String> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("a file"))
        .collect();
    texts.sort();
    let (mut numbers, mut refused, mut accepted) = (Numbers(20_261_130), 0, 0);
    for round in 0..600 {
        let mut text = texts[round % texts.len()].clone();
        for _ in 0..=numbers.below(2) {
            let mut at = numbers.below(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            match numbers.below(3) {
                0 => text.insert_str(at, WORDS[numbers.below(WORDS.len())]),
                1 => text.truncate(at),
                _ => {
                    let end = (at + 1 + numbers.below(40)).min(text.len());
                    if text.is_char_boundary(end) {
                        text.replace_range(at..end, "");
                    }
                }
            }
        }
        match GatewayFile::parse(&text) {
            Ok(file) => {
                assert!(!file.gateway().messages.is_empty());
                accepted += 1;
            }
            Err(problems) => {
                refused += 1;
                let lines = text.lines().count() + 1;
                assert!(!problems.is_empty(), "refused for nothing:\n{text}");
                for problem in problems.iter() {
                    assert!(problem.at.start <= text.len() && problem.place.line <= lines, "{problem}\n{text}");
                    assert!(!problem.text.contains('\n'), "{problem:?}");
                }
            }
        }
    }
    assert!(refused > 200 && accepted > 20, "{refused} refused, {accepted} accepted");
}
