//! An analysis as a text that a person can read, and review in a diff.

use crate::finding::{Finding, plain};
use serde_json::Value;
use std::fmt::Write;

/// The whole analysis: metadata, blocks, speakers, quotations, turns, scenarios, what was set aside and rejected, notes.
/// Confidence is left out: it shifts with every calibration and says nothing by itself.
pub fn render(finding: &Finding) -> String {
    let mut out = String::new();
    metadata(finding, &mut out);
    section(&mut out, "Blocks", blocks(finding));
    section(&mut out, "Speakers", finding.list("speakers").iter().map(speaker));
    section(&mut out, "Quotations", finding.list("quotations").iter().map(|q| quotation(finding, q)));
    section(&mut out, "Turns", finding.list("turns").iter().map(|t| turn(finding, t)));
    section(&mut out, "Scenarios", finding.list("scenarios").iter().map(|s| scenario(finding, s)));
    section(&mut out, "Counterfactuals", finding.list("counterfactuals").iter().map(|c| conditional(finding, c)));
    section(&mut out, "Asides", finding.list("asides").iter().map(|c| conditional(finding, c)));
    section(&mut out, "Rejected", finding.list("rejected").iter().map(|r| rejected(finding, r)));
    section(&mut out, "Topics", finding.list("topics").iter().map(|t| topic(finding, t)));
    section(&mut out, "Brief", finding.list("brief").iter().map(|b| plain(finding.words(b))));
    section(&mut out, "Notes", finding.list("notes").iter().map(|n| text(n, "message").to_owned()));
    out
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or("none")
}

/// A heading and one entry a line; nothing at all where there is no entry.
fn section(out: &mut String, name: &str, entries: impl Iterator<Item = String>) {
    let mut entries = entries.peekable();
    if entries.peek().is_some() {
        write!(out, "\n== {name} ==\n").unwrap();
    }
    for entry in entries {
        writeln!(out, "{entry}").unwrap();
    }
}

fn metadata(finding: &Finding, out: &mut String) {
    let value = &finding.value;
    let language = &value["language"];
    let supported = if language["supported"] == true { "" } else { ", not supported" };
    writeln!(
        out,
        "kind: {}; genre: {}; language: {}{supported}",
        text(value, "kind"),
        text(value, "genre"),
        text(language, "code")
    )
    .unwrap();
    for field in ["headline", "publisher", "section"] {
        writeln!(out, "{field}: {}", text(&value[field], "text")).unwrap();
    }
    for author in finding.list("authors") {
        writeln!(out, "author: {}, e-mail {}", text(author, "name"), text(author, "email")).unwrap();
    }
    for field in ["published", "modified"] {
        writeln!(out, "{field}: {} \"{}\"", text(&value[field], "iso"), text(&value[field], "text")).unwrap();
    }
    let d = &value["dateline"];
    writeln!(out, "dateline: {} | {} | {}", text(d, "place"), text(d, "date"), text(d, "agency")).unwrap();
    for caption in finding.list("captions") {
        writeln!(out, "caption: {} | {}", text(caption, "text"), text(caption, "credit")).unwrap();
    }
    if !finding.list("articles").is_empty() {
        writeln!(out, "articles: {}", finding.list("articles").len()).unwrap();
    }
}

/// One entry for each run of blocks with one label and one reason, figures aside.
fn blocks(finding: &Finding) -> impl Iterator<Item = String> {
    let words = |b: &Value| text(b, "reason").replace(|c: char| c.is_ascii_digit(), "");
    let alike = |a: &Value, b: &Value| a["label"] == b["label"] && a["kept"] == b["kept"] && words(a) == words(b);
    let runs = finding.list("blocks").chunk_by(alike);
    runs.map(|run| {
        let (first, last) = (&run[0], &run[run.len() - 1]);
        let words = plain(finding.words(&first["span"]));
        let mut entry =
            format!("{} {:<15} {}", if first["kept"] == true { "+" } else { "-" }, text(first, "label"), start(&words, 60));
        if run.len() > 1 {
            write!(entry, " … {} ({} blocks)", start(&plain(finding.words(&last["span"])), 30), run.len()).unwrap();
        }
        write!(entry, "  [{}]", text(first, "reason")).unwrap();
        entry
    })
    .collect::<Vec<_>>()
    .into_iter()
}

/// The first words, at most so many characters.
fn start(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        None => words.to_owned(),
        Some((at, _)) => format!("{}…", words[..at].rsplit_once(' ').map_or(&words[..at], |(head, _)| head)),
    }
}

fn speaker(s: &Value) -> String {
    let aliases: Vec<&str> = s["aliases"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let mut entry = format!("{}: {}", text(s, "name"), text(s, "kind"));
    for (field, label) in [("title", "title"), ("affiliation", "of")] {
        if let Some(words) = s[field].as_str() {
            write!(entry, "; {label} {words}").unwrap();
        }
    }
    if !aliases.is_empty() {
        write!(entry, "; also {}", aliases.join(", ")).unwrap();
    }
    entry
}

fn quotation(finding: &Finding, q: &Value) -> String {
    let pieces: Vec<String> = q["content"].as_array().unwrap().iter().map(|r| plain(finding.words(r))).collect();
    let also: String = q["also_speakers"].as_array().unwrap().iter().map(|s| format!(" and {}", finding.speaker(s))).collect();
    format!(
        "{}{also} ({}; source: {}; cue: {}; by {})\n    {}\n    [{}]",
        finding.speaker(&q["speaker"]),
        text(q, "kind"),
        or_none(finding.words(&q["source"])),
        or_none(finding.words(&q["cue"])),
        text(q, "resolved_by"),
        pieces.join(" // "),
        text(q, "reason"),
    )
}

fn turn(finding: &Finding, t: &Value) -> String {
    let role = t["role"].as_str().map(|r| format!(" ({r})")).unwrap_or_default();
    let label = if t["labelled"] == true { "labelled: " } else { "" };
    let words = plain(finding.words(&t["span"]));
    let (head, tail) = (start(&words, 60), words.chars().rev().take(30).collect::<String>().chars().rev().collect::<String>());
    let shown = if words.chars().count() > 95 { format!("{head} {tail}") } else { words };
    format!("{}{role}: {label}{shown}", finding.speaker(&t["speaker"]))
}

fn scenario(finding: &Finding, s: &Value) -> String {
    let all: Vec<String> = s["conditionals"].as_array().unwrap().iter().map(|c| conditional(finding, c)).collect();
    format!("* {} ({}; subject: {})\n{}", text(s, "label"), text(s, "event"), text(s, "subject"), all.join("\n"))
}

fn conditional(finding: &Finding, c: &Value) -> String {
    let usage = c["use"].as_str().map(|u| format!(" ({u})")).unwrap_or_default();
    let said = c["quotation"].as_u64().map_or(String::new(), |id| {
        let quotation = finding.list("quotations").get(id as usize);
        format!(" (says {})", quotation.map_or("nobody", |q| finding.speaker(&q["speaker"])))
    });
    let mut entry = format!("  {}{usage}{said}  [{}]", plain(finding.words(&c["antecedent"])), text(c, "reason"));
    for e in c["consequents"].as_array().unwrap() {
        let carried = if e["carried"] == true { "carried, " } else { "" };
        let topics: Vec<&str> = e["topics"].as_array().unwrap().iter().map(|t| text(t, "label")).collect();
        let more: String = e["more"].as_array().unwrap().iter().map(|r| format!(" // {}", plain(finding.words(r)))).collect();
        let (words, actor) = (plain(finding.words(&e["span"])), text(&e["actor"], "text"));
        write!(entry, "\n    → {words}{more}\n      ({carried}{}; actor: {actor}", text(e, "modality")).unwrap();
        write!(entry, "; topics: {})", or_none(&topics.join(", "))).unwrap();
    }
    entry
}

fn or_none(words: &str) -> String {
    if words.is_empty() { "none".to_owned() } else { plain(words) }
}

fn rejected(finding: &Finding, r: &Value) -> String {
    format!("no {}: {}  [{}]", text(r, "as"), plain(finding.words(&r["span"])), text(r, "reason"))
}

fn topic(finding: &Finding, t: &Value) -> String {
    let scenarios = t["scenarios"].as_array().unwrap().iter().filter_map(|s| finding.list("scenarios").get(s.as_u64()? as usize));
    format!("{}: {}", text(t, "label"), scenarios.map(|s| text(s, "label")).collect::<Vec<_>>().join(", "))
}
