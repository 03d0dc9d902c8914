//! The weights that choose how far a condition and its effects reach.
//!
//! ```text
//! foresay-training reach DIR              trains on all sentences, writes src/scenarios/reach.model
//! foresay-training crossval reach DIR     five folds by document: the share of questions answered as the annotators do
//! foresay-training crossval reach DIR OUT    also writes OUT/gum.jsonl and its like: what is found in each text by weights that have
//!                                            not seen its document, in the form of the output contract
//! ```
//! DIR holds `gum.jsonl`, `ud.jsonl` and `semeval.jsonl`: `id`, `text`, and `relations` with `antecedent` and `consequent` as code-point
//! spans. The same data give the same bytes.

use crate::annotated::{self, Places, Prepared};
use crate::ends::{Case, fit, quantize};
use foresay::quotes::ends::{Question, Weights};
use foresay::scenarios::reach::{Answer, Judge, Reach, What};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::ops::Range;

/// Where the trained weights go.
const MODEL: &str = "src/scenarios/reach.model";
/// The sets, and the prefixes of ids that are left out for their licence.
const SETS: &[(&str, &str)] = &[("gum", ""), ("ud", "partut"), ("semeval", "")];
/// How often each set's questions are learned from: SemEval has counterfactuals alone, and five times as many.
const TIMES: [usize; 3] = [2, 2, 1];
const FOLDS: u32 = 5;

/// One question whose right answers are known.
struct Example {
    set: usize,
    fold: u32,
    what: What,
    question: Question,
    right: Vec<usize>,
}

/// Trains on everything and writes the model file.
pub fn write(dir: &str) -> Result<(), String> {
    let examples = read(dir)?;
    let all: Vec<&Example> = examples.iter().collect();
    let bytes = train(&all);
    report("on the sentences trained on", &all, &Weights::read(&bytes));
    std::fs::write(MODEL, &bytes).map_err(|e| format!("{MODEL}: {e}"))
}

/// Prints how often rules and weights answer as the annotators do, on documents the weights have not seen.
pub fn crossval(dir: &str, out: Option<&str>) -> Result<(), String> {
    let examples = read(dir)?;
    let mut sums = vec![[0usize; 3]; SETS.len() * WHATS.len()];
    for fold in 0..FOLDS {
        let (test, training): (Vec<&Example>, Vec<&Example>) = examples.iter().partition(|e| e.fold == fold);
        let bytes = train(&training);
        let weights = Weights::read(&bytes);
        if let Some(out) = out {
            analyses(dir, out, fold, &weights)?;
        }
        for (sum, more) in sums.iter_mut().zip(counts(&test, &weights)) {
            sum.iter_mut().zip(more).for_each(|(a, b)| *a += b);
        }
    }
    print("unseen documents", &sums);
    Ok(())
}

/// Appends to OUT/gum.jsonl and its like what is found in a fold's texts, in the form of the output contract.
fn analyses(dir: &str, out: &str, of: u32, weights: &Weights) -> Result<(), String> {
    use std::io::Write;
    for (name, _) in SETS {
        let path = format!("{out}/{name}.jsonl");
        let mut file = std::fs::OpenOptions::new()
            .append(of > 0)
            .create(true)
            .write(true)
            .truncate(of == 0)
            .open(&path)
            .map_err(|e| e.to_string())?;
        for row in annotated::rows(format!("{dir}/{name}.jsonl"))? {
            let id = row.get("id").and_then(Value::as_str).unwrap_or("");
            if fold(id) == of {
                writeln!(file, "{}", found(id, &row, weights)).map_err(|e| e.to_string())?;
            }
        }
    }
    Ok(())
}

/// The conditionals of one text.
fn found(id: &str, row: &Value, weights: &Weights) -> Value {
    let words = annotated::words(row);
    let points: Vec<usize> = {
        let mut points = vec![0; words.len() + 1];
        for (n, (b, c)) in words.char_indices().enumerate() {
            points[b..b + c.len_utf8()].fill(n);
        }
        points[words.len()] = words.chars().count();
        points
    };
    let span = |s: foresay::Span| json!([points[s.range().start], points[s.range().end]]);
    let Prepared { options, source, body, text, people } = annotated::prepare(words);
    let quotes = foresay::quotes::find(&source, &body, &text, people, &options);
    let found = foresay::scenarios::find_with(&source, &body, &text, &quotes, &options, weights);
    let one = |c: &foresay::scenarios::Conditional| {
        let effects: Vec<Value> = c.consequents.iter().map(|e| json!({"span": span(e.span), "carried": e.carried})).collect();
        json!({"antecedent": span(c.antecedent), "consequents": effects})
    };
    let scenarios: Vec<Value> =
        found.scenarios.iter().map(|s| json!({"conditionals": s.conditionals.iter().map(one).collect::<Vec<_>>()})).collect();
    let asides: Vec<Value> = found.asides.iter().map(|a| one(&a.conditional)).collect();
    let unreal: Vec<Value> = found.counterfactuals.iter().map(one).collect();
    json!({"id": id, "scenarios": scenarios, "asides": asides, "counterfactuals": unreal})
}

/// How many orders of the examples are learned from.
const ORDERS: usize = 7;

/// The weights of several orders of the examples, averaged: what one order alone brought about goes.
fn train(examples: &[&Example]) -> Vec<u8> {
    let mut mean: Vec<f64> = Vec::new();
    for order in 0..ORDERS {
        let first = examples.len() * order / ORDERS;
        let turned = examples[first..].iter().chain(&examples[..first]);
        let turned = turned.flat_map(|e| std::iter::repeat_n(e, TIMES[e.set]));
        let cases: Vec<Case> = turned.map(|e| Case { question: &e.question, right: &e.right }).collect();
        let weights = fit(&cases);
        mean.resize(weights.len(), 0.0);
        mean.iter_mut().zip(weights).for_each(|(sum, w)| *sum += w / ORDERS as f64);
    }
    quantize(&mean)
}

const WHATS: [What; 2] = [What::Condition, What::EffectStart];

fn report(what: &str, examples: &[&Example], weights: &Weights) {
    print(what, &counts(examples, weights));
}

fn print(what: &str, sums: &[[usize; 3]]) {
    for (n, [all, rules, weighed]) in sums.iter().enumerate() {
        let share = |part: usize| part as f64 / (*all).max(1) as f64;
        let (set, asked) = (SETS[n / WHATS.len()].0, WHATS[n % WHATS.len()]);
        println!("{what}, {set}, {asked:?}: {all} questions, rules {:.3}, weights {:.3}", share(*rules), share(*weighed));
    }
}

/// For each set and kind of question: how many, how many the rules answer rightly, how many the weights do.
fn counts(examples: &[&Example], weights: &Weights) -> Vec<[usize; 3]> {
    let mut sums = vec![[0; 3]; SETS.len() * WHATS.len()];
    for e in examples {
        let what = WHATS.iter().position(|w| *w == e.what).unwrap_or(0);
        let sum = &mut sums[e.set * WHATS.len() + what];
        let chosen = weights.choose_by(&e.question, e.what.margin());
        sum[0] += 1;
        sum[1] += usize::from(e.right.contains(&e.question.rule));
        sum[2] += usize::from(e.right.contains(&chosen));
    }
    sums
}

/// Notes every question and answers as the annotators would, so that the questions that follow are asked of the right extents.
struct Recorder<'a> {
    words: &'a str,
    golds: &'a [Gold],
    noted: RefCell<Vec<(Reach, Vec<usize>)>>,
}

impl Judge for Recorder<'_> {
    fn choose(&self, reach: &Reach) -> usize {
        let rule = reach.question.rule;
        let signal = reach.signal.range();
        let Some(gold) = self.golds.iter().find(|g| g.opens_at(&signal, self.words)) else { return rule };
        let right: Vec<usize> =
            (0..reach.answers.len()).filter(|&n| gold.agrees(reach.what, &reach.answers[n], self.words)).collect();
        let Some(&first) = right.first() else { return rule };
        let chosen = if right.contains(&rule) { rule } else { first };
        self.noted.borrow_mut().push((reach.clone(), right));
        chosen
    }
}

fn read(dir: &str) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for (set, (name, left_out)) in SETS.iter().enumerate() {
        for row in annotated::rows(format!("{dir}/{name}.jsonl"))? {
            let id = row.get("id").and_then(Value::as_str).unwrap_or("");
            if left_out.is_empty() || !id.starts_with(left_out) {
                examples.extend(of_text(set, fold(id), &row));
            }
        }
    }
    eprintln!("{} questions", examples.len());
    Ok(examples)
}

/// The fold of a document: sentences of one document stay together.
fn fold(id: &str) -> u32 {
    let document = id.rfind(['_', '-']).filter(|_| !id.starts_with("se2_")).map_or(id, |at| &id[..at]);
    document.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) / 7 % FOLDS
}

fn of_text(set: usize, fold: u32, row: &Value) -> Vec<Example> {
    let words = annotated::words(row);
    let golds = golds(row, words);
    if golds.is_empty() {
        return Vec::new();
    }
    let Prepared { options, source, body, text, people } = annotated::prepare(words);
    let quotes = foresay::quotes::find(&source, &body, &text, people, &options);
    let recorder = Recorder { words, golds: &golds, noted: RefCell::default() };
    foresay::scenarios::find_with(&source, &body, &text, &quotes, &options, &recorder);
    let noted = recorder.noted.into_inner();
    noted.into_iter().map(|(reach, right)| Example { set, fold, what: reach.what, question: reach.question, right }).collect()
}

/// An annotated condition and its consequent, in bytes.
struct Gold {
    antecedent: Range<usize>,
    consequent: Option<Range<usize>>,
    /// The consequent stands in pieces: only its last end is known for what it is.
    parts: bool,
}

impl Gold {
    /// True where the condition begins with these words, an "and" or "even" aside.
    fn opens_at(&self, signal: &Range<usize>, words: &str) -> bool {
        let start = self.antecedent.start;
        let inside = signal.contains(&start);
        inside || start <= signal.start && letters(words, start, signal.start) <= 8 && signal.start < self.antecedent.end
    }

    /// True where the annotators give this answer.
    fn agrees(&self, what: What, answer: &Answer, words: &str) -> bool {
        let span = answer.span.range();
        let same = |a: usize, b: usize| letters(words, a, b) == 0;
        match (what, &self.consequent) {
            (What::Condition, None) => same(span.end, self.antecedent.end),
            (What::Condition, Some(c)) => same(span.end, self.antecedent.end) && answer.behind == (c.end > self.antecedent.end),
            (What::EffectStart, Some(c)) => !self.parts && same(span.start, c.start),
            _ => false,
        }
    }
}

/// How many letters and figures stand between two places.
fn letters(words: &str, a: usize, b: usize) -> usize {
    words.get(a.min(b)..a.max(b)).map_or(99, |w| w.chars().filter(|c| c.is_alphanumeric()).count())
}

fn golds(row: &Value, words: &str) -> Vec<Gold> {
    let places = Places::of(words);
    let relations = row.get("relations").and_then(Value::as_array).into_iter().flatten();
    let annotated = row.get("consequent_annotated").and_then(Value::as_bool) != Some(false);
    relations
        .filter_map(|r| {
            let antecedent = places.span(r.get("antecedent")?)?;
            let parts = places.spans(r.get("consequent_parts"));
            let whole = r.get("consequent").and_then(|c| places.span(c));
            let consequent = parts.iter().cloned().reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)).or(whole);
            Some(Gold { antecedent, consequent: consequent.filter(|_| annotated), parts: parts.len() > 1 })
        })
        .collect()
}
