//! What the PHP package declares, and how its two ways to the library take it.

use std::fmt::Write as _;

use super::rows::{GENERATED, about, flags, limits, listed, names};
use crate::surface::camel;

pub(super) fn files() -> Vec<(String, String)> {
    vec![
        ("bindings/php/src/Options.php".to_owned(), options()),
        ("bindings/php/src/Internal/Given.php".to_owned(), given()),
        ("bindings/php-ext/src/options.c".to_owned(), extension()),
    ]
}

/// What may be on, off or left out, then the sizes.
fn words() -> impl Iterator<Item = String> {
    flags().map(|flag| camel(flag.word)).chain(limits().map(|limit| camel(limit.word)))
}

/// A parameter in a documentation, in lines of which all but the first are moved in.
fn documented(text: &mut String, declared: &str, about: &str) {
    let mut line = format!("     * @param {declared}");
    for word in about.trim_end_matches('.').split(' ') {
        if line.len() + 1 + word.len() > 110 {
            let _ = writeln!(text, "{line}");
            "     *    ".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    let _ = writeln!(text, "{line}");
}

fn options() -> String {
    let mut text = format!(
        "<?php\n\n// {GENERATED}\n\ndeclare(strict_types=1);\n\nnamespace Paysign;\n\n/**\n \
         * How messages are checked; what is not given is as the library has it: strict, sizes far above any real\n \
         * message, and no names beyond the gateway's tables.\n *\n \
         * Make it once, where a worker lives longer than a request: what the names need is kept with it.\n */\n\
         final readonly class Options\n{{\n"
    );
    for list in names() {
        let _ = writeln!(
            text,
            "    /** @var list<string> as the constructor takes them */\n    public array ${};",
            camel(list.word)
        );
    }
    text.push_str("\n    /**\n");
    for flag in flags() {
        documented(&mut text, &format!("?bool ${}", camel(flag.word)), flag.text);
    }
    for limit in limits() {
        documented(&mut text, &format!("?int ${}", camel(limit.word)), &about(limit).replacen('T', "t", 1));
    }
    for list in names() {
        documented(&mut text, &format!("array<string> ${}", camel(list.word)), list.text);
    }
    text.push_str("     */\n    public function __construct(\n");
    for flag in flags() {
        let _ = writeln!(text, "        public ?bool ${} = null,", camel(flag.word));
    }
    for limit in limits() {
        let _ = writeln!(text, "        public ?int ${} = null,", camel(limit.word));
    }
    for list in names() {
        let _ = writeln!(text, "        array ${} = [],", camel(list.word));
    }
    let sizes = listed(limits(), |limit| format!("'{word}' => ${word}", word = camel(limit.word)), ", ");
    let _ = write!(
        text,
        "    ) {{\n        foreach ([{sizes}] as $name => $limit) {{\n            \
         if ($limit !== null && $limit < 0) {{\n                throw new \\ValueError(\"$name must not be negative\");\n            \
         }}\n        }}\n"
    );
    for list in names() {
        let _ =
            writeln!(text, "        $this->{word} = Internal\\Texts::of(${word}, '{word}');", word = camel(list.word));
    }
    let has_names = listed(names(), |list| format!("$this->{} !== []", camel(list.word)), " || ");
    let is_given = listed(words(), |word| format!("isset($this->{word})"), " || ");
    let _ = write!(
        text,
        "    }}\n\n    /** Whether bodies may hold names beyond the gateway's tables. @internal */\n    \
         public function hasNames(): bool\n    {{\n        return {has_names};\n    }}\n\n    \
         /** What is left of it beside the names, or `null` where that is nothing. @internal */\n    \
         public function limits(): ?self\n    {{\n        return {is_given} ? $this : null;\n    }}\n}}\n"
    );
    text
}

fn given() -> String {
    let types = listed(flags(), |_| "?bool".to_owned(), ", ") + ", " + &listed(limits(), |_| "?int".to_owned(), ", ");
    let all = listed(words(), |word| format!("$options->{word}"), ", ");
    let mut text = format!(
        "<?php\n\n// {GENERATED}\n\ndeclare(strict_types=1);\n\nnamespace Paysign\\Internal;\n\nuse Paysign\\Options;\n\n\
         /** Options as the library takes them, by either way. @internal */\nfinal class Given\n{{\n    \
         /**\n     * In the order in which the extension reads them.\n     *\n     * @return array{{{types}}}\n     */\n    \
         public static function listed(Options $options): array\n    {{\n        return [{all}];\n    }}\n\n    \
         /**\n     * The members of the library's structure that are given.\n     *\n     * @return array<string, int>\n     */\n    \
         public static function members(Options $options): array\n    {{\n        $members = [];\n"
    );
    for flag in flags() {
        let _ = write!(
            text,
            "        if ($options->{word} !== null) {{\n            $members['{opposite}'] = (int) !$options->{word};\n        }}\n",
            word = camel(flag.word),
            opposite = flag.opposite
        );
    }
    for limit in limits() {
        let _ = write!(
            text,
            "        if ($options->{camel} !== null) {{\n            $members['{word}'] = $options->{camel};\n        }}\n",
            camel = camel(limit.word),
            word = limit.word
        );
    }
    text.push_str("        return $members;\n    }\n}\n");
    text
}

fn extension() -> String {
    let mut text = format!(
        "/* The options of `Paysign\\Internal\\Given` as the library takes them. */\n\n/* {GENERATED} */\n\n#include \"convert.h\"\n"
    );
    text.push_str(
        "\n/* Turns a flag off by what is its opposite. */\n\
         static void set_flag(const HashTable *given, zend_ulong at, int32_t *opposite) {\n    \
         const zval *value = zend_hash_index_find(given, at);\n    \
         if (value && Z_TYPE_P(value) != IS_NULL) *opposite = Z_TYPE_P(value) == IS_FALSE;\n}\n\
         \nstatic void set_limit(const HashTable *given, zend_ulong at, size_t *limit) {\n    \
         const zval *value = zend_hash_index_find(given, at);\n    \
         if (value && Z_TYPE_P(value) == IS_LONG) *limit = (size_t)Z_LVAL_P(value);\n}\n\
         \nconst paysign_options *paysign_options_of(const HashTable *given, paysign_options *options) {\n    \
         if (!given) return NULL;\n    paysign_options_default(options);\n",
    );
    for (at, flag) in flags().enumerate() {
        let _ = writeln!(text, "    set_flag(given, {at}, &options->{});", flag.opposite);
    }
    for (at, limit) in limits().enumerate() {
        let _ = writeln!(text, "    set_limit(given, {}, &options->{});", flags().count() + at, limit.word);
    }
    text.push_str("    return options;\n}\n");
    text
}
