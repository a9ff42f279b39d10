//! What accepting an item would change, before anybody accepts it.

use crate::desk::{Ahead, ahead};
use crate::ledger::{Ledger, OpenOptions, open_as_if};
use crate::model::Clock;

use super::change::Spot;
use super::error::OwnError;
use super::plan::Plan;
use super::proposal::Proposal;
use super::store::Own;

/// The ledger as it would be, and what would be otherwise in it.
#[derive(Debug)]
pub struct LookAhead {
    /// The records that would be written.
    pub plan: Plan,
    /// The ledger as it would be.
    pub after: Ledger,
    /// The clock that both are looked at by: on the item's day where that is later than the one
    /// shown, since nothing is known of it before.
    pub clock: Clock,
    /// What would be otherwise about its player.
    pub ahead: Ahead,
}

impl Own {
    /// Looks ahead. It opens the ledger once more, which takes as long as a start does: not for
    /// the thread that draws.
    pub fn look_ahead(
        &self,
        ledger: &Ledger,
        options: &OpenOptions,
        clock: &Clock,
        id: &str,
    ) -> Result<LookAhead, OwnError> {
        let plan = self.plan(ledger, id)?;
        let after = open_as_if(options, &self.texts_with(&plan)?).ledger;
        let item = self.inbox().item(id);
        let day = item.and_then(|item| item.report.day);
        let clock = Clock { as_of: day.map_or(clock.as_of, |day| day.max(clock.as_of)), ..*clock };
        let named = item.and_then(|item| match &item.proposal {
            Proposal::Claim(claim) => claim.player.id.as_deref(),
            Proposal::Fact(fact) => fact.player.id.as_deref(),
            Proposal::Question(_) => None,
        });
        let begun = plan.changes.iter().find_map(|change| match &change.spot {
            Spot::Player(id) => Some(&**id),
            _ => None,
        });
        let player = named.filter(|id| after.index.players.contains_key(*id)).or(begun);
        let ahead = player.map_or_else(Ahead::default, |player| ahead(ledger, &after, &clock, player));
        Ok(LookAhead { plan, after, clock, ahead })
    }
}
