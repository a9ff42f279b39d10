//! One writer at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::{fs, process};

use super::error::OwnError;
use super::folder::Folder;

/// The right to write, held until it is dropped or the process ends, however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(folder: &Folder) -> Result<Self, OwnError> {
        fs::create_dir_all(folder.path()).map_err(OwnError::io(folder.path(), "made"))?;
        let path = folder.lock();
        let opened = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
        let mut file = opened.map_err(OwnError::io(&path, "opened"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(OwnError::Held { folder: folder.path().to_owned(), by: holder(&mut file) });
            }
            Err(TryLockError::Error(error)) => return Err(OwnError::io(&path, "locked")(error)),
        }
        // Only told to others; a full disk is no reason to refuse here.
        let _ = file.set_len(0).and_then(|()| writeln!(file, "process {}", process::id()));
        Ok(Self { _file: file })
    }
}

/// What the holder wrote of itself; some systems let nobody read what another has locked.
fn holder(file: &mut File) -> Option<String> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(64).read_to_string(&mut text).ok()?;
    let text = text.trim();
    let told = text.strip_prefix("process ").is_some_and(|number| number.parse::<u32>().is_ok());
    told.then(|| text.to_owned())
}
