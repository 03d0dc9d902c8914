//! A page while it is being cleaned: its text, its lines, what each shows, and what the HTML knew.

use super::lines::{self, Line};
use super::signs::{self, Signs};
use super::wording::Wording;
use crate::input::tags::flag;
use crate::input::{HtmlFacts, Source};
use std::sync::OnceLock;

/// Text, lines and their signs; the three lists run side by side.
#[derive(Debug)]
pub struct Page<'s> {
    /// The source text.
    pub text: &'s str,
    /// Its non-blank lines, hard-wrapped ones joined.
    pub lines: Vec<Line>,
    /// The lines of the same text again, where it was pasted twice: they are none of the page's.
    pub again: Vec<Line>,
    /// What each line shows by itself.
    pub signs: Vec<Signs>,
    /// What the HTML knew; its lines run side by side with these.
    pub html: Option<&'s HtmlFacts>,
    /// Its hidden lines are hidden from its readers.
    hides: bool,
    wording: OnceLock<Wording>,
}

impl<'s> Page<'s> {
    /// Reads the lines of a source.
    pub fn read(source: &'s Source) -> Page<'s> {
        let text = source.text();
        let html = source.html();
        let (first, second) = if html.is_some() { (text, "") } else { copies(text) };
        let lines = if html.is_some() { lines::physical(text) } else { lines::read(first) };
        let again = lines::read(second).into_iter().map(|line| line.moved(first.len())).collect();
        let signs = signs::read(text, &lines);
        let html = html.filter(|h| h.lines.len() == lines.len());
        let mut page = Page { text, lines, again, signs, html, hides: false, wording: OnceLock::new() };
        page.hides = page.shows_most();
        page
    }

    /// True for a line the page's own code keeps from its readers, on a page that shows most of its running text. (A page that
    /// hides nearly all of it is one whose script shows it later.)
    pub fn hidden(&self, index: usize) -> bool {
        self.hides && self.unseen(index)
    }

    fn unseen(&self, index: usize) -> bool {
        self.html.and_then(|h| h.lines.get(index)).is_some_and(|f| f.flags & flag::UNSEEN != 0)
    }

    fn shows_most(&self) -> bool {
        let (mut shown, mut unseen) = (0u32, 0u32);
        for (index, line) in self.lines.iter().enumerate() {
            let sum = if self.unseen(index) { &mut unseen } else { &mut shown };
            *sum = sum.saturating_add(line.shape.words);
        }
        unseen < shown
    }

    /// Lines with their signs, in order.
    pub fn both(&self) -> impl DoubleEndedIterator<Item = (&Line, &Signs)> + ExactSizeIterator {
        self.lines.iter().zip(self.signs.iter())
    }

    /// The words of all lines, numbered; read when first asked for.
    pub fn wording(&self) -> &Wording {
        self.wording.get_or_init(|| Wording::read((0..self.lines.len()).map(|index| self.words(index))))
    }

    /// The words of line `index`, bullets and e-mail marks left out.
    pub fn words(&self, index: usize) -> &'s str {
        self.lines.get(index).map_or("", |l| l.content.of(self.text))
    }
}

/// Bytes of a text from which on it is no chance that the same stands there twice.
const LONG: usize = 200;
/// Bytes of white space between the two, at most.
const BETWEEN: usize = 8;

/// The text up to where the same begins again, and what is left: nothing where it was not pasted twice. A line in which both meet stays
/// with the first.
fn copies(text: &str) -> (&str, &str) {
    let bare = text.trim_ascii();
    let head = text.len() - text.trim_ascii_start().len();
    let again = (0..=BETWEEN).find_map(|gap| {
        let half = bare.len().checked_sub(gap).filter(|rest| rest % 2 == 0)? / 2;
        let (first, rest) = bare.split_at_checked(half)?;
        let (between, second) = rest.split_at_checked(gap)?;
        let twice = half >= LONG && between.trim_ascii().is_empty() && first == second;
        let meets = twice.then(|| text.get(head + half..)?.find('\n')).flatten()?;
        Some(head + half + meets)
    });
    again.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::{Options, Source};

    #[test]
    fn a_text_that_was_pasted_twice_is_read_once() {
        let once = "Velm loses its night boat\n\nBy Ada Olden\n\n\
            The night boat made its last trip on Sunday, and the pier of Velm has been empty ever since.\n\n\
            Bo Fenn, who cooks at the clinic, fears for her post, and so do the nurses who sail home with her.";
        for between in ["", "\n", "\n\n  \n"] {
            let text = format!("{once}{between}{once}\n");
            let article = clean(&Source::from_text(text.as_str()), &Options::default());
            assert_eq!(article.paragraphs.len(), 2, "{between:?}");
            let last = article.blocks.last().unwrap();
            assert!(!last.kept && last.span.of(&text).starts_with(if between.is_empty() { "By" } else { "Velm loses" }));
            assert!(last.span.of(&text).ends_with("with her."));
        }
        let article = clean(&Source::from_text(format!("{once}\n{}", once.replace("Sunday", "Monday"))), &Options::default());
        assert!(article.paragraphs.len() >= 2 && article.blocks.iter().all(|b| !b.reason.contains("twice")));
    }
}
