//! How a page sets its paragraphs: in bold type. Pasted text says it of none.

use crate::clean::Article;
use crate::input::Source;
use crate::input::html::LineFacts;
use crate::input::tags::flag;

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// Nearly all of it in bold type.
    pub(super) bold: bool,
    /// Bytes in bold type where it opens so, white space left out.
    pub(super) opens: u32,
}

/// How each paragraph of the body is set, by its index; empty where the input said nothing.
pub(super) fn paragraphs(source: &Source, article: &Article) -> Vec<Typed> {
    let Some(facts) = source.html() else { return Vec::new() };
    let mut lines = facts.lines.iter();
    let mut found = vec![Typed::default(); article.paragraphs.len()];
    let mut next = 0;
    let mut at = 0;
    // The facts' lines and the text's that are not blank run side by side.
    for line in source.text().split_inclusive('\n') {
        let end = at + line.len();
        at = end;
        if line.trim().is_empty() {
            continue;
        }
        let Some(facts) = lines.next() else { return Vec::new() };
        while article.paragraphs.get(next).is_some_and(|p| (p.span.end() as usize) <= end - line.len()) {
            next += 1;
        }
        let Some(paragraph) = article.paragraphs.get(next) else { continue };
        if (paragraph.span.start() as usize) < end
            && let Some(typed) = found.get_mut(next)
        {
            *typed = set(facts);
        }
    }
    if lines.next().is_some() { Vec::new() } else { found }
}

fn set(facts: &LineFacts) -> Typed {
    let bold = facts.bytes > 0 && u64::from(facts.bold_bytes) * 10 >= u64::from(facts.bytes) * 9;
    let opens = if facts.flags & flag::BOLD != 0 && !bold { facts.bold_bytes } else { 0 };
    Typed { bold, opens }
}
