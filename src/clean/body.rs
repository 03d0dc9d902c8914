//! Which lines are the article's own: the line model scores every line, and the best sequence of "body" and "not body"
//! over the whole page is chosen.

use super::lines::{End, Line, is_stop};
use super::model::{Judged, Model};
use super::page::Page;
use super::signs::Signs;
use super::{Label, dateline, ending, kind, live, series, talk};
use crate::input::tags::{flag, hint};

/// What it costs to go from body to furniture or back, in the model's points (1/256 of a logit).
const SWITCH: i32 = 40;

/// The page judged, and for each line: is it body?
pub fn decide<'p>(page: &'p Page<'p>, model: &'p Model) -> (Judged<'p>, Vec<bool>) {
    let mut judged = model.judge(page);
    let alone = nearly_all_prose(page);
    let clean = mostly_prose(page, alone);
    let stated: Vec<i32> = (0..page.lines.len()).map(|index| stated_points(judged.stated(index))).collect();
    for ((score, stated), (line, signs)) in judged.scores.iter_mut().zip(stated).zip(page.both()) {
        *score += stated + LEAN;
        let against = certain(line, signs);
        let points = shape_points(line, signs);
        *score += match (against, clean) {
            (1.., _) => -against,
            (_, true) if line.shape.end == End::Sentence && signs.evidence.weight == 0 => points.max(0) * 40 + 300,
            (_, true) => points.max(0) * 40,
            (_, false) => points.max(0) * 20,
        };
        // Nothing is left out of a text that comes without a page because it is about something else than the rest.
        if clean && alone && against == 0 && line.shape.end == End::Sentence && is_sentence(line) && signs.evidence.weight == 0 {
            make_sure(score);
        }
    }
    sentences_alone(page, clean, &mut judged.scores);
    announced_lists(page, &mut judged.scores);
    coming_games(page, &mut judged.scores);
    talk::labels_alone(page, &mut judged.scores);
    live_entries(page, &mut judged.scores);
    under_datelines(page, &mut judged.scores);
    advertisements(page, &mut judged.scores);
    only_paragraphs(page, &mut judged.scores);
    subheadings(page, clean, &mut judged.scores);
    let mut kept = best_sequence(&judged.scores);
    fill_gaps(page, &judged.scores, &mut kept);
    series::keep(page, &judged.scores, &mut kept);
    ending::find(page, &judged.scores, &mut kept);
    leave_times(page, &mut kept);
    for (index, (slot, line)) in kept.iter_mut().zip(&page.lines).enumerate() {
        *slot &= (line.shape.words > 0 || line.shape.end != End::Symbol) && !page.hidden(index);
    }
    leave_title(page, &mut kept);
    (judged, kept)
}

/// What the page's own data says of a line: points for one it gives as the article's text, and against one it leaves out.
fn stated_points(share: Option<i16>) -> i32 {
    match share {
        Some(80..) => STATED,
        Some(..20) => -STATED,
        _ => 0,
    }
}

/// True where half of the lines or more are running text, and few bear the marks of furniture: a paste without the page around it, where furniture is rare.
fn mostly_prose(page: &Page, nearly_all: bool) -> bool {
    // In a short paste, headline, byline and date would outweigh its one paragraph.
    let short = page.lines.len() <= SHORT;
    let counted: Vec<&Line> = page.both().filter(|(l, s)| !(short && certain(l, s) > 0)).map(|(l, _)| l).collect();
    let marked = page.signs.iter().filter(|s| s.evidence.weight >= 2 || s.copies > 1).count();
    let prose = counted.iter().filter(|l| is_sentence(l)).count();
    let alone = short || marked * 10 < page.lines.len() || nearly_all;
    alone && prose * 2 >= counted.len()
}

/// True where all but a tenth of the lines is running text: there is no page around it, however its lines resemble each other.
fn nearly_all_prose(page: &Page) -> bool {
    page.lines.iter().filter(|l| is_sentence(l)).count() * 10 >= page.lines.len() * 9
}

/// Lines of a paste that is too short for the model, which learned from whole pages.
const SHORT: usize = 12;
/// Points for every line: losing a paragraph is worse than keeping a caption.
const LEAN: i32 = 60;
/// Points for a line that the page's own data gives as the article's text, and against one it leaves out.
const STATED: i32 = 300;
/// Lines between two body paragraphs over which the text may go on.
const GAP: usize = 30;
/// Points down to which a paragraph between body paragraphs is only doubted.
const DOUBTED: i32 = -400;
/// Points that make a line body whatever stands around it.
const SURE: i32 = 400;

/// Gives a line the points that make it body whatever stands around it.
pub(super) fn make_sure(score: &mut i32) {
    *score = (*score).max(SURE);
}

fn is_sentence(line: &Line) -> bool {
    line.shape.is_prose() || (line.shape.end == End::Sentence && line.shape.words >= 4)
}

/// A few sentences pasted without a page around them are the text: only clear furniture among them goes.
fn sentences_alone(page: &Page, clean: bool, scores: &mut [i32]) {
    if page.lines.len() > SHORT {
        return;
    }
    for (score, (line, signs)) in scores.iter_mut().zip(page.both()) {
        let ended = line.shape.end == End::Sentence && (line.shape.words >= 4 || line.shape.quotes >= 2);
        // A lone line without a full stop may be a sentence that lost it in copying.
        let lone = page.lines.len() == 1 && line.shape.words >= 5 && line.shape.stops >= 1 && line.shape.separators == 0;
        let marked = signs.evidence.weight > 1 || signs.copies > 1 || certain(line, signs) > 0;
        if (ended && clean || lone) && !marked {
            make_sure(score);
        }
    }
}

/// What stands under the times of day of a live page is its text, however many tools and pictures stand between.
fn live_entries(page: &Page, scores: &mut [i32]) {
    for ((score, belongs), (line, signs)) in scores.iter_mut().zip(live::entries(page)).zip(page.both()) {
        if belongs && certain(line, signs) == 0 {
            make_sure(score);
        }
    }
}

/// Words of an advertisement, at most.
const ADVERTISED: u32 = 40;

/// What stands in an element for advertisements, right below the word that says so, is one, however it reads.
fn advertisements(page: &Page, scores: &mut [i32]) {
    let Some(html) = page.html else { return };
    let inside = |i: usize| html.lines.get(i).is_some_and(|l| l.hints & hint::ADVERT != 0);
    let all = (0..page.lines.len()).filter(|&i| inside(i)).count();
    // A page that is called so as a whole ("with-ads") tells nothing.
    if all * 3 > page.lines.len() {
        return;
    }
    let said = |s: &Signs| s.evidence.whole && s.evidence.label == Some(Label::Advertisement);
    for (index, (score, line)) in scores.iter_mut().zip(&page.lines).enumerate().skip(1) {
        let below = page.signs.get(index - 1).is_some_and(said) && inside(index - 1);
        if below && inside(index) && line.shape.words <= ADVERTISED {
            *score = -SURE * 4;
        }
    }
}

/// A paragraph that a dateline with its date or agency opens is the text's first, whatever stands around it.
fn under_datelines(page: &Page, scores: &mut [i32]) {
    for (score, (line, signs)) in scores.iter_mut().zip(page.both()) {
        let plain = line.shape.is_prose() && signs.copies == 1 && certain(line, signs) == 0;
        let dateline = if plain { dateline::find(page.text, line.content) } else { None };
        if dateline.is_some_and(|d| d.date.is_some() || d.agency.is_some()) {
            *score += SURE;
        }
    }
}

/// Where next to nothing else is body, the likeliest paragraphs that stand together are: a short report beside long furniture.
fn only_paragraphs(page: &Page, scores: &mut [i32]) {
    let full = |line: &Line, signs: &Signs| {
        let sentence = line.shape.is_prose() && line.shape.end == End::Sentence;
        sentence && signs.copies == 1 && signs.evidence.weight == 0 && certain(line, signs) == 0
    };
    let full: Vec<bool> = page.both().map(|(line, signs)| full(line, signs)).collect();
    let words = |index: usize| page.lines.get(index).map_or(0, |l| l.shape.words);
    let found: u32 = scores.iter().zip(&full).enumerate().filter(|(_, (s, f))| **s > 0 && **f).map(|(i, _)| words(i)).sum();
    if found >= FEW {
        return;
    }
    let mut best: Option<(i32, std::ops::Range<usize>)> = None;
    let mut from = 0;
    for run in full.chunk_by(|a, b| a == b) {
        let range = from..from + run.len();
        from = range.end;
        let together = run.len() >= 2 && run.first() == Some(&true) && range.clone().map(words).sum::<u32>() >= 2 * FEW;
        let top = scores.get(range.clone()).and_then(|s| s.iter().max()).copied().unwrap_or(i32::MIN);
        if together && top > UNLIKELY && best.as_ref().is_none_or(|(score, _)| top > *score) {
            best = Some((top, range));
        }
    }
    if let Some((top, range)) = best {
        for score in scores.get_mut(range).unwrap_or_default() {
            *score += (LIKELY - top).max(0);
        }
    }
}

/// Words of paragraphs that are next to nothing.
const FEW: u32 = 20;
/// Points at or below which even the likeliest paragraphs of a page are no article.
const UNLIKELY: i32 = -900;
/// Points the likeliest paragraph gets where there is no other text.
const LIKELY: i32 = 150;

/// What the shape of a line alone says, in small points: a hand-made second opinion, which weighs more where a text comes without
/// the page around it, as no page of the training does.
fn shape_points(line: &Line, signs: &Signs) -> i32 {
    let shape = &line.shape;
    let mut points = match shape.words {
        0..=4 => -3,
        5..=9 => -2,
        10..=24 => 3,
        _ => 8,
    };
    points += if shape.is_prose() { 5 } else { -2 };
    points += match shape.end {
        End::Sentence => 6,
        End::Colon | End::Comma | End::Ellipsis => 0,
        End::Word | End::Symbol => -3,
    };
    points += if signs.turn && shape.end == End::Sentence { 6 } else { 0 };
    points -= if line.bullet && shape.end != End::Sentence { 4 } else { 0 };
    points -= if signs.copies > 1 && shape.words > 3 { 8 } else { 0 };
    points - 2 * i32::from(signs.evidence.weight.min(4))
}

/// Points against a line whose form alone makes it furniture: whatever the model learned, pages disagree on these and readers do not.
fn certain(line: &Line, signs: &Signs) -> i32 {
    let shape = &line.shape;
    let evidence = &signs.evidence;
    let mut points = 0;
    if signs.email {
        points += 2500;
    }
    if signs.bracketed && (shape.shouted * 2 > shape.words || shape.url || evidence.weight > 0) {
        points += 2500;
    }
    if shape.foreign * 2 > shape.letters && shape.words <= 4 {
        points += 700;
    }
    if signs.caption == 2 && shape.words <= 120 {
        points += 900;
    }
    if signs.date && shape.words <= 18 {
        points += 700;
    }
    if signs.byline == 2 && shape.words <= 14 {
        points += 700;
    }
    let plain =
        matches!(evidence.label, Some(Label::Prompt | Label::Advertisement | Label::Note | Label::Copyright | Label::Share));
    // "Read more: ..." points to another story, unless it goes on to a full stop.
    let pointer = evidence.label == Some(Label::Related) && shape.end != End::Sentence && shape.words <= 20;
    if evidence.weight >= 2 && (evidence.whole || plain || pointer) && shape.words <= 60 {
        points += 200 * i32::from(evidence.weight.min(4));
    }
    points
}

/// The items of a list that a sentence of the text announces ("The plan has three parts:") are text.
fn announced_lists(page: &Page, scores: &mut [i32]) {
    let mut announced = false;
    for (index, (line, signs)) in page.both().enumerate() {
        if line.bullet {
            if let Some(score) = scores.get_mut(index).filter(|_| announced) {
                *score += 400;
            }
            continue;
        }
        let sentence = line.shape.words >= 4 && line.shape.stops >= 1 && line.shape.end == End::Colon;
        announced = sentence && signs.evidence.weight == 0;
    }
}

/// "UP NEXT" at the end of a report on a game, and below it "Velm: Hosts Ostrel on Friday.": text, unlike the pointers so called.
fn coming_games(page: &Page, scores: &mut [i32]) {
    let game = |i: usize| {
        let sentence = page.lines.get(i).is_some_and(|l| l.shape.end == End::Sentence && l.shape.words <= 30);
        sentence && page.words(i).split_once(": ").is_some_and(|(team, _)| team.split(' ').count() <= 4)
    };
    for index in (0..scores.len()).filter(|i| page.words(*i).trim_end_matches(':') == "UP NEXT" && game(*i + 1)) {
        for at in (index..=index + 4).take_while(|i| *i == index || game(*i)) {
            if let Some(score) = scores.get_mut(at) {
                make_sure(score);
            }
        }
    }
}

/// A short line between two paragraphs of running text, without any sign of furniture, is more likely a subheading than not.
fn subheadings(page: &Page, clean: bool, scores: &mut [i32]) {
    for (index, (above, around)) in page.lines.iter().zip(page.lines.windows(3)).enumerate() {
        let [_, line, below] = around else { break };
        let Some(signs) = page.signs.get(index + 1) else { break };
        let unmarked =
            signs.evidence.weight == 0 && signs.byline == 0 && signs.copies == 1 && !signs.has_date && signs.caption == 0;
        // In the words of the caption below it, it describes the picture.
        let captioned = page.signs.get(index + 2).is_some_and(|s| s.caption == 2) && share_a_word(page, index + 1, index + 2);
        // "___" parts the sections of some texts.
        let parted = above.shape.words == 0 && page.words(index).bytes().all(|b| b"_*-".contains(&b));
        let unended = line.shape.end != End::Sentence || page.words(index + 1).ends_with('?');
        if parted && unmarked && !captioned && below.shape.is_prose() && line.shape.words <= PARTED && unended {
            scores.get_mut(index + 1).into_iter().for_each(make_sure);
        }
        // Behind an insertion: the page's own heading of a paragraph that is the text's without doubt.
        let heading = page.html.and_then(|h| h.lines.get(index + 1)).is_some_and(|f| f.flags & flag::HEADING != 0);
        let heads = heading && scores.get(index + 2).is_some_and(|s| *s > SURE);
        let between = (clean || parted || heads || above.shape.is_prose() || stands_apart(page, index + 1))
            && below.shape.is_prose()
            && !captioned
            && (1..=6).contains(&line.shape.words);
        if unmarked
            && between
            && !line.bullet
            && let Some(score) = scores.get_mut(index + 1)
        {
            *score += 250;
        }
    }
}

/// Words of a crosshead below a line of dashes, at most.
const PARTED: u32 = 12;

/// True for a line with blank lines around it below a list of links that has none inside, into which the text above runs: the text
/// goes on with a crosshead.
fn stands_apart(page: &Page, index: usize) -> bool {
    let at = |i: usize| page.lines.get(i);
    let parted = at(index).is_some_and(|l| l.blank_before > 0) && at(index + 1).is_some_and(|l| l.blank_before > 0);
    let item = |i: &usize| at(*i).is_some_and(|l| !l.shape.is_prose() && l.shape.words >= 4 && l.shape.end == End::Word);
    let items = (index.saturating_sub(6)..index).rev().take_while(item).count();
    let Some(first) = index.checked_sub(items).filter(|_| parted && items >= 2) else { return false };
    let close = (first + 1..index).all(|i| at(i).is_some_and(|l| l.blank_before == 0));
    close && first.checked_sub(1).and_then(at).is_some_and(|l| l.shape.is_prose() && l.shape.end == End::Sentence)
}

/// True where a word of line `short`, those of every text aside, stands in line `long` too.
pub(super) fn share_a_word(page: &Page, short: usize, long: usize) -> bool {
    let wording = page.wording();
    let own = |word: &u32| wording.hashes().get(*word as usize).is_some_and(|hash| !is_stop(*hash));
    wording.of(short).iter().take(12).filter(|word| own(word)).any(|word| wording.of(long).contains(word))
}

/// Paragraphs between two paragraphs of the body, which the model doubts but nothing speaks against, are body too: a long text goes
/// on where its beginning and end are known.
fn fill_gaps(page: &Page, scores: &[i32], kept: &mut [bool]) {
    let mut above: Option<usize> = None;
    for index in 0..kept.len() {
        let prose = page.lines.get(index).is_some_and(|l| l.shape.is_prose());
        if !prose || !kept.get(index).is_some_and(|k| *k) {
            continue;
        }
        if let Some(above) = above.filter(|a| index - a <= GAP) {
            for (at, slot) in kept.iter_mut().enumerate().take(index).skip(above + 1) {
                *slot |= goes_on(page, at) && scores.get(at).is_some_and(|s| *s > DOUBTED);
            }
        }
        above = Some(index);
    }
}

/// True for a full paragraph that bears no sign of furniture and stands on the page once.
fn goes_on(page: &Page, index: usize) -> bool {
    page.lines.get(index).zip(page.signs.get(index)).is_some_and(|(line, signs)| {
        let full = line.shape.is_prose() && line.shape.words >= 20 && line.shape.end == End::Sentence;
        full && signs.copies == 1 && certain(line, signs) == 0
    })
}

/// A title at the very top of a text, above its first paragraph, is no body.
fn leave_title(page: &Page, kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|k| *k).filter(|f| *f <= 1) else { return };
    let (Some(line), Some(signs)) = (page.lines.get(first), page.signs.get(first)) else { return };
    let asks = page.words(first).ends_with('?');
    let above_dateline = page.lines.get(first + 1).is_some_and(|n| dateline::find(page.text, n.content).is_some());
    let unended = matches!(line.shape.end, End::Word | End::Symbol)
        || (asks && (line.shape.words <= 14 || above_dateline))
        || ends_in_letters(page.words(first)) && signed_below(page, first);
    let short = page.lines.len() <= SHORT;
    let follows = |l: &Line| l.shape.end == End::Sentence && (l.shape.is_prose() || (short && is_sentence(l)));
    let below = page.lines.iter().skip(first + 1).take(3).any(follows);
    if unended
        && below
        && line.shape.words <= 24
        && !line.bullet
        && !talk::speaks_at(page, first)
        && !(signs.turn && signs.caption == 0 && line.shape.words > 12)
        && let Some(slot) = kept.get_mut(first)
    {
        *slot = false;
    }
}

/// True for words that end in an abbreviation of capitals: "... stirs doubts in the U.S."
fn ends_in_letters(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    last.len() >= 4 && last.bytes().enumerate().all(|(i, b)| if i % 2 == 0 { b.is_ascii_uppercase() } else { b == b'.' })
}

/// True where byline or date stand right below a line.
fn signed_below(page: &Page, index: usize) -> bool {
    page.signs.iter().skip(index + 1).take(2).any(|s| s.byline > 0 || s.date)
}

/// A date above the first paragraph, and times of day alone on their lines, again and again, are no text, however it reads around them.
fn leave_times(page: &Page, kept: &mut [bool]) {
    let opens = |line: &Line| line.shape.is_prose() && line.shape.end == End::Sentence;
    let head = kept.iter().zip(&page.lines).position(|(k, l)| *k && opens(l)).unwrap_or(0);
    for (slot, signs) in kept.iter_mut().zip(&page.signs).take(head) {
        *slot &= !signs.date;
    }
    let bare = |i: usize| page.words(i).strip_prefix("Updated ").unwrap_or(page.words(i));
    let mut times: Vec<usize> =
        (0..kept.len()).filter(|&i| bare(i).len() <= 12 && kind::is_clock(&bare(i).replacen('.', ":", 1))).collect();
    // "18.52" alone may be a price.
    let figures: Vec<u32> = (0..kept.len()).filter_map(|i| dotted(bare(i))).collect();
    if !tell_the_time(&figures) {
        times.retain(|&i| dotted(bare(i)).is_none());
    }
    if times.len() >= TIMES {
        for index in times {
            if let Some(slot) = kept.get_mut(index) {
                *slot = false;
            }
        }
    }
}

/// "18.52" as 1852.
fn dotted(words: &str) -> Option<u32> {
    let (whole, part) = words.split_once('.').filter(|_| words.len() <= 5)?;
    Some(whole.parse::<u32>().ok()? * 100 + part.parse::<u32>().ok()?)
}

/// True for figures that can all be times, go one way through the page, and reach ten: "18.52", "18.31", "18.04".
fn tell_the_time(figures: &[u32]) -> bool {
    let ordered = figures.is_sorted() || figures.is_sorted_by(|a, b| a >= b);
    ordered && figures.iter().all(|f| f % 100 < 60) && figures.iter().any(|f| *f >= 1000)
}

/// Times of day alone on their lines that are no chance.
const TIMES: usize = 3;

/// The labelling with the highest sum of scores of its body lines, less the cost of its changes.
fn best_sequence(scores: &[i32]) -> Vec<bool> {
    let switch = i64::from(SWITCH);
    let (mut out, mut body) = (0i64, -switch);
    let mut came: Vec<(bool, bool)> = Vec::with_capacity(scores.len());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Source;

    #[test]
    fn links_inside_the_text_go_and_short_lines_stay() {
        let text = "Home\nWorld\nSport\n\nThe council of Velm has voted for the levy, and ships will pay it from March on.\n\n\
                    \"No.\"\n\nThat was all the clerk would say when she was asked whether the port would close.\n\n\
                    Read more: Five things to know about the levy\n\n\
                    She then left for the ferry, which was late, as it has been all year long.\n\n\
                    The council will meet again on Friday, and the clerk will be there to read out what the islands have to say.\n\nTerms of use\nPrivacy policy\n";
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let (_, kept) = decide(&page, Model::shipped());
        let body: Vec<&str> = kept.iter().enumerate().filter(|(_, k)| **k).map(|(i, _)| page.words(i)).collect();
        assert_eq!(body.len(), 5, "{body:?}");
        assert_eq!(body.get(1), Some(&"\"No.\""));
    }

    #[test]
    fn a_doubted_paragraph_between_two_of_the_body_stays() {
        let long =
            "Ships pay the levy from March on, and the clerk of the council has said more than once that nobody will be spared.";
        let text = format!("{long}\nMore on this\n{}\n{}\n", long.replace("Ships", "Boats"), long.replace("Ships", "Ferries"));
        let source = Source::from_text(&text);
        let page = Page::read(&source);
        let mut kept = [true, false, false, true];
        fill_gaps(&page, &[500, -100, -100, 500], &mut kept);
        assert_eq!(kept, [true, false, true, true]);
        let mut kept = [true, false, false, true];
        fill_gaps(&page, &[500, -100, -900, 500], &mut kept);
        assert_eq!(kept, [true, false, false, true]);
    }

    #[test]
    fn a_paragraph_under_its_dateline_opens_the_text() {
        let told = "The council of Velm has voted for the levy, and ships will pay it from March on.";
        let text = format!("VELM, March 4 (Harbour News) - {told}\nVELM - {told}\n{told}\n");
        let source = Source::from_text(&text);
        let mut scores = [-300, -300, -300];
        under_datelines(&Page::read(&source), &mut scores);
        assert_eq!(scores, [100, -300, -300]);
    }

    #[test]
    fn the_only_paragraphs_of_a_page_are_its_text() {
        let text = "Home\nWorld\nThe council of Velm has voted for the levy, and ships will pay it from the first of March on.\n\
                    It was the fourth vote on the levy in a year, and the clerk said that it was to be the last of them.\nAbout us\n";
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let mut scores = [-900, -900, -500, -600, -900];
        only_paragraphs(&page, &mut scores);
        assert_eq!(scores, [-900, -900, 150, 50, -900]);
        let mut scores = [-900, -900, 500, -600, -900];
        only_paragraphs(&page, &mut scores);
        assert_eq!(scores, [-900, -900, 500, -600, -900]);
        let mut scores = [-1900, -1900, -1500, -1600, -1900];
        only_paragraphs(&page, &mut scores);
        assert_eq!(scores, [-1900, -1900, -1500, -1600, -1900]);
    }

    #[test]
    fn dates_above_the_text_and_times_of_day_are_none_of_it() {
        let told = "The council of Velm has voted for the levy, and ships will pay it from March on.";
        let source =
            Source::from_text(format!("4 October 2031\n{told}\n18.52\n{told}\n4 October 2031\n18.31\n{told}\n18.04\n{told}\n"));
        let mut kept = [true; 9];
        leave_times(&Page::read(&source), &mut kept);
        assert_eq!(kept, [false, true, false, true, true, false, true, false, true]);
        let source = Source::from_text(format!("{told}\n18.52\n{told}\n"));
        let mut kept = [true; 3];
        leave_times(&Page::read(&source), &mut kept);
        assert_eq!(kept, [true; 3]);
        for prices in [["1.42", "1.55", "2.10"], ["12.20", "9.50", "18.40"], ["11.20", "12.85", "14.30"]] {
            let lines: String = prices.iter().map(|p| format!("{p}\n{told}\n")).collect();
            let source = Source::from_text(lines);
            let mut kept = [true; 6];
            leave_times(&Page::read(&source), &mut kept);
            assert_eq!(kept, [true; 6], "{prices:?}");
        }
    }

    /// The lines kept of a text.
    fn read(text: &str) -> Vec<String> {
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let (_, kept) = decide(&page, Model::shipped());
        kept.iter().enumerate().filter(|(_, k)| **k).map(|(i, _)| page.words(i).to_owned()).collect()
    }

    #[test]
    fn titles_that_end_in_capitals_with_points_and_crossheads_below_dashes() {
        let told = "The council of Velm has voted for the levy, and ships will pay it from March on.";
        let title = "Velm stirs doubts about its levy in the U.S.";
        assert_eq!(
            read(&format!("{title}\n\nBy Ada Olden\n\n{told}\n\n{told} It was so.\n")).first().map(String::as_str),
            Some(told)
        );
        let said = "The clerk of Velm has voted for the levy in the U.S.";
        assert!(read(&format!("{said}\n\n{told}\n\n{told} It was so.\n")).iter().any(|l| l == said));
        let text = format!(
            "Home\nNews\n\n{told}\n\n___\n\nWILL ANYBODY PAY FOR THE NEW PIER OF VELM?\n\n{told} It was so.\n\n{told} No.\n\nTerms of use\n"
        );
        assert!(read(&text).iter().any(|l| l.starts_with("WILL ANYBODY")));
    }

    #[test]
    fn nothing_is_kept_of_a_menu() {
        let source = Source::from_text("Home\nWorld\nSport\nLog in\nSubscribe\n");
        assert!(decide(&Page::read(&source), Model::shipped()).1.iter().all(|k| !k));
    }

    #[test]
    fn games_to_come_and_crossheads_behind_lists_of_links_are_text() {
        let told = "The council of Velm has voted for the levy, and ships will pay it from March on.";
        let game =
            format!("{told}\n\n{told} It was so.\n\nUP NEXT\n\nVelm: Hosts Ostrel on Friday.\n\nOstrel: At Velm on Friday.\n");
        assert!(read(&game).iter().any(|l| l == "UP NEXT") && read(&game).iter().any(|l| l.starts_with("Ostrel: ")));
        let links = "Why the night boat was late again\nWho pays for the old quay";
        let page = |gap: &str| {
            format!(
                "Home\nNews\nSport\n\n{told}\n\n{links}\n{gap}The price of a pier\n\n{told} It was so.\n\n{told} It was not.\n\nTerms of use\n"
            )
        };
        assert!(read(&page("\n")).iter().any(|l| l == "The price of a pier"), "{:?}", read(&page("\n")));
        assert!(read(&page("")).iter().all(|l| l != "The price of a pier"));
        let pointed = format!("{told}\n\n{told} It was so.\n\nUP NEXT\n\nWhy the night boat was late again\n");
        assert!(read(&pointed).iter().all(|l| !l.starts_with("Why the night")));
    }

    #[test]
    fn a_change_of_state_costs_more_than_a_doubtful_line_gains() {
        assert_eq!(best_sequence(&[-500, 500, -10, 500, -500, 10, -500]), [false, true, true, true, false, false, false]);
        assert!(best_sequence(&[]).is_empty());
    }
}
