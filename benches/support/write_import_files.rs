//! Writes the made-up files of the import benches into a folder, to try the program on them:
//! `cargo run --example import_files -- DIR`.

#![allow(clippy::unwrap_used)] // Writing to a text cannot fail.

#[path = "import_files.rs"]
mod import_files;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".into()));
    std::fs::create_dir_all(&folder)?;
    for (name, text) in [
        ("bootstrap-static_2026-02-06.json", import_files::fpl(0)),
        ("bootstrap-static_2026-03-11.json", import_files::fpl(1)),
        ("players_2026-03-29.csv", import_files::players()),
        ("clubs.csv", import_files::clubs()),
        ("transfers.csv", import_files::transfers()),
        ("player_valuations.csv", import_files::valuations()),
        ("list_2026-03-29.csv", import_files::list(100 << 20)),
    ] {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}
