//! Dates in the many forms pages write them, turned to ISO 8601 to the precision the wording gives. No date is invented:
//! a wording without a year is none.

use std::ops::Range;

/// The written forms. Y: a year of four digits; y: its last two, of which only a date with a time of day is made; M: a month's
/// number; N: a month's name; D: a day of the month ("3", "03", "3rd"); T: the letter before an ISO time; everything else stands for itself. "?" after an element makes it optional.
/// Where two forms fit at one place the longer one wins, then the earlier.
const FORMS: &[(&str, Order)] = &[
    ("Y - M - D T?", Order::Named),
    ("Y / M / D", Order::Named),
    ("Y . M . D .?", Order::Named),
    ("Y 年 M 月 D 日", Order::Named),
    ("Y 년 M 월 D 일", Order::Named),
    ("N .? D ,? Y", Order::Named),
    ("N .? the D ,? Y", Order::Named),
    ("D of? N .? ,? Y", Order::Named),
    ("D , N .? Y", Order::Named),
    ("D - N - Y", Order::Named),
    ("D / N / Y", Order::Named),
    ("Y , N .? D", Order::Named),
    ("Y N .? D", Order::Named),
    ("D . M . Y", Order::Named),
    ("D . N . Y", Order::Named),
    ("N / D / Y", Order::Named),
    ("N - D - Y", Order::Named),
    ("M / D / Y", Order::Numeric),
    ("M - D - Y", Order::Numeric),
    ("M / D / y", Order::Numeric),
];

/// Words of a date line that tell a first publication.
const POSTED: &[&str] = &[
    "posted",
    "published",
    "publication",
    "created",
    "issued",
    "released",
    "filed",
    "submitted",
    "uploaded",
    "입력",
    "기사입력",
    "公開",
    "投稿",
];
/// Words of a date line that tell a later change.
const UPDATED: &[&str] = &["updated", "modified", "revised", "edited", "amended", "수정", "更新", "update"];

/// Whether the form says which number is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// It does.
    Named,
    /// Two numbers: the one above 12 is the day; else the month stands first, as in the United States.
    Numeric,
}

/// What the words before a date say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    #[default]
    Plain,
    /// It is when the article was first published.
    Published,
    /// It is when the article was last changed.
    Modified,
}

/// A date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes in the line: weekday, date and time.
    pub range: Range<usize>,
    /// `2031-06-14` or `2031-06-14T09:25`.
    pub iso: String,
    /// What the words before it say.
    pub role: Role,
    /// The same with day and month exchanged, where the wording allows both.
    pub swapped: Option<String>,
}

impl Found {
    /// The day alone, without the time.
    pub fn day(&self) -> &str {
        self.iso.get(..10).unwrap_or(&self.iso)
    }
}

/// Whether a date's wording says by itself that the day stands before the month (or after it); `None` where it doesn't.
pub fn order(wording: &str) -> Option<bool> {
    let pieces = pieces(wording);
    let named = pieces.iter().position(|p| p.number.is_none() && month(p.text).is_some());
    let short = |p: &Piece| p.number.is_some() && p.text.len() <= 2;
    if let Some(at) = named {
        return Some(at.checked_sub(1).and_then(|i| pieces.get(i)).is_some_and(short));
    }
    let mut numbers = pieces.iter().filter(|p| p.number.is_some());
    let (first, second) = (numbers.next()?, numbers.next()?);
    match (short(first), first.number?, second.number?) {
        (true, 13.., _) => Some(true),
        (true, _, 13..) => Some(false),
        _ => None,
    }
}

/// A run of letters, a run of digits, or a mark.
#[derive(Clone, Copy, Debug)]
struct Piece<'t> {
    text: &'t str,
    start: usize,
    number: Option<u32>,
}

impl Piece<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }
}

/// Dates are looked for in this many pieces of a line.
const REACH: usize = 96;

/// The dates of a line, in order.
pub fn find(line: &str) -> Vec<Found> {
    if !line.bytes().take(REACH * 8).any(|b| b.is_ascii_digit()) || line.len() < LONG && !has_year(line) {
        return Vec::new();
    }
    let pieces = pieces(line);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    let mut from = 0;
    while at < pieces.len() {
        let Some((next, date)) = date_at(&pieces, at) else {
            at += 1;
            continue;
        };
        let after = time_after(&pieces, next);
        // "room 12/3/31" is no date: two digits are a year's only where a time of day goes with them.
        if date.short && after.is_none() {
            at = next;
            continue;
        }
        let role = role(pieces.get(from..at).unwrap_or(&[]));
        let mut first = at;
        let mut last = next;
        let mut time = None;
        if let Some((end, t)) = after {
            (last, time) = (end, Some(t));
        } else if let Some((begin, t)) = time_before(&pieces, from, at) {
            (first, time) = (begin, Some(t));
        }
        first = weekday_before(&pieces, first);
        let (Some(a), Some(b)) = (pieces.get(first), pieces.get(last - 1)) else { break };
        let timed = |date: &str| match time {
            Some((h, m)) => format!("{date}T{h:02}:{m:02}"),
            None => date.to_owned(),
        };
        let swapped = date.swapped().map(|d| timed(&d));
        found.push(Found { range: a.start..b.end(), iso: timed(&date.iso()), role, swapped });
        at = last;
        from = last;
    }
    found
}

/// Lines shorter than this are searched for a year before they are cut into pieces.
const LONG: usize = 4096;

/// True where four digits stand that can be a year, or two behind a slash: every form of a date has one.
fn has_year(line: &str) -> bool {
    let year = |w: &[u8]| match w {
        [b'1', b'8' | b'9', ..] | [b'2', b'0', ..] => w.iter().all(u8::is_ascii_digit),
        [b'/', tens, ones, b' ' | b','] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => false,
    };
    line.as_bytes().windows(4).any(year)
}

/// The date and time a machine wrote (`2031-06-14T09:25:00Z`), cut to the minute.
pub fn machine(value: &str) -> Option<String> {
    find(value.trim()).into_iter().next().map(|f| f.iso)
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut out: Vec<Piece> = Vec::new();
    let mut start = 0;
    let mut kind = None;
    let mut lower = false;
    let ends = line.char_indices().map(Some).chain([None]);
    for item in ends {
        let (at, now, c) = match item {
            Some((at, c)) => (at, class(c), c),
            None => (line.len(), None, ' '),
        };
        // "OldenJune 9": a name glued to a date is two pieces.
        let glued = lower && c.is_uppercase();
        lower = c.is_lowercase();
        let same = kind.is_some() && kind == now && kind != Some(2) && !glued;
        if same {
            continue;
        }
        if kind.is_some() {
            let mut text = line.get(start..at).unwrap_or("");
            // "Dec 22, 20234:46 AM": a time or day glued to its year is two pieces.
            let after_date = out
                .last()
                .is_some_and(|p| p.is(",") || p.is(".") || p.text.len() <= 2 && p.number.is_some() || month(p.text).is_some());
            if kind == Some(1) && matches!(text.len(), 5 | 6) && after_date && (text.starts_with("19") || text.starts_with("20"))
            {
                let (year, rest) = text.split_at_checked(4).unwrap_or((text, ""));
                out.push(Piece { text: year, start, number: year.parse().ok() });
                start += year.len();
                text = rest;
            }
            // "VPADec 22": so is a name in capitals that a month is glued to.
            let glued =
                if kind == Some(0) { text.rfind(char::is_uppercase).and_then(|at| text.split_at_checked(at)) } else { None };
            if let Some((name, rest)) = glued.filter(|(name, rest)| !name.is_empty() && month(rest).is_some()) {
                out.push(Piece { text: name, start, number: None });
                start += name.len();
                text = rest;
            }
            let number = (kind == Some(1) && text.len() <= 4).then(|| text.parse().ok()).flatten();
            out.push(Piece { text, start, number });
            if out.len() >= REACH {
                break;
            }
        }
        (start, kind) = (at, now);
    }
    out
}

/// 0: letter, 1: digit, 2: mark; `None`: white space. The Korean and Japanese date signs are marks.
fn class(c: char) -> Option<u8> {
    match c {
        '年' | '月' | '日' | '년' | '월' | '일' => Some(2),
        _ if c.is_whitespace() => None,
        _ if c.is_ascii_digit() => Some(1),
        _ if c.is_alphabetic() => Some(0),
        _ => Some(2),
    }
}

/// The number of an English month's name or abbreviation.
pub fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    // Asked of nearly every word of a page: length and first letter say no to most.
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    if !(3..=9).contains(&word.len()) || !matches!(first, b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd') {
        return None;
    }
    let short = |name: &str| word.len() <= 4 && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let index = NAMES.iter().position(|name| name.eq_ignore_ascii_case(word) || short(name))?;
    u32::try_from(index + 1).ok()
}

/// The longest form that fits at piece `at`: the piece after it, and the date.
fn date_at(pieces: &[Piece], at: usize) -> Option<(usize, Day)> {
    let first = pieces.get(at)?;
    if first.number.is_none() && month(first.text).is_none() {
        return None;
    }
    if pieces.get(at + 1).is_none_or(|next| next.is(":")) {
        return None;
    }
    // Only the forms that begin with such a piece are tried.
    let opens = |form: &str| match form.as_bytes().first() {
        Some(b'Y') => first.text.len() == 4,
        Some(b'N') => first.number.is_none(),
        _ => first.number.is_some() && first.text.len() <= 2,
    };
    let mut best: Option<(usize, Day)> = None;
    for &(form, order) in FORMS {
        if opens(form)
            && let Some((next, date)) = fit(form, order, pieces, at)
            && best.as_ref().is_none_or(|(n, _)| next > *n)
        {
            best = Some((next, date));
        }
    }
    best
}

fn fit(form: &str, order: Order, pieces: &[Piece], at: usize) -> Option<(usize, Day)> {
    let (mut year, mut month_number, mut day) = (0, 0, 0);
    let mut short = false;
    let mut at = at;
    for element in form.split(' ') {
        let optional = element.len() > 1 && element.ends_with('?');
        let element = if optional { element.trim_end_matches('?') } else { element };
        let Some(piece) = pieces.get(at) else {
            if optional {
                continue;
            }
            return None;
        };
        let fits = match element {
            "Y" => piece.text.len() == 4 && take(piece.number.filter(|y| (1800..2100).contains(y)), &mut year),
            "y" => {
                short = true;
                piece.text.len() == 2 && take(piece.number.map(of_two_digits), &mut year)
            }
            "M" => piece.text.len() <= 2 && take(piece.number, &mut month_number),
            "D" => piece.text.len() <= 2 && take(piece.number, &mut day),
            "N" => take(month(piece.text), &mut month_number),
            "T" => piece.is("t"),
            _ => piece.is(element),
        };
        if fits {
            at += 1;
            if element == "D" && pieces.get(at).is_some_and(|p| ["st", "nd", "rd", "th"].iter().any(|s| p.is(s))) {
                at += 1;
            }
        } else if !optional {
            return None;
        }
    }
    if order == Order::Numeric && month_number > 12 {
        (month_number, day) = (day, month_number);
    }
    let valid = (1..=12).contains(&month_number) && (1..=31).contains(&day);
    let open = order == Order::Numeric && day <= 12 && day != month_number;
    valid.then_some((at, Day { year, month: month_number, day, open, short }))
}

/// The year its last two digits stand for: of this century up to 69, as `strptime` has it.
fn of_two_digits(digits: u32) -> u32 {
    if digits < 70 { 2000 + digits } else { 1900 + digits }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    year: u32,
    month: u32,
    day: u32,
    /// Day and month may as well be exchanged.
    open: bool,
    /// The year is written with two digits.
    short: bool,
}

impl Day {
    fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn swapped(&self) -> Option<String> {
        self.open.then(|| Day { month: self.day, day: self.month, ..*self }.iso())
    }
}

fn take(value: Option<u32>, into: &mut u32) -> bool {
    if let Some(value) = value {
        *into = value;
    }
    value.is_some()
}

/// A time of day at piece `at`: the piece after it, hours and minutes.
fn time_at(pieces: &[Piece], at: usize) -> Option<(usize, (u32, u32))> {
    let hour = pieces.get(at).filter(|p| p.text.len() <= 2)?.number?;
    let mut next = at + 1;
    let mut minute = 0;
    let colon = pieces.get(next).is_some_and(|p| p.is(":") || p.is("."));
    if colon && let Some(m) = pieces.get(next + 1).filter(|p| p.text.len() == 2).and_then(|p| p.number) {
        minute = m;
        next += 2;
        if pieces.get(next).is_some_and(|p| p.is(":")) && pieces.get(next + 1).is_some_and(|p| p.number.is_some()) {
            next += 2;
            if pieces.get(next).is_some_and(|p| p.is("."))
                && pieces.get(next + 1).is_some_and(|p| p.text.bytes().all(|b| b.is_ascii_digit()))
            {
                next += 2;
            }
        }
    }
    let (after, half) = half_day(pieces, next);
    let dotted = pieces.get(at + 1).is_some_and(|p| p.is("."));
    if (next == at + 1 || dotted) && half.is_none() {
        return None;
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then_some((zone(pieces, after), (hour, minute)))
}

/// "am", "p.m." and the like after a time: `Some(true)` for the afternoon.
fn half_day(pieces: &[Piece], at: usize) -> (usize, Option<bool>) {
    let Some(piece) = pieces.get(at) else { return (at, None) };
    if piece.is("am") || piece.is("pm") {
        return (at + 1, Some(piece.is("pm")));
    }
    let dotted = (piece.is("a") || piece.is("p"))
        && pieces.get(at + 1).is_some_and(|p| p.is("."))
        && pieces.get(at + 2).is_some_and(|p| p.is("m"));
    if dotted {
        let end = at + 3 + usize::from(pieces.get(at + 3).is_some_and(|p| p.is(".")));
        return (end, Some(piece.is("p")));
    }
    (at, None)
}

/// Steps over a time zone's name or offset.
fn zone(pieces: &[Piece], at: usize) -> usize {
    let Some(piece) = pieces.get(at) else { return at };
    let named = (2..=4).contains(&piece.text.len()) && piece.text.bytes().all(|b| b.is_ascii_uppercase());
    if named && (piece.text.ends_with('T') || matches!(piece.text, "UTC" | "IST" | "CEST")) {
        return at + 1;
    }
    if piece.text == "Z" {
        return at + 1;
    }
    let signed = piece.is("+") || piece.is("-");
    let glued = pieces.get(at + 1).is_some_and(|p| p.start == piece.end() && p.text.bytes().all(|b| b.is_ascii_digit()));
    let before = at.checked_sub(1).and_then(|i| pieces.get(i)).is_some_and(|p| p.end() == piece.start);
    if signed && glued && before {
        let minutes = pieces.get(at + 2).is_some_and(|p| p.is(":")) && pieces.get(at + 3).is_some_and(|p| p.number.is_some());
        return at + if minutes { 4 } else { 2 };
    }
    at
}

/// A time after a date, with at most a comma, bar, dash, "at", weekday or bracket between.
fn time_after(pieces: &[Piece], at: usize) -> Option<(usize, (u32, u32))> {
    for skip in 0..4 {
        if let Some(found) = time_at(pieces, at + skip) {
            return Some(found);
        }
        let between = pieces.get(at + skip)?;
        let passes = [",", "|", "-", "–", "—", "·", "•", "(", ")", "at", "t", "@", "/", "."].iter().any(|w| between.is(w))
            || weekday(between);
        if !passes {
            return None;
        }
    }
    None
}

/// A time that ends just before the date ("8:15 PM EST, Feb 7, 2031").
fn time_before(pieces: &[Piece], from: usize, at: usize) -> Option<(usize, (u32, u32))> {
    let earliest = at.saturating_sub(12).max(from);
    for begin in earliest..at {
        let Some((end, time)) = time_at(pieces, begin) else { continue };
        let mut gap = pieces.get(end..at)?.iter();
        if end <= at
            && gap.all(|p| [",", "|", "-", "–", "·", "on", "(", ")"].iter().any(|w| p.is(w)) || weekday(p) || is_zone_word(p))
        {
            return Some((begin, time));
        }
    }
    None
}

fn is_zone_word(piece: &Piece) -> bool {
    ["et", "est", "edt", "pt", "pst", "pdt", "gmt", "bst", "utc", "ist", "kst", "jst", "cet", "ct", "mt"]
        .iter()
        .any(|w| piece.is(w))
}

fn weekday(piece: &Piece) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = piece.text.to_ascii_lowercase();
    lower.len() >= 3 && DAYS.iter().any(|d| d.starts_with(&lower))
}

/// Steps back over a weekday and its comma.
fn weekday_before(pieces: &[Piece], first: usize) -> usize {
    for back in 1..=3 {
        let Some(piece) = first.checked_sub(back).and_then(|i| pieces.get(i)) else { break };
        if weekday(piece) {
            return first - back;
        }
        if !(piece.is(",") || piece.is(".")) {
            break;
        }
    }
    first
}

/// The role told by the nearest telling word before a date.
fn role(before: &[Piece]) -> Role {
    for piece in before.iter().rev().take(8) {
        // A label glued to a name ("OldenPosted") still ends in its word.
        let lower = piece.text.to_lowercase();
        if UPDATED.iter().any(|w| lower.ends_with(w)) {
            return Role::Modified;
        }
        if POSTED.iter().any(|w| lower.ends_with(w)) {
            return Role::Published;
        }
    }
    Role::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(line: &str) -> (String, &str) {
        let found = find(line);
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        (found[0].iso.clone(), line.get(found[0].range.clone()).unwrap())
    }

    #[test]
    fn reads_the_written_forms() {
        for (line, iso, wording) in [
            ("Posted : 2031-06-14\u{a0} 09:25", "2031-06-14T09:25", "2031-06-14\u{a0} 09:25"),
            ("Posted August. 08, 2031 11:50,", "2031-08-08T11:50", "August. 08, 2031 11:50"),
            ("Friday, 6 June 2031", "2031-06-06", "Friday, 6 June 2031"),
            ("Published 8:15PM EST, Feb 7, 2031", "2031-02-07T20:15", "8:15PM EST, Feb 7, 2031"),
            ("3rd of March, 2021 at 12:05 a.m. ET", "2021-03-03T00:05", "3rd of March, 2021 at 12:05 a.m. ET"),
            ("2031년 6월 14일 09:25", "2031-06-14T09:25", "2031년 6월 14일 09:25"),
            ("2021年3月9日", "2021-03-09", "2021年3月9日"),
            ("2031. 6. 2. 08:40", "2031-06-02T08:40", "2031. 6. 2. 08:40"),
            ("25/12/2023", "2023-12-25", "25/12/2023"),
            ("12/25/2023", "2023-12-25", "12/25/2023"),
            ("09.06.2031", "2031-06-09", "09.06.2031"),
            ("2023-12-22T10:15:59.000Z", "2023-12-22T10:15", "2023-12-22T10:15:59.000Z"),
            ("Sept. 5, 2019 6:30 pm", "2019-09-05T18:30", "Sept. 5, 2019 6:30 pm"),
            ("Published Fri, Dec 22 20234:46 AM EST", "2023-12-22T04:46", "Fri, Dec 22 20234:46 AM EST"),
            ("By Ola FenMarch 4, 2022", "2022-03-04", "March 4, 2022"),
            ("Ola Fen, VPADec 22, 2031, 06:21 AM ET", "2031-12-22T06:21", "Dec 22, 2031, 06:21 AM ET"),
            ("by Ola Fen - 12/22/31 12:24 PM ET", "2031-12-22T12:24", "12/22/31 12:24 PM ET"),
        ] {
            assert_eq!(one(line), (iso.to_owned(), wording), "{line}");
        }
    }

    #[test]
    fn invents_nothing() {
        for line in [
            "Jun. 9",
            "in 2031",
            "Tel 0555-301-7788",
            "1.2.3",
            "room 12/31",
            "room 12/22/31 on the left",
            "2020-13-45",
            "May 2020 was warm",
        ] {
            assert_eq!(find(line), [], "{line}");
        }
    }

    #[test]
    fn tells_posted_from_updated() {
        let found = find("Published: Jan 2, 2023 Updated: Jan 3, 2023 10:00 GMT");
        let got: Vec<_> = found.iter().map(|f| (f.role, f.iso.as_str())).collect();
        assert_eq!(got, [(Role::Published, "2023-01-02"), (Role::Modified, "2023-01-03T10:00")]);
    }
}
