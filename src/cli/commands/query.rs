//! `query`: the players or sagas that a query keeps.

use crate::cli::error::{CliError, Trouble};
use crate::cli::session::Session;
use crate::query::{Bound, QueryError, parse, players, sagas};

use super::{boards, rumours};

/// Lists what a query keeps, as the boards and the rumours list it.
pub fn query(session: &Session, expression: &str) -> Result<(), CliError> {
    let ledger = session.ledger();
    let today = session.today();
    let wrong = |error: QueryError| mistake(expression, &error);
    let bound = Bound::new(parse(expression).map_err(wrong)?, ledger, session.names()).map_err(wrong)?;
    if bound.query.is_about_sagas() {
        return rumours::print_sagas(session, &today, &sagas(ledger, &today, &bound));
    }
    boards::print_players(session, &players(ledger, &today, &bound))
}

/// A mistake with the query and a mark under it.
fn mistake(expression: &str, error: &QueryError) -> CliError {
    let told = CliError::new(Trouble::Usage, error.what.clone());
    let told = error.pointed(expression).lines().fold(told, CliError::hint);
    let told = told.hint(format!("expected {}", error.expected));
    if error.near.is_empty() { told } else { told.hint(format!("did you mean {}?", error.near.join(", or "))) }
}
