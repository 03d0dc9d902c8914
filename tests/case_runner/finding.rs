//! An analysis as its readers get it: the output contract, with byte offsets so that the words can be cut out.

use foresay::export::contract;
use foresay::{Options, Source, Unit, analyze};
use serde_json::Value;

/// The analysis of one source, with the source's text.
pub struct Finding {
    /// The characters every range points into.
    pub text: String,
    /// True where the text was made from HTML: then the code, not the writer of the claims, decides which words it has.
    pub from_html: bool,
    /// The analysis in the contract's form, offsets in bytes.
    pub value: Value,
}

impl Finding {
    /// Analyses the source.
    pub fn of(source: &Source) -> Finding {
        let analysis = analyze(source, &Options::default());
        let exported = contract::export(source, &analysis, None, Unit::Byte, true);
        Finding {
            text: source.text().to_owned(),
            from_html: source.html().is_some(),
            value: serde_json::to_value(&exported).unwrap(),
        }
    }

    /// The members of a list of the analysis.
    pub fn list(&self, name: &str) -> &[Value] {
        self.value[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// The offsets of a range.
    pub fn range(range: &Value) -> Option<std::ops::Range<usize>> {
        Some(range[0].as_u64()? as usize..range[1].as_u64()? as usize)
    }

    /// The words at a range; empty where it is null.
    pub fn words(&self, range: &Value) -> &str {
        Self::range(range).map_or("", |r| &self.text[r])
    }

    /// The words at several ranges, joined by a space.
    pub fn pieces(&self, ranges: &Value) -> String {
        let pieces: Vec<&str> = ranges.as_array().map_or(&[][..], Vec::as_slice).iter().map(|r| self.words(r)).collect();
        pieces.join(" ")
    }

    /// The name of the speaker with this id, or "nobody".
    pub fn speaker(&self, id: &Value) -> &str {
        id.as_u64().and_then(|id| self.list("speakers").get(id as usize)).and_then(|s| s["name"].as_str()).unwrap_or("nobody")
    }
}

impl Finding {
    /// Every place of the words in the text: white space, marks of quoted mail (">") and the form of quotation marks aside.
    pub fn places(&self, words: &str) -> Vec<std::ops::Range<usize>> {
        let (mut flat, mut offsets) = (String::new(), Vec::new());
        let mut line_begins = true;
        for (at, c) in self.text.char_indices() {
            let blank = c.is_whitespace() || (line_begins && c == '>');
            line_begins = c == '\n' || (line_begins && blank);
            if !blank || !flat.ends_with(' ') {
                flat.push_str(if blank { " " } else { plain_mark(c, &self.text[at..]) });
                offsets.resize(flat.len(), at);
            }
        }
        offsets.push(self.text.len());
        let words = plain(words);
        let starts: Vec<usize> = flat.match_indices(&words).map(|(at, _)| at).collect();
        starts.into_iter().map(|at| offsets[at]..offsets[at + words.len()]).collect()
    }
}

/// The character at the head of `rest`, curly marks made straight.
fn plain_mark(c: char, rest: &str) -> &str {
    match c {
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        _ => &rest[..c.len_utf8()],
    }
}

/// The words in one line: every run of white space becomes one space, quotation marks straight.
pub fn plain(words: &str) -> String {
    let straight = words.replace("\n>", "\n").replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}
