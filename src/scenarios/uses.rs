//! Uses: whether a condition sets out a scenario, or is polite, concessive, generic, habitual, or does not hold at all.

use super::consequents::Effect;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::behind_verb;
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
    let case = Case { view, kind: signal.kind, at: signal.range.start, words, effects };
    let you = case.words.clone().take(6).any(|i| view.is(i, &["you", "your"]));
    match () {
        _ if case.unreal() => Use::Unreal,
        _ if case.polite(you) => Use::Aside(AsideUse::Polite),
        _ if case.figure() || case.holds_either_way() || case.taken_as_so() => Use::Aside(AsideUse::Concessive),
        _ if event != Event::Other && !you && case.tells_others() => Use::Scenario,
        _ if view.is(case.at, &["lest"]) => Use::Aside(AsideUse::Generic),
        _ => case.by_kind().unwrap_or_else(|| match () {
            _ if you || case.orders() || case.of_anybody() => Use::Aside(AsideUse::Generic),
            _ if case.told_of_each_time() => Use::Aside(AsideUse::Habitual),
            _ if case.claims() || case.general() => Use::Aside(AsideUse::Generic),
            _ => Use::Scenario,
        }),
    }
}

/// A condition whose use is asked.
pub(super) struct Case<'c, 'v> {
    pub(super) view: &'c View<'v>,
    pub(super) kind: Kind,
    /// Where its signal stands.
    pub(super) at: usize,
    /// Its words behind the signal.
    pub(super) words: Range<usize>,
    pub(super) effects: &'c [Effect],
}

impl Case<'_, '_> {
    /// True where some token of the effects fits.
    pub(super) fn effect(&self, test: &dyn Fn(usize) -> bool) -> bool {
        self.effects.iter().flat_map(|e| e.range.clone().chain(e.more.iter().cloned().flatten())).any(test)
    }

    /// True where what would follow looks ahead, by a modal or a verb that does.
    fn ahead(&self) -> bool {
        let view = self.view;
        self.effect(&|i| view.pos(i) == Pos::Modal || view.has(i, W::Hedge) || plans(view, i))
    }

    /// The condition's own verb.
    pub(super) fn verb(&self) -> Option<usize> {
        self.view.verb(self.words.clone())
    }

    /// True where the first effect asks somebody to do something.
    fn orders(&self) -> bool {
        let (view, Some(range)) = (self.view, self.effects.first().map(|e| e.range.clone())) else { return false };
        let start = range.start;
        // "Work on the dam would begin": a noun taken for a verb.
        let modal = view.verb(range).is_some_and(|i| {
            view.pos(i) == Pos::Modal
                && i.checked_sub(1).is_none_or(|before| view.pos(before) != Pos::Pronoun)
                && !(start..i).any(|k| view.mark(k))
        });
        // "and fall with a loss": the second of two verbs.
        let second = self.kind == Kind::With && view.has(start.wrapping_sub(1), W::Coordinator);
        view.pos(start) == Pos::Base && !modal && !second && !view.is(start, &["expect"])
            || view.is(start, &["please", "do", "let", "feel"])
    }

    /// "if you have any questions, call us", "if possible"; `you`: it speaks to the reader.
    fn polite(&self, you: bool) -> bool {
        let (view, words) = (self.view, &self.words);
        // "Hospitals may keep theirs if they wish"
        let wish = ["choose", "chooses", "like", "likes", "please", "want", "wants", "wish", "wishes"];
        if words.len() <= 3 && view.is(words.end.wrapping_sub(1), &wish) {
            return true;
        }
        let wants = ["any", "want", "wish", "like", "prefer", "need", "please", "interested", "questions"];
        if you
            && view.any(words.clone(), &wants)
            && (self.orders() || self.effect(&|i| view.is(i, &["please", "you", "me", "us"])))
        {
            return true;
        }
        // "If so, he would": what was said before may come.
        let so = view.is(words.start, &["so"]) && self.effect(&|i| view.ahead(i));
        let bare = ["possible", "so", "necessary", "needed", "required", "applicable", "not", "available", "desired"];
        words.len() <= 2 && self.verb().is_none() && !so && view.any(words.clone(), &bare)
    }

    /// A figure of speech, a likeness or a limit, which assumes nothing.
    fn figure(&self) -> bool {
        let (view, words) = (self.view, &self.words);
        figure(view, words)
            || likens(view, words, self.effects)
            || self.kind == Kind::IfOnly
            || self.kind == Kind::Without && view.is(words.start, &["further"])
    }

    /// True where what follows is so, or was, whichever way it goes.
    fn holds_either_way(&self) -> bool {
        let (view, words) = (self.view, &self.words);
        // "asked them to go home, whichever way it goes": what he asked for may come.
        let aims = || self.effect(&|i| view.is(i, &["to"]) && view.pos(i + 1) == Pos::Base);
        // "Either way, the strike became a sign": what was.
        let over = |e: &Effect| told(view, &e.range) || view.verb(e.range.clone()).is_some_and(|i| perfect(view, i));
        let either = || matches!(self.kind, Kind::NoMatter | Kind::Open | Kind::OpenOf | Kind::Whatever);
        // "Whether they are tall or round, these lamps light a room", "Whatever his reasons, he is here"
        let decided =
            |i: usize| view.has(i, W::Decided) || view.has(i, W::Win) || view.has(i, W::Lose) || view.has(i, W::Outcome);
        let is = || self.verb().is_none_or(|i| view.is_be(i)) && !words.clone().any(decided);
        let so = || matches!(self.kind, Kind::Whatever | Kind::Whether) && is();
        !self.effects.is_empty() && (so() || either() && self.effects.iter().all(over)) && !self.ahead() && !aims()
    }

    /// True where an "if" grants what is so.
    fn taken_as_so(&self) -> bool {
        let (view, Some(verb)) = (self.view, self.verb().filter(|_| self.kind == Kind::If)) else { return false };
        // "If that feels like a threat to them, it is one": how it strikes somebody.
        let strikes = view.is(verb, SEEMS) && view.is(verb + 1, &["like"]);
        // "If the first vote was no warning, the second is one": told, and taken as so.
        let now = |e: &Effect| view.verb(e.range.clone()).is_some_and(|i| view.tag(i) == Some(Tag::Vbz));
        let was = view.is(verb, &["was"]) && view.tag(verb + 1) != Some(Tag::Vbg) && self.effects.first().is_some_and(now);
        (strikes || was) && !self.ahead()
    }

    /// True where no effect says what the reader will do.
    fn tells_others(&self) -> bool {
        self.effects.iter().all(|e| !self.view.any_finite(e.range.clone()) || !self.view.is(e.range.start, &["you"]))
    }

    /// The use that the signal alone decides.
    fn by_kind(&self) -> Option<Use> {
        let (view, words) = (self.view, &self.words);
        match self.kind {
            Kind::Whenever => Some(Use::Aside(AsideUse::Habitual)),
            // "even if it is only to vote against her"
            Kind::EvenIf
                if view.is(words.start, &["it"])
                    && view.has(words.start + 1, W::Be)
                    && view.is(words.start + 2, &["just", "only"]) =>
            {
                Some(Use::Aside(AsideUse::Concessive))
            }
            // "Even if the truce collapses, there is no danger of": what will not be.
            Kind::EvenIf if !stands(view, words) && self.effect(&|i| view.is(i, &["no"]) && view.is(i + 1, PROSPECTS)) => {
                Some(Use::Scenario)
            }
            Kind::EvenIf if !self.ahead() || stands(view, words) && !self.effect(&|i| view.ahead(i)) => {
                Some(Use::Aside(AsideUse::Concessive))
            }
            Kind::OnlyWhen | Kind::Once | Kind::Until | Kind::When if !self.ahead() => Some(Use::Aside(AsideUse::Generic)),
            _ => None,
        }
    }

    /// "if somebody asks": whoever it is.
    fn of_anybody(&self) -> bool {
        let view = self.view;
        self.words
            .clone()
            .take(3)
            .any(|i| anybody(view, i) && self.kind != Kind::Unless && !all_or_none(view, i) && view.pos(i) != Pos::Number)
    }

    /// "If it rained, they stayed at home": what happened each time.
    fn told_of_each_time(&self) -> bool {
        let view = self.view;
        told(view, &self.words) && self.effects.first().is_some_and(|e| told(view, &e.range)) && !self.ahead()
    }

    /// "If he is hiding it, he is wrong", "If he has seen it, fine", "If she thinks so, she is mistaken": what may be so now; "if left alone,
    /// it is harmless".
    fn claims(&self) -> bool {
        let (view, words) = (self.view, &self.words);
        let leads = self.effects.first().is_some_and(|e| e.range.start > words.start);
        let claims = self.kind == Kind::If && leads && self.verb().is_some_and(|i| claims(view, i))
            || view.is(words.start, &["left"]) && view.pos(words.start + 1) == Pos::Adjective;
        claims && !self.effects.is_empty() && !self.ahead() && !self.effect(&|i| view.is(i, &["until"]))
    }

    /// "If a valve fails, the boiler stops": what always comes of any of its kind.
    fn general(&self) -> bool {
        let (view, words) = (self.view, &self.words);
        let first = words.start;
        let this = view.is(first, &["this"]) && !matches!(view.pos(first + 1), Pos::Noun | Pos::Adjective);
        let any = view.is(first, &["a", "an", "any", "there", "it", "i"])
            || this
            || view.tag(first) == Some(Tag::Nns) && !view.capital(first);
        // "Should it survive": what may come, not what always does.
        let inverted = matches!(self.kind, Kind::Should | Kind::Were) && !view.is(first, &["i"]);
        let indefinite = any && !words.is_empty() && !matches!(self.kind, Kind::Event | Kind::InEvent) && !inverted;
        // "If it is rejected, the offer stands", "If there is a draw": it comes once or not at all.
        let once = |i: usize| {
            let noun = view.has(i, W::EventNoun) && view.pos(i) == Pos::Noun && view.is(i - 1, &["a", "an", "another", "no"]);
            view.has(i, W::Decided) || noun || (view.has(i, W::Win) || view.has(i, W::Lose)) && view.finite(i)
        };
        let phrase = matches!(
            self.kind,
            Kind::With | Kind::Depends | Kind::NoMatter | Kind::Open | Kind::OpenOf | Kind::Whatever | Kind::Whoever
        );
        (indefinite || self.effect(&|i| view.is(i, ALWAYS)))
            && !phrase
            && !self.ahead()
            && !words.clone().take(5).any(once)
            && !dated(view, words)
    }
}

/// True where the first verb is in the past: what was.
fn told(view: &View, range: &Range<usize>) -> bool {
    view.verb(range.clone()).is_some_and(|i| view.tag(i) == Some(Tag::Vbd))
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
    words.clone().any(|i| view.is(i, &["before", "by", "in", "on", "until"]) && view.capital(i + 1) && view.calendar(i + 1))
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
    view.pos(i + 1) == Pos::To && view.has(i, W::PlansTo)
}
