//! The browser in a terminal: it starts, answers, and gives the terminal back however it ends.
//!
//! Nothing here sleeps: every step waits until the screen shows what it should.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[path = "support/terminal.rs"]
mod terminal;

use std::process::{Command, Stdio};

use terminal::Running;

#[test]
fn it_opens_moves_and_quits() {
    let mut running = Running::open(120, 40);
    running.until("raw mode", |screen| screen.alternate_screen() && screen.hide_cursor());
    running.press("\x1b[B");
    running.until("the next row", |screen| screen.contents().contains("› Gomez"));
    running.press("3");
    running.until("the board", |screen| screen.contents().contains("Contracts by their end"));
    running.press("q");
    running.ended(0);
}

#[test]
fn typing_shows_the_cursor_and_leaving_hides_it() {
    let mut running = Running::open(120, 40);
    running.press("\x10konat");
    running
        .until("the palette", |screen| screen.contents().contains("player  Ibrahima Konaté") && !screen.hide_cursor());
    running.press("\r");
    running.until("Konaté", |screen| screen.contents().contains("Centre-backs › Konaté") && screen.hide_cursor());
    running.press("\x03");
    running.ended(0);
}

#[test]
fn it_follows_the_window() {
    let mut running = Running::open(120, 40);
    running.resize(60, 20);
    running.until("one pane", |screen| {
        let last = screen.rows(0, 60).last().unwrap_or_default();
        last.starts_with(" 1 Depth") && screen.rows(0, 60).nth(18).unwrap_or_default().starts_with('╰')
    });
    running.resize(1, 1);
    running.resize(100, 30);
    running.until("two panes", |screen| screen.rows(0, 100).nth(28).unwrap_or_default().ends_with('╯'));
    running.press("q");
    running.ended(0);
}

#[test]
fn the_club_looked_at_last_opens_next_time() {
    let state = tempfile::tempdir().unwrap();
    let place = [("TOUCHLINE_STATE_DIR", state.path().to_str().unwrap())];
    let mut running = Running::start(120, 40, &place);
    running.until("the chart", |screen| screen.contents().contains("Alisson"));
    running.press(":arsenal\r");
    running.until("Arsenal", |screen| screen.contents().contains("╭ Clubs") && screen.contents().contains("┬ Arsenal"));
    running.press("q");
    running.ended(0);
    let mut again = Running::start(120, 40, &place);
    again.until("Arsenal at once", |screen| screen.contents().contains("┬ Arsenal"));
    again.press("q");
    again.ended(0);
}

#[test]
fn signals_end_it_and_give_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("QUIT", 131)] {
        let running = Running::open(80, 24);
        running.signal(name);
        running.ended(code);
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told() {
    let mut running = Running::start(100, 30, &[("TOUCHLINE_PANIC_FOR_TESTS", "1")]);
    running.until("the panic", |screen| screen.contents().contains("asked to panic"));
    running.ended(101);
}

#[test]
fn being_stopped_and_continued_draws_afresh() {
    let mut running = Running::open(100, 30);
    running.press("\x1a");
    running.until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    running.stopped();
    running.signal("CONT");
    running.until("the chart again", |screen| screen.alternate_screen() && screen.contents().contains("Alisson"));
    running.press("q");
    running.ended(0);
}

#[test]
fn a_dumb_terminal_is_told_what_to_do() {
    let mut running = Running::start(80, 24, &[("TERM", "dumb")]);
    running.until("the reason", |screen| screen.contents().contains("touchline render depth"));
    running.ended(2);
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchline"));
    let output = command.stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("standard input is not one") && told.contains("touchline depth CLUB"), "{told}");
    assert!(output.stdout.is_empty());
}
