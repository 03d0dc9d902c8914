//! The boundary: the only file that knows JavaScript.
//!
//! Promises: free functions without state, strings and plain objects in and out, offsets in UTF-16 units both ways (so that
//! `source.slice(start, end)` is the evidence), a JavaScript error with a sentence for every bad argument, and nothing done
//! before the arguments are known to be good.

use crate::input::{Source, limits};
use crate::options::{Body, ChosenOutcome, Correction, FindingKind, Options, Rejection};
use crate::span::{OffsetMap, Span, Unit};
use crate::{export, pipeline};
use js_sys::{Array, Error, JsString, Object, RangeError, Reflect, TypeError};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// The most the page reads, in bytes of UTF-8. The command line reads more: it has no screen to fill.
pub const LIMIT: u32 = limits::PAGE as u32;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = "import type { Analysis, Options } from './types.d.ts';\nexport type * from './types.d.ts';\n";

/// Sends panics to the console in words, before the trap that follows them.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The version of the core.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The longest input that is read, in bytes of UTF-8.
#[wasm_bindgen]
pub fn limit() -> u32 {
    LIMIT
}

/// Reads one plain text. Offsets of the result are UTF-16 units of `text`. Throws a TypeError or RangeError with a sentence on a
/// bad argument.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let request = Request::from_js(&options)?;
    let source = Source::from_text(string("text", &text)?);
    answer(source, &request, false)
}

/// Reads one page of HTML. The result carries the text made of it as `source`, and its offsets are UTF-16 units of that.
/// Corrections in `options` are offsets into that text too. Throws a TypeError or RangeError with a sentence on a bad argument.
#[wasm_bindgen(js_name = analyzeHtml, unchecked_return_type = "Analysis")]
pub fn analyze_html(
    #[wasm_bindgen(unchecked_param_type = "string")] html: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let request = Request::from_js(&options)?;
    let source = Source::from_html(&string("html", &html)?);
    answer(source, &request, true)
}

/// Runs the stages and puts the analysis in the contract's form.
fn answer(source: Source, request: &Request, with_source: bool) -> Result<JsValue, JsValue> {
    let options = request.options(&source)?;
    let mut timer = Timer::start(request.timings);
    let (source, analysis) = pipeline::analyze_for_export(source, &options, &mut |stage| timer.lap(stage));
    let with_source = with_source || request.with_source;
    let exported = export::contract::export(&source, &analysis, request.id.clone(), Unit::Utf16, with_source);
    timer.lap("export");
    let object = exported.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)?;
    timer.lap("boundary");
    if request.timings {
        Reflect::set(&object, &"timings".into(), &timer.laps.into())?;
    }
    Ok(object)
}

/// The string in an argument, refused before it is copied where it is too long.
fn string(name: &str, value: &JsValue) -> Result<String, JsValue> {
    let Some(string) = value.dyn_ref::<JsString>() else {
        return Err(TypeError::new(&format!("{name}: a string is needed, not {}", kind(value))).into());
    };
    // A unit takes one to three bytes, so the count of units alone can refuse but not admit.
    let text = (string.length() <= LIMIT).then(|| String::from(string)).filter(|text| text.len() <= LIMIT as usize);
    text.ok_or_else(|| {
        RangeError::new(&format!("{name}: longer than {} MB, the most that is read here", LIMIT / 1_000_000)).into()
    })
}

/// What a JavaScript value is, for messages.
fn kind(value: &JsValue) -> String {
    match value {
        v if v.is_null() => "null".to_owned(),
        v if Array::is_array(v) => "an array".to_owned(),
        v => v.js_typeof().as_string().unwrap_or_default(),
    }
}

/// A place in UTF-16 units.
type Range = [u32; 2];

/// The options as they come from JavaScript: spans in UTF-16 units, everything optional.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Request {
    id: Option<String>,
    with_source: bool,
    timings: bool,
    body: BodyName,
    keep: Vec<Range>,
    drop: Vec<Range>,
    merge: Vec<(Range, Range)>,
    split: Vec<Range>,
    reject: Vec<Refusal>,
    add: Vec<Addition>,
}

/// The names of the request's fields as JavaScript spells them.
const FIELDS: [&str; 10] = ["id", "withSource", "timings", "body", "keep", "drop", "merge", "split", "reject", "add"];

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BodyName {
    #[default]
    Detect,
    Whole,
}

/// A finding that is none.
#[derive(Deserialize)]
struct Refusal {
    kind: KindName,
    place: Range,
}

/// A finding marked by hand.
#[derive(Deserialize)]
struct Addition {
    kind: KindName,
    content: Option<Range>,
    source: Option<Range>,
    speaker: Option<String>,
    antecedent: Option<Range>,
    #[serde(default)]
    consequents: Vec<Range>,
    outcome: Option<OutcomeName>,
}

/// An outcome chosen by hand: `"open"`, or the place of an antecedent that assumes it.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum OutcomeName {
    Of(Range),
    Named(OpenName),
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OpenName {
    Open,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    Quotation,
    Conditional,
}

impl Request {
    /// Reads the options object; `undefined` and `null` ask for nothing.
    fn from_js(value: &JsValue) -> Result<Request, JsValue> {
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
        serde_wasm_bindgen::from_value(value.clone()).map_err(|error| {
            let sentence = JsValue::from(error).dyn_into::<Error>().map(|e| e.message().into()).unwrap_or_else(|_| String::new());
            TypeError::new(&format!("options: {sentence}")).into()
        })
    }

    /// The options in the core's own unit.
    fn options(&self, source: &Source) -> Result<Options, JsValue> {
        let places = Places::new(source);
        Ok(Options {
            body: match self.body {
                BodyName::Detect => Body::Detect,
                BodyName::Whole => Body::Whole,
            },
            keep: places.all("keep", &self.keep)?,
            drop: places.all("drop", &self.drop)?,
            merge: self
                .merge
                .iter()
                .map(|(a, b)| Ok((places.one("merge", *a)?, places.one("merge", *b)?)))
                .collect::<Result<_, JsValue>>()?,
            split: places.all("split", &self.split)?,
            reject: self.reject.iter().map(|r| places.refusal(r)).collect::<Result<_, JsValue>>()?,
            add: self.add.iter().map(|a| places.addition(a)).collect::<Result<_, JsValue>>()?,
        })
    }
}

/// Turns places in UTF-16 units into spans of one source.
struct Places<'a> {
    map: OffsetMap<'a>,
    length: u32,
}

impl<'a> Places<'a> {
    fn new(source: &'a Source) -> Places<'a> {
        let map = OffsetMap::new(source.text(), Unit::Utf16);
        let length = map.map(u32::MAX);
        Places { map, length }
    }

    fn one(&self, field: &str, [start, end]: Range) -> Result<Span, JsValue> {
        if start >= end || end > self.length {
            let sentence = format!("options.{field}: [{start}, {end}] is no place in a text of {} units", self.length);
            return Err(RangeError::new(&sentence).into());
        }
        Ok(Span::new(self.map.unmap(start), self.map.unmap(end)))
    }

    fn all(&self, field: &str, ranges: &[Range]) -> Result<Vec<Span>, JsValue> {
        ranges.iter().map(|&range| self.one(field, range)).collect()
    }

    fn refusal(&self, refusal: &Refusal) -> Result<Rejection, JsValue> {
        let kind = match refusal.kind {
            KindName::Quotation => FindingKind::Quotation,
            KindName::Conditional => FindingKind::Conditional,
        };
        Ok(Rejection { kind, place: self.one("reject", refusal.place)? })
    }

    fn addition(&self, addition: &Addition) -> Result<Correction, JsValue> {
        let needed = |name: &str, range: Option<Range>| match range {
            Some(range) => self.one("add", range),
            None => Err(TypeError::new(&format!("options.add: {name} is missing")).into()),
        };
        Ok(match addition.kind {
            KindName::Quotation => Correction::Quotation {
                content: needed("content", addition.content)?,
                source: addition.source.map(|range| self.one("add", range)).transpose()?,
                speaker: addition.speaker.clone(),
            },
            KindName::Conditional => Correction::Conditional {
                antecedent: needed("antecedent", addition.antecedent)?,
                consequents: self.all("add", &addition.consequents)?,
                outcome: match addition.outcome {
                    Some(OutcomeName::Of(range)) => Some(ChosenOutcome::Of(self.one("add", range)?)),
                    Some(OutcomeName::Named(OpenName::Open)) => Some(ChosenOutcome::EitherWay),
                    None => None,
                },
            },
        })
    }
}

/// Milliseconds each stage took, by the browser's clock, where asked for.
struct Timer {
    clock: Option<web_sys::Performance>,
    last: f64,
    laps: Array,
}

impl Timer {
    fn start(wanted: bool) -> Timer {
        let clock = if wanted { clock() } else { None };
        let last = clock.as_ref().map_or(0.0, web_sys::Performance::now);
        Timer { clock, last, laps: Array::new() }
    }

    /// Ends the stage named.
    fn lap(&mut self, stage: &str) {
        if let Some(clock) = &self.clock {
            let now = clock.now();
            self.laps.push(&Array::of2(&stage.into(), &(now - self.last).into()));
            self.last = now;
        }
    }
}

/// `performance`, which windows, workers and Node all have; a warning in the console where something has none.
fn clock() -> Option<web_sys::Performance> {
    let found = Reflect::get(&js_sys::global(), &"performance".into()).ok().filter(|p| p.is_object());
    if found.is_none() {
        web_sys::console::warn_1(&"foresay: no clock here, so no timings".into());
    }
    found.map(JsCast::unchecked_into)
}
