//! Rules for accepting without being asked: explicit, by source and stage, none unless written.
//!
//! ```toml
//! [[accept]]
//! source = "fabrizio-romano"   # an originator or a publication, by id or name
//! stages = ["agreed", "done"]  # without them, every stage
//! confidence = 0.8             # how sure the reader must be; without it, 0.9
//! ```

use serde::Deserialize;

use crate::model::Stage;
use crate::text::{fold, nearest};

use super::inbox::InboxItem;
use super::proposal::{Name, Proposal};

/// The file's name in the config folder.
pub const RULES_FILE: &str = "accept.toml";

/// How sure the reader must be where a rule does not say.
const SURE: f32 = 0.9;

/// Rules, in the order of their file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    /// What is wrong with the file; a rule with something wrong accepts nothing.
    pub problems: Vec<String>,
}

#[derive(Clone, PartialEq, Debug)]
struct Rule {
    source: String,
    stages: Vec<Stage>,
    confidence: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accept: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    source: toml::Spanned<String>,
    #[serde(default)]
    stages: Vec<toml::Spanned<String>>,
    confidence: Option<f32>,
}

impl Rules {
    /// Reads the text of the file.
    pub fn parse(text: &str) -> Self {
        let mut rules = Self::default();
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, span.start));
                rules.problems.push(format!("{RULES_FILE}:{line}: {}", error.message()));
                return rules;
            }
        };
        for entry in file.accept {
            let mut stages = Vec::new();
            let mut whole = true;
            for word in &entry.stages {
                if let Some(stage) = Stage::from_code(word.get_ref()) {
                    stages.push(stage);
                } else {
                    whole = false;
                    let line = line_of(text, word.span().start);
                    let near = nearest(word.get_ref(), Stage::ALL.map(Stage::code));
                    let near = near.map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
                    rules.problems.push(format!("{RULES_FILE}:{line}: no stage `{}`{near}", word.get_ref()));
                }
            }
            // A rule that could not be read whole could accept more than was meant.
            if whole {
                let confidence = entry.confidence.unwrap_or(SURE);
                rules.rules.push(Rule { source: entry.source.into_inner(), stages, confidence });
            }
        }
        rules
    }

    /// The rule that accepts an item, in words.
    pub fn accepts(&self, item: &InboxItem) -> Option<String> {
        let Proposal::Claim(claim) = &item.proposal else { return None };
        let sure = item.confidence.unwrap_or(0.0);
        let found = self.rules.iter().find(|rule| {
            let is = |name: &Option<Name>| {
                name.as_ref().is_some_and(|name| {
                    name.id.as_deref() == Some(&rule.source) || fold(&name.name) == fold(&rule.source)
                })
            };
            let by = if claim.source.is_some() || claim.unnamed.is_some() {
                is(&claim.source)
            } else {
                is(&item.report.outlet)
            };
            by && sure >= rule.confidence && (rule.stages.is_empty() || rule.stages.contains(&claim.stage))
        })?;
        Some(format!("{} at {}", found.source, claim.stage.code()))
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_with_a_word_that_is_no_stage_is_told_and_accepts_nothing() {
        let rules = Rules::parse("[[accept]]\nsource = \"marca\"\nstages = [\"agred\"]\n");
        assert_eq!(rules.rules, []);
        assert_eq!(rules.problems, ["accept.toml:3: no stage `agred`: did you mean `agreed`?"]);
        assert_eq!(Rules::parse("accept = 1").problems.len(), 1);
        assert_eq!(Rules::parse(""), Rules::default());
    }
}
