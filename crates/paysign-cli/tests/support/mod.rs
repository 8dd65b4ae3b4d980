//! Runs the program as its users do.
#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value as Json;
use tempfile::TempDir;

/// The key of the worked example of Epay's page.
pub(crate) const EPAY_KEY: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

/// The worked example of Epay's page, with the product name that its digest belongs to.
pub(crate) const EPAY_EXAMPLE: &str = "pid=152787&type=wxpay&out_trade_no=20240125193935458&notify_url=1&return_url=2\
    &name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1\
    &sign=5af4287ea6c3ab4505e9dc8d2e3a148c&sign_type=MD5";

/// A notification of Epay that is paid and has an unsigned part.
pub(crate) const EPAY_NOTICE: &str = "pid=1&trade_no=T1&out_trade_no=E1&type=alipay&name=a%20b&money=1.50\
    &trade_status=TRADE_SUCCESS&param=&sign=49bb94717bb2e0e93f5c7be88e622057&sign_type=MD5";

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

impl Run {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> Json {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The stable code on standard error.
    pub(crate) fn code(&self) -> Option<&str> {
        self.stderr.strip_prefix("paysign: ")?.split_once(": ").map(|(code, _)| code)
    }
}

/// Runs the program with standard input and environment variables.
pub(crate) fn run_with<A: AsRef<OsStr>>(args: &[A], stdin: &[u8], variables: &[(&str, &str)]) -> Run {
    let mut command = Command::cargo_bin("paysign").expect("the program");
    for name in [
        "PAYSIGN_SECRET",
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "CLICOLOR",
        "COLUMNS",
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "PAYSIGN_LANG",
    ] {
        command.env_remove(name);
    }
    let output = command.args(args).envs(variables.iter().copied()).write_stdin(stdin).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run {
        status: output.status.code().expect("it ends by itself"),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// Runs the program with nothing on standard input.
pub(crate) fn run<A: AsRef<OsStr>>(args: &[A]) -> Run {
    run_with(args, b"", &[])
}

/// A folder for the files of a test.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Writes a file and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> OsString {
        let path = self.path(name);
        fs::write(&path, content).expect("a file");
        path.into()
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// Arguments of different kinds of text as one list.
pub(crate) fn args<const N: usize>(words: [&dyn AsRef<OsStr>; N]) -> Vec<OsString> {
    words.iter().map(|word| word.as_ref().to_owned()).collect()
}

/// Where random numbers begin: always there, unless `PAYSIGN_SEED` says another number.
pub(crate) fn seed(seed: u64) -> u64 {
    std::env::var("PAYSIGN_SEED").map_or(seed, |seed| seed.parse().expect("a number"))
}
