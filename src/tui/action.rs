//! Everything that a key, a click or a command of the palette can do.

/// Declares the actions with the names that key maps use and the words that help shows.
macro_rules! actions {
    ($($(#[doc = $doc:literal])* $action:ident = $name:literal, $words:literal;)*) => {
        /// Something to do, as it is bound to keys, listed in help and offered by the palette.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Action {
            $($(#[doc = $doc])* $action,)*
        }

        impl Action {
            /// Every action, in the order of help.
            pub const ALL: &[Self] = &[$(Self::$action),*];

            /// The name that key maps use.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$action => $name,)*
                }
            }

            /// What it does, in the words of help.
            pub const fn words(self) -> &'static str {
                match self {
                    $(Self::$action => $words,)*
                }
            }
        }
    };
}

actions! {
    /// Moves the selection up a row.
    Up = "up", "row up";
    /// Moves the selection down a row.
    Down = "down", "row down";
    /// Goes to the pane on the left.
    Left = "left", "pane to the left";
    /// Goes to the pane on the right.
    Right = "right", "pane to the right";
    /// Moves the selection up by a page.
    PageUp = "page-up", "page up";
    /// Moves the selection down by a page.
    PageDown = "page-down", "page down";
    /// Selects the first row.
    First = "first", "first row";
    /// Selects the last row.
    Last = "last", "last row";
    /// Goes to the next pane.
    NextPane = "next-pane", "next pane";
    /// Goes to the previous pane.
    PreviousPane = "previous-pane", "previous pane";
    /// Goes into what is selected.
    Enter = "enter", "go in";
    /// Goes back to where one came from.
    Back = "back", "go back";

    /// Shows the depth chart of the club.
    Depth = "depth", "depth chart";
    /// Shows all sagas by heat.
    Rumours = "rumours", "rumours by heat";
    /// Shows which contracts run out.
    Contracts = "contracts", "contracts by end";
    /// Shows who is out, and until when.
    Injuries = "injuries", "who is out, and until when";
    /// Shows who says things.
    Sources = "sources", "sources";
    /// Shows what is wrong with the ledger.
    Problems = "problems", "problems of the ledger";
    /// Switches a board between the club and all clubs.
    Scope = "scope", "this club or all";

    /// Narrows the list to rows that hold some text.
    Filter = "filter", "keep rows that hold a text";
    /// Searches everything.
    Palette = "palette", "find anything";
    /// Shows what a value rests on.
    Evidence = "evidence", "what the value rests on";
    /// Opens the page of the selected report.
    Open = "open", "open the report's page";
    /// Copies the selected row, or the address of its report.
    Copy = "copy", "copy the row or its address";

    /// Goes to the day before on which something became known.
    PreviousDay = "previous-day", "day before with news";
    /// Goes to the day after on which something became known.
    NextDay = "next-day", "day after with news";
    /// Asks for a day.
    AskDay = "ask-day", "go to a day";
    /// Goes back to the day on which the ledger opens.
    HomeDay = "home-day", "back to the opening day";
    /// Looks at the season before.
    PreviousSeason = "previous-season", "season before";
    /// Looks at the season after.
    NextSeason = "next-season", "season after";

    /// Shows the keys.
    Help = "help", "these keys";
    /// Draws the screen afresh.
    Redraw = "redraw", "draw afresh";
    /// Stops until continued by the shell.
    Suspend = "suspend", "stop until continued";
    /// Ends the browser.
    Quit = "quit", "quit";
}

impl Action {
    /// The action of a name that key maps use.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        for action in Action::ALL {
            assert_eq!(Action::from_name(action.name()), Some(*action));
        }
    }
}
