//! Base phrases from tags alone, for every sentence: noun phrases with their head, verb groups with their main verb.
//!
//! A base noun phrase ends at its head noun: no "of", no relative clause. A possessive chain is one phrase that knows its
//! possessor: "Norra 's foreign minister" (possessor "Norra", head "minister"). A pronoun is a phrase of its own; a possessive
//! pronoun opens one ("her aides"). Dates after "on" and bare numbers are phrases too, with their last number as head.
//!
//! A verb group is the run of auxiliaries, negation, adverbs and verbs that make one predicate: "will not be going" (main verb
//! "going", finite, modal, negated); "to leave" is a group that is not finite. In a question or an inversion the subject stands
//! inside ("Should he win"): there the auxiliary is a group of its own, without a main verb of its own to follow.
//!
//! Token indices count within the sentence. Phrases stand in order and do not overlap.

use super::{Sentence, Tag, Text, Token};
use std::ops::Range;

/// A base noun phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct NounPhrase {
    /// Its tokens, within the sentence.
    pub tokens: Range<usize>,
    /// Its head: the last noun, or the pronoun or number it consists of.
    pub head: usize,
    /// The tokens before the possessive ending, where it has one: "Norra" in "Norra 's foreign minister". In a chain of
    /// possessors all but the last noun: "Norra 's minister" in "Norra 's minister 's aide".
    pub possessor: Option<Range<usize>>,
    /// True where the head is a name.
    pub proper: bool,
    /// True for a personal pronoun.
    pub pronoun: bool,
}

/// A run of auxiliaries and verbs that make one predicate.
#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    /// Its tokens, within the sentence, adverbs inside it included.
    pub tokens: Range<usize>,
    /// Its main verb: the last one.
    pub main: usize,
    /// True where its first verb is finite.
    pub finite: bool,
    /// The modal it holds (will, would, can), if any.
    pub modal: Option<usize>,
    /// True for not, n't, never inside it.
    pub negated: bool,
    /// True where a form of be stands before a participle: "was elected".
    pub passive: bool,
    /// True where it begins with "to".
    pub infinitive: bool,
}

/// The base noun phrases of a sentence, in order.
pub fn noun_phrases(text: &Text, sentence: &Sentence) -> Vec<NounPhrase> {
    let tokens = text.tokens_of(sentence);
    let mut phrases = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match noun_phrase(text, tokens, at) {
            Some(phrase) => {
                at = phrase.tokens.end;
                phrases.push(phrase);
            }
            None => at += 1,
        }
    }
    phrases
}

/// The base noun phrase that begins at `start`, if one does.
fn noun_phrase(text: &Text, tokens: &[Token], start: usize) -> Option<NounPhrase> {
    let tag = |i: usize| tokens.get(i).map(|t| t.tag);
    let first = tag(start)?;
    // "her" before a noun opens the noun's phrase, whatever its tag.
    let her = first == Tag::Prp
        && tokens.get(start).is_some_and(|t| text.lower(t) == "her")
        && tag(start + 1).is_some_and(|t| t.is_common_noun() || t.is_adjective());
    if matches!(first, Tag::Prp | Tag::Wp | Tag::Ex) && !her {
        let pronoun = first == Tag::Prp;
        return Some(NounPhrase { tokens: start..start + 1, head: start, possessor: None, proper: false, pronoun });
    }
    let mut end = start;
    let mut head = None;
    let mut possessor = None;
    let mut determined = false;
    while let Some(tag_here) = tag(end) {
        match tag_here {
            Tag::Prp if her && end == start => determined = true,
            Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Fw => head = Some(end),
            Tag::Cd if head.is_none() || joins_number(tokens, end) => head = head.or(Some(end)),
            Tag::Pos if head.is_some() => {
                possessor = Some(start..end);
                head = None;
                determined = true;
            }
            Tag::Dt | Tag::Pdt | Tag::PrpPoss | Tag::WpPoss if head.is_none() && !determined => determined = tag_here != Tag::Pdt,
            Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Vbn | Tag::Vbg | Tag::Rbs | Tag::Rbr | Tag::Rb | Tag::Dollar
                if head.is_none() || tag_here == Tag::Dollar && end == start => {}
            // An adjective between the nouns of a name or compound ("Norra foreign ministry").
            Tag::Jj if nominal_follows(tokens, end) => {}
            Tag::Comma | Tag::Cc if head.is_none() && end > start && between_adjectives(tokens, end) => {}
            _ => break,
        }
        end += 1;
    }
    // What trails the head does not belong to it.
    let head = match head {
        Some(head) => head,
        None => {
            // "this", "the poor": a determiner or what stands after a possessive, without a noun.
            let last = (start..end).rev().find(|&i| matches!(tag(i), Some(Tag::Dt | Tag::Jj | Tag::Jjs | Tag::Jjr)))?;
            let alone = last == start && matches!(first, Tag::Dt) && !is_article(text, tokens, start);
            let nominal =
                last > start && (matches!(first, Tag::Dt | Tag::PrpPoss) || possessor.is_some()) && tag(last) != Some(Tag::Dt);
            if !alone && !nominal {
                return possessor.map(|p| NounPhrase {
                    head: p.end.saturating_sub(1),
                    tokens: p,
                    possessor: None,
                    proper: false,
                    pronoun: false,
                });
            }
            last
        }
    };
    let start = begin(tokens, start, head);
    let head_tag = tag(head)?;
    Some(NounPhrase { tokens: start..head + 1, head, possessor, proper: head_tag.is_proper(), pronoun: false })
}

/// Where the phrase really begins: adverbs and verb forms in front of it belong to it only after a determiner.
fn begin(tokens: &[Token], start: usize, head: usize) -> usize {
    let loose = |t: &Token| matches!(t.tag, Tag::Rb | Tag::Vbg | Tag::Vbn | Tag::Rbr | Tag::Rbs);
    let leading = tokens.get(start..head).unwrap_or(&[]).iter().take_while(|t| loose(t)).count();
    start + leading
}

fn is_article(text: &Text, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| matches!(text.lower(t), "the" | "a" | "an" | "every" | "no"))
}

/// True where a number after a noun belongs to it ("Nov. 3", "Article 9").
fn joins_number(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.tag.is_noun())
}

/// True where a noun stands right after `at`.
fn nominal_follows(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.tag.is_noun())
        && at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.tag.is_proper())
}

/// True where a comma or "and" joins two adjectives before a noun ("a long, bitter race").
fn between_adjectives(tokens: &[Token], at: usize) -> bool {
    let adjective = |i: usize| tokens.get(i).is_some_and(|t| t.tag.is_adjective());
    at.checked_sub(1).is_some_and(adjective)
        && adjective(at + 1)
        && tokens.get(at + 2).is_some_and(|t| t.tag.is_noun() || t.tag.is_adjective())
}

/// The verb groups of a sentence, in order.
pub fn verb_groups(text: &Text, sentence: &Sentence) -> Vec<VerbGroup> {
    let tokens = text.tokens_of(sentence);
    let mut groups = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match verb_group(text, tokens, at) {
            Some(group) => {
                at = group.tokens.end;
                groups.push(group);
            }
            None => at += 1,
        }
    }
    groups
}

/// The verb group that begins at `start`, if one does.
fn verb_group(text: &Text, tokens: &[Token], start: usize) -> Option<VerbGroup> {
    let tag = |i: usize| tokens.get(i).map(|t| t.tag);
    let lemma = |i: usize| tokens.get(i).map_or("", |t| text.lemma(t));
    let first = tag(start)?;
    let infinitive = first == Tag::To && (start + 1..start + 3).any(|i| tag(i) == Some(Tag::Vb));
    if !(first.is_verb() || first == Tag::Md || infinitive) || participle_before_noun(tokens, start) {
        return None;
    }
    let mut group = VerbGroup {
        tokens: start..start,
        main: start,
        finite: first.is_finite_verb(),
        modal: None,
        negated: false,
        passive: false,
        infinitive,
    };
    let mut last_verb: Option<usize> = None;
    let mut at = start;
    while let Some(here) = tag(at) {
        match here {
            Tag::Md if last_verb.is_none() && group.modal.is_none() => group.modal = Some(at),
            Tag::To if at == start => {}
            // "have to go", "is going to win" stay two groups: their parts mean different things.
            _ if here.is_verb() && (last_verb.is_none() || follows_auxiliary(lemma(last_verb.unwrap_or(at)), here)) => {
                group.passive = here == Tag::Vbn && last_verb.is_some_and(|v| matches!(lemma(v), "be" | "get"));
                last_verb = Some(at);
                group.main = at;
                group.tokens.end = at + 1;
            }
            Tag::Rb | Tag::Rbr | Tag::Rbs => {
                let open = last_verb.is_none_or(|v| matches!(lemma(v), "be" | "have" | "do"));
                if !open {
                    break;
                }
                if matches!(lemma(at), "not" | "never") {
                    group.negated = true;
                    group.tokens.end = group.tokens.end.max(at + 1);
                }
            }
            _ => break,
        }
        if here == Tag::Md || here == Tag::To {
            group.tokens.end = at + 1;
            group.main = at;
        }
        at += 1;
    }
    Some(group)
}

/// True where a verb form with `tag` continues a group whose last verb has this lemma.
fn follows_auxiliary(lemma: &str, tag: Tag) -> bool {
    match lemma {
        "be" | "get" => matches!(tag, Tag::Vbg | Tag::Vbn),
        "have" => matches!(tag, Tag::Vbn | Tag::Vbd),
        "do" => matches!(tag, Tag::Vb | Tag::Vbp),
        _ => false,
    }
}

/// True for a participle that stands before a noun as an adjective does, after a determiner or adjective: "the elected mayor".
fn participle_before_noun(tokens: &[Token], at: usize) -> bool {
    let tag = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map(|t| t.tag);
    let participle = matches!(tag(Some(at)), Some(Tag::Vbn | Tag::Vbg));
    let inside = matches!(tag(at.checked_sub(1)), Some(Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Pos | Tag::Cd));
    participle && inside && tag(Some(at + 1)).is_some_and(|t| t.is_noun() || t.is_adjective())
}

#[cfg(test)]
mod tests {
    use super::super::tests::read_one;
    use super::*;

    fn noun_phrases_of(words: &str) -> Vec<(String, String, Option<String>)> {
        let (source, text) = read_one(words);
        let sentence = &text.sentences[0];
        let tokens = text.tokens_of(sentence);
        let of = |r: Range<usize>| tokens[r.start].span().cover(tokens[r.end - 1].span()).of(source.text()).to_owned();
        noun_phrases(&text, sentence).into_iter().map(|p| (of(p.tokens), of(p.head..p.head + 1), p.possessor.map(of))).collect()
    }

    #[test]
    fn noun_phrases_end_at_their_head() {
        let got = noun_phrases_of("The foreign minister of Norra's island council met her old friends on Monday.");
        let words: Vec<&str> = got.iter().map(|p| p.0.as_str()).collect();
        assert_eq!(words, ["The foreign minister", "Norra's island council", "her old friends", "Monday"]);
        assert_eq!(got[1].2.as_deref(), Some("Norra"));
        assert_eq!(got[1].1, "council");
    }

    #[test]
    fn verb_groups_know_their_main_verb() {
        let (source, text) = read_one("She will not be going, but the mayor was elected and wants to leave.");
        let sentence = &text.sentences[0];
        let tokens = text.tokens_of(sentence);
        let groups = verb_groups(&text, sentence);
        let mains: Vec<&str> = groups.iter().map(|g| tokens[g.main].span().of(source.text())).collect();
        assert_eq!(mains, ["going", "elected", "wants", "leave"]);
        assert!(groups[0].negated && groups[0].modal.is_some() && groups[0].finite);
        assert!(groups[1].passive && !groups[1].negated);
        assert!(groups[3].infinitive && !groups[3].finite);
    }
}
