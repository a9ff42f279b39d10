//! Scenarios, properties, and what the edition must show.

mod belonging;
mod charts;
mod contracts;
mod edition;
mod fitness;
mod projection;
mod properties;
mod rules;
mod world;

use serde_json::{Value, json};

use self::world::{HE, club, player};
use super::{Row, Standing, chart, standing};
use crate::ledger::Ledger;
use crate::model::Clock;

fn his_row(ledger: &Ledger, at: &str, clock: &Clock) -> Row {
    chart(ledger, club(ledger, at), clock).row(HE).expect("he is in the chart").clone()
}

fn contracted(at: &str, contracts: &Value, sagas: &Value) -> Ledger {
    player(json!({
        "spells": [{"club": at, "kind": "permanent", "from": "2020-01-01", "cite": ["t-2025-08"]}],
        "contracts": contracts,
        "sagas": sagas,
    }))
}

/// How he belongs to a club, as a word; `gone:…` of a season to come, `-` where not at all.
fn presence(ledger: &Ledger, at: &str, clock: &Clock) -> String {
    match standing(ledger, HE, club(ledger, at), clock) {
        Standing::In { presence, .. } => presence.code().into(),
        Standing::Gone(reason) => format!("gone:{}", reason.code()),
        Standing::Out => "-".into(),
    }
}
