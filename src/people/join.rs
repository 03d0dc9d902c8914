//! Joining names: full names anywhere in the article make the persons; then every name, in order, finds its entity.

use super::likely::Likely;
use super::names::{self, Name, Names};
use super::reader::Reader;
use super::roster::{Gender, gender_of, kind_of, one_line};
use super::{EntityId, EntityKind, MentionKind, People};
use crate::lexicon::Class;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Gives every name its entity.
pub fn names(r: Reader<'_>, names: &Names, people: &mut People) {
    let mut owners: Vec<Option<EntityId>> = names.iter().map(|n| full(r, &n, people)).collect();
    let acronyms = initials(r, names);
    told_apart(r, names, &owners, people);
    // Whoever is named in full further down has not been mentioned yet.
    for facts in &mut people.memory.facts {
        facts.last = None;
    }
    for (name, owner) in names.iter().zip(&mut owners) {
        let name = &name;
        let sentence = r.text.sentences.get(name.sentence);
        let paragraph = sentence.map(|s| s.paragraph());
        people.memory.paragraph = paragraph.and_then(|p| u32::try_from(p).ok());
        if let Some(id) = *owner {
            let before = name.sentence.checked_sub(1).and_then(|n| r.text.sentences.get(n)).map(|s| s.paragraph());
            let opens = before != paragraph && sentence.is_some_and(|s| name.whole.start < s.tokens().start + 2);
            people.named_full(id, people.memory.paragraph.filter(|_| opens));
        }
        let id = owner.or_else(|| short(r, name, people, &acronyms));
        let Some(id) = id else { continue };
        let before = people.facts(id).and_then(|f| f.last);
        let hangs = owner.is_some() && hangs(r, name) && people.another_of_family(id);
        if let Some(title) = &name.title {
            people.role(r, id, title.clone(), true);
            affiliation(r, id, title.start, people);
        }
        apposition(r, name, id, people);
        spouse(r, name, id, people);
        leading_role(r, name, id, people);
        people.mention(r.cover(name.whole.clone()), id, MentionKind::Name);
        if hangs {
            people.last_at(id, before);
        }
    }
    people.memory.paragraph = None;
}

/// "Ada Hart, mother of **Bo Hart**, left. Hart said": who only hangs on somebody else's noun does not take the family name over.
fn hangs(r: Reader<'_>, name: &Name) -> bool {
    let small = ["the", "a", "an", "his", "her", "their"];
    let part =
        |i: usize| r.capital(i) && r.wordy(i) || r.any(i, &[Class::Title, Class::Role, Class::TitleModifier]) || r.is(i, &small);
    let lead = (0..name.whole.start).rev().take(4).find(|&i| !part(i));
    lead.is_some_and(|i| r.is(i, &["of", "to", "from", "for"])) || r.possessive(name.core.end)
}

/// "Mr. Hart" where "the first lady, Ada Hart" is the only Hart named in full: somebody else, who is there from the beginning.
fn told_apart(r: Reader<'_>, names: &Names, owners: &[Option<EntityId>], people: &mut People) {
    let said = |name: &Name| name.title.clone().and_then(|t| t.into_iter().find_map(|i| gender_of(r, i)));
    let mut learnt = Vec::new();
    for (name, id) in names.iter().zip(owners) {
        let comma = name.whole.start.checked_sub(1).filter(|&i| r.is(i, &[","]));
        let lead = comma.and_then(|c| lead_head(r, c.saturating_sub(LEAD), c)).and_then(|head| gender_of(r, head));
        if let Some((id, gender)) = id.zip(said(&name).or(lead)).filter(|&(id, _)| people.gender(id) == Gender::Unknown) {
            people.learn_gender(id, gender);
            learnt.push(id);
        }
    }
    for name in names.iter().filter(|n| n.likely == Likely::Person && n.core.len() == 1) {
        let words = names::keys(r, name.core.clone());
        let Some(gender) = said(&name).filter(|_| words.len() == 1) else { continue };
        let holder = |people: &People, said: Gender| {
            people.person(&words, said).is_some_and(|id| words.iter().any(|w| people.family_or_all_is(id, w)))
        };
        if !holder(people, gender) && holder(people, Gender::Unknown) {
            let span = names::core_span(r, &name);
            let id = people.add(span.of(r.source).to_owned(), EntityKind::Person, span);
            people.name_words(id, &words);
            people.learn_gender(id, gender);
            people.named_full(id, None);
        }
    }
    // What is only said further down is learnt there.
    for id in learnt {
        people.forget_gender(id);
    }
}

/// A person's name of several words.
fn full(r: Reader<'_>, name: &Name, people: &mut People) -> Option<EntityId> {
    (name.likely == Likely::Person && names::keys(r, name.core.clone()).len() > 1).then(|| people.full_name(r, name))
}

/// A name of one word, an organisation or a state.
fn short(r: Reader<'_>, name: &Name, people: &mut People, acronyms: &FxHashMap<String, String>) -> Option<EntityId> {
    let words = names::keys(r, name.core.clone());
    let text = names::core_span(r, name).of(r.source);
    let one_word = words.len() == 1;
    let may_be_person = name.likely != Likely::Organization
        || one_word && !r.any(name.core.start, &[Class::Country, Class::Capital, Class::Demonym]);
    // "Mara Ireland ... Ireland says": the family name of somebody named in full, before a verb of speech.
    let speaks = || one_word && r.has(name.core.end, Class::ReportingVerb) && name.core.end > 0;
    let known = |p: &People| p.person(&words, Gender::Unknown).filter(|&id| p.family_is(id, words.last().copied().unwrap_or("")));
    let may_be_person = may_be_person || speaks() && known(people).is_some();
    // "Mrs. Hart" is not the Hart known to be a man.
    let said = name.title.clone().and_then(|t| t.into_iter().find_map(|i| gender_of(r, i))).unwrap_or_default();
    if may_be_person && let Some(id) = people.person(&words, said) {
        people.fuller(id, text);
        if one_word && people.family_or_all_is(id, words.last().copied().unwrap_or("")) {
            people.named_bare(id);
        }
        return Some(id);
    }
    let kind = kind_of(name.likely)?;
    if kind == EntityKind::Person {
        // "Listen to James, who ..." is the James who says it further down.
        let body = r.acronym(name.core.start)
            || r.any(name.core.start, &[Class::Group, Class::Demonym])
            || r.is(name.core.start, &["democrats", "republicans"]);
        let before = people.form(text).filter(|&id| one_word && !body && people.kind(id) == Some(EntityKind::Organization));
        if let Some(id) = before {
            people.set_kind(id, EntityKind::Person);
            people.name_words(id, &words);
            return Some(id);
        }
        let id = people.add(text.to_owned(), kind, r.cover(name.core.clone()));
        people.name_words(id, &words);
        if let Some(gender) = gender_of(r, name.core.start) {
            people.learn_gender(id, gender);
        }
        return Some(id);
    }
    // "NSC" and "National Security Council" are one.
    let form = acronyms.get(text).map_or(text, String::as_str);
    let id = people.by_form(form, kind, r.cover(name.core.clone()));
    people.fuller(id, text);
    if let Some(short) = without_form(r, name) {
        people.also(short, id);
    }
    // "The Chronicle" for "The Fenn Chronicle".
    if name.core.len() > 1 && r.has(name.core.end - 1, Class::Paper) {
        people.also(r.word(name.core.end - 1), id);
    }
    if let Some(head) = name.core.clone().rev().find(|&i| r.has(i, Class::OrganizationNoun)) {
        people.head(id, r.lower(head));
        people.role(r, id, name.core.clone(), false);
    }
    Some(id)
}

/// "Northwell Group" is called "Northwell" too: the name without the words that say what kind of company it is.
fn without_form<'a>(r: Reader<'a>, name: &Name) -> Option<&'a str> {
    let mut end = name.core.end;
    let form = |i: usize| {
        r.any(i, &[Class::CompanyForm, Class::Firm]) || r.is(i, &["co", "company", "corporation", "group", "holdings"])
    };
    while end > name.core.start && (form(end - 1) || !r.wordy(end - 1)) {
        end -= 1;
    }
    (end > name.core.start && end < name.core.end).then(|| r.cover(name.core.start..end).of(r.source))
}

/// The organisations' names by their initials.
fn initials(r: Reader<'_>, names: &Names) -> FxHashMap<String, String> {
    let mut table = FxHashMap::default();
    for name in names.iter().filter(|n| n.likely == Likely::Organization && n.core.len() > 1) {
        let letters = |tokens: Range<usize>| -> String {
            tokens.filter(|&i| r.capital(i)).filter_map(|i| r.word(i).chars().next()).collect()
        };
        let text = || names::core_span(r, &name).of(r.source).to_owned();
        // "Centers for Disease Control and Prevention" may be the CDC.
        let and = name.core.clone().find(|&i| r.is(i, &["and"])).map(|and| letters(name.core.start..and));
        for letters in and.into_iter().chain([letters(name.core.clone())]).filter(|l| l.len() > 1) {
            table.entry(letters).or_insert_with(text);
        }
        // "Centers for Disease Control and Prevention (CDC)"
        if r.is(name.core.end, &["("]) && r.acronym(name.core.end + 1) && r.is(name.core.end + 2, &[")"]) {
            table.entry(r.word(name.core.end + 1).to_owned()).or_insert_with(text);
        }
    }
    table
}

/// "the Courier's correspondent Kim Bo-ra": the owner before the title is where the person belongs.
fn affiliation(r: Reader<'_>, id: EntityId, title: usize, people: &mut People) {
    let Some(mark) = title.checked_sub(1).filter(|&i| r.possessive(i)) else { return };
    let mut start = mark;
    while start > 0 && mark - start < 6 && r.capital(start - 1) && !r.has(start - 1, Class::StopWord) {
        start -= 1;
    }
    if let Some(entity) = people.entities.get_mut(id.0 as usize)
        && entity.affiliation.is_none()
        && start < mark
    {
        entity.affiliation = Some(one_line(r.cover(start..mark).of(r.source)).into_owned());
    }
}

/// How far behind a name a wife or husband is looked for, in tokens.
const SPOUSE: usize = 16;

/// "Hart, who lives there with **his wife**": what the name's own clause says of the gender, before "Mrs Hart" is read.
fn spouse(r: Reader<'_>, name: &Name, id: EntityId, people: &mut People) {
    let end = r.text.sentences.get(name.sentence).map_or(name.core.end, |s| s.tokens().end).min(name.core.end + SPOUSE);
    let partners = ["wife", "husband", "girlfriend", "boyfriend", "fiancé", "fiancée", "fiance", "fiancee"];
    let clause = (name.core.end..end).take_while(|&i| !r.mark(i) && !r.capital(i));
    let owner = clause.into_iter().find(|&i| r.is(i, &["his", "her"]) && r.is(i + 1, &partners));
    // A family name alone may be the other one's, except in "Hart and his wife".
    let both = |o: usize| o == name.core.end + 1 && r.is(name.core.end, &["and"]);
    if let Some(owner) = owner.filter(|&o| (name.core.len() > 1 || both(o)) && people.kind(id) == Some(EntityKind::Person)) {
        people.learn_gender(id, if r.is(owner, &["his"]) { Gender::Man } else { Gender::Woman });
    }
}

/// Most tokens of a description before a name that are looked at.
const LEAD: usize = 14;

/// "its chairman, Odd Varga," and "The foreign minister of Norland, Lior Hask,": the description before the name is the same person.
fn leading_role(r: Reader<'_>, name: &Name, id: EntityId, people: &mut People) {
    let Some(comma) = name.whole.start.checked_sub(1).filter(|&i| r.is(i, &[","])) else { return };
    let closes = !r.wordy(name.core.end) && !r.possessive(name.core.end);
    // "the minister, Ada Quist, Bo Lind and Tam Brill" is a list.
    let lists = r.is(name.core.end, &[","]) && r.capital(name.core.end + 1) && !r.has(name.core.end + 1, Class::StopWord);
    if people.kind(id) != Some(EntityKind::Person) || !closes || lists {
        return;
    }
    let first = r.text.sentences.get(name.sentence).map_or(comma, |s| s.tokens().start).max(comma.saturating_sub(LEAD));
    let Some(head) = lead_head(r, first, comma) else { return };
    let Some((start, role)) = lead_start(r, first, head) else { return };
    if let Some(gender) = gender_of(r, head) {
        people.learn_gender(id, gender);
    }
    people.role(r, id, role..head + 1, true);
    // "the Minister for Energy" with capitals is one name of a post; "the minister of Norland" is a minister.
    let post = r.capital(head) && r.is(head + 1, &["of", "for"]) && r.capital(comma - 1);
    let end = if post { comma } else { head + 1 };
    people.mention(r.cover(start..end), id, MentionKind::Description);
    people.described(id, r.cover(start..end).of(r.source));
    if post {
        people.also(r.cover(start..end).of(r.source), id);
    }
}

/// The role noun at the end of the phrase before `comma`, or before an "of" phrase at its end.
fn lead_head(r: Reader<'_>, first: usize, comma: usize) -> Option<usize> {
    let is_role = |i: usize| r.any(i, &[Class::Role, Class::Title]) && !r.capital(i + 1);
    let last = comma.checked_sub(1).filter(|&i| i >= first)?;
    if is_role(last) {
        return Some(last);
    }
    let of = (first + 1..comma)
        .rev()
        .take(7)
        .take_while(|&i| r.wordy(i) || r.possessive(i))
        .find(|&i| r.is(i, &["of", "at", "for"]) && is_role(i - 1))?;
    let link = |i: usize| r.is(i, &["the", "and", "of"]);
    let plain = (of + 1..comma).all(|i| !r.has(i, Class::ReportingVerb) && (!r.has(i, Class::StopWord) || link(i)));
    plain.then_some(of - 1)
}

/// Where the phrase that ends in `head` begins, and where its role begins: behind the article or the owner.
fn lead_start(r: Reader<'_>, first: usize, head: usize) -> Option<(usize, usize)> {
    let mut role = head;
    while role > first
        && r.wordy(role - 1)
        && !r.possessive(role - 1)
        && !r.any(role - 1, &[Class::StopWord, Class::ReportingVerb])
    {
        role -= 1;
    }
    let before = role.checked_sub(1).filter(|&i| i >= first)?;
    if r.is(before, &["the", "a", "an", "its", "his", "her", "their", "our", "my"]) {
        return Some((before, role));
    }
    // Behind an owner ("Aldany's", "the ferrymen's") the owner is left out: it has a mention of its own.
    r.possessive(before).then_some((role, role))
}

/// Most tokens of an apposition that are looked at.
const APPOSITION: usize = 16;

/// "Helping Hands, a charity," and "Boxly, a Velm startup,": what the body is called later.
fn body_apposed(r: Reader<'_>, name: &Name, id: EntityId, people: &mut People) {
    let start = name.core.end;
    if !r.is(start, &[","]) || !r.is(start + 1, &["a", "an", "the"]) {
        return;
    }
    let end = (start + 2..start + 8).find(|&i| !r.wordy(i) || r.has(i, Class::StopWord)).unwrap_or(start + 8);
    let head = end - 1;
    let place = name.core.len() == 1 && r.any(name.core.start, &[Class::Country, Class::Capital, Class::Demonym]);
    let first = r.text.sentences.get(name.sentence).is_some_and(|s| s.tokens().start == name.whole.start);
    let closed = r.is(end, &[",", "which", "that", "based", "in", "of", "for", "with", ")"])
        && !r.has(end + 1, Class::ReportingVerb)
        || r.is(end, &[","]);
    let closed = closed && (first || r.is(start + 1, &["a", "an"]));
    let body = r.has(head, Class::OrganizationNoun) && !r.any(head, &[Class::Document, Class::Occasion]);
    if head > start + 1 && body && closed && !place && !r.capital(head) {
        people.head(id, r.lower(head));
        people.role(r, id, start + 2..end, false);
    }
}

/// "Venn, the foreign minister," and "Hart, a nurse at Northwell Clinic,": role and affiliation behind the name.
fn apposition(r: Reader<'_>, name: &Name, id: EntityId, people: &mut People) {
    if people.kind(id) != Some(EntityKind::Person) {
        return body_apposed(r, name, id, people);
    }
    let Some(start) = apposed_at(r, name) else { return };
    let Some(head) = apposed_head(r, start) else { return };
    if let Some(g) = gender_of(r, head) {
        people.learn_gender(id, g);
    }
    let from = if r.is(start, &["the", "a", "an"]) { start + 1 } else { start };
    let field = field_of_work(r, head);
    people.role(r, id, from..field.unwrap_or(head + 1), true);
    if let Some(house) = house_behind(r, field.map_or(head, |at| at - 1)) {
        affiliated(id, r.cover(house).of(r.source), people);
    }
}

/// Where the apposition behind a name begins, its age skipped ("Hart, 52, **a nurse**"); `None` where none does.
fn apposed_at(r: Reader<'_>, name: &Name) -> Option<usize> {
    let comma = name.core.end;
    if !r.is(comma, &[","]) {
        return None;
    }
    let digits = |i: usize| !r.word(i).is_empty() && r.word(i).chars().all(|c| c.is_ascii_digit());
    let aged = digits(comma + 1) && r.is(comma + 2, &[","]);
    let start = if aged { comma + 3 } else { comma + 1 };
    let post = |i: usize| r.any(i, &[Class::Role, Class::Title]);
    let opens = r.is(start, OPENS_APPOSITION) || post(start) || r.has(start, Class::TitleModifier) || post(start + 1);
    opens.then_some(start)
}

/// What an apposition opens with where it does not open with the role itself.
const OPENS_APPOSITION: &[&str] = &["the", "a", "an", "who", "his", "her", "their"];

/// The noun that says what somebody is, the last one of the phrase that begins at `start`.
fn apposed_head(r: Reader<'_>, start: usize) -> Option<usize> {
    let part = |i: usize| r.is(i, &["general", "deputy", "vice", "prime", "chief"]);
    let general = |i: usize| r.is(i, &["general"]) && r.is(i - 1, &["attorney", "secretary"]);
    let role = |i: usize| r.any(i, &[Class::Role, Class::Title]) && !part(i) || general(i);
    let ends = |i: usize| {
        !r.wordy(i)
            || r.has(i, Class::StopWord) && !r.has(i, Class::TitleModifier)
            || r.has(i, Class::ReportingVerb) && !r.is(i, &["press"])
    };
    let first = if r.is(start, OPENS_APPOSITION) { start + 1 } else { start };
    let phrase = (first..start + APPOSITION).take_while(|&i| role(i) || !ends(i));
    phrase.filter(|&i| role(i)).last().filter(|&head| !r.capital(head + 1))
}

/// "a lecturer of marine law **at** Northwell Clinic": where the field of work ends and the house begins.
fn field_of_work(r: Reader<'_>, head: usize) -> Option<usize> {
    if !r.is(head + 1, &["of", "for"]) || r.is(head + 2, &["the"]) {
        return None;
    }
    let field = |i: usize| r.wordy(i) && !r.has(i, Class::ReportingVerb) && !(r.capital(i) && r.has(i, Class::OrganizationNoun));
    (head + 2..head + 9).take_while(|&i| field(i)).find(|&i| r.is(i, &["at"]))
}

/// "... of **the Harbour Board**", "... at **Northwell Clinic**": the house behind a role, without its article.
fn house_behind(r: Reader<'_>, head: usize) -> Option<Range<usize>> {
    if !posted_behind(r, head) && !r.is(head + 1, &["of", "at", "for", "with"]) {
        return None;
    }
    let owner = |i: usize| r.possessive(i) && r.capital(i + 1);
    let house = |i: usize| r.any(i, &[Class::OrganizationNoun, Class::ThingNoun]) || r.is(i, &["project", "right"]);
    let part = |i: usize| {
        r.wordy(i) && r.capital(i) && !names::compound(r.word(i))
            || r.is(i, &["the", "of", "and", "for"])
            || r.is(i, &["on", "to"]) && r.capital(i + 1) && house(i - 1)
    };
    let first = head + 2;
    let stop = (first..head + 12).find(|&i| !part(i) && !owner(i)).unwrap_or(head + 12);
    // "of Velm and a friend of hers", "of European affairs"
    let named = |i: usize| (r.capital(i) || r.possessive(i)) && !r.has(i, Class::Demonym);
    let last = (first..stop).rfind(|&i| named(i))?;
    let article = usize::from(r.is(first, &["the"]));
    Some(first + article..last + 1)
}

/// "Ada Hart, Director, Corvin Securities,": a house behind the role's comma.
fn posted_behind(r: Reader<'_>, head: usize) -> bool {
    let part = |i: usize| r.capital(i) && r.wordy(i) || r.is(i, &["of", "and", "&"]);
    let close = (head + 2..head + 9).find(|&i| !part(i)).unwrap_or(head);
    let house = (head + 2..close).any(|i| r.any(i, &[Class::OrganizationNoun, Class::Firm]));
    r.is(head + 1, &[","]) && r.capital(head) && house && !r.wordy(close)
}

/// Keeps where a person belongs, by what is said of it first.
fn affiliated(id: EntityId, place: &str, people: &mut People) {
    let named = place.chars().next().is_some_and(char::is_uppercase) && place != "State";
    let entity = people.entities.get_mut(id.0 as usize).filter(|e| named && e.affiliation.is_none());
    if let Some(entity) = entity {
        entity.affiliation = Some(one_line(place).into_owned());
    }
}
