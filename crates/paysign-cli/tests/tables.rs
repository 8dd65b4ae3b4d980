//! The tables of the gateways, for people and for programs.

mod support;

use paysign::gateways::ALL;
use paysign::tables::{self, Case};
use serde_json::{Value as Json, json};
use support::{run, run_with};

#[test]
fn every_message_of_every_gateway_is_shown_with_all_its_fields() {
    for gateway in ALL {
        let page = run(&["gateways", gateway.id]);
        assert_eq!((page.status, page.stderr.as_str()), (0, ""));
        for message in gateway.messages {
            assert!(page.stdout.contains(&format!("\n{} ", message.name)), "{} {}", gateway.id, message.name);
            let table = run(&["gateways", gateway.id, message.name]).stdout;
            for field in message.fields {
                assert!(table.contains(&format!("\n{} ", field.name)), "{} {}:\n{table}", message.name, field.name);
            }
            for code in message.error_codes {
                assert!(table.contains(&format!("\n{} ", code.code)), "{} {}:\n{table}", message.name, code.code);
            }
        }
    }
}

/// What `gateways()` gives in every language is read from the same text.
#[test]
fn json_is_that_of_the_core() {
    let core: Json = serde_json::from_str(&tables::to_json(ALL, Case::Snake)).expect("JSON");
    assert_eq!(run(&["gateways", "--json"]).json(), json!({ "gateways": core }));
    for (index, gateway) in ALL.iter().enumerate() {
        assert_eq!(run(&["gateways", gateway.id, "--json"]).json(), core[index], "{}", gateway.id);
    }
    assert_eq!(run(&["gateways", "epay", "pay", "--json"]).json(), core[0]["messages"][0]);
}

#[test]
fn a_variant_shows_its_own_scheme() {
    let own = run(&["gateways", "epay@key", "notify", "--json"]).json();
    assert!(own["signing"]["scheme"].as_str().is_some_and(|scheme| scheme.contains("secret append \"&key=\"")));
    assert!(run(&["gateways", "epay@key", "notify"]).stdout.contains("epay@key notify: "));
}

#[test]
fn wide_characters_count_as_the_two_columns_that_they_take() {
    for columns in ["60", "72", "80", "100", "140"] {
        for words in
            [["gateways", "payindex", "notify"], ["gateways", "epay", "notify"], ["gateways", "payindex", "pay"]]
        {
            let text = run_with(&words, b"", &[("COLUMNS", columns)]).stdout;
            let table = text.split("\nFields\n").nth(1).expect("a table");
            let table: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
            let meaning = table[0].find("meaning").expect("a column");
            let rule = table[1].chars().count();
            for line in &table[2..] {
                let cells = columns_of(line);
                assert!(cells.len() <= rule, "{columns}: {line}");
                // Two spaces are before the column in every line, wherever wide characters are.
                let gap = cells.get(meaning - 2..meaning);
                assert!(gap.is_none_or(|gap| gap == ['\u{20}', '\u{20}']), "{columns}: {line}");
            }
        }
    }
}

/// One character for each column of the screen; the second column of a wide one holds the same.
fn columns_of(line: &str) -> Vec<char> {
    let is_wide = |character: &char| matches!(character, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}');
    line.chars().flat_map(|character| std::iter::repeat_n(character, 1 + usize::from(is_wide(&character)))).collect()
}

#[test]
fn a_wide_terminal_does_not_wrap_and_a_narrow_one_does() {
    let lines =
        |columns| run_with(&["gateways", "payindex", "notify"], b"", &[("COLUMNS", columns)]).stdout.lines().count();
    assert!(lines("70") > lines("100") && lines("100") > lines("250"));
}

#[test]
fn nothing_is_coloured_unless_a_terminal_or_the_user_wants_it() {
    let help = run(&["--help"]).stdout;
    let plain = run(&["gateways", "epay", "notify"]).stdout;
    let refused = run(&["verify", "epay", "nothing"]);
    assert!([help, plain.clone(), refused.stderr].iter().all(|text| !text.contains('\u{1b}')));
    let forced = |more: &[(&str, &str)]| {
        let variables = [&[("CLICOLOR_FORCE", "1"), ("COLUMNS", "100")][..], more].concat();
        run_with(&["gateways", "epay", "notify"], b"", &variables).stdout
    };
    assert!(forced(&[]).contains('\u{1b}'));
    let no_color = run_with(&["gateways", "epay", "notify"], b"", &[("NO_COLOR", "1"), ("COLUMNS", "100")]).stdout;
    assert_eq!(no_color, plain);
}
