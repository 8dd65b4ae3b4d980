//! Thrift's compact protocol, in which Parquet writes about itself: as much of it as the bounds of a file
//! need.

/// Kinds of values.
pub(super) const I32: u8 = 5;
pub(super) const BINARY: u8 = 8;
pub(super) const LIST: u8 = 9;
pub(super) const STRUCT: u8 = 12;
const TRUE: u8 = 1;
const FALSE: u8 = 2;

/// How deep values that nobody asks for may be nested.
const MAX_DEPTH: u32 = 32;

/// Why bytes cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// They end too early.
    Short,
    /// They are something else.
    Malformed,
}

/// Reads values from the beginning of bytes.
pub(super) struct Thrift<'t>(pub(super) &'t [u8]);

/// A field of a structure whose value comes next.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) id: i64,
    pub(super) kind: u8,
}

impl Field {
    /// The value of a field that must be a number; what reads the file for real does not look at the kind.
    pub(super) fn int(self, thrift: &mut Thrift<'_>) -> Result<i64, Trouble> {
        self.must_be(I32)?;
        thrift.int()
    }

    pub(super) fn must_be(self, kind: u8) -> Result<(), Trouble> {
        if self.kind == kind { Ok(()) } else { Err(Trouble::Malformed) }
    }

    /// Whether it is a truth, which its kind says.
    pub(super) fn is_true(self) -> bool {
        self.kind == TRUE
    }
}

impl Thrift<'_> {
    /// Calls `each` with the fields of a structure; it takes their values, or [skips](Self::skip) them.
    pub(super) fn structure(
        &mut self,
        mut each: impl FnMut(&mut Self, Field) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let mut id = 0;
        loop {
            let byte = self.byte()?;
            let (step, kind) = (i64::from(byte >> 4), byte & 15);
            if kind == 0 {
                return Ok(());
            }
            id = if step == 0 { self.int()? } else { id + step };
            each(self, Field { id, kind })?;
        }
    }

    /// How many values a list has, and their kind.
    pub(super) fn list(&mut self) -> Result<(u64, u8), Trouble> {
        let byte = self.byte()?;
        let len = if byte >> 4 == 15 { self.varint()? } else { u64::from(byte >> 4) };
        let kind = byte & 15;
        // Readers disagree whether truths in a list take room. None of these structures has such a list.
        if matches!(kind, TRUE | FALSE) { Err(Trouble::Malformed) } else { Ok((len, kind)) }
    }

    /// Passes over a value.
    pub(super) fn skip(&mut self, kind: u8) -> Result<(), Trouble> {
        self.skip_within(kind, MAX_DEPTH)
    }

    fn skip_within(&mut self, kind: u8, depth: u32) -> Result<(), Trouble> {
        let depth = depth.checked_sub(1).ok_or(Trouble::Malformed)?;
        match kind {
            TRUE | FALSE => Ok(()),
            3 => self.bytes(1),
            4..=6 => self.varint().map(drop),
            7 => self.bytes(8),
            BINARY => {
                let len = self.varint()?;
                self.bytes(usize::try_from(len).map_err(|_| Trouble::Malformed)?)
            }
            // A set looks like a list.
            LIST | 10 => {
                let (len, kind) = self.list()?;
                (0..len).try_for_each(|_| self.skip_within(kind, depth))
            }
            STRUCT => self.structure(|thrift, field| thrift.skip_within(field.kind, depth)),
            // A map: the kinds of its keys and values stand behind its length, if it has any.
            11 => match self.varint()? {
                0 => Ok(()),
                len => {
                    let kinds = self.byte()?;
                    let kinds = [kinds >> 4, kinds & 15];
                    if kinds.iter().any(|kind| matches!(*kind, TRUE | FALSE)) {
                        return Err(Trouble::Malformed);
                    }
                    (0..len).try_for_each(|_| kinds.iter().try_for_each(|kind| self.skip_within(*kind, depth)))
                }
            },
            13 => self.bytes(16),
            _ => Err(Trouble::Malformed),
        }
    }

    /// A number with a sign.
    pub(super) fn int(&mut self) -> Result<i64, Trouble> {
        let number = self.varint()?;
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// A number without a sign, seven bits a byte.
    pub(super) fn varint(&mut self) -> Result<u64, Trouble> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(Trouble::Malformed)
    }

    fn byte(&mut self) -> Result<u8, Trouble> {
        let (first, rest) = self.0.split_first().ok_or(Trouble::Short)?;
        self.0 = rest;
        Ok(*first)
    }

    /// Passes over bytes.
    pub(super) fn bytes(&mut self, len: usize) -> Result<(), Trouble> {
        self.0 = self.0.get(len..).ok_or(Trouble::Short)?;
        Ok(())
    }
}
