//! Outcomes: what a condition assumes (who wins, who loses, what happens), whoever is the grammatical subject.

use super::clauses;
use super::events::{by_noun, by_verb, subject_before_verb};
use super::known::Known;
use super::labels::{denied, label, no};
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::{Event, Phrase, topics};
use crate::people::{EntityId, EntityKind, Mention, MentionKind};
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// Whom or what an outcome is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Subject {
    pub(super) entity: Option<EntityId>,
    /// The fullest form.
    pub(super) name: String,
    /// A short form for labels.
    pub(super) short: String,
}

/// What a condition assumes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Outcome {
    pub(super) event: Event,
    pub(super) subject: Option<Subject>,
    pub(super) label: String,
}

/// The outcome that the condition at `condition` assumes. `known` resolves names, descriptions and pronouns.
///
/// `main` is who acts in the clause before the condition: "The rules would, if applied".
///
/// A pronoun in a phrase that opens the sentence ("With her return, Olden would") names the subject of what follows: `after`.
pub(super) fn read(
    view: &View,
    signal: Option<&Signal>,
    condition: &Range<usize>,
    after: Option<&Range<usize>>,
    main: Option<&Phrase>,
    known: &Known,
) -> Outcome {
    let kind = signal.map(|s| s.kind);
    if kind.is_some_and(Kind::either_way) {
        return Outcome { event: Event::Open, subject: None, label: "either way".to_owned() };
    }
    let words = behind_link(view, signal.map_or(condition.start, |s| s.range.end.max(condition.start))..condition.end);
    // "If she wants to argue that it will not matter if she wins": what another condition assumes is not what this one does.
    let inner = words.clone().skip(3).find(|&i| view.is(i, &["if", "unless"]) && !view.mark(i - 1));
    let own = words.start..inner.unwrap_or(words.end);
    if let Some(side) = side(view, &words) {
        let subject = Subject { entity: None, name: side.to_owned(), short: side.to_owned() };
        return Outcome { event: Event::Other, subject: Some(subject), label: format!("a {side} vote") };
    }
    let asked = Asked { view, signal, words, after, known };
    let phrase = asked.phrase();
    let (mut event, subject) = asked.event(&own, phrase);
    // "neither side wins a majority": nobody's win; "if Olden and Brask win": not of one.
    if view.is(subject.start, &["neither", "nobody", "none", "no"]) || several(view, &subject, known) {
        event = Event::Other;
    }
    if (event != Event::Other || takes_post(view, &asked.words)) && open_subject(view, &subject) {
        return Outcome { event: Event::Open, subject: None, label: "either way".to_owned() };
    }
    if asked.flipped() {
        event = event.contrary();
    }
    let who = asked.ahead(&subject, phrase).or_else(|| resolve(view, &subject, known));
    // "If he were elected, Olden would", where the text has named nobody yet.
    let first = || known.nearest_person(view.span(asked.words.clone())).is_none() && !view.is(subject.start, &["it", "they"]);
    let who = if who.is_none() && first() { asked.ahead(&subject, true) } else { who };
    if event == Event::Other && asked.in_office(who.as_ref()) {
        event = Event::Win;
    }
    let acts = |a: &Range<usize>| topics::actor(view, a).or_else(|| topics::asked_actor(view, a));
    let actor = after.and_then(acts).or_else(|| main.cloned());
    let chosen = asked.chosen(actor.as_ref());
    if chosen.is_some() {
        event = Event::Win;
    }
    let who = chosen.or(who);
    if asked.no_person(who.as_ref()) {
        event = Event::Other;
    }
    asked.told(event, &subject, who, actor.as_ref())
}

/// A condition whose outcome is asked.
struct Asked<'c, 'v> {
    view: &'c View<'v>,
    signal: Option<&'c Signal>,
    /// Its words behind the signal.
    words: Range<usize>,
    /// The clause behind it.
    after: Option<&'c Range<usize>>,
    known: &'c Known<'c>,
}

impl Asked<'_, '_> {
    fn kind(&self) -> Option<Kind> {
        self.signal.map(|s| s.kind)
    }

    /// True where a noun phrase is the condition, or may be.
    fn phrase(&self) -> bool {
        self.kind()
            .is_none_or(|k| matches!(k, Kind::Event | Kind::With | Kind::Under | Kind::Without | Kind::Absent | Kind::Barring))
    }

    /// True where the signal says that it does not come about.
    fn flipped(&self) -> bool {
        self.kind().is_some_and(|k| matches!(k, Kind::Unless | Kind::Without | Kind::Absent | Kind::Barring))
    }

    /// What happens, and the words for whom or what it is about; `own` are those that no other condition inside takes.
    fn event(&self, own: &Range<usize>, phrase: bool) -> (Event, Range<usize>) {
        let (view, words) = (self.view, &self.words);
        let found = by_verb(view, own, self.known)
            .filter(|_| !phrase)
            .or_else(|| by_noun(view, own).filter(|_| phrase || decided(view, own)))
            .or_else(|| by_verb(view, own, self.known));
        match found {
            Some(found) => found,
            // "A win over Velm", "Rejection of the offer": what it is, not of whom or what.
            None if self.signal.is_none() && view.pos(words.start) != Pos::Gerund => {
                let end = words.clone().skip(1).find(|&i| view.pos(i) == Pos::Preposition).unwrap_or(words.end);
                (Event::Other, words.start..end)
            }
            None => (Event::Other, subject_before_verb(view, words)),
        }
    }

    /// "With her return, Olden would": whom the pronoun means that stands before its name.
    fn ahead(&self, subject: &Range<usize>, phrase: bool) -> Option<Subject> {
        let view = self.view;
        let after = self.after.filter(|_| phrase && subject.len() == 1 && view.has(subject.start, W::Third))?;
        let actor = self.known.people.mentions_in(view.span(after.clone())).next()?;
        let first = view.span(after.clone()).start() + 40;
        (actor.kind == MentionKind::Name && actor.span.start() < first).then(|| of_entity(actor.entity, self.known))
    }

    /// "Under Olden": nothing but who is in office then.
    fn in_office(&self, who: Option<&Subject>) -> bool {
        let named = || self.words.clone().all(|i| self.view.named(i));
        self.kind() == Some(Kind::Under) && who.is_some_and(|s| s.entity.map_or_else(named, |id| self.known.is_person(id)))
    }

    /// "If elected, Olden would", "As mayor, Olden would": who acts is who wins.
    fn chosen(&self, actor: Option<&Phrase>) -> Option<Subject> {
        let (view, words) = (self.view, &self.words);
        let elected = elected(view, words);
        let as_post = self.signal.is_some_and(|s| s.kind == Kind::Under && view.is(s.range.start, &["as"]));
        let returned =
            view.is(words.start, &["returned"]) && view.is(words.start + 1, &["to"]) && view.has(words.end - 1, W::Office);
        let named = actor
            .filter(|_| as_post || elected || returned)
            .and_then(|a| resolve(view, &tokens(view, a.span), self.known))
            .filter(|s| s.entity.is_some() || !people_less(&s.name) || s.name == "I");
        // "would support her if nominated": nobody who is "he".
        let whole = view.span(0..view.len());
        let other = |id: EntityId| actor.is_some_and(|a| self.known.contrary(id, &a.text)) && !self.known.has_name(id, whole);
        let named = named.filter(|s| !s.entity.is_some_and(other));
        // "It shows the strains if elected": whoever was named last.
        let last = || self.known.nearest_person(view.span(words.clone())).map(|id| of_entity(id, self.known));
        named.or_else(|| if elected && actor.is_none() { last() } else { None })
    }

    /// "the plan is chosen": only people come into office so.
    fn no_person(&self, who: Option<&Subject>) -> bool {
        let person = who.and_then(|s| s.entity).is_some_and(|id| self.known.is_person(id));
        !person && self.view.any(self.words.clone(), CHOSEN) && !self.words.clone().any(|i| self.view.has(i, W::Win))
    }

    /// The outcome with its label; `subject` are the words for `who` it is about.
    fn told(&self, event: Event, subject: &Range<usize>, who: Option<Subject>, actor: Option<&Phrase>) -> Outcome {
        let (view, words) = (self.view, &self.words);
        let (phrase, inverted) = (self.phrase(), self.kind().is_some_and(Kind::inverted));
        // "The bill, if passed, would": what is passed is the bill.
        let bare = reduced(view, words, actor).filter(|_| event == Event::Other && !phrase && !inverted);
        let who = match (&bare, actor) {
            (Some(_), Some(actor)) => Some(of_words(&actor.text, self.known)),
            _ => who,
        };
        // "Harris wins", "Labour wins": the verb tells whether it is one.
        let one = !view.is(subject.start, &["i", "we"])
            && view.is(subject.end, &["beats", "becomes", "gets", "has", "is", "loses", "takes", "wins"]);
        let written = |s: &Subject| view.span(subject.clone()).of(view.reader.source).contains(s.short.as_str());
        let label = match (event, &who) {
            (Event::Win | Event::Lose, Some(s)) => {
                told(event, &s.short, !(one && written(s)) && plural(&s.short, s.entity, self.known))
            }
            _ => bare.unwrap_or_else(|| label(view, &behind_that_happens(view, words), self.kind())),
        };
        // "they vote it down", "there is a strike": a word that names nobody.
        let empty = |s: &Subject| s.entity.is_none() && s.name.split(' ').count() == 1 && view.has(words.start, W::Pronoun);
        let who = who.filter(|s| event != Event::Other || !view.is(words.start, &["they"]) && !empty(s));
        let label = match () {
            // "If so, he would"
            _ if words.len() == 1 && view.is(words.start, &["so"]) => "that is so".to_owned(),
            _ if event == Event::Other && self.flipped() && phrase => no(&label),
            _ => label,
        };
        Outcome { event: if who.is_none() { Event::Other } else { event }, subject: who, label }
    }
}

/// "Olden and Brask", "he and Olden": two of whom each may win, where the text knows nobody of that name.
fn several(view: &View, subject: &Range<usize>, known: &Known) -> bool {
    let one = |i: usize| view.capital(i) || view.has(i, W::Third);
    subject.clone().skip(1).any(|i| {
        let and = view.span(i..i + 1);
        view.is(i, &["and"])
            && i + 1 < subject.end
            && one(i - 1)
            && one(i + 1)
            && !known.people.mentions_in(and).any(|m| m.span.encloses(and))
    })
}

/// `outcome` with the name for "he" or "she" at the head of its label, where no other person is named near the condition at `at` and
/// the words are not that person's own: "Olden leaves".
pub(super) fn with_name(outcome: Outcome, at: Span, speaker: Option<EntityId>, known: &Known, source: &str) -> Outcome {
    let Some((first, rest)) = outcome.label.split_once(' ') else { return outcome };
    let pronoun = outcome.event == Event::Other && matches!(first, "he" | "she" | "He" | "She");
    let subject = outcome.subject.as_ref().filter(|s| pronoun && !s.short.is_empty());
    let entity =
        subject.and_then(|s| s.entity).filter(|id| Some(*id) != speaker && known.only_person_near(*id, at, first, source));
    match subject.filter(|_| entity.is_some()) {
        Some(s) => Outcome { label: format!("{} {rest}", s.short), ..outcome },
        None => outcome,
    }
}

/// `outcome` without a name where the condition says "he" and the text calls whoever is meant "she": none rather than a wrong one.
pub(super) fn without_contrary(
    outcome: Outcome,
    view: &View,
    signal: &Signal,
    condition: &Range<usize>,
    known: &Known,
) -> Outcome {
    let word = signal.range.end;
    let before = view.span(0..word.max(1));
    let meant = outcome.subject.as_ref().and_then(|s| s.entity).filter(|_| view.is(word, &["he", "she"]));
    match meant.filter(|&id| known.contrary(id, view.lower(word)) && !known.has_name(id, before)) {
        None => outcome,
        Some(_) if outcome.event.contest() => {
            let label = label(view, &(word..condition.end), Some(signal.kind));
            Outcome { event: Event::Other, subject: None, label }
        }
        Some(_) => Outcome { subject: None, ..outcome },
    }
}

/// ", however, the bill fails": the words behind what only links.
fn behind_link(view: &View, words: Range<usize>) -> Range<usize> {
    let Some(link) = view.segment(words.start + 1) else { return words };
    let between = view.is(words.start, &[","]) && link.range.start == words.start + 1 && view.is(link.range.end, &[","]);
    let start = link.range.end + 1;
    let links = view.is(link.range.start, &["as"]) || clauses::only_links(view, &link.range);
    if between && start < words.end && links { start..words.end } else { words }
}

/// "that happens, and the towns are forced to pay": what is said behind the words that only take up the sentence before.
fn behind_that_happens(view: &View, words: &Range<usize>) -> Range<usize> {
    let takes_up = view.is(words.start, &["it", "that", "this"]) && view.is(words.start + 1, &["happens", "happened", "occurs"]);
    let start = (words.start + 2..words.end).find(|&i| !view.mark(i) && !view.is(i, &["and", "but", "if", "or"]));
    let parted = view.mark(words.start + 2) || view.has(words.start + 2, W::Coordinator);
    match start.filter(|&s| takes_up && parted && view.any_finite(s..words.end)) {
        Some(start) => start..words.end,
        None => words.clone(),
    }
}

/// Whom a phrase that is a name names.
pub(super) fn of_name(phrase: &Phrase, known: &Known) -> Option<EntityId> {
    known
        .people
        .mentions_in(phrase.span)
        .find(|m| m.kind == MentionKind::Name && m.span.end() == phrase.span.end())
        .map(|m| m.entity)
}

/// The tokens that `span` covers.
fn tokens(view: &View, span: Span) -> Range<usize> {
    let start = view.tokens.partition_point(|t| t.span().end() <= span.start());
    start..view.tokens.partition_point(|t| t.span().start() < span.end()).max(start)
}

/// The label of a condition without a verb of its own, "If approved, the plan would": "the plan is approved".
fn reduced(view: &View, words: &Range<usize>, main: Option<&Phrase>) -> Option<String> {
    let first = words.start + usize::from(view.pos(words.start) == Pos::Adverb && words.len() > 1);
    // "If sane, he should": one word in small letters, whatever its tag.
    let single = words.len() == 1 && view.pos(first) == Pos::Noun && !view.capital(first) && view.mark(words.end);
    // "If elected": with nobody before it, it is no past tense.
    let done = matches!(view.tag(first), Some(Tag::Vbd | Tag::Vbn));
    // "If approved by the owners, the sale would"
    let by = done && view.is(first + 1, &["at", "by", "in", "into", "on"]) && words.len() <= 9;
    let rest = first + 1..words.end;
    let bare = by && !rest.clone().any(|i| view.finite(i))
        || words.len() <= 4
            && (single
                || (done || matches!(view.pos(first), Pos::Participle | Pos::Adjective))
                    && !rest.into_iter().any(|i| view.finite(i) || view.nominal(i) && view.pos(i) != Pos::Adjective));
    let actor = main.filter(|_| bare)?;
    let last = view.reader.text.token_at(actor.span.end().saturating_sub(1));
    let many = view.reader.text.tokens.get(last).is_some_and(|t| matches!(t.tag, Tag::Nns | Tag::Nnps));
    let be = match actor.text.to_lowercase().as_str() {
        "i" => "am",
        "they" | "we" | "you" => "are",
        _ if many => "are",
        _ => "is",
    };
    Some(format!("{} {be} {}", small_article(&actor.text), label(view, words, None)))
}

/// The outcome with its pronoun put right: "I" is who speaks, "it" the subject of the clause it conditions.
///
/// A speaker who says "he" or "she" means another: the `rival` of the outcomes so far.
pub(super) fn with_speaker(
    outcome: Outcome,
    words: &str,
    speaker: Option<EntityId>,
    rival: Option<EntityId>,
    main: Option<&Phrase>,
    known: &Known,
) -> Outcome {
    let other = matches!(words, "he" | "she") && speaker.is_some() && outcome.subject.as_ref().and_then(|s| s.entity) == speaker;
    let pronoun = outcome.subject.as_ref().filter(|s| s.entity.is_none()).map(|s| s.name.to_lowercase());
    let subject = match pronoun.as_deref() {
        _ if other => rival.map(|id| of_entity(id, known)),
        Some("i") => speaker.map(|id| of_entity(id, known)),
        Some("it") => main.filter(|p| !people_less(&p.text)).map(|p| of_words(&p.text, known)),
        _ => None,
    };
    if other && outcome.event == Event::Other {
        return Outcome { subject: subject.or(outcome.subject), ..outcome };
    }
    let Some(s) = subject.filter(|_| outcome.event.contest()) else { return outcome };
    let many = plural(&s.short, s.entity, known);
    Outcome { event: outcome.event, label: told(outcome.event, &s.short, many), subject: Some(s) }
}

/// `outcome` with the phrase that its "it" stands for.
pub(super) fn of_it(outcome: Outcome, phrase: &str, known: &Known) -> Outcome {
    let Some(rest) = outcome.label.strip_prefix("it ").filter(|_| outcome.event == Event::Other) else { return outcome };
    let phrase = small_article(phrase);
    Outcome { subject: Some(of_words(&phrase, known)), label: format!("{phrase} {rest}"), ..outcome }
}

/// "The bill" within a label: "the bill".
fn small_article(phrase: &str) -> String {
    phrase.strip_prefix("The ").map_or_else(|| phrase.to_owned(), |rest| format!("the {rest}"))
}

/// The win or defeat of a person.
pub(super) fn of_person(event: Event, id: EntityId, known: &Known) -> Outcome {
    of_subject(event, of_entity(id, known))
}

/// The win or defeat of one whose name stands in the text.
pub(super) fn of_subject(event: Event, subject: Subject) -> Outcome {
    Outcome { event, label: told(event, &subject.short, false), subject: Some(subject) }
}

/// The label of a contest: "Olden wins", "the islanders lose".
fn told(event: Event, who: &str, many: bool) -> String {
    let verb = if event == Event::Lose { "lose" } else { "win" };
    format!("{who} {verb}{}", if many { "" } else { "s" })
}

/// The outcome that comes about where `outcome` does not.
pub(super) fn contrary(outcome: &Outcome) -> Outcome {
    let short = outcome.subject.as_ref().map_or("", |s| s.short.as_str());
    let many = outcome.label.ends_with("win") || outcome.label.ends_with("lose");
    let event = outcome.event.contrary();
    let label = if event.contest() { told(event, short, many) } else { denied(&outcome.label) };
    Outcome { event, subject: outcome.subject.clone(), label }
}

/// True where a clause names a win or a defeat, not only a government or an office: "if her victory is confirmed".
fn decided(view: &View, words: &Range<usize>) -> bool {
    // "if they act to limit her losses": named in passing.
    let verb = view.verb(words.clone()).unwrap_or(words.end);
    let aside = (verb + 1..words.end)
        .find(|&k| view.pos(k) == Pos::To && view.pos(k + 1) == Pos::Base || view.pos(k) == Pos::Gerund || view.is(k, &["by"]));
    let passing = |i: usize| aside.is_some_and(|a| a < i);
    words.clone().filter(|&i| !passing(i)).any(|i| {
        view.has(i, W::LoseNoun)
            || view.is(
                i,
                &[
                    "comeback",
                    "landslide",
                    "re-election",
                    "reelection",
                    "takeover",
                    "triumph",
                    "victory",
                    "win",
                    "winning",
                    "losing",
                    "office",
                    "power",
                ],
            )
    })
}

/// "Yes" or "No", where the condition names the side of a vote: "a Yes vote", "if they say No", "with a Yes".
fn side(view: &View, words: &Range<usize>) -> Option<&'static str> {
    let place = words.clone().find(|&i| {
        let said = view.is(i, &["yes", "no"]);
        let vote = view.is(i + 1, &["vote", "votes", "majority", "result", "verdict", "victory", "win"])
            || view.mark(i + 1) && view.is(i + 2, &["vote", "majority", "victory"]);
        let chosen = (words.start..i).rev().take(3).any(|k| view.is(k, &["say", "says", "vote", "votes", "choose", "a"]));
        let ends = i + 1 >= words.end || view.mark(i + 1) || view.pos(i + 1) == Pos::Preposition;
        let wins = view.has(i + 1, W::Win) || view.has(i + 1, W::Lose);
        // "gives her a yes": leave, no vote.
        let chosen = chosen && !view.any(words.start..i, &["gave", "get", "gets", "give", "gives"]);
        said && (vote || chosen && ends || wins && view.capital(i))
    })?;
    Some(if view.is(place, &["yes"]) { "Yes" } else { "No" })
}

/// "elected", "elected president", "nominated by her party": with nobody before it, said of who acts.
pub(super) fn elected(view: &View, words: &Range<usize>) -> bool {
    let many = view.tag(words.start + 1) == Some(Tag::Nns);
    let rest = words.start + 1..words.end;
    view.is(words.start, ELECTED)
        && (rest.is_empty()
            || view.pos(rest.start) == Pos::To
            || !many && !view.any_finite(rest.clone()) && !rest.into_iter().any(|i| view.mark(i)))
}

/// Alone behind "if": said of who acts.
pub(super) const ELECTED: &[&str] = &["elected", "nominated", "re-elected", "reelected"];

/// "becomes president", "wins": at the head of the words behind their first one.
fn takes_post(view: &View, words: &Range<usize>) -> bool {
    let verb = words.start + 1;
    let post = || (verb + 1..words.end.min(verb + 7)).any(|k| view.has(k, W::Post));
    view.has(verb, W::Win) || view.has(verb, W::Become) && post()
}

/// True for a phrase that can win nothing: a pronoun, or words without a name.
fn people_less(words: &str) -> bool {
    !words.split(' ').any(|w| w.chars().next().is_some_and(char::is_uppercase) && w.len() > 2)
}

/// The subject a noun phrase names, its determiner left out.
pub(super) fn of_words(words: &str, known: &Known) -> Subject {
    let first = words.split(' ').next().unwrap_or_default();
    let owned = matches!(first.to_lowercase().as_str(), "the" | "a" | "his" | "her" | "their" | "its" | "our" | "my");
    let name = if owned { words.strip_prefix(first).unwrap_or(words).trim() } else { words };
    known
        .named(name)
        .map_or_else(|| Subject { entity: None, name: name.to_owned(), short: name.to_owned() }, |id| of_entity(id, known))
}

/// "either candidate", "any party": wins or loses whoever it is.
fn open_subject(view: &View, subject: &Range<usize>) -> bool {
    view.is(subject.start, &["either", "whichever", "whoever"])
}

fn plural(name: &str, entity: Option<EntityId>, known: &Known) -> bool {
    if matches!(name.to_lowercase().as_str(), "both" | "we" | "i" | "they" | "you" | "these" | "those") {
        return true;
    }
    let person = entity.and_then(|e| known.people.entity(e)).is_some_and(|e| e.kind == EntityKind::Person);
    let irregular = ["men", "people", "children"].iter().any(|many| name.ends_with(many));
    !person && (name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("States") || irregular)
}

/// Whom the words at `subject` name.
pub(super) fn resolve(view: &View, subject: &Range<usize>, known: &Known) -> Option<Subject> {
    let mut range = subject.clone();
    let determiner = |i: usize| {
        view.is(i, &["the", "a", "an"]) || view.is(i, &["another", "any", "such"]) && view.nominal(i + 1) && !view.finite(i + 1)
    };
    // "[Olden]": the name without its brackets.
    while range.len() > 1 && view.mark(range.end - 1) {
        range.end -= 1;
    }
    while range.start < range.end && (view.mark(range.start) || determiner(range.start) && range.len() > 1) {
        range.start += 1;
    }
    if range.is_empty() {
        return None;
    }
    let name = || view.span(range.clone()).of(view.reader.source).to_owned();
    if several(view, &range, known) {
        return Some(Subject { entity: None, short: name(), name: name() });
    }
    // "her brother": the other person of her family.
    if range.len() == 2 && view.has(range.start, W::Third) && view.is(range.start + 1, KIN) {
        let owner = view.span(range.start..range.start + 1);
        let of =
            known.people.mentions_in(owner).find(|m| m.span == owner).map(|m| m.entity).or_else(|| known.nearest_person(owner));
        if let Some(kin) = of.and_then(|id| known.kin(id)) {
            return Some(of_entity(kin, known));
        }
    }
    let span = view.span(range.clone());
    let pronoun = range.len() == 1 && (view.has(range.start, W::Third) || view.has(range.start, W::Pronoun));
    let head = view.span(range.end - 1..range.end);
    // "the hospital in Sund": the hospital, not the place it is in; but "the owner of the port, Mira Olden".
    let hangs = range.clone().find(|&i| view.pos(i) == Pos::Preposition && i > range.start);
    // "If passed by the House": the words name nobody.
    if hangs.is_some_and(|i| (range.start..i).all(|k| matches!(view.pos(k), Pos::Participle | Pos::Adjective | Pos::Adverb))) {
        return None;
    }
    let own = hangs.map(|i| view.span(i - 1..i));
    let owned = |m: &Mention| own.is_none_or(|own| m.span.encloses(own) || known.is_person(m.entity));
    let mention = known
        .people
        .mentions_in(span)
        // "an Olden presidency": the name, not the office.
        .filter(|m| (m.span.encloses(head) && owned(m) || pronoun) && m.span.end() <= span.end())
        .max_by_key(|m| (m.kind != MentionKind::Pronoun, m.span.len()));
    // "she beats him" of one and the same: no name rather than a wrong one.
    let pronoun_of = if pronoun { view.lower(range.start) } else { "" };
    let both = |id: EntityId| {
        let next = view.span(range.end..view.len().min(range.end + 3));
        let called = |m: &&Mention| m.kind == MentionKind::Pronoun && Known::sexes_differ(m.span, span, view.reader.source);
        known.people.mentions_in(next).filter(called).any(|m| m.entity == id)
    };
    if mention.is_some_and(|m| pronoun && both(m.entity)) {
        return None;
    }
    if let Some(id) = mention
        .filter(|_| pronoun && !view.quoted(range.start))
        .and_then(|m| known.one_named(m.entity, view.span(0..range.start.max(1)), pronoun_of))
    {
        return Some(of_entity(id, known));
    }
    if let Some(mention) = mention {
        let same = known.same_name_here(mention, view.span(0..view.len()));
        return Some(of_entity(same.unwrap_or(mention.entity), known));
    }
    // "if they do not win": more than one.
    if pronoun && view.has(range.start, W::Third) && !view.is(range.start, &["it", "its", "that", "they"]) {
        let last = known.nearest_person(span).filter(|&id| view.quoted(range.start) || !known.contrary(id, pronoun_of));
        return last.map(|entity| of_entity(entity, known));
    }
    let name = name();
    if let Some(entity) = known.named(&name).filter(|id| own.is_none() || known.is_person(*id)) {
        return Some(of_entity(entity, known));
    }
    // "a Harbour man wins", "the candidate wins"
    let said = view.is(subject.start, &["a", "an", "another", "any", "the"]) && subject.start < range.start;
    let short = if said { format!("{} {name}", view.lower(subject.start)) } else { name.clone() };
    Some(Subject { entity: None, short, name })
}

/// How a person comes into a post that is no election.
pub(super) const CHOSEN: &[&str] = &["appointed", "chosen", "nominated", "picked", "selected"];

/// Words for a relative of the same name.
const KIN: &[&str] = &["aunt", "brother", "cousin", "daughter", "father", "husband", "mother", "sister", "son", "uncle", "wife"];

fn of_entity(id: EntityId, known: &Known) -> Subject {
    let Some(entity) = known.people.entity(id) else {
        return Subject { entity: Some(id), name: String::new(), short: String::new() };
    };
    let short = if entity.kind == EntityKind::Person {
        short_name(&entity.name, &entity.aliases)
    } else {
        entity.name.trim_start_matches("the ").to_owned()
    };
    Subject { entity: Some(id), name: entity.name.clone(), short }
}

/// The family name: the one-word form the article itself uses, or the last word.
fn short_name(name: &str, aliases: &[String]) -> String {
    let used = aliases.iter().find(|a| !a.contains(' ') && name.split(' ').any(|w| w == a.as_str()));
    used.cloned().unwrap_or_else(|| name.split(' ').next_back().unwrap_or(name).to_owned())
}
