//! What crosses the border, both ways: CBOR (RFC 8949) of text, bytes, whole numbers, `true`, `false` and
//! `null`, in lists and maps that end with a break, so that neither side counts first.

use paysign_owned::border::BorderCode;

/// How deep values may be nested: deeper than any call needs.
const MAX_DEPTH: usize = 8;

/// An item.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Item<'a> {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number that is not below zero.
    Number(u64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Text.
    Text(&'a str),
    /// Items.
    List(Vec<Item<'a>>),
    /// Named items.
    Map(Vec<(&'a str, Item<'a>)>),
    /// Where a list or a map ends; it is in none.
    End,
}

/// Reads one item that is the whole input.
///
/// # Errors
///
/// It is not an item of these, is cut short, or there is more after it.
pub(crate) fn read(input: &[u8]) -> Result<Item<'_>, BorderCode> {
    let mut rest = input;
    match item(&mut rest, MAX_DEPTH) {
        Some(item) if item != Item::End && rest.is_empty() => Ok(item),
        _ => Err(BorderCode::InvalidArgument),
    }
}

fn item<'a>(rest: &mut &'a [u8], depth: usize) -> Option<Item<'a>> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    let item = match first {
        0xf4 | 0xf5 => Item::Bool(*first == 0xf5),
        0xf6 => Item::Null,
        0xff => Item::End,
        0x9f => {
            let mut items = Vec::new();
            loop {
                match self::item(rest, depth.checked_sub(1)?)? {
                    Item::End => break Item::List(items),
                    item => items.push(item),
                }
            }
        }
        0xbf => {
            let mut items = Vec::new();
            loop {
                match self::item(rest, depth.checked_sub(1)?)? {
                    Item::End => break Item::Map(items),
                    Item::Text(name) => {
                        items.push((name, self::item(rest, depth - 1).filter(|item| *item != Item::End)?));
                    }
                    _ => return None,
                }
            }
        }
        _ => {
            let number = number(rest, first & 31)?;
            match first >> 5 {
                0 => Item::Number(number),
                2 => Item::Bytes(bytes(rest, number)?),
                3 => Item::Text(core::str::from_utf8(bytes(rest, number)?).ok()?),
                _ => return None,
            }
        }
    };
    Some(item)
}

/// A number of which the first byte says how long it is.
fn number(rest: &mut &[u8], short: u8) -> Option<u64> {
    let len = match short {
        0..24 => return Some(short.into()),
        24..28 => 1 << (short - 24),
        _ => return None,
    };
    Some(bytes(rest, len)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn bytes<'a>(rest: &mut &'a [u8], len: u64) -> Option<&'a [u8]> {
    let (bytes, after) = rest.split_at_checked(len.try_into().ok()?)?;
    *rest = after;
    Some(bytes)
}

/// Writes items one after another.
#[derive(Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    /// What was written.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Nothing.
    pub(crate) fn null(&mut self) {
        self.0.push(0xf6);
    }

    /// Yes or no.
    pub(crate) fn bool(&mut self, is_so: bool) {
        self.0.push(0xf4 + u8::from(is_so));
    }

    /// A number.
    pub(crate) fn number(&mut self, number: impl TryInto<u64>) {
        self.head(0, number.try_into().unwrap_or(u64::MAX));
    }

    /// Text.
    pub(crate) fn text(&mut self, text: &str) {
        self.head(3, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Text where it is UTF-8, else bytes.
    pub(crate) fn value(&mut self, value: &[u8]) {
        let is_text = core::str::from_utf8(value).is_ok();
        self.head(if is_text { 3 } else { 2 }, value.len() as u64);
        self.0.extend_from_slice(value);
    }

    /// Bytes.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.head(2, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    /// A list of what `write` writes.
    pub(crate) fn list(&mut self, write: impl FnOnce(&mut Self)) {
        self.0.push(0x9f);
        write(self);
        self.0.push(0xff);
    }

    /// A map, of what `write` writes by `entry`.
    pub(crate) fn map(&mut self, write: impl FnOnce(&mut Self)) {
        self.0.push(0xbf);
        write(self);
        self.0.push(0xff);
    }

    /// The name of what is written next.
    pub(crate) fn entry(&mut self, name: &str) -> &mut Self {
        self.text(name);
        self
    }

    /// What `write` writes, or nothing.
    pub(crate) fn optional<T>(&mut self, told: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match told {
            Some(told) => write(self, told),
            None => self.null(),
        }
    }

    fn head(&mut self, major: u8, number: u64) {
        let big = number.to_be_bytes();
        let (short, len) = match number {
            0..24 => (big[7], 0),
            24..0x100 => (24, 1),
            0x100..0x1_0000 => (25, 2),
            0x1_0000..0x1_0000_0000 => (26, 4),
            _ => (27, 8),
        };
        self.0.push(major << 5 | short);
        self.0.extend_from_slice(&big[8 - len..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut writer = Writer::default();
        writer.map(|map| {
            map.entry("list").list(|list| {
                for number in [0, 23, 24, 255, 256, 65_535, 65_536, u64::from(u32::MAX) + 1] {
                    list.number(number);
                }
            });
            map.entry("text").value("名".as_bytes());
            map.entry("bytes").value(b"\xB2\xE2");
            map.entry("no").bool(false);
            map.entry("none").optional(None::<u8>, Writer::number);
        });
        let bytes = writer.into_bytes();
        let Ok(Item::Map(map)) = read(&bytes) else { panic!("no map") };
        let numbers = [0, 23, 24, 255, 256, 65_535, 65_536, u64::from(u32::MAX) + 1];
        assert_eq!(map[0], ("list", Item::List(numbers.map(Item::Number).into())));
        assert_eq!(map[1], ("text", Item::Text("名")));
        assert_eq!(map[2], ("bytes", Item::Bytes(b"\xB2\xE2")));
        assert_eq!((&map[3].1, &map[4].1), (&Item::Bool(false), &Item::Null));
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn what_is_not_an_item_is_refused() {
        for input in
            [&b""[..], b"\xff", b"\xf6\xf6", b"\x20", b"\x62\xc3\x28", b"\x5c", b"\x81\xf6", b"\xbf\x01\x01\xff"]
        {
            assert_eq!(read(input), Err(BorderCode::InvalidArgument), "{input:?}");
        }
        assert!(read(&[[0x9f; 8], [0xff; 8]].concat()).is_ok());
        assert!(read(&[[0x9f; 9], [0xff; 9]].concat()).is_err());
    }
}
