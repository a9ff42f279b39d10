//! How long injuries of a kind usually last: data, with where the figures come from.

use std::sync::LazyLock;

use serde::Deserialize;

/// The usual length of one kind of injury.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InjuryRule {
    /// Its id, which absences name.
    pub id: Box<str>,
    /// What it is.
    pub name: Box<str>,
    /// Words that mean it, in lower case.
    pub words: Box<[Box<str>]>,
    /// Days from the injury to the usual earliest first match.
    pub from_days: u16,
    /// Days to the usual latest.
    pub to_days: u16,
    /// What the figures say, in our words.
    pub note: Box<str>,
    /// Where they were published.
    pub sources: Box<[Box<str>]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<InjuryRule>,
}

static RULES: LazyLock<Vec<InjuryRule>> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Vec<InjuryRule>, toml::de::Error> {
    toml::from_str(include_str!("injuries.toml")).map(|file: File| file.rule)
}

/// Every rule, in the order of its file.
pub fn injury_rules() -> &'static [InjuryRule] {
    &RULES
}

/// The rule of an absence: the one that it names, else the first whose words its detail has.
pub(super) fn rule_of(typical: Option<&str>, detail: Option<&str>) -> Option<&'static InjuryRule> {
    if let Some(id) = typical {
        return injury_rules().iter().find(|rule| &*rule.id == id);
    }
    let said = detail?.to_lowercase();
    injury_rules().iter().find(|rule| rule.words.iter().any(|word| has_word(&said, word)))
}

/// Whether words stand in a text as words: `acl`, not a part of `tackle` or `oracle`.
fn has_word(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(i, found)| edge(text[..i].chars().next_back()) && edge(text[i + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_reads_and_cites() {
        let rules = read().unwrap();
        assert!(rules.iter().any(|rule| &*rule.id == "acl"));
        for rule in &rules {
            assert!(rule.from_days <= rule.to_days && !rule.sources.is_empty(), "{}", rule.id);
        }
    }

    #[test]
    fn a_rule_is_found_by_its_id_or_by_words() {
        assert_eq!(rule_of(Some("acl"), None).map(|r| &*r.id), Some("acl"));
        assert_eq!(rule_of(None, Some("torn ACL")).map(|r| &*r.id), Some("acl"));
        assert_eq!(rule_of(None, Some("hurt in a tackle")), None);
        assert_eq!(rule_of(None, Some("miracle")), None);
        assert_eq!(rule_of(Some("no such rule"), Some("ACL")), None);
    }
}
