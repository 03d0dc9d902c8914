//! Trains the part-of-speech tagger: an averaged perceptron over the core's own features, pruned to the rows that matter,
//! trained again on those alone, and rounded to small integers.

use crate::examples::Example;
use crate::pack::{self, Noise};
use foresay::text::Tag;
use foresay::text::model::{KEY_BITS, hash, key};
use foresay::text::tagger::{self, BOUNDARY, Case, Form, SCORED, Tagger, Tagging};
use rustc_hash::FxHashMap;

const MODEL: &str = "src/text/models/tagger.bin";
const FOLDS: u32 = 5;
/// Rows kept in the model.
const ROWS: usize = 22_000;
const FIRST_ROUNDS: usize = 4;
const ROUNDS: usize = 8;
/// One unit of a kept weight in units of the averaged one.
const STEP: f64 = 2.0;
/// Averaged weights smaller than this many steps are dropped: it halves the file and costs a thousandth of accuracy.
const DEAD: f64 = 0.8;

/// Trains on everything and writes the model.
pub fn write(examples: &[Example]) -> Result<(), String> {
    let all: Vec<&Example> = examples.iter().collect();
    let bytes = train(&all);
    std::fs::write(MODEL, &bytes).map_err(|e| format!("{MODEL}: {e}"))?;
    eprintln!("{MODEL}: {} bytes", bytes.len());
    Ok(())
}

/// Prints the accuracy of models that have not seen the document they tag.
pub fn crossval(examples: &[Example]) {
    let mut score = Score::default();
    for (example, tags) in examples.iter().zip(jackknife(examples)) {
        score.count(example, &tags);
    }
    score.print();
}

/// Tags each sentence by a model that has not seen its document.
pub fn jackknife(examples: &[Example]) -> Vec<Vec<Tag>> {
    let mut tags = vec![Vec::new(); examples.len()];
    for fold in 0..FOLDS {
        let seen: Vec<&Example> = examples.iter().filter(|e| e.fold(FOLDS) != fold).collect();
        let bytes = train(&seen);
        eprintln!("fold {fold}: {} bytes", bytes.len());
        let tagger = Tagger::read(&bytes);
        for (example, tags) in examples.iter().zip(&mut tags).filter(|(e, _)| e.fold(FOLDS) == fold) {
            *tags = tag(&tagger, example);
        }
    }
    tags
}

/// Tags one sentence.
pub fn tag(tagger: &Tagger, example: &Example) -> Vec<Tag> {
    let mut tags = example.given.clone();
    Tagging::new(tagger).tag(&example.forms(), &mut tags);
    tags
}

#[derive(Default)]
struct Score {
    groups: FxHashMap<String, (usize, usize)>,
    confused: FxHashMap<(&'static str, &'static str), usize>,
}

impl Score {
    fn count(&mut self, example: &Example, tags: &[Tag]) {
        let parts: Vec<&str> = example.document.split(['_', '-']).collect();
        let group = if example.document.starts_with("GUM") { parts[1] } else { "ewt" };
        for (at, (&want, &got)) in example.tags.iter().zip(tags).enumerate() {
            let word = example.given[at] == Tag::Other;
            for name in [group, "all"] {
                let entry = self.groups.entry(name.to_owned()).or_default();
                entry.0 += usize::from(want == got);
                entry.1 += 1;
            }
            if word {
                let entry = self.groups.entry("words only".to_owned()).or_default();
                entry.0 += usize::from(want == got);
                entry.1 += 1;
            }
            if want != got {
                *self.confused.entry((want.name(), got.name())).or_default() += 1;
            }
        }
    }

    fn print(&self) {
        let mut groups: Vec<_> = self.groups.iter().collect();
        groups.sort();
        for (name, (right, all)) in groups {
            println!("{name:12} {:.4}  ({all} tokens)", *right as f64 / *all as f64);
        }
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by_key(|c| (std::cmp::Reverse(c.1), c.0));
        let worst: Vec<String> = confused.iter().take(24).map(|((w, g), n)| format!("{w}→{g} {n}")).collect();
        println!("most taken for another: {}", worst.join(", "));
    }
}

/// A sentence as the trainer walks over it.
struct Walk<'e> {
    forms: Vec<Form<'e>>,
    case: Case,
    given: &'e [Tag],
    tags: &'e [Tag],
    certain: Vec<bool>,
}

/// Trains a model and packs it.
fn train(examples: &[&Example]) -> Vec<u8> {
    let varied = vary(examples);
    let all: Vec<&Example> = examples.iter().copied().chain(&varied).collect();
    let certain = certain_forms(examples);
    let walks: Vec<Walk> = all
        .iter()
        .map(|e| {
            let forms = e.forms();
            let case = tagger::case_of(&forms);
            let certain = forms.iter().map(|f| case == Case::Normal && certain.contains_key(&certain_key(f.form))).collect();
            Walk { case, given: &e.given, tags: &e.tags, certain, forms }
        })
        .collect();
    let first = Perceptron::train(&walks, frequent_features(&walks), FIRST_ROUNDS);
    let kept = first.strongest(ROWS);
    let second = Perceptron::train(&walks, kept, ROUNDS);
    let mut bytes = Vec::new();
    let mut dictionary: Vec<(u32, Tag)> = certain.into_iter().collect();
    dictionary.sort();
    pack::section(&mut bytes, |encoder| {
        tagger::dictionary(encoder, &dictionary);
    });
    pack::rows(&mut bytes, KEY_BITS, second.rounded());
    bytes
}

/// Copies of some sentences as headlines, capitals and small letters write them, and with curly apostrophes.
fn vary(examples: &[&Example]) -> Vec<Example> {
    let mut varied = Vec::new();
    for (n, example) in examples.iter().enumerate() {
        let change: fn(&str) -> String = match n % 40 {
            0 | 13 => |f| capitalised(f),
            1 | 14 => |f| f.to_uppercase(),
            2 => |f| f.to_lowercase(),
            3 | 23 => |f| f.replace('\'', "’"),
            _ => continue,
        };
        let mut copy = (*example).clone();
        copy.set_forms(example.forms.iter().map(|f| change(f)).collect());
        varied.push(copy);
    }
    varied
}

fn capitalised(form: &str) -> String {
    if matches!(form, "a" | "an" | "the" | "of" | "in" | "on" | "to" | "and" | "or" | "for" | "at" | "by")
        || form.starts_with('\'')
    {
        return form.to_owned();
    }
    let mut chars = form.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

fn certain_key(form: &str) -> u32 {
    key(tagger::CERTAIN, hash(form.as_bytes()))
}

/// Frequent forms that have one tag nearly always.
fn certain_forms(examples: &[&Example]) -> FxHashMap<u32, Tag> {
    let mut counts: FxHashMap<&str, FxHashMap<Tag, usize>> = FxHashMap::default();
    for example in examples {
        for (at, form) in example.forms.iter().enumerate().filter(|(at, _)| example.given[*at] == Tag::Other) {
            *counts.entry(form).or_default().entry(example.tags[at]).or_default() += 1;
        }
    }
    let mut certain = FxHashMap::default();
    for (form, tags) in counts {
        let total: usize = tags.values().sum();
        let Some((&tag, &most)) = tags.iter().max_by_key(|(t, n)| (**n, **t as u8)) else { continue };
        if total >= 30 && most * 1000 >= total * 996 && (tag as usize) < SCORED {
            certain.insert(certain_key(form), tag);
        }
    }
    certain
}

/// The features that occur often enough to be learned.
fn frequent_features(walks: &[Walk]) -> Vec<u32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut keys = Vec::new();
    for walk in walks {
        let (mut previous, mut before) = (BOUNDARY, BOUNDARY);
        for at in 0..walk.forms.len() {
            if walk.scored(at) {
                keys.clear();
                tagger::features(&walk.forms, at, walk.case, previous, before, &mut keys);
                keys.iter().for_each(|&k| *counts.entry(k).or_default() += 1);
            }
            before = previous;
            previous = walk.tags[at] as u32;
        }
    }
    let mut kept: Vec<u32> = counts.into_iter().filter(|c| c.1 >= 3).map(|c| c.0).collect();
    kept.sort_unstable();
    kept
}

impl Walk<'_> {
    /// True where the model decides.
    fn scored(&self, at: usize) -> bool {
        self.given[at] == Tag::Other && !self.certain[at]
    }
}

struct Perceptron {
    ids: FxHashMap<u32, u32>,
    weights: Vec<[i32; SCORED]>,
    /// For averaging: each change times the number of the step it was made in.
    dated: Vec<[i64; SCORED]>,
    step: i64,
}

impl Perceptron {
    fn train(walks: &[Walk], features: Vec<u32>, rounds: usize) -> Perceptron {
        let ids: FxHashMap<u32, u32> = features.iter().enumerate().map(|(i, &k)| (k, i as u32)).collect();
        let mut model = Perceptron { weights: vec![[0; SCORED]; ids.len()], dated: vec![[0; SCORED]; ids.len()], ids, step: 0 };
        let mut order: Vec<usize> = (0..walks.len()).collect();
        let mut noise = Noise(0x5EED_1234);
        for round in 0..rounds {
            noise.shuffle(&mut order);
            let (mut wrong, mut all) = (0, 0);
            for &w in &order {
                model.learn(&walks[w], &mut wrong, &mut all);
            }
            eprintln!("  {} rows, round {round}: {wrong} of {all} wrong", model.ids.len());
        }
        model
    }

    fn learn(&mut self, walk: &Walk, wrong: &mut usize, all: &mut usize) {
        let (mut previous, mut before) = (BOUNDARY, BOUNDARY);
        let (mut keys, mut rows) = (Vec::new(), Vec::new());
        for at in 0..walk.forms.len() {
            let want = walk.tags[at];
            let mut got = want;
            if walk.scored(at) {
                self.step += 1;
                keys.clear();
                tagger::features(&walk.forms, at, walk.case, previous, before, &mut keys);
                rows.clear();
                rows.extend(keys.iter().filter_map(|k| self.ids.get(k).copied()));
                let mut scores = [0i32; SCORED];
                for &row in &rows {
                    for (score, weight) in scores.iter_mut().zip(&self.weights[row as usize]) {
                        *score += weight;
                    }
                }
                got = (1..SCORED).max_by_key(|&t| (scores[t], std::cmp::Reverse(t))).map(Tag::from_index).unwrap_or_default();
                *all += 1;
                if got != want {
                    *wrong += 1;
                    for &row in &rows {
                        self.change(row, want, 1);
                        self.change(row, got, -1);
                    }
                }
            }
            before = previous;
            previous = got as u32;
        }
    }

    fn change(&mut self, row: u32, tag: Tag, by: i32) {
        self.weights[row as usize][tag as usize] += by;
        self.dated[row as usize][tag as usize] += i64::from(by) * self.step;
    }

    fn averaged(&self, row: usize, tag: usize) -> f64 {
        f64::from(self.weights[row][tag]) - self.dated[row][tag] as f64 / self.step as f64
    }

    /// The keys of the `count` rows whose averaged weights are the largest.
    fn strongest(&self, count: usize) -> Vec<u32> {
        let mut rows: Vec<(f64, u32)> = self
            .ids
            .iter()
            .map(|(&key, &row)| ((0..SCORED).map(|t| self.averaged(row as usize, t).powi(2)).sum::<f64>(), key))
            .collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut keys: Vec<u32> = rows.into_iter().take(count).map(|r| r.1).collect();
        keys.sort_unstable();
        keys
    }

    /// The averaged weights as small integers.
    fn rounded(&self) -> Vec<pack::Row> {
        let round = |w: f64| match w / STEP {
            w if w.abs() < DEAD => 0,
            w => w.round().clamp(-127.0, 127.0) as i8,
        };
        let row = |row: usize| (0..SCORED).map(|t| (t as u8, round(self.averaged(row, t)))).filter(|w| w.1 != 0).collect();
        self.ids.iter().map(|(&key, &id)| (key, row(id as usize))).collect()
    }
}
