//! Embeds the edition: every file of `data/` becomes a name and its text in the binary.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("data");
    let mut files = Vec::new();
    if root.is_dir() {
        walk(&root, "", &mut files)?;
    }
    files.sort();
    let mut code = String::from("&[\n");
    for (name, path) in files {
        // A path of the machine that builds stands only in the generated file.
        writeln!(code, "    ({name:?}, include_str!({:?})),", path.display().to_string()).map_err(io::Error::other)?;
    }
    code.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("edition.rs");
    fs::write(out, code)
}

/// Collects the ledger's files, without its schemas, its prose and hidden files.
fn walk(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = entry.path();
        let inner = format!("{prefix}{name}");
        if name.starts_with('.') || inner == "schema" {
            continue;
        }
        if path.is_dir() {
            walk(&path, &format!("{inner}/"), files)?;
        } else if path.extension().is_some_and(|e| e == "json") {
            files.push((inner, path));
        }
    }
    Ok(())
}
