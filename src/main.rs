//! The program: arguments in, exit code out; all else is in the library.

use std::process::ExitCode;

/// Opening a ledger makes many small things; this allocator takes a fifth off the start.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    touchline::cli::main()
}
