//! Trains the dependency parser: an averaged perceptron over the core's own features, led by a dynamic oracle so that it learns
//! to go on well after its own mistakes; pruned to the rows that matter and trained again on those; then the labeller.
//!
//! The tags it learns from are those of taggers that have not seen the sentence, as the page's tagger has not.

use crate::examples::Example;
use crate::pack::{self, Noise};
use crate::tagger;
use foresay::text::coded::Triples;
use foresay::text::labeller;
use foresay::text::model;
use foresay::text::parser::{self, ACTIONS, Action, Item, KEY_BITS, Parser, State};
use foresay::text::{Relation, Tag};
use rustc_hash::FxHashMap;

const MODEL: &str = "src/text/models/parser.bin";
const FOLDS: u32 = 5;
/// Rows of the action model kept.
const ROWS: usize = 20_000;
const FIRST_ROUNDS: usize = 4;
const ROUNDS: usize = 8;
/// By how much a right answer must be ahead of the best wrong one so that nothing is learned from it. Without a margin 36,000 rows give
/// fewer right heads than 20,000 with one.
const MARGIN: i32 = 40;
/// One unit of a kept weight in units of the averaged one.
const STEP: f64 = 5.0;
/// Rows of the labeller kept, its margin and its units.
const LABEL_ROWS: usize = 7_000;
const LABEL_MARGIN: i32 = 25;
const LABEL_STEP: f64 = 4.0;
const LABEL_DEAD: f64 = 0.8;

/// Trains on everything and writes the model.
pub fn write(examples: &[Example]) -> Result<(), String> {
    let sentences = sentences(examples);
    let bytes = train(&sentences.iter().collect::<Vec<_>>());
    std::fs::write(MODEL, &bytes).map_err(|e| format!("{MODEL}: {e}"))?;
    eprintln!("{MODEL}: {} bytes", bytes.len());
    Ok(())
}

/// Prints the accuracy of models that have not seen the document they parse.
pub fn crossval(examples: &[Example]) {
    let sentences = sentences(examples);
    let mut score = Score::default();
    for fold in 0..FOLDS {
        let seen: Vec<&Sentence> = sentences.iter().filter(|s| s.fold != fold).collect();
        let bytes = train(&seen);
        eprintln!("fold {fold}: {} bytes", bytes.len());
        let parser = Parser::read(&bytes);
        for sentence in sentences.iter().filter(|s| s.fold == fold) {
            score.count(sentence, &parser);
        }
    }
    score.print();
}

/// A sentence to learn from: items with predicted tags, gold heads and relations.
struct Sentence {
    group: String,
    fold: u32,
    items: Vec<Item>,
    /// Each item's head; the root word's is the root item.
    heads: Vec<u16>,
    relations: Vec<Relation>,
    words: Vec<(String, Tag)>,
}

fn sentences(examples: &[Example]) -> Vec<Sentence> {
    let tags = tagger::jackknife(examples);
    examples.iter().zip(tags).filter_map(|(e, tags)| sentence(e, tags)).collect()
}

fn sentence(example: &Example, tags: Vec<Tag>) -> Option<Sentence> {
    let words: Vec<(String, Tag)> = example.lowers.iter().cloned().zip(tags).collect();
    let items = parser::items(words.iter().map(|(w, t)| (w.as_str(), *t)));
    let root = items.len() - 1;
    if root == 0 || root > parser::LONGEST {
        return None;
    }
    let place: FxHashMap<usize, usize> = items.iter().take(root).enumerate().map(|(i, item)| (item.token as usize, i)).collect();
    let mut heads = Vec::new();
    let mut main = None;
    for (i, item) in items.iter().take(root).enumerate() {
        // A head that is a mark hands over to its own head.
        let mut head = example.heads[item.token as usize];
        let mut steps = 0;
        while let Some(h) = head
            && !place.contains_key(&h)
            && steps < 50
        {
            head = example.heads[h];
            steps += 1;
        }
        let head = head.and_then(|h| place.get(&h).copied()).filter(|&h| h != i);
        heads.push(match (head, main) {
            (Some(h), _) => h,
            (None, Some(main)) => main,
            (None, None) => {
                main = Some(i);
                root
            }
        });
    }
    main?;
    if !is_tree(&heads) {
        return None;
    }
    projectivize(&mut heads);
    let mut relations: Vec<Relation> = items.iter().take(root).map(|i| relation(&example.relations[i.token as usize])).collect();
    relations.push(Relation::Dep);
    let mut heads: Vec<u16> = heads.into_iter().map(|h| h as u16).collect();
    heads.push(u16::MAX);
    let parts: Vec<&str> = example.document.split(['_', '-']).collect();
    let group = if example.document.starts_with("GUM") { parts[1] } else { "ewt" }.to_owned();
    Some(Sentence { group, fold: example.fold(FOLDS), items, heads, relations, words })
}

/// Our relation for a treebank's.
fn relation(name: &str) -> Relation {
    match name {
        "goeswith" => Relation::Flat,
        "nmod:desc" => Relation::Compound,
        "punct" => Relation::Dep,
        _ => Relation::from_name(name).or_else(|| Relation::from_name(name.split(':').next().unwrap_or(""))).unwrap_or_default(),
    }
}

fn is_tree(heads: &[usize]) -> bool {
    (0..heads.len()).all(|i| {
        let mut at = i;
        (0..=heads.len()).any(|_| {
            at = heads.get(at).copied().unwrap_or(heads.len());
            at == heads.len()
        })
    })
}

/// Lifts crossing edges, the shortest first, until none crosses.
fn projectivize(heads: &mut [usize]) {
    let root = heads.len();
    loop {
        let governs = |heads: &[usize], head: usize, mut at: usize| {
            while at != root {
                if at == head {
                    return true;
                }
                at = heads[at];
            }
            head == root
        };
        let crossing = |&i: &usize| {
            let (low, high) = (i.min(heads[i]), i.max(heads[i]));
            (low + 1..high).any(|k| !governs(heads, heads[i], k))
        };
        let worst = (0..heads.len()).filter(|&i| heads[i] != root).filter(crossing).min_by_key(|&i| i.abs_diff(heads[i]));
        let Some(i) = worst else { return };
        heads[i] = heads[heads[i]];
    }
}

/// What each action costs in gold edges that can no longer be found (Goldberg and Nivre 2013).
fn costs(state: &State, gold: &[u16]) -> [usize; 3] {
    let stack = state.stack();
    let next = state.next();
    let head = |i: u16| gold[i as usize] as usize;
    let top = stack.last().copied();
    let below = stack.len().checked_sub(2).map(|i| stack[i]);
    let words = gold.len() - 1;
    let mut costs = [0; 3];
    // Shift: b0 loses a head below the top, and children on the stack.
    if next < words {
        let b = next as u16;
        costs[0] = stack.iter().rev().skip(1).filter(|&&s| head(b) == s as usize).count()
            + stack.iter().filter(|&&s| head(s) == next).count();
    }
    if let Some(s) = top {
        let children = (next..words).filter(|&b| gold[b] == s).count();
        costs[1] = children + usize::from(head(s) > next) + usize::from(below.is_some_and(|b| head(s) == b as usize));
        costs[2] = children + usize::from(head(s) >= next);
    }
    costs
}

/// Weights for every key of the action model, directly addressed.
struct Perceptron {
    weights: Vec<[i32; 3]>,
    dated: Vec<[i64; 3]>,
    step: i64,
}

impl Perceptron {
    fn train(sentences: &[&Sentence], kept: Option<&[u32]>, rounds: usize) -> Perceptron {
        let size = 1usize << KEY_BITS;
        let mut allowed = vec![kept.is_none(); size];
        kept.into_iter().flatten().for_each(|&k| allowed[k as usize] = true);
        let mut model = Perceptron { weights: vec![[0; 3]; size], dated: vec![[0; 3]; size], step: 0 };
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut noise = Noise(0x5EED_4321);
        let mut keys = Vec::new();
        for round in 0..rounds {
            noise.shuffle(&mut order);
            let (mut wrong, mut all) = (0, 0);
            for &s in &order {
                let sentence = sentences[s];
                let mut state = State::new(&sentence.items);
                while !state.is_final() {
                    keys.clear();
                    state.features(&mut keys);
                    keys.retain(|&k| allowed[k as usize]);
                    let mut scores = [0i32; 3];
                    for &k in &keys {
                        for (score, weight) in scores.iter_mut().zip(&model.weights[k as usize]) {
                            *score += weight;
                        }
                    }
                    let open: Vec<Action> = ACTIONS.into_iter().filter(|&a| state.allows(a)).collect();
                    let guess = *open.iter().max_by_key(|&&a| (scores[a as usize], 2 - a as i32)).expect("an action");
                    let costs = costs(&state, &sentence.heads);
                    let least = open.iter().map(|&a| costs[a as usize]).min().unwrap_or(0);
                    let best = *open
                        .iter()
                        .filter(|&&a| costs[a as usize] == least)
                        .max_by_key(|&&a| (scores[a as usize], 2 - a as i32))
                        .expect("an action");
                    model.step += 1;
                    all += 1;
                    wrong += usize::from(costs[guess as usize] > least);
                    let rival =
                        open.iter().filter(|&&a| costs[a as usize] > least).max_by_key(|&&a| (scores[a as usize], 2 - a as i32));
                    if let Some(&rival) = rival.filter(|&&r| scores[best as usize] - scores[r as usize] < MARGIN) {
                        for &k in &keys {
                            model.change(k, best, 1);
                            model.change(k, rival, -1);
                        }
                    }
                    // From the second round on it mostly follows its own choice, to learn what comes after a mistake.
                    let explore = round > 0 && noise.below(10) > 0;
                    state.take(if explore { guess } else { best });
                }
            }
            eprintln!("  round {round}: {wrong} of {all} wrong");
        }
        model
    }

    fn change(&mut self, key: u32, action: Action, by: i32) {
        self.weights[key as usize][action as usize] += by;
        self.dated[key as usize][action as usize] += i64::from(by) * self.step;
    }

    /// The averaged weights of a row, less their median: only differences count.
    fn averaged(&self, row: usize) -> [f64; 3] {
        let mut w = [0, 1, 2].map(|a| f64::from(self.weights[row][a]) - self.dated[row][a] as f64 / self.step as f64);
        let mut sorted = w;
        sorted.sort_by(f64::total_cmp);
        w.iter_mut().for_each(|w| *w -= sorted[1]);
        w
    }

    fn strongest(&self, count: usize) -> Vec<u32> {
        let mut rows: Vec<(f64, u32)> = (0..self.weights.len())
            .filter(|&r| self.dated[r] != [0; 3])
            .map(|r| (self.averaged(r).iter().map(|w| w * w).sum(), r as u32))
            .collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rows.into_iter().take(count).map(|r| r.1).collect()
    }

    fn rounded(&self, keys: &[u32]) -> Vec<(u32, [i8; 3])> {
        let mut rows: Vec<(u32, [i8; 3])> = keys
            .iter()
            .map(|&k| (k, self.averaged(k as usize).map(|w| (w / STEP).round().clamp(-127.0, 127.0) as i8)))
            .filter(|r| r.1 != [0; 3])
            .collect();
        rows.sort();
        rows
    }
}

/// Trains both models and packs them.
fn train(sentences: &[&Sentence]) -> Vec<u8> {
    let kept = Perceptron::train(sentences, None, FIRST_ROUNDS).strongest(ROWS);
    let rows = Perceptron::train(sentences, Some(&kept), ROUNDS).rounded(&kept);
    let mut bytes = Vec::new();
    pack::section(&mut bytes, |encoder| {
        Triples { keys: rows.iter().map(|r| r.0).collect(), rows: rows.iter().map(|r| r.1).collect() }.code(encoder, KEY_BITS);
    });
    let parser = Parser::read(&bytes);
    pack::rows(&mut bytes, model::KEY_BITS, label_rows(sentences, &parser));
    bytes
}

/// One edge of one sentence: the rows of its features and its relation.
struct Edge {
    keys: Vec<u32>,
    relation: usize,
}

fn label_rows(sentences: &[&Sentence], parser: &Parser) -> Vec<pack::Row> {
    let mut edges = Vec::new();
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for sentence in sentences {
        // Where the parser finds the right head it learns from the tree as parsed, else from the gold tree.
        for heads in [&parser.heads(&sentence.items), &sentence.heads] {
            let around = labeller::surroundings(heads);
            for child in 0..sentence.items.len() - 1 {
                if heads[child] != sentence.heads[child] || usize::from(heads[child]) == sentence.items.len() - 1 {
                    continue;
                }
                let mut keys = Vec::new();
                labeller::features(&sentence.items, heads, &around, child, &mut keys);
                keys.iter().for_each(|&k| *counts.entry(k).or_default() += 1);
                edges.push(Edge { keys, relation: sentence.relations[child] as usize });
            }
        }
    }
    let mut frequent: Vec<u32> = counts.into_iter().filter(|c| c.1 >= 5).map(|c| c.0).collect();
    frequent.sort_unstable();
    let first = Labels::train(&edges, frequent, 2);
    let kept = first.strongest(LABEL_ROWS);
    Labels::train(&edges, kept, 4).rounded()
}

struct Labels {
    ids: FxHashMap<u32, u32>,
    weights: Vec<[i32; labeller::SCORED]>,
    dated: Vec<[i64; labeller::SCORED]>,
    step: i64,
}

impl Labels {
    fn train(edges: &[Edge], features: Vec<u32>, rounds: usize) -> Labels {
        let ids: FxHashMap<u32, u32> = features.iter().enumerate().map(|(i, &k)| (k, i as u32)).collect();
        let n = ids.len();
        let mut model = Labels { ids, weights: vec![[0; labeller::SCORED]; n], dated: vec![[0; labeller::SCORED]; n], step: 0 };
        let mut order: Vec<usize> = (0..edges.len()).collect();
        let mut noise = Noise(0x5EED_7777);
        let mut rows = Vec::new();
        for round in 0..rounds {
            noise.shuffle(&mut order);
            let mut wrong = 0;
            for &e in &order {
                let edge = &edges[e];
                model.step += 1;
                rows.clear();
                rows.extend(edge.keys.iter().filter_map(|k| model.ids.get(k).copied()));
                let mut scores = [0i32; labeller::SCORED];
                for &row in &rows {
                    for (score, weight) in scores.iter_mut().zip(&model.weights[row as usize]) {
                        *score += weight;
                    }
                }
                let guess = (0..labeller::SCORED).max_by_key(|&r| (scores[r], std::cmp::Reverse(r))).unwrap_or(0);
                wrong += usize::from(guess != edge.relation);
                let others = (0..labeller::SCORED).filter(|&r| r != edge.relation);
                let rival = others.max_by_key(|&r| (scores[r], std::cmp::Reverse(r))).unwrap_or(0);
                if scores[edge.relation] - scores[rival] < LABEL_MARGIN {
                    for &row in &rows {
                        for (relation, by) in [(edge.relation, 1), (rival, -1)] {
                            model.weights[row as usize][relation] += by;
                            model.dated[row as usize][relation] += i64::from(by) * model.step;
                        }
                    }
                }
            }
            eprintln!("  labels, {n} rows, round {round}: {wrong} of {} wrong", edges.len());
        }
        model
    }

    fn averaged(&self, row: u32, relation: usize) -> f64 {
        f64::from(self.weights[row as usize][relation]) - self.dated[row as usize][relation] as f64 / self.step as f64
    }

    fn strongest(&self, count: usize) -> Vec<u32> {
        let mut rows: Vec<(f64, u32)> =
            self.ids.iter().map(|(&k, &row)| ((0..labeller::SCORED).map(|r| self.averaged(row, r).powi(2)).sum(), k)).collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut keys: Vec<u32> = rows.into_iter().take(count).map(|r| r.1).collect();
        keys.sort_unstable();
        keys
    }

    fn rounded(&self) -> Vec<pack::Row> {
        let round = |w: f64| match w / LABEL_STEP {
            w if w.abs() < LABEL_DEAD => 0,
            w => w.round().clamp(-127.0, 127.0) as i8,
        };
        let row =
            |row: u32| (0..labeller::SCORED).map(|r| (r as u8, round(self.averaged(row, r)))).filter(|w| w.1 != 0).collect();
        self.ids.iter().map(|(&k, &id)| (k, row(id))).collect()
    }
}

#[derive(Default)]
struct Score {
    /// For each group: words, right heads, right heads and relations.
    groups: FxHashMap<String, [usize; 3]>,
    /// For each relation: gold edges, found ones, right heads, right both.
    relations: FxHashMap<&'static str, [usize; 4]>,
}

impl Score {
    fn count(&mut self, sentence: &Sentence, parser: &Parser) {
        let words: Vec<(&str, Tag)> = sentence.words.iter().map(|(w, t)| (w.as_str(), *t)).collect();
        let Some(tree) = parser.parse(&words) else { return };
        let root = sentence.items.len() - 1;
        for child in 0..root {
            let token = sentence.items[child].token as usize;
            let gold = sentence.heads[child] as usize;
            let gold_head = (gold < root).then(|| sentence.items[gold].token as usize);
            let gold_relation = if gold == root { Relation::Root } else { sentence.relations[child] };
            let (head, relation) = (tree.head(token), tree.relation(token));
            let (right, both) = (head == gold_head, head == gold_head && relation == gold_relation);
            for name in [sentence.group.as_str(), "all"] {
                let entry = self.groups.entry(name.to_owned()).or_default();
                entry[0] += 1;
                entry[1] += usize::from(right);
                entry[2] += usize::from(both);
            }
            let entry = self.relations.entry(gold_relation.name()).or_default();
            entry[0] += 1;
            entry[2] += usize::from(right);
            entry[3] += usize::from(both);
            self.relations.entry(relation.name()).or_default()[1] += 1;
        }
    }

    fn print(&self) {
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort();
        println!("{:14} {:>6} {:>6}", "", "UAS", "LAS");
        for (name, [all, heads, both]) in groups {
            println!(
                "{name:14} {:.4} {:.4}  ({all} words, marks left out)",
                *heads as f64 / *all as f64,
                *both as f64 / *all as f64
            );
        }
        println!("{:14} {:>6} {:>6} {:>6}", "relation", "head", "recall", "precision");
        let mut relations: Vec<_> = self.relations.iter().collect();
        relations.sort();
        for (name, [gold, found, heads, both]) in relations {
            let part = |n: usize, of: usize| n as f64 / of.max(1) as f64;
            println!("{name:14} {:.3}  {:.3}  {:.3}  ({gold})", part(*heads, *gold), part(*both, *gold), part(*both, *found));
        }
    }
}
