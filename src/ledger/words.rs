//! The closed lists of words that files and JSON answers use, and what each means.

use crate::model::{
    AvailabilityKind as Kind, AvailabilityStatus as Status, BodyPart as Part, DateBasis, ExitKind, Modality,
    OutcomeResult, Polarity, Post, RoleBasis, SagaKind, SeasonCalendar, SourceKind, SpellKind, WindowKind,
};

/// A list of words with their meanings.
pub type Words<T> = &'static [(&'static str, T)];

/// The word for a meaning: each list has one for every meaning that its type has.
pub fn code<T: Copy + PartialEq>(words: Words<T>, meaning: T) -> &'static str {
    words.iter().find(|(_, known)| *known == meaning).map_or("unknown", |(word, _)| word)
}

/// Season calendars.
pub const CALENDARS: Words<SeasonCalendar> =
    &[("summer_to_summer", SeasonCalendar::SummerToSummer), ("calendar_year", SeasonCalendar::CalendarYear)];

/// Kinds of registration window.
pub const WINDOWS: Words<WindowKind> =
    &[("summer", WindowKind::Summer), ("winter", WindowKind::Winter), ("extra", WindowKind::Extra)];

/// Offices at a club.
pub const POSTS: Words<Post> = &[
    ("head_coach", Post::HeadCoach),
    ("sporting_director", Post::SportingDirector),
    ("president", Post::President),
    ("captain", Post::Captain),
];

/// Kinds of source.
pub const SOURCES: Words<SourceKind> = &[
    ("journalist", SourceKind::Journalist),
    ("outlet", SourceKind::Outlet),
    ("account", SourceKind::Account),
    ("club", SourceKind::Club),
    ("league", SourceKind::League),
];

/// Kinds of spell.
pub const SPELLS: Words<SpellKind> = &[
    ("permanent", SpellKind::Permanent),
    ("loan", SpellKind::Loan),
    ("loan_option", SpellKind::LoanOption),
    ("loan_obligation", SpellKind::LoanObligation),
    ("youth", SpellKind::Youth),
];

/// Ways to leave.
pub const EXITS: Words<ExitKind> = &[
    ("contract_end", ExitKind::ContractEnd),
    ("release", ExitKind::Release),
    ("retirement", ExitKind::Retirement),
    ("transfer", ExitKind::Transfer),
    ("recall", ExitKind::Recall),
];

/// What a stated place rests on.
pub const ROLE_BASES: Words<RoleBasis> = &[("stated", RoleBasis::Stated), ("inferred", RoleBasis::Inferred)];

/// What keeps a player out.
pub const KINDS: Words<Kind> = &[
    ("injury", Kind::Injury),
    ("illness", Kind::Illness),
    ("suspension", Kind::Suspension),
    ("national_team", Kind::NationalTeam),
    ("loan", Kind::Loan),
    ("personal", Kind::Personal),
    ("fitness", Kind::Fitness),
    ("ineligible", Kind::Ineligible),
    ("departed", Kind::Departed),
    ("other", Kind::Other),
    ("none", Kind::None),
];

/// Whether a player can play.
pub const STATUSES: Words<Status> = &[
    ("available", Status::Available),
    ("doubtful", Status::Doubtful),
    ("out", Status::Out),
    ("season_out", Status::SeasonOut),
    ("suspended", Status::Suspended),
    ("away", Status::Away),
    ("ineligible", Status::Ineligible),
    ("unknown", Status::Unknown),
];

/// Parts of the body.
pub const PARTS: Words<Part> = &[
    ("abdomen", Part::Abdomen),
    ("achilles", Part::Achilles),
    ("ankle", Part::Ankle),
    ("arm", Part::Arm),
    ("back", Part::Back),
    ("calf", Part::Calf),
    ("elbow", Part::Elbow),
    ("face", Part::Face),
    ("foot", Part::Foot),
    ("groin", Part::Groin),
    ("hamstring", Part::Hamstring),
    ("hand", Part::Hand),
    ("head", Part::Head),
    ("heart", Part::Heart),
    ("hip", Part::Hip),
    ("knee", Part::Knee),
    ("leg", Part::Leg),
    ("muscle", Part::Muscle),
    ("neck", Part::Neck),
    ("rib", Part::Rib),
    ("shin", Part::Shin),
    ("shoulder", Part::Shoulder),
    ("thigh", Part::Thigh),
    ("toe", Part::Toe),
    ("wrist", Part::Wrist),
];

/// Kinds of saga.
pub const SAGAS: Words<SagaKind> = &[
    ("transfer", SagaKind::Transfer),
    ("free", SagaKind::Free),
    ("loan", SagaKind::Loan),
    ("renewal", SagaKind::Renewal),
];

/// How a saga ended.
pub const RESULTS: Words<OutcomeResult> =
    &[("completed", OutcomeResult::Completed), ("failed", OutcomeResult::Failed), ("renewed", OutcomeResult::Renewed)];

/// How a report's day is known.
pub const DATE_BASES: Words<DateBasis> = &[
    ("index", DateBasis::Index),
    ("page", DateBasis::Page),
    ("url", DateBasis::Url),
    ("byline", DateBasis::Byline),
    ("text", DateBasis::Text),
    ("text-derived", DateBasis::TextDerived),
    ("embedded-post", DateBasis::EmbeddedPost),
    ("stated", DateBasis::Stated),
];

/// For or against.
pub const POLARITIES: Words<Polarity> = &[("for", Polarity::For), ("against", Polarity::Against)];

/// In what manner a thing is claimed.
pub const MODALITIES: Words<Modality> = &[
    ("reported", Modality::Reported),
    ("stated", Modality::Stated),
    ("planned", Modality::Planned),
    ("conditional", Modality::Conditional),
    ("possible", Modality::Possible),
    ("unlikely", Modality::Unlikely),
    ("opinion", Modality::Opinion),
];
