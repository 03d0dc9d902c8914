//! Compiles the core to WebAssembly and writes its glue and types to `pkg/`.
//!
//! The same source gives the same bytes in every folder and on every machine: paths are mapped away.

use crate::{Outcome, run};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds `pkg/foresay.js`, `pkg/foresay.d.ts` and `pkg/foresay_bg.wasm`.
pub fn build(root: &Path) -> Outcome<()> {
    add_target(root)?;
    // The glue's maker reads a section that stripping everything would take away; it drops the names itself.
    let features = ["--no-default-features", "--features", "wasm"];
    // Optimised for size before all: the page is a twentieth smaller than with "s", and reads slower by a tenth to a fifth.
    compile(root, &["build", "--package", "foresay"], &features, &[("STRIP", "debuginfo"), ("OPT_LEVEL", "z")])?;
    Bindgen::new()
        .input_path(target_folder(root).join(TARGET).join("release/foresay.wasm"))
        .out_name("foresay")
        .web(true)?
        .typescript(true)
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(root.join("pkg"))?;
    Ok(())
}

/// The small program that unpacks the core in the page.
pub fn unpacker(root: &Path) -> Outcome<Vec<u8>> {
    add_target(root)?;
    // Cargo optimises across crates only where nobody can link to the result: half the size here. (The core would grow by a twentieth.)
    compile(root, &["rustc", "--crate-type", "cdylib", "--package", "foresay-unpack"], &[], &[("STRIP", "symbols")])?;
    let built = target_folder(root).join(TARGET).join("release/foresay_unpack.wasm");
    Ok(foresay_unpack::plain(&std::fs::read(&built).map_err(|e| format!("{}: {e}", built.display()))?))
}

/// The toolchain file names the target, but not every rustup fetches it by itself.
fn add_target(root: &Path) -> Outcome<()> {
    let listed = Command::new("rustup").args(["target", "list", "--installed"]).current_dir(root).output();
    match listed {
        Ok(out) if !String::from_utf8_lossy(&out.stdout).contains(TARGET) => {
            run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root))
        }
        // No rustup: a distribution's Rust, whose target is the user's to install; cargo says so if it is missing.
        _ => Ok(()),
    }
}

/// Builds the library of one package; `profile` changes settings of the release profile.
fn compile(root: &Path, task: &[&str], features: &[&str], profile: &[(&str, &str)]) -> Outcome<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut flags = vec!["-Cllvm-args=--inline-threshold=5".to_owned()];
    for (from, to) in [(cargo_home(), "/cargo"), (Some(root.to_path_buf()), "/foresay"), (sysroot(root), "/rust")] {
        if let Some(from) = from {
            flags.push(format!("--remap-path-prefix={}={to}", from.display()));
        }
    }
    run(Command::new(cargo)
        .args(task)
        .args(["--release", "--locked", "--lib", "--target", TARGET])
        .args(features)
        .current_dir(root)
        .env_remove("RUSTFLAGS")
        .envs(profile.iter().map(|(setting, value)| (format!("CARGO_PROFILE_RELEASE_{setting}"), value)))
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))
}

fn target_folder(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

fn cargo_home() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(|h| Path::new(&h).join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

fn sysroot(root: &Path) -> Option<PathBuf> {
    let out = Command::new("rustc").args(["--print", "sysroot"]).current_dir(root).output().ok()?;
    Some(PathBuf::from(String::from_utf8(out.stdout).ok()?.trim()))
}
