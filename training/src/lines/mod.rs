//! The line model: tells an article's lines from the page's furniture.
//!
//! ```text
//! foresay-training lines DATA                 trains on all pages, writes src/clean/lines.model
//! foresay-training lines --crossval OUT DATA  trains once a fold (folds by site), writes the bodies of pages no model had seen
//! ```
//! DATA is the folder that holds `aeb.jsonl`, `fundus.jsonl`, `n424.jsonl` and `train/`. The same data give the same bytes.

mod align;
mod boost;
mod data;
mod words;

use boost::Matrix;
use data::Sample;
pub use data::site;
use foresay::clean::Models;
use foresay::clean::features::{ALL, BUCKETS, TEXT};
use foresay::clean::model::{Context, EXTRA, Layer, Model};
use std::io::Write;
use std::path::Path;

/// Folds of the cross-validation, and of the inner one that gives the second layer its input.
const FOLDS: u32 = 5;
const INNER: u32 = 3;

/// Trains on everything and writes the model file.
pub fn train(folder: &str, to: &str) -> Result<(), String> {
    let samples = data::read(Path::new(folder))?;
    let all: Vec<&Sample> = samples.iter().collect();
    let model = fit(&all);
    std::fs::write(to, model.write()).map_err(|e| format!("{to}: {e}"))?;
    eprintln!("{to}: {} bytes", model.write().len());
    Ok(())
}

/// Trains once a fold and writes `paste.jsonl` and `html.jsonl` into `out`: bodies and metadata of the pages outside the fold's training.
pub fn crossval(folder: &str, out: &str) -> Result<(), String> {
    let samples = data::read(Path::new(folder))?;
    std::fs::create_dir_all(out).map_err(|e| e.to_string())?;
    let open = |name: &str| std::fs::File::create(Path::new(out).join(name)).map_err(|e| e.to_string());
    let (mut paste, mut html) = (open("paste.jsonl")?, open("html.jsonl")?);
    let rankers = crate::metadata::Folds::read(folder, FOLDS)?;
    for fold in 0..FOLDS {
        let training: Vec<&Sample> = samples.iter().filter(|s| s.site % FOLDS != fold).collect();
        // A fold's model that is there already is taken: rules around the model can be tried without training again.
        let kept = Path::new(out).join(format!("fold{fold}.model"));
        let model = match std::fs::read(&kept).ok().and_then(|b| Model::read(&b)) {
            Some(model) => model,
            None => fit(&training),
        };
        std::fs::write(&kept, model.write()).map_err(|e| e.to_string())?;
        let ranker = rankers.without(fold);
        let models = Models { lines: &model, ranker: &ranker };
        for sample in samples.iter().filter(|s| s.site % FOLDS == fold && s.dev) {
            let file = if sample.html { &mut html } else { &mut paste };
            let analysis = foresay::clean::clean_with(&sample.source, &foresay::Options::default(), models);
            let row = data::answer(sample, &analysis);
            writeln!(file, "{row}").map_err(|e| e.to_string())?;
        }
        eprintln!("fold {fold}: {} pages trained on", training.len());
    }
    Ok(())
}

/// Word weights, then both layers for text, then both for HTML.
fn fit(samples: &[&Sample]) -> Model {
    let mut model = Model { words: words::fit(samples), ..Model::default() };
    // Each layer learns from the scores of layers that have not seen the page.
    let held_words: Vec<Vec<i8>> =
        (0..INNER).map(|f| words::fit(&samples.iter().copied().filter(|s| inner(s) != f).collect::<Vec<_>>())).collect();
    for html in [false, true] {
        let mine: Vec<&Sample> = samples.iter().copied().filter(|s| s.html == html || (!html && s.html)).collect();
        let width = if html { ALL } else { TEXT };
        let first = matrix(&mine, width, 0, |s, m| s.first(m, held_words.get(inner(s) as usize).map_or(&[], |w| w)));
        let one = boost::fit(&first, &(0..first.rows()).collect::<Vec<_>>(), if html { HTML_FIRST } else { TEXT_FIRST });
        let held: Vec<Layer> = (0..INNER)
            .map(|f| {
                let rows: Vec<usize> = (0..first.rows()).filter(|&r| first.fold(r) != f).collect();
                boost::fit(&first, &rows, if html { HTML_FIRST } else { TEXT_FIRST })
            })
            .collect();
        let second = matrix(&mine, width, EXTRA, |s, m| {
            let none = Layer::default();
            s.second(m, held_words.get(inner(s) as usize).map_or(&[], |w| w), held.get(inner(s) as usize).unwrap_or(&none));
        });
        let two = boost::fit(&second, &(0..second.rows()).collect::<Vec<_>>(), if html { HTML_SECOND } else { TEXT_SECOND });
        let at = if html { 2 } else { 0 };
        model.layers[at] = one;
        model.layers[at + 1] = two;
    }
    model
}

/// How each layer is grown.
const TEXT_FIRST: boost::Plan = boost::Plan { trees: 80, rate: 0.18, columns: 0.3, lines: 0.5, seed: 1 };
const TEXT_SECOND: boost::Plan = boost::Plan { trees: 80, rate: 0.15, columns: 0.3, lines: 0.5, seed: 2 };
const HTML_FIRST: boost::Plan = boost::Plan { trees: 80, rate: 0.15, columns: 0.25, lines: 0.6, seed: 3 };
const HTML_SECOND: boost::Plan = boost::Plan { trees: 80, rate: 0.12, columns: 0.25, lines: 0.6, seed: 4 };

fn inner(sample: &Sample) -> u32 {
    (sample.site / FOLDS) % INNER
}

fn matrix(samples: &[&Sample], width: usize, extra: usize, mut add: impl FnMut(&Sample, &mut Matrix)) -> Matrix {
    let mut matrix = Matrix::new(width + extra);
    for sample in samples {
        matrix.open(inner(sample));
        add(sample, &mut matrix);
    }
    matrix
}

impl Sample {
    fn first(&self, matrix: &mut Matrix, words: &[i8]) {
        let page = self.page();
        let prepared = foresay::clean::features::Prepared::new(&page, words);
        let mut x = Vec::new();
        for (index, target) in self.targets.iter().enumerate() {
            prepared.features(index, &mut x);
            x.truncate(matrix.width());
            matrix.push(&x, *target);
        }
    }

    fn second(&self, matrix: &mut Matrix, words: &[i8], layer: &Layer) {
        let page = self.page();
        let prepared = foresay::clean::features::Prepared::new(&page, words);
        let base = matrix.width() - EXTRA;
        let mut x = Vec::new();
        let scores: Vec<i32> = (0..self.targets.len())
            .map(|i| {
                prepared.features(i, &mut x);
                x.truncate(base);
                layer.score(&x)
            })
            .collect();
        let context = Context::new(&page, &scores);
        for (index, target) in self.targets.iter().enumerate() {
            prepared.features(index, &mut x);
            x.truncate(base);
            context.features(index, &mut x);
            matrix.push(&x, *target);
        }
    }
}

const _: () = assert!(BUCKETS <= 65536);
