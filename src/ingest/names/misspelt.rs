//! Players whose names a text writes a little differently: "Bryan Mbuemo", "Wilfred Zaha", "Mo Salah".

use super::super::lexicon::PlayerKey;
use super::super::words::fold;
use super::{Cast, Namer};

/// A family name of at least so many letters may differ in one, of twice as many in two.
const LETTERS: usize = 5;

impl Namer<'_, '_> {
    /// The one player whose name is nearly that of some tokens.
    pub(super) fn misspelt(&self, at: usize, end: usize, cast: &Cast) -> Option<PlayerKey> {
        let (first, family) = (fold(self.page.slice(at, at + 1)), fold(self.page.slice(at + 1, end)));
        if end > at + 4 || first.is_empty() || family.is_empty() {
            return None;
        }
        let namesakes = self.lexicon.namesakes();
        let by_first = namesakes.with_first(&first).iter().filter(|(family_of, _)| near(&family, family_of));
        let by_family = namesakes.with_family(&family).iter().filter(|(first_of, _)| is_short_for(&first, first_of));
        let players: Vec<PlayerKey> = by_first.chain(by_family).map(|(_, player)| *player).collect();
        match players[..] {
            [] => None,
            [only] => Some(only),
            // Of several only one whom the text or its clubs speak for.
            _ => Some(self.choose(&players, cast)).filter(|chosen| cast.player_of.contains_key(chosen)),
        }
    }
}

/// Whether two names differ by a slip: one letter in [`LETTERS`], two in twice as many.
fn near(written: &str, name: &str) -> bool {
    let count = written.chars().count();
    count >= LETTERS && count.abs_diff(name.chars().count()) <= 2 && {
        let slips = strsim::osa_distance(written, name);
        slips == 1 || slips == 2 && count >= 2 * LETTERS
    }
}

/// Whether a first name is another's short form or slip: "Mo", "Will", "Wilfred" of "Wilfried".
fn is_short_for(written: &str, name: &str) -> bool {
    written != name
        && written.chars().next() == name.chars().next()
        && (written.chars().count() >= 2 && (name.starts_with(written) || written.starts_with(name))
            || near(written, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_names_are_not() {
        for (written, name) in [("mbuemo", "mbeumo"), ("davis", "davies"), ("wiliams", "williams"), ("minaj", "manaj")]
        {
            assert!(near(written, name), "{written}");
        }
        assert!(!near("costa", "conte") && !near("rui", "ruis"));
        assert!(
            is_short_for("mo", "mohamed") && is_short_for("wilfred", "wilfried") && is_short_for("marco", "marcos")
        );
        assert!(!is_short_for("luis", "brahim") && !is_short_for("m", "mohamed"));
    }
}
