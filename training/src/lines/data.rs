//! The pages: their text or HTML, and which of their lines are the body.

use super::align;
use crate::annotated;
use foresay::clean::page::Page;
use foresay::{Analysis, Source};
use serde_json::Value;
use std::io::Read;
use std::path::Path;

/// One line's answer: is it body, and how much it weighs.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// It is body.
    pub body: bool,
    /// Its weight in training.
    pub weight: f32,
}

/// One page in one form.
pub struct Sample {
    /// Its name in the data.
    pub id: String,
    /// It belongs to the development sets.
    pub dev: bool,
    /// It came as HTML.
    pub html: bool,
    /// It is part of a page.
    pub cut: bool,
    /// A number for its site.
    pub site: u32,
    /// The page.
    pub source: Source,
    /// One entry a line.
    pub targets: Vec<Target>,
}

impl Sample {
    /// The page's lines.
    pub fn page(&self) -> Page<'_> {
        Page::read(&self.source)
    }
}

/// Every page of the folder, as pasted text and, where its HTML is there, as HTML.
pub fn read(folder: &Path) -> Result<Vec<Sample>, String> {
    let mut out = Vec::new();
    for (name, dev) in [("aeb", true), ("fundus", true), ("n424", true), ("train/n424x", false), ("train/wcxb", false)] {
        for row in annotated::rows(folder.join(format!("{name}.jsonl")))? {
            let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
            let (id, body, site) = (text("id"), text("body"), site(&text("url")));
            let mut push = |source: Source, html: bool| {
                let targets = targets(&Page::read(&source), &body, if name == "train/wcxb" { 1.0 } else { 2.5 });
                let sample = Sample { id: id.clone(), dev, html, cut: false, site, source, targets };
                let cut = (!html).then(|| cropped(&sample)).flatten();
                out.push(sample);
                out.extend(cut);
            };
            push(Source::from_text(text("pasted")), false);
            let file = text("html");
            if !file.is_empty() {
                let bytes = std::fs::read(folder.join(&file)).map_err(|e| format!("{file}: {e}"))?;
                let mut raw = Vec::new();
                flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut raw).map_err(|e| e.to_string())?;
                push(Source::from_html(&String::from_utf8_lossy(&raw)), true);
            }
        }
    }
    eprintln!("{} pages, {} lines", out.len(), out.iter().map(|s| s.targets.len()).sum::<usize>());
    Ok(out)
}

/// The same page as a reader pastes part of it: from a few lines above the body to a few below it, or nothing but headline and body.
fn cropped(sample: &Sample) -> Option<Sample> {
    let page = sample.page();
    let first = sample.targets.iter().position(|t| t.body)?;
    let last = sample.targets.iter().rposition(|t| t.body)?;
    let dice = sample.id.bytes().fold(7usize, |h, b| h.wrapping_mul(31).wrapping_add(b as usize)) >> 3;
    let (above, below) = if dice % 3 == 0 { (1, 0) } else { (dice / 3 % 14, dice / 97 % 14) };
    let from = first.saturating_sub(above);
    let to = (last + below).min(page.lines.len() - 1);
    let span = page.lines[from].span.cover(page.lines[to].span);
    let source = Source::from_text(span.of(page.text));
    let mut targets: Vec<Target> = sample.targets.get(from..=to)?.to_vec();
    targets.iter_mut().for_each(|t| t.weight *= 0.5);
    // Bullets and line ends are as they were, so the lines are the same.
    (Page::read(&source).lines.len() == targets.len()).then(|| Sample {
        id: sample.id.clone(),
        dev: false,
        html: false,
        cut: true,
        site: sample.site,
        source,
        targets,
    })
}

/// A number for the site of an address: its host without "www." and the like.
pub fn site(url: &str) -> u32 {
    let host = url.split("//").nth(1).unwrap_or(url).split('/').next().unwrap_or("");
    let parts: Vec<&str> = host.split('.').collect();
    let keep = if parts.len() >= 3 && parts[parts.len() - 2].len() <= 3 { 3 } else { 2 };
    let name = parts[parts.len().saturating_sub(keep)..].join(".");
    name.bytes().fold(0x811C_9DC5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)) >> 4
}

/// A line weighs its share of the page's text, as in the measure, where every page counts alike. Pages of news weigh more than
/// those of any kind.
fn targets(page: &Page, body: &str, weight: f32) -> Vec<Target> {
    let gold = align::body_lines(page, body);
    let size = |i: usize| page.lines[i].shape.words.min(300) as f32 + 1.0;
    let total: f32 = gold.iter().enumerate().filter(|(_, g)| **g).map(|(i, _)| size(i)).sum::<f32>().max(80.0);
    let scale = weight * 290.0 / total;
    gold.iter().enumerate().map(|(i, &body)| Target { body, weight: size(i) * scale }).collect()
}

/// A page's cleaned body and metadata as one JSON line.
pub fn answer(sample: &Sample, article: &foresay::clean::Article) -> String {
    let analysis = Analysis { article: article.clone(), ..Analysis::default() };
    let body = foresay::export::contract::body_text(&sample.source, &analysis);
    let page = sample.page();
    let chosen = sample.targets.iter().enumerate().filter(|(_, t)| t.body).map(|(i, _)| page.words(i));
    serde_json::json!({
        "id": sample.id, "text": body, "perfect": chosen.collect::<Vec<_>>().join("\n"),
        "title": article.headline.as_ref().map(|h| h.text.clone()),
        "author": article.authors.first().map(|a| a.name.clone()),
        "date": article.published.as_ref().map(|p| p.iso.clone()),
    })
    .to_string()
}
