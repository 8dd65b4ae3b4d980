//! The verdicts of a chunk, and what its valid bodies say.

use paysign::{Message, Options, Secret, Status, Value, Verified, VerifyError, Wire};

use super::by::{self, By, Groups};
use super::chunk::{Bodies, Chunk, Content, MAX_BODIES};
use super::counts::Counts;
use super::cut::{Found, Lines, keep_len};
use super::feed::{Lens, Stop};
use super::line::in_block;
use super::log::Log;
use super::money::Money;
use super::orders::{Collected, key};
use super::plan::Plan;
use super::turn::Turn;
use crate::target::Target;

/// What a body is verified against.
pub(super) struct Rules<'r> {
    /// The message.
    message: Message<'r>,
    /// The same on each wire, where each body says itself what it is.
    by_wire: Vec<Message<'r>>,
    secrets: &'r [Secret],
    options: Options,
    /// By what valid ones are told apart.
    pub(super) by: Vec<By<'r>>,
}

impl<'r> Rules<'r> {
    /// The rules of the command line.
    pub(super) fn new(target: &Target<'r>, secrets: &'r [Secret], options: Options, by: Vec<By<'r>>) -> Self {
        let message = target.message();
        let on = |wire: &Wire| {
            let mut message = message;
            message.transport.wire = *wire;
            message
        };
        let by_wire = if target.follows_body() { Wire::ALL.iter().map(on).collect() } else { Vec::new() };
        Self { message, by_wire, secrets, options, by }
    }

    /// The greatest length of a body, in bytes.
    pub(super) fn body_len(&self) -> usize {
        self.options.limits.body_len
    }

    fn verify<'b>(&'b self, bodies: &[&'b [u8]], mut verdict: impl FnMut(usize, Result<Verified<'b>, VerifyError>)) {
        for message in &self.by_wire {
            let is_its = |body: &[u8]| Wire::of(body) == message.transport.wire;
            let (indices, its): (Vec<usize>, Vec<&[u8]>) =
                bodies.iter().copied().enumerate().filter(|(_, body)| is_its(body)).unzip();
            message.verify_batch(&its, self.secrets, &self.options, |index, its| verdict(indices[index], its));
        }
        if self.by_wire.is_empty() {
            self.message.verify_batch(bodies, self.secrets, &self.options, verdict);
        }
    }
}

/// What came of a chunk, or of a part of it.
pub(super) struct Outcome {
    pub(super) sequence: u64,
    /// The index of the log.
    pub(super) log: u32,
    /// Whether lines are counted from the beginning of the chunk.
    pub(super) is_block: bool,
    pub(super) counts: Counts,
    /// What is not valid, in the order of the log, if that is wanted.
    pub(super) failed: Vec<Failed>,
    /// Once all is verified: the chunk, and how many lines begin in it.
    pub(super) done: Option<(Chunk, u64)>,
}

/// A place of a log that does not hold a valid body.
pub(super) struct Failed {
    pub(super) line: u64,
    pub(super) reason: Reason,
}

/// Why a place does not hold a valid body.
pub(super) enum Reason {
    /// The core refuses it.
    Refused(VerifyError),
    /// There is none.
    NoBody(&'static str),
}

/// Verifies chunks, and collects the paid orders.
pub(super) struct Judge<'r> {
    rules: &'r Rules<'r>,
    logs: &'r [Log],
    lens: Lens,
    wants_failed: bool,
    seen: Seen,
}

/// What a thread has seen of valid bodies.
pub(super) struct Seen {
    pub(super) paid: Collected,
    keeps_payments: bool,
    /// For each thing by which they are told apart.
    pub(super) groups: Vec<Groups>,
}

impl<'r> Judge<'r> {
    /// Judges by these rules.
    pub(super) fn new(rules: &'r Rules<'r>, logs: &'r [Log], plan: Plan, paid: Collected) -> Self {
        let groups = rules.by.iter().map(|_| Groups::default()).collect();
        let Plan { lens, wants_failed, wanted, .. } = plan;
        Self { rules, logs, lens, wants_failed, seen: Seen { paid, keeps_payments: wanted.payments, groups } }
    }

    /// Verifies a chunk, and calls `send` with what comes of it.
    ///
    /// # Errors
    ///
    /// A log cannot be read, a temporary file cannot be written, or nobody listens.
    pub(super) fn judge(
        &mut self,
        mut chunk: Chunk,
        turn: &Turn,
        send: impl Fn(Outcome) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let (sequence, log, block) = (chunk.sequence, chunk.log, chunk.block);
        let logs = self.logs;
        let format = &logs[log as usize].format;
        let is_block = !matches!(chunk.content, Content::Bodies(_));
        let outcome = || Outcome { sequence, log, is_block, counts: Counts::default(), failed: Vec::new(), done: None };
        let mut came = outcome();
        if let Content::Part(part) = &mut chunk.content {
            let wait = || turn.wait(sequence).map_err(|_| std::io::Error::other("nobody listens"));
            let read = part.read(keep_len(format, self.lens), wait);
            read.map_err(|error| logs[log as usize].unreadable(&error))?;
        }
        let bytes = match &chunk.content {
            Content::Bodies(bodies) => {
                self.bodies(bodies, &mut came);
                &[]
            }
            Content::Lines(block) => block.bytes(),
            Content::Part(part) => part.block.bytes(),
        };
        let (mut lines, mut number) = (Lines::new(bytes, format, self.lens), 0);
        while self.lines(&mut lines, &mut number, block, &mut came) {
            self.seen.paid.check()?;
            if came.failed.len() >= MAX_BODIES {
                // What does not fit is listed as it comes.
                turn.wait(sequence)?;
                send(std::mem::replace(&mut came, outcome()))?;
            }
        }
        self.seen.paid.check()?;
        // A line of unusual length costs memory only while it is verified.
        match &mut chunk.content {
            Content::Lines(block) => block.clear(),
            Content::Part(part) => part.block.clear(),
            Content::Bodies(_) => {}
        }
        came.done = Some((chunk, number));
        send(came)
    }

    fn bodies(&mut self, bodies: &Bodies, came: &mut Outcome) {
        let (lines, its): (Vec<u64>, Vec<&[u8]>) = bodies.iter().unzip();
        for place in &bodies.missing {
            self.no_body(place.line, place.reason, came);
        }
        self.verify(&its, |index| (lines[index], lines[index]), came);
    }

    /// Verifies the next lines; whether there were any.
    fn lines(&mut self, lines: &mut Lines<'_>, number: &mut u64, block: u64, came: &mut Outcome) -> bool {
        let (mut numbers, mut bodies) = (Vec::new(), Vec::new());
        let first = *number;
        for line in lines.take(MAX_BODIES) {
            *number += 1;
            match line {
                Found::Blank => came.counts.blank_lines += 1,
                Found::Body(body) => {
                    numbers.push(*number);
                    bodies.push(body);
                }
                Found::NoBody(reason) => self.no_body(*number, reason, came),
            }
        }
        let its: Vec<&[u8]> = bodies.iter().map(AsRef::as_ref).collect();
        self.verify(&its, |index| (numbers[index], in_block(block, numbers[index])), came);
        *number > first
    }

    fn no_body(&self, line: u64, reason: &'static str, came: &mut Outcome) {
        came.counts.no_bodies += 1;
        if self.wants_failed {
            came.failed.push(Failed { line, reason: Reason::NoBody(reason) });
        }
    }

    /// Verifies bodies, of which `line` tells where they are: in a list, and in a record.
    fn verify(&mut self, bodies: &[&[u8]], line: impl Fn(usize) -> (u64, u64), came: &mut Outcome) {
        let Outcome { log, counts, failed, .. } = came;
        self.rules.verify(bodies, |index, verdict| match verdict {
            Ok(verified) => count_valid(counts, &mut self.seen, &self.rules.by, &verified, (*log, line(index).1)),
            Err(error) => {
                counts.by_code.count(error.code());
                if self.wants_failed {
                    failed.push(Failed { line: line(index).0, reason: Reason::Refused(error) });
                }
            }
        });
        // Verdicts come in any order.
        failed.sort_unstable_by_key(|failed| failed.line);
    }

    /// What it has seen.
    pub(super) fn into_seen(self) -> Seen {
        Seen { paid: self.seen.paid.end(), ..self.seen }
    }
}

fn count_valid(counts: &mut Counts, seen: &mut Seen, by: &[By<'_>], verified: &Verified<'_>, place: (u32, u64)) {
    counts.by_secret.count(verified.secret_index());
    let payment = verified.payment();
    counts.by_status.count(payment.status);
    let money = Money::of(payment.paid_amount.and_then(Result::ok));
    for (by, groups) in by.iter().zip(&mut seen.groups) {
        groups.count(by, verified, by::paid(payment.status, money));
    }
    if payment.status != Status::Paid {
        return;
    }
    match money {
        Money::Unknown => counts.without_amount += 1,
        _ => counts.paid.add_money(money),
    }
    match payment.order_no {
        Some(order_no) if seen.keeps_payments => {
            let trade_no = verified.trade_no().map(Value::to_bytes).unwrap_or_default();
            seen.paid.push(&key::key(&order_no.to_bytes(), &trade_no), place, money);
        }
        Some(order_no) => seen.paid.push(&order_no.to_bytes(), place, money),
        None => counts.without_order_no += 1,
    }
}
