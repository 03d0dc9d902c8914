//! Trains the model files and measures them.
//!
//! ```text
//! foresay-training tagger DIR      writes src/text/models/tagger.bin
//! foresay-training parser DIR      writes src/text/models/parser.bin
//! foresay-training crossval tagger|parser DIR    prints accuracy by document folds
//! foresay-training lines PAGES      writes src/clean/lines.model
//! foresay-training lines --crossval OUT PAGES    writes the bodies of pages no model had seen
//! foresay-training metadata PAGES   writes src/clean/metadata.model, prints how well it does on unseen sites
//! foresay-training [crossval] ends FILE    writes src/quotes/ends.model, or prints how well it does on unseen articles
//! foresay-training confidence FILE    writes src/quotes/confidence.tsv, and prints how well it holds on unseen articles
//! foresay-training [crossval] reach DIR [OUT]    writes src/scenarios/reach.model, or prints how well it does on unseen documents
//! foresay-training speed FILE      prints how fast the text stage reads a file, a line a paragraph
//! ```
//! DIR holds `ewt.conllu` and `gum.conllu`, PAGES the cleaning sets. The same data give the same bytes.

mod annotated;
mod confidence;
mod conllu;
mod ends;
mod examples;
mod lines;
mod metadata;
mod pack;
mod parser;
mod reach;
mod tagger;

use std::process::ExitCode;

const USAGE: &str = "usage: foresay-training [crossval] tagger|parser DIR | [crossval] ends FILE | confidence FILE | [crossval] reach DIR [OUT] | lines [--crossval OUT] PAGES | metadata PAGES | speed FILE";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["tagger", dir] => load(dir).and_then(|e| tagger::write(&e)),
        ["parser", dir] => load(dir).and_then(|e| parser::write(&e)),
        ["speed", file] => speed(file),
        ["crossval", "parser", dir] => load(dir).map(|e| parser::crossval(&e)),
        ["crossval", "tagger", dir] => load(dir).map(|e| tagger::crossval(&e)),
        ["ends", articles] => ends::write(articles),
        ["crossval", "ends", articles] => ends::crossval(articles),
        ["confidence", articles] => confidence::write(articles),
        ["reach", dir] => reach::write(dir),
        ["crossval", "reach", dir] => reach::crossval(dir, None),
        ["crossval", "reach", dir, out] => reach::crossval(dir, Some(out)),
        ["metadata", pages] => metadata::train(pages, "src/clean/metadata.model"),
        ["lines", pages] => lines::train(pages, "src/clean/lines.model"),
        ["lines", "--crossval", out, pages] => lines::crossval(pages, out),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("foresay-training: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the speed of the text stage, and of parsing every sentence, on the lines of a file.
fn speed(file: &str) -> Result<(), String> {
    use foresay::text::read;
    let content = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let source = foresay::Source::from_text(content);
    let article = foresay::clean::clean(&source, &foresay::Options { body: foresay::options::Body::Whole, ..Default::default() });
    let megabytes = source.text().len() as f64 / 1e6;
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let text = read(&source, &article);
        let whole = start.elapsed().as_secs_f64();
        let start = std::time::Instant::now();
        let parsed = text.sentences.iter().filter(|s| text.tree(s).is_some()).count();
        let trees = start.elapsed().as_secs_f64();
        println!(
            "{megabytes:.1} MB read at {:.1} MB/s; {parsed} of {} sentences parsed at {:.1} MB/s",
            megabytes / whole,
            text.sentences.len(),
            megabytes / trees
        );
    }
    Ok(())
}

fn load(dir: &str) -> Result<Vec<examples::Example>, String> {
    let mut all = Vec::new();
    for name in ["ewt", "gum"] {
        let path = format!("{dir}/{name}.conllu");
        let content = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
        all.extend(conllu::read(&content).iter().filter_map(examples::align));
    }
    eprintln!("{} sentences, {} tokens", all.len(), all.iter().map(|e| e.tags.len()).sum::<usize>());
    Ok(all)
}
