//! Short wordings in short texts: where they stand, by their rarest byte, without what the library's search prepares for each question.

/// Where `wanted` stands first in `text`; nowhere where it is empty.
///
/// It is looked for by its first byte, or by its second where a blank comes first, since blanks are frequent.
#[inline]
pub(crate) fn position(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let (shift, byte) = anchor(wanted)?;
    let mut at = shift;
    loop {
        at += text.get(at..)?.iter().position(|&b| b == byte)?;
        if text.get(at - shift..).is_some_and(|rest| rest.starts_with(wanted)) {
            return Some(at - shift);
        }
        at += 1;
    }
}

/// Where `wanted` stands last in `text`.
#[inline]
pub(crate) fn last_position(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let (shift, byte) = anchor(wanted)?;
    let mut end = text.len();
    loop {
        end = text.get(..end)?.iter().rposition(|&b| b == byte)?;
        let at = end.checked_sub(shift)?;
        if text.get(at..).is_some_and(|rest| rest.starts_with(wanted)) {
            return Some(at);
        }
    }
}

/// True where `wanted` stands in `text`.
#[inline]
pub(crate) fn holds(text: &str, wanted: &str) -> bool {
    position(text, wanted).is_some()
}

/// True where a line stands within another one. Lines are long to search for: eight bytes of one say no first.
pub(crate) fn holds_line(text: &str, line: &str) -> bool {
    let Some(head) = line.as_bytes().first_chunk::<8>() else { return text.contains(line) };
    text.len() >= line.len() && text.as_bytes().windows(8).any(|eight| eight == head) && text.contains(line)
}

/// The place in a wording of the byte it is looked for by, and that byte.
#[inline]
fn anchor(wanted: &[u8]) -> Option<(usize, u8)> {
    match wanted {
        [b' ', second, ..] => Some((1, *second)),
        [first, ..] => Some((0, *first)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_library_finds() {
        let texts = ["", " ", "  ", "a: b: c", ". .. . ", " – x – ", "–", "ends: ", " (Velm) – ferry", "aa a  aa", "x / y | z"];
        let wanted = [": ", " ", "  ", ". ", " – ", "–", "a", "aa", " / ", "| z", "ends: and more"];
        for text in texts {
            for wanted in wanted {
                assert_eq!(position(text, wanted), text.find(wanted), "{text:?} {wanted:?}");
                assert_eq!(last_position(text, wanted), text.rfind(wanted), "{text:?} {wanted:?}");
            }
        }
        assert!(holds("a: b", ": ") && !holds("a:b", ": "));
    }

    #[test]
    fn lines_are_found_in_lines() {
        assert!(holds_line("The ferry left late, again", "ferry left"));
        assert!(!holds_line("The ferry left late", "ferry left early"));
        assert!(holds_line("late", "ate") && !holds_line("ate", "late"));
    }
}
