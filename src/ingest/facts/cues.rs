//! The list of phrases that carry facts, compiled.

use serde::Deserialize;

use super::super::pattern::{Classes, Index, Notation, Pattern, Places};
use super::super::words::Vocabulary;

/// A record of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactRecord {
    kind: String,
    say: Vec<String>,
    #[serde(default)]
    bracketed: bool,
    yes: String,
    no: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactList {
    #[serde(default)]
    classes: Classes,
    #[serde(default)]
    fact: Vec<FactRecord>,
}

/// What a fact speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in super::super) enum FactKind {
    ContractEnd,
    Injury,
    Recovery,
    Arrival,
    OnLoan,
    ReleaseClause,
    AskingPrice,
    Obligation,
    RecallClause,
}

impl FactKind {
    const ALL: [(&'static str, Self); 9] = [
        ("contract_end", Self::ContractEnd),
        ("injury", Self::Injury),
        ("recovery", Self::Recovery),
        ("arrival", Self::Arrival),
        ("on_loan", Self::OnLoan),
        ("release_clause", Self::ReleaseClause),
        ("asking_price", Self::AskingPrice),
        ("obligation", Self::Obligation),
        ("recall_clause", Self::RecallClause),
    ];

    fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(c, _)| *c == code).map(|(_, kind)| *kind)
    }

    /// The word in the JSON.
    pub(super) fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(code, _)| code)
    }
}

/// A compiled record.
#[derive(Debug)]
pub(super) struct FactCue {
    pub(super) kind: FactKind,
    /// It counts only right behind an opening bracket.
    pub(super) bracketed: bool,
    pub(super) examples: (Box<str>, Box<str>),
}

/// The compiled list.
#[derive(Debug, Default)]
pub(in super::super) struct FactCues {
    pub(super) all: Vec<FactCue>,
    pub(super) places: Places,
    /// The patterns of all, each with the number of its record.
    pub(super) index: Index,
    pub(in super::super) problems: Vec<String>,
}

const LIST: &str = include_str!("../data/facts.toml");

impl FactCues {
    /// Compiles the bundled list.
    pub(in super::super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut cues = Self::default();
        let list = match toml::from_str::<FactList>(LIST) {
            Ok(list) => list,
            Err(error) => {
                cues.problems.push(error.to_string());
                return cues;
            }
        };
        let mut notation = Notation::new(vocabulary);
        notation.define(list.classes);
        let mut patterns: Vec<(u32, Pattern)> = Vec::new();
        for record in &list.fact {
            let compiled: Result<Vec<Pattern>, _> = record.say.iter().map(|s| notation.compile(s)).collect();
            match (FactKind::of(&record.kind), compiled) {
                (Some(kind), Ok(compiled)) => {
                    let number = cues.all.len() as u32;
                    patterns.extend(compiled.into_iter().map(|pattern| (number, pattern)));
                    cues.all.push(FactCue {
                        kind,
                        bracketed: record.bracketed,
                        examples: (record.yes.as_str().into(), record.no.as_str().into()),
                    });
                }
                (None, _) => cues.problems.push(format!("no kind of fact `{}`", record.kind)),
                (_, Err(error)) => cues.problems.push(format!("fact `{}`: {error}", record.kind)),
            }
        }
        cues.places = notation.finish();
        cues.index = Index::new(patterns, &cues.places);
        cues
    }

    /// Kind, and a sentence that gives it and one that does not, of every record.
    pub(in super::super) fn examples(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        self.all.iter().map(|c| (c.kind.code(), &*c.examples.0, &*c.examples.1))
    }
}
