//! How much is read, and what a text must hold to be worth reading: checked before any work is done.

use super::error::{InputError, Kind};

/// The most bytes of text or HTML read natively.
pub const NATIVE: usize = 50_000_000;

/// The most bytes of text or HTML read in the page.
pub const PAGE: usize = 10_000_000;

/// Refuses an input of `bytes` bytes that is beyond `limit`.
pub fn check_size(bytes: usize, limit: usize) -> Result<(), InputError> {
    if bytes > limit { Err(InputError::new(Kind::TooLarge { bytes, limit })) } else { Ok(()) }
}

/// Refuses a text that is too long, empty, only white space, or a web address alone.
pub fn check_text(text: &str, limit: usize) -> Result<(), InputError> {
    check_size(text.len(), limit)?;
    check_visible(text)?;
    if is_address(text) { Err(InputError::new(Kind::Address)) } else { Ok(()) }
}

/// Refuses a text without a visible character.
pub fn check_visible(text: &str) -> Result<(), InputError> {
    if text.is_empty() {
        return Err(InputError::new(Kind::Empty));
    }
    if text.chars().all(unseen) { Err(InputError::new(Kind::Blank)) } else { Ok(()) }
}

/// True for a character that shows nothing: white space, and also control characters, the byte order mark and zero-width marks.
pub fn unseen(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// True where the whole text is one web address: a single word that begins as addresses do.
pub fn is_address(text: &str) -> bool {
    let word = text.trim().trim_matches(['<', '>', '"', '\u{feff}']);
    let begins = |start: &str| word.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)) && word.len() > start.len();
    !word.contains(char::is_whitespace) && ["http://", "https://", "www.", "file://"].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_alone_is_refused_and_a_text_that_holds_one_is_read() {
        for text in ["https://news.example/2031/port", " www.example.org/a \n", "<HTTP://example.org>"] {
            assert!(check_text(text, PAGE).unwrap_err().is_address(), "{text}");
        }
        for text in ["See https://news.example", "https://", "www.", "The port closed."] {
            assert_eq!(check_text(text, PAGE), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_shows_nothing_is_refused() {
        for text in ["", " \n\t", "\u{feff}", "\u{200b}\u{a0}", "\0\0"] {
            assert!(check_text(text, PAGE).unwrap_err().is_empty(), "{text:?}");
        }
        assert_eq!(check_text("a", PAGE), Ok(()));
    }

    #[test]
    fn the_limit_itself_is_still_read() {
        assert_eq!(check_size(PAGE, PAGE), Ok(()));
        assert!(check_size(PAGE + 1, PAGE).unwrap_err().is_too_large());
    }
}
