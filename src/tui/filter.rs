//! The filter of a list: rows that hold every word typed, case and accents forgiven, or rows that a
//! query keeps, as `query` on the command line keeps them.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::desk::{BoardRow, ClubRow, NameBook, Today, everyone};
use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, SagaId};
use crate::query::{Bound, QueryError, keep_sagas, kept_players, parse};
use crate::text::fold;

/// What rows must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// The words of a text.
    pub(crate) fn new(typed: &str) -> Self {
        Self { words: fold(typed).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether it keeps everything.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a text holds it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.is_in_any(&[text])
    }

    /// Whether each word is in one of the texts.
    pub(crate) fn is_in_any(&self, texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let folded: Vec<_> = texts.iter().map(|text| fold(text)).collect();
        self.words.iter().all(|word| folded.iter().any(|text| text.contains(word.as_str())))
    }
}

/// What a filter's text keeps: rows with some words, as ever, or what a query asks for.
#[derive(Clone, Debug)]
pub(crate) enum Sieve {
    /// Everything.
    All,
    /// What holds every word.
    Words(Needle),
    /// What a query keeps.
    Asked(Box<Bound>),
}

impl Sieve {
    /// The sieve of a filter's text; names are looked up in a book that is made when first asked.
    pub(crate) fn read(names: &OnceCell<NameBook>, ledger: &Ledger, typed: &str) -> Result<Self, QueryError> {
        if typed.trim().is_empty() {
            return Ok(Self::All);
        }
        let query = parse(typed)?;
        if query.is_plain() {
            return Ok(Self::Words(Needle::new(&typed.replace('"', " "))));
        }
        let book = names.get_or_init(|| NameBook::without_players(ledger));
        Bound::new(query, ledger, book).map(|bound| Self::Asked(Box::new(bound)))
    }

    /// The same of a text that was read before; one that another ledger cannot read is looked for
    /// as words.
    pub(crate) fn of(names: &OnceCell<NameBook>, ledger: &Ledger, typed: &str) -> Self {
        Self::read(names, ledger, typed).unwrap_or_else(|_| Self::Words(Needle::new(typed)))
    }

    /// Whether a row without players or sagas stays: by its words; a query keeps none.
    pub(crate) fn holds_words(&self, texts: &[&str]) -> bool {
        match self {
            Self::All => true,
            Self::Words(needle) => needle.is_in_any(texts),
            Self::Asked(_) => false,
        }
    }

    /// The players of a club that stay, by the rows that a query goes through; `None` for all.
    pub(crate) fn players_of(&self, ledger: &Ledger, today: &Today, club: ClubId) -> Option<HashSet<PlayerId>> {
        match self {
            Self::All => None,
            Self::Words(needle) => {
                let all = ledger.player_ids();
                Some(all.filter(|player| needle.is_in(&ledger[*player].name)).collect())
            }
            Self::Asked(bound) => {
                let rows = everyone(ledger, today, Some(club));
                let kept = kept_players(ledger, today, bound, &rows);
                Some(kept.into_iter().map(|at| rows[at].row.player).collect())
            }
        }
    }

    /// Which rows of a board stay, in the query's order where it has one.
    pub(crate) fn board(&self, ledger: &Ledger, today: &Today, rows: &[BoardRow]) -> Vec<usize> {
        match self {
            Self::All => (0..rows.len()).collect(),
            Self::Words(needle) => {
                let holds = |row: &BoardRow| needle.is_in_any(&[&ledger[row.row.player].name, &ledger[row.club].name]);
                (0..rows.len()).filter(|at| holds(&rows[*at])).collect()
            }
            Self::Asked(bound) => kept_players(ledger, today, bound, rows),
        }
    }

    /// The sagas that stay, in the query's order where it has one.
    pub(crate) fn sagas(&self, ledger: &Ledger, today: &Today, mut ids: Vec<SagaId>) -> Vec<SagaId> {
        match self {
            Self::All => {}
            Self::Words(needle) => ids.retain(|id| {
                let state = today.standing(*id).map_or("", |standing| standing.state.code());
                needle.is_in_any(&[&super::words::saga_title(ledger, *id), state])
            }),
            Self::Asked(bound) => keep_sagas(ledger, today, bound, &mut ids),
        }
        ids
    }

    /// The clubs that stay: by name, or those with a player whom a query keeps.
    pub(crate) fn clubs(&self, ledger: &Ledger, today: &Today, rows: Vec<ClubRow>) -> Vec<ClubRow> {
        match self {
            Self::All => rows,
            Self::Words(needle) => {
                let by_name = |row: &ClubRow| {
                    let club = &ledger[row.club];
                    needle.is_in(&club.name) || club.aliases.iter().any(|alias| needle.is_in(alias))
                };
                rows.into_iter().filter(by_name).collect()
            }
            Self::Asked(bound) => {
                let with: HashSet<ClubId> = if bound.query.is_about_sagas() {
                    let sagas = crate::query::sagas(ledger, today, bound);
                    sagas.iter().flat_map(|id| [ledger[*id].from, ledger[*id].to]).flatten().collect()
                } else {
                    crate::query::players(ledger, today, bound).iter().map(|row| row.club).collect()
                };
                rows.into_iter().filter(|row| with.contains(&row.club)).collect()
            }
        }
    }

    /// The sagas whose claims or originators are asked for; `None` where the filter is no query.
    pub(crate) fn asked_sagas(&self, ledger: &Ledger, today: &Today) -> Option<HashSet<SagaId>> {
        match self {
            Self::Asked(bound) => Some(crate::query::sagas(ledger, today, bound).into_iter().collect()),
            Self::All | Self::Words(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_somewhere() {
        let needle = Needle::new(" konate  MADRID ");
        assert!(needle.is_in_any(&["Ibrahima Konaté", "Real Madrid"]));
        assert!(!needle.is_in("Ibrahima Konaté"));
        assert!(Needle::new("  ").is_in("anything"));
    }
}
