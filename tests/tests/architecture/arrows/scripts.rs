//! Arrows between files of JavaScript, Python, PHP and Ruby, which name what they import.

use super::graph::Arrows;
use super::rust::tree::{Sources, joined};

/// The arrows among these files, each by the rules of its language.
pub(crate) fn arrows(sources: &Sources) -> Arrows {
    let mut arrows = Arrows::new();
    for (path, text) in sources {
        let (_, ending) = path.rsplit_once('.').unwrap_or_default();
        let targets = match ending {
            "js" | "mjs" | "cjs" | "ts" | "mts" => javascript(path, text),
            "py" | "pyi" => python(path, text, sources),
            "php" => php(path, text, sources),
            "rb" => ruby(path, text),
            _ => continue,
        };
        let there = targets.into_iter().filter(|target| target != path && sources.contains_key(target));
        arrows.entry(path.clone()).or_default().extend(there);
    }
    arrows
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The text in quotes after each `front`, the white space before it left aside.
fn quoted<'t>(text: &'t str, front: &str) -> Vec<&'t str> {
    let after = text.split(front).skip(1);
    let inner = after.filter_map(|rest| {
        let rest = rest.trim_start_matches([' ', '(']);
        let quote = rest.chars().next().filter(|letter| matches!(letter, '\'' | '"'))?;
        rest[1..].split(quote).next()
    });
    inner.collect()
}

/// `require('./a.js')`, `from './a.mjs'`, `import './a.mjs'`, `import('./a.mjs')`.
fn javascript(path: &str, text: &str) -> Vec<String> {
    let named = ["require", "from", "import"].into_iter().flat_map(|front| quoted(text, front));
    let own = named.filter(|name| name.starts_with('.'));
    own.flat_map(|name| {
        let plain = joined(folder(path), name);
        // Declarations lie beside what they declare.
        let declared = plain.strip_suffix("js").map(|stem| format!("{stem}ts"));
        [Some(plain.clone()), Some(format!("{plain}.js")), Some(format!("{plain}.d.ts")), declared]
            .into_iter()
            .flatten()
    })
    .collect()
}

/// `from .a import b`, `from . import a`, `import package.a`, `from a import b` of the same folder.
fn python(path: &str, text: &str, sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    let mut module = |base: &str, name: &str, among: &[&str]| {
        let place = joined(base, &name.replace('.', "/"));
        let is_there = |place: &str| sources.contains_key(place);
        for file in [format!("{place}.py"), format!("{place}.pyi")] {
            if is_there(&file) {
                return found.push(file);
            }
        }
        let inside = |name: &&str| is_there(&format!("{place}/{name}.py"));
        let taken: Vec<String> =
            among.iter().filter(|name| inside(name)).map(|name| format!("{place}/{name}.py")).collect();
        // A name that is not a file of the folder is one of its door.
        if taken.len() < among.len() || among.is_empty() {
            found.push(format!("{place}/__init__.py"));
        }
        found.extend(taken);
    };
    // A list in parentheses is one line.
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(|line| line.split('#').next().unwrap_or_default()) {
        match lines.last_mut() {
            Some(last) if last.starts_with("from ") && last.contains('(') && !last.contains(')') => {
                last.push_str(line.trim());
            }
            _ => lines.push(line.trim().to_owned()),
        }
    }
    for line in &lines {
        let words: Vec<&str> = line.split([' ', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
        match words.as_slice() {
            ["from", name, "import", names @ ..] => {
                let dots = name.len() - name.trim_start_matches('.').len();
                let up = "../".repeat(dots.saturating_sub(1));
                let base = joined(folder(path), &up);
                module(&base, &name[dots..], names);
                if dots == 0 {
                    module(folder(folder(path)), name, names);
                }
            }
            ["import", names @ ..] => {
                for name in names {
                    module(folder(path), name, &[]);
                    module(folder(folder(path)), name, &[]);
                }
            }
            _ => {}
        }
    }
    found
}

/// A class of the package, by `use` or as a neighbour: its name is in the code, outside comments and
/// texts.
fn php(path: &str, text: &str, sources: &Sources) -> Vec<String> {
    let code = php_code(text);
    // Where the namespace of the package begins.
    let namespace = code.split("namespace ").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default().trim();
    let below = namespace.split_once('\\').map_or("", |(_, below)| below).replace('\\', "/");
    let base = folder(path).strip_suffix(&below).unwrap_or(folder(path)).trim_end_matches('/');
    let mut found: Vec<String> = quoted(&code, "require_once __DIR__ . ")
        .into_iter()
        .map(|name| joined(folder(path), name.trim_start_matches('/')))
        .collect();
    let words = code.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '\\' | '$' | '>')));
    let mut before = "";
    for word in words.filter(|word| !word.is_empty()) {
        let is_named = !matches!(before, "class" | "enum" | "interface" | "trait" | "namespace" | "function" | "const");
        if is_named && word.chars().next().is_some_and(|letter| letter.is_ascii_uppercase() || letter == '\\') {
            let whole = word.trim_start_matches('\\').split_once('\\').map(|(_, rest)| rest.replace('\\', "/"));
            let places = [whole.map(|name| format!("{base}/{name}.php")), Some(format!("{}/{word}.php", folder(path)))];
            found.extend(places.into_iter().flatten().filter(|place| sources.contains_key(place)));
        }
        before = word;
    }
    found
}

/// PHP without comments and texts.
fn php_code(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '#' if !rest.starts_with("#[") => rest.find('\n').unwrap_or(rest.len()),
            '\'' | '"' if !code.ends_with("__DIR__ . ") => {
                let mut inner = rest.char_indices().skip(1);
                let mut end = rest.len();
                while let Some((at, letter)) = inner.next() {
                    if letter == '\\' {
                        inner.next();
                    } else if letter == first {
                        end = at + 1;
                        break;
                    }
                }
                code.push(' ');
                end
            }
            letter => {
                code.push(letter);
                letter.len_utf8()
            }
        };
        rest = &rest[len..];
    }
    code
}

/// `require_relative 'a'`.
fn ruby(path: &str, text: &str) -> Vec<String> {
    quoted(text, "require_relative ").into_iter().map(|name| joined(folder(path), &format!("{name}.rb"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arrows::graph::circles;

    fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let sources: Sources = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        circles(&arrows(&sources))
    }

    #[test]
    fn javascript_has_circles_by_require_and_by_import() {
        let one = ("p/index.js", "const { a } = require('./lib/a.js'); require('node:fs');");
        let a = ("p/lib/a.js", "const b = require('./b.js');");
        assert!(found(&[one, a, ("p/lib/b.js", "'use strict';")]).is_empty());
        let closed = found(&[one, a, ("p/lib/b.js", "const { a } = require('../index.js');")]);
        assert_eq!(closed, [vec!["p/index.js", "p/lib/a.js", "p/lib/b.js"]]);
        let modules = found(&[("a.mjs", "import { b } from './b.mjs';"), ("b.mjs", "export * from './a.mjs';")]);
        assert_eq!(modules, [vec!["a.mjs", "b.mjs"]]);
    }

    #[test]
    fn python_has_circles_by_dots_by_name_and_through_its_door() {
        let door = ("p/__init__.py", "from .a import (\n    one,  # of a\n    two,\n)\nfrom . import b\n");
        let a = ("p/a.py", "import json\nfrom .b import three\n");
        assert!(found(&[door, a, ("p/b.py", "import os\n")]).is_empty());
        assert_eq!(found(&[door, a, ("p/b.py", "from p.a import one\n")]), [vec!["p/a.py", "p/b.py"]]);
        assert_eq!(found(&[door, a, ("p/b.py", "from . import two\n")]), [vec!["p/__init__.py", "p/a.py", "p/b.py"]]);
        assert_eq!(
            found(&[("ask.py", "import cases\n"), ("cases.py", "from ask import one\n")]),
            [vec!["ask.py", "cases.py"]]
        );
    }

    #[test]
    fn php_has_circles_by_use_and_among_neighbours() {
        let a = ("s/A.php", "<?php namespace Paysign; use Paysign\\Internal\\B; final class A { /* C */ }");
        let b =
            ("s/Internal/B.php", "<?php namespace Paysign\\Internal; final class B { function f() { return 'A'; } }");
        assert!(found(&[a, b]).is_empty());
        let back =
            ("s/Internal/B.php", "<?php namespace Paysign\\Internal; final class B { function f(): \\Paysign\\A {} }");
        assert_eq!(found(&[a, back]), [vec!["s/A.php", "s/Internal/B.php"]]);
        let neighbours = [
            ("s/C.php", "<?php namespace Paysign; final class C { function f() { return new D(); } }"),
            ("s/D.php", "<?php namespace Paysign; enum D { case X; static function f(C $c) {} }"),
        ];
        assert_eq!(found(&neighbours), [vec!["s/C.php", "s/D.php"]]);
    }

    #[test]
    fn ruby_has_circles_by_require_relative() {
        let closed = found(&[("a.rb", "require_relative 'b/c'"), ("b/c.rb", "require_relative '../a'")]);
        assert_eq!(closed, [vec!["a.rb", "b/c.rb"]]);
    }
}
