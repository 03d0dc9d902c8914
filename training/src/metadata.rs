//! The rankers of headline, writers and date.
//!
//! ```text
//! foresay-training metadata PAGES        prints how well they do on sites they have not seen, writes src/clean/metadata.model
//! ```
//! PAGES is the folder that holds `n424.jsonl` and `train/`. The same data give the same bytes.

use crate::{annotated, lines};
use foresay::Source;
use foresay::clean::model::Model;
use foresay::clean::page::Page;
use foresay::clean::rank::{BINS, Features, Ranker, TASKS, Task};
use foresay::clean::surroundings::Surroundings;
use foresay::clean::{body, headline, headline_of, posted, writers};
use serde_json::Value;
use std::io::Read;
use std::path::Path;

/// Folds of the cross-validation, by site.
const FOLDS: u32 = 5;
/// Times every page is seen.
const ROUNDS: usize = 14;
/// How fast weights move, and how strongly they are drawn back to zero: for headline and date, and for writers.
const RATES: [(f32, f32); 3] = [(0.03, 0.002), (0.05, 0.001), (0.03, 0.002)];
/// Points a unit of weight makes in the model file.
const SCALE: f32 = 64.0;

/// One page in one form, with what its makers say of it.
struct Sample {
    set: &'static str,
    form: &'static str,
    site: u32,
    weight: f32,
    source: Source,
    /// Title, author (the first), date; folded for comparing, empty where unknown.
    gold: [String; 3],
    /// All who wrote it, folded.
    writers: String,
    kept: Vec<bool>,
}

/// The candidates of one page and which of them are right.
struct List {
    weight: f32,
    features: Vec<Features>,
    texts: Vec<String>,
    right: Vec<bool>,
}

/// Cross-validates, then trains on everything and writes the model file.
pub fn train(folder: &str, to: &str) -> Result<(), String> {
    let samples = read(Path::new(folder))?;
    let mut hits: Vec<(String, u32, u32)> = Vec::new();
    for fold in 0..FOLDS {
        let ranker = fit(&samples.iter().filter(|s| s.site % FOLDS != fold).collect::<Vec<_>>());
        for sample in samples.iter().filter(|s| s.site % FOLDS == fold && s.form != "made") {
            for task in TASKS {
                let gold = &sample.gold[task as usize];
                if !gold.is_empty() {
                    let list = list(sample, task, &ranker);
                    let best = ranker.best(task, list.features.iter());
                    count(&mut hits, format!("{} {} {task:?}", sample.set, sample.form), best.is_some_and(|b| list.right[b]));
                    let possible = list.right.contains(&true);
                    count(&mut hits, format!("{} {} {task:?} among the candidates", sample.set, sample.form), possible);
                }
            }
        }
    }
    hits.sort();
    for (name, hit, all) in &hits {
        println!("{name}: {hit}/{all} = {:.3}", f64::from(*hit) / f64::from(*all));
    }
    let ranker = fit(&samples.iter().collect::<Vec<_>>());
    let content = write(&ranker);
    std::fs::write(to, &content).map_err(|e| format!("{to}: {e}"))?;
    eprintln!("{to}: {} bytes", content.len());
    Ok(())
}

/// Pages to train rankers on, dealt into folds by site as the line model's are.
pub struct Folds {
    samples: Vec<Sample>,
    folds: u32,
}

impl Folds {
    /// Reads the pages.
    pub fn read(folder: &str, folds: u32) -> Result<Folds, String> {
        Ok(Folds { samples: read(Path::new(folder))?, folds })
    }

    /// A ranker that has seen no page of this fold's sites.
    pub fn without(&self, fold: u32) -> Ranker {
        fit(&self.samples.iter().filter(|s| s.site % self.folds != fold).collect::<Vec<_>>())
    }
}

fn count(hits: &mut Vec<(String, u32, u32)>, name: String, hit: bool) {
    let at = hits.iter().position(|(n, ..)| *n == name).unwrap_or_else(|| {
        hits.push((name, 0, 0));
        hits.len() - 1
    });
    hits[at].1 += u32::from(hit);
    hits[at].2 += 1;
}

/// The three tasks one after the other: writers and dates are looked for around the headline the ranker finds.
fn fit(samples: &[&Sample]) -> Ranker {
    let mut weights: [Vec<i16>; 3] = Default::default();
    for task in TASKS {
        let so_far = Ranker::of(weights.clone());
        let lists: Vec<List> = samples.iter().map(|s| list(s, task, &so_far)).filter(|l| !l.features.is_empty()).collect();
        weights[task as usize] = learn(&lists, RATES[task as usize]);
    }
    Ranker::of(weights)
}

/// The candidates of a page for one task.
fn list(sample: &Sample, task: Task, ranker: &Ranker) -> List {
    let page = Page::read(&sample.source);
    let mut list = List { weight: sample.weight, features: Vec::new(), texts: Vec::new(), right: Vec::new() };
    let Some(around) = Surroundings::read(&page, &sample.kept) else { return list };
    let mut push = |features: Features, text: String| {
        // Of several writers the first; "Ada Olden, MD" may stand with the degree and without.
        let gold = &sample.gold[task as usize];
        let longer = task == Task::Writer && text.starts_with(gold.as_str()) && sample.writers.starts_with(&text);
        list.right.push(!gold.is_empty() && (text == *gold || longer));
        list.features.push(features);
        list.texts.push(text);
    };
    let head = || headline_of(&around, ranker);
    match task {
        Task::Headline => headline::candidates(&around).into_iter().for_each(|c| push(c.features, folded(page.words(c.line)))),
        Task::Writer => writers::candidates(&around, head()).into_iter().for_each(|c| {
            let name = c.byline.names.first().and_then(|r| page.words(c.line).get(r.clone())).unwrap_or("");
            push(c.features, folded(name));
        }),
        Task::Date => {
            let head = head();
            let writer = writers::find(&around, head, ranker).map(|c| c.line);
            let dates = posted::candidates(&around, head, writer);
            dates.into_iter().for_each(|c| push(c.features, c.moment.iso.get(..10).unwrap_or("").to_owned()));
        }
    }
    list
}

/// Weights that make the right candidates' share of all (and of none at all, whose sum is zero) as large as can be.
fn learn(lists: &[List], (rate, decay): (f32, f32)) -> Vec<i16> {
    let size = lists.iter().flat_map(|l| &l.features).flat_map(Features::indices).max().map_or(0, |m| m + usize::from(BINS));
    let (mut weights, mut moved) = (vec![0f32; size], vec![1e-3f32; size]);
    for _ in 0..ROUNDS {
        for list in lists {
            let sums: Vec<f32> = list.features.iter().map(|f| f.indices().map(|i| weights[i]).sum()).collect();
            let top = sums.iter().fold(0f32, |m, s| m.max(*s));
            let shares: Vec<f32> = sums.iter().map(|s| (s - top).exp()).collect();
            let none = (-top).exp();
            let all: f32 = shares.iter().sum::<f32>() + none;
            let right: f32 = shares.iter().zip(&list.right).filter(|(_, r)| **r).map(|(s, _)| s).sum();
            let wanted = if list.right.contains(&true) { right.max(1e-9) } else { 0.0 };
            for ((features, share), ok) in list.features.iter().zip(&shares).zip(&list.right) {
                let target = if *ok { share / wanted } else { 0.0 };
                let pull = (target - share / all) * list.weight;
                if pull.abs() < 1e-4 {
                    continue;
                }
                for i in features.indices() {
                    let step = pull - decay * weights[i];
                    moved[i] += step * step;
                    weights[i] += rate * step / moved[i].sqrt();
                }
            }
        }
        for weight in &mut weights {
            *weight *= 1.0 - decay * 40.0;
        }
    }
    weights.iter().map(|w| (w * SCALE).round().clamp(-9999.0, 9999.0) as i16).collect()
}

/// The model file's content.
fn write(ranker: &Ranker) -> String {
    let mut out = String::from("# Weights of headline, writers and date; see metadata.md.\n");
    for task in TASKS {
        let mut zeros = 0;
        let mut words: Vec<String> = Vec::new();
        for weight in ranker.weights(task) {
            zeros = if *weight == 0 { zeros + 1 } else { 0 };
            match zeros {
                0 => words.push(weight.to_string()),
                1 => words.push("*1".to_owned()),
                _ if zeros % usize::from(BINS) == 1 => words.push("*1".to_owned()),
                _ => *words.last_mut().expect("a run of zeros has begun") = format!("*{}", (zeros - 1) % usize::from(BINS) + 1),
            }
        }
        out.push_str(&words.join(" "));
        out.push('\n');
    }
    out
}

fn read(folder: &Path) -> Result<Vec<Sample>, String> {
    let mut out = Vec::new();
    for (set, weight) in [("n424", 2.0), ("train/n424x", 2.0), ("train/wcxb", 1.0)] {
        for row in annotated::rows(folder.join(format!("{set}.jsonl")))? {
            let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
            let first = text("author");
            let first = first.split(',').next().unwrap_or("").split(" and ").next().unwrap_or("").to_owned();
            let date = text("date");
            let gold = [folded(&text("title")), folded(&first), date.get(..10).unwrap_or("").to_owned()];
            let site = lines::site(&text("url"));
            let mut push = |source: Source, form: &'static str, gold: [String; 3], weight: f32| {
                let page = Page::read(&source);
                let kept = body::decide(&page, Model::shipped()).1;
                let writers = folded(&text("author"));
                out.push(Sample { set, form, site, weight, source, gold, writers, kept });
            };
            push(Source::from_text(text("pasted")), "paste", gold.clone(), weight);
            // What a reader pastes who takes the text alone, with or without its head.
            let body = text("body");
            let dice = text("id").bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) >> 3;
            let none = || String::new();
            match dice % 4 {
                0 if !body.is_empty() => push(Source::from_text(body), "made", [none(), none(), none()], 0.5),
                1 => push(
                    Source::from_text(format!("{}\n\n{body}", text("title"))),
                    "made",
                    [gold[0].clone(), none(), none()],
                    0.5,
                ),
                2 if !first.is_empty() => {
                    let made = format!("{}\nBy {first}\n\n{body}", text("title"));
                    push(Source::from_text(made), "made", [gold[0].clone(), gold[1].clone(), none()], 0.5);
                }
                3 if !first.is_empty() => {
                    let account = first.split(' ').next().unwrap_or("").to_lowercase();
                    let made = format!("{}\n\n{body}\n\n{first} {account}@velm.example", text("title"));
                    push(Source::from_text(made), "made", [gold[0].clone(), gold[1].clone(), none()], 0.5);
                }
                _ => {}
            }
            let file = text("html");
            if !file.is_empty() {
                let bytes = std::fs::read(folder.join(&file)).map_err(|e| format!("{file}: {e}"))?;
                let mut raw = Vec::new();
                flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut raw).map_err(|e| e.to_string())?;
                push(Source::from_html(&String::from_utf8_lossy(&raw)), "html", gold, weight * 0.5);
            }
        }
    }
    eprintln!("{} pages", out.len());
    Ok(out)
}

/// Lower-case words parted by single spaces.
fn folded(words: &str) -> String {
    let lower = words.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
