//! Addresses that were written in another way before they were signed.

use alloc::vec::Vec;

use crate::rule::{Input, changed};

/// An address: its scheme with `://`, its host, and the rest.
fn parts<'i>(input: &Input<'i>) -> Option<(&'i [u8], &'i [u8], &'i [u8])> {
    let scheme = [&b"https://"[..], b"http://"].into_iter().find(|scheme| input.value.starts_with(scheme))?;
    let (scheme, rest) = input.value.split_at(scheme.len());
    let end = rest.iter().position(|byte| b"/?#".contains(byte)).unwrap_or(rest.len());
    let (host, rest) = rest.split_at(end);
    (!host.is_empty()).then_some((scheme, host, rest))
}

/// With a slash after the host, or at the end of the path.
pub(super) fn with_slash(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    let end = rest.iter().position(|byte| b"?#".contains(byte)).unwrap_or(rest.len());
    let (path, query) = rest.split_at(end);
    if path.ends_with(b"/") { None } else { Some([scheme, host, path, b"/", query].concat()) }
}

pub(super) fn without_slash(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    let end = rest.iter().position(|byte| b"?#".contains(byte)).unwrap_or(rest.len());
    let (path, query) = rest.split_at(end);
    let path = path.strip_suffix(b"/")?;
    Some([scheme, host, path, query].concat())
}

/// `http` for `https`, or the reverse.
pub(super) fn other_scheme(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    let other: &[u8] = if scheme == b"http://" { b"https://" } else { b"http://" };
    Some([other, host, rest].concat())
}

/// Two slashes between host and path, or at the end.
pub(super) fn doubled_slash(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    let rest: &[u8] = if rest.is_empty() { b"/" } else { rest };
    (!rest.starts_with(b"//")).then(|| [scheme, host, b"/", rest].concat())
}

pub(super) fn single_slash(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    let mut out = [scheme, host].concat();
    for byte in rest {
        if !(*byte == b'/' && out.ends_with(b"/")) {
            out.push(*byte);
        }
    }
    changed(input.value, out)
}

/// Only the path and what comes after it.
pub(super) fn relative(input: &Input<'_>) -> Option<Vec<u8>> {
    let (_, _, rest) = parts(input)?;
    Some(if rest.is_empty() { b"/".to_vec() } else { rest.to_vec() })
}

/// Without `http:`, as a page writes an address of either scheme.
pub(super) fn without_scheme(input: &Input<'_>) -> Option<Vec<u8>> {
    let (_, host, rest) = parts(input)?;
    Some([b"//", host, rest].concat())
}

/// Only the host and what comes after it.
pub(super) fn bare(input: &Input<'_>) -> Option<Vec<u8>> {
    let (_, host, rest) = parts(input)?;
    Some([host, rest].concat())
}

/// Without its query.
pub(super) fn without_query(input: &Input<'_>) -> Option<Vec<u8>> {
    parts(input)?;
    let end = input.value.iter().position(|byte| b"?#".contains(byte))?;
    Some(input.value[..end].to_vec())
}

/// With `www.` or without.
pub(super) fn www(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    Some(match host.strip_prefix(b"www.") {
        Some(host) => [scheme, host, rest].concat(),
        None => [scheme, b"www.", host, rest].concat(),
    })
}

/// With the usual port of its scheme, or without.
pub(super) fn port(input: &Input<'_>) -> Option<Vec<u8>> {
    let (scheme, host, rest) = parts(input)?;
    let usual: &[u8] = if scheme == b"http://" { b":80" } else { b":443" };
    match host.strip_suffix(usual) {
        Some(host) => Some([scheme, host, rest].concat()),
        None if !host.contains(&b':') => Some([scheme, host, usual, rest].concat()),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::value::Shape;

    #[test]
    fn an_address_is_written_in_other_ways() {
        let of = |rule: fn(&Input<'_>) -> Option<Vec<u8>>, value: &str| {
            let value = value.as_bytes();
            let input = Input { value, raw: value, shape: Shape::Text, row: None };
            rule(&input).map(|text| alloc::string::String::from_utf8_lossy(&text).into_owned())
        };
        assert_eq!(of(with_slash, "https://a.b").as_deref(), Some("https://a.b/"));
        assert_eq!(of(with_slash, "https://a.b/c?d=/").as_deref(), Some("https://a.b/c/?d=/"));
        assert_eq!(of(without_slash, "https://a.b/?x").as_deref(), Some("https://a.b?x"));
        assert_eq!(of(other_scheme, "https://a.b/").as_deref(), Some("http://a.b/"));
        assert_eq!(of(doubled_slash, "https://a.b/n").as_deref(), Some("https://a.b//n"));
        assert_eq!(of(single_slash, "https://a.b//n").as_deref(), Some("https://a.b/n"));
        assert_eq!(of(relative, "https://a.b/n?x=1").as_deref(), Some("/n?x=1"));
        assert_eq!(of(port, "https://a.b:443/n").as_deref(), Some("https://a.b/n"));
        assert_eq!(of(www, "http://www.a.b").as_deref(), Some("http://a.b"));
        assert_eq!(of(with_slash, "a.b"), None);
    }
}
