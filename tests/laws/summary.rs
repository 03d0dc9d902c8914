//! What an analysis says without offsets: one line a finding, marks straight and white space single, so that analyses of
//! texts that differ only in those can be compared.

use super::conditionals;
use foresay::people::EntityId;
use foresay::{Analysis, Source, Span};

/// The findings, in order.
pub fn of(source: &Source, a: &Analysis) -> Vec<String> {
    let words = |span: Span| plain(span.of(source.text()));
    let maybe = |span: Option<Span>| span.map(words);
    let who = |id: Option<EntityId>| id.and_then(|id| a.people.entity(id)).map(|e| plain(&e.name));
    let article = &a.article;
    let mut lines = vec![
        format!("kind {:?} genre {:?} language {:?}", article.kind, article.genre, article.language),
        format!(
            "published {:?} modified {:?}",
            article.published.as_ref().map(|m| &m.iso),
            article.modified.as_ref().map(|m| &m.iso)
        ),
        format!("dateline {:?}", article.dateline.as_ref().map(|d| (plain(&d.place), &d.date, &d.agency))),
    ];
    for (name, passage) in [("headline", &article.headline), ("publisher", &article.publisher), ("section", &article.section)] {
        lines.push(format!("{name} {:?}", passage.as_ref().map(|p| plain(&p.text))));
    }
    lines.extend(article.authors.iter().map(|x| format!("author {} {:?}", plain(&x.name), x.email)));
    lines.extend(article.captions.iter().map(|c| format!("caption {} {:?}", plain(&c.text), c.credit.as_deref().map(plain))));
    lines.extend(
        article.blocks.iter().map(|b| format!("block {} {} {} ({})", b.label.name(), b.kept, words(b.span), plain(&b.reason))),
    );
    lines.extend(article.paragraphs.iter().map(|p| format!("paragraph {} {}", p.heading, words(p.span))));
    lines.extend(article.articles.iter().map(|&s| format!("article {}", words(s))));
    lines.extend(article.notes.iter().map(|n| format!("note {:?} {}", maybe(n.span), plain(&n.message))));
    lines.extend(a.text.sentences.iter().map(|s| format!("sentence {}", words(s.span))));
    lines.extend(a.text.tokens.iter().map(|t| format!("token {}", words(t.span()))));
    for e in &a.people.entities {
        let aliases: Vec<String> = e.aliases.iter().map(|x| plain(x)).collect();
        let more = (e.title.as_deref().map(plain), e.affiliation.as_deref().map(plain));
        lines.push(format!("entity {:?} {} {more:?} {aliases:?}", e.kind, plain(&e.name)));
    }
    lines
        .extend(a.people.mentions.iter().map(|m| format!("mention {} of {:?} {:?}", words(m.span), who(Some(m.entity)), m.kind)));
    for q in &a.quotations {
        let content: Vec<String> = q.content.iter().map(|&s| words(s)).collect();
        let also: Vec<_> = q.also_speakers.iter().map(|&s| who(Some(s))).collect();
        lines.push(format!(
            "quotation {:?} {content:?} by {:?} {also:?} cue {:?} source {:?} {:?} {} ({})",
            q.kind,
            who(q.speaker),
            maybe(q.cue),
            maybe(q.source),
            q.resolved_by,
            q.confidence,
            plain(&q.reason)
        ));
    }
    lines.extend(a.turns.iter().map(|t| format!("turn {} of {:?} {:?} {}", words(t.span), who(t.speaker), t.role, t.labelled)));
    lines.extend(a.rejected.iter().map(|r| format!("look-alike {:?} {} ({})", r.as_what, words(r.span), plain(&r.reason))));
    lines.extend(a.scenarios.scenarios.iter().map(|s| {
        format!("scenario {} {:?} {:?} {}", plain(&s.label), s.subject.as_deref().map(plain), s.event, s.conditionals.len())
    }));
    for c in conditionals(a) {
        lines.push(format!(
            "conditional {} {:?} {:?} {} ({})",
            words(c.antecedent),
            maybe(c.signal),
            c.quotation,
            c.confidence,
            plain(&c.reason)
        ));
        for k in &c.consequents {
            let more: Vec<String> = k.more.iter().map(|&s| words(s)).collect();
            let topics: Vec<String> = k.topics.iter().map(|t| plain(&t.text)).collect();
            let actor = k.actor.as_ref().map(|p| plain(&p.text));
            lines.push(format!("consequent {} {more:?} {} {:?} {actor:?} {topics:?}", words(k.span), k.carried, k.modality));
        }
    }
    lines.extend(a.scenarios.topics.iter().map(|t| format!("topic {} {:?}", plain(&t.label), t.scenarios)));
    lines.extend(a.scenarios.brief.iter().map(|&s| format!("brief {}", words(s))));
    lines
}

/// Words with single spaces, straight double marks and no byte order mark.
pub fn plain(words: &str) -> String {
    let straight = words.replace(['“', '”'], "\"").replace(['\u{feff}', '\u{ad}', '\u{200b}', '\u{2060}'], "");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}
