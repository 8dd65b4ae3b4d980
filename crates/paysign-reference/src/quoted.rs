//! A text as JSON writes it.

/// A text as JSON writes it, in quotation marks. Bytes that are not UTF-8 stay as they are.
pub(crate) fn quoted(text: &[u8]) -> Vec<u8> {
    let mut quoted = vec![b'"'];
    for byte in text {
        match byte {
            b'"' => quoted.extend(b"\\\""),
            b'\\' => quoted.extend(b"\\\\"),
            b'\n' => quoted.extend(b"\\n"),
            b'\r' => quoted.extend(b"\\r"),
            b'\t' => quoted.extend(b"\\t"),
            8 => quoted.extend(b"\\b"),
            12 => quoted.extend(b"\\f"),
            0..=0x1f => quoted.extend(format!("\\u{byte:04x}").bytes()),
            _ => quoted.push(*byte),
        }
    }
    quoted.push(b'"');
    quoted
}
