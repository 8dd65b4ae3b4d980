//! The verdicts on many bodies.

use std::sync::Arc;

use crate::error::PaysignError;
use crate::held::HeldVerdicts;
use crate::verified::Verified;

/// The verdicts on many bodies, in their order. It keeps the bodies.
#[derive(uniffi::Object)]
pub struct Verdicts {
    held: Arc<HeldVerdicts>,
}

impl Verdicts {
    /// Of what the core has verified.
    pub(crate) fn new(held: HeldVerdicts) -> Self {
        Self { held: Arc::new(held) }
    }
}

#[uniffi::export]
impl Verdicts {
    /// How many there are.
    pub fn count(&self) -> i32 {
        self.held.borrow_dependent().len().try_into().unwrap_or(i32::MAX)
    }

    /// The verified message at `index`, else the error that `verify` would have raised; none beyond the last one.
    pub fn get(&self, index: i32) -> Result<Option<Arc<Verified>>, PaysignError> {
        let count = self.held.borrow_dependent().len();
        let Some(index) = usize::try_from(index).ok().filter(|index| *index < count) else { return Ok(None) };
        Ok(Some(Arc::new(Verified::of_batch(&self.held, index)?)))
    }

    /// Where the bodies stand that were refused.
    pub fn refused(&self) -> Vec<i32> {
        let verdicts = self.held.borrow_dependent().iter().enumerate();
        verdicts.filter(|(_, verdict)| verdict.is_err()).filter_map(|(index, _)| index.try_into().ok()).collect()
    }
}
