//! HTML → its tags, attributes and text, in order, as the standard's tokenizer sees them. What nobody here asks for (comments, document
//! types, errors, places) is not kept, so that the tokenizer is compiled without them: a third of its size.

use html5gum::{Emitter, Error, Readable, Reader, State, StringReader, Tokenizer, naive_next_state};
use std::convert::Infallible;

/// What was read. Names of tags and attributes are in small letters.
#[derive(Clone, Copy, Debug)]
pub enum Markup<'a> {
    /// A start tag begins; its attributes follow.
    Start(&'a [u8]),
    /// The name of an attribute; its value follows, unless it is empty.
    Attribute(&'a [u8]),
    /// The value of the attribute before.
    Value(&'a [u8]),
    /// The start tag is at its end.
    Started {
        /// It ends with a slash.
        self_closing: bool,
    },
    /// An end tag.
    End(&'a [u8]),
    /// Text, its character references undone.
    Text(&'a [u8]),
}

/// Gives each piece of a page to `take`.
pub fn each(html: &str, take: impl FnMut(Markup<'_>)) {
    let _ = Tokenizer::new_with_emitter(Page(html.to_reader()), Pieces::new(take)).finish();
}

/// The page, read by functions that stand in the program once instead of in every state of the tokenizer.
struct Page<'a>(StringReader<'a>);

impl Reader for Page<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        self.0.read_byte()
    }

    #[inline(never)]
    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        self.0.try_read_string(wanted, case_sensitive)
    }

    #[inline(never)]
    fn read_until<'b>(&'b mut self, stops: &[u8], room: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        self.0.read_until(stops, room)
    }
}

/// Which kind of tag is being read.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    None,
    Start,
    End,
}

/// Gathers what the tokenizer reads until a piece is whole.
struct Pieces<T> {
    take: T,
    text: Vec<u8>,
    kind: Kind,
    self_closing: bool,
    /// The name of the tag, until it was given away.
    name: Vec<u8>,
    /// The name of the start tag before, which decides whether an end tag ends what is no markup.
    before: Vec<u8>,
    attribute: Vec<u8>,
    value: Vec<u8>,
}

impl<T: FnMut(Markup<'_>)> Pieces<T> {
    fn new(take: T) -> Self {
        Pieces {
            take,
            text: Vec::new(),
            kind: Kind::None,
            self_closing: false,
            name: Vec::new(),
            before: Vec::new(),
            attribute: Vec::new(),
            value: Vec::new(),
        }
    }

    #[inline(never)]
    fn give_text(&mut self) {
        if !self.text.is_empty() {
            (self.take)(Markup::Text(&self.text));
            self.text.clear();
        }
    }

    #[inline(never)]
    fn give_start(&mut self) {
        self.give_text();
        if self.kind == Kind::Start && !self.name.is_empty() {
            (self.take)(Markup::Start(&self.name));
            self.before.clear();
            std::mem::swap(&mut self.before, &mut self.name);
        }
    }

    #[inline(never)]
    fn give_attribute(&mut self) {
        self.give_start();
        if !self.attribute.is_empty() {
            (self.take)(Markup::Attribute(&self.attribute));
            self.attribute.clear();
        }
    }

    #[inline(never)]
    fn give_value(&mut self) {
        self.give_attribute();
        if !self.value.is_empty() {
            (self.take)(Markup::Value(&self.value));
            self.value.clear();
        }
    }
}

impl<T: FnMut(Markup<'_>)> Emitter for Pieces<T> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.before.clear();
        self.before.extend(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.give_text();
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline(always)]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline(always)]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[inline(never)]
    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend(text);
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.kind = Kind::Start;
        self.self_closing = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.kind = Kind::End;
    }

    fn init_comment(&mut self) {
        self.give_text();
    }

    #[inline(never)]
    fn emit_current_tag(&mut self) -> Option<State> {
        self.give_value();
        match self.kind {
            Kind::Start => (self.take)(Markup::Started { self_closing: self.self_closing }),
            Kind::End => {
                self.before.clear();
                (self.take)(Markup::End(&self.name));
            }
            Kind::None => {}
        }
        naive_next_state(&self.before)
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {
        self.self_closing |= self.kind != Kind::End;
    }

    fn set_force_quirks(&mut self) {}

    #[inline(never)]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {
        self.give_text();
    }

    fn init_attribute(&mut self) {
        self.give_value();
    }

    #[inline(never)]
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend(name);
    }

    #[inline(never)]
    fn push_attribute_value(&mut self, value: &[u8]) {
        self.give_attribute();
        self.value.extend(value);
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == Kind::End && !self.before.is_empty() && self.before == self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(html: &str) -> String {
        let mut out = String::new();
        each(html, |markup| {
            let (kind, text) = match markup {
                Markup::Start(name) => ('<', name),
                Markup::Attribute(name) => (' ', name),
                Markup::Value(value) => ('=', value),
                Markup::Started { self_closing } => (if self_closing { '/' } else { '>' }, &b""[..]),
                Markup::End(name) => ('!', name),
                Markup::Text(text) => ('|', text),
            };
            out.push(kind);
            out.push_str(&String::from_utf8_lossy(text));
        });
        out
    }

    #[test]
    fn pieces_come_in_order() {
        assert_eq!(pieces("Ferry<P Class=a&amp;b hidden>it&rsquo;s<br/></p x=y>"), "|Ferry<p class=a&b hidden>|it’s<br/ x=y!p");
        assert_eq!(pieces("a<!-- b -->c<!doctype html>d</"), "|a|c|d</");
        assert_eq!(pieces("a<a b=\"c"), "|a<a b");
    }

    #[test]
    fn what_is_no_markup_ends_with_its_own_tag() {
        assert_eq!(pieces("<title>a<b></title>c"), "<title>|a<b>!title|c");
        assert_eq!(pieces("<script>'</p>'</Script>c"), "<script>|'</p>'!script|c");
    }
}
