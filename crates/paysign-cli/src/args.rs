//! The command line. What is here in doc comments is what `--help` and the man pages print.

mod audit;
mod gateway;
mod reconcile;
mod shared;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use crate::lang::Lang;

pub(crate) use audit::{AuditArgs, ByArg, FormatArg, LogArgs};
pub(crate) use gateway::GatewayCommand;
pub(crate) use reconcile::ReconcileArgs;
use shared::GatewayIds;
pub(crate) use shared::{ArrivalArgs, BodyArgs, DepthArg, FileArg, ReadingArgs, SecretArgs, TargetArgs, WireArg};

const EXIT_STATUS: &str = "\
Exit status:
  0  valid: the message is authentic (or the parameters are signed)
  1  not valid: the message or the parameters are refused
  2  wrong usage, or something could not be read: no verdict

The reason of 1 and 2 is on standard error, after its stable code:
  paysign: mismatch: the signature does not belong to this message and secret";

const SECRETS: &str = "\
The secret comes from a file, from an environment variable or from standard input, never from an argument, which every \
user of the machine could read. Of a file or standard input one line ending at the end is taken off; other white space \
around the secret is an error.";

const DIAGNOSIS: &str = "\
It is for a developer's machine, where the secret is: it never shows the secret or a right signature of the message, but it \
answers far more than \"no\". A cause is certain if the digest of what it describes is the claimed one, else possible. \
docs/sign-error.md lists all causes.";

const TWO_WAYS_OUT: &str = "\
The body is followed by one line feed, on a terminal and in a pipe alike: `$(…)` takes it off. Whoever sends the \
output as it is (`| curl --data-binary @-`) needs --no-newline, or the gateway reads the line feed as a part of the \
last value.";

const JSON_OF_VERIFY: &str = "\
With --json one object is on standard output:
  {\"valid\":true,\"secret\":0,\"fields\":{…},\"unproved\":{…},\"order_no\":…,\"trade_no\":…,\"ordered_amount\":…,
   \"paid_amount\":…,\"status\":…,\"is_paid\":…,\"ack\":…}
  {\"valid\":false,\"error\":{\"code\":…,\"number\":…,\"message\":…,\"field\":…,\"offset\":…}}
An authentic message that --order-no and --amount refuse has the members of both. A value that is not UTF-8 is \
{\"hex\":\"…\"}; as the name of a field it is \"hex:…\". An amount that is not a decimal is \
{\"error\":\"invalid_amount\"}. Where there is no verdict (exit status 2) the object has no \
`valid`, and the code may be null.";

/// Signs and verifies the messages of payment gateways of the MD5-sign family
#[derive(Parser, Debug)]
#[command(name = "paysign", version, max_term_width = 100, after_help = EXIT_STATUS, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Show the gateways, the messages of one, or the table of fields of a message
    Gateways(GatewaysArgs),
    /// Write a gateway of your own into a file, check and test it, and make types of it
    #[command(subcommand)]
    Gateway(GatewayCommand),
    /// Sign parameters and print the ready body or query
    #[command(
        override_usage = "paysign sign [OPTIONS] GATEWAY MESSAGE [NAME=VALUE]...\n       \
                          paysign sign [OPTIONS] --scheme TEXT --sign-field NAME [NAME=VALUE]...\n       \
                          paysign sign [OPTIONS] --raw-scheme TEXT --body FILE",
        after_long_help = format!("{TWO_WAYS_OUT}\n\n{SECRETS}\n\n{EXIT_STATUS}"),
    )]
    Sign(SignArgs),
    /// Verify a raw body or query, exactly as it came off the socket
    #[command(
        override_usage = "paysign verify [OPTIONS] GATEWAY MESSAGE [BODYFILE]\n       \
                          paysign verify [OPTIONS] --scheme TEXT --sign-field NAME [BODYFILE]\n       \
                          paysign verify [OPTIONS] --raw-scheme TEXT --header 'NAME: VALUE' [BODYFILE]",
        after_long_help = format!("{JSON_OF_VERIFY}\n\n{SECRETS}\n\n{EXIT_STATUS}"),
    )]
    Verify(VerifyArgs),
    /// Show what the signature of a body covers, field by field, valid or not
    #[command(
        override_usage = "paysign explain [OPTIONS] GATEWAY MESSAGE [BODYFILE]\n       \
                          paysign explain [OPTIONS] --scheme TEXT --sign-field NAME [BODYFILE]",
        after_long_help = format!("Neither the secret nor a right signature is ever shown.\n\n{SECRETS}\n\n{EXIT_STATUS}"),
    )]
    Explain(ExplainArgs),
    /// Say why a signature does not match: ranked causes, each with what to change
    #[command(
        override_usage = "paysign diagnose [OPTIONS] GATEWAY MESSAGE [BODYFILE]\n       \
                          paysign diagnose [OPTIONS] --scheme TEXT --sign-field NAME [BODYFILE]\n       \
                          paysign diagnose [OPTIONS] --document --expect SIGN GATEWAY MESSAGE [NAME=VALUE]...",
        after_long_help = format!("{DIAGNOSIS}\n\n{SECRETS}\n\n{EXIT_STATUS}"),
    )]
    Diagnose(DiagnoseArgs),
    /// Verify logs of stored notifications
    #[command(
        override_usage = "paysign audit [OPTIONS] GATEWAY MESSAGE [FILES]...\n       \
                          paysign audit [OPTIONS] --scheme TEXT --sign-field NAME [FILES]...",
        after_long_help = format!("{}\n\n{}\n\n{SECRETS}\n\n{}", audit::NOTES, audit::JSON, audit::EXIT_STATUS),
    )]
    Audit(AuditArgs),
    /// Compare the orders of a shop with the notifications in logs: what is paid and not marked, marked and
    /// not paid, paid twice, or for another amount
    #[command(
        override_usage = "paysign reconcile [OPTIONS] --orders SHOP.csv GATEWAY MESSAGE [FILES]...",
        after_long_help = format!("{}\n\n{SECRETS}\n\n{}", reconcile::NOTES, reconcile::EXIT_STATUS),
    )]
    Reconcile(ReconcileArgs),
    /// Print the completion script of a shell
    Completion {
        /// The shell
        shell: Shell,
    },
    /// Print the man page of the program, or of one of its commands
    Man {
        /// The command; without it the program
        command: Option<String>,
    },
}

impl Command {
    /// Whether programs read the output.
    pub(crate) fn is_json(&self) -> bool {
        match self {
            Self::Gateways(args) => args.json,
            Self::Sign(args) => args.json,
            Self::Verify(args) => args.json,
            Self::Explain(args) => args.json,
            Self::Diagnose(args) => args.json,
            Self::Audit(args) => args.json,
            Self::Reconcile(args) => args.json,
            Self::Gateway(command) => command.is_json(),
            Self::Completion { .. } | Self::Man { .. } => false,
        }
    }
}

/// `paysign gateways`
#[derive(Args, Debug)]
pub(crate) struct GatewaysArgs {
    /// The gateway, or a variant of it such as `epay@key`; without it all are listed
    #[arg(value_name = "GATEWAY", value_parser = GatewayIds)]
    pub(crate) gateway: Option<OsString>,
    /// The message whose table is shown
    #[arg(value_name = "MESSAGE")]
    pub(crate) message: Option<OsString>,
    #[command(flatten)]
    pub(crate) file: FileArg,
    /// Print all that the tables hold as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// `paysign sign`
#[derive(Args, Debug)]
pub(crate) struct SignArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    #[command(flatten)]
    pub(crate) arrival: ArrivalArgs,
    /// The parameters, as text: an amount is signed as it is written
    #[arg(value_name = "NAME=VALUE")]
    pub(crate) params: Vec<OsString>,
    /// Take parameters from a JSON object of strings, in its order, before those of the command line (`-`:
    /// standard input)
    #[arg(long = "params", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) params_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// The raw body that a header is to sign (`-`: standard input); what is printed are the headers to send
    /// with it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "params_file")]
    pub(crate) body: Option<PathBuf>,
    /// Print no line feed after the body
    #[arg(short = 'n', long, conflicts_with = "json")]
    pub(crate) no_newline: bool,
    /// Print one JSON object: the body, the signature, all fields, and how to send them
    #[arg(long)]
    pub(crate) json: bool,
}

/// `paysign verify`
#[derive(Args, Debug)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    #[command(flatten)]
    pub(crate) arrival: ArrivalArgs,
    #[command(flatten)]
    pub(crate) body: BodyArgs,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    /// Also check that the message is about this order of yours, that it is paid, and that --amount was paid
    #[arg(long, value_name = "NO", requires = "amount")]
    pub(crate) order_no: Option<String>,
    /// The amount of that order in major units, such as 12.50; compared as a decimal
    #[arg(long, value_name = "AMOUNT", requires = "order_no")]
    pub(crate) amount: Option<String>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) depth: DepthArg,
    /// Print one JSON object, for a refused message too
    #[arg(long)]
    pub(crate) json: bool,
}

/// `paysign explain`
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    #[command(flatten)]
    pub(crate) body: BodyArgs,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) depth: DepthArg,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// `paysign diagnose`
#[derive(Args, Debug)]
pub(crate) struct DiagnoseArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    /// The file with the raw body or query (without it, or as `-`, standard input); with --document the
    /// parameters
    #[arg(value_name = "BODYFILE | NAME=VALUE", value_hint = ValueHint::FilePath)]
    pub(crate) words: Vec<OsString>,
    /// Keep a line ending at the end of a form
    #[arg(long)]
    pub(crate) exact: bool,
    /// Judge a worked example as a vendor's page prints it: whether it is consistent, and what would make it
    /// so
    #[arg(long, requires = "expect")]
    pub(crate) document: bool,
    /// With --document: the signature that the page prints
    #[arg(long, value_name = "SIGN", requires = "document")]
    pub(crate) expect: Option<String>,
    /// With --document: take parameters from a JSON object of strings too, before those of the command line
    /// (`-`: standard input)
    #[arg(long = "params", value_name = "FILE", value_hint = ValueHint::FilePath, requires = "document")]
    pub(crate) params_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    /// Read another secret of the merchant that may have been used in place of the right one; may be given
    /// several times
    #[arg(long = "other-secret-file", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) other_secret_files: Vec<PathBuf>,
    /// Read the raw body of another message that was signed with the same secret: whether that verifies
    /// tells a wrong secret from a changed message; may be given several times
    #[arg(long = "also", value_name = "BODYFILE", value_hint = ValueHint::FilePath)]
    pub(crate) also_files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) depth: DepthArg,
    /// The language of the causes; without it the one of `PAYSIGN_LANG`, `LC_ALL`, `LC_MESSAGES` or `LANG`,
    /// with --json English
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}
