//! Judges "if": whether it opens a condition where it stands, or asks, compares, joins two words or breaks off, and why.

use super::clauses;
use super::judges::Verdict;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::{behind_verb, would_have};
use crate::text::Tag;

/// What the "if" at `signal` is in its sentence.
pub(super) fn judge_if(view: &View, signal: &Signal) -> Verdict {
    let (at, end) = (signal.range.start, signal.range.end);
    let short = view.is(end, &["not"]) && cut_short(view, at, end);
    match () {
        _ if says_how_few(view, at, end) => Verdict::LooksLike("\"if any\" only says how few"),
        // "If not removed, the cap would": a clause cut short.
        _ if short => Verdict::Opens,
        _ if signal.kind == Kind::If && did_not_hold(view, at, end) => Verdict::Opens,
        _ => not_if(view, signal).map_or(Verdict::Opens, Verdict::LooksLike),
    }
}

/// Why the "if" at `signal` opens no condition, where it opens none.
fn not_if(view: &View, signal: &Signal) -> Option<&'static str> {
    let (at, end) = (signal.range.start, signal.range.end);
    let plain = signal.kind == Kind::If;
    let tests: [(bool, &'static str); 10] = [
        (plain && is_noun(view, at, end), "the word \"if\" itself is meant"),
        (joins_adjectives(view, at, end), "\"if\" joins two adjectives"),
        ((plain && at > 0 || signal.kind == Kind::EvenIf) && denies_word(view, end), "\"if not\" joins two words"),
        (plain && names_time(view, at, end), "\"if\" opens an indirect question"),
        (plain && compares(view, at), "compares or asks, sets no condition"),
        (signal.kind == Kind::IfOnly && limits_phrase(view, end), "\"if only\" limits a phrase"),
        (provides(view, at, end), "\"provided\" is a verb here"),
        (takes_back(view, at, end), "\"if\" takes back a little"),
        (breaks_off(view, end), "breaks off"),
        (plain && (asks_how(view, end) || indirect_question(view, at)), "\"if\" opens an indirect question"),
    ];
    tests.into_iter().find(|(fits, _)| *fits).map(|(_, reason)| reason)
}

/// "If not removed", "if not widely shared", "If not, ...".
fn cut_short(view: &View, at: usize, end: usize) -> bool {
    let apart = at == 0 || view.has(at - 1, W::Coordinator) || view.mark(at - 1) && !view.is(at - 1, &[","]);
    let adverb = view.pos(end + 1) == Pos::Adverb && view.pos(end + 2) == Pos::Participle;
    // "wary, if not opposed": it goes beyond the word before.
    let beyond = view.is(at.wrapping_sub(1), &[","])
        && (matches!(view.pos(at.wrapping_sub(2)), Pos::Adjective | Pos::Preposition | Pos::Participle));
    !beyond && (view.pos(end + 1) == Pos::Participle || adverb)
        || apart && (view.is(end + 1, &["then", "just"]) || view.mark(end + 1))
}

/// "sure if she had asked, they would have come", "a better price than if they had waited": no question, where what did not come about has
/// a main clause, or what came about instead.
fn did_not_hold(view: &View, at: usize, end: usize) -> bool {
    let verb = clauses::subject_then_verb(view, end, view.len().min(end + 25)).filter(|&i| view.is(i, &["had", "'d"]));
    let next = verb.and_then(|v| behind_verb(view, v));
    let perfect = next.is_some_and(|i| view.pos(i) == Pos::Participle || view.is(i, &["been"]));
    let comma = |v: usize| view.find(v + 1..view.len().min(v + 30), &[","]);
    let main = |c: usize| clauses::subject_then_verb(view, c + 1, view.len().min(c + 16)).is_some_and(|i| would_have(view, i));
    let than = view.is(at.wrapping_sub(1), &["than"]) && (0..at).any(|i| view.finite(i));
    // "the price they would have agreed to if they had waited"
    let behind = !view.has(at.wrapping_sub(1), W::Ask) && (at.saturating_sub(30)..at).any(|i| would_have(view, i));
    perfect && (than || behind || verb.and_then(comma).is_some_and(main))
}

/// "few, if any", "if anything", "if at all".
fn says_how_few(view: &View, at: usize, end: usize) -> bool {
    let apart = at == 0 || view.has(at - 1, W::Coordinator) || view.mark(at - 1) && !view.is(at - 1, &[","]);
    let of_any = view.is(end, &["any"]) && view.is(end + 1, &["of"]) || view.is(end, &["ever"]) && apart;
    let nobody = view.is(end, &["anybody", "anyone"]) && (end + 1 >= view.len() || view.mark(end + 1));
    nobody
        || view.is(end, &["nothing"]) && view.is(end + 1, &["else"])
        || view.is(end, &["any", "anything", "ever"])
            && !of_any
            && (end + 1 >= view.len() || view.mark(end + 1) || !view.nominal(end + 1) && !view.finite(end + 1))
        || view.is(end, &["at"]) && view.is(end + 1, &["all"])
        || view.is(at.wrapping_sub(1), &["few", "little", "rarely", "seldom"])
}

/// "It is a big if": the word, with what describes it before it and nothing that could be its clause behind.
fn is_noun(view: &View, at: usize, end: usize) -> bool {
    let described = view.is(at.wrapping_sub(1), &["a", "big", "huge", "large", "the", "this"]);
    // "It is no “if” question", "an if/then candidate"
    let marked = view.quotes(at.wrapping_sub(1)) && view.quotes(end) || view.is(end, &["/"]);
    marked || described && (end >= view.len() || view.mark(end))
}

/// "a stern, if fair man", "her passionate, if discreet, love", "an unnoticed if short sharp frost".
fn joins_adjectives(view: &View, at: usize, end: usize) -> bool {
    // "similar, if slightly worse, figures"
    let described = view.pos(end) == Pos::Adverb && view.mark(end + 2);
    let end = end + usize::from(described);
    if at < 2 || view.pos(end) != Pos::Adjective {
        return false;
    }
    let behind_mark = (view.mark(at - 2) || view.mark(at - 1)) && view.mark(end + 1) && view.pos(end + 2) == Pos::Noun;
    // "the grim, if familiar, first news", "important if at times dull)"
    let grim = || at > 2 && view.pos(at - 3) == Pos::Determiner && view.nominal(end + 2);
    let between = view.is(at.wrapping_sub(1), &[","])
        && (view.pos(at.wrapping_sub(2)) == Pos::Adjective || grim())
        && view.is(end + 1, &[","])
        || described && view.pos(at.wrapping_sub(1)) == Pos::Adjective;
    let noun = (end + 1..end + 4).find(|&i| view.pos(i) != Pos::Adjective).is_some_and(|i| view.pos(i) == Pos::Noun);
    let unlike = matches!(view.pos(at - 1), Pos::Adjective | Pos::Participle);
    behind_mark || between || unlike && noun && clauses::subject_then_verb(view, end, view.len().min(end + 12)).is_none()
}

/// "a hundred, if not more": no clause cut short.
fn denies_word(view: &View, end: usize) -> bool {
    view.is(end, &["not"]) && !view.is(end + 1, &["for"]) && !view.finite(end + 1)
}

/// Verbs that "on" belongs to.
const GO_ON: &[&str] =
    &["carry", "early", "drag", "go", "goes", "going", "hold", "live", "move", "press", "pull", "stay", "struggle"];

/// "than if", "as if", "to ask about if".
fn compares(view: &View, at: usize) -> bool {
    view.is(at.wrapping_sub(1), &["than", "like", "on", "about", "of", "to", "as", "or"])
        // "it will go on if": the word belongs to the verb.
        && !(view.is(at.wrapping_sub(1), &["on"]) && view.is(at.wrapping_sub(2), GO_ON))
        && !(view.is(at.wrapping_sub(1), &["or"]) && at > 1)
        && !(view.is(at.wrapping_sub(1), &["like"]) && (view.mark(at.wrapping_sub(2)) || looks_like(view, at)))
}

/// "what the town would look like if": the verb's own word.
fn looks_like(view: &View, at: usize) -> bool {
    view.is(at.wrapping_sub(2), &["be", "been", "look", "looked"]) && view.any(at.saturating_sub(9)..at, &["how", "what"])
}

/// "if only for a day"; "if only because it rained" tells a reason and is put aside later.
fn limits_phrase(view: &View, end: usize) -> bool {
    clauses::subject_then_verb(view, end, view.len().min(end + 25)).is_none() && !view.is(end, &["because"])
}

/// "to be provided that", "in providing that relief": the verb.
fn provides(view: &View, at: usize, end: usize) -> bool {
    view.is(at, &["provided", "providing"])
        && (view.has(at.wrapping_sub(1), W::Be)
            || view.is(at.wrapping_sub(1), &["in", "by", "for"])
            || clauses::subject_then_verb(view, end, view.len().min(end + 25))
                // "has provided work to people such as Olden, who likes it", "provided fuel for the view that it is wrong"
                .is_none_or(|v| (end..v).any(|i| view.is(i, &["that", "which", "who"]) && i > end)))
}

/// "The rows were alike, if slightly longer".
fn takes_back(view: &View, at: usize, end: usize) -> bool {
    let a_little = view.is(end, &["a", "only", "rather", "slightly", "somewhat"]) || view.tag(end) == Some(Tag::Jjr);
    let word = if view.is(end, &["a"]) && view.is(end + 1, &["bit", "little"]) { end + 2 } else { end };
    // "if less directly", "if perhaps unwillingly"
    let how = (end..end + 3).find(|&i| view.pos(i) != Pos::Adverb && !view.is(i, &["less", "more"])).unwrap_or(end);
    let manner = how > end && (how >= view.len() || view.mark(how)) && view.lower(how - 1).ends_with("ly");
    if at > 1 && manner {
        return true;
    }
    let compared = |i: usize| view.pos(i) == Pos::Adjective || matches!(view.tag(i), Some(Tag::Jjr | Tag::Rbr));
    at > 1
        && view.is(at - 1, &[",", "—", "–", "("])
        && a_little
        && !view.nominal(end + 3)
        && (word..end + 3).any(compared)
        && clauses::subject_then_verb(view, end, view.len().min(end + 8)).is_none()
}

/// "If you, if you want", "If —": nothing but a pronoun before it starts anew.
fn breaks_off(view: &View, end: usize) -> bool {
    let pronoun_only = view.is(end, &["he", "i", "it", "she", "they", "we", "you"])
        && (end + 1 >= view.len()
            || view.is(end + 1, &[","]) && view.is(end + 2, &["if"])
            || view.mark(end + 1) && end + 2 >= view.len());
    view.is(end, &["if"]) || pronoun_only || view.is(end, NOTHING_FOLLOWS) || end >= view.len()
}

/// Marks before which a condition has ended: "This boat is for you if:".
const NOTHING_FOLLOWS: &[&str] = &["—", "–", "--", "-", "...", "…", ":", ";", ".", "?", "!", ")", "]"];

/// "if and how often they vote": a question of two parts.
fn asks_how(view: &View, end: usize) -> bool {
    view.is(end, &["and", "or"]) && view.is(end + 1, &["how", "to", "what", "where", "which", "why"])
}

/// Verbs that ask or find out, with a phrase between them and what they ask.
const ASKING: &[&str] = &["check", "debate", "decide", "determine", "discuss", "hear", "heard", "know", "see", "tell", "wonder"];

/// "would not say when, or if, the board will vote", "a question of not if it will vote, but when"
fn names_time(view: &View, at: usize, end: usize) -> bool {
    let but = |i: usize| view.is(i, &["but"]) && view.is(i + 1, &["how", "when", "why"]);
    view.is(at.wrapping_sub(1), &["not"]) && (end..view.len().min(end + 24)).any(but)
        || view.is(at.wrapping_sub(1), &["or", "and"]) && view.is(at.wrapping_sub(2), &[","]) && view.is(end, &[","])
        || view.is(at.wrapping_sub(1), &["or", "and"]) && view.is(at.wrapping_sub(2), &["how", "when", "whether"]) && at > 2
}

/// "asked if", "asked her if", "let me know if", "not sure if".
fn indirect_question(view: &View, at: usize) -> bool {
    asks_here(view, at) || asks_on(view, at)
}

/// "She wondered if it was cold, if it was late", "know what was said or if": the second question of one that asks.
fn asks_on(view: &View, at: usize) -> bool {
    let from = at.saturating_sub(16);
    let before = at.wrapping_sub(1);
    let comma = view.is(before, &[","]);
    if !(comma || view.is(before, &["and", "or"])) || view.any(from..before, &[";", ":"]) {
        return false;
    }
    let last = view.segment_of(at) + 1 == view.segments.len();
    if !last || clauses::subject_then_verb(view, at + 1, view.len().min(at + 25)).is_none() {
        return false;
    }
    // "know what was said or if"
    let what = |i: usize| !comma && view.pos(i) == Pos::Wh && i > 0 && view.has(i - 1, W::Ask);
    // "asked him how he would pay for it, if he would raise the levy"
    let first = from.max(view.segments.get(view.segment_of(before).saturating_sub(1)).map_or(from, |s| s.range.start));
    let how = |i: usize| comma && view.is(i, &["ask", "asked", "asks"]) && (i + 1..before).any(|k| view.pos(k) == Pos::Wh);
    let would = (at + 1..at + 5).any(|i| view.has(i, W::Would));
    (from..before).any(|i| view.is(i, &["if"]) && asks_here(view, i) || what(i)) || would && (first..before).any(how)
}

fn asks_here(view: &View, at: usize) -> bool {
    let mut k = at;
    while k > 0 && view.is(k - 1, &["exactly", "just", "even", "first", "out"]) {
        k -= 1;
    }
    // "He has “no idea” if it will": the mark that closes what asks.
    if k > 1 && view.quotes(k - 1) && view.closes(k - 1) {
        k -= 1;
    }
    // "Make sure if you get new ones that they get along": what to see to, if so.
    let sure = view.is(k.wrapping_sub(1), &["sure"]) && view.is(k.wrapping_sub(2), &["make", "making"]);
    if k == 0 || view.mark(k - 1) || sure {
        return false;
    }
    // "let me know at your earliest convenience if"
    let floor = k.saturating_sub(8);
    if (floor..k).any(|i| view.is(i, &["let"]) && view.is(i + 2, &["know"])) && !(floor..k).any(|i| view.mark(i)) {
        return true;
    }
    // "no telling if", "no idea if", "anyone's guess if"
    let doubt = view.is(k - 1, &["doubt", "guess", "idea", "knowing", "question", "saying", "telling", "word"])
        && (view.has(k.wrapping_sub(2), W::Negation) || view.pos(k.wrapping_sub(2)) == Pos::Possessive);
    // "It does not matter if": only what is denied asks.
    let matters = view.is(k - 1, &["matter", "mattered", "matters"])
        && view.has(k.wrapping_sub(2), W::Negation)
        && view.has(k.wrapping_sub(3), W::Do)
        && !(k > 3 && view.pos(k - 4) == Pos::Noun);
    // "declined to say if", "would not say if"
    let denied = (k.saturating_sub(4)..k - 1).any(|i| view.has(i, W::Negation));
    let say = view.is(k - 1, &["say", "said"]) && (view.pos(k.wrapping_sub(2)) == Pos::To || denied);
    if doubt || matters || say || view.has(k - 1, W::Ask) && view.pos(k - 1) != Pos::Noun {
        return true;
    }
    // "know as soon as possible if", "see in the image if": a phrase between, no object.
    let verb = (1..=6)
        .map_while(|n| (k - 1).checked_sub(n))
        .take_while(|&i| !view.mark(i + 1) && !view.finite(i + 1))
        .find(|&i| view.is(i, ASKING) || view.is(i, &["asked"]) && view.is(i + 1, &["by"]));
    // "The vote will show if", "leaving many to question if"
    let to = matches!(view.pos(k.wrapping_sub(2)), Pos::Modal | Pos::To) || view.is(k.wrapping_sub(2), &["to"]);
    if view.is(k - 1, &["question", "show"]) && to {
        return true;
    }
    // "The bank will say on Tuesday if it will"
    let say = || (k.saturating_sub(6)..k - 1).find(|&i| view.is(i, &["say"]) && view.is(i.wrapping_sub(1), &["will"]));
    if verb.or_else(say).is_some_and(|i| {
        view.pos(i) != Pos::Noun
            && matches!(view.pos(i + 1), Pos::Preposition | Pos::Adverb)
            && !(view.is(i, &["decide"]) && view.is(i + 1, &["on"]))
            && !view.is(i + 1, &["that", "what"])
    }) {
        return true;
    }
    // "Asked on Monday if he would": a time or a place between.
    let asked = (1..=12)
        .map_while(|n| (k - 1).checked_sub(n))
        .take_while(|&i| !view.mark(i + 1) && !matches!(view.pos(i + 1), Pos::Modal | Pos::Wh))
        .find(|&i| view.is(i, &["asked", "asking"]));
    let would = (at + 1..at + 10).take_while(|&i| !view.mark(i)).find(|&i| view.finite(i));
    let would = would.is_some_and(|i| view.ahead(i));
    let order = |i: usize| (i + 1..k).any(|v| view.is(v, &["to"]) && view.pos(v + 1) == Pos::Base);
    if would && asked.is_some_and(|i| view.pos(i + 1) == Pos::Preposition || view.nominal(i + 1) && !order(i)) {
        return true;
    }
    // "whether it holds or if it fails": the second half of an indirect question.
    if view.is(k - 1, &["or"])
        && (k.saturating_sub(30)..k - 1).any(|i| {
            view.is(i, &["if", "whether"])
                && i > 0
                && (view.has(i - 1, W::Ask) || (i.saturating_sub(4)..i).any(|v| view.is(v, ASKING) && view.pos(v) != Pos::Noun))
        })
    {
        return true;
    }
    // "asked the minister if": an object between.
    let asked = |i: usize| view.is(i, &["ask", "asked", "asking", "asks", "question", "questioned", "tell", "telling"]);
    (1..=9).map_while(|n| (k - 1).checked_sub(n)).take_while(|&i| !view.mark(i)).find(|&i| !view.nominal(i)).is_some_and(asked)
}
