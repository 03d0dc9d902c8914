//! Judges each form that can open a condition: whether it does where it stands, or is a false friend, and why.

use super::clauses;
use super::ifs::judge_if;
use super::inversions::judge_inversion;
use super::signals::{Kind, Signal};
use super::times::{held_back, judge_time, judge_when};
use super::view::{Pos, View};
use super::ways::{beside, either, names_open_outcome, whether_or};
use super::words::W;
use super::would::{plain_would, unreal_main, without_will, would_have};
use crate::text::{Sentence, Tag, Token};
use std::ops::Range;

/// What a form is where it stands.
pub(super) enum Verdict {
    /// It may open a condition.
    Opens,
    /// It looks like one and is none.
    LooksLike(&'static str),
    /// An ordinary use of an ordinary word: not worth telling.
    Plain,
}

/// What the form at `signal` is in its sentence.
pub(super) fn judge(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Opens, Plain};
    let (at, end) = (signal.range.start, signal.range.end);
    let next = |words: &[&str]| view.is(end, words);
    let apart = at == 0 || view.mark(at - 1) || view.has(at - 1, W::Coordinator) || view.has(at - 1, W::AdverbOpen);
    let clause = || clauses::subject_then_verb(view, end, view.len().min(end + 25)).is_some();
    let open = |ok: bool, reason: &'static str| if ok { Opens } else { LooksLike(reason) };
    let worth = |ok: bool| if ok { Opens } else { Plain };
    match signal.kind {
        Kind::Never => Plain,
        Kind::AsIf => LooksLike("\"as if\" compares"),
        // "What if she wins?": its answer may stand in the next sentence.
        Kind::WhatIf if apart => open(at == 0 && clause() && answered(view), "\"what if\" only asks"),
        Kind::WhatIf => Opens,
        // "built on the assumption that it would stand": why it was done.
        Kind::If if view.is(end - 1, &["that"]) && view.is(end.wrapping_sub(2), &["assumption"]) => {
            let verb = (0..at).rev().find(|&i| view.finite(i));
            let done = verb.is_some_and(|i| view.tag(i) == Some(Tag::Vbd));
            open(!done, "an assumption that something was done on")
        }
        Kind::If | Kind::EvenIf | Kind::IfOnly => judge_if(view, signal),
        Kind::Unless => Opens,
        Kind::InCase => open(
            clause()
                && !next(&["you"])
                && !view.is(at.wrapping_sub(1), &["just"])
                && ((0..at).all(|i| view.mark(i)) || ahead(view, 0..at) || view.is(end, &["the"]) || view.named(end)),
            "\"in case\" is a precaution",
        ),
        // "In the case of Mr Olden, it will": whose case it is.
        Kind::Event if view.is(end - 2, &["case"]) && view.is(end.wrapping_sub(3), &["the"]) => {
            let noun = (end..end + 4).find(|&i| view.has(i, W::EventNoun) || view.has(i, W::LoseNoun));
            worth(view.is(end, &["a", "an", "another"]) && noun.is_some() && ahead(view, 0..view.len()))
        }
        Kind::Event => Opens,
        // "in the event management process", "take part in the event because"
        Kind::InEvent => worth(clause() && !view.has(end, W::Subordinator)),
        // "provided" before a clause, not the verb.
        Kind::Provided => {
            let object = next(&["by", "with", "for", "me", "us", "him", "them", "a", "an", "at", "in", "through", "to", "under"]);
            // "would go on provided"
            let ended = |i: usize| {
                matches!(view.pos(i), Pos::Participle | Pos::Base | Pos::Adverb) && !view.has(i, W::Be) && !view.has(i, W::Have)
                    || view.is(i, &["ahead", "down", "on", "through", "up"])
            };
            let told = apart || view.any_finite(0..at) && (view.nominal(at - 1) || ended(at - 1) && ahead(view, 0..at));
            // "The incident still provided grounds": the only verb of its clause.
            let own = view.segment(at).map_or(at, |s| s.range.start);
            let only = !apart && !view.any_finite(own..at) && (own..at).any(|i| view.nominal(i));
            // "the provided list", "have even provided the list"
            let verb = view.pos(at.wrapping_sub(1)) == Pos::Determiner
                || view.pos(at.wrapping_sub(1)) == Pos::Adverb && view.has(at.wrapping_sub(2), W::Have);
            // "provided lamps to": a thing, and who got it.
            let thing = (end..end + 5).find(|&i| !view.nominal(i)).is_some_and(|i| i > end && view.is(i, &["to", "with"]));
            let gave = thing && !apart && view.pos(at - 1) != Pos::Noun;
            open(told && clause() && !object && !verb && !only && !gave, "\"provided\" is a verb here")
        }
        Kind::AsLongAs => open(
            clause() && !view.is(at.wrapping_sub(1), &["for"]) && view.pos(end) != Pos::Number,
            "\"as long as\" measures time",
        ),
        Kind::Assuming => {
            let none = at > 0 && view.is(at - 1, &[","]) && next(&["no"]) && view.nominal(end + 1);
            // "It could pass — assuming a race of two"
            let none = none || at > 0 && view.mark(at - 1) && next(&["a", "an", "no"]) && ahead(view, 0..at);
            worth((apart || view.nominal(at - 1)) && (clause() || none))
        }
        Kind::Suppose => worth(
            supposes(view, at)
                && clause()
                && (view.any_modal(end..view.len()) || goes_on(view, &["could", "might", "will", "would"])),
        ),
        Kind::Should | Kind::Were | Kind::Had => judge_inversion(view, signal),
        Kind::Otherwise => {
            let modal = view.any_modal(end..view.len().min(end + 12));
            let says = |words: &[&str]| view.is(end, words) || view.is(end + 1, words);
            // "Otherwise we will": the other way of a condition in the sentence before, else advice.
            let advice = says(&["you"]) || says(&["i", "we"]) && !behind_condition(view);
            let first = at == 0 || (0..at).all(|i| view.mark(i)) && behind_condition(view);
            // "If she agrees, it will open; otherwise the signs come down"
            let turns = view.is(at.wrapping_sub(1), &[";"]) && view.any(0..at, &["if"]) && clause();
            let told = (first || view.is(at - 1, &["or", "and", ";", "but"])) && modal && !advice;
            open(told || turns, "\"otherwise\" only says how")
        }
        Kind::Without | Kind::ButFor => {
            let phrase =
                view.nominal(end) && view.pos(end) != Pos::Gerund || apart && view.pos(end) == Pos::Gerund && unreal_main(view);
            // "under one roof, without a say for the towns": put behind a clause, it tells of what is so there.
            let trails = at > 0 && view.is(at - 1, &[","]) && view.any_finite(0..at) && !view.any_finite(end..view.len());
            // "Without that money, the works will not be built"
            let will = || {
                apart
                    && (next(&["a", "an", "any", "further", "her", "him", "it", "more", "such", "that", "them", "this"])
                        || view.named(end))
                    && without_will(view, end)
            };
            // "But for the truce, oil would be dearer"
            let present = signal.kind == Kind::ButFor && (0..at).all(|i| view.mark(i)) && plain_would(view);
            worth(
                phrase
                    && (unreal_main(view)
                        || present
                        || signal.kind == Kind::Without && will()
                        || signal.kind == Kind::Without && apart && !trails && (plain_would(view) || at == 0 && view.modal(0..view.len(), &["could", "might"]) && !next(&["the"]))
                    // "They would have little reason to sell without that threat"
                    || signal.kind == Kind::Without && at > 0 && next(&["such", "that", "this"]) && view.modal(at.saturating_sub(14)..at, &["could", "would"])),
            )
        }
        // "In a perfect world, nobody would have to ask"
        Kind::World => worth(view.modal(0..view.len(), &["could", "might", "would", "'d"])),
        // "It could have been worse in the absence of a dam"
        Kind::Absent if view.is(at, &["in"]) && view.nominal(end) && (at.saturating_sub(20)..at).any(|i| would_have(view, i)) => {
            Opens
        }
        // "Failing that", "failing an agreement": not "failing schools".
        Kind::Absent if view.is(at, &["failing"]) && !next(&["a", "an", "that", "this", "which"]) => Plain,
        Kind::Absent | Kind::Barring => {
            let parted = at == 0 && view.any(end..view.len().min(end + 8), &[","]);
            let modal = view.any_modal(0..view.len());
            worth(
                (at == 0 || view.mark(at - 1))
                    && view.nominal(end)
                    && (modal || parted && view.is(at, &["absent"]) && next(&["a", "an", "any"])),
            )
        }
        Kind::OpenOf | Kind::Depends => open(names_open_outcome(view, end), "what it names is no open outcome"),
        Kind::NoMatter => worth(
            names_open_outcome(view, end) && next(&["who", "what", "which", "how", "whether", "whose", "where", "when", "the"]),
        ),
        Kind::Whoever | Kind::Whatever => {
            let first = (0..at).all(|i| view.mark(i));
            let free = first
                || !matches!(view.pos(at - 1), Pos::Preposition | Pos::Finite | Pos::Base | Pos::To | Pos::Gerund)
                || view.is(at - 1, &["that", "as", "because"])
                || view.has(at - 1, W::Speech);
            let outcome = (end..view.len().min(end + 8)).any(|i| {
                view.has(i, W::Outcome)
                    || view.has(i, W::Win)
                    || view.has(i, W::Become)
                    || view.has(i, W::Take)
                    || view.is(i, &["happens", "happen"])
            });
            let told = (0..view.len()).any(|i| view.pos(i) == Pos::Modal || view.has(i, W::Hedge));
            // "Whoever succeeds him will inherit a debt"
            let person = view.is(at, &["whoever"]) && first && (end..view.len()).any(|i| view.has(i, W::Future));
            // "will work with whoever is elected"
            let chosen = view.is(at, &["whoever"])
                && (view.has(end, W::Win)
                    || view.has(end, W::Become)
                    || view.is_be(end) && view.is(end + 1, &["chosen", "elected"]))
                && view.modal(0..at, &["will", "would"]);
            open(chosen || free && (told && outcome || person || first && beside(view, at)), "a relative clause, no open outcome")
        }
        Kind::Whether => {
            open(apart && whether_or(view, signal) || either(view, signal), "\"whether\" opens an indirect question")
        }
        // "it could go either way": how, not under which assumption.
        Kind::Open => {
            worth(view.any_finite(0..view.len()) && !view.is(at.wrapping_sub(1), &["go", "goes", "going", "gone", "went"]))
        }
        Kind::YesOrNo => worth(apart && view.is(end, &[","]) && view.any_finite(end..view.len())),
        // "could just wait until": only at the head of its clause does it say under which assumption.
        // "They will not return until it is settled"
        Kind::Until if next(&["then", "now"]) || !apart && !held_back(view, signal) => Plain,
        Kind::Once | Kind::OnlyWhen | Kind::Until => judge_time(view, signal),
        Kind::When => judge_when(view, signal),
        Kind::Whenever => worth(apart && clause()),
        Kind::With | Kind::Under => Plain,
    }
}

/// True where some verb of `range` looks ahead or asks.
pub(super) fn ahead(view: &View, range: Range<usize>) -> bool {
    range.into_iter().any(|i| view.ahead(i) || view.pos(i) == Pos::Modal || view.has(i, W::Hedge))
}

/// "Suppose that", "For instance, suppose", "So suppose": at the head of the sentence, or behind a short phrase.
fn supposes(view: &View, at: usize) -> bool {
    let opens = |i: usize| view.mark(i) || view.has(i, W::AdverbOpen) || view.is(i, &["example", "for", "instance", "let", "us"]);
    at <= 4 && (0..at).all(opens)
}

/// True where the sentence behind looks ahead in its first words: "Suppose the dam fails. The town would have an hour."
fn goes_on(view: &View, words: &[&str]) -> bool {
    let text = view.reader.text;
    view.neighbour(1).is_some_and(|s| text.tokens_of(s).iter().take(30).any(|t| words.contains(&text.lower(t))))
}

/// True for a question that the sentence behind answers: "What if she wins? Taxes would rise."
fn answered(view: &View) -> bool {
    let text = view.reader.text;
    let then = |s: &Sentence| text.tokens_of(s).first().is_some_and(|t| text.lower(t) == "then");
    view.asks() && (goes_on(view, &["could", "may", "will", "would"]) || view.neighbour(1).is_some_and(then))
}

/// True where the sentence before holds a condition.
fn behind_condition(view: &View) -> bool {
    let text = view.reader.text;
    let opens = |pair: &[Token]| match pair {
        [one, next] => text.lower(one) == "unless" || text.lower(one) == "if" && !["any", "anything"].contains(&text.lower(next)),
        _ => false,
    };
    view.neighbour(-1).is_some_and(|s| text.tokens_of(s).windows(2).take(80).any(opens))
}
