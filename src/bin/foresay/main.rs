//! The command line: the same core, natively.
//!
//! Exit codes: 0 where every input was answered, 1 where one could not be read, 2 for wrong usage. Findings go to standard
//! output, everything else to standard error. A reader that stops reading ends the program quietly.

mod analyze;
mod arguments;
mod batch;
mod files;
mod marks;
mod report;
mod stages;

use arguments::{Arguments, Command};
use clap::Parser;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = match &arguments.command {
        Command::Analyze(asked) => analyze::run(asked, &mut out),
        Command::Batch(asked) => batch::run(asked, io::stdin().lock(), &mut out),
        Command::Stages(asked) => stages::run(asked, &mut out),
    };
    match done.and_then(|all_read| out.flush().map(|()| all_read)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("foresay: {error}");
            ExitCode::from(1)
        }
    }
}
