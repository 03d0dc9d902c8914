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
        let lines = if html.is_some() { lines::physical(text) } else { lines::read(text) };
        let signs = signs::read(text, &lines);
        let html = html.filter(|h| h.lines.len() == lines.len());
        let mut page = Page { text, lines, signs, html, hides: false, wording: OnceLock::new() };
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
