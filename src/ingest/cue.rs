//! Cues: the list of phrases that carry claims, compiled, and found in a text.

use serde::Deserialize;

use super::known::WordSet;
use super::own::OwnFile;
use super::page::Sentence;
use super::pattern::{Ahead, Classes, Ground, Index, Notation, Pattern, Places, Trial};
use super::words::Vocabulary;
use crate::model::{Polarity, Stage};
use crate::text::nearest;

/// Which club stands at a place beside a cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    Buyer,
    Seller,
    /// Told apart by where the player belongs.
    Party,
    None,
}

/// Where a cue's move leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Aim {
    /// To the buyer.
    Buyer,
    /// The claim names no destination.
    Nowhere,
    /// The parent club calls a loanee back.
    Parent,
}

/// A record of the list.
#[derive(Debug, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // Each is a mark of its own, set or not.
#[serde(deny_unknown_fields)]
struct CueRecord {
    id: String,
    stage: String,
    say: Vec<String>,
    #[serde(default)]
    need: Vec<String>,
    actor: Option<Role>,
    object: Option<Role>,
    by: Option<Role>,
    from: Option<Role>,
    to: Option<Role>,
    with: Option<Role>,
    #[serde(rename = "for")]
    for_: Option<Role>,
    at: Option<Role>,
    #[serde(default)]
    exit: bool,
    #[serde(default)]
    against: bool,
    #[serde(default)]
    contract: bool,
    #[serde(default)]
    signed: bool,
    #[serde(default)]
    need_player: bool,
    #[serde(default)]
    recall: bool,
    #[serde(default)]
    by_club: bool,
    #[serde(default)]
    beside: bool,
    #[serde(default)]
    ignore: bool,
    #[serde(default)]
    shopper: bool,
    #[serde(default)]
    answer: bool,
    #[serde(default)]
    yes: String,
    #[serde(default)]
    no: String,
}

/// The list as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueList {
    #[serde(default)]
    skip: Vec<String>,
    #[serde(default)]
    classes: Classes,
    #[serde(default)]
    cue: Vec<toml::Spanned<CueRecord>>,
}

/// A cue: what it claims and who stands where around it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is a mark of its own, set or not.
pub(super) struct Cue {
    pub(super) id: Box<str>,
    pub(super) stage: Stage,
    pub(super) polarity: Polarity,
    pub(super) actor: Role,
    pub(super) object: Role,
    pub(super) by: Role,
    pub(super) from: Role,
    pub(super) to: Role,
    pub(super) with: Role,
    pub(super) for_: Role,
    pub(super) at: Role,
    pub(super) aim: Aim,
    /// It counts only where the clause speaks of a contract.
    pub(super) contract: bool,
    /// A player must be named or meant in the sentence.
    pub(super) need_player: bool,
    /// Its subject is a club, never a player.
    pub(super) by_club: bool,
    /// A club stands right before it: "Everton sign", where "to sign" is another matter.
    pub(super) beside: bool,
    /// A turn of phrase that claims nothing: it only keeps shorter cues from its words.
    pub(super) ignore: bool,
    /// Where no buyer is named, it is the one last spoken of, whomever he would buy: "Gyokeres is the one".
    pub(super) shopper: bool,
    /// Behind a bid it is the answer: "offered €50m; United said no".
    pub(super) answer: bool,
    /// A sentence that makes the claim, and one that does not.
    pub(super) examples: (Box<str>, Box<str>),
    /// Until the index takes them.
    patterns: Vec<Pattern>,
    needs: Vec<Pattern>,
}

/// A cue found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hit {
    pub(super) cue: usize,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// The compiled list.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub(super) all: Vec<Cue>,
    pub(super) skip: WordSet,
    places: Places,
    /// The patterns of all cues, each with the number of its cue.
    index: Index,
    renewal: Index,
    /// What is wrong with the list.
    pub(super) problems: Vec<String>,
}

/// The list in parts. Of cues that match alike the later one stands, so their order counts.
const LIST: [(&str, &str); 15] = [
    ("cues/classes.toml", include_str!("data/cues/classes.toml")),
    ("cues/interest.toml", include_str!("data/cues/interest.toml")),
    ("cues/contact.toml", include_str!("data/cues/contact.toml")),
    ("cues/talks.toml", include_str!("data/cues/talks.toml")),
    ("cues/bid.toml", include_str!("data/cues/bid.toml")),
    ("cues/close.toml", include_str!("data/cues/close.toml")),
    ("cues/terms.toml", include_str!("data/cues/terms.toml")),
    ("cues/agreed.toml", include_str!("data/cues/agreed.toml")),
    ("cues/medical.toml", include_str!("data/cues/medical.toml")),
    ("cues/done.toml", include_str!("data/cues/done.toml")),
    ("cues/wishes.toml", include_str!("data/cues/wishes.toml")),
    ("cues/exits.toml", include_str!("data/cues/exits.toml")),
    ("cues/against.toml", include_str!("data/cues/against.toml")),
    ("cues/contract.toml", include_str!("data/cues/contract.toml")),
    ("cues/nothing.toml", include_str!("data/cues/nothing.toml")),
];

impl Cues {
    /// Compiles the bundled list with what the user adds to it.
    pub(super) fn new(vocabulary: &mut Vocabulary, own: Option<&OwnFile>) -> Self {
        let mut cues = Self::default();
        let mut notation = Notation::new(vocabulary);
        let bundled = LIST.map(|(name, text)| OwnFile { name: name.to_owned(), text: text.to_owned() });
        for file in bundled.iter().chain(own) {
            match toml::from_str::<CueList>(&file.text) {
                Ok(list) => cues.add(file, list, &mut notation),
                Err(error) => cues.problems.push(file.refused(&error)),
            }
        }
        let renewal = renewal(&mut notation);
        cues.places = notation.finish();
        let all = (0..).zip(&mut cues.all);
        let patterns = all.flat_map(|(c, cue)| std::mem::take(&mut cue.patterns).into_iter().map(move |p| (c, p)));
        cues.index = Index::new(patterns, &cues.places);
        cues.renewal = Index::new(renewal.into_iter().map(|pattern| (0, pattern)), &cues.places);
        cues
    }

    fn add(&mut self, file: &OwnFile, list: CueList, notation: &mut Notation<'_>) {
        notation.define(list.classes);
        if !list.skip.is_empty() {
            self.skip = WordSet::new(notation.vocabulary, list.skip.iter().map(String::as_str));
        }
        for record in list.cue {
            let at = record.span().start;
            let record = record.into_inner();
            match cue(&record, notation) {
                Ok(cue) => {
                    // A cue of the same id replaces the earlier one.
                    match self.all.iter_mut().find(|c| c.id == cue.id) {
                        Some(old) => *old = cue,
                        None => self.all.push(cue),
                    }
                }
                Err(problem) => self.problems.push(file.problem(at, &format!("cue `{}`: {problem}", record.id))),
            }
        }
    }

    /// What stands ahead in a page: nothing is read yet.
    pub(super) fn ahead(&self) -> Ahead {
        Ahead::new(&self.index)
    }

    /// The cues of a sentence: where several overlap, the longest stands.
    ///
    /// `fits` says whether a cue can stand there at all.
    pub(super) fn find(
        &self,
        ground: &Ground<'_, '_>,
        sentence: &Sentence,
        ahead: &mut Ahead,
        fits: impl Fn(&Hit, &Cue) -> bool,
    ) -> Vec<Hit> {
        let mut hits: Vec<(Hit, usize)> = Vec::new();
        let trial = Trial { ground, places: &self.places };
        ahead.go_on(&self.index, ground, sentence.first..sentence.end);
        for at in sentence.first..sentence.end {
            let money = ground.money_at[at] as usize > at;
            let list = if money { self.index.with_money() } else { self.index.with_word(ground.page.word(at)) };
            for candidate in list.iter().filter(|candidate| ahead.may_follow(candidate, at)) {
                let Some((end, words)) = trial.weigh(&self.index, candidate, at, sentence.end) else { continue };
                let cue = &self.all[candidate.owner as usize];
                let hit = Hit { cue: candidate.owner as usize, first: at, end };
                if (cue.needs.is_empty() || needed(cue, &trial, sentence, &hit)) && (cue.ignore || fits(&hit, cue)) {
                    hits.push((hit, words));
                }
            }
        }
        // What speaks against outweighs what it speaks against.
        let weight = |hit: &Hit, words: usize| {
            let cue = &self.all[hit.cue];
            words * 4 + if cue.stage.speaks_against() || cue.ignore { 8 } else { 0 }
        };
        hits.sort_by_key(|(h, words)| {
            (
                std::cmp::Reverse(weight(h, *words)),
                std::cmp::Reverse(h.end - h.first),
                h.first,
                std::cmp::Reverse(h.cue),
            )
        });
        let mut kept: Vec<Hit> = Vec::new();
        for (hit, _) in hits {
            if kept.iter().all(|k| hit.end <= k.first || k.end <= hit.first) {
                kept.push(hit);
            }
        }
        kept.retain(|h| !self.all[h.cue].ignore);
        kept.sort_by_key(|h| h.first);
        kept
    }

    /// Whether some tokens speak of a renewal.
    pub(super) fn speaks_of_renewal(&self, ground: &Ground<'_, '_>, first: usize, end: usize) -> bool {
        let trial = Trial { ground, places: &self.places };
        (first..end).any(|at| {
            let list = self.renewal.with_word(ground.page.word(at));
            list.iter().any(|candidate| trial.weigh(&self.renewal, candidate, at, end).is_some())
        })
    }
}

/// The patterns of a renewal: those of the class, and "new" with its noun.
fn renewal(notation: &mut Notation<'_>) -> Vec<Pattern> {
    let mut texts: Vec<String> = notation.class("renewal").iter().map(|text| text.replace(' ', "_")).collect();
    texts.push("new ..2? contract|deal|terms".to_owned());
    texts.iter().filter_map(|text| notation.compile(text).ok()).collect()
}

/// Whether one of the further patterns that a cue needs matches over it.
fn needed(cue: &Cue, trial: &Trial<'_, '_>, sentence: &Sentence, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(8).max(sentence.first);
    let over =
        |pattern: &Pattern, at: usize| trial.match_at(pattern, at, sentence.end).is_some_and(|end| end > hit.first);
    (from..hit.end).any(|at| cue.needs.iter().any(|pattern| over(pattern, at)))
}

const fn aim(record: &CueRecord) -> Aim {
    match (record.exit, record.recall) {
        (_, true) => Aim::Parent,
        (true, false) => Aim::Nowhere,
        (false, false) => Aim::Buyer,
    }
}

fn cue(record: &CueRecord, notation: &mut Notation<'_>) -> Result<Cue, String> {
    let stage = Stage::from_code(&record.stage).ok_or_else(|| no_stage(&record.stage))?;
    let mut compile = |list: &[String]| {
        list.iter().map(|text| notation.compile(text)).collect::<Result<Vec<_>, _>>().map_err(|e| e.to_string())
    };
    let patterns = compile(&record.say)?;
    let needs = compile(&record.need)?;
    let usual = usual(stage);
    let against = record.against || stage.speaks_against();
    Ok(Cue {
        id: record.id.as_str().into(),
        stage,
        polarity: if against { Polarity::Against } else { Polarity::For },
        actor: record.actor.unwrap_or(usual.0),
        by: record.by.unwrap_or(usual.1),
        from: record.from.unwrap_or(usual.2),
        to: record.to.unwrap_or(usual.3),
        with: record.with.unwrap_or(usual.4),
        object: record.object.unwrap_or(Role::None),
        for_: record.for_.unwrap_or(Role::None),
        at: record.at.unwrap_or(Role::None),
        aim: aim(record),
        contract: record.contract || record.signed,
        need_player: record.need_player,
        by_club: record.by_club,
        beside: record.beside,
        ignore: record.ignore,
        shopper: record.shopper,
        answer: record.answer,
        examples: (record.yes.as_str().into(), record.no.as_str().into()),
        patterns,
        needs,
    })
}

fn no_stage(code: &str) -> String {
    match nearest(code, Stage::ALL.iter().map(|stage| stage.code())) {
        Some(near) => format!("no stage `{code}`; did you mean `{near}`?"),
        None => format!("no stage `{code}`"),
    }
}

/// The usual clubs around a stage's cues: who acts, then after by, from, to, with.
const fn usual(stage: Stage) -> (Role, Role, Role, Role, Role) {
    use Role::{Buyer, None, Party, Seller};
    match stage {
        Stage::Interest | Stage::Cooled => (Buyer, Buyer, Buyer, Buyer, Buyer),
        Stage::Contact => (Party, Buyer, Buyer, Party, Party),
        Stage::Talks => (Party, Buyer, Party, Party, Party),
        Stage::Bid => (Buyer, Buyer, Buyer, Seller, None),
        Stage::BidRejected => (Seller, Seller, Buyer, Seller, None),
        Stage::Close | Stage::Done | Stage::Medical => (Party, Buyer, Seller, Buyer, Buyer),
        Stage::PersonalTerms => (Party, None, Seller, Buyer, Buyer),
        Stage::Agreed => (Party, Buyer, Seller, Buyer, Party),
        Stage::PlayerWants | Stage::PlayerRejects => (None, None, Buyer, Buyer, Buyer),
        Stage::Denied | Stage::Collapsed => (Party, Party, Party, Buyer, Party),
        Stage::Available | Stage::Blocked => (Seller, None, None, None, None),
        Stage::ContractTalks
        | Stage::ContractAgreed
        | Stage::ContractSigned
        | Stage::ContractRejected
        | Stage::LeaveFree => (None, None, None, None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_compiles() {
        let cues = Cues::new(&mut Vocabulary::default(), None);
        assert_eq!(cues.problems, Vec::<String>::new());
        assert!(cues.all.len() > 25);
    }

    #[test]
    fn a_users_list_overrides_by_id() {
        let own = |text: &str| {
            let file = OwnFile { name: "mine/cues.toml".to_owned(), text: text.to_owned() };
            Cues::new(&mut Vocabulary::default(), Some(&file))
        };
        let cues = own("[[cue]]\nid = \"want\"\nstage = \"contact\"\nsay = [\"fancy\"]\n");
        assert_eq!(cues.problems, Vec::<String>::new());
        let want = cues.all.iter().find(|c| &*c.id == "want").unwrap();
        assert_eq!(want.stage, Stage::Contact);
        let problem = |text: &str| own(text).problems.join("; ");
        assert!(
            problem("[[cue]]\nid = 3").starts_with("mine/cues.toml:2: invalid type"),
            "{}",
            problem("[[cue]]\nid = 3")
        );
        let unknown = problem("\n\n[[cue]]\nid = \"a\"\nstage = \"contct\"\nsay = []\n");
        assert_eq!(unknown, "mine/cues.toml:3: cue `a`: no stage `contct`; did you mean `contact`?");
    }
}
