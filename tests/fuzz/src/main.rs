//! Judges inputs without libFuzzer: `replay TARGET RUNS FOLDERS…` takes every file of the folders, and then
//! as many mutations of them, the same in every run.

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use paysign_fuzz::TARGETS;

/// Bytes of an input; libFuzzer's default too.
const MAX_LEN: usize = 4_096;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let [target, runs, folders @ ..] = words.as_slice() else { return usage() };
    let Some((name, judge)) = TARGETS.iter().find(|(name, _)| name == target) else { return usage() };
    let Ok(runs) = runs.parse::<u32>() else { return usage() };
    let mut inputs: Vec<Vec<u8>> = folders.iter().flat_map(|folder| files(Path::new(folder))).collect();
    let count = inputs.len();
    inputs.iter().for_each(|input| judge(input));
    inputs.push(Vec::new());
    let mut dice = Dice(0x2026_1130_7061_7973);
    for _ in 0..runs {
        judge(&mutated(&inputs, &mut dice));
    }
    println!("{name}: {count} inputs of the corpus and {runs} mutations");
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    let names = TARGETS.map(|(name, _)| name).join(", ");
    eprintln!("replay TARGET RUNS FOLDERS…; the targets: {names}");
    ExitCode::from(2)
}

/// What the files of a folder hold, by name.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// The generator of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count.max(1)
    }
}

/// An input of the corpus with one to four edits: a bit, a byte that means something, a piece taken out,
/// doubled, or taken from another input.
fn mutated(inputs: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    const TELLING: &[u8] = b"&=%+ \"\\{}[],:;?<>\0\n\r\xff0aA!-/#x";
    let mut input = inputs[dice.below(inputs.len())].clone();
    for _ in 0..=dice.below(4) {
        let at = dice.below(input.len() + 1);
        let end = (at + 1 + dice.below(16)).min(input.len());
        match dice.below(5) {
            0 if at < input.len() => input[at] ^= 1 << dice.below(8),
            1 => input.insert(at, TELLING[dice.below(TELLING.len())]),
            2 if at < end => drop(input.drain(at..end)),
            3 if at < end => {
                let piece = input[at..end].to_vec();
                input.splice(at..at, piece);
            }
            _ => {
                let other = &inputs[dice.below(inputs.len())];
                let from = dice.below(other.len() + 1);
                let piece = other[from..(from + dice.below(64)).min(other.len())].to_vec();
                input.splice(at..at, piece);
            }
        }
    }
    input.truncate(MAX_LEN);
    input
}
