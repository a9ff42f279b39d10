//! A player's row of a chart in words, part by part, so that two can be set side by side.

use crate::desk::{Direction, SagaLink, Seen};
use crate::ledger::Ledger;
use crate::model::{AvailabilityStatus, Day, PartialDay, SagaId, SagaKind};
use crate::own::LookAhead;
use crate::rumour::Standing;
use crate::squad::{Fitness, Presence};

use super::{absence_reason, age, count, month_year, position, presence, return_window, stage, state, status_short};

/// Something before and after, part by part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// What it is: a saga, or a club's chart.
    pub about: String,
    /// The saga, where it is one that there is now.
    pub saga: Option<SagaId>,
    /// What it says now; nothing where he is not in it.
    pub before: Option<Vec<String>>,
    /// What it would say.
    pub after: Option<Vec<String>>,
}

impl Compared {
    /// Whether nothing would be otherwise.
    pub fn is_same(&self) -> bool {
        self.before == self.after
    }
}

/// What a decision would change, the saga first, then the charts. `ledger` is as it is now.
pub fn compared(ledger: &Ledger, seen: &LookAhead) -> Vec<Compared> {
    let LookAhead { after, clock, ahead, .. } = seen;
    let sagas = ahead.sagas.iter().map(|saga| {
        let to = after[saga.saga]
            .to
            .map_or_else(|| "saga of leaving".to_owned(), |club| format!("saga to {}", after[club].name));
        let renewal = after[saga.saga].kind == SagaKind::Renewal;
        Compared {
            about: if renewal { "saga of a new contract".to_owned() } else { to },
            saga: ledger.index.sagas.get(after[saga.saga].slug.as_str()).copied(),
            before: saga.before.as_ref().map(standing_parts),
            after: Some(standing_parts(&saga.after)),
        }
    });
    let charts = ahead.charts.iter().map(|chart| Compared {
        about: format!("chart of {}", after[chart.club].name),
        saga: None,
        before: chart.before.as_ref().map(|seen| chart_row(ledger, seen, clock.as_of)),
        after: chart.after.as_ref().map(|seen| chart_row(after, seen, clock.as_of)),
    });
    sagas.chain(charts).collect()
}

/// `Centre-back`, `26`, `Jun 26`, `fit`, `to Real Madrid: talks`: the parts of a row that say something.
pub fn chart_row(ledger: &Ledger, seen: &Seen, on: Day) -> Vec<String> {
    let row = &seen.row.row;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(seen.position.map(|at| position(at).to_owned()));
    parts.extend((row.presence != Presence::Squad).then(|| presence(row.presence).to_owned()));
    parts.extend(row.age.map(|years| age((years.from, years.to))));
    let end = row.contract.as_ref().map(|contract| format!("contract to {}", month_year(contract.end_day)));
    parts.extend(end);
    parts.extend((row.presence != Presence::LinkedIn).then(|| fitness(&row.availability, on)));
    parts.extend(seen.row.sagas.iter().filter(|link| link.is_open()).map(|link| linked(ledger, link)));
    parts
}

/// `talks, active, heat 412, 5 claims`: how a saga stands, part by part.
pub fn standing_parts(standing: &Standing) -> Vec<String> {
    let contested = standing.contested.then(|| "contested".to_owned());
    let mut parts = vec![stage(standing.stage).to_owned(), state(standing.state).to_owned()];
    parts.extend(contested);
    parts.push(format!("heat {}", standing.heat));
    parts.push(count(standing.claims, "claim", "claims"));
    parts
}

fn linked(ledger: &Ledger, link: &SagaLink) -> String {
    let club = link.club.map_or("elsewhere", |club| &*ledger[club].name);
    let way = match link.direction {
        Direction::In => format!("from {club}"),
        Direction::Out => format!("to {club}"),
        Direction::Renewal => "new contract".to_owned(),
    };
    let contested = if link.contested { ", contested" } else { "" };
    format!("{way}: {}{contested}", stage(link.stage))
}

fn fitness(fitness: &Fitness, on: Day) -> String {
    let status = status_short(fitness.status);
    if matches!(fitness.status, AvailabilityStatus::Available | AvailabilityStatus::Unknown) {
        return status.to_owned();
    }
    let reason = fitness.kind.map(|kind| absence_reason(kind, fitness.part, fitness.detail.as_deref()).into_owned());
    let day = |day: Day| Some(PartialDay::Day(day));
    let back = fitness.back().and_then(|back| return_window(day(back.from), day(back.to), on));
    let back = back.map(|back| format!("back {back}"));
    let chance = fitness.chance.map(|chance| format!("{chance} %"));
    [Some(status.to_owned()), reason, back.or(chance)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
