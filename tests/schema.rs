//! The published JSON Schema, `pkg/foresay.schema.json`, and what Foresay writes agree.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use foresay::options::Body;
use foresay::{Options, Source, Unit, analyze};
use serde_json::{Value, json};
use std::path::Path;

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/foresay.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Checks a value against the part of JSON Schema that ours is written in; any other keyword fails.
fn valid(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    for (keyword, rule) in schema.as_object().unwrap() {
        let holds = match keyword.as_str() {
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                valid(root, &root["$defs"][name], value, at)?;
                true
            }
            "anyOf" => rule.as_array().unwrap().iter().any(|s| valid(root, s, value, at).is_ok()),
            "type" => match rule.as_str().unwrap() {
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_u64() || value.is_i64(),
                "number" => value.is_number(),
                "null" => value.is_null(),
                "array" => value.is_array(),
                "object" => value.is_object(),
                other => panic!("type {other} is not known here"),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "minimum" => value.as_f64().is_none_or(|v| v >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|v| v <= rule.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|v| v.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|v| v.len() as u64 <= rule.as_u64().unwrap()),
            "items" => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    valid(root, rule, item, &format!("{at}[{i}]"))?;
                }
                true
            }
            "properties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(name) {
                        valid(root, rule, field, &format!("{at}.{name}"))?;
                    }
                }
                true
            }
            "required" => rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "additionalProperties" => {
                value.as_object().into_iter().flatten().all(|(name, _)| schema["properties"].get(name).is_some())
            }
            "$schema" | "title" | "description" | "$defs" => true,
            other => panic!("the keyword {other} is not known here"),
        };
        if !holds {
            let shown: String = value.to_string().chars().take(300).collect();
            return Err(format!("{at}: {keyword} {rule} does not hold for {shown}"));
        }
    }
    Ok(())
}

fn check(source: &Source, options: &Options, unit: Unit) {
    let root = schema();
    let analysis = analyze(source, options);
    let exported = foresay::export::contract::export(source, &analysis, Some("a".to_owned()), unit, false);
    let value = serde_json::to_value(&exported).unwrap();
    if let Err(message) = valid(&root, &root["$defs"]["analysis"], &value, "analysis") {
        panic!("{message}");
    }
}

#[test]
fn every_case_is_written_as_the_schema_says() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut seen = 0;
    for folder in std::fs::read_dir(cases).unwrap() {
        let folder = folder.unwrap().path();
        let text = std::fs::read_to_string(folder.join("article.txt")).map(Source::from_text);
        let Ok(source) = text.or_else(|_| std::fs::read_to_string(folder.join("article.html")).map(|h| Source::from_html(&h)))
        else {
            continue;
        };
        check(&source, &Options::default(), Unit::CodePoint);
        seen += 1;
    }
    assert!(seen > 3);
    check(
        &Source::from_text("Thank you, if you like. “Yes,” said Mira Olden."),
        &Options { body: Body::Whole, ..Options::default() },
        Unit::Utf16,
    );
    check(&Source::from_text(""), &Options::default(), Unit::Byte);
}

#[test]
fn a_wrong_analysis_is_noticed() {
    let root = schema();
    let source = Source::from_text("The port closed.");
    let analysis = analyze(&source, &Options::default());
    let exported = foresay::export::contract::export(&source, &analysis, None, Unit::Byte, true);
    let right = serde_json::to_value(&exported).unwrap();
    valid(&root, &root, &right, "analysis").unwrap();
    for (field, wrong) in [
        ("schema", json!("foresay/2")),
        ("blocks", json!([{}])),
        ("kind", Value::Null),
        ("extra", json!(1)),
        ("brief", json!([[1]])),
    ] {
        let mut value = right.clone();
        value[field] = wrong;
        assert!(valid(&root, &root, &value, "analysis").is_err(), "{field}");
    }
    let failure = json!({"schema": "foresay/1", "id": null, "line": 7, "error": {"message": "The line is not valid JSON."}});
    valid(&root, &root, &failure, "failure").unwrap();
}
