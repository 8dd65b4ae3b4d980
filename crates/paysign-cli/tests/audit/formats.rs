//! The formats of logs: lines, JSON Lines, CSV and Parquet.

use std::ffi::OsString;

use serde_json::json;

use super::notices::paid;
use super::support::{Folder, args};
use super::{audit, objects, summary};

fn jsonl() -> String {
    let line = |body: &str| json!({ "at": "2024-01-25", "raw": body, "headers": { "raw": 1 } }).to_string();
    [
        line(&paid("E1", "1")),
        String::new(),
        line(&paid("E2", "2")).replace("\"raw\":\"pid", "\"raw\":\"\\u0070id"),
        line(&paid("E3", "3").replace("money=3", "money=4")),
        String::from("no json"),
        String::from("{\"at\":1}"),
        String::from("{\"raw\":{}}"),
        line(""),
    ]
    .join("\r\n")
}

#[test]
fn json_lines_hold_the_body_in_a_field() {
    let folder = Folder::new();
    for name in ["log.jsonl", "log.NDJSON"] {
        let log = folder.file(name, jsonl());
        let run = audit(&args([&log, &"--body-field=raw", &"--failures=-"]), "");
        let place = |line: u64| json!({ "file": log.to_str(), "line": line, "code": null });
        let no_body = |line, message: &str| {
            let mut object = place(line);
            object["message"] = json!(message);
            object
        };
        let refused = |line, code: &str| {
            let mut object = place(line);
            object["code"] = json!(code);
            object
        };
        let expected = [
            refused(4, "mismatch"),
            no_body(5, "the line is not a JSON object"),
            no_body(6, "the line has no field of the body"),
            no_body(7, "the field of the body is not a string"),
            refused(8, "empty_body"),
        ];
        assert_eq!((run.status, objects(&run.stdout).as_slice()), (1, expected.as_slice()));
        assert!(run.stderr.contains("paysign: 5 of 7 bodies are not valid\n"), "{run:?}");
        assert!(run.stderr.contains("    no body in its place          3\n"), "{run:?}");
    }
    let of_stdin = summary(&["--format=jsonl", "--body-field=raw"], jsonl());
    assert_eq!(
        (&of_stdin["valid_bodies"], &of_stdin["no_body"], &of_stdin["blank_lines"]),
        (&json!(2), &json!(3), &json!(1))
    );
}

#[test]
fn csv_holds_the_body_in_a_column() {
    let log = format!(
        "id,body,note\r\n1,{},\"two\nlines\"\r\n2,\"{}\",\r\n\r\n3\r\n4,{},x,more\n5,,\n",
        paid("E1", "1"),
        paid("E2", "2").replace("VIP", "\"\""),
        paid("E3", "3"),
    );
    let folder = Folder::new();
    let file = folder.file("log.csv", &log);
    let run = audit(&args([&file, &"--body-column=body", &"--failures=-"]), "");
    let file = file.to_str();
    let expected = [
        json!({ "file": file, "line": 4, "code": "mismatch" }),
        json!({ "file": file, "line": 6, "code": null, "message": "the record has no column of the body" }),
        json!({ "file": file, "line": 8, "code": "empty_body" }),
    ];
    assert_eq!((run.status, objects(&run.stdout).as_slice()), (1, expected.as_slice()), "{run:?}");
    assert_eq!(summary(&["--format=csv", "--body-column=body"], log)["valid_bodies"], 2);
}

#[test]
fn a_column_that_is_not_there_or_twice_is_wrong_usage() {
    for (names, message) in [("id,note", "has no column `body`"), ("body,id,body", "has more than one column `body`")] {
        let run = audit(&["--format=csv", "--body-column=body"], format!("{names}\n1,2,3\n"));
        assert_eq!((run.status, run.stdout.as_str()), (2, ""));
        assert!(run.stderr.contains(message), "{run:?}");
    }
}

#[test]
fn a_quote_that_is_never_closed_does_not_take_the_log_into_memory() {
    let log = format!("body\n{}\n\"{}", paid("E1", "1"), "x\n".repeat(9 << 20));
    let run = audit(&["--format=csv", "--body-column=body", "--failures=-"], log);
    let message = "the record is longer than 16 MiB; a quote may not be closed";
    let expected = [json!({ "file": "-", "line": 3, "code": null, "message": message })];
    assert_eq!((run.status, objects(&run.stdout).as_slice()), (1, expected.as_slice()));
    assert!(run.stderr.contains("paysign: 1 of 2 bodies are not valid\n"), "{run:?}");
}

#[test]
fn a_csv_record_that_is_too_long_costs_itself_alone_and_ends_where_its_quote_does() {
    // What is inside the quotes looks like a record of its own, before the limit and after it.
    let inner = format!("\n2,{}\n{}\n3,{}\n", paid("E2", "2"), "x,\"\"\n".repeat(4 << 20), paid("E3", "3"));
    for long in [format!("\"{inner}\",{}", paid("E4", "4")), format!("0,\"{inner}\""), "0,".repeat(9 << 20)] {
        let log = format!("id,body\n1,{}\n{long}\n5,{}\n6\n", paid("E1", "1"), paid("E5", "5"));
        let run = audit(&["--format=csv", "--body-column=body", "--failures=-"], &log);
        let lines = objects(&run.stdout);
        assert_eq!((run.status, lines.len(), &lines[0]["line"]), (1, 2, &json!(3)), "{lines:?}");
        assert_eq!(lines[1]["line"], log.lines().count());
        assert!(run.stderr.contains("paysign: 2 of 4 bodies are not valid\n"), "{}", run.stderr);
    }
}

#[test]
fn a_body_in_csv_that_is_too_long_is_told_as_such() {
    let log = format!("body,id\n\"{}\",1\n{},2\n", "a=1&".repeat(1 << 20), paid("E1", "1"));
    let found = summary(&["--format=csv", "--body-column=body"], log);
    assert_eq!((&found["failed"], &found["valid_bodies"]), (&json!({ "body_too_long": 1 }), &json!(1)));
}

#[test]
fn a_json_line_that_is_too_long_costs_itself_alone() {
    let line = |body: &str| json!({ "raw": body }).to_string();
    let log = format!("{}\n{}\n{}", line(&paid("E1", "1")), line(&"x".repeat(17 << 20)), line(&paid("E2", "2")));
    let found = summary(&["--format=jsonl", "--body-field=raw"], log);
    assert_eq!((&found["valid_bodies"], &found["no_body"]), (&json!(2), &json!(1)));
}

#[test]
fn names_of_fields_and_columns_are_asked_for_and_have_a_use() {
    let folder = Folder::new();
    let of_name = |name: &str| args([&folder.file(name, "")]);
    let with = |words: Vec<OsString>, more: &[&str]| [words, more.iter().map(Into::into).collect()].concat();
    for words in [
        of_name("a.jsonl"),
        of_name("a.csv"),
        of_name("a.parquet"),
        with(of_name("a.jsonl"), &["--body-column=a"]),
        with(of_name("a.csv"), &["--body-field=a"]),
        with(of_name("a.log"), &["--body-field=a"]),
        with(of_name("a.csv"), &["--format=lines", "--body-column=a"]),
        with(of_name("a.log"), &["--format=xml"]),
        with(Vec::new(), &["--format=parquet", "--body-column=a"]),
        with(of_name("no.parquet"), &["--body-column=a"]),
    ] {
        let run = audit(&words, "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{words:?} {run:?}");
    }
}

#[cfg(feature = "parquet")]
mod parquet {
    use std::ffi::OsString;
    use std::fs::File;
    use std::sync::Arc;

    use parquet::basic::Compression;
    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    use super::super::notices::paid;
    use super::super::support::{Folder, args};
    use super::super::{audit, objects};
    use super::{json, summary};

    const SCHEMA: &str = "message log { required int64 id; optional binary body (UTF8); required binary raw; }";

    /// A log of three groups of rows; every third body is null.
    fn log(folder: &Folder, compression: Compression) -> OsString {
        let path = folder.path("log.parquet");
        let schema = Arc::new(parse_message_type(SCHEMA).expect("a schema"));
        let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
        let mut file =
            SerializedFileWriter::new(File::create(&path).expect("a file"), schema, properties).expect("one");
        for group in 0..3 {
            let numbers: Vec<i64> = (0..2_000).map(|number| group * 2_000 + number).collect();
            let bodies: Vec<ByteArray> =
                numbers.iter().map(|number| paid(&format!("E{number}"), "1").into_bytes().into()).collect();
            let some = |index: usize| index % 3 != 2;
            let present: Vec<ByteArray> =
                bodies.iter().enumerate().filter(|(index, _)| some(*index)).map(|(_, body)| body.clone()).collect();
            let levels: Vec<i16> = (0..numbers.len()).map(|index| some(index).into()).collect();
            let mut rows = file.next_row_group().expect("a group");
            let mut column = rows.next_column().expect("a column").expect("the first");
            column.typed::<Int64Type>().write_batch(&numbers, None, None).expect("numbers");
            column.close().expect("its end");
            let mut column = rows.next_column().expect("a column").expect("the second");
            column.typed::<ByteArrayType>().write_batch(&present, Some(&levels), None).expect("bodies");
            column.close().expect("its end");
            let mut column = rows.next_column().expect("a column").expect("the third");
            column.typed::<ByteArrayType>().write_batch(&bodies, None, None).expect("bodies");
            column.close().expect("its end");
            rows.close().expect("the group's end");
        }
        file.close().expect("the file's end");
        path.into()
    }

    #[test]
    fn parquet_holds_the_body_in_a_column_whatever_its_codec() {
        let folder = Folder::new();
        let zstd = Compression::ZSTD(parquet::basic::ZstdLevel::default());
        let gzip = Compression::GZIP(parquet::basic::GzipLevel::default());
        for codec in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::LZ4_RAW, gzip, zstd] {
            let log = log(&folder, codec);
            let required = summary(&args([&log, &"--body-column=raw"]), "");
            assert_eq!((&required["valid"], &required["valid_bodies"]), (&json!(true), &json!(6_000)), "{codec}");
            let optional = audit(&args([&log, &"--body-column=body", &"--failures=-"]), "");
            let list = objects(&optional.stdout);
            assert_eq!((optional.status, list.len()), (1, 3 * 666), "{codec}");
            let message = "the row has no body: it is null";
            assert_eq!(list[0], json!({ "file": log.to_str(), "line": 3, "code": null, "message": message }));
        }
    }

    #[test]
    fn a_column_that_holds_no_text_is_wrong_usage() {
        let folder = Folder::new();
        let log = log(&folder, Compression::UNCOMPRESSED);
        for (column, message) in [("id", "holds no text or bytes"), ("nothing", "has no column `nothing`")] {
            let run = audit(&args([&log, &"--body-column", &column]), "");
            assert_eq!((run.status, run.stdout.as_str()), (2, ""));
            assert!(run.stderr.contains(message), "{run:?}");
        }
        let broken = audit(&args([&folder.file("broken.parquet", "PAR1 no parquet"), &"--body-column=raw"]), "");
        assert_eq!((broken.status, broken.stdout.as_str()), (2, ""));
        assert!(broken.stderr.contains("cannot read the log"), "{broken:?}");
    }
}
