//! Word lists as data files, and the classes of words they make.
//!
//! One file a class under `words/`: one lower-case word a line, sorted, unique; `#` begins a comment line. A word may stand in
//! several files. [`classes_of`] answers with the set of classes of a word in one look-up; the text stage asks once for each
//! distinct word of an article, so that later rules test a bit.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A set of [`Class`]es.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// True where `class` is in the set.
    #[inline]
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// True where any of `classes` is in the set.
    #[inline]
    pub fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&c| self.has(c))
    }

    /// Puts `class` in the set.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// A class of words: one file under `words/`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name,)* }

        /// Every class with its file's name and content.
        pub const FILES: &[(Class, &str, &str)] = &[$((Class::$name, $file, include_str!(concat!("words/", $file, ".txt"))),)*];
    };
}

classes! {
    /// Verbs that report speech, in all their forms (said, says, saying).
    ReportingVerb = "reporting-verbs",
    /// Words that can open a condition (if, unless, should, whoever).
    ConditionSignal = "condition-signals",
    /// Titles that stand before a name (president, minister, dr).
    Title = "titles",
    /// Words that stand before a title and belong to it (former, vice, deputy).
    TitleModifier = "title-modifiers",
    /// Verbs that name or judge: they attribute words in marks (called, praised).
    NamingVerb = "naming-verbs",
    /// Nouns that report when "that" follows (claim, confidence).
    ReportNoun = "report-nouns",
    /// Nouns for a person by what he or she does (official, spokesman, analyst).
    Role = "roles",
    /// Plural nouns for people who can be said to say something (critics, officials).
    Group = "groups",
    /// Nouns that make a name or a description an organisation, office or document (ministry, party, report).
    OrganizationNoun = "organization-nouns",
    /// Countries and lands by one word (japan, u.s.).
    Country = "countries",
    /// Cities and houses that stand for a government (seoul, kremlin).
    Capital = "capitals",
    /// Adjectives and names of a people (korean, russians).
    Demonym = "demonyms",
    /// Months, days of the week, feasts.
    Calendar = "calendar",
    /// Small words inside a family name (van, al).
    Particle = "name-particles",
    /// What stands after a name (jr, iii).
    Suffix = "name-suffixes",
    /// Family names of countries where the family name stands first (kim, xi).
    FamilyFirst = "family-names-first",
    /// Words that are no name although a sentence begins with them.
    StopWord = "stop-words",
    /// Words that say a man is meant (he, mr, actor).
    Masculine = "masculine",
    /// Words that say a woman is meant (she, mrs, actress).
    Feminine = "feminine",
    /// Words that, inside a capitalised name, make it a place, an event or a thing (street, war, act).
    ThingNoun = "thing-nouns",
    /// Common given names: evidence of a person's name, never of gender.
    GivenName = "given-names",
    /// Verbs whose subject holds what a reporting noun says (voiced, issued).
    UtteringVerb = "uttering-verbs",
    /// Words that attribute only together with others (according, put, words).
    OtherCue = "other-cues",
    /// Reporting verbs that things do too (suggests, indicated).
    WeakReportingVerb = "weak-reporting-verbs",
    /// Documents, studies and figures that say something, and those who make them (report, poll, researchers).
    Document = "documents",
    /// Words of time beside the calendar (yesterday, week).
    TimeWord = "time-words",
    /// Where and to whom words are said (statement, interview, reporters).
    Occasion = "occasions",
    /// Words before a name spoken to (well, thanks).
    Greeting = "greetings",
    /// Verbs in -s that are as often a plural noun (claims, reports).
    PluralToo = "plurals-too",
    /// What somebody with a name is called for a change (novelist, striker).
    Calling = "callings",
    /// Offices and candidacies that need a word before them to mean somebody (senator, candidate).
    Office = "offices",
    /// Who belongs to somebody (wife, friend).
    Relation = "relations",
    /// What faces, shoulders and tears do (smiled, shrugged).
    Move = "moves",
    /// What is a person's own (eyes, hat).
    Own = "own",
    /// Who finds facts for a living: what they found, they said (jury, coroner).
    Finder = "finders",
    /// Verbs that say something where they are denied (believe, deny).
    Deniable = "deniable",
    /// What a firm is called behind its name (airline, lender).
    Company = "companies",
    /// Words that end the names of companies and offices, and hardly a person's (studios, ventures).
    Firm = "firms",
    /// What stands behind a company's name and says what kind of company it is (inc, ltd).
    CompanyForm = "company-forms",
    /// Fields at the head of a transcript, and what opens the headings of its parts (location, participants).
    Field = "fields",
    /// Words that open the label of somebody nobody names (moderator, audience).
    Nobody = "nobody",
    /// Words that are no names with a comma behind them (well, thanks).
    Interjection = "interjections",
    /// Verbs for talking with somebody who writes it down (told, chatted).
    Talking = "talking",
    /// Offices and trades that are family names as well (baker, judge).
    FamilyToo = "family-names-too",
    /// Words that end the names of papers (globe, herald).
    Paper = "papers",
    /// What somebody's words are called (answer, verdict).
    Answer = "answers",
}

/// The words of a lexicon file: its lines without blank and comment lines.
pub fn words(content: &'static str) -> impl Iterator<Item = &'static str> {
    content.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// Units of time, each with or without an "s".
const UNITS_OF_TIME: &[&str] =
    &["second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "moment"];

/// True for a unit of time: "day", "weeks".
pub fn unit_of_time(lower: &str) -> bool {
    one_of(lower.strip_suffix('s').unwrap_or(lower), UNITS_OF_TIME)
}

/// True where `word` is one of `words`. Rules ask this of every token, and nearly always in vain: length and first letter say no
/// before the letters are compared.
#[inline(always)]
pub fn one_of(word: &str, words: &[&str]) -> bool {
    let (length, first) = (word.len(), word.as_bytes().first());
    for other in words {
        if other.len() == length && other.as_bytes().first() == first && *other == word {
            return true;
        }
    }
    false
}

/// A word list in a file, read once: for those that are asked as a whole.
#[derive(Debug)]
pub struct List {
    content: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

impl List {
    /// The list of a file's content.
    pub const fn new(content: &'static str) -> List {
        List { content, words: OnceLock::new() }
    }

    /// Its words, in the file's order.
    pub fn words(&self) -> &[&'static str] {
        self.words.get_or_init(|| words(self.content).collect())
    }

    /// True where one of them is this word, case of ASCII letters aside.
    pub fn has(&self, word: &str) -> bool {
        self.words().iter().any(|w| w.eq_ignore_ascii_case(word))
    }
}

/// A table in a file, read once: what stands behind the tab of each line, by what stands before it. `#` begins a comment line.
#[derive(Debug)]
pub struct Pairs {
    content: &'static str,
    table: OnceLock<FxHashMap<&'static str, &'static str>>,
}

impl Pairs {
    /// The table of a file's content.
    pub const fn new(content: &'static str) -> Pairs {
        Pairs { content, table: OnceLock::new() }
    }

    /// What stands beside this word.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let table = self.table.get_or_init(|| words(self.content).filter_map(|l| l.split_once('\t')).collect());
        table.get(word).copied()
    }

    /// Its lines as pairs, in the file's order; a test fails where a line is no pair, or stands before one it belongs behind.
    #[cfg(test)]
    pub fn checked(&self) -> Vec<(&'static str, &'static str)> {
        let line = |l: &'static str| l.split_once('\t').unwrap_or_else(|| panic!("{l:?} has no tab"));
        let pairs: Vec<_> = words(self.content).map(line).collect();
        for two in pairs.windows(2) {
            assert!(two[0].0 < two[1].0, "{:?} must stand before {:?}", two[1], two[0]);
        }
        pairs
    }
}

/// The classes of a lower-case word; the empty set for a word in no list.
pub fn classes_of(lower: &str) -> Classes {
    static TABLE: OnceLock<FxHashMap<&'static str, Classes>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: FxHashMap<&'static str, Classes> = FxHashMap::default();
        for &(class, _, content) in FILES {
            for word in words(content) {
                table.entry(word).or_default().insert(class);
            }
        }
        table
    });
    table.get(lower).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_unique_and_lower_case() {
        for &(_, file, content) in FILES {
            let list: Vec<&str> = words(content).collect();
            assert!(!list.is_empty(), "{file}.txt is empty");
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{file}.txt: {:?} must stand before {:?}", pair[1], pair[0]);
            }
            for word in list {
                assert_eq!(word, word.to_lowercase(), "{file}.txt: {word:?} is not lower-case");
            }
        }
    }

    #[test]
    fn classes_fit_in_the_set() {
        assert!(FILES.len() <= 64);
    }
}
