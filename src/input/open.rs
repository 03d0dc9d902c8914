//! A file's bytes become a source: the checks, the decoding and the form of the text in one place.

use super::decode::{decode, label_in_head};
use super::error::InputError;
use super::limits::{check_size, check_text, check_visible};
use super::recognize::{Form, check_kind, form};
use super::{Source, email, markdown};

/// A source with what its bytes told.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What to analyse.
    pub source: Source,
    /// How the text is written.
    pub form: Form,
    /// The encoding's name.
    pub encoding: &'static str,
    /// What a reader should know about the decoding.
    pub note: Option<String>,
}

/// Opens a file: `bytes` with its name, where it has one, refused beyond `limit` bytes.
///
/// The source of plain text is that text, without a byte order mark; that of HTML, Markdown and mail is made from it.
pub fn open(bytes: &[u8], name: Option<&str>, limit: usize) -> Result<Opened, InputError> {
    check_size(bytes.len(), limit)?;
    check_kind(bytes)?;
    let decoded = decode(bytes, label_in_head(bytes).as_deref());
    check_text(&decoded.text, limit.saturating_mul(2))?;
    let form = form(name, &decoded.text);
    let source = match form {
        Form::Plain => Source::from_text(decoded.text),
        Form::Html => Source::from_html(&decoded.text),
        Form::Markdown => Source::from_html(&markdown::to_html(&decoded.text)),
        Form::Email => email::read(bytes),
    };
    check_visible(source.text())?;
    Ok(Opened { source, form, encoding: decoded.encoding, note: decoded.note })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_as_it_stands() {
        let opened = open("\u{feff}The port closed.\r\n".as_bytes(), Some("a.txt"), 100).unwrap();
        assert_eq!((opened.source.text(), opened.form, opened.note), ("The port closed.\r\n", Form::Plain, None));
    }

    #[test]
    fn what_cannot_be_read_says_so() {
        let refused = |bytes: &[u8]| open(bytes, None, 100).unwrap_err();
        assert!(refused(b"").is_empty());
        assert!(refused(b"https://news.example/port").is_address());
        assert!(refused(b"%PDF-1.4").is_not_text());
        assert!(refused(&[b'a'; 101]).is_too_large());
    }
}
