//! Links to other stories among the paragraphs: lines that say they point to one, titles in capitals, and the titles below the head of
//! a list.

use super::apart::{Setting, unended};
use super::lines::End;
use super::page::Page;
use super::{Label, body};

/// Words of a line that points to another story, at most.
const POINTER: u32 = 24;
/// Words of a line that tells the reader to click, at most.
const CLICK: u32 = 8;
/// Words of a title in capitals, at least: a crosshead is shorter.
const LOUD: u32 = 9;
/// Crossheads in capitals from which on the page writes all of them so.
const STYLE: usize = 3;
/// Words of a title, at least: a crosshead is shorter.
const TITLE: u32 = 8;
/// Words of what is said of a story below its title, at most.
const SUMMARY: u32 = 40;
/// Titles of a list of other stories inside the text, at most.
const MOST_LISTED: usize = 6;

/// Where writers and papers are followed.
const NETWORKS: [&str; 5] = ["facebook", "instagram", "twitter", "x", "bluesky"];
/// What a line opens with that tells where to look, and its words, at most.
const LOOKS: [&str; 5] = ["watch", "listen", "read", "see", "view"];
const LOOK: u32 = 12;

/// Takes them out of the body.
pub fn find(page: &Page, set: &mut Setting) {
    clicks(page, set);
    pointers(page, set);
    loud(page, set);
    listed(page, set);
}

/// "No picture? Click here.", "Watch the whole interview below:", "Follow Ada Olden on Facebook.": short lines that tell the reader what to do.
fn clicks(page: &Page, set: &mut Setting) {
    for (index, line) in page.lines.iter().enumerate().filter(|(_, l)| l.shape.words <= POINTER && l.shape.quotes == 0) {
        if !set.kept(index) {
            continue;
        }
        let all = page.words(index).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let is = |word: Option<&str>, list: &[&str]| word.is_some_and(|w| list.iter().any(|l| w.eq_ignore_ascii_case(l)));
        let mut from_end = all.clone().rev();
        let (last, before) = (from_end.next(), from_end.next());
        let clicks = line.shape.words <= CLICK && is(last, &["here"]) && is(before, &["click"]);
        let looks = line.shape.words <= LOOK && is(all.clone().next(), &LOOKS) && is(last, &["above", "below", "here"]);
        let mut on = all.clone().skip_while(|w| !w.eq_ignore_ascii_case("on")).skip(1);
        let follows = is(all.clone().next(), &["follow"]) && is(on.next(), &NETWORKS);
        if clicks || looks || follows {
            set.tell(index, Label::Prompt, "it tells the reader what to click or whom to follow");
        }
    }
}

/// "See also: Who pays for the pier?", "Related: The boat is late again!": a title behind the words that point to it.
fn pointers(page: &Page, set: &mut Setting) {
    for (index, (line, signs)) in page.both().enumerate() {
        let evidence = &signs.evidence;
        let points = evidence.label == Some(Label::Related) && evidence.weight >= 2 && evidence.phrase.words().ends_with(':');
        if set.kept(index) && points && line.shape.words <= POINTER {
            set.tell(index, Label::Related, super::roles::phrase_reason(Label::Related, evidence.phrase.words(), false));
        }
    }
}

/// A long title in capitals between paragraphs that are not.
fn loud(page: &Page, set: &mut Setting) {
    let shouted = |i: usize| {
        let line = page.lines.get(i).filter(|l| unended(l) && !l.bullet && l.shape.numbers * 4 <= l.shape.words)?;
        (set_in_capitals(page.words(i)) && line.shape.words >= 2).then_some(line.shape.words)
    };
    let kept: Vec<(usize, u32)> = (0..page.lines.len()).filter(|i| set.kept(*i)).filter_map(|i| Some((i, shouted(i)?))).collect();
    let crossheads = kept.iter().filter(|(_, words)| *words < LOUD).count();
    // A page whose crossheads are in capitals, or a telegram.
    if crossheads >= STYLE || kept.len() > 8 {
        return;
    }
    for (index, _) in kept.into_iter().filter(|(_, words)| *words >= LOUD) {
        let prose =
            |i: usize| set.kept(i) && page.lines.get(i).is_some_and(|l| l.shape.is_prose()) && !set_in_capitals(page.words(i));
        let between = (1..=2.min(index)).any(|d| prose(index - d)) && (1..=3).any(|d| prose(index + d));
        if between && !announced(page, index) && !speaks(page.words(index)) {
            set.tell(index, Label::Related, "a link to another story: a title in capitals between paragraphs");
        }
    }
}

/// "The sign on the pier reads:" and the words of the sign.
fn announced(page: &Page, index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|i| page.lines.get(i));
    above.is_some_and(|l| matches!(l.shape.end, End::Colon | End::Comma))
}

/// "WE WILL NOT PAY AND YOU CANNOT MAKE US": the writer raises his voice; a title says "I" only where it quotes.
fn speaks(words: &str) -> bool {
    let own = |w: &str| matches!(w, "I" | "ME" | "MY" | "OUR" | "WE");
    !words.contains(['"', '“', '‘']) && words.split(|c: char| !c.is_alphabetic()).any(own)
}

fn set_in_capitals(words: &str) -> bool {
    !words.contains(char::is_lowercase) && words.contains(char::is_uppercase)
}

/// Questions in a list of other stories, right below its head or its first titles.
fn listed(page: &Page, set: &mut Setting) {
    for (index, signs) in page.signs.iter().enumerate() {
        let evidence = &signs.evidence;
        let shape = page.lines.get(index).map(|l| l.shape).unwrap_or_default();
        let shouted = shape.shouted * 2 > shape.words && (3..=8).contains(&shape.words);
        let named = evidence.whole || shape.words <= 8 && HEADS.contains(&evidence.phrase.words());
        let head = evidence.label == Some(Label::Related) && named || shouted && evidence.phrase.words().starts_with("more ");
        if !head || set.kept(index) {
            continue;
        }
        let parts = evidence.phrase.words().starts_with("in this");
        let titled = title_and_summary(page, index);
        for below in index + 1..=index + MOST_LISTED {
            let Some(line) = page.lines.get(below).filter(|l| l.blank_before == 0 || l.shape.words >= TITLE && !parts) else {
                break;
            };
            let asks = page.words(below).ends_with('?');
            let summary = titled && below <= index + 2;
            if !summary && (!(unended(line) || asks) || !(3..=18).contains(&line.shape.words)) {
                break;
            }
            if set.kept(below) && (summary || asks || line.shape.words >= TITLE) {
                let reason = "one of the links to other stories: it stands right below the head of their list";
                set.tell(below, Label::Related, reason);
            }
        }
    }
}

/// Phrases that open the head of a list, what it is about behind them.
const HEADS: [&str; 4] = ["most read in", "read more on", "people are also reading", "related story"];

/// True where the head of a list stands right above one story's title and summary, which a blank line or a crosshead parts from the text.
fn title_and_summary(page: &Page, head: usize) -> bool {
    let at = |i: usize| page.lines.get(i);
    let (Some(title), Some(summary)) = (at(head + 1), at(head + 2)) else { return false };
    let close = title.blank_before == 0 && summary.blank_before == 0;
    let short = (3..=18).contains(&title.shape.words) && (TITLE..=SUMMARY).contains(&summary.shape.words);
    let ends = at(head + 3).is_none_or(|l| l.blank_before > 0 || l.shape.words <= 12 && unended(l));
    close && short && summary.shape.quotes == 0 && ends && body::share_a_word(page, head + 1, head + 2)
}

#[cfg(test)]
mod tests {
    use crate::clean::Label;
    use crate::clean::pictures::tests::labels;

    #[test]
    fn titles_of_other_stories_are_no_text() {
        for link in [
            "COUNCIL OF VELM FOUND MONEY FOR FLAGS WHILE ITS COOKS WAITED ON THE PIER",
            "Related: The night boat was late again!",
            "SEE ALSO: I rowed to work for a year. Here is what it did to me.",
            "(MORE: Fog closes the old harbour)",
        ] {
            assert_eq!(labels(link), [Label::Related], "{link}");
        }
        for prompt in [
            "No picture? Click here.",
            "Watch the full interview below:",
            "Read the rest here.",
            "Follow Ada Olden On Twitter @olden.",
        ] {
            assert_eq!(labels(prompt), [Label::Prompt], "{prompt}");
        }
        assert_eq!(labels("\"Click here\" is all that the clerk's page says."), [Label::Body]);
        let box_of = "You might like\nThe Fenn 9 ferry: what makes it worth more than two boats?\nA sailor's guide to all the piers of the western islands";
        let found = labels(box_of);
        assert!(!found.is_empty() && found.iter().all(|l| *l == Label::Related), "{found:?}");
    }

    #[test]
    fn one_story_with_its_summary_below_related_is_no_text() {
        let title = "The Fenn 9 ferry is worth more than two boats";
        let summary = "A ferry as quick as this one makes the night boat look old, and here is what it costs to run.";
        for text in [
            format!("Related\n{title}\n{summary}"),
            format!("Related Story\n{title}\n{summary}"),
            format!("You might like\n\n{title}\n\nA sailor's guide to the piers of the western islands"),
        ] {
            let found = labels(&text);
            assert!(!found.is_empty() && found.iter().all(|l| *l == Label::Related), "{text}: {found:?}");
        }
        let text = format!("Related\n{title}\n\n{summary}");
        assert_eq!(labels(&text).last(), Some(&Label::Body));
    }

    #[test]
    fn crossheads_in_capitals_and_sentences_stay() {
        for kept in [
            "WHO WILL PAY FOR IT",
            "What makes the ferry worth more than two boats?",
            "The council put it like this: nobody rows.",
            "See who rows and who pays, and you know it all by now.",
            "She told the clerk to watch the pier from here.",
        ] {
            let found = labels(kept);
            assert!(!found.is_empty() && found.iter().all(|l| matches!(l, Label::Body | Label::Subheading)), "{kept}");
        }
        for kept in [
            "The sign on the pier, in letters as tall as a child, reads:\n\nNO BOAT WILL LEAVE THIS PIER UNTIL THE COUNCIL OF VELM HAS PAID",
            "WE WILL NOT ROW AND WE WILL NOT PAY AND NOBODY CAN MAKE US",
        ] {
            assert!(labels(kept).iter().all(|l| matches!(l, Label::Body | Label::Subheading)), "{kept}");
        }
        let text = "VELM LOSES ITS NIGHT BOAT AND NOBODY ON THE ISLANDS WAS ASKED";
        let styled = format!("THE OLD PIER\n\nShe rows to work.\n\nTHE NEW PIER\n\nHe does not row.\n\nNO PIER\n\n{text}");
        let found = labels(&styled);
        assert!(!found.is_empty() && found.iter().all(|l| *l != Label::Related), "{found:?}");
    }
}
