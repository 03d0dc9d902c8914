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
use foresay::clean::features::Prepared;
use foresay::clean::hashed::BUCKETS;
use foresay::clean::model::{Layer, Model, View};
use foresay::clean::page::Page;
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

/// Trains once a fold and writes `paste.jsonl` and `html.jsonl` into `out`: bodies and metadata of the pages outside the fold's training;
/// `more_paste.jsonl` and `more_html.jsonl` hold those of the sets that serve for training alone.
pub fn crossval(folder: &str, out: &str) -> Result<(), String> {
    let samples = data::read(Path::new(folder))?;
    std::fs::create_dir_all(out).map_err(|e| e.to_string())?;
    let open = |name: &str| std::fs::File::create(Path::new(out).join(name)).map_err(|e| e.to_string());
    let (mut paste, mut html) = (open("paste.jsonl")?, open("html.jsonl")?);
    let mut others = [open("more_paste.jsonl")?, open("more_html.jsonl")?];
    let models = fold_models(&samples, Path::new(out))?;
    let rankers = crate::metadata::Folds::read(folder, FOLDS)?;
    for (fold, model) in (0..FOLDS).zip(models) {
        let ranker = rankers.without(fold);
        let models = Models { lines: &model, ranker: &ranker };
        for sample in samples.iter().filter(|s| s.site % FOLDS == fold && !s.cut) {
            let file = match (sample.dev, sample.html) {
                (true, true) => &mut html,
                (true, false) => &mut paste,
                (false, html) => &mut others[usize::from(html)],
            };
            let analysis = foresay::clean::clean_with(&sample.source, &foresay::Options::default(), models);
            let row = data::answer(sample, &analysis);
            writeln!(file, "{row}").map_err(|e| e.to_string())?;
        }
    }
    Ok(())
}

/// One model a fold, trained on the other folds' pages, two at a time.
fn fold_models(samples: &[Sample], out: &Path) -> Result<Vec<Model>, String> {
    let one = |fold: u32| {
        let training: Vec<&Sample> = samples.iter().filter(|s| s.site % FOLDS != fold).collect();
        // A fold's model that is there already is taken: rules around the model can be tried without training again.
        let kept = out.join(format!("fold{fold}.model"));
        let model = match std::fs::read(&kept).ok().and_then(|b| Model::read(&b)) {
            Some(model) => model,
            None => fit(&training),
        };
        eprintln!("fold {fold}: {} pages trained on", training.len());
        std::fs::write(&kept, model.write()).map(|()| model).map_err(|e| e.to_string())
    };
    let folds: Vec<u32> = (0..FOLDS).collect();
    let mut models = Vec::new();
    for pair in folds.chunks(2) {
        let done = std::thread::scope(|scope| {
            let running: Vec<_> = pair.iter().map(|&fold| scope.spawn(move || one(fold))).collect();
            running.into_iter().map(|r| r.join().map_err(|_| "a fold broke".to_owned())).collect::<Vec<_>>()
        });
        for model in done {
            models.push(model??);
        }
    }
    Ok(models)
}

/// Word weights, then both layers for text, then both for HTML.
fn fit(samples: &[&Sample]) -> Model {
    let words = |held: u32| words::fit(&samples.iter().copied().filter(|s| inner(s) != held).collect::<Vec<_>>());
    let mut model = Model::default();
    model.words = words(INNER);
    let mut held = Held { words: (0..INNER).map(words).collect(), layers: Vec::new() };
    let mut trust = vec![1.0; samples.len()];
    for (at, plan) in [TEXT_FIRST, TEXT_SECOND, HTML_FIRST, HTML_SECOND].into_iter().enumerate() {
        let mut matrix = Matrix::default();
        for (sample, trust) in samples.iter().zip(&trust).filter(|(s, _)| s.html || at < 2) {
            matrix.open(inner(sample));
            held.rows(sample, *trust, &mut matrix);
        }
        let rows = |skip: u32| (0..matrix.rows()).filter(|&r| matrix.fold(r) != skip).collect::<Vec<usize>>();
        model.layers[at] = boost::fit(&matrix, &rows(INNER), plan);
        held.layers.push((0..INNER).map(|f| boost::fit(&matrix, &rows(f), plan)).collect());
        if at == 0 {
            trust = samples.iter().map(|s| held.trust(s)).collect();
        }
    }
    round(&mut model);
    model
}

/// Points are rounded to steps of this many once all is learned: the file packs an eighth smaller, and unseen pages come out the same.
const STEP: i16 = 6;

fn round(model: &mut Model) {
    let leaves = model.layers.iter_mut().flat_map(|l| &mut l.trees).flat_map(|t| &mut t.leaves);
    leaves.for_each(|points| *points = (points.abs() + STEP / 2) / STEP * STEP * points.signum());
}

/// How each layer is grown.
const TEXT_FIRST: boost::Plan = boost::Plan { trees: 80, rate: 0.18, columns: 0.3, lines: 0.5, seed: 1 };
const TEXT_SECOND: boost::Plan = boost::Plan { trees: 140, rate: 0.12, columns: 0.3, lines: 0.5, seed: 2 };
const HTML_FIRST: boost::Plan = boost::Plan { trees: 100, rate: 0.12, columns: 0.25, lines: 0.6, seed: 3 };
const HTML_SECOND: boost::Plan = boost::Plan { trees: 160, rate: 0.08, columns: 0.25, lines: 0.6, seed: 4 };

/// Points below which a line is left out four times of five by the layers after the first: menus are many, and settled.
const SETTLED: i32 = -1000;
/// Where a page's reference and the first layer share less of their words than this, the reference is a teaser or an excerpt.
const EXCERPT: f32 = 0.5;

fn inner(sample: &Sample) -> u32 {
    (sample.site / FOLDS) % INNER
}

/// Word weights and layers that have not seen an inner fold: each layer learns from the scores of such ones.
struct Held {
    words: Vec<Vec<i8>>,
    /// The layers grown so far, each once an inner fold.
    layers: Vec<Vec<Layer>>,
}

impl Held {
    fn prepared<'p>(&self, sample: &Sample, page: &'p Page<'p>) -> Prepared<'p> {
        Prepared::new(page, &self.words[inner(sample) as usize])
    }

    /// What the next layer reads of a page.
    fn view(&self, sample: &Sample, page: &Page, prepared: &Prepared) -> View {
        let mut view = View::text();
        for (at, layers) in self.layers.iter().enumerate() {
            let scores = view.scores(prepared, &layers[inner(sample) as usize]);
            view = if at == 1 { View::html(scores) } else { view.next(page, &scores) };
        }
        view
    }

    fn first(&self, sample: &Sample, prepared: &Prepared) -> Vec<i32> {
        self.layers.first().map_or(Vec::new(), |l| View::text().scores(prepared, &l[inner(sample) as usize]))
    }

    /// Adds a page's lines.
    fn rows(&self, sample: &Sample, trust: f32, matrix: &mut Matrix) {
        let page = sample.page();
        let prepared = self.prepared(sample, &page);
        let view = self.view(sample, &page, &prepared);
        let first = self.first(sample, &prepared);
        let mut x = Vec::new();
        for (index, target) in sample.targets.iter().enumerate() {
            let settled = !target.body && first.get(index).is_some_and(|s| *s < SETTLED);
            if settled && index % 5 != 0 {
                continue;
            }
            view.features(&prepared, index, &mut x);
            let weight = target.weight * trust * if settled { 5.0 } else { 1.0 };
            matrix.push(&x, data::Target { weight, ..*target });
        }
    }

    /// How much a page's reference is to be trusted.
    fn trust(&self, sample: &Sample) -> f32 {
        let page = sample.page();
        let scores = self.first(sample, &self.prepared(sample, &page));
        let (mut both, mut either) = (0u32, 0u32);
        for ((line, score), target) in page.lines.iter().zip(scores).zip(&sample.targets) {
            both += if score > 0 && target.body { line.shape.words } else { 0 };
            either += if score > 0 || target.body { line.shape.words } else { 0 };
        }
        if (both as f32) < EXCERPT * either as f32 { 0.05 } else { 1.0 }
    }
}

const _: () = assert!(BUCKETS <= 65536);
