//! Drawing: from the app to cells, without changing it.

mod paint;
