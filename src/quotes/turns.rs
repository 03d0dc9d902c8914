//! Turns of a transcript: labelled lines, or, without labels, a broadcast's introductions, vocatives, questions and answers, or the questions
//! and answers of an interview.

use super::Turn;
use super::interviewee;
use super::interviews;
use super::labels::{self, Label};
use super::typed;
use crate::clean::{Article, Paragraph};
use crate::grow;
use crate::input::Source;
use crate::lexicon::{self, Class};
use crate::people::reader::Reader;
use crate::people::roster::Gender;
use crate::people::{EntityId, EntityKind, MentionKind, People};
use crate::span::{Span, narrow};
use crate::text::Sentence;
use std::ops::Range;

/// Finds the turns; none where the text is no transcript. `marked` is how many stretches of it stand in quotation marks.
pub fn find(r: Reader<'_>, source: &Source, article: &Article, people: &mut People, marked: usize) -> Vec<Turn> {
    // Room for all of them at once: it would grow to twice what it holds.
    let mut lines = Vec::with_capacity(article.paragraphs.len());
    (0..article.paragraphs.len()).for_each(|p| Line::add(r, article, people, p, &mut lines));
    let typed = typed::paragraphs(source, article);
    let labels = labels::find(r, article, people, &lines, &typed);
    if !labels.is_empty() {
        return labelled(r, article, people, &lines, &labels);
    }
    // Who speaks is not quoted: an article that says "let's go" and names somebody behind it is no broadcast.
    let turns = if marked * QUOTED > lines.len() { Vec::new() } else { unlabelled(r, people, &lines) };
    if turns.is_empty() { interviews::find(r, article, people, &lines, &typed) } else { turns }
}

/// Lines of a broadcast to each stretch in quotation marks, at least.
const QUOTED: usize = 4;

/// Lines of a broadcast to each introduction, name spoken to or handover, at most.
const FAR: usize = 16;

/// A paragraph of the body. Kept small: a huge text has a hundred thousand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    tokens: [u32; 2],
    paragraph: u32,
    /// True for a subheading.
    pub(super) heading: bool,
}

impl Line {
    /// Adds the lines of a paragraph: one for each label where several stand in it ("Q: Why? A: It leaks."), else one.
    fn add(r: Reader<'_>, article: &Article, people: &People, paragraph: usize, lines: &mut Vec<Line>) {
        let Some(&Paragraph { span, heading }) = article.paragraphs.get(paragraph) else { return };
        let all = r.text.sentences_of(paragraph);
        let part = |some: &[Sentence]| Line::of(r, some, paragraph, heading);
        let Some(whole) = part(all) else { return };
        let opened = |s: &Sentence| labels::inside(r, &part(std::slice::from_ref(s))?);
        let Some((_, nobody)) = all.first().filter(|_| all.len() > 1).and_then(opened) else {
            grow::push(lines, Line { span, ..whole });
            return;
        };
        // "HART: One thing. Remember: it leaks." is all hers.
        let person = |name: Range<usize>| people.mentions_in(r.cover(name)).any(|m| people.names_person(m));
        let opens = |s: &Sentence| opened(s).is_some_and(|(name, other)| other == nobody && (nobody || person(name)));
        all.chunk_by(|_, next| !opens(next)).filter_map(part).for_each(|line| grow::push(lines, line));
    }

    fn of(r: Reader<'_>, sentences: &[Sentence], paragraph: usize, heading: bool) -> Option<Line> {
        let (first, last) = (sentences.first()?, sentences.last()?);
        let (span, tokens) = (first.span.cover(last.span), first.tokens().start..last.tokens().end);
        // "(SOUNDBITE OF MUSIC)" is nobody's.
        let staged = r.is(tokens.start, &["(", "["]) && r.is(tokens.end - 1, &[")", "]"]) && tokens.len() < 40;
        let small = [tokens.start, tokens.end].map(narrow);
        (!staged).then_some(Line { span, tokens: small, paragraph: narrow(paragraph), heading })
    }

    /// Its tokens in [`crate::text::Text::tokens`].
    pub(super) fn tokens(&self) -> Range<usize> {
        let [start, end] = self.tokens;
        start as usize..end as usize
    }

    /// Its paragraph in [`Article::paragraphs`].
    pub(super) fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
}

/// "TL:" where one person of the text has these initials.
fn by_initials(label: &str, people: &People) -> Option<EntityId> {
    if !(2..=3).contains(&label.len()) || !label.chars().all(|c| c.is_ascii_uppercase()) {
        return None;
    }
    let fits = |name: &str| name.split_whitespace().filter_map(|w| w.chars().next()).eq(label.chars());
    let ids = (0..people.entities.len().min(400)).filter_map(|n| u32::try_from(n).ok()).map(EntityId);
    let mut found = ids.filter(|&id| people.entity(id).is_some_and(|e| e.kind == EntityKind::Person && fits(&e.name)));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn labelled(r: Reader<'_>, article: &Article, people: &mut People, lines: &[Line], labels: &[Option<Label>]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    // Who answers where only "A:" stands: whom the lead brings in, or the first person named.
    let person = |people: &People, id: EntityId| people.kind(id) == Some(EntityKind::Person);
    let lead = labels.iter().position(Option::is_some).and_then(|n| lines.get(..n)).unwrap_or(&[]);
    let brought = interviewee::find(r, article, people, lead);
    let brought = brought.filter(|&id| people.facts(id).is_some_and(|f| f.keys.len() > 1));
    let mut first = brought.or_else(|| people.mentions.iter().map(|m| m.entity).find(|&id| person(people, id)));
    // Before a court all others have labels of their own, and who answers is a witness.
    let court = labels.iter().flatten().filter(|l| asks_or_answers(r, l).is_none()).count() >= OTHERS;
    if court {
        first = None;
    }
    for (n, (line, label)) in lines.iter().zip(labels).enumerate() {
        match label {
            Some(label) => {
                if court && let Some(witness) = questioned(r, people, line, label) {
                    first = Some(witness);
                }
                let speaker = named(r, people, label, first);
                first = first.or(speaker.filter(|&id| !court && person(people, id)));
                let role = label.role.clone().map(|t| role_name(r.cover(t).of(r.source))).or_else(|| asks_or_answers(r, label));
                let role = role.or_else(|| known_role(&turns, speaker));
                turns.push(Turn { speaker, role, span: line.span, labelled: true });
            }
            // "Questions and Answers" above the next turn is nobody's.
            None if titles(r, line) && labels.get(n + 1).is_some_and(Option::is_some) => {}
            None => {
                if let Some(turn) = turns.last_mut() {
                    turn.span = turn.span.cover(line.span);
                }
            }
        }
    }
    let speakers: rustc_hash::FxHashSet<EntityId> = turns.iter().take(NAMED).filter_map(|t| t.speaker).collect();
    for id in speakers {
        in_small_letters(r, people, id);
    }
    turns
}

/// Turns whose speakers' names are looked for, and bytes of the page's head in which they are.
const NAMED: usize = 64;
const HEAD: usize = 4000;

/// "ADA HART" of the labels is shown as the headline or the byline writes her: "Ada Hart".
fn in_small_letters(r: Reader<'_>, people: &mut People, id: EntityId) {
    let Some(name) = people.entity(id).map(|e| e.name.clone()).filter(|n| !n.contains(char::is_lowercase)) else { return };
    let head = r.source.get(..r.source.floor_char_boundary(HEAD)).unwrap_or(r.source);
    let small = |at: usize| head.get(at..at + name.len()).filter(|w| w.eq_ignore_ascii_case(&name) && **w != *name);
    let alone = |at: usize| {
        !head.get(..at).unwrap_or("").ends_with(char::is_alphanumeric)
            && !head.get(at + name.len()..).unwrap_or("").starts_with(char::is_alphanumeric)
    };
    let form =
        (0..head.len()).find_map(|at| small(at).filter(|w| name.contains(' ') && w.starts_with(char::is_uppercase) && alone(at)));
    if let Some(form) = form {
        people.fuller(id, form);
    }
}

/// True for a heading: by its form, or a few words in capitals without a full stop.
fn titles(r: Reader<'_>, line: &Line) -> bool {
    let tokens = line.tokens();
    let title = |i: usize| r.capital(i) || r.is(i, &["and", "&", "of", "the", "on", "-", ":"]);
    (line.heading || (2..=TITLE).contains(&tokens.len()) && tokens.clone().all(title)) && !labels::closes(r, &tokens)
}

/// Tokens of a heading that is known by its capitals, at most.
const TITLE: usize = 10;

/// Labels beside "Q:" and "A:" that make a text the record of a court.
const OTHERS: usize = 3;

/// Who is spoken to at the head of a question: "Q. Mr. Orrel, where were you?"
fn questioned(r: Reader<'_>, people: &People, line: &Line, label: &Label) -> Option<EntityId> {
    let head = (label.name.end..line.tokens().end).find(|&i| r.wordy(i)).filter(|_| labels::asks(r, &label.name))?;
    // The letter before it may pass for an initial of the name.
    let named = people.mentions_in(r.cover(head..head + 2)).filter(|m| m.kind == MentionKind::Name).last()?;
    let end = r.text.token_at(named.span.end().saturating_sub(1)) + 1;
    let spoken_to = r.has(head, Class::Title) && r.is(end, &[","]);
    (spoken_to && people.kind(named.entity) == Some(EntityKind::Person)).then_some(named.entity)
}

/// What "Q:" and "A:" do.
fn asks_or_answers(r: Reader<'_>, label: &Label) -> Option<String> {
    let asks = labels::asks(r, &label.name);
    let role = if asks { "interviewer" } else { "interviewee" };
    (asks || labels::answers(r, &label.name)).then(|| role.to_owned())
}

fn known_role(turns: &[Turn], speaker: Option<EntityId>) -> Option<String> {
    speaker?;
    turns.iter().rev().take(64).find(|t| t.speaker == speaker)?.role.clone()
}

fn role_name(label: &str) -> String {
    let lower = label.trim().to_lowercase();
    match lower.as_str() {
        "byline" => "correspondent".to_owned(),
        // "Kestria Bank -- Analyst"
        _ => lower.replace(" -- ", ", "),
    }
}

/// The person a label names ("A:" the one given as `first`), added where the text has nobody of that name.
fn named(r: Reader<'_>, people: &mut People, label: &Label, first: Option<EntityId>) -> Option<EntityId> {
    let span = r.cover(label.name.clone());
    let text = span.of(r.source);
    if labels::answers(r, &label.name) {
        return first.or_else(|| Some(people.by_form("the witness", EntityKind::Unnamed, span)));
    }
    if labels::asks(r, &label.name) {
        return Some(people.by_form("the interviewer", EntityKind::Unnamed, span));
    }
    // "UNIDENTIFIED PERSON #2", "VIDEO CLIP"
    if r.has(label.name.start, Class::Nobody) {
        return Some(people.by_form(text, EntityKind::Unnamed, span));
    }
    let found = people.mentions_in(span).filter(|m| m.kind == MentionKind::Name).last().map(|m| m.entity);
    let words = crate::people::names::keys(r, label.name.clone());
    let person = words.last().and_then(|w| people.person(&[w], Gender::Unknown)).or_else(|| by_initials(text, people));
    let id = person.or(found).unwrap_or_else(|| people.by_form(text, EntityKind::Person, span));
    if people.kind(id) == Some(EntityKind::Organization) && words.len() < 4 && found == Some(id) {
        people.set_kind(id, EntityKind::Person);
        people.name_words(id, &words);
    }
    Some(id)
}

/// What a line of an unlabelled transcript shows.
#[derive(Clone, Debug, Default)]
struct Signs {
    /// Who is introduced.
    introduces: Option<EntityId>,
    /// Who is spoken to.
    addresses: Option<EntityId>,
    /// Who says "I'm ...".
    own: Option<EntityId>,
    /// It hands back to the studio.
    back: bool,
    /// It ends with a question, or holds one.
    asks: bool,
    /// It thanks.
    thanks: bool,
    /// It begins like an answer.
    answers: bool,
}

fn unlabelled(r: Reader<'_>, people: &mut People, lines: &[Line]) -> Vec<Turn> {
    let openers = openers(r);
    // Without anybody introduced it is no transcript, as hardly any article is: told by one bit a word.
    if lines.len() < 4 || !lines.iter().any(|l| introduces(r, people, l, &openers).is_some()) {
        return Vec::new();
    }
    // Counted before any are kept: a huge text is hardly ever a broadcast.
    let shown = || lines.iter().map(|l| signs(r, people, l, &openers));
    let (spoken_to, introductions) = shown().fold((0, 0), |(spoken_to, introductions), s| {
        (spoken_to + usize::from(s.addresses.is_some() || s.back), introductions + usize::from(s.introduces.is_some()))
    });
    let sparse = (spoken_to + introductions) * FAR < lines.len();
    if spoken_to == 0 || spoken_to + introductions < 2 || sparse {
        return Vec::new();
    }
    let signs: Vec<Signs> = shown().collect();
    let introduced: Vec<EntityId> = signs.iter().filter_map(|s| s.introduces).collect();
    // Whoever is introduced is spoken to, or hands back.
    let greeted = |s: &Signs| s.back || s.addresses.is_some_and(|a| introduced.contains(&a));
    if !signs.iter().any(greeted) {
        return Vec::new();
    }
    // Whoever is spoken to without having been introduced sits in the studio.
    let guests: rustc_hash::FxHashSet<EntityId> = introduced.iter().copied().collect();
    let studio = signs.iter().filter_map(|s| s.addresses).find(|a| !guests.contains(a));
    let anchor = studio.or_else(|| signs.iter().find_map(|s| s.own.filter(|o| !guests.contains(o))));
    for id in anchor.iter().chain(&introduced) {
        people.set_kind(*id, EntityKind::Person);
    }
    let owners = alternate(&signs, anchor);
    gather(lines, &owners, anchor, people)
}

/// Who speaks each line: `None` is the studio.
fn alternate(signs: &[Signs], anchor: Option<EntityId>) -> Vec<Option<EntityId>> {
    let mut guest: Option<EntityId> = None;
    let mut speaking: Option<EntityId> = None;
    let mut asked = false;
    let mut owners = Vec::new();
    for (n, sign) in signs.iter().enumerate() {
        let to_studio = sign.back || sign.addresses.is_some() && sign.addresses == anchor;
        let to_guest = sign.addresses.filter(|a| Some(*a) != anchor);
        if let Some(new) = sign.introduces {
            // An introduction is the studio's, unless a guest hands on.
            speaking = None;
            guest = Some(new);
            asked = sign.asks || !coming(signs, n, new);
        } else if to_studio {
            speaking = guest;
            asked = false;
        } else if let Some(to) = to_guest {
            speaking = None;
            guest = Some(to);
            asked = sign.asks || asked && !sign.thanks;
        } else if sign.own.is_some() && sign.own == anchor {
            speaking = None;
            asked = false;
        } else if guest.is_some() && asked && !sign.asks {
            speaking = guest;
            asked = false;
        } else if guest.is_some() && sign.asks {
            speaking = None;
            asked = true;
        } else if sign.answers && guest.is_some() && speaking.is_none() && asked {
            speaking = guest;
        }
        owners.push(speaking.or(anchor).filter(|_| speaking.is_some() || anchor.is_some()));
        if sign.back {
            speaking = None;
            asked = false;
            guest = None;
        }
        if sign.thanks && to_guest.is_some() && !sign.asks {
            asked = false;
        }
    }
    owners
}

/// True where one of the next lines speaks to the one introduced, or asks: then the studio goes on.
fn coming(signs: &[Signs], n: usize, guest: EntityId) -> bool {
    signs.iter().skip(n + 1).take(3).any(|s| s.addresses == Some(guest) || s.asks)
}

fn gather(lines: &[Line], owners: &[Option<EntityId>], anchor: Option<EntityId>, people: &People) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (line, &speaker) in lines.iter().zip(owners) {
        match turns.last_mut() {
            Some(turn) if turn.speaker == speaker => turn.span = turn.span.cover(line.span),
            _ => {
                let title = speaker.and_then(|s| people.entity(s)).and_then(|e| e.title.as_deref()).unwrap_or("").to_lowercase();
                let role = if speaker == anchor {
                    "anchor"
                } else if title.contains("reporter") {
                    "reporter"
                } else if title.contains("correspondent") {
                    "correspondent"
                } else {
                    "guest"
                };
                turns.push(Turn { speaker, role: Some(role.to_owned()), span: line.span, labelled: false });
            }
        }
    }
    turns
}

/// Words that introduce: "Joining me live is", "we have our", "Let's go to".
const INTRODUCING: &[&[&str]] = &[
    &["joining", "me"],
    &["joining", "us"],
    &["joins", "us"],
    &["joins", "me"],
    &["join", "us"],
    &["join", "me"],
    &["joined", "by"],
    &["joined", "now", "by"],
    &["we", "have", "our"],
    &["here", "'s", "our"],
    &["here", "is", "our"],
    &["go", "to", "our"],
    &["let", "'s", "go"],
    &["let", "'s", "cross"],
    &["let", "'s", "turn"],
    &["let", "'s", "bring"],
    &["over", "to"],
    &["cross", "over"],
    &["speaking", "to", "us"],
    &["with", "us", "now"],
    &["has", "more"],
    &["has", "the", "latest"],
    &["has", "the", "details"],
    &["has", "the", "story"],
    &["reports", "from"],
    &["on", "the", "line"],
];

/// For each distinct word whether it can open one of the introductions.
fn openers(r: Reader<'_>) -> Vec<bool> {
    let firsts: Vec<&str> = INTRODUCING.iter().filter_map(|p| p.first().copied()).collect();
    r.text.words.iter().map(|w| lexicon::one_of(&w.lower, &firsts)).collect()
}

/// The tokens of a line that are read: a long paragraph's two ends only.
fn read_of(tokens: &Range<usize>) -> impl Iterator<Item = usize> + use<> {
    let head = tokens.start..tokens.end.min(tokens.start + 60);
    let tail = head.end.max(tokens.end.saturating_sub(40))..tokens.end;
    head.chain(tail)
}

/// True where introducing words begin at a token.
fn introduction(r: Reader<'_>, i: usize, openers: &[bool]) -> bool {
    let opens = r.token(i).is_some_and(|t| openers.get(t.word().0 as usize) == Some(&true));
    opens && INTRODUCING.iter().any(|p| p.iter().enumerate().all(|(k, w)| r.is(i + k, &[w])))
}

/// Whom a line introduces.
fn introduces(r: Reader<'_>, people: &People, line: &Line, openers: &[bool]) -> Option<EntityId> {
    read_of(&line.tokens()).filter(|&i| introduction(r, i, openers)).find_map(|i| introduced(r, people, i, &line.tokens()))
}

fn signs(r: Reader<'_>, people: &People, line: &Line, openers: &[bool]) -> Signs {
    let mut signs = Signs::default();
    let tokens = line.tokens();
    for i in read_of(&tokens) {
        if signs.introduces.is_none() && introduction(r, i, openers) {
            signs.introduces = introduced(r, people, i, &tokens);
        }
        if r.is(i, &["back"])
            && r.is(i + 1, &["to"])
            && (r.is(i + 2, &["you"]) || r.is(i + 2, &["the"]) && r.is(i + 3, &["studio"]))
        {
            signs.back = true;
        }
        if r.is(i, &["i"]) && r.is(i + 1, &["'m", "am"]) && signs.own.is_none() {
            signs.own = name_at(r, people, i + 2).map(|(id, _)| id);
        }
        if r.is(i, &["thank", "thanks"]) {
            signs.thanks = true;
        }
        if r.is(i, &["?"]) {
            signs.asks = true;
        }
        if signs.addresses.is_none() && signs.introduces.is_none() && r.capital(i) {
            signs.addresses = vocative(r, people, i, &tokens);
        }
    }
    signs.answers =
        r.is(tokens.start, &["well", "yes", "no", "yeah", "right", "indeed", "absolutely", "sure", "exactly", "that", "it"]);
    signs
}

/// The person introduced beside the introducing words: one with a role before one without.
fn introduced(r: Reader<'_>, people: &People, at: usize, within: &Range<usize>) -> Option<EntityId> {
    let from = within.start.max(at.saturating_sub(16));
    let to = within.end.min(at + 26);
    let span = r.cover(from..to);
    let person = |m: &&crate::people::Mention| people.names_person(m);
    let reports = |id: EntityId| {
        people.entity(id).and_then(|e| e.title.as_deref()).is_some_and(|t| {
            let t = t.to_lowercase();
            ["correspondent", "reporter", "editor", "professor", "analyst", "expert"].iter().any(|w| t.contains(w))
        })
    };
    let all: Vec<EntityId> = people.mentions_in(span).filter(person).map(|m| m.entity).collect();
    all.iter().copied().find(|&id| reports(id)).or_else(|| all.first().copied())
}

/// The name that begins at a token.
fn name_at(r: Reader<'_>, people: &People, i: usize) -> Option<(EntityId, usize)> {
    let span = r.span(i);
    let mention = people.mentions_in(span).find(|m| m.kind == MentionKind::Name && m.span.start() == span.start())?;
    Some((mention.entity, r.text.token_at(mention.span.end().saturating_sub(1)) + 1))
}

/// Somebody spoken to: "Bo-ra, what ...", "Well Mira, ...", "Thank you, Tam."
fn vocative(r: Reader<'_>, people: &People, i: usize, within: &Range<usize>) -> Option<EntityId> {
    let (id, end) = name_at(r, people, i)?;
    let one = end - i <= 2 && !r.any(i, &[Class::Country, Class::Capital, Class::Demonym, Class::Title]);
    let before = i.checked_sub(1).filter(|&b| b >= within.start);
    let greeting = before.is_some_and(|b| {
        let greets = r.has(b, Class::Greeting) || r.is(b, &["good"]);
        let behind_comma = || r.has(b - 1, Class::Greeting) || r.is(b - 1, &["for", "that", "there"]);
        greets || r.is(b, &[","]) && b > within.start && behind_comma()
    });
    let opens = before.is_none_or(|b| r.is(b, &[".", "?", "!"]));
    let comma = r.is(end, &[","]);
    let speaks_on = r.is(
        end + 1,
        &[
            "i", "what", "how", "why", "who", "when", "where", "is", "are", "it", "you", "we", "do", "does", "did", "can",
            "could", "tell", "have", "has", "the", "there", "so", "if", "that", "this", "thank", "thanks", "good", "let", "give",
            "any", "and", "was", "were", "will", "would", "should", "walk", "explain", "your", "in", "as", "with", "these",
            "those", "they", "he", "she", "not", "some", "more", "first",
        ],
    );
    let closes = end == i + 1 && r.is(end, &[".", "?", "!"]) && before.is_some_and(|b| r.is(b, &[","]));
    let apposed = comma
        && r.is(end + 1, &["the", "a", "an", "who"])
        && opens
        && !r.is(end + 2, &["police", "government", "situation", "president", "question"])
        && people.entity(id).is_some_and(|e| e.title.is_some());
    let spoken = opens && comma && speaks_on && !apposed || greeting && (comma || r.is(end, &[".", "?", "!"]));
    (one && (spoken || closes) && people.kind(id) != Some(EntityKind::Unnamed)).then_some(id)
}
