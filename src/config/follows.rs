//! Whom one follows: a small JSON file in the user's state folder.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ledger::{WriteError, write_text};

use super::places::Places;

/// The file in the state folder.
const FILE: &str = "follows.json";
/// Held while the file is changed, so that two browsers do not undo each other.
const LOCK: &str = "follows.lock";
/// The form that this program writes.
const FORMAT: u32 = 1;

/// Clubs and players by their ids in the files, so that they outlive every reading of a ledger.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Follows {
    /// Clubs.
    pub clubs: BTreeSet<String>,
    /// Players.
    pub players: BTreeSet<String>,
}

/// Somebody to follow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Followed {
    /// A club's id.
    Club(String),
    /// A player's id.
    Player(String),
}

impl Follows {
    /// Whether nobody is followed.
    pub fn is_empty(&self) -> bool {
        self.clubs.is_empty() && self.players.is_empty()
    }

    /// Whether somebody is followed.
    pub fn has(&self, whom: &Followed) -> bool {
        match whom {
            Followed::Club(id) => self.clubs.contains(id),
            Followed::Player(id) => self.players.contains(id),
        }
    }

    /// Begins or ceases to follow somebody; says whether that changed anything.
    pub fn set(&mut self, whom: &Followed, on: bool) -> bool {
        let (ids, id) = match whom {
            Followed::Club(id) => (&mut self.clubs, id),
            Followed::Player(id) => (&mut self.players, id),
        };
        if on { ids.insert(id.clone()) } else { ids.remove(id) }
    }
}

/// Why it cannot be told or changed whom one follows. What was kept stays as it was.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// Nothing says where state is kept.
    #[error("nothing says where to keep whom you follow: neither TOUCHLINE_STATE_DIR nor a home folder is set")]
    NoFolder,
    /// Reading failed.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is there and is no such file.
    #[error("{}: {what}; mend it or move it away, it is left as it is", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column.
        what: String,
    },
    /// Writing failed.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// What stands in the file.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: u32,
    #[serde(default)]
    clubs: BTreeSet<String>,
    #[serde(default)]
    players: BTreeSet<String>,
}

/// The file of one user.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowFile {
    folder: PathBuf,
}

impl FollowFile {
    /// The file that the user's places give. It is made when somebody is followed.
    pub fn of(places: &Places) -> Result<Self, FollowError> {
        places.state.clone().map(|folder| Self { folder }).ok_or(FollowError::NoFolder)
    }

    /// Whom one follows; nobody while there is no file.
    pub fn read(&self) -> Result<Follows, FollowError> {
        let path = self.folder.join(FILE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Follows::default()),
            Err(source) => return Err(FollowError::Read { path, source }),
        };
        let kept: Kept = serde_json::from_str(&text)
            .map_err(|error| broken(&path, format!("it is no list of follows ({error})")))?;
        if kept.format > FORMAT {
            return Err(broken(&path, format!("it has format {}, and this program reads {FORMAT}", kept.format)));
        }
        Ok(Follows { clubs: kept.clubs, players: kept.players })
    }

    /// Begins or ceases to follow somebody, and gives whom one follows then.
    pub fn set(&self, whom: &Followed, on: bool) -> Result<Follows, FollowError> {
        let _held = self.lock()?;
        let mut follows = self.read()?;
        if follows.set(whom, on) {
            let kept = Kept { format: FORMAT, clubs: follows.clubs.clone(), players: follows.players.clone() };
            let path = self.folder.join(FILE);
            let text = serde_json::to_string_pretty(&kept)
                .map_err(|error| WriteError { path: path.clone(), source: io::Error::other(error) })?;
            write_text(&path, &(text + "\n"))?;
        }
        Ok(follows)
    }

    /// Waits for another program to be done; let go when the file is dropped.
    fn lock(&self) -> Result<File, FollowError> {
        let path = self.folder.join(LOCK);
        let held = fs::create_dir_all(&self.folder).and_then(|()| {
            let file = File::options().create(true).append(true).open(&path)?;
            file.lock()?;
            Ok(file)
        });
        held.map_err(|source| WriteError { path, source }.into())
    }
}

fn broken(path: &Path, what: String) -> FollowError {
    FollowError::Broken { path: path.into(), what }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(folder: &Path) -> FollowFile {
        FollowFile::of(&Places { state: Some(folder.into()), ..Places::default() }).unwrap()
    }

    #[test]
    fn followed_and_no_longer() {
        let folder = tempfile::tempdir().unwrap();
        let file = file(&folder.path().join("made/later"));
        assert_eq!(file.read().unwrap(), Follows::default());
        let club = Followed::Club("liverpool".into());
        assert!(file.set(&club, true).unwrap().has(&club));
        assert!(file.set(&Followed::Player("ibrahima-konate".into()), true).unwrap().has(&club));
        let kept = file.set(&club, false).unwrap();
        assert_eq!(kept, file.read().unwrap());
        assert_eq!(kept.players.iter().collect::<Vec<_>>(), ["ibrahima-konate"]);
        assert!(kept.clubs.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        for text in ["{\"format\": 1, \"clubs\": [", "{\"format\": 2, \"clubs\": []}", "\u{0}", "[]"] {
            fs::write(&path, text).unwrap();
            let error = file(folder.path()).set(&Followed::Club("x".into()), true).unwrap_err();
            assert!(matches!(&error, FollowError::Broken { .. }), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        assert!(matches!(FollowFile::of(&Places::default()), Err(FollowError::NoFolder)));
    }

    #[test]
    fn several_at_once_lose_nobody() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for nth in 0..8 {
                let file = file(folder.path());
                scope.spawn(move || file.set(&Followed::Club(format!("club-{nth}")), true).unwrap());
            }
        });
        assert_eq!(file(folder.path()).read().unwrap().clubs.len(), 8);
    }
}
