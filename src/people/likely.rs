//! What a name names, by its own words and what stands right before it: a person, an organisation, one word that may be either, or nobody
//! who speaks.

use super::alone;
use super::reader::Reader;
use crate::lexicon::{self, Class};
use std::ops::Range;

/// What a run of capitalised words most likely names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likely {
    /// A person.
    Person,
    /// An organisation, state or party.
    Organization,
    /// One word that may be either.
    Unknown,
    /// A place, an event, a work: nobody who speaks.
    Thing,
}

/// A name with what is asked of it again and again.
struct Words<'a> {
    r: Reader<'a>,
    core: Range<usize>,
    /// The last of its tokens.
    last: usize,
    /// True where a title stands before it.
    titled: bool,
    /// True where its first word is a given name, or a family name that stands first.
    given: bool,
}

/// What the name's own words say it names, without its title; `titled` where it has one. The first question that knows decides.
pub(super) fn likely(r: Reader<'_>, core: Range<usize>, titled: bool) -> Likely {
    let Some(last) = core.end.checked_sub(1).filter(|_| !core.is_empty()) else { return Likely::Thing };
    let given = r.any(core.start, &[Class::GivenName, Class::FamilyFirst]);
    let name = Words { r, core, last, titled, given };
    name.tied()
        .or_else(|| name.body_by_custom())
        .or_else(|| name.land())
        .or_else(|| name.body())
        .or_else(|| name.thing())
        .or_else(|| name.person())
        .unwrap_or_else(|| name.by_length())
}

impl Words<'_> {
    fn len(&self) -> usize {
        self.core.len()
    }

    fn before(&self) -> Option<usize> {
        self.core.start.checked_sub(1)
    }

    fn any(&self, asked: impl Fn(usize) -> bool) -> bool {
        self.core.clone().any(asked)
    }

    /// "Bank of Velm", "Bode & Marsh".
    fn tied(&self) -> Option<Likely> {
        let r = self.r;
        let small = self.any(|i| r.is(i, &["of", "for", "on"]));
        if !small && !self.any(|i| r.is(i, &["&"])) {
            return None;
        }
        let firm = self.len() <= 5 && !small;
        let body = firm || self.any(|i| r.has(i, Class::OrganizationNoun) || r.is(i, &["chiefs"]));
        Some(if body { Likely::Organization } else { Likely::Thing })
    }

    /// "the White House", "Senate Democrats": nobody by that name.
    fn body_by_custom(&self) -> Option<Likely> {
        let sides = self.r.is(self.last, &["democrats", "republicans"]);
        let body = sides || self.len() == 2 && stands_for(self.r, self.core.start, self.last);
        body.then_some(Likely::Organization)
    }

    /// "Norland", but "Mr. Jordan" and "Chief Ada Jordan".
    fn land(&self) -> Option<Likely> {
        let (r, first) = (self.r, self.core.start);
        let land = r.has(self.last, Class::Country) || self.len() == 1 && r.any(self.last, &[Class::Capital, Class::Demonym]);
        if !land {
            return None;
        }
        let mister = self.before().is_some_and(|i| r.is(i, HONORIFICS));
        // Not "Ambassador South Korea".
        let titled_name = || self.before().is_some_and(|i| r.has(i, Class::Title) && r.capital(i)) && plain(r, first);
        let given = r.has(first, Class::GivenName) || titled_name() && !r.is(first, LANDS);
        let person = mister && self.len() <= 2 || self.titled && self.len() == 2 && given;
        Some(if person { Likely::Person } else { Likely::Organization })
    }

    /// "Harbour Board", "the Elda Echo", "Marsh Ventures", "OMV Fields".
    fn body(&self) -> Option<Likely> {
        let (r, first, last, several) = (self.r, self.core.start, self.last, self.len() > 1);
        let given = r.has(first, Class::GivenName);
        let noun = r.has(last, Class::OrganizationNoun) && !(self.titled && self.len() <= 2 && given);
        let paper = several && r.has(last, Class::Paper) && self.before().is_some_and(|i| r.is(i, &["the"]));
        let firm = several && !self.titled && r.any(last, &[Class::Firm, Class::CompanyForm]) && (self.len() > 2 || !given);
        // "OMV Fields", but "Ona Marsh LEE".
        let most = |i: usize| if i == last || self.titled { 3 } else { 2 };
        let letters = |i: usize| r.acronym(i) && r.word(i).len() > most(i) && !r.word(i).contains('.');
        let short = || several && !self.all_capitals() && self.any(letters);
        let inside = || several && !self.titled && self.any(|i| r.has(i, Class::OrganizationNoun) && !r.has(i, Class::GivenName));
        (noun || paper || firm || short() || inside()).then_some(Likely::Organization)
    }

    /// "U.S.-Korea", "US$", "Harbourfest".
    fn thing(&self) -> Option<Likely> {
        let r = self.r;
        let thing = self.any(|i| joined_lands(r.word(i)) || r.word(i).ends_with('$'))
            || self.len() == 1 && r.has(self.last, Class::ThingNoun) && !self.given;
        thing.then_some(Likely::Thing)
    }

    /// A name behind a title, a family name that is an office as well ("Ona Baker"), what children call their parents.
    fn person(&self) -> Option<Likely> {
        let (r, last) = (self.r, self.last);
        // "state broadcaster NTV"
        let described = || self.before().is_some_and(|i| r.has(i, Class::OrganizationNoun) && !r.capital(i));
        let body = self.len() == 1 && r.acronym(last) && described();
        let person = self.titled && self.len() <= 5 && !body
            || self.len() == 2 && r.has(last, Class::FamilyToo) && plain(r, self.core.start)
            || self.len() == 1 && r.is(last, alone::PARENTS);
        person.then_some(Likely::Person)
    }

    /// Where no word says more: two to five words are a person, one may be anything.
    fn by_length(&self) -> Likely {
        let (r, last) = (self.r, self.last);
        let things = [Class::ThingNoun, Class::Country, Class::Demonym, Class::Calendar, Class::Role];
        let thing = || !self.given && self.any(|i| r.any(i, &things));
        match self.len() {
            1 if r.any(last, &[Class::Title, Class::Role]) => Likely::Thing,
            1 if r.acronym(last) && r.word(last).len() <= 7 => Likely::Organization,
            1 if r.acronym(last) => Likely::Unknown,
            1 if thing() => Likely::Thing,
            1 if hyphenated_given(r.word(last)) => Likely::Person,
            1 => Likely::Unknown,
            2..=5 if !thing() => Likely::Person,
            _ => Likely::Thing,
        }
    }

    fn all_capitals(&self) -> bool {
        self.core.clone().all(|i| !self.r.word(i).chars().any(char::is_lowercase))
    }
}

/// Houses, streets and peoples that stand for an organisation, two words each.
const STANDING_FOR: &[(&str, &str)] = &[
    ("white", "house"),
    ("blue", "house"),
    ("downing", "street"),
    ("wall", "street"),
    ("capitol", "hill"),
    ("united", "states"),
    ("united", "nations"),
    ("united", "kingdom"),
    ("european", "union"),
    ("supreme", "court"),
    ("foggy", "bottom"),
    ("buckingham", "palace"),
    ("holy", "see"),
];

/// True where two words are such a house, street or people.
pub(super) fn stands_for(r: Reader<'_>, first: usize, second: usize) -> bool {
    STANDING_FOR.contains(&(r.lower(first), r.lower(second)))
}

/// True for a capitalised word that is nothing else the lists know.
fn plain(r: Reader<'_>, i: usize) -> bool {
    let other = || r.any(i, NO_NAME) || r.has(i, Class::TitleModifier);
    r.capital(i) && !r.acronym(i) && (r.has(i, Class::GivenName) || !other())
}

/// What a capitalised word may be that is no name of a person.
pub(super) const NO_NAME: &[Class] = &[
    Class::OrganizationNoun,
    Class::ThingNoun,
    Class::Country,
    Class::Capital,
    Class::Demonym,
    Class::Calendar,
    Class::Role,
    Class::Group,
    Class::Title,
    Class::StopWord,
];

/// What the names of lands of two words begin with.
const LANDS: &[&str] = &[
    "central", "costa", "east", "el", "great", "new", "north", "northern", "papua", "puerto", "saudi", "sierra", "south", "sri",
    "united", "west",
];

/// What stands before nobody's name but a person's.
const HONORIFICS: &[&str] = &["dr", "dr.", "miss", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir"];

/// "U.S.-Korea": lands tied by a hyphen name a relation, not a party.
fn joined_lands(word: &str) -> bool {
    word.split_once('-').is_some_and(|(a, b)| {
        let land = |w: &str| lexicon::classes_of(&w.to_lowercase()).any(&[Class::Country, Class::Demonym, Class::Capital]);
        land(a) && !b.chars().all(char::is_lowercase) || land(b) && b.chars().next().is_some_and(char::is_uppercase)
    })
}

/// What stands behind a hyphen and makes no given name of what stands before it.
const NO_SYLLABLE: &[&str] = &["elect", "led", "based", "wide", "style", "backed", "born", "old", "year", "made", "era"];

/// "Bo-ra", "Su-jin": two syllables, the second in lower case.
fn hyphenated_given(word: &str) -> bool {
    word.split_once('-').is_some_and(|(a, b)| {
        let syllables = (2..=6).contains(&a.len()) && (1..=6).contains(&b.len());
        syllables && a.chars().all(char::is_alphabetic) && b.chars().all(char::is_lowercase) && !NO_SYLLABLE.contains(&b)
    })
}
