//! Markdown becomes simple HTML: headings, paragraphs, lists and quotations by their marks; emphasis and links by their words.
//!
//! A reader of Markdown, not a renderer: what the marks mean for the text is kept (this line is a heading, that one an
//! item), how they look is not. Front matter becomes metadata. One pass over the lines; every line is looked at once.

/// The HTML of a Markdown text. All of the text's own characters are escaped.
pub fn to_html(text: &str) -> String {
    let (matter, body) = front_matter(text);
    let mut page = Page { html: String::with_capacity(text.len() + text.len() / 8), open: None, fenced: false };
    page.html.push_str("<!DOCTYPE html><html><head>");
    for line in matter.lines() {
        page.metadata(line);
    }
    page.html.push_str("</head><body>\n");
    for line in body.lines() {
        page.line(line);
    }
    page.close();
    page.html.push_str("</body></html>\n");
    page.html
}

/// The lines between two `---` at the top, and the rest.
fn front_matter(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let found = text.strip_prefix("---").and_then(|rest| rest.split_once('\n')).filter(|(mark, _)| mark.trim().is_empty());
    found.and_then(|(_, rest)| rest.split_once("\n---")).unwrap_or(("", text))
}

struct Page {
    html: String,
    /// The element that further lines go on in.
    open: Option<&'static str>,
    /// Inside a block of code.
    fenced: bool,
}

impl Page {
    fn metadata(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim().trim_matches(['"', '\'']);
        let tag = match name.trim().to_ascii_lowercase().as_str() {
            "title" => "og:title",
            "author" | "authors" => "author",
            "date" | "published" => "article:published_time",
            _ => return,
        };
        self.html.push_str("<meta property=\"");
        self.html.push_str(tag);
        self.html.push_str("\" content=\"");
        escape(value, &mut self.html);
        self.html.push_str("\">");
    }

    fn line(&mut self, line: &str) {
        let words = line.trim();
        if words.starts_with("```") || words.starts_with("~~~") {
            self.close();
            self.fenced = !self.fenced;
        } else if self.fenced {
            self.begin("pre", words, false);
        } else if words.is_empty() || is_rule(words) {
            self.close();
        } else if let Some((level, heading)) = heading(words) {
            self.begin(level, heading, true);
            self.close();
        } else if let Some(item) = item(words) {
            self.begin("li", item, true);
        } else if let Some(quoted) = words.strip_prefix('>') {
            self.go_on("blockquote", quoted.trim_start());
        } else {
            self.go_on(self.open.unwrap_or("p"), words);
        }
    }

    /// A line that is an element of its own, or begins one.
    fn begin(&mut self, tag: &'static str, words: &str, marked: bool) {
        self.close();
        self.go_on_with(tag, words, marked);
    }

    /// A line that goes on in an open element of its kind.
    fn go_on(&mut self, tag: &'static str, words: &str) {
        if self.open != Some(tag) {
            self.close();
        }
        self.go_on_with(tag, words, true);
    }

    fn go_on_with(&mut self, tag: &'static str, words: &str, marked: bool) {
        if self.open.is_none() {
            self.html.push('<');
            self.html.push_str(tag);
            self.html.push('>');
            self.open = Some(tag);
        } else {
            self.html.push('\n');
        }
        if marked { inline(words, &mut self.html) } else { escape(words, &mut self.html) }
    }

    fn close(&mut self) {
        if let Some(tag) = self.open.take() {
            self.html.push_str("</");
            self.html.push_str(tag);
            self.html.push_str(">\n");
        }
    }
}

/// `***`, `---` or `___` alone.
fn is_rule(words: &str) -> bool {
    ['*', '-', '_'].into_iter().any(|mark| words.len() >= 3 && words.chars().all(|c| c == mark || c == ' '))
}

fn heading(words: &str) -> Option<(&'static str, &str)> {
    let level = words.bytes().take_while(|&b| b == b'#').count();
    let tag = *["h1", "h2", "h3", "h4", "h5", "h6"].get(level.checked_sub(1)?)?;
    let rest = words.get(level..)?;
    rest.starts_with([' ', '\t']).then(|| (tag, rest.trim().trim_end_matches('#').trim_end()))
}

fn item(words: &str) -> Option<&str> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) {
        return words.get(digits..)?.strip_prefix(['.', ')'])?.strip_prefix(' ').map(str::trim_start);
    }
    words.strip_prefix(['*', '-', '+'])?.strip_prefix(' ').map(str::trim_start)
}

/// The words of a line without its marks: emphasis, code, links and images.
fn inline(words: &str, html: &mut String) {
    let mut rest = words;
    while let Some(at) = rest.find(['*', '_', '`', '[', '!', '\\', '<']) {
        let (before, after) = rest.split_at(at);
        escape(before, html);
        rest = mark(after, before.chars().next_back(), html);
    }
    escape(rest, html);
}

/// What follows the mark that `text` begins with; the mark's words are written.
fn mark<'t>(text: &'t str, before: Option<char>, html: &mut String) -> &'t str {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return "" };
    let rest = chars.as_str();
    match first {
        '`' => return rest,
        // Emphasis stands at a word's edge; "snake_case" and "2 * 3" keep theirs.
        '*' | '_' => {
            let rest = rest.trim_start_matches(first);
            let inner = rest.chars().next();
            let spaced = inner.is_none_or(char::is_whitespace) && before.is_none_or(char::is_whitespace);
            let within = first == '_' && before.is_some_and(char::is_alphanumeric) && inner.is_some_and(char::is_alphanumeric);
            if !spaced && !within {
                return rest;
            }
            escape(text.get(..text.len() - rest.len()).unwrap_or(""), html);
            return rest;
        }
        '\\' if rest.starts_with(|c: char| c.is_ascii_punctuation()) => {
            let (escaped, rest) = rest.split_at(1);
            escape(escaped, html);
            return rest;
        }
        '!' if rest.starts_with('[') => {
            if let Some((_, after)) = link(rest) {
                return after;
            }
        }
        '[' => {
            if let Some((words, after)) = link(text) {
                escape(words, html);
                return after;
            }
        }
        '<' => {
            if let Some((address, _)) = rest.get(..rest.floor_char_boundary(ADDRESS)).and_then(|near| near.split_once('>'))
                && address.contains("://")
                && !address.contains(' ')
            {
                let after = rest.get(address.len() + 1..).unwrap_or("");
                escape(address, html);
                return after;
            }
        }
        _ => {}
    }
    escape(first.encode_utf8(&mut [0; 4]), html);
    rest
}

/// How far an address between angle brackets may reach.
const ADDRESS: usize = 500;
/// How far a link's words and its address may reach: what is longer is no link, and looking further would cost a second pass.
const REACH: usize = 1000;

/// `[words](address)` or `[words][name]`: its words, and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let near = text.get(1..text.floor_char_boundary(REACH))?;
    let close = near.find(']')?;
    let words = near.get(..close)?;
    let after = text.get(close + 2..)?;
    let end = match after.chars().next()? {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let stop = after.get(..after.floor_char_boundary(REACH))?.find(end)?;
    Some((words, after.get(stop + 1..)?))
}

fn escape(words: &str, html: &mut String) {
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, after) = rest.split_at(at);
        html.push_str(before);
        html.push_str(match after.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = after.get(1..).unwrap_or("");
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> String {
        let html = to_html(text);
        html.split_once("<body>\n").unwrap().1.replace("</body></html>\n", "")
    }

    #[test]
    fn marks_become_structure_and_words_stay() {
        assert_eq!(
            body("# Port to **close** #\n\nThe mayor\nsaid _so_.\n"),
            "<h1>Port to close</h1>\n<p>The mayor\nsaid so.</p>\n"
        );
        assert_eq!(body("- one\n- two\n2. three"), "<li>one</li>\n<li>two</li>\n<li>three</li>\n");
        assert_eq!(body("> “No,” she said.\n> “Never.”"), "<blockquote>“No,” she said.\n“Never.”</blockquote>\n");
        assert_eq!(body("See [the *plan*](http://a.example/b) ![x](y.png)now"), "<p>See the *plan* now</p>\n");
    }

    #[test]
    fn the_text_s_own_signs_are_kept() {
        assert_eq!(
            body("snake_case, 2 * 3 < 7 & \\*so\\* [sic] \"x\""),
            "<p>snake_case, 2 * 3 &lt; 7 &amp; *so* [sic] &quot;x&quot;</p>\n"
        );
        assert_eq!(body("```\n<b>*x*</b>\n```"), "<pre>&lt;b&gt;*x*&lt;/b&gt;</pre>\n");
    }

    #[test]
    fn front_matter_is_metadata() {
        let html = to_html("---\ntitle: \"Port closes\"\nauthor: Mira Olden\nlayout: post\n---\n\nIt closed.");
        assert!(html.contains("<meta property=\"og:title\" content=\"Port closes\">"), "{html}");
        assert!(html.contains("content=\"Mira Olden\"") && !html.contains("layout"));
    }

    #[test]
    fn many_open_marks_cost_one_pass() {
        let html = to_html(&"[".repeat(200_000));
        assert!(html.len() > 200_000);
        assert!(to_html(&"![a](".repeat(40_000)).len() > 40_000);
    }
}
