//! Arguments that several commands have. What is here in doc comments is what `--help` and the man pages
//! print.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValue, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};
use paysign::{Limits, Options, Strictness, gateways};

/// Which message it is: one of a gateway, or one of which only the scheme is known.
///
/// With `--scheme` the words of `gateway` and `message` are the first of what comes after them; `target`
/// sorts that out.
#[derive(Args, Debug)]
pub(crate) struct TargetArgs {
    /// The gateway, or a variant of it such as `epay@key`
    #[arg(value_name = "GATEWAY", value_parser = GatewayIds)]
    pub(crate) gateway: Option<OsString>,
    /// The message, such as `notify`
    #[arg(value_name = "MESSAGE")]
    pub(crate) message: Option<OsString>,
    /// A scheme written as text, in place of GATEWAY and MESSAGE; `paysign gateways epay notify` shows one
    #[arg(long, value_name = "TEXT", requires = "sign_field", conflicts_with = "gateway_file")]
    pub(crate) scheme: Option<String>,
    /// With --scheme: the name of the field that holds the signature
    #[arg(long, value_name = "NAME", requires = "scheme")]
    pub(crate) sign_field: Option<String>,
    /// With --scheme: what the fields are written as; `auto` looks at the body, and is `form` when signing
    /// [default: auto]
    #[arg(long, value_name = "WIRE")]
    pub(crate) wire: Option<WireArg>,
    #[command(flatten)]
    pub(crate) file: FileArg,
    /// A parameter of your own in the query of the address that the gateway calls, such as `route`: it is
    /// neither signed nor shown; may be given several times
    #[arg(long = "shop-name", value_name = "NAME")]
    pub(crate) shop_names: Vec<String>,
    /// A parameter that the gateway has begun to send, where its scheme has no separator; may be given
    /// several times
    #[arg(long = "added-name", value_name = "NAME")]
    pub(crate) added_names: Vec<String>,
}

/// A gateway of one's own.
#[derive(Args, Debug)]
pub(crate) struct FileArg {
    /// A gateway file, whose id is then a GATEWAY like any other; `paysign gateway new` writes one
    #[arg(long = "gateway-file", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) gateway_file: Option<PathBuf>,
}

/// What the fields are written as.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WireArg {
    /// `a=1&b=2`: a form body, or a URL's query
    Form,
    /// One JSON object
    Json,
    /// Flat XML: an element for each field
    Xml,
    /// `multipart/form-data`
    Multipart,
    /// JSON if the body begins with `{`, XML if with `<`, multipart if with `--`
    Auto,
}

/// Where the body is.
#[derive(Args, Debug)]
pub(crate) struct BodyArgs {
    /// The file with the raw body or query; without it, or as `-`, standard input
    #[arg(value_name = "BODYFILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: Option<OsString>,
    /// Keep a line ending at the end of a form: by default one is taken off, since editors add it and it
    /// would become a part of the last value
    #[arg(long)]
    pub(crate) exact: bool,
}

/// What came with the body, where a header has the signature.
#[derive(Args, Debug)]
pub(crate) struct ArrivalArgs {
    /// How a header signs the raw body, written as text, in place of GATEWAY and MESSAGE
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["scheme", "gateway_file"])]
    pub(crate) raw_scheme: Option<String>,
    /// A header that came with the body, where one has the signature; may be given several times
    #[arg(long = "header", value_name = "NAME: VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,
    /// When it came, in seconds since the beginning of 1970 (`date +%s`), where its age is checked
    #[arg(long, value_name = "SECONDS")]
    pub(crate) now: Option<u64>,
}

/// A header as it is in a request.
fn header(text: &str) -> Result<(String, String), String> {
    match text.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_owned(), value.trim().to_owned())),
        _ => Err(String::from("a header is `NAME: VALUE`")),
    }
}

/// Where the secrets are.
#[derive(Args, Debug)]
pub(crate) struct SecretArgs {
    /// Read a secret from a file (`-`: standard input); may be given several times, the first one signs
    #[arg(long = "secret-file", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<PathBuf>,
    /// Read a secret from an environment variable; may be given several times, after those of files [default:
    /// `PAYSIGN_SECRET`, if no secret is given]
    #[arg(long = "secret-env", value_name = "VAR")]
    pub(crate) variables: Vec<String>,
}

/// How strictly a message is read, and the greatest sizes.
#[derive(Args, Debug)]
pub(crate) struct ReadingArgs {
    /// Turn strict reading off: then another message may share the signature, as with the vendors' own
    /// samples
    #[arg(long)]
    pub(crate) lenient: bool,
    /// The greatest length of a body, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::DEFAULT.body_len)]
    pub(crate) max_body_len: usize,
    /// The greatest number of fields
    #[arg(long, value_name = "COUNT", default_value_t = Limits::DEFAULT.fields)]
    pub(crate) max_fields: usize,
}

/// The limit that only reading has.
#[derive(Args, Debug)]
pub(crate) struct DepthArg {
    /// The greatest nesting of JSON, the outer object included, and of XML, the root included
    #[arg(long, value_name = "LEVELS", default_value_t = Limits::DEFAULT.depth)]
    pub(crate) max_depth: usize,
}

impl ReadingArgs {
    /// The core's options.
    pub(crate) fn options(&self, depth: Option<&DepthArg>) -> Options {
        let depth = depth.map_or(Limits::DEFAULT.depth, |depth| depth.max_depth);
        Options {
            strictness: if self.lenient { Strictness::Lenient } else { Strictness::Strict },
            limits: Limits { body_len: self.max_body_len, fields: self.max_fields, depth },
        }
    }
}

/// The ids of the gateways, for help and completion. It takes any text, since with `--scheme` none is
/// there.
#[derive(Clone)]
pub(super) struct GatewayIds;

impl TypedValueParser for GatewayIds {
    type Value = OsString;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<OsString, clap::Error> {
        OsStringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let ids = gateways::ALL.iter().flat_map(|gateway| {
            let variants =
                gateway.variants.iter().map(|variant| (format!("{}@{}", gateway.id, variant.name), variant.about));
            std::iter::once((gateway.id.to_owned(), gateway.title)).chain(variants)
        });
        Some(Box::new(ids.map(|(id, title)| PossibleValue::new(id).help(title))))
    }
}
