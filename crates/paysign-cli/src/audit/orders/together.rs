//! The records of all threads brought together, part by part, by as many threads: each part is small enough
//! for memory, or is sorted.

use std::io;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use super::fingerprint::Fingerprint;
use super::group::{Orders, Paid, Repeat, group};
use super::parts::{Parts, records};
use super::record::{NewRecord, Place, Record};
use super::sorter::{MEMORY, Sorter};
use super::trouble::{Trouble, failed};
use crate::failure::Failure;

/// Counts the orders of all parts. Where `wants_repeats`, also returns all records of the orders that have
/// more than one.
///
/// # Errors
///
/// A temporary file cannot be read or written.
pub(super) fn total(all: &[Parts], wants_repeats: bool) -> Result<(Orders, Vec<Sorter>), Failure> {
    let (threads, next) = (all.len(), AtomicUsize::new(0));
    let work = || {
        let mut one = Together::new(2 * MEMORY / threads.max(1), wants_repeats);
        let count = all.first().map_or(0, Parts::count);
        loop {
            let part = next.fetch_add(1, Relaxed);
            if part >= count {
                return Ok((one.orders, one.repeats));
            }
            one.part(all, part)?;
        }
    };
    let outcomes: Vec<Result<_, Failure>> = thread::scope(|scope| {
        // Where no thread can be started, this one does it all.
        let others: Vec<_> =
            (1..threads).map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok()).collect();
        let own = work();
        let joined = others.into_iter().map(|other| other.join().unwrap_or_else(|cause| panic::resume_unwind(cause)));
        std::iter::once(own).chain(joined).collect()
    });
    let (mut orders, mut repeats) = (Orders::default(), Vec::new());
    for outcome in outcomes {
        let (its, its_repeats) = outcome?;
        orders.merge(&its);
        repeats.extend(its_repeats);
    }
    Ok((orders, repeats))
}

/// What one thread needs for it.
struct Together {
    /// The most bytes of a part that is brought together in memory: no bodies are on their way any longer.
    room: usize,
    orders: Orders,
    repeats: Option<Sorter>,
    records: Vec<u8>,
    piece: Vec<u8>,
    slots: Vec<u64>,
    /// Where the first record of each order is that was found.
    firsts: Vec<u32>,
    /// Further records: the order, and where the record is.
    others: Vec<(u32, u32)>,
}

impl Together {
    fn new(room: usize, wants_repeats: bool) -> Self {
        Self {
            room,
            orders: Orders::default(),
            repeats: wants_repeats.then(|| Sorter::with_room(room / 2)),
            records: Vec::new(),
            piece: Vec::new(),
            slots: Vec::new(),
            firsts: Vec::new(),
            others: Vec::new(),
        }
    }

    fn part(&mut self, all: &[Parts], part: usize) -> Result<(), Failure> {
        let (count, len) =
            all.iter().map(|parts| parts.size(part)).fold((0, 0), |(count, len), its| (count + its.0, len + its.1));
        // With what finds the orders.
        let needed = len + count * 48;
        match usize::try_from(needed).ok().filter(|needed| *needed <= self.room) {
            Some(_) => self.in_memory(all, part, count),
            None => self.sorted(all, part),
        }
    }

    fn in_memory(&mut self, all: &[Parts], part: usize, count: u64) -> Result<(), Failure> {
        self.records.clear();
        for parts in all {
            let take = |piece: &[u8]| {
                self.records.extend_from_slice(piece);
                Ok::<_, io::Error>(())
            };
            parts.pieces(part, &mut self.piece, take).map_err(|error| failed(&error))?;
        }
        let Some(fingerprint) = all.first().map(Parts::fingerprint) else { return Ok(()) };
        self.find(fingerprint, usize::try_from(count).unwrap_or(usize::MAX));
        self.count()
    }

    /// Finds the orders of the records.
    #[expect(clippy::cast_possible_truncation, reason = "there is room for far less than 4 GiB; halves of a number")]
    fn find(&mut self, fingerprint: Fingerprint, count: usize) {
        let Self { records, slots, firsts, others, .. } = self;
        firsts.clear();
        others.clear();
        slots.clear();
        slots.resize((2 * count).next_power_of_two(), 0);
        let mask = slots.len() - 1;
        let mut at = 0;
        while at < records.len() {
            let record = Record::first(&records[at..]);
            let fingerprint = fingerprint.of(record.order_no());
            // The upper bits are those of the part.
            let (tag, mut slot) = ((fingerprint as u32).max(1), (fingerprint >> 16) as usize & mask);
            loop {
                let found = slots[slot];
                if found == 0 {
                    slots[slot] = u64::from(tag) << 32 | firsts.len() as u64;
                    firsts.push(at as u32);
                    break;
                }
                let order = found as u32;
                if (found >> 32) as u32 == tag
                    && Record::first(&records[firsts[order as usize] as usize..]).order_no() == record.order_no()
                {
                    others.push((order, at as u32));
                    break;
                }
                slot = (slot + 1) & mask;
            }
            at += record.bytes().len();
        }
    }

    /// Counts the orders that were found.
    fn count(&mut self) -> Result<(), Failure> {
        let Self { orders, records, firsts, others, repeats, .. } = self;
        orders.paid += firsts.len() as u64;
        let record = |at: u32| Record::first(&records[at as usize..]);
        let place = |at: u32| -> Place { record(at).place() };
        // The one that was found first need not be the first one of the log.
        others.sort_unstable_by_key(|(order, at)| (*order, place(*at)));
        let mut rest = &others[..];
        for (order, first) in (0u32..).zip(firsts.iter().copied()) {
            let repeated = rest.iter().take_while(|(its, _)| *its == order).count();
            let (its, more) = rest.split_at(repeated);
            rest = more;
            let Some((_, second)) = its.first() else {
                orders.sum.add_money(record(first).money());
                continue;
            };
            let bodies = || std::iter::once(first).chain(its.iter().map(|(_, at)| *at));
            let first = if place(*second) < place(first) { *second } else { first };
            let money = record(first).money();
            orders.sum.add_money(money);
            orders.repeated += 1;
            orders.repeats += repeated as u64;
            orders.other_amount += bodies().filter(|at| record(*at).money() != money).count() as u64;
            if let Some(repeats) = repeats {
                for at in bodies() {
                    repeats.push(record(at));
                }
                repeats.spill_if_full()?;
            }
        }
        Ok(())
    }

    /// The same for a part that is too large.
    fn sorted(&mut self, all: &[Parts], part: usize) -> Result<(), Failure> {
        let mut sorter = Sorter::with_room(self.room / 2);
        for parts in all {
            let take = |piece: &[u8]| {
                records(piece, |record| {
                    sorter.push(record);
                    sorter.spill_if_full()
                })
                .map_err(Trouble::Other)
            };
            parts.pieces(part, &mut self.piece, take)?;
        }
        let repeats = &mut self.repeats;
        let each_repeat = |repeat: &Repeat<'_>| {
            let Some(repeats) = repeats else { return Ok(()) };
            let number = &repeat.order.number;
            let mut push = |body: &Paid| repeats.push_new(&NewRecord::new(number, body.place, body.money));
            if repeat.order.bodies == 2 {
                push(&repeat.order.first);
            }
            push(&repeat.body);
            repeats.spill_if_full()
        };
        let orders = group(vec![sorter], each_repeat, |_| Ok(()))?;
        self.orders.merge(&orders);
        Ok(())
    }
}
