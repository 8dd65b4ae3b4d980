//! The arguments of `paysign gateway`. What is here in doc comments is what `--help` and the man pages print.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum, ValueHint};
use paysign_types::Language;

const CHECKED: &str = "\
Exit status:
  0  every file is a gateway; what makes shops stumble is a warning, and changes nothing
  1  a file has a problem; each is on standard output: FILE:LINE:COLUMN and what is wrong
  2  a file cannot be read";

const TESTED: &str = "\
A file of cases is of the format of tests/vectors/README.md, of which one's own needs this much:

  {
    \"gateway\": \"minepay\",
    \"cases\": [
      { \"id\": \"minepay-1\", \"why\": \"the example of the page\",
        \"do\": \"verify\", \"message\": \"notify\", \"secrets\": [\"KEY\"],
        \"body\": \"order_no=7&amount=1.50&status=1&sign=…\",
        \"expect\": { \"valid\": true, \"order_no\": \"7\", \"paid_amount\": \"1.5\", \"status\": \"paid\" } },
      { \"do\": \"verify\", \"message\": \"notify\", \"secrets\": [\"KEY\"], \"body\": \"…\",
        \"expect\": { \"error\": \"mismatch\" } },
      { \"do\": \"sign\", \"message\": \"pay\", \"secrets\": [\"KEY\"],
        \"params\": [[\"order_no\", \"7\"], [\"amount\", \"1.50\"]],
        \"expect\": { \"sign\": \"…\" } }
    ]
  }

`do` is verify, sign, expect, minor, answer, explain or diagnose. What a case does not expect is not compared. The secrets are those of \
examples: never put a shop's own into such a file. Of a case that fails it is said what differs and, where a signature is \
not the expected one, what may be the cause; never a secret or a right signature.

Exit status:
  0  every case is as it is expected
  1  a case is not
  2  a file cannot be read, is not a gateway, or has no cases or one that is not of the format";

const TYPED: &str = "\
The types are those that the package of the language has for the built-in gateways: what `sign` and a merchant's request \
take, message by message. The other languages have no such types.";

const SCHEMA: &str = "\
docs/gateway-file.md says how editors find it.";

/// `paysign gateway`
#[derive(Subcommand, Debug)]
pub(crate) enum GatewayCommand {
    /// Say what is wrong with gateway files, each problem at its line
    #[command(after_long_help = CHECKED)]
    Check {
        /// The files: TOML, or JSON as `paysign gateways GATEWAY --json` prints it
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print a gateway file to begin with, explained by comments
    New {
        /// The gateway's id: lower-case letters, digits and `_`
        #[arg(value_name = "ID")]
        id: String,
        /// Write it into this file, which must not be there yet
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
    /// Run worked examples: messages and parameters, and what must become of them
    #[command(after_long_help = TESTED)]
    Test {
        /// The gateway file
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Files of cases, JSON
        #[arg(value_name = "VECTORS", required = true, value_hint = ValueHint::FilePath)]
        vectors: Vec<PathBuf>,
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Print the types of a gateway's messages, for an editor and a type checker
    #[command(after_long_help = TYPED)]
    Types {
        /// The gateway files; several become one module
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,
        /// The language
        #[arg(long, value_name = "LANGUAGE")]
        language: LanguageArg,
    },
    /// Print the JSON Schema of a gateway file, by which editors complete and check one
    #[command(after_long_help = SCHEMA)]
    Schema,
}

impl GatewayCommand {
    /// Whether programs read the output.
    pub(crate) fn is_json(&self) -> bool {
        match self {
            Self::Check { json, .. } | Self::Test { json, .. } => *json,
            Self::New { .. } | Self::Types { .. } | Self::Schema => false,
        }
    }
}

/// A language that has types.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LanguageArg {
    /// `TypedDict`s
    Python,
    /// Interfaces
    #[value(name = "typescript")]
    TypeScript,
}

impl From<LanguageArg> for Language {
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::Python => Self::Python,
            LanguageArg::TypeScript => Self::TypeScript,
        }
    }
}
