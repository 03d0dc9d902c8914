//! Which lines are the article's own: every line gets a score, and the best sequence of "body" and "not body" over the
//! whole page is chosen, so that short lines inside running text stay and links inside it go.

use super::lines::{End, Line, Start};
use super::page::Page;
use super::signs::Signs;
use super::{Label, dateline};

/// What it costs to go from body to furniture or back, in score points.
const SWITCH: i32 = 5;

/// For each line: is it body?
pub fn decide(page: &Page) -> Vec<bool> {
    let mut scores: Vec<i32> = page.both().map(|(l, s)| score(l, s)).collect();
    announced_lists(page, &mut scores);
    let mut kept = best_sequence(&scores);
    for (slot, line) in kept.iter_mut().zip(&page.lines) {
        *slot &= line.shape.words > 0 || line.shape.end != End::Symbol;
    }
    trim_edges(page, &mut kept);
    kept
}

/// Points for a line being body; below zero, against it.
fn score(line: &Line, signs: &Signs) -> i32 {
    let shape = &line.shape;
    if signs.email || signs.date || signs.caption == 2 || signs.bracketed || signs.byline == 2 {
        return -25;
    }
    let mut score = match shape.words {
        0..=4 => -3,
        5..=9 => -2,
        10..=24 => 3,
        _ => 8,
    };
    score += if shape.is_prose() { 5 } else { -2 };
    score += match shape.end {
        End::Sentence => 6,
        End::Colon | End::Comma | End::Ellipsis => 0,
        End::Word | End::Symbol => -3,
    };
    if signs.turn && shape.end == End::Sentence {
        score += 6;
    }
    if line.bullet && shape.end != End::Sentence {
        score -= 4;
    }
    if signs.evidence.weight >= 2 && shape.words <= 60 {
        score -= if signs.evidence.whole || signs.evidence.label == Some(Label::Note) { 25 } else { 14 };
    } else {
        score -= 2 * i32::from(signs.evidence.weight);
    }
    if signs.copies > 1 && shape.words > 3 {
        score -= 8;
    }
    score - 3 * i32::try_from(shape.separators.min(8)).unwrap_or(0)
}

/// The items of a list that a sentence of the text announces ("The plan has three parts:") are text.
fn announced_lists(page: &Page, scores: &mut [i32]) {
    let mut announced = false;
    for (index, (line, signs)) in page.both().enumerate() {
        if line.bullet {
            if let Some(score) = scores.get_mut(index).filter(|_| announced) {
                *score += 14;
            }
            continue;
        }
        let sentence = line.shape.words >= 4 && line.shape.stops >= 1 && line.shape.end == End::Colon;
        announced = sentence && signs.evidence.weight == 0;
    }
}

/// The labelling with the highest sum of scores of its body lines, less the cost of its changes.
fn best_sequence(scores: &[i32]) -> Vec<bool> {
    let (mut out, mut body) = (0i64, -i64::from(SWITCH));
    let mut came: Vec<(bool, bool)> = Vec::with_capacity(scores.len());
    let switch = i64::from(SWITCH);
    for &score in scores {
        let out_from_body = body - switch > out;
        let body_from_body = body >= out - switch;
        let next_out = if out_from_body { body - switch } else { out };
        let next_body = i64::from(score) + if body_from_body { body } else { out - switch };
        came.push((out_from_body, body_from_body));
        (out, body) = (next_out, next_body);
    }
    let mut state = body > out;
    let mut kept = vec![false; scores.len()];
    for (slot, (out_from_body, body_from_body)) in kept.iter_mut().zip(came).rev() {
        *slot = state;
        state = if state { body_from_body } else { out_from_body };
    }
    kept
}

/// A headline-like line just above the first paragraph of a page is no body, nor are short lines at either edge.
fn trim_edges(page: &Page, kept: &mut [bool]) {
    for index in 0..kept.len() {
        let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { break };
        let unended = line.shape.end == End::Word && line.shape.words <= 24;
        let above_prose = page.lines.get(index + 1).is_some_and(|n| n.shape.is_prose() && n.shape.end == End::Sentence);
        let asks = line.shape.words <= 24 && page.words(index).ends_with('?');
        let above_dateline = page.lines.get(index + 1).is_some_and(|n| dateline::find(page.text, n.content).is_some());
        let title = (unended && above_prose) || (asks && above_dateline);
        let prose = line.shape.is_prose() || (line.shape.end == End::Sentence && line.shape.start != Start::Symbol);
        let opens = signs.turn || (prose && !title);
        if kept.get(index).copied().unwrap_or(false) {
            if opens {
                break;
            }
            if let Some(slot) = kept.get_mut(index) {
                *slot = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    #[test]
    fn links_inside_the_text_go_and_short_lines_stay() {
        let text = "Home\nWorld\nSport\n\nThe council of Velm has voted for the levy, and ships will pay it from March on.\n\n\
                    \"No.\"\n\nThat was all the clerk would say when she was asked whether the port would close.\n\n\
                    Read more: Five things to know about the levy\n\n\
                    She then left for the ferry, which was late, as it has been all year long.\n\nTerms of use\nPrivacy policy\n";
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let kept = decide(&page);
        let body: Vec<&str> = kept.iter().enumerate().filter(|(_, k)| **k).map(|(i, _)| page.words(i)).collect();
        assert_eq!(body.len(), 4, "{body:?}");
        assert_eq!(body[1], "\"No.\"");
    }

    #[test]
    fn nothing_is_kept_of_a_menu() {
        let source = Source::from_text("Home\nWorld\nSport\nLog in\nSubscribe\n");
        assert!(decide(&Page::read(&source)).iter().all(|k| !k));
    }
}
