//! Reads `multipart/form-data`, whose first line says what its boundary is.

use crate::body::{Body, BodyField, Content};

/// Takes a body apart; else the byte where it is malformed.
pub(crate) fn read(body: &[u8]) -> Result<Body, usize> {
    let (first, _) = cut(body, b"\r\n").ok_or(0usize)?;
    if !is_boundary_line(first) {
        return Err(0);
    }
    let mut fields = Vec::new();
    let mut at = first.len() + 2;
    loop {
        let (name, offset, value_at) = head(body, at)?;
        let (value, rest) = cut(&body[value_at..], first).ok_or(body.len())?;
        let boundary_at = value_at + value.len();
        let value = value.strip_suffix(b"\r\n").ok_or(boundary_at)?;
        fields.push(BodyField {
            name,
            offset,
            content: Content::Text(value.to_vec()),
            value_at: offset,
            is_member: false,
        });
        if rest == b"--" || rest == b"--\r\n" {
            return Ok(Body { fields, depth: 0 });
        }
        if !rest.starts_with(b"\r\n") {
            return Err(boundary_at);
        }
        at = boundary_at + first.len() + 2;
    }
}

/// Two hyphens, and a boundary of RFC 2046.
fn is_boundary_line(line: &[u8]) -> bool {
    let Some(boundary) = line.strip_prefix(b"--") else { return false };
    let of_boundary = |byte: &u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(byte);
    (1..=70).contains(&boundary.len()) && boundary.iter().all(of_boundary) && !boundary.ends_with(b" ")
}

/// The head of the part that begins at `at`: the field's name, where that is, and where the value begins.
fn head(body: &[u8], at: usize) -> Result<(Vec<u8>, usize, usize), usize> {
    let mut line_at = at;
    let mut name = None;
    loop {
        let (line, _) = cut(&body[line_at..], b"\r\n").ok_or(line_at)?;
        let next = line_at + line.len() + 2;
        if line.is_empty() {
            let (name, offset) = name.ok_or(at)?;
            return Ok((name, offset, next));
        }
        let (header, value) = cut(line, b":").ok_or(line_at)?;
        if header.is_empty() || !is_token(header) || value.iter().any(|byte| *byte != b'\t' && byte.is_ascii_control())
        {
            return Err(line_at);
        }
        match header.to_ascii_lowercase().as_slice() {
            b"content-disposition" => {
                let told = told_name(value).filter(|_| name.is_none()).ok_or(line_at)?;
                // The name is in the line once at the end, but for quotation mark, spaces and tabs.
                let end = trim_end(line);
                let quoted = usize::from(end.ends_with(b"\""));
                name = Some((told.to_vec(), line_at + end.len() - quoted - told.len()));
            }
            b"content-transfer-encoding" => {
                let encoding = trim_end(trim_start(value)).to_ascii_lowercase();
                if !matches!(encoding.as_slice(), b"7bit" | b"8bit" | b"binary") {
                    return Err(line_at);
                }
            }
            _ => {}
        }
        line_at = next;
    }
}

/// `form-data; name="…"`, or with a token for the name.
fn told_name(value: &[u8]) -> Option<&[u8]> {
    let (kind, parameter) = cut(value, b";")?;
    let (attribute, name) = cut(trim_end(trim_start(parameter)), b"=")?;
    if !trim_end(trim_start(kind)).eq_ignore_ascii_case(b"form-data") || !attribute.eq_ignore_ascii_case(b"name") {
        return None;
    }
    match name.strip_prefix(b"\"") {
        None => (!name.is_empty() && is_token(name)).then_some(name),
        Some(rest) => rest.strip_suffix(b"\"").filter(|name| is_quotable(name)),
    }
}

/// Whether a name can be between quotation marks without an escape.
pub(crate) fn is_quotable(name: &[u8]) -> bool {
    name.iter().all(|byte| !byte.is_ascii_control() && *byte != b'"' && *byte != b'\\')
}

fn is_token(text: &[u8]) -> bool {
    text.iter().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte))
}

/// What is before and after the first occurrence.
fn cut<'a>(text: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = text.windows(at.len()).position(|window| window == at)?;
    Some((&text[..place], &text[place + at.len()..]))
}

fn is_space(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

fn trim_start(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|byte| is_space(**byte)).count()..]
}

fn trim_end(text: &[u8]) -> &[u8] {
    &text[..text.len() - text.iter().rev().take_while(|byte| is_space(**byte)).count()]
}

#[cfg(test)]
mod tests {
    use super::*;

    type Fields = Vec<(String, String, usize)>;

    fn fields(body: &str) -> Result<Fields, usize> {
        let text = |field: BodyField| match field.content {
            Content::Text(value) => {
                (String::from_utf8_lossy(&field.name).into(), String::from_utf8_lossy(&value).into(), field.offset)
            }
            other => panic!("{other:?}"),
        };
        Ok(read(body.replace('\n', "\r\n").as_bytes())?.fields.into_iter().map(text).collect())
    }

    #[test]
    fn parts_are_fields() {
        let body = "--x\nContent-Disposition: form-data; name=\"a\"\n\n1\n2\n--x\nX: y\ncontent-disposition:form-data;name=b \n\n\n--x--\n";
        assert_eq!(fields(body), Ok(vec![("a".into(), "1\r\n2".into(), 43), ("b".into(), String::new(), 101)]));
    }

    #[test]
    fn what_is_no_part_is_pointed_at() {
        for (body, at) in [
            ("a=1\n", 0),
            ("--x\n\n\n--x--", 5),
            ("--x\nContent-Disposition: form-data; name=a; filename=b\n\n\n--x--", 5),
            ("--x\nContent-Disposition: form-data; name=a\n\n1--x--", 48),
            ("--x\nContent-Disposition: form-data; name=a\n\n1\n--y", 53),
        ] {
            assert_eq!(fields(body), Err(at), "{body}");
        }
    }
}
