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

/// A form that can open a condition, where it stands.
struct Form<'a, 'v> {
    view: &'a View<'v>,
    signal: &'a Signal,
    /// Its first word.
    at: usize,
    /// The word behind it.
    end: usize,
}

fn open(ok: bool, reason: &'static str) -> Verdict {
    if ok { Verdict::Opens } else { Verdict::LooksLike(reason) }
}

fn worth(ok: bool) -> Verdict {
    if ok { Verdict::Opens } else { Verdict::Plain }
}

/// What the form at `signal` is in its sentence.
pub(super) fn judge(view: &View, signal: &Signal) -> Verdict {
    let form = Form { view, signal, at: signal.range.start, end: signal.range.end };
    match signal.kind {
        Kind::Never | Kind::With | Kind::Under => Verdict::Plain,
        Kind::Unless => Verdict::Opens,
        Kind::AsIf => Verdict::LooksLike("\"as if\" compares"),
        Kind::WhatIf => form.what_if(),
        Kind::If if form.on_assumption() => form.assumption(),
        Kind::If | Kind::EvenIf | Kind::IfOnly => judge_if(view, signal),
        Kind::InCase => form.in_case(),
        Kind::Event => form.event(),
        // "in the event management process", "take part in the event because"
        Kind::InEvent => worth(form.clause() && !view.has(form.end, W::Subordinator)),
        Kind::Provided => form.provided(),
        Kind::AsLongAs => form.as_long_as(),
        Kind::Assuming => form.assuming(),
        Kind::Suppose => form.suppose(),
        Kind::Should | Kind::Were | Kind::Had => judge_inversion(view, signal),
        Kind::Otherwise => form.otherwise(),
        Kind::Without => form.without(),
        Kind::ButFor => form.but_for(),
        // "In a perfect world, nobody would have to ask"
        Kind::World => worth(view.modal(0..view.len(), &["could", "might", "would", "'d"])),
        Kind::Absent | Kind::Barring => form.absent(),
        Kind::OpenOf | Kind::Depends => open(names_open_outcome(view, form.end), "what it names is no open outcome"),
        Kind::NoMatter => worth(names_open_outcome(view, form.end) && form.next(NO_MATTER)),
        Kind::Whoever | Kind::Whatever => form.whoever(),
        Kind::Whether => {
            open(form.apart() && whether_or(view, signal) || either(view, signal), "\"whether\" opens an indirect question")
        }
        // "it could go either way": how, not under which assumption.
        Kind::Open => worth(view.any_finite(0..view.len()) && !form.before(&["go", "goes", "going", "gone", "went"])),
        Kind::YesOrNo => worth(form.apart() && form.next(&[","]) && view.any_finite(form.end..view.len())),
        // "could just wait until", "They will not return until it is settled": only at the head of its clause, or where it holds something
        // back, does it say under which assumption.
        Kind::Until if form.next(&["then", "now"]) || !form.apart() && !held_back(view, signal) => Verdict::Plain,
        Kind::Once | Kind::OnlyWhen | Kind::Until => judge_time(view, signal),
        Kind::When => judge_when(view, signal),
        Kind::Whenever => worth(form.apart() && form.clause()),
    }
}

/// What stands behind "no matter".
const NO_MATTER: &[&str] = &["who", "what", "which", "how", "whether", "whose", "where", "when", "the"];

/// Where each form opens a condition. A question costs the more the further down it stands.
impl Form<'_, '_> {
    /// True where one of these stands right behind.
    fn next(&self, words: &[&str]) -> bool {
        self.view.is(self.end, words)
    }

    /// True where one of these stands right before.
    fn before(&self, words: &[&str]) -> bool {
        self.view.is(self.at.wrapping_sub(1), words)
    }

    /// True at the head of a clause.
    fn apart(&self) -> bool {
        let (view, at) = (self.view, self.at);
        at == 0 || view.mark(at - 1) || view.has(at - 1, W::Coordinator) || view.has(at - 1, W::AdverbOpen)
    }

    /// True at the head of the sentence, marks aside.
    fn first(&self) -> bool {
        (0..self.at).all(|i| self.view.mark(i))
    }

    /// True where a clause stands behind.
    fn clause(&self) -> bool {
        clauses::subject_then_verb(self.view, self.end, self.view.len().min(self.end + 25)).is_some()
    }

    /// "What if she wins?": its answer may stand in the next sentence.
    fn what_if(&self) -> Verdict {
        if !self.apart() {
            return Verdict::Opens;
        }
        open(self.at == 0 && self.clause() && answered(self.view), "\"what if\" only asks")
    }

    /// "on the assumption that"
    fn on_assumption(&self) -> bool {
        self.view.is(self.end - 1, &["that"]) && self.view.is(self.end.wrapping_sub(2), &["assumption"])
    }

    /// "built on the assumption that it would stand": why it was done.
    fn assumption(&self) -> Verdict {
        let view = self.view;
        let verb = (0..self.at).rev().find(|&i| view.finite(i));
        let done = verb.is_some_and(|i| view.tag(i) == Some(Tag::Vbd));
        open(!done, "an assumption that something was done on")
    }

    fn in_case(&self) -> Verdict {
        let (view, at, end) = (self.view, self.at, self.end);
        let told = || self.first() || ahead(view, 0..at) || view.is(end, &["the"]) || view.named(end);
        open(self.clause() && !self.next(&["you"]) && !self.before(&["just"]) && told(), "\"in case\" is a precaution")
    }

    /// "In the event of", but "In the case of Mr Olden, it will": whose case it is.
    fn event(&self) -> Verdict {
        let (view, end) = (self.view, self.end);
        if !view.is(end - 2, &["case"]) || !view.is(end.wrapping_sub(3), &["the"]) {
            return Verdict::Opens;
        }
        let noun = (end..end + 4).any(|i| view.has(i, W::EventNoun) || view.has(i, W::LoseNoun));
        worth(self.next(&["a", "an", "another"]) && noun && ahead(view, 0..view.len()))
    }

    /// "provided" before a clause, not the verb.
    fn provided(&self) -> Verdict {
        let (view, at, end) = (self.view, self.at, self.end);
        let apart = self.apart();
        let object =
            self.next(&["by", "with", "for", "me", "us", "him", "them", "a", "an", "at", "in", "through", "to", "under"]);
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
        open(told && self.clause() && !object && !verb && !only && !gave, "\"provided\" is a verb here")
    }

    fn as_long_as(&self) -> Verdict {
        let counted = self.before(&["for"]) || self.view.pos(self.end) == Pos::Number;
        open(!counted && self.clause(), "\"as long as\" measures time")
    }

    fn assuming(&self) -> Verdict {
        let (view, at) = (self.view, self.at);
        let none = at > 0 && self.before(&[","]) && self.next(&["no"]) && view.nominal(self.end + 1);
        // "It could pass — assuming a race of two"
        let none = none || at > 0 && view.mark(at - 1) && self.next(&["a", "an", "no"]) && ahead(view, 0..at);
        worth((self.apart() || view.nominal(at - 1)) && (none || self.clause()))
    }

    fn suppose(&self) -> Verdict {
        let view = self.view;
        let goes_on = || view.any_modal(self.end..view.len()) || goes_on(view, &["could", "might", "will", "would"]);
        worth(supposes(view, self.at) && self.clause() && goes_on())
    }

    /// "Otherwise we will": the other way of a condition in the sentence before, else advice.
    fn otherwise(&self) -> Verdict {
        let (view, at, end) = (self.view, self.at, self.end);
        let modal = view.any_modal(end..view.len().min(end + 12));
        let says = |words: &[&str]| view.is(end, words) || view.is(end + 1, words);
        let advice = says(&["you"]) || says(&["i", "we"]) && !behind_condition(view);
        let first = at == 0 || self.first() && behind_condition(view);
        // "If she agrees, it will open; otherwise the signs come down"
        let turns = self.before(&[";"]) && view.any(0..at, &["if"]) && self.clause();
        let told = (first || view.is(at - 1, &["or", "and", ";", "but"])) && modal && !advice;
        open(told || turns, "\"otherwise\" only says how")
    }

    /// "without a treaty", "without closing the port, they could not have": what "without" and "but for" leave out.
    fn left_out(&self) -> bool {
        let gerund = self.view.pos(self.end) == Pos::Gerund;
        self.view.nominal(self.end) && !gerund || gerund && self.apart() && unreal_main(self.view)
    }

    fn without(&self) -> Verdict {
        let (view, at, end) = (self.view, self.at, self.end);
        if !self.left_out() {
            return Verdict::Plain;
        }
        // "under one roof, without a say for the towns": put behind a clause, it tells of what is so there.
        let trails = || at > 0 && self.before(&[","]) && view.any_finite(0..at) && !view.any_finite(end..view.len());
        // "Without that money, the works will not be built"
        let one = || self.next(LEFT_OUT) || view.named(end);
        let would = || {
            let modal = |words: &[&str]| view.modal(0..view.len(), words);
            plain_would(view) || at == 0 && modal(&["could", "might"]) && !self.next(&["the"])
        };
        // "They would have little reason to sell without that threat"
        let that =
            || at > 0 && self.next(&["such", "that", "this"]) && view.modal(at.saturating_sub(14)..at, &["could", "would"]);
        let opens = self.apart() && (one() && without_will(view, end) || !trails() && would());
        worth(unreal_main(view) || opens || that())
    }

    /// "But for the truce, oil would be dearer"
    fn but_for(&self) -> Verdict {
        worth(self.left_out() && (unreal_main(self.view) || self.first() && plain_would(self.view)))
    }

    /// "It could have been worse in the absence of a dam", "failing an agreement", "barring a recount".
    fn absent(&self) -> Verdict {
        let (view, at, end) = (self.view, self.at, self.end);
        let absent = self.signal.kind == Kind::Absent;
        let named = view.nominal(end);
        let would_have = |i: usize| would_have(view, i);
        if absent && named && view.is(at, &["in"]) && (at.saturating_sub(20)..at).any(would_have) {
            return Verdict::Opens;
        }
        // "failing schools"
        if absent && view.is(at, &["failing"]) && !self.next(&["a", "an", "that", "this", "which"]) {
            return Verdict::Plain;
        }
        let parted = || at == 0 && view.any(end..view.len().min(end + 8), &[","]);
        let modal = view.any_modal(0..view.len());
        let told = || modal || view.is(at, &["absent"]) && self.next(&["a", "an", "any"]) && parted();
        worth((at == 0 || view.mark(at - 1)) && named && told())
    }

    /// "Whoever wins", "whatever happens": an open outcome, no relative clause.
    fn whoever(&self) -> Verdict {
        let (view, at, end) = (self.view, self.at, self.end);
        let first = self.first();
        let free = first
            || !matches!(view.pos(at - 1), Pos::Preposition | Pos::Finite | Pos::Base | Pos::To | Pos::Gerund)
            || view.is(at - 1, &["that", "as", "because"])
            || view.has(at - 1, W::Speech);
        let turns = |i: usize| [W::Outcome, W::Win, W::Become, W::Take].iter().any(|&w| view.has(i, w));
        let outcome = (end..view.len().min(end + 8)).any(|i| turns(i) || view.is(i, &["happens", "happen"]));
        let told = (0..view.len()).any(|i| view.pos(i) == Pos::Modal || view.has(i, W::Hedge));
        let who = view.is(at, &["whoever"]);
        // "Whoever succeeds him will inherit a debt"
        let person = who && first && (end..view.len()).any(|i| view.has(i, W::Future));
        // "will work with whoever is elected"
        let elected = || view.is_be(end) && view.is(end + 1, &["chosen", "elected"]);
        let chosen =
            who && (view.has(end, W::Win) || view.has(end, W::Become) || elected()) && view.modal(0..at, &["will", "would"]);
        open(chosen || free && (told && outcome || person || first && beside(view, at)), "a relative clause, no open outcome")
    }
}

/// What is left out by "without", told of as one thing: "without a treaty", "without that money".
const LEFT_OUT: &[&str] = &["a", "an", "any", "further", "her", "him", "it", "more", "such", "that", "them", "this"];

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
