//! Labels of outcomes, in the article's own words: "the council does not act", "no deal", and their contraries.

use super::clauses;
use super::signals::Kind;
use super::view::{Pos, View};
use super::words::{W, bits_of};
use crate::text::Tag;
use std::ops::Range;

/// Most tokens of a label.
const MOST: usize = 16;

/// A short label from the condition's own words.
pub(super) fn label(view: &View, words: &Range<usize>, kind: Option<Kind>) -> String {
    let asked = |i: usize| kind == Some(Kind::Were) && (words.start..i).any(|k| view.pos(k) == Pos::Base);
    // "the crown, which has fallen, slides": what is told beside the subject is left out.
    let beside = |i: usize| {
        let segment = view.segment(i).filter(|s| s.range.start > words.start);
        !view.mark(i) && segment.is_some_and(|s| clauses::role(view, s) == clauses::Role::Relative)
    };
    let verb_before = |i: usize| (words.start..i).any(|k| view.finite(k) && !beside(k));
    let end = words
        .clone()
        .find(|&i| {
            i > words.start + 2
                && view.is(i, &[",", ";", "—", "–", "--", "(", "which", "because"])
                && (verb_before(i) || asked(i))
                // "the law says, as it does, that": not told yet what.
                && !(view.has(i - 1, W::PersonVerb) && view.finite(i - 1))
                // "she is, by her own word, in debt", "it makes other, smaller towns pay"
                && !(view.is(i, &[","]) && (view.is_be(i - 1) || view.is(i - 1, &["other"])))
        })
        .unwrap_or(words.end);
    let mut out = String::new();
    let verb = words.clone().find(|&i| view.finite(i) || view.pos(i) == Pos::Base);
    // "should she fail to sign": a verb taken for a noun stands before its "to".
    let governs = |v: usize| v >= words.start + 2 && view.is(v - 1, &["to"]) && !view.capital(v - 2);
    let verb = verb.map(|v| if kind == Some(Kind::Should) && governs(v) { v - 2 } else { v });
    let mut inverted = kind.is_some_and(Kind::inverted);
    let mut negate = matches!(kind, Some(Kind::Unless));
    // A longer condition is cut where a word ends, and says so.
    let cut = end.min(words.start + MOST);
    let cut = if end <= cut + 2 { end } else { cut };
    // "should the service not run": the verb takes the "not".
    let negation = verb.and_then(|v| v.checked_sub(1)).filter(|&i| inverted && i > words.start && view.is(i, &["not"]));
    let denied_before = negation.is_some();
    // "if the town were to sell it": the town sells it.
    let comes = verb.filter(|&v| {
        kind != Some(Kind::Were) && view.is(v, &["were"]) && view.is(v + 1, &["to"]) && view.pos(v + 2) == Pos::Base
    });
    for i in words.start..cut {
        let word = view.word(i);
        if Some(i) == negation || comes.is_some_and(|v| i == v || i == v + 1) {
            continue;
        }
        if view.quotes(i)
            || beside(i)
            || view.mark(i) && (beside(i + 1) || i > words.start && beside(i - 1))
            || view.is(i, &["then"]) && i > words.start && i + 1 < end
            || view.is(i, &["even", "then"]) && i == words.start && i + 2 < end
            || view.is(i, &["that"])
                && i == words.start
                && i + 2 < end
                && view.pos(i) != Pos::Determiner
                && !view.finite(i + 1 + usize::from(view.pos(i + 1) == Pos::Adverb))
        {
            continue;
        }
        // A mark left out leaves the space that stood before or behind it.
        let left_out = (view.quotes(i.wrapping_sub(1)) || view.is(i.wrapping_sub(1), &[","])) && !view.mark(i);
        let glued = out.is_empty() || !left_out && view.touches(i);
        // "were the board to sell": the board sells.
        if inverted && kind == Some(Kind::Were) && view.pos(i) == Pos::To && verb.is_some_and(|v| v > i) {
            continue;
        }
        if !glued {
            out.push(' ');
        }
        if Some(i) == verb && negate {
            negate = false;
            let past = view.tag(i) == Some(Tag::Vbd);
            let many = behind_many(view, i);
            let singular = if past { !many } else { view.is(i, &["has", "does"]) || word.ends_with('s') };
            if view.has(i, W::Modal) || view.is_be(i) || view.has(i, W::Have) && view.pos(i + 1) == Pos::Participle {
                // "unless there's a deal"
                out.push_str(if view.is(i, &["'s"]) { " is" } else { word });
                out.push_str(" not");
            } else {
                out.push_str(if singular { "does not " } else { "do not " });
                match view.tokens.get(i).filter(|_| past) {
                    Some(token) => out.push_str(view.reader.text.lemma(token)),
                    None => out.push_str(&base(word)),
                }
            }
        } else if let Some(v) = comes.filter(|v| v + 2 == i) {
            out.push_str(&agreeing(word, behind_many(view, v)));
        } else if Some(i) == verb && view.is(i, &["were"]) && view.pos(i + 1) == Pos::Participle && !inverted && !negate {
            // "if the clause were dropped": the clause is dropped.
            let many = behind_many(view, i) && !view.is(i.wrapping_sub(1), &["i"]);
            out.push_str(if many { "are" } else { "is" });
        } else if Some(i) == verb && inverted && matches!(kind, Some(Kind::Should | Kind::Were)) {
            inverted = false;
            let subject = out.trim_end();
            let pronoun =
                subject.rsplit(' ').next().is_some_and(|w| ["they", "we", "you", "i"].iter().any(|p| w.eq_ignore_ascii_case(p)));
            let many = pronoun || subject.ends_with('s') && !subject.ends_with("ss");
            match denied_before {
                true if view.has(i, W::Be) => out.push_str(&format!("{} not", agreeing(word, many))),
                true => out.push_str(&format!("{} not {word}", if many { "do" } else { "does" })),
                false => out.push_str(&agreeing(word, many)),
            }
        } else {
            out.push_str(word);
        }
    }
    let dots = if cut < end { "…" } else { "" };
    format!("{}{dots}", out.trim())
}

/// True for a verb whose subject, right before it, asks for the form of many.
fn behind_many(view: &View, verb: usize) -> bool {
    let before = verb.wrapping_sub(1);
    view.is(before, &["i", "they", "we", "you"]) || matches!(view.tag(before), Some(Tag::Nns | Tag::Nnps))
}

/// The present tense of a base form, for one or for many.
fn agreeing(word: &str, many: bool) -> String {
    match (word, many) {
        ("be", false) => "is".to_owned(),
        ("be", true) => "are".to_owned(),
        (_, true) => word.to_owned(),
        ("have", false) => "has".to_owned(),
        (w, false) if w.ends_with(['s', 'x', 'o']) || w.ends_with("sh") || w.ends_with("ch") => format!("{w}es"),
        (w, false)
            if w.ends_with('y')
                && !w.ends_with(['a', 'e', 'o', 'u'])
                && !w.ends_with("ay")
                && !w.ends_with("ey")
                && !w.ends_with("oy") =>
        {
            format!("{}ies", w.trim_end_matches('y'))
        }
        (w, false) => format!("{w}s"),
    }
}

/// The base form of a verb in the third person.
fn base(word: &str) -> String {
    match word {
        "has" => "have".to_owned(),
        "does" => "do".to_owned(),
        "goes" => "go".to_owned(),
        w if w.ends_with("ies") => format!("{}y", w.trim_end_matches("ies")),
        w if w.ends_with("sses") || w.ends_with("shes") || w.ends_with("ches") || w.ends_with("xes") => {
            w.trim_end_matches("es").to_owned()
        }
        w => w.strip_suffix('s').unwrap_or(w).to_owned(),
    }
}

/// "the deal is approved" denied: "the deal is not approved"; "no deal is reached" denied: "a deal is reached".
pub(super) fn denied(label: &str) -> String {
    let words: Vec<&str> = label.split(' ').collect();
    if let Some(at) = words.iter().position(|w| contracted(w).is_some()) {
        let kept = words.iter().enumerate().map(|(i, w)| contracted(w).filter(|_| i == at).unwrap_or(w));
        return kept.collect::<Vec<_>>().join(" ");
    }
    if let Some(no) = words.iter().position(|w| matches!(*w, "no" | "not")) {
        let kept = words.iter().enumerate().filter(|(i, w)| *i != no || **w == "no");
        let kept = kept.map(|(i, w)| if i == no { "a" } else { *w });
        return kept.collect::<Vec<_>>().join(" ");
    }
    let auxiliary = |w: &&str| {
        let bits = bits_of(w);
        bits.has(W::Be) || bits.has(W::Modal) || matches!(*w, "has" | "have")
    };
    match words.iter().position(auxiliary) {
        Some(at) => {
            let (before, after) = words.split_at(at + 1);
            [before, &["not"], after].concat().join(" ")
        }
        None => match words.as_slice() {
            [subject @ ("it" | "he" | "she" | "this" | "that"), verb, rest @ ..] => {
                let verb = base(verb);
                [&[*subject, "does", "not", verb.as_str()], rest].concat().join(" ")
            }
            [subject @ ("they" | "we" | "you" | "i"), rest @ ..] => [&[*subject, "do", "not"], rest].concat().join(" "),
            [name, verb, rest @ ..]
                if name.chars().next().is_some_and(char::is_uppercase)
                    && verb.len() > 3
                    && verb.ends_with('s')
                    && !verb.ends_with("ss") =>
            {
                let verb = base(verb);
                [&[*name, "does", "not", verb.as_str()], rest].concat().join(" ")
            }
            [article, noun, verb, rest @ ..] if verb.ends_with('s') && !verb.ends_with("ss") && !noun.ends_with('s') => {
                let verb = base(verb);
                [&[*article, *noun, "does", "not", verb.as_str()], rest].concat().join(" ")
            }
            [article @ ("the" | "their" | "his" | "her" | "its"), noun, verb, rest @ ..]
                if noun.ends_with('s') && plain(verb) =>
            {
                [&[*article, *noun, "do", "not", *verb], rest].concat().join(" ")
            }
            _ => format!("not that {label}"),
        },
    }
}

/// True for a word that may be a verb of the present for many: in small letters, no preposition, no past, no form in -s or -ing.
fn plain(word: &str) -> bool {
    let bits = bits_of(word);
    let form = word.ends_with(['s', 'g', '\'']) || word.ends_with("ed") || word.ends_with('’');
    word.chars().all(char::is_lowercase) && !form && !bits.has(W::Preposition) && !bits.has(W::Subordinator) && !bits.has(W::Stop)
}

/// The verb that "isn't" or "won't" denies.
fn contracted(word: &str) -> Option<&str> {
    match word.strip_suffix("n't").or(word.strip_suffix("n’t"))? {
        "wo" => Some("will"),
        "ca" => Some("can"),
        verb => Some(verb),
    }
}

/// "a last-minute deal" where there is none: "no last-minute deal".
pub(super) fn no(label: &str) -> String {
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    match first {
        // "without it": the word stands for something.
        "it" | "him" | "her" | "them" | "that" | "this" | "one" => format!("without {label}"),
        "a" | "an" | "any" | "the" | "A" | "An" | "Any" | "The" => format!("no {rest}"),
        _ => format!("no {label}"),
    }
}
