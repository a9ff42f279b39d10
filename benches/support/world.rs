//! Made-up ledgers of any size, the same for the same size: for benches, tests and trying things out.

use std::fs;
use std::io;
use std::path::Path;

use touchline::ledger::format::{
    AgeRecord, AssociationRecord, AvailabilityReadingRecord, AvailabilityRecord, ClaimRecord, ClubRecord,
    ContractRecord, EditionRecord, FORMAT, LedgerFile, MoneyRecord, OriginRecord, OutcomeRecord, PlayerRecord,
    PreContractRecord, ReportRecord, RoleRecord, SagaRecord, SourceRecord, SpellRecord, StatRecord, TableRecord, Text,
    WindowRecord,
};
use touchline::ledger::print;
use touchline::model::{Day, Position};

/// How large a world is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Clubs with squads.
    pub clubs: usize,
    /// Players, spread over the clubs.
    pub players: usize,
    /// Claims, spread over sagas and reports.
    pub claims: usize,
}

impl Size {
    /// A world of so many players and claims, with squads of thirty.
    pub const fn of(players: usize, claims: usize) -> Self {
        Self { clubs: if players < 60 { 2 } else { players / 30 }, players, claims }
    }
}

/// The day on which every world opens.
pub const AS_OF: &str = "2026-03-11";

/// Writes a world into a folder, as files of a ledger.
pub fn write(folder: &Path, size: Size) -> io::Result<()> {
    for (name, file) in files(size) {
        let path = folder.join(name);
        if let Some(above) = path.parent() {
            fs::create_dir_all(above)?;
        }
        fs::write(path, print(&file))?;
    }
    Ok(())
}

/// The files of a world by name.
pub fn files(size: Size) -> Vec<(String, LedgerFile<'static>)> {
    let mut maker = Maker { dice: Dice(0x9e37_79b9_7f4a_7c15), size };
    let mut files = vec![("edition.json".into(), edition()), ("sources.json".into(), maker.sources())];
    for club in 0..size.clubs {
        files.push((format!("clubs/{}.json", club_id(club)), maker.club(club)));
    }
    let sagas = maker.sagas();
    for (club, sagas) in sagas.chunks(100).enumerate() {
        let records = sagas.iter().map(|saga| saga.record.clone()).collect();
        files.push((format!("sagas/{club:04}.json"), LedgerFile { sagas: records, ..LedgerFile::default() }));
    }
    for (month, reports) in maker.reports(&sagas) {
        files.push((format!("reports/{month}.json"), LedgerFile { reports, ..LedgerFile::default() }));
    }
    files
}

/// A small, fast and reproducible source of numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len())]
    }
}

const HEADS: [&str; 24] = [
    "Kon", "Mar", "Bel", "San", "Var", "Ode", "Gui", "Lam", "Fer", "Jør", "Đor", "Kim", "Ndi", "Oka", "Sil", "Tou",
    "Wal", "Zie", "Alm", "Bru", "Cas", "Duš", "Esp", "Hoj",
];
const MIDDLES: [&str; 12] = ["a", "e", "i", "o", "u", "á", "é", "ı", "an", "er", "il", "ou"];
const TAILS: [&str; 20] = [
    "té", "ić", "sen", "son", "lli", "nho", "ez", "mans", "ré", "ko", "va", "ård", "ti", "do", "lez", "ou", "ye",
    "berg", "ski", "mí",
];
const FIRST: [&str; 24] = [
    "Ibrahima", "Dean", "Virgil", "Joe", "Rhys", "Luka", "João", "Mats", "Kylian", "Pedro", "Łukasz", "Ángel",
    "Mohamed", "Sven", "Taiwo", "Émile", "Ferran", "Giorgi", "Hugo", "Ivan", "Jude", "Karim", "Léo", "Nicolás",
];
const COUNTRIES: [&str; 8] = ["England", "Spain", "Italy", "Germany", "France", "Brazil", "Norway", "Senegal"];
const STAGES: [&str; 12] = [
    "interest",
    "interest",
    "contact",
    "contact",
    "talks",
    "talks",
    "bid",
    "cooled",
    "personal_terms",
    "blocked",
    "denied",
    "agreed",
];
const PARTS: [&str; 6] = ["knee", "hamstring", "ankle", "thigh", "calf", "shoulder"];
const TABLE: &str = "squads-2026-03";

fn text(text: impl Into<String>) -> Text<'static> {
    Text::from(text.into())
}

fn club_id(club: usize) -> String {
    format!("club-{club:04}")
}

fn player_id(player: usize) -> String {
    format!("player-{player:06}")
}

fn source_id(source: usize) -> String {
    format!("source-{source:04}")
}

fn day(offset: usize) -> Day {
    Day::new(2024, 3, 1).map_or_else(|| Day::from_date(chrono::NaiveDate::MIN), |first| first.plus_days(offset as i64))
}

/// Days from the first report to the world's own day.
const DAYS: usize = 740;

fn edition() -> LedgerFile<'static> {
    let table = |id: &str, day: &str| TableRecord {
        id: text(id),
        name: text("Squads as read"),
        day: Some(text(day)),
        ..TableRecord::default()
    };
    LedgerFile {
        edition: Some(EditionRecord {
            format: FORMAT,
            id: text("world"),
            name: text("A made-up world"),
            as_of: text(AS_OF),
            ..EditionRecord::default()
        }),
        tables: vec![table(TABLE, AS_OF)],
        associations: vec![AssociationRecord {
            id: text("everywhere"),
            name: text("Everywhere"),
            countries: COUNTRIES.map(text).to_vec(),
            calendar: text("summer_to_summer"),
            windows: vec![WindowRecord {
                kind: text("summer"),
                year: 2026,
                opens: Some(text("2026-06-15")),
                closes: Some(text("2026-09-01")),
                ..WindowRecord::default()
            }],
            pre_contract: Some(PreContractRecord { abroad_months: 6, ..PreContractRecord::default() }),
            cite: vec![text(TABLE)],
            ..AssociationRecord::default()
        }],
        ..LedgerFile::default()
    }
}

/// A saga with what its claims need to know.
struct MadeSaga {
    record: SagaRecord<'static>,
    opened: usize,
    claims: usize,
}

struct Maker {
    dice: Dice,
    size: Size,
}

impl Maker {
    fn source_count(&self) -> usize {
        (self.size.claims / 250).clamp(10, 400)
    }

    fn surname(&mut self) -> String {
        let (head, middle, tail) = (self.dice.pick(&HEADS), self.dice.pick(&MIDDLES), self.dice.pick(&TAILS));
        format!("{head}{middle}{tail}")
    }

    fn sources(&mut self) -> LedgerFile<'static> {
        let source = |maker: &mut Self, i: usize| {
            let outlet = i.is_multiple_of(3);
            SourceRecord {
                id: text(source_id(i)),
                name: text(if outlet { format!("The {} Post", maker.surname()) } else { maker.name() }),
                kind: text(if outlet { "outlet" } else { "journalist" }),
                outlet: (!outlet).then(|| text(source_id(i / 3 * 3))),
                ..SourceRecord::default()
            }
        };
        let sources = (0..self.source_count()).map(|i| source(self, i)).collect();
        LedgerFile { sources, ..LedgerFile::default() }
    }

    fn name(&mut self) -> String {
        format!("{} {}", self.dice.pick(&FIRST), self.surname())
    }

    /// A club with its squad and their absences.
    fn club(&mut self, club: usize) -> LedgerFile<'static> {
        let record = ClubRecord {
            id: text(club_id(club)),
            name: text(format!("{} {club}", self.surname())),
            country: Some(text(COUNTRIES[club % COUNTRIES.len()])),
            league: Some(text(format!("League {}", club / 20))),
            squad: true,
            cite: vec![text(TABLE)],
            ..ClubRecord::default()
        };
        let squad = (club..self.size.players).step_by(self.size.clubs);
        let (mut players, mut availability) = (Vec::new(), Vec::new());
        for (place, player) in squad.enumerate() {
            players.push(self.player(player, club, place));
            if self.dice.one_in(4) {
                availability.push(self.absence(player));
            }
        }
        LedgerFile { clubs: vec![record], players, availability, ..LedgerFile::default() }
    }

    fn player(&mut self, player: usize, club: usize, place: usize) -> PlayerRecord<'static> {
        let positions = Position::ALL.map(Position::code);
        let main = positions[place % positions.len()];
        let exact = !self.dice.one_in(10);
        let years = 17 + self.dice.below(20);
        let born = Day::new(2026 - years as i32, 1 + self.dice.below(12) as u32, 1 + self.dice.below(28) as u32);
        let known = self.dice.below(DAYS);
        let ends = 2026 + self.dice.below(6);
        let club_id = |club: usize| text(club_id(club));
        let loan = self.dice.one_in(12);
        let stay = |kind: &str, from: String| SpellRecord {
            club: club_id(club),
            kind: text(kind),
            from: Some(text(from)),
            cite: vec![text(TABLE)],
            ..SpellRecord::default()
        };
        let owner = (club + 1 + self.dice.below(self.size.clubs.max(2) - 1)) % self.size.clubs;
        let spells = if loan {
            vec![
                SpellRecord { club: club_id(owner), ..stay("permanent", format!("{}-07-01", 2020)) },
                SpellRecord {
                    owner: Some(club_id(owner)),
                    until: Some(text("2026-06-30")),
                    ..stay("loan", "2025-08-20".into())
                },
            ]
        } else {
            let fee = self.dice.one_in(2).then(|| money(1 + self.dice.below(80)));
            vec![SpellRecord { fee, ..stay("permanent", format!("{}-07-01", 2017 + self.dice.below(9))) }]
        };
        let mut shown = vec![text(main)];
        if self.dice.one_in(3) {
            shown.push(text(self.dice.pick(&positions)));
        }
        PlayerRecord {
            id: text(player_id(player)),
            name: text(format!("{}{}", self.name(), if self.dice.one_in(20) { " Jr." } else { "" })),
            aliases: if self.dice.one_in(3) { vec![text(format!("P{player}"))] } else { Vec::new() },
            born: born.filter(|_| exact).map(|day| text(day.to_string())),
            age: (!exact).then(|| AgeRecord { years: years as u8, on: text(AS_OF) }),
            nationality: vec![text(self.dice.pick(&COUNTRIES))],
            positions: shown,
            shirt: Some((1 + place % 99) as u8),
            value_eur: self.dice.one_in(2).then(|| 100_000 * (1 + self.dice.below(900) as u64)),
            contracts: vec![ContractRecord {
                club: club_id(if loan { owner } else { club }),
                end: text(if self.dice.one_in(5) { format!("{ends}") } else { format!("{ends}-06-30") }),
                cite: vec![text(TABLE)],
                ..ContractRecord::default()
            }],
            spells,
            roles: if self.dice.one_in(20) { vec![self.role(club, main)] } else { Vec::new() },
            stats: vec![StatRecord {
                club: club_id(club),
                season: text("2025/26"),
                starts: Some(self.dice.below(30) as u16),
                minutes: Some(self.dice.below(2700) as u32),
                cite: vec![text(TABLE)],
                known: Some(text(day(known).to_string())),
                ..StatRecord::default()
            }],
            cite: vec![text(TABLE)],
            ..PlayerRecord::default()
        }
    }

    fn role(&mut self, club: usize, position: &str) -> RoleRecord<'static> {
        RoleRecord {
            club: text(club_id(club)),
            season: text("2025/26"),
            position: text(position),
            rank: 1 + self.dice.below(3) as u8,
            basis: text("stated"),
            cite: vec![text(TABLE)],
            ..RoleRecord::default()
        }
    }

    fn absence(&mut self, player: usize) -> AvailabilityRecord<'static> {
        let begins = self.dice.below(DAYS - 60);
        let count = 1 + self.dice.below(4);
        let reading = |maker: &mut Self, i: usize| AvailabilityReadingRecord {
            known: text(day(begins + 14 * i).to_string()),
            status: text(if i + 1 == count && i > 0 { "available" } else { "out" }),
            return_from: maker.dice.one_in(2).then(|| text(day(begins + 14 * i + 30).to_string())),
            ..AvailabilityReadingRecord::default()
        };
        AvailabilityRecord {
            player: text(player_id(player)),
            kind: text("injury"),
            part: Some(text(self.dice.pick(&PARTS))),
            since: Some(text(day(begins).to_string())),
            readings: (0..count).map(|i| reading(self, i)).collect(),
            cite: vec![text(TABLE)],
            ..AvailabilityRecord::default()
        }
    }

    /// Sagas until their claims are enough: a few have many claims, most have a few.
    fn sagas(&mut self) -> Vec<MadeSaga> {
        let (mut sagas, mut claims) = (Vec::new(), 0);
        while claims < self.size.claims {
            let many = if self.dice.one_in(10) { 40 } else { 12 };
            let count = (1 + self.dice.below(many)).min(self.size.claims - claims);
            claims += count;
            let saga = self.saga(sagas.len(), count);
            sagas.push(saga);
        }
        sagas
    }

    fn saga(&mut self, number: usize, claims: usize) -> MadeSaga {
        let player = self.dice.below(self.size.players);
        let from = player % self.size.clubs;
        let renewal = self.dice.one_in(10);
        let to = if renewal { from } else { (from + 1 + self.dice.below(self.size.clubs - 1)) % self.size.clubs };
        let opened = self.dice.below(DAYS - 30);
        let settled = self.dice.one_in(4) && opened + 120 < DAYS;
        let outcome = |maker: &mut Self| {
            let done = maker.dice.one_in(2);
            let date = text(day(opened + 120).to_string());
            OutcomeRecord {
                result: text(if done { "completed" } else { "failed" }),
                final_club: Some(text(club_id(if done { to } else { from }))),
                known: Some(date.clone()),
                date,
                cite: vec![text(TABLE)],
                ..OutcomeRecord::default()
            }
        };
        let record = SagaRecord {
            id: text(format!("saga-{number:06}")),
            player: text(player_id(player)),
            from: Some(text(club_id(from))),
            to: Some(text(club_id(to))),
            kind: text(if renewal { "renewal" } else { "transfer" }),
            opened: Some(text(day(opened).to_string())),
            outcomes: if settled { vec![outcome(self)] } else { Vec::new() },
            ..SagaRecord::default()
        };
        MadeSaga { record, opened, claims }
    }

    /// Reports by month, with all the claims.
    fn reports(&mut self, sagas: &[MadeSaga]) -> Vec<(String, Vec<ReportRecord<'static>>)> {
        let mut claims: Vec<(usize, ClaimRecord<'static>)> = Vec::new();
        for saga in sagas {
            for number in 0..saga.claims {
                let on = saga.opened + if number == 0 { 0 } else { self.dice.below((DAYS - saga.opened).min(200)) };
                claims.push((on, self.claim(saga, number)));
            }
        }
        // Stable, so that claims of one day stay in the order in which they were made.
        claims.sort_by_key(|(on, _)| *on);
        let mut months: Vec<(String, Vec<ReportRecord<'static>>)> = Vec::new();
        let mut number = 0;
        for (on, claim) in claims {
            let published = day(on).to_string();
            if months.last().is_none_or(|(month, _)| *month != published[..7]) {
                months.push((published[..7].into(), Vec::new()));
            }
            let Some((_, reports)) = months.last_mut() else { continue };
            let goes_on = reports.last().is_some_and(|r| *r.published == *published) && !self.dice.one_in(3);
            if !goes_on {
                number += 1;
                let outlet = source_id(self.dice.below(self.source_count()) / 3 * 3);
                reports.push(ReportRecord {
                    id: text(format!("report-{number:06}")),
                    url: Some(text(format!("https://example.com/{published}/{number}"))),
                    published: text(published),
                    publisher: Some(text(outlet)),
                    ..ReportRecord::default()
                });
            }
            if let Some(report) = reports.last_mut() {
                report.claims.push(claim);
            }
        }
        months
    }

    fn claim(&mut self, saga: &MadeSaga, number: usize) -> ClaimRecord<'static> {
        let stage = self.dice.pick(&STAGES);
        let against = matches!(stage, "cooled" | "blocked" | "denied");
        let sources = self.source_count();
        let origin = match self.dice.below(4) {
            0 => Some(OriginRecord::Unnamed(text("a report from abroad"))),
            1 | 2 => Some(OriginRecord::Source(text(source_id(self.dice.below(sources))))),
            _ => None,
        };
        let relays = if self.dice.one_in(3) { vec![text(source_id(self.dice.below(sources)))] } else { Vec::new() };
        ClaimRecord {
            id: text(format!("{}-{number:03}", saga.record.id)),
            saga: saga.record.id.clone(),
            stage: text(stage),
            polarity: against.then(|| text("against")),
            modality: self.dice.one_in(8).then(|| text("possible")),
            origin,
            relays,
            fee: self.dice.one_in(5).then(|| money(1 + self.dice.below(120))),
            summary: text(format!("{} have the player on their list and may move in the summer.", self.surname())),
            ..ClaimRecord::default()
        }
    }
}

fn money(millions: usize) -> MoneyRecord<'static> {
    MoneyRecord { amount: millions as u64 * 1_000_000, currency: text("EUR"), addons: None }
}
