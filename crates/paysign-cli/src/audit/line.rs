//! Lines of blocks: who cuts a block does not know how many lines are before it.

/// Bits of the number of a line in its block: a block has fewer lines.
const LINE_BITS: u32 = 26;

/// The longest block, in bytes.
pub(super) const MAX_BLOCK_LEN: usize = 8 << 20;

/// A number that sorts as lines do: of a line, counted from 1, in a block.
pub(super) fn in_block(block: u64, line: u64) -> u64 {
    block << LINE_BITS | line
}

/// How many lines there are before each block of each log.
#[derive(Default)]
pub(super) struct LineTable(Vec<Vec<u64>>);

impl LineTable {
    /// Of so many logs.
    pub(super) fn new(logs: usize) -> Self {
        Self(vec![Vec::new(); logs])
    }

    /// How many lines there are before the next block of a log.
    pub(super) fn before(&self, log: u32) -> u64 {
        self.0[log as usize].last().copied().unwrap_or(0)
    }

    /// A block of a log has so many lines; blocks come in their order.
    pub(super) fn push(&mut self, log: u32, lines: u64) {
        let before = self.before(log);
        self.0[log as usize].push(before + lines);
    }

    /// The line of a log, where that has blocks.
    pub(super) fn line(&self, log: u32, line: u64) -> u64 {
        let blocks = &self.0[log as usize];
        if blocks.is_empty() {
            return line;
        }
        let (block, line) = ((line >> LINE_BITS) as usize, line & ((1 << LINE_BITS) - 1));
        block.checked_sub(1).map_or(0, |before| blocks[before]) + line
    }
}
