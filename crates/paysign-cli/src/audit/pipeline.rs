//! One thread reads, several verify, and the one that called puts the verdicts back in order.
//!
//! Chunks go round: their number is fixed, so memory is, whatever the logs hold and however slow a part of it
//! is.

use std::collections::BTreeMap;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::chunk::Chunk;
use super::feed::{Feed, MAX_CHUNKS, Stop};
use super::judge::{Judge, Rules, Verdicts};
use super::log::Log;
use super::orders::Sorter;
use super::read;
use crate::failure::Failure;

/// A chunk and what came of it, or why there is nothing more to come.
type Outcome = Result<(Chunk, Verdicts), Failure>;

/// Verifies all logs, and calls `each` with every chunk and its verdicts in the order of the logs. Returns
/// the paid orders that each thread has seen.
///
/// # Errors
///
/// A log cannot be read, a temporary file cannot be written, or what `each` says.
pub(super) fn run(
    logs: &[Log],
    rules: &Rules<'_>,
    threads: usize,
    each: impl FnMut(&Chunk, &Verdicts) -> Result<(), Failure>,
) -> Result<Vec<Sorter>, Failure> {
    // Each thread has one in hand and finds another one waiting, and one waits for its turn to be listed.
    let in_flight = threads.saturating_mul(3).min(MAX_CHUNKS);
    let (to_feed, empty) = channel();
    for _ in 0..in_flight {
        // The receiver stands right above.
        let _ = to_feed.send(Chunk::default());
    }
    let (full, chunks) = sync_channel(in_flight);
    let chunks = Arc::new(Mutex::new(chunks));
    let (to_caller, outcomes) = channel();
    thread::scope(|scope| {
        let (mut workers, mut refused) = (Vec::new(), None);
        for _ in 0..threads {
            let (chunks, alarm) = (Arc::clone(&chunks), Alarm(to_caller.clone()));
            let judge = Judge::new(rules, Sorter::new(threads));
            match thread::Builder::new().spawn_scoped(scope, move || work(&chunks, judge, &alarm)) {
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
                .spawn_scoped(scope, move || read::all(logs, &mut Feed::new(rules.body_len(), empty, full))),
            Some(error) => Err(error),
        };
        // From here on only threads that live hold an end of a channel, and whoever waits for another one is
        // woken.
        drop((chunks, to_caller));
        let collected = collect(&outcomes, &to_feed, each);
        drop((outcomes, to_feed));
        let paid = workers.into_iter().map(joined).collect();
        let reader = reader.map_err(|error| Failure::io("start a thread", &error))?;
        match (collected, joined(reader)) {
            (Err(failure), _) | (Ok(()), Err(Stop::Failed(failure))) => Err(failure),
            (Ok(()), Ok(()) | Err(Stop::NobodyListens)) => Ok(paid),
        }
    })
}

fn joined<T>(thread: thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|cause| panic::resume_unwind(cause))
}

/// Tells the caller that the thread which holds it has panicked. It would else wait for a verdict that never
/// comes.
struct Alarm(Sender<Outcome>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Err(Failure::usage("a thread has panicked")));
        }
    }
}

fn work(chunks: &Mutex<Receiver<Chunk>>, mut judge: Judge<'_>, to_caller: &Alarm) -> Sorter {
    loop {
        let chunk = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(chunk) = chunk else { break };
        let outcome = judge.judge(&chunk).map(|verdicts| (chunk, verdicts));
        if to_caller.0.send(outcome).is_err() {
            break;
        }
    }
    judge.into_paid()
}

/// Puts the chunks in order, and sends their room back to the thread that reads.
fn collect(
    outcomes: &Receiver<Outcome>,
    to_feed: &Sender<Chunk>,
    mut each: impl FnMut(&Chunk, &Verdicts) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (mut early, mut next) = (BTreeMap::new(), 0);
    for outcome in outcomes {
        let (chunk, verdicts) = outcome?;
        early.insert(chunk.sequence, (chunk, verdicts));
        while let Some((chunk, verdicts)) = early.remove(&next) {
            each(&chunk, &verdicts)?;
            // Nobody takes it once all is read.
            let _ = to_feed.send(chunk);
            next += 1;
        }
    }
    Ok(())
}
