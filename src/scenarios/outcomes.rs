//! Outcomes: what a condition assumes (who wins, who loses, what happens), whoever is the grammatical subject.

use super::known::Known;
use super::labels::{denied, label, no};
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::{Event, Phrase, topics};
use crate::people::{EntityId, EntityKind, MentionKind};
use crate::span::Span;
use std::ops::Range;

/// Whom or what an outcome is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    pub(super) entity: Option<EntityId>,
    /// The fullest form.
    pub(super) name: String,
    /// A short form for labels.
    pub(super) short: String,
}

/// What a condition assumes.
#[derive(Clone, Debug, PartialEq)]
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
    if kind.is_some_and(|k| {
        matches!(k, Kind::OpenOf | Kind::Depends | Kind::NoMatter | Kind::Whoever | Kind::Whatever | Kind::Whether | Kind::Open)
    }) {
        return Outcome { event: Event::Open, subject: None, label: "either way".to_owned() };
    }
    let words = signal.map_or(condition.start, |s| s.range.end.max(condition.start))..condition.end;
    if let Some(side) = side(view, &words) {
        let subject = Subject { entity: None, name: side.to_owned(), short: side.to_owned() };
        return Outcome { event: Event::Other, subject: Some(subject), label: format!("a {side} vote") };
    }
    let phrase =
        kind.is_none_or(|k| matches!(k, Kind::Event | Kind::With | Kind::Under | Kind::Without | Kind::Absent | Kind::Barring));
    let (mut event, subject) = match by_verb(view, &words)
        .filter(|_| !phrase)
        .or_else(|| by_noun(view, &words).filter(|_| phrase || decided(view, &words)))
        .or_else(|| by_verb(view, &words))
    {
        Some((event, subject)) => (event, subject),
        None => (Event::Other, subject_before_verb(view, &words)),
    };
    // "neither side wins a majority": nobody's win.
    if view.is(subject.start, &["neither", "nobody", "none", "no"]) {
        event = Event::Other;
    }
    if (event != Event::Other || takes_post(view, &words)) && open_subject(view, &subject) {
        return Outcome { event: Event::Open, subject: None, label: "either way".to_owned() };
    }
    let flipped = kind.is_some_and(|k| matches!(k, Kind::Unless | Kind::Without | Kind::Absent | Kind::Barring));
    if flipped {
        event = match event {
            Event::Win => Event::Lose,
            Event::Lose => Event::Win,
            other => other,
        };
    }
    let ahead = || {
        let after = after.filter(|_| phrase && subject.len() == 1 && view.has(subject.start, W::Third))?;
        let actor = known.people.mentions_in(view.span(after.clone())).next()?;
        let first = view.span(after.clone()).start() + 40;
        (actor.kind == MentionKind::Name && actor.span.start() < first).then(|| of_entity(actor.entity, known))
    };
    let subject = ahead().or_else(|| resolve(view, &subject, known));
    let actor = after.and_then(|a| topics::actor(view, a)).or_else(|| main.cloned());
    // "If elected, Olden would": who acts is who wins.
    let elected = actor.as_ref().filter(|_| words.len() == 1 && view.is(words.start, &["elected", "re-elected", "reelected"]));
    let chosen =
        elected.and_then(|a| resolve(view, &tokens(view, a.span), known)).filter(|s| s.entity.is_some() || !people_less(&s.name));
    if chosen.is_some() {
        event = Event::Win;
    }
    let subject = chosen.or(subject);
    // "the plan is chosen": only people come into office so.
    let person = subject.as_ref().and_then(|s| s.entity).is_some_and(|id| known.is_person(id));
    if !person && words.clone().any(|i| view.is(i, CHOSEN)) && !words.clone().any(|i| view.has(i, W::Win)) {
        event = Event::Other;
    }
    let label = match (event, &subject) {
        (Event::Win, Some(s)) => format!("{} {}", s.short, if plural(&s.short, s.entity, known) { "win" } else { "wins" }),
        (Event::Lose, Some(s)) => format!("{} {}", s.short, if plural(&s.short, s.entity, known) { "lose" } else { "loses" }),
        _ => reduced(view, &words, actor.as_ref()).unwrap_or_else(|| label(view, &behind_that_happens(view, &words), kind)),
    };
    // "they vote it down", "there is a strike": a word that names nobody.
    let empty = |s: &Subject| s.entity.is_none() && s.name.split(' ').count() == 1 && view.has(words.start, W::Pronoun);
    let subject = subject.filter(|s| event != Event::Other || !view.is(words.start, &["they"]) && !empty(s));
    let label = if event == Event::Other && flipped && phrase { no(&label) } else { label };
    if event != Event::Other && subject.is_none() {
        event = Event::Other;
    }
    Outcome { event, subject, label }
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

/// The tokens that `span` covers.
fn tokens(view: &View, span: Span) -> Range<usize> {
    let start = view.tokens.partition_point(|t| t.span.end() <= span.start());
    start..view.tokens.partition_point(|t| t.span.start() < span.end()).max(start)
}

/// The label of a condition without a verb of its own, "If approved, the plan would": "the plan is approved".
fn reduced(view: &View, words: &Range<usize>, main: Option<&Phrase>) -> Option<String> {
    let first = words.start + usize::from(view.pos(words.start) == Pos::Adverb && words.len() > 1);
    // "If sane, he should": one word in small letters, whatever its tag.
    let single = words.len() == 1 && view.pos(first) == Pos::Noun && !view.capital(first) && view.mark(words.end);
    let bare = words.len() <= 4
        && (single
            || matches!(view.pos(first), Pos::Participle | Pos::Adjective)
                && !words.clone().any(|i| view.finite(i) || view.nominal(i) && view.pos(i) != Pos::Adjective));
    let actor = main.filter(|_| bare)?;
    let last = view.reader.text.token_at(actor.span.end().saturating_sub(1));
    let many = view.reader.text.tokens.get(last).is_some_and(|t| matches!(t.tag, crate::text::Tag::Nns | crate::text::Tag::Nnps));
    Some(format!("{} {} {}", actor.text, if many { "are" } else { "is" }, label(view, words, None)))
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
    let (Some(s), Some(verb)) = (
        subject,
        match outcome.event {
            Event::Win => Some("win"),
            Event::Lose => Some("lose"),
            _ => None,
        },
    ) else {
        return outcome;
    };
    let ending = if plural(&s.short, s.entity, known) { "" } else { "s" };
    Outcome { event: outcome.event, label: format!("{} {verb}{ending}", s.short), subject: Some(s) }
}

/// The outcome that comes about where `outcome` does not.
pub(super) fn contrary(outcome: &Outcome) -> Outcome {
    let short = outcome.subject.as_ref().map_or("", |s| s.short.as_str());
    let many = outcome.label.ends_with("win") || outcome.label.ends_with("lose");
    let verb = |verb: &str| format!("{short} {verb}{}", if many { "" } else { "s" });
    let (event, label) = match outcome.event {
        Event::Win => (Event::Lose, verb("lose")),
        Event::Lose => (Event::Win, verb("win")),
        other => (other, denied(&outcome.label)),
    };
    Outcome { event, subject: outcome.subject.clone(), label }
}

/// True where a clause names a win or a defeat, not only a government or an office: "if her victory is confirmed".
fn decided(view: &View, words: &Range<usize>) -> bool {
    words.clone().any(|i| {
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
        let chosen =
            (words.start..i).rev().take(3).any(|k| view.is(k, &["say", "says", "vote", "votes", "choose", "answer", "a"]));
        let ends = i + 1 >= words.end || view.mark(i + 1) || view.pos(i + 1) == Pos::Preposition;
        let wins = view.has(i + 1, W::Win) || view.has(i + 1, W::Lose);
        said && (vote || chosen && ends || wins && view.capital(i))
    })?;
    Some(if view.is(place, &["yes"]) { "Yes" } else { "No" })
}

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
fn of_words(words: &str, known: &Known) -> Subject {
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
    if entity.is_none() && matches!(name.to_lowercase().as_str(), "we" | "i" | "they" | "you" | "these" | "those") {
        return true;
    }
    let person = entity.and_then(|e| known.people.entity(e)).is_some_and(|e| e.kind == EntityKind::Person);
    !person && name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("States")
}

/// The event and its subject, where a verb names it.
fn by_verb(view: &View, words: &Range<usize>) -> Option<(Event, Range<usize>)> {
    for i in words.clone() {
        // "she follows up her Sunday wins": the clause has its verb, this is a noun.
        let second = i > words.start && view.capital(i - 1) && has_verb(view, words.start..i);
        let named = i > words.start
            && !second
            && (view.capital(i - 1) && !view.mark(i - 1) || view.is(i - 1, &["]"]) || view.pos(i - 1) == Pos::Pronoun)
            && !view.capital(i);
        let verbal = !second && matches!(view.pos(i), Pos::Finite | Pos::Base | Pos::Participle | Pos::Gerund | Pos::Modal)
            || named && !matches!(view.pos(i), Pos::Mark | Pos::Preposition);
        let near = |set: W, far: usize| {
            (i + 1..words.end.min(i + 1 + far)).take_while(|&k| !view.is(k, &[",", "and", "or"])).any(|k| names(view, k, set))
        };
        // "is given another four years", "wins a second term"
        let again = verbal
            && view.is(i, &["given", "granted", "handed", "get", "gets", "serve", "serves"])
            && view.is(i + 1, &["another", "a"])
            && (i + 1..words.end.min(i + 6)).any(|k| view.is(k, &["term", "years", "mandate"]));
        let takes = verbal && view.has(i, W::Take) && near(W::Office, 6) && !view.is(i + 1, &["place", "part"]);
        let becomes = verbal && view.has(i, W::Become) && (view.is(i, &["sworn", "inaugurated"]) || near(W::Post, 7));
        let in_office =
            view.is(i + 1, &["in", "back"]) && near(W::Office, 4) && view.is(i + 2, &["office", "power", "in", "the"]);
        let holds = view.has(i, W::Be) && (in_office || view.has(i + 1, W::Post));
        let wins = verbal && view.has(i, W::Win) && contest(view, i, words.end);
        let beats = verbal && view.is(i, &["defeats", "beats", "defeat", "beat"]) && i + 1 < words.end && view.nominal(i + 1);
        let chosen = i > words.start && view.has(i - 1, W::Be) && view.is(i, CHOSEN);
        let event = if again || chosen || takes || becomes || holds || wins || beats || view.is(i, &["victorious"]) {
            Some(Event::Win)
        } else if verbal && view.has(i, W::Lose) && contest(view, i, words.end) {
            Some(Event::Lose)
        } else {
            None
        };
        let Some(event) = event else { continue };
        if meant_only(view, words, i) {
            continue;
        }
        let subject = before(view, words, i);
        if subject.is_empty() {
            continue;
        }
        // "cannot get it through or loses": what is denied is the verb before.
        let own = (subject.end..i).rev().find(|&k| view.has(k, W::Coordinator) || view.is(k, &[","])).unwrap_or(words.start);
        let negated = (own..i).any(|k| view.is(k, &["not", "n't", "never", "fails", "fail", "failed"]) && k >= subject.end);
        let event = match (event, negated) {
            (Event::Win, true) => Event::Lose,
            (Event::Lose, true) => Event::Win,
            (e, false) => e,
            (e, true) => e,
        };
        return Some((event, subject));
    }
    None
}

/// Words before "to" with which something comes about: "manages to win", "is likely to win".
const COMES_ABOUT: &[&str] = &[
    "able", "about", "bound", "came", "certain", "come", "comes", "expected", "fail", "failed", "fails", "going", "got",
    "happen", "happened", "happens", "likely", "manage", "managed", "manages", "poised", "proved", "set", "sure",
];

/// "wants to win", "unfit to hold office", "the votes needed to win": an infinitive that does not say that it comes about.
fn meant_only(view: &View, words: &Range<usize>, verb: usize) -> bool {
    let Some(to) = (words.start..verb).rev().take(4).find(|&k| view.pos(k) == Pos::To) else { return false };
    if (to + 1..verb).any(|k| !matches!(view.pos(k), Pos::Adverb | Pos::Base) && !view.has(k, W::Be)) {
        return false;
    }
    let governor = to.wrapping_sub(1);
    // "were Brask to win": the noun before it is the subject.
    let inverted = matches!(view.pos(governor), Pos::Noun | Pos::Pronoun | Pos::Possessive);
    to > words.start && !inverted && !view.is(governor, COMES_ABOUT) && !view.has(governor, W::Be)
}

/// True where the verb at `i` has no object, or one that is a contest or an office.
fn contest(view: &View, i: usize, end: usize) -> bool {
    // "win over his voters", "win them round"
    if view.is(i + 1, &["over", "round", "out"]) {
        return false;
    }
    if view.is(i, &["elected", "re-elected", "reelected", "ousted", "unseated", "triumphs", "prevails", "prevail"]) {
        return true;
    }
    let object = (i + 1..end).take_while(|&k| view.nominal(k)).take(6);
    let words: Vec<usize> = object.filter(|&k| matches!(view.pos(k), Pos::Noun | Pos::Adjective)).collect();
    words.is_empty() || words.iter().any(|&k| names(view, k, W::Contest) || names(view, k, W::Office))
}

/// True where token `k` names a contest or an office: "white" only before "house".
fn names(view: &View, k: usize, set: W) -> bool {
    view.has(k, set) && (!view.is(k, &["white"]) || view.is(k + 1, &["house"]))
}

/// True where a clause has its verb already: "he follows up his Tuesday | wins".
fn has_verb(view: &View, words: Range<usize>) -> bool {
    let verb = words.clone().find(|&i| view.finite(i) && view.pos(i) != Pos::Modal);
    verb.is_some_and(|v| {
        !(v..words.end).any(|i| {
            view.mark(i)
                || matches!(view.pos(i), Pos::Coordinator | Pos::Wh)
                || view.is(i, &["that"])
                || view.has(i, W::PersonVerb)
        }) && !view.has(v, W::Be)
            && !view.has(v, W::Have)
            && !view.has(v, W::Do)
    })
}

/// The noun phrase before the verb group that holds token `verb`.
fn before(view: &View, words: &Range<usize>, verb: usize) -> Range<usize> {
    let mut end = verb;
    while end > words.start {
        let i = end - 1;
        // "runs for mayor and loses": the subject is that of the first verb.
        if view.pos(i) == Pos::Coordinator && i > words.start && !view.is(i, &["but"]) && view.nominal(i - 1) {
            return opening_phrase(view, words);
        }
        if view.is(i, COMES_ABOUT) && view.pos(i + 1) == Pos::To {
            end = i;
            continue;
        }
        let part = matches!(
            view.pos(i),
            Pos::Modal | Pos::Finite | Pos::Base | Pos::Adverb | Pos::To | Pos::Participle | Pos::Coordinator
        ) || view.is(i, &["be", "emerges", "n't", "not"]);
        if part && !view.nominal(i) {
            end = i;
        } else {
            break;
        }
    }
    noun_phrase_before(view, words.start, end)
}

/// The noun phrase at the head of the words.
fn opening_phrase(view: &View, words: &Range<usize>) -> Range<usize> {
    // Behind a name a word in lower case is the verb, whatever its tag: "Tolan ran for mayor".
    let behind_name = |i: usize| i > words.start && view.capital(i - 1) && !view.capital(i) && !view.has(i - 1, W::Determiner);
    let part = |i: usize| (view.nominal(i) || view.pos(i) == Pos::Possessive) && !behind_name(i);
    words.start..words.clone().find(|&i| !part(i)).unwrap_or(words.end)
}

/// The noun phrase that ends before token `end`.
fn noun_phrase_before(view: &View, floor: usize, end: usize) -> Range<usize> {
    let mut start = end;
    while start > floor && end - start < 12 {
        let i = start - 1;
        let part = view.nominal(i)
            || view.is(i, &["of", "[", "]"])
            || view.is(i, &["and"]) && start < end && view.nominal(i.wrapping_sub(1))
            || view.pos(i) == Pos::Participle && view.nominal(i + 1);
        if !part {
            break;
        }
        start = i;
    }
    while start < end && matches!(view.pos(start), Pos::Coordinator | Pos::Preposition | Pos::Mark) && !view.is(start, &["["]) {
        start += 1;
    }
    start..end
}

/// The noun phrase before the first finite verb.
fn subject_before_verb(view: &View, words: &Range<usize>) -> Range<usize> {
    match words.clone().find(|&i| view.finite(i) || matches!(view.pos(i), Pos::Base | Pos::Gerund)) {
        Some(verb) => {
            let verb = if view.pos(verb.wrapping_sub(1)) == Pos::To && verb > words.start + 1 { verb - 1 } else { verb };
            let np = noun_phrase_before(view, words.start, verb);
            let mut end = if np.is_empty() { verb } else { np.end };
            while end > words.start + 1 && view.pos(end - 1) == Pos::Adverb {
                end -= 1;
            }
            words.start..end
        }
        None => words.clone(),
    }
}

/// The event and its subject, where a noun names it: "an Olden win", "her return to office", "a second Brask term".
pub(super) fn by_noun(view: &View, words: &Range<usize>) -> Option<(Event, Range<usize>)> {
    for i in words.clone() {
        if !matches!(view.pos(i), Pos::Noun | Pos::Gerund | Pos::Base | Pos::Finite) && !view.is(i, &["win"]) {
            continue;
        }
        let event = if view.has(i, W::LoseNoun) || view.is(i, &["losing"]) {
            Event::Lose
        } else if view.has(i, W::WinNoun)
            || view.has(i, W::OfficeNoun)
            || view.is(i, &["winning"])
            || view.is(i, &["house"]) && view.is(i.wrapping_sub(1), &["white"])
        {
            Event::Win
        } else {
            continue;
        };
        // "the election court": the noun only says which court.
        if view.pos(i) == Pos::Noun && view.pos(i + 1) == Pos::Noun && i + 1 < words.end {
            continue;
        }
        // "victory for her party", "the election of a new leader"
        if view.is(i + 1, &["for", "by", "of"]) && i + 2 < words.end {
            let end = (i + 2..words.end).find(|&k| !view.nominal(k)).unwrap_or(words.end);
            if end > i + 2 && !view.has(end - 1, W::Contest) {
                return Some((event, i + 2..end));
            }
        }
        // "a Brask win", "Olden's victory", "her return"
        let mut start = i;
        while start > words.start && view.nominal(start - 1) {
            start -= 1;
        }
        let mut end = i;
        while end > start
            && (view.pos(end - 1) == Pos::Possessive
                || view.is(end - 1, &["white", "election", "electoral", "presidential", "landslide", "narrow", "clear"]))
        {
            end -= 1;
        }
        while start < end
            && (view.is(
                start,
                &[
                    "a",
                    "an",
                    "the",
                    "another",
                    "any",
                    "second",
                    "third",
                    "new",
                    "potential",
                    "possible",
                    "future",
                    "first",
                    "surprise",
                ],
            ))
        {
            start += 1;
        }
        let named = (start..end).any(|k| view.capital(k) && !view.has(k, W::Determiner))
            || view.has(start, W::Third)
            || start < end && view.pos(end - 1) == Pos::Noun && view.pos(end) == Pos::Possessive;
        if start < end && named {
            return Some((event, start..end));
        }
        // "Brask in office": the name stands before a preposition.
        if view.is(i.wrapping_sub(1), &["in", "to"]) {
            continue;
        }
    }
    // "with Lee in office", "with her party back in power"
    let office = words.clone().find(|&i| view.is(i, &["in"]) && view.is(i + 1, &["office", "power", "charge", "control"]));
    let office = office.or_else(|| in_post(view, words))?;
    let end = if view.is(office.wrapping_sub(1), &["back", "still", "again"]) { office - 1 } else { office };
    let np = noun_phrase_before(view, words.start, end);
    (!np.is_empty()).then_some((Event::Win, np))
}

/// "with Olden as leader": the word before "as".
fn in_post(view: &View, words: &Range<usize>) -> Option<usize> {
    words.clone().find(|&i| {
        view.is(i, &["as"]) && (view.has(i + 1, W::Post) || view.is(i + 1, &["the", "its"]) && view.has(i + 2, W::Post))
    })
}

/// Whom the words at `subject` name.
pub(super) fn resolve(view: &View, subject: &Range<usize>, known: &Known) -> Option<Subject> {
    let mut range = subject.clone();
    while range.start < range.end && (view.mark(range.start) || view.is(range.start, &["the", "a", "an"]) && range.len() > 1) {
        range.start += 1;
    }
    if range.is_empty() {
        return None;
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
    let mention = known
        .people
        .mentions_in(span)
        // "an Olden presidency": the name, not the office.
        .filter(|m| (m.span.encloses(head) || pronoun) && m.span.end() <= span.end())
        .max_by_key(|m| (m.kind != MentionKind::Pronoun, m.span.len()));
    if let Some(mention) = mention {
        let same = known.same_name_here(mention, view.span(0..view.len()));
        return Some(of_entity(same.unwrap_or(mention.entity), known));
    }
    if pronoun && view.has(range.start, W::Third) && !view.is(range.start, &["it", "its", "that"]) {
        if let Some(entity) = known.nearest_person(span) {
            return Some(of_entity(entity, known));
        }
        return None;
    }
    let name = span.of(view.reader.source).to_owned();
    if let Some(entity) = known.named(&name) {
        return Some(of_entity(entity, known));
    }
    Some(Subject { entity: None, short: name.clone(), name })
}

/// How a person comes into a post that is no election.
const CHOSEN: &[&str] = &["appointed", "chosen", "nominated", "picked", "selected"];

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
