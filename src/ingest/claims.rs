//! Claims: each cue with its players, clubs, scope, sum and source becomes a draft.
//!
//! `sense` what a cue says, `parties` whose claim it is and to which clubs, `sides` buyers and
//! sellers, `renewal` contracts at the player's own club, `meant` who is meant where nobody is named,
//! `memory` what was said before, `around` the source, the sum and the condition beside it.

mod around;
mod meant;
mod memory;
mod parties;
mod renewal;
mod sense;
mod sides;

use std::cell::LazyCell;

use self::around::subject;
use self::memory::Memory;
use self::parties::Found;
use super::cue::{Cue, Cues, Hit, Role};
use super::known::Known;
use super::lexicon::Lexicon;
use super::mention::{Mention, What};
use super::money::Sum;
use super::names::Cast;
use super::page::{Page, Sentence};
use super::pattern::{Ahead, Ground};
use super::roles::{Finder, Side};
use super::scope::{Clauses, Telling};
use super::source::{Attribution, Attributor};
use super::when::Times;
use crate::model::{Modality, Polarity, Stage};

/// After so many days a step is history, and no claim.
const HISTORY: i64 = 110;

/// What kind of deal a sentence speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deal {
    Loan,
    LoanOption,
    LoanObligation,
    Free,
    Swap,
    Recall,
    EarlyRelease,
}

impl Deal {
    /// The word in the JSON.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Loan => "loan",
            Self::LoanOption => "loan_option",
            Self::LoanObligation => "loan_obligation",
            Self::Free => "free",
            Self::Swap => "swap",
            Self::Recall => "recall",
            Self::EarlyRelease => "early_release",
        }
    }
}

/// A claim before claims of the same thing are joined.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) player: usize,
    pub(super) from: Option<Side>,
    pub(super) to: Option<Side>,
    pub(super) stage: Stage,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    pub(super) past: bool,
    pub(super) ago: Option<i64>,
    pub(super) sentence: usize,
    /// The tokens that carry it.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) cue: usize,
    pub(super) hit: Hit,
    pub(super) fee: Option<Sum>,
    pub(super) deal: Option<Deal>,
    pub(super) condition: Option<(usize, usize)>,
    pub(super) attribution: Attribution,
    pub(super) confidence: f32,
    pub(super) why: Vec<String>,
    /// A settled move whose destination the text has yet to name.
    pub(super) awaiting: bool,
}

/// An arrival told in passing.
#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub(super) player: usize,
    pub(super) to: Side,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// Everything that the claims of a page need.
pub(super) struct Claimant<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) known: &'a Known,
    pub(super) lexicon: &'a Lexicon,
    pub(super) cues: &'a Cues,
    pub(super) ground: &'a Ground<'a, 't>,
    pub(super) times: &'a Times<'a, 't>,
    pub(super) attributor: &'a Attributor<'a, 't>,
    pub(super) mentions: &'a [Mention],
    pub(super) cast: &'a Cast,
    pub(super) sums: &'a [Sum],
    /// The club of each player of the cast.
    pub(super) homes: &'a [Option<usize>],
    /// The player whom the text is about.
    pub(super) main: Option<usize>,
}

/// What was read so far: the claims, and what the text has said.
struct Story {
    ahead: Ahead,
    memory: Memory,
    drafts: Drafts,
}

/// The claims of a page, and the arrivals told in passing.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) claims: Vec<Draft>,
    pub(super) arrivals: Vec<Arrival>,
    /// All cues found, for lists of cues that never fire and for explanations.
    pub(super) hits: Vec<Hit>,
    /// Strangers whom cues show to be players.
    pub(super) strangers: Vec<usize>,
}

impl Claimant<'_, '_> {
    /// Reads the claims sentence by sentence.
    pub(super) fn read(&self) -> Drafts {
        let mut story = Story { ahead: self.cues.ahead(), memory: Memory::default(), drafts: Drafts::default() };
        let mut next_mention = 0;
        for (number, sentence) in self.page.sentences.iter().enumerate() {
            let begin = next_mention;
            while self.mentions.get(next_mention).is_some_and(|m| m.first < sentence.end) {
                next_mention += 1;
            }
            if sentence.noise {
                continue;
            }
            let before = story.drafts.claims.len();
            self.sentence(number, sentence, begin..next_mention, &mut story);
            let spoken = subject(&self.mentions[begin..next_mention]);
            if let Some(player) = spoken {
                story.memory.spoken_of = Some((player, number));
            }
            self.late_sum(number, sentence, before, &mut story.drafts);
        }
        // "He has passed his medical and will be unveiled by Chelsea": the club that was named later.
        let buyers = &story.memory.buyers;
        story.drafts.claims.retain_mut(|draft| {
            if draft.awaiting {
                let named = buyers.iter().find(|(p, b, _)| *p == draft.player && b.len() == 1);
                draft.to = named.map(|(_, b, _)| b[0]).filter(|to| draft.from != Some(*to));
            }
            !draft.awaiting || draft.to.is_some()
        });
        self.only_sum(&mut story.drafts);
        story.drafts
    }

    /// Whether a cue can stand there: a player wishes and refuses; a club wants and considers.
    fn fits(&self, hit: &Hit, cue: &Cue, subjects: &Finder<'_, '_>, sentence: &Sentence) -> bool {
        let about = matches!(cue.stage, Stage::Interest | Stage::Contact | Stage::Talks | Stage::Bid);
        if about && !subjects.is_ours(hit, self.ground.money_at) {
            return false;
        }
        let by_player = || subjects.subject_is_club(hit) == Some(false);
        // "an option next season when he joins": his arrival is settled.
        let joins = |i: usize| matches!(self.page.slice(i, i + 1), "joins" | "arrives");
        let when = |i: usize| matches!(self.page.slice(i, i + 1), "when" | "once");
        if cue.stage == Stage::Interest && (hit.end..sentence.end).any(|i| when(i) && (i + 1..i + 4).any(joins)) {
            return false;
        }
        if cue.by_club && by_player()
            || cue.beside && !subjects.mentions.iter().any(|m| m.end == hit.first && is_club(m))
        {
            return false;
        }
        match cue.stage {
            Stage::PlayerWants | Stage::PlayerRejects if cue.actor == Role::None => {
                subjects.subject_is_club(hit) != Some(true) || self.is_of_his(hit)
            }
            Stage::PersonalTerms => !self.is_of_clubs(hit, subjects),
            // A bid that is rejected is rejected by a club, whoever stands before it.
            Stage::BidRejected if cue.actor == Role::Seller => {
                self.known.bid.has(self.page.word(hit.first)) || !by_player()
            }
            // "He would consider a return": what a club may do, a player does not.
            Stage::Available if by_player() && self.known.grants.has(self.page.word(hit.end - 1)) => false,
            // "A clause lets him go": nobody sells.
            Stage::Available => !(hit.first.saturating_sub(7).max(sentence.first)..hit.first)
                .any(|i| self.page.slice(i, i + 1) == "clause"),
            Stage::Cooled if cue.actor == Role::Buyer => !by_player(),
            Stage::Interest if matches!(&*cue.id, "want" | "consider") => !by_player(),
            _ => true,
        }
    }

    /// Whether a cue's own words name who acts: "only for the player to refuse".
    fn is_of_his(&self, hit: &Hit) -> bool {
        let text = self.page.slice(hit.first, hit.end);
        text.starts_with("only for") || text.starts_with("himself")
    }

    /// "Chelsea have agreed a deal with Lille": of clubs, no terms of the player's.
    fn is_of_clubs(&self, hit: &Hit, subjects: &Finder<'_, '_>) -> bool {
        let text = self.page.slice(hit.first, hit.end);
        let given = ["giv", "gave"].iter().any(|verb| text.starts_with(verb))
            && hit.first.checked_sub(1).is_none_or(|b| self.page.slice(b, hit.first) != "been");
        let verb = ["have ", "has ", "had ", "having "].iter().find_map(|have| text.strip_prefix(have)).unwrap_or(text);
        let agrees = given || ["agree", "reach", "shak", "shook", "accept"].iter().any(|own| verb.starts_with(own));
        let his = text.contains("terms")
            || text.contains("player")
            || subjects.mentions.iter().any(|m| {
                m.first >= hit.first && m.first <= hit.end && matches!(m.what, What::Player(_) | What::Stranger(_))
            });
        let agrees =
            agrees || ["understanding", "say yes", "says yes", "said yes"].iter().any(|own| text.contains(own));
        agrees && !his && subjects.subject_is_club(hit) == Some(true)
    }

    fn sentence(&self, number: usize, sentence: &Sentence, here: std::ops::Range<usize>, story: &mut Story) {
        let Story { ahead, memory, drafts } = story;
        let attribution = self.attribution(number, sentence, here.clone(), memory, drafts);
        let clauses = Clauses::new(self.page, self.known, sentence);
        let mentions = &self.mentions[here.clone()];
        self.note_destinations(mentions, memory);
        let subjects = Finder {
            page: self.page,
            known: self.known,
            lexicon: self.lexicon,
            sentence,
            clauses: &clauses,
            mentions,
            hits: &[],
        };
        // Three sentences are gone through for it: only where a cue asks.
        let of_contract = LazyCell::new(|| self.contract_near(number));
        let hits = self.cues.find(self.ground, sentence, ahead, |hit, cue| {
            (!cue.contract || *of_contract) && self.fits(hit, cue, &subjects, sentence)
        });
        if hits.is_empty() {
            return;
        }
        let finder = Finder { hits: &hits, ..subjects };
        let telling = Telling { page: self.page, known: self.known, times: self.times, sentence, clauses: &clauses };
        for hit in &hits {
            let cue = &self.cues.all[hit.cue];
            // "denied that they have offered him": the clause is that of the denial.
            let own = clauses.number(hit.first);
            let of_that = self.known.that.has(self.page.word(clauses.holding(hit.first).0));
            let earlier = hits.iter().rev().find(|h| {
                let number = clauses.number(h.first);
                h.end <= hit.first && (number == own || of_that && number + 1 == own)
            });
            if earlier.is_some_and(|e| self.governs(e, hit)) {
                continue;
            }
            let scope = telling.scope(hit, earlier);
            let Some((stage, polarity, modality)) = self.sense(cue, &scope, sentence, &attribution, hit) else {
                continue;
            };
            let parts = finder.parts(cue, hit);
            if parts.other_object {
                story.drafts.strangers.extend(parts.stranger);
                continue;
            }
            let (clause_first, clause_end) = clauses.holding(hit.first);
            let renewal = self.cues.speaks_of_renewal(self.ground, clause_first, clause_end.max(hit.end));
            let near_renewal = renewal || self.cues.speaks_of_renewal(self.ground, sentence.first, sentence.end);
            let base = Draft {
                player: 0,
                from: None,
                to: None,
                stage,
                polarity,
                modality,
                past: scope.pluperfect || scope.ago.is_some_and(|a| a > 10),
                ago: scope.ago,
                sentence: number,
                first: clause_first,
                end: clause_end.max(hit.end),
                cue: hit.cue,
                hit: *hit,
                fee: self.sum_near(sentence, hit),
                deal: self.deal(sentence),
                condition: self.condition(sentence, &clauses, hit),
                attribution: attribution.clone(),
                confidence: 0.0,
                why: Vec::new(),
                awaiting: false,
            };
            // "after Liverpool accepted": a club before the cue in its own clause acts, whatever stands before it.
            let begin = finder.begin(hit);
            let club_acts =
                mentions.iter().any(|m| m.first >= begin && m.end <= hit.first && m.preposition == 0 && is_club(m));
            let by_player = !club_acts && finder.subject_is_club(hit) == Some(false);
            let found = Found {
                cue,
                scope: &scope,
                parts: &parts,
                renewal,
                near_renewal,
                by_player,
                base: &base,
                here: here.clone(),
            };
            self.claim(&found, story);
        }
        story.drafts.hits.extend(hits);
    }

    /// Notes where players go by "Ndoye to Napoli" alone, at the head of a sentence.
    fn note_destinations(&self, mentions: &[Mention], memory: &mut Memory) {
        let [player, club, ..] = mentions else { return };
        let (What::Player(number), What::Clubs(clubs)) = (&player.what, &club.what) else { return };
        let to = club.first == player.end + 1 && self.page.slice(player.end, club.first) == "to";
        if let (true, [club]) = (to, &clubs[..])
            && self.homes[*number] != Some(*club)
        {
            memory.bound.push((*number, *club));
        }
    }

    /// Whether a cue is the object of one before it that speaks against: "elected not to follow up
    /// their enquiry" makes no enquiry.
    fn governs(&self, earlier: &Hit, hit: &Hit) -> bool {
        let (first, second) = (self.cues.all[earlier.cue].stage, self.cues.all[hit.cue].stage);
        let between = earlier.end..hit.first;
        // "talks over a pre-contract agreement": the matter of the talks is not done.
        let matter = matches!(first, Stage::Talks | Stage::Contact | Stage::ContractTalks)
            && between.len() <= 9
            && between.clone().any(|i| {
                matches!(
                    self.page.slice(i, i + 1),
                    "over" | "about" | "regarding" | "towards" | "toward" | "concerning"
                )
            })
            && !between.clone().any(|i| self.known.and.has(self.page.word(i)));
        matter
            || hit.first - earlier.end <= 4
                && first.speaks_against()
                && !second.speaks_against()
                && (earlier.end..hit.first)
                    .all(|i| !self.page.is_sign(i, ',') && !self.known.and.has(self.page.word(i)))
    }

    /// Whether the sentence, or one beside it, speaks of a contract.
    fn contract_near(&self, number: usize) -> bool {
        let sentence = self.page.sentences[number];
        let first = number.checked_sub(1).map_or(sentence.first, |b| self.page.sentences[b].first);
        let end = self.page.sentences.get(number + 1).map_or(sentence.end, |s| s.end);
        self.cues.speaks_of_renewal(self.ground, first, end)
            || (first..end).any(|i| {
                matches!(self.page.slice(i, i + 1), "contract" | "renewal" | "extension" | "extensions" | "prolong")
            })
    }
}

/// Whether a mention names clubs.
const fn is_club(mention: &Mention) -> bool {
    matches!(mention.what, What::Clubs(_))
}
