//! Whether a player can play: injuries, bans, absences, each as a spell of dated readings.

use super::day::{Day, PartialDay};
use super::evidence::Evidence;

/// What keeps a player out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AvailabilityKind {
    /// Hurt; see the body part and the detail.
    Injury,
    /// Ill.
    Illness,
    /// Banned.
    Suspension,
    /// Away with a national team.
    NationalTeam,
    /// Lent to another club.
    Loan,
    /// Reasons of his own.
    Personal,
    /// Fit to train, not yet to play.
    Fitness,
    /// Not registered, not in the list, or barred against his parent club.
    Ineligible,
    /// Left the club, as its table tells it.
    Departed,
    /// No reason given, or one of no kind above.
    Other,
    /// Nothing: a reading that says he can play.
    None,
}

/// What is known of a player's availability on a day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum AvailabilityStatus {
    /// Can play.
    Available,
    /// May play; a reading may give the chance.
    Doubtful,
    /// Cannot play.
    Out,
    /// Cannot play again before the season ends.
    SeasonOut,
    /// Banned.
    Suspended,
    /// With a national team.
    Away,
    /// May not be picked.
    Ineligible,
    /// No reading by that day.
    Unknown,
}

/// A part of the body, where the news names one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)] // Each is what it says.
pub enum BodyPart {
    Abdomen,
    Achilles,
    Ankle,
    Arm,
    Back,
    Calf,
    Elbow,
    Face,
    Foot,
    Groin,
    Hamstring,
    Hand,
    Head,
    Heart,
    Hip,
    Knee,
    Leg,
    Muscle,
    Neck,
    Rib,
    Shin,
    Shoulder,
    Thigh,
    Toe,
    Wrist,
}

/// One thing said on one day about an absence.
#[derive(Clone, PartialEq, Debug)]
pub struct AvailabilityReading {
    /// The day it was published.
    pub known: Day,
    /// What it says of him.
    pub status: AvailabilityStatus,
    /// The chance of playing next, in percent.
    pub chance: Option<u8>,
    /// The earliest day named for his return.
    pub return_from: Option<PartialDay>,
    /// The latest day named for his return; equal to the earliest where one is named.
    pub return_to: Option<PartialDay>,
    /// What was said, in our words ("club says a year").
    pub note: Option<Box<str>>,
    /// Whether it was a reading of the game's table or of a report.
    pub evidence: Box<[Evidence]>,
}

/// One absence of a player, or a stretch of being available, from first to last reading.
#[derive(Clone, PartialEq, Debug)]
pub struct Availability {
    /// What keeps him out.
    pub kind: AvailabilityKind,
    /// Where he is hurt.
    pub part: Option<BodyPart>,
    /// The diagnosis or reason, in a few words ("ACL", "knock").
    pub detail: Option<Box<str>>,
    /// The injury rule that gives its usual length (`acl`), where one is known.
    pub typical: Option<Box<str>>,
    /// The day it began, where told.
    pub since: Option<Day>,
    /// What was said, oldest first; never empty.
    pub readings: Box<[AvailabilityReading]>,
    /// The ledger that says so.
    pub layer: u8,
}
