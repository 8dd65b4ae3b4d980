//! The hashes, and HMAC.

use sha2::Digest as _;

use crate::scheme::Digest;

/// Length of a digest in bytes.
pub(crate) fn len(digest: Digest) -> usize {
    match digest {
        Digest::Md5 => 16,
        Digest::Sha1 => 20,
        Digest::Sha256 => 32,
        Digest::Sha384 => 48,
        Digest::Sha512 => 64,
    }
}

/// The hash of a text.
pub(crate) fn hash(digest: Digest, text: &[u8]) -> Vec<u8> {
    match digest {
        Digest::Md5 => md5::compute(text).0.to_vec(),
        Digest::Sha1 => sha1::Sha1::digest(text).to_vec(),
        Digest::Sha256 => sha2::Sha256::digest(text).to_vec(),
        Digest::Sha384 => sha2::Sha384::digest(text).to_vec(),
        Digest::Sha512 => sha2::Sha512::digest(text).to_vec(),
    }
}

/// HMAC as RFC 2104 writes it.
pub(crate) fn hmac(digest: Digest, key: &[u8], text: &[u8]) -> Vec<u8> {
    let block_len = if len(digest) > 32 { 128 } else { 64 };
    let mut block = if key.len() > block_len { hash(digest, key) } else { key.to_vec() };
    block.resize(block_len, 0);
    let inner: Vec<u8> = block.iter().map(|byte| byte ^ 0x36).collect();
    let outer: Vec<u8> = block.iter().map(|byte| byte ^ 0x5c).collect();
    hash(digest, &[outer, hash(digest, &[&inner, text].concat())].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding;
    use crate::scheme::Encoding;

    fn lower(bytes: &[u8]) -> String {
        encoding::write(bytes, Encoding::LowerHex)
    }

    #[test]
    fn hmac_is_the_one_of_rfc_2202_and_rfc_4231() {
        let text = b"what do ya want for nothing?";
        assert_eq!(lower(&hmac(Digest::Md5, b"Jefe", text)), "750c783e6ab0b503eaa86e310a5db738");
        assert_eq!(
            lower(&hmac(Digest::Sha256, b"Jefe", text)),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(lower(&hmac(Digest::Sha1, b"Jefe", text)), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        assert_eq!(
            lower(&hmac(Digest::Sha384, b"Jefe", text)),
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649"
        );
        assert_eq!(
            lower(&hmac(Digest::Sha512, b"Jefe", text)),
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
        );
        let text = b"Test Using Larger Than Block-Size Key - Hash Key First";
        assert_eq!(lower(&hmac(Digest::Md5, &[0xaa; 80], text)), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
        assert_eq!(
            lower(&hmac(Digest::Sha256, &[0xaa; 131], text)),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
        assert_eq!(
            lower(&hmac(Digest::Sha512, &[0xaa; 131], text)),
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
        );
    }
}
