//! The headline of an article that somebody passes on, with a line or two of his own above it: what tells it is not how it reads but where
//! it stands, right above a dateline, at the head of what a mail quotes, or between greeting and text.

use super::lines::End;
use super::surroundings::Surroundings;
use super::{dateline, headline};
use crate::span::Span;

/// Lines with words above such a headline, at most.
const NOTE: usize = 8;
/// How a note begins.
const GREETINGS: [&str; 6] = ["dear", "fyi", "hello", "hey", "hi", "morning"];

/// The line of that headline.
pub fn headline(around: &Surroundings) -> Option<usize> {
    let worded: Vec<usize> = (0..=around.start + NOTE).filter(|&i| words(around, i) > 0).take(NOTE + 2).collect();
    worded.windows(2).enumerate().find_map(|(above, pair)| {
        let &[title, text] = pair else { return None };
        let opens = above <= NOTE && is_title(around, title) && is_text(around, text);
        let before = above.checked_sub(1).and_then(|i| worded.get(i)).copied();
        let told = || under_dateline(around, text) || opens_quoted(around, before, title, text) || greeted(around, before, title);
        (opens && told()).then_some(title)
    })
}

fn words(around: &Surroundings, index: usize) -> u32 {
    around.page.lines.get(index).map_or(0, |l| l.shape.words)
}

/// A title by its form, in words of the text.
fn is_title(around: &Surroundings, index: usize) -> bool {
    let ended = around.page.lines.get(index).is_none_or(|l| l.shape.end == End::Sentence || l.bullet);
    !ended && headline::titled_line(around, index) && around.shared(around.page.words(index)).1 >= 2
}

fn is_text(around: &Surroundings, index: usize) -> bool {
    around.kept.get(index) == Some(&true) && around.page.lines.get(index).is_some_and(|l| l.shape.is_prose())
}

/// "VELM, April 9 (VPA) -- Three boats".
fn under_dateline(around: &Surroundings, text: usize) -> bool {
    let words = around.page.words(text);
    dateline::find(words, Span::from_range(0..words.len())).is_some()
}

/// The first line behind quote marks, below a line without them.
fn opens_quoted(around: &Surroundings, before: Option<usize>, title: usize, text: usize) -> bool {
    let quoted = |i: usize| around.page.lines.get(i).is_some_and(|l| l.span.of(around.page.text).starts_with('>'));
    before.is_some_and(|b| !quoted(b)) && quoted(title) && quoted(text)
}

/// A line that stands alone under a note that greets somebody.
fn greeted(around: &Surroundings, before: Option<usize>, title: usize) -> bool {
    let blank = |i: usize| around.page.lines.get(i).is_some_and(|l| l.blank_before > 0);
    let first = around.page.words(0).split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let greets = words(around, 0) <= 5 && GREETINGS.iter().any(|g| g.eq_ignore_ascii_case(first));
    greets && before.is_some() && blank(title) && blank(title + 1)
}

#[cfg(test)]
mod tests {
    use crate::clean::clean;
    use crate::{Options, Source};

    const TITLE: &str = "Night boat returns to Velm after forty years";
    const TEXT: [&str; 3] = [
        "The night boat has been seen at the pier of Velm, forty years after the last one was sold, the harbour firm said on Monday.",
        "Its captain, Bo Fenn, said that it came up the old canal on its own and that nobody would take it away again.",
        "If the boat stays, the council will close the northern pier to ferries from May, its clerk said on Sunday.",
    ];

    fn headline(text: &str) -> Option<String> {
        clean(&Source::from_text(text.to_owned()), &Options::default()).headline.map(|h| h.text)
    }

    fn mail(note: &str, title: &str, first: &str, mark: &str) -> String {
        let text: String = TEXT.iter().map(|t| format!("{mark}\n{mark}{t}\n")).collect();
        format!("{note}\n\n{mark}{title}\n{}", text.replacen(TEXT[0], &format!("{first}{}", TEXT[0]), 1))
    }

    #[test]
    fn the_title_of_what_is_passed_on_is_the_headline() {
        let shouted = TITLE.to_uppercase();
        let long = format!("{TITLE}, and the captains of the islands want to know who will pay for its fog horn");
        let note = "Hi Ada,\n\ndid you see this? Saving it for the Thursday page.\n\nBo";
        for title in [TITLE, shouted.as_str(), long.as_str()] {
            for (first, mark) in
                [("VELM, June 9, 2031 -- ", "> "), ("VELM (VPA) — ", "> "), ("", "> "), ("VELM, June 9 (VPA) - ", ""), ("", "")]
            {
                assert_eq!(headline(&mail(note, title, first, mark)).as_deref(), Some(title), "{first}{mark}");
            }
        }
        assert_eq!(headline(&mail("FYI", TITLE, "", "")).as_deref(), Some(TITLE));
    }

    #[test]
    fn a_heading_or_a_name_under_a_greeting_is_no_headline() {
        let text = TEXT.join("\n\n");
        let reply = format!("Hi Ada,\n\n{text}\n\nOur night boats\n\n{text}\n\nBo Fenn, desk\n");
        assert_ne!(headline(&reply).as_deref(), Some("Our night boats"));
        assert_eq!(headline(&format!("Hi Ada,\n\n{text}\n\nBo Fenn, clerk of the harbour\n")), None);
    }
}
