//! The headline: of the lines above the text (or among its first), the one that most looks and stands like a headline. What
//! counts is ranked by weights learned from pages; see `metadata.md`.

use super::lines::{End, Line, Start};
use super::rank::{Features, Ranker, Task, bin, distance};
use super::signs::Signs;
use super::surroundings::{Class, Surroundings};
use super::{Label, crumbs, dates, kind, live, passed_on, talk, titles};
use crate::{lexicon, search};

/// Lines looked back over from the first line of the text.
const ABOVE: usize = 300;
/// Lines of the text that may still be its headline: a headline in the form of a sentence is taken for text.
const BELOW: usize = 8;
/// What stands below headline and summary: who wrote it, and when.
const BELOW_TITLES: [Class; 4] = [Class::Date, Class::Byline, Class::Name, Class::Dated];

/// The sum that is enough for a line that is not of the text: nothing is lost where it is taken for the headline.
const UNSURE: i32 = -128;
/// The sum that is enough above the entries of a live page.
const LIVE: i32 = -2000;
/// The sum a sentence of the text needs, which the text loses by it.
const SURE: i32 = 32;

/// A line that may be the headline.
pub struct Candidate {
    /// The line.
    pub line: usize,
    /// What speaks for and against it.
    pub features: Features,
}

/// The index of the headline's line, where the page has one.
pub fn find(around: &Surroundings, ranker: &Ranker) -> Option<usize> {
    let mut list = candidates(around);
    if let Some(time) = live::first_time(around.page).filter(|t| list.iter().any(|c| c.line < *t && titled_line(around, c.line)))
    {
        // What stands under a time of day is an entry's title, not the page's.
        list.retain(|c| c.line < time && !opens_with_time(around.page.words(c.line)));
        // A sentence of the text is no title there either.
        let sentence = |i: usize| around.page.lines.get(i).is_some_and(|l| l.shape.is_prose() && l.shape.end == End::Sentence);
        let titles = |c: &&mut Candidate| around.kept.get(c.line) != Some(&true) || !sentence(c.line);
        list.iter_mut().filter(titles).for_each(|c| c.features.floor = LIVE);
    }
    let best = ranker.best(Task::Headline, list.iter().map(|c| &c.features)).or_else(|| likeliest(around, &list, ranker));
    let Some(best) = best else { return passed_on::headline(around) };
    let chosen = list.get(best)?.line;
    let better = || titles::own_line(around.page, chosen).filter(|i| around.kept.get(*i) == Some(&false));
    if let Some(title) = over_points(around, chosen).or_else(|| under_tagline(around, chosen)).or_else(better) {
        return Some(title);
    }
    let above = best.checked_sub(1).and_then(|i| list.get(i)).map(|c| c.line);
    let short = above.and_then(|a| around.page.lines.get(a)).is_some_and(|l| l.shape.words <= 2);
    // One short label ("Summary") may stand between.
    let above = if short { best.checked_sub(2).and_then(|i| list.get(i)).map(|c| c.line) } else { above };
    above.filter(|a| heads(around, *a, chosen)).or(Some(chosen))
}

/// Where no line is sure: a whole page has a headline, so the likeliest of the lines above the text that share its words.
fn likeliest(around: &Surroundings, list: &[Candidate], ranker: &Ranker) -> Option<usize> {
    let titled = |c: &Candidate| {
        let shape = around.page.lines.get(c.line).map(|l| l.shape).unwrap_or_default();
        let above = c.line < around.start && around.kept.get(c.line) == Some(&false);
        above && shape.words >= 4 && shape.end != End::Sentence && around.shared(around.page.words(c.line)).1 >= 3
    };
    let all = list.iter().enumerate().filter(|(_, c)| around.start >= WHOLE && titled(c));
    all.max_by_key(|(_, c)| ranker.score(Task::Headline, &c.features)).map(|(index, _)| index)
}

/// Lines above the text of a page that was pasted from its top.
const WHOLE: usize = 20;

/// "11.42am Ferry leaves", "22m ago Ferry leaves": a row of a live page's list of entries.
fn opens_with_time(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    kind::is_clock(first) || first.starts_with(|c: char| c.is_ascii_digit()) && second == "ago"
}

/// The title above the list of points that line `chosen` is one of.
fn over_points(around: &Surroundings, chosen: usize) -> Option<usize> {
    let bullet = |i: usize| around.page.lines.get(i).is_some_and(|l| l.bullet);
    if !bullet(chosen) {
        return None;
    }
    let above = (chosen.saturating_sub(POINTS)..chosen).rev().find(|i| !bullet(*i))?;
    titled_line(around, above).then_some(above)
}

/// Points of a list under the headline, at most.
const POINTS: usize = 8;

/// The title right below line `chosen`, where that says in general words what the site is about ("News, sport and weather for Velm").
fn under_tagline(around: &Surroundings, chosen: usize) -> Option<usize> {
    let page = around.page;
    if !is_tagline(page.words(chosen)) {
        return None;
    }
    let own = around.shared(page.words(chosen)).1;
    (chosen + 1..=chosen + 3).find(|i| titled_line(around, *i) && around.shared(page.words(*i)).1 > own)
}

/// True for a list of a site's sections ("News Sport Jobs What's On"), or what it offers, in general words.
fn is_tagline(words: &str) -> bool {
    if words.len() > 160 {
        return false;
    }
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let all: Vec<String> = words.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
    let general = |w: &String| TAGLINE.contains(&w.as_str());
    let count = all.iter().filter(|w| general(w)).count();
    let side_by_side = all.windows(2).any(|pair| pair.iter().all(general));
    let joined = all.windows(3).any(|w| matches!(w, [a, and, b] if general(a) && and == "and" && general(b)));
    let opened = all.first().is_some_and(general);
    count >= 2 && count * 5 >= all.len() * 2 && (side_by_side || joined || opened && words.contains(", "))
}

/// Sections of sites, and what they say they offer.
const TAGLINE: [&str; 26] = [
    "analysis",
    "breaking",
    "business",
    "comment",
    "community",
    "culture",
    "entertainment",
    "events",
    "features",
    "headlines",
    "information",
    "jobs",
    "lifestyle",
    "local",
    "news",
    "opinion",
    "politics",
    "reviews",
    "sport",
    "sports",
    "stories",
    "traffic",
    "updates",
    "video",
    "weather",
    "what's",
];

/// True where line `above` is the title and `chosen`, right below it, its summary: it is no sentence and tops the page's titles,
/// and it opens the text, or shares as many words with it.
fn heads(around: &Surroundings, above: usize, chosen: usize) -> bool {
    let page = around.page;
    let (Some(line), Some(signs)) = (page.lines.get(above), page.signs.get(above)) else { return false };
    let (shape, words) = (&line.shape, page.words(above));
    if is_tagline(words) {
        return false;
    }
    let plain =
        shape.separators == 0 && shape.glued == 0 && !shape.url && !search::holds(words, " > ") && signs.evidence.weight < 2;
    let title = shape.end != End::Sentence && shape.words >= 5 && signs.caption == 0 && around.kept.get(above) != Some(&true);
    let beside = (above + 1..chosen).all(|i| page.lines.get(i).is_some_and(|l| l.shape.words <= 2)) && chosen <= above + 2;
    if !plain || !title || !beside || page.words(chosen).ends_with('?') || words.contains(page.words(chosen)) {
        return false;
    }
    let slight = |i: usize| {
        page.lines.get(i).is_some_and(|l| l.shape.words <= 4) || crumbs::may_be_row(page, i) && crumbs::is_row(page.words(i))
    };
    let opens = above <= OPENING && (0..above).all(slight);
    let tops = matches!(around.class(above, -1), Class::None | Class::Short | Class::Furniture | Class::Date | Class::Other)
        || above.checked_sub(1).is_some_and(|i| crumbs::no_headline(page, i));
    let (own, other) = (around.shared(words).1, around.shared(page.words(chosen)).1);
    let signed = around.until(chosen, 1, 4, &BELOW_TITLES) > 0;
    let said = shape.stops >= 1 && shape.start != Start::Lower && own >= 1;
    tops && (opens && said || signed && own >= 2 && own >= other)
}

/// Short lines above the title of a text that was pasted from its head on, at most.
const OPENING: usize = 10;

/// Every line that may be the headline, in order.
pub fn candidates(around: &Surroundings) -> Vec<Candidate> {
    let last = around.start.saturating_add(BELOW).min(around.end);
    let lines: Vec<usize> = (around.start.saturating_sub(ABOVE)..=last).filter(|&i| may_be(around, i)).collect();
    let shared: Vec<(usize, usize)> = lines.iter().map(|&i| around.shared(around.page.words(i))).collect();
    let most = shared.iter().map(|s| s.1).max().unwrap_or(0);
    let each = lines.into_iter().zip(shared);
    each.filter_map(|(line, shared)| Some(Candidate { line, features: features(around, line, shared, most)? })).collect()
}

fn may_be(around: &Surroundings, index: usize) -> bool {
    let page = around.page;
    let (Some(line), Some(signs)) = (page.lines.get(index), page.signs.get(index)) else { return false };
    let shape = &line.shape;
    // "Dear all," and "From the clerk:" open a text.
    let length = (1..=40).contains(&shape.words) && shape.letters >= 4 && !matches!(shape.end, End::Comma | End::Colon);
    // The last line of the text is no headline: nothing would be left below it.
    index < around.end
        && length
        && (!signs.date || titled_by_date(page.words(index)))
        && !signs.email
        && signs.byline < 2
        && !signs.bracketed
        && signs.evidence.told.is_none_or(|(label, _)| label != Label::Menu)
        && !page.hidden(index)
        && !crumbs::no_headline(page, index)
        && !titles::is_none(page.words(index))
        && !posted(around, index)
        && !talk::speaks_at(page, index)
}

/// True for what a writer is, below the name: "Deputy editor, Velm Herald", "Author of ...".
fn posted(around: &Surroundings, index: usize) -> bool {
    let words = around.page.words(index);
    let named = matches!(around.class(index, -1), Class::Byline | Class::Name);
    let few = words.len() < 80 && words.contains(", ") && words.split(' ').count() <= 10;
    let role = |w: &str| lexicon::classes_of(&w.trim_end_matches(',').to_lowercase()).has(lexicon::Class::Role);
    words.starts_with("Author of ") || named && few && words.split(' ').take(3).any(role)
}

/// True for the first line that was taken for text, short and without a full stop, where byline or date stand close below it.
fn opens_the_head(around: &Surroundings, index: usize) -> bool {
    let unended = around.page.lines.get(index).is_some_and(|l| l.shape.end != End::Sentence && l.shape.words >= 2);
    let first = !(index.saturating_sub(ABOVE)..index).any(|i| around.kept.get(i) == Some(&true));
    first && unended && around.until(index, 1, 4, &BELOW_TITLES) > 0
}

/// True for a title that ends in a date ("The fog report 2031.06.14"), unlike "Posted on June 14, 2031".
fn titled_by_date(words: &str) -> bool {
    let found = dates::find(words);
    let first = found.first().filter(|f| found.len() == 1 && f.role == dates::Role::Plain);
    first.and_then(|f| words.get(..f.range.start)).is_some_and(|before| before.split_whitespace().count() >= 3)
}

/// `share`: how many longer words the line has, and how many of them it shares with the text; `most`: the most that any candidate
/// shares.
fn features(around: &Surroundings, index: usize, share: (usize, usize), most: usize) -> Option<Features> {
    let page = around.page;
    let (line, signs) = (page.lines.get(index)?, page.signs.get(index)?);
    let kept = around.kept.get(index) == Some(&true);
    let it = Titled { around, index, line, signs, words: page.words(index), kept };
    let mut features = Features::above(it.floor());
    it.add_form(&mut features);
    it.add_surroundings(&mut features);
    it.add_share(&mut features, share, most);
    it.add_letters(&mut features);
    it.add_place(&mut features);
    it.add_neighbours(&mut features);
    Some(features)
}

/// A line that may be the headline, as the features are told: their order is the model's.
struct Titled<'a, 'p> {
    around: &'a Surroundings<'p>,
    index: usize,
    line: &'a Line,
    signs: &'a Signs,
    words: &'a str,
    /// True where it is a line of the body.
    kept: bool,
}

impl Titled<'_, '_> {
    fn length(&self) -> usize {
        self.line.shape.words as usize
    }

    /// The sum that is enough.
    fn floor(&self) -> i32 {
        let signs = self.signs;
        let plain = signs.byline == 0 && signs.caption == 0 && signs.evidence.weight < 2;
        match self.kept && !opens_the_head(self.around, self.index) {
            true if self.line.shape.end == End::Sentence => SURE,
            false if plain => UNSURE,
            _ => 0,
        }
    }

    /// How long it is, how it ends and begins.
    fn add_form(&self, f: &mut Features) {
        let shape = &self.line.shape;
        f.add(0);
        f.add(bin(self.length(), &[2, 3, 4, 5, 6, 7, 9, 11, 13, 16, 19, 23, 27, 32]));
        f.add(match shape.end {
            End::Sentence if self.words.ends_with('?') => 6,
            End::Sentence if self.words.ends_with('!') => 7,
            other => other as usize,
        });
        f.add(match shape.start {
            Start::Upper => 0,
            Start::Lower => 1,
            Start::Digit => 2,
            Start::Quote => 3,
            Start::Symbol => 4,
        });
    }

    /// What kinds of line stand around it, and how far the text, a date, a byline are.
    fn add_surroundings(&self, f: &mut Features) {
        let &Titled { around, index, .. } = self;
        for by in [-3, -2, -1, 1, 2, 3] {
            f.add(around.class(index, by) as usize);
        }
        f.add(if self.kept { 1 + usize::from(self.line.shape.is_prose()) } else { 0 });
        f.add(if index > around.start { 15 } else { bin(around.start - index, &[1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 70, 120]) });
        let date = [Class::Date, Class::Dated];
        f.add(around.until(index, 1, 8, &date));
        f.add(around.until(index, 1, 8, &[Class::Byline]));
        f.add(around.until(index, 1, 6, &[Class::Name]));
        f.add(around.until(index, -1, 5, &date));
        f.add(around.until(index, -1, 5, &[Class::Byline]));
    }

    /// How much of it the text says again, and how often the page does.
    fn add_share(&self, f: &mut Features, (content, shared): (usize, usize), most: usize) {
        let signs = self.signs;
        f.add(shared);
        f.add((shared * 6).checked_div(content).map_or(0, |share| 1 + share));
        f.add(if shared > 0 && shared == most { 0 } else { 1 + (most - shared).min(6) });
        f.add((signs.copies as usize).min(6) * 2 + usize::from(signs.first_copy));
        f.add(self.around.begun_alike(self.words, 4).saturating_sub(signs.copies as usize).min(4));
        f.add(usize::from(signs.evidence.weight).min(3) * 2 + usize::from(signs.evidence.whole));
    }

    /// How it is set, and what signs it bears.
    fn add_letters(&self, f: &mut Features) {
        let (shape, signs) = (&self.line.shape, self.signs);
        f.add((shape.capitals as usize * 8).checked_div(self.length()).unwrap_or(0));
        f.add((shape.shouted as usize * 4).checked_div(self.length()).unwrap_or(0));
        f.add((shape.separators as usize).min(4));
        f.add((shape.glued as usize).min(4));
        f.add(shape.sentences.min(4) as usize);
        f.add(shape.commas.min(4) as usize);
        f.flag(self.line.bullet);
        f.flag(signs.turn);
        f.add(usize::from(signs.has_date) + usize::from(signs.date));
        f.add(usize::from(signs.byline) * 3 + usize::from(signs.caption));
    }

    /// Where it stands: in the page, among titles, to the text.
    fn add_place(&self, f: &mut Features) {
        let &Titled { around, index, words, .. } = self;
        let lines = &around.page.lines;
        f.add(usize::from(self.line.blank_before).min(4));
        f.add(lines.get(index + 1).map_or(5, |l| usize::from(l.blank_before).min(4)));
        let titles = |by: isize| (1..=4).filter(|d| around.class(index, d * by) == Class::Title).count();
        f.add(titles(-1) * 3 + titles(1).min(2));
        f.add(titles(1));
        f.add(bin(index, &[1, 2, 4, 8, 16, 32, 64, 128, 256]));
        let above = (around.start.saturating_sub(60).min(index)..index).filter(|i| around.kept.get(*i) == Some(&true)).count();
        f.add(bin(above, &[1, 2, 3, 5, 9]));
        f.add(distance(around.start, index));
        let sentence = self.line.shape.end == End::Sentence;
        f.add(usize::from(sentence) * 8 + bin(self.length(), &[4, 7, 10, 14, 19, 25]));
        f.flag(search::holds(words, ": "));
        f.flag(self.line.shape.quotes > 0);
    }

    /// How it and the lines beside it say the same, are longer, and are set alike.
    fn add_neighbours(&self, f: &mut Features) {
        let &Titled { around, index, words, .. } = self;
        let (page, length) = (around.page, self.length());
        let nearby = || (index.saturating_sub(3)..=index + 6).filter(|j| *j != index).map(|j| page.words(j));
        let inside = |other: &&str| other.len() > 8 && other.len() < words.len() && search::holds_line(words, other);
        let outside = |other: &&str| words.len() > 8 && other.len() > words.len() && search::holds_line(other, words);
        f.add(nearby().filter(inside).count().min(3));
        f.add(nearby().filter(outside).count().min(3));
        let length_of = |i: usize| page.lines.get(i).map_or(0, |l| l.shape.words as usize);
        let above = index.checked_sub(1).map_or(0, length_of);
        let longer = usize::from(above * 2 > length) + usize::from(above > length) + usize::from(above > 2 * length);
        f.add(if may_be_title(around.class(index, -1)) { 1 + longer } else { 0 });
        f.add((1..=4.min(index)).take_while(|d| may_be_title(around.class(index - d, 0))).count());
        f.add(opener(words));
        let below = length_of(index + 1);
        f.add(if below == 0 { 0 } else { 1 + bin(below * 4 / length.max(1), &[1, 2, 3, 4, 5, 8, 16]) });
        let own = case(words);
        let beside = |i: Option<usize>| i.map_or(3, |i| if titled_line(around, i) { case(page.words(i)) } else { 3 });
        f.add(own * 4 + beside(index.checked_sub(1)));
        f.add(own * 4 + beside(Some(index + 1)));
        f.add(nearby().filter(|other| other.len() > 8 && *other == words).count().min(3));
        f.add(index.checked_sub(1).map_or(0, |above| stacked(around, above)));
        f.add(stacked(around, index));
    }
}

/// True for the kinds of line that a title or the text may be.
fn may_be_title(class: Class) -> bool {
    matches!(class, Class::Title | Class::Sentence | Class::Prose | Class::BodyLine | Class::Body)
}

/// How line `index` and the one right below it, under which the writer or the date follows, stand as headline and summary: 0 they
/// don't; else by how many words it shares with the text, and whether it is the shorter one or alone set in capitals.
fn stacked(around: &Surroundings, index: usize) -> usize {
    let page = around.page;
    let (Some(above), Some(below)) = (page.lines.get(index), page.lines.get(index + 1)) else { return 0 };
    let stands = below.blank_before == 0 && around.until(index + 1, 1, 2, &BELOW_TITLES) > 0;
    if !stands || !titled_line(around, index) || !titled_line(around, index + 1) || above.shape.end != End::Word {
        return 0;
    }
    let shared = around.shared(page.words(index)).1.min(4);
    let set_off = case(page.words(index)) == 2 && case(page.words(index + 1)) < 2;
    let kind = if set_off { 2 } else { usize::from(above.shape.words < below.shape.words) };
    1 + shared + 5 * kind
}

/// True for a line of some words that could be a headline or what stands under one.
pub(super) fn titled_line(around: &Surroundings, index: usize) -> bool {
    around.page.lines.get(index).is_some_and(|l| l.shape.words >= 4) && may_be(around, index)
}

/// How many of its longer words are capitalised: 0 hardly any, 1 some, 2 nearly all, as in a title set so.
fn case(words: &str) -> usize {
    let long = words.split_whitespace().skip(1).filter(|w| w.chars().count() > 3);
    let (all, upper) = long.fold((0, 0), |(all, upper), w| (all + 1, upper + usize::from(w.starts_with(char::is_uppercase))));
    if all > 0 && upper * 10 >= all * 8 { 2 } else { usize::from(upper * 10 >= all * 4) }
}

/// Words that open lines which are no headlines, one a feature.
const OPENERS: [&str; 14] =
    ["image", "photo", "credit", "by", "read", "related", "search", "now", "share", "sign", "latest", "more", "about", "skip"];

/// Which of them opens the line.
fn opener(words: &str) -> usize {
    let first = words.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    OPENERS.iter().position(|o| first.eq_ignore_ascii_case(o)).map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::body;
    use crate::clean::model::Model;
    use crate::clean::page::Page;
    use crate::input::Source;

    fn headline(text: &str) -> Option<String> {
        let source = Source::from_text(text);
        let page = Page::read(&source);
        let kept = body::decide(&page, Model::shipped()).1;
        let around = Surroundings::read(&page, &kept)?;
        find(&around, Ranker::shipped()).map(|i| page.words(i).to_owned())
    }

    #[test]
    fn the_line_that_shares_its_words_with_the_body_wins() {
        let text = "The Velm Herald\nHome\nWorld\nFive recipes for autumn evenings at home\nForeign Affairs\n\
                    Velm braces for harbour levy as ferries stop\nPosted : 2031-06-14 09:25\nBy Ada Olden\n\n\
                    The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\
                    Ships will pay it from March on, the council said in a statement on Friday.\n";
        assert_eq!(headline(text).as_deref(), Some("Velm braces for harbour levy as ferries stop"));
    }

    #[test]
    fn the_first_line_of_a_text_is_its_headline_and_the_line_below_its_summary() {
        let text = "EXCLUSIVE: Council drops night boat as clerk buys a yacht\n\nHarbour firm says the boat lost money on every trip\n\n\
                    By ADA OLDEN\n\nThe harbour firm of Velm says the boat lost money on every trip, and it made its last on Sunday.\n\
                    The clerk of the council has not said what he paid, and the firm will not say either.\n";
        assert_eq!(headline(text).as_deref(), Some("EXCLUSIVE: Council drops night boat as clerk buys a yacht"));
    }

    #[test]
    fn what_a_site_offers_is_no_headline_and_neither_is_a_point_below_it() {
        let body = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday in the area.\n\
                    Ships will pay it from March on, the council said in a statement on Friday.\n";
        let title = "Council of Velm backs harbour levy as ferries stop";
        for tagline in [
            "Breaking news, sport and weather for the Velm area",
            "News Sport Jobs What's On",
            "Local news, weather and information",
        ] {
            let text = format!("{tagline}\n{title}\nBy Ada Olden\n9 June 2031\n{body}");
            assert_eq!(headline(&text).as_deref(), Some(title), "{tagline}");
        }
        let points = "- Ships pay the council from the first of March\n- Port says the ferries may not come back";
        assert_eq!(headline(&format!("Home\n{title}\n{points}\nBy ADA OLDEN\n{body}")).as_deref(), Some(title));
        assert!(!is_tagline("Local news outlets struggle as sports coverage moves away"));
        assert!(!is_tagline("Business and unions split over the levy"));
    }

    #[test]
    fn the_first_paragraph_of_a_live_text_is_no_headline() {
        let text = "The vote on the harbour levy has reached its end, after the islands of Velm waited for most of the night to be counted.\n\n\
                    Here is how the night went:\n\n8.45am\n\nThe clerk of the council said that the last island had been counted.\n\n\
                    8.30am\n\nThe miller won Ostrel by nine votes, and the levy was lost there.\n\n8.12am\n\nFenn voted for the levy.\n";
        assert_eq!(headline(text), None);
    }

    #[test]
    fn a_live_page_s_headline_stands_above_its_first_time_of_day() {
        let text = "Live\nFloods at Velm: harbour gates to close as four hundred told to leave\nUpdated 18m ago\n\
                    11.42 AEST\nGates may close\nThe harbour master has just put out a statement on the gates, and says they may close at noon.\n\
                    11.28 AEST\nPier under water\nThe pier of Velm is under water now, and all boats have been asked to stay out of the bay.\n\
                    9.50 AEST\nGood morning\nThe clerk of the council will speak to those who were told to leave at one, her office said.\n";
        let found = headline(text);
        assert_eq!(found.as_deref(), Some("Floods at Velm: harbour gates to close as four hundred told to leave"));
    }

    #[test]
    fn a_paste_without_headline_has_none() {
        let text = "The council of Velm has voted for the harbour levy, and ferries will stop on Monday.\n\
                    Ships will pay it from March on, the council said in a statement on Friday.\n";
        assert_eq!(headline(text), None);
    }

    #[test]
    fn a_title_set_in_capitals_stands_above_its_summary() {
        let text = "Masthead\nAdvertise With Us\nVelm Silences the Fog Horns\n\
                    Forty captains are hit by the order, among them the mayor's own brother\nBy Ada Olden\nJune 9, 2031\n\n\
                    The council of Velm has voted to silence the fog horns of the harbour, and ferries will steer by radio.\n\
                    Captains of the ferries said on Friday that the horns had never failed them in ninety years.\n\
                    The horns go quiet in March, the council said in a statement, and the museum takes them.\n";
        assert_eq!(headline(text).as_deref(), Some("Velm Silences the Fog Horns"));
    }

    #[test]
    fn a_whole_page_has_a_headline_however_many_pictures_stand_below_it() {
        let menu: String =
            ["Home", "Ports", "Tides", "Jobs", "Boats", "Fares", "Maps", "Log in"].map(|l| format!("{l}\n")).concat();
        let pictures: String = (1..=12)
            .map(|n| format!("{n} of 12 |\nA fog horn is taken down at pier {n} of Velm. (AP Photo/Ada Olden)\n"))
            .collect();
        let text = format!(
            "{menu}Fog horns of Velm fall silent after ninety years as ferries steer by radio\n{pictures}\n\
             The council of Velm has voted to silence the fog horns of the harbour, and ferries will steer by radio.\n\
             Captains of the ferries said on Friday that the horns had never failed them in ninety years.\n\
             The horns go quiet in March, the council said in a statement, and the museum takes them.\n"
        );
        assert_eq!(
            headline(&text).as_deref(),
            Some("Fog horns of Velm fall silent after ninety years as ferries steer by radio")
        );
    }

    #[test]
    fn the_summary_below_it_is_not_the_headline() {
        let text = "Home\nPorts\n\nNo more fog horns\nThe council of Velm silences the horns that ferries have steered by for ninety years.\n\
                    Ada Olden\nJune 9, 2031\n\n\
                    The council of Velm has voted to silence the fog horns of the harbour, and ferries will steer by radio.\n\
                    Captains of the ferries said on Friday that the horns had never failed them in ninety years.\n\
                    The horns go quiet in March, the council said in a statement, and the museum takes them.\n";
        assert_eq!(headline(text).as_deref(), Some("No more fog horns"));
    }
}
