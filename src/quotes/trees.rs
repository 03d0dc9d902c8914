//! Trees: where nearness shows no subject or no reported clause, the sentence's dependency tree is asked.

use super::cues::{Cue, CueKind};
use crate::text::Relation;
use crate::text::clauses::{Clauses, Extent};
use std::ops::Range;

/// One sentence's tree, asked by token index of the text.
#[derive(Clone, Copy)]
pub struct Trees<'t> {
    clauses: Clauses<'t>,
    first: usize,
}

impl<'t> Trees<'t> {
    /// The tree of a sentence whose first token is `first`.
    pub fn new(clauses: Clauses<'t>, first: usize) -> Trees<'t> {
        Trees { clauses, first }
    }

    /// Gives the cues without a source of their own the subject the tree shows: "Hart left and **said** ...".
    pub fn complete(&self, cues: &mut [Cue]) {
        for cue in cues.iter_mut().filter(|c| c.kind == CueKind::Verb && !c.inverted) {
            let participle = self.lower(cue.words.start).ends_with("ing");
            if cue.source.is_none() || cue.shared && !participle {
                cue.source = self.subject(cue.words.start).or_else(|| cue.source.take());
            } else if cue.shared {
                cue.source = self.governor(cue.words.start).or_else(|| cue.source.take());
            }
        }
    }

    fn lower(&self, i: usize) -> &'t str {
        self.clauses.lower(i.saturating_sub(self.first))
    }

    /// The subject's noun phrase of the verb at a token.
    pub fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let head = self.clauses.subject(verb.checked_sub(self.first)?)?;
        Some(self.out(self.clauses.phrase(head, Extent::Plain)))
    }

    /// The subject of the clause a participle hangs on: "about fifty farmers gathered, **chanting** ...".
    fn governor(&self, verb: usize) -> Option<Range<usize>> {
        let at = verb.checked_sub(self.first)?;
        let tree = self.clauses.tree();
        (tree.relation(at) == Relation::Advcl).then(|| self.subject(tree.head(at)? + self.first)).flatten()
    }

    /// The finite clause the verb at a token reports, where it stands behind the verb; with the word "that" left out.
    pub fn reported(&self, verb: usize) -> Option<(Range<usize>, bool)> {
        let at = verb.checked_sub(self.first)?;
        let complement = self.clauses.complement(at)?;
        if complement.relation != Relation::Ccomp || complement.predicate < at {
            return None;
        }
        let that = complement.mark.is_some_and(|m| self.clauses.lower(m) == "that");
        let start = if that { complement.mark.map_or(complement.clause.start, |m| m + 1) } else { complement.clause.start };
        (start > at && start < complement.clause.end).then(|| (self.out(start..complement.clause.end), that))
    }

    fn out(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.first..range.end + self.first
    }
}
