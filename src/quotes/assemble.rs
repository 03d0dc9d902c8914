//! Assembly: drafts of all paragraphs are made from cues and marks, their pieces joined, their speakers found.

use super::confidence;
use super::contents::{Content, Place, Scene, words_in};
use super::cues::{self, Cue, CueKind};
use super::datelined;
use super::ends::Judge;
use super::marked::headlined;
use super::marks::{self, Marked};
use super::sources;
use super::speakers::{self, Around, Memory, Resolved};
use super::subjects::subject_of;
use super::trees::Trees;
use super::{LookAlike, Quotation, QuotationKind, Rejected, ResolvedBy, Turn};
use crate::clean::Article;
use crate::grow;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::{Span, narrow};
use std::ops::Range;

/// A quotation in the making: no smaller than one, so that one takes the place of the other.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) content: Vec<Span>,
    pub(super) cue: Option<Span>,
    pub(super) source: Option<Range<usize>>,
    /// The pronoun that stands for the source in a relative clause: "Hart, **who** said".
    pub(super) relative: Option<u32>,
    pub(super) place: Option<Place>,
    pub(super) kind: Option<CueKind>,
    pub(super) paragraph: u32,
    /// First byte of content or attribution: the order of the text.
    pub(super) at: u32,
    /// The draft that has taken this one's words over.
    pub(super) moved_to: Option<u32>,
    /// How the speaker of words without a cue shows; `None` for words with one.
    pub(super) shown: Option<Shown>,
}

const _: () = assert!(size_of::<Draft>() >= size_of::<Quotation>());

impl Draft {
    /// Its paragraph in the article.
    pub(super) fn paragraph(&self) -> usize {
        self.paragraph as usize
    }
}

/// How the speaker of words without a reporting verb shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The quotation before goes on.
    Continued,
    /// The sentence before is about the speaker.
    Acting,
    /// The words are signed: "— Hart".
    Signed,
}

/// The draft that each mark was given to; where that one has moved, [`owner_of`] tells which draft has the mark now.
pub(super) type Owners = Vec<Option<usize>>;

/// Everything found in the marks and cues of the text.
pub struct Found {
    /// Quotations by place.
    pub quotations: Vec<Quotation>,
    /// Marks that hold no quotation.
    pub rejected: Vec<Rejected>,
}

/// What assembly is given beside the text.
pub struct Given<'a> {
    /// Who says where a reported clause ends.
    pub judge: &'a dyn Judge,
    /// The turns of a transcript, by place.
    pub turns: &'a [Turn],
}

/// Finds all quotations and gives each its speaker.
pub fn assemble(r: Reader<'_>, article: &Article, marks: &[Marked], people: &mut People, given: &Given<'_>) -> Found {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut owners: Owners = vec![None; marks.len()];
    let mut first_mark = 0;
    for paragraph in 0..article.paragraphs.len() {
        grow::ahead(&mut drafts, paragraph, article.paragraphs.len());
        let last_mark = first_mark + marks.iter().skip(first_mark).take_while(|m| m.paragraph == paragraph).count();
        let here = Here { r, judge: given.judge, people: &*people, paragraph, marks, range: first_mark..last_mark };
        here.cued(&mut drafts, &mut owners);
        here.trailed(&mut drafts, &mut owners);
        here.join(&mut drafts, &mut owners);
        here.uncued(article, &mut drafts, &mut owners);
        here.signed(article, &mut drafts);
        first_mark = last_mark;
    }
    let rejected = rejected(r, marks, &owners, people);
    drop(owners);
    Found { quotations: speak(r, drafts, marks, people, given.turns), rejected }
}

/// One paragraph with its marks.
pub(super) struct Here<'a> {
    pub(super) r: Reader<'a>,
    judge: &'a dyn Judge,
    pub(super) people: &'a People,
    pub(super) paragraph: usize,
    pub(super) marks: &'a [Marked],
    pub(super) range: Range<usize>,
}

impl Here<'_> {
    fn marks_here(&self) -> &[Marked] {
        self.marks.get(self.range.clone()).unwrap_or(&[])
    }

    /// Drafts from the cues of each sentence.
    fn cued(&self, drafts: &mut Vec<Draft>, owners: &mut Owners) {
        let marks = self.marks_here();
        for sentence in self.r.text.sentences_of(self.paragraph) {
            let inside = |i: usize| marks::holds(marks, self.r.span(i).start());
            let mut cues = cues::find(self.r, &sentence.tokens(), &inside);
            if cues.is_empty() {
                continue;
            }
            let undated;
            let sentence = match datelined::without(self.r, sentence) {
                Some(rest) => {
                    undated = rest;
                    cues = cues::find(self.r, &undated.tokens(), &inside);
                    &undated
                }
                None => sentence,
            };
            let trees = Trees::new(self.r, sentence);
            trees.complete(&mut cues, &inside);
            let scene = Scene { r: self.r, sentence: sentence.tokens(), cues: &cues, marks, trees, judge: self.judge };
            for (index, cue) in cues.iter().enumerate() {
                for content in scene.contents(index) {
                    self.take(cue, content, drafts, owners);
                }
            }
        }
    }

    /// Makes a draft, unless another draft has the same words already.
    fn take(&self, cue: &Cue, content: Content, drafts: &mut Vec<Draft>, owners: &mut Owners) {
        let marks = self.marks_here();
        let marked = matches!(content.place, Place::MarksBefore | Place::MarksAfter);
        let whole = content.spans.iter().copied().reduce(Span::cover).unwrap_or_default();
        let first = self.range.start + marks.partition_point(|m| m.inner.end() <= whole.start());
        let last = self.range.start + marks.partition_point(|m| m.inner.start() < whole.end());
        let touched: Vec<usize> = (first..last.max(first)).collect();
        let taken = touched.iter().any(|&m| owners.get(m).copied().flatten().is_some());
        if marked && taken {
            return;
        }
        // Without marks and without anybody who speaks nothing is reported.
        if !marked && cue.source.is_none() {
            return;
        }
        let same = |d: &Draft| d.moved_to.is_none() && d.content.iter().rev().take(64).any(|c| overlap(*c, whole) > 60);
        if cue.kind != CueKind::Preposition && drafts.iter().rev().take(6).any(same) {
            return;
        }
        // "“A,” he told the dockers, according to a statement": who only passes words on is not their speaker.
        let statement =
            cue.source.as_ref().is_some_and(|s| sources::document(self.r, s) && !s.clone().any(|i| self.r.capital(i)));
        let attributed = |d: &Draft| {
            let before = d.place == Some(Place::MarksBefore) && d.content.iter().any(|c| c.overlaps(whole));
            (before || statement && d.kind == Some(CueKind::Verb) && same(d)) && d.cue.is_some_and(|c| whole.encloses(c))
        };
        if cue.kind == CueKind::Preposition && drafts.iter().rev().take(6).any(attributed) {
            return;
        }
        let number = drafts.len();
        for m in touched {
            if let Some(owner) = owners.get_mut(m) {
                owner.get_or_insert(number);
            }
        }
        let at = whole.start().min(self.r.cover(cue.clause.clone()).start());
        grow::push(
            drafts,
            Draft {
                content: content.spans,
                cue: Some(self.r.cover(cue.words.clone())),
                source: cue.source.clone(),
                relative: u32::try_from(cue.clause.start).ok().filter(|_| cue.relative),
                place: Some(content.place),
                kind: Some(cue.kind),
                paragraph: narrow(self.paragraph),
                at,
                moved_to: None,
                shown: None,
            },
        );
    }

    /// Marks without a cue that go on from the marks before them.
    fn join(&self, drafts: &mut [Draft], owners: &mut Owners) {
        self.carry(drafts, owners);
        for m in self.range.clone() {
            self.go_on(m, drafts, owners);
        }
        // A first piece without a cue before a piece with one: "A." "B," she said.
        for m in self.range.clone().rev().skip(1) {
            let next = owner_of(drafts, owners, m + 1);
            if let (None, Some(b), Some(mark), Some(after)) =
                (owner_of(drafts, owners, m), next, self.marks.get(m), self.marks.get(m + 1))
            {
                let gap = Span::new(mark.outer.end(), after.outer.start().max(mark.outer.end()));
                let direct = drafts.get(b).is_some_and(|d| d.place == Some(Place::MarksBefore));
                if direct && !self.calls(mark) && !gap.of(self.r.source).chars().any(char::is_alphanumeric) {
                    add(drafts, owners, b, m, mark.inner);
                }
            }
        }
    }

    /// A paragraph that closed nothing goes on in the next: joins the first mark here with those of the paragraphs before.
    pub(super) fn carry(&self, drafts: &mut [Draft], owners: &mut Owners) {
        let m = self.range.start;
        let (Some(mark), Some(before)) = (self.marks.get(m), m.checked_sub(1)) else { return };
        if !self.carried(m) {
            return;
        }
        match (owner_of(drafts, owners, before), owner_of(drafts, owners, m)) {
            (Some(a), None) => add(drafts, owners, a, m, mark.inner),
            (None, Some(b)) => {
                for k in unowned_run(self.marks, owners, m) {
                    if let Some(piece) = self.marks.get(k) {
                        add(drafts, owners, b, k, piece.inner);
                    }
                }
            }
            (Some(a), Some(b)) if a != b && !self.apart(drafts, a, b) => merge(drafts, a, b),
            _ => {}
        }
    }

    /// True for two drafts that name two persons: the mark between them was forgotten.
    fn apart(&self, drafts: &[Draft], a: usize, b: usize) -> bool {
        let named = |d: usize| {
            let span = self.r.cover(drafts.get(d)?.source.clone()?);
            let person = |m: &&Mention| self.people.names_person(m);
            self.people.mentions_in(span).find(person).map(|m| m.entity)
        };
        named(a).zip(named(b)).is_some_and(|(a, b)| a != b)
    }

    /// True for a paragraph's first mark that goes on from the paragraph before.
    fn carried(&self, m: usize) -> bool {
        let before = m.checked_sub(1).and_then(|b| self.marks.get(b));
        m == self.range.start && before.zip(self.marks.get(m)).is_some_and(|(previous, mark)| mark.goes_on_from(previous))
    }

    /// Gives a mark without owner to the draft of the mark before it, where it goes on from that; tells whether it did.
    pub(super) fn go_on(&self, m: usize, drafts: &mut [Draft], owners: &mut Owners) -> bool {
        // A nickname or a term in marks between two pieces parts nobody.
        let piece = |k: &usize| {
            let spoken = |p: &Marked| words_in(self.r, p.inner) > 2 && !headlined(p.inner.of(self.r.source));
            owners.get(*k).is_some_and(Option::is_some) || self.marks.get(*k).is_some_and(spoken)
        };
        let before = (self.range.start..m).rev().take(3).find(piece);
        let (Some(mark), Some(before)) = (self.marks.get(m), before) else { return false };
        let Some(previous) = self.marks.get(before) else { return false };
        let free = m < self.range.end && owner_of(drafts, owners, m).is_none();
        // “A. | “B,” she said. “C.”: words that were joined to those before have their own attribution still.
        let own = owners.get(before).copied().flatten();
        match owner_of(drafts, owners, before) {
            Some(a) if free && self.goes_on(previous, mark, own.and_then(|o| drafts.get(o))) => {
                add(drafts, owners, a, m, mark.inner);
                true
            }
            _ => false,
        }
    }

    /// `“...,” he told “Fox & Fern”`, `, a nod to her hit “Tide in the Hills”`: what something is called.
    fn calls(&self, mark: &Marked) -> bool {
        let r = self.r;
        let last = r.text.token_at(mark.outer.start()).wrapping_sub(1);
        let noun = (r.wordy(last) || r.possessive(last)) && !r.is(last, &["and", "or"]);
        let words = words_in(r, mark.inner);
        let title = words < 2 || words < 9 && headlined(mark.inner.of(r.source));
        let post = r.any(r.text.token_at(mark.outer.end()), &[Class::Role, Class::Title]);
        noun && title && (!r.has(last, Class::ReportingVerb) || r.is(last, &["told"]) || post)
    }

    /// True where a piece goes on from the one before: nothing but its attribution stands between.
    fn goes_on(&self, previous: &Marked, mark: &Marked, draft: Option<&Draft>) -> bool {
        let Some(draft) = draft else { return false };
        let gap = Span::new(previous.outer.end(), mark.outer.start().max(previous.outer.end()));
        let words = words_in(self.r, gap);
        if words == 0 || !gap.of(self.r.source).chars().any(char::is_alphanumeric) {
            return true;
        }
        if self.calls(mark) {
            return false;
        }
        let attribution = draft.cue.is_some_and(|cue| gap.overlaps(cue));
        // Words that end with a mark of their own have a sentence to themselves: counted is from the attribution's.
        let from = draft.cue.filter(|_| attribution).map_or(gap.start(), |cue| cue.start().max(gap.start()));
        let first = self.r.text.sentence_at(from);
        let second = self.r.text.sentence_at(mark.outer.start());
        let opens = second.and_then(|s| self.r.text.sentences.get(s)).is_some_and(|s| s.span.start() + 4 > mark.outer.start());
        let sentences = match (first, second) {
            (Some(a), Some(b)) => b.saturating_sub(a),
            _ => 0,
        };
        let direct = matches!(draft.place, Some(Place::MarksBefore | Place::MarksAfter | Place::Before | Place::Around));
        direct
            && (attribution && (opens && sentences <= 1 || sentences == 0 && words < 25)
                || !attribution && words < 4 && sentences == 0)
    }
}

/// How much of the shorter span the two share, in hundredths.
fn overlap(a: Span, b: Span) -> u64 {
    let shared = a.intersect(b).map_or(0, Span::len);
    u64::from(shared) * 100 / u64::from(a.len().min(b.len()).max(1))
}

/// The draft that has a mark now.
pub(super) fn owner_of(drafts: &[Draft], owners: &Owners, mark: usize) -> Option<usize> {
    let mut owner = owners.get(mark).copied().flatten()?;
    while let Some(next) = drafts.get(owner).and_then(|d| d.moved_to) {
        owner = next as usize;
    }
    Some(owner)
}

fn add(drafts: &mut [Draft], owners: &mut Owners, draft: usize, mark: usize, inner: Span) {
    let (Some(d), Some(owner)) = (drafts.get_mut(draft), owners.get_mut(mark)) else { return };
    d.content.push(inner);
    d.at = d.at.min(inner.start());
    *owner = Some(draft);
}

/// Moves the words of draft `b` to draft `a`; pieces are put in order when all are known.
fn merge(drafts: &mut [Draft], a: usize, b: usize) {
    let Some(second) = drafts.get_mut(b) else { return };
    second.moved_to = u32::try_from(a).ok();
    let pieces = std::mem::take(&mut second.content);
    if let Some(first) = drafts.get_mut(a) {
        first.content.extend(pieces);
    }
}

/// The unclosed marks without owner that lead up to mark `m`.
fn unowned_run(marks: &[Marked], owners: &Owners, m: usize) -> Vec<usize> {
    let mut run = Vec::new();
    let mut k = m;
    while let Some(before) = k.checked_sub(1) {
        let open = marks.get(before).is_some_and(|p| !p.closed) && marks.get(k).is_some_and(|c| c.continues);
        if !open || owners.get(before).copied().flatten().is_some() || run.len() > 200 {
            break;
        }
        run.push(before);
        k = before;
    }
    run
}

/// Marks nobody owns, each with the reason why they hold no quotation.
fn rejected(r: Reader<'_>, marks: &[Marked], owners: &Owners, people: &People) -> Vec<Rejected> {
    let unowned = marks.iter().zip(owners).filter(|(_, owner)| owner.is_none());
    unowned
        .map(|(mark, _)| Rejected { span: mark.inner, as_what: LookAlike::Quotation, reason: why_not(r, mark, people).into() })
        .collect()
}

fn why_not(r: Reader<'_>, mark: &Marked, people: &People) -> &'static str {
    let words: Vec<&str> = mark.inner.of(r.source).split_whitespace().take(12).collect();
    let capital = |w: &&str| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let inside_name = people.mentions_in(mark.outer).any(|m| m.kind == MentionKind::Name && m.span.encloses(mark.outer));
    let titled = words.len() > 1
        && words.iter().filter(|w| capital(w) || w.len() < 4).count() == words.len()
        && words.first().is_some_and(capital);
    if inside_name {
        "a nickname inside a name"
    } else if titled {
        "every word has a capital: a title or a name"
    } else if words.len() < 4 {
        "a few words in marks that nobody is said to have spoken"
    } else {
        "words in marks without anybody who says them"
    }
}

/// How far before words the bracket is looked for that they stand in, in bytes.
const BRACKET: u32 = 240;

/// "(The mill, Hart said, **was sold**) and closed", "said it was **the Velm Water Board (VWB)**.": words end with the bracket they stand in, and
/// with the one they open.
fn in_brackets(r: Reader<'_>, span: Span) -> Span {
    let mut open = 0_u32;
    for (at, c) in (span.start()..).zip(span.of(r.source).bytes()) {
        match c {
            b'(' => open += 1,
            b')' if open > 0 => open -= 1,
            b')' => {
                let before = r.source.get(..span.start() as usize).unwrap_or_default();
                let near =
                    before.bytes().rev().take(BRACKET as usize).take_while(|&b| b != b'\n').find(|&b| b == b'(' || b == b')');
                let words = Span::new(span.start(), at).of(r.source).trim_end();
                let end = span.start() + narrow(words.len());
                return if near == Some(b'(') && words.contains(' ') { Span::new(span.start(), end) } else { span };
            }
            _ => {}
        }
    }
    let closes = r.source.get(span.end() as usize..).is_some_and(|rest| rest.starts_with(')'));
    if open == 1 && closes { Span::new(span.start(), span.end() + 1) } else { span }
}

/// Gives each draft its speaker, in the order of the text.
fn speak(r: Reader<'_>, mut drafts: Vec<Draft>, marks: &[Marked], people: &mut People, turns: &[Turn]) -> Vec<Quotation> {
    drafts.retain(|d| d.moved_to.is_none() && !d.content.is_empty());
    drafts.iter_mut().flat_map(|d| &mut d.content).for_each(|span| *span = in_brackets(r, *span));
    drafts.iter_mut().for_each(|d| grow::sort_by_key(&mut d.content, |span| span.order()));
    grow::sort_by_key(&mut drafts, |d| u64::from(d.paragraph) << 32 | u64::from(d.cue.map_or(d.at, |c| c.start())));
    let mut words: Vec<Span> = Vec::with_capacity(drafts.iter().map(|d| d.content.len()).sum());
    words.extend(drafts.iter().flat_map(|d| d.content.iter().copied()));
    grow::sort_by_key(&mut words, |span| span.order());
    let around = Around { marks, words: &words, turns };
    let mut memory = Memory::default();
    let mut last: Option<EntityId> = None;
    let mut added: Vec<Mention> = Vec::with_capacity(drafts.iter().filter(|d| d.cue.is_some()).count());
    let mut addressed: Option<(EntityId, usize, bool)> = None;
    let mut same: Vec<(EntityId, EntityId)> = Vec::new();
    // Made in the drafts' own room, a quotation being no larger than its draft.
    let mut quotations: Vec<Quotation> = drafts
        .into_iter()
        .map(|draft| {
            let answers = draft.cue.is_some_and(|c| r.is(r.text.token_at(c.start()), ANSWERING));
            memory.asked = addressed.filter(|&(_, _, asked)| asked || answers).map(|(id, paragraph, _)| (id, paragraph));
            addressed = addressee(r, people, &draft).map(|id| (id, draft.paragraph(), draft.place == Some(Place::Question)));
            let found = match (&draft.source, draft.cue) {
                (Some(source), cue) if cue.is_some() || draft.shown == Some(Shown::Acting) => speakers::by_turn(r, turns, source)
                    .or_else(|| speakers::resolve(r, people, around, source.clone(), draft.paragraph(), memory)),
                _ => last.map(|speaker| Resolved { speaker, also: Vec::new(), same: None, by: ResolvedBy::Continuation }),
            };
            let span = draft.relative.map(|i| r.span(i as usize)).or_else(|| draft.source.as_ref().map(|s| r.cover(s.clone())));
            if let Some(found) = &found {
                let kind = people.kind(found.speaker);
                same.extend(found.same.map(|gone| (gone, found.speaker)));
                // "Hart was asked **by Moor** whether": Hart speaks next.
                if draft.place == Some(Place::Question) && draft.cue.is_some_and(|c| by_whom(r, c)) {
                    last = addressed.map(|(id, ..)| id).or(last);
                    memory.last = addressed.map(|(id, paragraph, _)| (id, paragraph)).or(memory.last);
                } else if draft.kind != Some(CueKind::Preposition) || kind == Some(EntityKind::Unnamed) {
                    memory.last = Some((found.speaker, draft.paragraph()));
                    memory.at = draft.cue.map_or(draft.at, Span::start);
                    // Two who spoke together are "they" until somebody else speaks.
                    memory.joint = match &draft.source {
                        _ if found.also.is_empty() => None,
                        Some(s) if s.len() > 1 => Some((s.start, s.end, draft.paragraph())),
                        _ => memory.joint,
                    };
                    last = Some(found.speaker);
                }
                if let Some(span) = span.filter(|_| draft.cue.is_some()) {
                    people.touch(found.speaker, span.start());
                    let kind = if draft.relative.is_some() { MentionKind::Pronoun } else { mention_kind(found.by) };
                    added.push(Mention { span, entity: found.speaker, kind });
                }
            }
            quotation(r, draft, span, found, marks)
        })
        .collect();
    quotations.shrink_to_fit();
    // By start, then by length, names first.
    let by_place =
        |m: &Mention| u64::from(m.span.start()) << 32 | u64::from(m.span.len()) << 1 | u64::from(m.kind != MentionKind::Name);
    grow::merge(&mut people.mentions, added, by_place);
    same.iter().take(64).for_each(|&(gone, kept)| joined(people, &mut quotations, gone, kept));
    people.mentions.dedup_by_key(|m| (m.span, m.entity));
    grow::sort_by_key(&mut quotations, |q| q.content.first().map_or(0, |span| span.order()));
    quotations
}

/// Verbs with which whoever was spoken to speaks back.
const ANSWERING: &[&str] =
    &["replied", "replies", "answered", "answers", "responded", "responds", "retorted", "retorts", "countered", "replying"];

/// How far before "asked by" whoever is asked is looked for, in tokens.
const PASSIVE: usize = 12;

/// True for a verb whose agent stands behind it: "was **asked** by".
fn by_whom(r: Reader<'_>, cue: Span) -> bool {
    r.is(r.text.token_at(cue.end()), &["by"])
}

/// "asked **Hart** whether", "**Hart** was asked by": the person named between the cue and the words, or before both.
fn addressee(r: Reader<'_>, people: &People, draft: &Draft) -> Option<EntityId> {
    let (cue, words) = (draft.cue?, draft.content.first()?);
    let verb = r.text.token_at(cue.start());
    if by_whom(r, cue) {
        let before = subject_of(r, verb, verb.saturating_sub(PASSIVE))?;
        let asked = r.cover(before.phrase);
        return people.mentions_in(asked).find(|m| people.names_person(m)).map(|m| m.entity);
    }
    let gap = Span::new(cue.end(), words.start().max(cue.end()));
    if gap.is_empty() || gap.len() > 120 || r.is(verb, &["according", "said", "says"]) {
        return None;
    }
    let person = |m: &&Mention| gap.encloses(m.span) && people.names_person(m);
    people.mentions_in(gap).find(person).map(|m| m.entity)
}

/// The unnamed source `gone` was the speaker `kept` all along.
fn joined(people: &mut People, quotations: &mut [Quotation], gone: EntityId, kept: EntityId) {
    let form = people.entity(gone).map(|e| e.name.clone()).unwrap_or_default();
    people.described(kept, &form);
    people.mentions.iter_mut().filter(|m| m.entity == gone).for_each(|m| m.entity = kept);
    for quotation in quotations {
        quotation.speaker.iter_mut().chain(&mut quotation.also_speakers).filter(|s| **s == gone).for_each(|s| *s = kept);
    }
}

fn mention_kind(by: ResolvedBy) -> MentionKind {
    match by {
        ResolvedBy::Name => MentionKind::Name,
        ResolvedBy::Pronoun | ResolvedBy::Turn => MentionKind::Pronoun,
        _ => MentionKind::Description,
    }
}

fn quotation(r: Reader<'_>, draft: Draft, source: Option<Span>, found: Option<Resolved>, marks: &[Marked]) -> Quotation {
    let kind = kind_of(&draft.content, marks);
    let by = found.as_ref().map(|f| f.by);
    let (confidence, shape) = confidence::weigh(draft.place, draft.kind, draft.shown, kind, by);
    let cue = draft.cue.map(|c| c.of(r.source));
    let reason = match (cue, by) {
        (Some(cue), Some(ResolvedBy::Pronoun)) => format!("{shape} with “{cue}”; the pronoun most likely means this speaker"),
        (Some(cue), Some(ResolvedBy::Turn)) => format!("{shape} with “{cue}”, told by whoever speaks in this turn"),
        (Some(cue), _) => format!("{shape} with “{cue}”"),
        (None, _) => shape.to_owned(),
    };
    let (speaker, also_speakers) = found.map_or((None, Box::default()), |f| (Some(f.speaker), f.also.into()));
    Quotation {
        speaker,
        also_speakers,
        kind,
        content: draft.content,
        cue: draft.cue,
        source,
        resolved_by: by,
        confidence,
        reason: reason.into(),
    }
}

/// Direct where all words stand in marks, indirect where none do.
pub(super) fn kind_of(content: &[Span], marks: &[Marked]) -> QuotationKind {
    let mut inside = 0_u64;
    let mut total = 0_u64;
    for span in content {
        total += u64::from(span.len());
        let from = marks.partition_point(|m| m.inner.end() <= span.start());
        let touching = marks.iter().skip(from).take_while(|m| m.inner.start() < span.end());
        inside += touching.filter_map(|m| m.outer.intersect(*span)).map(|s| u64::from(s.len())).sum::<u64>();
    }
    if inside == 0 {
        QuotationKind::Indirect
    } else if inside * 100 >= total * 95 {
        QuotationKind::Direct
    } else {
        QuotationKind::Mixed
    }
}
