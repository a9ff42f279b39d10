//! The kinds of data that can be imported.

use crate::ledger::Problem;
use crate::model::Day;

use super::harvest::Harvest;
use super::input::{LARGEST, Source};
use super::place;

/// A format of other people's data.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// The Premier League's fantasy game: `bootstrap-static` JSON, and CSV made of it.
    Fpl,
    /// Any list of players with a header.
    SquadCsv,
    /// The public Transfermarkt tables.
    TransfermarktDatasets,
    /// Saved answers of the open-source Transfermarkt API.
    TransfermarktApi,
    /// football-data.org, version 4.
    FootballData,
    /// API-Football, version 3.
    ApiFootball,
    /// Rumours, one a row or line.
    Claims,
}

/// What a reader may be told beside the files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// What columns mean: `born=dob`, or how a date is written: `born=dd/mm`.
    pub map: Vec<(String, String)>,
    /// Also those who no longer play.
    pub everyone: bool,
    /// The day that was given, or stands in a file's name: divides what was from what is agreed.
    pub known: Option<Day>,
}

impl Kind {
    /// Every kind, in the order of the manual.
    pub const ALL: [Self; 7] = [
        Self::Fpl,
        Self::SquadCsv,
        Self::TransfermarktDatasets,
        Self::TransfermarktApi,
        Self::FootballData,
        Self::ApiFootball,
        Self::Claims,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fpl => "fpl",
            Self::SquadCsv => "squad-csv",
            Self::TransfermarktDatasets => "transfermarkt-datasets",
            Self::TransfermarktApi => "transfermarkt-api",
            Self::FootballData => "football-data",
            Self::ApiFootball => "api-football",
            Self::Claims => "claims",
        }
    }

    /// What it reads.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Fpl => "Fantasy Premier League: bootstrap-static JSON, or players_raw.csv with teams.csv",
            Self::SquadCsv => "any list of players with a header, comma, semicolon or tab",
            Self::TransfermarktDatasets => {
                "players, clubs, transfers, player_valuations, competitions as CSV, plain or gzip"
            }
            Self::TransfermarktApi => "saved answers of the open-source API: players, profile, injuries, transfers",
            Self::FootballData => "football-data.org v4: a team or the teams of a competition",
            Self::ApiFootball => "API-Football v3: injuries, players/squads, transfers",
            Self::Claims => "rumours as JSON lines or CSV: published, publisher, player, from, to, stage",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The files that make one import: snapshots each by itself, tables that belong together at once.
    pub fn groups(self, sources: Vec<Source>) -> Vec<Vec<Source>> {
        let together = match self {
            Self::Fpl => !sources.iter().all(|source| source.text.trim_start().starts_with(['{', '['])),
            Self::TransfermarktDatasets => true,
            _ => false,
        };
        if sources.is_empty() {
            Vec::new()
        } else if together {
            vec![sources]
        } else {
            sources.into_iter().map(|source| vec![source]).collect()
        }
    }

    /// The longest text of one file: what is read of it is some twenty times as large. The public
    /// tables are read row by row and may be as long as any file.
    const fn longest(self) -> usize {
        match self {
            Self::TransfermarktDatasets => LARGEST,
            _ => 48 << 20,
        }
    }

    /// Reads files of this kind.
    pub fn read(self, sources: &[Source], options: &Options) -> Harvest {
        let too_long = sources.iter().filter(|source| source.text.len() > self.longest());
        let refused: Vec<Problem> = too_long.map(|source| self.too_long(source)).collect();
        if !refused.is_empty() {
            return Harvest { problems: refused, file_refused: true, ..Harvest::default() };
        }
        let mut harvest = match self {
            Self::Fpl => super::fpl::read(sources),
            Self::SquadCsv => super::squad_csv::read(sources, options),
            Self::TransfermarktDatasets => super::transfermarkt::read_datasets(sources, options),
            Self::TransfermarktApi => super::transfermarkt::read_api(sources, options),
            Self::FootballData => super::football_data::read(sources),
            Self::ApiFootball => super::api_football::read(sources, options),
            Self::Claims => super::claims::read(sources),
        };
        for (file, source) in sources.iter().enumerate() {
            if let Some(odd) = source.odd {
                let spot = super::Spot { file, line: 1, column: 1 };
                harvest.problems.push(place::warning("encoding", source, Some(spot), odd));
            }
        }
        harvest.problems.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        harvest
    }

    fn too_long(self, source: &Source) -> Problem {
        let (size, longest) = (source.text.len() >> 20, self.longest() >> 20);
        let what = format!("a file of {size} MB: {} takes up to {longest} MB", self.name());
        let expected = "the file in parts, each with its header; all players of the public tables have 12 MB";
        place::expecting(place::error("too_large", source, None, what), expected)
    }
}
