//! How often the diagnosis is right about what public threads tell: cases that were built from them, and a
//! generator that breaks messages as people there did. Both say beforehand which answers are right.

mod faults;
mod shares;

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use paysign::{Message, Secret, gateways};
use paysign_diagnose::{Context, Diagnosis, Finding};
use paysign_tests::File;
use serde_json::Value as Json;

use crate::broken::Broken;
use crate::messages;
use crate::random::Random;
use crate::report::{causes, is_true};
use faults::{FAULTS, Fault};
pub(crate) use shares::{Row, Shares};

/// Where the three runs of the generator begin.
const SEEDS: [u64; 3] = [0x7061_7931, 0x7468_7265, 0x2026_1130];

/// Messages for each fault and seed.
const SINGLES: usize = 6;

/// Pairs of faults for each seed.
const PAIRS: usize = 150;

/// How often another message is tried where a fault has nothing to break.
const MAX_TRIES: usize = 300;

/// How many failures are told.
const MAX_STORIES: usize = 60;

const CASES: &str = include_str!("threads/cases.json");

/// All that is measured.
pub(crate) fn shares(files: &[File]) -> Shares {
    let mut shares = Shares::default();
    let cases: Json = serde_json::from_str(CASES).expect("JSON");
    for case in cases["cases"].as_array().expect("cases") {
        let text = |name: &str| case[name].as_str().expect(name);
        let message = message(text_of(&case["target"][0]), text_of(&case["target"][1]));
        let diagnosis = diagnose(&message, text("body").as_bytes(), text("secret"), None);
        let accepts: Vec<&str> = case["accepts"].as_array().expect("answers").iter().map(text_of).collect();
        let row = Row::of(place(&diagnosis, &accepts), false);
        if row.first == 0 {
            println!("{}: {}: {}", text("thread"), text("why"), story(&accepts, &diagnosis));
        }
        shares.add_case(text("kind"), row);
    }
    for (at, seed) in SEEDS.into_iter().enumerate() {
        let (singles, pairs) = run(files, seed);
        shares.add_run(at, singles, pairs);
    }
    shares
}

/// One run of the generator: by single faults, and by pairs.
fn run(files: &[File], seed: u64) -> (Vec<(&'static Fault, Row)>, Row) {
    let mut jobs: Vec<Vec<usize>> = (0..FAULTS.len()).flat_map(|fault| vec![vec![fault]; SINGLES]).collect();
    let (mut random, singles) = (Random::new(seed), jobs.len());
    while jobs.len() < singles + PAIRS {
        let (one, two) = (random.below(FAULTS.len()), random.below(FAULTS.len()));
        if one < two && FAULTS[one].axis != FAULTS[two].axis && !FAULTS[one].is_lost && !FAULTS[two].is_lost {
            jobs.push(vec![one, two]);
        }
    }
    let (next, rows, told) = (AtomicUsize::new(0), Mutex::new(Vec::new()), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(at) else { break };
                    let Some((row, story)) = trial(files, seed ^ at as u64, job) else { continue };
                    if (row.first == 0 || row.is_false > 0) && told.fetch_add(1, Ordering::Relaxed) < MAX_STORIES {
                        println!("{story}");
                    }
                    rows.lock().expect("rows").push((at, row));
                }
            });
        }
    });
    let rows = rows.into_inner().expect("rows");
    let sum = |is_one: &dyn Fn(usize) -> bool| {
        rows.iter().filter(|(at, _)| is_one(*at)).fold(Row::default(), |sum, (_, row)| sum + *row)
    };
    let of_fault = |(index, fault)| (fault, sum(&|at: usize| jobs[at] == [index]));
    (FAULTS.iter().enumerate().map(of_fault).collect(), sum(&|at| jobs[at].len() > 1))
}

/// One message that is broken by some faults; `None` where none could be broken so.
fn trial(files: &[File], seed: u64, indices: &[usize]) -> Option<(Row, String)> {
    let faults: Vec<&Fault> = indices.iter().map(|index| &FAULTS[*index]).collect();
    for attempt in 0..MAX_TRIES as u64 {
        let mut random = Random::new(seed.wrapping_mul(0x9e37_79b9).wrapping_add(attempt << 40));
        let genuine = messages::genuine(files, &mut random);
        let broken = |only: Option<usize>| {
            let mut broken = genuine.clone();
            let mut random = Random::new(seed ^ attempt);
            let mut chosen = faults.iter().enumerate().filter(|(at, _)| only.is_none_or(|only| only == *at));
            chosen.all(|(_, fault)| (fault.apply)(&mut broken, &mut random)).then_some(broken)
        };
        let (Some(both), Some(first)) = (broken(None), broken(Some(0))) else { continue };
        // Each fault must show by itself.
        let singles: Vec<Broken> = (1..faults.len()).filter_map(|only| broken(Some(only))).chain([first]).collect();
        let is_shown = |single: &Broken| answer(single).verdict.is_err();
        if singles.len() < faults.len() || !singles.iter().all(is_shown) {
            continue;
        }
        let diagnosis = answer(&both);
        if diagnosis.verdict.is_ok() {
            continue;
        }
        let accepts = together(&faults);
        let accepts: Vec<&str> = accepts.iter().map(String::as_str).collect();
        let is_lost = faults.iter().any(|fault| fault.is_lost);
        let is_wrong = |finding: &Finding| finding.is_certain() && (is_lost || !is_true(finding, &both));
        let place = place(&diagnosis, &accepts);
        let is_hidden = place != Some(1) && is_of_one_alone(&diagnosis, &faults, &both);
        let row = Row::of(place, diagnosis.findings.iter().any(is_wrong));
        let row = Row { is_hidden: usize::from(is_hidden), ..row };
        let whats: Vec<&str> = faults.iter().map(|fault| fault.what).collect();
        let body = String::from_utf8_lossy(&both.body()).into_owned();
        let story = format!("{whats:?} {} {}: {}\n    {body}", both.gateway, both.message, story(&accepts, &diagnosis));
        return Some((row, story));
    }
    None
}

/// Whether the first answer is one of several faults, and by itself makes the text that was signed.
fn is_of_one_alone(diagnosis: &Diagnosis, faults: &[&Fault], broken: &Broken) -> bool {
    let is_of = |fault: &Fault, finding: &Finding| fault.accepts.iter().any(|accept| fits(accept, &causes(finding)));
    let first = diagnosis.findings.first().filter(|first| first.is_certain() && is_true(first, broken));
    faults.len() > 1 && first.is_some_and(|first| faults.iter().any(|fault| is_of(fault, first)))
}

/// The sets of causes that are right for faults together.
fn together(faults: &[&Fault]) -> Vec<String> {
    let mut sets: Vec<String> = Vec::from([String::new()]);
    for fault in faults {
        let with = |set: &String| {
            let joint = if set.is_empty() { "" } else { "+" };
            fault.accepts.iter().map(|accept| format!("{set}{joint}{accept}")).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(with).collect();
    }
    sets
}

fn answer(broken: &Broken) -> Diagnosis {
    let message = gateways::message(broken.taken_for.0, broken.taken_for.1).expect("a message");
    diagnose(message, &broken.body(), &broken.secret, Some(&broken.other_secret))
}

fn message(gateway: &str, name: &str) -> Message<'static> {
    *gateways::message(gateway, name).expect("a message")
}

fn diagnose(message: &Message<'_>, body: &[u8], secret: &str, other: Option<&str>) -> Diagnosis {
    let secret = Secret::exact(secret).expect("a secret");
    let others: Vec<Secret> = other.into_iter().map(|other| Secret::exact(other).expect("a secret")).collect();
    let context = Context { other_secrets: &others, gateways: gateways::ALL, ..Context::DEFAULT };
    paysign_diagnose::diagnose(message, body, &secret, &context)
}

/// The place of the first right answer, from 1.
fn place(diagnosis: &Diagnosis, accepts: &[&str]) -> Option<usize> {
    if diagnosis.verdict.is_ok() {
        return accepts.contains(&"valid").then_some(1);
    }
    let is_right = |finding: &Finding| accepts.iter().any(|accept| fits(accept, &causes(finding)));
    diagnosis.findings.iter().position(is_right).map(|place| place + 1)
}

/// Whether causes are those of `a+b`, of which each may end in `*`.
fn fits(accept: &str, causes: &BTreeSet<&'static str>) -> bool {
    let wanted: BTreeSet<&str> = accept.split('+').collect();
    let is = |wanted: &str, cause: &str| match wanted.strip_suffix('*') {
        Some(start) => cause.starts_with(start),
        None => cause == wanted,
    };
    wanted.iter().all(|wanted| causes.iter().any(|cause| is(wanted, cause)))
        && causes.iter().all(|cause| wanted.iter().any(|wanted| is(wanted, cause)))
}

fn story(accepts: &[&str], diagnosis: &Diagnosis) -> String {
    let told: Vec<_> =
        diagnosis.findings.iter().take(3).map(|finding| (causes(finding), finding.is_certain())).collect();
    format!("wanted {accepts:?}, told {told:?}")
}

fn text_of(value: &Json) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn the_generator_takes_nothing_from_what_the_diagnosis_knows() {
    let source = include_str!("threads/faults.rs");
    let used = source.lines().filter_map(|line| line.strip_prefix("use "));
    let allowed = ["std::", "crate::broken::", "crate::param::", "crate::random::", "crate::text"];
    for path in used {
        assert!(allowed.iter().any(|start| path.starts_with(start)), "use {path}");
    }
    for word in ["paysign", "rules::", "Cause::", "super::"] {
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        assert!(code.clone().all(|line| !line.contains(word)), "{word} in the faults of threads");
    }
}

#[test]
fn each_fault_and_each_case_names_its_thread() {
    let is_address = |thread: &str| {
        let (host, path) = thread.split_once('/').unwrap_or_default();
        host.contains('.') && !path.is_empty() && !thread.contains(' ')
    };
    let known: BTreeSet<&str> = FAULTS.iter().map(|fault| fault.what).collect();
    assert_eq!(known.len(), FAULTS.len(), "a fault is there twice");
    assert!(FAULTS.iter().all(|fault| is_address(fault.thread) && !fault.accepts.is_empty()));
    let cases: Json = serde_json::from_str(CASES).expect("JSON");
    let cases = cases["cases"].as_array().expect("cases");
    assert!(cases.len() >= 60 && cases.iter().all(|case| is_address(text_of(&case["thread"]))));
}
