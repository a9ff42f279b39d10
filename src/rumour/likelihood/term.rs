//! The terms that a likelihood may be made of.

/// One term of a model: a number read from a saga's known claims, and what it stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Term {
    /// The highest stage supported since the saga last fell (of the last 90 days; else the newest
    /// supported), as a share of the way.
    Stage,
    /// 1 while it is dropped, collapsed or denied with no support since.
    Fall,
    /// Days since the newest evidence, as a share of 90.
    Silence,
    /// How often the independent originators of the support since the last fall double: the
    /// binary logarithm of their number and one. The unnamed count as one.
    Originators,
    /// 1 when the player's newest word is that he wants it, -1 when he says no.
    Player,
    /// 1 when his club's newest word is that he may go, -1 when it will not sell.
    Club,
    /// 1 for a player whose contract runs out.
    RunsOut,
    /// 1 for a new contract where he is.
    Renewal,
    /// How near the next window's close is, from half a year away (-0.5) to the last day (0.5).
    Window,
    /// How short his contract is: 1 at its end, 0 a year before, -1 two years before.
    Contract,
    /// How much better than others at their stages the originators of the support did, on average.
    Records,
    /// The highest stage ever supported, as a share of the way: a baseline's.
    Ever,
    /// The stage of the newest claim, as a share of the way: a baseline's.
    Newest,
}

impl Term {
    /// Every term.
    pub const ALL: [Self; 13] = [
        Self::Stage,
        Self::Fall,
        Self::Silence,
        Self::Originators,
        Self::Player,
        Self::Club,
        Self::RunsOut,
        Self::Renewal,
        Self::Window,
        Self::Contract,
        Self::Records,
        Self::Ever,
        Self::Newest,
    ];

    /// The word used in files and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Fall => "fall",
            Self::Silence => "silence",
            Self::Originators => "originators",
            Self::Player => "players_word",
            Self::Club => "clubs_word",
            Self::RunsOut => "contract_runs_out",
            Self::Renewal => "renewal",
            Self::Window => "window",
            Self::Contract => "contract_left",
            Self::Records => "records",
            Self::Ever => "highest_stage_ever",
            Self::Newest => "newest_stage",
        }
    }

    /// The term of a word used in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.code() == code)
    }
}
