//! Every crate Foresay is built of may be used in a program under MIT or Apache-2.0, and comes from the registry.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use serde_json::Value;
use std::process::Command;

/// Licences that ask for no more than a notice.
const FREE: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
    "MIT-0",
];

/// True where the expression can be met with free licences alone.
fn is_free(expression: &str) -> bool {
    let flat = expression.replace(['(', ')'], " ").replace('/', " OR ");
    // "A OR B AND C" binds as "A OR (B AND C)"; with brackets left out it is read the strict way round.
    let either = |part: &str| part.split(" OR ").any(|l| FREE.contains(&l.trim()));
    if expression.contains('(') {
        flat.split(" AND ").all(either)
    } else {
        flat.split(" OR ").any(|p| p.split(" AND ").all(|l| FREE.contains(&l.trim())))
    }
}

#[test]
fn licence_expressions_are_read() {
    for free in ["MIT OR Apache-2.0", "MIT/Apache-2.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 OR GPL-3.0"] {
        assert!(is_free(free), "{free}");
    }
    for other in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND OFL-1.1", ""] {
        assert!(!is_free(other), "{other}");
    }
}

#[test]
fn dependencies_are_free_and_from_the_registry() {
    let root = env!("CARGO_MANIFEST_DIR");
    let host = "x86_64-unknown-linux-gnu";
    let arguments = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 20);
    for package in packages {
        let (name, licence) = (&package["name"], package["license"].as_str().unwrap_or_default());
        assert!(is_free(licence), "{name} is under {licence:?}");
        assert!(package["source"].as_str().is_none_or(|s| s.starts_with("registry+")), "{name} is not from the registry");
    }
}
