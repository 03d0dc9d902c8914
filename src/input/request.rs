//! A line of `foresay batch`: `{"id", "text"}` or `{"id", "html"}` becomes a source with its id.

use super::Source;
use super::error::InputError;
use super::limits::{check_size, check_text, check_visible};
use serde::Deserialize;
use std::borrow::Cow;

/// What a line asks for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The line's own id; numbers become their digits.
    pub id: Option<String>,
    /// What to analyse.
    pub source: Source,
}

/// Why a line cannot be answered with an analysis.
#[derive(Clone, Debug)]
pub struct BadRequest {
    /// The line's id, where it could be read.
    pub id: Option<String>,
    /// What is wrong with it.
    pub error: InputError,
}

#[derive(Deserialize)]
struct Fields<'l> {
    id: Option<Id<'l>>,
    #[serde(borrow)]
    text: Option<Cow<'l, str>>,
    #[serde(borrow)]
    html: Option<Cow<'l, str>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id<'l> {
    Number(serde_json::Number),
    #[serde(borrow)]
    Words(Cow<'l, str>),
}

/// Reads one line of JSON, without its line end. Texts beyond `limit` bytes are refused; `addresses` says that a text may be
/// a web address alone, as a text that is all body may.
///
/// Lone surrogates (`\ud800`) and bytes that are not UTF-8 become U+FFFD.
pub fn parse(line: &[u8], limit: usize, addresses: bool) -> Result<Request, BadRequest> {
    let line = String::from_utf8_lossy(line);
    let line = without_lone_surrogates(line.trim_start_matches('\u{feff}'));
    let bad = |id: Option<String>, error| BadRequest { id, error };
    let fields: Fields = serde_json::from_str(&line).map_err(|e| bad(None, unreadable(&line, &e)))?;
    let id = fields.id.map(|id| match id {
        Id::Number(n) => n.to_string(),
        Id::Words(w) => w.into_owned(),
    });
    let read = || match (fields.text, fields.html) {
        (Some(_), Some(_)) => Err(InputError::message("The line has both \"text\" and \"html\": give one of them.")),
        (None, None) => Err(InputError::message("The line has neither \"text\" nor \"html\".")),
        (Some(text), None) => {
            if addresses {
                check_size(text.len(), limit).and_then(|()| check_visible(&text))?;
            } else {
                check_text(&text, limit)?;
            }
            Ok(Source::from_text(text))
        }
        (None, Some(html)) => {
            check_size(html.len(), limit).and_then(|()| check_visible(&html))?;
            Ok(Source::from_html(&html))
        }
    };
    match read() {
        Ok(source) => Ok(Request { id, source }),
        Err(error) => Err(bad(id, error)),
    }
}

fn unreadable(line: &str, error: &serde_json::Error) -> InputError {
    if !line.trim_start().starts_with('{') {
        return InputError::message("The line is not a JSON object: give {\"id\": ..., \"text\": ...}.");
    }
    // serde_json ends its messages with "at line 1 column 7": of one line, only the column tells something.
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let what = if error.is_data() { "is not as expected" } else { "is not valid JSON" };
    InputError::message(format!("The line {what} at column {}: {said}.", error.column()))
}

/// The line with every `\uD800`–`\uDFFF` that has no partner written as `\uFFFD`. Borrowed where there is none.
fn without_lone_surrogates(line: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let (mut at, mut copied) = (0, 0);
    let bytes = line.as_bytes();
    while let Some(step) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| b == b'\\')) {
        at += step;
        let Some(unit) = unit(bytes, at) else {
            // Another escape: the character after the backslash may be a backslash itself.
            at = (at + 2).min(bytes.len());
            continue;
        };
        if (0xD800..0xDC00).contains(&unit) && self::unit(bytes, at + 6).is_some_and(|u| (0xDC00..0xE000).contains(&u)) {
            at += 12;
            continue;
        }
        if (0xD800..0xE000).contains(&unit) {
            let out = out.get_or_insert_with(|| String::with_capacity(line.len()));
            out.push_str(line.get(copied..at).unwrap_or(""));
            out.push_str("\\uFFFD");
            copied = at + 6;
        }
        at += 6;
    }
    match out {
        Some(mut out) => {
            out.push_str(line.get(copied..).unwrap_or(""));
            Cow::Owned(out)
        }
        None => Cow::Borrowed(line),
    }
}

/// The UTF-16 unit that the escape `\uXXXX` at byte `at` stands for.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0u16, |sum, &digit| Some(sum * 16 + u16::try_from(char::from(digit).to_digit(16)?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> String {
        parse(line.as_bytes(), 1000, false).unwrap().source.text().to_owned()
    }

    fn refusal(line: &str) -> String {
        parse(line.as_bytes(), 30, false).unwrap_err().error.to_string()
    }

    #[test]
    fn lone_surrogates_become_the_replacement_character() {
        assert_eq!(
            text(r#"{"text": "a\ud800b\udc00\uD83D\ude00 c\\ud800 \uzzzz"}"#.replace("\\uzzzz", "d").as_str()),
            "a\u{fffd}b\u{fffd}😀 c\\ud800 d"
        );
        assert_eq!(text(r#"{"text": "x\ud83d\ud83d\ude00"}"#), "x\u{fffd}😀");
        assert_eq!(text(r#"{"text": "x\ud83d"}"#), "x\u{fffd}");
    }

    #[test]
    fn ids_are_words_or_numbers() {
        let id = |line: &str| parse(line.as_bytes(), 100, false).unwrap().id;
        assert_eq!(id(r#"{"id": "é1", "text": "a"}"#).as_deref(), Some("é1"));
        assert_eq!(id(r#"{"id": 7, "text": "a", "more": [1]}"#).as_deref(), Some("7"));
        assert_eq!(id(r#"{"id": null, "text": "a"}"#), None);
    }

    #[test]
    fn a_bad_line_says_what_is_wrong() {
        assert!(refusal("[1]").starts_with("The line is not a JSON object"));
        assert_eq!(refusal(r#"{"text": "a"#), "The line is not valid JSON at column 11: EOF while parsing a string.");
        assert!(refusal(r#"{"id": "a"}"#).contains("neither"));
        assert!(refusal(r#"{"text": "a", "html": "b"}"#).contains("both"));
        assert!(refusal(r#"{"text": 7}"#).starts_with("The line is not as expected"), "{}", refusal(r#"{"text": 7}"#));
        assert!(refusal(r#"{"text": "https://a.example"}"#).contains("web address"));
        assert!(refusal(r#"{"text": "  "}"#).contains("white space"));
        assert!(refusal(&format!(r#"{{"text": "{}"}}"#, "a".repeat(31))).contains("limit"));
        assert_eq!(parse(br#"{"id": "x", "text": ""}"#, 9, false).unwrap_err().id.as_deref(), Some("x"));
    }
}
