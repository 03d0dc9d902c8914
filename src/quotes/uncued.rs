//! Words in marks without a reporting verb: announced by a colon, signed behind a dash, going on from the quotation before, or
//! behind a sentence about whoever speaks them. Posts of social media with their signature, marked or not.

use super::assemble::{Draft, Here, Owners, Shown, owner_of};
use super::contents::{Place, words_in};
use super::cues::{self, CueKind};
use super::marked::headlined;
use super::marks::{self, Marked};
use super::phrases::{person_or_body, phrase_after, phrase_before, subject_pronoun, tag, time_word};
use super::sources;
use crate::clean::Article;
use crate::lexicon::Class;
use crate::people::Mention;
use crate::people::reader::Reader;
use crate::span::{Span, narrow};
use crate::text::Tag;
use std::ops::Range;

/// Who speaks, the word or mark that says so, and how it shows.
struct Found {
    source: Option<Range<usize>>,
    cue: Option<Span>,
    shown: Option<Shown>,
}

/// Most paragraphs of a speech with a signature at its end.
const PIECES: usize = 12;

/// Tokens behind words in marks in which it is told whose they were.
const WHOSE: usize = 16;

/// Longest label with a post, in tokens.
const POSTED: usize = 28;

/// Longest signature, in tokens.
const SIGNATURE: usize = 24;

/// How far before its end a sentence's attribution is looked for, in tokens.
const BEHIND: usize = 10;

impl Here<'_> {
    /// Marks nobody has claimed, each with the speaker that its surroundings show.
    pub(super) fn uncued(&self, article: &Article, drafts: &mut Vec<Draft>, owners: &mut Owners) {
        for m in self.range.clone() {
            if owner_of(drafts, owners, m).is_some() {
                continue;
            }
            let Some(mark) = self.marks.get(m).copied() else { continue };
            let words = words_in(self.r, mark.inner);
            if words < 3 && !(words == 2 && self.alone(article, &mark)) {
                continue;
            }
            let found = self
                .signature(self.last_piece(m, &mark))
                .or_else(|| self.announced(&mark))
                .or_else(|| self.headed(article, &mark))
                .or_else(|| self.footed(article, &mark));
            let found =
                found.or_else(|| self.acting(article, &mark, drafts)).or_else(|| self.follows(article, m, drafts, owners));
            let Some(found) = found else { continue };
            if let Some(owner) = owners.get_mut(m) {
                *owner = Some(drafts.len());
            }
            drafts.push(self.draft(mark.inner, found));
            // Further pieces of the same speech; each mark is met once.
            if m == self.range.start {
                self.carry(drafts, owners);
            }
            let mut next = m + 1;
            while self.go_on(next, drafts, owners) {
                next += 1;
            }
        }
    }

    /// `“...,” Hart shot back`: behind words of their own that end with a comma, whoever acts is the speaker, whatever the verb.
    pub(super) fn trailed(&self, drafts: &mut Vec<Draft>, owners: &mut Owners) {
        for m in self.range.clone() {
            if owner_of(drafts, owners, m).is_some() {
                continue;
            }
            let Some(mark) = self.marks.get(m).copied() else { continue };
            let Some((source, verb)) = self.whose_words(&mark).or_else(|| self.trailing(&mark)) else { continue };
            if let Some(owner) = owners.get_mut(m) {
                *owner = Some(drafts.len());
            }
            let cue = Some(self.r.span(verb));
            let draft = self.draft(mark.inner, Found { source: Some(source), cue, shown: None });
            drafts.push(Draft { place: Some(Place::MarksBefore), kind: Some(CueKind::Verb), ..draft });
        }
    }

    /// Whose words they were, as it is told right behind them: "was Hart's reply", "came the answer from Hart", "Those were the words of Hart",
    /// "That is how Hart put it"; with the verb.
    fn whose_words(&self, mark: &Marked) -> Option<(Range<usize>, usize)> {
        let r = self.r;
        self.own_sentence(mark).filter(|_| mark.closed)?;
        let first = r.text.token_at(mark.outer.end());
        let sentence = r.text.sentence_at(r.span(first).start()).and_then(|s| r.text.sentences.get(s))?;
        let end = sentence.tokens().end.min(first + WHOSE);
        if sentence.paragraph() != self.paragraph || r.span(first).start() < mark.outer.end() {
            return None;
        }
        let verb = first + usize::from(r.is(first, &["those", "these", "that", "such"]));
        if !r.is(verb, &["was", "were", "is", "are", "came", "comes"]) {
            return None;
        }
        if r.is(verb + 1, &["how"]) && verb > first {
            let source = phrase_after(r, verb + 2, end).filter(|p| r.is(p.end, &["put", "puts", "described", "describes"]))?;
            return sources::names_somebody(r, &source).then_some((source, verb));
        }
        let noun = (verb + 1..end).find(|&i| r.has(i, Class::Answer))?;
        let owner = (verb + 1..noun).rev().find(|&i| r.possessive(i)).map(|mark| verb + 1..mark);
        let pronoun = (verb + 1..noun).find(|&i| r.is(i, &["his", "her"])).map(|i| i..i + 1);
        let behind = || phrase_after(r, noun + 2, end).filter(|_| r.is(noun + 1, &["of", "from", "by"]));
        let source = owner.or(pronoun).or_else(behind).filter(|s| !s.is_empty())?;
        let somebody = source.len() == 1 && r.is(source.start, &["his", "her"]) || sources::names_somebody(r, &source);
        somebody.then_some((source, verb))
    }

    /// The speaker and verb behind the marks.
    fn trailing(&self, mark: &Marked) -> Option<(Range<usize>, usize)> {
        let r = self.r;
        self.own_sentence(mark)?;
        let words = mark.inner.of(r.source);
        let first = r.text.token_at(mark.outer.end());
        let sentence = r.text.sentence_at(r.span(first).start()).and_then(|s| r.text.sentences.get(s))?;
        if sentence.paragraph() != self.paragraph
            || !mark.closed
            || r.span(first).start() < mark.outer.end()
            || first >= sentence.tokens().end
            || words_in(r, mark.inner) < 2
        {
            return None;
        }
        if headlined(words.trim_end_matches(',')) {
            return None;
        }
        let acts = |i: usize| {
            let auxiliary = r.is(i, &["is", "was", "are", "were", "be", "has", "had", "have", "does", "did", "do", "'s", "'re"]);
            let back = r.is(i, &["shot", "hit", "fired"]) && r.is(i + 1, &["back"]);
            // "“Quiet!” shouts Hart": the verb looks like a noun.
            let cries = i == first && r.has(i, Class::ReportingVerb) && r.lower(i).ends_with('s') && r.capital(i + 1);
            matches!(tag(r, i), Tag::Vbd | Tag::Vbz | Tag::Vbp) && !auxiliary || back || cries || r.is(i, &["read", "reads"])
        };
        let found = if acts(first) {
            let source = phrase_after(r, first + 1, sentence.tokens().end)?;
            (source, first)
        } else {
            let near = phrase_after(r, first, sentence.tokens().end)?;
            let mut verb = (near.start + 1..near.end).find(|&i| r.is(i + 1, &["back"]) && acts(i)).unwrap_or(near.end);
            let near = near.start..near.end.min(verb);
            while verb < near.end + 4 && (tag(r, verb).is_adverb() || time_word(r, verb)) {
                verb += 1;
            }
            // "Hart, 81 and retired by now, recalled"
            let apposed = || {
                let commas = (near.end + 1..sentence.tokens().end.min(near.end + 26)).filter(|&i| r.is(i, &[","]));
                commas.take(4).map(|c| c + 1).find(|&i| acts(i))
            };
            let verb = if acts(verb) { verb } else { apposed().filter(|_| r.is(near.end, &[",", "("]))? };
            let end = if r.is(near.end, &[",", "("]) { verb - 1 } else { near.end };
            (near.start..end, verb)
        };
        // Behind an end of its own the words may as well stand alone: "“Quiet!” Hart shut the door."
        let objectless = !r.wordy(found.1 + 1)
            || r.is(found.1 + 1, &["on", "out", "back", "in", "with", "at", "to", "as", "from", "again", "after", "before"]);
        let cried = found.1 == first && r.has(first, Class::ReportingVerb);
        let trails = words.ends_with(',') || words.ends_with(['?', '!', '—', '…']) && (objectless && found.1 != first || cried);
        // "“...,” the notice on the door reads": whatever can be read.
        let read = r.is(found.1, &["read", "reads"]) && !r.wordy(found.1 + 1);
        (trails && (read || sources::names_somebody(r, &found.0) || sources::document(r, &found.0))).then_some(found)
    }

    fn draft(&self, words: Span, found: Found) -> Draft {
        Draft {
            content: vec![words],
            cue: found.cue,
            source: found.source,
            relative: None,
            place: None,
            kind: None,
            paragraph: narrow(self.paragraph),
            at: words.start(),
            moved_to: None,
            shown: found.shown,
        }
    }

    /// "Hart: “...”", "Her answer was short: “...”": the words before a colon say who speaks.
    fn announced(&self, mark: &Marked) -> Option<Found> {
        let r = self.r;
        let first = r.text.token_at(mark.outer.start());
        let before = first.checked_sub(1)?;
        // "Hart's verdict? “...”"
        if r.is(before, &["?"]) && r.has(before.wrapping_sub(1), Class::Answer) {
            let number = r.text.sentence_at(r.span(before).start())?;
            let start = r.text.sentences.get(number)?.tokens().start;
            let whose = (start..before).find(|&i| r.possessive(i) || r.is(i, &["his", "her"]))?;
            let source = if r.possessive(whose) { start..whose } else { whose..whose + 1 };
            let found = Found { source: Some(source.clone()), cue: Some(r.span(before)), shown: None };
            return (before < start + 6 && !source.is_empty()).then_some(found);
        }
        let colon = Some(before).filter(|&i| r.is(i, &[":"]))?;
        let number = r.text.sentence_at(r.span(colon).start())?;
        let sentence = r.text.sentences.get(number)?;
        let start = sentence.tokens().start;
        // "The strike was described by Hart: “...”"
        let by = |i: usize| r.is(i, &["by"]) || r.is(i, &["to"]) && r.is(i.wrapping_sub(1), &["according"]);
        let agent = phrase_before(r, colon, start).filter(|p| p.start > start && by(p.start - 1));
        if let Some(agent) = agent.filter(|p| self.person(p)) {
            return Some(Found { source: Some(agent), cue: Some(r.span(colon)), shown: None });
        }
        // "The bias shows in how it rates this statement: “...”"
        let words = |i: usize| r.any(i, &[Class::Answer, Class::Document, Class::ReportNoun]) || r.is(i, &["finding", "quotes"]);
        let somebody = |p: &Range<usize>| {
            let told = p.end < colon && (start..colon).any(words);
            if told { sources::names_somebody(r, p) } else { self.speaks(p) }
        };
        let label = phrase_before(r, colon, start).filter(|p| p.start <= start + 1 && somebody(p));
        let subject = label.or_else(|| cues::sentence_subject(r, &(start..colon)).filter(somebody));
        let subject = subject.or_else(|| self.described(start..colon));
        let source = subject.map(|s| owner_of_words(r, s)).or_else(|| {
            // "Her answer:" names the speaker by the owner.
            (start..colon).find(|&i| r.is(i, &["his", "her", "their"])).map(|i| i..i + 1)
        })?;
        Some(Found { source: Some(source), cue: Some(r.span(colon)), shown: None })
    }

    /// True for a phrase before a colon that somebody can stand behind; "Step 2:", "Example:" and "The catch:" announce words of the writer's.
    fn speaks(&self, phrase: &Range<usize>) -> bool {
        let r = self.r;
        let known = [Class::Role, Class::Group, Class::OrganizationNoun, Class::Title, Class::Document];
        let word = |i: usize| r.any(i, &known) || subject_pronoun(r, i) || r.possessive(i) || tag(r, i) == Tag::PrpPoss;
        let span = r.cover(phrase.clone());
        let named = || self.people.mentions_in(span).any(|m| m.span.overlaps(span));
        phrase.clone().any(word) || r.is(phrase.start, sources::SOMEBODY) || named()
    }

    /// Whom a label with a post names: "Ada Hart, 34, teacher:", "The clerk, Bo Fenn:".
    fn described(&self, label: Range<usize>) -> Option<Range<usize>> {
        let r = self.r;
        let verb = label.clone().any(|i| (tag(r, i).is_finite_verb() || tag(r, i) == Tag::Vb) && !time_word(r, i));
        if label.len() > POSTED || verb || tag(r, label.start) == Tag::In {
            return None;
        }
        let person = |m: &&Mention| self.people.names_person(m);
        // "• Ada Hart, mayor:"
        let label = label.start + usize::from(!r.wordy(label.start))..label.end;
        let name = self.people.mentions_in(r.cover(label.clone())).find(person)?.span;
        let start = r.text.token_at(name.start());
        let end = r.text.token_at(name.end().saturating_sub(1)) + 1;
        let opens = start == label.start || start > label.start && r.is(start - 1, &[","]);
        let closes = end == label.end || r.is(end, &[",", "("]) || tag(r, end) == Tag::In;
        (opens && closes).then_some(start..end)
    }

    /// The mark that closes what this one opens, some paragraphs on.
    fn last_piece<'m>(&'m self, m: usize, mark: &'m Marked) -> &'m Marked {
        let rest = self.marks.get(m + 1..).unwrap_or(&[]).iter().take(PIECES);
        let mut last = mark;
        for next in rest {
            if !next.goes_on_from(last) {
                break;
            }
            last = next;
        }
        last
    }

    /// `“The water remembers.” — Ada Hart`: a name behind a dash and nothing after it.
    fn signature(&self, mark: &Marked) -> Option<Found> {
        let r = self.r;
        let next = r.text.token_at(mark.outer.end());
        let dash = if r.span(next).start() >= mark.outer.end() { next } else { next + 1 };
        let at = r.text.sentence_at(r.span(dash).start()).and_then(|s| r.text.sentences.get(s))?;
        let near = at.paragraph() == mark.paragraph || at.paragraph() == mark.paragraph + 1 && at.tokens().start == dash;
        let source = is_dash(r, dash).then(|| signed_name(r, dash + 1, at.paragraph())).flatten().filter(|_| near)?;
        Some(Found { source: Some(source), cue: Some(r.span(dash)), shown: Some(Shown::Signed) })
    }

    /// `The bridge is shut. — Ada Hart (@adahart) May 3, 2021`: a post of social media as pages embed it, in this paragraph or with
    /// its signature alone in this one and its words in the one before.
    pub(super) fn signed(&self, article: &Article, drafts: &mut Vec<Draft>) {
        let r = self.r;
        let Some(tokens) = tokens_of(r, self.paragraph) else { return };
        let tail = tokens.end.saturating_sub(SIGNATURE).max(tokens.start)..tokens.end;
        let Some(handle) = tail.clone().find(|&i| r.word(i).starts_with('@') && i > tail.start && r.is(i - 1, &["("])) else {
            return;
        };
        let Some(dash) = (tail.start..handle).rev().find(|&i| is_dash(r, i)) else { return };
        let Some(source) = signed_name(r, dash + 1, self.paragraph) else { return };
        let words = if dash > tokens.start {
            r.cover(tokens.start..dash)
        } else {
            let before = self.paragraph.checked_sub(1).and_then(|p| article.paragraphs.get(p));
            let Some(before) = before.filter(|p| !p.heading) else { return };
            before.span
        };
        let claimed = drafts.iter().rev().take(16).any(|d| d.content.iter().any(|c| c.overlaps(words)));
        if !claimed && words_in(r, words) > 2 {
            drafts.push(self.draft(words, Found { source: Some(source), cue: Some(r.span(dash)), shown: Some(Shown::Signed) }));
        }
    }

    /// A quotation of its own sentence behind one about a person, who then speaks: `Hart shook her head. “We waited all night.”`
    fn acting(&self, article: &Article, mark: &Marked, drafts: &[Draft]) -> Option<Found> {
        let r = self.r;
        let sentence = self.own_sentence(mark).filter(|_| words_in(r, mark.inner) > 3)?;
        let before = sentence.checked_sub(1).and_then(|s| r.text.sentences.get(s))?;
        let same = before.paragraph() == self.paragraph;
        let headed = article.paragraphs.get(before.paragraph()).is_some_and(|p| p.heading);
        if !(same || before.paragraph() + 1 == self.paragraph && self.alone(article, mark)) || headed {
            return None;
        }
        // A sentence that reports is followed by its own speaker.
        let reports = |d: &Draft| {
            let pieces = d.content.iter().copied().chain(d.cue).chain(d.source.as_ref().map(|s| r.cover(s.clone())));
            d.paragraph() == before.paragraph() && pieces.into_iter().any(|p| p.overlaps(before.span))
        };
        let quotes = marks::at_or_behind(self.marks, before.span.start()).is_some_and(|m| m.outer.overlaps(before.span));
        if quotes || drafts.iter().rev().take(8).any(reports) {
            return None;
        }
        // "Never pay before, says Hart. “...”"
        let behind = || {
            let end = before.tokens().end;
            let verb =
                (end.saturating_sub(BEHIND).max(before.tokens().start)..end).rev().find(|&i| r.is(i, &["said", "says"]))?;
            phrase_after(r, verb + 1, end).filter(|p| verb > before.tokens().start && !r.wordy(p.end) && p.end + 2 > end)
        };
        let subject = cues::sentence_subject(r, &before.tokens()).filter(|s| self.person(s));
        let subject = behind().filter(|s| same && self.person(s)).or(subject)?;
        Some(Found { source: Some(subject), cue: None, shown: Some(Shown::Acting) })
    }

    /// The name of a person that stands with a post as a line of its own above the words: a round-up's "Ada Hart, engineer, Velm", a film
    /// agency's "2. SOUNDBITE (English) Ada Hart, mayor:".
    fn headed(&self, article: &Article, mark: &Marked) -> Option<Found> {
        let r = self.r;
        self.own_sentence(mark).filter(|_| self.alone(article, mark) && words_in(r, mark.inner) > 3)?;
        let above = self.paragraph.checked_sub(1)?;
        let tokens = tokens_of(r, above)?;
        let open = r.is(tokens.end.checked_sub(1)?, &[".", "?", "!", "…"]);
        let source =
            signed_name(r, behind_soundbite(r, &tokens), above).filter(|s| s.len() > 1 && tokens.len() <= SIGNATURE && !open)?;
        self.ends_in_person(&source).then_some(Found { source: Some(source), cue: None, shown: Some(Shown::Acting) })
    }

    /// The name of a person that stands with a post as a line of its own below words that fill their paragraph.
    fn footed(&self, article: &Article, mark: &Marked) -> Option<Found> {
        let r = self.r;
        let whole = article.paragraphs.get(self.paragraph).is_some_and(|p| p.span.end() <= mark.outer.end() + 1);
        self.own_sentence(mark).filter(|_| whole && self.alone(article, mark) && words_in(r, mark.inner) > 3)?;
        let tokens = tokens_of(r, self.paragraph + 1)?;
        let posted = r.is(tokens.end.checked_sub(1)?, &[".", "?", "!", "…", ":"]);
        let source =
            signed_name(r, tokens.start, self.paragraph + 1).filter(|s| s.len() > 1 && r.is(s.end, &[","]) && !posted)?;
        let post = (source.end..tokens.end).any(|i| r.any(i, &[Class::Role, Class::Title]));
        // A name of the same kind above the words below it is those words' own.
        let further = tokens_of(r, self.paragraph + 2).is_some_and(|t| r.mark(t.start));
        (post && !further && self.ends_in_person(&source)).then_some(Found {
            source: Some(source),
            cue: None,
            shown: Some(Shown::Acting),
        })
    }

    /// True where a person's name ends with the phrase.
    fn ends_in_person(&self, phrase: &Range<usize>) -> bool {
        let span = self.r.cover(phrase.clone());
        self.people.mentions_in(span).any(|m| m.span.end() == span.end() && self.people.names_person(m))
    }

    /// True for he, she, or a phrase that ends with a person's name.
    fn person(&self, phrase: &Range<usize>) -> bool {
        let r = self.r;
        if phrase.len() == 1 && r.is(phrase.start, &["he", "she"]) {
            return true;
        }
        let head = phrase.end.checked_sub(1).filter(|&h| r.has(h, Class::Role) && tag(r, h) == Tag::Nn);
        if head.is_some() {
            return true;
        }
        let span = r.cover(phrase.clone());
        self.people.mentions_in(span).any(|m| span.encloses(m.span) && m.span.end() == span.end() && self.people.names_person(m))
    }

    /// The sentence that the marks open and fill: a capital first, an end last.
    fn own_sentence(&self, mark: &Marked) -> Option<usize> {
        let inner = mark.inner.of(self.r.source);
        let capital = inner.chars().next().is_some_and(|c| c.is_uppercase() || c == '[' || c == '…' || c == '.');
        let number = self.r.text.sentence_at(mark.outer.start())?;
        let lead = |s: &crate::text::Sentence| Span::new(s.span.start(), mark.outer.start().max(s.span.start()));
        let opens = self.r.text.sentences.get(number).map(lead);
        let opens = opens.is_some_and(|l| l.len() < 4 && !l.of(self.r.source).contains(char::is_alphanumeric));
        // "She called: 'It is late.'" within the marks.
        let last = inner.trim_end_matches(['\'', '’', '"', '”']);
        let complete = last.ends_with(['.', '?', '!', '…', ',', '—']) || !mark.closed;
        (capital && opens && complete).then_some(number)
    }

    /// True where the marks open their paragraph.
    fn alone(&self, article: &Article, mark: &Marked) -> bool {
        article.paragraphs.get(self.paragraph).is_some_and(|p| p.span.start() + 4 > mark.outer.start())
    }

    /// A quotation of its own sentence without a cue, after another one: the same speaker goes on.
    fn follows(&self, article: &Article, m: usize, drafts: &[Draft], owners: &Owners) -> Option<Found> {
        let mark = self.marks.get(m)?;
        self.own_sentence(mark)?;
        // Whoever spoke the words right before this, nobody knows.
        let before = m.checked_sub(1).filter(|b| self.range.contains(b) && owner_of(drafts, owners, *b).is_none());
        if before.and_then(|b| self.marks.get(b)).is_some_and(|b| self.own_sentence(b).is_some() && words_in(self.r, b.inner) > 3)
        {
            return None;
        }
        let alone = self.alone(article, mark);
        let whole = article.paragraphs.get(self.paragraph).is_some_and(|p| p.span.end() <= mark.outer.end() + 1);
        if words_in(self.r, mark.inner) <= if alone && whole { 1 } else { 3 } {
            return None;
        }
        let spoken = |d: &&Draft| d.moved_to.is_none() && d.kind != Some(CueKind::Preposition);
        let last = drafts.iter().rev().take(8).find(spoken)?;
        let near = last.paragraph() == self.paragraph
            || last.paragraph() + 1 == self.paragraph && alone
            || last.paragraph() + 2 == self.paragraph && alone && mark.continues;
        if !near {
            return None;
        }
        // "“We wait.” She added that": the words before it are hers, not those of whoever spoke last.
        let own = |s: &&Range<usize>| self.r.is(s.start, &["he", "she"]) && self.r.span(s.start).start() > mark.inner.end();
        let first = |d: &Draft| d.paragraph() != self.paragraph || d.at > mark.inner.start();
        let hers = last.source.as_ref().is_some_and(|s| own(&s)) && drafts.iter().rev().take(8).all(first);
        let shown = if hers { Shown::Acting } else { Shown::Continued };
        Some(Found { source: last.source.clone(), cue: None, shown: Some(shown) })
    }
}

/// "Hart's words were clear:": the words are Hart's.
fn owner_of_words(r: Reader<'_>, subject: Range<usize>) -> Range<usize> {
    let Some(head) = subject.end.checked_sub(1) else { return subject };
    let somebody = person_or_body(r, head) || r.capital(head);
    match subject.clone().find(|&i| i > subject.start && r.possessive(i)) {
        Some(mark) if !somebody => subject.start..mark,
        _ => subject,
    }
}

fn is_dash(r: Reader<'_>, i: usize) -> bool {
    r.is(i, &["—", "–", "-", "--", "―", "––", "——"])
}

/// The tokens of a paragraph.
fn tokens_of(r: Reader<'_>, paragraph: usize) -> Option<Range<usize>> {
    let sentences = r.text.sentences_of(paragraph);
    Some(sentences.first()?.tokens().start..sentences.last()?.tokens().end)
}

/// The first token behind "2. SOUNDBITE: (English)", or of the line.
fn behind_soundbite(r: Reader<'_>, line: &Range<usize>) -> usize {
    let Some(word) = (line.start..line.end.min(line.start + 4)).find(|&i| r.is(i, &["soundbite", "sot"])) else {
        return line.start;
    };
    let next = word + 1 + usize::from(r.is(word + 1, &[":"]));
    let close = (next + 1..line.end.min(next + 5)).find(|&i| r.is(i, &[")"])).filter(|_| r.is(next, &["("]));
    close.map_or(next, |close| close + 1)
}

/// The name at `start` where nothing but a title, a handle or a date follows it in its paragraph.
fn signed_name(r: Reader<'_>, start: usize, paragraph: usize) -> Option<Range<usize>> {
    let end = tokens_of(r, paragraph)?.end;
    let fits = |i: usize| r.wordy(i) && (r.capital(i) || r.has(i, Class::Particle)) && !time_word(r, i);
    let words = (start..end.min(start + 7)).take_while(|&i| fits(i)).count();
    let stop = start + words;
    let closed = stop >= end || r.is(stop, &[",", "(", "."]) || stop + 1 == end && r.is(stop, &[":"]);
    let rest = stop..end;
    let named = words > 0 && !r.has(start, Class::StopWord) && !subject_pronoun(r, start) && tag(r, start).is_noun();
    // "May" is a month here.
    let verb = || rest.clone().any(|i| tag(r, i).is_finite_verb() && !time_word(r, i));
    (named && closed && rest.len() < SIGNATURE && !verb()).then_some(start..stop)
}
