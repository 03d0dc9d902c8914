//! Dependency trees: Universal Dependencies relations over the tokens of one sentence.
//!
//! Every token has a head but the root. Trees are projective: what a token governs, with all that hangs on it, is one
//! unbroken stretch, [`Tree::subtree`]. Marks hang on the lowest word that covers both their neighbours with relation `punct`, so
//! that a comma at a clause's edge is outside the clause.

use std::ops::Range;

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// How a token hangs on its head.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Relation { $($(#[$doc])* $name,)* }

        impl Relation {
            /// Every relation, in the order of their numbers.
            pub const ALL: &'static [Relation] = &[$(Relation::$name,)*];

            /// Its name in Universal Dependencies.
            pub fn name(self) -> &'static str {
                match self { $(Relation::$name => $text,)* }
            }
        }
    };
}

relations! {
    /// Anything else.
    #[default] Dep = "dep",
    /// The sentence's main predicate.
    Root = "root",
    /// Subject.
    Nsubj = "nsubj",
    /// Subject of a passive.
    NsubjPass = "nsubj:pass",
    /// Clause as subject.
    Csubj = "csubj",
    /// Direct object.
    Obj = "obj",
    /// Indirect object.
    Iobj = "iobj",
    /// Complement clause with a subject of its own ("said **it would close**").
    Ccomp = "ccomp",
    /// Complement clause without one ("vowed **to close** it").
    Xcomp = "xcomp",
    /// Adverbial clause ("**if he wins**, ...").
    Advcl = "advcl",
    /// Clause on a noun that is no relative clause ("a plan **to close** it").
    Acl = "acl",
    /// Relative clause.
    AclRelcl = "acl:relcl",
    /// Adjective on its noun.
    Amod = "amod",
    /// Adverb.
    Advmod = "advmod",
    /// Noun on a noun ("minister **of defence**").
    Nmod = "nmod",
    /// Possessor.
    NmodPoss = "nmod:poss",
    /// Noun on a verb, mostly with a preposition.
    Obl = "obl",
    /// The agent of a passive ("by ...").
    OblAgent = "obl:agent",
    /// Noun on a verb without a preposition: a time or measure ("**Monday**", "two **years** later").
    OblUnmarked = "obl:unmarked",
    /// Determiner.
    Det = "det",
    /// Preposition, possessive ending.
    Case = "case",
    /// Word that opens a subordinate clause (that, if, because, to).
    Mark = "mark",
    /// Coordinating conjunction.
    Cc = "cc",
    /// Further member of a coordination; hangs on the first.
    Conj = "conj",
    /// Auxiliary.
    Aux = "aux",
    /// Auxiliary of a passive.
    AuxPass = "aux:pass",
    /// Copula: hangs on the predicate noun or adjective.
    Cop = "cop",
    /// Noun before its noun.
    Compound = "compound",
    /// Verb particle.
    CompoundPrt = "compound:prt",
    /// Further part of a name.
    Flat = "flat",
    /// Apposition.
    Appos = "appos",
    /// Number on its noun.
    Nummod = "nummod",
    /// Loosely joined clause: a reporting clause in or after speech, a clause after a dash.
    Parataxis = "parataxis",
    /// Interjection and the like.
    Discourse = "discourse",
    /// Who is addressed.
    Vocative = "vocative",
    /// It, there without meaning of their own.
    Expl = "expl",
    /// Further part of a fixed expression ("as well as").
    Fixed = "fixed",
    /// Item of a list.
    List = "list",
    /// Punctuation.
    Punct = "punct",
}

impl Relation {
    /// The relation with this number; [`Relation::Dep`] for a number that has none.
    pub fn from_index(index: usize) -> Relation {
        Relation::ALL.get(index).copied().unwrap_or_default()
    }

    /// The relation with this name.
    pub fn from_name(name: &str) -> Option<Relation> {
        Relation::ALL.iter().copied().find(|r| r.name() == name)
    }
}

/// A dependency tree over one sentence. Indices count the sentence's tokens from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    heads: Vec<Option<u16>>,
    relations: Vec<Relation>,
    spans: Vec<(u16, u16)>,
}

impl Tree {
    /// A tree from each token's head (`None` for the root) and relation. Heads out of range count as none.
    pub fn new(heads: Vec<Option<u16>>, relations: Vec<Relation>) -> Tree {
        let spans = covers(&heads);
        Tree { heads, relations, spans }
    }

    /// How many tokens it covers.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// True where it covers none.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// The head of token `at`; `None` for the root.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.heads.get(at).copied().flatten().map(usize::from)
    }

    /// How token `at` hangs on its head.
    pub fn relation(&self, at: usize) -> Relation {
        self.relations.get(at).copied().unwrap_or_default()
    }

    /// The tokens that hang on `at` directly, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.subtree(at).filter(move |&child| self.head(child) == Some(at))
    }

    /// The children of `at` that hang on it with one of `relations`, in order.
    pub fn children_by<'t>(&'t self, at: usize, relations: &'t [Relation]) -> impl Iterator<Item = usize> + 't {
        self.children(at).filter(move |&child| relations.contains(&self.relation(child)))
    }

    /// The first child of `at` with one of `relations`.
    pub fn child(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children_by(at, relations).next()
    }

    /// The stretch of tokens that `at` governs, itself included.
    pub fn subtree(&self, at: usize) -> Range<usize> {
        self.spans.get(at).map_or(at..at, |&(start, end)| usize::from(start)..usize::from(end))
    }

    /// The tokens from `at` up to the root: its head, its head's head, and so on.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        // A tree has no circle, but a broken one must not hang: at most as many steps as tokens.
        std::iter::successors(self.head(at), |&a| self.head(a)).take(self.len())
    }
}

/// For each token the smallest stretch that holds all it governs. Each token's stretch is handed up once all of its children
/// have handed up theirs, so that every edge is walked once.
fn covers(heads: &[Option<u16>]) -> Vec<(u16, u16)> {
    let narrow = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let mut spans: Vec<(u16, u16)> = (0..heads.len()).map(|i| (narrow(i), narrow(i + 1))).collect();
    let mut waiting = vec![0u16; heads.len()];
    for head in heads.iter().flatten() {
        if let Some(count) = waiting.get_mut(usize::from(*head)) {
            *count = count.saturating_add(1);
        }
    }
    let mut ready: Vec<usize> = (0..heads.len()).filter(|&i| waiting.get(i) == Some(&0)).collect();
    while let Some(at) = ready.pop() {
        let (Some(&(start, end)), Some(head)) = (spans.get(at), heads.get(at).copied().flatten()) else { continue };
        let head = usize::from(head);
        if let Some(span) = spans.get_mut(head) {
            *span = (span.0.min(start), span.1.max(end));
        }
        if let Some(count) = waiting.get_mut(head) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                ready.push(head);
            }
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtrees_cover_what_hangs_on_a_word() {
        // The mayor said it closes
        let heads = vec![Some(1), Some(2), None, Some(4), Some(2)];
        let relations = vec![Relation::Det, Relation::Nsubj, Relation::Root, Relation::Nsubj, Relation::Ccomp];
        let tree = Tree::new(heads, relations);
        assert_eq!(tree.subtree(2), 0..5);
        assert_eq!(tree.subtree(1), 0..2);
        assert_eq!(tree.subtree(4), 3..5);
        assert_eq!(tree.children(2).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(tree.child(2, &[Relation::Ccomp]), Some(4));
        assert_eq!(tree.ancestors(0).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_circle_does_not_hang() {
        let tree = Tree::new(vec![Some(1), Some(0), Some(9)], vec![Relation::Dep; 3]);
        assert!(tree.ancestors(0).count() <= 3);
        assert_eq!(tree.children(0).count(), 0);
    }
}
