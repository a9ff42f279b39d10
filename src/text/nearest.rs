//! The nearest valid word to one that is not: "did you mean …?".

use super::fold::fold;

/// The candidate that a mistyped word most likely meant, where one is near enough.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let near = among.into_iter().filter_map(|candidate| Some((far(&word, candidate)?, candidate)));
    near.reduce(|best, next| if next.0 < best.0 { next } else { best }).map(|(_, candidate)| candidate)
}

/// Up to `most` candidates near a mistyped word, nearest first, equals in the order given.
pub fn candidates<'a>(word: &str, among: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let word = fold(word);
    let mut near: Vec<_> =
        among.into_iter().filter_map(|candidate| Some((far(&word, candidate)?, candidate))).collect();
    near.sort_by_key(|(edits, _)| *edits);
    let mut nearest = Vec::new();
    for (_, candidate) in near {
        if nearest.len() < most && !nearest.contains(&candidate) {
            nearest.push(candidate);
        }
    }
    nearest
}

/// How many slips lie between a folded word and a candidate; `None` when too many for its length.
///
/// The beginning of a candidate counts as one slip: people stop typing.
fn far(word: &str, candidate: &str) -> Option<usize> {
    let candidate = fold(candidate);
    let (typed, meant) = (word.chars().count(), candidate.chars().count());
    if typed >= 3 && candidate.starts_with(word) {
        return Some(usize::from(typed != meant));
    }
    let allowed = slips_allowed(typed.max(meant));
    if typed.abs_diff(meant) > allowed {
        return None;
    }
    let edits = strsim::osa_distance(word, &candidate);
    (edits <= allowed).then_some(edits)
}

/// The slips forgiven in a word of so many letters: a third of them, none in the shortest.
pub(super) const fn slips_allowed(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => letters / 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGES: [&str; 7] = ["interest", "contact", "talks", "bid", "bid_rejected", "personal_terms", "agreed"];

    #[test]
    fn a_slip_finds_the_word_meant() {
        for (word, meant) in [
            ("intrest", Some("interest")),
            ("Talk", Some("talks")),
            ("bdi", Some("bid")),
            ("personal", Some("personal_terms")),
            ("bid-rejected", Some("bid_rejected")),
            ("AGREED", Some("agreed")),
            ("zz", None),
            ("injury", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, STAGES), meant, "{word}");
        }
        assert_eq!(nearest("konate-rmadrid", ["konate-renewal", "konate-real-madrid"]), Some("konate-real-madrid"));
        assert_eq!(nearest("Hojlund", ["Haaland", "Højlund"]), Some("Højlund"));
    }

    #[test]
    fn candidates_come_nearest_first_and_each_once() {
        assert_eq!(candidates("bids", ["bid_rejected", "bud", "bid", "bid"], 5), ["bid"]);
        assert_eq!(candidates("bid", ["bid_rejected", "bud", "bid"], 5), ["bid", "bid_rejected", "bud"]);
        assert_eq!(candidates("bid", ["bid_rejected", "bud", "bid"], 1), ["bid"]);
    }
}
