//! One thread tells which part of the logs comes next, several read, cut and verify it, and the one that
//! called puts what comes of it back in order.
//!
//! Chunks go round: their number is fixed, so memory is, whatever the logs hold and however slow a part of it
//! is. What would take more memory than a chunk waits for its turn.

use std::collections::BTreeMap;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::chunk::Chunk;
use super::feed::{Feed, MAX_CHUNKS, Stop};
use super::judge::{Judge, Outcome, Rules, Seen};
use super::log::Log;
use super::orders::Collected;
use super::plan::Plan;
use super::read;
use super::turn::Turn;
use crate::failure::Failure;

/// Verifies all logs, and calls `each` with all that comes of them in the order of the logs. Returns what
/// each thread has seen.
///
/// # Errors
///
/// A log cannot be read, a temporary file cannot be written, or what `each` says.
pub(super) fn run(
    logs: &[Log],
    rules: &Rules<'_>,
    plan: Plan,
    each: impl FnMut(&Outcome) -> Result<(), Failure>,
) -> Result<Vec<Seen>, Failure> {
    // Each thread has one in hand and finds another one waiting, and one waits for its turn to be listed.
    let in_flight = plan.threads.saturating_mul(3).min(MAX_CHUNKS);
    let (to_feed, empty) = channel();
    for _ in 0..in_flight {
        // The receiver is right above.
        let _ = to_feed.send(Chunk::default());
    }
    let (full, chunks) = sync_channel(in_flight);
    let chunks = Arc::new(Mutex::new(chunks));
    let (to_caller, outcomes) = sync_channel(in_flight);
    let turn = &Turn::new();
    thread::scope(|scope| {
        let (mut workers, mut refused) = (Vec::new(), None);
        for paid in Collected::all(plan.threads, plan.wanted) {
            let (chunks, alarm) = (Arc::clone(&chunks), Alarm(to_caller.clone()));
            let judge = Judge::new(rules, logs, plan, paid);
            match thread::Builder::new().spawn_scoped(scope, move || work(&chunks, judge, turn, &alarm)) {
                Ok(worker) => workers.push(worker),
                Err(error) => {
                    // Fewer do as well, but for none.
                    refused = Some(error).filter(|_| workers.is_empty());
                    break;
                }
            }
        }
        let reader = match refused {
            None => thread::Builder::new()
                .spawn_scoped(scope, move || read::all(logs, plan.threads, &mut Feed::new(plan.lens, empty, full))),
            Some(error) => Err(error),
        };
        // From here on only threads that live hold an end of a channel, and whoever waits for another one is
        // woken.
        drop((chunks, to_caller));
        let collected = collect(&outcomes, &to_feed, turn, each);
        turn.set(None);
        drop((outcomes, to_feed));
        let seen = workers.into_iter().map(joined).collect();
        let reader = reader.map_err(|error| Failure::io("start a thread", &error))?;
        match (collected, joined(reader)) {
            (Err(failure), _) | (Ok(()), Err(Stop::Failed(failure))) => Err(failure),
            (Ok(()), Ok(()) | Err(Stop::NobodyListens)) => Ok(seen),
        }
    })
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|cause| panic::resume_unwind(cause))
}

/// Tells the caller that the thread which holds it has panicked. It would else wait for a verdict that never
/// comes.
struct Alarm(SyncSender<Result<Outcome, Failure>>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Err(Failure::usage("a thread has panicked")));
        }
    }
}

fn work(chunks: &Mutex<Receiver<Chunk>>, mut judge: Judge<'_>, turn: &Turn, to_caller: &Alarm) -> Seen {
    loop {
        let chunk = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(chunk) = chunk else { break };
        let send = |outcome| to_caller.0.send(Ok(outcome)).map_err(|_| Stop::NobodyListens);
        match judge.judge(chunk, turn, send) {
            Ok(()) => {}
            Err(Stop::NobodyListens) => break,
            Err(Stop::Failed(failure)) => {
                let _ = to_caller.0.send(Err(failure));
                break;
            }
        }
    }
    judge.into_seen()
}

/// Puts what comes in order, and sends the chunks' room back to the thread that reads.
fn collect(
    outcomes: &Receiver<Result<Outcome, Failure>>,
    to_feed: &Sender<Chunk>,
    turn: &Turn,
    mut each: impl FnMut(&Outcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mut early, mut next) = (BTreeMap::new(), 0);
    for outcome in outcomes {
        let outcome = outcome?;
        if outcome.done.is_none() {
            // Whoever sends a part has waited for its turn.
            each(&outcome)?;
            continue;
        }
        early.insert(outcome.sequence, outcome);
        while let Some(outcome) = early.remove(&next) {
            each(&outcome)?;
            if let Some((chunk, _)) = outcome.done {
                // Nobody takes it once all is read.
                let _ = to_feed.send(chunk);
            }
            next += 1;
        }
        turn.set(Some(next));
    }
    Ok(())
}
