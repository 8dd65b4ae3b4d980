//! No file comes to harm: neither a log nor a secret nor a list that an earlier run wrote.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use super::limits::program;
use super::notices::{KEY, paid};
use super::support::{Folder, args};
use super::{audit, objects};

const OPTIONS: [&str; 3] = ["--failures", "--duplicates", "--orders"];

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a file")
}

/// The names in a folder.
fn names(folder: &Folder) -> Vec<OsString> {
    let mut names: Vec<_> =
        fs::read_dir(folder.path("")).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    names
}

/// Other names of a file: a hard link, two symbolic ones, and other spellings of its path.
fn other_names(folder: &Folder, file: &str) -> Vec<OsString> {
    let of = |name: &str| folder.path(&format!("{file}-{name}"));
    fs::create_dir(of("folder")).expect("a folder");
    fs::hard_link(folder.path(file), of("hard")).expect("a link");
    symlink(folder.path(file), of("soft")).expect("a link");
    symlink(of("hard").file_name().expect("a name"), of("softer")).expect("a link");
    symlink(folder.path(""), of("around")).expect("a link");
    [
        folder.path(file),
        of("hard"),
        of("soft"),
        of("softer"),
        folder.path(&format!("./{file}")),
        folder.path(&format!("{file}-folder/../{file}")),
        folder.path(&format!("{file}-around/{file}")),
    ]
    .map(OsString::from)
    .into()
}

#[test]
fn a_list_that_is_a_log_or_a_secret_under_another_name_is_refused_and_all_is_whole() {
    let folder = Folder::new();
    let (log, key) = (folder.file("log", paid("E1", "1")), folder.file("key", KEY));
    let (of_log, of_key) = (other_names(&folder, "log"), other_names(&folder, "key"));
    let before = names(&folder);
    for option in OPTIONS {
        let lists_have_other_names =
            of_log.iter().chain(&of_key).map(|other| args([&log, &"--secret-file", &key, &option, &other]));
        let logs_have = of_log.iter().map(|other| args([other, &"--secret-file", &key, &option, &log]));
        let keys_have = of_key.iter().map(|other| args([&log, &"--secret-file", other, &option, &key]));
        for words in lists_have_other_names.chain(logs_have).chain(keys_have) {
            let run = audit(&words, "");
            assert_eq!(run.status, 2, "{words:?} {run:?}");
            let said = format!("paysign: {option} would overwrite ");
            assert!(run.stderr.starts_with(&said) && run.stderr.contains("which is read"), "{run:?}");
            assert_eq!((text(&log).as_str(), text(&key).as_str()), (paid("E1", "1").as_str(), KEY));
            assert_eq!(names(&folder), before);
        }
    }
}

#[test]
fn a_list_that_is_standard_input_is_refused() {
    let folder = Folder::new();
    let log = folder.file("log", paid("E1", "1"));
    let key = folder.file("key", KEY);
    for (words, stdin) in [
        (args([&"--failures", &log]), &log),
        (args([&"-", &"--orders", &log]), &log),
        (args([&log, &"--secret-file=-", &"--failures", &key]), &key),
    ] {
        let output = program(&words).stdin(File::open(stdin).expect("a file")).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("which is read"), "{words:?} {said}");
    }
    assert_eq!((text(&log).as_str(), text(&key).as_str()), (paid("E1", "1").as_str(), KEY));
}

#[test]
fn a_list_that_is_appended_to_a_log_is_refused() {
    let folder = Folder::new();
    let log = folder.file("log", "x\n");
    for list in ["-", "/dev/stdout", "/dev/fd/1"] {
        let stdout = File::options().append(true).open(&log).expect("a file");
        let output = program(&args([&log, &"--failures", &list])).stdout(stdout).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("which is read"), "{list} {said}");
        assert_eq!(text(&log), "x\n");
    }
}

#[test]
fn two_lists_under_two_names_of_one_file_are_refused_and_it_stays_as_it_was() {
    let folder = Folder::new();
    let log = folder.file("log", "x");
    folder.file("list", "old");
    let of_old = other_names(&folder, "list");
    // The same for one that is not there yet.
    symlink("new", folder.path("new-soft")).expect("a link");
    fs::create_dir(folder.path("new-folder")).expect("a folder");
    let of_new: Vec<OsString> = ["new", "./new", "new-soft", "new-folder/../new", "list-around/new"]
        .map(|name| folder.path(name).into())
        .into();
    let before = names(&folder);
    for (first, second) in [(0, 1), (1, 2), (2, 0)] {
        for names in [&of_old, &of_new] {
            for one in names {
                for other in names.iter().filter(|other| *other != one) {
                    let run = audit(&args([&log, &OPTIONS[first], &one, &OPTIONS[second], &other]), "");
                    assert_eq!(run.status, 2, "{one:?} {other:?} {run:?}");
                    assert!(run.stderr.contains("cannot both go to"), "{run:?}");
                }
            }
        }
    }
    assert_eq!((text(folder.path("list")).as_str(), names(&folder)), ("old", before));
}

#[test]
fn a_log_that_cannot_be_read_leaves_the_lists_as_they_were() {
    let folder = Folder::new();
    let log = folder.file("log", "x");
    let list = folder.file("list", "old");
    let damaged = folder.file("log.parquet", "PAR1 and no more");
    for (second, words) in [
        (folder.path("missing").into(), vec![]),
        (folder.path("").into(), vec![]),
        (damaged, args([&"--body-column=body"])),
        (folder.file("log.csv", "id\n1\n"), args([&"--body-column=body"])),
    ] {
        for option in OPTIONS {
            let run = audit(&[&args([&log, &second, &option, &list])[..], &words].concat(), "");
            assert_eq!((run.status, text(&list).as_str()), (2, "old"), "{second:?} {run:?}");
        }
        // One that was not there is not there.
        let new = folder.path("new");
        let run = audit(&[&args([&log, &second, &"--failures", &new])[..], &words].concat(), "");
        assert!(run.status == 2 && !new.exists(), "{second:?} {run:?}");
    }
    assert!(names(&folder).iter().all(|name| !name.to_string_lossy().starts_with('.')), "{:?}", names(&folder));
}

#[test]
fn a_list_takes_the_place_of_the_old_one_behind_a_link_and_with_its_rights() {
    let folder = Folder::new();
    let log = folder.file("log", "x");
    fs::create_dir(folder.path("lists")).expect("a folder");
    let old = folder.file("lists/old", "old");
    fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).expect("rights");
    symlink("lists/old", folder.path("link")).expect("a link");
    symlink("lists/new", folder.path("dangling")).expect("a link");
    let before = fs::metadata(&old).expect("facts");
    for (link, file) in [("link", "lists/old"), ("dangling", "lists/new")] {
        let run = audit(&args([&log, &"--failures", &folder.path(link)]), "");
        assert_eq!((run.status, objects(&text(folder.path(file))).len()), (1, 1), "{run:?}");
        assert!(fs::symlink_metadata(folder.path(link)).expect("facts").is_symlink());
    }
    let after = fs::metadata(&old).expect("facts");
    assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
    // A new one has the rights that any new file has.
    let any = fs::metadata(folder.file("any", "")).expect("facts");
    assert_eq!(fs::metadata(folder.path("lists/new")).expect("facts").mode(), any.mode());
}

#[test]
fn a_list_in_a_relative_path_and_one_in_no_folder() {
    let folder = Folder::new();
    folder.file("log", "x");
    let in_folder = |list: &str| {
        program(&args([&"log", &"--failures", &list])).current_dir(folder.path("")).output().expect("it runs")
    };
    assert_eq!(in_folder("list").status.code(), Some(1));
    assert_eq!(objects(&text(folder.path("list"))).len(), 1);
    for list in ["missing/list", "list/", "new/", "list/list", ".", ".."] {
        let output = in_folder(list);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("cannot write to"), "{list} {said}");
    }
    assert_eq!(names(&folder), ["list", "log"]);
}

#[test]
fn a_name_of_standard_output_is_standard_output() {
    let folder = Folder::new();
    let log = folder.file("log", "x");
    for name in ["/dev/stdout", "/dev/fd/1"] {
        if !Path::new(name).exists() {
            continue;
        }
        let run = audit(&args([&log, &"--failures", &name]), "");
        assert_eq!((run.status, objects(&run.stdout)[0]["code"].as_str()), (1, Some("missing_signature")));
        assert!(run.stderr.starts_with("audited: "), "{run:?}");
        let clash = audit(&args([&log, &"--failures", &name, &"--json"]), "");
        assert_eq!((clash.status, clash.stderr.contains("cannot both go to standard output")), (2, true));
        let twice = audit(&args([&log, &"--failures", &name, &"--orders=-"]), "");
        assert_eq!((twice.status, twice.stderr.contains("cannot both go to")), (2, true), "{twice:?}");
        // Also where it is a file: what the shell has opened is written, and not replaced.
        let to = folder.path("output");
        let output = program(&args([&log, &"--failures", &name]))
            .stdout(File::create(&to).expect("a file"))
            .output()
            .expect("it runs");
        assert_eq!((output.status.code(), objects(&text(&to)).len()), (Some(1), 1));
        assert!(output.stderr.starts_with(b"audited: "));
    }
    let errors = folder.path("errors");
    let clash = program(&args([&log, &"--failures", &errors]))
        .stderr(File::create(&errors).expect("a file"))
        .output()
        .expect("it runs");
    assert_eq!(clash.status.code(), Some(2));
    assert!(text(&errors).contains("which is standard error"), "{}", text(&errors));
}

#[test]
fn a_pipe_and_a_device_are_written_line_by_line() {
    let folder = Folder::new();
    let log = folder.file("log", "x\ny\n");
    let pipe = folder.path("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
    let child = program(&args([&log, &"--failures", &pipe, &"--orders=/dev/null", &"--duplicates=/dev/../dev/null"]))
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    assert_eq!(objects(&text(&pipe)).len(), 2);
    assert_eq!(child.wait_with_output().expect("it ends").status.code(), Some(1));
    assert_eq!(names(&folder), ["log", "pipe"]);
    // A pipe under two names is one, and two lists to one path are refused whatever it is.
    let other = folder.path("other");
    symlink(&pipe, &other).expect("a link");
    for (one, other) in [(pipe, other), ("/dev/null".into(), "/dev/null".into())] {
        let clash = audit(&args([&log, &"--failures", &one, &"--orders", &other]), "");
        assert_eq!((clash.status, clash.stderr.contains("cannot both go to")), (2, true), "{clash:?}");
    }
}

#[test]
fn an_audit_that_is_killed_while_it_reads_leaves_the_list_as_it_was() {
    let folder = Folder::new();
    let list = folder.file("list", "old");
    let mut child = program(&args([&"--failures", &list])).stdin(Stdio::piped()).spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // More than what is on its way at a time, so that some of it is listed.
    let lines = "pid=1&sign=00000000000000000000000000000000\n".repeat(100_000);
    stdin.write_all(lines.as_bytes()).expect("a reader");
    let beside = || names(&folder).into_iter().find(|name| name.to_string_lossy().starts_with(".list."));
    while beside()
        .is_none_or(|name| fs::metadata(folder.path(&name.to_string_lossy())).map_or(0, |facts| facts.len()) == 0)
    {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert_eq!(text(&list), "old");
    child.kill().expect("it lives");
    child.wait().expect("it ends");
    drop(stdin);
    assert_eq!(text(&list), "old");
    // What it leaves is in nobody's way, and the next run takes it away.
    assert!(beside().is_some());
    let run = audit(&args([&"--failures", &list]), "x");
    assert_eq!((run.status, names(&folder)), (1, vec!["list".into()]));
    assert_eq!(objects(&text(&list)).len(), 1);
}
