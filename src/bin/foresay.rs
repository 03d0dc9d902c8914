//! The command line: the same core, natively.

use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let body_only = std::env::args().any(|a| a == "--body-only");
    let mut options = foresay::Options::default();
    if body_only {
        options.body = foresay::options::Body::Whole;
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let field = |name: &str| value.get(name).and_then(|v| v.as_str());
        let source = match (field("text"), field("html")) {
            (Some(text), _) => foresay::Source::from_text(text),
            (None, Some(html)) => foresay::Source::from_html(html),
            _ => continue,
        };
        let analysis = foresay::analyze(&source, &options);
        let id = field("id").map(str::to_owned);
        let exported = foresay::export::contract::export(&source, &analysis, id, foresay::Unit::CodePoint, false);
        serde_json::to_writer(&mut out, &exported)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}
