//! Associations: calendars, windows and the rules that bind their clubs.

use super::day::Day;
use super::evidence::Stated;
use super::ids::Slug;
use super::season::SeasonCalendar;

/// Which of a year's registration windows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum WindowKind {
    /// The long one, between seasons.
    Summer,
    /// The short one, within a season.
    Winter,
    /// An extra one, as before the Club World Cup of 2025.
    Extra,
}

/// One registration window. Its days are inclusive.
#[derive(Clone, PartialEq, Debug)]
pub struct Window {
    /// Which one.
    pub kind: WindowKind,
    /// The year it opens in.
    pub year: i32,
    /// The first day, where known.
    pub opens: Option<Day>,
    /// The last day, where known.
    pub closes: Option<Day>,
    /// The hour of closing as stated ("19:00 UK").
    pub closing_hour: Option<Box<str>>,
    /// Whether more than one source says so.
    pub confirmed: bool,
}

/// From when a player whose contract runs out may agree with another club.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PreContractRule {
    /// Months before the end in which clubs of other associations may agree with him.
    pub abroad_months: u32,
    /// The same for clubs of his own association, where told.
    pub domestic_months: Option<u32>,
}

/// A limit on a club's list of players.
#[derive(Clone, PartialEq, Debug)]
pub struct ListRule {
    /// What is limited: `squad_size`, `non_home_grown`, `non_eu`, `loans_in`, …
    pub kind: Box<str>,
    /// The league or competition it binds.
    pub scope: Box<str>,
    /// At most this many.
    pub limit: u16,
    /// The first birth day that is exempt, where age exempts.
    pub exempt_born_from: Option<Day>,
    /// The rule in our words.
    pub note: Option<Box<str>>,
}

/// A national association.
#[derive(Clone, Debug)]
pub struct Association {
    /// Its id in the files.
    pub slug: Slug,
    /// What it is called: the country's name.
    pub name: Box<str>,
    /// Countries whose clubs it binds.
    pub countries: Box<[Box<str>]>,
    /// When its seasons turn.
    pub calendar: SeasonCalendar,
    /// Its windows, as read.
    pub windows: Vec<Stated<Window>>,
    /// Its pre-contract rule.
    pub pre_contract: Vec<Stated<PreContractRule>>,
    /// Its list rules.
    pub list_rules: Vec<Stated<ListRule>>,
    /// The ledger that added it.
    pub layer: u8,
}
