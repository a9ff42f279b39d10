//! Sources, reports and windows in words.

use crate::model::{DateBasis, SourceKind, WindowKind};

/// What kind a source is.
pub const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Journalist => "journalist",
        SourceKind::Outlet => "outlet",
        SourceKind::Account => "account",
        SourceKind::Club => "club",
        SourceKind::League => "league",
    }
}

/// How a report's day is known.
pub const fn date_basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Index => "from the site's index",
        DateBasis::Page => "printed on the page",
        DateBasis::Url => "from its address",
        DateBasis::Byline => "from the byline",
        DateBasis::Text => "said in the text",
        DateBasis::TextDerived => "worked out from the text",
        DateBasis::EmbeddedPost => "from a post shown in it",
        DateBasis::Stated => "entered by hand",
    }
}

/// Which registration window.
pub const fn window_kind(kind: WindowKind) -> &'static str {
    match kind {
        WindowKind::Summer => "summer",
        WindowKind::Winter => "winter",
        WindowKind::Extra => "extra",
    }
}
