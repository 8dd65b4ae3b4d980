//! Which message a command is about: one of a gateway, or one of which only the scheme is known.

use std::ffi::{OsStr, OsString};

use paysign::gateway::Variant;
use paysign::raw::RawScheme;
use paysign::scheme::Names;
use paysign::{Gateway, Message, Scheme, Wire, gateways};
use paysign_gateway::GatewayFile;

use crate::args::{FileArg, TargetArgs, WireArg};
use crate::failure::Failure;
use crate::gateway::file;

/// The message of a command.
pub(crate) struct Target<'a> {
    message: Message<'a>,
    /// What it is called in the output: `epay notify`.
    pub(crate) title: String,
    /// The gateway of the file that the command line names.
    pub(crate) own: Option<&'static Gateway<'static>>,
    /// Whether the wire is still to be seen from the body.
    follows_body: bool,
}

impl<'a> Target<'a> {
    /// Finds the message, and the words of the command line that come after it.
    ///
    /// # Errors
    ///
    /// An unknown name, a text that is not a scheme, or a command line without either.
    pub(crate) fn find(args: &'a TargetArgs) -> Result<(Self, Vec<&'a OsString>), Failure> {
        Self::find_with(args, None)
    }

    /// The same, where a header may have the signature.
    ///
    /// # Errors
    ///
    /// As [`Target::find`].
    pub(crate) fn find_with(
        args: &'a TargetArgs,
        raw_scheme: Option<&'a str>,
    ) -> Result<(Self, Vec<&'a OsString>), Failure> {
        let words = [&args.gateway, &args.message].into_iter().flatten();
        let wire = args.wire.unwrap_or(WireArg::Auto);
        let follows_body = wire == WireArg::Auto;
        let fixed = match wire {
            WireArg::Form | WireArg::Auto => Wire::Form,
            WireArg::Json => Wire::Json,
            WireArg::Xml => Wire::Xml,
            WireArg::Multipart => Wire::Multipart,
        };
        if let Some((text, sign_field)) = args.scheme.as_deref().zip(args.sign_field.as_deref()) {
            let scheme = Scheme::parse(text).map_err(Failure::scheme)?;
            let message = extended(&Message::of_scheme(scheme, sign_field, fixed), args)?;
            return Ok((Self { message, title: String::from("scheme"), own: None, follows_body }, words.collect()));
        }
        if let Some(text) = raw_scheme {
            let scheme = RawScheme::parse(text).map_err(Failure::raw_scheme)?;
            // It lives as long as the program, which runs for one command.
            let message = Message::of_raw_scheme(Box::leak(Box::new(scheme)), fixed);
            return Ok((Self { message, title: String::from("raw scheme"), own: None, follows_body }, words.collect()));
        }
        if args.wire.is_some() {
            return Err(Failure::usage("--wire is for a --scheme: a gateway's message has its own"));
        }
        let [gateway, message] = [&args.gateway, &args.message].map(|word| word.as_deref());
        let gateway = gateway.ok_or_else(|| missing("GATEWAY"))?;
        let message = message.ok_or_else(|| missing("MESSAGE"))?;
        let own = read(&args.file)?;
        let found = find_message(gateway, message, own)?;
        find_gateway(gateway, own)?.check_shop_names(listed(&args.shop_names)).map_err(Failure::name)?;
        let title = format!("{} {}", gateway.to_string_lossy(), found.name);
        Ok((Self { message: extended(found, args)?, title, own, follows_body: false }, Vec::new()))
    }

    /// The message where no body says what the wire is: then it is a form, unless one was asked for.
    pub(crate) fn message(&self) -> Message<'a> {
        self.message
    }

    /// Whether the wire is to be seen from each body.
    pub(crate) fn follows_body(&self) -> bool {
        self.follows_body
    }

    /// The message that this body is one of.
    pub(crate) fn message_of(&self, body: &[u8]) -> Message<'a> {
        let mut message = self.message;
        if self.follows_body {
            message.transport.wire = Wire::of(body);
        }
        message
    }
}

fn missing(what: &str) -> Failure {
    Failure::usage(format!("{what} is missing, and there is no --scheme in its place"))
        .hint("`paysign gateways` lists the gateways, `paysign gateways GATEWAY` their messages")
}

/// The message in bodies that may hold the names of the command line beyond its table.
fn extended<'a>(message: &Message<'a>, args: &'a TargetArgs) -> Result<Message<'a>, Failure> {
    let message = message.with_shop_names(listed(&args.shop_names));
    message.and_then(|message| message.with_added_names(listed(&args.added_names))).map_err(Failure::name)
}

/// The names as they were given, each a name by itself. The list lives as long as the program, which runs for
/// one command.
fn listed(names: &[String]) -> Names<'_> {
    Names::List(Vec::leak(names.iter().map(String::as_str).collect()))
}

/// The gateway of the file that the command line names.
///
/// # Errors
///
/// The file cannot be read, or has a problem.
pub(crate) fn read(arg: &FileArg) -> Result<Option<&'static Gateway<'static>>, Failure> {
    let Some(path) = &arg.gateway_file else { return Ok(None) };
    let file: &'static GatewayFile = Box::leak(Box::new(file::read(path)?));
    Ok(Some(file.gateway()))
}

/// A message by the names of the command line, which may be one of the file's.
///
/// # Errors
///
/// The name that is not known, with those that are.
pub(crate) fn find_message(
    gateway: &OsStr,
    message: &OsStr,
    own: Option<&'static Gateway<'static>>,
) -> Result<&'static Message<'static>, Failure> {
    let (known, variant) = find(gateway, own)?;
    known.message_by(variant, &message.to_string_lossy()).map_err(|error| {
        let names: Vec<&str> = known.messages.iter().map(|message| message.name).collect();
        Failure::from(error).hint(format!("the messages of {} are: {}", known.id, names.join(", ")))
    })
}

/// A gateway by the name of the command line.
///
/// # Errors
///
/// The name is not known; the failure lists those that are.
pub(crate) fn find_gateway(
    gateway: &OsStr,
    own: Option<&'static Gateway<'static>>,
) -> Result<&'static Gateway<'static>, Failure> {
    find(gateway, own).map(|(gateway, _)| gateway)
}

type Found = (&'static Gateway<'static>, Option<&'static Variant<'static>>);

/// A gateway of the file comes before a built-in one of the same id.
fn find(id: &OsStr, own: Option<&'static Gateway<'static>>) -> Result<Found, Failure> {
    // A name that is not UTF-8 gets a character that no id has, so it stays unknown.
    let text = id.to_string_lossy();
    let (name, variant) = text.split_once('@').map_or((&*text, None), |(name, variant)| (name, Some(variant)));
    let found = match own.filter(|own| own.id == name) {
        Some(own) => variant.map(|name| own.variant(name)).transpose().map(|variant| (own, variant)),
        None => gateways::find(&text),
    };
    found.map_err(|error| {
        let ids = own.into_iter().chain(gateways::ALL).flat_map(|gateway| {
            let variants = gateway.variants.iter().map(|variant| format!("{}@{}", gateway.id, variant.name));
            std::iter::once(gateway.id.to_owned()).chain(variants)
        });
        Failure::from(error).hint(format!("the gateways are: {}", ids.collect::<Vec<_>>().join(", ")))
    })
}
