//! `paysign sign` of a raw body: the headers to send with it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};

use paysign::raw::RawScheme;
use serde::Serialize;

use crate::args::SignArgs;
use crate::failure::Failure;
use crate::output::{self, Report};

/// Signs a raw body; `word` is a parameter, of which there is none here.
///
/// # Errors
///
/// Wrong usage, unreadable input, or what the core refuses.
pub(super) fn sign(args: &SignArgs, scheme: &RawScheme<'_>, word: Option<&OsString>) -> Result<Report, Failure> {
    let path = args.body.as_deref().filter(|_| word.is_none() && args.params_file.is_none());
    let path =
        path.ok_or_else(|| Failure::usage("what a header signs is a body: give --body FILE, and no parameters"))?;
    let is_stdin = path.as_os_str() == "-";
    if is_stdin && args.secrets.take_stdin() {
        return Err(Failure::usage("the secret and the body cannot both come from standard input"));
    }
    let mut body = Vec::new();
    let read = if is_stdin {
        output::note_waiting("the body");
        io::stdin().lock().read_to_end(&mut body)
    } else {
        File::open(path).and_then(|mut file| file.read_to_end(&mut body))
    };
    read.map_err(|error| Failure::io(&format!("read the body from {}", path.display()), &error))?;
    let secrets = args.secrets.read()?;
    let secret = secrets.first().ok_or_else(|| Failure::no_secret("give --secret-file FILE"))?;
    let signed = scheme.sign(&body, &args.arrival.headers, args.arrival.now, secret)?;
    let value = signed.value().to_string();
    let all: Vec<(&str, &str)> = [(signed.name(), value.as_str())].into_iter().chain(signed.time()).collect();
    if args.json {
        return Report::json(&HeadersJson { valid: true, headers: all });
    }
    let lines: Vec<String> = all.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let newline = if args.no_newline { "" } else { "\n" };
    Ok(Report::exact(format!("{}{newline}", lines.join("\n"))))
}

/// The headers as programs read them.
#[derive(Serialize)]
struct HeadersJson<'a> {
    valid: bool,
    headers: Vec<(&'a str, &'a str)>,
}
