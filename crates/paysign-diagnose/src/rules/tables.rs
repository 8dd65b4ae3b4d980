//! The charsets that need a table.

use alloc::string::String;
use alloc::vec::Vec;

/// A charset in which a character takes two bytes: a line for each first byte, in it a character for each
/// second one; U+FFFD where there is none, which is left out at the end of a line.
///
/// The tables are taken from Python's codecs `gbk`, `cp950` and `cp932`, which follow what the WHATWG calls
/// these charsets but for characters of private use.
pub(super) struct DoubleByte {
    table: &'static str,
    /// The first byte of the first line.
    first: u8,
    /// First bytes that have no line: those of other characters.
    gap: (u8, u8),
    /// The second bytes.
    seconds: [(u8, u8); 2],
    /// Whether A1 to DF are the half-width letters of Japanese.
    has_half_width: bool,
}

pub(super) const GBK: DoubleByte = DoubleByte {
    table: include_str!("tables/gbk.txt"),
    first: 0x81,
    gap: (0xff, 0xff),
    seconds: [(0x40, 0x7e), (0x80, 0xfe)],
    has_half_width: false,
};
pub(super) const BIG5: DoubleByte = DoubleByte {
    table: include_str!("tables/big5.txt"),
    first: 0xa1,
    gap: (0xff, 0xff),
    seconds: [(0x40, 0x7e), (0xa1, 0xfe)],
    has_half_width: false,
};
pub(super) const SHIFT_JIS: DoubleByte = DoubleByte {
    table: include_str!("tables/shift_jis.txt"),
    first: 0x81,
    gap: (0xa0, 0xdf),
    seconds: [(0x40, 0x7e), (0x80, 0xfc)],
    has_half_width: true,
};

/// What U+FF61 is in Shift JIS, and how many letters follow it.
const HALF_WIDTH: (u32, u8, u8) = (0xff61, 0xa1, 0xdf);

impl DoubleByte {
    pub(super) fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(text.len());
        for character in text.chars() {
            if character.is_ascii() {
                out.push(u8::try_from(character).ok()?);
                continue;
            }
            let half = u32::from(character).checked_sub(HALF_WIDTH.0).map(|at| at + u32::from(HALF_WIDTH.1));
            match half.and_then(|half| u8::try_from(half).ok()).filter(|half| *half <= HALF_WIDTH.2) {
                Some(half) if self.has_half_width => out.push(half),
                _ => out.extend_from_slice(&self.bytes_of(character)?),
            }
        }
        Some(out)
    }

    fn bytes_of(&self, character: char) -> Option<[u8; 2]> {
        let mut wanted = [0; 4];
        let wanted = &*character.encode_utf8(&mut wanted);
        // All of the table is a text, in which searching is fast; characters are counted only before it.
        let before = &self.table[..self.table.find(wanted).filter(|_| character != char::REPLACEMENT_CHARACTER)?];
        let line = u8::try_from(before.bytes().filter(|byte| *byte == b'\n').count()).ok()?;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let first = self.first.checked_add(line)?;
        let gap = if first >= self.gap.0 { self.gap.1 - self.gap.0 + 1 } else { 0 };
        let [(low, low_end), (high, _)] = self.seconds;
        let lows = usize::from(low_end - low) + 1;
        let second = if column < lows { usize::from(low) + column } else { usize::from(high) + column - lows };
        Some([first.checked_add(gap)?, u8::try_from(second).ok()?])
    }

    pub(super) fn decoded(&self, bytes: &[u8]) -> Option<String> {
        let (mut text, mut rest) = (String::new(), bytes);
        while let Some((first, behind)) = rest.split_first() {
            rest = behind;
            if first.is_ascii() {
                text.push(char::from(*first));
            } else if self.has_half_width && (HALF_WIDTH.1..=HALF_WIDTH.2).contains(first) {
                text.push(char::from_u32(HALF_WIDTH.0 + u32::from(first - HALF_WIDTH.1))?);
            } else {
                text.push(self.character(*first, *behind.first()?)?);
                rest = &behind[1..];
            }
        }
        Some(text)
    }

    fn character(&self, first: u8, second: u8) -> Option<char> {
        let gap = if first > self.gap.1 { self.gap.1 - self.gap.0 + 1 } else { 0 };
        let line = self.table.lines().nth(usize::from(first.checked_sub(self.first)?.checked_sub(gap)?))?;
        let [(low, low_end), (high, high_end)] = self.seconds;
        let column = match second {
            _ if (low..=low_end).contains(&second) => second - low,
            _ if (high..=high_end).contains(&second) => second - high + (low_end - low) + 1,
            _ => return None,
        };
        line.chars().nth(usize::from(column)).filter(|character| *character != char::REPLACEMENT_CHARACTER)
    }
}

/// A charset in which a character takes one byte: those from 80 on.
pub(super) struct SingleByte(&'static str);

/// Windows' charset of Western Europe.
pub(super) const CP1252: SingleByte = SingleByte(
    "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
     ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
);
/// Windows' charset of Russian.
pub(super) const CP1251: SingleByte = SingleByte(
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{fffd}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
     АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
);

impl SingleByte {
    pub(super) fn encoded(&self, text: &str) -> Option<Vec<u8>> {
        let byte = |character: char| match u8::try_from(character) {
            Ok(byte) if byte.is_ascii() => Some(byte),
            _ => u8::try_from(0x80 + self.0.chars().position(|known| known == character)?).ok(),
        };
        (!text.contains(char::REPLACEMENT_CHARACTER)).then(|| text.chars().map(byte).collect())?
    }

    pub(super) fn decoded(&self, bytes: &[u8]) -> Option<String> {
        let character = |byte: &u8| match byte.checked_sub(0x80) {
            None => Some(char::from(*byte)),
            Some(at) => self.0.chars().nth(usize::from(at)).filter(|known| *known != char::REPLACEMENT_CHARACTER),
        };
        bytes.iter().map(character).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gbk_has_a_line_for_each_first_byte() {
        assert_eq!(GBK.table.lines().count(), 126);
        assert!(GBK.table.lines().all(|line| line.chars().count() == 190));
    }

    #[test]
    fn each_charset_is_the_one_that_everybody_writes() {
        for (charset, text, bytes) in [
            (&GBK, "测试支付", &b"\xb2\xe2\xca\xd4\xd6\xa7\xb8\xb6"[..]),
            (&GBK, "a你b", b"a\xc4\xe3b"),
            (&GBK, "，", b"\xa3\xac"),
            (&BIG5, "年費會員", b"\xa6~\xb6O\xb7|\xad\xfb"),
            (&SHIFT_JIS, "年会員プランｱ", b"\x94N\x89\xef\x88\xf5\x83v\x83\x89\x83\x93\xb1"),
        ] {
            assert_eq!(charset.encoded(text).as_deref(), Some(bytes), "{text}");
            assert_eq!(charset.decoded(bytes).as_deref(), Some(text));
            assert_eq!(charset.encoded("😀\u{fffd}"), None);
            assert_eq!(charset.decoded(b"\xff\xff"), None);
        }
        for (charset, text, bytes) in [
            (&CP1252, "niño — €", &b"ni\xf1o \x97 \x80"[..]),
            (&CP1251, "Годовая Ё", b"\xc3\xee\xe4\xee\xe2\xe0\xff \xa8"),
        ] {
            assert_eq!(charset.encoded(text).as_deref(), Some(bytes), "{text}");
            assert_eq!(charset.decoded(bytes).as_deref(), Some(text));
            assert_eq!(charset.encoded("你\u{fffd}"), None);
        }
        assert_eq!(CP1252.decoded(b"\x81"), None);
    }
}
