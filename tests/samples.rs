//! The samples that the page offers (`www/samples.txt`) are cases of `tests/cases`.

use std::fs;
use std::path::Path;

#[test]
fn every_sample_is_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = fs::read_to_string(root.join("www/samples.txt")).unwrap();
    let samples: Vec<&str> = listed.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).collect();
    assert!(samples.len() >= 4, "the page offers four samples");
    for sample in samples {
        let fields: Vec<&str> = sample.split('\t').collect();
        assert_eq!(fields.len(), 3, "a folder, a name and what it shows: {sample:?}");
        let folder = root.join("tests/cases").join(fields[0]);
        for file in ["article.txt", "case.txt", "claims.txt"] {
            assert!(folder.join(file).is_file(), "{} has no {file}", folder.display());
        }
    }
}
