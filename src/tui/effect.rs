//! What an update asks of the world outside the app.

use std::io;
use std::process::{Command, Stdio};

use super::inbox::Ask;
use super::shelf::Task;
use crate::config::Followed;
use crate::text;

/// Something to be done by the loop, not by an update.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Effect {
    /// End the browser.
    Quit,
    /// Open a page in whatever opens pages here.
    OpenPage(Box<str>),
    /// Hand a text to the clipboard.
    Copy(Box<str>),
    /// Do something with the inbox.
    Inbox(Ask),
    /// Look which feeds there are.
    LookFeeds,
    /// Turn a feed on or off.
    TurnFeed(String, bool),
    /// Fetch the feeds that are on, as the run of this number.
    RunFeeds(u64),
    /// End the run.
    StopFeeds,
    /// Keep that somebody is followed, or no longer is.
    Follow(Followed, bool),
    /// Read the ledger's folders again.
    Reread,
    /// Read or write the files of scenarios.
    Shelf(Task),
    /// Write every cell again.
    Redraw,
    /// Give the terminal back until the shell continues us.
    Suspend,
}

/// Why an address is not opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpenError {
    /// Only pages are opened, never files or programs that a ledger names.
    #[error("only http and https addresses are opened")]
    NotAPage,
    /// The opener would not start.
    #[error("no program here opens pages ({0})")]
    NoOpener(io::Error),
}

/// Opens a page, without a shell in between and without waiting.
pub(crate) fn open_page(address: &str) -> Result<(), OpenError> {
    let page = address.starts_with("https://") || address.starts_with("http://");
    if !page || address.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(OpenError::NotAPage);
    }
    let (opener, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut child = Command::new(opener)
        .args(first)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(OpenError::NoOpener)?;
    // Somebody must wait for it, or it stays behind as a zombie.
    let _ = std::thread::Builder::new().name("opener".into()).spawn(move || child.wait());
    Ok(())
}

/// The sequence that hands a text to the terminal's clipboard (OSC 52).
pub(crate) fn clipboard_sequence(copied: &str) -> String {
    format!("\x1b]52;c;{}\x07", base64(text::sanitise(copied).as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for nth in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * nth) & 63) as usize];
            coded.push(if nth <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    coded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_as_terminals_expect() {
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("Konaté", "S29uYXTDqQ==")] {
            assert_eq!(clipboard_sequence(text), format!("\x1b]52;c;{coded}\x07"));
        }
    }

    #[test]
    fn only_pages_are_opened() {
        for address in ["file:///etc/passwd", "-a Calculator", "https://x y", "javascript:alert(1)", ""] {
            assert!(matches!(open_page(address), Err(OpenError::NotAPage)), "{address}");
        }
    }
}
