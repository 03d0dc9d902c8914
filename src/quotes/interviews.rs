//! Interviews without labels: paragraphs that ask, each answered in the first person by the paragraphs behind it, with the one
//! interviewed named before the first question. Nothing where the questions are the writer's own, as a column's or an explainer's are.

use super::Turn;
use super::interviewee;
use super::phrases::tag;
use super::turns::Line;
use crate::clean::Article;
use crate::people::reader::Reader;
use crate::people::{EntityKind, People};
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// Fewest questions of an interview.
const QUESTIONS: usize = 3;
/// Tokens of a paragraph that are read.
const READ: usize = 600;
/// Longest question, in tokens.
const LONGEST: usize = 120;

/// What a paragraph shows.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    /// It ends with a question mark, and nothing but its own type's marks follow.
    asks: bool,
    /// It leads to an answer without asking: "You grew up in Velm.", "Tell us about Velm."
    prompts: bool,
    /// It speaks to "you".
    you: bool,
    /// It speaks of "I", "me", "my".
    own: bool,
    /// It speaks of "we", "us", "our".
    ours: bool,
    /// It opens with a quotation mark.
    quoted: bool,
}

/// A question with its answer, as indices of lines.
#[derive(Clone, Debug)]
struct Exchange {
    question: Range<usize>,
    answer: Range<usize>,
}

/// The turns of an interview; none where the text is none.
pub(super) fn find(r: Reader<'_>, article: &Article, people: &mut People, lines: &[Line]) -> Vec<Turn> {
    // Told by the last marks of each line: hardly any article is read further.
    if lines.iter().filter(|l| ends_asking(r, l)).count() < QUESTIONS {
        return Vec::new();
    }
    let forms: Vec<Form> = lines.iter().map(|l| form(r, l)).collect();
    let exchanges = exchanges(&forms);
    let Some(first) = exchanges.first().map(|e| e.question.start) else { return Vec::new() };
    let lead = lines.get(..first).unwrap_or(&[]);
    let announced = interviewee::announced(r, article, lead);
    if !is_interview(&forms, &exchanges, announced) {
        return Vec::new();
    }
    let span = lines.get(first).map(|l| l.span).unwrap_or_default();
    let named = interviewee::find(r, article, people, lead);
    let guest = named.unwrap_or_else(|| people.by_form("the interviewee", EntityKind::Unnamed, span));
    let host = people.by_form("the interviewer", EntityKind::Unnamed, span);
    let mut turns = Vec::with_capacity(exchanges.len() * 2);
    let mut turn = |speaker, role: &str, range: Range<usize>| {
        let spans = lines.get(range).unwrap_or(&[]).iter().map(|l| l.span);
        let role = Some(role.to_owned());
        turns.extend(spans.reduce(Span::cover).map(|span| Turn { speaker: Some(speaker), role, span, labelled: false }));
    };
    let last = exchanges.len() - 1;
    for (n, exchange) in exchanges.iter().enumerate() {
        let answer = exchange.answer.clone();
        let end = if n == last { answer_end(r, people, lines, &forms, answer.clone(), named) } else { answer.end };
        turn(host, "interviewer", exchange.question.clone());
        turn(guest, "interviewee", answer.start..end);
    }
    turns
}

/// True where the last words of a line ask.
fn ends_asking(r: Reader<'_>, line: &Line) -> bool {
    let tail = line.tokens.start.max(line.tokens.end.saturating_sub(6))..line.tokens.end;
    let last = tail.rev().find(|&i| r.wordy(i) || r.mark(i) || r.is(i, &["?", ".", "!"]));
    last.is_some_and(|i| r.is(i, &["?"]))
}

fn form(r: Reader<'_>, line: &Line) -> Form {
    let tokens = line.tokens.clone();
    let mut form = Form { quoted: r.mark(tokens.start), ..Form::default() };
    let mut marked = false;
    let mut holds = false;
    for i in tokens.start..tokens.end.min(tokens.start + READ) {
        if matches!(r.word(i), "\"" | "“" | "”") {
            marked = !marked && r.word(i) != "”";
        }
        if !marked {
            form.own |= r.is(i, &["i", "me", "my", "myself", "mine"]);
            form.ours |= r.is(i, &["we", "us", "our", "ours"]);
            form.you |= r.is(i, &["you", "your", "yours", "yourself"]);
            holds |= r.is(i, &["?"]);
        }
    }
    let short = tokens.len() <= LONGEST && !form.quoted;
    form.asks = short && ends_asking(r, line) && (!form.own || form.you);
    let told = tokens.len() <= LONGEST / 2 && !form.own && !form.quoted;
    form.prompts = told && (line.heading || holds && form.you || prompts(r, words_start(r, &tokens)));
    form
}

/// The first word of a paragraph, behind the marks of its type.
fn words_start(r: Reader<'_>, tokens: &Range<usize>) -> usize {
    (tokens.start..tokens.end.min(tokens.start + 5)).find(|&i| r.wordy(i)).unwrap_or(tokens.start)
}

/// "You grew up in Velm.", "You've written about the weir.", "Tell us about the weir.": words that wait for an answer.
fn prompts(r: Reader<'_>, first: usize) -> bool {
    if r.is(first, &["tell", "give", "talk", "walk", "take", "remind"]) {
        return r.is(first + 1, &["us", "me"]);
    }
    if r.is(first, &["describe", "explain"]) {
        return true;
    }
    let subject = if r.is(first, &["and", "but", "so"]) { first + 1 } else { first };
    let mut verb = subject + 1;
    let perfect = r.is(verb, &["have", "'ve", "’ve", "had", "'d", "’d"]);
    verb += usize::from(perfect);
    verb += usize::from(tag(r, verb).is_adverb());
    let done = matches!(tag(r, verb), Tag::Vbd | Tag::Vbn) && !r.is(verb, &["got", "had"]);
    let told = r.is(verb, &["argue", "call", "describe", "mention", "say", "write"]);
    r.is(subject, &["you"]) && (done || told && !perfect)
}

/// The exchanges of a text: runs of questions with what stands behind them, from the first question that somebody answers.
fn exchanges(forms: &[Form]) -> Vec<Exchange> {
    let mut found: Vec<Exchange> = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        let answered = found.last().is_some_and(|e| !e.answer.is_empty());
        // Behind a question somebody who says "I" answers, with a question perhaps.
        let waits = found.last().is_some_and(|e| e.answer.is_empty());
        let next = forms.get(n + 1).is_some_and(|f| !f.asks);
        if form.asks && !(waits && form.own) || form.prompts && answered && next {
            match found.last_mut() {
                Some(last) if waits => *last = Exchange { question: last.question.start..n + 1, answer: n + 1..n + 1 },
                _ => found.push(Exchange { question: n..n + 1, answer: n + 1..n + 1 }),
            }
        } else if let Some(last) = found.last_mut() {
            last.answer.end = n + 1;
        }
    }
    let spoken = |e: &Exchange| e.answer.clone().filter_map(|n| forms.get(n)).any(|f| f.own || f.ours);
    let asked = |e: &Exchange| e.question.clone().filter_map(|n| forms.get(n)).any(|f| f.you);
    // A question in the writer's lead, told about at length.
    let told = found.iter().take_while(|e| !asked(e) && !spoken(e) && e.answer.len() > 1).count();
    found.drain(..told);
    // One at the end that nobody answers.
    if found.last().is_some_and(|e| e.answer.is_empty()) {
        found.pop();
    }
    found
}

/// True where the questions speak to somebody, and somebody answers as "I".
fn is_interview(forms: &[Form], exchanges: &[Exchange], announced: bool) -> bool {
    let any = |lines: &Range<usize>, has: fn(&Form) -> bool| forms.get(lines.clone()).unwrap_or(&[]).iter().any(has);
    let count = |holds: &dyn Fn(&Exchange) -> bool| exchanges.iter().filter(|e| holds(e)).count();
    let all = exchanges.len();
    let own = count(&|e| any(&e.answer, |f| f.own));
    let first = count(&|e| any(&e.answer, |f| f.own || f.ours));
    let you = count(&|e| any(&e.question, |f| f.you));
    let Some(from) = exchanges.first().map(|e| e.question.start) else { return false };
    let rest = forms.get(from..).unwrap_or(&[]);
    let quoted = rest.iter().filter(|f| f.quoted).count();
    if all < QUESTIONS || quoted * 4 > rest.len() {
        return false;
    }
    if announced {
        return own >= 1
            && first >= 2
            && first * 3 >= all
            && you >= 1
            && (you * 4 >= all || all * 3 >= rest.len())
            && all * 7 >= rest.len();
    }
    own >= 2 && first * 2 >= all && you >= 2 && you * 3 >= all && all * 4 >= rest.len()
}

/// Where the last answer ends: before a paragraph about the interview, or about the one interviewed.
fn answer_end(
    r: Reader<'_>,
    people: &People,
    lines: &[Line],
    forms: &[Form],
    answer: Range<usize>,
    guest: Option<crate::people::EntityId>,
) -> usize {
    let closes = |n: &usize| {
        let (Some(line), Some(form)) = (lines.get(*n), forms.get(*n)) else { return false };
        let first = words_start(r, &line.tokens);
        let about = r.is(first, &["this", "the", "our"]) && r.is(first + 1, &["interview", "conversation", "q&a"])
            || r.is(first, &["interview", "as", "edited"]) && r.is(first + 1, &["by", "told", "excerpts"]);
        let named = || {
            people.mentions_in(line.span).take(16).any(|m| Some(m.entity) == guest && m.kind == crate::people::MentionKind::Name)
        };
        about || !form.own && !form.ours && guest.is_some() && named()
    };
    answer.clone().skip(1).find(closes).unwrap_or(answer.end)
}
