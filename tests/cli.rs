//! The command line as its users meet it: what goes in, what comes out, exit codes and messages.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, clippy::expect_used)]

use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

fn foresay(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_foresay"))
        .args(args)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feed = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = feed.join();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.split('\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A file with this content, removed at the end of the test.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, content: &[u8]) -> File {
        let path = std::env::temp_dir().join(format!("foresay-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        File(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

const ARTICLE: &str = "Mira Olden said the harbour would close. “We will stay,” the mayor of Zöllen added.\n\nIf the levy passes, the port would close.\n";

#[test]
fn batch_answers_every_line_in_order_and_goes_on_after_a_bad_one() {
    let input = format!(
        "{}\n\n  \nnot json\n{}\n{}\n{}",
        json!({"id": "a", "text": ARTICLE}),
        json!({"id": 7, "html": "<p>The port closed.</p>"}),
        r#"{"id": "c"}"#,
        "{\"id\": \"d\", \"text\": \"one\u{2028}two\u{85}three \\ud800 end\"}",
    );
    let output = foresay(&["batch"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let answers = lines(&output);
    let ids: Vec<&Value> = answers.iter().map(|a| &a["id"]).collect();
    assert_eq!(ids, [&json!("a"), &Value::Null, &json!("7"), &json!("c"), &json!("d")]);
    assert!(answers.iter().all(|a| a["schema"] == "foresay/1"));
    assert_eq!((&answers[1]["line"], &answers[3]["line"]), (&json!(4), &json!(6)));
    assert!(answers[1]["error"]["message"].as_str().unwrap().contains("not a JSON object"));
    assert_eq!(answers[0].get("source"), None);
    assert!(answers[2]["source"].as_str().unwrap().contains("The port closed."));
    let whole = lines(&foresay(&["batch", "--with-source"], input.as_bytes()));
    assert_eq!(whole[4]["source"], json!("one\u{2028}two\u{85}three \u{fffd} end"));
}

#[test]
fn batch_answers_before_the_next_question() {
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_foresay")).arg("batch").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    stdin.write_all(b"{\"id\": \"first\", \"text\": \"The port closed.\"}\n").unwrap();
    let mut answer = Vec::new();
    let mut byte = [0];
    while byte != [b'\n'] {
        stdout.read_exact(&mut byte).unwrap();
        answer.push(byte[0]);
    }
    assert!(String::from_utf8(answer).unwrap().contains("\"first\""));
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    let text = "😀 “Já,” said Zoë.";
    let end = |unit: &str| {
        let output = foresay(&["batch", "--offsets", unit, "--body-only"], json!({"text": text}).to_string().as_bytes());
        let answer = lines(&output).remove(0);
        assert_eq!(answer["offsets"], unit);
        answer["body"]["paragraphs"][0]["span"][1].as_u64().unwrap() as usize
    };
    assert_eq!(end("codepoint"), text.chars().count());
    assert_eq!(end("utf16"), text.encode_utf16().count());
    assert_eq!(end("byte"), text.len());
}

#[test]
fn analyze_reads_files_and_says_which_it_cannot() {
    let good = File::new("good.txt", ARTICLE.as_bytes());
    let pdf = File::new("report.pdf", b"%PDF-1.7\n1 0 obj");
    let old = File::new("old.txt", b"The caf\xe9 owner said \x93we will stay\x94 in the na\xefve hope of it.");
    let output = foresay(&["analyze", "--json", pdf.path(), good.path(), "/no/such/file", old.path()], b"");
    assert_eq!(output.status.code(), Some(1));
    let told = stderr(&output);
    assert!(
        told.contains(&format!("foresay: {}: This is a PDF: open it, select all, copy, and paste the text.", pdf.path())),
        "{told}"
    );
    assert!(told.contains("foresay: /no/such/file: "), "{told}");
    assert!(told.contains("windows-1252"), "{told}");
    let answers = lines(&output);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["id"], good.path());
    assert!(answers[1]["notes"].to_string().contains("windows-1252"));
    assert!(answers[1]["body"]["text"].as_str().unwrap().contains("café owner said “we will stay”"));
}

#[test]
fn analyze_shows_the_article_with_its_words() {
    let output = foresay(&["analyze", "-"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let shown = String::from_utf8(output.stdout).unwrap();
    for words in ["Mira Olden said the harbour would close.", "Who said what", "What happens if"] {
        assert!(shown.contains(words), "{shown}");
    }
    assert!(!shown.contains('\u{1b}'));
}

#[test]
fn analyze_shows_an_effect_whole_around_its_condition() {
    let output = foresay(&["analyze", "-"], b"The levy, if it survives the vote, could close the port.");
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("        The levy\n        could close the port\n"), "{shown}");
}

#[test]
fn analyze_shows_the_conditions_that_set_out_no_scenario() {
    let output =
        foresay(&["analyze", "-"], b"Had she won, the port would have closed. If you have any questions, please call the desk.");
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("  What does not or did not hold\n    Had she won\n"), "{shown}");
    assert!(shown.contains("  Conditions that set out no scenario\n    If you have any questions\n"), "{shown}");
}

#[test]
fn analyze_shows_the_turns_of_a_transcript() {
    let text = "ADA HART: Must the pier shut?\n\nBO FENN: I hope not. We asked the clerk.\n\nADA HART: And what did he say?\n\n\
                BO FENN: He said we should wait.\n\nADA HART: Thank you.";
    let output = foresay(&["analyze", "-"], text.as_bytes());
    let shown = String::from_utf8(output.stdout).unwrap();
    let told = shown.split("Who said what").nth(1).unwrap();
    assert!(told.contains("ADA HART\n    ADA HART: Must the pier shut?\n    ADA HART: And what did he say?"), "{told}");
    assert!(told.contains("BO FENN\n    BO FENN: I hope not."), "{told}");
}

#[test]
fn nothing_in_a_text_commands_the_terminal() {
    let text = "The \u{1b}]0;title\u{7} port \u{1b}[2J closed, she said.";
    for arguments in [["analyze", "-"], ["stages", "-"]] {
        let output = foresay(&arguments, text.as_bytes());
        assert!(output.status.success());
        assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7));
    }
}

#[test]
fn empty_input_and_addresses_are_refused_in_words() {
    for (input, words) in [("", "nothing to read"), (" \n\t", "white space"), ("https://news.example/port\n", "web address")] {
        let output = foresay(&["analyze", "-"], input.as_bytes());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(
            stderr(&output).starts_with("foresay: standard input: ") && stderr(&output).contains(words),
            "{}",
            stderr(&output)
        );
    }
    assert_eq!(foresay(&["analyze", "-"], b"a").status.code(), Some(0));
}

#[test]
fn wrong_usage_is_exit_code_two_and_help_is_none() {
    for arguments in [&["analyse"][..], &["analyze"], &["batch", "--offsets", "words"], &[]] {
        assert_eq!(foresay(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
    let help = foresay(&["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8(help.stdout).unwrap().contains("batch"));
    assert!(String::from_utf8(foresay(&["--version"], b"").stdout).unwrap().starts_with("foresay 0."));
}

#[test]
fn a_reader_that_stops_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_foresay"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = json!({"text": ARTICLE.repeat(20)}).to_string() + "\n";
    for _ in 0..200 {
        if stdin.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn stages_shows_what_each_made() {
    let output = foresay(&["stages", "-"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let shown = String::from_utf8(output.stdout).unwrap();
    for stage in ["== input", "== clean", "== text", "== people", "== quotes", "== scenarios"] {
        assert!(shown.contains(stage), "{shown}");
    }
}
