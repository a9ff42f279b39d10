//! Positions by the names that tables give them.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Line, Position};
use crate::text::fold;

use super::nothing::something;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    codes: BTreeMap<String, Vec<String>>,
}

static NAMES: LazyLock<HashMap<String, Position>> = LazyLock::new(|| names().unwrap_or_default());

/// The names of the data file; `None` where it is broken, which a test would see.
fn names() -> Option<HashMap<String, Position>> {
    let file: File = toml::from_str(include_str!("position.toml")).ok()?;
    let mut names = HashMap::new();
    for (code, words) in &file.codes {
        let position: Position = code.parse().ok()?;
        names.insert(fold(code), position);
        names.extend(words.iter().map(|word| (fold(word), position)));
    }
    Some(names)
}

/// The position of a name.
pub fn position(name: &str) -> Option<Position> {
    NAMES.get(&fold(something(name)?)).copied()
}

/// The positions of a list such as `ST, LW` or `CB/RB`, and the first name that is none.
pub fn positions(list: &str) -> (Vec<Position>, Option<&str>) {
    let mut found = Vec::new();
    let mut odd = None;
    if let Some(one) = position(list) {
        return (vec![one], None);
    }
    for name in list.split([',', '/', ';', '|']).filter_map(something) {
        match position(name) {
            Some(position) if !found.contains(&position) => found.push(position),
            Some(_) => {}
            None => odd = odd.or(Some(name)),
        }
    }
    (found, odd)
}

/// Whether no more is said than the line.
pub const fn is_coarse(position: Position) -> bool {
    matches!(position, Position::Def | Position::Mid | Position::Fwd)
}

/// Whether two main positions can be one player's: the same line, or neighbours that tables
/// tell apart differently (a winger is a midfielder to some).
pub fn may_be_one(a: Position, b: Position) -> bool {
    let keeper = |p: Position| p.line() == Line::Goal;
    keeper(a) == keeper(b)
        && !matches!((a.line(), b.line()), (Line::Defence, Line::Attack) | (Line::Attack, Line::Defence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_names() {
        let names = names().unwrap();
        assert!(Position::ALL.iter().all(|position| names.values().any(|known| known == position)));
    }

    #[test]
    fn names_of_several_tables_mean_one_position() {
        for (name, code) in [
            ("Centre-Back", Position::Cb),
            ("Defence", Position::Def),
            ("ST", Position::Cf),
            ("cdm", Position::Dm),
            ("Offence", Position::Fwd),
            ("GOALKEEPER", Position::Gk),
        ] {
            assert_eq!(position(name), Some(code), "{name}");
        }
        assert_eq!(positions("ST, LW, LW"), (vec![Position::Cf, Position::Lw], None));
        assert_eq!(positions("CB/libero"), (vec![Position::Cb], Some("libero")));
        assert_eq!(positions("None"), (vec![], None));
    }
}
