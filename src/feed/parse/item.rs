//! What a feed's entry comes to.

use super::date::Published;

/// What an item's link leads to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum ItemKind {
    /// Something to read.
    Article,
    /// A page that is rewritten minute by minute.
    Live,
    /// Something to watch.
    Video,
    /// Something to hear.
    Audio,
}

impl ItemKind {
    /// The kind's name in files and for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Live => "live",
            Self::Video => "video",
            Self::Audio => "audio",
        }
    }

    /// The kind of a name.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Article, Self::Live, Self::Video, Self::Audio].into_iter().find(|kind| kind.code() == code)
    }

    /// The kind by the way sites build their addresses and name their categories.
    pub(super) fn guess(link: Option<&str>, categories: &[String]) -> Self {
        let path = link.unwrap_or("").split('?').next().unwrap_or("").to_ascii_lowercase();
        let category = |names: &[&str]| {
            categories.iter().any(|category| names.iter().any(|name| category.trim().eq_ignore_ascii_case(name)))
        };
        let holds = |parts: &[&str]| parts.iter().any(|part| path.contains(part));
        if holds(&["/live/", "/liveblog/", "/live-blog/"]) || category(&["liveblog", "live blog", "minute by minute"]) {
            Self::Live
        } else if holds(&["/sounds/", "/podcast/", "/podcasts/", "/audio/"]) || category(&["podcast", "audio"]) {
            Self::Audio
        } else if holds(&["/video/", "/videos/", "/iplayer/", "/watch", "youtube.com/", "/av/"])
            || category(&["video", "videos"])
        {
            Self::Video
        } else {
            Self::Article
        }
    }
}

/// One entry of a feed, clean: no markup, no entities, nothing that a terminal would obey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What the feed calls it; never made up.
    pub guid: Option<String>,
    /// Its headline; its first words where the feed gives none.
    pub title: String,
    /// Its page, absolute, as the feed gives it.
    pub link: Option<String>,
    /// What the feed says of it, a line for each paragraph; may be empty.
    pub summary: String,
    /// The whole text where the feed brings more than the summary.
    pub body: Option<String>,
    /// When it was published, where the feed says so and can be understood.
    pub published: Option<Published>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it appeared, where a feed collects from several outlets.
    pub outlet: Option<String>,
    /// Its categories.
    pub categories: Vec<String>,
    /// What its link leads to.
    pub kind: ItemKind,
}

impl Item {
    /// The longest text there is of it: what a reader reads under its title.
    pub fn text(&self) -> &str {
        self.body.as_deref().unwrap_or(&self.summary)
    }
}

/// What was odd about a feed or one of its items.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The line, from 1.
    pub line: usize,
    /// What, as a sentence without its full stop.
    pub what: String,
}

/// Where the words of an item come from, before they are cleaned.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Draft {
    pub(super) guid: Option<String>,
    pub(super) title: String,
    pub(super) link: Option<String>,
    pub(super) summary: String,
    pub(super) content: String,
    pub(super) dates: Vec<String>,
    pub(super) author: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) categories: Vec<String>,
}
