//! What an accepted fact says of a contract or of a player's fitness.

use crate::ledger::format::{AvailabilityReadingRecord, AvailabilityRecord, ContractRecord, PlayerRecord};
use crate::ledger::words::PARTS;
use crate::model::{Day, PartialDay};
use crate::text::fold;

use super::apply::{parsed, text_of};
use super::change::{Change, Spot};
use super::error::OwnError;
use super::folder::Folder;
use super::plan::{ABSENCES, PLAYERS, Planner};
use super::proposal::FactProposal;
use super::records::{current, raw};

impl Planner<'_> {
    /// Adds the reading that a fact gives beside the fact itself, known from the same report.
    pub(super) fn effect(&mut self, fact: &FactProposal, player: &str, day: Day, report: &str) {
        let value = fact.value.as_deref();
        let date = value.filter(|value| value.parse::<PartialDay>().is_ok());
        match fact.kind.as_str() {
            "contract_end" => {
                if let (Some(end), Some(club)) = (date, self.home(player, day)) {
                    self.contract(player, &club, end, &[report.to_owned()], day);
                }
            }
            "injury" => self.absence(player, day, report, value, None),
            "recovery" if date.is_some() => self.absence(player, day, report, None, date),
            _ => {}
        }
    }

    /// Adds a reading of a contract.
    pub(super) fn contract(&mut self, player: &str, club: &str, end: &str, cite: &[String], known: Day) {
        let parent = self.own_player(player);
        let record = ContractRecord {
            club: club.to_owned().into(),
            end: end.to_owned().into(),
            cite: cite.iter().map(|id| id.clone().into()).collect(),
            known: Some(known.to_string().into()),
            ..ContractRecord::default()
        };
        self.part(&parent, Spot::Contract(player.into()), &record);
    }

    /// Adds the id by which other people's data know a player.
    pub(super) fn outside_id(&mut self, folder: &Folder, player: &str, kind: &str, id: &str) -> Result<(), OwnError> {
        let spot = Spot::Player(player.into());
        let mut record = PlayerRecord { id: player.to_owned().into(), ..PlayerRecord::default() };
        let Some(file) = self.shelf.file(&spot).map(str::to_owned) else {
            record.ids.insert(kind.to_owned().into(), id.to_owned().into());
            self.support(&spot, PLAYERS, &record);
            return Ok(());
        };
        let path = folder.ledger().join(&file);
        let text = text_of(&path)?;
        let before = current(&parsed(&path, &text)?, &spot, None).unwrap_or_default();
        let Ok(mut record) = serde_json::from_str::<PlayerRecord<'_>>(&before) else { return Ok(()) };
        let old = raw(&record);
        record.ids.insert(kind.to_owned().into(), id.to_owned().into());
        self.rest_on(&spot);
        self.plan.changes.push(Change { file: file.into(), spot, before: old, after: raw(&record) });
        Ok(())
    }

    fn absence(&mut self, player: &str, day: Day, report: &str, what: Option<&str>, back: Option<&str>) {
        let folded = what.map(fold).unwrap_or_default();
        let part = PARTS.iter().map(|(word, _)| *word).find(|word| folded.split(' ').any(|w| w == *word));
        let record = AvailabilityRecord {
            player: player.to_owned().into(),
            kind: "injury".into(),
            part: part.map(Into::into),
            detail: what.map(|what| what.to_owned().into()),
            readings: vec![AvailabilityReadingRecord {
                known: day.to_string().into(),
                status: "out".into(),
                return_from: back.map(|back| back.to_owned().into()),
                cite: vec![report.to_owned().into()],
                ..AvailabilityReadingRecord::default()
            }],
            ..AvailabilityRecord::default()
        };
        self.rest_on(&Spot::Player(player.into()));
        self.plan.changes.push(Change {
            file: ABSENCES.into(),
            spot: Spot::Absence(player.into()),
            before: None,
            after: raw(&record),
        });
    }
}
