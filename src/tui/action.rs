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
    Up = "move_up", "row up";
    /// Moves the selection down a row.
    Down = "move_down", "row down";
    /// Goes to the pane on the left.
    Left = "move_left", "pane to the left";
    /// Goes to the pane on the right.
    Right = "move_right", "pane to the right";
    /// Moves the selection up by a page.
    PageUp = "page_up", "page up";
    /// Moves the selection down by a page.
    PageDown = "page_down", "page down";
    /// Selects the first row.
    First = "top", "first row";
    /// Selects the last row.
    Last = "bottom", "last row";
    /// Goes to the next pane.
    NextPane = "next_pane", "next pane";
    /// Goes to the previous pane.
    PreviousPane = "previous_pane", "previous pane";
    /// Goes into what is selected.
    Enter = "enter", "go in";
    /// Goes back: out of a filter, to where one came from, or outwards.
    Back = "back", "go back";
    /// Goes back to where one was.
    HistoryBack = "history_back", "back to where one was";
    /// Goes forward again.
    HistoryForward = "history_forward", "forward again";

    /// Shows the depth chart of the club.
    Depth = "view_depth", "depth chart";
    /// Shows all sagas by heat.
    Rumours = "view_rumours", "rumours by heat";
    /// Shows which contracts run out.
    Contracts = "view_contracts", "contracts by end";
    /// Shows who is out, and until when.
    Injuries = "view_injuries", "who is out, and until when";
    /// Shows who says things.
    Sources = "view_sources", "sources";
    /// Shows what was read and waits for a yes or no.
    Inbox = "view_inbox", "inbox: what waits for a yes or no";
    /// Shows feeds, and what came of each.
    Feeds = "view_feeds", "feeds, and what came of them";
    /// Shows what became known since the last visit.
    News = "view_news", "what is new since last time";
    /// Shows what cannot all be so.
    Contradictions = "view_contradictions", "contradictions, and promises without news";
    /// Shows how good the likelihoods are.
    Calibration = "view_calibration", "how good the likelihoods are";
    /// Shows the club's seasons side by side, and what is assumed.
    Planner = "view_planner", "planner";
    /// Shows the club's chart on a pitch, or the list again.
    Pitch = "view_pitch", "chart on a pitch, or as a list";
    /// Shows registration windows.
    Windows = "view_windows", "registration windows";
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
    Open = "open_page", "open the report's page";
    /// Copies the selected row, or the address of its report.
    Copy = "copy", "copy the row or its address";

    /// Accepts the selected item of the inbox.
    AcceptItem = "accept_item", "accept the item of the inbox";
    /// Accepts everything that waits of its source.
    AcceptSource = "accept_source", "accept all of its source";
    /// Rejects the selected item of the inbox.
    RejectItem = "reject_item", "reject the item of the inbox";
    /// Takes the last decision back.
    UndoDecision = "undo_decision", "take the last decision back";
    /// Fetches the feeds that are on; while it goes on, ends it.
    Sync = "sync", "fetch the feeds, or stop";
    /// Follows the selected club or player, or no longer.
    Follow = "follow", "follow, or no longer";

    /// Goes to the day before on which something became known.
    PreviousDay = "previous_day", "day before with news";
    /// Goes to the day after on which something became known.
    NextDay = "next_day", "day after with news";
    /// Asks for a day.
    AskDay = "pick_day", "go to a day";
    /// Goes back to the day on which the ledger opens.
    HomeDay = "edition_day", "back to the opening day";
    /// Looks at the season before.
    PreviousSeason = "previous_season", "season before";
    /// Looks at the season after.
    NextSeason = "next_season", "season after";

    /// Puts the selected saga into the scenario, or takes it out again.
    WhatIf = "what_if", "assume the saga, or no longer";
    /// Takes the last step of the scenario back.
    Undo = "undo_step", "take the last step back";
    /// Makes the step taken back last again.
    Redo = "redo_step", "make it again";
    /// Goes on from here on a branch of its own.
    Branch = "branch", "branch the scenario here";
    /// Goes to the next branch.
    NextBranch = "next_branch", "next branch";
    /// Forgets every step of the branch.
    ClearScenario = "clear_scenario", "assume nothing";
    /// Keeps the scenario under a name.
    KeepScenario = "keep_scenario", "keep the scenario";
    /// Lists the scenarios that are kept.
    KeptScenarios = "kept_scenarios", "kept scenarios";
    /// Lines the club up in the next formation.
    Formation = "formation", "next formation";
    /// Shows contracts as bars, or as a table.
    Timeline = "timeline", "contracts as bars, or as a table";

    /// Leaves out the selected source, or who said the selected claim first.
    LeaveOut = "leave_out", "leave this source out";
    /// Leaves out what nobody with a name said first.
    LeaveOutUnnamed = "leave_out_unnamed", "leave the unnamed out";
    /// Leaves out everybody who is not on the record.
    LeaveOutUnproven = "leave_out_unproven", "leave all but the record out";
    /// Leaves out everything before the selected claim.
    LeaveOutEarlier = "leave_out_earlier", "leave what came before out";
    /// Puts back what was left out.
    PutBack = "put_back", "put back what is left out";

    /// Shows the keys.
    Help = "help", "these keys";
    /// Reads the ledger's folders again.
    Reread = "reread", "read the ledger again";
    /// Draws the screen afresh.
    Redraw = "redraw", "draw afresh";
    /// Stops until continued by the shell.
    Suspend = "suspend", "stop until continued";
    /// Ends the browser.
    Quit = "quit", "quit";

    /// Closes what lies over the panes.
    Close = "close", "close";
    /// Puts in what could stand where one types.
    Complete = "complete", "put in what is offered";
    /// Sets the selected kept scenario beside the present one.
    Compare = "compare_kept", "what sets a kept scenario apart";
    /// Deletes the selected kept scenario.
    DeleteKept = "delete_kept", "delete a kept scenario";
    /// Takes what was typed or is selected.
    Accept = "accept", "take it";
    /// Leaves off typing.
    Cancel = "cancel", "leave off";
    /// Erases the letter before the cursor; where there is none, leaves off.
    Erase = "erase", "erase a letter";
    /// Erases the word before the cursor.
    EraseWord = "erase_word", "erase a word";
    /// Erases everything typed.
    EraseLine = "erase_line", "erase everything";
    /// Erases the letter under the cursor.
    Delete = "delete", "erase the next letter";
    /// Moves the cursor to the left.
    CursorLeft = "cursor_left", "a letter to the left";
    /// Moves the cursor to the right.
    CursorRight = "cursor_right", "a letter to the right";
    /// Moves the cursor to the beginning.
    CursorStart = "cursor_start", "to the beginning";
    /// Moves the cursor to the end.
    CursorEnd = "cursor_end", "to the end";
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
