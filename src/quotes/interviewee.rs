//! Who is interviewed: the person whom the paragraphs before the first question, the headline or the standfirst bring in; never who asks.

use super::phrases::tag;
use super::turns::Line;
use crate::clean::{Article, Label};
use crate::grow;
use crate::lexicon::{self, Class};
use crate::people::reader::Reader;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;

/// Paragraphs before the first question that are read.
const LEAD: usize = 16;
/// Mentions in them that are read.
const MENTIONS: usize = 200;

/// Words with which an interview is announced, whoever stands behind them.
const MEETING: &[&str] = &[
    "asked",
    "asks",
    "conversation",
    "interview",
    "interviewed",
    "interviews",
    "meets",
    "met",
    "caught",
    "catches",
    "questions",
];

/// True where the head of the article says that somebody was talked to.
pub(super) fn announced(r: Reader<'_>, article: &Article, lead: &[Line]) -> bool {
    if article.genre == Some("interview") {
        return true;
    }
    let told = |i: usize| {
        r.is(i, &["interview", "interviewed", "conversation", "excerpts", "q&a"])
            || r.has(i, Class::Talking) && (i + 1..i + 4).any(|k| r.is(k, &["to", "with", "about", "us"]))
            || r.is(i, MEETING) && r.is(i.wrapping_sub(1), &["we"])
    };
    let read = lead.iter().rev().take(LEAD).any(|l| l.tokens().take(400).any(told));
    let says = |text: &str| {
        let text = text.to_ascii_lowercase();
        const SIGNS: &[&str] = &[
            "interview",
            "q&a",
            "in conversation",
            "talks about",
            "talks to",
            "speaks to",
            "spoke to",
            "we asked",
            "tells us",
            "opens up",
            "questions with",
            "questions for",
        ];
        SIGNS.iter().any(|s| text.contains(s))
    };
    read || heads(r, article).any(|(text, _)| says(text))
}

/// The headline and the standfirsts of an article, as they stand.
fn heads<'a>(r: Reader<'a>, article: &'a Article) -> impl Iterator<Item = (&'a str, Span)> {
    let headline = article.headline.as_ref().and_then(|h| h.span);
    let decks = article.blocks.iter().filter(|b| b.label == Label::Standfirst).take(4).map(|b| b.span);
    headline.into_iter().chain(decks).filter(|s| s.len() < 1000).map(move |s| (s.of(r.source), s))
}

/// The person interviewed; `None` where it can't be told.
pub(super) fn find(r: Reader<'_>, article: &Article, people: &mut People, lead: &[Line]) -> Option<EntityId> {
    in_lead(r, article, people, lead).or_else(|| in_head(r, article, people))
}

/// The person whom the lead brings in, by how often and in which part.
pub(super) fn in_lead(r: Reader<'_>, article: &Article, people: &People, lead: &[Line]) -> Option<EntityId> {
    let lead = lead.get(lead.len().saturating_sub(LEAD)..).unwrap_or(&[]);
    let whole = lead.iter().map(|l| l.span).reduce(Span::cover)?;
    let mut points: Vec<(EntityId, u32)> = Vec::new();
    for mention in people.mentions_in(whole).take(MENTIONS) {
        let person = people.kind(mention.entity) == Some(EntityKind::Person);
        if !person || writes(r, article, people, mention) {
            continue;
        }
        let (talks, asks) = (talks(r, mention), asks(r, people, article, mention));
        let gained = if mention.kind == MentionKind::Name { 2 } else { 1 } + if talks || asks == Some(true) { 8 } else { 0 };
        let lost = asks == Some(false);
        match points.iter_mut().find(|(id, _)| *id == mention.entity) {
            Some((_, sum)) => *sum += if lost { 0 } else { gained },
            None => {
                let first = r.text.sentence_at(mention.span.start()).and_then(|s| r.text.sentences.get(s));
                let opens = points.is_empty() && first.is_some_and(|s| s.span.start() + 40 > mention.span.start());
                let headed = heads(r, article).any(|(text, _)| named_in(people, mention.entity, text));
                let sum = if lost { 0 } else { gained } + if opens { 2 } else { 0 } + if headed { 5 } else { 0 };
                points.push((mention.entity, sum));
            }
        }
    }
    grow::sort_by_key(&mut points, |&(_, sum)| u64::from(u32::MAX - sum));
    let best = *points.first()?;
    let clear = best.1 > 0 && points.get(1).is_none_or(|second| second.1 + 2 <= best.1);
    clear.then_some(best.0)
}

/// True for one who writes: "Words: Ada Hart", "by Ada Hart", and the article's authors.
fn writes(r: Reader<'_>, article: &Article, people: &People, mention: &Mention) -> bool {
    let first = r.text.token_at(mention.span.start());
    let before = first.wrapping_sub(1);
    let signed = r.is(before, &["by"])
        || r.is(before, &[":"]) && r.is(first.wrapping_sub(2), &["words", "text", "interviewer", "photos", "pictures"]);
    signed || is_author(article, people, mention.entity)
}

fn is_author(article: &Article, people: &People, id: EntityId) -> bool {
    let Some(name) = people.entity(id).map(|e| e.name.as_str()) else { return false };
    article.authors.iter().take(12).any(|a| a.name.eq_ignore_ascii_case(name))
}

/// True where the family name of a person stands in a text.
fn named_in(people: &People, id: EntityId, text: &str) -> bool {
    let last = people.entity(id).and_then(|e| e.name.split_whitespace().next_back());
    last.is_some_and(|w| w.len() > 2 && text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|t| t.eq_ignore_ascii_case(w)))
}

/// "**Ada Hart**, 54, spoke to the Herald"
fn talks(r: Reader<'_>, mention: &Mention) -> bool {
    let mut next = r.text.token_at(mention.span.end());
    if r.is(next, &[",", "("]) {
        let Some(close) = (next + 1..next + 20).find(|&i| r.is(i, &[",", ")"])) else { return false };
        next = close + 1;
    }
    let verb = (next..next + 3).find(|&i| !tag(r, i).is_adverb() && !r.is(i, &["has", "have", "had"])).unwrap_or(next);
    r.has(verb, Class::Talking)
}

/// "The Herald spoke to the runner **Ada Hart**": true; "she spoke to **Ada Hart**": false, for she is the one interviewed.
fn asks(r: Reader<'_>, people: &People, article: &Article, mention: &Mention) -> Option<bool> {
    let first = r.text.token_at(mention.span.start());
    let floor = first.saturating_sub(10);
    let stop = (floor..first).rev().find(|&i| r.is(i, &[".", "?", "!", ";", ":"])).map_or(floor, |i| i + 1);
    let verb = (stop..first).rev().find(|&i| r.has(i, Class::Talking) || r.is(i, MEETING))?;
    let linked = (verb + 1..first).any(|i| r.is(i, &["to", "with", "for"]))
        || r.is(verb, &["asked", "asks", "interviewed", "interviews", "met", "meets"]);
    if !linked {
        return None;
    }
    let subject = (verb.saturating_sub(3)..verb).rev().find(|&i| !tag(r, i).is_adverb() && !r.is(i, &["has", "have", "had"]))?;
    let host = |m: &Mention| people.kind(m.entity) != Some(EntityKind::Person) || is_author(article, people, m.entity);
    let other = people.mentions_in(r.span(subject)).any(|m| !host(m));
    Some(!(r.is(subject, &["he", "she"]) || other && r.has(verb, Class::Talking)))
}

/// "Ada Hart on the weir", "Q&A with Ada Hart": a name in the headline, where the body has none.
fn in_head(r: Reader<'_>, article: &Article, people: &mut People) -> Option<EntityId> {
    let found = heads(r, article).find_map(|(text, span)| name_in(text).map(|name| (name, span)))?;
    let (name, span) = found;
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if article.authors.iter().take(12).any(|a| a.name.eq_ignore_ascii_case(name)) {
        return None;
    }
    let known = words.last().and_then(|w| people.person(&[w], crate::people::roster::Gender::Unknown));
    let id = known.unwrap_or_else(|| people.by_form(name, EntityKind::Person, span));
    people.name_words(id, &words);
    people.fuller(id, name);
    Some(id)
}

/// The name that opens a headline before a colon or "on", or that stands behind "with" or "interview:".
fn name_in(text: &str) -> Option<&str> {
    let text = text.trim();
    let opening = leading_name(text).filter(|name| {
        let rest = text.get(name.len()..).unwrap_or("").trim_start();
        let head = rest.split_whitespace().next().unwrap_or("").to_ascii_lowercase();
        rest.starts_with([':', '|', '–', '—', ','])
            || matches!(head.as_str(), "on" | "talks" | "opens" | "speaks" | "reflects" | "tells" | "interview" | "discusses")
    });
    let behind = || {
        ["with ", "nterview: ", "Q&A: ", "Meet "].iter().find_map(|sign| {
            let (_, rest) = text.split_once(sign)?;
            leading_name(rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '…')))
        })
    };
    opening.or_else(behind)
}

/// The two to four capitalised words that open a text, where they can be a name.
fn leading_name(text: &str) -> Option<&str> {
    let (mut at, mut end, mut words) = (0, 0, 0);
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ':', ',', '|', '?', '.']);
        let lower = bare.to_lowercase();
        let classes = lexicon::classes_of(&lower);
        let letters = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'));
        let capital = bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().any(char::is_lowercase);
        let plain = !classes.any(&[
            Class::StopWord,
            Class::ThingNoun,
            Class::OrganizationNoun,
            Class::Calendar,
            Class::Title,
            Class::Role,
        ]);
        if !letters || !capital || !plain || lower == "interview" {
            break;
        }
        end = at + bare.len();
        at += word.len();
        words += 1;
        if bare.len() + 1 < word.len() || bare.len() == word.len() {
            break;
        }
    }
    (2..=4).contains(&words).then(|| text.get(..end)).flatten()
}
