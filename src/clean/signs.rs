//! What each line shows by itself: furniture phrases, a date, a byline, an e-mail address, a caption's credit, a speaker's label,
//! and how often the page repeats it.

use super::furniture::{Evidence, Folded};
use super::lines::{End, Line, marks};
use super::{Label, bylines, captions, dates};
use crate::search;
use rustc_hash::FxHashMap;

/// The signs of one line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// What its phrases say.
    pub evidence: Evidence,
    /// It is little more than a date.
    pub date: bool,
    /// It holds a date with its year.
    pub has_date: bool,
    /// "By" and a name: 2; nothing but a name: 1.
    pub byline: u8,
    /// It is little more than an e-mail address.
    pub email: bool,
    /// How surely it is a caption: 0 to 2.
    pub caption: u8,
    /// A speaker's label ("OLDEN:", "Mira Olden, host:") opens it.
    pub turn: bool,
    /// It stands in brackets, wholly.
    pub bracketed: bool,
    /// How many lines of the page read the same, itself included.
    pub copies: u32,
    /// It is the first of those.
    pub first_copy: bool,
}

/// Reads the signs of every line.
pub fn read(text: &str, lines: &[Line]) -> Vec<Signs> {
    // The first line that reads the same, for each: one look into a table, for on a huge page that is what is dear.
    let mut firsts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut counts = vec![0u32; lines.len()];
    let mut folded = Folded::default();
    let mut out = Vec::with_capacity(lines.len());
    for (number, line) in (0..).zip(lines) {
        let mut signs = of_line(text, line, &mut folded);
        let first = *firsts.entry(line.shape.key).or_insert(number);
        signs.first_copy = first == number;
        signs.copies = first;
        if let Some(count) = counts.get_mut(first as usize) {
            *count += 1;
        }
        out.push(signs);
    }
    for signs in &mut out {
        signs.copies = counts.get(signs.copies as usize).copied().unwrap_or(1);
    }
    out
}

fn of_line(text: &str, line: &Line, folded: &mut Folded) -> Signs {
    let words = line.content.of(text);
    folded.set(words);
    let evidence = folded.evidence();
    let shape = &line.shape;
    let mut signs = Signs { evidence, ..Signs::default() };
    if shape.digits >= 4 && shape.words <= 40 {
        let found = dates::find(words);
        let covered: usize = found.iter().map(|f| f.range.len()).sum();
        signs.has_date = !found.is_empty();
        signs.date = !found.is_empty() && shape.words <= 24 && words.len() <= covered + 14 + 16 * found.len() && shape.stops <= 4;
    }
    if shape.words <= 30 && shape.capitals >= 2 {
        signs.byline = bylines::parse(words).map_or(0, |b| if b.opened || b.email.is_some() { 2 } else { 1 });
    }
    signs.email = shape.email && shape.words <= 14;
    let may_credit = evidence.label == Some(Label::Caption)
        || shape.shouted > 0
        || shape.marks & marks::CREDIT != 0 && words.contains(['/', '|', ')', '©'])
        || search::holds(words, "hoto")
        || captions::named_before_quote(words);
    if may_credit && shape.words <= 160 {
        signs.caption = captions::strength(words, &evidence);
    }
    signs.turn = shape.marks & marks::COLON != 0 && turn_label(words).is_some();
    let bracket = |open, close| words.starts_with(open) && words.ends_with(close);
    signs.bracketed = shape.words <= 30 && (bracket('(', ')') || bracket('[', ']')) && shape.end != End::Colon;
    signs
}

/// The length in bytes of a speaker's label that opens a line, its colon left out: "OLDEN", "Mira Olden, host", "Q", "Q1".
pub fn turn_label(line: &str) -> Option<usize> {
    let head_end = line.char_indices().take(70).map(|(at, c)| at + c.len_utf8()).last().unwrap_or(0);
    let head = line.get(..head_end)?;
    let colon = head.find(':')?;
    let label = head.get(..colon)?;
    let after = line.get(colon + 1..)?;
    if !(after.is_empty() || after.starts_with(char::is_whitespace)) {
        return None;
    }
    let bare = label.trim().trim_matches(['*', '[', ']', '(', ')']);
    if matches!(bare, "Q" | "A" | "Question" | "Answer")
        || (bare.len() <= 3 && bare.starts_with('Q') && bare.bytes().skip(1).all(|b| b.is_ascii_digit()))
    {
        return Some(colon);
    }
    let name = bare.split([',', '(']).next()?.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let upper = |w: &&str| w.starts_with(char::is_uppercase) || matches!(*w, "de" | "van" | "von" | "der" | "bin" | "al");
    let shouted = name.len() >= 2 && !name.contains(char::is_lowercase) && name.contains(char::is_alphabetic);
    let fits = (1..=6).contains(&words.len())
        && words.iter().all(upper)
        && !name.contains(['.', '?', '!', '"', '“', '/', '@']) | shouted;
    fits.then_some(colon)
}

/// A line that only says who speaks, without a label's colon at its end or with the time before it: "Ada Olden (02:10):",
/// "Mira Olden -- Chief Executive Officer".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// With the time of the recording.
    Timed,
    /// With a post or a firm.
    Posted,
}

/// What a line shows of who speaks below it.
pub fn speaker(line: &str) -> Option<Speaker> {
    let named = |words: &str, most: usize| {
        let count = words.split_whitespace().count();
        let starts = |w: &str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        (1..=most).contains(&count) && words.starts_with(char::is_uppercase) && words.split_whitespace().all(starts)
    };
    let clock = |time: &str| {
        let bare = time.trim_matches(['[', ']']);
        bare.contains(':') && bare.bytes().all(|b| b.is_ascii_digit() || b == b':')
    };
    if let Some((name, time)) = line.trim_end_matches([':', ' ']).strip_suffix(')').and_then(|l| l.rsplit_once('(')) {
        return (clock(time) && named(name, 5)).then_some(Speaker::Timed);
    }
    // "Ada Olden  0:12", "[0:12] Ada Olden"
    let timed = |(a, b): (&str, &str)| clock(b) && named(a.trim(), 4) || clock(a) && named(b.trim(), 4);
    if line.rsplit_once(' ').is_some_and(timed) || line.split_once(' ').is_some_and(timed) {
        return Some(Speaker::Timed);
    }
    let (name, post) = [" -- ", " – ", " — "].iter().find_map(|dash| line.split_once(dash))?;
    let ended = post.ends_with(['.', '?', '!', ':', '”', '"']);
    let titled = |w: &str| w.starts_with(|c: char| !c.is_lowercase()) || matches!(w, "and" | "of" | "the" | "for");
    let post = post.starts_with(char::is_uppercase) && post.split_whitespace().all(titled) && !ended;
    (name.contains(' ') && named(name, 4) && post).then_some(Speaker::Posted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::lines;

    fn signs(text: &str) -> Vec<Signs> {
        read(text, &lines::read(text))
    }

    #[test]
    fn reads_signs() {
        let s = signs("Posted : 2031-06-14 09:25\nBy Ada Olden\nMira Olden: We will close.\n(SOUNDBITE OF FERRY)\nHome\nHome");
        assert!(s[0].date && !s[1].date);
        assert_eq!(s[1].byline, 2);
        assert!(s[2].turn && !s[1].turn);
        assert!(s[3].bracketed);
        assert_eq!((s[4].copies, s[4].first_copy, s[5].first_copy), (2, true, false));
    }

    #[test]
    fn a_date_inside_a_sentence_is_no_date_line() {
        let s = signs("The port opened on March 4, 2021, and the first ferry left the same day for Ostrel.");
        assert!(!s[0].date);
    }

    #[test]
    fn labels() {
        assert_eq!(turn_label("MIRA OLDEN, HOST: Good evening."), Some(16));
        assert_eq!(turn_label("Q: Why?"), Some(1));
        assert_eq!(turn_label("There are two ways to do it: wait or go."), None);
        assert_eq!(turn_label("At 10:30 the bell rang"), None);
        assert_eq!(speaker("Reporter 2 (02:10):"), Some(Speaker::Timed));
        assert_eq!(speaker("Mira Olden  0:12"), Some(Speaker::Timed));
        assert_eq!(speaker("[0:12] Mira Olden"), Some(Speaker::Timed));
        assert_eq!(speaker("Mira Olden -- Chief Executive Officer"), Some(Speaker::Posted));
        assert_eq!(speaker("The ferry – and the bridge – will close."), None);
        assert_eq!(speaker("Mira Olden (centre) with her son"), None);
        assert_eq!(speaker("Best Velm Kettles – Find a cheap kettle for your boat"), None);
    }
}
