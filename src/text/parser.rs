//! The dependency parser: a greedy transition parser (arc-hybrid) that decides by a linear model, and a linear labeller.
//!
//! Marks are set aside before parsing: a word knows which marks stand right before it, and they are hung on the finished tree by
//! rule. The three actions build the unlabelled tree in twice as many steps as there are words; then each edge gets its relation.
//!
//! Closed-class words (prepositions, conjunctions, auxiliaries, pronouns) stand for themselves where open-class words are
//! known by their tag: that [`Item::kind`] makes small feature pairs say much.
//!
//! State, features and actions are made here for both the page and the training, so that they cannot drift apart.

use super::Tag;
use super::coded::Triples;
use super::labeller;
use super::model::{Reader, hash, key, key2};
use super::tree::{Relation, Tree};
use std::sync::OnceLock;

static MODEL: &[u8] = include_bytes!("models/parser.bin");

/// Sentences of more tokens are not parsed.
pub const LONGEST: usize = 220;

/// Bits of a feature key of the action model.
pub const KEY_BITS: u32 = 22;

/// How many features a state has.
const FEATURES: usize = 58;

/// What the parser can do next. The stack's top is `s0`, below it `s1`; `b0` is the next word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    /// Puts b0 on the stack.
    Shift,
    /// Hangs s0 on b0 and takes it off the stack.
    Left,
    /// Hangs s0 on s1 and takes it off the stack.
    Right,
}

/// All actions.
pub const ACTIONS: [Action; 3] = [Action::Shift, Action::Left, Action::Right];

/// A word as the parser sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Item {
    /// Hash of the lower-case word; 0 for no word.
    pub word: u32,
    /// The word's tag plus one; 0 for no word.
    pub tag: u32,
    /// The word itself for closed classes, the tag for open ones.
    pub kind: u32,
    /// The marks right before it, one bit a class.
    pub marks: u32,
    /// Its token in the sentence.
    pub token: u16,
}

/// Classes of marks before a word.
pub mod mark {
    /// A comma.
    pub const COMMA: u32 = 1;
    /// A colon, dash or ellipsis.
    pub const DASH: u32 = 2;
    /// An opening quotation mark.
    pub const OPEN: u32 = 4;
    /// A closing quotation mark.
    pub const CLOSE: u32 = 8;
    /// A bracket.
    pub const BRACKET: u32 = 16;
    /// An end mark.
    pub const STOP: u32 = 32;
}

/// The sentence's words without its marks, the root behind the last.
pub fn items<'w>(words: impl Iterator<Item = (&'w str, Tag)>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut marks = 0;
    for (token, (lower, tag)) in words.enumerate() {
        marks |= match tag {
            Tag::Comma => mark::COMMA,
            Tag::Colon => mark::DASH,
            Tag::OpenQuote => mark::OPEN,
            Tag::CloseQuote => mark::CLOSE,
            Tag::OpenBracket | Tag::CloseBracket => mark::BRACKET,
            Tag::Stop => mark::STOP,
            Tag::Nfp => mark::DASH,
            _ => {
                let word = hash(lower.as_bytes());
                let tag_number = tag as u32 + 1;
                let kind = if closed_class(lower, tag) { key2(1, word, tag_number) } else { tag_number };
                items.push(Item { word, tag: tag_number, kind, marks, token: u16::try_from(token).unwrap_or(u16::MAX) });
                marks = 0;
                continue;
            }
        };
    }
    items.push(Item { word: 1, tag: 60, kind: 60, marks, token: u16::MAX });
    items
}

/// True for a word that the parser knows by itself.
fn closed_class(lower: &str, tag: Tag) -> bool {
    match tag {
        Tag::In | Tag::To | Tag::Md | Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb | Tag::Cc | Tag::Rp | Tag::Ex | Tag::Pos => {
            lower.len() <= 8
        }
        Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Pdt => lower.len() <= 5,
        Tag::Rb => matches!(
            lower,
            "not" | "n't" | "so" | "as" | "then" | "also" | "only" | "just" | "even" | "too" | "very" | "more" | "ago"
        ),
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => matches!(
            lower,
            "be" | "is"
                | "are"
                | "was"
                | "were"
                | "been"
                | "being"
                | "am"
                | "'s"
                | "'re"
                | "'m"
                | "have"
                | "has"
                | "had"
                | "having"
                | "'ve"
                | "do"
                | "does"
                | "did"
                | "said"
                | "says"
                | "say"
                | "told"
                | "according"
                | "including"
        ),
        _ => false,
    }
}

/// No item.
const NONE: u16 = u16::MAX;

/// A parse under way.
#[derive(Clone, Debug)]
pub struct State<'i> {
    items: &'i [Item],
    stack: Vec<u16>,
    next: usize,
    /// The head found for each item; [`NONE`] where none yet.
    heads: Vec<u16>,
    kin: Vec<Kin>,
    /// How many commas, and how many verbs, stand before each item.
    commas: Vec<u16>,
    verbs: Vec<u16>,
}

/// An item's children so far: the outermost two on each side, and how many.
#[derive(Clone, Copy, Debug)]
struct Kin {
    left: [u16; 2],
    right: [u16; 2],
    lefts: u8,
    rights: u8,
}

impl<'i> State<'i> {
    /// The state before the first action. `items` ends with the root.
    pub fn new(items: &'i [Item]) -> State<'i> {
        let kin = Kin { left: [NONE; 2], right: [NONE; 2], lefts: 0, rights: 0 };
        let running = |counts: fn(&Item) -> bool| {
            let mut sum = 0u16;
            items
                .iter()
                .map(|i| {
                    sum = sum.saturating_add(u16::from(counts(i)));
                    sum
                })
                .collect()
        };
        let commas = running(|i| i.marks & (mark::COMMA | mark::DASH) != 0);
        let verbs = running(|i| (Tag::Md as u32 + 1 == i.tag) || Tag::from_index(i.tag.saturating_sub(1) as usize).is_verb());
        State {
            items,
            stack: Vec::with_capacity(32),
            next: 0,
            heads: vec![NONE; items.len()],
            kin: vec![kin; items.len()],
            commas,
            verbs,
        }
    }

    /// The number of words, the root not counted.
    fn words(&self) -> usize {
        self.items.len().saturating_sub(1)
    }

    /// True where nothing is left to do.
    pub fn is_final(&self) -> bool {
        self.next >= self.words() && self.stack.is_empty()
    }

    /// True where `action` can be taken. Only the last word on the stack may hang on the root, so that there is one root.
    pub fn allows(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.next < self.words(),
            Action::Left => !self.stack.is_empty() && (self.next < self.words() || self.stack.len() == 1),
            Action::Right => self.stack.len() >= 2,
        }
    }

    /// Takes `action`.
    pub fn take(&mut self, action: Action) {
        let next = u16::try_from(self.next).unwrap_or(NONE);
        match action {
            Action::Shift => {
                self.stack.push(next);
                self.next += 1;
            }
            Action::Left => {
                let Some(child) = self.stack.pop() else { return };
                self.hang(child, next);
                if let Some(kin) = self.kin.get_mut(self.next) {
                    kin.left = [child, kin.left[0]];
                    kin.lefts = kin.lefts.saturating_add(1);
                }
            }
            Action::Right => {
                let Some(child) = self.stack.pop() else { return };
                let Some(&head) = self.stack.last() else { return };
                self.hang(child, head);
                if let Some(kin) = self.kin.get_mut(usize::from(head)) {
                    kin.right = [child, kin.right[0]];
                    kin.rights = kin.rights.saturating_add(1);
                }
            }
        }
    }

    fn hang(&mut self, child: u16, head: u16) {
        if let Some(slot) = self.heads.get_mut(usize::from(child)) {
            *slot = head;
        }
    }

    /// The stack, bottom first.
    pub fn stack(&self) -> &[u16] {
        &self.stack
    }

    /// The index of the next word, [`Item`]s counted.
    pub fn next(&self) -> usize {
        self.next
    }

    /// The head found for each item, as an index of items; the root word's is the root's index.
    pub fn heads(&self) -> &[u16] {
        &self.heads
    }

    fn item(&self, at: u16) -> Item {
        self.items.get(usize::from(at)).copied().unwrap_or_default()
    }

    fn kin(&self, at: u16) -> Kin {
        self.kin.get(usize::from(at)).copied().unwrap_or(Kin { left: [NONE; 2], right: [NONE; 2], lefts: 0, rights: 0 })
    }

    fn on_stack(&self, depth: usize) -> u16 {
        self.stack.len().checked_sub(depth + 1).and_then(|i| self.stack.get(i)).copied().unwrap_or(NONE)
    }

    /// How many of `counts` lie after item `from` up to item `to`, at most 3.
    fn between(counts: &[u16], from: u16, to: u16) -> u32 {
        let at = |i: u16| counts.get(usize::from(i)).copied().unwrap_or(0);
        if from == NONE { 0 } else { u32::from(at(to).saturating_sub(at(from)).min(3)) }
    }

    /// The keys of the state's features.
    pub fn features(&self, keys: &mut Vec<u32>) {
        keys.extend_from_slice(&self.keys());
    }

    /// The same, of the first template first.
    fn keys(&self) -> [u32; FEATURES] {
        let mut keys = self.values();
        let mut template = 0;
        for slot in &mut keys {
            template += 1;
            *slot = key(template, *slot) >> (super::model::KEY_BITS - KEY_BITS);
        }
        keys
    }

    /// The value of each feature template, of the first template first.
    #[rustfmt::skip]
    fn values(&self) -> [u32; FEATURES] {
        let next = u16::try_from(self.next).unwrap_or(NONE);
        let after = |n: u16| if usize::from(next) + usize::from(n) < self.items.len() { next + n } else { NONE };
        let (at0, at1, at2) = (self.on_stack(0), self.on_stack(1), self.on_stack(2));
        let (s0, s1, s2) = (self.item(at0), self.item(at1), self.item(at2));
        let (b0, b1, b2) = (self.item(next), self.item(after(1)), self.item(after(2)));
        let (k0, k1, kb) = (self.kin(at0), self.kin(at1), self.kin(next));
        let [s0l, s0r, s1l, s1r] = [k0.left[0], k0.right[0], k1.left[0], k1.right[0]].map(|i| self.item(i));
        let [s0l2, s0r2, b0l, b0l2] = [k0.left[1], k0.right[1], kb.left[0], kb.left[1]].map(|i| self.item(i));
        let s0n = self.item(at0.saturating_add(1));
        let distance = if at0 == NONE { 0 } else { match next - at0 { d @ 0..=4 => u32::from(d), 5..=7 => 5, 8..=12 => 6, _ => 7 } };
        let apart = if at1 == NONE || at0 == NONE { 0 } else { match at0 - at1 { d @ 0..=4 => u32::from(d), 5..=9 => 5, _ => 6 } };
        let commas = Self::between(&self.commas, at0, next);
        let commas1 = Self::between(&self.commas, at1, at0);
        let verbs = Self::between(&self.verbs, at0, next);
        let size = u32::from(k0.lefts.min(3)) << 4 | u32::from(k0.rights.min(3));
        let heads = pair(s0.kind, b0.kind);
        let stack = pair(s1.kind, s0.kind);
        [
            s0.word, s0.kind, s1.word, s1.kind, s2.kind, b0.word, b0.kind, b1.word, b1.kind, b2.kind, pair(s0.word, b0.word),
            pair(s0.word, b0.kind), pair(s0.kind, b0.word), heads, pair(heads, distance), stack, pair(s1.word, s0.kind),
            pair(s1.kind, s0.word), pair(s1.word, s0.word), pair(b0.kind, b1.kind), pair(s1.kind, b0.kind),
            pair(heads, b1.kind), pair(stack, b0.kind), pair(stack, s2.kind), pair(heads, s0r.kind), pair(heads, s0l.kind),
            pair(heads, b0l.kind), pair(stack, s1r.kind), pair(stack, s0l.kind), pair(pair(b0.kind, b1.kind), b2.kind),
            pair(pair(s0.tag, b0.tag), commas << 2 | verbs), pair(pair(s1.tag, s0.tag), commas1 << 3 | apart),
            pair(s0.kind, size), pair(b0.kind, u32::from(kb.lefts)), pair(s0.word, size), pair(s0.word, distance),
            pair(b0.word, distance), pair(heads, b0.marks), pair(pair(s0.tag, b0.tag), s0n.marks),
            pair(stack, s0.marks << 8 | b0.marks), pair(pair(s0.tag, b0.tag), b1.marks),
            pair(pair(s1.tag, s0.tag), pair(b0.kind, b1.tag)), pair(s0.kind, pair(s0l.tag, s0l2.tag)),
            pair(s0.kind, pair(s0r.kind, s0r2.tag)), pair(b0.kind, pair(b0l.kind, b0l2.tag)), pair(stack, s0r.kind),
            pair(pair(s1.tag, s0.tag), s1l.kind), pair(pair(s0.tag, b0.tag), pair(b1.tag, b2.tag)),
            pair(pair(s2.tag, s1.tag), pair(s0.tag, b0.tag)), pair(b0.word, b1.kind), pair(s0.word, s0r.kind),
            pair(s0.kind, pair(s0l.kind, s0r.kind)), pair(pair(s1.word, b0.kind), s0.tag),
            pair(s0.kind, pair(s1r.kind, b0.tag)), pair(b0.word, s0r.kind), pair(s0l.word, s0.tag),
            pair(pair(s0.tag, s0r.word), b0.tag), pair(pair(s1.tag, s0.tag), pair(size, b0.tag)),
        ]
    }
}

/// The model, read from its file.
#[derive(Debug, Default)]
pub struct Parser {
    /// Rows of three weights, in the low bytes, each raised by 128, found by open addressing. The high byte proves the key without
    /// holding it: a key's place is its [`spread`] bits but the last five; the byte holds those five and how far from its place the row
    /// stands. So a row is four bytes, and the table stays in the cache.
    slots: Vec<u32>,
    labeller: labeller::Labeller,
}

/// Bits of a key's place in the table; the other five bits stand in the row.
const PLACE_BITS: u32 = KEY_BITS - 5;

/// How far from its place a row may stand.
const REACH: u32 = 8;

impl Parser {
    /// The parser the page ships with.
    pub fn shipped() -> &'static Parser {
        static PARSER: OnceLock<Parser> = OnceLock::new();
        PARSER.get_or_init(|| Parser::read(MODEL))
    }

    /// Reads a model file: the rows of the actions, then the labeller's.
    pub fn read(bytes: &[u8]) -> Parser {
        let mut reader = Reader::new(bytes);
        let rows = Triples::default().code(&mut reader.section(), KEY_BITS);
        let slots = vec![0; (1 << PLACE_BITS) + REACH as usize];
        let mut parser = Parser { slots, labeller: labeller::Labeller::default() };
        for (key, [a, b, c]) in rows.keys.into_iter().zip(rows.rows) {
            parser.insert(key, u32::from_le_bytes([a, b, c, 0].map(i8::cast_unsigned)) ^ 0x80_8080);
        }
        parser.labeller = labeller::Labeller::read(&mut reader);
        parser
    }

    /// Puts a row in; one that finds no free slot near its place is left out.
    fn insert(&mut self, key: u32, weights: u32) {
        let (place, rest) = spread(key);
        for away in 0..REACH {
            let Some(slot) = self.slots.get_mut(place + away as usize) else { return };
            if *slot == 0 {
                *slot = (rest << 3 | away) << 24 | weights;
                return;
            }
        }
    }

    /// Adds the weights of a feature whose place another row has: its own may stand behind that.
    fn score_behind(&self, (place, rest): (usize, u32), sums: &mut Sums) {
        for away in 1..REACH {
            let row = self.slots.get(place + away as usize).copied().unwrap_or(0);
            if row == 0 {
                return;
            }
            if row >> 24 == rest << 3 | away {
                sums.add(row);
                return;
            }
        }
    }

    /// Parses a sentence, given its lower-case words and tags; `None` for an empty or very long one.
    pub fn parse(&self, words: &[(&str, Tag)]) -> Option<Tree> {
        if words.is_empty() || words.len() > LONGEST {
            return None;
        }
        let items = items(words.iter().copied());
        let heads = self.heads(&items);
        let relations = self.labeller.label(&items, &heads);
        Some(with_marks(words.len(), &items, &heads, &relations))
    }

    /// The head of each item but the root.
    pub fn heads(&self, items: &[Item]) -> Vec<u16> {
        let mut state = State::new(items);
        while !state.is_final() {
            let allowed = ACTIONS.map(|action| state.allows(action));
            let action = match allowed {
                // Where only one action can be taken the weights are not asked: one step in six.
                [true, false, false] => Action::Shift,
                [false, true, false] => Action::Left,
                [false, false, true] => Action::Right,
                [false, false, false] => break,
                _ => self.best(&state, allowed),
            };
            state.take(action);
        }
        state.heads
    }

    /// The action with the most points among those allowed; of equal ones the first.
    fn best(&self, state: &State, allowed: [bool; 3]) -> Action {
        let keys = state.keys();
        let mut sums = Sums::default();
        // All look-ups are begun before the first is used: their waits for memory overlap.
        let mut rows = [0; FEATURES];
        for (row, &key) in rows.iter_mut().zip(&keys) {
            if let Some(&there) = self.slots.get(spread(key).0) {
                *row = there;
            }
        }
        for (&key, &row) in keys.iter().zip(&rows) {
            // Nearly every row stands in its place, or is not there.
            let (place, rest) = spread(key);
            if row >> 24 == rest << 3 {
                sums.add(row);
            } else if row != 0 {
                self.score_behind((place, rest), &mut sums);
            }
        }
        let mut best = (i32::MIN, Action::Shift);
        for ((action, score), allowed) in ACTIONS.into_iter().zip(sums.scores()).zip(allowed) {
            if allowed && score > best.0 {
                best = (score, action);
            }
        }
        best.1
    }
}

/// Sums of rows' weights: the first and the third in the halves of one number, so that both are added at once. As each weight is raised
/// by 128 no sum falls below zero, and as a state has [`FEATURES`] features none overflows its half.
#[derive(Default)]
struct Sums {
    outer: u32,
    middle: u32,
    count: i32,
}

impl Sums {
    #[inline(always)]
    fn add(&mut self, row: u32) {
        self.outer += row & 0xFF_00FF;
        self.middle += row >> 8 & 0xFF;
        self.count += 1;
    }

    /// The sums of the weights as they are.
    fn scores(&self) -> [i32; 3] {
        [self.outer & 0xFFFF, self.middle, self.outer >> 16].map(|sum| sum.cast_signed() - 128 * self.count)
    }
}

/// A key's place in the table, and its five bits that the place does not tell. Different keys differ in one of the two.
#[inline(always)]
fn spread(key: u32) -> (usize, u32) {
    let mixed = key.wrapping_mul(0x9E37_79B1) & ((1 << KEY_BITS) - 1);
    ((mixed >> 5) as usize, mixed & 31)
}

/// Two values as one.
#[inline(always)]
fn pair(a: u32, b: u32) -> u32 {
    a.rotate_left(13) ^ b.wrapping_mul(0x9E37_79B1)
}

/// The whole tree: the words' heads and relations, and each mark hung on the lowest word that covers both its neighbours.
fn with_marks(tokens: usize, items: &[Item], heads: &[u16], relations: &[Relation]) -> Tree {
    let words = items.len().saturating_sub(1);
    let token = |item: usize| items.get(item).filter(|_| item < words).map(|i| i.token);
    let mut all: Vec<Option<u16>> = vec![None; tokens];
    let mut names = vec![Relation::Punct; tokens];
    let mut is_word = vec![false; tokens];
    let mut root = None;
    for item in 0..words {
        let Some(place) = token(item).map(usize::from) else { continue };
        let head = heads.get(item).and_then(|&h| token(usize::from(h)));
        if head.is_none() {
            root = root.or(Some(place));
        }
        if let (Some(slot), Some(name), Some(word)) = (all.get_mut(place), names.get_mut(place), is_word.get_mut(place)) {
            *slot = head;
            *name = if head.is_none() { Relation::Root } else { relations.get(item).copied().unwrap_or_default() };
            *word = true;
        }
    }
    let Some(root) = root else {
        // Marks only: all hang on the first.
        let heads = (0..tokens).map(|i| (i > 0).then_some(0)).collect();
        return Tree::new(heads, names);
    };
    let bare = Tree::new(all.clone(), names.clone());
    let mut before: Option<usize> = None;
    for place in 0..tokens {
        if is_word.get(place) == Some(&true) {
            before = Some(place);
            continue;
        }
        // The lowest word that covers the word before and the mark: climbing from it until the stretch reaches past the mark.
        let cover = before.map(|b| std::iter::once(b).chain(bare.ancestors(b)).find(|&a| bare.subtree(a).end > place));
        let head = cover.flatten().unwrap_or(root);
        if let Some(slot) = all.get_mut(place) {
            *slot = u16::try_from(head).ok();
        }
    }
    Tree::new(all, names)
}
