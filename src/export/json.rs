//! The contract as JSON, for the page: a tenth of what a library's writer weighs. It writes what the contract holds and nothing else: numbers
//! are whole or hundredths. Given away in parts, so that the whole never stands in the core's memory.

use serde::ser::{self, Impossible, Serialize};
use std::fmt::{self, Write};

/// Bytes after which what is written is given away.
const PART: usize = 1 << 16;

/// Writes a value of the contract as JSON; `give` takes it part by part. False for a value that is no part of the contract.
pub fn write(value: &impl Serialize, give: &mut dyn FnMut(&str)) -> bool {
    let mut out = Writer { text: String::with_capacity(PART + PART / 4), give };
    let written = value.serialize(&mut out).is_ok();
    (out.give)(&out.text);
    written
}

/// The text that was not given away yet.
struct Writer<'g> {
    text: String,
    give: &'g mut dyn FnMut(&str),
}

impl Writer<'_> {
    #[inline(never)]
    fn plain(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A whole number; the library's way takes twice as long.
    #[inline(never)]
    fn whole(&mut self, number: u32) {
        if number > 9 {
            self.whole(number / 10);
        }
        self.text.push(char::from(b'0' + (number % 10) as u8));
    }

    /// A string between quotation marks.
    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.plain("\"");
        let _ = Escaped(self).write_str(text);
        self.plain("\"");
    }

    /// What stands before the next item of a list or an object.
    #[inline(never)]
    fn next(&mut self, first: &mut bool) {
        if !*first {
            self.plain(",");
        }
        *first = false;
        if self.text.len() >= PART {
            (self.give)(&self.text);
            self.text.clear();
        }
    }
}

/// Writes the inside of a string.
struct Escaped<'w, 'g>(&'w mut Writer<'g>);

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let escaped = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
        let mut rest = text;
        while let Some((plain, from)) = rest.bytes().position(escaped).and_then(|at| rest.split_at_checked(at)) {
            self.0.plain(plain);
            let mut chars = from.chars();
            let c = chars.next().unwrap_or_default();
            if c < ' ' {
                write!(self.0.text, "\\u{:04x}", u32::from(c))?;
            } else {
                self.0.text.extend(['\\', c]);
            }
            rest = chars.as_str();
        }
        self.0.plain(rest);
        Ok(())
    }
}

/// A value that the contract does not have.
#[derive(Debug)]
pub struct Foreign;

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no value of the contract")
    }
}

impl std::error::Error for Foreign {}

impl ser::Error for Foreign {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Foreign
    }
}

type Done = Result<(), Foreign>;

/// A list or an object being written, and how it ends.
struct Items<'w, 'g> {
    out: &'w mut Writer<'g>,
    first: bool,
    end: &'static str,
}

impl<'w, 'g> Items<'w, 'g> {
    fn of(out: &'w mut Writer<'g>, start: &str, end: &'static str) -> Self {
        out.plain(start);
        Items { out, first: true, end }
    }

    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Done {
        self.out.next(&mut self.first);
        value.serialize(&mut *self.out)
    }

    fn close(self) -> Done {
        self.out.plain(self.end);
        Ok(())
    }
}

impl ser::SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.item(value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeTuple for Items<'_, '_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.item(value)
    }

    fn end(self) -> Done {
        self.close()
    }
}

impl ser::SerializeStruct for Items<'_, '_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.out.next(&mut self.first);
        self.out.plain("\"");
        self.out.plain(key);
        self.out.plain("\":");
        value.serialize(&mut *self.out)
    }

    fn end(self) -> Done {
        self.close()
    }
}

/// Kinds of values that the contract does not have.
macro_rules! foreign {
    ($($name:ident($($type:ty),*) $(-> $gives:ty)?;)*) => {$(
        fn $name(self, $(_: $type),*) -> Result<foreign!(@ $($gives)?), Foreign> {
            Err(Foreign)
        }
    )*};
    (@) => { () };
    (@ $gives:ty) => { $gives };
}

impl<'w, 'g> ser::Serializer for &'w mut Writer<'g> {
    type Ok = ();
    type Error = Foreign;
    type SerializeSeq = Items<'w, 'g>;
    type SerializeTuple = Items<'w, 'g>;
    type SerializeStruct = Items<'w, 'g>;
    type SerializeTupleStruct = Impossible<(), Foreign>;
    type SerializeTupleVariant = Impossible<(), Foreign>;
    type SerializeMap = Impossible<(), Foreign>;
    type SerializeStructVariant = Impossible<(), Foreign>;

    fn serialize_bool(self, value: bool) -> Done {
        self.plain(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Done {
        self.serialize_u32(value.into())
    }

    fn serialize_u16(self, value: u16) -> Done {
        self.serialize_u32(value.into())
    }

    fn serialize_u32(self, value: u32) -> Done {
        self.whole(value);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.serialize_u32(u32::try_from(value).map_err(|_| Foreign)?)
    }

    fn serialize_f64(self, value: f64) -> Done {
        let hundredths = (value * 100.0 + 0.5) as u32;
        self.whole(hundredths / 100);
        self.plain(".");
        self.whole(hundredths / 10 % 10);
        self.whole(hundredths % 10);
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        self.string(value);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.plain("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w, 'g>, Foreign> {
        Ok(Items::of(self, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'w, 'g>, Foreign> {
        Ok(Items::of(self, "[", "]"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'w, 'g>, Foreign> {
        Ok(Items::of(self, "{", "}"))
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Done {
        self.plain("\"");
        let _ = write!(Escaped(self), "{value}");
        self.plain("\"");
        Ok(())
    }

    foreign! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_f32(f32);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
        serialize_tuple_struct(&'static str, usize) -> Impossible<(), Foreign>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Foreign>;
        serialize_map(Option<usize>) -> Impossible<(), Foreign>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Foreign>;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Done {
        Err(Foreign)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Foreign)
    }
}

#[cfg(test)]
mod tests {
    use crate::export::contract::export;
    use crate::options::{Body, Options};
    use crate::{Source, Unit, analyze};

    /// Both writers' JSON of a text's analysis.
    fn written(text: String) -> [serde_json::Value; 2] {
        let source = Source::from_text(text);
        let analysis = analyze(&source, &Options { body: Body::Whole, ..Options::default() });
        let exported = export(&source, &analysis, Some("a\"b\\\u{1}\n".to_owned()), Unit::Utf16, true);
        let (mut own, mut parts) = (String::new(), 0);
        assert!(super::write(&exported, &mut |part| {
            own.push_str(part);
            parts += 1;
        }));
        assert!(parts > own.len() / 200_000, "{parts} parts");
        [serde_json::from_str(&own).unwrap(), serde_json::to_value(&exported).unwrap()]
    }

    #[test]
    fn the_page_gets_what_the_library_writes() {
        let text = "“If the levy\tpasses, the port will close,” Mira Olden said.\n\nZoë 😀 arrived.\n";
        for times in [1, 800] {
            let [own, library] = written(text.repeat(times));
            assert_eq!(own, library);
        }
    }

    #[test]
    fn what_the_contract_does_not_have_is_refused() {
        assert!(!super::write(&'c', &mut |_| {}));
        assert!(!super::write(&-1i32, &mut |_| {}));
        assert!(!super::write(&(1u8, ()), &mut |_| {}));
    }
}
