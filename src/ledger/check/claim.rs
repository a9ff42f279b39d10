//! Reports, their claims and facts.

use crate::ledger::format::{ClaimRecord, FactRecord, FactValueRecord, ReportRecord};
use crate::ledger::link::At;
use crate::model::{Birth, Claim, ClubId, Day, PlayerId, Saga};

use super::{Checker, date, last_day};

impl Checker<'_> {
    pub(super) fn report(&mut self, at: &At<'_>, r: &ReportRecord<'_>) {
        self.possible(at, &[("published", Some(&r.published))]);
        let unsaid = r.claims.iter().any(|claim| claim.origin.is_none());
        if unsaid && r.publisher.is_none() && r.document.is_none() && !self.adds_report(&r.id) {
            let what = "nobody is named who published this report, nor who says what it claims";
            self.warn(at, "no_publisher", what, "`publisher`, the id of a source, or `document`, what it calls itself");
        }
        if let Some(url) = &r.url
            && !is_page(url)
        {
            let what = format!("`{}` is no address of a page", crate::text::truncate(url, 60));
            self.warn(&at.field("url"), "bad_url", what, "an address that begins with https://, or a file's path");
        }
        for (i, claim) in r.claims.iter().enumerate() {
            self.claim(&at.item("claims", i), r, claim);
        }
        for (i, fact) in r.facts.iter().enumerate() {
            self.fact(&at.item("facts", i), r, fact);
        }
    }

    fn adds_report(&self, id: &str) -> bool {
        self.ledger.index.reports.get(id).is_some_and(|id| self.ledger[*id].layer < self.layer)
    }

    fn claim(&mut self, at: &At<'_>, report: &ReportRecord<'_>, r: &ClaimRecord<'_>) {
        self.summary(at, &r.summary);
        let Some(saga) = self.ledger.index.sagas.get(&*r.saga).map(|id| &self.ledger[*id]) else { return };
        if let (Some(opened), Ok(published)) = (saga.opened, report.published.parse::<Day>())
            && published < opened
        {
            let what = format!("a claim of {published}, before its saga was opened");
            let expected = format!("{opened} or later, or an earlier `opened` of `{}`", r.saga);
            // A ledger may well find an older report than the one below it knew.
            if saga.layer < self.layer {
                self.warn(&at.field("saga"), "before_saga", what, expected);
            } else {
                self.error(&at.field("saga"), "before_saga", what, expected);
            }
        }
        for (i, slug) in r.clubs.iter().enumerate() {
            let Some(club) = self.ledger.index.clubs.get(slug.as_str()) else { continue };
            if !concerns(saga, *club) {
                let what = format!("the claim names `{slug}`, and its saga does not");
                let expected = self.clubs_of(saga);
                self.error(&at.item("clubs", i), "foreign_club", what, expected);
            }
        }
        if &*r.modality.clone().unwrap_or_default() == "conditional" && r.condition.is_none() {
            let what = "a conditional claim without its condition";
            self.warn(at, "no_condition", what, "`condition`, what it depends on");
        }
    }

    fn fact(&mut self, at: &At<'_>, report: &ReportRecord<'_>, r: &FactRecord<'_>) {
        self.summary(at, &r.summary);
        self.possible(at, &[("valid", r.valid.as_ref())]);
        let player = r.player.as_ref().and_then(|slug| self.ledger.index.players.get(slug.as_str()).copied());
        if let Some(player) = player {
            self.age_fact(at, report, r, player);
        }
        let claim = r.claim.as_ref().and_then(|slug| self.ledger.index.claims.get(slug.as_str()));
        if let Some(claim) = claim {
            self.same_saga(at, r, player, &self.ledger[*claim]);
        }
    }

    /// A fact that says the same as a claim is about that claim's player and clubs.
    fn same_saga(&mut self, at: &At<'_>, r: &FactRecord<'_>, player: Option<PlayerId>, claim: &Claim) {
        let saga = &self.ledger[claim.saga];
        if player.is_some_and(|player| player != saga.player) {
            let what = format!("`{}` is about another player", claim.slug);
            let expected = format!("a claim about this one, or the player `{}`", self.ledger[saga.player].slug);
            self.error(&at.field("claim"), "wrong_player", what, expected);
        }
        let club = r.club.as_ref().and_then(|slug| self.ledger.index.clubs.get(slug.as_str()));
        if let (Some(club), Some(slug)) = (club, &r.club)
            && player.is_some()
            && !concerns(saga, *club)
        {
            let what = format!("the fact is about `{slug}`, and the saga of its claim is not");
            let expected = self.clubs_of(saga);
            self.warn(&at.field("club"), "foreign_club", what, expected);
        }
    }

    /// An age that a report gives, against the births on record.
    fn age_fact(&mut self, at: &At<'_>, report: &ReportRecord<'_>, r: &FactRecord<'_>, player: PlayerId) {
        let Some(FactValueRecord::Number(age)) = r.value else { return };
        let on = date(r.valid.as_ref()).map(last_day).or_else(|| report.published.parse().ok());
        let (Some(on), "age") = (on, &*r.kind) else { return };
        let births = self.ledger[player].born.iter().map(|stated| stated.value);
        let wrong = births.filter(|birth| matches!(birth, Birth::Day(_))).find(|birth| {
            let (youngest, oldest) = birth.age_on(on);
            (age as i32) < youngest || (age as i32) > oldest
        });
        if let Some(birth) = wrong {
            let (age_on, _) = birth.age_on(on);
            let what = format!("an age of {age} on {on}, against his birth date");
            self.warn(&at.field("value"), "age_mismatch", what, format!("{age_on}"));
        }
    }

    fn clubs_of(&self, saga: &Saga) -> String {
        let slugs: Vec<&str> = [saga.from, saga.to].iter().flatten().map(|id| self.ledger[*id].slug.as_str()).collect();
        if slugs.is_empty() { "no club".into() } else { format!("one of {}", slugs.join(", ")) }
    }
}

/// Whether an address leads to a page or a file: nothing else is opened for anybody.
fn is_page(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    !url.contains(char::is_whitespace)
        && scheme.is_none_or(|s| ["http", "https"].iter().any(|ok| s.eq_ignore_ascii_case(ok)))
}

/// Whether a saga is between this club and another, or has no destination yet.
fn concerns(saga: &Saga, club: ClubId) -> bool {
    saga.from == Some(club) || saga.to.is_none_or(|to| to == club)
}
