//! Clauses and phrases from a sentence's tree: what quotations take their extents from.
//!
//! [`Clauses`] looks at one parsed sentence. Indices are tokens within the sentence, stretches are ranges of them.
//!
//! | question | answer |
//! | --- | --- |
//! | what does "said" report? | [`Clauses::complement`]: "it would close", with or without "that" |
//! | who says it? | [`Clauses::subject`], then [`Clauses::phrase`] with [`Extent::Full`] or [`Extent::Plain`] |
//! | how far does the clause of this verb go? | [`Clauses::clause`] |
//!
//! The predicate of a clause is its verb; where a form of be only links, it is the noun or adjective ("the plan **is** a
//! **risk**": "risk", with "is" as its `cop`). The parser is right for about five words in six: check an answer with the tags where it matters.

use super::{Relation, Sentence, Tag, Text, Token, Tree};
use std::ops::Range;

/// How much of a noun phrase is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything that hangs on the head: appositions, relative clauses, coordinated nouns.
    Full,
    /// Up to the head with what stands before it and its of-phrases; no apposition, no relative clause, no coordination.
    Plain,
}

/// A complement clause of a reporting verb.
#[derive(Clone, Debug, PartialEq)]
pub struct Complement {
    /// Its predicate.
    pub predicate: usize,
    /// How it hangs on the verb: `ccomp`, `xcomp` or `acl`.
    pub relation: Relation,
    /// The whole clause, the word that opens it included.
    pub clause: Range<usize>,
    /// The word that opens it ("that", "whether", "to"), where one does.
    pub mark: Option<usize>,
}

/// One parsed sentence, ready for questions.
#[derive(Clone, Copy, Debug)]
pub struct Clauses<'t> {
    text: &'t Text,
    tokens: &'t [Token],
    tree: &'t Tree,
}

impl<'t> Clauses<'t> {
    /// The clauses of `sentence`, whose tree is `tree` (see [`Text::tree`]).
    pub fn new(text: &'t Text, sentence: &'t Sentence, tree: &'t Tree) -> Clauses<'t> {
        Clauses { text, tokens: text.tokens_of(sentence), tree }
    }

    /// The sentence's tree.
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }

    /// The tag of token `at`.
    pub fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::Other, |t| t.tag)
    }

    /// The lower-case word of token `at`; empty past the end.
    pub fn lower(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| self.text.lower(t))
    }

    /// The dictionary form of token `at`; empty past the end.
    pub fn lemma(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |t| self.text.lemma(t))
    }

    /// The stretch without commas, stops and dashes at its two ends.
    pub fn trim(&self, range: Range<usize>) -> Range<usize> {
        let loose = |i: usize| matches!(self.tag(i), Tag::Comma | Tag::Stop | Tag::Colon);
        let (mut start, mut end) = (range.start, range.end.min(self.tokens.len()));
        while start < end && loose(start) {
            start += 1;
        }
        while start < end && loose(end - 1) {
            end -= 1;
        }
        start..end.max(start)
    }

    /// All that hangs on a predicate: its clause with everything subordinate to it, coordinated clauses included.
    pub fn clause(&self, predicate: usize) -> Range<usize> {
        self.trim(self.tree.subtree(predicate))
    }

    /// The head noun of the predicate's subject. A coordinated or complement predicate without one of its own takes that of the
    /// predicate it hangs on ("She rose and **left**", "She vowed to **leave**").
    pub fn subject(&self, predicate: usize) -> Option<usize> {
        let own = |p: usize| self.own_subject(p);
        let mut at = predicate;
        for _ in 0..4 {
            if let Some(subject) = own(at) {
                return Some(subject);
            }
            if !matches!(self.tree.relation(at), Relation::Conj | Relation::Xcomp) {
                return None;
            }
            at = self.tree.head(at)?;
        }
        None
    }

    /// The head noun of the subject that hangs on the predicate itself.
    pub fn own_subject(&self, predicate: usize) -> Option<usize> {
        self.tree.child(predicate, &[Relation::Nsubj, Relation::NsubjPass, Relation::Csubj])
    }

    /// The noun phrase of a head noun.
    pub fn phrase(&self, head: usize, extent: Extent) -> Range<usize> {
        let whole = self.tree.subtree(head);
        if extent == Extent::Full {
            return self.trim(whole);
        }
        use Relation::*;
        let mut range = whole;
        for child in self.tree.children(head) {
            let part = self.tree.subtree(child);
            let relation = self.tree.relation(child);
            let of_phrase = relation == Nmod && self.tree.child(child, &[Case]).is_some_and(|c| self.lower(c) == "of");
            let kept = of_phrase
                || matches!(relation, Flat | Nummod | Compound | Case | Fixed)
                || child < head && !matches!(relation, AclRelcl | Parataxis | Advcl);
            if kept || self.tree.relation(child) == Punct {
                continue;
            }
            if child > head {
                range.end = range.end.min(part.start);
            } else {
                range.start = range.start.max(part.end);
            }
        }
        // A preposition at the head of the phrase belongs to the clause.
        if let Some(case) = self.tree.child(head, &[Case]).filter(|&c| c == range.start && c < head) {
            range.start = case + 1;
        }
        self.trim(range)
    }

    /// The complement clause of a verb or noun, finite ones first.
    pub fn complement(&self, verb: usize) -> Option<Complement> {
        let by = |relation| self.tree.children(verb).filter(move |&c| self.tree.relation(c) == relation);
        let after = |c: &usize| *c > verb;
        let predicate = by(Relation::Ccomp)
            .find(after)
            .or_else(|| by(Relation::Ccomp).next())
            .or_else(|| by(Relation::Xcomp).find(after))
            .or_else(|| by(Relation::Acl).find(|&c| c > verb && self.mark(c).is_some()))?;
        Some(self.complement_at(predicate))
    }

    fn complement_at(&self, predicate: usize) -> Complement {
        let relation = self.tree.relation(predicate);
        Complement { predicate, relation, clause: self.clause(predicate), mark: self.mark(predicate) }
    }

    /// The word that opens a clause: its first `mark`, or a question word that stands first in it.
    pub fn mark(&self, predicate: usize) -> Option<usize> {
        self.tree.child(predicate, &[Relation::Mark]).or_else(|| {
            let first = self.trim(self.tree.subtree(predicate)).start;
            (first < predicate && self.tag(first).is_wh()).then_some(first)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::read_one;
    use super::*;

    /// The words of a stretch of the first sentence.
    fn check(words: &str, ask: impl Fn(&Clauses) -> Option<Range<usize>>) -> String {
        let (source, text) = read_one(words);
        let tree = text.tree(&text.sentences[0]).expect("a tree");
        let clauses = Clauses::new(&text, &text.sentences[0], &tree);
        let tokens = text.tokens_of(&text.sentences[0]);
        ask(&clauses)
            .map_or(String::new(), |r| tokens[r.start].span().cover(tokens[r.end - 1].span()).of(source.text()).to_owned())
    }

    fn word(clauses: &Clauses, lower: &str) -> Option<usize> {
        (0..clauses.tree().len()).find(|&i| clauses.lower(i) == lower)
    }

    #[test]
    fn a_report_has_its_complement_and_source() {
        let words = "The mayor of the old town, who owns the port, said that the port would close on Monday.";
        assert_eq!(check(words, |c| c.complement(word(c, "said")?).map(|x| x.clause)), "that the port would close on Monday");
        assert_eq!(check(words, |c| Some(c.phrase(c.subject(word(c, "said")?)?, Extent::Plain))), "The mayor of the old town");
        let full = check(words, |c| Some(c.phrase(c.subject(word(c, "said")?)?, Extent::Full)));
        assert_eq!(full, "The mayor of the old town, who owns the port");
    }

    #[test]
    fn a_shared_subject_is_found() {
        let words = "She said she would resign and leave the town.";
        assert_eq!(check(words, |c| c.subject(word(c, "leave")?).map(|s| s..s + 1)), "she");
    }

    #[test]
    fn a_sentence_beyond_all_measure_has_no_tree() {
        let (_, text) = read_one(&"port ".repeat(super::super::parser::LONGEST + 1));
        assert!(text.tree(&text.sentences[0]).is_none());
    }
}
