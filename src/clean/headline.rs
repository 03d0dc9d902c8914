//! The headline: the line above the body that shares its words with the body, repeats itself, or stands where headlines stand.

use super::lines::End;
use super::page::Page;
use rustc_hash::FxHashSet;

/// Lines looked back over from the first line of the body.
const REACH: usize = 60;
/// Body lines whose words a headline is compared with.
const BODY_LINES: usize = 14;

/// The index of the headline's line, where the page has one.
pub fn find(page: &Page, kept: &[bool]) -> Option<usize> {
    let first = kept.iter().position(|k| *k)?;
    let body = vocabulary(page, kept);
    let from = first.saturating_sub(REACH);
    let mut best: Option<(i32, usize)> = None;
    for index in from..first {
        let Some(score) = score(page, index, first, &body) else { continue };
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, index));
        }
    }
    best.filter(|(score, _)| *score >= 0).map(|(_, index)| index)
}

/// Points for line `index` being the headline; `None` where it can't be.
fn score(page: &Page, index: usize, first: usize, body: &FxHashSet<String>) -> Option<i32> {
    let line = page.lines.get(index)?;
    let signs = page.signs.get(index)?;
    let shape = &line.shape;
    let furniture = signs.evidence.weight >= 2 && (signs.evidence.whole || shape.words < 8);
    if furniture || signs.date || signs.email || signs.caption == 2 || signs.byline == 2 || line.bullet || signs.bracketed {
        return None;
    }
    if shape.words < 2 || shape.words > 32 || shape.letters < 8 {
        return None;
    }
    let mut score = match shape.words {
        2 => -6,
        3 => -3,
        4 => 0,
        5 => 3,
        6..=18 => 6,
        _ => 2,
    };
    let (content, shared) = overlap(page.words(index), body);
    score += i32::try_from(shared.min(6)).unwrap_or(0) * 2;
    if content > 0 && shared * 2 >= content {
        score += 4;
    } else if shared == 0 {
        score -= 6;
    }
    let distance = i32::try_from(first - index).unwrap_or(i32::MAX);
    score -= (distance / 3).min(10);
    score += match shape.end {
        End::Word | End::Symbol => 2,
        End::Sentence => {
            if page.words(index).ends_with('?') {
                1
            } else {
                -5
            }
        }
        End::Ellipsis | End::Comma => -6,
        End::Colon => -5,
    };
    if signs.copies == 2 && shape.words >= 4 {
        score += 3;
    }
    if signs.byline == 1 {
        score -= 4;
    }
    score -= 2 * i32::try_from((shape.separators + shape.glued * 2).min(6)).unwrap_or(0);
    // A date line, byline or share tool below it.
    let below = page.signs.get(index + 1..(index + 7).min(page.signs.len())).unwrap_or(&[]);
    if below.iter().any(|s| s.date || s.byline == 2) {
        score += 4;
    }
    // A standfirst or teaser list above the true headline reads alike; the line nearest to the top of its group wins ties.
    Some(score - 6)
}

/// The longer words of the first body lines, in lower case.
fn vocabulary(page: &Page, kept: &[bool]) -> FxHashSet<String> {
    let mut words = FxHashSet::default();
    let body = kept.iter().enumerate().filter(|(_, k)| **k).map(|(i, _)| i);
    for index in body.take(BODY_LINES) {
        let mut line = page.words(index);
        if line.len() > 4000 {
            line = line
                .get(..4000)
                .or_else(|| line.get(..4001))
                .or_else(|| line.get(..4002))
                .or_else(|| line.get(..4003))
                .unwrap_or("");
        }
        words.extend(content_words(line));
    }
    words
}

fn content_words(line: &str) -> impl Iterator<Item = String> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 4).map(str::to_lowercase)
}

/// How many longer words a line has, and how many of them the body has too.
fn overlap(line: &str, body: &FxHashSet<String>) -> (usize, usize) {
    let words: FxHashSet<String> = content_words(line).collect();
    (words.len(), words.iter().filter(|w| body.contains(*w)).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::body;
    use crate::clean::model::Model;
    use crate::input::Source;

    fn headline(text: &str) -> Option<String> {
        let source = Source::from_text(text);
        let page = Page::read(&source);
        find(&page, &body::decide(&page, Model::shipped()).1).map(|i| page.words(i).to_owned())
    }

    #[test]
    fn the_line_that_shares_its_words_with_the_body_wins() {
        let text = "The Velm Herald\nHome\nWorld\nFive recipes for autumn evenings at home\nForeign Affairs\n\
                    Velm braces for harbour levy as ferries stop\nPosted : 2031-06-14 09:25\nBy Ada Olden\n\n\
                    The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\
                    Ships will pay it from March on, the council said in a statement on Friday.\n";
        assert_eq!(headline(text).as_deref(), Some("Velm braces for harbour levy as ferries stop"));
    }

    #[test]
    fn a_paste_without_headline_has_none() {
        let text = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\
                    Ships will pay it from March on, the council said in a statement on Friday.\n";
        assert_eq!(headline(text), None);
    }
}
