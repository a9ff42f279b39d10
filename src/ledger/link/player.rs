//! The second pass over players and their absences.

use crate::ledger::format::{
    AgeRecord, AvailabilityReadingRecord, AvailabilityRecord, ContractRecord, CorrectionRecord, ExitRecord,
    PlayerRecord, RoleRecord, SpellRecord, StatRecord,
};
use crate::model::{
    Availability, AvailabilityReading, Birth, Contract, Evidence, Exit, PlayerId, Position, Role, SeasonCalendar,
    Spell, Stat, Stated,
};
use crate::text::nearest;

use super::base::boxed;
use super::draft::Draft;
use super::place::At;
use super::value::{Backing, Basis};
use super::world::{add, know_as};
use crate::ledger::words::{EXITS, KINDS, PARTS, ROLE_BASES, SPELLS, STATUSES};

/// The values of a player that `except` may give citations of their own.
const SINGLE: [&str; 6] = ["born", "age", "nationality", "positions", "shirt", "value_eur"];

/// Whether a reading comes from a snapshot, which may be shown for earlier days; what only
/// reports carry may not.
fn from_table(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|e| matches!(e, Evidence::Table(_)))
}

impl Draft {
    pub(super) fn fill_player(&mut self, at: &At<'_>, r: &PlayerRecord<'_>) {
        let Some(id) = self.ledger.index.players.get(r.id.as_str()).copied() else { return };
        let basis = self.basis(at, &Backing::new(&r.cite, r.known.as_ref()));
        self.fill_identity(id, r, &basis);
        self.fill_single_values(at, id, r, &basis);
        for (i, spell) in r.spells.iter().enumerate() {
            self.fill_spell(&at.item("spells", i), id, spell, &basis);
        }
        for (i, exit) in r.exits.iter().enumerate() {
            self.fill_exit(&at.item("exits", i), id, exit, &basis);
        }
        for (i, contract) in r.contracts.iter().enumerate() {
            self.fill_contract(&at.item("contracts", i), id, contract, &basis);
        }
        for (i, role) in r.roles.iter().enumerate() {
            self.fill_role(&at.item("roles", i), id, role, &basis);
        }
        for (i, stat) in r.stats.iter().enumerate() {
            self.fill_stat(&at.item("stats", i), id, stat, &basis);
        }
        for (i, tag) in r.tags.iter().enumerate() {
            let own = Backing::new(&tag.cite, tag.known.as_ref());
            let stated = self.stated(&at.item("tags", i), tag.tag.as_str().into(), &own, &basis, false);
            self.ledger.players[id.index()].tags.push(stated);
        }
        for (i, correction) in r.corrections.iter().enumerate() {
            self.fill_correction(&at.item("corrections", i), id, correction, &basis);
        }
    }

    /// A later reading of single values; it stands beside the earlier ones with its own day.
    fn fill_correction(&mut self, at: &At<'_>, id: PlayerId, r: &CorrectionRecord<'_>, basis: &Basis) {
        let own = Backing::new(&r.cite, r.known.as_ref());
        if let Some(born) = r.born.as_ref().and_then(|text| self.day(at, "born", text)) {
            let stated = self.stated(&at.field("born"), Birth::Day(born), &own, basis, true);
            self.ledger.players[id.index()].born.push(stated);
        }
        if !r.nationality.is_empty() {
            let value = r.nationality.iter().map(|n| n.as_str().into()).collect();
            let stated = self.stated(&at.field("nationality"), value, &own, basis, true);
            self.ledger.players[id.index()].nationality.push(stated);
        }
        let mut positions: Vec<Position> = Vec::with_capacity(r.positions.len());
        for (i, code) in r.positions.iter().enumerate() {
            positions.extend(self.position(&at.item("positions", i), at, code));
        }
        if !positions.is_empty() {
            let stated = self.stated(&at.field("positions"), positions.into(), &own, basis, true);
            self.ledger.players[id.index()].positions.push(stated);
        }
        if let Some(shirt) = r.shirt {
            let stated = self.stated(&at.field("shirt"), shirt, &own, basis, true);
            self.ledger.players[id.index()].shirt.push(stated);
        }
        if let Some(value) = r.value_eur {
            let stated = self.stated(&at.field("value_eur"), value, &own, basis, true);
            self.ledger.players[id.index()].value_eur.push(stated);
        }
    }

    fn fill_identity(&mut self, id: PlayerId, r: &PlayerRecord<'_>, basis: &Basis) {
        let player = &mut self.ledger.players[id.index()];
        if !r.name.is_empty() {
            if *player.name != *r.name && *player.name != *r.id {
                let earlier = player.name.to_string();
                add(&mut player.aliases, &[earlier.into()]);
            }
            player.name = r.name.as_str().into();
        }
        add(&mut player.aliases, &r.aliases);
        know_as(&mut player.outside_ids, &r.ids);
        player.evidence = player.evidence.iter().chain(&basis.evidence).copied().collect();
    }

    fn fill_single_values(&mut self, at: &At<'_>, id: PlayerId, r: &PlayerRecord<'_>, basis: &Basis) {
        for name in r.except.keys() {
            if !SINGLE.contains(&name.as_str()) {
                let near = nearest(name, SINGLE).map(String::from);
                let what = format!("`{name}` is no single value of a player");
                let problem = self.warn(&at.field("except").field(name), "unknown_field", what);
                problem.expected = Some(format!("one of {}", SINGLE.join(", ")));
                problem.nearest = near;
            }
        }
        let birth = match (&r.born, &r.age) {
            (Some(text), _) => self.day(at, "born", text).map(Birth::Day),
            (None, Some(age)) => self.aged(&at.field("age"), age),
            (None, None) => None,
        };
        if let Some(birth) = birth {
            let name = if r.born.is_some() || r.except.contains_key("born") { "born" } else { "age" };
            let stated = self.single(at, name, birth, r, basis);
            self.ledger.players[id.index()].born.push(stated);
        }
        if !r.nationality.is_empty() {
            let value = r.nationality.iter().map(|n| n.as_str().into()).collect();
            let stated = self.single(at, "nationality", value, r, basis);
            self.ledger.players[id.index()].nationality.push(stated);
        }
        let mut positions: Vec<Position> = Vec::with_capacity(r.positions.len());
        for (i, code) in r.positions.iter().enumerate() {
            positions.extend(self.position(&at.item("positions", i), at, code));
        }
        if !positions.is_empty() {
            let stated = self.single(at, "positions", positions.into(), r, basis);
            self.ledger.players[id.index()].positions.push(stated);
        }
        if let Some(shirt) = r.shirt {
            let stated = self.single(at, "shirt", shirt, r, basis);
            self.ledger.players[id.index()].shirt.push(stated);
        }
        if let Some(value) = r.value_eur {
            let stated = self.single(at, "value_eur", value, r, basis);
            self.ledger.players[id.index()].value_eur.push(stated);
        }
    }

    fn aged(&mut self, at: &At<'_>, r: &AgeRecord<'_>) -> Option<Birth> {
        if r.years == 0 {
            self.missing(at, "years", "whole years, such as 21");
        }
        let on = self.day(at, "on", &r.on)?;
        (r.years > 0).then_some(Birth::Aged { years: r.years, on })
    }

    /// A single value with its own citation where the record makes an exception for it.
    fn single<T>(&mut self, at: &At<'_>, name: &str, value: T, r: &PlayerRecord<'_>, basis: &Basis) -> Stated<T> {
        let here = at.field(name);
        match r.except.get(name) {
            Some(own) => self.stated(&here, value, &Backing::of(own), basis, true),
            None => self.stated(&here, value, &Backing { cite: &[], known: None }, basis, true),
        }
    }

    fn fill_spell(&mut self, at: &At<'_>, id: PlayerId, r: &SpellRecord<'_>, basis: &Basis) {
        let club = self.club(at, "club", &r.club);
        let kind = self.word(at, "kind", &r.kind, SPELLS);
        let (Some(club), Some(kind)) = (club, kind) else { return };
        let value = Spell {
            club,
            kind,
            from: self.partial_if(at, "from", r.from.as_ref()),
            until: self.partial_if(at, "until", r.until.as_ref()),
            owner: self.club_if(at, "owner", r.owner.as_ref()),
            fee: self.money(at, "fee", r.fee.as_ref()),
            note: boxed(r.note.as_ref()),
        };
        let mut stated = self.stated(at, value, &Backing::new(&r.cite, r.known.as_ref()), basis, true);
        // A move agreed for later is known from its report or its table's day, never before.
        let begins = stated.value.from.map(|from| from.earliest(SeasonCalendar::EUROPEAN));
        stated.backfills = from_table(&stated.evidence) && begins.is_none_or(|day| day <= stated.known);
        self.ledger.players[id.index()].spells.push(stated);
    }

    fn fill_exit(&mut self, at: &At<'_>, id: PlayerId, r: &ExitRecord<'_>, basis: &Basis) {
        let club = self.club(at, "club", &r.club);
        let kind = self.word(at, "kind", &r.kind, EXITS);
        let on = self.partial(at, "on", &r.on);
        let (Some(club), Some(kind), Some(on)) = (club, kind, on) else { return };
        let value = Exit { club, on, kind, to: self.club_if(at, "to", r.to.as_ref()), note: boxed(r.note.as_ref()) };
        let stated = self.stated(at, value, &Backing::new(&r.cite, r.known.as_ref()), basis, false);
        self.ledger.players[id.index()].exits.push(stated);
    }

    fn fill_contract(&mut self, at: &At<'_>, id: PlayerId, r: &ContractRecord<'_>, basis: &Basis) {
        let club = self.club(at, "club", &r.club);
        let end = self.partial(at, "end", &r.end);
        let (Some(club), Some(end)) = (club, end) else { return };
        let value = Contract {
            club,
            start: self.partial_if(at, "start", r.start.as_ref()),
            end,
            option: boxed(r.option.as_ref()),
            note: boxed(r.note.as_ref()),
        };
        let mut stated = self.stated(at, value, &Backing::new(&r.cite, r.known.as_ref()), basis, true);
        stated.backfills = from_table(&stated.evidence);
        self.ledger.players[id.index()].contracts.push(stated);
    }

    fn fill_role(&mut self, at: &At<'_>, id: PlayerId, r: &RoleRecord<'_>, basis: &Basis) {
        let club = self.club(at, "club", &r.club);
        let season = self.season(at, "season", &r.season);
        let position = self.position(&at.field("position"), at, &r.position);
        let kind = self.word(at, "basis", &r.basis, ROLE_BASES);
        let (Some(club), Some(season), Some(position), Some(kind)) = (club, season, position, kind) else { return };
        let value = Role { club, season, position, rank: r.rank, basis: kind };
        let stated = self.stated(at, value, &Backing::new(&r.cite, r.known.as_ref()), basis, false);
        self.ledger.players[id.index()].roles.push(stated);
    }

    fn fill_stat(&mut self, at: &At<'_>, id: PlayerId, r: &StatRecord<'_>, basis: &Basis) {
        let club = self.club(at, "club", &r.club);
        let season = self.season(at, "season", &r.season);
        let (Some(club), Some(season)) = (club, season) else { return };
        let value = Stat { club, season, starts: r.starts, minutes: r.minutes, goals: r.goals, assists: r.assists };
        let stated = self.stated(at, value, &Backing::new(&r.cite, r.known.as_ref()), basis, false);
        self.ledger.players[id.index()].stats.push(stated);
    }

    pub(super) fn fill_availability(&mut self, at: &At<'_>, r: &AvailabilityRecord<'_>) {
        let Some(id) = self.player(at, "player", &r.player) else { return };
        let Some(kind) = self.word(at, "kind", &r.kind, KINDS) else { return };
        let evidence = self.evidence(at, &r.cite);
        let mut readings = Vec::with_capacity(r.readings.len());
        for (i, reading) in r.readings.iter().enumerate() {
            readings.extend(self.reading(&at.item("readings", i), reading, &evidence));
        }
        readings.sort_by_key(|reading| reading.known);
        if readings.is_empty() {
            self.error(&at.field("readings"), "empty", "no reading of this absence can be used").expected =
                Some("at least one, with `known` and `status`".into());
            return;
        }
        let value = Availability {
            kind,
            part: r.part.as_ref().and_then(|text| self.word(at, "part", text, PARTS)),
            detail: boxed(r.detail.as_ref()),
            typical: boxed(r.typical.as_ref()),
            since: self.day_if(at, "since", r.since.as_ref()),
            readings: readings.into(),
            layer: self.layer,
        };
        self.ledger.players[id.index()].availability.push(value);
    }

    fn reading(
        &mut self,
        at: &At<'_>,
        r: &AvailabilityReadingRecord<'_>,
        record: &[Evidence],
    ) -> Option<AvailabilityReading> {
        let known = self.day(at, "known", &r.known);
        let status = self.word(at, "status", &r.status, STATUSES);
        if r.chance.is_some_and(|chance| chance > 100) {
            self.error(&at.field("chance"), "out_of_range", "a chance of more than 100 percent").expected =
                Some("0 to 100".into());
            return None;
        }
        let evidence = if r.cite.is_empty() { record.into() } else { self.evidence(at, &r.cite) };
        if evidence.is_empty() {
            self.uncited(at);
        }
        let return_from = self.partial_if(at, "return_from", r.return_from.as_ref());
        let return_to = self.partial_if(at, "return_to", r.return_to.as_ref());
        Some(AvailabilityReading {
            known: known?,
            status: status?,
            chance: r.chance,
            return_from,
            return_to: return_to.or(return_from),
            note: boxed(r.note.as_ref()),
            evidence,
        })
    }
}
