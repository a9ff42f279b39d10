//! The bytes to import: of files, of an address, of a pipe.

use std::io::Read as _;
use std::time::Duration;

use crate::cli::error::{CliError, Trouble};
use crate::feed::fetch::{Answer, Cancel, Limits, Network};
use crate::import::Input;

/// The largest page fetched: the players of the public Transfermarkt tables, packed, are a tenth.
const LARGEST: usize = 128 << 20;

/// A large table over a slow line.
const PATIENCE: Duration = Duration::from_mins(5);

/// Reads everything that was named.
pub fn read(names: &[String], cancel: &Cancel) -> Result<Vec<Input>, CliError> {
    names.iter().map(|name| one(name, cancel)).collect()
}

fn one(name: &str, cancel: &Cancel) -> Result<Input, CliError> {
    if name.starts_with("https://") || name.starts_with("http://") {
        return fetched(name, cancel);
    }
    if name == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(Input { name: "stdin".into(), bytes });
    }
    let bytes = std::fs::read(name)
        .map_err(|error| CliError::new(Trouble::Io, format!("{}: {error}", crate::text::sanitise(name))))?;
    Ok(Input { name: name.to_owned(), bytes })
}

/// A page; its address is named without what may be a secret.
fn fetched(url: &str, cancel: &Cancel) -> Result<Input, CliError> {
    let name = url.split(['?', '#']).next().unwrap_or_default();
    let name = match name.split_once('@') {
        Some((scheme, host)) if scheme.matches('/').count() == 2 => format!("https://{host}"),
        _ => name.to_owned(),
    };
    let network = Network::new(Limits { total: PATIENCE, largest: LARGEST, ..Limits::default() });
    match network.fetch_or_leave(url, cancel) {
        Ok(Answer::Fresh(page)) => Ok(Input { name, bytes: page.bytes }),
        Ok(Answer::Unchanged) => Err(CliError::new(Trouble::Io, format!("{name}: the server gave no page"))),
        Err(error) => Err(CliError::new(Trouble::Io, format!("{name}: {error}"))),
    }
}
