//! Reasons for absences by the words that tables use: kind, part of the body, detail.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::ledger::words::{KINDS, PARTS};
use crate::model::{AvailabilityKind, AvailabilityStatus, BodyPart, Day};
use crate::text::{fold, sanitise_to};

use super::harvest::FoundAbsence;

/// Letters kept of a table's reason: a few words, not a story.
const LONGEST_DETAIL: usize = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<RuleRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRecord {
    words: Vec<String>,
    kind: String,
    part: Option<String>,
    detail: Option<String>,
}

struct Rule {
    words: Vec<String>,
    kind: AvailabilityKind,
    part: Option<BodyPart>,
    detail: Option<String>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rules().unwrap_or_default());

/// The rules of the data file; `None` where it is broken, which a test would see.
fn rules() -> Option<Vec<Rule>> {
    let file: File = toml::from_str(include_str!("absence.toml")).ok()?;
    let rule = |record: RuleRecord| {
        let kind = KINDS.iter().find(|(word, _)| *word == record.kind)?.1;
        let part = match &record.part {
            Some(part) => Some(PARTS.iter().find(|(word, _)| word == part)?.1),
            None => None,
        };
        Some(Rule { words: record.words, kind, part, detail: record.detail })
    };
    file.rule.into_iter().map(rule).collect()
}

/// Why somebody is absent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// What keeps him out.
    pub kind: AvailabilityKind,
    /// Where he is hurt.
    pub part: Option<BodyPart>,
    /// The diagnosis in a few words, where it says more than kind and part.
    pub detail: Option<String>,
}

/// What a table's words for a reason mean; words of no rule are kept as the detail.
pub fn reason(text: &str) -> Reason {
    let text = text.trim().trim_end_matches('.');
    let folded = fold(text);
    let kept = || (!text.is_empty()).then(|| sanitise_to(text, LONGEST_DETAIL).into_owned());
    let Some(rule) = RULES.iter().find(|rule| rule.words.iter().any(|word| has_words(&folded, word))) else {
        return Reason { kind: AvailabilityKind::Other, part: None, detail: kept() };
    };
    let part_alone = rule.part.is_some() && rule.words.iter().any(|word| is_plain(&folded, word));
    let kind_alone = rule.part.is_none() && rule.words.contains(&folded) && rule.kind != AvailabilityKind::Injury;
    let detail = rule.detail.clone().or_else(|| if part_alone || kind_alone { None } else { kept() });
    Reason { kind: rule.kind, part: rule.part, detail }
}

/// An absence of a list of injuries: known from its first day, over from its last where that is told.
pub fn listed(text: &str, since: Day, over: Option<Day>) -> FoundAbsence {
    let reason = reason(text);
    FoundAbsence {
        kind: reason.kind,
        part: reason.part,
        detail: reason.detail,
        status: AvailabilityStatus::Out,
        since: Some(since),
        known: Some(since),
        over: over.filter(|over| *over >= since),
        ..FoundAbsence::available()
    }
}

/// Whether a text says no more than the part: `knee injury`, `knee problems`.
fn is_plain(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| matches!(rest.trim(), "" | "injury" | "problem" | "problems"))
}

fn has_words(text: &str, words: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(at, found)| edge(text[..at].chars().next_back()) && edge(text[at + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_told_apart() {
        use AvailabilityKind as Kind;
        assert!(rules().is_some_and(|rules| rules.len() > 20));
        for (text, kind, part, detail) in [
            ("Knee injury", Kind::Injury, Some(BodyPart::Knee), None),
            ("Groin Injury", Kind::Injury, Some(BodyPart::Groin), None),
            ("Anterior cruciate ligament", Kind::Injury, Some(BodyPart::Knee), Some("ACL")),
            ("Knock", Kind::Injury, None, Some("Knock")),
            ("Broken ankle", Kind::Injury, Some(BodyPart::Ankle), Some("Broken ankle")),
            ("Illness", Kind::Illness, None, None),
            ("Lack of match fitness", Kind::Fitness, None, Some("Lack of match fitness")),
            ("Dead leg", Kind::Injury, Some(BodyPart::Thigh), None),
            ("Bad Fairy", Kind::Other, None, Some("Bad Fairy")),
            ("Suspended", Kind::Suspension, None, None),
        ] {
            let detail = detail.map(String::from);
            assert_eq!(reason(text), Reason { kind, part, detail }, "{text}");
        }
        assert_eq!(reason("backlash").kind, Kind::Other, "whole words only");
    }
}
