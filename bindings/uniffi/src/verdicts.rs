//! The verdicts on many bodies.

use std::sync::Arc;

use paysign_owned::HeldVerdicts;

use crate::error::{PaysignError, refused};
use crate::verified::Verified;

/// The verdicts on many bodies, in their order. It keeps the bodies.
#[derive(uniffi::Object)]
pub struct Verdicts {
    held: Arc<HeldVerdicts<Vec<u8>>>,
}

impl Verdicts {
    /// Of what the core has verified.
    pub(crate) fn new(held: HeldVerdicts<Vec<u8>>) -> Self {
        Self { held: Arc::new(held) }
    }
}

#[uniffi::export]
impl Verdicts {
    /// How many there are.
    pub fn count(&self) -> i32 {
        self.held.len().try_into().unwrap_or(i32::MAX)
    }

    /// The verified message at `index`, else the error that `verify` would have raised; none beyond the last
    /// one.
    pub fn get(&self, index: i32) -> Result<Option<Arc<Verified>>, PaysignError> {
        let verdict = index.try_into().ok().and_then(|index| Verified::of_batch(&self.held, index));
        Ok(verdict.transpose().map_err(refused)?.map(Arc::new))
    }

    /// The indices of the bodies that were refused.
    pub fn refused(&self) -> Vec<i32> {
        let is_refused = |index: &usize| self.held.get(*index).is_some_and(|verdict| verdict.is_err());
        (0..self.held.len()).filter(is_refused).filter_map(|index| index.try_into().ok()).collect()
    }
}
