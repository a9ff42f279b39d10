//! What only a person can say: whether two are one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::import::harvest::{FoundClub, FoundPlayer, Ids};
use crate::model::Birth;
use crate::text::fold;

/// Somebody of the ledger who may be meant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    /// The id in the ledger.
    pub id: String,
    /// The name.
    pub name: String,
}

/// A doubt: nothing of the player is imported until it is answered; a club is kept apart.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Question {
    /// How an answer names it: `fpl:12345`.
    pub key: String,
    /// Whether it is about a club.
    pub club: bool,
    /// The name in the table.
    pub name: String,
    /// Why there is a doubt.
    pub why: String,
    /// Who may be meant.
    pub candidates: Vec<Candidate>,
    /// The file.
    pub file: String,
    /// The line in it.
    pub line: u32,
}

/// What was answered: by key the id in the ledger, or that it is somebody new.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers(BTreeMap<String, Option<String>>);

impl Answers {
    /// Reads answers such as `fpl:12345=joao-pedro` and `fpl:12345=new`.
    pub fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut answers = BTreeMap::new();
        for text in texts {
            let (key, id) =
                text.rsplit_once('=').ok_or_else(|| format!("`{text}`: an answer is `KEY=ID` or `KEY=new`"))?;
            answers.insert(key.trim().to_owned(), (id.trim() != "new").then(|| id.trim().to_owned()));
        }
        Ok(Self(answers))
    }

    /// Adds answers given elsewhere; those that are there already count more.
    pub fn add(&mut self, others: impl IntoIterator<Item = (String, Option<String>)>) {
        for (key, id) in others {
            self.0.entry(key).or_insert(id);
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer to a question: the id of the one who is meant, `None` inside for somebody new.
    pub fn get(&self, key: &str) -> Option<Option<&str>> {
        self.0.get(key).map(Option::as_deref)
    }
}

/// How an answer names a player.
pub fn player_key(found: &FoundPlayer) -> String {
    key(&found.ids).unwrap_or_else(|| {
        let born = match found.born {
            Some(Birth::Day(day)) => format!("@{day}"),
            _ => String::new(),
        };
        format!("player:{}{born}", fold(&found.name))
    })
}

/// How an answer names a club.
pub fn club_key(found: &FoundClub) -> String {
    key(&found.ids).map_or_else(|| format!("club:{}", fold(&found.name)), |key| format!("club-{key}"))
}

fn key(ids: &Ids) -> Option<String> {
    ids.first().map(|(kind, id)| format!("{kind}:{id}"))
}
