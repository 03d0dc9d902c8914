//! Judges each form that can open a condition: whether it does where it stands, or is a false friend, and why.

use super::clauses;
use super::ifs::judge_if;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
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
            let done = verb.is_some_and(|i| view.tokens.get(i).is_some_and(|t| t.tag == Tag::Vbd));
            open(!done, "an assumption that something was done on")
        }
        Kind::If | Kind::EvenIf | Kind::IfOnly => judge_if(view, signal),
        Kind::Unless => Opens,
        Kind::InCase => open(
            clause()
                && !next(&["you"])
                && !view.is(at.wrapping_sub(1), &["just"])
                && ((0..at).all(|i| view.mark(i)) || ahead(view, 0..at)),
            "\"in case\" is a precaution",
        ),
        // "In the case of Mr Olden, it will": whose case it is.
        Kind::Event if view.is(end - 2, &["case"]) && view.is(end.wrapping_sub(3), &["the"]) => {
            let noun = (end..end + 4).find(|&i| view.has(i, W::EventNoun) || view.has(i, W::LoseNoun));
            worth(view.is(end, &["a", "an", "another"]) && noun.is_some() && ahead(view, 0..view.len()))
        }
        Kind::Event => Opens,
        // "in the event management process"
        Kind::InEvent => worth(clause()),
        // "provided" before a clause, not the verb.
        Kind::Provided => {
            let object = next(&["by", "with", "for", "me", "us", "him", "them", "a", "an", "at", "in", "through", "to", "under"]);
            // "The law provided cover": the only verb there can be before its clause.
            // "would go on provided"
            let ended = |i: usize| {
                matches!(view.pos(i), Pos::Participle | Pos::Base | Pos::Adverb) && !view.has(i, W::Be) && !view.has(i, W::Have)
                    || view.is(i, &["ahead", "down", "on", "through", "up"])
            };
            let told = apart || view.any_finite(0..at) && (view.nominal(at - 1) || ended(at - 1) && ahead(view, 0..at));
            // "The incident still provided grounds": the only verb of its clause.
            let own = view.segments.get(view.segment_of(at)).map_or(at, |s| s.range.start);
            let only = !apart && !view.any_finite(own..at) && (own..at).any(|i| view.nominal(i));
            // "the provided list", "have even provided the list"
            let verb = view.pos(at.wrapping_sub(1)) == Pos::Determiner
                || view.pos(at.wrapping_sub(1)) == Pos::Adverb && view.has(at.wrapping_sub(2), W::Have);
            open(told && clause() && !object && !verb && !only, "\"provided\" is a verb here")
        }
        Kind::AsLongAs => open(clause() && !view.is(at.wrapping_sub(1), &["for"]), "\"as long as\" measures time"),
        Kind::Assuming => {
            let none = at > 0 && view.is(at - 1, &[","]) && next(&["no"]) && view.nominal(end + 1);
            worth((apart || view.nominal(at - 1)) && (clause() || none))
        }
        Kind::Suppose => worth(at == 0 && clause() && ((end..view.len()).any(|i| view.pos(i) == Pos::Modal) || goes_on(view))),
        Kind::Should | Kind::Were | Kind::Had => judge_inversion(view, signal),
        Kind::Otherwise => {
            let modal = (end..view.len().min(end + 12)).any(|i| view.pos(i) == Pos::Modal);
            let says = |words: &[&str]| view.is(end, words) || view.is(end + 1, words);
            // "Otherwise we will": the other way of a condition in the sentence before, else advice.
            let advice = says(&["you"]) || says(&["i", "we"]) && !behind_condition(view);
            let first = at == 0 || (0..at).all(|i| view.mark(i)) && behind_condition(view);
            // "If she agrees, it will open; otherwise the signs come down"
            let turns = view.is(at.wrapping_sub(1), &[";"]) && (0..at).any(|i| view.is(i, &["if"])) && clause();
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
        // "Failing that", "failing an agreement": not "failing schools".
        Kind::Absent if view.is(at, &["failing"]) && !next(&["a", "an", "that", "this", "which"]) => Plain,
        Kind::Absent | Kind::Barring => {
            let parted = at == 0 && (end..view.len().min(end + 8)).any(|i| view.is(i, &[","]));
            let modal = (0..view.len()).any(|i| view.pos(i) == Pos::Modal);
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
            open(free && (told && outcome || person || first && beside(view, at)), "a relative clause, no open outcome")
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

/// "Without a deal, it will close": the main clause looks ahead, and what is missing is no figure of speech ("without a doubt").
fn without_will(view: &View, end: usize) -> bool {
    let figure = (end..end + 3).any(|i| {
        view.is(i, &["break", "delay", "doubt", "exception", "fail", "fuss", "hitch", "question", "trace", "warning", "word"])
    });
    let comma = (end..view.len().min(end + 14)).find(|&i| view.is(i, &[","]));
    let modal = |c: usize| (c..view.len().min(c + 16)).find(|&i| view.pos(i) == Pos::Modal);
    let ahead = |c: usize| modal(c).is_some_and(|i| view.has(i, W::Future) || view.is(i, &["may"]));
    // "Without her the town will"
    let bare = || {
        let verb = clauses::subject_then_verb(view, end + 1, view.len().min(end + 14));
        view.is(end, &["her", "him", "it", "that", "them"])
            && verb.is_some_and(|i| view.has(i, W::Future) || view.is(i, &["may"]))
    };
    comma.is_some_and(|c| !figure && !view.any_finite(end..c) && ahead(c)) || bare()
}

/// True where the sentence behind looks ahead: "Suppose the dam fails. The town would have an hour."
fn goes_on(view: &View) -> bool {
    let text = view.reader.text;
    let next = text.sentence_at(view.sentence.span.start()).and_then(|i| text.sentences.get(i + 1));
    next.is_some_and(|s| {
        s.paragraph() == view.sentence.paragraph()
            && text.tokens_of(s).iter().take(30).any(|t| ["could", "would", "will"].contains(&text.lower(t)))
    })
}

/// True where the sentence before holds a condition.
fn behind_condition(view: &View) -> bool {
    let text = view.reader.text;
    let before = text.sentence_at(view.sentence.span.start()).and_then(|i| text.sentences.get(i.checked_sub(1)?));
    let opens = |pair: &[Token]| match pair {
        [one, next] => text.lower(one) == "unless" || text.lower(one) == "if" && !["any", "anything"].contains(&text.lower(next)),
        _ => false,
    };
    before.is_some_and(|s| text.tokens_of(s).windows(2).take(80).any(opens))
}

/// True for a question behind which a sentence looks ahead: "What if she wins? Taxes would rise."
fn answered(view: &View) -> bool {
    let text = view.reader.text;
    let next = text.sentence_at(view.sentence.span.start()).and_then(|i| text.sentences.get(i + 1));
    let ahead = |s: &Sentence| {
        text.tokens_of(s).iter().take(30).any(|t| ["could", "may", "will", "would"].contains(&text.lower(t)))
            || text.tokens_of(s).first().is_some_and(|t| text.lower(t) == "then")
    };
    view.asks() && next.is_some_and(ahead)
}

/// True where some verb of `range` looks ahead or asks.
pub(super) fn ahead(view: &View, range: Range<usize>) -> bool {
    range
        .into_iter()
        .any(|i| view.has(i, W::Would) || view.has(i, W::Future) || view.pos(i) == Pos::Modal || view.has(i, W::Hedge))
}

/// True where the signal at `at` opens a clause that stands beside a main clause: "Whatever the board decides, the port will".
fn beside(view: &View, at: usize) -> bool {
    let own = view.segment_of(at);
    let verbal = view.segments.get(own).is_some_and(|s| view.any_finite(s.range.clone()));
    let last = view.segments.get(own).map_or(at, |s| s.range.end);
    let anyone = (at..last.min(at + 4)).any(|i| view.is(i, &["you", "we", "i", "one"]));
    verbal
        && !anyone
        && view
            .segments
            .get(own + 1)
            .is_some_and(|s| matches!(clauses::role(view, s), clauses::Role::Main | clauses::Role::Reporting))
}

/// True where "depending on", "regardless of" and their like name a vote, a winner or another outcome, or a question that is
/// still open.
fn names_open_outcome(view: &View, end: usize) -> bool {
    let words = (end..view.len().min(end + 9)).take_while(|&i| !view.is(i, &[",", ";", "."]) && !clauses::second_verb(view, i));
    let words: Vec<usize> = words.collect();
    let outcome = words.iter().any(|&i| view.has(i, W::Outcome) && !view.is(i, &["votes"]));
    let named = words.first().is_some_and(|&i| view.is(i, &["the", "its", "their", "how"]));
    let question = words.iter().take(2).any(|&i| view.is(i, &["which", "what", "whether", "how", "if", "when", "where", "who"]));
    let anyone = words.iter().any(|&i| view.is(i, &["i", "one", "we", "you", "your"]));
    // "the track will be decided, depending on how fast the storm moves": a question still open, beside what will be.
    let open = || {
        let own = words.first().map_or(end, |&i| i)..words.last().map_or(end, |&i| i + 1);
        // "would be paid regardless of whether the strike went ahead": the past of what is reported.
        let would = (0..end).any(|i| view.is(i, &["would"]));
        let past = !would && own.clone().any(|i| view.tokens.get(i).is_some_and(|t| t.tag == Tag::Vbd));
        let will = |i: usize| view.has(i, W::Future) || view.has(i, W::Would);
        !past && !anyone && (0..view.len()).any(|i| !own.contains(&i) && will(i))
    };
    outcome
        || (question || named) && open()
        || question && hangs(view, end)
        || question
            && words.iter().any(|&i| {
                view.has(i, W::Win)
                    || view.has(i, W::Lose)
                    || view.has(i, W::Take)
                    || view.has(i, W::Become)
                    || view.pos(i) == Pos::Modal
                    || view.is(i, &["goes", "ends", "happens"])
            })
}

/// "Much depends on how the court reads it": all or much of what comes hangs on a question.
fn hangs(view: &View, end: usize) -> bool {
    let verb = (end.saturating_sub(2)..end).any(|i| view.is(i, &["depends", "hinges"]));
    let all = (end.saturating_sub(6)..end).any(|i| view.is(i, &["all", "everything", "lot", "more", "most", "much"]));
    verb && all
}

/// "It will close whether or not tariffs are lifted", "whether they win on Saturday or not": behind the clause that holds both ways.
fn either(view: &View, signal: &Signal) -> bool {
    let (at, end) = (signal.range.start, signal.range.end);
    let segment = view.segments.get(view.segment_of(at)).map_or(end..end, |s| s.range.clone());
    let or_not = |i: usize| view.is(i, &["or"]) && view.is(i + 1, &["not"]);
    let both = or_not(end) || (end..segment.end).any(|i| or_not(i) && i + 2 == segment.end);
    let prior = at.wrapping_sub(1);
    let chosen = view.is(prior, &["and", "choose", "choosing", "matter", "matters", "of", "or"]);
    let asks = chosen
        || view.has(prior, W::Ask)
        || view.has(prior, W::PersonVerb)
        || view.is(prior, &["say"])
        || view.pos(prior) == Pos::Preposition
        || (segment.start..at).any(|i| view.has(i, W::Ask) && view.pos(i) != Pos::Noun);
    // "whether you like it or not": so it will be, no matter of two ways.
    let liked = (end..segment.end).any(|i| view.is(i, &["like", "likes"]) && view.is(i + 1, &["it"]));
    both && !asks && !liked && at > segment.start && ahead(view, segment.start..at) && view.any_finite(end..segment.end)
}

/// "Whether she wins or loses, ...": both ways, at the head of a clause that has its main clause beside it.
fn whether_or(view: &View, signal: &Signal) -> bool {
    let end = signal.range.end;
    let window = end..view.len().min(end + 25);
    let pair = window.clone().any(|i| view.is(i, &["or"]));
    let outcome = window.clone().any(|i| view.has(i, W::Win) || view.has(i, W::Lose) || view.has(i, W::Outcome))
        && (0..view.len()).any(|i| view.pos(i) == Pos::Modal);
    let own = view.segment_of(signal.range.start);
    let beside = view.trimmed(0..view.len()).start == signal.range.start
        && view
            .segments
            .get(own)
            .is_some_and(|s| s.range.clone().any(|i| view.is(i, &["or"])) && view.any_finite(s.range.clone()));
    pair && (outcome || beside)
        && view.segments.iter().enumerate().any(|(j, s)| j != own && clauses::role(view, s) == clauses::Role::Main)
}

/// "should the talks fail", "were the vote to be lost", "had he stayed".
fn judge_inversion(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Opens, Plain};
    let (at, end) = (signal.range.start, signal.range.end);
    let amount = view.is(end, &["fewer", "less", "more"]) && view.is(end + 1, &["than"]);
    let subject =
        amount || view.nominal(end) || view.capital(end) && !view.mark(end) || view.is(end, &["there", "it", "that", "this"]);
    // "we should all be glad": the subject stands before the verb.
    let own_subject = at > 0 && view.is(at - 1, &["he", "i", "it", "she", "they", "we", "who", "you"]);
    if own_subject || !subject || view.has(end, W::Negation) && !view.is(end, &["no", "nobody", "nothing"]) {
        return Plain;
    }
    let segment = view.segments.get(view.segment_of(at)).map_or(at..view.len(), |s| s.range.clone());
    let first = clauses::head(view, &segment) >= at
        || view.is(at.wrapping_sub(1), &["that", "and", "because", "but", "particularly", "especially"]);
    // "just had our car returned", "has n't had": the verb of its own clause.
    if signal.kind == Kind::Had && at > 0 && (view.has(at - 1, W::Negation) || view.is(at - 1, &["just", "already", "recently"]))
    {
        return Plain;
    }
    // The verb behind the subject must be the one the inversion asks for.
    let mut verb = end;
    while verb < segment.end
        && verb < end + 12
        && (view.nominal(verb)
            || view.capital(verb)
            || matches!(view.pos(verb), Pos::Preposition | Pos::Adverb | Pos::Coordinator))
        && !wanted(view, signal.kind, verb)
    {
        verb += 1;
    }
    // "Should the judges uphold the rule, the boats would": at the head of a statement it can be nothing else.
    let rest = segment.end..view.len();
    let headed = at == 0
        && view.segments.len() > 1
        && match signal.kind {
            Kind::Should => ahead(view, rest),
            Kind::Had => rest.into_iter().any(|i| would_have(view, i)),
            _ => false,
        };
    // "Should Win:", a rubric: nobody stands before the verb.
    let nobody = verb == end && (end + 1 >= segment.end || view.mark(end + 1));
    if !wanted(view, signal.kind, verb) && !headed || nobody {
        return Plain;
    }
    let question = view.asks();
    if question && signal.kind == Kind::Should && (0..at).any(|i| view.pos(i) == Pos::Wh) {
        return LooksLike("a question");
    }
    if first
        && question
        && !view.segments.iter().any(|s| s.range.start >= segment.end && clauses::role(view, s) == clauses::Role::Main)
    {
        return LooksLike("a question");
    }
    // "and had his papers read" has the subject of the clause before it.
    let would = (0..view.len()).any(|i| view.has(i, W::Would) || view.is(i, &["may"]) && view.is(i + 1, &["have"]));
    let bare = signal.kind == Kind::Should || would;
    if first && bare && (at == 0 || view.pos(at - 1) != Pos::Wh) {
        return Opens;
    }
    // In the middle: "refunds follow should the charge be proven", "it would have killed had it hit".
    let before = at.saturating_sub(40)..at;
    match signal.kind {
        Kind::Should if question || (at.saturating_sub(3)..at).any(|i| view.pos(i) == Pos::Wh) => Plain,
        Kind::Should => Opens,
        _ if before.into_iter().any(|i| view.has(i, W::Would) || view.has(i, W::Future)) => Opens,
        _ => Plain,
    }
}

pub(super) fn wanted(view: &View, kind: Kind, i: usize) -> bool {
    match kind {
        Kind::Should => {
            view.pos(i) == Pos::Base
                || view.is(i, &["be", "have", "not", "n't", "ever", "win", "lose", "fail", "come", "become"])
                || matches!(view.pos(i), Pos::Finite) && !view.has(i, W::Modal)
        }
        Kind::Had => view.is(i, &["been", "not", "n't", "ever"]) || matches!(view.pos(i), Pos::Participle | Pos::Finite),
        Kind::Were => {
            // "were he a minister", "were Orme a city"
            let named = |k: usize| view.pos(k) == Pos::Pronoun || view.pos(k) == Pos::Noun && view.capital(k);
            view.is(i, &["to", "not", "n't", "there"])
                || matches!(view.pos(i), Pos::Participle | Pos::To | Pos::Gerund)
                || view.is(i, &["a", "an", "the"]) && i > 0 && named(i - 1)
        }
        _ => false,
    }
}

/// "would have", "could've": the main clause of a condition that did not hold.
pub(super) fn unreal_main(view: &View) -> bool {
    (0..view.len()).any(|i| would_have(view, i))
}

/// True where token `i` is "would", "could", "might" or "should" with "have" behind it.
pub(super) fn would_have(view: &View, i: usize) -> bool {
    (view.has(i, W::Would) || view.is(i, &["should"]) && view.pos(i) == Pos::Modal)
        && (i + 1..i + 5)
            .take_while(|&k| {
                view.is(k, &["have", "'ve", "of"])
                    || matches!(view.pos(k), Pos::Adverb | Pos::Pronoun | Pos::Noun | Pos::Determiner)
                    || view.has(k, W::AdverbOpen)
            })
            .any(|k| view.is(k, &["have", "'ve"]) && done_behind(view, k))
}

/// True where "have" at `k` makes a perfect ("would have won"): not "would have to go", not "would have thirty days".
fn done_behind(view: &View, k: usize) -> bool {
    let next = (k + 1..k + 5).find(|&i| view.pos(i) != Pos::Adverb && !view.has(i, W::AdverbOpen)).unwrap_or(k + 1);
    let same = view.is(next, &["beat", "cost", "cut", "hit", "hurt", "let", "put", "set", "shut", "split"]);
    same || view.pos(next) == Pos::Participle || view.tokens.get(next).is_some_and(|t| matches!(t.tag, Tag::Vbn | Tag::Vbd))
}

fn plain_would(view: &View) -> bool {
    let not = |i: usize| view.is(i + 1, &["n't", "not", "never"]) || view.is(i.wrapping_sub(1), &["nobody", "nothing"]);
    (0..view.len()).any(|i| view.pos(i) == Pos::Modal && (view.is(i, &["would", "'d"]) || view.is(i, &["could"]) && not(i)))
}

/// "stay shut", "remain in force": what holds so long.
fn stays_shut(view: &View, verb: usize) -> bool {
    view.is(verb, &["remain", "stay"])
        && (view.is(verb + 1, SHUT) || view.is(verb + 1, &["in"]) && view.is(verb + 2, &["force", "place"]))
}

/// How something stays that waits for something else.
const SHUT: &[&str] = &["away", "banned", "blocked", "closed", "frozen", "grounded", "off", "out", "shut", "suspended"];

/// "The union will not return | until": somebody named keeps from it so long.
fn held_back(view: &View, signal: &Signal) -> bool {
    let at = signal.range.start;
    let own = view.segments.get(view.segment_of(at)).map_or(at..at, |s| s.range.clone());
    // "until June, the guild": no clause of its own.
    if clauses::subject_then_verb(view, signal.range.end, own.end).is_none() {
        return false;
    }
    let modal = (own.start.max(at.saturating_sub(10))..at).rev().find(|&i| view.finite(i));
    modal.is_some_and(|i| {
        (view.has(i, W::Future) || view.is(i, &["would"]))
            && (view.has(i + 1, W::Negation) || stays_shut(view, i + 1))
            && !view.is(i.wrapping_sub(1), &["i", "we", "you"])
    })
}

/// "once the deal is signed, tariffs would": a time clause in the present whose main clause looks ahead.
fn judge_time(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Opens, Plain};
    let end = signal.range.end;
    // "extended once for thirty days", "once again": how often.
    let time =
        view.is(end, &["a", "each"]) && view.is(end + 1, &["day", "decade", "generation", "month", "term", "week", "year"]);
    if signal.kind == Kind::Once && (time || view.is(end, &["again", "every", "for", "in", "more", "per"])) {
        return Plain;
    }
    let Some(verb) = clauses::subject_then_verb(view, end, view.len().min(end + 25)) else { return Plain };
    let past = view.tokens.get(verb).is_some_and(|t| t.tag == Tag::Vbd) || view.is(verb, &["was", "were", "had", "did"]);
    let only = signal.kind == Kind::OnlyWhen;
    // "once the bill is passed, cities may": what somebody has yet to decide is uncertain, whatever the modal.
    let decided = view.has(verb, W::Be) && view.is(verb + 1, DECIDED) || view.has(verb, W::Have) && view.is(verb + 1, DECIDED);
    // "once Olden takes office, the levy will": as uncertain as her win.
    let wins = view.has(verb, W::Win)
        || view.is(verb, &["becomes", "takes"]) && (verb + 1..verb + 4).any(|i| view.has(i, W::Office) || view.has(i, W::Post));
    let reopens = view.is(verb, &["ends", "reopens", "resumes"]);
    let decided = decided || (wins || reopens) && signal.kind == Kind::Once;
    // "Until there is a treaty, nobody will"
    let none = |i: usize| {
        view.has(i + 1, W::Negation)
            || stays_shut(view, i + 1)
            || i > 0 && view.is(i - 1, &["nobody", "nothing", "none"])
            || view.is(i.wrapping_sub(2), &["no"])
    };
    let ahead = |r: Range<usize>| {
        r.into_iter().any(|i| {
            view.pos(i) == Pos::Modal
                && (only
                    || decided
                    || signal.kind == Kind::Until && none(i)
                    || view.has(i, W::Would) && (!view.is(i, &["'d"]) || view.pos(i + 1) == Pos::Base))
        })
    };
    if past {
        return LooksLike("tells of a past time");
    }
    if (end..verb).any(|i| view.is(i, &["you", "we", "i"])) {
        return Plain;
    }
    let segment = view.segments.get(view.segment_of(end)).map_or(end..end, |s| s.range.clone());
    if ahead(0..signal.range.start) || ahead(segment.end..view.len()) { Opens } else { Plain }
}

/// What is done by a decision that may also go the other way.
const DECIDED: &[&str] = &[
    "adopted",
    "agreed",
    "appointed",
    "approved",
    "cleared",
    "completed",
    "confirmed",
    "elected",
    "enacted",
    "finished",
    "lifted",
    "passed",
    "ratified",
    "reached",
    "resolved",
    "restored",
    "settled",
    "signed",
];

/// "when" opens a condition only in general statements in the present: "when you press it, it opens".
fn judge_when(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Plain};
    let end = signal.range.end;
    match clauses::subject_then_verb(view, end, view.len().min(end + 25)) {
        Some(verb) if view.tokens.get(verb).is_some_and(|t| t.tag == Tag::Vbd) => LooksLike("tells of a past time"),
        _ => Plain,
    }
}
