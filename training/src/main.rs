//! Trains the model files and measures them.
//!
//! ```text
//! foresay-training tagger DIR      writes src/text/models/tagger.bin
//! foresay-training parser DIR      writes src/text/models/parser.bin
//! foresay-training crossval tagger|parser DIR    prints accuracy by document folds
//! foresay-training lines PAGES      writes src/clean/lines.model
//! foresay-training lines --crossval OUT PAGES    writes the bodies of pages no model had seen
//! foresay-training metadata PAGES   writes src/clean/metadata.model, prints how well it does on unseen sites
//! ```
//! foresay-training speed FILE      prints how fast the text stage reads a file, a line a paragraph
//! DIR holds `ewt.conllu` and `gum.conllu`, PAGES the cleaning sets. The same data give the same bytes.

mod conllu;
mod examples;
mod lines;
mod metadata;
mod pack;
mod parser;
mod tagger;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["tagger", dir] => load(dir).and_then(|e| tagger::write(&e)),
        ["parser", dir] => load(dir).and_then(|e| parser::write(&e)),
        ["speed", file] => speed(file),
        ["crossval", "parser", dir] => load(dir).map(|e| parser::crossval(&e)),
        ["crossval", "tagger", dir] => load(dir).map(|e| tagger::crossval(&e)),
        ["metadata", pages] => metadata::train(pages, "src/clean/metadata.model"),
        ["lines", pages] => lines::train(pages, "src/clean/lines.model"),
        ["lines", "--crossval", out, pages] => lines::crossval(pages, out),
        _ => Err(
            "usage: foresay-training [crossval] tagger|parser DIR | speed FILE | lines [--crossval OUT] PAGES | metadata PAGES"
                .to_owned(),
        ),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("foresay-training: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the text stage's speed on the lines of a file, with and without trees.
fn speed(file: &str) -> Result<(), String> {
    use foresay::text::{parser::Parser, read};
    let content = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let source = foresay::Source::from_text(content);
    let article = foresay::clean::clean(&source, &foresay::Options { body: foresay::options::Body::Whole, ..Default::default() });
    let megabytes = source.text().len() as f64 / 1e6;
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let text = read(&source, &article);
        let whole = start.elapsed().as_secs_f64();
        let start = std::time::Instant::now();
        let (mut parsed, mut bytes) = (0, 0);
        for sentence in text.sentences.iter().filter(|s| s.tree.is_some()) {
            let words: Vec<_> = text.tokens_of(sentence).iter().map(|t| (text.lower(t), t.tag)).collect();
            parsed += usize::from(Parser::shipped().parse(&words).is_some());
            bytes += sentence.span.len();
        }
        let trees = start.elapsed().as_secs_f64();
        println!(
            "{megabytes:.1} MB: {:.1} MB/s; without trees {:.1} MB/s; {parsed} of {} sentences parsed at {:.1} MB/s",
            megabytes / whole,
            megabytes / (whole - trees),
            text.sentences.len(),
            f64::from(bytes) / 1e6 / trees
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
