//! The headline's own words: what the page glues to them (an outlet's or a section's name, a tool's label) is left out.

use super::page::Page;
use super::{Passage, crumbs, dates};
use crate::search;
use crate::span::Span;

/// Marks that part a headline from the outlet's or section's name.
const PARTS: [&str; 6] = [" | ", " - ", " – ", " — ", " :: ", " » "];
/// Words of a name that is glued to a headline, at most.
const GLUED: usize = 4;
/// Lines of the page in which such a name is looked for.
const LOOKED_AT: usize = 1000;
/// Genres and tools that stand beside a headline, in lower case.
const LABELS: &str = include_str!("title-labels.txt");

/// The headline at line `index` without what is glued to it.
pub fn tidy(page: &Page, index: usize) -> Option<Passage> {
    let line = page.lines.get(index)?.content;
    let words = line.of(page.text);
    let title = crumbs::leads_to(words).or_else(|| after_count(words)).unwrap_or(words);
    let own = without_outlet(page, index, without_label(title));
    let at = line.start() as usize + words.find(own)?;
    let text = own.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Passage { text, span: Some(Span::from_range(at..at + own.len())) })
}

/// Words with which the names of pictures and other lines beside a headline begin, and those with which they end.
const NAMED_SO: [&str; 8] = [
    "An avatar ",
    "Avatar of ",
    "Picture of ",
    "Headshot of ",
    "Sign up to ",
    "Sign up for ",
    "Estimated reading time",
    "Reading time",
];
const ENDED_SO: [&str; 7] = [" header image", " featured image", " banner", " thumbnail", " avatar", " logo", " icon"];

/// True for words that no headline has: the name of a picture or a file, a post from elsewhere, a time to read.
pub fn is_none(words: &str) -> bool {
    let file = !words.contains(' ') && (words.matches('-').count() >= 3 || words.contains('_'));
    let ends = |e: &&str| words.len() > e.len() && words.get(words.len() - e.len()..).is_some_and(|w| w.eq_ignore_ascii_case(e));
    file || NAMED_SO.iter().any(|n| words.starts_with(*n))
        || ENDED_SO.iter().any(ends)
        || search::holds(words, "pic.twitter.com/")
}

/// "5 Comments on Velm braces", "Posted on June 9, 2031 - 0 Comment on Velm braces": the title behind.
fn after_count(words: &str) -> Option<&str> {
    let at = search::position(words, " Comment")?;
    let rest = words.get(at + " Comment".len()..)?;
    let title = rest.strip_prefix('s').unwrap_or(rest).strip_prefix(" on ")?;
    let counted = words.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
    (counted && title.split(' ').count() >= 2).then_some(title)
}

/// Lines around a headline in which its own words stand alone.
const BESIDE: usize = 8;

/// The line that is the title alone, where line `index` is it with a way to the page, a label or a count glued before it.
pub fn own_line(page: &Page, index: usize) -> Option<usize> {
    let words = page.words(index);
    let alone = |i: &usize| {
        let other = page.words(*i);
        let Some(before) = words.strip_suffix(other).filter(|b| other.len() >= 12 && !b.is_empty()) else { return false };
        let label = before.trim_end().strip_suffix(':');
        let parted = before.trim_end().ends_with(['/', '»', '>', '›']) || label.is_some_and(|l| is_label(l, true));
        let glued = before.ends_with(char::is_lowercase) && other.starts_with(char::is_uppercase);
        other.split(' ').count() >= 3 && (parted || glued || after_count(words) == Some(other))
    };
    (index.saturating_sub(BESIDE)..=index + BESIDE).find(|i| page.lines.get(*i).is_some() && alone(i))
}

/// "Opinion  The harbour is ours": a genre before two spaces, or a tool before a colon.
fn without_label(words: &str) -> &str {
    let wide = words.find('\t').or_else(|| words.find("  "));
    let colon = words.find(':');
    for (at, only_tools) in [(wide, false), (colon, true)] {
        let Some((head, rest)) = at.and_then(|at| words.split_at_checked(at)) else { continue };
        let rest = rest.trim_start_matches([':', ' ', '\t']);
        if is_label(head, only_tools) && rest.split_whitespace().count() >= 2 {
            return rest;
        }
    }
    words
}

/// True for a word of the list; `tools`: one that is never part of a headline itself (marked "+").
fn is_label(words: &str, tools: bool) -> bool {
    let bare = words.trim();
    crate::lexicon::words(LABELS).any(|l| match l.strip_prefix('+') {
        Some(tool) => tool.eq_ignore_ascii_case(bare),
        None => !tools && l.eq_ignore_ascii_case(bare),
    })
}

/// "Velm braces | Velm Herald": what follows the last mark, where the page has a line of the same words, or it is a genre.
fn without_outlet<'p>(page: &Page<'p>, index: usize, words: &'p str) -> &'p str {
    let Some((at, mark)) = PARTS.iter().filter_map(|p| words.rfind(p).map(|at| (at, p.len()))).max() else { return words };
    let (head, tail) = (words.get(..at).unwrap_or(words).trim_end(), words.get(at + mark..).unwrap_or("").trim());
    // "Harbour briefing – June 14, 2031" is a whole title.
    let few = (1..=GLUED).contains(&tail.split_whitespace().count())
        && tail.starts_with(char::is_uppercase)
        && dates::find(tail).is_empty();
    let alone = |i: &usize| *i != index && page.words(*i).eq_ignore_ascii_case(tail);
    let stands = || (0..page.lines.len().min(LOOKED_AT)).any(|i| alone(&i));
    let long = head.split_whitespace().count() >= 3;
    if long && few && (is_label(tail, false) || stands()) { head } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;

    fn tidied(text: &str) -> String {
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let passage = tidy(&page, 0).unwrap();
        assert_eq!(passage.span.unwrap().of(source.text()).split_whitespace().collect::<Vec<_>>().join(" "), passage.text);
        passage.text
    }

    #[test]
    fn glued_names_and_labels_are_left_out() {
        assert_eq!(tidied("Velm braces for levy | Velm Herald\nHome\nVelm Herald"), "Velm braces for levy");
        assert_eq!(tidied("Velm braces for levy | Editorial\nHome"), "Velm braces for levy");
        assert_eq!(tidied("Opinion  Velm braces for levy\nHome"), "Velm braces for levy");
        assert_eq!(tidied("Now reading: Velm braces for levy\nHome"), "Velm braces for levy");
        assert_eq!(tidied("Now Reading:Velm braces for levy\nHome"), "Velm braces for levy");
        assert_eq!(tidied("0 Comment on Velm braces for levy\nHome"), "Velm braces for levy");
        assert_eq!(tidied("Home /Velm braces for levy\nHome"), "Velm braces for levy");
    }

    #[test]
    fn names_of_pictures_and_files_are_none() {
        let none = [
            "An avatar representing Ada Olden",
            "Ferry-guide-for-beginners-banner",
            "Ferry guide Header Image",
            "Picture of Ada",
        ];
        assert!(none.iter().all(|w| is_none(w)));
        assert!(!is_none("Picture this: a ferry on time") && !is_none("Stop-and-go traffic at the harbour"));
    }

    #[test]
    fn a_line_that_is_the_title_alone_is_taken_for_one_with_more() {
        let alone = |text: &str| own_line(&Page::read(&Source::from_text(text)), 0);
        assert_eq!(alone("Velm HarbourFerriesVelm braces for levy\nVelm braces for levy\nHome"), Some(1));
        assert_eq!(alone("Velm/ Ferries/ Velm braces for levy\nHome\nVelm braces for levy"), Some(2));
        assert_eq!(alone("Why Velm braces for levy\nVelm braces for levy\nHome"), None);
    }

    #[test]
    fn a_headline_s_own_marks_stay() {
        assert_eq!(tidied("Velm braces for levy - and fog\nHome"), "Velm braces for levy - and fog");
        assert_eq!(tidied("Opinion: the harbour is ours\nHome"), "Opinion: the harbour is ours");
        assert_eq!(tidied("Velm | Ostrel\nOstrel"), "Velm | Ostrel");
        assert_eq!(tidied("Harbour council briefing – June 14, 2031\nJune 14, 2031"), "Harbour council briefing – June 14, 2031");
    }
}
