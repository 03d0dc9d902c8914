//! The features by which the line model tells body from furniture: the line's own shape and signs, its neighbours', its place
//! among the page's running text, and, for HTML, the elements around it. All are small integers.

use super::hashed::{buckets_of, lexical};
use super::lines::{End, Line, Start};
use super::page::Page;
use super::reach::{Reach, WIDE};
use super::signs::Signs;
use super::statement::Statement;
use crate::input::LineFacts;
use crate::input::tags::{flag, hint};
use crate::span::narrow;
use rustc_hash::FxHashMap;

/// Runs of three words that a text in the page's data must have to be more than a teaser.
const STATED: i16 = 100;

/// What the line itself gives, computed once a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own {
    words: i16,
    prose: bool,
    stops: i16,
    capitals: i16,
    end: i16,
    furniture: i16,
    lexical: i16,
    own_block: i16,
    parent: i16,
    grand: i16,
    linked: i16,
    known: i16,
    rare: i16,
}

/// Names of the features' groups, for the reasons a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Length, small words, capitals, digits, marks.
    Shape,
    /// How it ends or begins.
    Ends,
    /// Phrases, dates, names, credits.
    Signs,
    /// Its words, as learned.
    Words,
    /// Repeats, and words shared with the page's running text.
    Echo,
    /// Where it stands on the page.
    Place,
    /// The lines around it.
    Around,
    /// The elements around it.
    Html,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Group; 8] =
        [Group::Shape, Group::Ends, Group::Signs, Group::Words, Group::Echo, Group::Place, Group::Around, Group::Html];
}

/// The groups of the text features, in order; the HTML ones follow them.
pub const TEXT_GROUPS: [(Group, usize); 7] = [
    (Group::Shape, 14),
    (Group::Ends, 5),
    (Group::Signs, 9),
    (Group::Words, 1),
    (Group::Echo, 4),
    (Group::Place, 9),
    (Group::Around, 44 + WIDE),
];
/// How many text features a line has.
pub const TEXT: usize = 86 + WIDE;
/// How many HTML features a line has.
pub const HTML: usize = 73;
/// All of them.
pub const ALL: usize = TEXT + HTML;

/// The group of feature `index`.
pub fn group(index: usize) -> Group {
    GROUPS.get(index).copied().unwrap_or(Group::Html)
}

/// The group of each text feature.
static GROUPS: [Group; TEXT] = groups();

const fn groups() -> [Group; TEXT] {
    let mut of = [Group::Html; TEXT];
    let (mut rest, mut groups): (&mut [Group], &[(Group, usize)]) = (&mut of, &TEXT_GROUPS);
    while let Some((&(group, count), after)) = groups.split_first() {
        let (mut these, others) = rest.split_at_mut(count);
        while let Some((slot, more)) = these.split_first_mut() {
            *slot = group;
            these = more;
        }
        (rest, groups) = (others, after);
    }
    of
}

/// What is known of a page before its lines are looked at one by one.
#[derive(Debug)]
pub struct Prepared<'p> {
    page: &'p Page<'p>,
    own: Vec<Own>,
    /// Words of running text above each line, and the sum at the end.
    prose_before: Vec<u32>,
    prose_total: u32,
    prose_lines: u32,
    /// The index of the next line of running text at or after each line.
    next_prose: Vec<u32>,
    /// The size of the group of lines without a blank line between, and the share of running text in it.
    group_size: Vec<i16>,
    group_prose: Vec<i16>,
    spaced: i16,
    mass: Masses,
    wide: Reach,
    stated: Vec<[i16; 3]>,
}

#[derive(Debug, Default)]
struct Masses {
    block: FxHashMap<u32, u32>,
    parent: FxHashMap<u32, u32>,
    grand: FxHashMap<u32, u32>,
    top: [u32; 3],
}

fn small(n: impl TryInto<i16>) -> i16 {
    n.try_into().unwrap_or(i16::MAX)
}

fn share(part: u32, whole: u32) -> i16 {
    if whole == 0 { 0 } else { small(u64::from(part) * 100 / u64::from(whole)) }
}

impl<'p> Prepared<'p> {
    /// Prepares a page; `weights` is the table of word weights, `BUCKETS` long.
    pub fn new(page: &'p Page<'p>, weights: &[i8]) -> Prepared<'p> {
        let mut found = Vec::new();
        let lexical = (0..page.lines.len())
            .map(|i| {
                buckets_of(page.wording().hashes_of(i), &mut found);
                lexical(weights, &found)
            })
            .collect();
        Prepared::with_lexical(page, lexical)
    }

    /// Prepares a page whose lines' word scores are known.
    pub fn with_lexical(page: &'p Page<'p>, lexical: Vec<i16>) -> Prepared<'p> {
        let mut prepared = Prepared {
            page,
            own: Vec::with_capacity(page.lines.len()),
            prose_before: Vec::with_capacity(page.lines.len()),
            prose_total: 0,
            prose_lines: 0,
            next_prose: Vec::new(),
            group_size: Vec::new(),
            group_prose: Vec::new(),
            spaced: 0,
            mass: Masses::default(),
            wide: Reach::read(page),
            stated: Vec::new(),
        };
        for ((line, signs), score) in page.both().zip(lexical) {
            prepared.line(line, signs, score);
        }
        prepared.look_ahead();
        prepared.groups();
        prepared.echo();
        prepared.masses();
        prepared.statements();
        prepared
    }

    fn line(&mut self, line: &Line, signs: &Signs, lexical: i16) {
        let shape = &line.shape;
        let prose = shape.is_prose();
        self.own.push(Own {
            words: small(shape.words.min(300)),
            prose,
            stops: share(shape.stops, shape.words),
            capitals: share(shape.capitals, shape.words),
            end: end(shape.end),
            furniture: furniture(signs),
            lexical,
            ..Own::default()
        });
        self.prose_before.push(self.prose_total);
        if prose {
            self.prose_total = self.prose_total.saturating_add(shape.words);
            self.prose_lines += 1;
        }
    }

    fn look_ahead(&mut self) {
        let mut next = u32::MAX;
        let count = self.own.len();
        self.next_prose = vec![u32::MAX; count];
        for (index, (own, slot)) in self.own.iter().zip(self.next_prose.iter_mut()).enumerate().rev() {
            if own.prose {
                next = narrow(index);
            }
            *slot = next;
        }
    }

    fn groups(&mut self) {
        let lines = &self.page.lines;
        let mut start = 0;
        let mut spaced = 0u32;
        let mut prose = 0u32;
        for index in 0..=lines.len() {
            let opens = lines.get(index).is_none_or(|l| l.blank_before > 0);
            if opens && index > start {
                let size = index - start;
                self.group_size.extend(std::iter::repeat_n(small(size.min(200)), size));
                let part = share(prose, narrow(size));
                self.group_prose.extend(std::iter::repeat_n(part, size));
                start = index;
                prose = 0;
            }
            spaced += u32::from(opens);
            prose += u32::from(self.own.get(index).is_some_and(|o| o.prose));
        }
        self.spaced = share(spaced, narrow(lines.len()));
    }

    fn masses(&mut self) {
        let Some(html) = self.page.html else { return };
        for (facts, own) in html.lines.iter().zip(&self.own) {
            if own.prose {
                let plain = facts.bytes.saturating_sub(facts.link_bytes);
                *self.mass.block.entry(facts.block).or_default() += plain;
                *self.mass.parent.entry(facts.parent).or_default() += plain;
                *self.mass.grand.entry(facts.grand).or_default() += plain;
            }
        }
        let top = |m: &FxHashMap<u32, u32>| m.values().copied().max().unwrap_or(0);
        self.mass.top = [top(&self.mass.block), top(&self.mass.parent), top(&self.mass.grand)];
        let [tb, tp, tg] = self.mass.top;
        for (facts, own) in html.lines.iter().zip(self.own.iter_mut()) {
            let of = |m: &FxHashMap<u32, u32>, key: u32, top: u32| share(m.get(&key).copied().unwrap_or(0), top);
            own.own_block = of(&self.mass.block, facts.block, tb);
            own.parent = of(&self.mass.parent, facts.parent, tp);
            own.grand = of(&self.mass.grand, facts.grand, tg);
            own.linked = share(facts.link_bytes, facts.bytes);
        }
    }

    /// What the page's own data says its body and its summary are, laid beside each line.
    fn statements(&mut self) {
        let Some(html) = self.page.html else { return };
        let body = Statement::read(html.meta.body.as_deref());
        let summary = Statement::read(html.meta.summary.as_deref());
        let size = small(body.size().min(3000));
        let wording = self.page.wording();
        let of_line = |index| [body.share(wording.hashes_of(index)), size, summary.share(wording.hashes_of(index))];
        self.stated = (0..self.own.len()).map(of_line).collect();
    }

    /// The share of line `index`, in hundredths, that stands in the article's text as the page's own data gives it; `None` where
    /// it gives none, or a line too short to tell.
    pub fn stated(&self, index: usize) -> Option<i16> {
        let [share, size, _] = self.stated.get(index).copied()?;
        (size >= STATED && share >= 0).then_some(share)
    }

    fn at(&self, index: usize, offset: isize) -> Own {
        let absent = Own {
            words: -1,
            stops: -1,
            capitals: -1,
            end: -1,
            furniture: -1,
            lexical: 0,
            own_block: -1,
            parent: -1,
            grand: -1,
            linked: -1,
            ..Own::default()
        };
        index.checked_add_signed(offset).and_then(|i| self.own.get(i)).copied().unwrap_or(absent)
    }

    /// The features of line `index`: [`TEXT`] of them, or [`ALL`] where the page came from HTML.
    pub fn features(&self, index: usize, into: &mut Vec<i16>) {
        into.clear();
        let (Some(line), Some(signs)) = (self.page.lines.get(index), self.page.signs.get(index)) else { return };
        let own = self.at(index, 0);
        self.shape(line, &own, into);
        self.signs(signs, into);
        into.push(own.lexical);
        into.extend([small(signs.copies.min(50)), i16::from(signs.first_copy), own.known, own.rare]);
        self.place(index, into);
        self.around(index, into);
        debug_assert_eq!(into.len(), TEXT);
        if let Some(facts) = self.page.html.and_then(|h| h.lines.get(index)) {
            self.html(index, facts, &own, into);
            debug_assert_eq!(into.len(), ALL);
        }
    }

    fn shape(&self, line: &Line, own: &Own, into: &mut Vec<i16>) {
        let shape = &line.shape;
        let words = shape.words;
        into.extend([
            own.words,
            own.stops,
            own.capitals,
            share(shape.shouted, words),
            share(shape.digits, shape.letters + shape.digits),
            share(shape.numbers, words),
            small(shape.commas.min(100)),
            small(shape.quotes.min(100)),
            small(shape.sentences.min(100)),
            small(shape.separators.min(100)),
            small(shape.glued.min(100)),
            small(shape.code.min(100)),
            share(shape.foreign, shape.letters),
            share(shape.letters / 10, words.div_ceil(10).max(1)),
        ]);
        into.extend([
            own.end,
            start(shape.start),
            i16::from(shape.url) + 2 * i16::from(shape.email),
            i16::from(line.bullet),
            i16::from(line.blank_before.min(9)),
        ]);
    }

    fn signs(&self, signs: &Signs, into: &mut Vec<i16>) {
        let evidence = &signs.evidence;
        let label = evidence.label.map_or(0, |l| 1 + l as i16);
        into.extend([
            i16::from(evidence.weight.min(20)),
            label,
            i16::from(evidence.whole),
            i16::from(signs.date) + i16::from(signs.has_date),
            i16::from(signs.byline),
            i16::from(signs.email),
            i16::from(signs.caption),
            i16::from(signs.turn),
            i16::from(signs.bracketed),
        ]);
    }

    /// How many of each line's words stand in other lines of running text, and how many in few of them.
    fn echo(&mut self) {
        let wording = self.page.wording();
        // By a word's number, how often it stands in running text.
        let mut counts = vec![0u32; wording.hashes().len()];
        for (index, _) in self.own.iter().enumerate().filter(|(_, own)| own.prose) {
            for &word in wording.of(index) {
                if let Some(count) = counts.get_mut(word as usize) {
                    *count += 1;
                }
            }
        }
        for (index, own) in self.own.iter_mut().enumerate() {
            let once = u32::from(own.prose);
            let (mut count, mut known, mut rare) = (0, 0, 0);
            for &word in wording.of(index) {
                let seen = counts.get(word as usize).copied().unwrap_or(0);
                count += 1;
                known += u32::from(seen > once);
                rare += u32::from(seen > once && seen < once + 6);
            }
            (own.known, own.rare) = (share(known, count), share(rare, count));
        }
    }

    fn place(&self, index: usize, into: &mut Vec<i16>) {
        let count = narrow(self.own.len());
        let at = narrow(index);
        let before = self.prose_before.get(index).copied().unwrap_or(0);
        let next = self.next_prose.get(index).copied().unwrap_or(u32::MAX);
        into.extend([
            share(at, count),
            share(before, self.prose_total),
            small(before.min(3000)),
            small(self.prose_total.saturating_sub(before).min(3000)),
            small(at.min(2000)),
            if next == u32::MAX { 999 } else { small((next - at).min(900)) },
            share(self.prose_lines, count),
            self.group_size.get(index).copied().unwrap_or(1),
            self.group_prose.get(index).copied().unwrap_or(0),
        ]);
    }

    fn around(&self, index: usize, into: &mut Vec<i16>) {
        for offset in [-3, -2, -1, 1, 2, 3] {
            let near = self.at(index, offset);
            into.extend([near.words, near.stops, near.capitals, near.end, near.furniture, near.lexical]);
        }
        // Words, running text and word scores of wider windows above and below.
        for range in [-8..0, 1..9] {
            let (mut words, mut prose, mut lexical) = (0i16, 0i16, 0i32);
            for offset in range {
                let near = self.at(index, offset);
                words = words.saturating_add(near.words.max(0));
                prose += i16::from(near.prose);
                lexical += i32::from(near.lexical);
            }
            into.extend([words, prose, small(lexical / 8)]);
        }
        into.push(self.spaced);
        let below = self.page.lines.get(index + 1).map_or(9, |l| l.blank_before.min(9));
        into.push(i16::from(below));
        into.extend(self.wide.of(index));
    }

    /// How many lines the page has.
    pub fn lines(&self) -> usize {
        self.own.len()
    }

    fn html(&self, index: usize, facts: &LineFacts, own: &Own, into: &mut Vec<i16>) {
        const FLAGS: [u32; 20] = [
            flag::ARTICLE,
            flag::MAIN,
            flag::NAV,
            flag::ASIDE,
            flag::FOOTER,
            flag::HEADER,
            flag::FIGURE,
            flag::FIGCAPTION,
            flag::FORM,
            flag::LIST,
            flag::TABLE,
            flag::QUOTE,
            flag::HEADING,
            flag::TITLE,
            flag::HIDDEN,
            flag::PARAGRAPH,
            flag::TIME,
            flag::CODE,
            flag::MARKED_BODY,
            flag::OVERLAY,
        ];
        into.extend(FLAGS.map(|f| i16::from(facts.flags & f != 0)));
        const HINTS: [u32; 22] = [
            hint::SHARE,
            hint::RELATED,
            hint::LISTING,
            hint::NAVIGATION,
            hint::FOOT,
            hint::SIDE,
            hint::CAPTION,
            hint::PICTURE,
            hint::BYLINE,
            hint::BIOGRAPHY,
            hint::DATE,
            hint::META,
            hint::HEADLINE,
            hint::DECK,
            hint::COMMENT,
            hint::ADVERT,
            hint::PROMPT,
            hint::TAGS,
            hint::STORY,
            hint::TEXT,
            hint::PULL,
            hint::SCREEN,
        ];
        into.extend(HINTS.map(|h| i16::from(facts.hints & h != 0) + i16::from(facts.own_hints & h != 0)));
        into.extend([
            own.linked,
            share(facts.bold_bytes, facts.bytes),
            own.own_block,
            own.parent,
            own.grand,
            i16::from(facts.depth),
        ]);
        let top = |top: u32| small(top.min(30_000));
        into.extend(self.mass.top.map(top));
        for offset in [-2, -1, 1, 2] {
            let near = self.at(index, offset);
            into.extend([near.linked, near.parent, near.grand]);
        }
        let html = self.page.html.map(|h| h.lines.as_slice()).unwrap_or(&[]);
        for offset in [-1isize, 1] {
            let near = index.checked_add_signed(offset).and_then(|i| html.get(i));
            into.push(near.map_or(-1, |n| i16::from(n.parent == facts.parent) + 2 * i16::from(n.block == facts.block)));
            into.push(near.map_or(-1, |n| small(n.flags & (flag::PARAGRAPH | flag::HEADING | flag::LIST) != 0)));
            into.push(near.map_or(-1, |n| small(n.depth.abs_diff(facts.depth))));
        }
        into.push(i16::from(facts.flags & flag::LINK != 0));
        into.extend(self.stated.get(index).copied().unwrap_or([-1, 0, -1]));
    }
}

fn end(end: End) -> i16 {
    match end {
        End::Symbol => 0,
        End::Word => 1,
        End::Ellipsis => 2,
        End::Comma => 3,
        End::Colon => 4,
        End::Sentence => 5,
    }
}

fn start(start: Start) -> i16 {
    match start {
        Start::Symbol => 0,
        Start::Digit => 1,
        Start::Upper => 2,
        Start::Lower => 3,
        Start::Quote => 4,
    }
}

/// How strongly the line's signs speak of furniture, in one figure.
fn furniture(signs: &Signs) -> i16 {
    i16::from(signs.evidence.weight.min(6))
        + 3 * i16::from(signs.date)
        + i16::from(signs.byline)
        + 2 * i16::from(signs.caption)
        + 3 * i16::from(signs.email)
}
