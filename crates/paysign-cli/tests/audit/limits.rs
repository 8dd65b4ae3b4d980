//! Memory that does not grow with the log, standard input, pipes that end, and wrong usage.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::notices::{KEY, paid, write_log};
use super::support::{Folder, args, run_with};
use super::{audit, summary};

/// The length of the longest log, in MiB; `PAYSIGN_LOG_MIB` says another one.
const LOG_MIB: u64 = 300;

pub(super) fn program(words: &[OsString]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("paysign"));
    command.args(["audit", "epay", "notify"]).args(words).env("PAYSIGN_SECRET", KEY);
    command
}

/// Runs the program, and returns its standard output and the most memory that it ever had, in MiB.
pub(super) fn peak_mib(words: &[OsString]) -> (String, u64) {
    let mut child = program(words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("a child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        peak = peak.max(kib.unwrap_or(0) / 1024);
        std::thread::sleep(Duration::from_millis(2));
    }
    let mut output = String::new();
    child.stdout.take().expect("a pipe").read_to_string(&mut output).expect("text");
    (output, peak)
}

/// A log of a part, so many times.
fn repeated(folder: &Folder, part: &[u8], times: u64) -> OsString {
    let path = folder.path(&format!("{times}.log"));
    let mut file = File::create(&path).expect("a file");
    (0..times).for_each(|_| file.write_all(part).expect("room"));
    path.into()
}

#[test]
fn memory_does_not_grow_with_the_log() {
    if !Path::new("/proc/self/status").exists() {
        return;
    }
    let folder = Folder::new();
    let mut part = Vec::new();
    write_log(&mut part, 5_000);
    let len = std::env::var("PAYSIGN_LOG_MIB").map_or(LOG_MIB, |mib| mib.parse().expect("a number")) << 20;
    let times = len / part.len() as u64 + 1;
    let (small, large) = (repeated(&folder, &part, times / 2), repeated(&folder, &part, times));
    assert!(fs::metadata(&large).expect("a file").len() > len);
    let words = |log: &OsString| args([log, &"--json", &"--threads=2"]);
    let (of_small, peak_of_small) = peak_mib(&words(&small));
    let (of_large, peak_of_large) = peak_mib(&words(&large));
    for (output, times) in [(of_small, times / 2), (of_large, times)] {
        let found: serde_json::Value = serde_json::from_str(&output).expect("JSON");
        assert_eq!((&found["valid"], found["bodies"].as_u64()), (&true.into(), Some(times * 5_000)));
        assert_eq!(
            (found["orders"]["paid"].as_u64(), found["orders"]["repeats"].as_u64()),
            (Some(5_000), Some((times - 1) * 5_000))
        );
    }
    assert!(peak_of_small > 0 && peak_of_large < 96, "{peak_of_small} MiB, {peak_of_large} MiB");
    assert!(peak_of_large < peak_of_small + 16, "{peak_of_small} MiB, {peak_of_large} MiB");
}

#[test]
fn a_log_comes_by_standard_input_or_by_a_pipe() {
    let log = [paid("E1", "1"), paid("E2", "2")].join("\n");
    for words in [&[][..], &["-"]] {
        assert_eq!(summary(words, &log)["valid_bodies"], 2);
    }
    if cfg!(unix) {
        let folder = Folder::new();
        let pipe = folder.path("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
        let child = program(&args([&pipe, &"--json"])).stdout(Stdio::piped()).spawn().expect("it runs");
        fs::write(&pipe, &log).expect("a reader");
        let output = child.wait_with_output().expect("it ends");
        assert!(String::from_utf8_lossy(&output.stdout).starts_with("{\"valid\":true,\"bodies\":2,"), "{output:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error_and_a_full_disk_is_one() {
    let folder = Folder::new();
    let log = folder.path("log");
    let mut file = BufWriter::new(File::create(&log).expect("a file"));
    (0..50_000).for_each(|_| file.write_all(b"pid=1&sign=00000000000000000000000000000000\n").expect("room"));
    file.flush().expect("room");
    let mut child =
        program(&args([&log, &"--failures=-"])).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut first = [0; 10];
    child.stdout.as_mut().expect("a pipe").read_exact(&mut first).expect("the list");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "the verdict stays: {said}");
    assert!(said.ends_with("paysign: 50000 of 50000 bodies are not valid\n"), "{said}");

    if Path::new("/dev/full").exists() {
        for option in ["--failures", "--orders", "--duplicates"] {
            let log = if option == "--failures" {
                fs::read(&log).expect("the log")
            } else {
                (paid("E", "1") + "\n").repeat(2).into()
            };
            let run = audit(&[option, "/dev/full"], log);
            assert_eq!((run.status, run.stdout.as_str()), (2, ""));
            assert!(run.stderr.starts_with("paysign: cannot write to /dev/full"), "{run:?}");
        }
    }
}

#[test]
fn orders_that_find_no_room_on_the_disk_are_an_error() {
    let folder = Folder::new();
    let mut log = Vec::new();
    write_log(&mut log, 10_000);
    let log = folder.file("log", log);
    // So many threads that each has to write out its records.
    let output =
        program(&args([&log, &"--threads=1000"])).env("TMPDIR", folder.path("missing")).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    assert!(said.starts_with("paysign: cannot sort the paid orders in a temporary file"), "{said}");
}

#[test]
fn wrong_usage_and_logs_that_cannot_be_read_end_with_2_before_anything_is_written() {
    let folder = Folder::new();
    let log = folder.file("log", paid("E1", "1"));
    let (missing, list) = (folder.path("missing"), folder.path("list"));
    fs::create_dir(folder.path("empty")).expect("a folder");
    for words in [
        args([&log, &missing]),
        args([&log, &folder.path("*.nothing")]),
        args([&folder.path("empty")]),
        args([&"-", &"-"]),
        args([&log, &"--secret-file", &missing]),
        args([&"--secret-file=-"]),
        args([&log, &"--threads=0"]),
    ] {
        let run = audit(&[&words[..], &args([&"--failures", &list])].concat(), "");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{words:?} {run:?}");
        assert!(!list.exists());
    }
    for (words, status, code) in [
        (["audit", "epya", "notify"], 2, Some("unknown_gateway")),
        (["audit", "epay", "notfy"], 2, Some("unknown_message")),
        (["audit", "epay", "notify"], 2, Some("no_secret")),
        (["audit", "epay", "pay_answer"], 1, Some("unsigned_message")),
    ] {
        let run = run_with(&words, b"", &[]);
        assert_eq!((run.status, run.code(), run.stdout.as_str()), (status, code, ""), "{run:?}");
    }
}
