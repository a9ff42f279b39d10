//! Where scenarios are kept: one JSON file each, in the user's state folder.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::ledger::{WriteError, write_text};

use super::places::Places;

/// The most characters that a scenario's name may have.
const LONGEST_NAME: usize = 60;

/// The folder of one user's scenarios.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScenarioFolder {
    folder: PathBuf,
}

/// Why a scenario cannot be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioFileError {
    /// Nothing says where state is kept.
    #[error("nothing says where to keep scenarios: neither TOUCHLINE_STATE_DIR nor a home folder is set")]
    NoFolder,
    /// A name that no file can have.
    #[error("`{0}` is no name for a scenario: letters, digits, spaces, `-` and `_`, at most {LONGEST_NAME}")]
    Name(String),
    /// No such scenario.
    #[error("no scenario is called `{name}`")]
    Unknown {
        /// The name.
        name: String,
        /// Names that are near, or all there are.
        near: Vec<String>,
    },
    /// Reading failed.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Deleting failed.
    #[error("{} cannot be deleted: {source}", path.display())]
    Delete {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Writing failed; what was there still is.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl ScenarioFolder {
    /// The folder that the user's places give. It is made when something is kept in it.
    pub fn of(places: &Places) -> Result<Self, ScenarioFileError> {
        let state = places.state.as_ref().ok_or(ScenarioFileError::NoFolder)?;
        Ok(Self { folder: state.join("scenarios") })
    }

    /// The file of a name.
    pub fn path(&self, name: &str) -> Result<PathBuf, ScenarioFileError> {
        let name = name.trim();
        let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let length = name.chars().count();
        if length == 0 || length > LONGEST_NAME || !name.chars().all(fits) {
            return Err(ScenarioFileError::Name(crate::text::sanitise(name).into_owned()));
        }
        Ok(self.folder.join(format!("{}.json", name.replace(' ', "-"))))
    }

    /// The names of all scenarios, in alphabetical order.
    pub fn names(&self) -> Vec<String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = files
            .filter_map(|entry| {
                let path = entry.path();
                let named = path.extension().is_some_and(|e| e == "json");
                named.then(|| path.file_stem().map(|stem| stem.to_string_lossy().into_owned())).flatten()
            })
            .collect();
        names.sort();
        names
    }

    /// The text of a scenario.
    pub fn read(&self, name: &str) -> Result<String, ScenarioFileError> {
        let path = self.path(name)?;
        match fs::read_to_string(&path) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let names = self.names();
                let near = crate::text::candidates(name, names.iter().map(String::as_str), 3);
                let near: Vec<String> = near.into_iter().map(String::from).collect();
                Err(ScenarioFileError::Unknown {
                    name: name.to_string(),
                    near: if near.is_empty() { names } else { near },
                })
            }
            Err(source) => Err(ScenarioFileError::Read { path, source }),
        }
    }

    /// Deletes a scenario.
    pub fn delete(&self, name: &str) -> Result<(), ScenarioFileError> {
        let path = self.path(name)?;
        fs::remove_file(&path).map_err(|source| ScenarioFileError::Delete { path, source })
    }

    /// Keeps a scenario's text under a name, in place of what was there.
    pub fn write(&self, name: &str, text: &str) -> Result<PathBuf, ScenarioFileError> {
        let path = self.path(name)?;
        write_text(&path, text)?;
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_is_kept_listed_and_read() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: Some(folder.path().into()), ..Places::default() };
        let kept = ScenarioFolder::of(&places).unwrap();
        assert_eq!(kept.names(), Vec::<String>::new());
        kept.write("The argument", "{}").unwrap();
        assert_eq!(kept.names(), ["The-argument"]);
        assert_eq!(kept.read("The argument").unwrap(), "{}");
        assert!(
            matches!(kept.read("The argumnt"), Err(ScenarioFileError::Unknown { near, .. }) if near == ["The-argument"])
        );
        kept.delete("The argument").unwrap();
        assert_eq!(kept.names(), Vec::<String>::new());
        assert!(matches!(kept.delete("The argument"), Err(ScenarioFileError::Delete { .. })));
        for bad in ["", "../x", "a/b", "\u{1b}[31m", &"x".repeat(61)] {
            assert!(matches!(kept.write(bad, ""), Err(ScenarioFileError::Name(_))), "{bad}");
        }
    }
}
