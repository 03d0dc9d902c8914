//! Metadata read off the named lines: headline, section, authors, dates, dateline, outlet, captions.

use super::bylines::{self, Byline};
use super::dates::{self, Role as DateRole};
use super::page::Page;
use super::rank::Ranker;
use super::roles::Role;
use super::signs::turn_label;
use super::surroundings::Surroundings;
use super::{Article, Author, Label, Moment, Passage, captions, dateline, outlet, posted, titles, writers};
use crate::span::Span;
use rustc_hash::FxHashSet;

/// Lines below the body or around the byline in which the writer's address may stand.
const BELOW: usize = 4;
/// Lines of names, one a line, at most.
const MOST_NAMED: usize = 12;
/// Lines below the text's first in which the date of a change may stand.
const NEAR: usize = 8;

/// Fills in the article's metadata. Writers and date are those `ranker` chooses around the headline.
pub fn read(
    page: &Page,
    around: Option<&Surroundings>,
    headline: Option<usize>,
    ranker: &Ranker,
    roles: &mut [Role],
    article: &mut Article,
) {
    let named = |i: &usize| roles.get(*i).is_some_and(|r| r.label == Label::Headline);
    let headline = headline.filter(named).or_else(|| (0..roles.len()).find(named));
    if let Some(around) = around {
        writers_and_dates(around, headline, ranker, roles, article);
    }
    let roles = &*roles;
    article.headline = headline.and_then(|i| titles::tidy(page, i));
    article.section = roles.iter().position(|r| r.label == Label::Section).and_then(|i| passage(page, i)).map(last_crumb);
    article.captions = captions(page, roles);
    if article.authors.is_empty() {
        article.authors = reporters(page, roles);
    }
    article.dateline = roles
        .iter()
        .enumerate()
        .filter(|(_, r)| r.kept)
        .take(4)
        .find_map(|(i, _)| page.lines.get(i).and_then(|l| dateline::find(page.text, l.content)));
    from_dateline(page, article);
    article.publisher = article.publisher.take().or_else(|| outlet::find(page, roles, &article.authors));
}

/// Who wrote the text and when: the lines are named accordingly.
fn writers_and_dates(around: &Surroundings, headline: Option<usize>, ranker: &Ranker, roles: &mut [Role], article: &mut Article) {
    let page = around.page;
    let chosen = writers::find(around, headline, ranker);
    if let Some(chosen) = &chosen {
        article.authors = authors(page, chosen, around.end);
        name(roles, chosen.line, Label::Byline, "the byline: it names who wrote the text, and stands where bylines do");
    }
    let (mut dates, published) = posted::find(around, headline, chosen.map(|c| c.line), ranker);
    let told = published.and_then(|p| dates.get(p)).map(|d| d.line);
    let changed = dates
        .iter()
        .enumerate()
        .find(|(i, d)| Some(*i) != published && d.role == DateRole::Modified && d.line <= around.start + NEAR);
    article.modified = changed.map(|(_, d)| d.moment.clone());
    if let Some(line) = told {
        name(roles, line, Label::Date, "the date of publication, by where it stands");
    }
    if let Some(date) = published.filter(|p| *p < dates.len()).map(|p| dates.swap_remove(p)) {
        let changed = date.role == DateRole::Modified;
        if changed && article.modified.is_none() {
            article.modified = Some(date.moment.clone());
        }
        // Where the page's code states the publication, a change is no stand-in for it.
        let stated = page.html.is_some_and(|h| h.meta.published.is_some());
        if !(changed && stated) {
            article.published = Some(date.moment);
        }
    }
}

/// Gives a line that is no part of the body, and of no sure kind, its label.
fn name(roles: &mut [Role], line: usize, label: Label, reason: &str) {
    let unsure = [Label::Menu, Label::Related, Label::Other, Label::Standfirst, Label::Tags, Label::Prompt];
    if let Some(role) = roles.get_mut(line).filter(|r| !r.kept && unsure.contains(&r.label)) {
        *role = Role { label, kept: false, reason: reason.into() };
    }
}

/// "Home > World > Asia" names the section "Asia".
fn last_crumb(section: Passage) -> Passage {
    let Some(at) = section.text.rfind(['>', '›', '»']) else { return section };
    let after = section.text.get(at..).unwrap_or("").trim_start_matches(['>', '›', '»', ' ']).to_owned();
    match section.span {
        Some(span) if !after.is_empty() => {
            let end = span.end() as usize;
            Passage { span: Some(Span::from_range(end - after.len().min(end)..end)), text: after }
        }
        _ => section,
    }
}

fn passage(page: &Page, index: usize) -> Option<Passage> {
    let span = page.lines.get(index)?.content;
    Some(Passage { text: one_line(span.of(page.text)), span: Some(span) })
}

/// The words with every run of white space made one space.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn captions(page: &Page, roles: &[Role]) -> Vec<super::Caption> {
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    let captioned = |i: usize| roles.get(i).is_some_and(|r| r.label == Label::Caption);
    for (index, line) in page.lines.iter().enumerate() {
        if !captioned(index) || !seen.insert(line.shape.key) {
            continue;
        }
        // A credit alone belongs to the caption below it.
        let credits = captions::agency_alone(page.words(index));
        if credits && captioned(index + 1) {
            continue;
        }
        let mut caption = captions::split(page.text, line.content);
        // And one with its agency or by its name to the caption right above it.
        let alone = line.shape.words <= 12 && captions::credit_alone(page.words(index));
        if let Some(last) = out.last_mut().filter(|l: &&mut super::Caption| alone && captioned(index - 1) && l.credit.is_none()) {
            last.credit = Some(page.words(index).trim_matches(['(', ')']).to_owned());
            last.span = last.span.cover(line.content);
            continue;
        }
        let above = index.checked_sub(1).filter(|a| captioned(*a) && captions::agency_alone(page.words(*a)));
        if let Some(above) = above.and_then(|a| page.lines.get(a)).filter(|_| caption.credit.is_none()) {
            caption.credit = Some(above.content.of(page.text).to_owned());
            caption.span = above.content.cover(caption.span);
        }
        out.push(caption);
    }
    out
}

/// The authors whom line `chosen` names, those of the byline lines right below it, and the e-mail address that belongs to one.
fn authors(page: &Page, chosen: &writers::Candidate, last: usize) -> Vec<Author> {
    let mut authors = of_byline(page, chosen.line, &chosen.byline);
    // Names on the lines below, one a line.
    let opened = |i: usize| page.signs.get(i).is_some_and(|s| s.byline == 2);
    let joined = |i: usize| ["and", "&"].iter().any(|w| page.words(i).eq_ignore_ascii_case(w));
    let named = |i: usize| page.signs.get(i).is_some_and(|s| s.byline > 0) && joined(i - 1);
    // "@ADAOLDEN" between them, and what stands for a picture.
    let handle = |i: usize| page.words(i).starts_with('@') && !page.words(i).contains(' ');
    let beside = |i: usize| {
        handle(i) || handle(i - 1) && page.lines.get(i).is_some_and(|l| l.shape.words == 1) || signed(page, i, &handle)
    };
    for next in (chosen.line + 1..chosen.line + MOST_NAMED).take_while(|i| opened(*i) || joined(*i) || named(*i) || beside(*i)) {
        for author in of_line(page, next) {
            if !authors.iter().any(|a| a.name.eq_ignore_ascii_case(&author.name)) {
                authors.push(author);
            }
        }
    }
    if let [only] = authors.as_mut_slice()
        && only.email.is_none()
    {
        let near = (chosen.line.saturating_sub(BELOW)..chosen.line + BELOW).chain(last + 1..last + 1 + BELOW);
        only.email = near.filter(|i| page.signs.get(*i).is_some_and(|s| s.email)).find_map(|i| email(page, i));
    }
    authors
}

/// A name above its bearer's handle, below another's ("@BOFENN", "Ada Olden", "@ADAOLDEN").
fn signed(page: &Page, index: usize, handle: &impl Fn(usize) -> bool) -> bool {
    let above = (index.saturating_sub(2)..index).any(handle);
    above && handle(index + 1) && page.signs.get(index).is_some_and(|s| s.byline > 0)
}

/// The reporters a transcript marks as its authors: "ADA OLDEN, BYLINE: ...".
fn reporters(page: &Page, roles: &[Role]) -> Vec<Author> {
    let mut out: Vec<Author> = Vec::new();
    let turns = roles.iter().enumerate().zip(&page.signs).filter(|((_, r), s)| r.kept && s.turn).map(|((i, _), _)| i);
    for index in turns.take(400) {
        let (words, Some(line)) = (page.words(index), page.lines.get(index)) else { continue };
        let label = turn_label(words).and_then(|end| words.get(..end)).unwrap_or("");
        let Some(name) = label.strip_suffix(", BYLINE").or_else(|| label.strip_suffix(", byline")) else { continue };
        let start = line.content.start() as usize;
        let author = Author { name: unshouted(name), email: None, span: Some(Span::from_range(start..start + name.len())) };
        if !out.iter().any(|a| a.name == author.name) {
            out.push(author);
        }
    }
    out
}

/// A name in capitals as names are written.
fn unshouted(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut out = String::new();
    let mut inside = false;
    for c in name.chars() {
        out.extend(if inside { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] });
        inside = c.is_alphabetic();
    }
    out
}

fn of_line(page: &Page, index: usize) -> Vec<Author> {
    bylines::parse(page.words(index)).map_or_else(Vec::new, |byline| of_byline(page, index, &byline))
}

fn of_byline(page: &Page, index: usize, byline: &Byline) -> Vec<Author> {
    let Some(line) = page.lines.get(index) else { return Vec::new() };
    let words = page.words(index);
    let start = line.content.start() as usize;
    let address = byline.email.clone().and_then(|r| words.get(r)).map(str::to_owned);
    let one = byline.names.len() == 1;
    let author = |r: std::ops::Range<usize>| Author {
        name: one_line(words.get(r.clone()).unwrap_or("")),
        email: address.clone().filter(|_| one),
        span: Some(Span::from_range(start + r.start..start + r.end)),
    };
    byline.names.iter().cloned().map(author).collect()
}

fn email(page: &Page, index: usize) -> Option<String> {
    let words = page.words(index);
    bylines::email(words).and_then(|r| words.get(r)).map(str::to_owned)
}

/// Where no posted date stands on the page, a full date in the dateline is the published date, and an agency in it the outlet.
fn from_dateline(page: &Page, article: &mut Article) {
    let Some(dateline) = &article.dateline else { return };
    if article.published.is_none() && dateline.date.is_some() {
        let words = dateline.span.of(page.text);
        let start = dateline.span.start() as usize;
        article.published = dates::find(words).into_iter().next().map(|found| Moment {
            text: words.get(found.range.clone()).unwrap_or("").to_owned(),
            span: Some(Span::from_range(start + found.range.start..start + found.range.end)),
            iso: found.iso,
        });
    }
    if let Some(agency) = &dateline.agency {
        let at = dateline.span.of(page.text).rfind(agency.as_str());
        let start = dateline.span.start() as usize;
        let span = at.map(|at| Span::from_range(start + at..start + at + agency.len()));
        article.publisher = Some(Passage { text: agency.clone(), span });
    }
}
