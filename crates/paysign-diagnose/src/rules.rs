//! All rules for values, as one table.

pub(super) mod charset;
pub(super) mod escapes;
mod nested;
mod numbers;
mod space;

use super::cause::Cause::{
    Backslashes, BooleanText, ByteOrderMark, CharsetGbk, CharsetLatin1, CharsetLossy, HtmlEscaped, HtmlUnescaped,
    JsonEscapes, LetterCase, LineEndings, NestedValue, NullText, NumberText, PlusAndSpace, TimeUnit, Trimmed,
    Untrimmed, UrlDecoded, UrlEncoded, ValueCut,
};
use super::rule::Scope::{AllOrOne, One};
use super::rule::{Rule, changed};

macro_rules! rules {
    ($( $cause:ident $detail:literal $extra:literal $scope:ident $apply:expr; )*) => {
        &[$( Rule { cause: $cause, detail: $detail, extra: $extra, scope: $scope, apply: $apply } ),*]
    };
}

/// The rules; within a cause the most common form first.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = rules! {
    UrlEncoded    "as it is in the body"               0 AllOrOne escapes::as_in_body;
    UrlEncoded    "a space becomes +"                  0 AllOrOne |input| escapes::encode(input, &escapes::FORM);
    UrlEncoded    "a space becomes %20"                0 AllOrOne |input| escapes::encode(input, &escapes::STRICT);
    UrlEncoded    "as encodeURIComponent"              1 AllOrOne |input| escapes::encode(input, &escapes::COMPONENT);
    UrlEncoded    "as Java's URLEncoder"               1 AllOrOne |input| escapes::encode(input, &escapes::JAVA);
    UrlEncoded    "small hex digits"                   1 AllOrOne |input| escapes::encode(input, &escapes::SMALL);
    UrlEncoded    "as encodeURI"                       1 AllOrOne |input| escapes::encode(input, &escapes::WHOLE);
    UrlEncoded    "with a slash left as it is"         1 AllOrOne |input| escapes::encode(input, &escapes::SLASH);
    UrlDecoded    "+ becomes a space"                  0 AllOrOne |input| escapes::decode(input, true);
    UrlDecoded    "+ stays"                            0 AllOrOne |input| escapes::decode(input, false);
    PlusAndSpace  "a plus where a space is here"       0 AllOrOne escapes::space_to_plus;
    PlusAndSpace  "a space where a plus is here"       0 AllOrOne escapes::plus_to_space;
    PlusAndSpace  "a plus for the first space"         1 AllOrOne |input| escapes::one_exchanged(input, b' ', b'+', true);
    PlusAndSpace  "a plus for the last space"          1 AllOrOne |input| escapes::one_exchanged(input, b' ', b'+', false);
    PlusAndSpace  "a space for the first plus"         1 AllOrOne |input| escapes::one_exchanged(input, b'+', b' ', true);
    PlusAndSpace  "a space for the last plus"          1 AllOrOne |input| escapes::one_exchanged(input, b'+', b' ', false);
    PlusAndSpace  "%20 where a space is here"          1 AllOrOne escapes::space_to_escape;
    HtmlEscaped   "double quotes too"                  0 AllOrOne |input| escapes::html(input, true, None);
    HtmlEscaped   "all quotes, ' as &#039;"            0 AllOrOne |input| escapes::html(input, true, Some("&#039;"));
    HtmlEscaped   "all quotes, ' as &#39;"             0 AllOrOne |input| escapes::html(input, true, Some("&#39;"));
    HtmlEscaped   "all quotes, ' as &#x27;"            0 AllOrOne |input| escapes::html(input, true, Some("&#x27;"));
    HtmlEscaped   "no quotes"                          0 AllOrOne |input| escapes::html(input, false, None);
    HtmlUnescaped ""                                   0 AllOrOne escapes::html_undone;
    Untrimmed     "both ends"                          0 AllOrOne space::trimmed;
    Untrimmed     "only the end"                       1 AllOrOne space::trimmed_end;
    Trimmed       "a space at the end"                 0 One      |input| space::padded(input, "", " ");
    Trimmed       "a space at the beginning"           0 One      |input| space::padded(input, " ", "");
    Trimmed       "a space at both ends"               1 One      |input| space::padded(input, " ", " ");
    Trimmed       "a line feed at the end"             1 One      |input| space::padded(input, "", "\n");
    Trimmed       "CR LF at the end"                   1 One      |input| space::padded(input, "", "\r\n");
    Trimmed       "a tab at the end"                   1 One      |input| space::padded(input, "", "\t");
    Trimmed       "two spaces at the end"              1 One      |input| space::padded(input, "", "  ");
    Backslashes   "added"                              0 AllOrOne escapes::slashed;
    Backslashes   "added before /"                     0 AllOrOne escapes::slashed_slash;
    Backslashes   "taken off"                          0 AllOrOne escapes::unslashed;
    LineEndings   "CR LF for LF"                       0 AllOrOne |input| space::line_endings(input, "\r\n");
    LineEndings   "LF for CR LF"                       0 AllOrOne |input| space::line_endings(input, "\n");
    LineEndings   "none"                               0 AllOrOne |input| space::line_endings(input, "");
    NumberText    "two decimals"                       0 AllOrOne |input| numbers::scaled(input, 2);
    NumberText    "without zeros at the end"           0 AllOrOne numbers::stripped;
    NumberText    "one decimal"                        0 AllOrOne |input| numbers::scaled(input, 1);
    NumberText    "three decimals"                     1 AllOrOne |input| numbers::scaled(input, 3);
    NumberText    "four decimals"                      1 AllOrOne |input| numbers::scaled(input, 4);
    NumberText    "six decimals"                       2 AllOrOne |input| numbers::scaled(input, 6);
    NumberText    "eight decimals"                     2 AllOrOne |input| numbers::scaled(input, 8);
    NumberText    "with thousands"                     1 AllOrOne |input| numbers::thousands(input, None);
    NumberText    "with thousands and two decimals"    1 AllOrOne |input| numbers::thousands(input, Some(2));
    NumberText    "without thousands"                  1 AllOrOne numbers::no_thousands;
    NumberText    "in cents"                           1 AllOrOne numbers::in_cents;
    NumberText    "in units of 100 cents"              1 AllOrOne |input| numbers::of_cents(input, false);
    NumberText    "in units of 100 cents, decimals"    1 AllOrOne |input| numbers::of_cents(input, true);
    NumberText    "exponent, as Java writes it"        1 AllOrOne |input| numbers::exponent(input, &numbers::JAVA);
    NumberText    "exponent, as JavaScript writes it"  1 AllOrOne |input| numbers::exponent(input, &numbers::JAVASCRIPT);
    NumberText    "exponent, as PHP writes it"         1 AllOrOne |input| numbers::exponent(input, &numbers::PHP);
    NumberText    "exponent with two digits"           1 AllOrOne |input| numbers::exponent(input, &numbers::TWO_DIGITS);
    NumberText    "without exponent"                   1 AllOrOne numbers::no_exponent;
    NumberText    "rounded by a float"                 1 AllOrOne numbers::through_float;
    NumberText    "without zeros at the beginning"     0 AllOrOne numbers::no_leading_zeros;
    NumberText    "zeros at the beginning"             0 AllOrOne numbers::as_listed;
    NumberText    "a comma for the point"              1 AllOrOne numbers::comma;
    BooleanText   "1 and 0"                            0 AllOrOne |input| numbers::boolean(input, ["1", "0"]);
    BooleanText   "1 and nothing"                      0 AllOrOne |input| numbers::boolean(input, ["1", ""]);
    BooleanText   "True and False"                     0 AllOrOne |input| numbers::boolean(input, ["True", "False"]);
    BooleanText   "TRUE and FALSE"                     1 AllOrOne |input| numbers::boolean(input, ["TRUE", "FALSE"]);
    BooleanText   "true and false"                     0 AllOrOne |input| numbers::boolean(input, ["true", "false"]);
    NullText      "nothing"                            0 AllOrOne |input| numbers::null(input, "");
    NullText      "null"                               0 AllOrOne |input| numbers::null(input, "null");
    NullText      "None"                               1 AllOrOne |input| numbers::null(input, "None");
    NullText      "undefined"                          1 AllOrOne |input| numbers::null(input, "undefined");
    NullText      "NULL"                               1 AllOrOne |input| numbers::null(input, "NULL");
    NullText      "nil"                                1 AllOrOne |input| numbers::null(input, "nil");
    TimeUnit      "seconds"                            0 AllOrOne numbers::in_seconds;
    TimeUnit      "milliseconds"                       0 AllOrOne numbers::in_millis;
    TimeUnit      "a T between date and time"          1 AllOrOne numbers::with_t;
    CharsetGbk    "signed as GBK"                      0 AllOrOne charset::to_gbk;
    CharsetGbk    "GBK here, signed as UTF-8"          0 AllOrOne charset::from_gbk;
    CharsetLatin1 "UTF-8 encoded once more"            0 AllOrOne charset::to_latin1_twice;
    CharsetLatin1 "UTF-8 encoded once less"            0 AllOrOne charset::from_latin1_twice;
    CharsetLatin1 "signed as Latin-1"                  0 AllOrOne charset::to_latin1;
    CharsetLatin1 "Latin-1 here, signed as UTF-8"      0 AllOrOne charset::from_latin1;
    CharsetLatin1 "the low byte of each character"     1 AllOrOne charset::low_bytes;
    CharsetLossy  "a ? for each character"             0 AllOrOne |input| charset::replaced(input, "?", false);
    CharsetLossy  "a ? for each byte"                  0 AllOrOne |input| charset::replaced(input, "?", true);
    CharsetLossy  "left out"                           1 AllOrOne |input| charset::replaced(input, "", false);
    CharsetLossy  "four-byte characters left out"      0 AllOrOne |input| charset::no_four_bytes(input, "");
    CharsetLossy  "a ? for four-byte characters"       0 AllOrOne |input| charset::no_four_bytes(input, "?");
    ByteOrderMark "not signed"                         0 AllOrOne charset::without_mark;
    ByteOrderMark "signed before the value"            1 One      charset::with_mark;
    JsonEscapes   "as it is in the body"               0 AllOrOne escapes::as_in_json;
    JsonEscapes   "\\u for what is not ASCII"          0 AllOrOne |input| escapes::json(input, false, true, false);
    JsonEscapes   "\\/ for /, \\u for what is not ASCII" 2 AllOrOne |input| escapes::json(input, true, true, false);
    JsonEscapes   "in quotes"                          0 AllOrOne |input| escapes::json(input, false, false, true);
    JsonEscapes   "in quotes, \\/ for /"               0 AllOrOne |input| escapes::json(input, true, true, true);
    JsonEscapes   "undone"                             2 AllOrOne escapes::json_undone;
    NestedValue   "written without spaces"             0 AllOrOne nested::compact;
    NestedValue   "written with spaces"                0 AllOrOne nested::spaced;
    NestedValue   "members sorted by name"             0 AllOrOne nested::sorted;
    NestedValue   "without spaces, \\/ for /"          0 AllOrOne nested::slashed;
    NestedValue   "without spaces, \\/ and \\u undone" 0 AllOrOne nested::unescaped;
    NestedValue   "as the word Array"                  0 AllOrOne |input| nested::word(input, "Array");
    NestedValue   "as [object Object]"                 0 AllOrOne |input| nested::word(input, "[object Object]");
    NestedValue   "left out"                           0 AllOrOne |input| nested::word(input, "");
    NestedValue   "as Java's Map.toString()"           1 AllOrOne nested::java;
    LetterCase    "values in lower case"               0 AllOrOne |input| changed(input.value, input.value.to_ascii_lowercase());
    LetterCase    "values in capitals"                 0 AllOrOne |input| changed(input.value, input.value.to_ascii_uppercase());
    ValueCut      "at the length of the table"         0 AllOrOne |input| input.row.and_then(|row| space::cut(input, usize::from(row.max_chars?)));
    ValueCut      "after 127 bytes"                    0 AllOrOne |input| space::cut_bytes(input, 127);
    ValueCut      "after 32 characters"                1 AllOrOne |input| space::cut(input, 32);
    ValueCut      "after 64 characters"                1 AllOrOne |input| space::cut(input, 64);
    ValueCut      "after 100 characters"               1 AllOrOne |input| space::cut(input, 100);
    ValueCut      "after 127 characters"               1 AllOrOne |input| space::cut(input, 127);
    ValueCut      "after 128 characters"               1 AllOrOne |input| space::cut(input, 128);
    ValueCut      "after 255 characters"               1 AllOrOne |input| space::cut(input, 255);
};
