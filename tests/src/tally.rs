//! How many messages of a property were accepted and how many refused: one that sees refusals only shows
//! little.

use std::cell::Cell;

/// Counts the outcomes of a property. A runner's closure cannot change what it borrows, so the counts are
/// cells.
pub struct Tally {
    what: &'static str,
    accepted: Cell<u32>,
    refused: Cell<u32>,
}

impl Tally {
    /// Of a property, named for the message of a failure.
    pub fn new(what: &'static str) -> Self {
        Self { what, accepted: Cell::new(0), refused: Cell::new(0) }
    }

    /// Counts one message.
    pub fn count(&self, is_accepted: bool) {
        let outcome = if is_accepted { &self.accepted } else { &self.refused };
        outcome.set(outcome.get() + 1);
    }

    /// Fails where less than these shares, in percent, were accepted and refused. Both lie well below what a
    /// run with the fixed seed shows, so that another seed passes too.
    ///
    /// # Panics
    ///
    /// That is how it fails.
    pub fn check(&self, accepted_percent: u32, refused_percent: u32) {
        let (accepted, refused) = (self.accepted.get(), self.refused.get());
        let all = accepted + refused;
        println!("{}: {accepted} accepted, {refused} refused", self.what);
        assert!(all > 0, "{}: no message was tried", self.what);
        let is_enough = |count: u32, percent: u32| u64::from(count) * 100 >= u64::from(all) * u64::from(percent);
        assert!(is_enough(accepted, accepted_percent), "{}: only {accepted} of {all} are accepted", self.what);
        assert!(is_enough(refused, refused_percent), "{}: only {refused} of {all} are refused", self.what);
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(accepted: u32, refused: u32) -> Tally {
        let tally = Tally::new("a property");
        (0..accepted).for_each(|_| tally.count(true));
        (0..refused).for_each(|_| tally.count(false));
        tally
    }

    #[test]
    fn what_reaches_both_shares_passes() {
        tally(20, 80).check(20, 80);
    }

    #[test]
    #[should_panic(expected = "only 19 of 100 are accepted")]
    fn refusals_only_do_not_pass() {
        tally(19, 81).check(20, 10);
    }

    #[test]
    #[should_panic(expected = "only 9 of 100 are refused")]
    fn acceptances_only_do_not_pass() {
        tally(91, 9).check(20, 10);
    }

    #[test]
    #[should_panic(expected = "no message was tried")]
    fn nothing_at_all_does_not_pass() {
        tally(0, 0).check(0, 0);
    }
}
