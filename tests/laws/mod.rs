//! What must hold for every analysis of every input, as functions that property tests and the fuzzer call alike.
//!
//! A law that does not hold is told in one sentence with the words it was broken at.

#![allow(dead_code, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

pub mod articles;
pub mod random;
pub mod shapes;
pub mod summary;

use foresay::export::contract;
use foresay::options::{Body, ChosenOutcome, Correction, FindingKind, Rejection};
use foresay::people::EntityId;
use foresay::scenarios::Conditional;
use foresay::{Analysis, Options, Source, Span, Unit, analyze};
use random::Random;

/// A law that is broken: which, and where.
pub type Broken = Result<(), String>;

macro_rules! hold {
    ($what:expr, $($message:tt)+) => {
        if !$what { return Err(format!($($message)+)); }
    };
}

/// Analyses the source in every way that is cheap and checks all laws of a single analysis.
pub fn all(source: &Source, random: &mut Random) -> Broken {
    let detect = Options::default();
    let analysis = analyze(source, &detect);
    single(source, &analysis, &detect)?;
    hold!(summary::of(source, &analysis) == summary::of(source, &analyze(source, &detect)), "the same input gave two analyses");
    restored(source, &analysis)?;
    let whole = Options { body: Body::Whole, ..Options::default() };
    let taken = analyze(source, &whole);
    single(source, &taken, &whole)?;
    hold!(taken.article.blocks.iter().all(|b| b.kept), "a line was removed although the whole text is body");
    let corrected = corrections(source, random);
    single(source, &analyze(source, &corrected), &corrected)
}

/// The laws of one analysis.
pub fn single(source: &Source, analysis: &Analysis, options: &Options) -> Broken {
    let _ = options;
    spans(source, analysis)?;
    lines_in_blocks(source, analysis)?;
    body_as_it_stands(source, analysis)?;
    order(analysis)?;
    references(analysis)?;
    reasons(analysis)?;
    offsets(source, analysis)
}

/// Law 1: every span lies in the source, on character boundaries, and holds something.
fn spans(source: &Source, a: &Analysis) -> Broken {
    let text = source.text();
    let mut broken = None;
    for_each_span(a, &mut |what, span| {
        let whole = text.get(span.range()).is_some_and(|words| !words.is_empty());
        if !whole && broken.is_none() {
            broken = Some(format!("{what} {span:?} is no stretch of the source ({} bytes)", text.len()));
        }
    });
    if let Some(message) = broken {
        return Err(message);
    }
    let article = &a.article;
    let passages = [("headline", &article.headline), ("publisher", &article.publisher), ("section", &article.section)];
    let moments = [("published", &article.published), ("modified", &article.modified)];
    let shown = passages.iter().filter_map(|(what, p)| p.as_ref().map(|p| (*what, &p.text, p.span)));
    for (what, words, span) in shown.chain(moments.iter().filter_map(|(what, m)| m.as_ref().map(|m| (*what, &m.text, m.span)))) {
        let there = span.map(|s| summary::plain(s.of(text)));
        hold!(
            there.as_ref().is_none_or(|t| *t == summary::plain(words)),
            "{what} {words:?} is not what stands at its place: {there:?}"
        );
    }
    for caption in &article.captions {
        let (words, there) = (summary::plain(&caption.text), summary::plain(caption.span.of(text)));
        hold!(there.contains(&words), "caption {words:?} is not what stands at its place: {there:?}");
    }
    Ok(())
}

/// Every span of the analysis with what it is.
pub fn for_each_span(a: &Analysis, see: &mut dyn FnMut(&'static str, Span)) {
    let article = &a.article;
    for passage in [&article.headline, &article.publisher, &article.section].into_iter().flatten() {
        passage.span.into_iter().for_each(|s| see("metadata", s));
    }
    for moment in [&article.published, &article.modified].into_iter().flatten() {
        moment.span.into_iter().for_each(|s| see("date", s));
    }
    article.authors.iter().filter_map(|x| x.span).for_each(|s| see("author", s));
    article.dateline.iter().for_each(|d| see("dateline", d.span));
    article.captions.iter().for_each(|c| see("caption", c.span));
    article.blocks.iter().for_each(|b| see("block", b.span));
    article.paragraphs.iter().for_each(|p| see("paragraph", p.span));
    article.articles.iter().for_each(|&s| see("article", s));
    article.notes.iter().filter_map(|n| n.span).for_each(|s| see("note", s));
    a.text.tokens.iter().for_each(|t| see("token", t.span()));
    a.text.sentences.iter().for_each(|s| see("sentence", s.span));
    a.people.mentions.iter().for_each(|m| see("mention", m.span));
    for q in &a.quotations {
        q.content.iter().for_each(|&s| see("content", s));
        q.cue.into_iter().for_each(|s| see("cue", s));
        q.source.into_iter().for_each(|s| see("source", s));
    }
    a.turns.iter().for_each(|t| see("turn", t.span));
    a.rejected.iter().for_each(|r| see("look-alike", r.span));
    for c in conditionals(a) {
        see("antecedent", c.antecedent);
        c.signal.into_iter().for_each(|s| see("signal", s));
        for k in &c.consequents {
            see("consequent", k.span);
            k.more.iter().for_each(|&s| see("consequent", s));
            k.actor.iter().for_each(|p| see("actor", p.span));
            k.topics.iter().for_each(|p| see("topic", p.span));
        }
    }
    a.scenarios.brief.iter().for_each(|&s| see("brief", s));
}

/// Every conditional, in scenarios or apart.
pub fn conditionals(a: &Analysis) -> impl Iterator<Item = &Conditional> {
    let s = &a.scenarios;
    let set_out = s.scenarios.iter().flat_map(|s| &s.conditionals);
    set_out.chain(&s.counterfactuals).chain(s.asides.iter().map(|a| &a.conditional))
}

/// A line's visible part; what shows nothing needs no block.
fn visible(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
    })
}

/// Law 2: blocks stand in order, do not overlap, and every line that shows something is in exactly one.
fn lines_in_blocks(source: &Source, a: &Analysis) -> Broken {
    let text = source.text();
    let mut blocks = a.article.blocks.iter().peekable();
    for pair in a.article.blocks.windows(2) {
        hold!(
            pair[0].span.end() <= pair[1].span.start(),
            "blocks {:?} and {:?} overlap or stand in the wrong order",
            pair[0].span,
            pair[1].span
        );
    }
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let words = visible(line);
        let start = at + (words.as_ptr() as usize - line.as_ptr() as usize);
        at += line.len();
        if words.is_empty() {
            continue;
        }
        let place = Span::from_range(start..start + words.len());
        while blocks.next_if(|b| b.span.end() <= place.start()).is_some() {}
        hold!(
            blocks.peek().is_some_and(|b| b.span.encloses(place)),
            "the line {words:?} is not in one block: next is {:?}",
            blocks.peek()
        );
    }
    for block in &a.article.blocks {
        let words = block.span.of(text);
        hold!(words.trim() == words, "the block {words:?} has white space at its ends");
    }
    Ok(())
}

/// A line without the list bullet or mail quote mark at its head, which the body may leave out with all behind it that shows nothing.
fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|c: char| visible(c.encode_utf8(&mut [0; 4])).is_empty() || ">•●▪◦■□\u{f0b7}‣▸►·*-–o+".contains(c))
}

/// Law 3: the body is the kept blocks as they stand, white space at line ends and list bullets aside.
fn body_as_it_stands(source: &Source, a: &Analysis) -> Broken {
    let body = contract::body_text(source, a);
    let shown = |text: &str| {
        text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
            .map(visible)
            .filter(|l| !l.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let kept: Vec<String> = a.article.blocks.iter().filter(|b| b.kept).flat_map(|b| shown(b.span.of(source.text()))).collect();
    let has = shown(&body);
    for (has, kept) in has.iter().zip(&kept) {
        hold!(without_bullet(has) == without_bullet(kept), "the body has {has:?} where the source has {kept:?}");
    }
    hold!(has.len() == kept.len(), "the body has {} lines, the kept blocks {}", has.len(), kept.len());
    Ok(())
}

/// Law 2: with every removed block restored the body holds every line of the source.
fn restored(source: &Source, a: &Analysis) -> Broken {
    let removed: Vec<Span> = a.article.blocks.iter().filter(|b| !b.kept).map(|b| b.span).collect();
    let options = Options { keep: removed, ..Options::default() };
    let again = analyze(source, &options);
    single(source, &again, &options)?;
    match again.article.blocks.iter().find(|b| !b.kept) {
        Some(b) => Err(format!("the block {:?} was restored and is still removed", b.span.of(source.text()))),
        None => Ok(()),
    }
}

/// What is listed by place stands in that order.
fn order(a: &Analysis) -> Broken {
    let sorted = |what: &str, spans: &mut dyn Iterator<Item = Span>| {
        let spans: Vec<Span> = spans.collect();
        match spans.windows(2).find(|p| p[0].start() > p[1].start()) {
            Some(p) => Err(format!("{what} at {:?} stands before the one at {:?}", p[0], p[1])),
            None => Ok(()),
        }
    };
    sorted("paragraph", &mut a.article.paragraphs.iter().map(|p| p.span))?;
    sorted("token", &mut a.text.tokens.iter().map(|t| t.span()))?;
    sorted("sentence", &mut a.text.sentences.iter().map(|s| s.span))?;
    sorted("mention", &mut a.people.mentions.iter().map(|m| m.span))?;
    sorted("turn", &mut a.turns.iter().map(|t| t.span))?;
    sorted("look-alike", &mut a.rejected.iter().map(|r| r.span))?;
    sorted("quotation", &mut a.quotations.iter().filter_map(|q| q.content.first().copied()))?;
    for q in &a.quotations {
        hold!(!q.content.is_empty(), "a quotation has no words");
        sorted("content", &mut q.content.iter().copied())?;
        hold!(q.content.windows(2).all(|p| !p[0].overlaps(p[1])), "a quotation's pieces overlap");
    }
    for pair in a.text.tokens.windows(2) {
        hold!(pair[0].span().end() <= pair[1].span().start(), "tokens {:?} and {:?} overlap", pair[0].span(), pair[1].span());
    }
    Ok(())
}

/// Ids and indices name something that is there.
fn references(a: &Analysis) -> Broken {
    let known = |id: EntityId| a.people.entity(id).is_some();
    let speakers = a
        .quotations
        .iter()
        .flat_map(|q| q.speaker.iter().chain(&q.also_speakers))
        .chain(a.turns.iter().filter_map(|t| t.speaker.as_ref()));
    for &id in speakers {
        hold!(known(id), "a speaker {id:?} is not among the people");
    }
    hold!(a.people.mentions.iter().all(|m| known(m.entity)), "a mention of nobody");
    hold!(
        conditionals(a).all(|c| c.quotation.is_none_or(|q| (q as usize) < a.quotations.len())),
        "a condition stands in a quotation that is not there"
    );
    for s in &a.scenarios.scenarios {
        hold!(!s.conditionals.is_empty(), "the scenario {:?} holds no conditional", s.label);
        hold!(!s.label.trim().is_empty(), "a scenario has no label");
    }
    hold!(
        a.scenarios.topics.iter().flat_map(|t| &t.scenarios).all(|&s| s < a.scenarios.scenarios.len()),
        "a topic of a scenario that is not there"
    );
    let mut covered = 0;
    for s in &a.text.sentences {
        hold!(s.tokens().start == covered && s.tokens().end >= covered, "the sentence at {:?} leaves tokens out", s.span);
        covered = s.tokens().end;
        let home = a.article.paragraphs.get(s.paragraph()).is_some_and(|p| p.span.encloses(s.span));
        hold!(home, "the sentence at {:?} is not in its paragraph", s.span);
    }
    hold!(covered == a.text.tokens.len(), "sentences hold {covered} of {} tokens", a.text.tokens.len());
    Ok(())
}

/// Law 7: every decision names its reason, and how sure it is stays within a hundred.
fn reasons(a: &Analysis) -> Broken {
    let blocks = a.article.blocks.iter().map(|b| &b.reason);
    let quotations = a.quotations.iter().map(|q| &q.reason);
    let rest = conditionals(a).map(|c| &c.reason).chain(a.rejected.iter().map(|r| &r.reason));
    for reason in blocks.chain(quotations).chain(rest) {
        hold!(reason.split_whitespace().count() > 1, "the reason {reason:?} tells nothing");
    }
    hold!(
        a.quotations.iter().map(|q| q.confidence).chain(conditionals(a).map(|c| c.confidence)).all(|c| c <= 100),
        "more than a hundred in a hundred"
    );
    Ok(())
}

/// Law 1 at the edge: the exported offsets slice the same words in every unit.
fn offsets(source: &Source, a: &Analysis) -> Broken {
    let text = source.text();
    let points: Vec<char> = text.chars().collect();
    let wide: Vec<u16> = text.encode_utf16().collect();
    for unit in [Unit::CodePoint, Unit::Utf16, Unit::Byte] {
        let exported = contract::export(source, a, None, unit, false);
        for (block, out) in a.article.blocks.iter().zip(exported.blocks.iter()) {
            let [start, end] = out.span.map(|n| n as usize);
            let same = match unit {
                Unit::CodePoint => points.get(start..end).is_some_and(|w| block.span.of(text).chars().eq(w.iter().copied())),
                Unit::Utf16 => wide.get(start..end).is_some_and(|w| block.span.of(text).encode_utf16().eq(w.iter().copied())),
                Unit::Byte => text.get(start..end) == Some(block.span.of(text)),
            };
            hold!(same, "in {unit:?} the block {:?} is exported at {start}..{end}", block.span.of(text));
        }
    }
    Ok(())
}

/// Corrections at places that fit and at places that do not: by hand anything may come.
fn corrections(source: &Source, random: &mut Random) -> Options {
    let size = source.text().len() as u32;
    let mut span = || {
        let start = random.below(size + 8);
        Span::new(start, start + random.below(60))
    };
    Options {
        keep: vec![span(), span()],
        drop: vec![span()],
        merge: vec![(span(), span())],
        split: vec![span()],
        reject: vec![
            Rejection { kind: FindingKind::Quotation, place: span() },
            Rejection { kind: FindingKind::Conditional, place: span() },
        ],
        add: vec![
            Correction::Quotation { content: span(), source: Some(span()), speaker: None },
            Correction::Quotation { content: span(), source: None, speaker: Some("Ada Quill".to_owned()) },
            Correction::Quotation { content: span(), source: None, speaker: None },
            Correction::Conditional { antecedent: span(), consequents: vec![span(), span()], outcome: None },
            Correction::Conditional { antecedent: span(), consequents: vec![span()], outcome: Some(ChosenOutcome::Of(span())) },
        ],
        ..Options::default()
    }
}

/// Law 5: what changes offsets only. Gives the name of the change and the changed text.
pub fn same_findings(text: &str) -> Vec<(&'static str, String)> {
    let unix = text.replace("\r\n", "\n");
    let mut variants = vec![
        ("CRLF line ends", unix.replace('\n', "\r\n")),
        ("a byte order mark", format!("\u{feff}{text}")),
        ("no-break spaces", text.replace(' ', "\u{a0}")),
    ];
    if let Some(curly) = curly_marks(text) {
        variants.push(("curly marks", curly));
    }
    variants
}

/// The text with straight double marks made curly, where in every line they are balanced, stand as marks do and nothing is nested.
fn curly_marks(text: &str) -> Option<String> {
    if !text.contains('"') || text.contains(['“', '”', '„', '‟', '«', '»']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut open = false;
        let mut before = ' ';
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            if c != '"' {
                out.push(c);
                before = c;
                continue;
            }
            let after = rest.peek().copied().unwrap_or(' ');
            let outer = |c: char| !c.is_alphanumeric() && c != '"';
            let inner = |c: char| !c.is_whitespace() && c != '"';
            let fits = if open { inner(before) && outer(after) } else { outer(before) && inner(after) };
            if !fits {
                return None;
            }
            out.push(if open { '”' } else { '“' });
            open = !open;
            before = '"';
        }
        if open {
            return None;
        }
    }
    Some(out)
}

/// Checks law 5 for one text.
pub fn variants_agree(text: &str) -> Broken {
    let summary = |text: &str| {
        let source = Source::from_text(text);
        summary::of(&source, &analyze(&source, &Options::default()))
    };
    let plain = summary(text);
    for (change, varied) in same_findings(text) {
        let other = summary(&varied);
        let first = plain.iter().zip(&other).find(|(a, b)| a != b);
        if let Some((was, is)) = first {
            return Err(format!("with {change}: {was:?} became {is:?}"));
        }
        hold!(plain.len() == other.len(), "with {change} {} findings became {}", plain.len(), other.len());
    }
    Ok(())
}
