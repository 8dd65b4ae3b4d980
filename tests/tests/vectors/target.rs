//! The message that a case is about, found as its users find it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use paysign::gateway::Role;
use paysign::scheme::Names;
use paysign::{Failure, Limits, Message, Options, Secret, Strictness, Wire, gateways};
use paysign_gateway::{Described, Description, DescriptionError, GatewayFile};
use paysign_tests::{Case, folder};

/// Where the messages of a gateway are found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gateways {
    /// In the core.
    BuiltIn,
    /// In the files that the core's tables are made of, read for the test.
    Files,
}

impl Gateways {
    /// The gateway of this id; one that is not built in is always that of its file.
    pub(crate) fn gateway(self, id: &str) -> &'static paysign::Gateway<'static> {
        static LOADED: LazyLock<BTreeMap<String, GatewayFile>> = LazyLock::new(gateway_files);
        match gateways::find(id) {
            Ok((gateway, _)) if self == Self::BuiltIn => gateway,
            _ => LOADED.get(id).unwrap_or_else(|| panic!("no file of {id}")).gateway(),
        }
    }
}

/// The files of the built-in gateways, and those of the vectors, by the ids of their gateways.
fn gateway_files() -> BTreeMap<String, GatewayFile> {
    let folders = [folder(), Path::new(env!("CARGO_MANIFEST_DIR")).join("../gateways")];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let file = GatewayFile::parse(&text).unwrap_or_else(|problems| panic!("{}: {problems}", path.display()));
        (file.gateway().id.to_owned(), file)
    };
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).map(read).collect()
}

/// The message that a case is about.
pub(crate) fn message(case: &Case<'_>, gateways: Gateways) -> Result<Message<'static>, Failure> {
    let shop = names(case.texts("shop_names"));
    let message = if case.text("scheme").or(case.text("raw_scheme")).is_some() {
        described(case)?
    } else {
        let gateway = gateways.gateway(case.gateway().expect("a gateway or a scheme"));
        let variant = case.text("variant").map(|name| gateway.variant(name)).transpose()?;
        gateway.check_shop_names(shop)?;
        *gateway.message_by(variant, case.text("message").unwrap_or_default())?
    };
    Ok(message.with_shop_names(shop)?.with_added_names(names(case.texts("added_names")))?)
}

/// A message of which the case describes the scheme, and may be the roles of fields.
pub(crate) fn described(case: &Case<'_>) -> Result<Message<'static>, Failure> {
    // A header that is signed for a body is the same on every wire, so such a case says none.
    let wire = case.text("wire").map_or(Wire::Form, |word| Wire::of_word(word).expect("a wire"));
    let text = |key| case.text(key).unwrap_or_default().to_owned();
    let role = |word: &str| Role::of_word(word).expect("a role");
    let roles = case.json["roles"].as_object().into_iter().flatten();
    let description = Description {
        roles: roles.map(|(word, field)| (role(word), field.as_str().expect("a field").to_owned())).collect(),
        paid_values: case.texts("paid_values").into_iter().map(ToOwned::to_owned).collect(),
        ack: text("ack"),
        // Where a header has the signature, no field has it.
        ..Description::new(
            case.text("raw_scheme").map_or_else(|| text("scheme"), ToOwned::to_owned),
            text("sign_field"),
            wire,
        )
    };
    match Described::new(&description) {
        Ok(described) => Ok(*kept(described).message()),
        Err(DescriptionError::Scheme(error)) => Err(error.into()),
        Err(DescriptionError::RawScheme(error)) => Err(error.into()),
        Err(error) => Err(Failure::with_text(paysign::Code::InvalidRoles, error.to_string())),
    }
}

/// For as long as the test runs.
fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn names(texts: Vec<&str>) -> Names<'static> {
    let texts = texts.into_iter().map(|text| &**kept(text.to_owned())).collect::<Vec<&str>>();
    Names::List(kept(texts))
}

/// What a case changes of the defaults.
pub(crate) fn options(case: &Case<'_>) -> Options {
    let default = Limits::DEFAULT;
    let limits = Limits {
        body_len: case.limit("body_len").unwrap_or(default.body_len),
        fields: case.limit("fields").unwrap_or(default.fields),
        depth: case.limit("depth").unwrap_or(default.depth),
    };
    Options { strictness: if case.is_lenient() { Strictness::Lenient } else { Strictness::Strict }, limits }
}

/// The secrets, exactly as the case writes them.
pub(crate) fn secrets(case: &Case<'_>) -> Vec<Secret> {
    case.secrets().iter().map(|secret| Secret::exact(secret).expect("a secret")).collect()
}
