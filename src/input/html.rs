//! HTML → text: the visible text, line by line as a browser would copy it, with what the elements around each line tell.
//! Time and memory grow linearly with the page, however deep it nests and wherever it is cut.

use super::markup::{self, Markup};
use super::meta::{self, Meta};
use super::tags::{self, Break, flag};

/// How many open elements an end tag may look back over.
const LOOK_BACK: usize = 256;

/// Elements open at once, at most: deeper ones count as part of the deepest, so that memory stays small.
const DEEPEST: usize = 10_000;

/// What the HTML knew that the text alone does not say.
#[derive(Clone, Debug, Default)]
pub struct HtmlFacts {
    /// One entry a non-blank line of the text, in order.
    pub lines: Vec<LineFacts>,
    /// What the page says of itself: meta elements, JSON-LD, `title`.
    pub meta: Meta,
}

/// What the elements around one line tell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineFacts {
    /// The elements around it: bits of [`flag`].
    pub flags: u32,
    /// Words of class and id of the nearest four blocks around it: bits of [`tags::hint`].
    pub hints: u32,
    /// The same of its own block alone.
    pub own_hints: u32,
    /// What class and id of its own block or one around it say outright: bits of [`tags::mark`].
    pub marks: u8,
    /// Bytes of visible text.
    pub bytes: u32,
    /// Of these, inside links.
    pub link_bytes: u32,
    /// Of these, in bold type.
    pub bold_bytes: u32,
    /// The block it stands in, numbered in the order of the page.
    pub block: u32,
    /// The block around that.
    pub parent: u32,
    /// And the one around that.
    pub grand: u32,
    /// Blocks open around it, at most 255.
    pub depth: u8,
}

/// The text of a page and its facts. The text's non-blank lines and the facts' lines run side by side.
pub fn read(html: &str) -> (String, HtmlFacts) {
    let mut builder = Builder::default();
    markup::each(html, |markup| builder.take(markup));
    builder.finish()
}

type Name = [u8; 12];

/// An open element.
#[derive(Clone, Copy, Debug)]
struct Open {
    name: Name,
    block: bool,
    flags: u32,
    hints: [u32; 4],
    marks: u8,
    silent: bool,
    ids: [u32; 3],
    depth: u32,
}

impl Open {
    const ROOT: Open =
        Open { name: [0; 12], block: true, flags: 0, hints: [0; 4], marks: 0, silent: false, ids: [0; 3], depth: 0 };
}

/// A start tag while its attributes are read.
#[derive(Debug, Default)]
struct Tag {
    name: Vec<u8>,
    attribute: Vec<u8>,
    hints: u32,
    marks: u8,
    hidden: bool,
    unseen: bool,
    marked_body: bool,
    kind: meta::Element,
}

#[derive(Debug, Default)]
struct Builder {
    text: String,
    lines: Vec<LineFacts>,
    meta: Meta,
    open: Vec<Open>,
    /// Elements opened beyond the deepest and not yet closed.
    unkept: u32,
    tag: Option<Tag>,
    /// The line being written, its white space already single.
    line: String,
    facts: LineFacts,
    blank_due: bool,
    blocks: u32,
    /// The raw text wanted of a silent element: JSON-LD or the title.
    capture: Option<meta::Capture>,
}

impl Builder {
    fn take(&mut self, markup: Markup<'_>) {
        match markup {
            Markup::Start(name) => self.tag = Some(Tag { name: name.to_ascii_lowercase(), ..Tag::default() }),
            Markup::Attribute(name) => {
                if let Some(tag) = &mut self.tag {
                    tag.attribute = name.to_ascii_lowercase();
                    tag.unseen |= tag.attribute == b"hidden";
                }
            }
            Markup::Value(value) => {
                if let Some(tag) = &mut self.tag {
                    tag.value(&String::from_utf8_lossy(value));
                }
            }
            Markup::Started { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.start(tag, self_closing);
                }
            }
            Markup::End(name) => self.end(&name.to_ascii_lowercase()),
            Markup::Text(text) => self.string(&String::from_utf8_lossy(text)),
        }
    }

    fn top(&self) -> Open {
        self.open.last().copied().unwrap_or(Open::ROOT)
    }

    fn start(&mut self, tag: Tag, self_closing: bool) {
        let kind = tags::kind(&tag.name);
        self.meta.element(&tag.kind, &tag.name);
        self.close_implied(&tag.name);
        self.break_before(kind.breaks);
        if tag.marks & tags::mark::CREDIT != 0 {
            self.space();
        }
        if kind.void {
            return;
        }
        if self_closing && kind.silent {
            return;
        }
        self.capture = meta::Capture::of(&tag.name, &tag.kind);
        let above = self.top();
        let block = kind.breaks != Break::Inline;
        let mut open = above;
        open.name = name_of(&tag.name);
        open.block = block;
        open.silent |= kind.silent;
        open.flags |= kind.flags;
        // What a whole page is called says nothing of its lines.
        open.marks |= if matches!(tag.name.as_slice(), b"html" | b"body" | b"main" | b"article") { 0 } else { tag.marks };
        open.flags |= if tag.hidden || tag.unseen { flag::HIDDEN } else { 0 };
        open.flags |= if tag.unseen { flag::UNSEEN } else { 0 };
        open.flags |= if tag.marked_body { flag::MARKED_BODY } else { 0 };
        if block {
            self.blocks += 1;
            let [own, parent, _] = above.ids;
            open.ids = [self.blocks, own, parent];
            let [a, b, c, _] = above.hints;
            open.hints = [tag.hints, a, b, c];
            open.depth += 1;
        } else if let Some(own) = open.hints.first_mut() {
            *own |= tag.hints;
        }
        if self.open.len() < DEEPEST || (kind.silent && !above.silent) {
            self.open.push(open);
        } else {
            self.unkept += 1;
        }
    }

    /// Ends elements whose end tags may be left out.
    fn close_implied(&mut self, name: &[u8]) {
        for back in 1..=8 {
            let Some(at) = self.open.len().checked_sub(back) else { return };
            let Some(open) = self.open.get(at) else { return };
            if tags::closes(name, trimmed(&open.name)) {
                self.open.truncate(at);
                self.break_before(Break::Line);
                return;
            }
            if open.block && !matches!(trimmed(&open.name), b"p") {
                return;
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.finish_capture();
        let wanted = name_of(name);
        let kind = tags::kind(name);
        let inline = kind.breaks == Break::Inline && !kind.silent;
        if self.unkept > 0 && !self.top().silent {
            self.unkept -= 1;
            self.break_before(kind.breaks);
            return;
        }
        let mut found = None;
        for back in 1..=LOOK_BACK.min(self.open.len()) {
            let at = self.open.len() - back;
            let Some(open) = self.open.get(at) else { break };
            if open.name == wanted {
                found = Some(at);
                break;
            }
            if inline && open.block {
                break;
            }
        }
        if name == b"p" && found.is_none() {
            self.break_before(Break::Paragraph);
        }
        if let Some(at) = found {
            self.break_before(kind.breaks);
            self.open.truncate(at);
        }
    }

    fn finish_capture(&mut self) {
        if let Some(capture) = self.capture.take() {
            self.meta.captured(capture);
        }
    }

    fn break_before(&mut self, breaks: Break) {
        match breaks {
            Break::Inline => {}
            Break::Cell => self.space(),
            Break::Line => self.flush(),
            Break::Paragraph => {
                self.flush();
                self.blank_due = true;
            }
        }
    }

    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn string(&mut self, value: &str) {
        if let Some(capture) = &mut self.capture {
            capture.push(value);
        }
        let top = self.top();
        if top.silent {
            return;
        }
        let keeps_lines = top.flags & flag::CODE != 0 && self.open.iter().rev().take(4).any(|o| trimmed(&o.name) == b"pre");
        for c in value.chars() {
            if keeps_lines && c == '\n' {
                self.flush();
            } else if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' || c == '\u{ad}' {
                if c.is_whitespace() {
                    self.space();
                }
            } else {
                self.push(c, &top);
            }
        }
    }

    fn push(&mut self, c: char, top: &Open) {
        if self.line.is_empty() {
            let [own, ..] = top.hints;
            let [block, parent, grand] = top.ids;
            let depth = u8::try_from(top.depth).unwrap_or(u8::MAX);
            let hints = top.hints.iter().fold(0, |a, b| a | b);
            self.facts = LineFacts {
                flags: top.flags,
                hints,
                own_hints: own,
                marks: top.marks,
                block,
                parent,
                grand,
                depth,
                ..LineFacts::default()
            };
        }
        let bytes = u32::try_from(c.len_utf8()).unwrap_or(1);
        self.facts.bytes += bytes;
        self.facts.flags |= top.flags & (flag::TIME | flag::HEADING | flag::TITLE);
        self.facts.link_bytes += if top.flags & flag::LINK != 0 { bytes } else { 0 };
        self.facts.bold_bytes += if top.flags & flag::BOLD != 0 { bytes } else { 0 };
        self.line.push(c);
    }

    fn flush(&mut self) {
        let kept = self.line.trim().len();
        if kept > 0 {
            if self.blank_due && !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(self.line.trim());
            self.text.push('\n');
            self.lines.push(self.facts);
            self.blank_due = false;
        }
        self.line.clear();
    }

    fn finish(mut self) -> (String, HtmlFacts) {
        self.finish_capture();
        self.flush();
        (self.text, HtmlFacts { lines: self.lines, meta: self.meta })
    }
}

impl Tag {
    fn value(&mut self, value: &str) {
        match self.attribute.as_slice() {
            b"class" | b"id" | b"data-testid" | b"data-component" => {
                let (hints, marks) = tags::hints(value);
                self.hints |= hints;
                self.marks |= marks;
            }
            b"style" => self.unseen |= hides(value),
            b"aria-hidden" => self.hidden |= value.eq_ignore_ascii_case("true"),
            b"itemprop" | b"role" => self.marked_body |= value.eq_ignore_ascii_case("articleBody"),
            _ => {}
        }
        self.kind.attribute(&self.attribute, value);
    }
}

/// True where an inline style hides its element.
fn hides(style: &str) -> bool {
    let bare: String = style.chars().take(400).filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    bare.contains("display:none") || bare.contains("visibility:hidden")
}

fn name_of(name: &[u8]) -> Name {
    let mut out = [0; 12];
    for (slot, byte) in out.iter_mut().zip(name) {
        *slot = *byte;
    }
    out
}

fn trimmed(name: &Name) -> &[u8] {
    let len = name.iter().position(|b| *b == 0).unwrap_or(name.len());
    name.get(..len).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        read(html).0
    }

    #[test]
    fn blocks_become_lines_and_scripts_are_never_shown() {
        let html = "<html><head><title>T</title><style>p{}</style></head><body><nav><a href=x>Home</a><a>World</a></nav>\
                    <p>The  levy&nbsp;passed.<br>Ferries <b>stop</b>.</p><script>var x = '<p>no</p>';</script><ul><li>One<li>Two</ul></body>";
        assert_eq!(text(html), "HomeWorld\n\nThe levy passed.\nFerries stop.\n\nOne\nTwo\n");
    }

    #[test]
    fn lines_know_the_elements_around_them() {
        let html = "<article class='story-body'><p>A <a>link</a></p><figure><figcaption>Ferries</figcaption></figure></article><footer>End</footer><p hidden>gone</p>";
        let (text, facts) = read(html);
        assert_eq!(text.lines().filter(|l| !l.is_empty()).count(), facts.lines.len());
        let [p, caption, footer, hidden] = facts.lines.as_slice() else { panic!("{facts:?}") };
        assert!(p.flags & flag::ARTICLE != 0 && p.hints & tags::hint::STORY != 0);
        assert_eq!((p.bytes, p.link_bytes), (5, 4));
        assert!(caption.flags & flag::FIGCAPTION != 0 && footer.flags & flag::FOOTER != 0 && hidden.flags & flag::HIDDEN != 0);
        assert!(footer.flags & flag::ARTICLE == 0);
    }

    #[test]
    fn cut_and_deeply_nested_pages_are_read() {
        assert_eq!(text("<p>The levy <b>passed</p><p>Fer"), "The levy passed\n\nFer\n");
        assert_eq!(text("<p>One<a href=\"cut"), "One\n");
        let deep = format!("{}x{}", "<div>".repeat(100_000), "</b></div>".repeat(100_000));
        assert_eq!(text(&deep), "x\n");
        let bold = format!("<p>{}One<script>no</script> two</p><p>Three", "<b>".repeat(100_000));
        assert_eq!(text(&bold), "One two\n\nThree\n");
        let crossed = format!("{}y", "<b><p></b>".repeat(50_000));
        assert_eq!(text(&crossed), "y\n");
        assert_eq!(text(""), "");
    }
}
