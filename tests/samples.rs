//! The samples that the page offers are cases of `tests/cases`, with the same title and description.

use std::fs;
use std::path::Path;

#[test]
fn every_sample_is_a_case_with_the_same_title() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = fs::read_to_string(root.join("www/samples.json")).unwrap();
    let samples: Vec<serde_json::Value> = serde_json::from_str(&listed).unwrap();
    assert!(samples.len() >= 4, "the page offers four samples");
    for sample in samples {
        let folder = root.join("tests/cases").join(sample["slug"].as_str().unwrap());
        assert!(folder.join("article.txt").is_file(), "{} has no article", folder.display());
        let case = fs::read_to_string(folder.join("case.txt")).unwrap();
        for field in ["title", "about"] {
            let line = format!("{field}: {}", sample[field].as_str().unwrap());
            assert!(case.lines().any(|l| l == line), "{} lacks the line {line:?}", folder.display());
        }
    }
}
