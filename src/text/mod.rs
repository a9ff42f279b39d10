//! Text: nothing yet.
