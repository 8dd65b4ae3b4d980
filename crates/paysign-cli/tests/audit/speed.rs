//! How fast it is, side by side with the digest alone: `cargo test --release --test audit -- --ignored --nocapture`.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use md5::{Digest, Md5};

use super::notices::{KEY, write_log};
use super::support::Folder;

const BODIES: u64 = 2_000_000;
const ROUNDS: usize = 5;

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

#[test]
#[ignore = "a measurement"]
fn lines_a_second_and_the_digest_of_the_same_lines_by_one_thread() {
    let folder = Folder::new();
    let log = folder.path("log");
    let mut file = BufWriter::new(File::create(&log).expect("a file"));
    write_log(&mut file, BODIES);
    file.flush().expect("room");
    let len = std::fs::metadata(&log).expect("a file").len();
    let audit = |threads: &str| {
        let start = Instant::now();
        let mut program = Command::new(assert_cmd::cargo::cargo_bin("paysign"));
        program.args(["audit", "epay", "notify", "--threads", threads]).arg(&log).env("PAYSIGN_SECRET", KEY);
        assert!(program.stdout(Stdio::null()).status().expect("it runs").success());
        start.elapsed()
    };
    let floor = || {
        let start = Instant::now();
        let (mut reader, mut line, mut all) = (BufReader::new(File::open(&log).expect("the log")), Vec::new(), 0);
        while reader.read_until(b'\n', &mut line).expect("lines") > 0 {
            all ^= Md5::digest(&line)[0];
            line.clear();
        }
        std::hint::black_box(all);
        start.elapsed()
    };
    let (mut one, mut two, mut digest) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        one.push(audit("1"));
        two.push(audit("2"));
        digest.push(floor());
    }
    let count = f64::from(u32::try_from(BODIES).expect("small"));
    let digest = median(digest);
    println!(
        "{BODIES} bodies, {} bytes each; load {}",
        len / BODIES,
        std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim()
    );
    println!("md-5, one thread: {:.2} million a second", count / digest / 1e6);
    for (threads, times) in [(1, one), (2, two)] {
        let time = median(times);
        println!(
            "audit, {threads} to verify: {:.2} million a second, {:.2} of the time of md-5",
            count / time / 1e6,
            time / digest
        );
    }
}
