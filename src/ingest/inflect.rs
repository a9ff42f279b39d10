//! The forms of a verb, so that the lists of cues need only name it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The forms of the verbs that are not regular, by their bases.
static IRREGULAR: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let rows = include_str!("data/verbs.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut verbs = HashMap::new();
    for row in rows.map(|l| l.split('\t').collect::<Vec<_>>()) {
        // Of two rows the first counts.
        verbs.entry(row[0]).or_insert(row);
    }
    verbs
});

/// Letters that double before `-ed` and `-ing` where one vowel stands before them.
const DOUBLING: [char; 7] = ['b', 'd', 'g', 'm', 'n', 'p', 't'];

/// A verb's base, present, past, participle and gerund, each once.
pub(super) fn forms(verb: &str) -> Vec<String> {
    // What is a form already stays as it is.
    if verb.ends_with("ed") && !verb.ends_with("eed") || verb.ends_with("ing") && verb.len() > 5 {
        return vec![verb.to_owned()];
    }
    let irregular = IRREGULAR.get(verb).map(|row| row.iter().map(|form| (*form).to_owned()).collect());
    let mut all: Vec<String> = irregular.unwrap_or_else(|| regular(verb));
    let mut seen = Vec::new();
    all.retain(|form| {
        !seen.contains(form) && {
            seen.push(form.clone());
            true
        }
    });
    all
}

fn regular(verb: &str) -> Vec<String> {
    let last = |n: usize| verb.chars().rev().nth(n).unwrap_or(' ');
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let stem = verb.strip_suffix('e');
    if let Some(stem) = verb.strip_suffix('y').filter(|_| !vowel(last(1))) {
        return [verb.to_owned(), format!("{stem}ies"), format!("{stem}ied"), format!("{verb}ing")].into();
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|e| verb.ends_with(e));
    let present = if hissing { format!("{verb}es") } else { format!("{verb}s") };
    if let Some(stem) = stem {
        let gerund = if stem.ends_with(['e', 'o']) { format!("{verb}ing") } else { format!("{stem}ing") };
        return [verb.to_owned(), present, format!("{verb}d"), gerund].into();
    }
    // One syllable that ends consonant, vowel, consonant: "plan", "planned".
    let syllables = verb.chars().filter(|c| vowel(*c)).count();
    let doubles = syllables == 1 && DOUBLING.contains(&last(0)) && vowel(last(1)) && !vowel(last(2));
    let stem = if doubles { format!("{verb}{}", last(0)) } else { verb.to_owned() };
    [verb.to_owned(), present, format!("{stem}ed"), format!("{stem}ing")].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_stays_as_it_is() {
        assert_eq!(forms("cooled"), ["cooled"]);
        assert_eq!(forms("waiting"), ["waiting"]);
    }

    #[test]
    fn verbs_have_their_forms() {
        let said = |verb: &str| forms(verb).join(" ");
        assert_eq!(said("chase"), "chase chases chased chasing");
        assert_eq!(said("plan"), "plan plans planned planning");
        assert_eq!(said("monitor"), "monitor monitors monitored monitoring");
        assert_eq!(said("deny"), "deny denies denied denying");
        assert_eq!(said("pass"), "pass passes passed passing");
        assert_eq!(said("free"), "free frees freed freeing");
        assert_eq!(said("pull"), "pull pulls pulled pulling");
        assert_eq!(said("take"), "take takes took taken taking");
        assert_eq!(said("put"), "put puts putting");
    }
}
