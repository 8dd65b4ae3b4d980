//! What the check must find, and what not, in each language.

/// A file's name, texts in which something stands in for a secret, and texts in which nothing does.
type Planted = (&'static str, &'static [&'static str], &'static [&'static str]);

pub(crate) const PLANTED: &[Planted] = &[
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
        &["Secret.new(ENV.fetch(\"EPAY_KEY\"))", "ENV.fetch(\"PORT\", \"8000\")", "ENV.fetch('EPAY_KEY') { raise }"],
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
        &["new Secret(System.getenv(\"EPAY_KEY\"))", "Optional.ofNullable(System.getenv(\"EPAY_KEY\")).orElseThrow()"],
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
