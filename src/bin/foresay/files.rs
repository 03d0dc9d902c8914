//! Files and standard input become sources; what cannot be read is told on standard error, with the file's name.

use foresay::input::limits;
use foresay::input::open::{Opened, open};
use std::io::{self, Read};
use std::path::Path;

/// Opens a file, or standard input for `-`. `None` where it could not be read: the reason is told already.
pub fn open_or_tell(path: &Path) -> Option<Opened> {
    let name = shown(path);
    let opened = read(path).map_err(|e| e.to_string()).and_then(|bytes| {
        let named = path.file_name().and_then(|n| n.to_str()).filter(|_| !is_standard_input(path));
        open(&bytes, named, limits::NATIVE).map_err(|e| e.to_string())
    });
    match opened {
        Ok(opened) => {
            if let Some(note) = &opened.note {
                eprintln!("foresay: {name}: {note}");
            }
            Some(opened)
        }
        Err(message) => {
            eprintln!("foresay: {name}: {message}");
            None
        }
    }
}

/// The file's name for messages and ids.
pub fn shown(path: &Path) -> String {
    if is_standard_input(path) { "standard input".to_owned() } else { path.display().to_string() }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// One byte more than the limit is enough to know that a file is beyond it; what a file's size says is told in full.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = limits::NATIVE as u64 + 1;
    if is_standard_input(path) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
