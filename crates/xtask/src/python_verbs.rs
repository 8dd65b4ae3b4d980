//! The verbs in the stub of the native module: those of gateway and message, of a gateway from a file, and of
//! a scheme.

use std::fmt::Write as _;

use paysign::Limits;
use paysign_owned::options::{FLAGS, NAME_LISTS};
use paysign_owned::verbs::{OF_MESSAGE, OF_RAW_SCHEME, Verb};

/// What an argument is written as; `params` differ.
fn declared(word: &str, is_optional: bool, params: &str) -> String {
    let kind = match word {
        "body" => "_Body",
        "bodies" => "Iterable[_Body]",
        "params" => params,
        "secret" | "other_secrets" => "_Secrets",
        "also" => "_Body | Sequence[_Body]",
        "lang" => "_Lang",
        "headers" => "_Headers",
        "now" => "float",
        _ => "str",
    };
    if is_optional { format!("{word}: {kind} | None = None") } else { format!("{word}: {kind}") }
}

/// The parameters of a verb, one a line, after those that say what it is asked of.
fn parameters(verb: &Verb, first: &[&str], params: &str, takes_names: bool, indent: &str) -> String {
    let mut lines: Vec<String> = first.iter().map(ToString::to_string).collect();
    let is_by_name = |word: &str| matches!(word, "other_secrets" | "also" | "lang" | "headers" | "now");
    let positional = verb.takes.iter().filter(|argument| !is_by_name(argument.word));
    lines.extend(positional.map(|argument| declared(argument.word, argument.is_optional, params)));
    lines.push("*".to_owned());
    let by_name = verb.takes.iter().filter(|argument| is_by_name(argument.word));
    lines.extend(by_name.map(|argument| declared(argument.word, argument.is_optional, params)));
    if verb.takes_options {
        lines.extend(options());
    }
    if takes_names {
        lines.extend(names());
    }
    self::lines(&lines, &format!("{indent}    "))
}

/// Parameters, one a line.
pub(crate) fn lines(parameters: &[String], indent: &str) -> String {
    let mut text = String::new();
    for parameter in parameters {
        let _ = writeln!(text, "{indent}{parameter},");
    }
    text
}

/// The options that all calls take.
pub(crate) fn options() -> Vec<String> {
    let flags = FLAGS.iter().map(|flag| format!("{}: bool = True", flag.word));
    flags.chain(["limits: Limits | None = None".to_owned()]).collect()
}

/// Names beyond the tables.
pub(crate) fn names() -> Vec<String> {
    NAME_LISTS.iter().map(|list| format!("{}: Sequence[str] = ()", list.word)).collect()
}

fn result(verb: &Verb) -> &'static str {
    match verb.word {
        "verify_batch" => "list[Verified | PaysignError]",
        "sign_body" => "dict[str, str]",
        _ => verb.gives,
    }
}

/// The functions of the module; `signs` are those of `sign` that know what a message takes.
pub(crate) fn functions(signs: &str) -> String {
    const PLAIN: &str = "Mapping[str, str] | _Pairs";
    let mut text = String::new();
    for verb in OF_MESSAGE {
        let is_sign = verb.word == "sign";
        // What a message of a built-in gateway takes is known, so that only pairs are left.
        let by_names = if is_sign { "_Pairs" } else { PLAIN };
        let of_file = if is_sign { "Mapping[str, object] | _Pairs" } else { PLAIN };
        let ways = [
            (["gateway: GatewayId", "message: MessageId"], by_names, verb.takes_names),
            (["gateway: Gateway", "message: str"], of_file, verb.takes_names),
            (["gateway: Scheme", "message: None"], PLAIN, false),
        ];
        text.push('\n');
        if is_sign {
            text.push_str(signs);
        }
        for (first, params, takes_names) in ways {
            let parameters = parameters(verb, &first, params, takes_names, "");
            let _ = write!(text, "@overload\ndef {}(\n{parameters}) -> {}: ...\n", verb.word, result(verb));
        }
    }
    text.trim_start_matches('\n').to_owned()
}

/// The methods of a scheme.
pub(crate) fn methods() -> String {
    let method = |verb: &Verb| {
        let parameters = parameters(verb, &["self"], "Mapping[str, str] | _Pairs", false, "    ");
        format!("    def {}(\n{parameters}    ) -> {}: ...\n", verb.word, result(verb))
    };
    OF_MESSAGE.iter().chain(OF_RAW_SCHEME).map(method).collect()
}

/// The class of limits.
pub(crate) fn limits() -> String {
    let mut text = String::from("@final\nclass Limits:\n    def __new__(\n        cls,\n        *,\n");
    for limit in Limits::ALL {
        let _ = writeln!(text, "        {}: int | None = None,", limit.word);
    }
    text.push_str("    ) -> Self: ...\n");
    for limit in Limits::ALL {
        let _ = write!(text, "    @property\n    def {}(self) -> int: ...\n", limit.word);
    }
    text.push_str(
        "    def __eq__(self, other: object, /) -> bool: ...\n    def __ne__(self, other: object, /) -> bool: ...\n",
    );
    text
}
