use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier, Style};

use super::Screen;

fn terminal_of(size: Size) -> vt100::Parser {
    let [rows, columns] = [size.height, size.width].map(|n| NonZeroU16::new(n).unwrap());
    vt100::Parser::new(rows, columns, 0)
}

/// A terminal's idea of a frame: text, colours and weights of every cell.
fn seen(parser: &vt100::Parser, size: Size) -> Vec<String> {
    let screen = parser.screen();
    let mut cells = Vec::new();
    for y in 0..size.height {
        for x in 0..size.width {
            let cell = screen.cell(y, x).unwrap();
            let text = if cell.has_contents() { cell.contents() } else { " " };
            let blank = text == " ";
            // A blank shows its letters' colour only where colours are exchanged, its weight never.
            let fg = if blank && !cell.inverse() { vt100::Color::Default } else { cell.fgcolor() };
            let bold = cell.bold() && !blank;
            cells.push(format!("{text:?} {fg:?} {:?} {bold} {}", cell.bgcolor(), cell.inverse()));
        }
    }
    cells
}

type Stroke = (u16, u16, String, Style);

fn paint(strokes: &[Stroke], buffer: &mut Buffer) {
    for (x, y, text, style) in strokes {
        if *x < buffer.area.width && *y < buffer.area.height {
            buffer.set_string(*x, *y, text, *style);
        }
    }
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let styles = prop_oneof![
        Just(Style::new()),
        Just(Style::new().fg(Color::Rgb(200, 100, 5)).add_modifier(Modifier::BOLD)),
        Just(Style::new().fg(Color::Indexed(200)).bg(Color::Blue)),
        Just(Style::new().add_modifier(Modifier::REVERSED)),
        Just(Style::new().fg(Color::LightRed)),
    ];
    (0u16..24, 0u16..5, "[ab 南]{0,24}| {1,24}", styles)
}

/// Draws frames one after another, each on top of the last, and each on a fresh terminal.
fn check(frames: &[Vec<Stroke>]) {
    let size = Size::new(24, 5);
    let mut screen = Screen::new(Vec::new(), size);
    let mut terminal = terminal_of(size);
    for strokes in frames {
        screen.draw(|buffer| (paint(strokes, buffer), None)).unwrap();
        terminal.process(&std::mem::take(&mut screen.out));
        let mut fresh = Screen::new(Vec::new(), size);
        fresh.distrust();
        fresh.draw(|buffer| (paint(strokes, buffer), None)).unwrap();
        let mut blank = terminal_of(size);
        blank.process(&fresh.out);
        let differing =
            seen(&terminal, size).into_iter().zip(seen(&blank, size)).enumerate().find(|(_, (a, b))| a != b);
        assert_eq!(differing, None);
        assert_eq!(text_of(&blank, size), text_in(fresh.shown()));
    }
}

fn text_of(parser: &vt100::Parser, size: Size) -> Vec<String> {
    parser.screen().rows(0, size.width).map(|row| row.trim_end().to_owned()).collect()
}

fn text_in(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let (mut text, mut x) = (String::new(), 0);
        while x < cells.len() {
            text.push_str(cells[x].symbol());
            x += crate::text::width(cells[x].symbol()).max(1);
        }
        text.trim_end().to_owned()
    };
    buffer.content.chunks_exact(width).map(row).collect()
}

proptest! {
    #[test]
    fn the_terminal_shows_what_was_painted(frames in prop::collection::vec(prop::collection::vec(stroke(), 0..8), 1..6)) {
        check(&frames);
    }
}

#[test]
fn nothing_changed_writes_nothing() {
    let mut screen = Screen::new(Vec::new(), Size::new(20, 3));
    let frame = |buffer: &mut Buffer| (buffer.set_string(2, 1, "Konaté", Style::new().bold()), None);
    screen.draw(frame).unwrap();
    assert!(!screen.out.is_empty());
    screen.out.clear();
    screen.draw(frame).unwrap();
    assert!(screen.out.is_empty());
}

#[test]
fn a_moved_marker_is_a_few_bytes() {
    let mut screen = Screen::new(Vec::new(), Size::new(120, 40));
    let mut draw = |row: u16| {
        screen.out.clear();
        screen
            .draw(|buffer| {
                for y in 0..40 {
                    buffer.set_string(2, y, "a name of a player", Style::new());
                }
                buffer.set_string(0, row, "▸", Style::new());
                ((), None)
            })
            .unwrap();
        screen.out.len()
    };
    draw(4);
    assert!(draw(5) <= 20, "{}", draw(6));
}

#[test]
fn the_cursor_is_shown_where_it_is_asked_for() {
    let mut screen = Screen::new(Vec::new(), Size::new(20, 3));
    screen.draw(|_| ((), Some(Position::new(3, 2)))).unwrap();
    assert_eq!(screen.out, b"\x1b[3;4H\x1b[?25h");
    screen.out.clear();
    screen.draw(|_| ((), None)).unwrap();
    assert_eq!(screen.out, b"\x1b[?25l");
}

#[test]
fn after_a_resize_every_cell_is_written_and_nothing_is_cleared_at_once() {
    let mut screen = Screen::new(Vec::new(), Size::new(20, 3));
    screen.resize(Size::new(10, 2));
    screen.draw(|buffer| (buffer.set_string(0, 0, "abc", Style::new()), None)).unwrap();
    let text = String::from_utf8(screen.out.clone()).unwrap();
    assert!(text.contains("abc\x1b[K") && !text.contains("\x1b[2J"), "{text:?}");
    assert_eq!(screen.shown().area, Rect::new(0, 0, 10, 2));
}
