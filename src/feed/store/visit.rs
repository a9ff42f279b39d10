//! What each server said last, and when it may be asked again.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The longest rest that a server is given.
const LONGEST_REST: TimeDelta = TimeDelta::days(1);
/// The first rest where the server does not say how long.
const FIRST_REST: TimeDelta = TimeDelta::minutes(5);

/// The last visit to a feed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// What the address was: marks of another one mean nothing.
    pub(super) address: String,
    /// The page's mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The page's date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// When it was last fetched well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<DateTime<Utc>>,
    /// Until when the server wants to be left alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_until: Option<DateTime<Utc>>,
    /// How often in a row it did.
    #[serde(skip_serializing_if = "is_zero")]
    pub refusals: u32,
    /// What went wrong last, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Visit {
    /// Until when to wait, if it is not over. No server's wish and no clock that was set back
    /// makes it longer than a day.
    pub fn waits(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.wait_until.filter(|until| (now..=now + LONGEST_REST).contains(until))
    }

    /// The visit with the marks of a page that was fetched.
    #[must_use]
    pub fn with_marks(self, etag: Option<String>, last_modified: Option<String>) -> Self {
        Self { etag, last_modified, ..self }
    }

    /// Notes that the server wants rest: as long as it says, else longer each time.
    #[must_use]
    pub fn refused(mut self, after: Option<Duration>, now: DateTime<Utc>, error: &str) -> Self {
        let asked = after.and_then(|after| TimeDelta::from_std(after).ok());
        let doubled = FIRST_REST * 2_i32.saturating_pow(self.refusals.min(10));
        let rest = asked.unwrap_or(doubled).clamp(TimeDelta::seconds(1), LONGEST_REST);
        self.wait_until = Some(now + rest);
        self.refusals = self.refusals.saturating_add(1);
        self.error = Some(error.to_owned());
        self
    }

    /// Notes that it went wrong in another way.
    #[must_use]
    pub fn failed(mut self, error: &str) -> Self {
        self.error = Some(error.to_owned());
        self
    }

    /// Notes that it went well.
    #[must_use]
    pub fn went_well(mut self, now: DateTime<Utc>) -> Self {
        self.fetched = Some(now);
        self.wait_until = None;
        self.refusals = 0;
        self.error = None;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rest_is_as_asked_else_longer_each_time_and_never_endless() {
        let now = DateTime::UNIX_EPOCH;
        let minutes = |visit: &Visit| (visit.waits(now).unwrap() - now).num_minutes();
        let asked = Visit::default().refused(Some(Duration::from_mins(2)), now, "x");
        assert_eq!(minutes(&asked), 2);
        let mut visit = Visit::default();
        let mut rests = Vec::new();
        for _ in 0..12 {
            visit = visit.refused(None, now, "x");
            rests.push(minutes(&visit));
        }
        assert_eq!((&rests[..4], rests[11]), (&[5, 10, 20, 40][..], 24 * 60));
        let greedy = Visit::default().refused(Some(Duration::from_secs(u64::MAX)), now, "x");
        assert_eq!(minutes(&greedy), 5, "what is beyond any clock says nothing");
        assert_eq!(visit.waits(now - TimeDelta::days(30)), None, "a clock set back waits for nobody");
        assert_eq!(visit.clone().went_well(now).waits(now), None);
    }
}
