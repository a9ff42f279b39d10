//! One player of the game → one player of a harvest.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;

use crate::import::harvest::FoundClub;
use crate::import::harvest::{
    ClubAt, ClubsSeen, FoundAbsence, FoundExit, FoundPlayer, FoundSpell, FoundStat, Harvest, Spot,
};
use crate::import::input::Source;
use crate::import::nothing::something;
use crate::import::place;
use crate::model::{
    AvailabilityKind, AvailabilityStatus, Birth, Day, ExitKind, PartialDay, Position, Season, SpellKind,
};

use super::news::{self, News};
use super::refuse_player;

/// A player as the game gives him. Only what must be there is not optional.
#[derive(Deserialize, Default)]
pub struct Element<'a> {
    pub code: u64,
    #[serde(default)]
    pub team: Option<u64>,
    #[serde(default)]
    pub team_code: Option<u64>,
    #[serde(borrow, default)]
    pub first_name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub second_name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub web_name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub known_name: Option<Cow<'a, str>>,
    #[serde(default, rename = "element_type")]
    pub line: Option<u8>,
    #[serde(borrow, default)]
    pub status: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub news: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub news_added: Option<Cow<'a, str>>,
    #[serde(default)]
    pub chance_of_playing_next_round: Option<u8>,
    #[serde(borrow, default)]
    pub birth_date: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub team_join_date: Option<Cow<'a, str>>,
    #[serde(default)]
    pub squad_number: Option<u8>,
    #[serde(default)]
    pub starts: Option<u16>,
    #[serde(default)]
    pub minutes: Option<u32>,
    #[serde(default)]
    pub goals_scored: Option<u16>,
    #[serde(default)]
    pub assists: Option<u16>,
}

/// The clubs of one snapshot by their numbers.
pub struct Teams {
    by_id: HashMap<u64, ClubAt>,
    by_code: HashMap<u64, ClubAt>,
    season: Option<Season>,
}

impl Teams {
    pub fn new(season: Option<Season>) -> Self {
        Self { by_id: HashMap::new(), by_code: HashMap::new(), season }
    }

    pub fn add(&mut self, id: u64, code: u64, at: ClubAt) {
        self.by_id.insert(id, at);
        self.by_code.insert(code, at);
    }

    fn of(&self, element: &Element<'_>) -> Option<ClubAt> {
        let code = element.team_code.and_then(|code| self.by_code.get(&code));
        code.or_else(|| self.by_id.get(&element.team?)).copied()
    }
}

impl Element<'_> {
    /// Turns the record into a player.
    pub fn take(&self, teams: &Teams, here: Spot, source: &Source, harvest: &mut Harvest, clubs: &mut ClubsSeen) {
        let Some(club) = teams.of(self) else {
            let what = format!("player {} plays for a team that is not in the file", self.code);
            return refuse_player(harvest, source, here, what, "one of its `teams`");
        };
        let name = self.name();
        if name.is_empty() {
            let what = format!("player {} has no name", self.code);
            return refuse_player(harvest, source, here, what, "`first_name` and `second_name`");
        }
        let warn = |harvest: &mut Harvest, what: String, expected: &str| {
            let problem = place::warning("bad_value", source, Some(here), what);
            harvest.problems.push(place::expecting(problem, expected));
        };
        let day = |harvest: &mut Harvest, field: &str, text: Option<&str>| {
            let text = text.and_then(something)?;
            let day = text.get(..10).and_then(|day| day.parse::<Day>().ok());
            if day.is_none() {
                warn(harvest, format!("{name}: `{field}` is `{text}`"), "a day as YYYY-MM-DD");
            }
            day
        };
        let born = day(harvest, "birth_date", self.birth_date.as_deref()).map(Birth::Day);
        let joined = day(harvest, "team_join_date", self.team_join_date.as_deref());
        let added = day(harvest, "news_added", self.news_added.as_deref());
        if let Some(added) = added {
            harvest.witness(added);
        }
        let position = match self.line {
            Some(1) => Some(Position::Gk),
            Some(2) => Some(Position::Def),
            Some(3) => Some(Position::Mid),
            Some(4) => Some(Position::Fwd),
            // 5 was the managers of one season.
            _ => None,
        };
        let news = news::read(self.news.as_deref().unwrap_or_default(), added);
        if let News::Unknown(text) = &news {
            warn(
                harvest,
                format!("{name}: the news `{text}` says nothing that is known here; kept as it is"),
                "`… - Expected back 01 Jun`, `has joined … on loan …`",
            );
        }
        let mut player = FoundPlayer {
            spot: here,
            ids: vec![("fpl", self.code.to_string())],
            aliases: self.alias(&name).into_iter().collect(),
            name,
            born,
            positions: position.into_iter().collect(),
            shirt: self.squad_number.filter(|shirt| (1..=99).contains(shirt)),
            club: Some(club),
            stats: self.stat(club, teams.season).into_iter().collect(),
            ..FoundPlayer::default()
        };
        player.spells.push(FoundSpell::listed(club, joined.map(PartialDay::Day)));
        player.gone = matches!(news, News::Loan { .. } | News::Sold { .. } | News::Released);
        self.tell(&news, added, club, &mut player, harvest, clubs);
        harvest.players.push(player);
    }

    /// The name to show: the one he is known by, else the full one.
    fn name(&self) -> String {
        let known = self.known_name.as_deref().and_then(something);
        let full = || {
            let (first, second) = (self.first_name.trim(), self.second_name.trim());
            match (first, second) {
                ("", second) => second.to_owned(),
                (first, "") => first.to_owned(),
                (first, second) if first == second => first.to_owned(),
                (first, second) => format!("{first} {second}"),
            }
        };
        let name = known.map_or_else(full, str::to_owned);
        let name = if name.is_empty() { self.web_name.trim().to_owned() } else { name };
        crate::text::sanitise_to(&name, 100).into_owned()
    }

    /// The game's short name, where it says something that the full one does not.
    fn alias(&self, name: &str) -> Option<String> {
        let short = crate::text::sanitise_to(self.web_name.trim(), 60).into_owned();
        let folded = crate::text::fold(name);
        let told = folded.contains(&crate::text::fold(&short));
        (!short.is_empty() && !told).then_some(short)
    }

    fn stat(&self, club: ClubAt, season: Option<Season>) -> Option<FoundStat> {
        let stat = FoundStat {
            club,
            season,
            starts: self.starts,
            minutes: self.minutes,
            goals: self.goals_scored,
            assists: self.assists,
        };
        (self.starts.is_some() || self.minutes.is_some()).then_some(stat)
    }

    /// What status and news say of him.
    fn tell(
        &self,
        news: &News,
        added: Option<Day>,
        club: ClubAt,
        player: &mut FoundPlayer,
        harvest: &mut Harvest,
        clubs: &mut ClubsSeen,
    ) {
        let mut elsewhere = |name: &str| {
            let name = crate::text::sanitise_to(name, 80).into_owned();
            harvest.club(clubs, FoundClub { spot: player.spot, name, ..FoundClub::default() })
        };
        let away = |kind, detail: String| FoundAbsence {
            kind,
            detail: Some(detail),
            status: AvailabilityStatus::Out,
            known: added,
            ..FoundAbsence::available()
        };
        match news {
            News::Loan { to, until } => {
                player.spells.push(FoundSpell {
                    kind: SpellKind::Loan,
                    from: added.map(PartialDay::Day),
                    until: *until,
                    owner: Some(club),
                    known: added,
                    listed: false,
                    ..FoundSpell::listed(elsewhere(to), None)
                });
                player.absences.push(away(AvailabilityKind::Loan, format!("At {to}")));
            }
            News::Sold { to } => {
                player.spells.push(FoundSpell {
                    from: added.map(PartialDay::Day),
                    known: added,
                    listed: false,
                    ..FoundSpell::listed(elsewhere(to), None)
                });
                player.absences.push(away(AvailabilityKind::Departed, format!("To {to}")));
            }
            News::Released => {
                if let Some(on) = added {
                    let exit = FoundExit { club, on: PartialDay::Day(on), kind: ExitKind::Release, known: added };
                    player.exits.push(exit);
                }
                player.absences.push(away(AvailabilityKind::Departed, "Left as a free agent".into()));
            }
            News::Trouble { reason, back } => player.absences.push(FoundAbsence {
                kind: reason.kind,
                part: reason.part,
                detail: reason.detail.clone(),
                status: self.status(reason.kind),
                chance: self.chance_of_playing_next_round.filter(|chance| (1..100).contains(chance)),
                return_from: back.map(PartialDay::Day),
                known: added,
                ..FoundAbsence::available()
            }),
            News::Nothing | News::Unknown(_) => player.absences.extend(self.without_news(news, added)),
        }
    }

    /// What the status says where the news do not.
    fn without_news(&self, news: &News, added: Option<Day>) -> Option<FoundAbsence> {
        let status = self.status.as_deref().and_then(something)?;
        if status == "a" {
            return Some(FoundAbsence::available());
        }
        let kind = match status {
            "i" | "d" => AvailabilityKind::Injury,
            "s" => AvailabilityKind::Suspension,
            "n" => AvailabilityKind::Ineligible,
            _ => AvailabilityKind::Other,
        };
        let detail = match news {
            News::Unknown(text) => Some(crate::text::sanitise_to(text, 80).into_owned()),
            _ => None,
        };
        let known = detail.as_ref().and(added);
        let chance = self.chance_of_playing_next_round.filter(|chance| (1..100).contains(chance));
        Some(FoundAbsence { kind, detail, status: self.status(kind), chance, known, ..FoundAbsence::available() })
    }

    fn status(&self, kind: AvailabilityKind) -> AvailabilityStatus {
        match (self.status.as_deref().unwrap_or_default(), kind) {
            ("a", _) => AvailabilityStatus::Available,
            ("d", _) => AvailabilityStatus::Doubtful,
            ("s", _) | (_, AvailabilityKind::Suspension) => AvailabilityStatus::Suspended,
            ("n", _) => AvailabilityStatus::Ineligible,
            (_, AvailabilityKind::NationalTeam) => AvailabilityStatus::Away,
            ("i" | "u", _) => AvailabilityStatus::Out,
            _ => AvailabilityStatus::Unknown,
        }
    }
}
