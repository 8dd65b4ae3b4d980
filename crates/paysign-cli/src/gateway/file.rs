//! A gateway file, read.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use paysign_gateway::{GatewayFile, Place, Problems};

use crate::failure::Failure;

/// The gateway of a file.
///
/// # Errors
///
/// The file cannot be read, is not text, or has a problem.
pub(crate) fn read(path: &Path) -> Result<GatewayFile, Failure> {
    let parsed: Result<_, Problems> = GatewayFile::parse(&text_of(path)?);
    parsed.map_err(|problems| Failure::gateway(path, &problems))
}

/// The text of a file, of which no more is read than shows that it is too long.
///
/// # Errors
///
/// It cannot be read, is too long, or is not text.
pub(super) fn text_of(path: &Path) -> Result<String, Failure> {
    const MAX_LEN: usize = GatewayFile::MAX_LEN;
    let (name, mut bytes) = (path.display(), Vec::new());
    let read = File::open(path).and_then(|file| file.take(MAX_LEN as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| Failure::io(&format!("read the gateway file {name}"), &error))?;
    if bytes.len() > MAX_LEN {
        return Err(Failure::usage(format!("{name}: a gateway file has at most {MAX_LEN} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let text = String::from_utf8_lossy(error.as_bytes());
        let place = Place::of(&text, error.utf8_error().valid_up_to());
        Failure::usage(format!("{name}: {place}: the gateway file is not UTF-8"))
    })
}
