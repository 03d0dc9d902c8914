//! The options object of JavaScript, read field by field. Promises: whatever it holds, a request or a TypeError with a sentence.

use super::kind;
use crate::options::{Body, FindingKind};
use js_sys::{Array, Object, Reflect, TypeError};
use wasm_bindgen::prelude::*;

/// A place in UTF-16 units.
pub type Range = [u32; 2];

/// The options as they come from JavaScript: spans in UTF-16 units, everything optional.
#[derive(Default)]
pub struct Request {
    pub id: Option<String>,
    pub with_source: bool,
    pub timings: bool,
    pub body: Body,
    pub keep: Vec<Range>,
    pub drop: Vec<Range>,
    pub merge: Vec<(Range, Range)>,
    pub split: Vec<Range>,
    pub reject: Vec<Refusal>,
    pub add: Vec<Addition>,
}

/// The names of the request's fields as JavaScript spells them.
const FIELDS: [&str; 10] = ["id", "withSource", "timings", "body", "keep", "drop", "merge", "split", "reject", "add"];

/// A finding that is none.
pub struct Refusal {
    pub kind: FindingKind,
    pub place: Range,
}

/// A finding marked by hand.
pub struct Addition {
    pub kind: FindingKind,
    pub content: Option<Range>,
    pub source: Option<Range>,
    pub speaker: Option<String>,
    pub antecedent: Option<Range>,
    pub consequents: Vec<Range>,
    pub outcome: Option<Outcome>,
}

/// An outcome chosen by hand: `"open"`, or the place of an antecedent that assumes it.
#[derive(Clone, Copy)]
pub enum Outcome {
    Of(Range),
    Open,
}

/// What cannot be read, and the name of the field that holds it.
struct Wrong(&'static str, JsValue);

type Read<T> = Result<T, Wrong>;

impl Request {
    /// Reads the options object; `undefined` and `null` ask for nothing.
    pub fn from_js(value: &JsValue) -> Result<Request, JsValue> {
        if value.is_undefined() || value.is_null() {
            return Ok(Request::default());
        }
        if !value.is_object() || Array::is_array(value) {
            return Err(TypeError::new(&format!("options: an object is needed, not {}", kind(value))).into());
        }
        for key in Object::keys(value.unchecked_ref::<Object>()).iter().filter_map(|k| k.as_string()) {
            if !FIELDS.contains(&key.as_str()) {
                return Err(
                    TypeError::new(&format!("options.{key}: there is no such option; there are {}", FIELDS.join(", "))).into()
                );
            }
        }
        Request::read(value).map_err(|Wrong(name, value)| {
            let said = value.as_string().map_or_else(|| kind(&value), |words| ["\"", &words, "\""].concat());
            TypeError::new(&format!("options: {said} is none of what {name} can be")).into()
        })
    }

    fn read(value: &JsValue) -> Read<Request> {
        Ok(Request {
            id: field(value, "id").one(words)?,
            with_source: field(value, "withSource").one(flag)?.unwrap_or_default(),
            timings: field(value, "timings").one(flag)?.unwrap_or_default(),
            body: field(value, "body").one(body)?.unwrap_or_default(),
            keep: field(value, "keep").all(range)?,
            drop: field(value, "drop").all(range)?,
            merge: field(value, "merge").all(pair)?,
            split: field(value, "split").all(range)?,
            reject: field(value, "reject").all(refusal)?,
            add: field(value, "add").all(addition)?,
        })
    }
}

/// A value, and the field that holds it or its list.
struct Field {
    name: &'static str,
    value: JsValue,
}

/// `undefined` where the object has none, and where it is no object.
fn field(object: &JsValue, name: &'static str) -> Field {
    Field { name, value: Reflect::get(object, &name.into()).unwrap_or_default() }
}

impl Field {
    fn is_missing(&self) -> bool {
        self.value.is_undefined() || self.value.is_null()
    }

    /// What it holds, where it holds something.
    fn one<T>(&self, read: fn(&Field) -> Read<T>) -> Read<Option<T>> {
        (!self.is_missing()).then(|| read(self)).transpose()
    }

    /// What its list holds.
    fn all<T>(&self, read: fn(&Field) -> Read<T>) -> Read<Vec<T>> {
        if self.is_missing() {
            return Ok(Vec::new());
        }
        self.list()?.iter().map(|value| read(&Field { name: self.name, value })).collect()
    }

    fn list(&self) -> Read<&Array> {
        self.or(self.value.dyn_ref())
    }

    /// What was read of it, or that it cannot be.
    fn or<T>(&self, read: Option<T>) -> Read<T> {
        read.ok_or_else(|| Wrong(self.name, self.value.clone()))
    }

    /// Which of these words it is.
    fn word<T: Copy>(&self, words: &[(&str, T)]) -> Read<T> {
        let said = self.value.as_string();
        self.or(words.iter().find(|(word, _)| said.as_deref() == Some(word)).map(|&(_, meant)| meant))
    }
}

fn words(field: &Field) -> Read<String> {
    field.or(field.value.as_string())
}

fn flag(field: &Field) -> Read<bool> {
    field.or(field.value.as_bool())
}

fn body(field: &Field) -> Read<Body> {
    field.word(&[("detect", Body::Detect), ("whole", Body::Whole)])
}

fn finding(field: &Field) -> Read<FindingKind> {
    field.word(&[("quotation", FindingKind::Quotation), ("conditional", FindingKind::Conditional)])
}

fn range(field: &Field) -> Read<Range> {
    let list = field.list()?;
    let count = |value: JsValue| {
        let number = value.as_f64()?;
        Some(number as u32).filter(|&count| f64::from(count) == number)
    };
    field.or(count(list.get(0)).zip(count(list.get(1)))).map(Range::from)
}

fn pair(field: &Field) -> Read<(Range, Range)> {
    let list = field.list()?;
    let place = |at| range(&Field { name: field.name, value: list.get(at) });
    Ok((place(0)?, place(1)?))
}

fn outcome(field: &Field) -> Read<Outcome> {
    match field.value.as_string() {
        Some(_) => field.word(&[("open", Outcome::Open)]),
        None => range(field).map(Outcome::Of),
    }
}

fn refusal(Field { value, .. }: &Field) -> Read<Refusal> {
    Ok(Refusal { kind: finding(&field(value, "kind"))?, place: range(&field(value, "place"))? })
}

fn addition(Field { value, .. }: &Field) -> Read<Addition> {
    Ok(Addition {
        kind: finding(&field(value, "kind"))?,
        content: field(value, "content").one(range)?,
        source: field(value, "source").one(range)?,
        speaker: field(value, "speaker").one(words)?,
        antecedent: field(value, "antecedent").one(range)?,
        consequents: field(value, "consequents").all(range)?,
        outcome: field(value, "outcome").one(outcome)?,
    })
}
