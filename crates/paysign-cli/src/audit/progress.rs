//! How far it is: a bar on standard error, if that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::counts::Counts;
use super::log::Log;

/// The bar.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar over these logs; of standard input and pipes the end is not known.
    pub(super) fn new(logs: &[Log]) -> Self {
        let len = logs.iter().map(|log| log.len).sum();
        // It hides itself where there is no terminal.
        let bar = ProgressBar::with_draw_target(len, ProgressDrawTarget::stderr());
        let template = match len {
            Some(_) => "{bar:30} {percent:>3} %  {msg}  {binary_bytes_per_sec}, {eta} left",
            None => "{spinner} {msg}  {binary_bytes}, {binary_bytes_per_sec}",
        };
        // The templates are right, and a bar that looks different would do no harm.
        Self(bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    /// So many more bytes are done.
    pub(super) fn advance(&self, len: u64, counts: &Counts) {
        if !self.0.is_hidden() {
            let (bodies, seconds) = (counts.bodies(), self.0.elapsed().as_secs().max(1));
            let failed = counts.failed();
            self.0.set_message(format!("{bodies} bodies ({} a second), {failed} not valid", bodies / seconds));
            self.0.inc(len);
        }
    }

    /// All bodies are verified, and what was paid is put together.
    pub(super) fn sorting(&self) {
        self.0.set_message("putting orders together");
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}
