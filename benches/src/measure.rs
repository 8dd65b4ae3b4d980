//! Interleaved measurement: medians, and how far the middle half of the samples spreads.

use std::hint::black_box;
use std::time::Instant;

/// What is measured: a name, and a call to repeat.
pub struct Contestant<'a> {
    name: String,
    /// Runs the call so often.
    run: Box<dyn FnMut(u32) + 'a>,
    /// How many messages one call handles: a batch counts per message.
    messages: u32,
}

impl<'a> Contestant<'a> {
    /// A call that handles one message.
    pub fn new<R>(name: &str, call: impl FnMut() -> R + 'a) -> Self {
        Self::of_many(name, 1, call)
    }

    /// A call that handles `messages` messages; its time is given per message.
    pub fn of_many<R>(name: &str, messages: u32, mut call: impl FnMut() -> R + 'a) -> Self {
        let run = move |times| {
            for _ in 0..times {
                black_box(call());
            }
        };
        Self { name: name.to_owned(), run: Box::new(run), messages }
    }
}

/// What one contestant needed.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The contestant's name.
    pub name: String,
    /// Nanoseconds per message: the median of all samples.
    pub ns: f64,
    /// The middle half of the samples, from end to end, as a part of the median: 0.02 is two per cent.
    pub spread: f64,
}

/// How many samples are taken of each contestant.
const ROUNDS: usize = 301;
/// What one sample takes, about, in nanoseconds: long against the clock, short against the scheduler.
const SAMPLE_NS: u128 = 100_000;

/// Measures all contestants, a sample of each in turn.
pub fn side_by_side(contestants: Vec<Contestant<'_>>) -> Vec<Measured> {
    let mut entered: Vec<_> =
        contestants.into_iter().map(|mut contestant| (calibrate(&mut contestant), contestant)).collect();
    let mut samples = vec![Vec::with_capacity(ROUNDS); entered.len()];
    for _ in 0..ROUNDS {
        for ((times, contestant), samples) in entered.iter_mut().zip(&mut samples) {
            samples.push(time(contestant, *times) / f64::from(*times) / f64::from(contestant.messages));
        }
    }
    entered.iter().zip(samples).map(|((_, contestant), samples)| summary(&contestant.name, samples)).collect()
}

fn time(contestant: &mut Contestant<'_>, times: u32) -> f64 {
    let start = Instant::now();
    (contestant.run)(times);
    start.elapsed().as_secs_f64() * 1e9
}

/// How often the call is repeated in one sample. Its runs warm caches and predictors up.
fn calibrate(contestant: &mut Contestant<'_>) -> u32 {
    let mut times = 1u32;
    loop {
        let start = Instant::now();
        (contestant.run)(times);
        let took = start.elapsed().as_nanos().max(1);
        if took >= SAMPLE_NS / 2 || times >= 1 << 24 {
            let wanted = u128::from(times) * SAMPLE_NS / took;
            return u32::try_from(wanted).unwrap_or(u32::MAX).max(1);
        }
        times *= 2;
    }
}

fn summary(name: &str, mut samples: Vec<f64>) -> Measured {
    samples.sort_by(f64::total_cmp);
    let at = |quarter: usize| samples[samples.len() * quarter / 4];
    Measured { name: name.to_owned(), ns: at(2), spread: (at(3) - at(1)) / at(2) }
}
