//! `foresay analyze`: files in, a readable report or JSON out.

use crate::arguments::Analyze;
use crate::batch::write_analysis;
use crate::files;
use crate::marks::Paper;
use crate::report;
use std::io::{self, Write};

/// Reports on each file in order; false where one could not be read.
pub fn run(asked: &Analyze, out: &mut impl Write) -> io::Result<bool> {
    let options = asked.reading.options();
    let paper = Paper::new(asked.look.color);
    let mut all_read = true;
    for (index, path) in asked.files.iter().enumerate() {
        let Some(opened) = files::open_or_tell(path) else {
            all_read = false;
            continue;
        };
        if asked.json {
            write_analysis(opened.source, &options, Some(files::shown(path)), opened.note, &asked.writing, out)?;
            continue;
        }
        if asked.files.len() > 1 {
            let gap = if index > 0 { "\n" } else { "" };
            writeln!(out, "{gap}{}\n", paper.bold(&format!("== {} ==", files::shown(path))))?;
        }
        report::write(&opened.source, &foresay::analyze(&opened.source, &options), &paper, out)?;
    }
    Ok(all_read)
}
