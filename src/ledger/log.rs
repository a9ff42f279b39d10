//! Files that only grow, a line for each thing that happened.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// A file of lines that only grows.
#[derive(Debug)]
pub struct Log {
    file: File,
    length: u64,
}

impl Log {
    /// Opens a log, made where there is none, and reads its whole lines. What stands behind the
    /// last line's end was never confirmed and is cut off.
    pub fn open(path: &Path) -> io::Result<(Self, String)> {
        let mut file = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        if whole < bytes.len() {
            bytes.truncate(whole);
            file.set_len(whole as u64)?;
        }
        let text =
            String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok((Self { file, length: whole as u64 }, text))
    }

    /// Adds whole lines and makes them last; where that fails nothing was added.
    pub fn append(&mut self, lines: &str) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let written = self
            .file
            .seek(SeekFrom::Start(self.length))
            .and_then(|_| self.file.write_all(lines.as_bytes()))
            .and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => self.length += lines.len() as u64,
            Err(_) => {
                // A full disk takes nothing more but gives back; the next start cuts the rest.
                let _ = self.file.set_len(self.length);
            }
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_torn_line_is_cut_off_and_never_joined() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, "one\ntwo\nthr").unwrap();
        let (mut log, text) = Log::open(&path).unwrap();
        assert_eq!(text, "one\ntwo\n");
        log.append("four\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\nfour\n");
    }
}
