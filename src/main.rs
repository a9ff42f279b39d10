//! The program: arguments in, exit code out; all else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    touchline::cli::main()
}
