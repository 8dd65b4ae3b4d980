//! Files that are broken, each in one way: what is said of them, and at which line.

use paysign_gateway::GatewayFile;

/// A whole file, in lines that a test replaces.
const WHOLE: &str = r#"id = "samplepay"
title = "Sample Pay"
source = "Sample Pay, API page"
[signing]
scheme = 'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex upper'
field = "sign"
[choices]
states = [{ value = "1", status = "paid" }, { value = "0", status = "pending" }]
[[messages]]
name = "pay"
direction = "request"
method = "POST"
path = "/pay"
wire = "form"
signing = true
answer = "pay_answer"
fields = [
    { name = "mch", required = true, role = "merchant_id" },
    { name = "order", required = true, role = "order_no" },
    { name = "amount", required = true, kind = "amount", role = "ordered_amount" },
    { name = "sign", required = true, kind = "signature" },
]
[[messages]]
name = "pay_answer"
direction = "answer"
wire = "json"
success = [{ field = "code", values = ["0"] }]
fields = [
    { name = "code", required = true, kind = "integer", number = true },
    { name = "url", kind = "url", role = "pay_url" },
]
error_codes = [{ code = "1", text = "No such merchant" }]
[[messages]]
name = "notify"
direction = "notification"
wire = "form"
signing = true
ack = "OK"
fields = [
    { name = "mch", required = true, role = "merchant_id" },
    { name = "order", required = true, role = "order_no" },
    { name = "amount", required = true, kind = "amount", role = "paid_amount" },
    { name = "state", required = true, role = "status", choices = "states" },
    { name = "sign", required = true, kind = "signature" },
]
[[variants]]
name = "old"
about = "Sites of before 2020."
scheme = 'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append ""; digest md5; hex upper'
"#;

/// What is said of the file with `from` replaced by `to`: all problems, a line each.
fn said(from: &str, to: &str) -> Vec<String> {
    assert_eq!(WHOLE.matches(from).count(), 1, "{from} is not once in the file");
    match GatewayFile::parse(&WHOLE.replace(from, to)) {
        Ok(_) => panic!("{to} is not a problem"),
        Err(problems) => problems.iter().map(|problem| format!("{}: {}", problem.place.line, problem.text)).collect(),
    }
}

/// Mistakes, and what is said of each.
#[derive(Default)]
struct Mistakes {
    wrong: Vec<String>,
}

impl Mistakes {
    fn assert(&mut self, from: &str, to: &str, expected: &str) {
        let said = said(from, to);
        // One mistake is one sentence, or two where it is one of both ends of a pair.
        if said.len() > 2 || !said.iter().any(|line| line.starts_with(expected)) {
            self.wrong.push(format!("{to}\n  expected {expected}\n  said {said:#?}"));
        }
    }
}

impl Drop for Mistakes {
    fn drop(&mut self) {
        assert!(std::thread::panicking() || self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

#[test]
fn the_whole_file_is_right() {
    let file = GatewayFile::parse(WHOLE).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let gateway = file.gateway();
    assert_eq!((gateway.id, gateway.messages.len(), gateway.variants.len()), ("samplepay", 3, 1));
    let pay = gateway.message("pay").expect("it has one");
    // A request holds no name of the notification beyond its own.
    assert!(pay.signing.expect("signed").reserved_names().eq(["mch", "order", "amount", "state", "sign"]));
}

#[test]
fn what_is_not_toml() {
    let mut mistakes = Mistakes::default();
    mistakes.assert("id = \"samplepay\"", "id = samplepay", "1: not TOML: ");
    mistakes.assert("title = \"Sample Pay\"", "title = \"Sample Pay", "2: not TOML: ");
    mistakes.assert("title = \"Sample Pay\"", "title = \"Sample\\q Pay\"", "2: not TOML: ");
    mistakes.assert("[choices]", "[choices", "7: not TOML: ");
    mistakes.assert("title = \"Sample Pay\"", "id = \"twice\"", "2: not TOML: ");
    mistakes.assert("ack = \"OK\"\nfields = [", "ack = \"OK\"\nfields = ", "40: not TOML: ");
}

#[test]
fn what_is_not_of_the_format() {
    let mut mistakes = Mistakes::default();
    mistakes.assert("id = \"samplepay\"\n", "", "1: the gateway has no `id`: ");
    mistakes.assert("id = \"samplepay\"", "id = 1", "1: `id` is a text, in quotation marks");
    mistakes.assert("source = ", "sources = ", "3: a gateway has no `sources`; did you mean `source`?");
    mistakes.assert("source = ", "colour = ", "3: a gateway has no `colour`; it has id, title, ");
    mistakes.assert("[signing]", "[signature]", "4: a gateway has no `signature`");
    mistakes.assert(
        "direction = \"request\"",
        "direction = \"out\"",
        "11: `direction` is one of `request`, `answer`, ",
    );
    mistakes.assert("method = \"POST\"", "method = \"PUT\"", "12: `method` is one of `GET`, `POST`");
    mistakes.assert("ack = \"OK\"", "ack = [\"OK\"]", "38: `ack` is a text, in quotation marks");
    mistakes.assert(
        "signing = true\nanswer",
        "signing = \"yes\"\nanswer",
        "15: `signing` is `true`, `false` or a table",
    );
    mistakes.assert("number = true", "number = \"true\"", "29: `number` is `true` or `false`, without quotation marks");
    mistakes.assert("role = \"ordered_amount\"", "role = \"amount\"", "20: `role` is one of `order_no`, ");
    mistakes.assert("role = \"pay_url\"", "role = \"payurl\"", "30: `role` is one of");
    mistakes.assert("kind = \"url\"", "kind = \"uri\"", "30: `kind` is one of");
    mistakes.assert("kind = \"url\"", "max_chars = 0", "30: `max_chars` is a number from 1 to 65535");
    mistakes.assert("kind = \"url\"", "max_chars = 1.5", "30: `max_chars` is a whole number");
    mistakes.assert("values = [\"0\"]", "values = [0]", "27: `values` is a list of texts, in quotation marks");
    mistakes.assert("{ name = \"url\", ", "{ ", "30: the field has no `name`: ");
    mistakes.assert("status = \"paid\" }", "status = \"payed\" }", "8: `status` is one of");
    mistakes.assert("name = \"old\"\n", "", "46: the variant has no `name`");
}

#[test]
fn what_does_not_fit_together() {
    let mut mistakes = Mistakes::default();
    mistakes.assert("id = \"samplepay\"", "id = \"Sample Pay\"", "1: `id` is 1 to 64 lower-case letters");
    mistakes.assert("name = \"pay\"", "name = \"notify\"", "34: there is a message `notify` already");
    mistakes.assert("direction = \"request\"\n", "", "9: the message `pay` has no `direction`");
    mistakes.assert("method = \"POST\"\n", "", "9: the request `pay` has no `method`");
    mistakes.assert("path = \"/pay\"", "path = \"pay\"", "13: `path` begins with `/`");
    mistakes.assert(
        "wire = \"form\"\nsigning = true\nack",
        "signing = true\nack",
        "33: the message `notify` has no `wire`",
    );
    mistakes.assert(
        "wire = \"form\"\nsigning = true\nack = \"OK\"\nfields = [\n    { name = \"mch\"",
        "wire = \"xml\"\nsigning = true\nack = \"OK\"\nfields = [\n    { name = \"mch[0]\"",
        "40: in XML a field's name begins with a letter or `_`",
    );
    mistakes.assert(
        "method = \"POST\"\npath = \"/pay\"\nwire = \"form\"",
        "method = \"GET\"\npath = \"/pay\"\nwire = \"multipart\"",
        "14: a request by GET has no body",
    );
    mistakes.assert("wire = \"json\"", "wire = \"xml\"", "29: only JSON has numbers");
    mistakes.assert("answer = \"pay_answer\"", "answer = \"answer\"", "16: there is no message `answer`");
    mistakes.assert("answer = \"pay_answer\"", "answer = \"notify\"", "16: the message `notify` is not an answer");
    mistakes.assert("answer = \"pay_answer\"", "ack = \"OK\"", "16: only a notification has `ack`");
    mistakes.assert(
        "digest md5; hex upper'\nfield",
        "digest md4; hex upper'\nfield",
        "5: at byte 118 of the scheme: expected `md5`",
    );
    mistakes.assert(
        "signing = true\nack",
        "signing = false\nack",
        "37: `notify` comes from outside, so it must be signed",
    );
    mistakes.assert("field = \"sign\"\n", "", "14: no `field`, neither here nor in `signing` of the gateway");
    mistakes.assert(
        "field = \"sign\"\n",
        "field = \"sig\"\n",
        "17: the table of `pay` lacks `sig`, which holds the signature",
    );
    mistakes.assert("choices = \"states\"", "choices = \"state\"", "43: `choices` of the gateway has no list `state`");
    mistakes.assert("status = \"paid\" }", "status = \"closed\" }", "43: no value of the status means `paid`");
    mistakes.assert(
        "kind = \"amount\", role = \"paid_amount\"",
        "role = \"paid_amount\"",
        "42: an amount is of kind `amount`",
    );
    mistakes.assert("{ name = \"state\"", "{ name = \"order\"", "43: the table has a field `order` already");
    mistakes.assert("{ name = \"state\"", "{ name = \"the state\"", "43: a field's name is made of");
    mistakes.assert("role = \"paid_amount\"", "role = \"order_no\"", "42: ");
    mistakes.assert("ack = \"OK\"", "ack = \"OK${order_no}\"", "38: the table of `notify` has no field `order_no`");
    mistakes.assert("ack = \"OK\"", "ack = \"OK${sign}\"", "38: `sign` is not signed, so it is not repeated in `ack`");
    mistakes.assert("ack = \"OK\"", "ack = \"OK${order\"", "38: `${` of `ack` is not closed by `}`");
    mistakes.assert(
        "field = \"code\", values",
        "field = \"status\", values",
        "27: the table of `pay_answer` has no field `status`",
    );
    mistakes.assert("values = [\"0\"]", "values = []", "27: `values` is empty");
    mistakes.assert("kind = \"url\", role", "kind = \"code\", role", "30: a field of kind `code` has `choices`");
    mistakes.assert(
        "{ name = \"amount\", required = true, kind = \"amount\", role = \"ordered_amount\"",
        "{ name = \"amount\", signed = false, kind = \"amount\", role = \"ordered_amount\"",
        "20: the scheme signs `amount`",
    );
    mistakes.assert("{ name = \"order\", required = true, role = \"order_no\" },\n    { name = \"amount\", required = true, kind = \"amount\", role = \"ordered_amount\" }", "{ name = \"order\", only_with = { field = \"type\", values = [\"1\"] } }", "19: the table has no other field `type`");
    mistakes.assert("name = \"old\"", "name = \"Old Sites\"", "47: `name` of a variant is 1 to 64");
    mistakes.assert(
        "[[variants]]\nname = \"old\"",
        "[[variants]]\nname = \"old\"\n[[variants]]\nname = \"old\"",
        "49: there is a variant `old` already",
    );
}

#[test]
fn json_is_read_too_and_only_json() {
    let refused = |text: &str| GatewayFile::parse(text).expect_err("refused").to_string();
    assert!(refused("{\"id\": 1,}").starts_with("line 1, column 9: not JSON: "), "{}", refused("{\"id\": 1,}"));
    assert!(refused("{\n\"id\": \"a\",\n\"id\": \"b\"}").starts_with("line 3, column 1: `id` is written twice"));
    assert!(refused("{ // a comment\n}").contains("not JSON"));
    assert!(refused(&"{\"a\":".repeat(10_000)).contains("not JSON"));
    assert!(refused(&format!("a = {}", "[".repeat(10_000))).contains("not TOML"));
    assert!(refused(&"#".repeat(GatewayFile::MAX_LEN + 1)).contains("at most 1048576 bytes"));
}

#[test]
fn lists_are_bounded() {
    let rows = "    { name = \"x\" },\n".repeat(300);
    let said = said("    { name = \"url\", kind = \"url\", role = \"pay_url\" },\n", &rows);
    assert!(said.iter().any(|line| line.contains("at most 256 elements, not 301")), "{said:#?}");
}
