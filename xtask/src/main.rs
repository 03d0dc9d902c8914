//! `cargo xtask build`: the npm package in `pkg/` and the page in `dist/`, without a globally installed tool.

mod assemble;
mod wasm;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What every step here gives.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: cargo xtask build    builds pkg/ (wasm and glue) and dist/ (the page)
       cargo xtask pkg      builds pkg/ alone
       cargo xtask page     builds dist/ from the pkg/ that is there";

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let root = root();
    let outcome = match task.as_deref() {
        Some("build") => wasm::build(&root).and_then(|()| assemble::build(&root)),
        Some("pkg") => wasm::build(&root),
        Some("page") => assemble::build(&root),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's folder.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Runs a program to its end; an error names it.
pub fn run(command: &mut Command) -> Outcome<()> {
    let name = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{status}: {name}").into()),
        Err(error) => Err(format!("{error}: {name}").into()),
    }
}
