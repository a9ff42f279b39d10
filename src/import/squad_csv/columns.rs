//! Which column means what: by its name, or as the user says.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::import::date::Order;
use crate::import::sheet::Sheet;
use crate::text::nearest;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    meanings: BTreeMap<String, Vec<String>>,
    family: Vec<Family>,
}

/// Whose ids a table has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    name: String,
    needs: Vec<String>,
    ids: BTreeMap<String, String>,
}

static VOCABULARY: LazyLock<File> = LazyLock::new(|| vocabulary().unwrap_or_default());

fn vocabulary() -> Result<File, toml::de::Error> {
    toml::from_str(include_str!("columns.toml"))
}

/// Meanings whose cells are dates.
pub const DATES: [&str; 6] = ["born", "contract_end", "contract_start", "joined", "owner_contract_end", "loan_end"];

/// The kinds of ids that families have, as the ledger calls them.
const KINDS: [&str; 3] = ["transfermarkt", "sofifa", "fpl"];

/// The columns of a table by their meanings.
pub struct Columns {
    by_meaning: BTreeMap<String, usize>,
    /// The kind of its ids, and the columns of players' and clubs' ids.
    pub ids: Option<(&'static str, Option<usize>, Option<usize>)>,
    /// How dates of a meaning are written, where the user says so.
    pub orders: BTreeMap<String, Order>,
}

impl Columns {
    /// Finds the columns of a table; says which words of `map` mean nothing.
    pub fn of(sheet: &Sheet<'_>, map: &[(String, String)]) -> Result<Self, String> {
        let mut columns = Self { by_meaning: BTreeMap::new(), ids: family(sheet), orders: BTreeMap::new() };
        let mut taken = Vec::new();
        for (meaning, column) in map {
            if !VOCABULARY.meanings.contains_key(meaning) {
                let near = nearest(meaning, VOCABULARY.meanings.keys().map(String::as_str));
                let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                return Err(format!("--map `{meaning}={column}`: `{meaning}` is no meaning of a column{hint}"));
            }
            match column.as_str() {
                "dd/mm" => _ = columns.orders.insert(meaning.clone(), Order::DayFirst),
                "mm/dd" => _ = columns.orders.insert(meaning.clone(), Order::MonthFirst),
                name => {
                    let Some(at) = sheet.column(name) else {
                        let near = nearest(name, sheet.header.iter().map(String::as_str));
                        let hint = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                        return Err(format!("--map `{meaning}={name}`: the table has no column `{name}`{hint}"));
                    };
                    columns.by_meaning.insert(meaning.clone(), at);
                    taken.push(at);
                }
            }
        }
        for (meaning, names) in &VOCABULARY.meanings {
            if columns.by_meaning.contains_key(meaning) {
                continue;
            }
            let found = names.iter().find_map(|name| sheet.column(name)).filter(|at| !taken.contains(at));
            if let Some(at) = found {
                columns.by_meaning.insert(meaning.clone(), at);
            }
        }
        Ok(columns)
    }

    /// The column of a meaning.
    pub fn get(&self, meaning: &str) -> Option<usize> {
        self.by_meaning.get(meaning).copied()
    }

    /// Every column with what it is taken for.
    pub fn shown(&self, sheet: &Sheet<'_>) -> Vec<(String, String)> {
        let meaning = |at: usize| {
            let by_name = self.by_meaning.iter().find(|(_, column)| **column == at).map(|(meaning, _)| meaning.clone());
            by_name.or_else(|| match self.ids {
                Some((kind, Some(player), _)) if player == at => Some(format!("the player's {kind} id")),
                Some((kind, _, Some(club))) if club == at => Some(format!("the club's {kind} id")),
                _ => None,
            })
        };
        let named = |(at, name): (usize, &String)| {
            (crate::text::sanitise_to(name, 60).into_owned(), meaning(at).unwrap_or_else(|| "not used".into()))
        };
        sheet.header.iter().enumerate().map(named).collect()
    }
}

fn family(sheet: &Sheet<'_>) -> Option<(&'static str, Option<usize>, Option<usize>)> {
    let family =
        VOCABULARY.family.iter().find(|family| family.needs.iter().all(|name| sheet.column(name).is_some()))?;
    let kind = KINDS.into_iter().find(|kind| *kind == family.name)?;
    let column = |of: &str| family.ids.get(of).and_then(|name| sheet.column(name));
    Some((kind, column("player"), column("club").or_else(|| column("current_club"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Source;
    use crate::import::sheet::plain;

    #[test]
    fn the_vocabulary_reads_and_no_name_means_two_things() {
        let file = vocabulary().unwrap();
        let mut seen = BTreeMap::new();
        for (meaning, names) in &file.meanings {
            for name in names {
                let other = seen.insert(plain(name), meaning.clone());
                assert!(other.is_none_or(|other| other == *meaning), "{name}");
            }
        }
        assert!(file.family.iter().all(|family| KINDS.contains(&family.name.as_str())));
        assert!(DATES.iter().all(|meaning| file.meanings.contains_key(*meaning)));
    }

    #[test]
    fn a_user_says_what_a_column_means() {
        let source = Source { name: "t".into(), text: "Nom,Contrat\nx,2026".into(), odd: None };
        let sheet = Sheet::open(&source, 0).unwrap();
        let map = |meaning: &str, column: &str| Columns::of(&sheet, &[(meaning.into(), column.into())]);
        assert_eq!(map("contract_end", "contrat").unwrap().get("contract_end"), Some(1));
        assert!(map("contract_end", "kontrat").err().unwrap().contains("did you mean `Contrat`"));
        assert!(map("contract_and", "Contrat").err().unwrap().contains("did you mean `contract_end`"));
        assert_eq!(map("born", "dd/mm").unwrap().orders["born"], Order::DayFirst);
    }
}
