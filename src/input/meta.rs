//! What a page says of itself: meta elements, JSON-LD, `title`, `time`.

/// Longest text kept of any one statement, in bytes.
const LONGEST: usize = 600;
/// Longest JSON-LD block read, in bytes.
const LONGEST_DATA: usize = 400_000;

/// The statements found, the first of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The page's `title` element.
    pub title: Option<String>,
    /// The headline by JSON-LD or Open Graph.
    pub headline: Option<String>,
    /// The authors' names.
    pub authors: Vec<String>,
    /// When it was published, as written.
    pub published: Option<String>,
    /// When it was changed, as written.
    pub modified: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The section.
    pub section: Option<String>,
    /// The page's language.
    pub language: Option<String>,
    /// The article's whole text by JSON-LD, where it is given there.
    pub body: Option<String>,
    /// What the page says in short that it is about.
    pub summary: Option<String>,
}

/// The attributes of an element that may make a statement.
#[derive(Clone, Debug, Default)]
pub struct Element {
    name: String,
    content: String,
    data: bool,
    datetime: String,
    language: String,
}

impl Element {
    /// Takes one attribute.
    pub fn attribute(&mut self, name: &[u8], value: &str) {
        match name {
            b"property" | b"name" | b"itemprop" if self.name.is_empty() => self.name = value.trim().to_ascii_lowercase(),
            b"content" => self.content = short(value),
            b"type" => self.data = value.eq_ignore_ascii_case("application/ld+json"),
            b"datetime" => self.datetime = short(value),
            b"lang" => self.language = short(value),
            _ => {}
        }
    }
}

fn short(value: &str) -> String {
    value.trim().chars().take(LONGEST).collect()
}

/// Raw text that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    data: bool,
    text: String,
}

impl Capture {
    /// The text wanted of an element, if any is.
    pub fn of(name: &[u8], element: &Element) -> Option<Capture> {
        let data = name == b"script" && element.data;
        (data || name == b"title").then(|| Capture { data, text: String::new() })
    }

    /// More of it.
    pub fn push(&mut self, text: &str) {
        if self.text.len() + text.len() <= LONGEST_DATA {
            self.text.push_str(text);
        }
    }
}

impl Meta {
    /// What one element states.
    pub fn element(&mut self, element: &Element, name: &[u8]) {
        if name == b"html" && !element.language.is_empty() {
            self.language = Some(element.language.clone());
        }
        if name == b"time" && !element.datetime.is_empty() && element.name.contains("datepublished") {
            set(&mut self.published, &element.datetime);
        }
        if name != b"meta" || element.content.is_empty() {
            return;
        }
        let content = &element.content;
        match element.name.as_str() {
            "og:title" | "twitter:title" | "parsely-title" | "sailthru.title" | "dc.title" | "headline" => {
                set(&mut self.headline, content)
            }
            "author"
            | "parsely-author"
            | "sailthru.author"
            | "byl"
            | "dc.creator"
            | "article:author"
            | "og:article:author"
            | "twitter:creator:name" => self.author(content),
            "article:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "parsely-pub-date"
            | "sailthru.date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "article.published"
            | "cxenseparse:recs:publishtime"
            | "date.release"
            | "publication_date"
            | "og:pubdate" => set(&mut self.published, content),
            "article:modified_time"
            | "og:updated_time"
            | "datemodified"
            | "last-modified"
            | "lastmod"
            | "article:modified"
            | "dcterms.modified" => set(&mut self.modified, content),
            "og:site_name" | "application-name" | "publisher" => set(&mut self.site, content),
            "og:description" | "description" | "twitter:description" => set(&mut self.summary, content),
            "article:section" | "parsely-section" | "section" => set(&mut self.section, content),
            _ => {}
        }
    }

    /// Takes captured raw text.
    pub fn captured(&mut self, capture: Capture) {
        if capture.data {
            self.data(&capture.text);
        } else {
            set(&mut self.title, &short(&capture.text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }

    fn author(&mut self, name: &str) {
        let plain = name.replace("&#039;", "'").replace("&#39;", "'").replace("&apos;", "'").replace("&amp;", "&");
        for one in listed(plain.trim()) {
            self.one_author(one);
        }
    }

    fn one_author(&mut self, name: &str) {
        let bare = name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name);
        let fits = !bare.is_empty() && bare.len() < 120 && !bare.contains("://") && !bare.starts_with('@');
        if fits && !self.authors.iter().any(|a| a.eq_ignore_ascii_case(bare)) && self.authors.len() < 20 {
            self.authors.push(bare.to_owned());
        }
    }

    /// Reads one block of JSON-LD: a flat walk over its strings that remembers under which keys it is.
    fn data(&mut self, json: &str) {
        let mut found = Meta::default();
        let mut keys: Vec<String> = Vec::new();
        let mut key: Option<String> = None;
        let mut chars = json.char_indices().peekable();
        while let Some((_, c)) = chars.next() {
            match c {
                '{' | '[' => {
                    // An array's members stand under the array's own key.
                    let name = key.take().or_else(|| {
                        if c == '[' {
                            None
                        } else {
                            keys.last().filter(|k| k.starts_with('[')).map(|k| k.trim_start_matches('[').to_owned())
                        }
                    });
                    keys.push(match (c, name) {
                        ('[', name) => format!("[{}", name.unwrap_or_default()),
                        (_, name) => name.unwrap_or_default(),
                    });
                }
                '}' | ']' => {
                    keys.pop();
                    key = None;
                }
                ',' => key = None,
                '"' => {
                    let text = string(&mut chars);
                    while chars.peek().is_some_and(|(_, c)| c.is_whitespace()) {
                        chars.next();
                    }
                    if chars.peek().is_some_and(|(_, c)| *c == ':') {
                        chars.next();
                        key = Some(text);
                    } else {
                        found.statement(&keys, key.take().as_deref(), &text);
                    }
                }
                _ => {}
            }
        }
        self.take(found);
    }

    /// One string of JSON-LD under its keys.
    fn statement(&mut self, keys: &[String], key: Option<&str>, text: &str) {
        let holder = keys.last().map(|k| k.trim_start_matches('[')).unwrap_or("");
        if key == Some("articleBody") {
            let longer = self.body.as_ref().is_none_or(|b| b.len() < text.len());
            if longer {
                self.body = Some(text.to_owned());
            }
            return;
        }
        let text = short(text);
        if text.is_empty() {
            return;
        }
        match (holder, key) {
            (_, Some("headline")) => set(&mut self.headline, &text),
            (_, Some("datePublished")) => set(&mut self.published, &text),
            (_, Some("dateModified")) => set(&mut self.modified, &text),
            (_, Some("articleSection")) | ("articleSection", None) => set(&mut self.section, &text),
            ("author", Some("name")) | ("author", None) | (_, Some("author")) => self.author(&text),
            ("publisher", Some("name")) => set(&mut self.site, &text),
            _ => {}
        }
    }

    /// JSON-LD speaks first; what it leaves open stays as the meta elements have it.
    fn take(&mut self, found: Meta) {
        let Meta { headline, authors, published, modified, site, section, body, .. } = found;
        self.headline = headline.or(self.headline.take());
        self.published = published.or(self.published.take());
        self.modified = modified.or(self.modified.take());
        self.site = self.site.take().or(site);
        self.section = section.or(self.section.take());
        if body.as_ref().map(String::len) > self.body.as_ref().map(String::len) {
            self.body = body;
        }
        if !authors.is_empty() {
            self.authors = authors;
        }
    }
}

/// The names of a list in one statement ("Ada Olden, Bo Fenn and Cy Lund"); the statement itself where it is none.
fn listed(names: &str) -> Vec<&str> {
    let parts: Vec<&str> = names
        .split(", ")
        .flat_map(|p| p.split(" and "))
        .map(|p| p.trim().trim_start_matches("and "))
        .filter(|p| !p.is_empty())
        .collect();
    let full = |p: &&str| (2..=4).contains(&p.split(' ').count()) && p.split(' ').all(|w| w.starts_with(char::is_uppercase));
    if parts.len() > 1 && parts.iter().all(full) { parts } else { vec![names] }
}

fn set(slot: &mut Option<String>, value: &str) {
    let value = value.trim();
    if slot.is_none() && !value.is_empty() {
        *slot = Some(value.to_owned());
    }
}

/// The rest of a JSON string whose opening mark is read.
fn string(chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> String {
    let mut out = String::new();
    while let Some((_, c)) = chars.next() {
        match c {
            '"' => break,
            '\\' => match chars.next() {
                Some((_, 'n' | 't' | 'r')) => out.push(' '),
                Some((_, 'u')) => {
                    let code: String = (0..4).filter_map(|_| chars.next().map(|(_, c)| c)).collect();
                    out.push(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
                }
                Some((_, other)) => out.push(other),
                None => break,
            },
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::input::html::read;

    #[test]
    fn reads_what_the_page_says_of_itself() {
        let html = r#"<html lang="en"><head><title>Levy | Velm Herald</title><meta property="og:site_name" content="Velm Herald">
            <meta name="author" content="By Ada Olden"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Velm \u0026 the levy",
            "datePublished":"2031-06-14T09:25:00Z","author":[{"@type":"Person","name":"Ada Olden"},{"@type":"Person","name":"Bo Fenn"}],
            "publisher":{"@type":"Organization","name":"VH"},"articleBody":"Ships will\npay."}</script>
            <meta name="description" content="Ships pay from March on."></head>"#;
        let meta = read(html).1.meta;
        assert_eq!(meta.headline.as_deref(), Some("Velm & the levy"));
        assert_eq!(meta.authors, ["Ada Olden", "Bo Fenn"]);
        assert_eq!(meta.published.as_deref(), Some("2031-06-14T09:25:00Z"));
        assert_eq!(meta.site.as_deref(), Some("Velm Herald"));
        assert_eq!(meta.title.as_deref(), Some("Levy | Velm Herald"));
        assert_eq!(meta.body.as_deref(), Some("Ships will pay."));
        assert_eq!(meta.summary.as_deref(), Some("Ships pay from March on."));
    }

    #[test]
    fn names_listed_in_one_statement_are_several() {
        let authors = |content: &str| read(&format!("<meta name=author content=\"{content}\"><p>x")).1.meta.authors;
        assert_eq!(authors("Ada Olden, Bo Fenn and Cy O&amp;#039;Lund"), ["Ada Olden", "Bo Fenn", "Cy O'Lund"]);
        assert_eq!(authors("Ada Olden, Ph.D."), ["Ada Olden, Ph.D."]);
    }

    #[test]
    fn broken_data_is_no_harm() {
        for json in ["{", "\"", "[[[[", "{\"headline\":\"cut", "}}]]", "{\"headline\":\"\\u12", "\\"] {
            let _ = read(&format!("<script type=application/ld+json>{json}</script><p>x"));
        }
    }
}
