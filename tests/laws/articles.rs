//! Articles made by chance: furniture, headlines, datelines, quotations in every position, conditions, transcripts, other
//! scripts; and changes that break them. All words are invented.

use super::random::Random;

const GIVEN: &[&str] =
    &["Mira", "Jonas", "Ilse", "Teodor", "Amara", "Søren", "Zoë", "Kang", "Oluwa", "Beatriz", "J.", "Park Do-yun", "Ana-María"];
const FAMILY: &[&str] =
    &["Olden", "Varga", "Brandt", "O’Keel", "Tamm", "Lindqvist", "Sarr", "de Vries", "McBride", "Kovač", "Ito", "Ó Briain"];
const TITLES: &[&str] = &[
    "President",
    "Foreign Minister",
    "Dr.",
    "Gov.",
    "Sen.",
    "Mayor",
    "the harbour master",
    "former Prime Minister",
    "Gen.",
    "Professor",
];
const PLACES: &[&str] = &["VELD", "SARMINA, Ostrava", "NEW HALM", "Kestrel Bay", "TARN (AP)", "PORT-SUR-MER"];
const BODIES: &[&str] = &[
    "the ministry",
    "the Ostran Port Authority",
    "a government official",
    "people familiar with the plans",
    "the opposition People’s League",
    "the U.N.",
    "a spokeswoman",
];
const VERBS: &[&str] = &[
    "said",
    "added",
    "told reporters",
    "warned",
    "wrote on Tuesday",
    "argued",
    "insisted",
    "said in a statement",
    "asked",
    "tweeted",
];
const CLAIMS: &[&str] = &[
    "the port will close before spring",
    "we cannot pay twice for the same harbour",
    "nobody asked the fishermen, not even once",
    "talks would go on “as long as it takes”",
    "it costs $4.5 million, i.e. 12% more than in 2029",
    "the levy is a \"dead letter\" in Mr. Tamm's words",
    "they’d rather wait; so would I",
    "we will see… but not today",
    "tariffs would rise, and so would prices",
];
const EVENTS: &[&str] = &[
    "Olden wins",
    "the levy passes",
    "Varga is re-elected",
    "no deal is reached",
    "the former mayor returns to office",
    "the court rules against it",
    "turnout is low",
];
const PLAIN: &[&str] = &[
    "The harbour was built in 1911 and has been repaired four times since.",
    "Ships from seven countries call there each week.",
    "It was not clear how many people would be affected.",
    "That year, the U.S. and Ostrava signed a treaty (see Annex B.2) on fishing rights.",
    "Prices rose 3.2 percent in March, 4.1 percent in April and 0.9 percent in May.",
];
const FURNITURE: &[&str] = &[
    "Home",
    "News | Politics | Sport | Opinion",
    "Skip to content",
    "Share",
    "Facebook Twitter Email Print",
    "Subscribe",
    "Sign up for our newsletter",
    "Advertisement",
    "Read more: Ten things to know about the port",
    "Related articles",
    "Most read",
    "1",
    "2",
    "A A A",
    "Font size",
    "Copy link",
    "© 2031 The Veld Courier. All rights reserved.",
    "Photo: The harbour at dusk. (Veld News Agency)",
    "Tags: port, levy, Ostrava",
    "12 comments",
    "Log in",
    "—",
    "* * *",
    "Terms of use",
    "editor@courier.example",
    "By Jonas Brandt, Staff Writer",
    "Published: Nov. 3, 2031 5:32 PM",
    "2031-11-03 17:32",
    "Updated 3 hours ago",
    "ADVERTISEMENT",
    "Listen to this article",
    "5 min read",
    "Follow us on Chirper",
    "Translated by Ilse Tamm",
    "[Source: Veld Daily]",
];
const SCRIPTS: &[&str] = &[
    "항구는 세금이 통과되면 문을 닫을 것이라고 시장이 말했다.",
    "「港は閉鎖される」と市長は述べた。もし税が通れば、船は来ない。",
    "如果奥尔登获胜，港口将关闭。市长说：“我们不会走。”",
    "قال العمدة: «سنبقى هنا» إذا فاز الحزب.",
    "ראש העיר אמר: ״נישאר״.",
    "Мэр сказал: «Мы останемся, если закон примут».",
    "👩‍👩‍👧‍👦 said “no” 😀😀",
    "Cafe\u{301} owner Zoe\u{308} said so.",
    "Der Bürgermeister sagte: „Wir bleiben.“ Wenn Olden gewinnt, schließt der Hafen.",
    "İstanbul’da ŞİRKET ıssız dedi: \"Evet.\"",
    "ﬁrst oﬃce ǅ ß ẞ",
    "a\u{200b}b\u{200d}c\u{feff}d",
];

/// An article of up to about `lines` lines.
pub fn article(random: &mut Random, lines: usize) -> String {
    let marks = random.pick(&[["“", "”"], ["\"", "\""], ["‘", "’"], ["«", "»"], ["„", "“"], ["'", "'"]]).to_owned();
    let mut text = String::new();
    let end = random.pick(&["\n", "\n", "\n\n", "\r\n", "\n \n", "\r\n\r\n"]);
    let transcript = random.once_in(6);
    for number in 0..1 + random.index(lines) {
        let line = match random.below(if transcript { 4 } else { 12 }) {
            0..=3 if transcript => turn(random, marks, number),
            0..=2 => random.pick(FURNITURE).to_string(),
            3 => headline(random),
            4 if random.once_in(2) => random.pick(SCRIPTS).to_string(),
            _ => paragraph(random, marks, number),
        };
        text.push_str(&line);
        text.push_str(end);
    }
    text
}

fn headline(random: &mut Random) -> String {
    format!(
        "{} {} as {} Looms",
        random.pick(FAMILY),
        random.pick(&["Warns of Levy", "Wins", "Says ‘No’", "Faces Vote"]),
        random.pick(&["Vote", "Winter", "Strike"])
    )
}

fn name(random: &mut Random) -> String {
    match random.below(6) {
        0 => random.pick(BODIES).to_string(),
        1 => random.pick(FAMILY).to_string(),
        2 => random.pick(&["He", "She", "They", "the minister", "the former mayor"]).to_string(),
        3 => format!("{} {} {}", random.pick(TITLES), random.pick(GIVEN), random.pick(FAMILY)),
        4 => {
            format!("{} {}, {} of Veld,", random.pick(GIVEN), random.pick(FAMILY), random.pick(&["mayor", "head", "a professor"]))
        }
        _ => format!("{} {}", random.pick(GIVEN), random.pick(FAMILY)),
    }
}

fn paragraph(random: &mut Random, marks: [&str; 2], number: usize) -> String {
    let mut text = String::new();
    if number < 6 && random.once_in(3) {
        text = format!("{}, Nov. 5 {} ", random.pick(PLACES), random.pick(&["—", "-", "(Reuters) -", "–"]));
    }
    for _ in 0..1 + random.index(5) {
        if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(&sentence(random, marks));
    }
    text
}

/// One sentence: said in one of the ways people are quoted, conditional, or plain.
pub fn sentence(random: &mut Random, [open, close]: [&str; 2]) -> String {
    let (who, verb, claim, event) = (name(random), random.pick(VERBS), random.pick(CLAIMS), random.pick(EVENTS));
    let more = random.pick(CLAIMS);
    match random.below(18) {
        0 => format!("{open}{claim},{close} {who} {verb}."),
        1 => format!("{open}{claim},{close} {verb} {who}. {open}{more}.{close}"),
        2 => format!("{who} {verb}, {open}{claim}.{close}"),
        3 => format!("{open}{claim},{close} {who} {verb}, {open}{more}.{close}"),
        4 => format!("{who} {verb} that {claim}."),
        5 => format!("According to {who}, {claim}."),
        6 => format!("{claim}, {who} {verb}."),
        7 => format!("{who} called it {open}a disgrace{close} and left."),
        8 => format!("If {event}, {claim}."),
        9 => format!("Should {event}, {who} would {}.", random.pick(&["resign", "pay", "build the wall", "close the port"])),
        10 => format!("{claim} in the event of {} victory.", random.pick(FAMILY)),
        11 => format!(
            "{} {event}, {claim}. It would also hurt trade.",
            random.pick(&["Unless", "Whether or not", "As long as", "Even if", "Once", "Provided that"])
        ),
        12 => format!("{who} asked if {event}."),
        13 => format!("If {who} had won, {claim}. On the other hand, if {event}, {more}."),
        14 => format!("Whoever wins, {claim}; with {who} in office, {more}."),
        // A quotation that is opened and never closed, or closed and never opened.
        15 => format!("{open}{claim}, {who} {verb}."),
        16 => format!("{claim}{close}, {who} {verb}."),
        _ => random.pick(PLAIN).to_string(),
    }
}

fn turn(random: &mut Random, marks: [&str; 2], number: usize) -> String {
    match (number, random.below(6)) {
        (0, _) => "Good evening. Our correspondent Mira Olden reports from Veld.".to_owned(),
        (_, 0) => format!("{}: {}", random.pick(FAMILY).to_uppercase(), sentence(random, marks)),
        (_, 1) => format!("Thank you, {}. What happens if {}?", random.pick(GIVEN), random.pick(EVENTS)),
        (_, 2) => "(SOUNDBITE OF MUSIC)".to_owned(),
        (_, 3) => format!("Back to you, {}.", random.pick(GIVEN)),
        _ => paragraph(random, marks, number),
    }
}

/// Characters that make trouble.
const NASTY: &[&str] = &[
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "(",
    ")",
    "[",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{301}",
    "\r",
    "\n",
    "\n\n",
    "\t",
    "…",
    "—",
    "--",
    ".",
    "...",
    "?!",
    ":",
    ";",
    ",",
    "😀",
    "金",
    "İ",
    "ß",
    "ﬁ",
    "\u{1F1F0}\u{1F1F7}",
    "0",
    "$",
    "@",
    "if ",
    "If ",
    " said ",
    " said.",
    "Mr. ",
    "U.S.",
    "\u{b}",
    "\u{c}",
    "\u{1b}",
    "\\",
    "<b>",
    "&amp;",
    "\u{fffd}",
    "\u{10ffff}",
];

/// The text broken in one of the ways that pastes are.
pub fn broken(random: &mut Random, text: &str) -> String {
    let at = |random: &mut Random| text.floor_char_boundary(random.index(text.len() + 1));
    let line = |random: &mut Random| random.pick(&text.split('\n').collect::<Vec<_>>()).to_string();
    match random.below(15) {
        0 => text[..at(random)].to_owned(),
        1 => text[at(random)..].to_owned(),
        2 => {
            let mut lines: Vec<&str> = text.split('\n').collect();
            for i in (1..lines.len()).rev() {
                lines.swap(i, random.index(i + 1));
            }
            lines.join("\n")
        }
        3 => {
            let (start, end) = (at(random), at(random));
            text[..start.min(end)].to_owned() + &text[start.max(end)..]
        }
        4 | 5 => {
            let mut out = text.to_owned();
            for _ in 0..1 + random.index(8) {
                let place = out.floor_char_boundary(random.index(out.len() + 1));
                out.insert_str(place, random.pick(NASTY));
            }
            out
        }
        6 => {
            let mark = random.pick(&['"', '“', '”', '’', ',', '.', '\n', ' ']);
            let mut skip = random.below(4);
            text.chars()
                .filter(|&c| {
                    c != mark || {
                        skip = (skip + 1) % 4;
                        skip != 0
                    }
                })
                .collect()
        }
        7 => text.replace('\n', " "),
        8 => text.replace(' ', "\n"),
        9 => format!("{text}\n{}\n{text}", line(random)),
        10 => taken_apart(text),
        // Every mark of one kind, open or closed, is gone: none is balanced.
        11 => text.replace(random.pick(&['"', '“', '”', '’', '(', ')']), ""),
        12 => right_to_left(random, text),
        13 => text.to_uppercase(),
        _ => {
            let (mut a, mut b) = (at(random), at(random));
            if a > b {
                std::mem::swap(&mut a, &mut b);
            }
            let piece = &text[a..text.floor_char_boundary(b.min(a + 400))];
            format!("{}{}{}", &text[..a], piece.repeat(1 + random.index(6)), &text[a..])
        }
    }
}

/// Accented letters as letter and accent, as some systems write file names and pastes (NFD).
fn taken_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        match ACCENTED.iter().find(|(whole, _)| *whole == c) {
            Some((_, parts)) => out.push_str(parts),
            // Where a text has none, some of its letters get one.
            None if matches!(c, 'e' | 'o') && out.len().is_multiple_of(7) => out.extend([c, '\u{301}']),
            None => out.push(c),
        }
    }
    out
}

/// Accented letters in one character and in two.
const ACCENTED: &[(char, &str)] = &[
    ('á', "a\u{301}"),
    ('ä', "a\u{308}"),
    ('å', "a\u{30a}"),
    ('ç', "c\u{327}"),
    ('é', "e\u{301}"),
    ('ë', "e\u{308}"),
    ('í', "i\u{301}"),
    ('ñ', "n\u{303}"),
    ('ó', "o\u{301}"),
    ('ö', "o\u{308}"),
    ('ø', "o\u{338}"),
    ('ú', "u\u{301}"),
    ('ü', "u\u{308}"),
    ('Á', "A\u{301}"),
    ('É', "E\u{301}"),
    ('Ö', "O\u{308}"),
    ('가', "\u{1100}\u{1161}"),
];

/// Some words become Arabic, Hebrew or Chinese ones, with the signs that turn the direction of writing.
fn right_to_left(random: &mut Random, text: &str) -> String {
    const FOREIGN: &[&str] = &["\u{202b}قال الوزير\u{202c}", "אמרה השרה", "\u{2067}إذا فاز\u{2069}", "市长说", "港口将关闭。"];
    let words: Vec<String> =
        text.split(' ').map(|word| if random.once_in(6) { random.pick(FOREIGN).to_string() } else { word.to_owned() }).collect();
    words.join(" ")
}

/// A page of HTML around an article, sometimes badly nested.
pub fn page(random: &mut Random, lines: usize) -> String {
    let mut html = String::from("<!DOCTYPE html><html><head><title>Port | The Veld Courier</title>");
    html.push_str("<meta property=\"og:title\" content=\"Port\"><script>if (a < b) { x = \"</p>\"; }</script><style>p{}</style></head><body>");
    let tags = [
        "p",
        "div",
        "h1",
        "h2",
        "li",
        "ul",
        "blockquote",
        "figcaption",
        "span",
        "a",
        "article",
        "nav",
        "aside",
        "footer",
        "td",
        "b",
        "em",
        "section",
        "pre",
        "template",
        "noscript",
    ];
    let mut open: Vec<&str> = Vec::new();
    for line in article(random, lines).lines() {
        let tag = random.pick(&tags);
        html.push_str(&format!(
            "<{tag}{}>",
            random.pick(&["", " class=\"share\"", " hidden", " id='x' data-y=z", " style=\"display:none\"", "/"])
        ));
        open.push(tag);
        html.push_str(&if random.once_in(3) { line.replace('&', "&amp;").replace('<', "&lt;") } else { line.to_owned() });
        html.push_str(random.pick(&[
            "",
            "&nbsp;",
            "&#8220;",
            "&#x110000;",
            "&quot",
            "<br>",
            "<img alt=\"a > b\" src=x>",
            "<!-- note -->",
            "<!",
            "<![CDATA[ x ]]>",
            "&copy;2031",
        ]));
        while !open.is_empty() && random.below(3) > 0 {
            let closed = if random.once_in(8) { open.remove(random.index(open.len())) } else { open.pop().unwrap() };
            html.push_str(&format!("</{closed}>"));
        }
    }
    html
}
