//! The footer of a Parquet file, looked at before it is read for real: who reads it takes its word for the
//! number of columns in a group, and goes down into groups by recursion.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::thrift::{BINARY, I32, LIST, STRUCT, Thrift, Trouble};

/// The longest footer. It grows by about a hundred bytes for each column of a group of rows.
const MAX_LEN: u64 = 32 << 20;

/// How deep columns may be nested.
const MAX_DEPTH: usize = 64;

/// Checks the footer's length and schema. Of a file that has no footer others say so.
///
/// # Errors
///
/// The file cannot be read, or its footer is malformed or too large.
pub(super) fn check(mut file: &File) -> io::Result<()> {
    let file_len = file.seek(SeekFrom::End(0))?;
    let Some(end) = file_len.checked_sub(8) else { return Ok(()) };
    let mut tail = [0; 8];
    file.seek(SeekFrom::Start(end))?;
    file.read_exact(&mut tail)?;
    let [len @ .., _, _, _, _] = tail;
    let len = u64::from(u32::from_le_bytes(len));
    let Some(start) = end.checked_sub(len).filter(|_| tail.ends_with(b"PAR1")) else { return Ok(()) };
    if len > MAX_LEN {
        return Err(io::Error::other("its footer is longer than 32 MiB"));
    }
    let mut footer = Vec::new();
    file.seek(SeekFrom::Start(start))?;
    file.take(len).read_to_end(&mut footer)?;
    check_schema(&footer).map_err(|_| io::Error::other("its footer is malformed"))
}

fn check_schema(footer: &[u8]) -> Result<(), Trouble> {
    Thrift(footer).structure(|thrift, field| {
        if field.id != 2 {
            return thrift.skip(field.kind);
        }
        field.must_be(LIST)?;
        let (len, kind) = thrift.list()?;
        // Each takes a byte at least.
        if kind != STRUCT || len > thrift.0.len() as u64 {
            return Err(Trouble::Malformed);
        }
        let (mut sum, mut open) = (0, Vec::new());
        for _ in 0..len {
            let children = children(thrift)?;
            while open.last() == Some(&0) {
                open.pop();
            }
            if let Some(left) = open.last_mut() {
                *left -= 1;
            }
            sum += children;
            open.push(children);
            if sum >= len || open.len() > MAX_DEPTH {
                return Err(Trouble::Malformed);
            }
        }
        Ok(())
    })
}

/// How many columns or groups an element of the schema has below it.
fn children(thrift: &mut Thrift<'_>) -> Result<u64, Trouble> {
    let mut children = 0;
    thrift.structure(|thrift, field| {
        field.must_be(match field.id {
            1..=3 | 5..=9 => I32,
            4 => BINARY,
            10 => STRUCT,
            _ => field.kind,
        })?;
        if field.id != 5 {
            return thrift.skip(field.kind);
        }
        children = u64::from(u32::try_from(field.int(thrift)?).map_err(|_| Trouble::Malformed)?);
        Ok(())
    })?;
    Ok(children)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A footer with these elements, each with so many below it.
    fn footer(children: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0x15, 2, 0x19, 0xfc, u8::try_from(children.len()).expect("few")];
        for children in children {
            bytes.extend([0x48, 1, b'a', 0x15, 2 * children, 0]);
        }
        bytes.push(0);
        bytes
    }

    #[test]
    fn a_schema_has_the_columns_that_it_claims_and_is_not_deep() {
        assert_eq!(check_schema(&footer(&[2, 0, 1, 0])), Ok(()));
        assert_eq!(check_schema(&footer(&[60, 0, 0])), Err(Trouble::Malformed));
        assert_eq!(check_schema(&footer(&[1; 60])), Err(Trouble::Malformed));
        let deep = [vec![1; 63], vec![0]].concat();
        assert_eq!(check_schema(&footer(&deep)), Ok(()));
        let deeper = [vec![1; 64], vec![0]].concat();
        assert_eq!(check_schema(&footer(&deeper)), Err(Trouble::Malformed));
        assert_eq!(check_schema(&footer(&[0])[..8]), Err(Trouble::Short));
    }
}
