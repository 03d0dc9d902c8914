//! Why an input is refused: one opaque error whose text says what happened and what to do.

use std::fmt;

/// An input that holds nothing Foresay can read. Its [`fmt::Display`] is one or two sentences for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    TooLarge { bytes: usize, limit: usize },
    Empty,
    Blank,
    Address,
    Pdf,
    Document(&'static str),
    Image(&'static str),
    Media,
    Archive(&'static str),
    Binary,
    Message(String),
}

impl InputError {
    pub(super) fn new(kind: Kind) -> InputError {
        InputError { kind }
    }

    /// An error in a line of JSON or another form the input was wrapped in.
    pub fn message(message: impl Into<String>) -> InputError {
        InputError::new(Kind::Message(message.into()))
    }

    /// True where the input is beyond the limit.
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge { .. })
    }

    /// True where there is no visible character.
    pub fn is_empty(&self) -> bool {
        matches!(self.kind, Kind::Empty | Kind::Blank)
    }

    /// True where the input is a web address alone.
    pub fn is_address(&self) -> bool {
        self.kind == Kind::Address
    }

    /// True where the input is a file of another kind than text.
    pub fn is_not_text(&self) -> bool {
        use Kind::{Archive, Binary, Document, Image, Media, Pdf};
        matches!(self.kind, Pdf | Document(_) | Image(_) | Media | Archive(_) | Binary)
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::TooLarge { bytes, limit } => {
                write!(f, "This is {}; the limit is {}. Give the articles in smaller parts.", Size(*bytes), Size(*limit))
            }
            Kind::Empty => write!(f, "There is nothing to read: the text is empty."),
            Kind::Blank => write!(f, "There is nothing to read: the text holds only white space."),
            Kind::Address => {
                write!(
                    f,
                    "This is a web address, and Foresay fetches nothing: open the page, select all, copy, and paste the text."
                )
            }
            Kind::Pdf => write!(f, "This is a PDF: open it, select all, copy, and paste the text."),
            Kind::Document(kind) => write!(f, "This is {kind}: open it, select all, copy, and paste the text."),
            Kind::Image(kind) => {
                write!(f, "This is an image ({kind}); Foresay reads text only: copy the text out of it, and paste that.")
            }
            Kind::Media => write!(f, "This is a sound or video file; Foresay reads text only: give it the transcript."),
            Kind::Archive(kind) => write!(f, "This is a compressed archive ({kind}): unpack it, and give the files inside."),
            Kind::Binary => write!(f, "This is a binary file, not text: save the article as text or HTML, or copy and paste it."),
            Kind::Message(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for InputError {}

/// Bytes in the unit people read.
struct Size(usize);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0 / 100_000;
        match (tenths / 10, tenths % 10) {
            (0, 0) => write!(f, "{} bytes", self.0),
            (whole, 0) => write!(f, "{whole} MB"),
            (whole, tenth) => write!(f, "{whole}.{tenth} MB"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_in_the_unit_people_read() {
        let refused = InputError::new(Kind::TooLarge { bytes: 61_250_000, limit: 50_000_000 });
        assert_eq!(refused.to_string(), "This is 61.2 MB; the limit is 50 MB. Give the articles in smaller parts.");
        assert!(refused.is_too_large() && !refused.is_not_text());
        assert_eq!(Size(99_999).to_string(), "99999 bytes");
    }
}
