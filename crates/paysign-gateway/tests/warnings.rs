//! Files that are gateways, and of which something is said all the same.

use paysign_gateway::GatewayFile;

/// The file to begin with, in lines that a test replaces.
const TEMPLATE: &str = include_str!("../../paysign-cli/src/gateway/template.toml");

fn said(text: &str) -> Vec<String> {
    let (_, warnings) = GatewayFile::parse_with_warnings(text).unwrap_or_else(|problems| panic!("{problems}"));
    warnings.iter().map(|warning| format!("{}: {}", warning.place.line, warning.text)).collect()
}

#[track_caller]
fn assert_said(changes: &[(&str, &str)], expected: &[(&str, &str)]) {
    let text = changes.iter().fold(TEMPLATE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in the file");
        text.replace(from, to)
    });
    let lines: Vec<_> = text.lines().collect();
    let line = |part: &str| lines.iter().rposition(|line| line.contains(part)).expect("it is there") + 1;
    let said = said(&text);
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, (part, expected)) in said.iter().zip(expected) {
        assert!(said.starts_with(&format!("{}: {expected}", line(part))), "{said}\n  expected {part}: {expected}");
    }
}

#[test]
fn of_the_file_to_begin_with_nothing_is_said() {
    assert_said(&[], &[]);
}

#[test]
fn a_file_without_a_source() {
    let change = ("source = \"the vendor's page and its address\"\n", "");
    // It is nowhere, so what is said is at the beginning.
    assert_said(&[change], &[("# A gateway file: ", "no `source`: ")]);
}

#[test]
fn a_notification_of_which_nothing_can_be_expected() {
    let changes = [
        ("\"order_no\", required = true, role = \"order_no\" }", "\"order_no\" }"),
        ("role = \"paid_amount\"", "role = \"ordered_amount\""),
    ];
    let expected =
        ["order_no", "paid_amount"].map(|role| format!("`notify` has no signed field with the role `{role}`: "));
    // At its fields, which are the last ones of the file.
    assert_said(&changes, &[("fields = [", &expected[0]), ("fields = [", &expected[1])]);
}

#[test]
fn a_role_of_a_field_that_is_not_signed_proves_nothing() {
    let change = ("'fields all but sign;", "'fields all but sign, status;");
    assert_said(&[change], &[("fields = [", "`notify` has no signed field with the role `status`: ")]);
}

#[test]
fn a_scheme_that_cannot_be_read_back() {
    let scheme = ("pair name=value; separator \"&\"", "pair value; separator none");
    let unreadable = "cannot be verified strictly (`unreadable_scheme`)";
    let said_of = |text: &str| said(text).iter().filter(|said| said.contains(unreadable)).count();
    let broken = TEMPLATE.replace(scheme.0, scheme.1);
    assert_eq!(said_of(&broken), 2, "{:#?}", said(&broken));
    // Of a variant, at its own scheme, and once.
    let line = TEMPLATE.lines().find(|line| line.starts_with("scheme = ")).expect("a scheme");
    let variant = format!("{TEMPLATE}\n[[variants]]\nname = \"old\"\n{}\n", line.replace(scheme.0, scheme.1));
    let said = said(&variant);
    let last = variant.lines().count();
    assert_eq!(said.len(), 2, "{said:#?}");
    for (said, message) in said.iter().zip(["pay", "notify"]) {
        assert!(said.starts_with(&format!("{last}: `{message}` of `old` {unreadable}")), "{said}");
    }
}
