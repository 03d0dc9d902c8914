//! HTML's elements as far as they matter here: how each breaks lines and what it tells of the text inside it.

/// What an element, or one around it, tells of a line. Bits of [`super::LineFacts::flags`].
pub mod flag {
    /// Inside `article`.
    pub const ARTICLE: u32 = 1;
    /// Inside `main`.
    pub const MAIN: u32 = 1 << 1;
    /// Inside `nav`.
    pub const NAV: u32 = 1 << 2;
    /// Inside `aside`.
    pub const ASIDE: u32 = 1 << 3;
    /// Inside `footer`.
    pub const FOOTER: u32 = 1 << 4;
    /// Inside `header`.
    pub const HEADER: u32 = 1 << 5;
    /// Inside `figure`.
    pub const FIGURE: u32 = 1 << 6;
    /// Inside `figcaption`.
    pub const FIGCAPTION: u32 = 1 << 7;
    /// Inside `form`, `button`, `label`, `select` or `fieldset`.
    pub const FORM: u32 = 1 << 8;
    /// Inside a list.
    pub const LIST: u32 = 1 << 9;
    /// Inside a table.
    pub const TABLE: u32 = 1 << 10;
    /// Inside `blockquote`.
    pub const QUOTE: u32 = 1 << 11;
    /// Inside a heading, `h1` to `h6`.
    pub const HEADING: u32 = 1 << 12;
    /// Inside `h1`.
    pub const TITLE: u32 = 1 << 13;
    /// Hidden by attribute or inline style.
    pub const HIDDEN: u32 = 1 << 14;
    /// Inside `p`.
    pub const PARAGRAPH: u32 = 1 << 15;
    /// Inside `time`.
    pub const TIME: u32 = 1 << 16;
    /// Inside bold type.
    pub const BOLD: u32 = 1 << 17;
    /// Inside `pre` or `code`.
    pub const CODE: u32 = 1 << 18;
    /// Inside an element marked as the article's body (itemprop, role or class).
    pub const MARKED_BODY: u32 = 1 << 19;
    /// Inside a link.
    pub const LINK: u32 = 1 << 20;
    /// Inside a dialog, popup or overlay.
    pub const OVERLAY: u32 = 1 << 21;
    /// Never shown: hidden by the `hidden` attribute or by its style. (`HIDDEN` also holds what only screen readers skip.)
    pub const UNSEEN: u32 = 1 << 22;
}

/// Hints that words of class and id give. Bits of [`super::LineFacts::hints`].
#[allow(missing_docs)]
pub mod hint {
    /// Words of class or id, each with the bit it sets. A word counts where it begins a part of the name ("share-bar", "shareBar").
    pub const WORDS: &[(&str, u32)] = &[
        ("share", SHARE),
        ("sharing", SHARE),
        ("social", SHARE),
        ("tool", SHARE),
        ("print", SHARE),
        ("related", RELATED),
        ("recommend", RELATED),
        ("more", RELATED),
        ("trending", RELATED),
        ("popular", RELATED),
        ("read", RELATED),
        ("teaser", RELATED),
        ("promo", RELATED),
        ("outbrain", RELATED),
        ("taboola", RELATED),
        ("latest", RELATED),
        ("card", RELATED),
        ("carousel", RELATED),
        ("list", LISTING),
        ("feed", LISTING),
        ("grid", LISTING),
        ("item", LISTING),
        ("nav", NAVIGATION),
        ("navigation", NAVIGATION),
        ("menu", NAVIGATION),
        ("breadcrumb", NAVIGATION),
        ("breadcrumbs", NAVIGATION),
        ("navbar", NAVIGATION),
        ("pagination", NAVIGATION),
        ("pager", NAVIGATION),
        ("masthead", NAVIGATION),
        ("topbar", NAVIGATION),
        ("footer", FOOT),
        ("foot", FOOT),
        ("bottom", FOOT),
        ("copyright", FOOT),
        ("legal", FOOT),
        ("disclaimer", FOOT),
        ("sidebar", SIDE),
        ("side", SIDE),
        ("aside", SIDE),
        ("rail", SIDE),
        ("widget", SIDE),
        ("caption", CAPTION),
        ("credit", CAPTION),
        ("image", PICTURE),
        ("photo", PICTURE),
        ("gallery", PICTURE),
        ("media", PICTURE),
        ("video", PICTURE),
        ("figure", PICTURE),
        ("slideshow", PICTURE),
        ("player", PICTURE),
        ("byline", BYLINE),
        ("author", BYLINE),
        ("authors", BYLINE),
        ("writer", BYLINE),
        ("contributor", BYLINE),
        ("bio", BIOGRAPHY),
        ("profile", BIOGRAPHY),
        ("about", BIOGRAPHY),
        ("date", DATE),
        ("time", DATE),
        ("timestamp", DATE),
        ("published", DATE),
        ("updated", DATE),
        ("meta", META),
        ("info", META),
        ("details", META),
        ("headline", HEADLINE),
        ("title", HEADLINE),
        ("heading", HEADLINE),
        ("hed", HEADLINE),
        ("standfirst", DECK),
        ("dek", DECK),
        ("deck", DECK),
        ("subtitle", DECK),
        ("subhead", DECK),
        ("subheadline", DECK),
        ("summary", DECK),
        ("excerpt", DECK),
        ("lede", DECK),
        ("intro", DECK),
        ("comment", COMMENT),
        ("comments", COMMENT),
        ("disqus", COMMENT),
        ("reply", COMMENT),
        ("respond", COMMENT),
        ("discussion", COMMENT),
        ("ad", ADVERT),
        ("ads", ADVERT),
        ("advert", ADVERT),
        ("advertisement", ADVERT),
        ("sponsor", ADVERT),
        ("sponsored", ADVERT),
        ("dfp", ADVERT),
        ("banner", ADVERT),
        ("newsletter", PROMPT),
        ("subscribe", PROMPT),
        ("subscription", PROMPT),
        ("signup", PROMPT),
        ("paywall", PROMPT),
        ("cookie", PROMPT),
        ("consent", PROMPT),
        ("gdpr", PROMPT),
        ("modal", PROMPT),
        ("popup", PROMPT),
        ("overlay", PROMPT),
        ("login", PROMPT),
        ("register", PROMPT),
        ("form", PROMPT),
        ("cta", PROMPT),
        ("donate", PROMPT),
        ("notice", PROMPT),
        ("tag", TAGS),
        ("tags", TAGS),
        ("topic", TAGS),
        ("topics", TAGS),
        ("keyword", TAGS),
        ("category", TAGS),
        ("categories", TAGS),
        ("label", TAGS),
        ("article", STORY),
        ("story", STORY),
        ("post", STORY),
        ("entry", STORY),
        ("body", TEXT),
        ("content", TEXT),
        ("text", TEXT),
        ("paragraph", TEXT),
        ("richtext", TEXT),
        ("copy", TEXT),
        ("prose", TEXT),
        ("pullquote", PULL),
        ("pull", PULL),
        ("quote", PULL),
        ("blockquote", PULL),
        ("hidden", SCREEN),
        ("sr", SCREEN),
        ("visually", SCREEN),
        ("screen", SCREEN),
    ];
    pub const SHARE: u32 = 1;
    pub const RELATED: u32 = 1 << 1;
    pub const LISTING: u32 = 1 << 2;
    pub const NAVIGATION: u32 = 1 << 3;
    pub const FOOT: u32 = 1 << 4;
    pub const SIDE: u32 = 1 << 5;
    pub const CAPTION: u32 = 1 << 6;
    pub const PICTURE: u32 = 1 << 7;
    pub const BYLINE: u32 = 1 << 8;
    pub const BIOGRAPHY: u32 = 1 << 9;
    pub const DATE: u32 = 1 << 10;
    pub const META: u32 = 1 << 11;
    pub const HEADLINE: u32 = 1 << 12;
    pub const DECK: u32 = 1 << 13;
    pub const COMMENT: u32 = 1 << 14;
    pub const ADVERT: u32 = 1 << 15;
    pub const PROMPT: u32 = 1 << 16;
    pub const TAGS: u32 = 1 << 17;
    pub const STORY: u32 = 1 << 18;
    pub const TEXT: u32 = 1 << 19;
    pub const PULL: u32 = 1 << 20;
    pub const SCREEN: u32 = 1 << 21;
}

/// What the class or id of an element says outright of all that stands in it. Bits of [`super::LineFacts::marks`]; unlike the
/// hints of [`hint`], which the line model weighs, each is taken at its word where the rest of the page allows.
pub mod mark {
    /// A picture's caption.
    pub const CAPTION: u8 = 1;
    /// A picture's credit.
    pub const CREDIT: u8 = 1 << 1;
    /// A summary between headline and text.
    pub const STANDFIRST: u8 = 1 << 2;
    /// A few words of the text set large.
    pub const PULL_QUOTE: u8 = 1 << 3;
    /// An advertisement.
    pub const ADVERT: u8 = 1 << 4;
    /// A box for a newsletter.
    pub const NEWSLETTER: u8 = 1 << 5;
    /// Readers' comments.
    pub const COMMENTS: u8 = 1 << 6;
    /// Links to other stories.
    pub const RELATED: u8 = 1 << 7;
    /// Words of class and id with the bit each sets; two words that stand beside each other are joined.
    pub const WORDS: &[(&str, u8)] = &[
        ("ad", ADVERT),
        ("ads", ADVERT),
        ("advert", ADVERT),
        ("advertisement", ADVERT),
        ("advertorial", ADVERT),
        ("caption", CAPTION),
        ("captions", CAPTION),
        ("comment", COMMENTS),
        ("commentlist", COMMENTS),
        ("comments", COMMENTS),
        ("credit", CREDIT),
        ("deck", STANDFIRST),
        ("dek", STANDFIRST),
        ("disqus", COMMENTS),
        ("figcaption", CAPTION),
        ("newsletter", NEWSLETTER),
        ("pullquote", PULL_QUOTE),
        ("readmore", RELATED),
        ("related", RELATED),
        ("richlink", RELATED),
        ("standfirst", STANDFIRST),
        ("strapline", STANDFIRST),
        ("subdeck", STANDFIRST),
        ("subheadline", STANDFIRST),
        ("subtitle", STANDFIRST),
    ];
}

/// How an element breaks the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Break {
    /// It stands inside its line.
    #[default]
    Inline,
    /// It begins and ends a line.
    Line,
    /// A blank line stands before and after it.
    Paragraph,
    /// A tab stands after it.
    Cell,
}

/// One kind of element.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kind {
    /// How it breaks the text.
    pub breaks: Break,
    /// The flags it sets for what is inside.
    pub flags: u32,
    /// Its text is never shown (script, style).
    pub silent: bool,
    /// It has no end tag.
    pub void: bool,
}

/// The kind of the element of that name.
pub fn kind(name: &[u8]) -> Kind {
    use Break::{Cell, Line, Paragraph};
    let of = |breaks, flags| Kind { breaks, flags, ..Kind::default() };
    match name {
        b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"iframe" | b"object" | b"canvas" | b"audio" | b"video"
        | b"math" | b"datalist" | b"noembed" | b"noframes" | b"title" | b"textarea" | b"select" => {
            Kind { silent: true, ..Kind::default() }
        }
        b"br" => Kind { breaks: Line, void: true, ..Kind::default() },
        b"hr" => Kind { breaks: Paragraph, void: true, ..Kind::default() },
        b"img" | b"input" | b"meta" | b"link" | b"area" | b"base" | b"col" | b"embed" | b"source" | b"track" | b"wbr"
        | b"param" => Kind { void: true, ..Kind::default() },
        b"p" => of(Paragraph, flag::PARAGRAPH),
        b"h1" => of(Paragraph, flag::HEADING | flag::TITLE),
        b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => of(Paragraph, flag::HEADING),
        b"ul" | b"ol" | b"dl" | b"menu" => of(Paragraph, flag::LIST),
        b"blockquote" => of(Paragraph, flag::QUOTE),
        b"pre" => of(Paragraph, flag::CODE),
        b"figure" => of(Paragraph, flag::FIGURE),
        b"figcaption" => of(Line, flag::FIGURE | flag::FIGCAPTION),
        b"article" => of(Line, flag::ARTICLE),
        b"main" => of(Line, flag::MAIN),
        b"nav" => of(Line, flag::NAV),
        b"aside" => of(Line, flag::ASIDE),
        b"footer" => of(Line, flag::FOOTER),
        b"header" => of(Line, flag::HEADER),
        b"form" | b"fieldset" => of(Line, flag::FORM),
        b"table" => of(Line, flag::TABLE),
        b"dialog" => of(Line, flag::OVERLAY),
        b"td" | b"th" => of(Cell, 0),
        b"div" | b"section" | b"li" | b"dt" | b"dd" | b"tr" | b"tbody" | b"thead" | b"tfoot" | b"address" | b"details"
        | b"summary" | b"center" | b"body" | b"html" | b"caption" | b"hgroup" | b"legend" | b"option" | b"optgroup" | b"head" => {
            of(Line, 0)
        }
        b"button" => of(Line, flag::FORM),
        b"label" => of(Break::Inline, flag::FORM),
        b"a" => of(Break::Inline, flag::LINK),
        b"b" | b"strong" => of(Break::Inline, flag::BOLD),
        b"time" => of(Break::Inline, flag::TIME),
        b"code" => of(Break::Inline, flag::CODE),
        _ => Kind::default(),
    }
}

/// True where a start tag of `name` ends an open element `open` that has no end tag of its own.
pub fn closes(name: &[u8], open: &[u8]) -> bool {
    match open {
        b"p" => kind(name).breaks != Break::Inline && !matches!(name, b"br"),
        b"li" => name == b"li",
        b"dt" | b"dd" => matches!(name, b"dt" | b"dd"),
        b"tr" => name == b"tr",
        b"td" | b"th" => matches!(name, b"td" | b"th" | b"tr"),
        b"option" => name == b"option",
        b"a" => name == b"a",
        _ => false,
    }
}

/// The hints in a class or id, and its marks.
pub fn hints(value: &str) -> (u32, u8) {
    let (mut bits, mut marks) = (0, 0);
    let mut lower = false;
    let mut start = 0;
    let mut before = "";
    let value = value.get(..value.floor_char_boundary(300)).unwrap_or("");
    for (at, c) in value.char_indices().map(|(at, c)| (at, Some(c))).chain([(value.len(), None)]) {
        let letter = c.is_some_and(|c| c.is_ascii_alphabetic());
        let hump = c.is_some_and(|c| c.is_ascii_uppercase()) && lower;
        if !letter || hump {
            let word = value.get(start..at).unwrap_or("");
            bits |= word_hint(word);
            // Two letters among others may be made by a tool; "ad-slot" and "ad" alone are not.
            let named = word.len() > 3 || !before.is_empty() || hump || matches!(c, Some('-' | '_')) || value.trim() == word;
            marks |= if named { word_mark(before, word) } else { 0 };
            // Words of one name are parted by a mark or a capital, names by white space.
            before = if c.is_some_and(char::is_whitespace) { "" } else { word };
            start = if letter { at } else { at + c.map_or(0, char::len_utf8) };
        }
        lower = c.is_some_and(|c| c.is_ascii_lowercase());
    }
    (bits, marks)
}

fn word_hint(word: &str) -> u32 {
    if word.len() < 2 {
        return 0;
    }
    hint::WORDS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map_or(0, |(_, bit)| *bit)
}

fn word_mark(before: &str, word: &str) -> u8 {
    if word.len() < 2 {
        return 0;
    }
    let joined = |w: &str| {
        w.split_at_checked(before.len())
            .is_some_and(|(a, b)| !a.is_empty() && a.eq_ignore_ascii_case(before) && b.eq_ignore_ascii_case(word))
    };
    mark::WORDS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word) || joined(w)).map_or(0, |(_, bit)| *bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_give_hints() {
        assert_eq!(hints("share-bar").0, hint::SHARE);
        assert_eq!(hints("articleBody js-x").0, hint::STORY | hint::TEXT);
        assert_eq!(hints("shadow"), (0, 0));
        assert_eq!(hints("story-pull-quote").1, mark::PULL_QUOTE);
        assert_eq!(hints("pull quote").1, 0);
        assert_eq!(hints("imageCaption ads").1, mark::CAPTION);
        assert_eq!([hints("ad").1, hints("ad-slot").1, hints("ab ad bf").1], [mark::ADVERT, mark::ADVERT, 0]);
        // A long name is cut at a character, wherever that falls.
        assert_eq!(hints(&format!("share {}", "é".repeat(300))).0, hint::SHARE);
    }
}
