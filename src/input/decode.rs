//! Bytes become text: by their byte order mark, then as strict UTF-8 or UTF-16, then by a named fallback.
//!
//! Decoding never fails. Where the bytes are not Unicode the result names the encoding that was taken for them, so that
//! a reader can see why letters look wrong.

use super::recognize::{ByteOrder, utf16};

/// A decoded text and by which encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without the byte order mark.
    pub text: String,
    /// The encoding's name in the WHATWG list: "UTF-8", "windows-1252", "EUC-KR" ...
    pub encoding: &'static str,
    /// What a reader should know: that the encoding was guessed, or that some bytes could not be read.
    pub note: Option<String>,
}

impl Decoded {
    fn clean(text: String, encoding: &'static str) -> Decoded {
        Decoded { text, encoding, note: None }
    }
}

/// Decodes UTF-8 and UTF-16, with or without a byte order mark; `None` where the bytes are neither.
pub fn decode_unicode(bytes: &[u8]) -> Option<Decoded> {
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // Text with NUL bytes is valid UTF-8 too: ask for UTF-16 first.
    match utf16(unmarked) {
        Some(order) => Some(decode_utf16(unmarked, order)),
        None => std::str::from_utf8(unmarked).ok().map(|text| Decoded::clean(text.to_owned(), "UTF-8")),
    }
}

fn decode_utf16(bytes: &[u8], order: ByteOrder) -> Decoded {
    let (mark, encoding) = match order {
        ByteOrder::Little => ([0xFF, 0xFE], "UTF-16LE"),
        ByteOrder::Big => ([0xFE, 0xFF], "UTF-16BE"),
    };
    let (pairs, _) = bytes.strip_prefix(&mark).unwrap_or(bytes).as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match order {
        ByteOrder::Little => u16::from_le_bytes(pair),
        ByteOrder::Big => u16::from_be_bytes(pair),
    });
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Decoded::clean(text, encoding)
}

/// Decodes bytes of any encoding: Unicode first, then the encoding that `label` names (a mail or page says which), then
/// UTF-8 with a few broken bytes, then the most likely older encoding.
///
/// Without the command line's tables (in the page, which has the browser's) the only older encoding is windows-1252.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some(decoded) = decode_unicode(bytes) {
        return decoded;
    }
    if let Some(decoded) = label.and_then(|l| older::decode_labelled(bytes, l)) {
        return decoded;
    }
    if mostly_utf8(bytes) {
        let note = "Some bytes of the file are not UTF-8; they are shown as \u{fffd}.".to_owned();
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), encoding: "UTF-8", note: Some(note) };
    }
    let mut decoded = older::decode_guessed(bytes);
    let name = decoded.encoding;
    decoded.note = Some(format!("The file is not in UTF-8; it was read as {name}. Where letters look wrong, save it as UTF-8."));
    decoded
}

/// Encodings from before Unicode, natively: all that browsers know.
#[cfg(feature = "cli")]
mod older {
    use super::Decoded;

    pub fn decode_labelled(bytes: &[u8], label: &str) -> Option<Decoded> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).filter(|e| *e != encoding_rs::UTF_8)?;
        let (text, encoding, _) = encoding.decode(bytes);
        Some(Decoded::clean(text.into_owned(), encoding.name()))
    }

    pub fn decode_guessed(bytes: &[u8]) -> Decoded {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        let (text, encoding, _) = detector.guess(None, chardetng::Utf8Detection::Deny).decode(bytes);
        Decoded::clean(text.into_owned(), encoding.name())
    }
}

/// Encodings from before Unicode, in the page: windows-1252, which is also what pages that say ISO-8859-1 mean.
#[cfg(not(feature = "cli"))]
mod older {
    use super::Decoded;

    /// What bytes 0x80 to 0x9F stand for.
    const MARKS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

    pub fn decode_labelled(bytes: &[u8], label: &str) -> Option<Decoded> {
        let names = ["windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252"];
        names.iter().any(|n| n.eq_ignore_ascii_case(label)).then(|| decode_guessed(bytes))
    }

    pub fn decode_guessed(bytes: &[u8]) -> Decoded {
        let marks: Vec<char> = MARKS.chars().collect();
        let letter = |&b: &u8| b.checked_sub(0x80).and_then(|i| marks.get(usize::from(i)).copied()).unwrap_or(char::from(b));
        Decoded::clean(bytes.iter().map(letter).collect(), "windows-1252")
    }
}

/// True where characters of several bytes are well formed at least nine times in ten.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&b| b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 9 * bad
}

/// The encoding a page names in its own head (`<meta charset=...>`, `<?xml encoding=...?>`).
pub(super) fn label_in_head(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or(bytes)).to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    let rest = head.split_once("charset=").or_else(|| head.split_once("encoding=")).map(|(_, rest)| rest)?;
    let label: String = rest
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unicode_is_read_by_its_mark_or_strictly() {
        let wide = |order: fn(u16) -> [u8; 2], mark: &str| {
            format!("{mark}Zoë said “no”.").encode_utf16().flat_map(order).collect::<Vec<u8>>()
        };
        for bytes in [
            "Zoë said “no”.".as_bytes().to_vec(),
            "\u{feff}Zoë said “no”.".as_bytes().to_vec(),
            wide(u16::to_le_bytes, "\u{feff}"),
            wide(u16::to_be_bytes, "\u{feff}"),
            wide(u16::to_le_bytes, ""),
            wide(u16::to_be_bytes, ""),
        ] {
            let decoded = decode_unicode(&bytes).unwrap();
            assert_eq!(decoded.text, "Zoë said “no”.", "{}", decoded.encoding);
            assert_eq!(decoded.note, None);
        }
        assert_eq!(decode_unicode(b"caf\xe9"), None);
    }

    #[test]
    #[cfg(feature = "cli")]
    fn other_encodings_are_named() {
        let western = decode(b"The caf\xe9 owner said \x93we will stay\x94 as na\xefve as ever.", None);
        assert_eq!(
            (western.text.as_str(), western.encoding),
            ("The café owner said “we will stay” as naïve as ever.", "windows-1252")
        );
        assert!(western.note.unwrap().contains("windows-1252"));

        let (korean, _, _) =
            encoding_rs::EUC_KR.encode("항구는 세금이 통과되면 문을 닫을 것이라고 시장이 말했다. 주민들은 반대한다.");
        assert_eq!(decode(&korean, None).encoding, "EUC-KR");
        assert_eq!(decode(b"\xd0\xee", Some("windows-1251")).text, "Ро");
    }

    #[test]
    #[cfg(feature = "cli")]
    fn a_broken_byte_does_not_change_the_rest() {
        let mut bytes = "“Ja,” said Zoë. “Né,” said René. “Não,” said João.".as_bytes().to_vec();
        bytes.insert(5, 0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.contains("João") && decoded.note.is_some());
    }

    #[test]
    #[cfg(feature = "cli")]
    fn a_page_names_its_encoding() {
        assert_eq!(label_in_head(b"<html><meta charset=\"EUC-KR\">").as_deref(), Some("euc-kr"));
        assert_eq!(label_in_head(b"The charset=none of it"), None);
    }
}
