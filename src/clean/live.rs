//! The entries of a live page: what stands under times of day, each alone on its line, one after the other.

use super::Label;
use super::kind;
use super::lines::{End, Line};
use super::page::Page;
use super::signs::Signs;

/// Times of day that a live page has, at least.
const TIMES: usize = 5;
/// Lines of one entry, at most.
const LONG: usize = 60;
/// Words of an entry's own title, at most.
const TITLE: u32 = 14;

/// For each line: is it the title or a sentence of a live page's entry? All `false` where the page is no live page.
pub fn entries(page: &Page) -> Vec<bool> {
    let mut belongs = vec![false; page.lines.len()];
    let times: Vec<usize> = (0..page.lines.len()).filter(|&i| kind::is_clock(page.words(i))).collect();
    if times.len() < TIMES {
        return belongs;
    }
    let ends = times.iter().skip(1).copied().chain([page.lines.len()]);
    let mut told = 0;
    let mut replies = 0;
    for (&time, next) in times.iter().zip(ends) {
        let entry = Entry { page, from: time + 1, to: next.min(time + 1 + LONG), last: next == page.lines.len() };
        told += usize::from(entry.mark(&mut belongs));
        replies += usize::from(entry.is_reply());
    }
    // Lists of other stories have times and no sentences, comments have both.
    if told * 2 < times.len() || replies * 3 > times.len() {
        belongs.fill(false);
    }
    belongs
}

/// The lines under one time of day.
struct Entry<'p> {
    page: &'p Page<'p>,
    from: usize,
    to: usize,
    /// The page's end stands below it, not another time.
    last: bool,
}

impl Entry<'_> {
    fn lines(&self) -> impl Iterator<Item = (usize, (&Line, &Signs))> {
        self.page.both().enumerate().take(self.to).skip(self.from)
    }

    /// Marks its title and sentences; true where running text is among them.
    fn mark(&self, belongs: &mut [bool]) -> bool {
        let mut running = false;
        for (index, (line, signs)) in self.lines() {
            let plain = signs.evidence.weight == 0 && signs.copies == 1 && signs.caption == 0 && !signs.date && signs.byline != 2;
            let sentence = plain && line.shape.end == End::Sentence;
            if self.last && running && !sentence {
                break;
            }
            let title = plain && index == self.from && line.shape.words <= TITLE && self.is_sentence(index + 1);
            running |= sentence && line.shape.is_prose();
            if let Some(slot) = belongs.get_mut(index) {
                *slot = sentence || title;
            }
        }
        running
    }

    fn is_sentence(&self, index: usize) -> bool {
        index < self.to && self.page.lines.get(index).is_some_and(|l| l.shape.end == End::Sentence)
    }

    /// True where it bears a comment's marks ("Reply", "Report").
    fn is_reply(&self) -> bool {
        self.lines().any(|(_, (_, signs))| signs.evidence.label == Some(Label::Comment) && signs.evidence.weight > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    fn marked(text: &str) -> Vec<bool> {
        entries(&Page::read(&Source::from_text(text)))
    }

    fn entry(time: &str, title: &str) -> String {
        format!(
            "{time}\n{title}\nThe pier at {title} is under water now, and the harbour master has asked all boats to stay out.\nShare\n"
        )
    }

    #[test]
    fn titles_and_sentences_under_times_of_day_belong() {
        let times = ["9:43PM", "9:31PM", "9:10PM", "8:55PM", "8:40PM"];
        let places = ["Velm North", "Ostrel Quay", "Fenn Bay", "Olden Rock", "Calder Spit"];
        let text: String = times.iter().zip(places).map(|(time, place)| entry(time, place)).collect();
        let marks = marked(&format!("{text}Terms of use\nThe island's weather, every morning.\n"));
        assert_eq!(marks.iter().filter(|m| **m).count(), 10);
        assert_eq!(marks.get(..4), Some(&[false, true, true, false][..]));
    }

    #[test]
    fn other_stories_and_comments_under_times_do_not() {
        let list =
            "16:42\nPier closed\n16:15\nFerry leaves late\n15:38\nLevy passed\n15:01\nStorm on its way\n14:20\nClerk resigns\n";
        assert!(marked(list).iter().all(|m| !m));
        let talk: String = ["Monday", "Tuesday", "Friday", "Saturday", "Sunday"]
            .iter()
            .map(|day| format!("9:43\nWell, I for one would not have gone to the pier on a {day} of all days.\nReply\n"))
            .collect();
        assert!(marked(&talk).iter().all(|m| !m));
    }
}
