//! Which panes a window has room for, and where they stand.
//!
//! ```text
//! 120 columns and more          80 columns                 40 columns
//! ╭ Clubs ─┬ Depth ─┬ Player ╮  ╭ Depth ──────┬ Player ╮   ╭ Depth ────╮
//! │        │        │        │  │             │        │   │           │
//! ├ Claims ┴────────┴────────┤  │             │        │   │           │
//! ╰──────────────────────────╯  ╰─────────────┴────────╯   ╰───────────╯
//! ```
//!
//! Neighbours share their border: each area overlaps the next by one cell.

use ratatui::layout::{Rect, Size};

use crate::tui::pane::{Pane, View};

/// The smallest window in which anything is drawn.
pub(crate) const SMALLEST: Size = Size { width: 20, height: 5 };

/// Where things stand in a window.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Layout {
    /// The line at the top.
    pub(crate) header: Rect,
    /// The panes with their borders, in the order of Tab.
    pub(crate) panes: Vec<(Pane, Rect)>,
    /// The line at the bottom.
    pub(crate) footer: Rect,
}

impl Layout {
    /// The layout of a view in a window, with the pane that has the keys in sight.
    pub(crate) fn of(view: View, focus: Pane, window: Rect) -> Self {
        if window.width < SMALLEST.width || window.height < SMALLEST.height {
            return Self::default();
        }
        let header = Rect { height: 1, ..window };
        let footer = Rect { y: window.bottom() - 1, height: 1, ..window };
        let body = Rect { y: window.y + 1, height: window.height - 2, ..window };
        Self { header, panes: panes(view, focus, body), footer }
    }

    /// Where a pane stands, if it is in sight.
    pub(crate) fn area(&self, pane: Pane) -> Option<Rect> {
        self.panes.iter().find(|(shown, _)| *shown == pane).map(|(_, area)| *area)
    }
}

fn panes(view: View, focus: Pane, body: Rect) -> Vec<(Pane, Rect)> {
    // Where there is plenty, tables have more use for it than pages of short lines.
    let wide = body.width >= 160;
    match view {
        View::Depth => depth(focus, body),
        View::Rumours => pair(Pane::Sagas, Pane::Saga, focus, body, if wide { 60 } else { 52 }),
        View::Contracts => pair(Pane::Contracts, Pane::Player, focus, body, if wide { 70 } else { 62 }),
        View::Injuries => pair(Pane::Injuries, Pane::Player, focus, body, if wide { 70 } else { 62 }),
        View::Sources => pair(Pane::Sources, Pane::Source, focus, body, 46),
        View::Saga => pair(Pane::Saga, Pane::Player, focus, body, 68),
        View::Player => pair(Pane::Player, Pane::Claims, focus, body, 46),
        View::Inbox => pair(Pane::Inbox, Pane::Item, focus, body, 50),
        View::Feeds => vec![(Pane::Feeds, body)],
        View::News => vec![(Pane::News, body)],
        View::Contradictions => pair(Pane::Contradictions, Pane::Contradiction, focus, body, 58),
        View::Calibration => vec![(Pane::Calibration, body)],
        View::Planner => planner(focus, body),
        View::Pitch => pair(Pane::Pitch, Pane::Player, focus, body, 68),
        View::Windows => vec![(Pane::Windows, body)],
        View::Problems => vec![(Pane::Problems, body)],
    }
}

fn depth(focus: Pane, body: Rect) -> Vec<(Pane, Rect)> {
    if body.width >= 108 && body.height >= 18 {
        let bottom = (body.height * 3 / 10).clamp(6, 16);
        let top = Rect { height: body.height - bottom + 1, ..body };
        let claims = Rect { y: top.bottom() - 1, height: bottom, ..body };
        let clubs = (body.width / 6).clamp(22, 29);
        let player = (body.width * 29 / 100).clamp(32, 44);
        let [clubs, rest] = columns(top, clubs);
        let [chart, player] = columns(rest, rest.width - player + 1);
        return vec![(Pane::Clubs, clubs), (Pane::Depth, chart), (Pane::Player, player), (Pane::Claims, claims)];
    }
    if body.width >= 70 {
        return match focus {
            Pane::Clubs => {
                let [clubs, chart] = columns(body, 24);
                vec![(Pane::Clubs, clubs), (Pane::Depth, chart)]
            }
            Pane::Claims => vec![(Pane::Claims, body)],
            _ => {
                let [chart, player] = columns(body, body.width - 31);
                vec![(Pane::Depth, chart), (Pane::Player, player)]
            }
        };
    }
    vec![(focus, body)]
}

/// Seasons at the left; at the right the scenario above what the club has and lacks, or one of the two.
fn planner(focus: Pane, body: Rect) -> Vec<(Pane, Rect)> {
    if body.width < 100 {
        return vec![(focus, body)];
    }
    let [plan, right] = columns(body, (u32::from(body.width) * 56 / 100) as u16);
    if body.height < 30 {
        let other = if focus == Pane::Outlook { Pane::Outlook } else { Pane::Scenario };
        return vec![(Pane::Plan, plan), (other, right)];
    }
    let above = body.height * 45 / 100;
    let scenario = Rect { height: above, ..right };
    let y = scenario.bottom() - 1;
    let outlook = Rect { y, height: right.bottom() - y, ..right };
    vec![(Pane::Plan, plan), (Pane::Scenario, scenario), (Pane::Outlook, outlook)]
}

/// Two panes side by side, the left one with a share in percent; or the one that has the keys.
fn pair(left: Pane, right: Pane, focus: Pane, body: Rect, percent: u16) -> Vec<(Pane, Rect)> {
    if body.width < 100 {
        return vec![(if focus == right { right } else { left }, body)];
    }
    let [first, second] = columns(body, (u32::from(body.width) * u32::from(percent) / 100) as u16);
    vec![(left, first), (right, second)]
}

/// Splits an area into two that share a border; `width` is that of the left one.
fn columns(area: Rect, width: u16) -> [Rect; 2] {
    let width = width.min(area.width);
    let left = Rect { width, ..area };
    let x = left.right().saturating_sub(1);
    [left, Rect { x, width: area.right().saturating_sub(x), ..area }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pane_with_the_keys_is_always_in_sight_and_panes_only_share_borders() {
        for (width, height) in [(200, 60), (120, 40), (108, 20), (107, 20), (80, 24), (69, 24), (40, 12), (20, 5)] {
            for view in View::ALL {
                for focus in view.panes() {
                    let window = Rect::new(0, 0, width, height);
                    let layout = Layout::of(view, *focus, window);
                    assert!(layout.area(*focus).is_some(), "{view:?} {focus:?} at {width}x{height}");
                    for (i, (_, one)) in layout.panes.iter().enumerate() {
                        assert_eq!(one.intersection(window), *one);
                        for (_, other) in &layout.panes[i + 1..] {
                            let shared = one.intersection(*other);
                            assert!(shared.width <= 1 || shared.height <= 1, "{one:?} {other:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_laid_out_in_a_tiny_window() {
        assert_eq!(Layout::of(View::Depth, Pane::Depth, Rect::new(0, 0, 19, 40)), Layout::default());
        assert_eq!(Layout::of(View::Depth, Pane::Depth, Rect::new(0, 0, 1, 1)), Layout::default());
    }
}
