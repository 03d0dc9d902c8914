//! Seams: where the main clause opens behind a condition that no comma closes.

use super::adjust::BY_THEMSELVES;
use super::outcomes::ELECTED;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use crate::text::Tag;

/// The first token of the clause behind a condition that no comma closes.
pub(super) fn inner_seam(view: &View, signal: &Signal, end: usize) -> Option<usize> {
    if !super::antecedent::needs_verb(signal.kind) && !signal.kind.inverted() {
        // "in the event of her victory she would": a pronoun and its modal open the main clause.
        let opens = |i: usize| {
            view.is(i, &["he", "she", "it", "they", "we", "i", "there"])
                && view.pos(i + 1) == Pos::Modal
                && view.nominal(i - 1)
                && view.pos(i - 1) != Pos::Determiner
        };
        let phrase = !matches!(signal.kind, Kind::NoMatter | Kind::Whatever);
        // "Without a new lender the party would": the second noun phrase, with "would" right behind it.
        let second = |i: usize| {
            view.is(i, &["the", "its", "his", "her", "their"])
                && matches!(view.pos(i - 1), Pos::Noun | Pos::Number)
                && (i + 1..end.min(i + 7)).find(|&k| !view.nominal(k)).is_some_and(|m| m > i + 1 && view.pos(m) == Pos::Modal)
        };
        return (signal.range.end + 1..end).find(|&i| phrase && (opens(i) || second(i)));
    }
    if let Some(seam) = turned_seam(view, signal, end).or_else(|| short_seam(view, signal, end)) {
        return Some(seam);
    }
    let then = then_seam(view, signal, end);
    let end = then.unwrap_or(end);
    clause_seam(view, signal, end).or(then)
}

/// "a plan that if passed would", "if elected mayor she'd", "and if necessary closing it", "a law if elected to make them pay": the token behind a
/// condition without a verb of its own and without a comma.
pub(super) fn short_seam(view: &View, signal: &Signal, end: usize) -> Option<usize> {
    let word = signal.range.end + usize::from(view.is(signal.range.end, &["not"]));
    let done = matches!(view.tag(word), Some(Tag::Vbn | Tag::Vbd)) && !view.nominal(word - 1);
    let alone = view.is(word, BY_THEMSELVES);
    let next = word + 1;
    if signal.kind != Kind::If || !(done || alone) || next + 1 >= end {
        return None;
    }
    let elected = view.is(word, ELECTED);
    // "elected to serve": what somebody is elected for.
    let verb = |i: usize| {
        let noun = view.pos(i) == Pos::Noun && !view.capital(i) && matches!(view.pos(i + 1), Pos::Noun | Pos::Determiner);
        view.pos(i) == Pos::Base || noun
    };
    let aims = elected && view.is(next, &["to"]) && verb(next + 1) && !view.is(next + 1, SERVES);
    let acts = alone && (matches!(view.pos(next), Pos::Gerund | Pos::Base) || view.lower(next).ends_with("ing"));
    if view.pos(next) == Pos::Modal || aims || acts {
        return Some(next);
    }
    let subject = |i: usize| view.is(i, &["he", "i", "it", "she", "they", "we"]) && view.finite(i + 1);
    (next + 1..end.min(next + 5)).take_while(|&i| view.nominal(i)).find(|&i| elected && subject(i))
}

/// What somebody is elected to do.
const SERVES: &[&str] = &["fill", "govern", "head", "lead", "replace", "represent", "run", "serve", "sit", "succeed"];

/// "Only if both agree can the law be changed": where the verb that "only" puts before its subject opens the main clause.
fn turned_seam(view: &View, signal: &Signal, end: usize) -> Option<usize> {
    let only = view.is(signal.range.start, &["only"]) || view.is(signal.range.start.wrapping_sub(1), &["only"]);
    let opens = (0..signal.range.start).all(|i| view.mark(i) || view.is(i, &["only"]) || view.has(i, W::Coordinator));
    let first = view.verb(signal.range.end..end).filter(|_| only && opens)?;
    (first + 1..end).find(|&i| {
        let helps = view.pos(i) == Pos::Modal || view.has(i, W::Do) || view.has(i, W::Be) || view.has(i, W::Have);
        let verb = (i + 2..end.min(i + 9)).any(|k| matches!(view.pos(k), Pos::Base | Pos::Participle | Pos::Gerund));
        helps && verb && view.nominal(i + 1) && !view.has(i - 1, W::Modal) && !view.is(i - 1, &["who", "which", "that"])
    })
}

/// "if he wins then she will": where "then" opens the main clause.
fn then_seam(view: &View, signal: &Signal, end: usize) -> Option<usize> {
    let then = view.find(signal.range.end + 1..end, &["then"])?;
    let verb = |r: std::ops::Range<usize>| r.into_iter().any(|i| view.finite(i) || view.pos(i) == Pos::Base);
    // "if the parties then settle", "if he calls and then leaves": "then" within the condition.
    let inside = view.has(then - 1, W::Coordinator)
        || view.nominal(then - 1) && !view.any_finite(signal.range.end..then)
        || view.nominal(then - 1) && view.finite(then + 1) && !view.nominal(then + 2);
    let open = view.mark(then + 1) || view.pos(then + 1) == Pos::Wh || view.is(then + 1, &["as"]);
    (!inside && !open && verb(then + 1..end)).then_some(then)
}

/// The first token of the main clause, where its own words show it.
fn clause_seam(view: &View, signal: &Signal, end: usize) -> Option<usize> {
    let next = signal.range.end;
    if view.is(next, &["so"]) && next + 1 < end && !view.is(next + 1, &["many", "much", "few", "little"]) {
        return Some(next + 1);
    }
    let inverted = signal.kind.inverted();
    let first = if inverted {
        // The verb behind the subject: "should the talks FAIL".
        (next..end).find(|&i| super::inversions::wanted(view, signal.kind, i) && i > next)?
    } else if matches!(view.pos(next), Pos::Adjective | Pos::Adverb | Pos::Participle) && !view.nominal(next + 1)
        || matches!(view.pos(next), Pos::Adjective | Pos::Adverb | Pos::Participle) && view.pos(next + 1) == Pos::Pronoun
    {
        // "If possible I would": no verb of its own.
        next
    } else {
        // "if parking please": a participle stands for the verb.
        (next..end).find(|&i| view.finite(i) || i == next && matches!(view.pos(i), Pos::Gerund | Pos::Participle))?
    };
    if view.pos(first) == Pos::Adjective || view.pos(first) == Pos::Adverb {
        return (first + 1..end).find(|&i| opens_main(view, first.wrapping_sub(1), i, end) && !view.finite(i));
    }
    if view.is(next, &["so", "not"])
        && !inverted
        && !matches!(view.pos(next + 1), Pos::Participle | Pos::Adjective)
        && next + 1 < end
    {
        return Some(next + 1);
    }
    (first + 1..end).find(|&i| opens_main(view, first, i, end))
}

/// Words of one more kind behind which a clause hangs: what it tells of.
const INNER_TOO: &[&str] = &["all", "anything", "everything", "like", "so", "something", "whatever", "whoever", "whom"];

/// How many tokens behind a signal a clause that no mark opens is looked for.
const LOOSE: usize = 80;

/// The last clause of the stretch, where neither a comma nor a clear seam shows the main one.
pub(super) fn loose_seam(view: &View, signal: &Signal, end: usize) -> Option<usize> {
    let end = end.min(signal.range.end + LOOSE);
    let first = view.verb(signal.range.end..end)?;
    (first + 2..end).rev().find(|&i| loose_main(view, i, end))
}

/// A subject in the nominative with its verb, whatever stands before it.
fn loose_main(view: &View, i: usize, end: usize) -> bool {
    let prior = i.wrapping_sub(1);
    let inner = view.has(prior, W::Inner)
        || view.is(prior, &["all", "anything", "everything"])
        || view.has(prior, W::Coordinator)
        || view.has(prior, W::PersonVerb);
    let subject = view.is(i, &["i", "you", "he", "she", "it", "we", "they", "there", "this", "that"])
        && view.pos(i) == Pos::Pronoun
        || view.is(i, &["something", "nothing", "everything"]);
    let verb = if view.pos(i + 1) == Pos::Adverb { i + 2 } else { i + 1 };
    // "if we were to close the port and the mill that would hurt": taken for a relative clause, where nothing else is the main one.
    let that = view.is(i, &["that"]) && view.is(i + 1, &["will", "would"]) && !view.has(prior, W::PersonVerb);
    that || !inner && subject && verb < end && view.finite(verb)
}

/// "I would", "she'll": no relative clause ("the way she would", "anything else I can do").
fn clear(view: &View, i: usize) -> bool {
    view.pos(i) == Pos::Pronoun && view.is(i + 1, &["'d", "'ll", "will", "would", "wo"])
}

/// True where, without a comma, a main clause opens at `i` behind the condition whose verb is `first`.
fn opens_main(view: &View, first: usize, i: usize, end: usize) -> bool {
    if inside_phrase(view, i) {
        return false;
    }
    // "please let us know", "of course write to us"
    let polite = view.is(i, &["please"]) || view.is(i, &["of"]) && view.is(i + 1, &["course"]);
    if polite || asks_with_modal(view, i) || asks_why(view, i, end) || commands(view, first, i) {
        return true;
    }
    if view.is(i, SUBJECTS) && view.pos(i) == Pos::Pronoun {
        return pronoun_opens(view, i, end);
    }
    // "if it is gone is there another": a question.
    let asks = asked(view) && (view.has(i, W::Be) || view.has(i, W::Do));
    asks && view.pos(i + 1) == Pos::Pronoun && !view.nominal(i - 1) || noun_opens(view, first, i, end)
}

/// Pronouns that open a clause.
const SUBJECTS: &[&str] = &["i", "you", "he", "she", "it", "we", "they", "there", "this", "that"];

/// True where what stands before `i` goes on with it.
fn inside_phrase(view: &View, i: usize) -> bool {
    let prior = i - 1;
    // "If he keeps doing that he will"
    let object = view.is(prior, &["that"]) && view.is(prior.wrapping_sub(1), &["did", "do", "does", "doing", "done", "like"]);
    !object && (view.has(prior, W::Inner) || view.is(prior, INNER_TOO))
        || view.is(prior, &["else", "one", "thing", "things", "time", "times", "way"]) && !clear(view, i)
        || view.has(prior, W::Coordinator)
        || view.has(prior, W::PersonVerb) && view.pos(prior) != Pos::Noun
        || view.has(prior, W::Modal)
        || view.has(prior, W::Be)
        || matches!(view.pos(prior), Pos::Preposition | Pos::Wh | Pos::To | Pos::Determiner | Pos::Possessive)
        || view.mark(prior) && !view.is(prior, &["\"", "”", ")", "...", "…"])
}

/// True where the sentence ends in a question mark.
fn asked(view: &View) -> bool {
    view.is(view.len().wrapping_sub(1), &["?"])
}

/// "if he asks **would you** go"
fn asks_with_modal(view: &View, i: usize) -> bool {
    let prior = i - 1;
    let object = || view.pos(prior) == Pos::Pronoun && view.pos(prior.wrapping_sub(1)) == Pos::Preposition;
    let modal = view.pos(i) == Pos::Modal && view.is(i + 1, &["you", "i", "we", "it", "they"]);
    modal && (object() || !view.nominal(prior))
}

/// "if it is lost **why** should we stay?"
fn asks_why(view: &View, i: usize, end: usize) -> bool {
    let verb = |k: usize| view.has(k, W::Modal) || view.has(k, W::Be) || view.has(k, W::Do);
    view.is(i, &["why", "how"])
        && view.pos(i - 1) != Pos::Base
        && !view.has(i - 1, W::Ask)
        && (i + 1..end.min(i + 5)).any(verb)
        && asked(view)
}

/// "if you see smoke **call** the watch": behind a noun, and no verb is asked for there ("help them call").
fn commands(view: &View, first: usize, i: usize) -> bool {
    let prior = i - 1;
    let asked_for =
        || view.any(prior.saturating_sub(4)..prior, &["make", "makes", "let", "lets", "help", "helps", "see", "made", "hear"]);
    view.pos(i) == Pos::Base
        && prior > first
        && matches!(view.pos(prior), Pos::Noun | Pos::Pronoun)
        && !view.is(prior, &["help", "let", "make", "them", "him", "us", "me"])
        && !asked_for()
}

/// "if the sea is calm **we** sail", but "the car **you** want": a relative clause without its pronoun.
fn pronoun_opens(view: &View, i: usize, end: usize) -> bool {
    let prior = i - 1;
    let mut verb = i + 1;
    while verb < end && (view.pos(verb) == Pos::Adverb || view.has(verb, W::AdverbOpen)) {
        verb += 1;
    }
    let future = view.pos(verb) == Pos::Modal;
    // "if there is a vote on Tuesday we need": no relative clause stands behind a name.
    let name = view.named(prior) && !matches!(view.pos(prior.wrapping_sub(1)), Pos::Determiner | Pos::Adjective);
    let relative = view.pos(prior) == Pos::Noun
        && !future
        && !name
        && !view.is(i, &["it", "there", "this", "that"])
        && !view.has(verb, W::Be);
    verb < end && view.finite(verb) && !relative
}

/// "if the sea is calm **the drum** will": a short noun phrase with its modal behind it, right after the condition's verb or after the phrase
/// of that verb.
fn noun_opens(view: &View, first: usize, i: usize, end: usize) -> bool {
    let prior = i - 1;
    if !view.nominal(i) {
        return false;
    }
    let some = view.is(i, &["fewer", "less", "many", "more", "most"]) && view.pos(i + 1) == Pos::Noun;
    let starts = view.pos(i) == Pos::Determiner || some || view.pos(i) == Pos::Noun && view.capital(i) || prior == first;
    // Behind a noun, or an adjective that a form of "be" asks for.
    let said = view.pos(prior) == Pos::Noun || view.pos(prior) == Pos::Adjective && view.has(prior.wrapping_sub(1), W::Be);
    if !starts || view.nominal(prior) && !(said && (some || view.pos(i) == Pos::Determiner)) {
        return false;
    }
    let modal = (i + 1..end.min(i + 7)).find(|&k| !view.nominal(k));
    modal.is_some_and(|m| {
        // "if it lasts a month I could": the pronoun is the subject.
        let pronoun = m > i + 1 && view.pos(m - 1) == Pos::Pronoun;
        let will = view.has(m, W::Modal) && view.is(m, &["will", "would", "could", "may", "might"]);
        !pronoun && view.pos(m) == Pos::Modal && will
    })
}
