//! What a query can ask about, and what kind of value each field takes.

/// A field of a query.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Field {
    /// A part of the player's name.
    Name,
    /// A position; of a player any of his.
    Pos,
    /// The club: of a player whose chart he stands in, of a saga either club.
    Club,
    /// A nationality.
    Nation,
    /// His age in whole years.
    Age,
    /// The end of his contract.
    Expires,
    /// Whole months left of it.
    Months,
    /// A flag: see [`Flag`].
    Is,
    /// A club that an open saga links him with.
    Linked,
    /// The stage of a saga.
    Stage,
    /// Somebody who originated claims of a saga.
    Source,
    /// The state of a saga.
    State,
    /// What a saga is about.
    Kind,
    /// The club that he would leave.
    From,
    /// The club that he would join.
    To,
    /// How warm a saga is.
    Heat,
    /// The day of a saga's first claim.
    Opened,
    /// The day of its newest claim.
    Last,
    /// How many originated its claims.
    Originators,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// Any text.
    Text,
    /// A club's name.
    Club,
    /// A source's name.
    Source,
    /// A position's code.
    Position,
    /// A whole number.
    Number,
    /// A day, month or year.
    Date,
    /// A flag.
    Flag,
    /// A stage.
    Stage,
    /// A state.
    State,
    /// A kind of saga.
    Kind,
}

impl Field {
    /// Every field, in the order in which help lists them.
    pub const ALL: [Self; 19] = [
        Self::Name,
        Self::Pos,
        Self::Club,
        Self::Nation,
        Self::Age,
        Self::Expires,
        Self::Months,
        Self::Is,
        Self::Linked,
        Self::Stage,
        Self::Source,
        Self::State,
        Self::Kind,
        Self::From,
        Self::To,
        Self::Heat,
        Self::Opened,
        Self::Last,
        Self::Originators,
    ];

    /// The word for it in a query.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Pos => "pos",
            Self::Club => "club",
            Self::Nation => "nation",
            Self::Age => "age",
            Self::Expires => "expires",
            Self::Months => "months",
            Self::Is => "is",
            Self::Linked => "linked",
            Self::Stage => "stage",
            Self::Source => "source",
            Self::State => "state",
            Self::Kind => "kind",
            Self::From => "from",
            Self::To => "to",
            Self::Heat => "heat",
            Self::Opened => "opened",
            Self::Last => "last",
            Self::Originators => "originators",
        }
    }

    /// What it asks, in a few words.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Name => "part of the player's name",
            Self::Pos => "a position: cb, dm, …",
            Self::Club => "the club",
            Self::Nation => "a nationality",
            Self::Age => "age in years: <=23",
            Self::Expires => "end of the contract: <2026-07",
            Self::Months => "months left of the contract: <12",
            Self::Is => "a flag: injured, loan, …",
            Self::Linked => "a club an open saga links him with",
            Self::Stage => "stage of a saga: >=talks",
            Self::Source => "who originated claims of a saga",
            Self::State => "state of a saga: active, dropped, …",
            Self::Kind => "transfer, free, loan or renewal",
            Self::From => "the club he would leave",
            Self::To => "the club he would join",
            Self::Heat => "warmth of a saga: >300",
            Self::Opened => "day of a saga's first claim",
            Self::Last => "day of its newest claim",
            Self::Originators => "how many originated its claims",
        }
    }

    /// What kind of value it takes.
    pub const fn takes(self) -> Takes {
        match self {
            Self::Name | Self::Nation => Takes::Text,
            Self::Pos => Takes::Position,
            Self::Club | Self::Linked | Self::From | Self::To => Takes::Club,
            Self::Age | Self::Months | Self::Heat | Self::Originators => Takes::Number,
            Self::Expires | Self::Opened | Self::Last => Takes::Date,
            Self::Is => Takes::Flag,
            Self::Stage => Takes::Stage,
            Self::Source => Takes::Source,
            Self::State => Takes::State,
            Self::Kind => Takes::Kind,
        }
    }

    /// Whether values of it have an order, so that `<` and `>` mean something.
    pub const fn is_ordered(self) -> bool {
        matches!(self.takes(), Takes::Number | Takes::Date | Takes::Stage)
    }

    /// Whether it is asked of a saga: of a player, one of his open sagas must answer all such
    /// terms of a query together.
    pub const fn is_of_saga(self) -> bool {
        matches!(self, Self::Linked | Self::Stage | Self::Source) || self.is_rumour_only()
    }

    /// Whether a query that has it is about sagas.
    pub const fn is_rumour_only(self) -> bool {
        matches!(
            self,
            Self::State
                | Self::Kind
                | Self::From
                | Self::To
                | Self::Heat
                | Self::Opened
                | Self::Last
                | Self::Originators
        )
    }

    /// The field of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = match code {
            "position" => "pos",
            "player" => "name",
            "nationality" => "nation",
            "contract" => "expires",
            other => other,
        };
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// What `is:` can ask.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Flag {
    /// Out or doubtful with an injury.
    Injured,
    /// Cannot play, whatever for.
    Out,
    /// Out until the season ends.
    SeasonOut,
    /// May play.
    Doubtful,
    /// Banned.
    Suspended,
    /// Available.
    Fit,
    /// Nothing is known of his fitness.
    Unknown,
    /// On loan, in either direction.
    Loan,
    /// Agreed to come.
    Arriving,
    /// Agreed to go.
    Leaving,
    /// Less than six months of contract left.
    Expiring,
    /// Clubs abroad may agree with him.
    FreeToTalk,
    /// Talks about a new contract go on.
    Talks,
    /// Something shown of him was read later than the as-of day.
    Backfilled,
    /// A saga that is not settled.
    Open,
    /// A saga that is.
    Resolved,
    /// A saga with claims both ways on its newest day.
    Contested,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Self; 17] = [
        Self::Injured,
        Self::Out,
        Self::SeasonOut,
        Self::Doubtful,
        Self::Suspended,
        Self::Fit,
        Self::Unknown,
        Self::Loan,
        Self::Arriving,
        Self::Leaving,
        Self::Expiring,
        Self::FreeToTalk,
        Self::Talks,
        Self::Backfilled,
        Self::Open,
        Self::Resolved,
        Self::Contested,
    ];

    /// The word for it in a query.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Injured => "injured",
            Self::Out => "out",
            Self::SeasonOut => "season-out",
            Self::Doubtful => "doubtful",
            Self::Suspended => "suspended",
            Self::Fit => "fit",
            Self::Unknown => "unknown",
            Self::Loan => "loan",
            Self::Arriving => "arriving",
            Self::Leaving => "leaving",
            Self::Expiring => "expiring",
            Self::FreeToTalk => "free-to-talk",
            Self::Talks => "talks",
            Self::Backfilled => "backfilled",
            Self::Open => "open",
            Self::Resolved => "resolved",
            Self::Contested => "contested",
        }
    }

    /// Whether only sagas have it.
    pub const fn is_of_saga(self) -> bool {
        matches!(self, Self::Open | Self::Resolved | Self::Contested)
    }

    /// The flag of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.code() == code)
    }
}
