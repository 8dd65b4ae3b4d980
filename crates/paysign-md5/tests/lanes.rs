//! Many messages: all lanes that this processor has agree with the crate `md-5`.

mod common;

use common::{oracle, padded, text};
use paysign_md5::{Job, Lanes, State};
use proptest::prelude::*;

/// The messages one after the other, and their jobs.
fn arena(texts: &[Vec<u8>]) -> (Vec<[u8; 64]>, Vec<Job>) {
    let mut arena = Vec::new();
    let mut jobs = Vec::new();
    for text in texts {
        let blocks = padded(text);
        jobs.push(job(arena.len(), blocks.len()));
        arena.extend(blocks);
    }
    (arena, jobs)
}

fn job(first_block: usize, blocks: usize) -> Job {
    Job { first_block: first_block.try_into().unwrap(), blocks: blocks.try_into().unwrap() }
}

fn digests(lanes: Lanes, arena: &[[u8; 64]], jobs: &[Job]) -> Vec<[u8; 16]> {
    let mut digests = vec![[0; 16]; jobs.len()];
    lanes.digest(arena, jobs, &mut digests);
    digests
}

/// Every message, by every kind of lanes.
fn check(texts: &[Vec<u8>]) {
    let expected: Vec<_> = texts.iter().map(|text| oracle(text)).collect();
    let (arena, jobs) = arena(texts);
    for lanes in Lanes::available() {
        assert!(digests(lanes, &arena, &jobs) == expected, "{} messages, {}", texts.len(), lanes.as_str());
    }
}

#[test]
fn the_best_lanes_stand_first_and_the_portable_ones_last() {
    let available: Vec<_> = Lanes::available().collect();
    assert_eq!(available.first(), Some(&Lanes::best()));
    assert_eq!(available.last(), Some(&Lanes::PORTABLE));
    assert!(available.iter().map(|lanes| lanes.count()).is_sorted_by(|left, right| left > right));
}

#[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
#[test]
fn no_lanes_of_this_processor_are_left_out() {
    let has = |name| Lanes::available().any(|lanes| lanes.as_str() == name);
    assert_eq!(has("avx2"), std::arch::is_x86_feature_detected!("avx2"));
    assert_eq!(has("avx512"), std::arch::is_x86_feature_detected!("avx512f"));
    assert!(has("portable"));
}

#[test]
fn messages_of_every_length_run_in_one_call() {
    // The order is mixed, so that lanes end at different times: 389 has no factor in common with 1001.
    let texts: Vec<_> = (0..=1000).map(|index| text(index, usize::try_from(index * 389 % 1001).unwrap())).collect();
    check(&texts);
}

#[test]
fn any_number_of_messages_is_right() {
    for count in 0..=70 {
        let texts: Vec<_> = (0..count).map(|seed| text(seed, usize::try_from(seed * 53 % 300).unwrap())).collect();
        check(&texts);
    }
}

#[test]
fn a_long_message_among_short_ones_is_right() {
    let mut texts: Vec<_> = (0..40).map(|seed| text(seed, 10)).collect();
    texts[17] = text(17, 20_000);
    check(&texts);
}

#[test]
fn a_job_without_blocks_gets_the_starting_value_and_disturbs_nobody() {
    let texts: Vec<_> = (0..40).map(|seed| text(seed, 100)).collect();
    let (arena, mut jobs) = arena(&texts);
    let mut expected: Vec<_> = texts.iter().map(|text| oracle(text)).collect();
    for index in [0, 1, 20, 39] {
        jobs[index] = Job { first_block: u32::MAX, blocks: 0 };
        expected[index] = State::START.digest();
    }
    for lanes in Lanes::available() {
        assert_eq!(digests(lanes, &arena, &jobs), expected, "{}", lanes.as_str());
        let none = [Job::default(); 3];
        assert_eq!(digests(lanes, &[], &none), [State::START.digest(); 3], "{}", lanes.as_str());
    }
}

#[test]
fn messages_may_stand_in_any_order_and_more_than_once() {
    let texts: Vec<_> = (0..20).map(|seed| text(seed, 150)).collect();
    let (arena, jobs) = arena(&texts);
    let order: Vec<_> = (0..100).map(|index| index * 7 % texts.len()).collect();
    let jobs: Vec<_> = order.iter().map(|index| jobs[*index]).collect();
    let expected: Vec<_> = order.iter().map(|index| oracle(&texts[*index])).collect();
    for lanes in Lanes::available() {
        assert_eq!(digests(lanes, &arena, &jobs), expected, "{}", lanes.as_str());
    }
}

#[test]
#[should_panic(expected = "a job lies within the arena")]
fn a_job_beyond_the_arena_is_the_callers_mistake() {
    digests(Lanes::best(), &[[0; 64]; 3], &[Job { first_block: 2, blocks: 2 }]);
}

#[test]
#[should_panic(expected = "every job has its digest")]
fn a_missing_digest_is_the_callers_mistake() {
    Lanes::best().digest(&[[0; 64]], &[Job { first_block: 0, blocks: 1 }], &mut []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_messages_have_the_oracles_digests(
        texts in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..400), 0..90),
    ) {
        check(&texts);
    }
}
