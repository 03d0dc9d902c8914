//! `make fuzz`: articles and pages made by chance, broken by chance, and held against every law without end.
//!
//! The texts of `tests/cases` are broken too. What breaks a law, panics or takes more than ten seconds is made smaller and kept in
//! `tests/fuzz/cases`, where the property tests read it. `--seconds N` and `--seed N`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[path = "../tests/laws/mod.rs"]
mod laws;

use foresay::Source;
use laws::random::Random;
use laws::{articles, shapes};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What one round tried: the text and whether it is HTML.
#[derive(Clone, Default)]
struct Input {
    text: String,
    html: bool,
}

impl Input {
    /// The first law that it breaks, in words; a panic is one.
    fn broken(&self) -> Option<String> {
        let law = || {
            let source = if self.html { Source::from_html(&self.text) } else { Source::from_text(self.text.as_str()) };
            laws::all(&source, &mut Random::new(self.text.len() as u64))?;
            if self.html { Ok(()) } else { laws::variants_agree(&self.text) }
        };
        match catch_unwind(AssertUnwindSafe(law)) {
            Ok(Ok(())) => None,
            Ok(Err(message)) => Some(message),
            Err(_) => Some("a panic".to_owned()),
        }
    }

    /// A smaller input that breaks something still.
    fn smaller(&self) -> Input {
        let mut best = self.clone();
        let mut piece = best.text.len() / 2;
        let start = Instant::now();
        while piece > 0 && start.elapsed() < Duration::from_secs(30) {
            let mut at = 0;
            while at < best.text.len() {
                let [from, to] = [at, at + piece].map(|i| best.text.floor_char_boundary(i));
                let less = Input { text: best.text[..from].to_owned() + &best.text[to..], html: best.html };
                if to > from && less.broken().is_some() { best = less } else { at += piece }
            }
            piece /= 2;
        }
        best
    }

    fn keep(&self, folder: &Path, message: &str) -> PathBuf {
        let hash = self.text.bytes().fold(0xCBF2_9CE4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
        let path = folder.join(format!("{hash:016x}.{}", if self.html { "html" } else { "txt" }));
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(&path, &self.text).unwrap();
        println!("kept {}: {message}", path.display());
        path
    }
}

fn main() {
    let argument = |name: &str, or: u64| {
        let mut arguments = std::env::args().skip_while(|a| a != name);
        arguments.nth(1).and_then(|n| n.parse().ok()).unwrap_or(or)
    };
    let (seconds, first) = (argument("--seconds", 60), argument("--seed", 1));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/cases");
    let seeds = case_texts();
    let trying: Arc<Mutex<Input>> = Arc::default();
    let rounds = Arc::new(AtomicU64::new(0));
    watch(&trying, &rounds, &folder);
    std::panic::set_hook(Box::new(|_| {}));
    let (start, mut seen) = (Instant::now(), Vec::new());
    for seed in first.. {
        if start.elapsed() > Duration::from_secs(seconds) {
            break;
        }
        let input = make(&mut Random::new(seed), &seeds);
        *trying.lock().unwrap() = input.clone();
        rounds.fetch_add(1, Relaxed);
        let Some(message) = input.broken() else { continue };
        // One text for each kind of break is enough: what follows the first words differs from text to text.
        let kind: String = message.chars().take(24).collect();
        if seen.contains(&kind) {
            continue;
        }
        seen.push(kind);
        println!("seed {seed}: {message}");
        let small = input.smaller();
        small.keep(&folder, &small.broken().unwrap_or(message));
    }
    println!("{} texts in {} s, {} kinds of break", rounds.load(Relaxed), start.elapsed().as_secs(), seen.len());
    std::process::exit(i32::from(!seen.is_empty()));
}

/// Ends the program where one text takes more than ten seconds, and keeps that text.
fn watch(trying: &Arc<Mutex<Input>>, rounds: &Arc<AtomicU64>, folder: &Path) {
    let (trying, rounds, folder) = (Arc::clone(trying), Arc::clone(rounds), folder.to_owned());
    std::thread::spawn(move || {
        let mut last = u64::MAX;
        loop {
            // Making a case smaller takes its time: forty seconds pass before a round counts as hung.
            std::thread::sleep(Duration::from_secs(45));
            let now = rounds.load(Relaxed);
            if now == last {
                trying.lock().unwrap().keep(&folder, "it takes too long");
                std::process::exit(1);
            }
            last = now;
        }
    });
}

fn case_texts() -> Vec<String> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let folders = std::fs::read_dir(cases).into_iter().flatten().map(|e| e.unwrap().path());
    let mut texts: Vec<String> = folders.filter_map(|f| std::fs::read_to_string(f.join("article.txt")).ok()).collect();
    texts.sort();
    texts
}

/// The text of one round.
fn make(random: &mut Random, seeds: &[String]) -> Input {
    let html = random.once_in(5);
    let mut text = match random.below(8) {
        _ if html => articles::page(random, 14),
        0 | 1 if !seeds.is_empty() => seeds[random.index(seeds.len())].clone(),
        2 => shapes::SHAPES[random.index(shapes::SHAPES.len())].1(200 + random.index(3000)).text().to_owned(),
        _ => articles::article(random, 20),
    };
    for _ in 0..random.below(4) {
        text = articles::broken(random, &text);
        text.truncate(text.floor_char_boundary(20_000));
    }
    Input { text, html }
}
