//! Reads a JSON object, as RFC 8259 writes it.
//!
//! By hand, because a message needs what a JSON library throws away: repeated names, the text of numbers, the
//! raw text of nested values, and where a name is. Refuses lone surrogates. Takes no more stack for a
//! deeper text.

use crate::body::{Body, BodyField, Content};
use crate::json_scalar::Cursor;

/// Takes a JSON body apart; `None` where it is not one object in UTF-8.
pub(crate) fn read(body: &[u8]) -> Option<Body> {
    std::str::from_utf8(body).ok()?;
    let mut cursor = Cursor { text: body, at: 0 };
    let mut fields = Vec::new();
    let mut depth = 1;
    cursor.expect(b'{')?;
    if !cursor.takes(b'}') {
        loop {
            cursor.blanks();
            let offset = cursor.at;
            let name = cursor.name()?;
            cursor.blanks();
            let value_at = cursor.at;
            let (content, inner) = cursor.value()?;
            fields.push(BodyField { name, offset, content, value_at, is_member: false });
            depth = depth.max(1 + inner);
            if cursor.takes(b'}') {
                break;
            }
            cursor.expect(b',')?;
        }
    }
    cursor.blanks();
    (cursor.at == body.len()).then_some(Body { fields, depth })
}

impl Cursor<'_> {
    /// A name and the colon after it.
    fn name(&mut self) -> Option<Vec<u8>> {
        let name = self.string()?;
        self.expect(b':')?;
        Some(name)
    }

    /// A value, and how deep objects and arrays are nested in it.
    fn value(&mut self) -> Option<(Content, usize)> {
        self.blanks();
        let start = self.at;
        if matches!(self.peek()?, b'{' | b'[') {
            let depth = self.nested()?;
            Some((Content::Nested(self.text[start..self.at].to_vec()), depth))
        } else {
            Some((self.scalar()?, 0))
        }
    }

    /// Steps over a value of any depth; answers how deep it is.
    fn nested(&mut self) -> Option<usize> {
        let mut closers = Vec::new();
        let mut depth = 0;
        loop {
            // Here a value is due.
            self.blanks();
            let closer = match self.peek()? {
                b'{' => Some(b'}'),
                b'[' => Some(b']'),
                _ => None,
            };
            if let Some(closer) = closer {
                self.at += 1;
                closers.push(closer);
                depth = depth.max(closers.len());
                if self.takes(closer) {
                    closers.pop();
                } else {
                    self.name_inside(closer)?;
                    continue;
                }
            } else {
                self.scalar()?;
            }
            // Here a value has ended.
            loop {
                let Some(&closer) = closers.last() else { return Some(depth) };
                if self.takes(closer) {
                    closers.pop();
                } else {
                    self.expect(b',')?;
                    self.name_inside(closer)?;
                    break;
                }
            }
        }
    }

    /// In an object, a name comes before each value.
    fn name_inside(&mut self, closer: u8) -> Option<()> {
        if closer == b'}' {
            self.blanks();
            self.name()?;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(text: &str) -> Option<Content> {
        let body = read(format!("{{\"a\":{text}}}").as_bytes())?;
        body.fields.into_iter().next().map(|field| field.content)
    }

    #[test]
    fn values_count_as_their_text() {
        assert_eq!(content(r#""A\/\n\ud83d\ude00""#), Some(Content::Text("A/\n\u{1f600}".into())));
        assert_eq!(content("3.0000"), Some(Content::Bare(b"3.0000".to_vec())));
        assert_eq!(content("-0.1E+2 "), Some(Content::Bare(b"-0.1E+2".to_vec())));
        assert_eq!(content(" true"), Some(Content::Bare(b"true".to_vec())));
        assert_eq!(content("null"), Some(Content::Null));
        assert_eq!(content(r#" [1, {"b" : "]"}] "#), Some(Content::Nested(br#"[1, {"b" : "]"}]"#.to_vec())));
    }

    #[test]
    fn what_is_not_json_is_refused() {
        let values = [
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "0x1",
            "NaN",
            "tru",
            "truex",
            "'a'",
            "\"\t\"",
            r#""\x""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
            r#""\u12g4""#,
            "[1,]",
            "[,1]",
            "[1 2]",
            r#"{"a"}"#,
            r#"{"a":1,}"#,
            "{1:2}",
            r#"["\ud800"]"#,
            "[",
            "]",
            "",
            "1,",
            "\"",
        ];
        for value in values {
            assert_eq!(content(value), None, "{value}");
        }
        for body in ["", " ", "[]", "1", "{} x", "{}{}", "\u{feff}{}", "{", "{\"a\"", "{\"a\":1", "{,}", "{\"a\":1,}"] {
            assert!(read(body.as_bytes()).is_none(), "{body}");
        }
        assert!(read(b"{\"a\":\"\xff\"}").is_none());
    }

    #[test]
    fn names_are_decoded_and_their_places_known() {
        let body = read(br#" { "\u0061":1 , "b":[[]],"a":{} } "#).map(|body| {
            let repeated = body.first_repetition().map(|field| field.offset);
            (body.fields.iter().map(|field| field.offset).collect::<Vec<_>>(), repeated, body.depth)
        });
        assert_eq!(body, Some((vec![3, 16, 25], Some(25), 3)));
    }

    #[test]
    fn depth_needs_no_stack() {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(read(deep.as_bytes()).map(|body| body.depth), Some(200_001));
        assert!(read(&deep.as_bytes()[..300_000]).is_none());
    }

    /// Bodies with one byte replaced, removed or doubled: this reader and `serde_json` agree on which are
    /// objects.
    #[test]
    fn serde_json_accepts_the_same_bodies() {
        let seeds = [
            r#"{"a":"x\ud83d\ude00\u0000\"\\\/\b","b":-10.50e+3,"c":[true,false,null,{"d":[0,1]}],"":{}}"#,
            " {\"\u{4e2d}\" : \"\u{1f600}\" , \"n\" : [ ] , \"m\" : { \"k\" : \"\" } } ",
        ];
        let bytes = b" \t\n\r\x00\x1f\x0b\"\\/{}[]:,.-+eE0159abcdfntu'\x7f\x80\xc3\xed\xff";
        let mut compared = 0;
        for seed in seeds {
            let seed = seed.as_bytes();
            for at in 0..seed.len() {
                let removed = [&seed[..at], &seed[at + 1..]].concat();
                let doubled = [&seed[..=at], &seed[at..]].concat();
                let cut = seed[..at].to_vec();
                let replaced = bytes.iter().map(|byte| [&seed[..at], &[*byte], &seed[at + 1..]].concat());
                for body in [removed, doubled, cut].into_iter().chain(replaced) {
                    let theirs = serde_json::from_slice::<serde_json::Value>(&body).is_ok_and(|json| json.is_object());
                    assert_eq!(read(&body).is_some(), theirs, "{}", String::from_utf8_lossy(&body));
                    compared += 1;
                }
            }
        }
        assert!(compared > 5_000);
    }
}
