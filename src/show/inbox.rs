//! What came into the inbox, in words.

use crate::own::Arrived;

use super::count;

/// What came of putting readings into the inbox.
pub fn arrived(arrived: &Arrived) -> String {
    let new = format!("{} new in the inbox", count(arrived.new, "item", "items"));
    let known = (arrived.known > 0).then(|| format!("{} there already", arrived.known));
    let accepted = (arrived.accepted > 0).then(|| format!("{} accepted by your rules", arrived.accepted));
    [Some(new), known, accepted].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
