//! Topics and actors: from the article's own noun phrases, so that the board's rows line up across outcomes.

use super::view::{Pos, View};
use super::words::{W, bits_of};
use super::{Phrase, Scenario, Topic};
use crate::grow;
use crate::input::Source;
use crate::reason::share;
use crate::span::{Span, narrow};
use crate::text::{Tag, Text, Token, lemma};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// Who acts in the clause at `range`: the noun phrase before its verb.
pub(super) fn actor(view: &View, range: &Range<usize>) -> Option<Phrase> {
    let verb = super::clauses::subject_then_verb(view, super::clauses::head(view, range), range.end)?;
    let mut start = super::clauses::head(view, range);
    while start < verb && matches!(view.pos(start), Pos::Adverb | Pos::Mark) {
        start += 1;
    }
    let mut end = start;
    while end < verb && view.nominal(end) {
        end += 1;
    }
    if start >= end || view.is(start, &["there", "it"]) || view.has(start, W::Relative) {
        return None;
    }
    let span = view.span(start..end);
    Some(Phrase { text: share(span.of(view.reader.source)), span })
}

/// "If elected, would the candidate keep": who acts in a question.
pub(super) fn asked_actor(view: &View, range: &Range<usize>) -> Option<Phrase> {
    let verb = super::clauses::head(view, range);
    let helps = view.pos(verb) == Pos::Modal || view.has(verb, W::Do) || view.has(verb, W::Be) || view.has(verb, W::Have);
    let first = verb + 1 + usize::from(view.pos(verb + 1) == Pos::Determiner);
    let mut end = (first + 1..range.end).find(|&i| !view.nominal(i)).unwrap_or(range.end);
    // "would the candidate | melt when": a verb taken for a noun.
    if end > first + 1 && !view.verb_form(end) {
        end -= 1;
    }
    let span = view.span(verb + 1..end);
    (helps && view.nominal(verb + 1) && end <= range.end).then(|| Phrase { text: share(span.of(view.reader.source)), span })
}

/// A noun phrase that stands alone before what is put in: "The bill, if passed, would".
pub(super) fn phrase(view: &View, range: &Range<usize>) -> Option<Phrase> {
    let range = view.trimmed(range.clone());
    let start = range.clone().find(|&i| !matches!(view.pos(i), Pos::Adverb | Pos::Mark))?;
    let plain = (start..range.end).all(|i| view.nominal(i) && !view.mark(i));
    let span = view.span(start..range.end);
    (plain && range.len() <= 8).then(|| Phrase { text: share(span.of(view.reader.source)), span })
}

/// Most topics one consequent is filed under.
const MOST: usize = 2;

/// A noun phrase of a consequent.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    /// The index of its topic.
    topic: u32,
}

/// Finds the topics that consequents share, writes them to each consequent, and gives the rows of the board: those more
/// outcomes speak of first, then in the article's order.
pub(super) fn line_up(source: &Source, text: &Text, scenarios: &mut [Scenario]) -> Vec<Topic> {
    let mut finder = Finder {
        source: source.text(),
        text,
        keys: FxHashMap::default(),
        heads: FxHashMap::default(),
        labels: Vec::new(),
        reach: Vec::new(),
    };
    let mut all: Vec<Candidate> = Vec::new();
    // How many of them each consequent has.
    let mut counts: Vec<u8> = Vec::new();
    for (s, scenario) in scenarios.iter().enumerate() {
        let subject = scenario.subject.clone().unwrap_or_default();
        for consequent in scenario.conditionals.iter().flat_map(|c| &c.consequents) {
            let phrases = finder.phrases(consequent.span, &subject);
            grow::push(&mut counts, u8::try_from(phrases.len()).unwrap_or(u8::MAX));
            for span in phrases.into_iter().take(u8::MAX.into()) {
                let topic = narrow(finder.topic(span, s));
                grow::push(&mut all, Candidate { span, topic });
            }
        }
    }
    // How many scenarios speak of it, and of equals how often.
    let weight = |topic: u32| finder.reach.get(topic as usize).map_or(0, |r| (r.0.len() as u64) << 32 | r.1 as u64);
    let mut kept: Vec<bool> = finder.labels.iter().map(|_| false).collect();
    let mut rest = all.as_slice();
    let consequents = scenarios.iter_mut().flat_map(|s| &mut s.conditionals).flat_map(|c| &mut c.consequents);
    for (target, count) in consequents.zip(counts) {
        let Some((group, more)) = rest.split_at_checked(count.into()) else { break };
        rest = more;
        if group.is_empty() {
            continue;
        }
        let mut best: Vec<&Candidate> = group.iter().collect();
        // By who speaks of them. Of phrases nobody else speaks of: what is done before who does it, two words before one.
        let actor = target.actor.as_ref().map(|a| a.span);
        let acts = |c: &Candidate| actor.is_some_and(|a| a.overlaps(c.span));
        let single = |c: &Candidate| !c.span.of(source.text()).contains([' ', '-']);
        grow::sort_by_key(&mut best, |c| {
            u64::from(acts(c)) << 33 | u64::from(single(c)) << 32 | u64::from(u32::MAX - c.span.len())
        });
        grow::sort_by_key(&mut best, |c| u64::MAX - weight(c.topic));
        best.dedup_by_key(|c| c.topic);
        // Rows that other outcomes speak of too; where there are none, one of its own.
        let shared = best.iter().filter(|c| weight(c.topic) >> 32 > 1).count();
        best.truncate(shared.clamp(1, MOST));
        let told = best.into_iter().filter_map(|candidate| {
            *kept.get_mut(candidate.topic as usize)? = true;
            Some(Phrase { text: finder.labels.get(candidate.topic as usize)?.clone(), span: candidate.span })
        });
        target.topics = told.collect();
    }
    let mut rows: Vec<(usize, Topic)> = Vec::new();
    for (i, ((label, reach), kept)) in finder.labels.iter().zip(&finder.reach).zip(kept).enumerate() {
        if kept {
            rows.push((i, Topic { label: label.to_string(), scenarios: reach.0.clone() }));
        }
    }
    grow::sort_by_key(&mut rows, |(_, t)| u64::MAX - t.scenarios.len() as u64);
    rows.into_iter().map(|(_, t)| t).collect()
}

struct Finder<'a> {
    source: &'a str,
    text: &'a Text,
    /// Topics by two neighbouring lemmas, or by the lemma of a phrase of one word.
    keys: FxHashMap<(String, String), usize>,
    /// The first topic whose phrase ends in a word, and whether that was all of it: "the coalition" is "the governing coalition", but
    /// "the foreign ministry" is not "the fisheries ministry".
    heads: FxHashMap<String, (usize, bool)>,
    labels: Vec<Arc<String>>,
    /// The scenarios that speak of a topic, in order, and how often.
    reach: Vec<(Vec<usize>, usize)>,
}

impl Finder<'_> {
    /// The noun phrases inside `span` that may be a topic: not a name alone, not the outcome's own subject.
    fn phrases(&self, span: Span, subject: &str) -> Vec<Span> {
        let first = self.text.token_at(span.start());
        let tokens = self.text.tokens.iter().skip(first).take_while(|t| t.span().start() < span.end()).take(80);
        let mut out = Vec::new();
        let mut run: Vec<&Token> = Vec::new();
        let mut before: Option<Tag> = None;
        let mut counted = false;
        for token in tokens {
            // "would settle", "they vote": a verb taken for a noun is no topic.
            counted = if run.is_empty() { before == Some(Tag::Cd) } else { counted };
            let verb = matches!(before, Some(Tag::Md | Tag::To | Tag::Prp)) && matches!(token.tag, Tag::Nn | Tag::Nns);
            before = Some(token.tag);
            if verb {
                self.close(&mut run, subject, &mut out);
            } else if token.tag == Tag::In && counted && self.text.lower(token) == "of" {
                // "40 kilometers of pipe": the measure is no topic.
                run.clear();
            } else if matches!(token.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj) {
                run.push(token);
            } else {
                self.close(&mut run, subject, &mut out);
            }
        }
        self.close(&mut run, subject, &mut out);
        out
    }

    fn close(&self, run: &mut Vec<&Token>, subject: &str, out: &mut Vec<Span>) {
        while run.last().is_some_and(|t| t.tag == Tag::Jj) {
            run.pop();
        }
        let idle = |t: &&Token| bits_of(self.text.lower(t)).has(W::TopicStop);
        let common = run.last().is_some_and(|t| matches!(t.tag, Tag::Nn | Tag::Nns) && !idle(t));
        if let (Some(a), Some(b)) = (run.first(), run.last())
            && common
            && (run.len() > 1 || b.span().len() > 3)
        {
            let span = a.span().cover(b.span());
            if !subject.contains(span.of(self.source)) {
                out.push(span);
            }
        }
        run.clear();
    }

    /// The topic of the phrase at `span`, a new one where none shares two neighbouring words with it.
    fn topic(&mut self, span: Span, scenario: usize) -> usize {
        let written: Vec<String> = span
            .of(self.source)
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        let words: Vec<String> = written.iter().map(|w| lemma::lemma(w).to_string()).collect();
        let mut keys: Vec<(String, String)> =
            words.windows(2).filter_map(|w| Some((w.first()?.clone(), w.last()?.clone()))).collect();
        if keys.is_empty() {
            keys.extend(words.first().map(|w| (w.clone(), String::new())));
        }
        // "the two governments" are not "the provincial government".
        let head = written.last().cloned().unwrap_or_default();
        let bare = words.len() == 1;
        let by_head = self.heads.get(&head).filter(|(_, alone)| bare || *alone).map(|(topic, _)| *topic);
        let known = keys.iter().find_map(|k| self.keys.get(k).copied()).or(by_head);
        let topic = known.unwrap_or_else(|| {
            self.labels.push(span.of(self.source).split_whitespace().collect::<Vec<_>>().join(" ").into());
            self.reach.push((Vec::new(), 0));
            self.labels.len() - 1
        });
        self.heads.entry(head).or_insert((topic, bare));
        for key in keys {
            self.keys.entry(key).or_insert(topic);
        }
        if let Some(reach) = self.reach.get_mut(topic) {
            reach.1 += 1;
            if reach.0.last() != Some(&scenario) {
                reach.0.push(scenario);
            }
        }
        topic
    }
}
