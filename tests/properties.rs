//! The laws of the design as properties: over articles made by chance, over the cases, over what the fuzzer once broke, over
//! texts of adversarial shape, and over the evaluation texts where they stand beside the project.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod laws;

use foresay::Source;
use laws::random::Random;
use laws::{articles, shapes};
use std::path::{Path, PathBuf};

/// How many texts each property is tried on: few, so that the tests stay quick without optimisation; `ROUNDS=1000` asks for
/// more, and `make fuzz` tries them without end.
fn rounds() -> u64 {
    std::env::var("ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(8)
}

/// Checks `law` and shows the text it breaks at.
fn check(name: &str, text: &str, law: impl FnOnce() -> laws::Broken) {
    if let Err(message) = law() {
        let shown: String = text.chars().take(4000).collect();
        panic!("{name}: {message}\n--- the text, {} bytes:\n{shown}\n---", text.len());
    }
}

fn check_text(name: &str, text: &str, random: &mut Random) {
    check(name, text, || laws::all(&Source::from_text(text), random));
}

#[test]
fn generated_articles_keep_the_laws() {
    for seed in 0..rounds() {
        let mut random = Random::new(seed);
        let text = articles::article(&mut random, 14);
        check_text(&format!("seed {seed}"), &text, &mut random);
    }
}

#[test]
fn broken_articles_keep_the_laws() {
    for seed in 0..rounds() {
        let mut random = Random::new(seed << 20);
        let mut text = articles::article(&mut random, 8);
        for _ in 0..1 + random.index(3) {
            text = articles::broken(&mut random, &text);
        }
        check_text(&format!("broken, seed {seed}"), &text, &mut random);
    }
}

#[test]
fn generated_pages_keep_the_laws() {
    for seed in 0..rounds() {
        let mut random = Random::new(seed << 40);
        let mut html = articles::page(&mut random, 12);
        if random.once_in(2) {
            html = articles::broken(&mut random, &html);
        }
        check(&format!("page, seed {seed}"), &html, || laws::all(&Source::from_html(&html), &mut random));
    }
}

#[test]
fn line_ends_spaces_and_marks_change_offsets_not_findings() {
    for seed in 0..rounds() {
        let text = articles::article(&mut Random::new(seed << 10), 10);
        check(&format!("seed {seed}"), &text, || laws::variants_agree(&text));
    }
}

/// The input files of `tests/cases` and of `tests/fuzz/cases`.
fn kept_files() -> Vec<PathBuf> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let list = |folder: PathBuf| -> Vec<PathBuf> {
        std::fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap().path()).collect()
    };
    let mut files: Vec<PathBuf> =
        list(tests.join("cases")).into_iter().flat_map(|c| [c.join("article.txt"), c.join("article.html")]).collect();
    files.extend(list(tests.join("fuzz/cases")).into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "html")));
    files.retain(|f| f.exists());
    files.sort();
    files
}

#[test]
fn kept_texts_keep_the_laws_whole_and_broken() {
    let files = kept_files();
    assert!(files.len() > 10, "the cases are not there");
    // Every file in turn where there is time for all of them.
    let every = if rounds() > 8 { 1 } else { 5 };
    for file in files.into_iter().step_by(every) {
        let name = file.display().to_string();
        let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        let mut random = Random::new(text.len() as u64);
        if name.ends_with(".html") {
            check(&name, &text, || laws::all(&Source::from_html(&text), &mut random));
            continue;
        }
        check_text(&name, &text, &mut random);
        check(&name, &text, || laws::variants_agree(&text));
        for _ in 0..1 {
            let text = articles::broken(&mut random, &text);
            check_text(&name, &text, &mut random);
        }
    }
}

#[test]
fn adversarial_shapes_keep_the_laws() {
    for (name, shape) in shapes::SHAPES {
        let source = shape(600);
        let shown = source.text().to_owned();
        check(name, &shown, || laws::all(&source, &mut Random::new(1)));
    }
}

#[test]
fn longer_texts_of_adversarial_shape_are_read_to_their_end() {
    for (_, shape) in shapes::SHAPES {
        let source = shape(6_000);
        let analysis = foresay::analyze(&source, &foresay::Options::default());
        let shown = source.text().chars().any(|c| c.is_alphanumeric());
        assert_eq!(analysis.article.blocks.is_empty(), !shown && source.text().trim().is_empty());
    }
}

/// What people might paste at worst, whole: with `ROUNDS` at the sizes the project promises, else at a tenth, as a build without
/// optimisation is slow.
#[test]
fn extremes_are_read_to_their_end() {
    let size = if rounds() > 8 { 1_000_000 } else { 100_000 };
    let lines: [(&str, Source); 6] = [
        ("one line", Source::from_text(shapes::news(size).replace('\n', " "))),
        ("quotation marks", Source::from_text("“a” ".repeat(size / 20))),
        ("straight marks", Source::from_text("\" ".repeat(size / 10))),
        ("ifs", Source::from_text("If it rains, it pours. ".repeat(size / 100))),
        ("ifs without an end", Source::from_text("if it rains, ".repeat(size / 100))),
        ("deep HTML", Source::from_html(&("<div>".repeat(size / 10) + "The port closed, said Olden."))),
    ];
    for (name, source) in lines {
        let analysis = foresay::analyze(&source, &foresay::Options::default());
        let shown = source.text().get(..200.min(source.text().len())).unwrap_or("").to_owned();
        check(name, &shown, || laws::single(&source, &analysis, &foresay::Options::default()));
    }
}

/// Every text of the evaluation sets, or every so many of the large ones: measured on, never kept here.
#[test]
fn evaluation_texts_keep_the_laws() {
    let dev = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/dev");
    let mut texts: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(dev.join("articles")).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "txt") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    let sets = [
        ("cleaning/aeb", "pasted", 45),
        ("cleaning/fundus", "pasted", 39),
        ("cleaning/n424", "pasted", 45),
        ("quotations/gumnews", "text", 14),
        ("quotations/polnear", "text", 42),
        ("conditionals/gum", "text", 2000),
        ("conditionals/ud", "text", 2000),
        ("conditionals/semeval", "text", 1000),
    ];
    for (set, field, every) in sets {
        let lines = std::fs::read_to_string(dev.join(format!("{set}.jsonl"))).unwrap_or_default();
        for line in lines.split('\n').step_by(every).filter(|l| !l.is_empty()) {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            texts.push(row[field].as_str().unwrap().to_owned());
        }
    }
    let mut random = Random::new(3);
    let every = if rounds() > 8 { 1 } else { 6 };
    for text in texts.into_iter().step_by(every) {
        // The text itself stays out of messages: it is not ours to print.
        let broken = articles::broken(&mut random, &text);
        for (what, text) in [("whole", &text), ("broken", &broken)] {
            if let Err(message) = laws::all(&Source::from_text(text.as_str()), &mut random) {
                panic!("an evaluation text, {what}, of {} bytes: {message}", text.len());
            }
        }
        if let Err(message) = laws::variants_agree(&text) {
            panic!("an evaluation text of {} bytes: {message}", text.len());
        }
    }
}
