//! Cues: the words that attribute. Each reporting verb, "according to" and reporting noun of a sentence, with its source.

use super::frames::{self, Form, Frames};
use super::inserts::{self, SUBORDINATE};
use super::phrases::{self, phrase_after, phrase_before, tag};
use super::set_phrases::{according, apposition_end, compound, of_the_view, puts_it};
use super::sources::{SOMEBODY, can_speak, document, finds, held, names_somebody};
use super::subjects::{list_end, subject_of};
use super::unsaid;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::text::Tag;
use std::ops::Range;

/// What kind of words attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// "said"
    Verb,
    /// "according to", "per"
    Preposition,
    /// "his claim that", "expressed confidence that"
    Noun,
    /// "called it", "praised": words in marks only.
    Naming,
}

/// Words that attribute, with whom they attribute to.
#[derive(Clone, Debug)]
pub struct Cue {
    /// What kind.
    pub kind: CueKind,
    /// Its words, tokens.
    pub words: Range<usize>,
    /// What it takes.
    pub frames: Frames,
    /// The source's noun phrase, tokens.
    pub source: Option<Range<usize>>,
    /// The attributing clause: source, verb and what stands between.
    pub clause: Range<usize>,
    /// True where the verb stands before its source.
    pub inverted: bool,
    /// True where the source was taken from an earlier verb of the sentence.
    pub shared: bool,
    /// True in a relative clause ("Hart, who said").
    pub relative: bool,
}

impl Cue {
    /// A cue that is its whole clause, without a source yet.
    pub fn alone(kind: CueKind, words: Range<usize>) -> Cue {
        let (clause, frames) = (words.clone(), Frames::default());
        Cue { kind, words, frames, source: None, clause, inverted: false, shared: false, relative: false }
    }
}

/// The cues of one sentence, in order. `inside` tells whether a token stands within quotation marks.
pub fn find(r: Reader<'_>, sentence: &Range<usize>, inside: &dyn Fn(usize) -> bool) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for i in sentence.clone() {
        let signal = r.any(i, &[Class::ReportingVerb, Class::NamingVerb, Class::ReportNoun, Class::OtherCue]);
        if !signal || inside(i) || unsaid::idle(r, i) {
            continue;
        }
        let found = according(r, i, sentence)
            .or_else(|| reporting_noun(r, i, sentence, &cues))
            .or_else(|| verb(r, i, sentence, &cues, inside))
            .or_else(|| puts_it(r, i, sentence))
            .or_else(|| of_the_view(r, i, sentence))
            .or_else(|| naming(r, i, sentence, &cues));
        if let Some(cue) = found.filter(|c| !unsaid::conditional(r, c, sentence)) {
            cues.push(cue);
        }
    }
    cues
}

/// "his claim that", "expressed confidence that".
fn reporting_noun(r: Reader<'_>, i: usize, within: &Range<usize>, before: &[Cue]) -> Option<Cue> {
    if !r.has(i, Class::ReportNoun)
        || !r.is(i + 1, &["that"])
        || i <= within.start
        || tag(r, i).is_verb() && !nominal(r, i, within)
    {
        return None;
    }
    let floor = within.start.max(i.saturating_sub(6));
    let opener = (floor..i).rev().find(|&j| matches!(tag(r, j), Tag::PrpPoss | Tag::Pos) || r.possessive(j));
    let (source, start, shared) = match opener {
        Some(j) if tag(r, j) == Tag::PrpPoss => (Some(j..j + 1), j, false),
        // "contradicting the mayor's claim that"
        Some(j) => (phrase_before(r, j, within.start).map(|p| past_participle(r, p)), j, false),
        None => {
            let verb = (floor..i).rev().find(|&j| tag(r, j).is_verb())?;
            if !r.has(verb, Class::UtteringVerb) {
                return None;
            }
            let (source, shared) = controller(r, verb, within, before);
            (source, verb, shared)
        }
    };
    let from = source.as_ref().filter(|_| !shared).map_or(start, |s| s.start.min(start));
    let first = if opener.is_some() { i } else { start };
    Some(Cue { frames: frames::of("said"), source, clause: from..i + 1, shared, ..Cue::alone(CueKind::Noun, first..i + 1) })
}

/// The phrase without a participle at its head.
fn past_participle(r: Reader<'_>, phrase: Range<usize>) -> Range<usize> {
    let first = phrase.start;
    let participle = phrase.len() > 1 && tag(r, first) == Tag::Vbg && !r.capital(first);
    first + usize::from(participle)..phrase.end
}

/// A reporting verb with its subject.
fn verb(r: Reader<'_>, i: usize, within: &Range<usize>, before: &[Cue], inside: &dyn Fn(usize) -> bool) -> Option<Cue> {
    let compound = compound(r, i);
    let back = answers_back(r, i);
    // "It's worth pointing out", "It means admitting": nobody does.
    if r.lower(i).ends_with("ing") && i > within.start && r.is(i - 1, UNDONE) {
        return None;
    }
    // "a reporting station": what a noun is for.
    if r.is(i, &["reporting"]) && i > within.start && phrases::nounish(r, i - 1) && tag(r, i + 1) == Tag::Nn && !r.capital(i + 1)
    {
        return None;
    }
    if !(r.has(i, Class::ReportingVerb) || compound.is_some()) || r.capital(i) && i > within.start && !r.mark(i.wrapping_sub(1)) {
        return None;
    }
    let frames = frames::of(compound.map_or(r.lower(i), |(_, like)| like));
    let tag_here = tag(r, i);
    let after_mark = i > within.start && (r.mark(i - 1) || r.is(i - 1, &[","]));
    // "Hart points out."
    let back = back || compound.is_some() && r.is(i, &["points"]);
    if !frames.any() || !(tag_here.is_verb() || back || tag_here == Tag::Other || after_mark && frames.form() == Form::Past) {
        return None;
    }
    // "reckoned with", "hinted at", "adds to", "held onto the hope that"
    let else_where = r.is(i, &["reckon", "reckons", "reckoned"]) && r.is(i + 1, &["with"])
        || r.is(i, &["hint", "hints", "hinted", "hinting"]) && r.is(i + 1, &["at"])
        || r.is(i, &["add", "adds", "added", "adding"]) && r.is(i + 1, &["to"])
        || r.is(i, &["hold", "holds", "held", "holding"]) && !r.is(i + 1, &["that"])
        || r.is(i, &["assured"]) && i > within.start && r.is(i - 1, &["rest"])
        || r.is(i, &["explain"]) && i > within.start && r.is(i - 1, &["help", "helps", "helped"]);
    if else_where || unsaid::supposed(r, i, within) || nominal(r, i, within) {
        return None;
    }
    if passive(r, i, within) || unsaid::asked(r, i, within) {
        return by_agent(r, i, within, frames);
    }
    if reduced(r, i, within) {
        return None;
    }
    let end = compound.map_or(i + 1, |(end, _)| end);
    let mut cue = Cue { frames, ..Cue::alone(CueKind::Verb, i..end) };
    // Inverted: after a comma, a closing mark or nothing: "..., said Hart".
    let opened = i == within.start || r.mark(i - 1) || r.is(i - 1, &[",", "—", "–", "-", "so"]) || inside(i - 1);
    if opened && frames.form() != Form::Participle && frames.direct() && !r.is(i + 1, &["that", "to", ",", ":"]) {
        let told = r.is(i, &["told", "tells", "tell"]) || phrases::time_word(r, i + 1);
        // "add some salt", "confirm your dates with Hart": what is to be done, or was.
        let past = frames.form() == Form::Past;
        let another = || (r.is(i + 1, &["another"]) && !r.wordy(i + 2)).then_some(i + 1..i + 2);
        // "A memo, obtained by the Globe, says the mayor “lied”": no marks before, and marks right behind.
        let spoken = r.mark(i.wrapping_sub(1)) || r.mark(i.wrapping_sub(2));
        // `had “finally” declared it open`: what is spoken ends with a sign of its own.
        let runs_on = i > 1 && r.mark(i - 1) && r.wordy(i - 2) && !r.is(i, &["said", "says"]) && !r.capital(i + 1);
        // "Hart, a nurse from Velm, said places such as Orsa": the verb has its subject, and what follows is told.
        let parted = inserts::parted(r, i, within.start).is_some();
        // `“...,” said “Harbour Lights” host Ada Hart`: what it is a post at.
        let at = |k: &usize| r.any(k + 1, &[Class::Role, Class::Title]) && !r.glued(k + 1);
        let work = || (i + 2..within.end.min(i + WORK)).find(|&k| r.mark(k)).filter(at);
        let first = if spoken && r.mark(i + 1) { work().map_or(i + 1, |k| k + 1) } else { i + 1 };
        let behind = phrase_after(r, first, within.end).or_else(another).filter(|p| {
            let post = |k: usize| r.any(k, &[Class::Role, Class::Title, Class::Group]);
            // "Hart, who chairs it, said the notes, published on Sunday, left": told of, not who tells.
            !parted || !r.wordy(p.end) && (spoken || p.clone().any(|k| r.capital(k) || post(k)))
        });
        let joint = behind.filter(|p| {
            !told
                && !runs_on
                && !inside(p.start)
                && !r.is(p.start, &["it", "$", "€", "£"])
                // "He asked about it, called Hart a “crook”": told of Hart.
                && (spoken || !r.wordy(p.end) || !r.has(i, Class::NamingVerb))
                && (names_somebody(r, p) && (spoken || r.is(i, SAYING) || can_speak(r, p) && (past || !document(r, p)))
                    || spoken && r.is(p.start, &["one"]) && (p.len() == 1 || p.len() == 3) && !r.wordy(p.end)
                    || spoken && phrases::opens(r, p.start) && (!r.wordy(p.end) || r.is(p.end, &["who"])) && !r.mark(p.end))
                && !governs(r, p.end)
                && (r.mark(i.wrapping_sub(1)) || !directed(r, p, frames))
                && !cut_by_mark(r, p)
                && (spoken || !r.mark(p.end) || r.glued(p.end))
        });
        if let Some(mut source) = joint {
            source.end =
                apposition_end(r, source.end, within.end).or_else(|| list_end(r, &source, within.end)).unwrap_or(source.end);
            cue.clause = i..source.end;
            cue.source = Some(source);
            cue.inverted = true;
            return Some(cue);
        }
    }
    if matches!(frames.form(), Form::Participle) && !after_auxiliary(r, i, within) {
        let main = main_subject(r, i, within, before);
        // "Hart opened by saying", "Hart has won votes by promising"
        let by = i.checked_sub(1).filter(|&b| b > within.start && r.is(b, &["by"]));
        let opened = by.and_then(|b| (within.start..b).rev().take(BY).find(|&v| tag(r, v).is_verb()));
        let opener = || subject_of(r, opened?, within.start).map(|s| s.phrase);
        // "Hart was told by a friend, who ran in shouting that": who ran in.
        let who = (within.start..i).rev().take(WORK).take_while(|&k| r.wordy(k)).find(|&k| r.is(k, &["who"]));
        let ran = || phrases::finite_verb(r, who? + 1..i).and_then(|v| subject_of(r, v, within.start)).map(|s| s.phrase);
        let main = opener().or_else(ran).or(main);
        // "Hart left, saying ...": the subject of the main clause. "with critics saying": the noun before.
        let own = (i > within.start).then(|| phrase_before(r, i, within.start)).flatten();
        let own = own.filter(|p| {
            !after_mark
                && !held(r, p)
                && !phrases::says_when(r, p)
                && !p.clone().any(inside)
                && (p.start == within.start || r.is(p.start - 1, &["with", ",", "and", "but"]))
        });
        cue.shared = own.is_none();
        cue.source = own.or(main).or_else(|| subject_behind(r, i, within));
        let source = cue.source.as_ref()?;
        // "You can help by encouraging them to stay", "The water rose, suggesting that": nobody has spoken.
        let you = source.len() == 1 && r.is(source.start, &["you"]) && !inside(source.start);
        if you || r.has(i, Class::WeakReportingVerb) && !can_speak(r, source) {
            return None;
        }
        if !cue.shared {
            cue.clause.start = cue.source.as_ref().map_or(i, |s| s.start);
        }
        return Some(cue);
    }
    // "Say, “I would like a boat”": what anybody might.
    if i == within.start && frames.form() == Form::Base {
        return None;
    }
    match subject_of(r, i, within.start).filter(|s| !s.phrase.clone().any(inside)) {
        // "cut its profit forecast": an object and a noun read as subject and verb.
        Some(subject) if tag_here == Tag::Vbn && subject.phrase.end == i && governed(r, subject.phrase.start, within) => {
            return None;
        }
        Some(mut subject) => {
            if let Some(start) = behind_marks(r, &subject.phrase, within, inside).filter(|_| !subject.relative) {
                subject.phrase.start = start;
                subject.clause = subject.clause.min(start);
            }
            // "a council on which everyone agreed would be": a clause that describes.
            let before = subject.phrase.start.wrapping_sub(1);
            let describes = r.is(before, &["which", "whom"]) && tag(r, before.wrapping_sub(1)) == Tag::In;
            if describes && tag(r, end).is_finite_verb() {
                return None;
            }
            cue.relative = subject.relative;
            cue.clause = subject.clause.min(i)..end;
            cue.source = Some(subject.phrase);
        }
        None => {
            let (source, shared) = controller(r, i, within, before);
            // `“Rates will rise,” said ...`: nobody in marks says them.
            cue.source = source.filter(|s| !s.clone().all(inside));
            cue.shared = shared;
        }
    }
    let quoted = cue.clause.start > within.start && inside(cue.clause.start - 1);
    if matches!(tag_here, Tag::Vb) && !spoken_base(r, i, within, quoted)
        || unsaid::read_out(r, i, cue.source.as_ref(), within)
        || unsaid::menace(r, i, cue.source.as_ref())
    {
        return None;
    }
    // "If you tell people", "what do you call": anybody; "you said" is somebody who did.
    if cue.source.as_ref().is_some_and(|s| s.len() == 1 && r.is(s.start, &["you"])) && frames.form() != Form::Past {
        return None;
    }
    // "The rain made it clear that the roof leaked."
    let weak = r.has(i, Class::WeakReportingVerb) || r.is(i, &["made", "makes"]);
    if weak && !cue.source.as_ref().is_some_and(|s| can_speak(r, s)) {
        return None;
    }
    if frames.documents_only() && !cue.source.as_ref().is_some_and(|s| finds(r, &cue, s)) {
        return None;
    }
    Some(cue)
}

/// Verbs that anybody may follow: "..., say the two of them".
const SAYING: &[&str] = &["said", "say", "says"];

/// What stands before a participle that nobody has done yet.
const UNDONE: &[&str] = &["avoid", "avoided", "consider", "involves", "mean", "means", "meant", "requires", "without", "worth"];

/// Longest title of a work in marks before whose host or author speaks, in tokens.
const WORK: usize = 12;

/// How far before "by" the verb is looked for that says what is done by speaking.
const BY: usize = 6;

/// True right behind a verb that is no verb of speech: an object stands there, no subject.
fn governed(r: Reader<'_>, start: usize, within: &Range<usize>) -> bool {
    let verb = start.checked_sub(1).filter(|&v| v >= within.start);
    verb.is_some_and(|v| tag(r, v).is_finite_verb() && !r.has(v, Class::ReportingVerb) && tag(r, start) == Tag::PrpPoss)
}

/// How far before a subject the marks are looked for that it stands behind, in tokens.
const LEAD: usize = 12;

/// `“...,” a clerk in the room said`, `“...,” the painter known as Flo said`: where the phrase begins that stands between the marks
/// and the verb, if it is more than the nearest one.
fn behind_marks(r: Reader<'_>, phrase: &Range<usize>, within: &Range<usize>, inside: &dyn Fn(usize) -> bool) -> Option<usize> {
    let floor = within.start.max(phrase.start.saturating_sub(LEAD));
    let mark = (floor..phrase.start).rev().find(|&i| r.mark(i)).filter(|&m| m > within.start && inside(m - 1))?;
    let first = mark + 1;
    // "“...,” engineer and founder Ada Hart said"
    let joins = |i: usize| tag(r, i) == Tag::Cc && !(r.is(i, &["and"]) && i > first && tag(r, i - 1).is_noun());
    let clause = |i: usize| {
        tag(r, i).is_finite_verb() || joins(i) || matches!(tag(r, i), Tag::Wp | Tag::Wdt) || r.is(i, &["that"]) || !r.wordy(i)
    };
    let opens = matches!(tag(r, first), Tag::Dt | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Jj | Tag::PrpPoss);
    let spoken = r.is(mark - 1, &[",", "?", "!", "—", "…"]);
    (first < phrase.start && opens && spoken && !(first..phrase.start).any(clause)).then_some(first)
}

/// A word that could be a noun and is one here: "the report", "a claim", "U.S. demands for".
fn nominal(r: Reader<'_>, i: usize, within: &Range<usize>) -> bool {
    if i == within.start {
        return false;
    }
    // "Some argue", "Another said": the determiner stands for somebody.
    if r.is(i.wrapping_sub(1), SOMEBODY)
        && (tag(r, i).is_verb() || frames::of(r.lower(i)).form() == Form::Past && !tag(r, i).is_noun())
    {
        return false;
    }
    let adjective =
        i > within.start + 1 && tag(r, i - 1).is_adjective() && matches!(tag(r, i - 2), Tag::Dt | Tag::PrpPoss | Tag::Pos);
    let speaker = i > 0 && r.any(i - 1, &[Class::Role, Class::Group]);
    let past = frames::of(r.lower(i)).form() == Form::Past;
    // "A spokesman for Merridew's said: ..."
    if r.is(i, &["said", "says", "told"]) && r.possessive(i - 1) && !phrases::nounish(r, i + 1) {
        return false;
    }
    adjective && !speaker && !past && !tag(r, i).is_finite_verb()
        || r.is(i - 1, &["own"])
        || matches!(tag(r, i - 1), Tag::Dt | Tag::PrpPoss | Tag::Pos)
        || r.is(i - 1, &["of", "a", "the", "no"]) && !tag(r, i).is_finite_verb()
}

/// True after a form of "have" or "be" that makes the participle a finite verb group: "is saying", "was arguing".
fn after_auxiliary(r: Reader<'_>, i: usize, within: &Range<usize>) -> bool {
    let floor = within.start.max(i.saturating_sub(3));
    (floor..i)
        .rev()
        .take_while(|&j| tag(r, j).is_adverb() || tag(r, j).is_verb())
        .any(|j| r.is(j, &["is", "are", "was", "were", "been", "be", "'s", "'re", "am", "'m"]))
}

/// "a call **reported** by the Courier", "the rooms, **called** the “labs,”", "as **noted** above": a participle that says what was done to
/// something.
fn reduced(r: Reader<'_>, i: usize, within: &Range<usize>) -> bool {
    if frames::of(r.lower(i)).form() != Form::Past {
        return false;
    }
    let agent = r.is(i + 1, &["by"]) && phrase_after(r, i + 2, within.end).is_some_and(|p| names_somebody(r, &p));
    let behind = i > within.start && r.is(i - 1, &[","]) && r.has(i, Class::NamingVerb);
    let first = || phrases::finite_verb(r, within.start..i - 1).is_none();
    let apposed = behind && first() && subject_of(r, i, within.start).is_none();
    agent || apposed || i > within.start && r.is(i - 1, &["as"]) && !r.mark(i + 1)
}

/// "were told by Hart that ...": the agent speaks.
fn by_agent(r: Reader<'_>, i: usize, within: &Range<usize>, frames: Frames) -> Option<Cue> {
    let source = r.is(i + 1, &["by"]).then(|| phrase_after(r, i + 2, within.end)).flatten()?;
    let told = names_somebody(r, &source) && r.is(source.end, &["that", "to", "not", "whether", "if"]);
    told.then(|| Cue {
        frames: frames.addressed(),
        clause: i..source.end,
        source: Some(source),
        inverted: true,
        ..Cue::alone(CueKind::Verb, i..i + 1)
    })
}

/// "was told", "is said to": somebody else speaks.
fn passive(r: Reader<'_>, i: usize, within: &Range<usize>) -> bool {
    if frames::of(r.lower(i)).form() != Form::Past {
        return false;
    }
    let floor = within.start.max(i.saturating_sub(3));
    for j in (floor..i).rev() {
        if r.is(j, &["was", "were", "is", "are", "been", "be", "being", "got", "'re"])
            || r.is(j, &["'s"]) && tag(r, i) == Tag::Vbn && !r.possessive(j) && !has_said(r, i, j)
        {
            return true;
        }
        if !tag(r, j).is_adverb() && !r.is(j, &["has", "have", "had"]) {
            return false;
        }
    }
    false
}

/// "he**'s said** he will stay": has, not is.
fn has_said(r: Reader<'_>, verb: usize, short: usize) -> bool {
    r.is(verb, &["said"]) && !r.is(verb + 1, &["to"]) && r.is(short.wrapping_sub(1), &["he", "she", "who"])
}

/// "shot back", "hit back": an answer.
pub fn answers_back(r: Reader<'_>, i: usize) -> bool {
    let strikes = ["shot", "hit", "fired", "hits", "shoots", "fires", "hitting", "shooting", "firing"];
    r.is(i + 1, &["back"]) && r.is(i, &strikes)
}

/// How often or when somebody used to say something: "would often say".
const FREQUENT: &[&str] =
    &["always", "frequently", "later", "occasionally", "often", "regularly", "repeatedly", "sometimes", "usually"];

/// A base form that reports: "officials say", "did not say", "went on to say", `“...,” she would say`, "would often say"; not "to say",
/// "would argue", "declined to say".
fn spoken_base(r: Reader<'_>, i: usize, within: &Range<usize>, quoted: bool) -> bool {
    let floor = within.start.max(i.saturating_sub(4));
    for j in (floor..i).rev() {
        if r.is(j, &["did", "do", "does"]) {
            return true;
        }
        if r.is(j, &["to"]) {
            let habit = r.is(j.wrapping_sub(1), &["used"]) && r.is(i, &["say", "tell"]);
            return j > within.start && (habit || r.is(j.wrapping_sub(1), &["on", "continued", "continues", "quick"]));
        }
        if tag(r, j) == Tag::Md {
            let only = |k: usize| r.is(k, &["only"]) && r.is(i, &["say"]);
            let habit = (j + 1..i).any(|k| r.is(k, FREQUENT) || only(k)) || r.is(i + 1, &["only"]) && r.is(i + 2, &["that"]);
            // "Whenever they asked, she'd reply, “...”"
            let quoted = quoted || r.is(i + 1, &[",", ":"]) && r.mark(i + 2) && !r.is(within.start, &["as"]);
            return r.is(j, &["would", "'d", "’d"]) && (quoted || habit) || r.is(j, &["will", "'ll", "’ll"]) && quoted;
        }
        if !tag(r, j).is_adverb() {
            return true;
        }
    }
    true
}

/// Who acts in a verb without a subject of its own: the source of the cue before it in the sentence, or the sentence's subject.
fn controller(r: Reader<'_>, verb: usize, within: &Range<usize>, before: &[Cue]) -> (Option<Range<usize>>, bool) {
    if let Some(subject) = subject_of(r, verb, within.start) {
        return (Some(subject.phrase), false);
    }
    (main_subject(r, verb, within, before), true)
}

/// "While saying that the mill was safe, **Hart** left": the subject behind the comma.
fn subject_behind(r: Reader<'_>, verb: usize, within: &Range<usize>) -> Option<Range<usize>> {
    // "Conceding that it was late, **Hart** left"
    let first = if r.is(verb.wrapping_sub(1), &["having"]) { verb - 1 } else { verb };
    let opener = verb.checked_sub(1).filter(|&o| o == within.start && r.is(o, &["after", "by", "in", "while"]));
    let opener = opener.or((first == within.start).then_some(first))?;
    let comma = (opener..within.end.min(opener + 40)).filter(|&c| r.is(c, &[","]));
    let phrase = |c: usize| phrase_after(r, c + 1, within.end).filter(|p| tag(r, p.end).is_finite_verb() && names_somebody(r, p));
    comma.filter_map(phrase).next()
}

/// The source of the cue before a verb in its sentence, or the sentence's subject.
fn main_subject(r: Reader<'_>, verb: usize, within: &Range<usize>, before: &[Cue]) -> Option<Range<usize>> {
    // "When I asked him, he smiled **and said**": not who asked.
    let hangs =
        |c: &Cue| c.clause.start.checked_sub(1).is_some_and(|b| b >= within.start && r.is(b, &["as", "after", "when", "while"]));
    let fits = |c: &&Cue| c.source.is_some() && c.kind != CueKind::Preposition && c.words.end <= verb && !hangs(c);
    // "Orr said the results offered hope **and urged**": who can speak goes before what stands in the reported clause.
    let speaks = |c: &&Cue| fits(c) && c.source.as_ref().is_some_and(|s| can_speak(r, s) && !document(r, s));
    let recent = || before.iter().rev().take(8);
    match recent().find(speaks).or_else(|| recent().find(fits)) {
        Some(cue) => cue.source.clone(),
        None => sentence_subject(r, &(within.start.max(verb.saturating_sub(120))..verb)),
    }
}

/// True where marks open inside the noun phrase, so that it is the subject of what is told: `said the town's latest "plan is late"`.
fn cut_by_mark(r: Reader<'_>, phrase: &Range<usize>) -> bool {
    let Some(last) = phrase.end.checked_sub(1) else { return false };
    let opens = r.mark(phrase.end) && !r.glued(phrase.end);
    opens && (tag(r, last).is_adjective() || r.possessive(last)) || r.possessive(phrase.end) && r.mark(phrase.end + 1)
}

/// "Hart, who was in Velm, asked **his supporters** to wait": who is asked, not who asks.
fn directed(r: Reader<'_>, phrase: &Range<usize>, frames: Frames) -> bool {
    let not = usize::from(r.is(phrase.end, &["not"]));
    frames.directive() && r.is(phrase.end + not, &["to"]) && tag(r, phrase.end + not + 1) == Tag::Vb
}

/// True where a finite verb or "that" shows the phrase before to be a subject or an addressee.
fn governs(r: Reader<'_>, i: usize) -> bool {
    tag(r, i).is_finite_verb() || r.is(i, &["that"]) || r.is(i, &["only", "also", "just"]) && tag(r, i + 1).is_finite_verb()
}

/// The subject of the first finite verb of a stretch.
pub fn sentence_subject(r: Reader<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let mut from = tokens.start;
    // "Asked whether he would stay, Hart shrugged."
    // "With the miners worried about pay, Hart smiled."
    if r.is(from, &["asked", "pressed", "questioned", "challenged", "with"]) {
        let comma = (from..tokens.end.min(from + 40)).find(|&i| r.is(i, &[","]));
        from = comma.filter(|&c| phrases::finite_verb(r, c..tokens.end).is_some()).map_or(from, |c| c + 1);
    }
    let bound = from;
    let mut hung = None;
    for _ in 0..6 {
        let Some(verb) = phrases::finite_verb(r, from..tokens.end) else { break };
        if let Some(subject) = subject_of(r, verb, bound) {
            // "After the talks had ended, Hart left", "Hart, whose brother ran the port, left"
            let first = subject.phrase.start;
            let hangs = first > bound && r.is(first - 1, SUBORDINATE) || tag(r, first) == Tag::WpPoss;
            // "As Hart noted, the mill was late": the others' words are Hart's.
            let ascribed = first > bound && r.is(first - 1, &["as"]) && r.has(verb, Class::ReportingVerb);
            // "This led them to hold up a sign saying": no speaker.
            let points = subject.phrase.len() == 1 && r.is(first, &["this", "that"]);
            if ascribed || !hangs && !points && !held(r, &subject.phrase) {
                return Some(subject.phrase);
            }
            hung = hung.or((!points).then_some(subject.phrase));
        }
        from = verb + 1;
    }
    // "The villages sued Orsa", "Moor, a nurse, sued Orsa": the only verb is read as a participle.
    let behind = |p: &Range<usize>| {
        let close = (p.end + 1..tokens.end.min(p.end + LEAD)).find(|&i| r.is(i, &[","]));
        close.filter(|_| r.is(p.end, &[","])).map_or(p.end, |c| c + 1)
    };
    let alone = |p: &Range<usize>| from == bound && behind(p) < tokens.end && tag(r, behind(p)) == Tag::Vbn;
    let headed = || phrase_after(r, bound, tokens.end).filter(|p| alone(p) && (names_somebody(r, p) || document(r, p)));
    hung.or_else(headed)
}

/// "called it", "praised": a verb that attributes the words in marks after it.
fn naming(r: Reader<'_>, i: usize, within: &Range<usize>, before: &[Cue]) -> Option<Cue> {
    if !r.has(i, Class::NamingVerb) || !(tag(r, i).is_verb() || tag(r, i) == Tag::Other) || passive_naming(r, i, within) {
        return None;
    }
    // "visited the jail, dubbed the “Grand Hotel” by those held there": somebody else's word.
    let by = |k: usize| r.is(k, &["by"]) && r.mark(k - 1);
    if i > within.start && r.is(i - 1, &[","]) && (i + 2..within.end.min(i + BY * 2)).any(by) {
        return None;
    }
    let (source, shared) = controller(r, i, within, before);
    let source = source.filter(|s| names_somebody(r, s))?;
    Some(Cue { source: Some(source), shared, ..Cue::alone(CueKind::Naming, i..i + 1) })
}

fn passive_naming(r: Reader<'_>, i: usize, within: &Range<usize>) -> bool {
    let floor = within.start.max(i.saturating_sub(3));
    (floor..i).any(|j| r.is(j, &["was", "were", "is", "are", "been", "being", "be"]))
        || tag(r, i) == Tag::Vbn && !(floor..i).any(|j| r.is(j, &["has", "have", "had", "'ve"]))
}
