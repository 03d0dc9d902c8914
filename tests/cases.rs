//! Runs `tests/cases`: articles of our own writing, each with what must be found in it.
//!
//! A case is a folder with
//! - `article.txt` or `article.html`: the input;
//! - `case.txt`: its title and what it is about;
//! - `claims.txt`: what a careful reader says must hold, and does (written by hand; the forms stand in `case_runner/claims.rs`);
//! - `open.txt`: what should hold and does not yet, in the same forms. A claim here that begins to hold fails the test until it
//!   is moved to `claims.txt`, so that it can't be lost again;
//! - `expected.txt`: the whole analysis in a form a person can read (written by the runner).
//!
//! `make cases` writes every `expected.txt` anew, moves open claims that hold, and fails where something changed, so that the
//! change is looked at before it is committed. Where a claim is given up on purpose, for something better elsewhere,
//! `FORESAY_CASES=reopen cargo test --test cases` moves what no longer holds back to `open.txt`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[path = "case_runner/claims.rs"]
mod claims;
#[path = "case_runner/finding.rs"]
mod finding;
#[path = "case_runner/render.rs"]
mod render;

use claims::Claim;
use finding::Finding;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One folder of `tests/cases`.
struct Case {
    folder: PathBuf,
    name: String,
    finding: Finding,
}

impl Case {
    fn read(folder: PathBuf) -> Case {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let plain = fs::read_to_string(folder.join("article.txt"));
        let finding = match plain {
            Ok(text) => Finding::of(&foresay::Source::from_text(text)),
            Err(_) => {
                let html = fs::read_to_string(folder.join("article.html"));
                let html = html.unwrap_or_else(|_| panic!("{name}: there is no article.txt and no article.html"));
                Finding::of(&foresay::Source::from_html(&html))
            }
        };
        Case { folder, name, finding }
    }

    fn file(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_default()
    }
}

/// All cases by name, or those whose name holds the words of the environment variable `CASE`. Analysed once for all tests.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(read_cases);

fn read_cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let wanted = std::env::var("CASE").unwrap_or_default();
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    folders.retain(|f| f.is_dir() && f.to_string_lossy().contains(&wanted));
    folders.sort();
    folders.into_iter().map(Case::read).collect()
}

/// Whether a change must fail the test.
const SETTLED: bool = true;

/// True where the files are to be written anew.
fn updating() -> bool {
    mode() == "write"
}

/// What the environment variable `FORESAY_CASES` asks for: `write` the expectations, `reopen` the claims that no longer hold.
fn mode() -> String {
    std::env::var("FORESAY_CASES").unwrap_or_default()
}

#[test]
fn every_claim_holds() {
    let mut broken = Vec::new();
    let mut held = 0;
    for case in CASES.iter() {
        let claims = Claim::parse_all(&case.file("claims.txt"));
        let said = claims.len() + Claim::parse_all(&case.file("open.txt")).len();
        assert!(said > 0, "{}: claims.txt says nothing; write what a careful reader would find", case.name);
        let mut lost = Vec::new();
        for claim in claims {
            match claim.check(&case.finding) {
                Ok(()) => held += 1,
                Err(why) => {
                    broken.push(format!("  {}: {}\n      {why}", case.name, claim.line));
                    lost.push(claim.line);
                }
            }
        }
        if mode() == "reopen" && !lost.is_empty() {
            let kept = case
                .file("claims.txt")
                .lines()
                .filter(|l| !lost.iter().any(|c| c == l.trim()))
                .fold(String::new(), |t, l| t + l + "\n");
            fs::write(case.folder.join("claims.txt"), kept).unwrap();
            fs::write(case.folder.join("open.txt"), case.file("open.txt") + &lost.join("\n") + "\n").unwrap();
        }
    }
    println!("{held} claims hold");
    assert!(broken.is_empty(), "{} claims of tests/cases/*/claims.txt do not hold:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn no_open_claim_holds_unnoticed() {
    let mut open = Vec::new();
    let mut met = Vec::new();
    for case in CASES.iter() {
        let mut still_open = String::new();
        let mut now_met = String::new();
        for claim in Claim::parse_all(&case.file("open.txt")) {
            match claim.check(&case.finding) {
                Ok(()) => now_met += &format!("{}\n", claim.line),
                Err(why) => {
                    still_open += &format!("{}\n", claim.line);
                    open.push(format!("  {}: {}\n      {why}", case.name, claim.line));
                }
            }
        }
        met.extend(now_met.lines().map(|l| format!("  {}: {l}", case.name)));
        if updating() && !now_met.is_empty() {
            fs::write(case.folder.join("claims.txt"), case.file("claims.txt") + &now_met).unwrap();
            match still_open.is_empty() {
                true => fs::remove_file(case.folder.join("open.txt")).unwrap(),
                false => fs::write(case.folder.join("open.txt"), still_open).unwrap(),
            }
        }
    }
    println!("{} claims are open:\n{}", open.len(), open.join("\n"));
    assert!(
        met.is_empty() || !SETTLED,
        "{} open claims hold now; `make cases` moves them from open.txt to claims.txt:\n{}",
        met.len(),
        met.join("\n")
    );
}

#[test]
fn every_analysis_is_the_expected_one() {
    let mut changed = Vec::new();
    for case in CASES.iter() {
        let expected = case.file("expected.txt");
        let found = render::render(&case.finding);
        if expected == found {
            continue;
        }
        changed.push(format!("== {} ==\n{}", case.name, difference(&expected, &found)));
        if updating() {
            fs::write(case.folder.join("expected.txt"), found).unwrap();
        }
    }
    assert!(
        changed.is_empty() || !(SETTLED || updating()),
        "{} analyses changed; if the new ones are right, `make cases` writes them to expected.txt:\n{}",
        changed.len(),
        changed.join("\n")
    );
}

/// The lines that only one of the two texts has, in order, at most forty.
fn difference(expected: &str, found: &str) -> String {
    let (was, is): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let lost = was.iter().filter(|l| !is.contains(l)).map(|l| format!("- {l}"));
    let new = is.iter().filter(|l| !was.contains(l)).map(|l| format!("+ {l}"));
    lost.take(20).chain(new.take(20)).collect::<Vec<_>>().join("\n")
}
