//! Claims: what a careful reader says of an article, one a line, checked against its analysis.
//!
//! | line | holds where |
//! | --- | --- |
//! | `headline: WORDS` (`section`, `publisher`, `kind`, `genre`, `language` alike) | it is exactly that; `none` for none |
//! | `published: 2031-05-04T08:15` (`modified` alike) | the ISO form is exactly that; `none` for none |
//! | `author: NAME` or `author: NAME \| E-MAIL` | one of the authors is that |
//! | `authors: 2` (`captions`, `speakers`, `quotations`, `scenarios`, `articles`, `turns` alike) | there are that many |
//! | `dateline: PLACE \| DATE \| AGENCY` | each part given is exactly that |
//! | `caption: WORDS` or `caption: WORDS \| CREDIT` | one of the captions is that |
//! | `block: LABEL \| WORDS` | every block that holds the words has the label |
//! | `body has: WORDS`, `body lacks: WORDS` | the body's text has them, or not |
//! | `speaker: NAME` or `speaker: NAME \| TITLE` | one of the speakers is that |
//! | `not speaker: NAME` | none of the speakers is called so |
//! | `quotation: SPEAKER \| KIND \| WORDS` | a quotation is exactly that; `A … B` for one that begins with A and ends with B; kind `any` |
//! | `not quotation: WORDS` | no quotation's content touches the words |
//! | `turn: SPEAKER \| WORDS` | the turn that holds the words is the speaker's |
//! | `scenario: EVENT SUBJECT \| ANTECEDENT \| CONSEQUENT` | a conditional of that scenario has them (the last part may be left out; `any` event) |
//! | `same scenario: ANTECEDENT \| ANTECEDENT`, `other scenario: …` | the two stand in one scenario, or in two |
//! | `aside: ANTECEDENT`, `counterfactual: ANTECEDENT` | it stands among them |
//! | `not conditional: WORDS` | no antecedent of any kind touches the words |
//! | `off the board: WORDS` | no scenario's antecedent touches the words (an aside may) |
//! | `note: WORDS` | a note says that, among other words |
//!
//! Empty lines and lines that begin with `#` say nothing. Marks at the ends, white space, and an article before a speaker's name
//! do not count. A speaker may be named by any of the names the analysis gives.

use crate::finding::{Finding, plain};
use serde_json::Value;

/// One line of a claims file.
pub struct Claim {
    /// The line as written.
    pub line: String,
    form: String,
    parts: Vec<String>,
}

type Verdict = Result<(), String>;

impl Claim {
    /// The claims of a file, in order.
    pub fn parse_all(file: &str) -> Vec<Claim> {
        let lines = file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        lines.map(Claim::parse).collect()
    }

    fn parse(line: &str) -> Claim {
        let (form, rest) = line.split_once(": ").unwrap_or_else(|| panic!("a claim is `form: what`, this is none: {line}"));
        let parts = rest.split(" | ").map(|p| p.trim().to_owned()).collect();
        Claim { line: line.to_owned(), form: form.to_owned(), parts }
    }

    fn part(&self, i: usize) -> Option<&str> {
        self.parts.get(i).map(String::as_str)
    }

    /// Whether it holds; why not, where it does not. Panics where the line has no known form or its words do not stand in the
    /// article: then the claim is wrong, not the analysis.
    pub fn check(&self, finding: &Finding) -> Verdict {
        let first = self.parts[0].as_str();
        let value = &finding.value;
        match self.form.as_str() {
            "headline" | "section" | "publisher" => equal(first, value[&self.form]["text"].as_str()),
            "published" | "modified" => equal(first, value[&self.form]["iso"].as_str()),
            "kind" | "genre" => equal(first, value[&self.form].as_str()),
            "language" => equal(first, value["language"]["code"].as_str()),
            "authors" | "captions" | "speakers" | "quotations" | "scenarios" | "articles" | "turns" => {
                equal(first, Some(&finding.list(&self.form).len().to_string()))
            }
            "author" => self.member(finding.list("authors"), ["name", "email"]),
            "caption" => self.member(finding.list("captions"), ["text", "credit"]),
            "speaker" => self.member(finding.list("speakers"), ["name", "title"]),
            "not speaker" => match finding.list("speakers").iter().find(|s| name(text(s, "name")) == name(first)) {
                Some(_) => Err("there is such a speaker".to_owned()),
                None => Ok(()),
            },
            "dateline" => ["place", "date", "agency"].iter().zip(&self.parts).try_for_each(|(field, part)| {
                equal(part, value["dateline"][field].as_str()).map_err(|why| format!("{field}: {why}"))
            }),
            "block" => self.block(finding),
            "body has" => self.body(finding, true),
            "body lacks" => self.body(finding, false),
            "quotation" => self.quotation(finding),
            "not quotation" => untouched(finding, first, finding.list("quotations").iter().map(|q| &q["content"])),
            "turn" => self.turn(finding),
            "scenario" => self.scenario(finding),
            "same scenario" => self.together(finding, true),
            "other scenario" => self.together(finding, false),
            "aside" => listed(finding, "asides", first),
            "counterfactual" => listed(finding, "counterfactuals", first),
            "not conditional" => {
                let ranges = conditionals(finding).into_iter().map(|(_, c)| &c["antecedent"]);
                untouched(finding, first, ranges)
            }
            "off the board" => {
                let on_board = conditionals(finding).into_iter().filter(|(scenario, _)| scenario.is_some());
                untouched(finding, first, on_board.map(|(_, c)| &c["antecedent"]))
            }
            "note" => {
                let notes = finding.list("notes").iter().filter_map(|n| n["message"].as_str());
                found(notes.clone().any(|n| n.contains(first)), notes.map(str::to_owned).collect())
            }
            other => panic!("no claim has the form {other:?}: {}", self.line),
        }
    }

    /// One member of the list has the first part in the first field and, where given, the second in the second.
    fn member(&self, list: &[Value], [first, second]: [&str; 2]) -> Verdict {
        let is = |member: &Value, field: &str, part: Option<&str>| match part {
            None => true,
            Some("none") => member[field].is_null(),
            Some(part) => member[field].as_str().is_some_and(|words| name(words) == name(part)),
        };
        let any = list.iter().any(|m| is(m, first, self.part(0)) && is(m, second, self.part(1)));
        let text = |m: &Value, field: &str| m[field].as_str().unwrap_or("none").to_owned();
        found(any, list.iter().map(|m| format!("{} | {}", text(m, first), text(m, second))).collect())
    }

    fn block(&self, finding: &Finding) -> Verdict {
        let words = self.part(1).unwrap_or_default();
        let places = places(finding, words);
        let blocks = finding.list("blocks").iter().filter(|b| places.iter().any(|p| touches(p, &b["span"])));
        if places.is_empty() {
            return Err("the text lacks the words".to_owned());
        }
        let wrong: Vec<String> = blocks
            .filter(|b| b["label"].as_str() != self.part(0))
            .map(|b| format!("{}: {} ({})", b["label"], finding.words(&b["span"]), b["reason"]))
            .collect();
        if wrong.is_empty() { Ok(()) } else { Err(format!("found {}", wrong.join("; "))) }
    }

    fn body(&self, finding: &Finding, wanted: bool) -> Verdict {
        let words = plain(&self.parts[0]);
        places(finding, &words);
        let has = plain(finding.value["body"]["text"].as_str().unwrap_or("")).contains(&words);
        if has == wanted { Ok(()) } else { Err(format!("the body {} them", if has { "has" } else { "lacks" })) }
    }

    fn quotation(&self, finding: &Finding) -> Verdict {
        let [speaker, kind, words] = self.parts.as_slice() else { panic!("speaker | kind | words: {}", self.line) };
        for end in words.split('…') {
            check_words(finding, end, &self.line);
        }
        let quotations = finding.list("quotations");
        let render =
            |q: &Value| format!("{} | {} | {}", finding.speaker(&q["speaker"]), text(q, "kind"), finding.pieces(&q["content"]));
        let says = |q: &Value| {
            q["also_speakers"].as_array().unwrap().iter().chain([&q["speaker"]]).any(|s| is_called(finding, s, speaker))
        };
        let is_kind = |q: &Value| kind == "any" || text(q, "kind") == kind;
        let any = quotations.iter().any(|q| says(q) && is_kind(q) && matches(words, &finding.pieces(&q["content"])));
        let start = bare(words.split('…').next().unwrap_or(words));
        let near = quotations.iter().filter(|q| shares_words(&start, &bare(&finding.pieces(&q["content"]))));
        found(any, near.map(render).collect())
    }

    fn turn(&self, finding: &Finding) -> Verdict {
        let [speaker, words] = self.parts.as_slice() else { panic!("speaker | words: {}", self.line) };
        let places = places(finding, words);
        let turns = finding.list("turns").iter().filter(|t| places.iter().any(|p| touches(p, &t["span"])));
        let holders: Vec<&Value> = turns.map(|t| &t["speaker"]).collect();
        let holds = !holders.is_empty() && holders.iter().all(|s| is_called(finding, s, speaker));
        found(holds, holders.iter().map(|s| finding.speaker(s).to_owned()).collect())
    }

    fn scenario(&self, finding: &Finding) -> Verdict {
        let (event, subject) = self.parts[0].split_once(' ').map_or((self.parts[0].as_str(), None), |(e, s)| (e, Some(s)));
        let antecedent = self.part(1).unwrap_or_default();
        check_words(finding, antecedent, &self.line);
        let effects = |c: &Value| -> Vec<String> {
            let consequents = c["consequents"].as_array().cloned().unwrap_or_default();
            consequents.iter().map(|e| format!("{} {}", finding.words(&e["span"]), finding.pieces(&e["more"]))).collect()
        };
        let mut near = Vec::new();
        for scenario in finding.list("scenarios") {
            for c in scenario["conditionals"].as_array().unwrap() {
                let words = finding.words(&c["antecedent"]);
                if !shares_words(&bare(antecedent), &bare(words)) && !bare(words).contains(&bare(antecedent)) {
                    continue;
                }
                let about = (event == "any" || text(scenario, "event") == event)
                    && subject.is_none_or(|s| scenario["subject"].as_str() == Some(s));
                let leads_to = self.part(2).is_none_or(|wanted| effects(c).iter().any(|e| matches(wanted, e)));
                if about && leads_to && bare(words) == bare(antecedent) {
                    return Ok(());
                }
                near.push(format!(
                    "{} {} | {words} | {}",
                    text(scenario, "event"),
                    text(scenario, "subject"),
                    effects(c).join(" ; ")
                ));
            }
        }
        found(false, near)
    }

    fn together(&self, finding: &Finding, wanted: bool) -> Verdict {
        let [one, other] = self.parts.as_slice() else { panic!("antecedent | antecedent: {}", self.line) };
        let home = |antecedent: &str| {
            let place = places(finding, antecedent);
            let mut all = conditionals(finding).into_iter();
            all.find(|(s, c)| s.is_some() && place.iter().any(|p| touches(p, &c["antecedent"]))).and_then(|(s, _)| s)
        };
        match (home(one), home(other)) {
            (Some(a), Some(b)) if (a == b) == wanted => Ok(()),
            (a, b) => Err(format!("found in scenarios {a:?} and {b:?}")),
        }
    }
}

/// Every conditional with the index of its scenario, where it stands in one.
fn conditionals(finding: &Finding) -> Vec<(Option<usize>, &Value)> {
    let scenarios = finding.list("scenarios").iter().enumerate();
    let on_board = scenarios.flat_map(|(i, s)| s["conditionals"].as_array().unwrap().iter().map(move |c| (Some(i), c)));
    let off_board = finding.list("asides").iter().chain(finding.list("counterfactuals")).map(|c| (None, c));
    on_board.chain(off_board).collect()
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or("none")
}

fn equal(wanted: &str, is: Option<&str>) -> Verdict {
    if plain(is.unwrap_or("none")) == plain(wanted) { Ok(()) } else { Err(format!("found {}", is.unwrap_or("none"))) }
}

fn found(holds: bool, near: Vec<String>) -> Verdict {
    match (holds, near.is_empty()) {
        (true, _) => Ok(()),
        (false, true) => Err("found nothing like it".to_owned()),
        (false, false) => Err(format!("found {}", near.join("\n      found "))),
    }
}

/// A name without its article, in lower case.
fn name(words: &str) -> String {
    let words = bare(words).to_lowercase();
    ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words).to_owned()
}

/// True where the speaker with this id has the name among its names; "nobody" names the missing speaker.
fn is_called(finding: &Finding, id: &Value, wanted: &str) -> bool {
    if name(finding.speaker(id)) == name(wanted) {
        return true;
    }
    let speaker = id.as_u64().and_then(|id| finding.list("speakers").get(id as usize));
    let aliases = speaker.and_then(|s| s["aliases"].as_array()).map_or(&[][..], Vec::as_slice);
    aliases.iter().filter_map(Value::as_str).any(|alias| name(alias) == name(wanted))
}

/// Without the marks at its ends.
fn bare(words: &str) -> String {
    plain(words).trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// `A … B` matches what begins with A and ends with B; other words match themselves.
fn matches(pattern: &str, words: &str) -> bool {
    let words = bare(words);
    match pattern.split_once('…') {
        Some((start, end)) => words.starts_with(&bare(start)) && words.ends_with(&bare(end)),
        None => bare(pattern) == words,
    }
}

/// True where the two begin or end alike, or one holds the other: near enough to be shown beside a claim that fails.
fn shares_words(a: &str, b: &str) -> bool {
    let head = |s: &str| s.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let tail = |s: &str| s.split(' ').rev().take(2).collect::<Vec<_>>().join(" ");
    a.contains(b) || b.contains(a) || head(a) == head(b) || tail(a) == tail(b)
}

/// Panics where the words do not stand in the article.
fn check_words(finding: &Finding, words: &str, line: &str) {
    let all = bare(words).split(' ').all(|w| plain(&finding.text).contains(w));
    assert!(all || finding.from_html, "the words do not stand in the article: {line}");
}

/// Every place of the words in the source, white space and the form of marks aside.
fn places(finding: &Finding, words: &str) -> Vec<std::ops::Range<usize>> {
    let found = finding.places(words);
    assert!(!found.is_empty() || finding.from_html, "the words do not stand in the article: {words}");
    found
}

fn touches(place: &std::ops::Range<usize>, range: &Value) -> bool {
    Finding::range(range).is_some_and(|r| r.start < place.end && place.start < r.end)
}

/// None of the ranges, or of the lists of ranges, touches every place of the words.
fn untouched<'v>(finding: &Finding, words: &str, ranges: impl Iterator<Item = &'v Value>) -> Verdict {
    let places = places(finding, words);
    for range in ranges {
        let lists = range.as_array().filter(|a| a.first().is_some_and(Value::is_array));
        let pieces = lists.map_or(vec![range], |a| a.iter().collect());
        if let Some(piece) = pieces.into_iter().find(|piece| places.iter().any(|p| touches(p, piece))) {
            return Err(format!("found {}", finding.words(piece)));
        }
    }
    Ok(())
}

fn listed(finding: &Finding, list: &str, antecedent: &str) -> Verdict {
    check_words(finding, antecedent, antecedent);
    let antecedents = finding.list(list).iter().map(|c| finding.words(&c["antecedent"]).to_owned());
    found(antecedents.clone().any(|a| bare(&a) == bare(antecedent)), antecedents.collect())
}
