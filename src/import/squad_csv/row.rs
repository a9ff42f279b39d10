//! One row of a list → one player.

use std::collections::HashMap;

use crate::import::amount::{count, money};
use crate::import::date::{DateError, Order, date};
use crate::import::harvest::{ClubAt, ClubsSeen, FoundClub, FoundContract, FoundPlayer, FoundSpell, Harvest};
use crate::import::nothing::something;
use crate::import::place;
use crate::import::position::positions;
use crate::import::sheet::{Row, Sheet};
use crate::model::{Birth, Currency, PartialDay, SpellKind};
use crate::text::sanitise_to;

use super::columns::Columns;

/// What reads rows of one table.
pub struct Reader<'s> {
    pub sheet: &'s Sheet<'s>,
    pub columns: &'s Columns,
    pub orders: &'s HashMap<&'static str, Option<Order>>,
}

impl Reader<'_> {
    /// The player of a row; `None` where it has nobody, which is told.
    pub fn player(&self, row: &Row<'_>, harvest: &mut Harvest, clubs: &mut ClubsSeen) -> Option<FoundPlayer> {
        let Some(name) = self.name(row) else {
            harvest.refused += 1;
            let problem = place::error("no_name", self.sheet.source, Some(row.spot), "this row has no name");
            harvest.problems.push(place::expecting(problem, "the name of a player"));
            return None;
        };
        let mut player = FoundPlayer { spot: row.spot, name, ..FoundPlayer::default() };
        if let Some((kind, Some(column), _)) = self.columns.ids {
            let cell = row.cell(column);
            let id = count(&cell)
                .map(|id| id.to_string())
                .or_else(|| something(&cell).map(|id| sanitise_to(id, 40).into_owned()));
            player.ids.extend(id.map(|id| (kind, id)));
        }
        player.initial = is_initial(&player.name);
        player.aliases = self.text(row, "known_as").filter(|alias| *alias != player.name).into_iter().collect();
        player.born = self.birth(row, harvest);
        player.nationality = self.text(row, "nationality").map(|list| nationalities(&list)).unwrap_or_default();
        self.position(row, &mut player, harvest);
        player.shirt =
            self.number(row, "shirt", harvest).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=99).contains(n));
        let value = self.columns.get("value").and_then(|column| money(&row.cell(column)));
        player.value_eur =
            value.filter(|value| value.currency == Currency::EUR && value.amount > 0).map(|value| (value.amount, None));
        self.belonging(row, &mut player, harvest, clubs);
        Some(player)
    }

    fn text(&self, row: &Row<'_>, meaning: &str) -> Option<String> {
        let cell = row.cell(self.columns.get(meaning)?);
        something(&cell).map(|text| sanitise_to(text, 120).trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn name(&self, row: &Row<'_>) -> Option<String> {
        self.text(row, "name").or_else(|| {
            let (first, last) = (self.text(row, "first_name"), self.text(row, "last_name"));
            match (first, last) {
                (Some(first), Some(last)) => Some(format!("{first} {last}")),
                (first, last) => last.or(first),
            }
        })
    }

    fn warn(
        &self,
        row: &Row<'_>,
        column: usize,
        code: &'static str,
        what: String,
        expected: &str,
        harvest: &mut Harvest,
    ) {
        let problem = place::warning(code, self.sheet.source, Some(self.sheet.spot(row, column)), what);
        harvest.problems.push(place::expecting(problem, expected));
    }

    fn date(&self, row: &Row<'_>, meaning: &'static str, harvest: &mut Harvest) -> Option<PartialDay> {
        let column = self.columns.get(meaning)?;
        let cell = row.cell(column);
        match date(&cell, self.orders.get(meaning).copied().flatten()) {
            Ok(date) => date,
            Err(error) => {
                let what = format!("`{}` {error}", sanitise_to(&cell, 40));
                let (code, expected) = match error {
                    DateError::Ambiguous => {
                        ("ambiguous_date", format!("--map {meaning}=dd/mm or --map {meaning}=mm/dd"))
                    }
                    _ => ("bad_date", "a date as 2026-06-30, 30/06/2026, Jun 30, 2026 or 2026".to_owned()),
                };
                self.warn(row, column, code, what, &expected, harvest);
                None
            }
        }
    }

    fn number(&self, row: &Row<'_>, meaning: &str, harvest: &mut Harvest) -> Option<u64> {
        let column = self.columns.get(meaning)?;
        let cell = row.cell(column);
        let text = something(&cell)?;
        let number = count(text.trim_start_matches('#'));
        if number.is_none() {
            self.warn(
                row,
                column,
                "bad_number",
                format!("`{}` is no number", sanitise_to(text, 40)),
                "a whole number",
                harvest,
            );
        }
        number
    }

    fn birth(&self, row: &Row<'_>, harvest: &mut Harvest) -> Option<Birth> {
        // A year alone is no birth day; the age says more, and needs the day of the file.
        match self.date(row, "born", harvest) {
            Some(PartialDay::Day(day)) if (1930..2100).contains(&day.year()) => Some(Birth::Day(day)),
            _ => None,
        }
    }

    fn position(&self, row: &Row<'_>, player: &mut FoundPlayer, harvest: &mut Harvest) {
        let Some(column) = self.columns.get("position") else { return };
        let cell = row.cell(column);
        let (found, odd) = positions(&cell);
        player.positions = found;
        if let Some(odd) = odd {
            let what = format!("`{}` is no position that is known here", sanitise_to(odd, 40));
            self.warn(
                row,
                column,
                "bad_position",
                what,
                "a name such as `Centre-Back` or a code such as `CB`",
                harvest,
            );
        }
    }

    fn club(&self, row: &Row<'_>, name: &str, own: bool, harvest: &mut Harvest, clubs: &mut ClubsSeen) -> ClubAt {
        let (name, mut id) = with_id(name);
        if own && let Some((kind, _, Some(column))) = self.columns.ids {
            id = count(&row.cell(column)).map(|id| (kind, id.to_string())).or(id);
        }
        let text = |meaning| self.text(row, meaning).filter(|_| own);
        let club = FoundClub {
            spot: row.spot,
            ids: id.into_iter().collect(),
            name,
            country: text("country"),
            league: text("league"),
            squad: own,
            ..FoundClub::default()
        };
        harvest.club(clubs, club)
    }

    /// Club, loan and contract.
    fn belonging(&self, row: &Row<'_>, player: &mut FoundPlayer, harvest: &mut Harvest, clubs: &mut ClubsSeen) {
        let joined = self.date(row, "joined", harvest);
        let end = self.date(row, "contract_end", harvest);
        let there = self.date(row, "owner_contract_end", harvest);
        let loan_end = self.date(row, "loan_end", harvest);
        let start = self.date(row, "contract_start", harvest);
        let Some(name) = self.text(row, "club").filter(|name| !is_no_club(name)) else { return };
        let club = self.club(row, &name, true, harvest, clubs);
        player.club = Some(club);
        let Some(owner) = self.text(row, "on_loan_from").filter(|name| !is_no_club(name)) else {
            player.spells.push(FoundSpell::listed(club, joined));
            let option = self.text(row, "contract_option");
            player.contracts.extend(end.map(|end| FoundContract { club, start, end, option }));
            return;
        };
        // Of a player on loan, the end that stands beside him is the loan's.
        let owner = self.club(row, &owner, false, harvest, clubs);
        player.spells.push(FoundSpell::listed(owner, None));
        player.spells.push(FoundSpell {
            kind: SpellKind::Loan,
            until: loan_end.or(end),
            owner: Some(owner),
            listed: false,
            ..FoundSpell::listed(club, joined)
        });
        player.contracts.extend(there.map(|end| FoundContract { club: owner, start: None, end, option: None }));
    }
}

/// `West Ham United (379)`: a name with Transfermarkt's id.
fn with_id(name: &str) -> (String, Option<(&'static str, String)>) {
    let split = name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match split {
        Some((name, id)) if !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()) => {
            (name.trim().to_owned(), Some(("transfermarkt", id.to_owned())))
        }
        _ => (name.to_owned(), None),
    }
}

/// What tables write for a club where there is none.
pub fn is_no_club(name: &str) -> bool {
    const NONE: [&str; 8] =
        ["without club", "retired", "career break", "free agent", "free agents", "ban", "vereinslos", "unattached"];
    NONE.contains(&crate::text::fold(name.trim()).as_str())
}

/// `D. Costa`.
pub fn is_initial(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.as_str().starts_with(". ")
}

/// A cell of several countries.
pub fn nationalities(cell: &str) -> Vec<String> {
    cell.split([',', '/', ';', '|']).filter_map(something).map(|country| country.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clubs_may_carry_their_ids() {
        assert_eq!(with_id("West Ham United (379)").1, Some(("transfermarkt", "379".into())));
        assert_eq!(with_id("Arsenal (Sarandí)"), ("Arsenal (Sarandí)".into(), None));
        assert!(is_no_club("Without Club") && !is_no_club("Club Brugge"));
        assert!(is_initial("D. Costa") && !is_initial("Dan Costa"));
    }
}
