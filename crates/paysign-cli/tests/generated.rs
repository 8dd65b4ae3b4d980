//! Help, completion scripts and man pages, which are made from one description of the command line.

mod support;

use support::run;

/// The help texts are in `tests/cmd`, as they are printed; `TRYCMD=overwrite` writes them again.
#[test]
fn help_is_as_it_stands_in_the_folder() {
    trycmd::TestCases::new().env("COLUMNS", "100").env("PAYSIGN_SECRET", "").case("tests/cmd/*.trycmd");
}

#[test]
fn every_shell_has_a_completion_script_that_knows_the_commands_and_the_gateways() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completion", shell]);
        assert_eq!((script.status, script.stderr.as_str()), (0, ""));
        for word in ["gateways", "sign", "verify", "explain", "diagnose", "audit", "reconcile", "secret-file"] {
            assert!(script.stdout.contains(word), "{shell}: {word}");
        }
    }
    assert!(run(&["completion", "bash"]).stdout.contains("epay epay@code200 epay@key payindex"));
    assert_eq!(run(&["completion", "dos"]).status, 2);
}

#[test]
fn every_command_has_a_man_page() {
    let page = run(&["man"]);
    assert_eq!((page.status, page.stderr.as_str()), (0, ""));
    assert!(page.stdout.contains(".TH paysign 1") && page.stdout.contains("paysign\\-verify(1)"), "{}", page.stdout);
    for command in ["gateways", "sign", "verify", "explain", "diagnose", "audit", "reconcile", "completion", "man"] {
        let page = run(&["man", command]);
        assert_eq!((page.status, page.stderr.as_str()), (0, ""));
        assert!(page.stdout.contains(&format!(".TH paysign-{command} 1")), "{}", page.stdout);
    }
    assert_eq!(run(&["man", "nothing"]).status, 2);
}
