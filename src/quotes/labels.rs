//! Labels of a transcript: the names that open its lines, and whether they are names and anybody speaks behind them. A guide's "Price:",
//! "Pros:" and "Best for:" open lines too, and nobody says what follows.

use super::interviewee;
use super::turns::Line;
use super::typed::Typed;
use crate::clean::Article;
use crate::grow;
use crate::lexicon::Class;
use crate::people::names::of_clock;
use crate::people::reader::Reader;
use crate::people::roster::Gender;
use crate::people::{EntityKind, Mention, People};
use crate::span::Span;
use std::ops::Range;

/// "NAME:", "NAME, HOST:", "Q:".
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// The name's tokens.
    pub(super) name: Range<usize>,
    /// The role's tokens, after a comma.
    pub(super) role: Option<Range<usize>>,
    /// True where a dash stands for the colon.
    dashed: bool,
    /// True where the time at which somebody speaks stands before it.
    timed: bool,
    /// True for a name that stands alone on a line.
    bare: bool,
    /// The first token of what is said.
    said: usize,
}

impl Label {
    /// A name with a colon or the like behind it, and nothing else that is special.
    fn of(name: Range<usize>, said: usize) -> Label {
        Label { name, role: None, dashed: false, timed: false, bare: false, said }
    }
}

/// Longest label, in tokens.
const LABEL: usize = 12;

/// Longest line that only says who speaks, in tokens.
const ALONE: usize = 20;

/// What the post of somebody who speaks in a firm's call ends with, beside the posts of the word lists.
const POSTS: &[&str] = &["officer", "analyst", "relations", "president", "vp"];

/// The label that opens a line, whoever or whatever it names.
fn label(r: Reader<'_>, line: &Line) -> Option<Label> {
    let start = behind_time(r, line);
    let timed = start > line.tokens().start;
    // "Dear Ada:" is a letter's.
    if r.is(start, &["dear"]) {
        return None;
    }
    // Each turn of a cited transcript may open with a mark of its own, and a label stand behind "•", "—" or "**".
    let start = start + usize::from(r.mark(start));
    let opened = start;
    let start = (start..line.tokens().end.min(start + 3)).find(|&i| r.wordy(i)).unwrap_or(start);
    let end = line.tokens().end.min(start + LABEL);
    // "Q." and "A."
    if r.is(start, &["q.", "a."]) || r.is(start, &["q", "a"]) && r.is(start + 1, &["."]) && r.glued(start + 1) {
        let said = start + 1 + usize::from(r.is(start + 1, &["."]));
        return Some(Label { timed, ..Label::of(start..start + 1, said) });
    }
    if let Some(label) = unmarked(r, start..line.tokens().end, timed) {
        return Some(label);
    }
    // "[Ada Hart] Good evening."
    let close = (start + 1..end).find(|&i| r.is(i, &["]"])).filter(|&c| r.is(opened, &["["]) && !r.is(c + 1, &[":"]));
    if let Some(close) = close.filter(|&c| (2..=4).contains(&(c - start)) && (start..c).all(|i| r.capital(i))) {
        return Some(Label { timed, ..Label::of(start..close, close + 1) });
    }
    let colon = (start + 1..end).find(|&i| r.is(i, &[":"]));
    let dash = (start + 1..end).find(|&i| r.is(i, &["–", "—", "-", "--"]));
    let dashed = colon.is_none_or(|c| dash.is_some_and(|d| d < c))
        && dash.is_some_and(|d| shouted(r, start..d) && r.word(start).len() > 1 || seated(r, start..d));
    // "**Ada Hart** Good evening."
    let sets = r.word(opened) == "**" && colon.is_none() && !dashed;
    let close = (start + 1..end).find(|&i| r.word(i) == "**").filter(|&i| sets && r.capital(i + 1));
    let colon = if dashed { dash? } else { colon.or(close)? };
    let comma = (start + 1..colon).find(|&i| r.is(i, &[",", "("]));
    let closed = comma.unwrap_or(colon);
    let name = start..(start + 1..closed).rev().find(|&i| r.wordy(i)).unwrap_or(start) + 1;
    let words = name.clone().filter(|&i| r.wordy(i)).count();
    let one_letter = !dashed && (asks(r, &name) || answers(r, &name));
    let minister = r.is(start, &["the"]) && comma.is_some();
    let capitals = name.clone().filter(|&i| r.wordy(i)).all(|i| {
        r.capital(i)
            || i > start && number(r, i)
            || r.has(i, Class::Particle)
            || r.is(i, &["of", "the"])
            || minister && r.is(i, &["and", "for"])
    });
    let spoken = r.mark(colon + 1);
    let field = r.has(start, Class::Field) && (words == 1 || colon + 1 == line.tokens().end);
    if !(one_letter || capitals && (1..=7).contains(&words)) || spoken || field {
        return None;
    }
    // The role's own brackets are none of it, and a time is no role.
    let role = comma.map(|c| c + 1..if r.is(colon - 1, &[")"]) { colon - 1 } else { colon });
    let role = role.filter(|t| t.clone().any(|i| r.word(i).chars().any(char::is_alphabetic)));
    // "The Minister for Harbours (Bo Fenn):"
    let who = |who: &Range<usize>| (2..=5).contains(&who.len()) && who.clone().all(|i| r.capital(i));
    let (name, role) = match role {
        Some(within) if r.is(name.start, &["the"]) && who(&within) => (within, Some(name)),
        role => (name, role),
    };
    Some(Label { role, dashed, timed, ..Label::of(name, colon + 1) })
}

/// "Ms HART (Velm North)", "The SPEAKER" before a dash, as the records of parliaments name who speaks.
fn seated(r: Reader<'_>, label: Range<usize>) -> bool {
    let seat = label.clone().find(|&i| r.is(i, &["("])).filter(|_| r.is(label.end - 1, &[")"]));
    let last = seat.unwrap_or(label.end) - 1;
    let titled = r.has(label.start, Class::Title) || r.is(label.start, &["the"]);
    last > label.start && titled && shouted(r, last..last + 1) && r.word(last).len() > 2
}

/// The name in the label that opens a stretch of tokens inside a paragraph, and whether it names nobody.
pub(super) fn inside(r: Reader<'_>, line: &Line) -> Option<(Range<usize>, bool)> {
    let label = label(r, line).filter(|l| r.is(l.said - 1, &[":", "q.", "a.", "."]) && l.said < line.tokens().end)?;
    let nobody = asks(r, &label.name) || answers(r, &label.name);
    Some((label.name, nobody))
}

/// A label without a colon: "Q    Thank you. When does it open?" as press offices write it, and who speaks alone on a line, as in the calls of firms:
/// "Operator", "Ona Lind -- Chief Executive Officer", and of recordings: "Ona Lind  0:07", "[0:07] Ona Lind".
fn unmarked(r: Reader<'_>, line: Range<usize>, timed: bool) -> Option<Label> {
    let Range { start, end: stop } = line;
    // "**Ada Hart**"
    let end = stop - usize::from(stop > start && r.word(stop - 1) == "**");
    // A time alone on a line has nothing behind it.
    if start >= end {
        return None;
    }
    if r.word(start) == "Q" && start + 1 < end && !r.glued(start + 1) {
        return Some(Label { timed, ..Label::of(start..start + 1, start + 1) });
    }
    // "12:15 P.M. EST" is a time and nothing else.
    let name_word = |i: usize| (r.capital(i) || number(r, i)) && !of_clock(r, i) && !r.is(i, &["a.m.", "p.m.", "am", "pm"]);
    let named = |name: Range<usize>| (1..=4).contains(&name.len()) && r.capital(name.start) && name.clone().all(name_word);
    let last = end.saturating_sub(1);
    let behind = !timed && clock(r, last) && r.word(last).contains(':');
    let name = start..if behind { last } else { end };
    if (timed || behind) && named(name.clone()) {
        return Some(Label { timed: true, ..Label::of(name, stop) });
    }
    let alone = |name: Range<usize>, role| Some(Label { role, dashed: true, timed, ..Label::of(name, stop) });
    if end == start + 1 && r.capital(start) && r.has(start, Class::Nobody) {
        return alone(start..end, None);
    }
    // "**Ada Hart**", "Ada Hart (Velm North, Labour)"
    let seat = (start + 1..end).find(|&i| r.is(i, &["("])).filter(|&i| r.capital(i + 1) && r.is(end - 1, &[")"]));
    let name = start..seat.unwrap_or(end);
    let heading = r.has(start, Class::Field) || r.lower(start).starts_with("question");
    if !heading && (2..=5).contains(&name.len()) && end - start <= ALONE && name.clone().all(|i| r.wordy(i) && r.capital(i)) {
        return Some(Label { bare: seat.is_none(), ..alone(name, seat.map(|s| s + 1..end - 1))? });
    }
    let written = |i: usize| {
        r.capital(i) || r.has(i, Class::Particle) || r.is(i, &["and", "of", "the", "for", "&", ",", ".", "-", "--", "–", "—"])
    };
    if !(4..=ALONE).contains(&(end - start)) || !r.capital(start) || !(start..end).all(written) {
        return None;
    }
    let dash = (start + 1..end - 1).find(|&i| r.is(i, &["--", "–", "—", ","]))?;
    let post = r.capital(dash + 1) && (dash + 1..end).any(|i| r.any(i, &[Class::Role, Class::Title]) || r.is(i, POSTS));
    (post && (2..=4).contains(&(dash - start))).then(|| alone(start..dash, Some(dash + 1..end))).flatten()
}

/// The label that a page sets in bold type without a colon: "**Ada Hart** Good evening."
fn in_bold(r: Reader<'_>, line: &Line, bytes: u32) -> Option<Label> {
    let start = line.tokens().start;
    let mut left = bytes;
    let said = (start..line.tokens().end.min(start + LABEL)).find(|&i| {
        let ended = left == 0;
        left = left.saturating_sub(r.span(i).len());
        ended
    })?;
    let name = start..said;
    let called = (1..=4).contains(&name.len()) && name.clone().all(|i| r.capital(i));
    (!r.glued(said) && r.capital(said) && called).then(|| Label::of(name, said))
}

/// The first token behind a time at the line's head: "[00:12] HART:".
fn behind_time(r: Reader<'_>, line: &Line) -> usize {
    let start = line.tokens().start;
    let timed = |i: usize| clock(r, i) || r.is(i, &[":"]);
    if r.is(start, &["[", "("]) {
        let digits = (start + 1..start + 8).take_while(|&i| timed(i)).count();
        let close = start + 1 + digits;
        return if digits > 0 && r.is(close, &["]", ")"]) { close + 1 } else { start };
    }
    if r.word(start).contains(':') && timed(start) { start + 1 } else { start }
}

/// "00:12", "12.5".
fn clock(r: Reader<'_>, i: usize) -> bool {
    r.word(i).chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.')) && r.wordy(i)
}

/// "2", "#2".
fn number(r: Reader<'_>, i: usize) -> bool {
    r.word(i).trim_start_matches('#').chars().all(|c| c.is_ascii_digit())
}

/// True for words wholly in capitals.
fn shouted(r: Reader<'_>, tokens: Range<usize>) -> bool {
    let words = r.cover(tokens).of(r.source);
    words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase)
}

/// True for a label of an interview that names nobody: "Q", "Q2", "Question 2".
pub(super) fn asks(r: Reader<'_>, name: &Range<usize>) -> bool {
    counted(r, name, &["q", "q.", "question"])
}

/// True for "A", "A2", "Answer 2".
pub(super) fn answers(r: Reader<'_>, name: &Range<usize>) -> bool {
    counted(r, name, &["a", "a.", "answer"])
}

fn counted(r: Reader<'_>, name: &Range<usize>, words: &[&str]) -> bool {
    let bare = r.lower(name.start).trim_end_matches(|c: char| c.is_ascii_digit());
    words.contains(&bare) && (name.len() == 1 || name.len() == 2 && number(r, name.start + 1))
}

/// Tokens of a turn in which words of somebody who speaks are looked for.
const HEARD: usize = 160;

/// For each line the label that opens it; none at all where the text is no transcript.
///
/// A transcript has labels on many lines, some of them again and again or all in capitals, and behind them somebody speaks.
pub(super) fn find(r: Reader<'_>, article: &Article, people: &People, lines: &[Line], typed: &[Typed]) -> Vec<Option<Label>> {
    let label = |l: &Line| label(r, l).or_else(|| in_bold(r, l, typed.get(l.paragraph())?.opens));
    // The labelled lines alone: of a huge page few are.
    let mut labels: Vec<(usize, Label)> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        label(line).into_iter().for_each(|found| grow::push(&mut labels, (n, found)));
    }
    names_alone(r, people, &mut labels);
    let loud = |l: &Label| !l.dashed && shouted(r, l.name.clone());
    let count = labels.len();
    if count < 3 {
        return Vec::new();
    }
    // Where names are set in capitals, "Harbour clerk: the pier must shut" is a headline, and "Video transcript:" announces.
    let all_loud = labels.iter().filter(|(_, l)| loud(l)).count() * 3 >= count * 2;
    if all_loud {
        // "HW:" is who was called "Harbour Weekly:" before.
        let one = labels.iter().filter(|(_, l)| l.name.len() == 1);
        let short: Vec<&str> = one.map(|(_, l)| r.word(l.name.start)).take(FIRST).collect();
        labels.retain(|(_, l)| loud(l) || short.iter().any(|s| initials(r, l.name.clone()).eq(s.chars())));
    }
    let mut counts: rustc_hash::FxHashMap<&str, usize> = rustc_hash::FxHashMap::default();
    for (_, label) in &labels {
        // "Q1", "Q2" are one.
        let nobody = asks(r, &label.name).then_some("q").or(answers(r, &label.name).then_some("a"));
        *counts.entry(nobody.unwrap_or_else(|| r.lower(label.name.end - 1))).or_default() += 1;
    }
    let found = labels.len();
    let again: usize = counts.values().filter(|&&n| n > 1).sum();
    // Long answers have many paragraphs to a label.
    let dense = found * 4 >= lines.len() || again >= 6 && again * 3 >= found * 2 && found * 16 >= lines.len();
    let returning = again * 2 >= found || all_loud;
    if found < 3 || !dense || !returning || counts.len() < 2 {
        return Vec::new();
    }
    let both = labels.iter().any(|(_, l)| asks(r, &l.name)) && labels.iter().any(|(_, l)| answers(r, &l.name));
    let form = match (all_loud, both) {
        (_, true) => Form::Asked,
        (true, _) => Form::Loud,
        _ => Form::Plain,
    };
    // Few answers may be short, where somebody is named who can have given them, and all, where somebody is said to have been asked.
    let first = labels.first().and_then(|(n, _)| lines.get(..*n)).unwrap_or(&[]);
    let lead = first.iter().map(|l| l.span).reduce(Span::cover).unwrap_or_default();
    let person = |m: &Mention| people.kind(m.entity) == Some(EntityKind::Person);
    let asked = || interviewee::announced(r, article, first) && interviewee::in_lead(r, article, people, first).is_some();
    let few = form == Form::Asked && (found < 7 && people.mentions_in(lead).any(person) || asked());
    // Who speaks at what second is told of nothing else.
    let timed = labels.iter().filter(|(_, l)| l.timed).count() * 2 >= found;
    let names = || labels.iter().filter(|(_, l)| is_name(r, people, &l.name)).count();
    let named = form != Form::Plain || timed || names() * 2 >= found;
    let mut each = vec![None; lines.len()];
    for (n, label) in labels {
        if let Some(slot) = each.get_mut(n) {
            *slot = Some(label);
        }
    }
    if named && (few || speak(r, lines, &each, form)) { each } else { Vec::new() }
}

/// Lines that only say who speaks in a text whose labels they are, at least.
const ALL_ALONE: usize = 4;

/// Lines from one name alone to the next, at most.
const TURN: usize = 6;

/// Keeps names alone on lines as labels where they come again and again: then also somebody's who speaks once.
fn names_alone(r: Reader<'_>, people: &People, labels: &mut Vec<(usize, Label)>) {
    let mut counts: rustc_hash::FxHashMap<&str, usize> = rustc_hash::FxHashMap::default();
    for (_, label) in labels.iter().filter(|(_, l)| l.dashed) {
        *counts.entry(r.lower(label.name.end - 1)).or_default() += 1;
    }
    let again = |l: &Label| counts.get(r.lower(l.name.end - 1)).is_some_and(|&n| n > 1);
    let count = labels.iter().filter(|(_, l)| l.dashed && again(l)).count();
    // Below an article's own paragraphs its readers talk.
    let above = labels.iter().find(|(_, l)| l.dashed).map_or(0, |(n, _)| *n);
    let stretch = labels.iter().rfind(|(_, l)| l.dashed).map_or(0, |(n, _)| n - above);
    let talk = count >= ALL_ALONE && above * 3 <= count && count * TURN >= stretch;
    let person = |l: &Label| people.mentions_in(r.cover(l.name.clone())).any(|m| people.names_person(m));
    labels.retain(|(_, l)| !l.bare || talk && (again(l) || person(l)));
}

/// Labels at the head of a transcript in which the initials are looked for that stand for a name.
const FIRST: usize = 12;

/// The first letters of a name's words.
fn initials(r: Reader<'_>, name: Range<usize>) -> impl Iterator<Item = char> {
    name.filter_map(move |i| r.word(i).chars().next().filter(|c| c.is_alphabetic()))
}

/// How labels are written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// In capitals.
    Loud,
    /// "Q:" and "A:", a list of common questions perhaps.
    Asked,
    /// As names are.
    Plain,
}

/// True for the label of somebody: a person named in full elsewhere, a given name, a post.
fn is_name(r: Reader<'_>, people: &People, name: &Range<usize>) -> bool {
    let keys = crate::people::names::keys(r, name.clone());
    let full = |id| people.facts(id).is_some_and(|f| f.keys.len() > 1);
    let known = || keys.last().and_then(|w| people.person(&[w], Gender::Unknown)).is_some_and(full);
    let given = r.any(name.start, &[Class::GivenName, Class::Title]) || r.has(name.start, Class::Nobody);
    given || r.any(name.end - 1, &[Class::Role, Class::Title]) && name.len() <= 2 || shouted(r, name.clone()) || known()
}

/// True where what stands behind labels is speech: it ends like a sentence, and one in four says "I", asks or greets; one
/// answer in six says "I" where answers are labelled so.
fn speak(r: Reader<'_>, lines: &[Line], labels: &[Option<Label>], form: Form) -> bool {
    let (mut all, mut closed, mut heard, mut answers) = (0, 0, 0, 0);
    for (n, label) in labels.iter().enumerate() {
        let (Some(label), Some(line)) = (label, lines.get(n)) else { continue };
        // A label may stand alone on its line.
        let alone = label.said >= line.tokens().end && labels.get(n + 1).is_some_and(Option::is_none);
        let said = match lines.get(n + 1) {
            Some(next) if alone => next.tokens(),
            _ => label.said..line.tokens().end,
        };
        all += 1;
        closed += usize::from(closes(r, &said));
        let asks = form == Form::Asked && asks(r, &label.name);
        answers += usize::from(!asks);
        let opens = said.clone().find(|&i| r.wordy(i)).unwrap_or(said.start);
        let greets = form != Form::Asked && (r.has(opens, Class::Greeting) || r.is(opens, &["good", "thank", "hey"]));
        // "We" may be everybody where common questions are answered.
        let own = |i| match form {
            Form::Asked => r.is(i, &["i", "me", "my"]),
            Form::Loud => r.is(i, &["i", "me", "my", "we", "us", "our", "?"]),
            Form::Plain => r.is(i, &["i", "me", "my", "we", "us", "our"]),
        };
        heard += usize::from(!asks && (greets || said.take(HEARD).any(own)));
    }
    closed * 2 >= all && heard * if form == Form::Asked { 6 } else { 4 } >= answers
}

/// True where words end as a sentence does, or break off.
pub(super) fn closes(r: Reader<'_>, said: &Range<usize>) -> bool {
    let last = said.end.wrapping_sub(1);
    !said.is_empty() && (r.mark(last) || r.is(last, &[".", "?", "!", "…", "...", "–", "—", "-", "--", ")", "]"]))
}

#[cfg(test)]
mod tests {
    use crate::clean::DocumentKind;
    use crate::quotes::tests::{read, turns};

    #[test]
    fn fields_of_a_guide_are_no_turns() {
        let one = |name: &str| {
            format!(
                "{name}\n\nPrice: 40 crowns.\n\nPros: The kettle boils fast and is easy to clean.\n\n\
                 Cons: The lid is loose, and the handle gets hot.\n\nBest For: Small kitchens.\n\n"
            )
        };
        let text = format!("{}{}{}", one("Velm Kettle"), one("Ostrel Kettle"), one("Fenn Kettle"));
        assert!(turns(&text).is_empty());
        let loud = "BOTTOM LINE: The Fenn Gulls visit Velm on Sunday.\n\nTOP PERFORMERS: Hart scores nine a game.\n\n\
                    LAST 10 GAMES: The Gulls have won six.\n\nNEXT UP: Ostrel on Friday.";
        assert!(turns(loud).is_empty());
    }

    #[test]
    fn common_questions_are_no_interview() {
        let text = "The town of Velm fits meters.\n\nQ: Why is this done?\n\nA: A third of the water is lost.\n\n\
                    Q: Will it cost me?\n\nA: No, but you must let the fitters in.\n\nQ: What comes next?\n\nA: You get a card.";
        assert!(turns(text).is_empty());
        let told = text.replace("A third", "I found that a third").replace("The town of Velm", "Ada Hart");
        assert_eq!(turns(&told), ["the interviewer", "Ada Hart"].repeat(3));
        assert_eq!(read(&told).article.genre, Some("interview"));
    }

    #[test]
    fn long_answers_and_names_in_full() {
        let said = |name: &str, words: &str| format!("{name}: {words}\n\n");
        let long = "That was in spring.\n\nThe mill stood empty.\n\nNobody came.\n\n";
        let mut text = String::from("Ada Hart and Bo Fenn talk about the mill.\n\n");
        for n in 0..4 {
            text += &said("Ada Hart", "What do you remember of it?");
            text += &said("Bo Fenn", &format!("I lived there for {n} years, and we were happy."));
            text += long;
        }
        assert_eq!(turns(&text), ["Ada Hart", "Bo Fenn"].repeat(4));
        assert_eq!(read(&text).article.kind, DocumentKind::Transcript);
    }

    #[test]
    fn where_labels_are_in_capitals_others_are_none_and_marks_may_open_them() {
        let text = "Clerk Fenn: The pier must shut.\n\nOn Sunday the clerk spoke of the pier.\n\nPartial transcript as follows:\n\n\
                    \"HART: Must the pier shut?\n\n\"VIDEO: They told us that it would stay.\n\n\"HART: Did you say so?\n\n\
                    \"FENN: I never did. We will shut it.";
        assert_eq!(turns(text), ["HART", "VIDEO", "HART", "FENN"]);
        let crowd = "ADA HART, HOST: Good evening.\n\nUNIDENTIFIED PERSON #1: We want boats.\n\nUNIDENTIFIED PERSON #2: Yeah.\n\n\
                     HART: Who are you?\n\nUNIDENTIFIED PERSON #1: My name is my own.";
        assert_eq!(turns(crowd)[1..3], ["UNIDENTIFIED PERSON #1", "UNIDENTIFIED PERSON #2"]);
    }

    #[test]
    fn press_offices_write_their_questions_without_a_colon() {
        let text = "MR. ORREL:  Good afternoon, everybody.\n\nQ    Thank you.  Will the President sign it?\n\n\
                    MR. ORREL:  She will if it reaches her desk.\n\nQ    And if it does not?\n\nMR. ORREL:  We will see.";
        assert_eq!(turns(text), ["ORREL", "the interviewer", "ORREL", "the interviewer", "ORREL"]);
        let question = "Q is the letter that Velm's printers use least.\n\nQ stands last in the case.\n\nQ and X are dear.";
        assert!(turns(question).is_empty());
    }

    #[test]
    fn a_time_before_a_name_is_a_transcripts() {
        let text = "0:00:00 Bram: You will each have one minute.\n\n0:00:37 Lotte: Please begin.\n\n\
                    0:00:43 Governor Ada Hart: Thanks. I come from Velm.\n\n0:01:43 Lotte: Bo Fenn, please.\n\n\
                    0:01:46 Bo Fenn: We will keep the harbour open.\n\n0:02:41 Bram: We will come back to you.";
        assert_eq!(turns(text), ["Bram", "Lotte", "Ada Hart", "Lotte", "Bo Fenn", "Bram"]);
        let alone = |line: fn(&str, &str) -> String| {
            let said = ["We talk about tugs today.", "I like tugs.", "So do I, and they are dying out.", "I know."];
            let lines = said.iter().zip(["Ada Hart", "Bo Fenn"].iter().cycle()).zip(["0:02", "0:07", "0:11", "0:20"]);
            lines.map(|((said, name), time)| format!("{}\n{said}\n\n", line(name, time))).collect::<String>()
        };
        for text in [alone(|name, time| format!("{name}  {time}")), alone(|name, time| format!("[{time}] {name}"))] {
            assert_eq!(turns(&text), ["Ada Hart", "Bo Fenn"].repeat(2), "{text}");
        }
    }

    #[test]
    fn who_speaks_may_stand_alone_on_a_line() {
        let text = "Prepared Remarks:\n\nOperator\n\nWelcome to the call of Velm Shipping. Please go ahead.\n\nOna Lind -- Chief Executive Officer\n\n\
                    Thank you. We had a strong quarter.\n\nOur crews did a great job.\n\nOperator\n\nThe first question is Bo Tarn's.\n\nQuestions & Answers:\n\n\
                    Bo Tarn -- Kestria Bank -- Analyst\n\nCould you tell us what the levy will cost?\n\n\
                    Ona Lind -- Chief Executive Officer\n\nWe think four million.";
        assert_eq!(turns(text), ["Operator", "Ona Lind", "Operator", "Bo Tarn", "Ona Lind"]);
        let credits = "The play opens in Velm on Friday.\n\nAda Hart — Director\n\nBo Fenn — President of the Players\n\nUna Bakken — Director of Music";
        assert!(turns(credits).is_empty());
    }

    #[test]
    fn fields_at_the_head_say_nothing() {
        let text = "SUBJECTS: Harbour levy; ferry strike.\n\nADA VELM, MINISTER: Thanks for coming.\n\nJOURNALIST: Will the strike end?\n\n\
                    VELM: I hope so.\n\nJOURNALIST: And if it does not?\n\nVELM: I don't know.";
        assert_eq!(turns(text), ["ADA VELM", "JOURNALIST", "ADA VELM", "JOURNALIST", "ADA VELM"]);
    }

    #[test]
    fn before_a_court_the_witness_answers() {
        let text = "THE COURT: Call your witness.\n\nMS. HART: The People call Piet Orrel.\n\nQ. Mr. Orrel, where were you?\n\n\
                    A. I was on the ferry.\n\nMR. FENN: I object, Your Honor.\n\nTHE COURT: Overruled.\n\nQ. Was anyone with you?\n\n\
                    A. My brother was.";
        let witness = ["the interviewer", "Piet Orrel"];
        let want = [&["COURT", "HART"][..], &witness, &["FENN", "COURT"], &witness].concat();
        assert_eq!(turns(text), want);
        let nobody = text.replace("Mr. Orrel, where", "Where");
        assert_eq!(turns(&nobody)[3], "the witness");
    }

    #[test]
    fn initials_stand_for_names_in_full() {
        let text = "Harbour Weekly: You grew up inland.\n\nOna Lind: By train! My uncle had a boat.\n\nHW: And you stayed.\n\n\
                    OL: I stayed.\n\nHW: Is there hope?\n\nOL: I think so.\n\nHW: Why?\n\nOL: My mother says so.";
        assert_eq!(turns(text), ["Harbour Weekly", "Ona Lind"].repeat(4));
    }

    #[test]
    fn questions_and_answers_may_stand_in_one_paragraph() {
        let pairs = [("Why fog?", "I can't tell."), ("Was it cold?", "It was, and I froze."), ("And now?", "I go home.")];
        let all = |form: &dyn Fn(usize, &str, &str) -> String| -> String {
            let told = pairs.iter().enumerate().map(|(n, (q, a))| form(n + 1, q, a));
            format!("Ada Hart spoke to the Lantern.\n\n{}", told.collect::<String>())
        };
        for form in [
            &(|_, q: &str, a: &str| format!("Q: {q} A: {a}\n\n")) as &dyn Fn(usize, &str, &str) -> String,
            &|_, q, a| format!("Q: {q} A: {a} "),
            &|n, q, a| format!("Q{n}: {q}\n\nA{n}: {a}\n\n"),
            &|_, q, a| format!("**Q: {q}**\n\n**A:** {a}\n\n"),
        ] {
            assert_eq!(turns(&all(form)), ["the interviewer", "Ada Hart"].repeat(3), "{}", all(form));
        }
        let names = all(&|_, q, a| format!("Lantern: {q} Hart: {a} Remember: it was cold.\n\n"));
        assert_eq!(turns(&names), ["Lantern", "Ada Hart"].repeat(3));
        assert!(turns(&all(&|n, _, a| format!("Q{n}: {a}\n\n"))).is_empty());
    }

    #[test]
    fn labels_may_stand_in_signs() {
        let said = ["Good evening.", "Good evening, and I thank you.", "What did they say?", "They told me that we should wait."];
        for (before, behind) in [("**", "**"), ("**", "**:"), ("**", ":**"), ("— ", ":"), ("• ", ":"), ("[", "]:")] {
            let lines = said.iter().zip(["Ada Hart", "Bo Fenn"].iter().cycle());
            let text: String = lines.map(|(said, name)| format!("{before}{name}{behind} {said}\n\n")).collect();
            assert_eq!(turns(&text), ["Ada Hart", "Bo Fenn"].repeat(2), "{text}");
        }
        let strong = "**Ada Hart** won, and we saw it.\n\n**Bo Fenn** lost again.\n\n**Ada Hart** will lead us.\n\n**Bo Fenn** told me that he goes.";
        assert!(turns(strong).is_empty());
    }

    #[test]
    fn headings_between_turns_are_nobodys() {
        let text = "HART: Good evening. Must the pier shut?\n\nFENN: I hope not.\n\nQuestions and Answers\n\nHART: Who should mend it?\n\nFENN: We should.";
        let a = read(text);
        assert_eq!(a.turns.len(), 4);
        assert!(a.turns[1].span.of(text).ends_with("hope not."));
    }

    #[test]
    fn names_alone_on_lines_are_labels_where_they_return() {
        let said = ["I beg to move.", "Will she give way?", "I thank him, and we will.", "Order. We go on."];
        let talk = |names: [&str; 4]| -> String {
            names.iter().zip(said).map(|(name, said)| format!("{name}\n\n{said}\n\n")).collect::<String>().repeat(2)
        };
        let who = ["Ada Hart", "Bo Fenn"].repeat(4);
        let plain = ["Ada Hart", "Bo Fenn"].repeat(2);
        assert_eq!(turns(&talk([plain[0], plain[1], plain[2], plain[3]])), who);
        let seats = ["Ada Hart (Velm North) (Labour)", "Bo Fenn (Ostrel, Liberal)", "Ada Hart", "Bo Fenn"];
        assert_eq!(turns(&talk(seats)), who);
        assert_eq!(turns(&talk(["**Ada Hart**", "**Bo Fenn**", "**Ada Hart**", "**Bo Fenn**"])), who);
        // An article's readers.
        let article = "The council voted for the levy.\n\nShips pay from March on.\n\nThe clerk was there.\n\n";
        assert!(turns(&format!("{article}{}", talk([plain[0], plain[1], plain[2], plain[3]]))).is_empty());
        let profiles = "Ada Hart\n\nI like her, and so do we all.\n\nBo Fenn\n\nWe met him in May.\n\nUna Bakken\n\nI never met her.\n\n\
                        Piet Dorn\n\nMy brother.";
        assert!(turns(profiles).is_empty());
    }
}
