//! What the documents name is there: commands, files, pictures.

#![allow(clippy::unwrap_used, clippy::panic)]

use regex::Regex;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The words after each `first` that stands at the head of a command: at the start of a line, of a code span or behind a pipe.
fn commands(document: &str, first: &str) -> BTreeSet<String> {
    let head = Regex::new(&format!(r"(?m)(?:^|`| \| )[ \t]*(?:\$ )?{first} +([^ \n`]+)")).unwrap();
    head.captures_iter(document).map(|c| c[1].to_owned()).collect()
}

#[test]
fn make_targets_exist() {
    let makefile = read("Makefile");
    for document in DOCUMENTS {
        let text = read(document);
        let named = commands(&text, "make").into_iter().chain(commands(&text, "CASE=a-slug make"));
        for target in named.filter(|t| t.chars().all(|c| c.is_ascii_lowercase() || c == '-')) {
            let there = makefile.lines().any(|l| l.starts_with(&format!("{target}:")));
            assert!(there, "{document} names `make {target}`, which the Makefile does not have");
        }
    }
    assert!(commands(&read("README.md"), "make").contains("run"), "README.md says how to begin");
}

#[test]
fn subcommands_and_options_exist() {
    let help = |arguments: &[&str]| {
        let done = Command::new(env!("CARGO_BIN_EXE_foresay")).args(arguments).arg("--help").output().unwrap();
        assert!(done.status.success(), "foresay {} --help fails", arguments.join(" "));
        String::from_utf8(done.stdout).unwrap()
    };
    let mut all = help(&[]);
    for subcommand in DOCUMENTS.iter().flat_map(|d| commands(&read(d), "foresay")) {
        all += &help(&[subcommand.as_str()]);
    }
    for option in read("README.md").split(|c: char| !c.is_ascii_lowercase() && c != '-').filter(|w| w.starts_with("--")) {
        assert!(option.len() < 4 || all.contains(option), "README.md names {option}, which no subcommand has");
    }
}

#[test]
fn files_exist() {
    let built = ["dist", "target", "dist/index.html", "target/release/foresay", "tests/cases/a-slug/", "article.txt"];
    for document in DOCUMENTS {
        let text = read(document);
        let spans = text.split('`').skip(1).step_by(2);
        let links = text.split("](").skip(1).filter_map(|l| l.split(')').next());
        let names = spans.chain(links).filter(|n| !n.contains(char::is_whitespace) && !n.starts_with("http"));
        let known = ["src/", "tests/", "www", "pkg/", "docs/", "training/", "xtask", "LICENSE"];
        for name in names.filter(|n| (known.iter().any(|k| n.starts_with(k)) || n.ends_with(".md")) && !built.contains(n)) {
            assert!(root().join(name).exists(), "{document} names {name}, which is not there");
        }
    }
}
