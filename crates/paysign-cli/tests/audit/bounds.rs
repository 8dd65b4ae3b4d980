//! What a log needs is bounded, whatever it claims: memory, time, and no more than an error if its reader
//! panics.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::by_hand::{
    Codec, DELTA_LENGTHS, DELTA_VALUES, DICTIONARY, PLAIN, Page, delta, delta_once, file, text, varint, with_footer,
    zstd,
};
use super::limits::peak_mib;
use super::notices::paid;
use super::support::{Folder, args};
use super::{audit, summary};

/// The most memory that a damaged file may take, in MiB.
const MAX_MIB: u64 = 128;

/// The most time, on a machine that does much else.
const MAX_TIME: Duration = Duration::from_secs(60);

/// Audits a file that cannot be read, and returns why.
fn refusal(folder: &Folder, content: &[u8]) -> String {
    let log = folder.file("log.parquet", content);
    let list = folder.file("list", "old");
    let words = args([&log, &"--body-column=body", &"--failures", &list, &"--json", &"--threads=2"]);
    let begin = Instant::now();
    let (output, peak) = peak_mib(&words);
    assert!(begin.elapsed() < MAX_TIME, "{:?}", begin.elapsed());
    assert!(peak < MAX_MIB, "{peak} MiB");
    let json: Json = serde_json::from_str(&output).expect("one object");
    assert!(json.get("valid").is_none() && json["error"]["code"].is_null(), "{json}");
    assert_eq!(fs::read_to_string(list).expect("a list"), "old");

    let run = audit(&words, "");
    let message = json["error"]["message"].as_str().expect("a text").to_owned();
    assert_eq!((run.status, run.stderr.as_str()), (2, format!("paysign: {message}\n").as_str()));
    let beginning = format!("cannot read the log {}: ", Path::new(&log).display());
    message.strip_prefix(&beginning).unwrap_or_else(|| panic!("{message}")).to_owned()
}

#[test]
fn files_by_hand_are_read_as_any() {
    let folder = Folder::new();
    let (one, two) = (paid("E1", "1").into_bytes(), paid("E2", "2").into_bytes());
    let plain = [text(&one), text(&two)].concat();
    let dictionary = Page { is_dictionary: true, ..Page::plain(PLAIN, 2, zstd(&plain, 0)) };
    let dictionary = Page { unpacked_len: plain.len().try_into().expect("short"), ..dictionary };
    // Two runs of three indices of one bit.
    let indices = [1, 6, 0, 6, 1];
    let of_indices = Page { unpacked_len: 5, ..Page::plain(DICTIONARY, 6, zstd(&indices, 0)) };
    let lengths = [delta(2, i64::try_from(one.len()).expect("short"), 0), one.clone(), two.clone()].concat();
    let values = [delta(2, 0, 0), lengths.clone()].concat();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&plain).expect("memory");
    let gzip = gzip.finish().expect("memory");
    let gzip = Page { unpacked_len: plain.len().try_into().expect("short"), ..Page::plain(PLAIN, 2, gzip) };
    for (content, rows) in [
        (file(Codec::None, 2, &[Page::plain(PLAIN, 2, plain)]), 2),
        (file(Codec::Zstd, 6, &[dictionary, of_indices]), 6),
        (file(Codec::None, 2, &[Page::plain(DELTA_LENGTHS, 2, lengths)]), 2),
        (file(Codec::None, 2, &[Page::plain(DELTA_VALUES, 2, values)]), 2),
        (file(Codec::Gzip, 2, &[gzip]), 2),
    ] {
        let log = folder.file("log.parquet", content);
        let found = summary(&args([&log, &"--body-column=body"]), "");
        assert_eq!((&found["valid"], &found["bodies"]), (&json!(true), &json!(rows)), "{found}");
    }
}

#[test]
fn a_page_of_a_gigabyte_is_refused_before_it_is_unpacked() {
    let len = 1 << 30;
    let packed = zstd(&u32::try_from(len - 4).expect("short").to_le_bytes(), len - 4);
    assert!(packed.len() < 40_000);
    let page = Page { unpacked_len: len.try_into().expect("short"), ..Page::plain(PLAIN, 1, packed) };
    let reason = refusal(&Folder::new(), &file(Codec::Zstd, 1, &[page]));
    assert_eq!(reason, "a page is longer than 128 MiB");
}

#[test]
fn two_hundred_thousand_rows_of_one_value_of_15_mb_come_to_an_end() {
    let len = 15_000_000;
    let packed = zstd(&u32::try_from(len).expect("short").to_le_bytes(), len);
    let unpacked_len = i64::try_from(len).expect("short") + 4;
    let dictionary = Page { is_dictionary: true, unpacked_len, ..Page::plain(PLAIN, 1, packed) };
    let rows = 200_000;
    // One run of indices of one bit.
    let mut run = vec![1];
    varint(&mut run, 2 * 200_000);
    run.push(0);
    let unpacked_len = run.len().try_into().expect("short");
    let indices = Page { unpacked_len, ..Page::plain(DICTIONARY, rows, zstd(&run, 0)) };
    let content = file(Codec::Zstd, rows, &[dictionary, indices]);
    assert!(content.len() < 1_300);
    let reason = refusal(&Folder::new(), &content);
    assert_eq!(reason, "it unpacks to more than 4 GiB and 1,000 times its length");
}

#[test]
fn memory_is_bounded_for_all_threads_together() {
    let (len, rows) = (15_000_000, 100);
    let packed = zstd(&u32::try_from(len).expect("short").to_le_bytes(), len);
    let unpacked_len = i64::try_from(len).expect("short") + 4;
    let dictionary = Page { is_dictionary: true, unpacked_len, ..Page::plain(PLAIN, 1, packed) };
    // One run of a hundred indices of one bit.
    let indices = Page { unpacked_len: 4, ..Page::plain(DICTIONARY, rows, zstd(&[1, 0xc8, 1, 0], 0)) };
    let folder = Folder::new();
    let log = folder.file("log.parquet", file(Codec::Zstd, rows, &[dictionary, indices]));
    let words = args([&log, &"--body-column=body", &"--json", &"--threads=64", &"--max-body-len=16000000"]);
    let (output, peak) = peak_mib(&words);
    assert!(peak < 256, "{peak} MiB");
    let json: Json = serde_json::from_str(&output).expect("one object");
    assert_eq!((&json["bodies"], &json["failed"]["missing_signature"]), (&json!(rows), &json!(rows)));
}

#[test]
fn a_panic_of_the_reader_is_a_log_that_cannot_be_read() {
    // Two values, the second one shorter than nothing.
    let lengths = [delta(2, 3, -7), b"a=1".to_vec()].concat();
    let reason = refusal(&Folder::new(), &file(Codec::None, 2, &[Page::plain(DELTA_LENGTHS, 2, lengths)]));
    assert_eq!(reason, "it is damaged in a way that its reader does not expect");
}

#[test]
fn what_a_file_claims_is_not_believed() {
    let folder = Folder::new();
    let claims = "a page claims more values than it has";
    let many = Page { is_dictionary: true, ..Page::plain(PLAIN, i64::from(i32::MAX), text(b"a=1")) };
    let rows = Page::plain(DICTIONARY, 1, vec![0]);
    let reason = refusal(&folder, &file(Codec::None, 1, &[many, rows]));
    assert_eq!(reason, "a dictionary is longer than 32 MiB or 1,048,576 values");

    let long = delta(1, 3, 0);
    let endless = [&[0x80, 1, 4, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0][..], &[0; 200]].concat();
    assert_eq!(refusal(&folder, &file(Codec::None, 1, &[Page::plain(DELTA_LENGTHS, 1, endless.clone())])), claims);
    let second = [long, endless].concat();
    assert_eq!(refusal(&folder, &file(Codec::None, 1, &[Page::plain(DELTA_VALUES, 1, second)])), claims);
    let huge = i64::from(i32::MAX);
    let page = Page::plain(DELTA_LENGTHS, huge, delta(100_000_000, 0, 0));
    assert_eq!(refusal(&folder, &file(Codec::None, huge, &[page])), claims);

    // A page of gzip that becomes longer than its header says.
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let zeros = vec![0; 1 << 20];
    (0..1024).for_each(|_| gzip.write_all(&zeros).expect("memory"));
    let page = Page { unpacked_len: 1000, ..Page::plain(PLAIN, 1, gzip.finish().expect("memory")) };
    assert_eq!(refusal(&folder, &file(Codec::Gzip, 1, &[page])), "a page is longer than its header says");

    // Groups in groups, each with one column.
    let mut footer = vec![0x15, 2, 0x19, 0xfc, 0xa0, 0x8d, 6];
    (0..100_000).for_each(|_| footer.extend([0x35, 0, 0x18, 1, b'a', 0x15, 2, 0]));
    footer.push(0);
    assert_eq!(refusal(&folder, &with_footer(b"PAR1".to_vec(), &footer)), "its footer is malformed");
}

#[test]
fn values_that_begin_like_the_one_before_are_not_all_in_memory_at_once() {
    // Each is as long as the first one, of which all is shared.
    let len = 1 << 20;
    let count = 3_000;
    let (prefixes, suffixes) = (delta_once(count, 0, len), delta_once(count, len, -len));
    let content = [prefixes, suffixes, vec![b'a'; usize::try_from(len).expect("short")]].concat();
    let folder = Folder::new();
    let rows = i64::try_from(count).expect("short");
    let log = folder.file("log.parquet", file(Codec::None, rows, &[Page::plain(DELTA_VALUES, rows, content)]));
    let words: Vec<OsString> = args([&log, &"--body-column=body", &"--json", &"--threads=2"]);
    let (output, peak) = peak_mib(&words);
    assert!(peak < MAX_MIB, "{peak} MiB");
    let json: Json = serde_json::from_str(&output).expect("one object");
    assert_eq!(json["failed"], json!({ "body_too_long": count }));
}
