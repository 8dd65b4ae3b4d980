//! The kernel alone over a log: what `paysign audit` cannot be faster than.

use std::fs;
use std::path::Path;
use std::time::Instant;

use paysign::Options;

use crate::row::{ensure, message, secret};

/// Verifies the lines of a log that is in memory, in one call and one thread; returns the nanoseconds for
/// each.
///
/// # Errors
///
/// The log cannot be read, or a line of it is not genuine.
pub fn ns_per_line(log: &Path) -> anyhow::Result<f64> {
    let log = fs::read(log)?;
    let lines: Vec<&[u8]> = log.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).collect();
    let (notify, secret) = (message("epay", "notify")?, secret()?);
    let (start, mut valid) = (Instant::now(), 0);
    notify.verify_batch(&lines, &secret, &Options::DEFAULT, |_, verdict| valid += usize::from(verdict.is_ok()));
    let took = start.elapsed();
    ensure(valid == lines.len(), "paysign")?;
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2⁵²")]
    Ok(took.as_secs_f64() * 1e9 / lines.len() as f64)
}
