//! What is written by hand in a language is what the description says: the verbs with their arguments, which
//! of them take options and names, and the options where they are not generated.

mod parameters;

use paysign::Limits;
use paysign_owned::options::{FLAGS, NAME_LISTS};
use paysign_owned::verbs::{Argument, MERCHANT, OF_MERCHANT, OF_MESSAGE, OF_RAW_SCHEME, Verb};

use parameters::{Parameter, after, parameters, source, types};

fn camel(word: &str) -> String {
    let mut words = word.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// The arguments, by names as a language writes them.
fn arguments(takes: &[Argument], name: impl Fn(&str) -> String) -> Vec<Parameter> {
    takes.iter().map(|argument| Parameter::new(name(argument.word), argument.is_optional)).collect()
}

/// Those before the options, which are given by their names.
fn is_first(argument: &Argument) -> bool {
    !is_beside(argument) && !is_arrival(argument)
}

/// What only a diagnosis is told.
fn is_beside(argument: &Argument) -> bool {
    matches!(argument.word, "other_secrets" | "also" | "lang")
}

/// What came with a body.
fn is_arrival(argument: &Argument) -> bool {
    matches!(argument.word, "headers" | "now")
}

fn sorted(mut parameters: Vec<Parameter>) -> Vec<Parameter> {
    parameters.sort();
    parameters
}

/// What the signature of a function has in Python.
fn python(verb: &Verb, of: &[&str], takes_names: bool) -> Vec<Parameter> {
    let mut expected: Vec<Parameter> = of.iter().map(|name| Parameter::new(*name, false)).collect();
    let declared = |argument: &Argument| Parameter::new(argument.word, argument.is_optional);
    expected.extend(verb.takes.iter().filter(|one| is_first(one)).map(declared));
    if verb.takes_options || !verb.takes.iter().all(is_first) {
        expected.push(Parameter::new("*", false));
    }
    expected.extend(verb.takes.iter().filter(|one| !is_first(one)).map(declared));
    if verb.takes_options {
        expected.extend(FLAGS.iter().map(|flag| Parameter::new(flag.word, true)));
        expected.push(Parameter::new("limits", true));
    }
    if takes_names {
        expected.extend(NAME_LISTS.iter().map(|list| Parameter::new(list.word, true)));
    }
    expected
}

/// The signature that is given before the function of this name.
fn signature(text: &str, function: &str) -> Vec<Parameter> {
    let is_named = |end: &char| matches!(end, '(' | '<');
    let start = format!("fn {function}");
    let at = text.match_indices(&start).map(|(at, _)| at);
    let mut at = at.filter(|at| text[at + start.len()..].chars().next().is_some_and(|end| is_named(&end)));
    let at = at.next().unwrap_or_else(|| panic!("{function} is not there"));
    let before = &text[..at];
    parameters(&before[before.rfind("signature = (").expect("a signature")..], "signature = (")
}

#[test]
fn the_verbs_of_python() {
    let (verbs, scheme, merchant) = (
        source("bindings/python/src/verbs.rs").replace("text_signature", ""),
        source("bindings/python/src/scheme.rs").replace("text_signature", ""),
        source("bindings/python/src/merchant.rs").replace("text_signature", ""),
    );
    for verb in OF_MESSAGE {
        assert_eq!(
            signature(&verbs, verb.word),
            python(verb, &["gateway", "message"], verb.takes_names),
            "{}",
            verb.word
        );
        assert_eq!(signature(&scheme, verb.word), python(verb, &[], false), "Scheme.{}", verb.word);
    }
    for verb in OF_RAW_SCHEME {
        assert_eq!(signature(&scheme, verb.word), python(verb, &[], false), "Scheme.{}", verb.word);
    }
    assert_eq!(signature(&merchant, "new"), python(&MERCHANT, &[], true));
    for verb in OF_MERCHANT {
        let declared: Vec<_> = if verb.takes.iter().any(|one| one.is_optional) {
            signature(&merchant, verb.word)
        } else {
            let declared = parameters(&merchant, &format!("fn {}(", verb.word)).into_iter();
            declared.filter(|one| one.name != "&self" && one.name != "py").collect()
        };
        assert_eq!(declared, arguments(verb.takes, str::to_owned), "Merchant.{}", verb.word);
    }
}

/// What a function of Node takes: what only a diagnosis is told, and what came with a body, are among its
/// options.
fn node(verb: &Verb, of: &[&str]) -> Vec<Parameter> {
    let mut expected: Vec<Parameter> = of.iter().map(|name| Parameter::new(*name, false)).collect();
    expected.extend(
        verb.takes.iter().filter(|one| is_first(one)).map(|one| Parameter::new(camel(one.word), one.is_optional)),
    );
    if verb.takes_options || !verb.takes.iter().all(is_first) {
        expected.push(Parameter::new("options", true));
    }
    expected
}

/// Options need no default in JavaScript.
fn with_options(mut declared: Vec<Parameter>) -> Vec<Parameter> {
    declared.iter_mut().filter(|one| one.name == "options").for_each(|one| one.is_optional = true);
    declared
}

#[test]
fn the_verbs_of_node() {
    let (index, scheme, merchant) = (
        source("bindings/node/index.js"),
        source("bindings/node/lib/scheme.js"),
        source("bindings/node/lib/merchant.js"),
    );
    let declared = source("bindings/node/index.d.ts");
    for verb in OF_MESSAGE {
        let name = camel(verb.word);
        let of = ["gateway", "message"];
        let written = with_options(parameters(&index, &format!("function {name}(")));
        assert_eq!(written, node(verb, &of), "{name}");
        let written = with_options(parameters(&scheme, &format!("\n  {name}(")));
        assert_eq!(written, node(verb, &[]), "Scheme.{name}");

        let functions: Vec<&str> = declared.split("\nexport declare function ").skip(1).collect();
        let functions: Vec<_> = functions
            .into_iter()
            .filter(|function| function.starts_with(&format!("{name}(")) || function.starts_with(&format!("{name}<")))
            .collect();
        assert_eq!(functions.len(), 2, "{name}: of a message, and of a scheme");
        for function in functions {
            assert_eq!(parameters(function, "("), node(verb, &of), "{name}");
            let options = types(function, "(").pop().unwrap_or_default();
            let is_of_scheme = function.contains("gateway: Scheme");
            assert_eq!(options.contains("Names"), verb.takes_names && !is_of_scheme, "{name}: {options}");
            assert_eq!(options.contains("DiagnoseOptions"), verb.takes.iter().any(is_beside), "{name}: {options}");
            assert_eq!(options.contains("Arrival"), verb.takes.iter().any(is_arrival), "{name}: {options}");
        }
        let of_scheme = after(&declared, "export declare class Scheme");
        assert_eq!(parameters(of_scheme, &format!("\n  {name}(")), node(verb, &[]), "{name} of a scheme");
    }
    let beside = after(&declared, "export interface DiagnoseOptions");
    let beside = &beside[..beside.find("\n}").expect("its end")];
    for argument in OF_MESSAGE.iter().flat_map(|verb| verb.takes).filter(|one| is_beside(one)) {
        assert!(beside.contains(&format!("\n  readonly {}?: ", camel(argument.word))), "{}", argument.word);
    }
    for verb in OF_RAW_SCHEME {
        let name = camel(verb.word);
        assert_eq!(with_options(parameters(&scheme, &format!("\n  {name}("))), node(verb, &[]), "Scheme.{name}");
        let of_scheme = after(&declared, "export declare class Scheme");
        assert_eq!(parameters(of_scheme, &format!("\n  {name}(")), node(verb, &[]), "{name} of a scheme");
    }
    let account = after(&declared, "export declare class Merchant<");
    assert_eq!(with_options(parameters(&merchant, "constructor(")), node(&MERCHANT, &[]));
    assert_eq!(parameters(account, "constructor("), node(&MERCHANT, &[]));
    for verb in OF_MERCHANT {
        let name = camel(verb.word);
        // An account has options once, so that these come one after the other.
        let expected = arguments(verb.takes, camel);
        let written = |one: &Parameter| Parameter::new(one.name.clone(), false);
        let in_order: Vec<_> = expected.iter().map(written).collect();
        assert_eq!(parameters(&merchant, &format!("\n  {name}(")), in_order, "Merchant.{name}");
        let generic = account.replace(&format!("\n  {name}<M extends RequestId<G>>("), &format!("\n  {name}("));
        let generic = generic.replace(&format!("\n  {name}<M extends MessageId<G>>("), &format!("\n  {name}("));
        assert_eq!(parameters(&generic, &format!("\n  {name}(")), expected, "Merchant.{name}");
    }
}

/// What a function of PHP takes. What may be left out is named where it is given, so its order does not
/// count.
fn php(verb: &Verb, of: &[&str]) -> Vec<Parameter> {
    let mut expected: Vec<Parameter> = of.iter().map(|name| Parameter::new(*name, false)).collect();
    expected.extend(arguments(verb.takes, camel));
    if verb.takes_options {
        expected.push(Parameter::new("options", true));
    }
    sorted(expected)
}

#[test]
fn the_verbs_of_php() {
    let (functions, scheme, merchant) = (
        source("bindings/php/src/functions.php"),
        source("bindings/php/src/Scheme.php"),
        source("bindings/php/src/Merchant.php"),
    );
    for verb in OF_MESSAGE {
        let start = format!("function {}(", camel(verb.word));
        assert_eq!(sorted(parameters(&functions, &start)), php(verb, &["gateway", "message"]), "{}", verb.word);
        assert_eq!(sorted(parameters(&scheme, &start)), php(verb, &[]), "Scheme::{}", verb.word);
    }
    for verb in OF_RAW_SCHEME {
        let start = format!("function {}(", camel(verb.word));
        assert_eq!(sorted(parameters(&scheme, &start)), php(verb, &[]), "Scheme::{}", verb.word);
    }
    assert_eq!(sorted(parameters(&merchant, "function __construct(")), php(&MERCHANT, &[]));
    for verb in OF_MERCHANT {
        let start = format!("function {}(", camel(verb.word));
        assert_eq!(sorted(parameters(&merchant, &start)), php(verb, &[]), "Merchant::{}", verb.word);
    }
    let parse = parameters(&scheme, "function parse(");
    assert!(NAME_LISTS.iter().all(|list| parse.contains(&Parameter::new(camel(list.word), true))), "{parse:?}");
}

/// What was added to a verb later. It comes after the options, where arguments are told apart by their
/// places.
fn is_added(argument: &Argument) -> bool {
    matches!(argument.word, "also" | "lang")
}

/// What a method of `UniFFI` takes: several secrets, but one to sign. What takes headers has a method of its
/// own, since Java cannot leave arguments out.
fn uniffi(verb: &Verb) -> Vec<Parameter> {
    let is_signing = verb.word.starts_with("sign");
    let name = |word: &str| if word == "secret" && !is_signing { "secrets".to_owned() } else { word.to_owned() };
    let mut expected = arguments(verb.takes, name);
    if !is_signing {
        expected.retain(|one| !is_of_headers(one));
    }
    let is_last = |one: &Parameter| verb.takes.iter().any(|argument| is_added(argument) && argument.word == one.name);
    let added = expected.split_off(expected.iter().position(is_last).unwrap_or(expected.len()));
    if verb.takes_options {
        expected.push(Parameter::new("options", true));
    }
    expected.extend(added);
    expected
}

/// What a method of Ruby takes, which says the defaults where it is declared. What came with a body is named.
fn ruby(verb: &Verb) -> Vec<Parameter> {
    let headers = arguments(verb.takes, str::to_owned).into_iter().filter(is_of_headers);
    uniffi(verb).into_iter().filter(|one| !is_of_headers(one)).chain(headers).collect()
}

fn is_of_headers(one: &Parameter) -> bool {
    matches!(&*one.name, "headers" | "now")
}

#[test]
fn the_verbs_of_kotlin_java_swift_and_ruby() {
    let message = source("bindings/uniffi/src/message.rs") + &source("bindings/uniffi/src/diagnose.rs");
    let (merchant, own_lines) =
        (source("bindings/uniffi/src/merchant.rs"), source("bindings/uniffi/ruby/lib/paysign/inputs.rb"));
    for verb in OF_MESSAGE.iter().chain(OF_RAW_SCHEME) {
        let start = format!("pub fn {}(", verb.word);
        let at = message.find(&start).unwrap_or_else(|| panic!("{start} is not there"));
        let defaults = message[..at].rsplit("\n\n").next().unwrap_or_default();
        let mut declared = parameters(&message, &start);
        assert_eq!(declared.remove(0).name, "&self");
        for one in &mut declared {
            one.is_optional = ["(", " "].iter().any(|before| defaults.contains(&format!("{before}{} = ", one.name)));
        }
        assert_eq!(declared, uniffi(verb), "{}", verb.word);
        let of_message = after(&own_lines, "class Message");
        assert_eq!(parameters(of_message, &format!("def {}(", verb.word)), ruby(verb), "Ruby's {}", verb.word);
    }
    let names = |text: &str, start: &str| -> Vec<String> {
        parameters(text, start).into_iter().map(|one| one.name).filter(|name| name != "&self").collect()
    };
    let words = |taken: Vec<Parameter>| taken.into_iter().map(|one| one.name).collect::<Vec<_>>();
    let lists = NAME_LISTS.iter().map(|list| list.word.to_owned());
    let account: Vec<String> = words(uniffi(&MERCHANT)).into_iter().chain(lists).collect();
    for start in ["pub fn new(", "pub fn of_gateway("] {
        assert_eq!(names(&merchant, start), account);
    }
    assert_eq!(names(after(&own_lines, "class Merchant"), "def initialize("), account);
    for verb in OF_MERCHANT {
        assert_eq!(names(&merchant, &format!("pub fn {}(", verb.word)), words(uniffi(verb)));
        assert_eq!(names(after(&own_lines, "class Merchant"), &format!("def {}(", verb.word)), words(ruby(verb)));
    }
    for (text, verb) in
        OF_MESSAGE.iter().map(|verb| (&message, verb)).chain(OF_MERCHANT.iter().map(|verb| (&merchant, verb)))
    {
        if ruby(verb).iter().any(is_of_headers) {
            let declared = names(text, &format!("pub fn {}_with_headers(", verb.word));
            let mut wanted = words(ruby(verb));
            // They come with the body, before what is given to every call.
            let body = wanted.iter().position(|name| matches!(&**name, "body" | "raw")).expect("what came");
            let came = wanted.split_off(wanted.len() - 2);
            wanted.splice(body + 1..=body, came);
            assert_eq!(declared, wanted, "{}_with_headers", verb.word);
        }
    }
}

#[test]
fn the_verbs_of_c() {
    let files = ["verify", "sign", "explanation", "diagnose", "answer", "merchant", "headers"];
    let text: String = files.map(|file| source(&format!("bindings/c/src/{file}.rs"))).concat();
    let names = |name: &str| -> Vec<String> {
        let start = [format!("fn {name}("), format!("fn {name}<'a>(")].into_iter().find(|start| text.contains(start));
        let start = start.unwrap_or_else(|| panic!("{name} is not there"));
        parameters(&text, &start).into_iter().map(|one| one.name).collect()
    };
    let mut all: Vec<(String, &Verb)> =
        OF_MESSAGE.iter().map(|verb| (format!("paysign_{}", verb.word), verb)).collect();
    all.iter_mut().filter(|(_, verb)| verb.word == "answer").for_each(|(name, _)| name.push_str("_read"));
    let of_message = all.len();
    all.push(("paysign_merchant_at".to_owned(), &MERCHANT));
    all.extend(OF_MERCHANT.iter().map(|verb| (format!("paysign_merchant_{}", verb.word), verb)));
    for (at, (name, verb)) in all.iter().enumerate() {
        let declared = names(name);
        let has = |word: &str| declared.iter().any(|one| one == word);
        assert!(at >= of_message || has("message"), "{name}: {declared:?}");
        // A function of its own takes what came with the body, or what a diagnosis is told, beside all else.
        let more = [(is_arrival as fn(&Argument) -> bool, "headers", "arrival"), (is_added, "context", "context")];
        for (is_one, ending, more) in more {
            if verb.takes.iter().any(is_one) {
                let mut all = names(&format!("{name}_with_{ending}"));
                all.retain(|one| one != more);
                assert_eq!(all, declared, "{name}_with_{ending}");
            }
        }
        for argument in verb.takes.iter().filter(|one| !is_arrival(one) && !is_added(one)) {
            let word = if argument.word == "secret" { "secrets" } else { argument.word };
            assert!(has(word), "{name} does not take {word}: {declared:?}");
        }
        assert_eq!(has("options"), verb.takes_options, "{name}: {declared:?}");
        assert_eq!(has("other_secrets"), verb.takes.iter().any(|one| one.word == "other_secrets"), "{name}");
    }
    for verb in OF_RAW_SCHEME {
        let declared = names("paysign_sign_headers");
        assert!(
            ["body", "secrets", "arrival"].iter().all(|word| declared.iter().any(|one| one == word)),
            "{}",
            verb.word
        );
    }
    for field in ["also: *const Bytes,", "lang: Bytes,"] {
        assert!(text.contains(&format!("pub {field}")), "{field}");
    }
    let beyond = source("bindings/c/src/options.rs");
    for list in &NAME_LISTS {
        assert!(beyond.contains(&format!("pub {}: *const Bytes,", list.word)), "{}", list.word);
    }
}

/// Where a language could not have them generated, they are there all the same.
#[test]
fn the_options_of_the_program() {
    let shared = source("crates/paysign-cli/src/args/shared.rs");
    for flag in FLAGS {
        assert!(shared.contains(&format!("pub(crate) {}: bool,", flag.opposite)), "--{}", flag.opposite);
    }
    for limit in Limits::ALL {
        let declared =
            format!("default_value_t = Limits::DEFAULT.{word})]\n    pub(crate) max_{word}: usize,", word = limit.word);
        assert!(shared.contains(&declared), "--max-{}", limit.word);
    }
    for list in &NAME_LISTS {
        assert!(shared.contains(&format!("pub(crate) {}: Vec<String>,", list.word)), "--{}", list.word);
    }
}
