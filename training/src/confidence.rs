//! How sure a finding of each shape is: counted on annotated articles whose clause ends were chosen by weights that had not seen them.
//!
//! ```text
//! foresay-training confidence FILE     writes src/quotes/confidence.tsv, prints how far promised and counted shares lie apart
//! ```
//! FILE is PolNeAR's training part in JSON lines (see `ends.rs`). A finding is right where its letters and those of an annotated content
//! overlap by half (of both together) and its source touches the annotated one, or ends in the same word. The same data give the same
//! bytes.

use crate::annotated::{self, Places, Prepared};
use foresay::quotes::confidence::{COLUMNS, cell, head, shapes};
use foresay::quotes::{Quotation, ends::Judge};
use foresay::span::Span;
use serde_json::Value;

/// Where the table goes.
const TABLE: &str = "src/quotes/confidence.tsv";
/// How many findings the mean of row and column weighs in a cell.
const PRIOR: f64 = 20.0;

/// Findings of one shape and column.
#[derive(Clone, Copy, Default)]
struct Count {
    right: f64,
    all: f64,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.all += 1.0;
        self.right += f64::from(u8::from(right));
    }

    fn drawn_to(self, mean: f64, weight: f64) -> f64 {
        (self.right + mean * weight) / (self.all + weight)
    }
}

type Cells = Vec<[Count; COLUMNS]>;

/// One finding: its article, its cell and whether it is right.
struct Finding {
    article: usize,
    cell: (usize, usize),
    right: bool,
}

/// Counts, writes the table, and says how well a table of four fifths of the articles holds on the last fifth.
pub fn write(file: &str) -> Result<(), String> {
    let findings = findings(file)?;
    let folds = 5;
    let (mut apart, mut all) = (0.0, 0.0);
    for fold in 0..folds {
        let table = shares(&count(findings.iter().filter(|f| f.article % folds != fold)));
        let counted = count(findings.iter().filter(|f| f.article % folds == fold));
        for (promised, cells) in table.iter().zip(&counted) {
            for (promise, cell) in promised.iter().zip(cells) {
                apart += (promise * cell.all - cell.right).abs();
                all += cell.all;
            }
        }
    }
    println!("{} findings; promised and counted lie {:.3} apart on articles not counted", findings.len(), apart / all.max(1.0));
    std::fs::write(TABLE, table(&shares(&count(findings.iter())))).map_err(|e| format!("{TABLE}: {e}"))
}

fn count<'f>(findings: impl Iterator<Item = &'f Finding>) -> Cells {
    let mut cells = vec![[Count::default(); COLUMNS]; shapes().count()];
    for finding in findings {
        if let Some(cell) = cells.get_mut(finding.cell.0).and_then(|row| row.get_mut(finding.cell.1)) {
            cell.add(finding.right);
        }
    }
    cells
}

/// The share of right findings of each cell; few findings are drawn to what row and column promise together.
fn shares(cells: &Cells) -> Vec<[f64; COLUMNS]> {
    let sum = |counts: &mut dyn Iterator<Item = Count>| {
        counts.fold(Count::default(), |a, b| Count { right: a.right + b.right, all: a.all + b.all })
    };
    let overall = sum(&mut cells.iter().flatten().copied()).drawn_to(0.5, 1.0);
    let column: Vec<f64> = (0..COLUMNS).map(|c| sum(&mut cells.iter().map(|row| row[c])).drawn_to(overall, PRIOR)).collect();
    let of_row = |row: &[Count; COLUMNS]| {
        let mean = sum(&mut row.iter().copied()).drawn_to(overall, PRIOR);
        std::array::from_fn(|c| row[c].drawn_to((mean * column[c] / overall).min(0.99), PRIOR))
    };
    let mut table: Vec<[f64; COLUMNS]> = cells.iter().map(of_row).collect();
    // A column that nothing was counted in promises no more than the row's least sure.
    let empty = |c: usize| cells.iter().all(|row| row[c].all < 1.0);
    for row in &mut table {
        let least = (0..COLUMNS).filter(|&c| !empty(c)).map(|c| row[c]).fold(1.0, f64::min);
        (0..COLUMNS).filter(|&c| empty(c)).for_each(|c| row[c] = least);
    }
    table
}

fn table(shares: &[[f64; COLUMNS]]) -> String {
    let mut lines: Vec<String> = head().map(str::to_owned).collect();
    for (shape, row) in shapes().zip(shares) {
        let cells: Vec<String> = row.iter().map(|s| ((s * 100.0).round() as i64).clamp(1, 99).to_string()).collect();
        lines.push(format!("{shape}\t{}", cells.join("\t")));
    }
    lines.join("\n") + "\n"
}

fn findings(file: &str) -> Result<Vec<Finding>, String> {
    let judges = super::ends::unseen(file)?;
    let mut findings = Vec::new();
    for (article, row) in annotated::rows(file)?.iter().enumerate() {
        let Some(judge) = judges.get(article % judges.len()) else { continue };
        findings.extend(of_article(article, row, judge));
    }
    Ok(findings)
}

/// An annotated quotation, in bytes.
struct Gold {
    content: Vec<Span>,
    source: Vec<Span>,
}

fn of_article(article: usize, row: &Value, judge: &dyn Judge) -> Vec<Finding> {
    let words = annotated::words(row);
    let Prepared { options, source, body, text, people } = annotated::prepare(words);
    let quotes = foresay::quotes::find_with(&source, &body, &text, people, &options, judge);
    let golds = golds(row, words);
    let letters = letters(words);
    let overlap = |q: &Quotation, g: &Gold| shared(&letters, &q.content, &g.content);
    // The pair that shares most comes first, and each is taken once.
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (n, quotation) in quotes.quotations.iter().enumerate() {
        let near = golds.iter().enumerate().map(|(m, gold)| (overlap(quotation, gold), n, m));
        pairs.extend(near.filter(|p| p.0 >= 0.5));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut partner: Vec<Option<usize>> = vec![None; quotes.quotations.len()];
    let mut taken = vec![false; golds.len()];
    for (_, n, m) in pairs {
        if partner[n].is_none() && !taken[m] {
            partner[n] = Some(m);
            taken[m] = true;
        }
    }
    let judged = quotes.quotations.iter().zip(&partner).filter_map(|(quotation, partner)| {
        let right = partner.and_then(|m| golds.get(m)).is_some_and(|gold| same_source(quotation.source, &gold.source, words));
        Some(Finding { article, cell: cell(quotation)?, right })
    });
    judged.collect()
}

/// How many letters stand before each byte.
fn letters(words: &str) -> Vec<u32> {
    let mut before = vec![0; words.len() + 1];
    let mut count = 0;
    for (at, c) in words.char_indices() {
        for slot in before.iter_mut().skip(at).take(c.len_utf8()) {
            *slot = count;
        }
        count += u32::from(c.is_alphanumeric());
    }
    if let Some(last) = before.last_mut() {
        *last = count;
    }
    before
}

/// Letters in both, as a share of those in either.
fn shared(letters: &[u32], a: &[Span], b: &[Span]) -> f64 {
    let size = |s: Span| {
        let range = s.range();
        f64::from(letters.get(range.end).copied().unwrap_or(0) - letters.get(range.start).copied().unwrap_or(0))
    };
    let all = |spans: &[Span]| spans.iter().map(|s| size(*s)).sum::<f64>();
    let both: f64 = a.iter().flat_map(|x| b.iter().filter_map(|y| x.intersect(*y))).map(size).sum();
    both / (all(a) + all(b) - both).max(1.0)
}

fn same_source(found: Option<Span>, gold: &[Span], words: &str) -> bool {
    let Some(found) = found else { return gold.is_empty() };
    let last =
        |s: Span| s.of(words).split_whitespace().last().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    gold.iter().any(|g| g.overlaps(found) || last(*g) == last(found) && last(found).len() > 3)
}

fn golds(row: &Value, words: &str) -> Vec<Gold> {
    let places = Places::of(words);
    let spans = |list: Option<&Value>| places.spans(list).into_iter().map(Span::from_range).collect();
    let quotes = row.get("quotes").and_then(Value::as_array).into_iter().flatten();
    quotes.map(|quote| Gold { content: spans(quote.get("content")), source: spans(quote.get("source")) }).collect()
}
