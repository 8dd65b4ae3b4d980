//! Damaged logs of every format: whatever bytes they hold, the program ends by itself and says what it made
//! of them.

use std::ffi::OsString;

use serde_json::{Value as Json, json};

use super::audit;
use super::notices::paid;
use super::support::{Folder, Run, args, seed};

/// How many mutations of each log are tried; `PAYSIGN_MUTATIONS` says another number.
const MUTATIONS: usize = 60;

/// Logs that are read in one run: of these formats none can be unreadable.
const LOGS_A_RUN: usize = 500;

fn count() -> usize {
    std::env::var("PAYSIGN_MUTATIONS").map_or(MUTATIONS, |count| count.parse().expect("a number"))
}

/// Numbers that are the same in each run with the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end.max(1)
    }

    /// One to four bytes changed, bits flipped, pieces cut out, put twice or taken from elsewhere.
    fn mutated(&mut self, log: &[u8]) -> Vec<u8> {
        let mut log = log.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(log.len());
            let end = (at + self.below(32)).min(log.len());
            match self.below(8) {
                0 => log.truncate(at),
                1 => drop(log.drain(at..end)),
                2 => {
                    let piece = log[at..end].to_vec();
                    log.splice(at..at, piece);
                }
                3 => {
                    let from = self.below(log.len());
                    let piece = log[from..(from + end - at).min(log.len())].to_vec();
                    log.splice(at..end, piece);
                }
                4 => log.insert(at, [0, 0xff, 0x80, b'"', b'\n', b'\\', b'{', b','][self.below(8)]),
                5 if at < log.len() => log[at] = [0, 1, 0x7f, 0x80, 0xff][self.below(5)],
                _ if at < log.len() => log[at] ^= 1 << self.below(8),
                _ => {}
            }
            if log.is_empty() {
                break;
            }
        }
        log
    }
}

fn check(run: &Run, what: &str) {
    let json: Json = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{what}: {error} {run:?}"));
    match run.status {
        0 => assert_eq!(json["valid"], true, "{what}"),
        1 => assert_eq!(json["valid"], false, "{what}"),
        _ => assert!(run.status == 2 && json.get("valid").is_none() && json["error"].is_object(), "{what} {run:?}"),
    }
    // A sentence and a hint; nothing of a panic.
    let is_quiet = run.stderr.lines().count() <= 2 && !run.stderr.contains("panicked");
    assert!(is_quiet && (run.status == 0 || run.stderr.starts_with("paysign: ")), "{what} {run:?}");
}

#[test]
fn damaged_logs_of_text_are_audited_to_their_end() {
    let bodies: Vec<String> = (0..5).map(|number| paid(&format!("E{number}"), "1")).collect();
    let lines = bodies.join("\n");
    let jsonl: Vec<String> = bodies
        .iter()
        .map(|body| json!({ "a": ["é", 1.5, null], "raw": body, "b": { "raw": "\u{1}" } }).to_string())
        .collect();
    let csv: Vec<String> = bodies.iter().map(|body| format!("1,\"{body}\",\"a \"\"b\"\"\nc\"")).collect();
    let mut random = Random(seed(1));
    for (name, log, option) in [
        ("log", lines.into_bytes(), None),
        ("log.jsonl", jsonl.join("\r\n").into_bytes(), Some("--body-field=raw")),
        // The names of the columns are not mutated: without the right one it is wrong usage.
        ("log.csv", csv.join("\r\n").into_bytes(), Some("--body-column=raw")),
    ] {
        let mut left = 5 * count();
        while left > 0 {
            let folder = Folder::new();
            let some = left.min(LOGS_A_RUN);
            left -= some;
            let mut words: Vec<OsString> = (0..some)
                .map(|number| {
                    let mut log = random.mutated(&log);
                    if name == "log.csv" {
                        log.splice(..0, b"id,raw,note\n".to_owned());
                    }
                    folder.file(&format!("{number}.{name}"), log)
                })
                .collect();
            words.extend(option.map(OsString::from));
            words.extend(args([&"--json", &"--threads=2", &"--lenient"]));
            let run = audit(&words, "");
            check(&run, name);
            assert!(run.status < 2, "{name} {run:?}");
        }
    }
}

#[test]
fn damaged_packed_logs_are_audited_or_refused() {
    let lines = (0..5).map(|number| paid(&format!("E{number}"), "1")).collect::<Vec<_>>().join("\n");
    let mut random = Random(seed(3));
    for (name, log) in [("log.gz", gzip(lines.as_bytes())), ("log.zst", zstd(lines.as_bytes()))] {
        for _ in 0..count() {
            let folder = Folder::new();
            let log = folder.file(name, random.mutated(&log));
            check(&audit(&args([&log, &"--json", &"--threads=2", &"--lenient"]), ""), name);
        }
        let folder = Folder::new();
        let run = audit(&args([&folder.file(name, log), &"--json"]), "");
        let is_built = cfg!(feature = "packed");
        assert_eq!(run.status, if is_built { 0 } else { 2 }, "{name} {run:?}");
    }
}

/// As gzip packs it: blocks that are stored as they are, and what they add up to.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let sum = bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 })
    });
    let len = u16::try_from(bytes.len()).expect("short");
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1];
    let tail = [(!sum).to_le_bytes(), u32::from(len).to_le_bytes()].concat();
    [&head[..], &len.to_le_bytes(), &(!len).to_le_bytes(), bytes, &tail].concat()
}

/// A frame of one block that is stored as it is.
fn zstd(bytes: &[u8]) -> Vec<u8> {
    let len = u16::try_from(bytes.len()).expect("short");
    let header = (u32::from(len) << 3 | 1).to_le_bytes();
    // The length is in two bytes, of which 256 is taken off.
    [&[0x28, 0xb5, 0x2f, 0xfd, 0x60], &(len - 256).to_le_bytes()[..], &header[..3], bytes].concat()
}

#[cfg(feature = "parquet")]
mod columns {
    use std::sync::Arc;

    use parquet::basic::{Compression, Encoding};
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::{WriterProperties, WriterVersion};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    use super::super::audit;
    use super::super::notices::paid;
    use super::super::support::{Folder, args};
    use super::{Random, check, count, json, seed};

    /// A small log, in pages of a few rows.
    fn log(version: WriterVersion, encoding: Option<Encoding>, codec: Compression) -> Vec<u8> {
        let schema = Arc::new(parse_message_type("message log { optional binary body (UTF8); }").expect("a schema"));
        let mut properties = WriterProperties::builder()
            .set_writer_version(version)
            .set_compression(codec)
            .set_dictionary_enabled(encoding.is_none())
            .set_write_batch_size(8)
            .set_data_page_row_count_limit(8);
        if let Some(encoding) = encoding {
            properties = properties.set_encoding(encoding);
        }
        let mut bytes = Vec::new();
        let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties.build())).expect("a file");
        let bodies: Vec<ByteArray> =
            (0..20).map(|number| paid(&format!("E{}", number % 15), "1").into_bytes().into()).collect();
        let levels: Vec<i16> = (0..24).map(|row| i16::from(row % 6 != 5)).collect();
        let mut rows = file.next_row_group().expect("a group");
        let mut column = rows.next_column().expect("a column").expect("the first");
        column.typed::<ByteArrayType>().write_batch(&bodies, Some(&levels), None).expect("bodies");
        column.close().expect("its end");
        rows.close().expect("the group's end");
        file.close().expect("the file's end");
        bytes
    }

    #[test]
    fn damaged_logs_of_parquet_are_read_or_refused() {
        use WriterVersion::{PARQUET_1_0, PARQUET_2_0};
        let zstd = Compression::ZSTD(parquet::basic::ZstdLevel::default());
        let gzip = Compression::GZIP(parquet::basic::GzipLevel::default());
        let folder = Folder::new();
        let mut random = Random(seed(2));
        for (version, encoding, codec) in [
            (PARQUET_1_0, Some(Encoding::PLAIN), Compression::UNCOMPRESSED),
            (PARQUET_1_0, None, Compression::SNAPPY),
            (PARQUET_2_0, None, zstd),
            (PARQUET_2_0, Some(Encoding::DELTA_LENGTH_BYTE_ARRAY), Compression::UNCOMPRESSED),
            (PARQUET_1_0, Some(Encoding::DELTA_BYTE_ARRAY), Compression::UNCOMPRESSED),
            (PARQUET_2_0, Some(Encoding::DELTA_BYTE_ARRAY), gzip),
            (PARQUET_1_0, Some(Encoding::PLAIN), Compression::LZ4),
            (PARQUET_2_0, Some(Encoding::PLAIN), Compression::LZ4_RAW),
        ] {
            let log = log(version, encoding, codec);
            let what = format!("{version:?} {encoding:?} {codec:?}");
            let audited = |log: &[u8]| {
                let log = folder.file("log.parquet", log);
                audit(&args([&log, &"--body-column=body", &"--json", &"--threads=1"]), "")
            };
            let whole = audited(&log).json();
            assert_eq!((&whole["valid_bodies"], &whole["no_body"]), (&json!(20), &json!(4)), "{what}");
            for _ in 0..count() {
                check(&audited(&random.mutated(&log)), &what);
            }
        }
    }
}
