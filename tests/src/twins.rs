//! Messages of the built-in gateways, each beside what the author of the vectors read about it.

use crate::{File, files};
use paysign::{Message, gateways};
use paysign_reference::Reading;

/// A message of a built-in gateway, and its reading.
pub struct Twin {
    /// As the core has it.
    pub message: Message<'static>,
    /// As the vectors have it.
    pub reading: Reading,
}

/// All that are signed.
///
/// # Panics
///
/// If the vectors name a message that the core does not have.
pub fn twins() -> Vec<Twin> {
    files().iter().flat_map(twins_of).collect()
}

fn twins_of(file: &File) -> Vec<Twin> {
    let Some(gateway) = file.built_in() else { return Vec::new() };
    let readings = file.json["messages"].as_object().expect("readings");
    let twin = |(name, reading): (&String, &serde_json::Value)| {
        let (name, variant) =
            name.split_once('@').map_or((name.as_str(), None), |(name, variant)| (name, Some(variant)));
        let id = variant.map_or_else(|| gateway.to_owned(), |variant| format!("{gateway}@{variant}"));
        let message = gateways::message(&id, name).unwrap_or_else(|error| panic!("{id} {name}: {error}"));
        let reading = Reading::from_json(reading).unwrap_or_else(|error| panic!("{id} {name}: {error}"));
        message.signing.is_some().then_some(Twin { message: *message, reading })
    };
    readings.iter().filter_map(twin).collect()
}

/// A body of the vectors, and what it is verified by.
pub struct Seed {
    /// Its message.
    pub twin: Twin,
    /// The raw body.
    pub body: Vec<u8>,
    /// The secrets of its case.
    pub secrets: Vec<String>,
}

/// The bodies of the vectors that are of a gateway's own message and not very long.
///
/// # Panics
///
/// As [`twins`].
pub fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for file in files() {
        let Some(gateway) = file.built_in() else { continue };
        for case in file.cases().filter(|case| case.text("do") == Some("verify") && case.text("variant").is_none()) {
            let message = gateways::message(gateway, case.text("message").expect("a message")).expect("a message");
            let Ok(reading) = Reading::from_json(case.reading()) else { continue };
            let body = case.body();
            if message.signing.is_some() && body.len() < 2000 {
                let secrets = case.secrets().into_iter().map(ToOwned::to_owned).collect();
                seeds.push(Seed { twin: Twin { message: *message, reading }, body, secrets });
            }
        }
    }
    seeds
}
