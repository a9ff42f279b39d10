//! Labelled articles: what a text claims, as somebody who read it wrote it down.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// A sum.
#[derive(Deserialize, Clone, Debug)]
pub struct GoldFee {
    pub amount: f64,
    pub currency: String,
    #[serde(default)]
    pub addons: f64,
}

/// A claim as labelled; `alt_…` are as good, `optional` ones neither cost nor earn.
#[derive(Deserialize, Clone, Debug)]
pub struct GoldClaim {
    pub player: String,
    pub from: Option<String>,
    #[serde(default)]
    pub alt_from: Vec<String>,
    pub to: Option<String>,
    #[serde(default)]
    pub alt_to: Vec<String>,
    pub stage: String,
    #[serde(default)]
    pub alt_stages: Vec<String>,
    pub polarity: String,
    pub alt_polarity: Option<String>,
    pub fee: Option<GoldFee>,
    #[serde(default)]
    pub alt_fees: Vec<GoldFee>,
    pub source: Option<String>,
    #[serde(default)]
    pub alt_sources: Vec<Option<String>>,
    #[serde(default)]
    pub optional: bool,
}

/// A fact as labelled.
#[derive(Deserialize, Clone, Debug)]
pub struct GoldFact {
    pub player: String,
    pub kind: String,
    #[serde(default)]
    pub value: Value,
    #[serde(default)]
    pub optional: bool,
}

impl GoldFact {
    /// The first four characters of its value: a year, where it is a day.
    pub fn year(&self) -> String {
        let text = self.value.as_str().map_or_else(|| self.value.to_string(), str::to_owned);
        text.chars().take(4).collect()
    }
}

/// The labels of one article.
#[derive(Deserialize, Clone, Debug)]
pub struct Gold {
    pub id: String,
    pub claims: Vec<GoldClaim>,
    pub facts: Vec<GoldFact>,
}

/// A folder `articles/` beside the labels of each, one a line.
#[derive(Clone, Debug)]
pub struct Corpus {
    pub articles: Vec<(PathBuf, Gold)>,
}

impl Corpus {
    /// Opens labels and finds the file of each by its id; those without one are not taken.
    pub fn open(labels: &Path, file_of: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let text = fs::read_to_string(labels).unwrap();
        let golds = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
            serde_json::from_str::<Gold>(line).unwrap_or_else(|error| panic!("{}: {error}: {line}", labels.display()))
        });
        let articles = golds.filter_map(|gold| Some((file_of(&gold.id)?, gold))).collect();
        Self { articles }
    }
}
