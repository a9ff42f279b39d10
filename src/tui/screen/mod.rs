//! The screen: what the terminal shows, what it is to show next, and the least that must be
//! written in between.
//!
//! ratatui's own terminal writes a cursor motion and a full style for every stretch of changed
//! cells; a move of the selection with the panes that follow it is half as long when the motions
//! and styles are told as differences, and an emptied line is an erasure instead of blanks.

mod encode;
mod pen;

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use encode::Encoder;

/// Frames longer than this are wrapped in a synchronized update: shorter ones reach the terminal
/// in one read, where there is nothing to tear.
const LONG_FRAME: usize = 1024;

const BEGIN_SYNC: &[u8] = b"\x1b[?2026h";
const END_SYNC: &[u8] = b"\x1b[?2026l";

/// Two buffers and the way from one to the other.
#[derive(Debug)]
pub(crate) struct Screen<W> {
    out: W,
    shown: Buffer,
    next: Buffer,
    /// Whether `shown` is what the terminal shows; if not, every cell is written.
    trusted: bool,
    cursor: Option<Position>,
    bytes: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen of a size, freshly blank, its cursor hidden.
    pub(crate) fn new(out: W, size: Size) -> Self {
        let area = Rect::from((Position::ORIGIN, size));
        Self {
            out,
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            trusted: true,
            cursor: None,
            bytes: Vec::with_capacity(16 * 1024),
        }
    }

    /// Takes a new size; what the terminal made of the old cells is unknown.
    pub(crate) fn resize(&mut self, size: Size) {
        let area = Rect::from((Position::ORIGIN, size));
        self.shown = Buffer::empty(area);
        self.next = Buffer::empty(area);
        self.trusted = false;
    }

    /// Makes the next draw write everything, after something else wrote to the terminal.
    pub(crate) fn distrust(&mut self) {
        self.trusted = false;
        self.cursor = None;
    }

    /// Paints a frame and brings the terminal to it, in one write, or in none if nothing changed.
    ///
    /// `paint` returns its result and where the text cursor stands, if it is to be seen.
    pub(crate) fn draw<T>(&mut self, paint: impl FnOnce(&mut Buffer) -> (T, Option<Position>)) -> io::Result<T> {
        self.next.reset();
        let (painted, cursor) = paint(&mut self.next);
        self.bytes.clear();
        self.bytes.extend_from_slice(BEGIN_SYNC);
        let old = self.trusted.then_some(&self.shown);
        Encoder::new(&mut self.bytes, self.cursor).frame(old, &self.next, cursor);
        self.cursor = cursor;
        self.trusted = true;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.flush()?;
        Ok(painted)
    }

    /// What the terminal shows after the last draw.
    #[cfg(test)]
    pub(crate) const fn shown(&self) -> &Buffer {
        &self.shown
    }

    /// Writes something that draws nothing, such as a request to the clipboard.
    pub(crate) fn write_control(&mut self, sequence: &str) -> io::Result<()> {
        self.out.write_all(sequence.as_bytes())?;
        self.out.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        let written = self.bytes.len() - BEGIN_SYNC.len();
        if written == 0 {
            return Ok(());
        }
        if written > LONG_FRAME {
            self.bytes.extend_from_slice(END_SYNC);
            self.out.write_all(&self.bytes)?;
        } else {
            self.out.write_all(&self.bytes[BEGIN_SYNC.len()..])?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests;
