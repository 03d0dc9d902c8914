//! Annotated texts: JSON lines with `text`, and spans in code points; read through the stages up to the people in them.

use foresay::clean::Article;
use foresay::options::Body;
use foresay::people::People;
use foresay::text::Text;
use foresay::{Options, Source};
use serde_json::Value;
use std::ops::Range;
use std::path::Path;

/// The rows of a file, blank lines left out. Lines end at "\n" alone. An error names the file and says what is wrong.
pub fn rows(path: impl AsRef<Path>) -> Result<Vec<Value>, String> {
    let path = path.as_ref();
    let told = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let content = std::fs::read_to_string(path).map_err(|e| told(&e))?;
    let lines = content.split('\n').filter(|l| !l.trim().is_empty());
    lines.map(|line| serde_json::from_str(line).map_err(|e| told(&e))).collect()
}

/// The text of a row; empty where it has none.
pub fn words(row: &Value) -> &str {
    row.get("text").and_then(Value::as_str).unwrap_or("")
}

/// What the stages before quotations make of a text, all of which is body.
pub struct Prepared {
    pub options: Options,
    pub source: Source,
    pub body: Article,
    pub text: Text,
    pub people: People,
}

/// Reads a text up to its people.
pub fn prepare(words: &str) -> Prepared {
    let options = Options { body: Body::Whole, ..Options::default() };
    let source = Source::from_text(words.to_owned());
    let body = foresay::clean::clean(&source, &options);
    let text = foresay::text::read(&source, &body);
    let people = foresay::people::find(&source, &body, &text, &options);
    Prepared { options, source, body, text, people }
}

/// Code points as bytes: the places of annotations.
pub struct Places(Vec<usize>);

impl Places {
    pub fn of(words: &str) -> Places {
        Places(words.char_indices().map(|(byte, _)| byte).chain([words.len()]).collect())
    }

    /// The bytes of `[start, end]` in code points; `None` where that is no place in the text.
    pub fn span(&self, pair: &Value) -> Option<Range<usize>> {
        let at = |n: usize| self.0.get(usize::try_from(pair.get(n)?.as_u64()?).ok()?).copied();
        Some(at(0)?..at(1)?)
    }

    /// The bytes of a list of them.
    pub fn spans(&self, list: Option<&Value>) -> Vec<Range<usize>> {
        list.and_then(Value::as_array).into_iter().flatten().filter_map(|pair| self.span(pair)).collect()
    }
}
