//! Training examples: treebank sentences cut by Foresay's own tokenizer, so that the models learn what they will see.
//!
//! Where one of our tokens holds several treebank words (hyphenated words) it takes the tag, head and relation of the word that
//! governs the others; a hyphenated modifier of a noun becomes an adjective, as in the Penn Treebank.

use crate::conllu::Gold;
use foresay::span::Span;
use foresay::text::{Look, Tag, Token, WordId, tagger, tokens};

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    pub document: String,
    pub forms: Vec<String>,
    pub lowers: Vec<String>,
    /// Tags given by form alone; [`Tag::Other`] for the rest.
    pub given: Vec<Tag>,
    pub tags: Vec<Tag>,
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<String>,
}

impl Example {
    /// The forms in the shape the features take.
    pub fn forms(&self) -> Vec<tagger::Form<'_>> {
        self.forms.iter().zip(&self.lowers).map(|(form, lower)| tagger::Form::new(form, lower)).collect()
    }

    /// Which of `count` folds the sentence's document falls in.
    pub fn fold(&self, count: u32) -> u32 {
        (foresay::text::model::hash(self.document.as_bytes()) >> 7) % count
    }

    /// Sets the forms, and the lower-case ones from them.
    pub fn set_forms(&mut self, forms: Vec<String>) {
        self.lowers = forms.iter().map(|f| lower(f)).collect();
        self.forms = forms;
    }
}

fn lower(form: &str) -> String {
    form.to_lowercase().replace(['\u{2019}', '\u{2bc}'], "'").replace(['\u{2010}', '\u{2011}'], "-")
}

/// Cuts a treebank sentence by our tokenizer; `None` where it is masked or does not fit.
pub fn align(gold: &Gold) -> Option<Example> {
    let mut own: Vec<Token> = Vec::new();
    tokens::tokenize(&gold.text, Span::from_range(0..gold.text.len()), &mut |span| {
        own.push(Token::new(span, WordId(0), Look::default()));
    });
    let masked = own.iter().filter(|t| t.span().of(&gold.text).starts_with('_')).count();
    if own.is_empty() || masked * 3 > own.len() {
        return None;
    }
    tagger::mark_tags(&gold.text, &mut own);
    // For each treebank word the first of our tokens that touches it; for each of ours its words.
    let mut owner = Vec::new();
    let mut held: Vec<Vec<usize>> = vec![Vec::new(); own.len()];
    for (p, piece) in gold.pieces.iter().enumerate() {
        let touching = |t: &&Token| (t.span().start() as usize) < piece.end && piece.start < t.span().end() as usize;
        let first = own.iter().position(|t| touching(&t));
        let same_place = owner.last().copied().flatten().filter(|_| piece.start == piece.end);
        let first = first.or(same_place)?;
        owner.push(Some(first));
        held[first].push(p);
    }
    let mut example = Example {
        document: gold.document.clone(),
        forms: Vec::new(),
        lowers: Vec::new(),
        given: Vec::new(),
        tags: Vec::new(),
        heads: Vec::new(),
        relations: Vec::new(),
    };
    let mut forms = Vec::new();
    for (t, token) in own.iter().enumerate() {
        let form = token.span().of(&gold.text);
        forms.push(form.to_owned());
        example.given.push(token.tag);
        let Some(&main) = held[t]
            .iter()
            .find(|&&p| gold.pieces[p].head.is_none_or(|h| owner.get(h).copied().flatten() != Some(t)))
            .or(held[t].first())
        else {
            // The rest of a treebank word that we cut.
            let tag = *example.tags.last()?;
            let tag = if tag as usize >= tagger::SCORED { Tag::Sym } else { tag };
            example.tags.push(if token.tag == Tag::Other { tag } else { token.tag });
            example.heads.push(t.checked_sub(1));
            example.relations.push("flat".to_owned());
            continue;
        };
        let piece = &gold.pieces[main];
        let head = match piece.head {
            Some(h) => Some(owner.get(h).copied().flatten()?),
            None => None,
        };
        let modifier =
            held[t].len() > 1 && form.contains('-') && matches!(piece.relation.as_str(), "amod" | "compound") && head > Some(t);
        let tag = match tag_of(&piece.tag) {
            _ if token.tag != Tag::Other => token.tag,
            tag if modifier && !tag.is_proper() && tag != Tag::Cd => Tag::Jj,
            tag if tag as usize >= tagger::SCORED => Tag::Sym,
            tag => tag,
        };
        example.tags.push(tag);
        example.heads.push(if head == Some(t) { None } else { head });
        example.relations.push(piece.relation.clone());
    }
    example.set_forms(forms);
    Some(example)
}

/// The tag of a treebank's name for it; those we do not keep apart are joined to their nearest.
fn tag_of(name: &str) -> Tag {
    match name {
        "HYPH" => Tag::Colon,
        "AFX" => Tag::Jj,
        "GW" => Tag::Nn,
        _ => Tag::from_name(name).unwrap_or(Tag::Nn),
    }
}
