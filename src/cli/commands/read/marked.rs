//! An article's lines with what the reader saw marked in them: by signs, and by colour where there is one.

use crate::export::{Colour, Grid, Style};
use crate::ingest::{Mark, MarkKind, ReadClaim};
use crate::text::{fold, width};

/// What the signs mean.
pub const LEGEND: &str = "[player] {club} <source> /somebody else/ ?nobody known? *telling phrase*, with the number of its claim; = whom a word means";

/// Some text drawn in one style.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// How it is drawn.
    pub style: Style,
}

impl Piece {
    /// Text as the terminal draws it.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::PLAIN }
    }

    /// Fainter text.
    pub fn faint(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style { dim: true, ..Style::PLAIN } }
    }

    /// Heavier text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style { bold: true, ..Style::PLAIN } }
    }
}

const fn signs(kind: MarkKind) -> (&'static str, &'static str) {
    match kind {
        MarkKind::Player => ("[", "]"),
        MarkKind::Club => ("{", "}"),
        MarkKind::Source => ("<", ">"),
        MarkKind::Person => ("/", "/"),
        MarkKind::Unknown => ("?", "?"),
        MarkKind::Cue => ("*", "*"),
        MarkKind::Scope | MarkKind::LeftOut => ("", ""),
    }
}

const fn style(kind: MarkKind) -> Style {
    match kind {
        MarkKind::Player => Style { bold: true, ..coloured_by(6) },
        MarkKind::Club => coloured_by(2),
        MarkKind::Source => coloured_by(3),
        MarkKind::Person => coloured_by(5),
        MarkKind::Cue => Style { bold: true, underline: true, ..Style::PLAIN },
        MarkKind::Unknown | MarkKind::LeftOut | MarkKind::Scope => Style { dim: true, ..Style::PLAIN },
    }
}

const fn coloured_by(colour: u8) -> Style {
    Style { fg: Colour::Indexed(colour), ..Style::PLAIN }
}

/// A stretch of the text with the marks in it.
pub struct Marked<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Every mark, by where it begins; of those that begin together the longest first.
    pub marks: &'a [Mark],
    /// The claims, by whose numbers cues are told apart.
    pub claims: &'a [ReadClaim],
}

impl Marked<'_> {
    /// The pieces of the bytes from `start` to `end`.
    pub fn pieces(&self, start: usize, end: usize) -> Vec<Piece> {
        let left_out = self
            .marks
            .iter()
            .any(|m| m.kind == MarkKind::LeftOut && m.start < end && m.end > start && m.start >= start);
        if left_out {
            return vec![Piece::faint(format!("(left out) {}", &self.text[start..end]))];
        }
        let mut pieces = Vec::new();
        let mut open: Vec<&Mark> = Vec::new();
        let mut at = start;
        let inside = self.marks.iter().filter(|m| m.start >= start && m.end <= end);
        for mark in inside.filter(|m| !matches!(m.kind, MarkKind::Scope | MarkKind::LeftOut)) {
            self.close(&mut open, mark.start, &mut at, &mut pieces);
            // What begins within a mark and ends outside it is left to that mark.
            if mark.start < at || open.last().is_some_and(|outer| mark.end > outer.end) {
                continue;
            }
            self.push(&open, &mut at, mark.start, &mut pieces);
            open.push(mark);
            pieces.push(Piece { text: signs(mark.kind).0.to_owned(), style: style(mark.kind) });
        }
        self.close(&mut open, end + 1, &mut at, &mut pieces);
        self.push(&open, &mut at, end, &mut pieces);
        pieces
    }

    fn push(&self, open: &[&Mark], at: &mut usize, to: usize, pieces: &mut Vec<Piece>) {
        if to > *at {
            let style = open.last().map_or(Style::PLAIN, |mark| style(mark.kind));
            pieces.push(Piece { text: self.text[*at..to].to_owned(), style });
            *at = to;
        }
    }

    /// Ends the marks that end before a place.
    fn close(&self, open: &mut Vec<&Mark>, before: usize, at: &mut usize, pieces: &mut Vec<Piece>) {
        while let Some(mark) = open.last().copied().filter(|mark| mark.end <= before) {
            self.push(open, at, mark.end, pieces);
            open.pop();
            if let Some(meaning) = self.meaning(mark) {
                pieces.push(Piece { text: format!(" = {meaning}"), style: style(mark.kind) });
            }
            pieces.push(Piece { text: signs(mark.kind).1.to_owned(), style: style(mark.kind) });
            if mark.kind == MarkKind::Cue {
                let after = self.after_cue(mark);
                if !after.is_empty() {
                    pieces.push(Piece::strong(after));
                }
            }
        }
    }

    /// Whom a word means, where it does not say so itself.
    fn meaning<'m>(&self, mark: &'m Mark) -> Option<&'m str> {
        let names = matches!(mark.kind, MarkKind::Player | MarkKind::Club | MarkKind::Source | MarkKind::Unknown);
        let said = fold(&self.text[mark.start..mark.end]);
        (names && !mark.label.is_empty() && !said.contains(&fold(&mark.label))).then_some(mark.label.as_str())
    }

    /// The numbers of a cue's claims, and how it is meant.
    fn after_cue(&self, cue: &Mark) -> String {
        let rule = |claim: &ReadClaim| cue.label.ends_with(&format!("({})", claim.rule));
        let holds = |claim: &ReadClaim| claim.evidence.start <= cue.start && cue.end <= claim.evidence.end;
        let numbers = self.claims.iter().enumerate().filter(|(_, claim)| rule(claim) && holds(claim));
        let numbers: Vec<String> = numbers.map(|(at, _)| (at + 1).to_string()).collect();
        let scope = self.marks.iter().find(|m| m.kind == MarkKind::Scope && m.end == cue.end && m.start <= cue.start);
        let scope = scope.map_or_else(String::new, |m| format!("({})", m.label));
        numbers.join(",") + &scope
    }
}

/// Lays pieces out in lines of a width, all but the first indented; lines break at spaces.
pub fn laid_out(pieces: &[Piece], cells: usize, indent: usize, colour: bool) -> String {
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut at = 0;
    for word in words(pieces) {
        let long: usize = word.iter().map(|piece| width(piece.text.trim_end())).sum();
        if at + long > cells && at > indent {
            lines.push(vec![Piece::plain(" ".repeat(indent))]);
            at = indent;
        }
        at += word.iter().map(|piece| width(&piece.text)).sum::<usize>();
        if let Some(line) = lines.last_mut() {
            line.extend(word);
        }
    }
    drawn(&lines, colour)
}

/// What stands between spaces, which may be pieces of several.
fn words(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut words = Vec::new();
    let mut word = Vec::new();
    for piece in pieces {
        for part in piece.text.split_inclusive(' ') {
            word.push(Piece { text: part.to_owned(), style: piece.style });
            if part.ends_with(' ') {
                words.push(std::mem::take(&mut word));
            }
        }
    }
    words.push(word);
    words
}

fn drawn(lines: &[Vec<Piece>], colour: bool) -> String {
    let cells = |line: &[Piece]| line.iter().map(|piece| width(&piece.text)).sum::<usize>();
    let mut grid = Grid::new(lines.iter().map(|line| cells(line)).max().unwrap_or(0), lines.len());
    for (row, line) in lines.iter().enumerate() {
        line.iter().fold(0, |x, piece| grid.put(x, row, &piece.text, piece.style));
    }
    if colour { grid.to_ansi() } else { grid.to_text() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Document, Reader};
    use crate::ledger::{OpenOptions, open};

    fn marked(text: &str) -> String {
        let ledger = open(&OpenOptions::default()).ledger;
        let document = Document::from_bytes(None, text.as_bytes());
        let explanation = Reader::new(&ledger).explain(&document);
        let marked = Marked { text: &document.text, marks: &explanation.marks, claims: &explanation.reading.claims };
        laid_out(&marked.pieces(0, document.text.len()), 400, 0, false)
    }

    #[test]
    fn signs_alone_tell_what_was_seen() {
        let shown = marked("Los Blancos have made contact with Ibrahima Konate, ESPN reports.");
        assert_eq!(shown, "{Los Blancos = Real Madrid} have made *contact with [Ibrahima Konate]*1, <ESPN> reports.\n");
    }

    #[test]
    fn how_a_phrase_is_meant_stands_behind_it() {
        let shown = marked("Liverpool have not made a bid for Antoine Semenyo of Bournemouth.");
        assert!(shown.contains("*1(not)"), "{shown}");
        let shown = marked("Have Liverpool made a bid for Antoine Semenyo of Bournemouth?");
        assert!(shown.contains("(a question)") && !shown.contains("*1"), "{shown}");
    }

    #[test]
    fn a_sign_stays_with_its_word() {
        let pieces = [Piece::plain("under "), Piece::strong("/"), Piece::plain("Arne Slot"), Piece::strong("/.")];
        assert_eq!(laid_out(&pieces, 12, 2, false), "under /Arne\n  Slot/.\n");
        assert_eq!(laid_out(&[], 12, 2, false), "\n");
    }
}
