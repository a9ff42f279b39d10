//! What finds things in a ledger: by slug, by whom they concern, by day.

use std::collections::HashMap;
use std::hash::Hash;

use foldhash::fast::FixedState;

use crate::model::{
    AssociationId, ClaimId, ClubId, ContradictionId, Day, FactId, PersonId, PlayerId, ReportId, SagaId, Slug, SourceId,
    Subject, TableId,
};

use super::Ledger;

/// Slug to id, for one arena. The hasher is seeded alike in every run: iteration order must not
/// change what is shown.
pub type Slugs<Id> = HashMap<Slug, Id, FixedState>;

/// Lookups made once after linking; nothing in a view searches an arena.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Tables by slug.
    pub tables: Slugs<TableId>,
    /// Associations by slug.
    pub associations: Slugs<AssociationId>,
    /// Clubs by slug.
    pub clubs: Slugs<ClubId>,
    /// People in office by slug.
    pub people: Slugs<PersonId>,
    /// Players by slug.
    pub players: Slugs<PlayerId>,
    /// Sources by slug.
    pub sources: Slugs<SourceId>,
    /// Sagas by slug and by the ids they had elsewhere.
    pub sagas: Slugs<SagaId>,
    /// Reports by slug.
    pub reports: Slugs<ReportId>,
    /// Claims by slug.
    pub claims: Slugs<ClaimId>,
    /// Facts by slug.
    pub facts: Slugs<FactId>,
    /// Contradictions by slug.
    pub contradictions: Slugs<ContradictionId>,
    /// A player's sagas, in file order.
    pub sagas_of_player: Vec<Vec<SagaId>>,
    /// A club's sagas (from or to it), in file order.
    pub sagas_of_club: Vec<Vec<SagaId>>,
    /// A saga's claims, oldest first.
    pub claims_of_saga: Vec<Vec<ClaimId>>,
    /// Claims that a source originated, oldest first.
    pub claims_of_source: Vec<Vec<ClaimId>>,
    /// Players with a spell at a club, at any time, in file order.
    pub players_of_club: Vec<Vec<PlayerId>>,
    /// Facts about a subject, or that concern it, oldest first.
    pub facts_of: HashMap<Subject, Vec<FactId>>,
    /// Contradictions that a claim is a side of.
    pub contradictions_of_claim: HashMap<ClaimId, Vec<ContradictionId>>,
    /// Contradictions that a fact is a side of.
    pub contradictions_of_fact: HashMap<FactId, Vec<ContradictionId>>,
    /// Every day on which something became known, sorted, once each.
    pub known_days: Vec<Day>,
}

impl Index {
    /// Fills everything but the slugs, which linking fills as it goes.
    pub(super) fn fill(&mut self, ledger: &Ledger) {
        self.fill_sagas(ledger);
        self.fill_players(ledger);
        self.fill_facts(ledger);
        self.fill_days(ledger);
    }

    fn fill_sagas(&mut self, ledger: &Ledger) {
        self.sagas_of_player = vec![Vec::new(); ledger.players.len()];
        self.sagas_of_club = vec![Vec::new(); ledger.clubs.len()];
        for id in ledger.saga_ids() {
            let saga = &ledger[id];
            self.sagas_of_player[saga.player.index()].push(id);
            for club in [saga.from, saga.to.filter(|to| Some(*to) != saga.from)].into_iter().flatten() {
                self.sagas_of_club[club.index()].push(id);
            }
        }
        self.claims_of_saga = vec![Vec::new(); ledger.sagas.len()];
        self.claims_of_source = vec![Vec::new(); ledger.sources.len()];
        let mut claims: Vec<ClaimId> = (0..ledger.claims.len()).map(ClaimId::at).collect();
        claims.sort_by_key(|id| (ledger[*id].published, *id));
        for id in claims {
            let claim = &ledger[id];
            self.claims_of_saga[claim.saga.index()].push(id);
            if let crate::model::Origin::Named(source) = claim.origin {
                self.claims_of_source[source.index()].push(id);
            }
        }
    }

    fn fill_players(&mut self, ledger: &Ledger) {
        self.players_of_club = vec![Vec::new(); ledger.clubs.len()];
        for id in ledger.player_ids() {
            let mut clubs: Vec<ClubId> =
                ledger[id].spells.iter().flat_map(|s| [Some(s.value.club), s.value.owner]).flatten().collect();
            clubs.sort_unstable();
            clubs.dedup();
            for club in clubs {
                self.players_of_club[club.index()].push(id);
            }
        }
    }

    fn fill_facts(&mut self, ledger: &Ledger) {
        let mut facts: Vec<FactId> = (0..ledger.facts.len()).map(FactId::at).collect();
        facts.sort_by_key(|id| (ledger[*id].known, *id));
        for id in facts {
            let fact = &ledger[id];
            push(&mut self.facts_of, fact.subject, id);
            for subject in fact.also.iter().filter(|s| **s != fact.subject) {
                push(&mut self.facts_of, *subject, id);
            }
        }
        for (i, contradiction) in ledger.contradictions.iter().enumerate() {
            for side in &contradiction.sides {
                match side {
                    crate::model::Side::Claim(claim) => {
                        push(&mut self.contradictions_of_claim, *claim, ContradictionId::at(i));
                    }
                    crate::model::Side::Fact(fact) => {
                        push(&mut self.contradictions_of_fact, *fact, ContradictionId::at(i));
                    }
                }
            }
        }
    }

    fn fill_days(&mut self, ledger: &Ledger) {
        let mut days: Vec<Day> = days(ledger, |_| true).collect();
        days.sort_unstable();
        days.dedup();
        self.known_days = days;
    }
}

/// Every day on which something of the wanted layers became known, in no order, often more than once.
pub(super) fn days(ledger: &Ledger, wanted: impl Fn(u8) -> bool + Copy) -> impl Iterator<Item = Day> {
    let stated = move |layer: u8, known: Day| wanted(layer).then_some(known);
    let reports = ledger.reports.iter().filter_map(move |r| stated(r.layer, r.published));
    let players = ledger.players.iter().flat_map(move |p| {
        let absences = p.availability.iter().flat_map(move |a| a.readings.iter().map(move |r| (a.layer, r.known)));
        let born = p.born.iter().map(|s| (s.layer, s.known));
        let values = p.value_eur.iter().map(|s| (s.layer, s.known));
        let places = p.positions.iter().map(|s| (s.layer, s.known));
        let spells = p.spells.iter().map(|s| (s.layer, s.known));
        let exits = p.exits.iter().map(|s| (s.layer, s.known));
        let contracts = p.contracts.iter().map(|s| (s.layer, s.known));
        let stats = p.stats.iter().map(|s| (s.layer, s.known));
        let roles = p.roles.iter().map(|s| (s.layer, s.known));
        let tags = p.tags.iter().map(|s| (s.layer, s.known));
        let first = absences.chain(born).chain(values).chain(places).chain(spells);
        first.chain(exits).chain(contracts).chain(stats).chain(roles).chain(tags)
    });
    let sagas = ledger.sagas.iter().flat_map(|s| {
        s.outcomes.iter().map(|o| (o.layer, o.known)).chain(s.later_notes.iter().map(|n| (n.layer, n.known)))
    });
    let people = ledger.people.iter().flat_map(|p| p.tenures.iter().map(|t| (t.layer, t.known)));
    reports.chain(players.chain(sagas).chain(people).filter_map(move |(layer, known)| stated(layer, known)))
}

fn push<K: Eq + Hash, V>(map: &mut HashMap<K, Vec<V>>, key: K, value: V) {
    map.entry(key).or_default().push(value);
}
