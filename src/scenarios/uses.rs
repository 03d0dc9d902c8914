//! Uses: whether a condition sets out a scenario, or is polite, concessive, generic, habitual, or does not hold at all.

use super::clauses;
use super::consequents::Effect;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::would_have;
use super::{AsideUse, Event};
use crate::text::Tag;
use std::ops::Range;

/// What a condition is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It sets out a scenario.
    Scenario,
    /// It sets out none.
    Aside(AsideUse),
    /// It does not or did not hold.
    Unreal,
}

/// The use of the condition that `signal` opens at `condition`.
pub(super) fn of(view: &View, signal: &Signal, condition: &Range<usize>, effects: &[Effect], event: Event) -> Use {
    let words = signal.range.end.max(condition.start)..condition.end;
    if unreal(view, signal, &words, effects) {
        return Use::Unreal;
    }
    let main = |test: &dyn Fn(usize) -> bool| {
        effects.iter().flat_map(|e| e.range.clone().chain(e.more.iter().flat_map(|m| m.clone()))).any(test)
    };
    let ahead = main(&|i| view.pos(i) == Pos::Modal || view.has(i, W::Hedge) || plans(view, i));
    let imperative = effects.first().is_some_and(|e| {
        // "Work on the dam would begin": a noun taken for a verb.
        let modal = view.verb(e.range.clone()).is_some_and(|i| {
            view.pos(i) == Pos::Modal
                && i.checked_sub(1).is_none_or(|before| view.pos(before) != Pos::Pronoun)
                && !(e.range.start..i).any(|k| view.mark(k))
        });
        // "and fall with a loss": the second of two verbs.
        let second = signal.kind == Kind::With && view.has(e.range.start.wrapping_sub(1), W::Coordinator);
        view.pos(e.range.start) == Pos::Base && !modal && !second && !view.is(e.range.start, &["expect"])
            || view.is(e.range.start, &["please", "do", "let", "feel"])
    });
    let you = words.clone().take(6).any(|i| view.is(i, &["you", "your"]));
    if you
        && words
            .clone()
            .any(|i| view.is(i, &["any", "want", "wish", "like", "prefer", "need", "please", "interested", "questions"]))
        && (imperative || main(&|i| view.is(i, &["please", "you", "me", "us"])))
    {
        return Use::Aside(AsideUse::Polite);
    }
    // "If so, he would": what was said before may come.
    let so = view.is(words.start, &["so"]) && main(&|i| view.ahead(i));
    if !words.clone().any(|i| view.finite(i))
        && words.len() <= 2
        && !so
        && words.clone().any(|i| {
            view.is(i, &["possible", "so", "necessary", "needed", "required", "applicable", "not", "available", "desired"])
        })
    {
        return Use::Aside(AsideUse::Polite);
    }
    // "Hospitals may keep theirs if they wish"
    if words.len() <= 3
        && view
            .is(words.end.wrapping_sub(1), &["choose", "chooses", "like", "likes", "please", "want", "wants", "wish", "wishes"])
    {
        return Use::Aside(AsideUse::Polite);
    }
    if figure(view, &words)
        || likens(view, &words, effects)
        || signal.kind == Kind::IfOnly
        || signal.kind == Kind::Without && view.is(words.start, &["further"])
    {
        return Use::Aside(AsideUse::Concessive);
    }
    // "Either way, the strike became a sign": what was.
    let told = |r: &Range<usize>| view.verb(r.clone()).is_some_and(|i| view.tag(i) == Some(Tag::Vbd));
    let over = |r: &Range<usize>| told(r) || view.verb(r.clone()).is_some_and(|i| perfect(view, i));
    // "asked them to go home, whichever way it goes": what he asked for may come.
    let aims = main(&|i| view.is(i, &["to"]) && view.pos(i + 1) == Pos::Base);
    let either = !aims && matches!(signal.kind, Kind::NoMatter | Kind::Open | Kind::OpenOf | Kind::Whatever);
    if either && !effects.is_empty() && !ahead && effects.iter().all(|e| over(&e.range)) {
        return Use::Aside(AsideUse::Concessive);
    }
    // "Whether they are tall or round, these lamps light a room", "Whatever his reasons, he is here": it is so either way.
    let decided = |i: usize| view.has(i, W::Decided) || view.has(i, W::Win) || view.has(i, W::Lose) || view.has(i, W::Outcome);
    let is = view.verb(words.clone()).is_none_or(|i| view.is_be(i));
    let so = matches!(signal.kind, Kind::Whatever | Kind::Whether) && is && !words.clone().any(decided);
    if so && !ahead && !aims && !effects.is_empty() {
        return Use::Aside(AsideUse::Concessive);
    }
    // "If that feels like a threat to them, it is one": how it strikes somebody.
    let strikes = view.verb(words.clone()).is_some_and(|i| view.is(i, SEEMS) && view.is(i + 1, &["like"]));
    if strikes && signal.kind == Kind::If && !ahead {
        return Use::Aside(AsideUse::Concessive);
    }
    // "If the first vote was no warning, the second is one": told, and taken as so.
    let verb = view.verb(words.clone());
    let now = |e: &Effect| view.verb(e.range.clone()).is_some_and(|i| view.tag(i) == Some(Tag::Vbz));
    let taken =
        verb.is_some_and(|i| view.is(i, &["was"]) && view.tag(i + 1) != Some(Tag::Vbg)) && effects.first().is_some_and(now);
    if signal.kind == Kind::If && taken && !ahead {
        return Use::Aside(AsideUse::Concessive);
    }
    if event != Event::Other
        && effects.iter().all(|e| !view.any_finite(e.range.clone()) || !view.is(e.range.start, &["you"]))
        && !you
    {
        return Use::Scenario;
    }
    if view.is(signal.range.start, &["lest"]) {
        return Use::Aside(AsideUse::Generic);
    }
    match signal.kind {
        Kind::Whenever => return Use::Aside(AsideUse::Habitual),
        // "even if it is only to vote against her"
        Kind::EvenIf
            if view.is(words.start, &["it"])
                && view.has(words.start + 1, W::Be)
                && view.is(words.start + 2, &["just", "only"]) =>
        {
            return Use::Aside(AsideUse::Concessive);
        }
        // "Even if the truce collapses, there is no danger of": what will not be.
        Kind::EvenIf if !stands(view, &words) && main(&|i| view.is(i, &["no"]) && view.is(i + 1, PROSPECTS)) => {
            return Use::Scenario;
        }
        Kind::EvenIf if !ahead || stands(view, &words) && !main(&|i| view.ahead(i)) => {
            return Use::Aside(AsideUse::Concessive);
        }
        Kind::OnlyWhen | Kind::Once | Kind::Until | Kind::When if !ahead => return Use::Aside(AsideUse::Generic),
        _ => {}
    }
    if you
        || imperative
        || words
            .clone()
            .take(3)
            .any(|i| anybody(view, i) && !(signal.kind == Kind::Unless || all_or_none(view, i)) && view.pos(i) != Pos::Number)
    {
        return Use::Aside(AsideUse::Generic);
    }
    if told(&words) && effects.first().is_some_and(|e| told(&e.range)) && !ahead {
        return Use::Aside(AsideUse::Habitual);
    }
    // "If he is hiding it, he is wrong", "If he has seen it, fine", "If she thinks so, she is mistaken": what may be so now; "if left alone, it
    // is harmless".
    let ahead_of = effects.first().is_some_and(|e| e.range.start > words.start);
    let claims = signal.kind == Kind::If && ahead_of && view.verb(words.clone()).is_some_and(|i| claims(view, i))
        || view.is(words.start, &["left"]) && view.pos(words.start + 1) == Pos::Adjective;
    if claims && !ahead && !main(&|i| view.is(i, &["until"])) && !effects.is_empty() {
        return Use::Aside(AsideUse::Generic);
    }
    let indefinite = words.clone().take(1).any(|i| {
        let this = view.is(i, &["this"]) && !matches!(view.pos(i + 1), Pos::Noun | Pos::Adjective);
        view.is(i, &["a", "an", "any", "there", "it", "i"]) || this || view.tag(i) == Some(Tag::Nns) && !view.capital(i)
    });
    // "Should it survive": what may come, not what always does.
    let inverted = matches!(signal.kind, Kind::Should | Kind::Were);
    let always = main(&|i| view.is(i, ALWAYS));
    // "If it is rejected, the offer stands", "If there is a draw": it comes once or not at all.
    let once = words.clone().take(5).any(|i| {
        let noun = view.has(i, W::EventNoun) && view.pos(i) == Pos::Noun && view.is(i - 1, &["a", "an", "another", "no"]);
        view.has(i, W::Decided) || noun || (view.has(i, W::Win) || view.has(i, W::Lose)) && view.finite(i)
    });
    if !ahead
        && !once
        && (indefinite && !matches!(signal.kind, Kind::Event | Kind::InEvent) && (!inverted || view.is(words.start, &["i"]))
            || always)
        && !matches!(
            signal.kind,
            Kind::With | Kind::Depends | Kind::NoMatter | Kind::Open | Kind::OpenOf | Kind::Whatever | Kind::Whoever
        )
        && !dated(view, &words)
    {
        return Use::Aside(AsideUse::Generic);
    }
    Use::Scenario
}

/// What stands behind a verb, its adverbs and "not" left out.
fn behind_verb(view: &View, verb: usize) -> Option<usize> {
    (verb + 1..verb + 4).find(|&i| view.pos(i) != Pos::Adverb && !view.has(i, W::Negation))
}

/// "has seen", "have not been": a perfect.
fn perfect(view: &View, verb: usize) -> bool {
    let next = behind_verb(view, verb);
    view.is(verb, &["has", "have", "'ve"]) && next.is_some_and(|i| view.pos(i) == Pos::Participle && !view.is(i, &["got"]))
}

/// "is hiding", "has seen", "thinks": said of the present, as something that may be so.
fn claims(view: &View, verb: usize) -> bool {
    let next = behind_verb(view, verb);
    let doing = || next.is_some_and(|i| view.pos(i) == Pos::Gerund && !view.is(i, &["being", "going"]));
    let now = view.is(verb, &["'m", "'re", "'s", "am", "are", "is"]) && doing();
    now || perfect(view, verb) || view.is(verb, &["believe", "believes", "pretend", "pretends", "think", "thinks"])
}

fn anybody(view: &View, i: usize) -> bool {
    view.is(i, &["one", "someone", "somebody", "anyone", "everyone", "anybody"])
}

/// "If everyone agrees, the deal will", "If no one does, the vote will": all of those it is about.
fn all_or_none(view: &View, i: usize) -> bool {
    let will = (i..view.len()).any(|k| view.has(k, W::Future) && !view.is(k, &["shall"]));
    will && (view.is(i, &["everyone"]) || view.is(i, &["one"]) && view.is(i.wrapping_sub(1), &["no"]))
}

/// "If it is not signed by June, the offer lapses": what has its day is no general rule.
fn dated(view: &View, words: &Range<usize>) -> bool {
    words.clone().any(|i| view.is(i, &["before", "by", "in", "on", "until"]) && view.capital(i + 1) && view.has(i + 1, W::Date))
}

/// Words for what happens again and again.
const ALWAYS: &[&str] = &["always", "generally", "normally", "often", "sometimes", "typically", "usually"];

/// "If the twenties were the decade of cheap money, the thirties will be that of debt": two things beside each other.
fn likens(view: &View, words: &Range<usize>, effects: &[Effect]) -> bool {
    let is = |r: &Range<usize>, past: bool| {
        let verb = view.verb(r.clone())?;
        let verb = if view.pos(verb) == Pos::Modal { verb + 1 } else { verb };
        let be = if past { view.is(verb, &["was", "were"]) } else { view.is(verb, &["are", "be", "is"]) };
        (be && view.pos(verb + 1) == Pos::Determiner).then_some(verb)
    };
    let would = |e: &Effect| e.range.clone().any(|i| view.has(i, W::Would));
    is(words, true).is_some() && effects.first().is_some_and(|e| is(&e.range, false).is_some() && !would(e))
}

/// "If the photographs are to be believed", "if the past is any guide": a figure of speech about how far to trust what is said.
fn figure(view: &View, words: &Range<usize>) -> bool {
    let last = words.end.wrapping_sub(1);
    // "If memory serves", "unless otherwise stated"
    let serves = view.is(words.start, &["memory"]) && view.is(words.start + 1, &["serves"]);
    let stated =
        view.is(words.start, STATED) || view.is(words.start, &["otherwise", "specifically"]) && view.is(words.start + 1, STATED);
    // "If that sounds like a threat, it is"
    // "I would be lying if I said it was easy"
    let lying = view.is(words.start, &["i", "we"]) && view.any(0..words.start, &["lying", "remiss"]);
    let sounds = view.is(words.start, &["it", "that", "this"]) && view.is(words.start + 1, SEEMS);
    // "If there was any doubt about it"
    let doubt = view.is(words.start, &["there"]) && words.clone().skip(2).take(4).any(|i| view.is(i, &["doubt", "doubts"]));
    // "If I may say so"
    let may =
        view.is(words.start, &["i", "we"]) && view.is(words.start + 1, &["may"]) && view.is(words.start + 2, &["add", "say"]);
    serves
        || may
        || doubt
        || lying
        || sounds
        || stated
        || view.is(last, &["believed", "trusted"]) && view.is(last.wrapping_sub(1), &["be"])
        || view.is(last, &["guide", "indication"]) && view.is(last.wrapping_sub(1), &["any", "a", "an"])
        || view.is(last, &["by"]) && view.is(last.wrapping_sub(1), &["go"]) && view.is(last.wrapping_sub(2), &["to"])
}

/// What there is none of, where it will not come.
const PROSPECTS: &[&str] =
    &["chance", "danger", "doubt", "guarantee", "hope", "plan", "plans", "prospect", "question", "risk", "threat", "way"];

/// How something strikes the reader.
const SEEMS: &[&str] = &["feels", "seems", "sounds"];

/// What stands behind a "'d" that is "would", in a condition too: "if you'd like".
const WISHED: &[&str] = &["better", "care", "have", "like", "love", "prefer", "rather", "want"];

/// What one would be at news that may yet come.
const SURPRISED: &[&str] =
    &["amazed", "astonished", "delighted", "disappointed", "glad", "happy", "pleased", "shocked", "stunned", "surprised"];

/// What small print does "unless otherwise".
const STATED: &[&str] = &["indicated", "noted", "specified", "stated"];

/// "he is my brother": what is so now, not what may come.
fn stands(view: &View, words: &Range<usize>) -> bool {
    let Some(verb) = view.verb(words.clone()) else { return false };
    let next = verb + 1 + usize::from(view.has(verb + 1, W::Negation));
    view.is(verb, &["is", "are", "am", "'s", "'re", "'m"])
        && matches!(view.pos(next), Pos::Determiner | Pos::Noun | Pos::Preposition | Pos::Adjective)
}

/// "expects to", "has promised to", "is ready to": a verb that looks ahead in the present.
fn plans(view: &View, i: usize) -> bool {
    view.pos(i + 1) == Pos::To
        && view.is(
            i,
            &[
                "aim",
                "aims",
                "due",
                "expect",
                "expects",
                "hope",
                "hopes",
                "intend",
                "intends",
                "plan",
                "planned",
                "plans",
                "pledge",
                "pledged",
                "pledges",
                "prepared",
                "promise",
                "promised",
                "promises",
                "ready",
                "threaten",
                "threatened",
                "threatens",
                "vow",
                "vowed",
                "vows",
                "willing",
            ],
        )
}

/// True where the condition does not or did not hold.
fn unreal(view: &View, signal: &Signal, words: &Range<usize>, effects: &[Effect]) -> bool {
    let effect = |test: &dyn Fn(usize) -> bool| {
        effects.iter().flat_map(|e| e.range.clone().chain(e.more.iter().flat_map(|m| m.clone()))).any(test)
    };
    let would = effect(&|i| view.has(i, W::Would));
    if signal.kind == Kind::IfOnly && !view.is(words.start, &["because"])
        || view.is(words.start, &["not"]) && view.is(words.start + 1, &["for"])
    {
        return true;
    }
    // "it would leave, which he would not have believed": told beside the effect.
    let beside = |i: usize| view.segment(i).is_some_and(|s| clauses::role(view, s) == clauses::Role::Relative);
    if effect(&|i| would_have(view, i) && !beside(i)) && !matches!(signal.kind, Kind::OpenOf | Kind::Open | Kind::Depends) {
        return true;
    }
    let negated_it = words.clone().take(5).any(|i| view.is(i, &["for"]))
        && words.clone().take(4).any(|i| view.has(i, W::Negation))
        && view.is(words.start, &["it"]);
    let reported = (0..signal.range.start.min(view.len())).any(|i| view.has(i, W::Speech));
    match signal.kind {
        Kind::Had | Kind::World => true,
        Kind::Were => negated_it || !words.clone().any(|i| view.is(i, &["to"]) && view.pos(i + 1) == Pos::Base),
        Kind::ButFor => would,
        Kind::If
        | Kind::EvenIf
        | Kind::Unless
        | Kind::AsLongAs
        | Kind::Provided
        | Kind::Assuming
        | Kind::Suppose
        | Kind::WhatIf => {
            let Some(verb) = view.verb(words.clone()) else { return false };
            if negated_it && view.is(verb, &["were", "was", "had"]) {
                return true;
            }
            let behind = |n: usize| (verb + 1..verb + 1 + n).take_while(|&i| i < words.end);
            // "If we'd put it away": a form that may be of the present is none beside "would".
            let short = view.is(verb, &["'d"])
                && would
                && !view.is(verb.wrapping_sub(1), &["you"])
                && !behind(3).any(|i| view.has(i, W::Be) && !view.is(i, &["been"]) || view.is(i, WISHED));
            let perfect = short
                || view.is(verb, &["had", "'d"]) && behind(4).any(|i| view.pos(i) == Pos::Participle || view.is(i, &["been"]));
            if perfect {
                let compared = view.is(signal.range.start.wrapping_sub(1), &["than"]);
                return would || compared || signal.kind != Kind::Unless && effects.is_empty();
            }
            if view.is(verb, &["were"]) {
                let to = behind(3).any(|i| view.is(i, &["to"]));
                let single = verb > words.start
                    && (view.is(verb - 1, &["i", "he", "she", "it", "that", "this"])
                        || view.tag(verb - 1).is_some_and(|t| matches!(t, Tag::Nn | Tag::Nnp)));
                // "if the clause were dropped": what may be done yet; not "if I were raised", "if a vote were held today".
                let next = behind(3).find(|&i| view.pos(i) != Pos::Adverb && !view.has(i, W::Negation));
                let now = view.any(words.clone(), &["now", "today"]);
                let own = view.is(verb.wrapping_sub(1), &["i", "we", "you"]);
                let done = next.is_some_and(|i| view.tag(i) == Some(Tag::Vbn) && (!own || view.has(i, W::Win))) && !now;
                return !to && would && !done && (single || !reported);
            }
            let stative = view.is(
                verb,
                &["had", "knew", "cared", "thought", "wanted", "believed", "existed", "lived", "was", "loved", "liked"],
            );
            // "unless the levy was dropped": what may be done yet.
            let passive = view.is(verb, &["was"]) && view.tag(verb + 1) == Some(Tag::Vbn);
            // "I would be surprised if it was": it may be so.
            let surprised = |i: usize| view.has(i, W::Be) && view.is(i + 1, SURPRISED);
            stative && !passive && !effect(&surprised) && would && !reported && effect(&|i| view.is(i, &["would", "'d"]))
        }
        _ => false,
    }
}
