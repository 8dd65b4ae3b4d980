//! No example, README or doc comment, in any language, has something that stands in for a missing secret: a shop
//! that copies it would take notifications that anyone can forge.

mod fallback;

use std::fs;
use std::path::{Path, PathBuf};

/// All texts that a user may copy from: pages, examples and sources with their comments, but no tests.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root");
    let mut found = Vec::new();
    for folder in ["crates", "bindings", "docs", "examples"] {
        collect(&root.join(folder), &mut found);
    }
    found.extend(["README.md", "CONTRIBUTING.md", "SECURITY.md"].map(|page| root.join(page)));
    let text = |path: PathBuf| {
        let name = path.strip_prefix(root).expect("a path").to_string_lossy().into_owned();
        // What is no text is no example.
        fs::read_to_string(&path).ok().map(|text| (name, text))
    };
    found.into_iter().filter_map(text).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let is_left_out =
            ["node_modules", "target", "tests", "test", "bench", "benches"].iter().any(|name| path.ends_with(name));
        match path.is_dir() {
            true if !is_left_out => collect(&path, found),
            true => {}
            false => found.push(path),
        }
    }
}

#[test]
fn nothing_stands_in_for_a_missing_secret() {
    let mut faults = Vec::new();
    for (name, text) in texts() {
        faults.extend(fallback::faults(&name, &text).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "a missing secret must end the program:\n{}", faults.join("\n"));
}

#[test]
fn the_check_sees_where_the_examples_take_their_secret() {
    let texts = texts();
    let reads = |name: &str| {
        let (_, text) = texts.iter().find(|(path, _)| path == name).unwrap_or_else(|| panic!("no {name}"));
        fallback::reads(text)
    };
    for name in [
        "README.md",
        "bindings/c/README.md",
        "bindings/c/examples/cgi.c",
        "bindings/c/examples/diagnose.c",
        "bindings/c/examples/logcheck.c",
        "bindings/node/README.md",
        "bindings/node/examples/shop.mjs",
        "bindings/php/README.md",
        "bindings/php/examples/laravel/notify.php",
        "bindings/php/examples/notify.php",
        "bindings/php/examples/thinkphp/notify.php",
        "bindings/python/README.md",
        "bindings/python/examples/shop.py",
        "bindings/uniffi/kotlin/README.md",
        "bindings/uniffi/kotlin/example/src/main/kotlin/Shop.kt",
        "bindings/uniffi/kotlin/spring/src/main/kotlin/SpringShop.kt",
        "bindings/uniffi/ruby/README.md",
        "bindings/uniffi/ruby/examples/shop.ru",
        "bindings/uniffi/ruby/examples/sinatra_shop.rb",
    ] {
        assert!(reads(name) > 0, "{name}: no secret is read from the environment, or the check does not see it");
    }
}

/// For each language: a file's name, a text that must be found, and texts that must not.
#[test]
fn a_planted_fallback_is_found_in_every_language() {
    let planted: &[(&str, &[&str], &[&str])] = &[
        (
            "a.mjs",
            &[
                "new Secret(process.env.EPAY_SECRET ?? '7a3b')",
                "new Secret(process.env.EPAY_SECRET\n  || \"7a3b\")",
                "const secret = process.env['EPAY_KEY'] || `7a3b`",
                "const secret = process.env.EPAY_KEY;\nuse(secret ?? '7a3b')",
                "let secret = process.env.EPAY_KEY;\nif (!secret) secret = '7a3b';",
                "let secret = process.env.EPAY_KEY;\nsecret ||= '7a3b';",
                "const { EPAY_SECRET = '7a3b' } = process.env;",
                "const { EPAY_SECRET } = process.env;\nuse(EPAY_SECRET || '7a3b')",
                "const secret = process.env.EPAY_KEY ? process.env.EPAY_KEY : '7a3b'",
                "new Secret(Deno.env.get('EPAY_KEY') ?? DEFAULT_SECRET)",
            ],
            &[
                "new Secret(process.env.EPAY_SECRET)",
                "const { EPAY_SECRET } = process.env;\nif (!EPAY_SECRET) throw new Error('EPAY_SECRET is not set');",
                "listen(process.env.PORT ?? '8000')",
            ],
        ),
        (
            "a.py",
            &[
                "Secret(os.environ.get(\"EPAY_KEY\", \"7a3b\"))",
                "key = os.getenv('EPAY_KEY', '7a3b')",
                "key = os.environ.get(\"EPAY_KEY\") or \"7a3b\"",
                "key = os.environ.get(\"EPAY_KEY\")\nif not key:\n    key = \"7a3b\"",
                "os.environ.setdefault(\"EPAY_KEY\", \"7a3b\")",
                "key = os.environ[\"EPAY_KEY\"] if \"EPAY_KEY\" in os.environ else \"7a3b\"",
            ],
            &["Secret(os.environ[\"EPAY_KEY\"])", "int(os.environ.get(\"PORT\", \"8000\"))"],
        ),
        (
            "a.php",
            &[
                "$secret = getenv('EPAY_SECRET') ?: '7a3b';",
                "$secret = $_SERVER['EPAY_SECRET'] ?? '7a3b';",
                "new Secret(env('EPAY_SECRET', '7a3b'))",
                "new Secret(config('epay.key', '7a3b'))",
                "$secret = getenv('EPAY_SECRET');\nif (!$secret) { $secret = '7a3b'; }",
            ],
            &[
                "$secret = getenv('EPAY_SECRET') ?: throw new RuntimeException('EPAY_SECRET is not set');",
                "require $_SERVER['PAYSIGN_AUTOLOAD'] ?? 'vendor/autoload.php';",
            ],
        ),
        (
            "a.rb",
            &[
                "Secret.new(ENV[\"EPAY_KEY\"] || \"7a3b\")",
                "Secret.new(ENV.fetch(\"EPAY_KEY\", \"7a3b\"))",
                "Secret.new(ENV.fetch(\"EPAY_KEY\") { \"7a3b\" })",
            ],
            &[
                "Secret.new(ENV.fetch(\"EPAY_KEY\"))",
                "ENV.fetch(\"PORT\", \"8000\")",
                "ENV.fetch('EPAY_KEY') { raise }",
            ],
        ),
        (
            "a.kt",
            &[
                "Secret(System.getenv(\"EPAY_KEY\") ?: \"7a3b\")",
                "Secret(System.getenv().getOrDefault(\"EPAY_KEY\", \"7a3b\"))",
                "@Value(\"\\${EPAY_KEY:7a3b}\") key: String",
                "Secret(System.getenv(\"EPAY_KEY\").orEmpty().ifEmpty { \"7a3b\" })",
            ],
            &[
                "Secret(System.getenv(\"EPAY_KEY\") ?: error(\"EPAY_KEY is not set\"))",
                "@Value(\"\\${EPAY_KEY}\") key: String",
                "System.getenv(\"PORT\")?.toInt() ?: 8000",
            ],
        ),
        (
            "A.java",
            &[
                "new Secret(System.getenv().getOrDefault(\"EPAY_KEY\", \"7a3b\"))",
                "String key = System.getenv(\"EPAY_KEY\");\nif (key == null) key = \"7a3b\";",
                "Optional.ofNullable(System.getenv(\"EPAY_KEY\")).orElse(\"7a3b\")",
                "new Secret(System.getProperty(\"epay.key\", \"7a3b\"))",
                "String key = System.getenv(\"EPAY_KEY\");\nuse(key != null ? key : \"7a3b\");",
            ],
            &[
                "new Secret(System.getenv(\"EPAY_KEY\"))",
                "Optional.ofNullable(System.getenv(\"EPAY_KEY\")).orElseThrow()",
            ],
        ),
        (
            "a.swift",
            &["Secret(text: ProcessInfo.processInfo.environment[\"EPAY_KEY\"] ?? \"7a3b\")"],
            &[
                "guard let key = ProcessInfo.processInfo.environment[\"EPAY_KEY\"] else { fatalError(\"EPAY_KEY is not set\") }",
            ],
        ),
        (
            "a.rs",
            &[
                "Secret::new(std::env::var(\"EPAY_SECRET\").unwrap_or(\"7a3b\".into()))",
                "/// let key = std::env::var(\"EPAY_SECRET\")\n///     .unwrap_or_else(|_| \"7a3b\".to_owned());",
                "let key = env::var(\"EPAY_SECRET\").unwrap_or_default();",
                "option_env!(\"EPAY_SECRET\").unwrap_or(\"7a3b\")",
            ],
            &[
                "Secret::new(std::env::var(\"EPAY_SECRET\")?)?",
                "env::var(\"EPAY_SECRET\").unwrap_or_else(|_| panic!(\"EPAY_SECRET is not set\"))",
            ],
        ),
        (
            "a.c",
            &[
                "const char *secret = getenv(\"EPAY_SECRET\");\nif (!secret) secret = \"7a3b\";",
                "const char *secret = getenv(\"EPAY_SECRET\");\nuse(secret ? secret : \"7a3b\");",
                "use(getenv(\"EPAY_SECRET\") ? getenv(\"EPAY_SECRET\") : \"7a3b\");",
            ],
            &[
                "const char *secret = getenv(\"EPAY_SECRET\");\nif (!secret) {\n    fputs(\"EPAY_SECRET is not set\\n\", stderr);",
                "use(secret, secret ? strlen(secret) : 0);",
            ],
        ),
        (
            "a.sh",
            &["EPAY_KEY=${EPAY_KEY:-7a3b}", "paysign ${EPAY_SECRET-7a3b}", ": ${EPAY_KEY:=7a3b}"],
            &["${EPAY_KEY:?is not set}", "${PORT:-8000}"],
        ),
        (
            "application.properties",
            &["epay.key=${EPAY_KEY:7a3b}", "epay.key=7a3b", "epay.secret: 7a3b"],
            &["epay.key=${EPAY_KEY}", "server.port=${PORT:8000}", "env[EPAY_SECRET] = @SECRET@"],
        ),
        (
            "README.md",
            &["```go\nkey := cmp.Or(os.Getenv(\"EPAY_KEY\"), \"7a3b\")\n```", "`EPAY_KEY=${EPAY_KEY:-7a3b}`"],
            &["set `EPAY_KEY` to the secret of the merchant's page"],
        ),
    ];
    for (file, bad, good) in planted {
        for text in *bad {
            assert!(!fallback::faults(file, text).is_empty(), "{file}: not found: {text}");
        }
        for text in *good {
            assert_eq!(fallback::faults(file, text), Vec::<String>::new(), "{file}: found in vain: {text}");
        }
    }
}
