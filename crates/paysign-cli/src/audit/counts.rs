//! What is counted of the bodies.

use paysign::{Code, Status};

use super::sum::Sum;

/// Counts of some bodies, or of all.
#[derive(Clone, Default)]
pub(super) struct Counts {
    /// Lines with nothing in them.
    pub(super) blank_lines: u64,
    /// Places that should hold a body and hold none.
    pub(super) no_bodies: u64,
    /// Valid ones, by the index of the secret that has signed them.
    pub(super) by_secret: Counter<usize>,
    /// Refused ones, by the reason.
    pub(super) by_code: Counter<Code>,
    /// Valid ones, by what they say about the payment.
    pub(super) by_status: Counter<Status>,
    /// What those that are paid say to be paid, all together.
    pub(super) paid: Sum,
    /// Those that are paid, and name no amount that can be read.
    pub(super) without_amount: u64,
    /// Those that are paid, and name no order.
    pub(super) without_order_no: u64,
}

impl Counts {
    /// Adds others.
    pub(super) fn merge(&mut self, other: &Self) {
        self.blank_lines += other.blank_lines;
        self.no_bodies += other.no_bodies;
        self.by_secret.merge(&other.by_secret);
        self.by_code.merge(&other.by_code);
        self.by_status.merge(&other.by_status);
        self.paid.merge(&other.paid);
        self.without_amount += other.without_amount;
        self.without_order_no += other.without_order_no;
    }

    /// All that were read, and those that are not there.
    pub(super) fn bodies(&self) -> u64 {
        self.valid() + self.failed()
    }

    /// All that are valid.
    pub(super) fn valid(&self) -> u64 {
        self.by_secret.total()
    }

    /// All that are not, those that are not there included.
    pub(super) fn failed(&self) -> u64 {
        self.by_code.total() + self.no_bodies
    }
}

/// How often each of a few things came.
#[derive(Clone)]
pub(super) struct Counter<K>(Vec<(K, u64)>);

impl<K> Default for Counter<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + PartialEq> Counter<K> {
    /// Counts one.
    pub(super) fn count(&mut self, key: K) {
        self.add(key, 1);
    }

    fn add(&mut self, key: K, more: u64) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += more,
            None => self.0.push((key, more)),
        }
    }

    fn merge(&mut self, other: &Self) {
        for (key, count) in &other.0 {
            self.add(*key, *count);
        }
    }

    /// How often this one came.
    pub(super) fn of(&self, key: K) -> u64 {
        self.0.iter().find(|(known, _)| *known == key).map_or(0, |(_, count)| *count)
    }

    /// How often any came.
    pub(super) fn total(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// Those that came, the most frequent ones first; among equals by their names.
    pub(super) fn by_frequency(&self, name: impl Fn(K) -> &'static str) -> Vec<(&'static str, u64)> {
        let mut all: Vec<_> = self.0.iter().map(|(key, count)| (name(*key), *count)).collect();
        all.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_sorts_by_how_often_and_then_by_name() {
        let mut counter = Counter::default();
        for key in ["b", "c", "a", "b", "b", "c"] {
            counter.count(key);
        }
        let mut other = Counter::default();
        other.count("a");
        counter.merge(&other);
        assert_eq!(counter.by_frequency(|key| key), [("b", 3), ("a", 2), ("c", 2)]);
        assert_eq!((counter.total(), counter.of("b"), counter.of("d")), (7, 3, 0));
    }
}
