//! The kernel.

use arrow_array::{Array, StructArray};
use paysign::{Message, Options, Secret, VerifyError};

use crate::bodies::Bodies;
use crate::columns::Columns;
use crate::error::ColumnsError;
use crate::rows::Rows;

/// How many bodies are verified at once: enough that what a batch begins and wipes is nothing beside them,
/// and few enough that a body is still in the processor's second cache when its fields are read.
const PART: usize = 512;

/// Verifies an array of raw bodies of one kind; the rows are in the order of the bodies.
///
/// The bodies may be any array of bytes or texts: `Binary`, `LargeBinary`, `BinaryView`, `FixedSizeBinary`,
/// `Utf8`, `LargeUtf8`, `Utf8View`, with nulls. Nothing of them is copied but what comes out. For several
/// threads, give each a slice; for chunks, call it for each.
///
/// # Errors
///
/// The array does not hold bodies, or holds more of them than the columns of texts have room for (2 GiB).
/// What is wrong with one body is a verdict.
pub fn verify(
    message: &Message<'_>,
    bodies: &dyn Array,
    secrets: &(impl AsRef<[Secret]> + ?Sized),
    options: &Options,
    columns: &Columns,
) -> Result<StructArray, ColumnsError> {
    let (array, bodies, secrets) = (bodies, Bodies::new(bodies)?, secrets.as_ref());
    let nulls = array.logical_nulls();
    let is_null = |index: usize| nulls.as_ref().is_some_and(|nulls| nulls.is_null(index));
    let mut rows = Rows::with_capacity(columns, array.len());
    let mut part: Vec<&[u8]> = Vec::with_capacity(PART);
    let mut verdicts = Vec::with_capacity(PART);
    for start in (0..array.len()).step_by(PART) {
        let end = array.len().min(start + PART);
        part.clear();
        part.extend((start..end).filter(|index| !is_null(*index)).map(|index| bodies.at(index)));
        verdicts.clear();
        // Every one is replaced. A verdict that were not would refuse.
        verdicts.resize(part.len(), Err(VerifyError::Mismatch));
        message.verify_batch(&part, secrets, options, |index, verdict| verdicts[index] = verdict);
        let mut settled = verdicts.iter().zip(&part);
        for index in start..end {
            match if is_null(index) { None } else { settled.next() } {
                Some((verdict, body)) => rows.push(verdict, body.len())?,
                None => rows.push_null(),
            }
        }
    }
    rows.finish()
}
