//! What stands in for a missing secret: a second choice after a read of the environment or of settings.

/// What comes before the quoted name of a variable or setting that is read, in all languages.
const READERS: [&str; 19] = [
    "Getenv(",
    "getProperty(",
    "GetEnvironmentVariable(",
    "getenv(",
    "getenv()[",
    "environ[",
    "environ.get(",
    "setdefault(",
    "env[",
    "env.get(",
    "ENV[",
    "ENV.fetch(",
    "_SERVER[",
    "_ENV[",
    "environment[",
    "env::var(",
    "env::var_os(",
    "env!(",
    "getOrDefault(",
];
/// Further ones, which are words of their own: `env('EPAY_KEY')`, but not `printenv(`.
const CALLS: [&str; 2] = ["env(", "config("];
/// What comes before a name that is not quoted.
const MEMBERS: [&str; 3] = ["process.env.", "import.meta.env.", "Bun.env."];
/// What offers a second choice after a value.
const CHOICES: [&str; 13] = [
    "??",
    "||",
    "?:",
    "or ",
    "if ",
    "? ",
    ".unwrap_or",
    ".map_or",
    ".or(",
    ".or_else(",
    ".orElse(",
    ".orElseGet(",
    ".ifEmpty",
];
/// How a program ends instead: the only second choice that is right.
const ENDS: [&str; 13] = [
    "throw",
    "error(",
    "exit",
    "die",
    "raise",
    "abort",
    "fail",
    "panic",
    "bail",
    "fatalError",
    "return",
    "sys.exit",
    "{ throw",
];

/// How many times a text reads a secret from the environment or from settings.
pub(crate) fn reads(text: &str) -> usize {
    let text = flat(text);
    found(&text).len() + destructured(&text).len() + placeholders(&text).len()
}

/// What stands in for a secret in the text of a file, each with a piece of it.
pub(crate) fn faults(file: &str, text: &str) -> Vec<String> {
    let mut faults = in_settings(file, text);
    let text = flat(text);
    for read in found(&text) {
        let piece = piece(&text, read.start);
        let behind = &text[read.end..];
        if read.has_default || offers_another(behind) || is_in_a_choice(&text[..read.start], behind) {
            faults.push(piece);
        } else if let Some(name) = assigned(&text[..read.start]) {
            faults.extend(replaced(&text[read.end..], name).map(|what| format!("{piece} … {what}")));
        }
    }
    for (at, names) in destructured(&text) {
        for name in names.split(',') {
            let (name, default) = name.split_once('=').map_or((name, None), |(name, default)| (name, Some(default)));
            let name = name.rsplit(':').next().unwrap_or_default().trim();
            if is_secret(name) && default.is_some() {
                faults.push(piece(&text, at));
            } else if is_secret(name) {
                faults.extend(replaced(&text[at..], name));
            }
        }
    }
    for (at, default) in placeholders(&text) {
        if default.is_some_and(|default| !default.starts_with('?')) {
            faults.push(piece(&text, at));
        }
    }
    faults
}

/// A read of a secret: where it starts and ends.
struct Read {
    start: usize,
    end: usize,
    has_default: bool,
}

/// All reads of secrets by their names.
fn found(text: &str) -> Vec<Read> {
    let mut reads = Vec::new();
    for (at, quote) in text.match_indices(['"', '\'']) {
        let Some(len) = text[at + 1..].find(quote) else { continue };
        let (before, name, behind) = (&text[..at], &text[at + 1..at + 1 + len], &text[at + 2 + len..]);
        let reader = READERS.iter().find(|reader| before.ends_with(**reader)).or_else(|| {
            let is_word = |call: &&&str| {
                !before[..before.len() - call.len()].ends_with(|c: char| c.is_alphanumeric() || "_.".contains(c))
            };
            CALLS.iter().filter(|call| before.ends_with(**call)).find(is_word)
        });
        let Some(reader) = reader.filter(|_| is_secret(name)) else { continue };
        let start = at - reader.len();
        let has_default = behind.trim_start().starts_with(',');
        let end = text.len() - behind.len() + behind.find([')', ']']).map_or(0, |close| close + 1);
        reads.push(Read { start, end, has_default });
    }
    for member in MEMBERS {
        for (start, _) in text.match_indices(member) {
            let name = &text[start + member.len()..];
            let len = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
            if is_secret(&name[..len]) {
                reads.push(Read { start, end: start + member.len() + len, has_default: false });
            }
        }
    }
    reads
}

/// `const { NAME } = process.env`: where it starts, and what the braces hold.
fn destructured(text: &str) -> Vec<(usize, &str)> {
    let braces = |at: usize| {
        let open = text[..at].rfind('{')?;
        Some((open, &text[open + 1..at]))
            .filter(|(_, names)| names.split([',', ':', '=']).any(|name| is_secret(name.trim())))
    };
    text.match_indices("} = process.env").filter_map(|(at, _)| braces(at)).collect()
}

/// `${NAME}` of a shell, of Spring or of a file for containers: where it starts, and what is there for a
/// missing one.
fn placeholders(text: &str) -> Vec<(usize, Option<&str>)> {
    let placeholder = |(at, _): (usize, &str)| {
        let inside = text[at + 2..].split('}').next().unwrap_or_default();
        let len = inside.find(|c: char| !(c.is_alphanumeric() || "_.".contains(c))).unwrap_or(inside.len());
        let behind = inside[len..].trim_start_matches([':', '-', '=']);
        let default = (behind.len() < inside.len() - len).then_some(behind);
        Some((at, default)).filter(|_| is_secret(&inside[..len]))
    };
    text.match_indices("${").filter_map(placeholder).collect()
}

/// A file of settings that holds a secret itself.
fn in_settings(file: &str, text: &str) -> Vec<String> {
    let is_settings =
        [".properties", ".yml", ".yaml", ".env", ".ini", ".conf"].iter().any(|ending| file.ends_with(ending));
    let holds_one = |line: &&str| {
        let Some((name, value)) = line.split_once(['=', ':']) else { return false };
        let value = value.trim();
        !line.trim_start().starts_with(['#', ';'])
            && is_secret(name.trim())
            && !value.is_empty()
            && !value.starts_with(['$', '@'])
    };
    text.lines().filter(|_| is_settings).filter(holds_one).map(str::to_owned).collect()
}

/// Whether what comes after a read is a second choice which is not the end of the program.
fn offers_another(behind: &str) -> bool {
    let mut rest = behind.trim_start_matches([')', ' ', '!']);
    // Calls that change the value only.
    for harmless in [".trim()", ".strip()", ".orEmpty()", ".presence", ".ok()", ".as_deref()", ".to_s", ".toString()"] {
        rest = rest.strip_prefix(harmless).unwrap_or(rest).trim_start();
    }
    if let Some(block) = rest.strip_prefix('{') {
        // Ruby's `fetch(name) { … }`.
        return !ends(block) && block.trim_start().starts_with(['"', '\'']);
    }
    let Some(choice) = CHOICES.iter().find(|choice| rest.starts_with(**choice)) else { return false };
    let other = &rest[choice.len()..];
    // A statement of its own after the read: `x = os.environ["X"] if …` is a choice only with an `else`.
    let statement = other.split(';').next().unwrap_or_default();
    match *choice {
        "if " => statement
            .get(..80.min(statement.len()))
            .is_some_and(|text| text.contains("else \"") || text.contains("else '")),
        "? " => holds_literal_choice(statement),
        _ => !ends(inner(other)),
    }
}

/// What a second choice begins with, after the rest of the operator and the head of a closure.
fn inner(mut text: &str) -> &str {
    while let Some(rest) = ["_else", "(", "|_|", "|", "{", "=", " "].iter().find_map(|head| text.strip_prefix(head)) {
        text = rest;
    }
    text
}

/// Whether a read is among the arguments of a call whose next one is a literal and which takes the first
/// that is there.
fn is_in_a_choice(before: &str, behind: &str) -> bool {
    let is_first = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '.').ends_with("Or(")
        || before.ends_with("Or(os.");
    is_first && behind.trim_start_matches(')').trim_start_matches(',').trim_start().starts_with(['"', '\''])
}

/// The variable that a read is put into: `name = read`, `$name = read`, `name: Type = read`.
fn assigned(before: &str) -> Option<&str> {
    let before = before.trim_end_matches(|c: char| c.is_alphanumeric() || "._$(:".contains(c)).trim_end();
    let left = before.strip_suffix(":=").or_else(|| before.strip_suffix('='))?.trim_end();
    let left = left.rsplit([';', '{', '(', ')', '\n']).next()?;
    // A type comes after the name, or before it.
    let left = left.split(':').next()?.trim_end();
    let name = left.rsplit([' ', '*', '$', '&']).next()?;
    Some(name).filter(|name| !name.is_empty())
}

/// Where a variable gets a literal in its place.
fn replaced(text: &str, name: &str) -> Option<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (at, _) in text.match_indices(name) {
        let behind = &text[at + name.len()..];
        if text[..at].ends_with(is_word) || behind.starts_with(is_word) || text[..at].ends_with(['"', '\'', '`']) {
            continue;
        }
        let behind = behind.trim_start();
        let is_choice = ["=", "??=", "||=", "??", "||", "?:", "or "].iter().any(|choice| {
            behind.strip_prefix(choice).is_some_and(|other| other.trim_start().starts_with(['"', '\'', '`']))
        });
        let statement = behind.split(';').next().unwrap_or_default();
        let is_ternary = statement.starts_with('?') && holds_literal_choice(statement)
            || statement.starts_with("!= null ?") && holds_literal_choice(statement);
        if is_choice || is_ternary {
            return Some(piece(text, at));
        }
    }
    None
}

/// Whether the second branch of a ternary is a literal.
fn holds_literal_choice(statement: &str) -> bool {
    statement.split(": ").skip(1).any(|branch| branch.trim_start().starts_with(['"', '\'', '`']))
}

fn ends(text: &str) -> bool {
    let text = text.trim_start();
    ENDS.iter().any(|end| text.starts_with(end))
}

/// Whether a variable or setting of this name holds a secret.
fn is_secret(name: &str) -> bool {
    let is_name = name.chars().all(|c| c.is_alphanumeric() || "_.[]-".contains(c));
    let name = name.to_ascii_uppercase();
    is_name && ["SECRET", "KEY", "TOKEN", "PASSW"].iter().any(|word| name.contains(word))
}

/// A text without the marks of comments, its white space as single spaces.
fn flat(text: &str) -> String {
    let marks = ["///", "//!", "*", "#"];
    let line = |line: &str| {
        let line = line.trim_start();
        marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).to_owned()
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A piece of a text to find it by, without the literal after it.
fn piece(text: &str, at: usize) -> String {
    text[at..].chars().take(60).collect()
}
