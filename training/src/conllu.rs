//! Reads treebank files in the CoNLL-U form.

/// A sentence as the treebank has it.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The document's name.
    pub document: String,
    /// The sentence's characters.
    pub text: String,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// A word of the treebank.
#[derive(Clone, Debug)]
pub struct Piece {
    pub start: usize,
    pub end: usize,
    pub tag: String,
    /// Index of the head; `None` for the root.
    pub head: Option<usize>,
    pub relation: String,
}

/// All sentences whose words are found in their text.
pub fn read(content: &str) -> Vec<Gold> {
    let mut sentences = Vec::new();
    let mut document = String::new();
    for block in content.split("\n\n") {
        let mut gold = Gold::default();
        let mut rows = Vec::new();
        for line in block.lines() {
            if let Some(id) = line.strip_prefix("# newdoc id = ") {
                document = id.to_owned();
            } else if let Some(text) = line.strip_prefix("# text = ") {
                gold.text = text.to_owned();
            } else if !line.starts_with('#') {
                rows.push(line.split('\t').collect::<Vec<_>>());
            }
        }
        gold.document = document.clone();
        if place(&mut gold, &rows).is_some() && !gold.pieces.is_empty() {
            sentences.push(gold);
        }
    }
    sentences
}

/// Finds each row's place in the text; `None` where the two do not fit.
fn place(gold: &mut Gold, rows: &[Vec<&str>]) -> Option<()> {
    let mut at = 0;
    // The end of the multiword token being read, by the number of its last word.
    let mut inside: Option<(usize, usize)> = None;
    for row in rows {
        let [id, form, _, _, tag, _, head, relation, ..] = row.as_slice() else { return None };
        if id.contains('.') {
            continue;
        }
        let skip = |at: usize| at + gold.text[at..].len() - gold.text[at..].trim_start().len();
        if let Some((_, last)) = id.split_once('-') {
            at = skip(at);
            gold.text[at..].starts_with(form).then_some(())?;
            inside = Some((last.parse().ok()?, at + form.len()));
            continue;
        }
        let number: usize = id.parse().ok()?;
        let (start, end) = match inside {
            Some((last, limit)) => {
                let fits = gold.text[at..limit].starts_with(form);
                let end = if fits && number < last { at + form.len() } else { limit };
                (at, end)
            }
            None => {
                at = skip(at);
                gold.text[at..].starts_with(form).then_some((at, at + form.len()))?
            }
        };
        at = end;
        if inside.is_some_and(|(last, _)| last == number) {
            inside = None;
        }
        let head: usize = head.parse().ok()?;
        gold.pieces.push(Piece {
            start,
            end,
            tag: (*tag).to_owned(),
            head: head.checked_sub(1),
            relation: (*relation).to_owned(),
        });
    }
    Some(())
}
