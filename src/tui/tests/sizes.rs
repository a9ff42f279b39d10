//! Every view at every size: nothing overlaps, nothing panics.

use super::*;

const VIEWS: [&str; 15] =
    ["1", "2", "3", "3 t", "4", "5", "6", "6 tab", "6 tab tab", "v", "W", "!", "?", "e", ": konate"];

#[test]
fn every_view_is_drawn_at_every_size() {
    for (width, height) in [(200, 60), (120, 40), (80, 24), (60, 20), (40, 12), (20, 5), (19, 5), (3, 2), (1, 1)] {
        for view in VIEWS {
            let mut app = fixture(width, height);
            keys(&mut app, view);
            let screen = text(&mut app);
            assert_eq!(screen.lines().count(), usize::from(height), "{view} at {width}x{height}");
            for line in screen.lines() {
                assert!(crate::text::width(line) <= usize::from(width), "{view} at {width}x{height}: {line}");
            }
        }
    }
}

#[test]
fn a_tiny_window_says_so() {
    let mut app = fixture(19, 5);
    assert_eq!(text(&mut app).trim(), "too small\nneeds 20x5");
}

/// The borders of a screen are whole: nothing is written over them.
#[test]
fn borders_stay_whole() {
    for (width, height) in [(200, 60), (120, 40), (80, 24), (40, 12)] {
        for view in ["1", "2", "3", "4", "5", "6", "6 tab", "6 tab tab", "v", "W", "!"] {
            let mut app = edition(width, height);
            keys(&mut app, view);
            keys(&mut app, "j*12");
            let screen = text(&mut app);
            for (y, line) in screen.lines().enumerate().skip(1).take(usize::from(height) - 2) {
                let (first, last) = (line.chars().next(), line.chars().last());
                assert!(first.is_some_and(|c| "╭├│╰".contains(c)), "{view} {width}x{height} row {y}: {line}");
                assert!(last.is_some_and(|c| "╮┤│╯".contains(c)), "{view} {width}x{height} row {y}: {line}");
                assert_eq!(crate::text::width(line), usize::from(width), "{view} row {y}: {line}");
            }
        }
    }
}
