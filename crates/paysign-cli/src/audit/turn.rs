//! Whose turn it is: what takes more memory than usual is done in the order of the chunks, by one thread at a
//! time.

use std::sync::{Condvar, Mutex, PoisonError};

use super::feed::Stop;

/// The number of the chunk whose verdicts are listened to.
pub(super) struct Turn {
    /// `None` when nobody listens any longer.
    next: Mutex<Option<u64>>,
    changed: Condvar,
}

impl Turn {
    /// The first one's.
    pub(super) fn new() -> Self {
        Self { next: Mutex::new(Some(0)), changed: Condvar::new() }
    }

    /// It is this one's turn.
    pub(super) fn set(&self, next: Option<u64>) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = next;
        self.changed.notify_all();
    }

    /// Waits until it is this one's.
    ///
    /// # Errors
    ///
    /// Nobody listens.
    pub(super) fn wait(&self, sequence: u64) -> Result<(), Stop> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(turn) = *next {
            if turn == sequence {
                return Ok(());
            }
            next = self.changed.wait(next).unwrap_or_else(PoisonError::into_inner);
        }
        Err(Stop::NobodyListens)
    }
}
