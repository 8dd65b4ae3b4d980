//! The digest of a canonical string with its secret.

use sha2::Digest as _;

use crate::reading::{Digest, Scheme};

/// The digest of a canonical string under a secret.
pub fn digest(scheme: &Scheme, digest: Digest, secret: &[u8], canonical: &[u8]) -> Vec<u8> {
    let places = &scheme.secret;
    let prepended = places.prepend.as_ref().map_or(vec![], |joint| [secret, joint].concat());
    let appended = places.append.as_ref().map_or(vec![], |joint| [joint.as_slice(), secret].concat());
    let text = [prepended.as_slice(), canonical, &appended].concat();
    if places.hmac { hmac(digest, secret, &text) } else { hash(digest, &text) }
}

/// Length of a digest in bytes.
pub(crate) fn len(digest: Digest) -> usize {
    match digest {
        Digest::Md5 => 16,
        Digest::Sha256 => 32,
    }
}

fn hash(digest: Digest, text: &[u8]) -> Vec<u8> {
    match digest {
        Digest::Md5 => md5::compute(text).0.to_vec(),
        Digest::Sha256 => sha2::Sha256::digest(text).to_vec(),
    }
}

/// HMAC as RFC 2104 writes it; both hashes work on blocks of 64 bytes.
fn hmac(digest: Digest, key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut block = if key.len() > 64 { hash(digest, key) } else { key.to_vec() };
    block.resize(64, 0);
    let inner: Vec<u8> = block.iter().map(|byte| byte ^ 0x36).collect();
    let outer: Vec<u8> = block.iter().map(|byte| byte ^ 0x5c).collect();
    hash(digest, &[outer, hash(digest, &[&inner, text].concat())].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;
    use crate::reading::HexCase;

    fn lower(bytes: &[u8]) -> String {
        hex::write(bytes, HexCase::Lower)
    }

    #[test]
    fn hmac_is_the_one_of_rfc_2202_and_rfc_4231() {
        let text = b"what do ya want for nothing?";
        assert_eq!(lower(&hmac(Digest::Md5, b"Jefe", text)), "750c783e6ab0b503eaa86e310a5db738");
        assert_eq!(
            lower(&hmac(Digest::Sha256, b"Jefe", text)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        let text = b"Test Using Larger Than Block-Size Key - Hash Key First";
        assert_eq!(lower(&hmac(Digest::Md5, &[0xaa; 80], text)), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
        assert_eq!(
            lower(&hmac(Digest::Sha256, &[0xaa; 131], text)),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }
}
