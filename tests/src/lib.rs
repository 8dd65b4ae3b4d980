//! Reads the shared vectors, for the tests of this package.

pub mod choices;
pub mod compare;
pub mod fitting;
pub mod generate;
pub mod marked;
pub mod schemes;
pub mod shown;
mod tables;
pub mod tally;
pub mod twins;
pub mod unusual;

/// The example of the repository's README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

pub use tables::same_table;

/// One file of vectors.
pub struct File {
    /// Its name without `.json`.
    pub name: String,
    /// Its content.
    pub json: Value,
}

impl File {
    /// The id of the gateway that it is about, if it is about one.
    pub fn gateway(&self) -> Option<&str> {
        self.json["gateway"].as_str()
    }

    /// The id of the built-in gateway that it is about, if it is about one.
    pub fn built_in(&self) -> Option<&str> {
        self.gateway().filter(|_| self.json["gateway_file"].is_null())
    }

    /// The cases.
    ///
    /// # Panics
    ///
    /// If the file has no list of them.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        let cases = self.json["cases"].as_array().expect("a file has cases");
        cases.iter().map(|json| Case { file: self, json })
    }
}

/// All files of the folder `tests/vectors`, by name.
///
/// # Panics
///
/// If the folder or a file cannot be read.
pub fn files() -> Vec<File> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder of the vectors")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json") && !path.ends_with("schema.json"))
        .collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The folder of the vectors.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors")
}

fn read(path: &Path) -> File {
    let text = fs::read_to_string(path).expect("a file of vectors");
    let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
    let json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    File { name, json }
}

/// One case.
#[derive(Clone, Copy)]
pub struct Case<'f> {
    /// The file that it is in.
    pub file: &'f File,
    /// What is there.
    pub json: &'f Value,
}

impl<'f> Case<'f> {
    /// Its id, `epay-17`.
    pub fn id(&self) -> &'f str {
        self.text("id").unwrap_or("without id")
    }

    /// The gateway that the case is about: its own, or its file's.
    pub fn gateway(&self) -> Option<&'f str> {
        self.text("gateway").or(self.file.gateway())
    }

    /// A list of texts.
    pub fn texts(&self, key: &str) -> Vec<&'f str> {
        let list = self.json[key].as_array().or(self.expect()[key].as_array());
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// A text of the case.
    pub fn text(&self, key: &str) -> Option<&'f str> {
        self.json[key].as_str()
    }

    /// What is expected.
    pub fn expect(&self) -> &'f Value {
        &self.json["expect"]
    }

    /// Whether strict reading is turned off.
    pub fn is_lenient(&self) -> bool {
        self.json["lenient"] == true
    }

    /// The secrets.
    pub fn secrets(&self) -> Vec<&'f str> {
        self.json["secrets"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The raw body.
    pub fn body(&self) -> Vec<u8> {
        match self.text("body_hex") {
            Some(hex) => unhex(hex),
            None => self.repeated(self.text("body").unwrap_or_default()).into_bytes(),
        }
    }

    /// The headers that came with the body.
    ///
    /// # Panics
    ///
    /// If they are not a list of pairs.
    pub fn headers(&self) -> Vec<(&'f str, &'f str)> {
        let header = |pair: &'f Value| {
            let text = |index: usize| pair[index].as_str().expect("a name and a value");
            (text(0), text(1))
        };
        self.json["headers"].as_array().into_iter().flatten().map(header).collect()
    }

    /// When it came, in seconds.
    pub fn now(&self) -> Option<u64> {
        self.json["now"].as_u64()
    }

    /// The parameters to sign.
    ///
    /// # Panics
    ///
    /// If they are not a list of pairs.
    pub fn params(&self) -> Vec<(String, String)> {
        let param = |pair: &Value| {
            let text = |index: usize| self.repeated(pair[index].as_str().expect("a name and a value"));
            (text(0), text(1))
        };
        self.json["params"].as_array().into_iter().flatten().map(param).collect()
    }

    /// The canonical string, where the case holds one.
    pub fn canonical(&self) -> Option<Vec<u8>> {
        match self.text("canonical_hex") {
            Some(hex) => Some(unhex(hex)),
            None => self.text("canonical").map(|text| self.repeated(text).into_bytes()),
        }
    }

    /// A limit, where the case changes it.
    pub fn limit(&self, name: &str) -> Option<usize> {
        self.json["limits"][name].as_u64().and_then(|limit| usize::try_from(limit).ok())
    }

    /// The name of the reading that the case is about, `notify` or `notify@key`.
    pub fn reading_name(&self) -> String {
        let message = self.text("message").unwrap_or_default();
        self.text("variant").map_or_else(|| message.to_owned(), |variant| format!("{message}@{variant}"))
    }

    /// The reading that the case is about.
    pub fn reading(&self) -> &'f Value {
        match &self.json["reading"] {
            Value::Null => &self.file.json["messages"][self.reading_name()],
            own => own,
        }
    }

    /// Replaces `@@` by what the case repeats.
    fn repeated(&self, text: &str) -> String {
        let repeat = &self.json["repeat"];
        match (repeat["text"].as_str(), repeat["times"].as_u64()) {
            (Some(part), Some(times)) => text.replace("@@", &part.repeat(usize::try_from(times).unwrap_or(0))),
            _ => text.to_owned(),
        }
    }
}

/// The bytes of an expected text: a string, or `{"hex": "…"}`.
pub fn bytes(expected: &Value) -> Option<Vec<u8>> {
    match expected["hex"].as_str() {
        Some(hex) => Some(unhex(hex)),
        None => expected.as_str().map(|text| text.as_bytes().to_vec()),
    }
}

/// Bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The bytes that hex digits stand for.
///
/// # Panics
///
/// If they are none.
pub fn unhex(hex: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| {
        let digits = std::str::from_utf8(pair).expect("hex digits");
        u8::from_str_radix(digits, 16).expect("hex digits")
    };
    hex.as_bytes().chunks(2).map(byte).collect()
}
