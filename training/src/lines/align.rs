//! Which lines of a page are its body: the gold body's words are laid along the page's lines, in order.

use foresay::clean::page::Page;
use std::collections::HashMap;

/// Words of an n-gram.
const N: usize = 3;

/// For each line: is it part of the body?
///
/// A line belongs where its word n-grams stand in the body; of lines that read the same, those on the path that follows the
/// body's own order are taken.
pub fn body_lines(page: &Page, body: &str) -> Vec<bool> {
    let gold = words(body);
    let mut places: HashMap<&[String], Vec<usize>> = HashMap::new();
    for n in 1..=N {
        for (at, gram) in gold.windows(n).enumerate() {
            places.entry(gram).or_default().push(at);
        }
    }
    // Candidates: line, place in the body, words matched.
    let mut candidates: Vec<(usize, usize, usize)> = Vec::new();
    for index in 0..page.lines.len() {
        let line = words(page.words(index));
        if line.is_empty() {
            continue;
        }
        let n = line.len().min(N);
        let hits = line.windows(n).filter(|g| places.contains_key(*g)).count();
        if hits * 10 < (line.len() + 1 - n) * 6 {
            continue;
        }
        // The first n-gram that the body has tells where the line stands; short lines may stand at several places.
        let Some((offset, gram)) = line.windows(n).enumerate().find(|(_, g)| places.contains_key(*g)) else { continue };
        for &at in places[gram].iter().take(12) {
            let start = at.saturating_sub(offset);
            let same = line.iter().zip(gold.iter().skip(start)).filter(|(a, b)| a == b).count();
            if same * 2 >= line.len() || line.len() > 12 {
                candidates.push((index, start, line.len()));
            }
        }
    }
    path(page.lines.len(), gold.len(), candidates)
}

/// The heaviest run of candidates whose places in the body go up with their lines, each body word used once.
fn path(lines: usize, length: usize, candidates: Vec<(usize, usize, usize)>) -> Vec<bool> {
    // best[p]: the heaviest path that ends at or before body word p. A Fenwick tree of maxima.
    let mut tree: Vec<(usize, usize)> = vec![(0, usize::MAX); length + 2];
    let query = |tree: &[(usize, usize)], mut at: usize| {
        let mut best = (0, usize::MAX);
        while at > 0 {
            if tree[at].0 > best.0 {
                best = tree[at];
            }
            at &= at - 1;
        }
        best
    };
    let mut nodes: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < candidates.len() {
        let line = candidates[at].0;
        let mut pending = Vec::new();
        while at < candidates.len() && candidates[at].0 == line {
            let (_, start, weight) = candidates[at];
            let (sum, from) = query(&tree, (start + 1 + weight / 5).min(length));
            pending.push((start, weight, sum + weight, from));
            at += 1;
        }
        for (start, weight, sum, from) in pending {
            nodes.push((line, sum, from));
            let node = nodes.len() - 1;
            let mut p = (start + weight).min(length).max(1);
            while p < tree.len() {
                if tree[p].0 < sum {
                    tree[p] = (sum, node);
                }
                p += p & p.wrapping_neg();
            }
        }
    }
    let mut out = vec![false; lines];
    let mut node = query(&tree, length).1;
    while node != usize::MAX {
        let (line, _, from) = nodes[node];
        out[line] = true;
        node = from;
    }
    out
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
