//! Blocks and paragraphs: lines of one label make a block, kept lines make the body's paragraphs; corrections by hand are applied here.

use super::lines::Line;
use super::page::Page;
use super::roles::Role;
use super::{Article, Block, Label, Note, Paragraph};
use crate::grow;
use crate::options::Options;
use crate::reason::Reason;
use crate::span::Span;
use std::ops::Range;

/// Every line body, also one that looks like a headline.
pub fn whole(page: &Page, options: &Options) -> Article {
    let reason = Reason::from("the whole text is taken as body");
    let mut article = Article::default();
    for lines in [&page.lines, &page.again] {
        let roles: Vec<Role> = lines.iter().map(|_| Role { label: Label::Body, kept: true, reason: reason.clone() }).collect();
        blocks(lines, &roles, options, &mut article);
    }
    article
}

/// Puts the blocks and paragraphs of the labelled lines into the article.
pub fn build(page: &Page, roles: &[Role], options: &Options, article: &mut Article) {
    blocks(&page.lines, roles, options, article);
    let reason = Reason::from("the same text again: it was pasted twice");
    let roles: Vec<Role> = page.again.iter().map(|_| Role { label: Label::Other, kept: false, reason: reason.clone() }).collect();
    blocks(&page.again, &roles, options, article);
    if article.paragraphs.is_empty() && !page.lines.is_empty() {
        let message = "No article was found: nothing here reads as running text. All of it stands under the removed blocks and can be restored.";
        article.notes.push(Note { span: None, message: message.to_owned() });
    }
}

/// Adds the blocks and paragraphs of these lines.
fn blocks(lines: &[Line], roles: &[Role], options: &Options, article: &mut Article) {
    for range in groups(roles) {
        let Some(role) = roles.get(range.start) else { continue };
        let members = lines.get(range).unwrap_or(&[]);
        let (Some(first), Some(last)) = (members.first(), members.last()) else { continue };
        let mut block =
            Block { span: first.span.cover(last.span), label: role.label, kept: role.kept, reason: role.reason.clone() };
        correct(&mut block, options);
        if block.kept {
            for line in members {
                grow::push(&mut article.paragraphs, Paragraph { span: line.shown, heading: block.label == Label::Subheading });
            }
        }
        grow::push(&mut article.blocks, block);
    }
}

/// Runs of lines that make one block: body lines stand alone, furniture of one label and reason together.
fn groups(roles: &[Role]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = roles.get(at)?;
        let start = at;
        at += 1;
        while !first.kept
            && roles.get(at).is_some_and(|r| !r.kept && r.label == first.label && (r.reason == first.reason || in_bulk(r.label)))
        {
            at += 1;
        }
        Some(start..at)
    })
}

/// Labels whose lines come in lists that a reader takes as one.
fn in_bulk(label: Label) -> bool {
    matches!(label, Label::Menu | Label::Share | Label::Related | Label::Prompt | Label::Comment | Label::Tags | Label::Copyright)
}

/// Applies what a reader kept or dropped by hand.
fn correct(block: &mut Block, options: &Options) {
    let touched = |spans: &[Span]| spans.iter().any(|s| s.overlaps(block.span));
    if !block.kept && touched(&options.keep) {
        block.kept = true;
        block.label = Label::Body;
        block.reason = "kept by hand".into();
    } else if block.kept && touched(&options.drop) {
        block.kept = false;
        block.label = Label::Other;
        block.reason = "removed by hand".into();
    }
}
