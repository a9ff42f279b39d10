//! Rules about squads: meters per club and season, from the associations' rules as data.
//!
//! A meter never guesses. It counts who certainly falls under its rule, and tells apart of how many
//! the ledger does not know enough: nobody's training years are in it, and a nationality that is
//! listed may not be the only one.

use crate::ledger::Ledger;
use crate::model::{AssociationId, Birth, Clock, ClubId, Day, Evidence, ListRule, PlayerId, Season, pick, pick_all};

use super::moment::Moment;

/// A player whom a club would register, as far as rules ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The player.
    pub player: PlayerId,
    /// The club that he is borrowed from.
    pub lent_by: Option<ClubId>,
    /// Whether it is open that he will be there.
    pub open: bool,
}

/// How full a rule's places are.
#[derive(Clone, PartialEq, Debug)]
pub struct Meter {
    /// What is limited: the rule's word in the files.
    pub kind: Box<str>,
    /// The league or competition that it binds.
    pub scope: Box<str>,
    /// At most this many; of a rule that wants a number at least, that number.
    pub limit: u16,
    /// Whether the rule wants at least that many.
    pub at_least: bool,
    /// Who certainly counts.
    pub counted: usize,
    /// Of whom the ledger does not know whether they count.
    pub unknown: usize,
    /// Who is exempt by age.
    pub exempt: usize,
    /// Those of the counted and unknown whose place in the squad is itself open.
    pub open: usize,
    /// The rule in our words.
    pub note: Option<Box<str>>,
    /// What the rule rests on.
    pub evidence: Box<[Evidence]>,
}

impl Meter {
    /// Whether the rule is certainly broken: more than the limit count, whoever is unknown.
    pub const fn is_broken(&self) -> bool {
        !self.at_least && self.counted > self.limit as usize
    }

    /// Whether it may be broken, by those of whom too little is known.
    pub const fn may_be_broken(&self) -> bool {
        if self.at_least {
            self.counted < self.limit as usize
        } else {
            self.counted + self.unknown > self.limit as usize
        }
    }
}

/// What a rule asks about each player.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Everybody counts.
    Everyone,
    /// Everybody counts who is too old for UEFA's list B; of the others, those who were trained at
    /// the club stand on that list and need no place, and who was is never in the ledger.
    ListA,
    /// Where he was trained: never in the ledger.
    Training,
    /// Whether he holds the nationality of a country of the European Union or one treated alike.
    NonEu,
    /// Whether he holds the nationality of a country.
    National(&'static str),
    /// Whether he is borrowed from a club of the same association.
    LoanAtHome,
    /// Whether he is borrowed from a club of another association.
    LoanFromAbroad,
}

/// Rules that a squad list alone can be held against; others (loans out, names added between
/// two rounds) ask for what no squad shows.
fn question(rule: &ListRule) -> Option<Question> {
    Some(match &*rule.kind {
        "squad_size" if rule.scope.starts_with("UEFA") => Question::ListA,
        "squad_size" => Question::Everyone,
        "non_home_grown" | "non_locally_trained" | "at_least_locally_trained" => Question::Training,
        "non_eu" => Question::NonEu,
        "at_least_german" => Question::National("Germany"),
        "loans_in_at_once" | "loans_in_domestic" => Question::LoanAtHome,
        "loans_in_from_abroad" => Question::LoanFromAbroad,
        _ => return None,
    })
}

/// List B is for players born in the calendar year that began this many years before the season's,
/// or later (UEFA's regulations of 2025/26: 1 January 2004).
const LIST_B_YEARS: i32 = 21;

/// Countries of the European Union and the European Economic Area, and Switzerland, whose
/// nationals take no non-EU place.
const FREE_TO_WORK: [&str; 31] = [
    "Austria",
    "Belgium",
    "Bulgaria",
    "Croatia",
    "Cyprus",
    "Czech Republic",
    "Denmark",
    "Estonia",
    "Finland",
    "France",
    "Germany",
    "Greece",
    "Hungary",
    "Iceland",
    "Ireland",
    "Italy",
    "Latvia",
    "Liechtenstein",
    "Lithuania",
    "Luxembourg",
    "Malta",
    "Netherlands",
    "Norway",
    "Poland",
    "Portugal",
    "Romania",
    "Slovakia",
    "Slovenia",
    "Spain",
    "Sweden",
    "Switzerland",
];

/// Fills a club's meters for a season with the players that it would register.
///
/// An age limit that a rule states for one season moves on by a year with each season after it.
pub fn meters(ledger: &Ledger, club: ClubId, clock: &Clock, members: &[Member]) -> Vec<Meter> {
    let Some(association) = ledger[club].association else { return Vec::new() };
    let moment = Moment::of_club(ledger, club, clock);
    let rules = pick_all(&ledger[association].list_rules, clock);
    rules
        .filter_map(|picked| {
            let rule = picked.value();
            let asked = question(rule)?;
            let gauge = Gauge { ledger, association, clock, rule, asked, moment: &moment };
            Some(gauge.read(members, picked.stated.known, &picked.stated.evidence))
        })
        .collect()
}

struct Gauge<'a> {
    ledger: &'a Ledger,
    association: AssociationId,
    clock: &'a Clock,
    rule: &'a ListRule,
    asked: Question,
    moment: &'a Moment,
}

impl Gauge<'_> {
    fn read(&self, members: &[Member], known: Day, evidence: &[Evidence]) -> Meter {
        let mut meter = Meter {
            kind: self.rule.kind.clone(),
            scope: self.rule.scope.clone(),
            limit: self.rule.limit,
            at_least: self.rule.kind.starts_with("at_least"),
            counted: 0,
            unknown: 0,
            exempt: 0,
            open: 0,
            note: self.rule.note.clone(),
            evidence: evidence.into(),
        };
        let exempt_from = self.rule.exempt_born_from.map(|day| self.moved_on(day, known));
        for member in members {
            match (self.exempt(member, exempt_from), self.counts(member)) {
                (Some(true), _) => meter.exempt += 1,
                (_, Some(false)) => {}
                (Some(false), Some(true)) => {
                    meter.counted += 1;
                    meter.open += usize::from(member.open);
                }
                _ => {
                    meter.unknown += 1;
                    meter.open += usize::from(member.open);
                }
            }
        }
        meter
    }

    /// The day of an age limit, moved on to the season looked at.
    fn moved_on(&self, day: Day, known: Day) -> Day {
        let stated_for = Season::holding(known.plus_months(2));
        let years = self.moment.season.start_year() - stated_for.start_year();
        Day::new(day.year() + years, day.month(), day.day_of_month()).unwrap_or(day)
    }

    /// Whether age exempts him; `None` where his birth is not known well enough.
    fn exempt(&self, member: &Member, from: Option<Day>) -> Option<bool> {
        let Some(from) = from else { return Some(false) };
        match *pick(&self.ledger[member.player].born, self.clock)?.value() {
            Birth::Day(born) => Some(born >= from),
            Birth::Aged { .. } => {
                let (youngest, oldest) = pick(&self.ledger[member.player].born, self.clock)?.value().age_on(from);
                // Not yet born on the day before: an age below nought.
                match (youngest < 0, oldest < 0) {
                    (true, true) => Some(true),
                    (false, false) => Some(false),
                    _ => None,
                }
            }
        }
    }

    /// Whether he counts, apart from his age; `None` where the ledger does not know.
    fn counts(&self, member: &Member) -> Option<bool> {
        let nations = || pick(&self.ledger[member.player].nationality, self.clock).map(|n| n.value());
        let lender = member.lent_by.and_then(|club| self.ledger[club].association);
        match self.asked {
            Question::Everyone => Some(true),
            Question::ListA => {
                let listed_from = Day::new(self.moment.season.start_year() - LIST_B_YEARS, 1, 1)?;
                let young = self.exempt(member, Some(listed_from))?;
                if young { None } else { Some(true) }
            }
            Question::Training => None,
            Question::NonEu => {
                // Another passport may stand beside one that is listed.
                nations()?.iter().any(|nation| FREE_TO_WORK.contains(&&**nation)).then_some(false)
            }
            Question::National(country) => nations()?.iter().any(|nation| **nation == *country).then_some(true),
            Question::LoanAtHome => Some(member.lent_by.is_some() && lender == Some(self.association)),
            Question::LoanFromAbroad => match (member.lent_by, lender) {
                (None, _) => Some(false),
                (Some(_), None) => None,
                (Some(_), Some(lender)) => Some(lender != self.association),
            },
        }
    }
}
