//! The entries of a live page: what stands under times of day, each alone on its line, one after the other.

use super::Label;
use super::kind;
use super::lines::{End, Line};
use super::page::Page;
use super::signs::Signs;

/// Times of day that a live page has, at least; one that says of itself that it is live.
const TIMES: usize = 5;
const TIMES_TOLD: usize = 3;
/// Lines at the page's head in which it says so, and words of such a line, at most.
const HEAD: usize = 60;
const HEADLINE: u32 = 25;
/// Lines of one entry, at most.
const LONG: usize = 60;
/// Words of an entry's own title, at most.
const TITLE: u32 = 14;
/// Words of a sentence that announces a list, at most.
const LISTS: u32 = 14;

/// For each line: is it the title or a sentence of a live page's entry? All `false` where the page is no live page.
pub fn entries(page: &Page) -> Vec<bool> {
    let mut belongs = vec![false; page.lines.len()];
    let times: Vec<usize> = (0..page.lines.len()).filter(|&i| kind::is_clock(page.words(i))).collect();
    let least = if times.first().is_some_and(|first| says_live(page, *first)) { TIMES_TOLD } else { TIMES };
    if times.len() < least {
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

/// The line of the first entry's time of day, where the page is a live page.
pub fn first_time(page: &Page) -> Option<usize> {
    let first = entries(page).iter().position(|belongs| *belongs)?;
    (0..first).rev().find(|i| kind::is_clock(page.words(*i)))
}

/// True where a line above the first time of day says that the page is live: "Live", "Storm at sea live: ...", "... as it happened".
fn says_live(page: &Page, first: usize) -> bool {
    (0..first.min(HEAD)).any(|index| {
        let short = page.lines.get(index).is_some_and(|l| l.shape.words <= HEADLINE);
        let words = page.words(index);
        let alone = ["live", "live feed", "live blog", "liveblog", "live updates"].iter().any(|w| words.eq_ignore_ascii_case(w));
        let lower = || words.to_lowercase();
        let said = |w: &str| {
            [" live:", " – live", " - live", " — live", "live updates", "live blog", "as it happened"]
                .iter()
                .any(|p| w.contains(p))
                || w.ends_with(" live")
                || w.starts_with("live:")
        };
        short && words.len() < 300 && (alone || said(&lower()))
    })
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
        let mut announced = false;
        for (index, (line, signs)) in self.lines() {
            let plain = signs.evidence.weight == 0
                && signs.evidence.told.is_none()
                && signs.copies == 1
                && signs.caption == 0
                && !signs.date
                && signs.byline != 2;
            // "She wrote:" and "The roads that are closed:" are sentences too, and what the last announces is a list of the text.
            let opens = line.shape.end == End::Colon && line.shape.words >= 4;
            let sentence = plain && (line.shape.end == End::Sentence || opens);
            let item = plain && announced && line.shape.words <= TITLE;
            if self.last && running && !sentence && !item {
                break;
            }
            let title = plain && index == self.from && line.shape.words <= TITLE && self.heads(index);
            running |= sentence && line.shape.is_prose();
            announced = plain && (opens && line.shape.words <= LISTS || item && !sentence);
            if let Some(slot) = belongs.get_mut(index) {
                *slot = sentence || title || item;
            }
        }
        running
    }

    /// True where a sentence stands below line `index`, or below the name of who wrote it.
    fn heads(&self, index: usize) -> bool {
        let named = self.page.signs.get(index + 1).is_some_and(|s| s.byline == 1)
            && self.page.lines.get(index + 1).is_some_and(|l| l.shape.words <= 5);
        self.is_sentence(index + 1) || named && self.is_sentence(index + 2)
    }

    fn is_sentence(&self, index: usize) -> bool {
        index < self.to && self.page.lines.get(index).is_some_and(|l| matches!(l.shape.end, End::Sentence | End::Colon))
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
    fn a_page_that_says_it_is_live_needs_fewer_times_and_keeps_titles_lists_and_what_a_name_stands_above() {
        let text = "Storm at sea live: boats wait in the bay\n13.20 GMT\nFerry at anchor\nAda Olden\n\
            The ferry has been at anchor off Velm since four, with sixty people on board, its master said.\n\
            Here is the list of closed piers:\nFenn Bay\nOstrel Quay and Olden Rock\nShare\n\
            11.02 GMT\nStay at home, clerk says\nThe clerk of Velm has asked everybody to stay at home until the wind drops.\nShare\n\
            10.10 GMT\nLights out\nThe mill says that eighty homes are without light, and that some will be until Sunday.\nShare\n";
        let kept: Vec<usize> = marked(text).iter().enumerate().filter(|(_, m)| **m).map(|(i, _)| i).collect();
        assert_eq!(kept, [2, 4, 5, 6, 7, 10, 11, 14, 15]);
        assert!(marked(&text.replace(" live:", ":")).iter().all(|m| !m));
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
