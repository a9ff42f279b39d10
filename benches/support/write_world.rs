//! Writes a made-up ledger: `cargo run --example world -- DIR --players 10000 --claims 100000`.

#[path = "world.rs"]
mod world;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Writes a made-up ledger.
#[derive(Parser)]
struct Options {
    /// The folder to write it to.
    dir: PathBuf,
    /// How many players.
    #[arg(long, default_value_t = 10_000)]
    players: usize,
    /// How many claims.
    #[arg(long, default_value_t = 100_000)]
    claims: usize,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let size = world::Size::of(options.players, options.claims);
    match world::write(&options.dir, size) {
        Ok(()) => {
            println!("{}: {size:?}, opens on {}", options.dir.display(), world::AS_OF);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", options.dir.display());
            ExitCode::from(4)
        }
    }
}
