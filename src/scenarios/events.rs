//! Events: whether the words of a condition name a win or a defeat, by their verb or by a noun, and which words are its subject.

use super::Event;
use super::known::Known;
use super::outcomes::CHOSEN;
use super::view::{Pos, View};
use super::words::W;
use crate::lexicon::{self, Class};
use crate::text::Tag;
use std::ops::Range;

/// The event and its subject, where a verb names it.
pub(super) fn by_verb(view: &View, words: &Range<usize>, known: &Known) -> Option<(Event, Range<usize>)> {
    if let Some(who) = the_one(view, words).or_else(|| chosen_one(view, words)) {
        return Some((Event::Win, who));
    }
    words.clone().find_map(|at| Verb::new(view, words, at, known).told())
}

/// "If it is Olden": whose name it is wins.
fn the_one(view: &View, words: &Range<usize>) -> Option<Range<usize>> {
    let named = words.start + 2..words.end;
    let is = view.is(words.start, &["it"]) && (view.has(words.start + 1, W::Be) || view.is(words.start + 1, &["'s", "’s"]));
    let pronoun = named.len() == 1 && view.is(named.start, &["her", "him", "them"]);
    let one = named.len() <= 3 && !named.is_empty() && (named.clone().all(|i| view.named(i)) || pronoun);
    (is && one).then_some(named)
}

/// A word that may be the verb of a win or a defeat.
struct Verb<'c, 'v> {
    view: &'c View<'v>,
    words: &'c Range<usize>,
    at: usize,
    known: &'c Known<'c>,
    /// True where it is a verb, whatever its tag.
    verbal: bool,
}

impl<'c, 'v> Verb<'c, 'v> {
    fn new(view: &'c View<'v>, words: &'c Range<usize>, at: usize, known: &'c Known<'c>) -> Self {
        let i = at;
        // "she follows up her Sunday wins": the clause has its verb, this is a noun.
        let second = i > words.start && view.capital(i - 1) && has_verb(view, words.start..i);
        let named = i > words.start
            && !second
            && (view.capital(i - 1) && !view.mark(i - 1) || view.is(i - 1, &["]"]) || view.pos(i - 1) == Pos::Pronoun)
            && !view.capital(i);
        // "IF OLDEN WINS": in capitals the last word is the verb.
        // "If Olden Wins", as a title.
        let capitals = i > words.start && i + 1 == words.end && view.capital(i) && view.is(i, &["loses", "wins"]);
        // "goes forward and loses": a verb taken for a noun.
        let second_verb = view.has(i.wrapping_sub(1), W::Coordinator)
            && view.is(i, &["lose", "loses", "win", "wins"])
            && (i + 1 == words.end || view.mark(i + 1))
            && view.any_finite(words.start..i);
        let verbal = capitals
            || second_verb
            || !second && matches!(view.pos(i), Pos::Finite | Pos::Base | Pos::Participle | Pos::Gerund | Pos::Modal)
            || named && !matches!(view.pos(i), Pos::Mark | Pos::Preposition);
        Verb { view, words, at, known, verbal }
    }

    fn is(&self, words: &[&str]) -> bool {
        self.view.is(self.at, words)
    }

    /// True where a word of `set` stands within so many tokens behind it, in its own phrase.
    fn near(&self, set: W, far: usize) -> bool {
        let (view, next) = (self.view, self.at + 1);
        (next..self.words.end.min(next + far)).take_while(|&k| !view.is(k, &[",", "and", "or"])).any(|k| names(view, k, set))
    }

    /// What happens, and to whom.
    fn told(&self) -> Option<(Event, Range<usize>)> {
        let (view, words, i) = (self.view, self.words, self.at);
        let event = self.event().filter(|_| !meant_only(view, words, i))?;
        let subject = self.subject();
        // "A win", "another loss": a noun taken for a verb.
        if subject.clone().all(|k| view.has(k, W::Determiner) || view.is(k, &["a", "an", "another", "any"])) {
            return None;
        }
        // "if Olden or Brask wins": neither alone.
        // "a candidate other than Olden wins": not she.
        let prior = subject.start.wrapping_sub(1);
        if subject.start > words.start && (view.is(prior, &["or"]) && view.named(subject.start) || view.is(prior, &["than"])) {
            return None;
        }
        Some((if self.negated(&subject) { event.contrary() } else { event }, subject))
    }

    fn event(&self) -> Option<Event> {
        let (view, i) = (self.view, self.at);
        // "an elected official": which official, not that he wins.
        let describes = matches!(view.pos(i), Pos::Participle | Pos::Gerund)
            && view.pos(i + 1) == Pos::Noun
            && matches!(view.pos(i.wrapping_sub(1)), Pos::Determiner | Pos::Adjective);
        // "falls short of winning": named, not said to come about.
        let named_only = view.pos(i) == Pos::Gerund && view.pos(i.wrapping_sub(1)) == Pos::Preposition;
        let verbal = self.verbal && !describes && !named_only;
        let decided = |set: W| verbal && view.has(i, set) && contest(view, i, self.words.end, self.known);
        if self.again()
            || self.takes_office()
            || self.holds()
            || decided(W::Win)
            || self.comes_first(verbal)
            || self.comes_in()
            || verbal && self.beats()
            || self.is(&["victorious"])
        {
            return Some(Event::Win);
        }
        decided(W::Lose).then_some(Event::Lose)
    }

    /// "is given another four years", "wins a second term"
    fn again(&self) -> bool {
        let (view, i) = (self.view, self.at);
        self.verbal
            && self.is(&["given", "granted", "handed", "get", "gets", "serve", "serves"])
            && view.is(i + 1, &["another", "a"])
            && view.any(i + 1..self.words.end.min(i + 6), &["term", "years", "mandate"])
    }

    /// "takes office", "takes the nomination", "becomes mayor", "is chosen"
    fn takes_office(&self) -> bool {
        let (view, i) = (self.view, self.at);
        let nominated = || view.any(i + 1..self.words.end.min(i + 7), &["nod", "nomination"]);
        let takes = view.has(i, W::Take) && (self.near(W::Office, 6) || nominated()) && !view.is(i + 1, &["place", "part"]);
        let becomes = view.has(i, W::Become) && (self.is(&["sworn", "inaugurated"]) || self.near(W::Post, 7));
        let chosen = i > self.words.start && view.is_be(i - 1) && self.is(CHOSEN);
        self.verbal && (takes || becomes) || chosen
    }

    /// "is back in power", "is mayor", "is the nominee"
    fn holds(&self) -> bool {
        let (view, i) = (self.view, self.at);
        let in_office =
            view.is(i + 1, &["in", "back"]) && self.near(W::Office, 4) && view.is(i + 2, &["office", "power", "in", "the"]);
        view.is_be(i) && (in_office || view.has(i + 1, W::Post) || is_in_post(view, i, self.words.end))
    }

    /// "comes out on top", "gets the most votes", "is at the top of the ticket"
    fn comes_first(&self, verbal: bool) -> bool {
        let (view, i) = (self.view, self.at);
        let tops = self.is(&["came", "come", "comes"])
            && view.is(i + 1, &["out"])
            && (view.is(i + 2, &["on"]) && view.is(i + 3, &["top"]) || view.is(i + 2, &["ahead"]));
        let most = verbal && self.is(&["get", "gets"]) && view.is(i + 2, &["most"]) && view.is(i + 3, &["votes"]);
        // "heads the ticket"
        let ticket = verbal
            && (view.is_be(i) && view.is(i + 1, &["at", "atop"]) || self.is(&["head", "heads", "lead", "leads"]))
            && view.any(i + 2..self.words.end.min(i + 7), &["ticket"]);
        tops || most || ticket
    }

    /// "gets in", "is returned to office"
    fn comes_in(&self) -> bool {
        let (view, i, words) = (self.view, self.at, self.words);
        let person = i > words.start && (view.capital(i - 1) || view.is(i - 1, &["he", "she", "they"]));
        let enters = self.verbal && self.is(&["get", "gets"]) && person && view.is(i + 1, &["in"]) && i + 2 == words.end;
        let returned = i > words.start && self.is(&["returned"]) && view.is_be(i - 1);
        enters || returned && (i + 1 == words.end || self.near(W::Office, 3))
    }

    fn beats(&self) -> bool {
        let next = self.at + 1;
        self.is(&["defeats", "beats", "defeat", "beat"]) && next < self.words.end && self.view.nominal(next)
    }

    /// Whose verb it is.
    fn subject(&self) -> Range<usize> {
        let (view, words, i) = (self.view, self.words, self.at);
        let subject = before(view, words, i);
        // "is the first diver elected mayor": who is so.
        let be = (words.start..subject.start).rev().take(2).find(|&k| view.has(k, W::Be));
        match be.filter(|_| view.pos(i) == Pos::Participle && subject.end == i) {
            Some(be) => before(view, words, be),
            None => subject,
        }
    }

    /// "cannot get it through or loses": what is denied is the verb before.
    fn negated(&self, subject: &Range<usize>) -> bool {
        let (view, i) = (self.view, self.at);
        let own = (subject.end..i).rev().find(|&k| view.has(k, W::Coordinator) || view.is(k, &[","]));
        let denies = |k: usize| view.is(k, &["not", "n't", "never", "fails", "fail", "failed"]) && k >= subject.end;
        (own.unwrap_or(self.words.start)..i).any(denies) || self.holds() && view.is(i + 1, &["not", "n't"])
    }
}

/// "wants to win", "unfit to hold office", "the votes needed to win": an infinitive that does not say that it comes about.
fn meant_only(view: &View, words: &Range<usize>, verb: usize) -> bool {
    let Some(to) = (words.start..verb).rev().take(4).find(|&k| view.pos(k) == Pos::To) else { return false };
    if (to + 1..verb).any(|k| !matches!(view.pos(k), Pos::Adverb | Pos::Base) && !view.has(k, W::Be)) {
        return false;
    }
    let governor = to.wrapping_sub(1);
    // "were Brask to win", "for Brask to win": the noun before it is the subject; not in "a chance to win".
    let brings = |k: usize| view.is(k, &["were", "for"]);
    let inverted = (matches!(view.pos(governor), Pos::Noun | Pos::Pronoun | Pos::Possessive) || view.named(governor))
        && (words.start.saturating_sub(1)..to).any(brings);
    to > words.start && !inverted && !view.has(governor, W::ComesAbout) && !view.has(governor, W::Be)
}

/// True where the verb at `i` has no object, or one that is a contest or an office.
fn contest(view: &View, i: usize, end: usize, known: &Known) -> bool {
    // "win over his voters", "win them round"
    if view.is(i + 1, &["over", "round", "out"]) {
        return false;
    }
    if view.is(i, &["elected", "re-elected", "reelected", "ousted", "unseated", "triumphs", "prevails", "prevail"]) {
        return true;
    }
    let object = (i + 1..end).take_while(|&k| view.nominal(k) || view.pos(k) == Pos::Gerund && k > i + 1).take(6);
    let words: Vec<usize> = object.filter(|&k| matches!(view.pos(k), Pos::Noun | Pos::Adjective)).collect();
    // "wins Orme", "loses Orme and Velm": a place that votes, or so the text knows nobody of the name.
    let place = || {
        let named = |&k: &usize| view.named(k) && view.pos(k) == Pos::Noun;
        // "loses Velm Bank": a body of people is none.
        let body = |&k: &usize| lexicon::classes_of(view.lower(k)).has(Class::OrganizationNoun) && words.len() > 1;
        words.len() <= 3
            && words.iter().all(named)
            && !words.last().is_some_and(body)
            && known
                .people
                .mentions_in(view.span(i + 1..words.last().map_or(i + 1, |l| l + 1)))
                .all(|m| !known.is_person(m.entity))
    };
    // "lose 22 million": an amount
    let amount = view.has(i, W::Lose) && view.pos(i + 1) == Pos::Number && view.pos(i + 2) == Pos::Number;
    // "wins big"
    !words.iter().any(|&k| view.pos(k) == Pos::Noun && !view.has(k, W::TopicStop)) && !amount
        || place()
        || words.iter().any(|&k| names(view, k, W::Contest) || names(view, k, W::Office))
}

/// "is the Harbour nominee", "is our president", "is the next mayor": holds the post, or would.
fn is_in_post(view: &View, be: usize, end: usize) -> bool {
    let first = be + 1 + usize::from(view.is(be + 1, &["not", "n't"]));
    let post = (first + 1..end.min(first + 6)).take_while(|&k| view.nominal(k)).find(|&k| view.has(k, W::Post));
    let next = |k: usize| view.any(first..k, &["next"]);
    let one = view.is(first, &["the", "our", "your", "their", "his", "her", "its"]) || view.pos(first + 1) == Pos::Possessive;
    let last = |k: usize| !matches!(view.pos(k + 1), Pos::Noun | Pos::Possessive);
    post.is_some_and(|k| one && last(k) && (view.is(k, &["nominee", "president", "standard-bearer"]) || next(k)))
}

/// "If the nominee is Olden", "if they nominate Olden", "if voters re-elect her": who is chosen stands behind the verb.
fn chosen_one(view: &View, words: &Range<usize>) -> Option<Range<usize>> {
    let verb = words.clone().skip(1).find(|&i| {
        let is = view.has(i, W::Be) && (view.has(i.wrapping_sub(1), W::Post) || view.is(i.wrapping_sub(1), &["winner"]));
        // "if the voters choose Olden": those who choose are many.
        let many = matches!(view.tag(i.wrapping_sub(1)), Some(Tag::Nns | Tag::Nnps));
        let picks = many && view.is(i, &["choose", "pick", "select"]);
        let chooses =
            picks || view.is(i, &["elect", "elects", "nominate", "nominates", "re-elect", "re-elects", "reelect", "reelects"]);
        is || chooses && view.pos(i - 1) != Pos::To && view.nominal(i - 1)
    })?;
    let first = verb + 1;
    let person = view.is(first, &["her", "him"]);
    let end = (first..words.end.min(first + 6))
        .find(|&k| !(view.capital(k) && view.pos(k) == Pos::Noun))
        .unwrap_or(words.end.min(first + 6));
    let end = if person { first + 1 } else { end };
    // "nominate Olden's rival"
    (end > first && view.pos(end) != Pos::Possessive && !(view.pos(end) == Pos::Noun)).then_some(first..end)
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
        // "gets close to it but does not win", "goes forward and loses"
        let second = || view.any_finite(words.start..i) && !view.capital(i - 1);
        if view.pos(i) == Pos::Coordinator && i > words.start && (!view.is(i, &["but"]) && view.nominal(i - 1) || second()) {
            return opening_phrase(view, words);
        }
        if view.has(i, W::ComesAbout) && view.pos(i + 1) == Pos::To {
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
pub(super) fn subject_before_verb(view: &View, words: &Range<usize>) -> Range<usize> {
    match words.clone().find(|&i| view.finite(i) || matches!(view.pos(i), Pos::Base | Pos::Gerund)) {
        Some(verb) => {
            // "unless picking resumes": the gerund is the subject.
            let gerund = verb == words.start && view.pos(verb) == Pos::Gerund && verb + 1 < words.end && view.finite(verb + 1);
            let verb = if gerund { verb + 1 } else { verb };
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

/// Who wins or loses, where it stands behind the noun at `i`: "victory for her party", "a win of the season for Velm".
fn whose(view: &View, i: usize, end: usize) -> Option<Range<usize>> {
    let phrase = |from: usize| from..(from..end).find(|&k| !view.nominal(k)).unwrap_or(end);
    if !view.is(i + 1, &["for", "by", "of"]) || view.is(i, &["majority"]) && view.is(i + 1, &["of"]) {
        return None;
    }
    // "Olden's defeat by Brask": who wins stands behind "by".
    if view.is(i, &["defeat"]) && view.is(i + 1, &["by"]) {
        return None;
    }
    let mut who = phrase(i + 2);
    // "a Tolan loss of any size": who loses stands before it.
    let named = |k: usize| view.capital(k) && view.pos(k) != Pos::Determiner;
    if i > 0 && named(i - 1) && !who.clone().any(named) {
        return None;
    }
    if view.is(i + 1, &["of"]) && view.is(who.end, &["for", "by"]) {
        who = phrase(who.end + 1);
    }
    // Whoever wins is named, or somebody's, or one of a kind: not "loss by project", "a loss of some size".
    let told = |k: usize| view.capital(k) || matches!(view.pos(k), Pos::Determiner | Pos::Possessive | Pos::Pronoun);
    (who.clone().any(told) && !view.has(who.end - 1, W::Contest)).then_some(who)
}

/// The event and its subject, where a noun names it: "an Olden win", "her return to office", "a second Brask term".
pub(super) fn by_noun(view: &View, words: &Range<usize>) -> Option<(Event, Range<usize>)> {
    for i in words.clone() {
        if !matches!(view.pos(i), Pos::Noun | Pos::Gerund | Pos::Base | Pos::Finite) && !view.is(i, &["win"]) {
            continue;
        }
        // "a takeover by a rival firm": nobody's win.
        if view.is(i, &["takeover"]) && view.is(i + 1, &["by", "of"]) {
            continue;
        }
        let event = if view.is(i, &["departure", "exit", "resignation"]) {
            // Who leaves has not lost.
            Event::Other
        } else if view.has(i, W::LoseNoun) || view.is(i, &["losing"]) {
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
        // "victory for her party", "the election of a new leader"; not "a majority of delegates", "income or loss by project"
        if let Some(whose) = whose(view, i, words.end) {
            return Some((event, whose));
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
        let amount = |k: usize| view.is(k, &["another", "more", "one", "two"]);
        // "Weight loss may": a capital that only opens the sentence.
        let opens = |k: usize| k == 0 && view.tag(k) == Some(Tag::Nn);
        let named = (start..end).any(|k| view.capital(k) && !view.has(k, W::Determiner) && !amount(k) && !opens(k))
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
    let office = words.clone().find(|&i| {
        let palace = view.is(i + 1, &["the"]) && view.is(i + 2, &["palace"]);
        view.is(i, &["in"]) && (view.is(i + 1, &["office", "power", "charge", "control"]) || palace || seat(view, i + 3))
    });
    let post = office.is_none();
    let office = office.or_else(|| in_post(view, words))?;
    let end = if view.is(office.wrapping_sub(1), &["back", "still", "again"]) { office - 1 } else { office };
    let np = noun_phrase_before(view, words.start, end);
    // "if the board breaks it to please the government in power": said in passing.
    let passing = !post && view.any_finite(words.start..np.start);
    (!np.is_empty() && !passing).then_some((Event::Win, np))
}

/// "in the Blue House": a seat of government, called by its house.
pub(super) fn seat(view: &View, house: usize) -> bool {
    view.is(house, &["house", "palace"])
        && house.checked_sub(3).is_some_and(|i| view.is(i, &["in"]) && view.is(i + 1, &["the"]))
        && view.capital(house)
        && view.capital(house - 1)
}

/// "with Olden as leader": the word before "as".
fn in_post(view: &View, words: &Range<usize>) -> Option<usize> {
    words.clone().find(|&i| {
        view.is(i, &["as"])
            && (view.has(i + 1, W::Post) || view.is(i + 1, &["the", "its", "prime", "vice"]) && view.has(i + 2, W::Post))
    })
}
