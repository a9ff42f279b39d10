//! What accepting comes to: the records that a proposal puts into the ledger.

use std::collections::BTreeSet;

use crate::ledger::Ledger;
use crate::ledger::format::{
    ClaimRecord, ClubRecord, FactRecord, FactValueRecord, MoneyRecord, OriginRecord, PlayerRecord, ReportRecord,
    SagaRecord, SourceRecord, Text,
};
use crate::ledger::words::{MODALITIES, POLARITIES, SAGAS, SOURCES, code};
use crate::model::{
    Clock, Currency, Day, Modality, Polarity, SagaId, SagaKind, SeasonCalendar, SourceKind, StageFamily,
};
use crate::squad::{Moment, membership};
use crate::text::fold;

use super::change::{Change, Spot};
use super::error::OwnError;
use super::inbox::{InboxDocument, InboxItem};
use super::proposal::{ClaimProposal, FactProposal, Name, Proposal, ReportProposal, Sum};
use super::records::raw;
use super::sentence;
use super::shelf::Shelf;
use super::take_in::words;

/// What would change, in the order in which it is written.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The records.
    pub changes: Vec<Change>,
    /// Records of one's own that they rest on.
    pub(super) rests_on: BTreeSet<Spot>,
}

/// Works out what accepting comes to.
///
/// Only the lowest ledger is taken for granted. What the ledger has from higher layers may be gone
/// from the user's own files since it was opened, or stand in a folder that is not laid over it
/// the next time: such a record is made again in the user's own.
pub(super) struct Planner<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) shelf: &'a mut Shelf,
    pub(super) plan: Plan,
}

/// Where sources of one's own stand, and so on: convention, as in any ledger.
const CLUBS: &str = "clubs.json";
pub(super) const PLAYERS: &str = "players.json";
const SOURCES_FILE: &str = "sources.json";
const SAGAS_FILE: &str = "sagas.json";
pub(super) const ABSENCES: &str = "availability.json";

impl<'a> Planner<'a> {
    pub(super) fn new(ledger: &'a Ledger, shelf: &'a mut Shelf) -> Self {
        Self { ledger, shelf, plan: Plan::default() }
    }

    /// Adds what an item proposes.
    pub(super) fn item(&mut self, item: &InboxItem, document: Option<&InboxDocument>) -> Result<(), OwnError> {
        let day = item.report.day.ok_or_else(|| {
            OwnError::value(
                format!("`{}` has no day, and from when it is known decides everything", item.id),
                "a day of publication: edit `day` first",
            )
        })?;
        let number = item.id.as_str();
        let report = self.report_of(&item.report, day, item.document.as_deref(), document);
        let quote = item.evidence.as_ref().map(|span| format!("“{}”", words(&span.text)));
        match &item.proposal {
            Proposal::Claim(claim) => self.claim(claim, day, &report, number, quote).map(|_| ()),
            Proposal::Fact(fact) => {
                self.fact(fact, day, &report, number);
                Ok(())
            }
            Proposal::Question(_) => {
                Err(OwnError::value(format!("`{}` is a question", item.id), "an answer: one of its candidates"))
            }
        }
    }

    /// The report of a publication, begun where the user's ledger has none of it yet. One of a
    /// lower ledger is added to.
    pub(super) fn report_of(
        &mut self,
        proposal: &ReportProposal,
        day: Day,
        document: Option<&str>,
        read: Option<&InboxDocument>,
    ) -> String {
        let publisher = proposal.outlet.as_ref().map(|outlet| self.source(outlet, SourceKind::Outlet));
        let same_page = proposal.url.as_ref().and_then(|url| {
            let reports = self.ledger.reports.iter();
            reports.filter(|r| r.published == day).find(|r| r.url.as_deref() == Some(url))
        });
        let id = match (same_page, document) {
            (Some(report), _) => report.slug.to_string(),
            (None, Some(document)) => format!("{}-{day}-{document}", publisher.as_deref().unwrap_or("unknown")),
            (None, None) => format!("{}-{day}", publisher.as_deref().unwrap_or("notes")),
        };
        // The file's name alone: its folder is nobody's business who looks at the chain.
        let path = read.and_then(|document| document.path.as_deref());
        let path = path.map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path));
        let feed = read.and_then(|document| document.feed.as_deref());
        let unsigned = || path.or(feed).unwrap_or("notes of one's own").to_owned().into();
        self.begin_report(&ReportRecord {
            id: id.clone().into(),
            published: day.to_string().into(),
            date_basis: proposal.day_basis.as_deref().map(|basis| date_basis(basis).into()),
            document: publisher.is_none().then(unsigned),
            publisher: publisher.map(Text::from),
            author: proposal.author.clone().map(Text::from),
            url: proposal.url.clone().map(Text::from),
            ..ReportRecord::default()
        });
        id
    }

    /// Writes a report's head, unless the user's ledger has it.
    pub(super) fn begin_report(&mut self, record: &ReportRecord<'_>) {
        let file = format!("reports/{}.json", record.published.get(..7).unwrap_or("undated"));
        self.support(&Spot::Report(record.id.as_str().into()), &file, record);
    }

    /// Adds a claim; its id comes back.
    pub(super) fn claim(
        &mut self,
        claim: &ClaimProposal,
        day: Day,
        report: &str,
        number: &str,
        quote: Option<String>,
    ) -> Result<String, OwnError> {
        let player = self.player(&claim.player, report, day);
        let from = claim.from.as_ref().map(|club| self.club(club, report));
        let to = claim.to.as_ref().map(|club| self.club(club, report));
        let origin = match (&claim.source, &claim.unnamed) {
            (Some(source), _) => Some(OriginRecord::Source(self.source(source, SourceKind::Journalist).into())),
            (None, Some(told)) => Some(OriginRecord::Unnamed(told.clone().into())),
            (None, None) => None,
        };
        let saga = self.saga(claim, &player, from, to, day);
        let by = match &origin {
            Some(OriginRecord::Source(id)) => id.to_string(),
            Some(OriginRecord::Unnamed(_)) => "unnamed".to_owned(),
            None => report.split(&format!("-{day}")).next().unwrap_or("own").to_owned(),
        };
        let relays: Vec<Text<'_>> =
            claim.relays.iter().map(|relay| self.source(relay, SourceKind::Outlet).into()).collect();
        let conditional = claim.modality == Modality::Conditional;
        let id = self.free_claim_id(report, &format!("{saga}.{day}.{by}"), number);
        let record = ClaimRecord {
            id: id.clone().into(),
            saga: saga.into(),
            stage: claim.stage.code().into(),
            polarity: (claim.polarity == Polarity::Against).then(|| code(POLARITIES, claim.polarity).into()),
            modality: (claim.modality != Modality::Reported).then(|| code(MODALITIES, claim.modality).into()),
            origin,
            relays,
            fee: claim.fee.as_ref().map(money).transpose()?,
            condition: claim.condition.clone().map(Text::from).filter(|_| conditional),
            note: quote.map(Text::from),
            recalls: claim.recalls.clone().map(Text::from),
            summary: claim.summary.clone().unwrap_or_else(|| sentence::of_claim(claim)).into(),
            ..ClaimRecord::default()
        };
        let spot = Spot::Claim { report: report.into(), id: id.as_str().into() };
        self.part(&Spot::Report(report.into()), spot, &record);
        Ok(id)
    }

    /// Adds a fact, and what it says of a contract or an injury; its id comes back.
    pub(super) fn fact(&mut self, fact: &FactProposal, day: Day, report: &str, number: &str) -> String {
        let player = self.player(&fact.player, report, day);
        let origin = fact.source.as_ref().map(|s| OriginRecord::Source(self.source(s, SourceKind::Journalist).into()));
        let id = self.free_fact_id(report, &format!("{player}.{}.{day}", fact.kind), number);
        let record = FactRecord {
            id: id.clone().into(),
            player: Some(player.clone().into()),
            kind: fact.kind.clone().into(),
            value: fact.value.as_deref().map(fact_value),
            origin,
            summary: fact.summary.clone().unwrap_or_else(|| sentence::of_fact(fact)).into(),
            ..FactRecord::default()
        };
        let spot = Spot::Fact { report: report.into(), id: id.as_str().into() };
        self.part(&Spot::Report(report.into()), spot, &record);
        self.effect(fact, &player, day, report);
        id
    }

    fn free_claim_id(&self, report: &str, stem: &str, number: &str) -> String {
        let free = |id: &str| {
            self.ledger.index.claims.get(id).is_none_or(|id| self.ledger[*id].layer != 0)
                && self.shelf.file(&Spot::Claim { report: report.into(), id: id.into() }).is_none()
        };
        free_id(stem, number, free)
    }

    fn free_fact_id(&self, report: &str, stem: &str, number: &str) -> String {
        let free = |id: &str| {
            self.ledger.index.facts.get(id).is_none_or(|id| self.ledger[*id].layer != 0)
                && self.shelf.file(&Spot::Fact { report: report.into(), id: id.into() }).is_none()
        };
        free_id(stem, number, free)
    }

    /// The saga of a claim: the one it names, else the one that fits, else a new one.
    fn saga(
        &mut self,
        claim: &ClaimProposal,
        player: &str,
        from: Option<String>,
        to: Option<String>,
        day: Day,
    ) -> String {
        let named = claim.saga.as_deref();
        let known = match named {
            Some(id) => self.ledger.index.sagas.get(id).copied(),
            None => self.fitting(claim, player, to.as_deref(), day),
        };
        // The id it has in the files: it may have been named by one it had elsewhere.
        let named = known.map(|saga| self.ledger[saga].slug.to_string()).or_else(|| named.map(str::to_owned));
        if let (Some(id), Some(saga)) = (&named, known)
            && (self.ledger[saga].layer == 0 || self.shelf.file(&Spot::Saga(id.as_str().into())).is_some())
        {
            self.rest_on(&Spot::Saga(id.as_str().into()));
            return id.clone();
        }
        let kind = if claim.stage.family() == StageFamily::Contract { SagaKind::Renewal } else { claim.kind };
        let end = match (&to, kind) {
            (_, SagaKind::Renewal) => "renewal",
            (Some(to), _) => to.as_str(),
            (None, _) => "exit",
        };
        let id = named.unwrap_or_else(|| format!("{player}-{end}"));
        let from = from.or_else(|| self.home(player, day));
        let to = if kind == SagaKind::Renewal { to.or_else(|| from.clone()) } else { to };
        let record = SagaRecord {
            id: id.clone().into(),
            player: player.to_owned().into(),
            from: from.map(Text::from),
            to: to.map(Text::from),
            kind: code(SAGAS, kind).into(),
            opened: Some(day.to_string().into()),
            ..SagaRecord::default()
        };
        self.support(&Spot::Saga(id.as_str().into()), SAGAS_FILE, &record);
        id
    }

    /// The ledger's saga that a claim belongs to, the newest that had begun.
    fn fitting(&self, claim: &ClaimProposal, player: &str, to: Option<&str>, day: Day) -> Option<SagaId> {
        let player = *self.ledger.index.players.get(player)?;
        let to = to.and_then(|to| self.ledger.index.clubs.get(to)).copied();
        let contract = claim.stage.family() == StageFamily::Contract;
        let sagas = self.ledger.index.sagas_of_player[player.index()].iter().copied();
        let fits = sagas.filter(|id| {
            let saga = &self.ledger[*id];
            let same =
                if contract { saga.kind == SagaKind::Renewal } else { saga.kind != SagaKind::Renewal && saga.to == to };
            // A claim may be a little older than the first one on record.
            same && (contract || to.is_some()) && saga.opened.is_none_or(|opened| opened <= day.plus_days(60))
        });
        fits.max_by_key(|id| self.ledger[*id].opened)
    }

    /// The club that a player belongs to on a day.
    pub(super) fn home(&self, player: &str, day: Day) -> Option<String> {
        let player = *self.ledger.index.players.get(player)?;
        let moment = Moment::new(&Clock::on(day), SeasonCalendar::EUROPEAN).now();
        let membership = membership(self.ledger, player, &moment);
        let club = membership.owner.map(|bond| bond.club).or_else(|| membership.plays_for())?;
        Some(self.ledger[club].slug.to_string())
    }

    fn player(&mut self, name: &Name, report: &str, day: Day) -> String {
        let known = |id: &str| self.ledger.index.players.contains_key(id);
        let id = self.id_of(name, known, Spot::Player);
        let below = self.ledger.index.players.get(id.as_str()).is_some_and(|id| self.ledger[*id].layer == 0);
        let record = PlayerRecord {
            id: id.clone().into(),
            name: name.name.clone().into(),
            cite: vec![report.to_owned().into()],
            known: Some(day.to_string().into()),
            ..PlayerRecord::default()
        };
        if below {
            self.rest_on(&Spot::Player(id.as_str().into()));
        } else {
            self.support(&Spot::Player(id.as_str().into()), PLAYERS, &record);
        }
        id
    }

    fn club(&mut self, name: &Name, report: &str) -> String {
        let known = |id: &str| self.ledger.index.clubs.contains_key(id);
        let id = self.id_of(name, known, Spot::Club);
        let below = self.ledger.index.clubs.get(id.as_str()).is_some_and(|id| self.ledger[*id].layer == 0);
        let record = ClubRecord {
            id: id.clone().into(),
            name: name.name.clone().into(),
            cite: vec![report.to_owned().into()],
            ..ClubRecord::default()
        };
        if below {
            self.rest_on(&Spot::Club(id.as_str().into()));
        } else {
            self.support(&Spot::Club(id.as_str().into()), CLUBS, &record);
        }
        id
    }

    /// A source by name; one that nothing knows is taken for the kind that stands here.
    pub(super) fn source(&mut self, name: &Name, kind: SourceKind) -> String {
        let known = |id: &str| self.ledger.index.sources.contains_key(id);
        let id = self.id_of(name, known, Spot::Source);
        let below = self.ledger.index.sources.get(id.as_str()).is_some_and(|id| self.ledger[*id].layer == 0);
        let record = SourceRecord {
            id: id.clone().into(),
            name: name.name.clone().into(),
            kind: code(SOURCES, kind).into(),
            ..SourceRecord::default()
        };
        if below {
            self.rest_on(&Spot::Source(id.as_str().into()));
        } else {
            self.support(&Spot::Source(id.as_str().into()), SOURCES_FILE, &record);
        }
        id
    }

    /// The id of a name: its own where something has it, else one made from the name.
    fn id_of(&self, name: &Name, known: impl Fn(&str) -> bool, spot: impl Fn(Box<str>) -> Spot) -> String {
        if let Some(id) = &name.id
            && (known(id) || self.shelf.file(&spot(id.as_str().into())).is_some())
        {
            return id.clone();
        }
        slug(&name.name)
    }

    /// A part of a record that has a spot of its own, in the file of that record.
    pub(super) fn part<R: serde::Serialize>(&mut self, parent: &Spot, spot: Spot, record: &R) {
        let file: Box<str> = self.shelf.file(parent).unwrap_or(PLAYERS).into();
        self.rest_on(parent);
        if !spot.is_nameless() {
            self.shelf.note(spot.clone(), &file);
        }
        self.plan.changes.push(Change { file, spot, before: None, after: raw(record) });
    }

    /// A player's record of one's own, begun where there is none, for what is added to him.
    pub(super) fn own_player(&mut self, player: &str) -> Spot {
        let spot = Spot::Player(player.into());
        self.support(&spot, PLAYERS, &PlayerRecord { id: player.to_owned().into(), ..PlayerRecord::default() });
        spot
    }

    /// A record that others rest on, begun where the user's ledger has none.
    pub(super) fn support<R: serde::Serialize>(&mut self, spot: &Spot, file: &str, record: &R) {
        if self.shelf.file(spot).is_none() {
            self.shelf.note(spot.clone(), file);
            let change = Change { file: file.into(), spot: spot.clone(), before: None, after: raw(record) };
            self.plan.changes.push(change);
        }
        self.rest_on(spot);
    }

    /// Notes that a record of the user's own is needed.
    pub(super) fn rest_on(&mut self, spot: &Spot) {
        if self.shelf.file(spot).is_some() {
            self.plan.rests_on.insert(spot.clone());
        }
    }
}

/// An id that nothing has yet, with a number behind it.
fn free_id(stem: &str, number: &str, free: impl Fn(&str) -> bool) -> String {
    let first = format!("{stem}.{number}");
    if free(&first) {
        return first;
    }
    (2..u32::MAX).map(|n| format!("{first}-{n}")).find(|id| free(id)).unwrap_or(first)
}

/// A name as an id: `Ibrahima Konaté` is `ibrahima-konate`.
pub(super) fn slug(name: &str) -> String {
    let folded = fold(name);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "unnamed".to_owned() } else { parts.join("-") }
}

/// How a day is known, in the ledger's words.
fn date_basis(read: &str) -> &'static str {
    match read {
        "date_line" => "text",
        "metadata" => "page",
        "byline" => "byline",
        "feed" => "index",
        _ => "stated",
    }
}

pub(super) fn money(sum: &Sum) -> Result<MoneyRecord<'static>, OwnError> {
    if Currency::from_code(&sum.currency).is_none() {
        return Err(OwnError::value(format!("`{}` is no currency", sum.currency), "three letters, such as EUR"));
    }
    Ok(MoneyRecord { amount: sum.amount, currency: sum.currency.clone().into(), addons: sum.addons })
}

/// A fact's value by what it looks like: a sum, a date, else words.
fn fact_value(value: &str) -> FactValueRecord<'static> {
    let sum = value.parse::<Sum>().ok().and_then(|sum| money(&sum).ok());
    match sum {
        Some(money) => FactValueRecord::Money(money),
        None if value.parse::<crate::model::PartialDay>().is_ok() => FactValueRecord::Date(value.to_owned().into()),
        None => FactValueRecord::Text(value.to_owned().into()),
    }
}
