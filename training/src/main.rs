//! Trains the model files under `src/text/models/` and measures them.
//!
//! ```text
//! foresay-training tagger DIR      writes src/text/models/tagger.bin
//! foresay-training crossval DIR    prints accuracy by document folds
//! ```
//! DIR holds `ewt.conllu` and `gum.conllu`. The same data give the same bytes.

mod conllu;
mod examples;
mod pack;
mod tagger;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let result = match args.as_slice() {
        ["tagger", dir] => load(dir).and_then(|e| tagger::write(&e)),
        ["crossval", "tagger", dir] => load(dir).map(|e| tagger::crossval(&e)),
        _ => Err("usage: foresay-training tagger DIR | crossval tagger DIR".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("foresay-training: {message}");
            ExitCode::FAILURE
        }
    }
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
