//! What a format's reader found: typed, with its place in the file, and with nobody's ledger in mind.

use crate::ledger::Problem;
use crate::model::{
    AvailabilityKind, AvailabilityStatus, Birth, BodyPart, Day, ExitKind, Modality, Money, PartialDay, Polarity,
    Position, SagaKind, Season, SpellKind, Stage,
};

/// Ids in other people's data: the kind (`fpl`, `transfermarkt`) and the id.
pub type Ids = Vec<(&'static str, String)>;

/// Where a record stands: which of the files, and the line and column in it, from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Spot {
    /// The file, by its number in the order given.
    pub file: usize,
    /// The line.
    pub line: u32,
    /// The column in characters.
    pub column: u32,
}

/// The table that values of a harvest cite, but for the day.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Origin {
    /// What its id begins with: `fpl`.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// What was read from it.
    pub what: String,
    /// Where it is found.
    pub address: Option<String>,
    /// Its licence as stated.
    pub licence: Option<String>,
    /// What to know before trusting it.
    pub note: Option<String>,
}

/// A club of a harvest, by its place in [`Harvest::clubs`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ClubAt(pub usize);

/// A club as found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundClub {
    /// Where.
    pub spot: Spot,
    /// Its ids.
    pub ids: Ids,
    /// Its name; empty where only an id stands.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Three letters.
    pub short: Option<String>,
    /// Its country.
    pub country: Option<String>,
    /// Its league.
    pub league: Option<String>,
    /// Whether this is a list of its squad.
    pub squad: bool,
}

/// A player as found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FoundPlayer {
    /// Where.
    pub spot: Spot,
    /// His ids.
    pub ids: Ids,
    /// His name; empty where only an id stands.
    pub name: String,
    /// Whether the first name is an initial.
    pub initial: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// His birth.
    pub born: Option<Birth>,
    /// His nationalities.
    pub nationality: Vec<String>,
    /// His positions, main one first.
    pub positions: Vec<Position>,
    /// His number.
    pub shirt: Option<u8>,
    /// His value in euros, with the day it is of where that is told.
    pub value_eur: Option<(u64, Option<Day>)>,
    /// The club whose list he stands in, or where he was last.
    pub club: Option<ClubAt>,
    /// Stays.
    pub spells: Vec<FoundSpell>,
    /// Departures.
    pub exits: Vec<FoundExit>,
    /// Contracts.
    pub contracts: Vec<FoundContract>,
    /// Counts.
    pub stats: Vec<FoundStat>,
    /// Absences, or that he can play.
    pub absences: Vec<FoundAbsence>,
    /// Whether he left the club whose list he stands in.
    pub gone: bool,
    /// Whether only a player whom the ledger knows is meant: a row that adds to somebody.
    pub only_known: bool,
}

/// A stay at a club as found.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundSpell {
    /// The club.
    pub club: ClubAt,
    /// How he is bound to it.
    pub kind: SpellKind,
    /// The first day.
    pub from: Option<PartialDay>,
    /// The last day.
    pub until: Option<PartialDay>,
    /// The owner, of a loan.
    pub owner: Option<ClubAt>,
    /// What was paid.
    pub fee: Option<Money>,
    /// What else to say.
    pub note: Option<String>,
    /// From when it was known, where that is not the day of the file.
    pub known: Option<Day>,
    /// Whether it says no more than that he stands in the club's list: then any stay there fits.
    pub listed: bool,
}

impl FoundSpell {
    /// A player in a club's list.
    pub fn listed(club: ClubAt, from: Option<PartialDay>) -> Self {
        Self {
            club,
            kind: SpellKind::Permanent,
            from,
            until: None,
            owner: None,
            fee: None,
            note: None,
            known: None,
            listed: true,
        }
    }
}

/// A departure as found.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundExit {
    /// The club he leaves.
    pub club: ClubAt,
    /// His last day.
    pub on: PartialDay,
    /// How.
    pub kind: ExitKind,
    /// From when it was known, where that is not the day of the file.
    pub known: Option<Day>,
}

/// A contract as found.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundContract {
    /// The club that holds it.
    pub club: ClubAt,
    /// When it began.
    pub start: Option<PartialDay>,
    /// When it ends.
    pub end: PartialDay,
    /// An option to extend, in words.
    pub option: Option<String>,
}

/// Counts of a season as found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundStat {
    /// The club.
    pub club: ClubAt,
    /// The season; that of the file's day where it does not say.
    pub season: Option<Season>,
    /// Matches begun.
    pub starts: Option<u16>,
    /// Minutes played.
    pub minutes: Option<u32>,
    /// Goals scored.
    pub goals: Option<u16>,
    /// Goals made.
    pub assists: Option<u16>,
}

/// What is said of a player's availability.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundAbsence {
    /// What keeps him out.
    pub kind: AvailabilityKind,
    /// Where he is hurt.
    pub part: Option<BodyPart>,
    /// The diagnosis in a few words.
    pub detail: Option<String>,
    /// Whether he can play.
    pub status: AvailabilityStatus,
    /// The chance of playing next, in percent.
    pub chance: Option<u8>,
    /// The day it began.
    pub since: Option<Day>,
    /// The earliest day named for his return.
    pub return_from: Option<PartialDay>,
    /// The day it was published, where that is not the day of the file.
    pub known: Option<Day>,
    /// An absence that is over: from when he was available again.
    pub over: Option<Day>,
}

impl FoundAbsence {
    /// Nothing keeps him out.
    pub fn available() -> Self {
        Self {
            kind: AvailabilityKind::None,
            part: None,
            detail: None,
            status: AvailabilityStatus::Available,
            chance: None,
            since: None,
            return_from: None,
            known: None,
            over: None,
        }
    }
}

/// One claim as found.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundClaim {
    /// Where.
    pub spot: Spot,
    /// The player, by his place in [`Harvest::players`].
    pub player: usize,
    /// The day of publication.
    pub published: Day,
    /// Who published it.
    pub publisher: String,
    /// The club he would leave.
    pub from: Option<ClubAt>,
    /// The club he would join.
    pub to: Option<ClubAt>,
    /// What the saga is about.
    pub kind: SagaKind,
    /// The stage.
    pub stage: Stage,
    /// For or against.
    pub polarity: Polarity,
    /// In what manner.
    pub modality: Modality,
    /// Who said it first: a source, or `unnamed: words`; else the publisher.
    pub origin: Option<String>,
    /// A fee it names.
    pub fee: Option<Money>,
    /// Its page.
    pub url: Option<String>,
    /// What it says.
    pub summary: Option<String>,
    /// What it depends on.
    pub condition: Option<String>,
}

/// Everything that the files of one import gave.
#[derive(Clone, Debug, Default)]
pub struct Harvest {
    /// What values cite.
    pub origin: Origin,
    /// Clubs, each once.
    pub clubs: Vec<FoundClub>,
    /// Players, each once.
    pub players: Vec<FoundPlayer>,
    /// Claims.
    pub claims: Vec<FoundClaim>,
    /// Claims that were refused.
    pub claims_refused: usize,
    /// What could not be read, and what is odd.
    pub problems: Vec<Problem>,
    /// The newest date inside that tells when something was known.
    pub newest: Option<Day>,
    /// Records of players that were refused.
    pub refused: usize,
    /// Records left out on purpose: why, and how many.
    pub left_out: Vec<(String, usize)>,
    /// Players among those.
    pub players_left_out: usize,
    /// How the columns were understood, for `--dry-run`.
    pub mapping: Vec<(String, String)>,
    /// Whether a whole file was refused.
    pub file_refused: bool,
}

impl Harvest {
    /// Takes a club in, or finds it among those that are there: by id, else by its name as written.
    pub fn club(&mut self, known: &mut ClubsSeen, club: FoundClub) -> ClubAt {
        let key = match club.ids.first() {
            Some((kind, id)) => format!("{kind}:{id}"),
            None => crate::text::fold(&club.name),
        };
        if let Some(at) = known.0.get(&key) {
            return *at;
        }
        let at = ClubAt(self.clubs.len());
        known.0.insert(key, at);
        self.clubs.push(club);
        at
    }

    /// Notes when something was known.
    pub fn witness(&mut self, day: Day) {
        self.newest = self.newest.max(Some(day));
    }

    /// Counts a player who was left out on purpose.
    pub fn leave_out_player(&mut self, why: &str) {
        self.players_left_out += 1;
        self.leave_out(why);
    }

    /// Counts a record that was left out on purpose.
    pub fn leave_out(&mut self, why: &str) {
        match self.left_out.iter_mut().find(|(known, _)| known == why) {
            Some((_, count)) => *count += 1,
            None => self.left_out.push((why.to_owned(), 1)),
        }
    }
}

/// The clubs that a reader has met.
#[derive(Clone, Debug, Default)]
pub struct ClubsSeen(std::collections::HashMap<String, ClubAt>);
