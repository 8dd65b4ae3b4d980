//! Many sorted runs read as one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::io;
use std::sync::Arc;

use super::record::Record;
use super::run::Run;
use super::sorter::{Sorter, Spilled};

/// How many runs of files are read at once; more are merged into fewer first.
const FAN_IN: usize = 64;

/// Calls `each` with all records of all sorters in their order.
pub(in super::super) fn merge<E: From<io::Error>>(
    sorters: Vec<Sorter>,
    each: impl FnMut(Record<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let (mut runs, spilled): (Vec<Run>, Vec<Option<Spilled>>) = sorters.into_iter().map(Sorter::into_runs).unzip();
    let mut in_files: Vec<Run> = spilled.into_iter().flatten().flat_map(in_files).collect();
    while in_files.len() > FAN_IN {
        let mut merged = Spilled::new()?;
        let mut rest = in_files.into_iter();
        while rest.len() > 0 {
            let mut run = merged.begin();
            all(rest.by_ref().take(FAN_IN).collect(), |record| run.push(record.bytes()))?;
            run.end()?;
        }
        in_files = self::in_files(merged).collect();
    }
    runs.extend(in_files);
    all(runs, each)
}

fn in_files(spilled: Spilled) -> impl Iterator<Item = Run> {
    let file = Arc::new(spilled.file);
    spilled.runs.into_iter().map(move |range| Run::in_file(Arc::clone(&file), range))
}

fn all<E: From<io::Error>>(runs: Vec<Run>, mut each: impl FnMut(Record<'_>) -> Result<(), E>) -> Result<(), E> {
    let mut heads = BinaryHeap::with_capacity(runs.len());
    for mut run in runs {
        let mut record = Vec::new();
        if run.next(&mut record)? {
            heads.push(Head { record, run });
        }
    }
    while let Some(mut head) = heads.peek_mut() {
        each(Record::first(&head.record))?;
        let Head { record, run } = &mut *head;
        if !run.next(record)? {
            PeekMut::pop(head);
        }
    }
    Ok(())
}

/// A run and its next record. The greatest one is the one to take next: the smallest record.
struct Head {
    record: Vec<u8>,
    run: Run,
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        Record::first(&other.record).key().cmp(&Record::first(&self.record).key())
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

#[cfg(test)]
mod tests {
    use super::super::super::money::Money;
    use super::super::record::NewRecord;
    use super::*;

    fn push(sorter: &mut Sorter, order_no: &[u8], place: u64) {
        sorter.push_new(&NewRecord::new(order_no, (0, place), Money::Unknown));
    }

    #[test]
    fn more_runs_than_are_read_at_once_come_out_sorted_and_complete() {
        let mut sorters = [(); 3].map(|()| Sorter::with_little_room());
        let mut expected = Vec::new();
        // A permutation of 30,000 numbers, so that many orders are in several runs.
        for place in 0..30_000u64 {
            let order_no = format!("{:0>24}", place * 7919 % 30_000 / 3);
            let sorter = &mut sorters[usize::try_from(place % 3).expect("small")];
            push(sorter, order_no.as_bytes(), place);
            sorter.spill_if_full().expect("a temporary file");
            expected.push((order_no.into_bytes(), (0, place)));
        }
        expected.sort();
        let mut found = Vec::new();
        merge(sorters.into(), |record| {
            found.push((record.order_no().to_vec(), record.place()));
            Ok::<_, io::Error>(())
        })
        .expect("temporary files");
        assert!(found == expected);
    }

    #[test]
    fn order_numbers_are_compared_as_a_whole() {
        let order_nos: [&[u8]; 6] =
            [b"", b"\0", b"0123456789abcdef", b"0123456789abcdef\0", b"0123456789abcdefg", b"1"];
        let mut sorter = Sorter::with_room(1 << 20);
        for (place, order_no) in (0..).zip(order_nos.iter().rev()) {
            push(&mut sorter, order_no, place);
        }
        let mut found = Vec::new();
        merge(vec![sorter], |record| {
            found.push(record.order_no().to_vec());
            Ok::<_, io::Error>(())
        })
        .expect("memory");
        assert_eq!(found, order_nos);
    }
}
