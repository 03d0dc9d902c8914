//! Interviews without labels: paragraphs that ask, each answered in the first person by the paragraphs behind it, with the one
//! interviewed named before the first question. Nothing where the questions are the writer's own, as a column's or an explainer's are.

use super::Turn;
use super::interviewee;
use super::phrases::tag;
use super::turns::Line;
use super::typed::Typed;
use crate::clean::Article;
use crate::people::reader::Reader;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;
use crate::text::Tag;
use std::ops::Range;

/// Fewest questions of an interview.
const QUESTIONS: usize = 3;
/// Tokens of a paragraph that are read.
const READ: usize = 600;
/// Longest question, in tokens.
const LONGEST: usize = 120;

/// What a paragraph shows.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    /// It ends with a question mark, and nothing but its own type's marks follow.
    asks: bool,
    /// It leads to an answer without asking: "You grew up in Velm.", "Tell us about Velm."
    prompts: bool,
    /// It speaks to "you".
    you: bool,
    /// It speaks of "I", "me", "my".
    own: bool,
    /// It speaks of "we", "us", "our".
    ours: bool,
    /// It leads to an answer where no question stands before it.
    leads: bool,
    /// It is set in bold type.
    bold: bool,
    /// It opens with a quotation mark.
    quoted: bool,
    /// How often it says "I" or "we", and how often "you".
    counts: (usize, usize),
}

/// A question with its answer, as indices of lines.
#[derive(Clone, Debug)]
struct Exchange {
    question: Range<usize>,
    answer: Range<usize>,
}

/// The turns of an interview; none where the text is none.
pub(super) fn find(r: Reader<'_>, article: &Article, people: &mut People, lines: &[Line], typed: &[Typed]) -> Vec<Turn> {
    // Told by the last marks of each line: hardly any article is read further.
    if lines.iter().filter(|l| ends_asking(r, l)).count() < QUESTIONS {
        return Vec::new();
    }
    let bold = |l: &Line| typed.get(l.paragraph()).is_some_and(|t| t.bold);
    let mut forms: Vec<Form> = lines.iter().map(|l| form(r, l, bold(l))).collect();
    same_type(&mut forms);
    let exchanges = exchanges(&forms);
    let Some(first) = exchanges.first().map(|e| e.question.start) else { return Vec::new() };
    let lead = lines.get(..first).unwrap_or(&[]);
    let announced = interviewee::announced(r, article, lead);
    // Who says "I" before the first question is the writer, whose questions these are.
    let writers = !announced && forms.iter().take(first).filter(|f| f.own).count() > 0;
    let brought = || interviewee::in_lead(r, article, people, lead).filter(|_| announced);
    let told = || brought().is_some_and(|guest| is_told(r, people, lines, &forms, &exchanges, guest));
    if writers || !is_interview(r, lines, &forms, &exchanges, announced) && !told() {
        return Vec::new();
    }
    let span = lines.get(first).map(|l| l.span).unwrap_or_default();
    let named = interviewee::find(r, article, people, lead);
    let guest = named.unwrap_or_else(|| people.by_form("the interviewee", EntityKind::Unnamed, span));
    let host = people.by_form("the interviewer", EntityKind::Unnamed, span);
    let mut turns = Vec::with_capacity(exchanges.len() * 2);
    let mut turn = |speaker, role: &str, range: Range<usize>| {
        let spans = lines.get(range).unwrap_or(&[]).iter().map(|l| l.span);
        let role = Some(role.to_owned());
        turns.extend(spans.reduce(Span::cover).map(|span| Turn { speaker: Some(speaker), role, span, labelled: false }));
    };
    let last = exchanges.len() - 1;
    for (n, exchange) in exchanges.iter().enumerate() {
        let answer = exchange.answer.clone();
        let end = if n == last { answer_end(r, people, lines, &forms, answer.clone(), named) } else { answer.end };
        turn(host, "interviewer", exchange.question.clone());
        turn(guest, "interviewee", answer.start..end);
    }
    turns
}

/// True where the last words of a line ask.
fn ends_asking(r: Reader<'_>, line: &Line) -> bool {
    let tail = line.tokens().start.max(line.tokens().end.saturating_sub(6))..line.tokens().end;
    let last = tail.rev().find(|&i| r.wordy(i) || r.mark(i) || r.is(i, &["?", ".", "!"]));
    last.is_some_and(|i| r.is(i, &["?"]))
}

fn form(r: Reader<'_>, line: &Line, bold: bool) -> Form {
    let tokens = line.tokens();
    let mut form = Form { quoted: r.mark(tokens.start), bold, ..Form::default() };
    let mut marked = false;
    let mut holds = false;
    for i in tokens.start..tokens.end.min(tokens.start + READ) {
        if matches!(r.word(i), "\"" | "“" | "”") {
            marked = !marked && r.word(i) != "”";
        }
        if !marked {
            form.own |= r.is(i, &["i", "me", "my", "myself", "mine"]);
            form.ours |= r.is(i, &["we", "us", "our", "ours"]);
            form.you |= r.is(i, &["you", "your", "yours", "yourself"]);
            form.counts.0 += usize::from(r.is(i, &["i", "me", "my", "we", "us", "our"]));
            // "You know, ..." speaks to nobody.
            form.counts.1 += usize::from(r.is(i, &["you", "your"]) && !r.is(i + 1, &["know", "see"]));
            holds |= r.is(i, &["?"]);
        }
    }
    let short = tokens.len() <= LONGEST && !form.quoted;
    form.asks = short && ends_asking(r, line) && (!form.own || form.you);
    let told = tokens.len() <= LONGEST / 2 && !form.own && !form.quoted;
    form.prompts = told && (line.heading || holds && form.you || prompts(r, words_start(r, &tokens)));
    form
}

/// Where most questions are set in bold type, what is not asks nothing, and what is may speak of "I".
fn same_type(forms: &mut [Form]) {
    let asking = || forms.iter().filter(|f| f.asks);
    let all = asking().count();
    let bold = asking().filter(|f| f.bold).count();
    if bold * 3 >= all * 2 && bold >= QUESTIONS {
        for form in forms {
            form.asks &= form.bold;
            form.prompts = form.bold && !form.asks && !form.quoted;
            form.leads = form.prompts && form.you;
        }
    }
}

/// The first word of a paragraph, behind the marks of its type.
fn words_start(r: Reader<'_>, tokens: &Range<usize>) -> usize {
    (tokens.start..tokens.end.min(tokens.start + 5)).find(|&i| r.wordy(i)).unwrap_or(tokens.start)
}

/// "You grew up in Velm.", "You've written about the weir.", "Tell us about the weir.": words that wait for an answer.
fn prompts(r: Reader<'_>, first: usize) -> bool {
    if r.is(first, &["tell", "give", "talk", "walk", "take", "remind"]) {
        return r.is(first + 1, &["us", "me"]);
    }
    if r.is(first, &["describe", "explain"]) {
        return true;
    }
    let subject = if r.is(first, &["and", "but", "so"]) { first + 1 } else { first };
    let mut verb = subject + 1;
    let perfect = r.is(verb, &["have", "'ve", "’ve", "had", "'d", "’d"]);
    verb += usize::from(perfect);
    verb += usize::from(tag(r, verb).is_adverb());
    let done = matches!(tag(r, verb), Tag::Vbd | Tag::Vbn) && !r.is(verb, &["got", "had"]);
    let told = r.is(verb, &["argue", "call", "describe", "mention", "say", "write"]);
    r.is(subject, &["you"]) && (done || told && !perfect)
}

/// The exchanges of a text: runs of questions with what stands behind them, from the first question that somebody answers.
fn exchanges(forms: &[Form]) -> Vec<Exchange> {
    let mut found: Vec<Exchange> = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        let answered = found.last().is_some_and(|e| !e.answer.is_empty());
        // Behind a question somebody who says "I" answers, with a question perhaps.
        let waits = found.last().is_some_and(|e| e.answer.is_empty());
        let next = forms.get(n + 1).is_some_and(|f| !f.asks);
        if form.asks && !(waits && form.own) || form.prompts && (answered || form.leads) && next {
            match found.last_mut() {
                Some(last) if waits => *last = Exchange { question: last.question.start..n + 1, answer: n + 1..n + 1 },
                _ => found.push(Exchange { question: n..n + 1, answer: n + 1..n + 1 }),
            }
        } else if let Some(last) = found.last_mut() {
            last.answer.end = n + 1;
        }
    }
    let spoken = |e: &Exchange| e.answer.clone().filter_map(|n| forms.get(n)).any(|f| f.own || f.ours);
    let asked = |e: &Exchange| e.question.clone().filter_map(|n| forms.get(n)).any(|f| f.you);
    // A question in the writer's lead, told about at length.
    let told = found.iter().take_while(|e| !asked(e) && !spoken(e) && e.answer.len() > 1).count();
    found.drain(..told);
    // One at the end that nobody answers.
    if found.last().is_some_and(|e| e.answer.is_empty()) {
        found.pop();
    }
    found
}

/// True where the questions speak to somebody, and somebody answers as "I".
fn is_interview(r: Reader<'_>, lines: &[Line], forms: &[Form], exchanges: &[Exchange], announced: bool) -> bool {
    let of = |lines: &Range<usize>| forms.get(lines.clone()).unwrap_or(&[]).iter();
    let asked: Vec<&Exchange> = exchanges.iter().filter(|e| of(&e.question).any(|f| f.asks || f.you)).collect();
    let count = |holds: &dyn Fn(&Exchange) -> bool| asked.iter().filter(|e| holds(e)).count();
    let own = count(&|e| of(&e.answer).any(|f| f.own));
    let first = count(&|e| of(&e.answer).any(|f| f.own || f.ours));
    let you = count(&|e| of(&e.question).any(|f| f.you));
    let Some(from) = exchanges.first().map(|e| e.question.start) else { return false };
    let rest = forms.get(from..).unwrap_or(&[]);
    let quoted = rest.iter().filter(|f| f.quoted).count();
    // Subheadings that ask nothing part a guide; advice speaks of "you", and so do those who ask their readers.
    let led = exchanges.len() - asked.len();
    let spoken = exchanges.iter().flat_map(|e| of(&e.answer)).fold((0, 0), |sum, f| (sum.0 + f.counts.0, sum.1 + f.counts.1));
    let all = asked.len();
    let form_of_faq = lines.get(from).is_some_and(|l| r.is(l.tokens().start, &["q", "q.", "question"]));
    if all < QUESTIONS || led * 2 > all || quoted * 4 > rest.len() || spoken.1 >= spoken.0 || form_of_faq && !announced {
        return false;
    }
    let dense = |of: usize| all * of >= rest.len();
    if announced && !form_of_faq {
        return own >= 1 && first >= 2 && first * 3 >= all && you >= 1 && (you * 4 >= all || dense(3)) && dense(7);
    }
    own >= 2 && first * 2 >= all && you >= 2 && you * 3 >= all && dense(4)
}

/// Questions of an interview in which nobody says "I", at least; and paragraphs to each of them, at most.
const TOLD: usize = 4;
const EACH: usize = 4;

/// True where somebody who was talked to, as the lead says, answers without a word of "I": nothing behind the first question quotes or names that
/// person, as whoever writes about somebody would.
fn is_told(r: Reader<'_>, people: &People, lines: &[Line], forms: &[Form], exchanges: &[Exchange], guest: EntityId) -> bool {
    let Some(from) = exchanges.first().map(|e| e.question.start) else { return false };
    let asked = exchanges.iter().filter(|e| forms.get(e.question.clone()).unwrap_or(&[]).iter().any(|f| f.asks)).count();
    let rest = lines.get(from..).unwrap_or(&[]);
    let plain = |l: &Line| {
        let named = |m: &Mention| m.entity == guest && m.kind == MentionKind::Name;
        !people.mentions_in(l.span).take(16).any(named) && !l.tokens().take(READ).any(|i| r.mark(i))
    };
    // "Why does she do it?"
    let of_whom = |l: &&Line| l.tokens().take(READ).any(|i| r.is(i, &["he", "his", "she", "her"]));
    let third = rest.iter().filter(of_whom).count() * 4 > rest.len();
    let advice = forms.iter().skip(from).map(|f| f.counts).fold((0, 0), |sum, c| (sum.0 + c.0, sum.1 + c.1));
    asked >= TOLD
        && exchanges.len() == asked
        && !third
        && rest.len() <= asked * EACH
        && advice.1 <= advice.0.max(asked)
        && rest.iter().all(plain)
}

/// Where the last answer ends: before a paragraph about the interview, or about the one interviewed.
fn answer_end(
    r: Reader<'_>,
    people: &People,
    lines: &[Line],
    forms: &[Form],
    answer: Range<usize>,
    guest: Option<EntityId>,
) -> usize {
    let closes = |n: &usize| {
        let (Some(line), Some(form)) = (lines.get(*n), forms.get(*n)) else { return false };
        let first = words_start(r, &line.tokens());
        let about = r.is(first, &["this", "the", "our"]) && r.is(first + 1, &["interview", "conversation", "q&a"])
            || r.is(first, &["interview", "as", "edited"]) && r.is(first + 1, &["by", "told", "excerpts"]);
        let named = || people.mentions_in(line.span).take(16).any(|m| Some(m.entity) == guest && m.kind == MentionKind::Name);
        about || !form.own && !form.ours && guest.is_some() && named()
    };
    answer.clone().skip(1).find(closes).unwrap_or(answer.end)
}

#[cfg(test)]
mod tests {
    use crate::quotes::tests::{read, turns};

    const ASKED: &str = "Why did you take over the ferry?\n\nThe line was shut and I had a week to find work.\n\n\
        Did anybody warn you?\n\nMy uncle told me that I would drown. He said it every Sunday.\n\n\
        What comes next?\n\nThe bridge. I have told the council that they will regret it.";

    #[test]
    fn questions_and_answers_of_one_person_are_turns() {
        let text = format!("Ona Marsh runs the ferry of Velm. She spoke to the Courier about fog.\n\n{ASKED}");
        assert_eq!(turns(&text), ["the interviewer", "Ona Marsh"].repeat(3));
        let a = read(&text);
        let council =
            a.quotations.iter().find(|q| q.content.iter().any(|c| c.of(&text).starts_with("they will regret"))).unwrap();
        assert_eq!(a.people.entity(council.speaker.unwrap()).unwrap().name, "Ona Marsh");
    }

    #[test]
    fn who_asks_is_not_the_one_interviewed() {
        let lead = "Piet Dorn spoke to our reporter Ada Hart on the pier. Dorn has run the ferry for ten years.";
        assert_eq!(turns(&format!("{lead}\n\n{ASKED}"))[1], "Piet Dorn");
        let lead = "We met the captain, Piet Dorn, on the pier of Velm.";
        assert_eq!(turns(&format!("{lead}\n\n{ASKED}"))[1], "Piet Dorn");
        // Nobody is named: then nobody is made up of it.
        assert_eq!(turns(&format!("The captain talked to us on the pier.\n\n{ASKED}"))[1], "the interviewee");
    }

    #[test]
    fn the_questions_of_a_column_or_an_explainer_are_no_interview() {
        let column = format!("I have lived beside the pier for thirty years.\n\n{ASKED}");
        assert!(turns(&column).is_empty());
        let explainer = "The town of Velm will fit meters in June.\n\nWhy is the town doing this?\n\nA third of the water is lost.\n\n\
            Will you have to pay?\n\nNo, but you must let the fitters in.\n\nWhat happens next?\n\nYou get a card. We will report.";
        assert!(turns(explainer).is_empty());
    }

    #[test]
    fn what_is_told_of_the_one_interviewed_at_the_end_is_no_answer() {
        let text = format!("Ona Marsh spoke to the Courier about fog.\n\n{ASKED}\n\nOna Marsh will speak in Velm on Friday.");
        let a = read(&text);
        assert!(a.turns.last().unwrap().span.of(&text).ends_with("regret it."));
    }

    #[test]
    fn answers_without_a_word_of_i() {
        let asked = ["Why is the ferry dear?", "Could the province pay?", "Is winter worse?", "Will the bridge be built?"];
        let told = ["Diesel has doubled in price.", "It could, but roads come first.", "Nothing can be seen.", "Probably not."];
        let pairs = |q: &str| asked.iter().zip(told).map(|(a, t)| format!("\n\n{q}{a}\n\n{t}")).collect::<String>();
        let lead = "Ona Marsh runs the ferry of Velm. She spoke to the Courier about fog.";
        for form in ["", "Q: "] {
            assert_eq!(turns(&format!("{lead}{}", pairs(form))), ["the interviewer", "Ona Marsh"].repeat(4));
            // Nobody is said to have been asked, or whoever writes tells of her.
            assert!(turns(&format!("Ona Marsh runs the ferry of Velm.{}", pairs(form))).is_empty());
        }
        let named = pairs("").replace("Probably not.", "Probably not. Marsh doubts it.");
        assert!(turns(&format!("{lead}{named}")).is_empty());
        let feature = pairs("")
            .replace("Is winter worse?", "Does she fear winter?")
            .replace("It could", "She thinks so")
            .replace("Diesel", "Her diesel");
        assert!(turns(&format!("{lead}{feature}")).is_empty());
    }
}
