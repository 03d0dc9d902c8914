//! Speed and memory in one table, ratios measured in one run: `make bench`.
//!
//! Figures that matter are ratios (against one pass of Unicode word splitting over the same text, and between sizes), for
//! they hold on any machine. Times are those that the thread has had on a processor, so that the machine's other work is not counted. `make bench SHAPES=conditions,names` measures those shapes alone; `LARGEST` is the largest size
//! in bytes; `TEXT` is a file whose memory is measured beside the made text's.

#![allow(unsafe_code, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[path = "../tests/laws/mod.rs"]
mod laws;

use cpu_time::ThreadTime;
use foresay::options::Body;
use foresay::pipeline::{analyze_for_export, analyze_observed};
use foresay::{Options, Source, Unit, analyze};
use laws::shapes::{SHAPES, news};
use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use unicode_segmentation::UnicodeSegmentation;

/// Counts the bytes in use and the most there ever were.
struct Counting;
static USED: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed on to the system's allocator as it came; only numbers are kept.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        MOST.fetch_max(USED.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // What shrinks stays where it is; what grows may be moved, and then stands there twice.
        MOST.fetch_max(USED.fetch_add(size, Relaxed) + if size > layout.size() { size } else { 0 }, Relaxed);
        USED.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A shape that takes longer than this for one size is not measured at a larger one.
const PATIENCE: Duration = Duration::from_secs(12);

fn main() {
    let asked: Option<Vec<String>> = std::env::var("SHAPES").ok().map(|s| s.split(',').map(str::to_owned).collect());
    let largest = std::env::var("LARGEST").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000_000);
    if asked.is_none() {
        speed();
        memory("10 MB of it", news(10_000_000), Body::default());
    }
    if let Ok(file) = std::env::var("TEXT") {
        let text = || std::fs::read_to_string(&file).unwrap();
        memory("The text asked for", text(), Body::default());
        memory("The text asked for, all of it body", text(), Body::Whole);
    }
    linearity(asked.as_deref(), largest);
    for (name, shape) in SHAPES.iter().filter(|(name, _)| asked.is_some() && is_asked(asked.as_deref(), name)) {
        [30_000, largest].into_iter().for_each(|size| stages_of(name, &shape(size)));
    }
}

fn is_asked(asked: Option<&[String]>, name: &str) -> bool {
    asked.is_none_or(|a| a.iter().any(|x| x == name))
}

/// Where the time of one shape goes.
fn stages_of(name: &str, source: &Source) {
    let size = source.text().len();
    print!("  {name} ({} KB), ns a byte by stage:", size / 1000);
    let mut last = ThreadTime::now();
    black_box(analyze_observed(source, &Options::default(), &mut |stage| {
        print!("  {stage} {:.0}", last.elapsed().as_secs_f64() * 1e9 / size as f64);
        last = ThreadTime::now();
    }));
    println!();
}

/// The shortest of several runs: what the work costs without the machine's other work.
fn shortest(runs: usize, mut work: impl FnMut()) -> Duration {
    (0..runs).map(|_| average(&mut work)).min().unwrap_or_default()
}

/// The average of as many runs as make a stretch long enough to measure.
fn average(mut work: impl FnMut()) -> Duration {
    let (start, mut runs) = (ThreadTime::now(), 0);
    loop {
        work();
        runs += 1;
        let time = start.elapsed();
        if time > Duration::from_millis(200) || runs >= 500 {
            return time / runs;
        }
    }
}

/// The average time of as many runs, each in a thread of its own, where nothing is kept from the one before.
fn average_anew(work: impl Fn() + Sync) -> Duration {
    let (mut time, mut runs) = (Duration::ZERO, 0);
    while time < Duration::from_millis(200) && runs < 500 {
        time += std::thread::scope(|scope| {
            let run = scope.spawn(|| {
                let start = ThreadTime::now();
                work();
                start.elapsed()
            });
            run.join().unwrap_or_default()
        });
        runs += 1;
    }
    time / runs
}

fn megabytes_a_second(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

fn speed() {
    let source = Source::from_text(news(1_000_000));
    let text_len = source.text().len();
    let options = Options::default();
    let words = shortest(3, || {
        black_box(source.text().unicode_words().count());
    });
    let whole = shortest(3, || {
        black_box(analyze(&source, &options));
    });
    println!("1 MB of clean news text, native, one core\n");
    println!("  {:34}{:>10}{:>10}{:>8}", "", "ms", "MB/s", "ratio");
    let row_of = |name: &str, source: &Source, time: Duration| {
        let speed = megabytes_a_second(source.text().len(), time);
        let of_words = megabytes_a_second(text_len, words) / speed;
        println!("  {name:34}{:>10.1}{speed:>10.1}{of_words:>8.2}", time.as_secs_f64() * 1e3);
    };
    let row = |name: &str, time: Duration| row_of(name, &source, time);
    row("one pass of Unicode word splitting", words);
    row("the whole analysis", whole);
    let mut stages: Vec<(&str, Duration)> = Vec::new();
    for _ in 0..7 {
        let (mut last, mut number) = (ThreadTime::now(), 0);
        black_box(analyze_observed(&source, &options, &mut |stage| {
            let took = last.elapsed();
            match stages.get_mut(number) {
                Some((_, least)) => *least = took.min(*least),
                None => stages.push((stage, took)),
            }
            number += 1;
            last = ThreadTime::now();
        }));
    }
    stages.iter().for_each(|&(stage, time)| row(&format!("  {stage}"), time));
    let analysis = analyze(&source, &options);
    row(
        "  export as JSON",
        shortest(3, || {
            let exported = foresay::export::contract::export(&source, &analysis, None, Unit::CodePoint, false);
            black_box(serde_json::to_vec(&exported).unwrap());
        }),
    );
    let article = Source::from_text(news(10_000));
    row_of(
        "an article of 10 KB",
        &article,
        shortest(3, || {
            black_box(analyze(&article, &options));
        }),
    );
    println!();
}

/// As the command line does: only what is written down is kept.
fn memory(name: &str, text: String, body: Body) {
    let before = USED.load(Relaxed) - text.capacity();
    let source = Source::from_text(text);
    let size = source.text().len();
    MOST.store(before + size, Relaxed);
    let times = |bytes: usize| bytes.saturating_sub(before) as f64 / size as f64;
    println!("{name}, bytes a byte of text (the text itself among them)\n");
    let (mut peak, mut stages) = (0, String::new());
    let (source, analysis) = analyze_for_export(source, &Options { body, ..Options::default() }, &mut |stage| {
        let (most, kept) = (MOST.load(Relaxed), USED.load(Relaxed));
        stages.push_str(&format!("  {stage:10} at most {:5.2}, keeps {:5.2}\n", times(most), times(kept)));
        peak = peak.max(most);
        MOST.store(kept, Relaxed);
    });
    print!("{stages}");
    let exported = foresay::export::contract::export(&source, &analysis, None, Unit::CodePoint, false);
    serde_json::to_writer(std::io::sink(), &exported).unwrap();
    let with_export = MOST.load(Relaxed);
    println!("  {:10} at most {:5.2}", "export", times(with_export));
    println!("  {:10}         {:5.2}\n", "peak", times(peak.max(with_export)));
}

fn linearity(asked: Option<&[String]>, largest: usize) {
    let sizes: Vec<usize> = [100_000, 1_000_000, 10_000_000, 50_000_000].into_iter().filter(|&s| s <= largest).collect();
    println!(
        "Processor time a byte at growing size (ns), and how much it grew: 1.5 times is the most to 10 MB, 2 times to 50 MB\n"
    );
    print!("  {:22}", "");
    sizes.iter().for_each(|s| {
        print!("{:>10}", if *s < 1_000_000 { format!("{} KB", s / 1000) } else { format!("{} MB", s / 1_000_000) })
    });
    println!("{:>9}", "grew");
    for (name, shape) in SHAPES.iter().filter(|(name, _)| is_asked(asked, name)) {
        print!("  {name:22}");
        // Whether a line of thousands of words is a body is told by how much of the page it is: taken as one, each size has the same work.
        let body = if *name == "different words" { Body::Whole } else { Body::default() };
        let options = Options { body, ..Options::default() };
        let mut costs: Vec<f64> = Vec::new();
        for &size in &sizes {
            let start = Instant::now();
            // HTML is part of the work: the source is made from it. In threads of their own no text finds words kept from the one before.
            let time = average_anew(|| {
                black_box(analyze(&shape(size), &options));
            });
            costs.push(time.as_secs_f64() * 1e9 / size as f64);
            print!("{:>10.0}", costs[costs.len() - 1]);
            if start.elapsed() > PATIENCE && size != sizes[sizes.len() - 1] {
                print!("   too slow to go on: ");
                break;
            }
        }
        let grew = costs[costs.len() - 1] / costs[0];
        let most = if costs.len() > 3 { 2.0 } else { 1.5 };
        println!("{grew:>9.2}{}", if grew > most { "  !" } else { "" });
    }
}
