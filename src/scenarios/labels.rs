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
    let said = Said::new(view, words, kind);
    let mut out = String::new();
    let mut negate = matches!(kind, Some(Kind::Unless));
    // A longer condition is cut where a word ends, and says so.
    let cut = said.end.min(words.start + MOST);
    let cut = if said.end <= cut + 2 { said.end } else { cut };
    for i in (words.start..cut).filter(|&i| !said.left_out(i)) {
        if !said.glued(i, &out) {
            out.push(' ');
        }
        let verb = Some(i) == said.verb;
        let form = match said.comes.filter(|&v| v + 2 == i || second(view, v, i)) {
            _ if verb && negate => said.denied(i),
            Some(v) => agreeing(view.word(i), behind_many(view, v)),
            None if verb => said.turned(i, &out, negate),
            None => view.word(i).to_owned(),
        };
        negate &= !verb;
        out.push_str(&form);
    }
    let dots = if cut < said.end { "…" } else { "" };
    format!("{}{dots}", out.trim())
}

/// A condition that is told as a clause.
struct Said<'c, 'v> {
    view: &'c View<'v>,
    words: &'c Range<usize>,
    kind: Option<Kind>,
    /// Where what is told of it ends.
    end: usize,
    verb: Option<usize>,
    /// "if the town were to sell it": where "were" stands; the town sells it.
    comes: Option<usize>,
    /// "should the service not run": the verb takes the "not".
    negation: Option<usize>,
}

impl<'c, 'v> Said<'c, 'v> {
    fn new(view: &'c View<'v>, words: &'c Range<usize>, kind: Option<Kind>) -> Self {
        let mut said = Said { view, words, kind, end: words.end, verb: None, comes: None, negation: None };
        said.end = words.clone().find(|&i| said.ends(i)).unwrap_or(words.end);
        said.verb = said.own_verb();
        said.negation = said
            .verb
            .and_then(|v| v.checked_sub(1))
            .filter(|&i| kind.is_some_and(Kind::inverted) && i > words.start && view.is(i, &["not"]));
        said.comes = said.verb.filter(|&v| {
            kind != Some(Kind::Were) && view.is(v, &["were"]) && view.is(v + 1, &["to"]) && view.pos(v + 2) == Pos::Base
        });
        said
    }

    /// "the crown, which has fallen, slides": what is told beside the subject is left out.
    fn beside(&self, i: usize) -> bool {
        let segment = self.view.segment(i).filter(|s| s.range.start > self.words.start);
        !self.view.mark(i) && segment.is_some_and(|s| clauses::role(self.view, s) == clauses::Role::Relative)
    }

    /// True where token `i` closes what is told.
    fn ends(&self, i: usize) -> bool {
        let (view, words) = (self.view, self.words);
        let asked = || self.kind == Some(Kind::Were) && (words.start..i).any(|k| view.pos(k) == Pos::Base);
        let verb_before = || (words.start..i).any(|k| view.finite(k) && !self.beside(k));
        i > words.start + 2
            && view.is(i, &[",", ";", "—", "–", "--", "(", "which", "because"])
            && (verb_before() || asked())
            // "the law says, as it does, that": not told yet what.
            && !(view.has(i - 1, W::PersonVerb) && view.finite(i - 1))
            && !(view.is(i, &[","]) && self.goes_on(i))
    }

    /// "she is, by her own word, in debt", "it makes other, smaller towns pay", "it narrows to, say, a tenth", "he does X, Y and Z"
    fn goes_on(&self, comma: usize) -> bool {
        let view = self.view;
        view.is_be(comma - 1)
            || view.is(comma - 1, &["other", "say"])
            || view.is(comma + 1, &["say"])
            || lists(view, comma + 1, self.words.end)
    }

    fn own_verb(&self) -> Option<usize> {
        let (view, words) = (self.view, self.words);
        let verb = words.clone().find(|&i| view.finite(i) || view.pos(i) == Pos::Base);
        if self.kind != Some(Kind::Should) {
            return verb;
        }
        verb.map(|v| {
            let prior = v.wrapping_sub(1);
            // "should a war effort become urgent": a noun taken for a verb stands before it.
            let noun = v > words.start + 1
                && matches!(view.pos(prior), Pos::Noun | Pos::Adjective)
                && (matches!(view.pos(v + 1), Pos::Base | Pos::Finite) || view.has(v + 1, W::Become))
                && !view.is(v, &["help", "let", "make"]);
            // "should she fail to sign": a verb taken for a noun stands before its "to".
            let governs = v >= words.start + 2 && view.is(prior, &["to"]) && !view.capital(v - 2);
            match () {
                _ if governs => v - 2,
                _ if noun => v + 1,
                _ => v,
            }
        })
    }

    /// True for a token that no label has.
    fn left_out(&self, i: usize) -> bool {
        let (view, words) = (self.view, self.words);
        let first = i == words.start && i + 2 < self.end;
        let turned = Some(i) == self.negation || self.comes.is_some_and(|v| i == v || i == v + 1);
        // "were the board to sell": the board sells.
        let to = self.kind == Some(Kind::Were) && view.pos(i) == Pos::To && self.verb.is_some_and(|v| v > i);
        let that = view.is(i, &["that"])
            && first
            && view.pos(i) != Pos::Determiner
            && !view.finite(i + 1 + usize::from(view.pos(i + 1) == Pos::Adverb));
        turned
            || to
            || that
            || view.quotes(i)
            || self.beside(i)
            || view.mark(i) && (self.beside(i + 1) || i > words.start && self.beside(i - 1))
            || view.is(i, &["then"]) && i > words.start && i + 1 < self.end
            || view.is(i, &["even", "then"]) && first
    }

    /// True where no space stands before token `i`: a mark left out leaves the space that stood before or behind it.
    fn glued(&self, i: usize, out: &str) -> bool {
        let (view, prior) = (self.view, i.wrapping_sub(1));
        let left_out = (view.quotes(prior) || view.is(prior, &[","])) && !view.mark(i);
        out.is_empty() || !left_out && view.touches(i)
    }

    /// The verb behind "unless": "does not sign", "is not".
    fn denied(&self, i: usize) -> String {
        let (view, word) = (self.view, self.view.word(i));
        if view.has(i, W::Modal) || view.is_be(i) || view.has(i, W::Have) && view.pos(i + 1) == Pos::Participle {
            // "unless there's a deal"
            return format!("{} not", if view.is(i, &["'s"]) { " is" } else { word });
        }
        let past = view.tag(i) == Some(Tag::Vbd);
        let many = behind_many(view, i);
        let singular = if past { !many } else { view.is(i, &["has", "does"]) || word.ends_with('s') };
        let base = match view.tokens.get(i).filter(|_| past) {
            Some(token) => view.reader.text.lemma(token).to_owned(),
            None => base(word),
        };
        format!("{} not {base}", if singular { "does" } else { "do" })
    }

    /// The verb of "should it fail", "were it to fail" as a clause has it, behind the words `out`; any other as it stands.
    fn turned(&self, i: usize, out: &str, negate: bool) -> String {
        let (view, word) = (self.view, self.view.word(i));
        let inverted = self.kind.is_some_and(Kind::inverted);
        if view.is(i, &["were"]) && view.pos(i + 1) == Pos::Participle && !inverted && !negate {
            // "if the clause were dropped": the clause is dropped.
            let many = behind_many(view, i) && !view.is(i.wrapping_sub(1), &["i"]);
            return if many { "are" } else { "is" }.to_owned();
        }
        if !matches!(self.kind, Some(Kind::Should | Kind::Were)) {
            return word.to_owned();
        }
        let subject = out.trim_end();
        let last = subject.rsplit(' ').next();
        let pronoun = last.is_some_and(|w| ["they", "we", "you", "i"].iter().any(|p| w.eq_ignore_ascii_case(p)));
        let many = pronoun || subject.ends_with('s') && !subject.ends_with("ss");
        match self.negation.is_some() {
            true if view.has(i, W::Be) => format!("{} not", agreeing(word, many)),
            true => format!("{} not {word}", if many { "do" } else { "does" }),
            false => agreeing(word, many),
        }
    }
}

/// "if they were to hold the port | and pick up votes": the second verb behind the one at `verb`.
fn second(view: &View, verb: usize, i: usize) -> bool {
    i > verb + 2 && view.pos(i) == Pos::Base && view.is(i - 1, &["and", "or"])
}

/// "Y and Z": what stands behind the comma of a list, without a verb.
fn lists(view: &View, from: usize, end: usize) -> bool {
    let item = |i: usize| view.nominal(i) && !view.mark(i);
    let mut at = from;
    for _ in 0..4 {
        let last = (at..end.min(at + 5)).find(|&i| !item(i)).unwrap_or(end);
        if last == at || last >= end {
            return false;
        }
        if view.is(last, &["and", "or"]) {
            return item(last + 1) && !view.any_finite(from..end);
        }
        if !view.is(last, &[","]) {
            return false;
        }
        at = last + 1;
        // "X, Y, and Z"
        if view.is(at, &["and", "or"]) {
            return item(at + 1) && !view.any_finite(from..end);
        }
    }
    false
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
