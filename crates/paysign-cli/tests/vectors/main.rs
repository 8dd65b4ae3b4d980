//! Every shared vector that a command line can express, run through the program itself: the body from a file
//! and from standard input, the verdict as JSON and as text.

mod arguments;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use paysign_tests::{Case, bytes, files, same_table, unhex};
use serde_json::{Value as Json, json};
use support::{Folder, Run, run, run_with};

/// Fewer would mean that the runner has lost some.
const AT_LEAST: usize = 1_500;

/// There is no command that reads a gateway's answer.
const ANSWER: &str = "answer";

type Outcome = Result<(), String>;

#[test]
fn the_program_does_what_every_vector_says() {
    let files = files();
    let cases: Vec<Case<'_>> = files.iter().flat_map(paysign_tests::File::cases).collect();
    let folder = Folder::new();
    let (next, failed, unsaid) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(reason) = unsayable(case) {
                        unsaid.lock().expect("a list").push(reason);
                    } else if let Err(difference) = (Runner { case, folder: &folder }).check() {
                        failed.lock().expect("a list").push(format!("{}: {difference}", case.id()));
                    }
                }
            });
        }
    });
    let (failed, unsaid) = (failed.into_inner().expect("a list"), unsaid.into_inner().expect("a list"));
    let said = cases.len() - unsaid.len();
    let answers = unsaid.iter().filter(|reason| **reason == ANSWER).count();
    println!("{said} of {} vectors; {answers} are answers, {} cannot be said", cases.len(), unsaid.len() - answers);
    assert!(failed.is_empty(), "{} of {said} vectors fail:\n{}", failed.len(), failed.join("\n"));
    assert!(said >= AT_LEAST, "only {said} vectors were run");
}

/// Why a vector cannot be said on a command line.
fn unsayable(case: &Case<'_>) -> Option<&'static str> {
    match case.text("do") {
        Some("answer") => return Some(ANSWER),
        Some("minor") => return Some("there is no command that counts units"),
        _ if case.json["roles"].is_object() => return Some("a scheme on a command line has no roles"),
        _ if case.json["want"]["minor"].is_string() => return Some("an amount on a command line is a decimal"),
        _ => {}
    }
    let scheme = case.text("scheme").unwrap_or_default();
    if scheme.contains('\0') {
        return Some("no argument holds a zero byte");
    }
    if case.headers().iter().any(|(_, value)| value.trim() != *value) {
        return Some("a header of a command line has no white space around its value");
    }
    let mut secrets = case.json["secrets"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    let has_blanks = |secret: &str| secret.trim() != secret;
    secrets.any(has_blanks).then_some("the program takes no secret with white space around it")
}

struct Runner<'r> {
    case: &'r Case<'r>,
    folder: &'r Folder,
}

impl Runner<'_> {
    fn check(&self) -> Outcome {
        match self.case.text("do") {
            Some("verify" | "expect") => self.verify(),
            Some("sign") => self.sign(),
            Some("explain") => self.explain(),
            Some("scheme") => self.scheme(),
            Some("diagnose") => self.diagnose(),
            Some("gateway") => self.gateway(),
            Some("tables") => self.tables(),
            other => Err(format!("no such thing to do: {other:?}")),
        }
    }

    fn verify(&self) -> Outcome {
        for run in self.both_ways("verify")? {
            if self.is_refused(&run)? {
                continue;
            }
            same("status", &json!(run.status), &json!(0))?;
            if !run.stdout.starts_with('{') {
                self.as_text(&run)?;
                continue;
            }
            let found = run.json();
            same("valid", &found["valid"], &json!(true))?;
            if self.case.text("do") == Some("expect") {
                continue;
            }
            same("secret", &found["secret"], &self.case.expect()["secret"])?;
            for what in ["fields", "unproved"] {
                self.same_fields(what, &found[what], &self.case.expect()[what])?;
            }
            self.roles(&found)?;
        }
        Ok(())
    }

    /// The verdict for people names every field, and says what is not proved after what is.
    fn as_text(&self, run: &Run) -> Outcome {
        let (proved, unproved) = run.stdout.split_once("\nnot proved").unwrap_or((&run.stdout, ""));
        for (what, shown) in [("fields", proved), ("unproved", unproved)] {
            let names = self.case.expect()[what].as_object().into_iter().flatten().map(|(name, _)| name);
            for name in names.filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
                same(name, &json!(shown.contains(&format!("\n  {name}"))), &json!(true))?;
            }
        }
        Ok(())
    }

    fn roles(&self, found: &Json) -> Outcome {
        let expected = self.case.expect();
        for role in ["order_no", "trade_no", "ordered_amount", "paid_amount", "status", "ack"] {
            if !expected[role].is_null() {
                same(role, &found[role], &expected[role])?;
            }
        }
        same("is_paid", &found["is_paid"], &json!(found["status"] == "paid"))
    }

    fn explain(&self) -> Outcome {
        for run in self.both_ways("explain")? {
            if self.case.expect()["error"].is_string() {
                self.is_refused(&run)?;
                continue;
            }
            // Whether it is valid is told too, but the vectors of `explain` are about what is signed.
            if run.status == 2 {
                return Err(run.stderr);
            }
            if !run.stdout.starts_with('{') {
                same("as text", &json!(run.stdout.starts_with("scheme: ")), &json!(true))?;
                continue;
            }
            let found = run.json();
            let list = |key: &str| found[key].as_array().cloned().unwrap_or_default();
            let included: Vec<Json> = list("included").iter().map(|field| field["name"].clone()).collect();
            let left_out = list("left_out").into_iter().map(|field| (key(&field["name"]), field["reason"].clone()));
            same("included", &json!(included), &self.case.expect()["included"])?;
            same("left_out", &Json::Object(left_out.collect()), &self.case.expect()["left_out"])?;
            if let Some(canonical) = self.case.canonical() {
                same("canonical", &json!(bytes(&found["canonical"])), &json!(canonical))?;
            }
        }
        Ok(())
    }

    fn diagnose(&self) -> Outcome {
        let expected = self.case.expect();
        let others = self.case.texts("other_secrets").into_iter().enumerate().flat_map(|(index, secret)| {
            let file = self.folder.file(&format!("{}.other.{index}", self.case.id()), secret);
            ["--other-secret-file".into(), file]
        });
        let mut options: Vec<OsString> = others.collect();
        for (index, body) in self.case.json["also"].as_array().into_iter().flatten().enumerate() {
            let body = bytes(body).expect("a body");
            options.extend(["--also".into(), self.folder.file(&format!("{}.also.{index}", self.case.id()), body)]);
        }
        options.extend(self.case.text("lang").map(|lang| format!("--lang={lang}").into()));
        let runs = if let Some(signature) = self.case.text("expected") {
            options.extend(["--document".into(), format!("--expect={signature}").into(), "--json".into()]);
            let words = self.case.params().into_iter().map(|(name, value)| format!("{name}={value}").into());
            vec![run(&self.arguments("diagnose", options, words))]
        } else {
            let body = self.case.body();
            let file = self.folder.file(&format!("{}.body", self.case.id()), &body);
            let as_json = options.iter().cloned().chain(["--json".into()]);
            let of_file = run(&self.arguments("diagnose", as_json, [file]));
            vec![of_file, run_with(&self.arguments("diagnose", options, []), &body, &[])]
        };
        for run in &runs {
            if expected["error"] == "unknown_language" {
                same("status", &json!(run.status), &json!(2))?;
                same("is named", &json!(run.stderr.contains("'--lang <LANG>'")), &json!(true))?;
                continue;
            }
            for secret in self.secrets().iter().chain(&self.case.texts("other_secrets")) {
                same("shows the secret", &json!(run.stdout.contains(secret)), &json!(false))?;
            }
            let code = run.code().map_or(Json::Null, Json::from);
            same("code", &code, &expected["error"])?;
            same("status", &json!(run.status), &json!(i32::from(expected["valid"] != true)))?;
            if !run.stdout.starts_with('{') {
                let first = &expected["first"]["causes"][0];
                let is_told = first.as_str().is_none_or(|cause| run.stdout.contains(&format!("\n   {cause}: ")));
                same("is told", &json!(is_told), &json!(true))?;
                continue;
            }
            let found = run.json();
            same("first", &first_finding(&found["findings"][0], &expected["first"]), &expected["first"])?;
        }
        Ok(())
    }

    /// The headers that carry a signature over a body.
    fn sign_body(&self) -> Outcome {
        let file = self.folder.file(&format!("{}.body", self.case.id()), self.case.body());
        let expected = self.case.expect();
        let body = || [OsString::from("--body"), file.clone()];
        let as_json = run(&self.arguments("sign", body().into_iter().chain(["--json".into()]), []));
        let as_text = run(&self.arguments("sign", body(), []));
        for run in [&as_json, &as_text] {
            self.check_leak(run)?;
            if self.is_refused(run)? {
                continue;
            }
            same("status", &json!(run.status), &json!(0))?;
        }
        if expected["error"].is_string() {
            return Ok(());
        }
        same("headers", &as_json.json()["headers"], &expected["headers"])?;
        let line = |pair: &Json| format!("{}: {}\n", pair[0].as_str().unwrap_or(""), pair[1].as_str().unwrap_or(""));
        let lines: String = expected["headers"].as_array().into_iter().flatten().map(line).collect();
        same("lines", &json!(as_text.stdout), &json!(lines))
    }

    fn sign(&self) -> Outcome {
        if self.case.text("raw_scheme").is_some() {
            return self.sign_body();
        }
        let params = self.case.params();
        let object: Vec<String> =
            params.iter().map(|(name, value)| format!("{}:{}", json!(name), json!(value))).collect();
        let file = self.folder.file(&format!("{}.params", self.case.id()), format!("{{{}}}", object.join(",")));
        let of_file = run(&self.arguments("sign", [OsString::from("--json"), "--params".into(), file], []));
        self.check_leak(&of_file)?;
        if !self.is_refused(&of_file)? {
            let found = of_file.json();
            same("sign", &found["sign"], &self.case.expect()["sign"])?;
            same("body", &found["body"], &self.case.expect()["body"])?;
        }
        let is_sayable = |(name, value): &(String, String)| !name.contains(['=', '\0']) && !value.contains('\0');
        if !params.iter().all(is_sayable) {
            return Ok(());
        }
        let words = params.iter().map(|(name, value)| format!("{name}={value}").into());
        let of_words = run(&self.arguments("sign", [], words));
        if !self.is_refused(&of_words)? {
            let body = self.case.expect()["body"].as_str().unwrap_or_default();
            same("printed", &json!(of_words.stdout), &json!(format!("{body}\n")))?;
        }
        Ok(())
    }

    fn gateway(&self) -> Outcome {
        let file = self.folder.file(&format!("{}.gateway", self.case.id()), self.case.text("text").unwrap_or_default());
        let run = run(&["gateway".into(), "check".into(), file]);
        let expected = self.case.expect();
        same("status", &json!(run.status), &json!(i32::from(expected["ok"] != true)))?;
        let id = expected["id"].as_str().unwrap_or_default();
        same("is named", &json!(run.stdout.contains(&format!(": {id}"))), &json!(true))
    }

    fn tables(&self) -> Outcome {
        let id = self.case.gateway().unwrap_or_default();
        let run = run(&["gateways", id, "--json"]);
        same_table("table", &run.json(), &self.case.expect()["table"])
    }

    fn scheme(&self) -> Outcome {
        if self.case.text("raw_scheme").is_some() {
            // A message without headers has no signature; the scheme's text has been read by then.
            let run = run_with(&self.arguments("verify", ["--json".into()], []), b"a=1", &[]);
            let expected = self.case.expect()["error"].as_str().unwrap_or("missing_signature");
            let is_untimed = self.case.expect()["ok"] == true && run.code() == Some("no_time");
            return same("code", &json!(is_untimed || run.code() == Some(expected)), &json!(true));
        }
        // A scheme of the object that is the message is printed only for a body that has the object.
        let text = self.case.expect()["printed"].as_str().unwrap_or_default();
        let path = text.strip_prefix("fields all in ").and_then(|rest| rest.split([' ', ';']).next());
        let body = path.map_or_else(
            || "a=1".to_owned(),
            |path| path.rsplit('.').fold(r#"{"a":"1"}"#.to_owned(), |inner, name| format!(r#"{{"{name}":{inner}}}"#)),
        );
        let run = run_with(&self.arguments("explain", ["--json".into()], []), body.as_bytes(), &[]);
        if self.is_refused(&run)? {
            return same("status", &json!(run.status), &json!(2));
        }
        same("printed", &run.json()["scheme"], &self.case.expect()["printed"])
    }

    /// The body from a file with the verdict as JSON, and from standard input with the verdict as text.
    fn both_ways(&self, command: &str) -> Result<[Run; 2], String> {
        let body = self.case.body();
        let file = self.folder.file(&format!("{}.body", self.case.id()), &body);
        let of_file = run(&self.arguments(command, ["--json".into()], [file]));
        let of_stdin = run_with(&self.arguments(command, [], []), &body, &[]);
        for run in [&of_file, &of_stdin] {
            self.check_leak(run)?;
        }
        Ok([of_file, of_stdin])
    }

    /// Whether the message is refused, in just the way that the vector says.
    fn is_refused(&self, run: &Run) -> Result<bool, String> {
        let expected = self.case.expect();
        // The core can be given such a secret by another name; the program takes it for a mistake.
        let has_blanks = self.secrets().iter().any(|secret| secret.trim_ascii() != *secret);
        let (code, status) = match expected["error"].as_str() {
            _ if has_blanks => ("secret_has_blanks", 2),
            Some(code @ ("scheme_syntax" | "invalid_name" | "no_roles" | "no_time")) => (code, 2),
            Some(code) => (code, 1),
            // A scheme is shown with a body that it does not belong to.
            None if run.status == 0 || self.case.text("do") == Some("scheme") => return Ok(false),
            None => return Err(format!("{run:?}")),
        };
        same("status", &json!(run.status), &json!(status))?;
        same("code", &json!(run.code()), &json!(code))?;
        if has_blanks || !run.stdout.starts_with("{\"valid\":false") {
            return Ok(true);
        }
        let error = &run.json()["error"];
        same("error", &error["code"], &json!(code))?;
        let (found, wanted) = (bytes(&error["field"]), bytes(&expected["field"]).unwrap_or_default());
        let is_same = match &found {
            Some(found) if error["field_is_cut"] == true => wanted.starts_with(found),
            found => found.as_deref().unwrap_or_default() == wanted,
        };
        same("field", &json!(is_same), &json!(true)).map_err(|_| format!("field of {code}: {found:?}, {wanted:?}"))?;
        if expected["offset"].is_null() { Ok(()) } else { same("offset", &error["offset"], &expected["offset"]) }?;
        Ok(true)
    }

    /// No secret in any output; a signature neither, unless it was asked for.
    fn check_leak(&self, run: &Run) -> Outcome {
        let given = [self.case.body(), format!("{:?}", self.case.params()).into_bytes()].concat();
        let given = String::from_utf8_lossy(&given);
        let shown = [run.stdout.as_str(), run.stderr.as_str()].concat();
        for secret in self.secrets().into_iter().filter(|secret| secret.len() > 8 && !given.contains(secret)) {
            same("shows the secret", &json!(shown.contains(secret)), &json!(false))?;
        }
        let field = self.case.reading()["signature"].as_str().unwrap_or("sign");
        let prefix = format!("{field}=");
        let mut pieces = given.split('&').filter_map(|piece| piece.strip_prefix(&prefix));
        match pieces.next().filter(|signature| signature.len() >= 32 && self.case.text("do") != Some("sign")) {
            Some(signature) => same("shows the signature", &json!(shown.contains(signature)), &json!(false)),
            None => Ok(()),
        }
    }

    fn same_fields(&self, what: &str, found: &Json, expected: &Json) -> Outcome {
        let repeat = |text: Vec<u8>| match (
            self.case.json["repeat"]["text"].as_str(),
            self.case.json["repeat"]["times"].as_u64(),
        ) {
            (Some(part), Some(times)) => {
                let times = usize::try_from(times).expect("a number of times");
                String::from_utf8(text).expect("a text").replace("@@", &part.repeat(times)).into_bytes()
            }
            _ => text,
        };
        let fields = |fields: &Json| -> BTreeMap<Vec<u8>, Vec<u8>> {
            let object = fields.as_object().expect("an object");
            object.iter().map(|(name, value)| (unkey(name), bytes(value).expect("a text"))).collect()
        };
        let expected = fields(expected).into_iter().map(|(name, value)| (repeat(name), repeat(value))).collect();
        let found = fields(found);
        if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} for {expected:?}")) }
    }
}

/// The first finding in the terms of the vectors; what is told to people only where that is expected.
fn first_finding(finding: &Json, expected: &Json) -> Json {
    let list = |of: &Json, key: &str| of[key].as_array().cloned().unwrap_or_default();
    if finding.is_null() {
        return Json::Null;
    }
    let causes = list(finding, "causes");
    let evidence = causes.iter().flat_map(|cause| list(cause, "evidence"));
    let fields = evidence.map(|evidence| evidence["field"].clone()).filter(|field| !field.is_null());
    let mut json = json!({
        "certain": finding["certain"], "fields": fields.collect::<Vec<Json>>(),
        "causes": causes.iter().map(|cause| cause["code"].clone()).collect::<Vec<Json>>(),
    });
    if !finding["signed"].is_null() {
        json["signed"] = finding["signed"].clone();
    }
    let of_causes = |key: &str| causes.iter().map(|cause| cause[key].clone()).collect::<Vec<Json>>();
    let told = [
        ("reason", finding["reason"].clone()),
        ("texts", json!(of_causes("text"))),
        ("cures", json!(of_causes("cure"))),
    ];
    for (key, told) in told.into_iter().filter(|(key, _)| !expected[key].is_null()) {
        json[key] = told;
    }
    json
}

fn key(name: &Json) -> String {
    name["hex"].as_str().map_or_else(|| name.as_str().unwrap_or_default().to_owned(), |hex| format!("hex:{hex}"))
}

fn unkey(name: &str) -> Vec<u8> {
    name.strip_prefix("hex:").map_or_else(|| name.as_bytes().to_vec(), unhex)
}

fn same(what: &str, found: &Json, expected: &Json) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found} for {expected}")) }
}
