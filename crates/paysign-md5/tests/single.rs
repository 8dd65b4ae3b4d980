//! One message: `Md5`, `State` and the padding agree with RFC 1321 and with the crate `md-5`.

mod common;

use common::{oracle, padded, text};
use paysign_md5::{Md5, State, pad};
use proptest::prelude::*;

/// RFC 1321, appendix A.5.
const SUITE: [(&str, &str); 7] = [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("a", "0cc175b9c0f1b6a831c399e269772661"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"),
    (
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "57edf4a22be3c955ac49da2e2107b67a",
    ),
];

fn streamed(text: &[u8], piece: usize) -> Md5 {
    let mut md5 = Md5::new();
    for piece in text.chunks(piece) {
        md5.update(piece);
    }
    md5
}

/// The chaining value before the last block, and the last block.
fn before_last(text: &[u8]) -> (State, [u8; 64]) {
    let blocks = padded(text);
    let (last, others) = blocks.split_last().unwrap();
    let mut state = State::START;
    state.compress(others);
    (state, *last)
}

#[test]
fn the_test_suite_of_the_rfc_passes() {
    for (text, digest) in SUITE {
        let hex = |bytes: [u8; 16]| bytes.map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(hex(streamed(text.as_bytes(), 7).finalize()), digest);
    }
}

#[test]
fn a_text_of_any_length_in_any_pieces_has_the_oracles_digest() {
    for len in 0..=1000 {
        let text = text(1, len);
        let digest = oracle(&text);
        for piece in [1, 3, 55, 63, 64, 65, 129, 1000] {
            assert_eq!(streamed(&text, piece).finalize(), digest, "{len} bytes in pieces of {piece}");
            assert!(streamed(&text, piece).verify(&digest), "{len} bytes in pieces of {piece}");
        }
    }
}

#[test]
fn an_empty_piece_changes_nothing() {
    let mut md5 = Md5::default();
    for piece in [&b""[..], b"a", b"", b"bc", b""] {
        md5.update(piece);
    }
    assert_eq!(md5.finalize(), oracle(b"abc"));
}

#[test]
fn padded_blocks_have_the_oracles_digest_at_every_length() {
    for len in 0..=1000 {
        let text = text(2, len);
        let mut state = State::START;
        state.compress(&padded(&text));
        assert_eq!(state.digest(), oracle(&text), "{len} bytes");
    }
}

#[test]
fn the_last_block_leads_to_the_digest_and_to_no_other_at_every_length() {
    for len in 0..=1000 {
        let text = text(3, len);
        let (state, last) = before_last(&text);
        let digest = oracle(&text);
        assert!(state.leads_to(&last, &digest), "{len} bytes");
        for bit in 0..128 {
            let mut other = digest;
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(!state.leads_to(&last, &other), "{len} bytes, bit {bit} of the digest");
        }
    }
}

#[test]
fn a_changed_bit_of_the_last_block_leads_elsewhere() {
    for len in [0, 1, 55, 56, 63, 64, 119, 200] {
        let text = text(4, len);
        let (state, last) = before_last(&text);
        let digest = oracle(&text);
        for bit in 0..512 {
            let mut other = last;
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(!state.leads_to(&other, &digest), "{len} bytes, bit {bit} of the block");
        }
    }
}

#[test]
fn a_changed_bit_of_a_text_is_not_verified() {
    let text = text(5, 130);
    let digest = oracle(&text);
    for bit in 0..8 * text.len() {
        let mut other = text.clone();
        other[bit / 8] ^= 1 << (bit % 8);
        assert!(!streamed(&other, 64).verify(&digest), "bit {bit}");
    }
}

#[test]
fn another_chaining_value_leads_elsewhere() {
    let text = text(6, 100);
    let (_, last) = before_last(&text);
    assert!(!State::START.leads_to(&last, &oracle(&text)));
}

#[test]
fn a_cloned_state_goes_on_from_a_common_beginning() {
    let (begin, ends) = (text(7, 128), [text(8, 20), text(9, 90)]);
    let mut state = State::START;
    state.compress(begin.as_chunks().0);
    for end in ends {
        let whole = [begin.clone(), end].concat();
        let mut state = state.clone();
        state.compress(&padded(&whole)[2..]);
        assert_eq!(state.digest(), oracle(&whole));
    }
}

#[test]
fn the_length_in_bits_counts_modulo_two_to_the_64() {
    let mut blocks = [[0xff; 64]];
    assert_eq!(pad(&mut blocks, 2, (1 << 61) + 2), 1);
    assert_eq!(blocks[0][..4], [0xff, 0xff, 0x80, 0]);
    assert_eq!(blocks[0][56..], 16_u64.to_le_bytes());
}

#[test]
#[should_panic(expected = "range end index 2 out of range")]
fn padding_that_has_no_room_is_the_callers_mistake() {
    pad(&mut [[0; 64]], 56, 56);
}

#[test]
fn debug_shows_nothing() {
    assert_eq!(format!("{:?} {:?}", State::START, Md5::new()), "State { .. } Md5 { .. }");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_texts_in_random_pieces_have_the_oracles_digest(
        pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..12),
        flipped in 0_usize..128,
    ) {
        let feed = || {
            let mut md5 = Md5::new();
            for piece in &pieces {
                md5.update(piece);
            }
            md5
        };
        let mut digest = oracle(&pieces.concat());
        prop_assert_eq!(feed().finalize(), digest);
        prop_assert!(feed().verify(&digest));
        digest[flipped / 8] ^= 1 << (flipped % 8);
        prop_assert!(!feed().verify(&digest));
    }

    #[test]
    fn any_chaining_value_and_block_lead_to_what_compression_gives(
        before in any::<[[u8; 32]; 2]>(),
        last in any::<[[u8; 32]; 2]>(),
    ) {
        let block = |halves: [[u8; 32]; 2]| -> [u8; 64] { halves.concat().try_into().unwrap() };
        let mut state = State::START;
        state.compress(&[block(before)]);
        let mut after = state.clone();
        after.compress(&[block(last)]);
        prop_assert!(state.leads_to(&block(last), &after.digest()));
    }
}
