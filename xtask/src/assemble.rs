//! Puts the page together: one HTML file that needs nothing beside it, and the few files that only a server's visitors get.
//!
//! `dist/index.html` holds the style, the scripts and the compressed core, and a content policy that names the scripts and the
//! style by their hashes and allows no connection. The manifest, the icon and the service worker are read over http only.

use crate::{Outcome, run, wasm};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds `dist/` from `www/`, `pkg/` and the sample articles.
pub fn build(root: &Path) -> Outcome<()> {
    install(root)?;
    let work = root.join("target/page");
    fs::create_dir_all(&work)?;
    let samples = samples(root)?;
    fs::write(work.join("samples.js"), menu(&samples))?;
    let reader = script_safe(&bundle(root, &work, "reader.js")?);
    let script = script_safe(&bundle(root, &work, "main.js")?);
    let style = bundle(root, &work, "style.css")?;
    let page = read(&root.join("www/index.html"))?;
    let page = fill(&page, "{{policy}}", &policy([&reader, &script], &style))?;
    let page = fill(&page, "{{version}}", env!("CARGO_PKG_VERSION"))?;
    let page = fill(&page, "{{icon}}", &icon(root)?)?;
    let page = fill(&page, "{{style}}", &style)?;
    let page = fill(&page, "{{unpacker}}", &STANDARD.encode(wasm::unpacker(root)?))?;
    let wasm = fs::read(root.join("pkg/foresay_bg.wasm")).map_err(|e| format!("pkg/foresay_bg.wasm: {e}"))?;
    let texts: Vec<&str> = samples.iter().map(|[_, _, text]| text.as_str()).collect();
    let carried = [&wasm[..], texts.join("\0").as_bytes()].concat();
    let packed = foresay_unpack::pack(&carried)?;
    let page = fill(&page, "{{sorted-size}}", &packed.sorted_size.to_string())?;
    let page = fill(&page, "{{first-size}}", &packed.first_size.to_string())?;
    let page = fill(&page, "{{rest-size}}", &(carried.len() - packed.first_size).to_string())?;
    let page = fill(&page, "{{core-size}}", &wasm.len().to_string())?;
    let page = fill(&page, "{{first}}", &packed.first)?;
    let page = fill(&page, "{{rest}}", &packed.rest)?;
    let page = fill(&page, "{{reader}}", &reader)?;
    let page = fill(&page, "{{script}}", &script)?;
    write(root, &page)?;
    println!("{} ({} KB)", root.join("dist/index.html").display(), page.len() / 1000);
    Ok(())
}

/// The build's npm packages, where they are not there yet or the lock file is newer.
fn install(root: &Path) -> Outcome<()> {
    let stamp = |path: &str| fs::metadata(root.join(path)).and_then(|m| m.modified()).ok();
    let fresh = stamp("node_modules/.package-lock.json").is_some_and(|installed| Some(installed) >= stamp("package-lock.json"));
    if fresh {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(root))
}

/// One classic script or one style sheet of a tree of modules.
fn bundle(root: &Path, work: &Path, entry: &str) -> Outcome<String> {
    let out = work.join(entry);
    let program = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    run(Command::new(root.join("node_modules/.bin").join(program))
        .arg(root.join("www").join(entry))
        .args(["--bundle", "--format=iife", "--minify", "--charset=utf8", "--target=es2022", "--log-level=warning"])
        // The glue's default loader, which fetches: never called here, and dropped.
        .args(["--define:import.meta.url=\"\"", "--legal-comments=none"])
        .arg(format!("--alias:samples={}", work.join("samples.js").display()))
        .arg(format!("--alias:core={}", root.join("pkg/foresay.js").display()))
        .arg(format!("--outfile={}", out.display()))
        .current_dir(root))?;
    read(&out)
}

/// The sample articles, those of `www/samples.txt`, a line each: folder under `tests/cases`, then the words for the menu. Gives name, what it
/// is about, text.
fn samples(root: &Path) -> Outcome<Vec<[String; 3]>> {
    let mut samples = Vec::new();
    for line in read(&root.join("www/samples.txt"))?.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let (slug, rest) = line.split_once('\t').ok_or_else(|| format!("www/samples.txt: no tab in {line:?}"))?;
        let (name, about) = rest.split_once('\t').ok_or_else(|| format!("www/samples.txt: no second tab in {line:?}"))?;
        let text = read(&root.join("tests/cases").join(slug).join("article.txt"))?;
        samples.push([name.to_owned(), about.to_owned(), text]);
    }
    Ok(samples)
}

/// The module of the samples' menu; their texts travel with the core, packed.
fn menu(samples: &[[String; 3]]) -> String {
    let entry = |[name, about, _]: &[String; 3]| format!("{{ name: {}, about: {} }},\n", quote(name), quote(about));
    format!("export default [\n{}];\n", samples.iter().map(entry).collect::<String>())
}

/// A text as a JavaScript string.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The content policy: these very scripts and style, the core, no connection at all, and no words that become markup.
fn policy(scripts: [&str; 2], style: &str) -> String {
    let hash = |content: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: 'self'; \
         connect-src 'none'; worker-src blob: 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         trusted-types foresay; require-trusted-types-for 'script'",
        scripts.map(hash).join(" "),
        hash(style)
    )
}

/// The icon as a data address, so that no browser asks for one.
fn icon(root: &Path) -> Outcome<String> {
    Ok(format!("data:image/svg+xml;base64,{}", STANDARD.encode(read(&root.join("www/icon.svg"))?)))
}

/// A script that may stand inside a script element.
fn script_safe(script: &str) -> String {
    script.trim_end().replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// Replaces a placeholder that must be there.
fn fill(page: &str, placeholder: &str, content: &str) -> Outcome<String> {
    let (before, after) = page.split_once(placeholder).ok_or_else(|| format!("www/index.html: {placeholder} is missing"))?;
    Ok([before, content, after].concat())
}

/// Writes the page and what goes beside it over http.
fn write(root: &Path, page: &str) -> Outcome<()> {
    let dist: PathBuf = root.join("dist");
    fs::create_dir_all(&dist)?;
    fs::write(dist.join("index.html"), page)?;
    for name in ["manifest.webmanifest", "icon.svg"] {
        fs::copy(root.join("www").join(name), dist.join(name))?;
    }
    let version: String = Sha256::digest(page).iter().take(8).map(|b| format!("{b:02x}")).collect();
    fs::write(dist.join("service-worker.js"), fill(&read(&root.join("www/service-worker.js"))?, "{{version}}", &version)?)?;
    Ok(())
}

fn read(path: &Path) -> Outcome<String> {
    Ok(fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?)
}
