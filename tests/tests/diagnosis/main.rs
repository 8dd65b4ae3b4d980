//! Breaks genuine messages of all four gateways in every way that is known, singly and in pairs, and counts
//! how often the diagnosis names the true cause. What breaks them shares no code with the core.
//!
//! `docs/diagnosis.md` is the table of this run: `PAYSIGN_WRITE=1 cargo test -p paysign-tests --test
//! diagnosis` writes it.

mod broken;
mod faults;
mod messages;
mod param;
mod random;
mod report;
mod text;
mod threads;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use broken::Broken;
use faults::{FAULTS, Fault, POSSIBLE};
use paysign::{Secret, gateways};
use paysign_diagnose::{Context, Diagnosis};
use paysign_tests::File;
use random::Random;
use report::{Kind, Tally, Trial};

/// Messages for each single fault.
const SINGLES: usize = 25;

/// Pairs of faults.
const PAIRS: usize = 1_000;

/// How many failures of one kind are told.
const MAX_STORIES: usize = 2;

/// How often another message is tried where a fault has nothing to break.
const MAX_TRIES: usize = 400;

#[test]
fn the_true_cause_is_named() {
    let files = paysign_tests::files();
    let single = |fault: usize, kind: Kind| (kind, Vec::from([fault]));
    let mut jobs: Vec<(Kind, Vec<usize>)> = Vec::new();
    for fault in 0..FAULTS.len() {
        jobs.extend((0..SINGLES).map(|_| single(fault, Kind::Single)));
    }
    for fault in 0..POSSIBLE.len() {
        jobs.extend((0..SINGLES).map(|_| single(fault, Kind::Possible)));
    }
    let mut random = Random::new(0x7061_6972);
    while jobs.iter().filter(|(kind, _)| *kind == Kind::Pair).count() < PAIRS {
        let (one, two) = (random.below(FAULTS.len()), random.below(FAULTS.len()));
        if one < two && FAULTS[one].axis != FAULTS[two].axis && can_be_together(&FAULTS[one], &FAULTS[two]) {
            jobs.push((Kind::Pair, Vec::from([one, two])));
        }
    }
    let (next, trials) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((kind, faults)) = jobs.get(at) else { break };
                    let trial = run(&files, at, *kind, faults);
                    trials.lock().expect("a list").push((at, trial));
                }
            });
        }
    });
    let mut trials = trials.into_inner().expect("a list");
    trials.sort_by_key(|(at, _)| *at);
    let trials: Vec<Trial> = trials.into_iter().filter_map(|(_, trial)| trial).collect();
    let tally = Tally::new(&trials);
    println!("{tally}");
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for trial in trials.iter().filter(|trial| trial.is_false || !trial.is_named()) {
        let count = told.entry(trial.form()).or_default();
        *count += 1;
        if *count <= MAX_STORIES {
            println!("{}", trial.story);
        }
    }
    tally.check();
    let shares = threads::shares(&files);
    shares.check();
    report::check_page(&tally, &shares);
}

/// Whether two faults are two: neither undoes the other, nor makes it another one.
fn can_be_together(one: &Fault, two: &Fault) -> bool {
    let is = |a: &str, b: &str| [(one.cause, two.cause), (two.cause, one.cause)].contains(&(a, b));
    // Another message is recognised by what it is; and the secret inside the text has no other place.
    let is_alone = |fault: &Fault| ["message", "twice"].contains(&fault.axis);
    !is_alone(one)
        && !is_alone(two)
        && one.cause != two.cause
        && !is("secret_as_field", "hashed_twice")
        && !is("secret_as_field", "algorithm")
        && !is("hmac", "algorithm")
        && !is("parameter_dropped", "unsigned_included")
        && ![(one, two), (two, one)].iter().any(|(a, b)| a.cause == "secret_left_out" && b.axis == "secret place")
        && !is("hmac", "hashed_twice")
}

/// One trial; `None` where no message could be broken in this way.
fn run(files: &[File], seed: usize, kind: Kind, indices: &[usize]) -> Option<Trial> {
    let all = if kind == Kind::Possible { POSSIBLE } else { FAULTS };
    let faults: Vec<&Fault> = indices.iter().map(|index| &all[*index]).collect();
    for attempt in 0..MAX_TRIES {
        let seed = u64::try_from(seed * MAX_TRIES + attempt).expect("a number");
        let genuine = messages::genuine(files, &mut Random::new(seed));
        let broken = |only: Option<usize>| {
            let mut broken = genuine.clone();
            let chosen = faults.iter().enumerate().filter(|(at, _)| only.is_none_or(|only| only == *at));
            // The same chance for each fault, whether it is by itself or not.
            let all_apply = chosen.map(|(at, fault)| {
                let mut random = Random::new(seed ^ 0xfa01 ^ u64::try_from(at).expect("a number"));
                (fault.apply)(&mut broken, &mut random)
            });
            // All of them, also after one that finds nothing to break.
            let idle = all_apply.filter(|applies| !applies).count();
            (idle == 0).then_some(broken)
        };
        let Some(both) = broken(None) else { continue };
        // Each fault must show, by itself and beside the other one.
        let arrives = |broken: &Broken| (broken.body(), broken.secret.clone(), broken.taken_for);
        let singles: Vec<Broken> = (0..faults.len()).filter_map(|only| broken(Some(only))).collect();
        let whole = arrives(&both);
        let shows =
            |single: &Broken| arrives(single) != arrives(&genuine) && (faults.len() == 1 || arrives(single) != whole);
        if singles.len() < faults.len() || !singles.iter().all(shows) {
            continue;
        }
        let alone: Vec<Diagnosis> = singles.iter().map(diagnose).collect();
        // A fault that this message does not mind is none.
        if kind == Kind::Pair && alone.iter().any(|diagnosis| diagnosis.verdict.is_ok()) {
            continue;
        }
        let diagnosis = if faults.len() == 1 { alone.into_iter().next()? } else { diagnose(&both) };
        if diagnosis.verdict.is_ok() {
            continue;
        }
        return Some(Trial::new(kind, &faults, &both, &diagnosis));
    }
    None
}

fn diagnose(broken: &Broken) -> Diagnosis {
    let message = gateways::message(broken.taken_for.0, broken.taken_for.1).expect("a message");
    let secret = Secret::exact(&broken.secret).expect("a secret");
    let other = [Secret::exact(&broken.other_secret).expect("a secret")];
    let context = Context { other_secrets: &other, gateways: gateways::ALL, ..Context::DEFAULT };
    paysign_diagnose::diagnose(message, &broken.body(), &secret, &context)
}
