//! What kind of file some bytes are, by their content: text in one of its forms, or something that must be refused.

use super::error::{InputError, Kind};

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text, taken as it stands.
    Plain,
    /// A page's HTML.
    Html,
    /// Markdown.
    Markdown,
    /// A mail message with its headers.
    Email,
}

/// Refuses bytes that are no text: PDF, office documents, images, sound, video, archives, programs.
///
/// Looks at the first kilobytes only. Text in any encoding passes.
pub fn check_kind(bytes: &[u8]) -> Result<(), InputError> {
    match foreign(bytes) {
        Some(kind) => Err(InputError::new(kind)),
        None => Ok(()),
    }
}

/// Bytes at the start of a file that say what it is. Each is impossible or absurd at the start of an article.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"%PDF-", Kind::Pdf),
    (b"{\\rtf", Kind::Document("a rich-text document (RTF)")),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Document("an office document of the older kind")),
    (b"%!PS", Kind::Document("a PostScript document")),
    (b"\x89PNG\r\n\x1A\n", Kind::Image("PNG")),
    (b"\xFF\xD8\xFF", Kind::Image("JPEG")),
    (b"GIF87a", Kind::Image("GIF")),
    (b"GIF89a", Kind::Image("GIF")),
    (b"II*\0", Kind::Image("TIFF")),
    (b"MM\0*", Kind::Image("TIFF")),
    (b"ID3", Kind::Media),
    (b"OggS", Kind::Media),
    (b"fLaC", Kind::Media),
    (b"\x1A\x45\xDF\xA3", Kind::Media),
    (b"\x1F\x8B", Kind::Archive("gzip")),
    (b"BZh", Kind::Archive("bzip2")),
    (b"\xFD7zXZ\0", Kind::Archive("xz")),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive("7-Zip")),
    (b"Rar!\x1A\x07", Kind::Archive("RAR")),
    (b"\x28\xB5\x2F\xFD", Kind::Archive("Zstandard")),
    (b"\x7FELF", Kind::Binary),
    (b"\0asm", Kind::Binary),
    (b"SQLite format 3\0", Kind::Binary),
];

/// Bytes looked at where the whole need not be.
const HEAD: usize = 4096;

fn foreign(bytes: &[u8]) -> Option<Kind> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, kind)| head.starts_with(start) && !is_words(head, start.len(), kind))
    {
        return Some(kind.clone());
    }
    if head.starts_with(b"PK\x03\x04") {
        return Some(zipped(head));
    }
    match (head.get(..4), head.get(4..8), head.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some(Kind::Image("WebP")),
        (Some(b"RIFF"), _, Some(b"WAVE" | b"AVI ")) => return Some(Kind::Media),
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1")) => return Some(Kind::Image("HEIC")),
        (_, Some(b"ftyp"), Some(b"avif")) => return Some(Kind::Image("AVIF")),
        (_, Some(b"ftyp"), _) => return Some(Kind::Media),
        _ => {}
    }
    if is_drawing(head) {
        return Some(Kind::Image("SVG"));
    }
    is_binary(head).then_some(Kind::Binary)
}

/// A signature of plain letters ("ID3", "BZh") counts only where no further word characters make it the start of a text.
fn is_words(head: &[u8], len: usize, kind: &Kind) -> bool {
    matches!(kind, Kind::Media | Kind::Archive("bzip2")) && len < 5 && std::str::from_utf8(head).is_ok() && !head.contains(&0)
}

/// Office documents and books are archives with telling names inside.
fn zipped(head: &[u8]) -> Kind {
    let holds = |name: &[u8]| head.windows(name.len()).any(|w| w == name);
    if holds(b"word/") {
        Kind::Document("a Word document")
    } else if holds(b"xl/") {
        Kind::Document("an Excel workbook")
    } else if holds(b"ppt/") {
        Kind::Document("a PowerPoint presentation")
    } else if holds(b"epub+zip") {
        Kind::Document("an e-book (EPUB)")
    } else if holds(b"opendocument") || holds(b"[Content_Types].xml") {
        Kind::Document("an office document")
    } else {
        Kind::Archive("ZIP")
    }
}

fn is_drawing(head: &[u8]) -> bool {
    let mut text = String::from_utf8_lossy(head).trim_start().to_ascii_lowercase();
    if text.starts_with("<?xml") {
        text = text.split_once("?>").map(|(_, rest)| rest.trim_start().to_owned()).unwrap_or_default();
    }
    text.starts_with("<svg")
}

/// Many control characters that no text holds. NUL bytes in every other place are UTF-16.
fn is_binary(head: &[u8]) -> bool {
    if utf16(head).is_some() {
        return false;
    }
    let control = head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    control * 20 > head.len()
}

/// The byte order of UTF-16 text, with or without its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

/// The byte order, where the bytes look like UTF-16: by the mark, or by NUL bytes that stand nearly always in one half of each pair.
pub(super) fn utf16(bytes: &[u8]) -> Option<ByteOrder> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(ByteOrder::Little),
        [0xFE, 0xFF, ..] => return Some(ByteOrder::Big),
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let nuls = |half: usize| head.iter().skip(half).step_by(2).filter(|&&b| b == 0).count();
    let (first, second, pairs) = (nuls(0), nuls(1), head.len() / 2);
    if pairs < 4 || (first + second) * 3 < pairs {
        None
    } else if first * 20 <= second {
        Some(ByteOrder::Little)
    } else if second * 20 <= first {
        Some(ByteOrder::Big)
    } else {
        None
    }
}

/// How a text is written, by its file name's ending where it has a telling one, else by how it begins.
pub fn form(name: Option<&str>, text: &str) -> Form {
    let ending = name.and_then(|n| n.rsplit_once('.')).map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Form::Html,
        "eml" | "mht" | "mhtml" if begins_as_email(text) => Form::Email,
        "md" | "markdown" => Form::Markdown,
        _ if begins_as_html(text) => Form::Html,
        _ if begins_as_email(text) => Form::Email,
        _ => Form::Plain,
    }
}

/// True where the text begins as a page does: a doctype, or a tag that stands only at the head of one.
fn begins_as_html(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // An XML declaration and comments may stand before.
    for _ in 0..8 {
        let close = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(close) else { return false };
        rest = after.trim_start();
    }
    let begins = |tag: &str| {
        let next = rest.as_bytes().get(tag.len()).copied().unwrap_or(b'>');
        rest.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag)) && !next.is_ascii_alphanumeric() && next != b'-'
    };
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
}

/// True where the text begins with mail headers: several "Name: value" lines, with those that only mail programs write.
fn begins_as_email(text: &str) -> bool {
    let mut headers = 0;
    let mut telling = false;
    for line in text.lines().take(60) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return false;
        }
        headers += 1;
        let telltale =
            ["received", "return-path", "delivered-to", "mime-version", "message-id", "content-type", "dkim-signature"];
        telling |= telltale.iter().any(|t| name.eq_ignore_ascii_case(t));
    }
    telling && headers >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        check_kind(bytes).unwrap_err().to_string()
    }

    #[test]
    fn files_of_other_kinds_are_named() {
        assert!(refused(b"%PDF-1.7\n%\xE2\xE3").starts_with("This is a PDF"));
        assert!(refused(b"PK\x03\x04\x14\0\x06\0\x08\0word/document.xml").contains("Word document"));
        assert!(refused(b"PK\x03\x04\x14\0\0\0\0\0notes.txt").contains("ZIP"));
        assert!(refused(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR").contains("PNG"));
        assert!(refused(b"RIFF\x24\0\0\0WEBPVP8 ").contains("WebP"));
        assert!(refused(b"\0\0\0\x20ftypisom\0\0\x02\0").contains("video"));
        assert!(refused(b"ID3\x04\0\0\0\0\x0f").contains("sound"));
        assert!(refused(b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>").contains("SVG"));
        assert!(refused(&[1, 2, 3, 0, 0, 5, 200, 7]).contains("binary"));
    }

    #[test]
    fn text_in_any_encoding_passes() {
        let wide: Vec<u8> = "The port closed.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in
            [&b"ID3 tags were found on the tapes"[..], b"BZhdanov spoke", b"caf\xe9 owners said", &wide, b"", b"\x0c\x1b[1mHi"]
        {
            assert_eq!(check_kind(bytes), Ok(()), "{bytes:?}");
        }
        assert_eq!(utf16(&wide), Some(ByteOrder::Little));
    }

    #[test]
    fn pages_and_messages_are_recognised() {
        assert_eq!(form(None, "\n<!-- saved -->\n<!DOCTYPE html><html>"), Form::Html);
        assert_eq!(form(Some("a.HTM"), "words"), Form::Html);
        assert_eq!(form(Some("a.txt"), "<header-like> words"), Form::Plain);
        assert_eq!(form(Some("notes.md"), "# Port"), Form::Markdown);
        assert_eq!(form(None, "From: a@example.org\nSubject: Port\nMIME-Version: 1.0\n\nHello"), Form::Email);
        assert_eq!(form(None, "Anchor: Good evening.\nGuest: Good evening.\nAnchor: Let us begin."), Form::Plain);
    }
}
