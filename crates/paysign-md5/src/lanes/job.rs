//! What a lane is given to do.

/// A message in an arena of blocks: where its first block is, and how many it has with the padding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The index of the first block.
    pub first_block: u32,
    /// How many blocks the message has.
    pub blocks: u32,
}
