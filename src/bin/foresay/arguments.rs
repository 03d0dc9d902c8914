//! What the command line takes: subcommands, options and their help.

use clap::{Args, Parser, Subcommand, ValueEnum};
use foresay::options::Body;
use foresay::{Options, Unit};
use std::path::PathBuf;

/// Reads news articles: the clean body, who said what, and what happens if.
#[derive(Parser)]
#[command(name = "foresay", version, max_term_width = 100)]
#[command(after_help = "Files may be text, HTML, Markdown or mail. Nothing is sent anywhere.")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Read files and show what they say, or give it as JSON
    Analyze(Analyze),
    /// Read JSON lines {"id", "text"} or {"id", "html"} and answer one analysis a line, in order
    #[command(
        after_help = "A line that cannot be read is answered with {\"schema\", \"id\", \"line\", \"error\": {\"message\"}}; the rest goes on."
    )]
    Batch(Batch),
    /// Show what each stage made of a file, with carets under the words
    Stages(Stages),
}

#[derive(Args)]
pub struct Analyze {
    /// Files to read; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Give one JSON analysis a line, one for each file
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub writing: Writing,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args)]
pub struct Batch {
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub writing: Writing,
}

#[derive(Args)]
pub struct Stages {
    /// The file to read; - is standard input
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args)]
pub struct Reading {
    /// Take the whole text as the article's body
    #[arg(long)]
    pub body_only: bool,
}

impl Reading {
    /// The core's options.
    pub fn options(&self) -> Options {
        let body = if self.body_only { Body::Whole } else { Body::Detect };
        Options { body, ..Options::default() }
    }
}

#[derive(Args)]
pub struct Writing {
    /// The unit of offsets in JSON
    #[arg(long, value_enum, default_value_t = Offsets::Codepoint)]
    pub offsets: Offsets,
    /// Put the text that the offsets count in into the JSON
    #[arg(long)]
    pub with_source: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Offsets {
    /// Unicode code points
    Codepoint,
    /// UTF-16 units, as in JavaScript
    Utf16,
    /// UTF-8 bytes
    Byte,
}

impl From<Offsets> for Unit {
    fn from(offsets: Offsets) -> Unit {
        match offsets {
            Offsets::Codepoint => Unit::CodePoint,
            Offsets::Utf16 => Unit::Utf16,
            Offsets::Byte => Unit::Byte,
        }
    }
}

#[derive(Args)]
pub struct Look {
    /// Colours: on a terminal, always or never
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}
