//! Who wrote the text: of the lines that name somebody, the one that most looks and stands like a byline. What counts is ranked
//! by weights learned from pages; see `metadata.md`.

use super::byline_forms::{self, Form};
use super::bylines::{self, Byline};
use super::dates;
use super::lines::Line;
use super::rank::{Features, Ranker, Task, bin, distance};
use super::signs::Signs;
use super::surroundings::{Class, Surroundings};
use crate::input::tags::hint;
use crate::lexicon::{self, Class as Words};
use crate::search;

/// Lines above the headline, below it, and below the body in which a byline may stand.
const ABOVE: usize = 12;
const BELOW: usize = 45;
const FOOT: usize = 12;

/// Lines below the body in which a name stands above the lines that introduce its bearer.
const BOX: usize = 60;

/// Sums that are enough where the line's form is sure by itself: a name with its e-mail address, "By" and a full name near the
/// headline.
const ADDRESSED: i32 = -300;
const OPENED: i32 = -96;
/// The same for a name with its date right beside the headline.
const DATED: i32 = -200;
/// And for a name with a post ("Ada Olden, harbour reporter") right below it.
const POSTED: i32 = -400;

/// A line that may name the writers.
pub struct Candidate {
    /// The line.
    pub line: usize,
    /// Whom it names.
    pub byline: Byline,
    /// What speaks for and against it.
    pub features: Features,
}

/// The line that names the writers, where one does.
pub fn find(around: &Surroundings, headline: Option<usize>, ranker: &Ranker) -> Option<Candidate> {
    let mut list = candidates(around, headline);
    let best = ranker.best(Task::Writer, list.iter().map(|c| &c.features))?;
    (best < list.len()).then(|| list.swap_remove(best))
}

/// Every line that may name them, in order.
pub fn candidates(around: &Surroundings, headline: Option<usize>) -> Vec<Candidate> {
    let head = headline.unwrap_or(around.start.saturating_sub(6));
    let near = head.saturating_sub(ABOVE)..=(head + BELOW).max(around.start.min(head + 4 * BELOW) + 6);
    let foot = (around.end.saturating_sub(2)).max(near.end() + 1)..=around.end + FOOT;
    let boxed = (around.end + FOOT + 1..=around.end + BOX).filter(|i| *i > head + BELOW && introduced(around, *i));
    let known = introductions(around);
    near.chain(foot).chain(boxed).filter_map(|line| candidate(around, line, headline, head, &known)).collect()
}

/// The lines around the body's end that introduce somebody: "Ada Olden is a harbour reporter."
fn introductions<'p>(around: &Surroundings<'p>) -> Vec<&'p str> {
    let lines = around.end.saturating_sub(4)..=around.end + BOX;
    lines.filter_map(|i| around.page.lines.get(i).map(|_| around.page.words(i))).filter(|w| introduces(w)).collect()
}

/// True for words that open with one to four capitals and say what their bearer is.
fn introduces(words: &str) -> bool {
    let names = words.split(' ').take(5).take_while(|w| w.starts_with(char::is_uppercase)).count();
    let verb = words.split(' ').nth(names).unwrap_or("");
    (1..=4).contains(&names)
        && matches!(verb, "is" | "has" | "writes" | "covers" | "was" | "joined")
        && words.split(' ').nth(names + 4).is_some()
        && !bylines::starts_with_role(words)
}

/// True where one of the next lines introduces who is named at `index`, or a label above it says that this is the writer.
fn introduced(around: &Surroundings, index: usize) -> bool {
    let page = around.page;
    let given = page.words(index).split(' ').next().unwrap_or("");
    let below = |i: usize| page.lines.get(i).is_some_and(|_| page.words(i).starts_with(given) && introduces(page.words(i)));
    given.len() > 2 && (index + 1..=index + 3).any(below) || label_above(page, index) == 1
}

/// Who a line may name, with all that is asked of it; `None` for a line that names nobody.
fn candidate(around: &Surroundings, index: usize, headline: Option<usize>, head: usize, told: &[&str]) -> Option<Candidate> {
    let page = around.page;
    let (line, signs) = (page.lines.get(index)?, page.signs.get(index)?);
    let (shape, words) = (&line.shape, page.words(index));
    let kept = around.kept.get(index) == Some(&true);
    if Some(index) == headline || shape.words > 34 || shape.capitals == 0 || page.hidden(index) {
        return None;
    }
    if kept && shape.is_prose() && !byline_forms::is_told(words) {
        return None;
    }
    let label = label_above(page, index);
    let may_be = || !kept && (label == 1 || may_be_few(around, index, headline));
    let few = || byline_forms::few(words, label == 1).filter(|_| may_be()).map(|b| (b, Form::Few));
    let (byline, form) = byline_forms::parse(words).or_else(few)?;
    if kept && matches!(form, Form::Parted | Form::Outlet) {
        return None;
    }
    let range = byline.names.first()?.clone();
    let (name, rest) = (words.get(range.clone())?, words.get(range.end..).unwrap_or(""));
    let named = Named { around, index, line, signs, headline, head, byline: &byline, form, name, rest, kept, label };
    let mut features = Features::above(named.floor());
    named.add_place(&mut features);
    named.add_neighbours(&mut features);
    named.add_name(&mut features);
    named.add_line(&mut features);
    named.add_standing(&mut features, told);
    Some(Candidate { line: index, byline, features })
}

/// A line and whom it names, as the features are told: their order is the model's.
struct Named<'a, 'p> {
    around: &'a Surroundings<'p>,
    index: usize,
    line: &'a Line,
    signs: &'a Signs,
    headline: Option<usize>,
    /// The headline, or where it would stand.
    head: usize,
    byline: &'a Byline,
    form: Form,
    /// The first of its names.
    name: &'a str,
    /// What stands behind it in the line.
    rest: &'a str,
    kept: bool,
    /// What the line above says of it: see `label_above`.
    label: usize,
}

impl Named<'_, '_> {
    /// The sum that is enough for this form at this place.
    fn floor(&self) -> i32 {
        let &Named { index, head, kept, .. } = self;
        let full = self.name.contains(' ') && !kept;
        match self.form {
            Form::Addressed if full => ADDRESSED,
            Form::Opened | Form::Inside if full && index + 8 > head && index < head + 12 => OPENED,
            Form::Opened | Form::Capitals if !kept && index > head && index <= head + 4 => OPENED,
            Form::Few | Form::Outlet if self.label == 1 && index > head && index < head + 12 => OPENED,
            Form::Alone | Form::Pictured | Form::Parted if full && self.headline.is_some() => {
                beside(self.around.page, index, head, self.rest)
            }
            _ => 0,
        }
    }

    /// The form, and where the line stands to headline and body.
    fn add_place(&self, f: &mut Features) {
        let &Named { around, index, head, .. } = self;
        f.add(0);
        f.add(self.form as usize);
        f.add(distance(head, index));
        f.add(if self.headline.is_some() { 0 } else { 1 });
        f.add(self.form as usize * usize::from(index > head && index - head <= 5));
        f.add(if index > around.end { 1 + bin(index - around.end, &[2, 3, 5, 9]) } else { 0 });
        f.add(if index > around.start {
            1 + bin(index - around.start, &[2, 4, 8])
        } else {
            6 + bin(around.start - index, &[2, 4, 8, 16])
        });
    }

    /// How long names and line are, and what kinds of line stand around it.
    fn add_neighbours(&self, f: &mut Features) {
        let &Named { around, index, .. } = self;
        let page = around.page;
        f.add(self.byline.names.len().min(6));
        f.add(self.name.split_whitespace().count().min(6));
        f.add(bin(self.line.shape.words as usize, &[2, 3, 4, 5, 6, 8, 11, 15, 20]));
        for by in [-2, -1, 1, 2] {
            f.add(around.class(index, by) as usize);
        }
        let date = [Class::Date, Class::Dated];
        f.add(if self.signs.has_date { 7 } else { around.until(index, 1, 3, &date) });
        f.add(around.until(index, -1, 3, &date));
        f.flag(self.kept);
        f.add(after(self.rest));
        let below = page.words(index + 1);
        f.add(below.split_whitespace().next().map_or(0, |_| 1 + usize::from(is_role(below))));
        f.add(self.label);
    }

    /// What is known of the name: how often it comes, what its words are.
    fn add_name(&self, f: &mut Features) {
        let &Named { around, signs, name, .. } = self;
        let page = around.page;
        f.add((signs.copies as usize).min(5) * 2 + usize::from(signs.first_copy));
        f.add(around.begun_alike(name, 2).min(8));
        let (content, shared) = around.shared(name);
        f.add(shared.min(3) * 4 + content.min(3));
        f.flag(self.headline.is_some_and(|h| name.split(' ').any(|w| w.len() > 3 && page.words(h).contains(w))));
        f.add(usize::from(signs.evidence.weight).min(3) * 2 + usize::from(signs.evidence.whole));
        let classes = |word: &str| lexicon::classes_of(&word.to_lowercase());
        f.flag(classes(name.split([' ', '-']).next().unwrap_or("")).has(Words::GivenName));
        f.flag(name.split(' ').any(|w| !w.contains(char::is_lowercase) && w.len() > 2));
        let known = |class| name.split(' ').skip(1).any(|w| classes(w).has(class));
        f.flag(known(Words::OrganizationNoun) || known(Words::ThingNoun));
        f.flag(name.split(' ').any(|w| classes(w).any(&[Words::Country, Words::Demonym, Words::Capital])));
        f.flag(self.byline.email.is_some());
    }

    /// What the line's form says: a bullet, space above it, a caption, the page's own hints, a reading time beside it.
    fn add_line(&self, f: &mut Features) {
        let &Named { around, index, line, .. } = self;
        let page = around.page;
        f.flag(line.bullet);
        f.add(usize::from(line.blank_before).min(3));
        f.add(usize::from(self.signs.caption));
        let hints = page.html.and_then(|h| h.lines.get(index)).map(|l| l.hints);
        f.add(hints.map_or(0, |h| 1 + usize::from(h & hint::BYLINE != 0) + 2 * usize::from(h & hint::BIOGRAPHY != 0)));
        f.add(hints.map_or(0, |h| 1 + usize::from(h & (hint::RELATED | hint::SIDE | hint::COMMENT) != 0)));
        let timed = |i: usize| usize::from(is_reading_time(page.words(i)));
        f.add(timed(index + 1) + index.checked_sub(1).map_or(0, |above| 2 * timed(above)));
    }

    /// Whether it stands as a teaser's writer does, below a title, and whether the page introduces who is named.
    fn add_standing(&self, f: &mut Features, told: &[&str]) {
        let &Named { around, index, head, name, .. } = self;
        let titled = around.class(index, -1) == Class::Title && index != head + 1;
        f.add(match () {
            () if index < head => 1 + usize::from(titled),
            () if titled => 3,
            () if index == head + 1 => 4,
            () => 0,
        });
        let given = name.split(' ').next().unwrap_or("");
        let known = match () {
            () if introduced(around, index) => 1,
            () if told.iter().any(|k| k.starts_with(name)) => 2,
            () if given.len() > 2 && told.iter().any(|k| k.starts_with(given)) => 3,
            () => 0,
        };
        f.add(known + 4 * usize::from(index > around.end) + 8 * usize::from(self.form == Form::Few));
    }
}

/// The sum that is enough for a name below "By" alone, or beside the headline with its date, age or post in the same line.
fn beside(page: &super::page::Page, index: usize, head: usize, rest: &str) -> i32 {
    let dated = bylines::is_age(rest) || !dates::find(rest).is_empty();
    match () {
        () if index > head && index <= head + 3 && rest.len() < 60 && is_role(rest) => POSTED,
        () if index.abs_diff(head) <= 2 && dated => DATED,
        () if index > head && index < head + 12 && label_above(page, index) == 1 => OPENED,
        () => 0,
    }
}

/// True where a few capitals may be a name without a label above: near the headline with date or reading time beside them.
fn may_be_few(around: &Surroundings, index: usize, headline: Option<usize>) -> bool {
    let page = around.page;
    let below = headline.is_some_and(|h| index > h && index <= h + 4);
    let told = |i: usize| around.class(i, 0) == Class::Date || is_reading_time(page.words(i));
    let dated = page.signs.get(index).is_some_and(|s| s.has_date);
    let twice = || page.words(index + 1) == page.words(index) || page.words(index - 1) == page.words(index);
    below && (dated || told(index + 1) || told(index - 1) || twice())
}

/// "9 min read".
fn is_reading_time(words: &str) -> bool {
    words.len() < 40
        && words.contains(|c: char| c.is_ascii_digit())
        && ["min read", "minute read", "minutes read", "mins read", "eading time"].iter().any(|m| search::holds(words, m))
}

/// What stands behind the first name: 0 nothing, 1 a role, 2 a comma or "and", 3 a bar or dot, 4 a digit, 5 a word glued to it.
fn after(rest: &str) -> usize {
    let bare = rest.trim_start_matches([' ', '\u{a0}', ',', '-', '–', '—', '(']);
    match rest.chars().next() {
        _ if bare.is_empty() => 0,
        _ if bylines::starts_with_role(bare) => 1,
        Some('|' | '•' | '·' | '/') => 3,
        _ if bare.starts_with(['|', '•', '·', '/']) => 3,
        _ if bare.starts_with(|c: char| c.is_ascii_digit()) => 4,
        Some(',') => 2,
        _ if bare.starts_with("and ") || bare.starts_with("& ") => 2,
        Some(c) if c.is_alphabetic() => 5,
        _ => 6,
    }
}

fn is_role(words: &str) -> bool {
    words.split(' ').take(4).any(|w| {
        let bare = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        lexicon::classes_of(&bare).any(&[Words::Role, Words::Title])
    })
}

/// The label that stands alone above a name: 1 "By" and the like, 2 "Source", 3 another line that ends in a colon.
fn label_above(page: &super::page::Page, index: usize) -> usize {
    let Some(above) = index.checked_sub(1) else { return 0 };
    let words = page.words(above).trim_end_matches([':', ' ', '|', '-', '–', '—']);
    let reads = |list: &[&str]| list.iter().any(|w| words.eq_ignore_ascii_case(w));
    match () {
        () if reads(&[
            "by",
            "written by",
            "author",
            "authors",
            "words by",
            "posted by",
            "article by",
            "story by",
            "published by",
            "about the author",
            "about author",
            "article author",
            "meet the author",
        ]) =>
        {
            1
        }
        () if reads(&["source", "provided by", "from"]) => 2,
        () if page.words(above).ends_with(':') => 3,
        () => 0,
    }
}
