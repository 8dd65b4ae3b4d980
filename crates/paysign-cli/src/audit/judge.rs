//! The verdicts of a chunk, and what its valid bodies say.

use paysign::{Message, Options, Secret, Status, Verified, VerifyError, Wire};

use super::chunk::Chunk;
use super::counts::Counts;
use super::orders::Sorter;
use crate::failure::Failure;
use crate::target::Target;

/// What a body is verified against.
pub(super) struct Rules<'r> {
    /// The message.
    message: Message<'r>,
    /// The same on each wire, where each body says itself what it is.
    by_wire: Vec<Message<'r>>,
    secrets: &'r [Secret],
    options: Options,
}

impl<'r> Rules<'r> {
    /// The rules of the command line.
    pub(super) fn new(target: &Target<'r>, secrets: &'r [Secret], options: Options) -> Self {
        let message = target.message();
        let on = |wire: &Wire| {
            let mut message = message;
            message.transport.wire = *wire;
            message
        };
        let by_wire = if target.follows_body() { Wire::ALL.iter().map(on).collect() } else { Vec::new() };
        Self { message, by_wire, secrets, options }
    }

    /// The greatest length of a body, in bytes.
    pub(super) fn body_len(&self) -> usize {
        self.options.limits.body_len
    }
}

/// What came of a chunk.
pub(super) struct Verdicts {
    pub(super) counts: Counts,
    /// What is not valid, in the order of the log.
    pub(super) failed: Vec<Failed>,
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
    paid: Sorter,
}

impl<'r> Judge<'r> {
    /// Judges by these rules.
    pub(super) fn new(rules: &'r Rules<'r>, paid: Sorter) -> Self {
        Self { rules, paid }
    }

    /// Verifies a chunk.
    ///
    /// # Errors
    ///
    /// A temporary file cannot be written.
    pub(super) fn judge(&mut self, chunk: &Chunk) -> Result<Verdicts, Failure> {
        let mut counts =
            Counts { blank_lines: chunk.blank_lines, no_bodies: chunk.no_bodies.len() as u64, ..Counts::default() };
        let no_bodies = chunk.no_bodies.iter();
        let mut failed: Vec<Failed> =
            no_bodies.map(|place| Failed { line: place.line, reason: Reason::NoBody(place.reason) }).collect();
        let mut settle = |line: u64, verdict: Result<Verified<'_>, VerifyError>| match verdict {
            Ok(verified) => count_valid(&mut counts, &mut self.paid, &verified, (chunk.log, line)),
            Err(error) => {
                counts.by_code.count(error.code());
                failed.push(Failed { line, reason: Reason::Refused(error) });
            }
        };
        let Rules { message, by_wire, secrets, options } = self.rules;
        for message in by_wire {
            let is_its = |body: &[u8]| Wire::of(body) == message.transport.wire;
            let (indices, bodies): (Vec<usize>, Vec<&[u8]>) =
                chunk.bodies().enumerate().filter(|(_, body)| is_its(body)).unzip();
            message.verify_batch(&bodies, *secrets, options, |index, verdict| {
                settle(chunk.line(indices[index]), verdict);
            });
        }
        if by_wire.is_empty() {
            let bodies: Vec<&[u8]> = chunk.bodies().collect();
            message.verify_batch(&bodies, *secrets, options, |index, verdict| settle(chunk.line(index), verdict));
        }
        // Verdicts come in any order.
        failed.sort_unstable_by_key(|failed| failed.line);
        self.paid.spill_if_full()?;
        Ok(Verdicts { counts, failed })
    }

    /// The paid orders that it has seen.
    pub(super) fn into_paid(self) -> Sorter {
        self.paid
    }
}

fn count_valid(counts: &mut Counts, paid: &mut Sorter, verified: &Verified<'_>, place: (u32, u64)) {
    counts.by_secret.count(verified.secret_index());
    let payment = verified.payment();
    counts.by_status.count(payment.status);
    if payment.status != Status::Paid {
        return;
    }
    let amount = payment.paid_amount.and_then(Result::ok);
    match amount {
        Some(amount) => counts.paid.add(amount),
        None => counts.without_amount += 1,
    }
    match payment.order_no {
        Some(order_no) => paid.push(&order_no.to_bytes(), place, amount),
        None => counts.without_order_no += 1,
    }
}
