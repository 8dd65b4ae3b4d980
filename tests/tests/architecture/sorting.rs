//! The words by which a language sorts.

use std::collections::BTreeSet;

use crate::sources::words;

/// A word that holds this sorts, whatever is around it: `ksort`, `qsort_r`, `array_multisort`,
/// `sort_unstable_by`, `sortedBy`, `toSortedMap`, `is_sorted`, `SortedDict`, `Collections.sort`.
const PART: &str = "sort";

/// Words that have it by chance.
const OTHERS: [&str; 4] = ["assorted", "consortium", "resort", "resorts"];

/// What keeps or makes an order under another name.
const ORDERED: [&str; 27] = [
    // Rust
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "IndexMap",
    // Java and Kotlin
    "TreeMap",
    "TreeSet",
    "PriorityQueue",
    "ConcurrentSkipListMap",
    "Comparator",
    "compareBy",
    "compareTo",
    "compareValues",
    "naturalOrder",
    // C
    "tsearch",
    "bsearch",
    // C++
    "multimap",
    "stable_partition",
    // PHP
    "SplHeap",
    "SplMinHeap",
    "SplMaxHeap",
    "SplPriorityQueue",
    // Python
    "bisect",
    "insort",
    "heapq",
    // JavaScript
    "localeCompare",
    "Collator",
    // Swift
    "KeyPathComparator",
];

/// The words of a source that sort.
pub(crate) fn sorting_words(code: &str) -> BTreeSet<&str> {
    let sorts = |word: &&str| {
        let lower = word.to_lowercase();
        ORDERED.contains(word) || lower.contains(PART) && !OTHERS.contains(&lower.as_str())
    };
    words(code).into_iter().filter(sorts).collect()
}

#[test]
fn every_languages_sorting_is_seen() {
    for (source, word) in [
        ("params.sort();", "sort"),
        ("pairs.sort_by(|a, b| a.cmp(b));", "sort_by"),
        ("pairs.sort_by_key(|pair| pair.0);", "sort_by_key"),
        ("pairs.sort_unstable();", "sort_unstable"),
        ("pairs.sort_unstable_by_key(name);", "sort_unstable_by_key"),
        ("let map: BTreeMap<_, _> = pairs.collect();", "BTreeMap"),
        ("let set = std::collections::BTreeSet::new();", "BTreeSet"),
        ("for name in sorted(params):", "sorted"),
        ("params.sort(key=lambda pair: pair[0])", "sort"),
        ("from sortedcontainers import SortedDict", "SortedDict"),
        ("insort(names, name)", "insort"),
        ("Object.keys(params).sort()", "sort"),
        ("const names = keys.toSorted();", "toSorted"),
        ("names.sort((a, b) => a.localeCompare(b))", "localeCompare"),
        ("ksort($params);", "ksort"),
        ("krsort($params);", "krsort"),
        ("usort($pairs, fn ($a, $b) => $a <=> $b);", "usort"),
        ("uasort($pairs, $by);", "uasort"),
        ("uksort($pairs, $by);", "uksort"),
        ("asort($params);", "asort"),
        ("arsort($params);", "arsort"),
        ("rsort($params);", "rsort"),
        ("natsort($params);", "natsort"),
        ("natcasesort($params);", "natcasesort"),
        ("array_multisort($params);", "array_multisort"),
        ("$heap = new SplMinHeap();", "SplMinHeap"),
        ("qsort(pairs, count, sizeof *pairs, by_name);", "qsort"),
        ("qsort_r(pairs, count, sizeof *pairs, by_name, 0);", "qsort_r"),
        ("zend_hash_sort(table, by_name, 0);", "zend_hash_sort"),
        ("zend_sort(pairs, count, size, by_name, swap);", "zend_sort"),
        ("std::sort(pairs.begin(), pairs.end());", "sort"),
        ("std::stable_sort(pairs.begin(), pairs.end());", "stable_sort"),
        ("Collections.sort(names);", "sort"),
        ("Arrays.sort(names);", "sort"),
        ("var map = new TreeMap<String, String>(params);", "TreeMap"),
        ("new TreeSet<>(names)", "TreeSet"),
        ("stream.sorted(Comparator.comparing(Pair::name))", "sorted"),
        ("pairs.sortedBy { it.name }", "sortedBy"),
        ("pairs.sortedWith(compareBy { it.name })", "sortedWith"),
        ("pairs.sortBy { it.name }", "sortBy"),
        ("params.toSortedMap()", "toSortedMap"),
        ("sortedMapOf(\"a\" to \"b\")", "sortedMapOf"),
        ("params.sort_by { |name, _| name }", "sort_by"),
        ("params.sort.to_h", "sort"),
        ("params.sort!", "sort"),
        ("pairs.sorted(by: { $0.name < $1.name })", "sorted"),
        ("pairs.sort(using: KeyPathComparator(\\.name))", "KeyPathComparator"),
    ] {
        assert!(sorting_words(source).contains(word), "{source}");
    }
    assert!(sorting_words("an assorted lot, as a last resort; the order of the pieces").is_empty());
}
