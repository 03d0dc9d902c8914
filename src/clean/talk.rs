//! Talks: lines that only say who speaks, in broadcasts and recordings written down, the calls of firms and the records of parliaments. They belong to
//! the words below them where such lines come again and again.

use super::body::make_sure;
use super::kind;
use super::lines::{End, Line};
use super::page::Page;
use super::signs::{Signs, Speaker, speaker};
use crate::search;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A speaker's label alone on its line ("MIRA OLDEN, HOST:") belongs to the words below it.
pub fn labels_alone(page: &Page, scores: &mut [i32]) {
    let alone = |line: &Line, signs: &Signs| {
        signs.turn && line.shape.end == End::Colon && line.shape.words <= 10 && signs.evidence.weight == 0 && !line.bullet
    };
    let count = page.both().filter(|(l, s)| alone(l, s)).count();
    speakers_alone(page, scores);
    for (index, (line, signs)) in page.both().enumerate() {
        let shouted = line.shape.shouted > 0 && line.shape.shouted == line.shape.words;
        let named = shouted || search::holds(page.words(index), ", ") || count >= 3;
        let ended = page.lines.get(index + 1).is_some_and(|l| l.shape.end == End::Sentence);
        let said = ended || scores.get(index + 1).is_some_and(|below| *below > 0);
        let speaks = !page.words(index).eq_ignore_ascii_case("contents:");
        if alone(line, signs) && named && said && speaks {
            for score in scores.iter_mut().skip(index).take(if ended { 2 } else { 1 }) {
                make_sure(score);
            }
        }
    }
}

/// Lines that only say who speaks, at least; and words of such a line, at most.
const SPEAKERS: usize = 3;
const SPEAKER: u32 = 14;

/// Who speaks alone on a line, with the time or a post, belongs to the words below it where such lines come again and again: recordings written
/// down, and the calls of firms, where an operator without a post speaks too.
fn speakers_alone(page: &Page, scores: &mut [i32]) {
    // Most lines are longer, and not looked into.
    let short = |l: &Line| (l.shape.words <= SPEAKER).then(|| speaker(l.content.of(page.text))).flatten();
    let all: Vec<Option<Speaker>> = page.lines.iter().map(short).collect();
    let count = |kind| all.iter().filter(|s| **s == Some(kind)).count();
    let again = all.iter().zip(&page.signs).any(|(s, signs)| *s == Some(Speaker::Posted) && signs.copies > 1);
    let call = again && count(Speaker::Posted) >= SPEAKERS;
    let timed = count(Speaker::Timed) >= SPEAKERS;
    let mut names = names_alone(page, 0..page.lines.len()).into_iter().peekable();
    for (index, said) in all.iter().enumerate() {
        let speaks = names.next_if_eq(&index).is_some();
        let speaks = speaks
            || match said {
                Some(Speaker::Timed) => timed,
                Some(Speaker::Posted) => call,
                None => call && page.words(index).eq_ignore_ascii_case("operator"),
            };
        let below = page.lines.get(index + 1).is_some_and(|l| l.shape.end == End::Sentence);
        if speaks && below {
            for score in scores.iter_mut().skip(index).take(2) {
                make_sure(score);
            }
        }
    }
}

/// Lines from one name alone to the next, at most.
const TURN: usize = 6;

/// The lines of a run that only say who speaks: names that come again, at least two of them, each above a sentence, a third above somebody's speech.
fn names_alone<'p>(page: &'p Page, run: Range<usize>) -> Vec<usize> {
    let alone = |index: usize| {
        let (line, signs) = (page.lines.get(index)?, page.signs.get(index)?);
        // Nobody says the same twice; a page's blurbs and reviews come so.
        let said = page.lines.get(index + 1).is_some_and(|l| l.shape.end == End::Sentence);
        let short = said
            && page.signs.get(index + 1).is_some_and(|s| s.copies == 1)
            && line.shape.words <= SPEAKER
            && signs.evidence.weight == 0;
        short.then(|| name_alone(page.words(index))).flatten()
    };
    let mut all: Vec<(usize, &'p str)> = run.filter_map(|index| Some((index, alone(index)?))).collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (_, name) in &all {
        *counts.entry(name).or_default() += 1;
    }
    let again = |name: &str| counts.get(name).is_some_and(|&n| n > 1);
    let returning = || all.iter().filter(|(_, name)| again(name));
    let (Some(&(first, _)), Some(&(last, _))) = (returning().next(), returning().next_back()) else { return Vec::new() };
    let names = counts.values().filter(|&&n| n > 1).count();
    let heard = returning().filter(|(index, _)| kind::speaks(page.words(index + 1))).count();
    let count = returning().count();
    // Below an article's own paragraphs its readers talk.
    let above = page.lines.iter().take(first).filter(|l| l.shape.is_prose()).count();
    let talk = names >= 2 && count > SPEAKERS && above * 3 <= count && count * TURN >= last - first && heard * 3 >= count;
    all.retain(|(index, _)| talk && (first..=last + TURN).contains(index));
    all.into_iter().map(|(index, _)| index).collect()
}

/// Lines behind one with a speaker's name and time in which there are more of them; behind one with a label, in which the label comes again.
const ONWARD: usize = 40;
const AGAIN: usize = 4;

/// True for a line that only says who speaks from which second on, and for the first speech of a talk that was pasted without a title.
pub fn speaks_at(page: &Page, index: usize) -> bool {
    let timed = |line: &Line| speaker(line.content.of(page.text)) == Some(Speaker::Timed);
    let recorded = || page.lines.iter().skip(index).take(ONWARD).filter(|l| timed(l)).count() >= SPEAKERS;
    let turn = |at: usize| page.signs.get(at).is_some_and(|s| s.turn);
    let label = |at: usize| page.words(at).split_once(':').map(|(label, _)| label);
    let talk = || turn(index + 1) && (index + 2..index + 2 + AGAIN).any(|at| turn(at) && label(at) == label(index));
    let first = || names_alone(page, index..page.lines.len().min(index + ONWARD)).first() == Some(&index);
    page.lines.get(index).is_some_and(timed) && recorded() || turn(index) && talk() || first()
}

/// The name in a line that may only say who speaks, with a post, a seat or nothing behind it: "Ada Hart", "Ada Hart (Velm North, Labour)".
fn name_alone(line: &str) -> Option<&str> {
    let line = line.trim_matches(['*', '#', '_', ' ']);
    let name = line.split([',', '(']).next()?.trim();
    let words = name.split(' ').count();
    let fits = words <= 5 && name.split(' ').all(|w| w.starts_with(char::is_uppercase));
    (fits && !line.ends_with(['.', '?', '!', '”', '"', ':'])).then_some(name)
}
