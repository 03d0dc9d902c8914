//! The tags that marks, numbers and addresses have by their form, before any model is asked.

use super::{Tag, Token, tokens};

/// Gives marks, numbers and addresses their tag by their form, and the others [`Tag::Other`].
///
/// A straight quotation mark opens where white space stands before it and none after, closes the other way round; else it
/// opens and closes by turns. An apostrophe after an s with no single mark open is a possessive.
pub fn mark_tags(source: &str, tokens: &mut [Token]) {
    let forms: Vec<Given> = tokens.iter().map(|t| Given::of(t.span().of(source))).collect();
    give(source, tokens, |at| forms.get(at).copied().unwrap_or_default());
}

/// What a form says of its tag by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given {
    tag: Tag,
    /// A straight or single quotation mark, which is told by where it stands.
    mark: bool,
    /// It ends as words do whose possessive has no s.
    hissing: bool,
}

impl Given {
    /// What `form` says.
    pub(super) fn of(form: &str) -> Given {
        Given {
            tag: form_tag(form),
            mark: matches!(form, "\"" | "'" | "’" | "‘"),
            hissing: matches!(form.as_bytes().last(), Some(b's' | b'S' | b'x' | b'z')),
        }
    }
}

/// [`mark_tags`] where it is known what each token's form says.
pub(super) fn give(source: &str, tokens: &mut [Token], given: impl Fn(usize) -> Given) {
    let (mut double_open, mut single_open) = (false, false);
    let mut end_before = u32::MAX;
    let mut s_before = false;
    for at in 0..tokens.len() {
        let next_start = tokens.get(at + 1).map_or(u32::MAX, |t| t.span().start());
        let Some(token) = tokens.get_mut(at) else { break };
        let given = given(at);
        let gap = token.span().start() != end_before;
        let gap_after = token.span().end() != next_start;
        token.tag = match if given.mark { token.span().of(source) } else { "" } {
            "\"" => {
                let opens = if gap != gap_after { gap } else { !double_open };
                double_open = opens;
                if opens { Tag::OpenQuote } else { Tag::CloseQuote }
            }
            "'" | "’" if !gap && s_before && !single_open => Tag::Pos,
            form @ ("'" | "‘") if gap || form == "‘" || !gap_after && !single_open => {
                single_open = true;
                Tag::OpenQuote
            }
            "'" | "’" => {
                single_open = false;
                Tag::CloseQuote
            }
            _ => given.tag,
        };
        end_before = token.span().end();
        s_before = given.hissing;
    }
}

/// The tag a form has by itself; [`Tag::Other`] where it is a word.
fn form_tag(form: &str) -> Tag {
    let Some(&first) = form.as_bytes().first() else { return Tag::Other };
    match first {
        b'a'..=b'z' | b'A'..=b'Z' => {
            let address = form.len() > 6 && (form.contains("://") || form.contains('@') || form.starts_with("www."));
            if address { Tag::Add } else { Tag::Other }
        }
        b'0'..=b'9' | b'.' if form.len() > 1 || first != b'.' => {
            let number = form.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b':' | b'/' | b'-'));
            match number {
                true if form.bytes().all(|b| b == b'.') => Tag::Colon,
                true => Tag::Cd,
                false => Tag::Other,
            }
        }
        b'.' | b'!' | b'?' => Tag::Stop,
        b',' => Tag::Comma,
        b':' | b';' | b'-' => Tag::Colon,
        b'(' | b'[' | b'{' => Tag::OpenBracket,
        b')' | b']' | b'}' => Tag::CloseBracket,
        b'$' => Tag::Dollar,
        b'`' => Tag::OpenQuote,
        b'\'' if form == "''" => Tag::CloseQuote,
        b'@' if form.len() > 1 => Tag::Add,
        b'*' | b'=' | b'_' | b'~' | b'|' | b'<' | b'>' | b'^' | b'\\' => Tag::Nfp,
        0x80.. => high_tag(form),
        _ => Tag::Other,
    }
}

/// [`form_tag`] of a form that begins beyond ASCII.
fn high_tag(form: &str) -> Tag {
    match form.chars().next().unwrap_or(' ') {
        '“' | '«' | '„' | '‹' | '「' | '『' | '《' => Tag::OpenQuote,
        '”' | '»' | '›' | '」' | '』' | '》' => Tag::CloseQuote,
        '—' | '–' | '―' | '…' | '：' | '；' => Tag::Colon,
        '。' | '？' | '！' | '‽' => Tag::Stop,
        '、' | '，' => Tag::Comma,
        '（' | '【' => Tag::OpenBracket,
        '）' | '】' => Tag::CloseBracket,
        '€' | '£' | '¥' | '₩' | '₹' | '₽' => Tag::Dollar,
        '•' | '·' | '●' | '▪' | '■' => Tag::Nfp,
        c if tokens::is_emoji(c) => Tag::Nfp,
        _ => Tag::Other,
    }
}
