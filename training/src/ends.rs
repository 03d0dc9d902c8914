//! The weights that choose where a reported clause ends.
//!
//! ```text
//! foresay-training ends FILE              trains on all articles, writes src/quotes/ends.model
//! foresay-training crossval ends FILE     five folds by article: the share of clauses that end where the annotators end them
//! ```
//! FILE is PolNeAR's training part in JSON lines: `text`, and `quotes` with `content` and `cue` as code-point spans. The same data give
//! the same bytes.

use crate::annotated::{self, Places, Prepared};
use foresay::quotes::ends::{BUCKETS, Judge, Question, Weights};
use serde_json::Value;
use std::cell::RefCell;

/// Where the trained weights go.
const MODEL: &str = "src/quotes/ends.model";
const FOLDS: usize = 5;
/// Passes over the data.
const PASSES: usize = 6;
/// How strongly a weight is pulled to nothing at each step.
const DECAY: f64 = 0.01;
/// The first pass's step.
const RATE: f64 = 0.05;
/// Points of one logit in the model file.
const SCALE: f64 = 20.0;

/// One clause whose end is known.
struct Example {
    article: usize,
    question: Question,
    right: usize,
}

/// One question with its right answers.
pub struct Case<'a> {
    /// The question.
    pub question: &'a Question,
    /// Indices of the answers that are right: any of them will do.
    pub right: &'a [usize],
}

fn cases<'a>(examples: &[&'a Example]) -> Vec<Case<'a>> {
    examples.iter().map(|e| Case { question: &e.question, right: std::slice::from_ref(&e.right) }).collect()
}

/// Trains on everything and writes the model file.
pub fn write(file: &str) -> Result<(), String> {
    let examples = read(file)?;
    let all: Vec<&Example> = examples.iter().collect();
    let bytes = quantize(&fit(&cases(&all)));
    report("on the articles trained on", &all, &Weights::read(&bytes));
    std::fs::write(MODEL, &bytes).map_err(|e| format!("{MODEL}: {e}"))
}

/// Prints how often rules and weights end a clause where the annotators do, on articles the weights have not seen.
pub fn crossval(file: &str) -> Result<(), String> {
    let examples = read(file)?;
    let (mut rules, mut weighed, mut all) = (0, 0, 0);
    for fold in 0..FOLDS {
        let (test, training): (Vec<&Example>, Vec<&Example>) = examples.iter().partition(|e| e.article % FOLDS == fold);
        let weights = Weights::read(&quantize(&fit(&cases(&training))));
        report(&format!("fold {fold}"), &test, &weights);
        let (r, w) = counts(&test, &weights);
        rules += r;
        weighed += w;
        all += test.len();
    }
    println!("all: {all} clauses, rules {:.3}, weights {:.3}", share(rules, all), share(weighed, all));
    Ok(())
}

/// Weights for each article by its fold, none of which has seen it: the fold is the article's number modulo the count of them.
pub fn unseen(file: &str) -> Result<Vec<Weights>, String> {
    let examples = read(file)?;
    let train = |fold: usize| -> Vec<&Example> { examples.iter().filter(|e| e.article % FOLDS != fold).collect() };
    Ok((0..FOLDS).map(|fold| Weights::read(&quantize(&fit(&cases(&train(fold)))))).collect())
}

fn report(what: &str, examples: &[&Example], weights: &Weights) {
    let (rules, weighed) = counts(examples, weights);
    let n = examples.len();
    println!("{what}: {n} clauses, rules {:.3}, weights {:.3}", share(rules, n), share(weighed, n));
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn counts(examples: &[&Example], weights: &Weights) -> (usize, usize) {
    let rules = examples.iter().filter(|e| e.question.rule == e.right).count();
    let weighed = examples.iter().filter(|e| weights.choose(&e.question) == e.right).count();
    (rules, weighed)
}

/// Notes every question and answers as the rules would.
#[derive(Default)]
struct Recorder(RefCell<Vec<Question>>);

impl Judge for Recorder {
    fn choose(&self, question: &Question) -> usize {
        self.0.borrow_mut().push(question.clone());
        question.rule
    }
}

fn read(file: &str) -> Result<Vec<Example>, String> {
    let mut examples = Vec::new();
    for (article, row) in annotated::rows(file)?.iter().enumerate() {
        examples.extend(of_article(article, row));
    }
    eprintln!("{} clauses", examples.len());
    Ok(examples)
}

fn of_article(article: usize, row: &Value) -> Vec<Example> {
    let words = annotated::words(row);
    let Prepared { options, source, body, text, people } = annotated::prepare(words);
    let recorder = Recorder::default();
    foresay::quotes::find_with(&source, &body, &text, people, &options, &recorder);
    let golds = golds(row, words);
    let token = |i: usize| text.tokens.get(i).map(|t| t.span().range()).unwrap_or(0..0);
    let mut examples = Vec::new();
    for question in recorder.0.into_inner() {
        let (start, cue) = (token(question.start).start, token(question.cue));
        let Some(gold) = golds
            .iter()
            .find(|g| g.begins(start, words) && g.cue.as_ref().is_none_or(|c| c.start < cue.end && cue.start < c.end))
        else {
            continue;
        };
        let ends: Vec<usize> = question.candidates.iter().map(|c| token(c.end - 1).end).collect();
        let gap = |end: usize| {
            words.get(end.min(gold.end)..end.max(gold.end)).map_or(99, |w| w.chars().filter(|c| c.is_alphanumeric()).count())
        };
        let nearest = (0..ends.len()).min_by_key(|&n| gap(ends[n]));
        if let Some(right) = nearest.filter(|&n| gap(ends[n]) == 0) {
            examples.push(Example { article, question, right });
        }
    }
    examples
}

/// An annotated content: one of its spans, in bytes, and its cue.
struct Gold {
    start: usize,
    end: usize,
    cue: Option<std::ops::Range<usize>>,
}

impl Gold {
    /// True where the content begins at `start`, a "that" or a mark aside.
    fn begins(&self, start: usize, words: &str) -> bool {
        let between = words.get(self.start.min(start)..self.start.max(start)).unwrap_or("..........");
        let letters: String = between.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.is_empty() || self.start < start && matches!(letters.as_str(), "that" | "as" | "That")
    }
}

fn golds(row: &Value, words: &str) -> Vec<Gold> {
    let places = Places::of(words);
    let mut golds = Vec::new();
    for quote in row.get("quotes").and_then(Value::as_array).into_iter().flatten() {
        let cue = places.spans(quote.get("cue")).into_iter().reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
        for span in places.spans(quote.get("content")) {
            golds.push(Gold { start: span.start, end: span.end, cue: cue.clone() });
        }
    }
    golds
}

/// Weights by which the right candidate is likeliest: a softmax over each clause's candidates, steps scaled by their history.
pub fn fit(examples: &[Case]) -> Vec<f64> {
    let mut weights = vec![0.0; BUCKETS];
    let mut history = vec![1e-6; BUCKETS];
    for pass in 0..PASSES {
        let rate = RATE / (1.0 + pass as f64 * 0.3);
        for n in 0..examples.len() {
            // A fixed scramble of the order, another one in each pass.
            let Some(example) = examples.get((n * 7919 + pass * 104_729) % examples.len()) else { continue };
            step(example, rate, &mut weights, &mut history);
        }
    }
    weights
}

fn step(example: &Case, rate: f64, weights: &mut [f64], history: &mut [f64]) {
    let candidates = &example.question.candidates;
    let sum = |keys: &[u16]| keys.iter().map(|&k| weights[usize::from(k)]).sum::<f64>();
    let scores: Vec<f64> = candidates.iter().map(|c| sum(&c.keys)).collect();
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let total: f64 = scores.iter().map(|s| (s - top).exp()).sum();
    let right = example.right.iter().copied().max_by(|&a, &b| scores[a].total_cmp(&scores[b]));
    for (n, candidate) in candidates.iter().enumerate() {
        let likely = (scores[n] - top).exp() / total;
        let slope = likely - f64::from(u8::from(Some(n) == right));
        if slope.abs() < 1e-4 {
            continue;
        }
        for &key in &candidate.keys {
            let k = usize::from(key);
            let g = slope + DECAY * weights[k];
            history[k] += g * g;
            weights[k] -= rate * g / history[k].sqrt();
        }
    }
}

/// The weights as they stand in the model file.
pub fn quantize(weights: &[f64]) -> Vec<u8> {
    weights.iter().map(|w| ((w * SCALE).round().clamp(-127.0, 127.0) as i8).cast_unsigned()).collect()
}
