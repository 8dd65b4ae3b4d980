//! Files of Parquet, put together by hand, since no writer makes what these are for.

/// The codec of a column.
#[derive(Clone, Copy)]
pub(crate) enum Codec {
    None = 0,
    Gzip = 2,
    Zstd = 6,
}

/// Encodings of values.
pub(crate) const PLAIN: i64 = 0;
pub(crate) const DELTA_LENGTHS: i64 = 6;
pub(crate) const DELTA_VALUES: i64 = 7;
pub(crate) const DICTIONARY: i64 = 8;

/// A page as it is in the file.
pub(crate) struct Page {
    pub(crate) is_dictionary: bool,
    pub(crate) encoding: i64,
    pub(crate) values: i64,
    /// How long its header says that it becomes.
    pub(crate) unpacked_len: i64,
    pub(crate) bytes: Vec<u8>,
}

impl Page {
    /// One that holds these bytes as they are.
    pub(crate) fn plain(encoding: i64, values: i64, bytes: Vec<u8>) -> Self {
        let unpacked_len = bytes.len().try_into().expect("short");
        Self { is_dictionary: false, encoding, values, unpacked_len, bytes }
    }
}

/// A file with one column `body` of required text, in one group of so many rows.
pub(crate) fn file(codec: Codec, rows: i64, pages: &[Page]) -> Vec<u8> {
    let mut file = b"PAR1".to_vec();
    let mut data_at = 0;
    for page in pages {
        if !page.is_dictionary && data_at == 0 {
            data_at = file.len();
        }
        file.push(0x15);
        int(&mut file, if page.is_dictionary { 2 } else { 0 });
        file.push(0x15);
        int(&mut file, page.unpacked_len);
        file.push(0x15);
        int(&mut file, len(&page.bytes));
        file.extend([if page.is_dictionary { 0x4c } else { 0x2c }, 0x15]);
        int(&mut file, page.values);
        file.push(0x15);
        int(&mut file, page.encoding);
        if !page.is_dictionary {
            // Both kinds of levels are runs (3).
            file.extend([0x15, 6, 0x15, 6]);
        }
        file.extend([0, 0]);
        file.extend(&page.bytes);
    }
    let column_len = len(&file) - 4;
    // Version, and the schema: a root with one column.
    let mut footer = vec![0x15, 2, 0x19, 0x2c, 0x48, 1, b'm', 0x15, 2, 0];
    footer.extend([0x15, 12, 0x25, 0, 0x18, 4]);
    footer.extend(b"body\0");
    footer.push(0x16);
    int(&mut footer, rows);
    // One group of one column: its place, and what it is.
    footer.extend([0x19, 0x1c, 0x19, 0x1c, 0x26]);
    int(&mut footer, 4);
    footer.extend([0x1c, 0x15, 12, 0x19, 0x15]);
    int(&mut footer, pages.last().map_or(PLAIN, |page| page.encoding));
    footer.extend([0x19, 0x18, 4]);
    footer.extend(b"body\x15");
    int(&mut footer, codec as i64);
    let data_at = data_at.try_into().expect("short");
    for (field, number) in [(0x16, rows), (0x16, column_len), (0x16, column_len), (0x26, data_at)] {
        footer.push(field);
        int(&mut footer, number);
    }
    if pages.iter().any(|page| page.is_dictionary) {
        footer.push(0x26);
        int(&mut footer, 4);
    }
    footer.extend([0, 0, 0x16]);
    int(&mut footer, column_len);
    footer.push(0x16);
    int(&mut footer, rows);
    footer.extend([0, 0]);
    with_footer(file, &footer)
}

/// Ends a file.
pub(crate) fn with_footer(mut file: Vec<u8>, footer: &[u8]) -> Vec<u8> {
    file.extend(footer);
    file.extend(u32::try_from(footer.len()).expect("short").to_le_bytes());
    file.extend(b"PAR1");
    file
}

/// One text as plain values have it.
pub(crate) fn text(text: &[u8]) -> Vec<u8> {
    [&u32::try_from(text.len()).expect("short").to_le_bytes()[..], text].concat()
}

/// A frame of Zstandard that becomes these bytes, and so many of one byte after them.
pub(crate) fn zstd(bytes: &[u8], mut repeats: usize) -> Vec<u8> {
    // No length, a window of 128 KiB; blocks of 3 bytes of header.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, 0x38];
    let mut block = |len: usize, kind: usize, is_last: bool, bytes: &[u8]| {
        let header = len << 3 | kind << 1 | usize::from(is_last);
        frame.extend(&header.to_le_bytes()[..3]);
        frame.extend(bytes);
    };
    block(bytes.len(), 0, repeats == 0, bytes);
    while repeats > 0 {
        let len = repeats.min(128 << 10);
        repeats -= len;
        block(len, 1, repeats == 0, b"a");
    }
    frame
}

/// Numbers by their differences, which are all the same, as blocks of 128 in 4 parts.
pub(crate) fn delta(count: u64, first: i64, step: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in [128, 4, count] {
        varint(&mut bytes, number);
    }
    int(&mut bytes, first);
    for _ in 0..count.saturating_sub(1).div_ceil(128) {
        int(&mut bytes, step);
        bytes.extend([0; 4]);
    }
    bytes
}

/// Numbers by their differences, of which only the first one is not zero.
pub(crate) fn delta_once(count: u64, first: i64, step: i64) -> Vec<u8> {
    const BLOCK: usize = 1 + 4;
    let all = delta(count, first, 0);
    let blocks = usize::try_from((count - 1).div_ceil(128)).expect("few");
    let (head, blocks) = all.split_at(all.len() - BLOCK * blocks);
    // The least difference of the first block, the bits of each, and by how much it is more.
    let least = step.min(0);
    let more = |step: i64| u32::try_from(step - least).expect("small").to_le_bytes();
    let mut block = Vec::new();
    int(&mut block, least);
    block.extend([32; 4]);
    block.extend(more(step));
    (1..128).for_each(|_| block.extend(more(0)));
    [head, &block, &blocks[BLOCK..]].concat()
}

fn len(bytes: &[u8]) -> i64 {
    bytes.len().try_into().expect("short")
}

fn int(to: &mut Vec<u8>, number: i64) {
    varint(to, (number << 1 ^ number >> 63).cast_unsigned());
}

/// A number, seven bits a byte.
pub(crate) fn varint(to: &mut Vec<u8>, mut number: u64) {
    while number > 127 {
        to.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    to.push(number.to_le_bytes()[0]);
}
