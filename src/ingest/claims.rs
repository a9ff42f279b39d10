//! Claims: each cue with its players, clubs, scope, sum and source becomes a draft.

use super::cue::{Cue, Cues, Hit, Role, speaks_against};
use super::known::Known;
use super::lexicon::Lexicon;
use super::mention::{Form, Mention, What};
use super::money::Sum;
use super::names::Cast;
use super::page::{Page, Sentence};
use super::pattern::Ground;
use super::roles::{Finder, Parts, Place, Side};
use super::scope::{Clauses, Scope, scope};
use super::source::{Attribution, Attributor};
use super::when::Times;
use crate::model::{Modality, Polarity, Stage, StageFamily};

/// After so many days a step is history, and no claim.
const HISTORY: i64 = 110;

/// How many sentences a buyer stays in mind.
const MEMORY: usize = 5;

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

/// What the text has said so far.
#[derive(Default)]
struct Memory {
    /// Buyers by player, with the sentence.
    buyers: Vec<(usize, Vec<Side>, usize)>,
    /// Players whose move to another club is settled or nearly so.
    moving: Vec<usize>,
    /// The player of the last claim, with the sentence.
    player: Option<(usize, usize)>,
    /// The player last spoken of in the sentence before, with that sentence.
    spoken_of: Option<(usize, usize)>,
    source: Option<(Attribution, usize)>,
}

/// The claims of a page, and the arrivals told in passing.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) claims: Vec<Draft>,
    pub(super) arrivals: Vec<Arrival>,
    /// All cues found, for lists of cues that never fire and for explanations.
    pub(super) hits: Vec<Hit>,
}

impl Claimant<'_, '_> {
    /// Reads the claims sentence by sentence.
    pub(super) fn read(&self) -> Drafts {
        let mut drafts = Drafts::default();
        let mut memory = Memory::default();
        let mut next_mention = 0;
        for (number, sentence) in self.page.sentences.iter().enumerate() {
            let begin = next_mention;
            while self.mentions.get(next_mention).is_some_and(|m| m.first < sentence.end) {
                next_mention += 1;
            }
            if sentence.noise {
                continue;
            }
            let before = drafts.claims.len();
            self.sentence(number, sentence, begin..next_mention, &mut memory, &mut drafts);
            let spoken = subject(&self.mentions[begin..next_mention]);
            if let Some(player) = spoken {
                memory.spoken_of = Some((player, number));
            }
            self.late_sum(number, sentence, before, &mut drafts);
        }
        drafts
    }

    fn sentence(
        &self,
        number: usize,
        sentence: &Sentence,
        here: std::ops::Range<usize>,
        memory: &mut Memory,
        drafts: &mut Drafts,
    ) {
        let attribution = self.attribution(number, sentence, here.clone(), memory, drafts);
        let clauses = Clauses::new(self.page, self.known, sentence);
        let mentions = &self.mentions[here.clone()];
        let subjects = Finder {
            page: self.page,
            known: self.known,
            lexicon: self.lexicon,
            sentence,
            clauses: &clauses,
            mentions,
            hits: &[],
        };
        // A player wishes and refuses; a club wants and considers.
        let matters = |hit: &Hit, stage: Stage| {
            !matches!(stage, Stage::Interest | Stage::Contact | Stage::Talks | Stage::Bid)
                || subjects.is_ours(hit, self.ground.money_at)
        };
        let of_contract = self.contract_near(number);
        let hits = self.cues.find(self.ground, sentence, |hit, cue| {
            matters(hit, cue.stage)
                && (!cue.contract || of_contract)
                && match cue.stage {
                    Stage::PlayerWants | Stage::PlayerRejects if cue.actor == Role::None => {
                        subjects.subject_is_club(hit) != Some(true)
                    }
                    Stage::BidRejected if cue.actor == Role::Seller => subjects.subject_is_club(hit) != Some(false),
                    // "A clause lets him go": nobody sells.
                    Stage::Available => !(hit.first.saturating_sub(7).max(sentence.first)..hit.first)
                        .any(|i| self.page.slice(i, i + 1) == "clause"),
                    Stage::Cooled if cue.actor == Role::Buyer => subjects.subject_is_club(hit) != Some(false),
                    Stage::Interest if matches!(&*cue.id, "want" | "consider") => {
                        subjects.subject_is_club(hit) != Some(false)
                    }
                    _ => true,
                }
        });
        if hits.is_empty() {
            return;
        }
        let finder = Finder {
            page: self.page,
            known: self.known,
            lexicon: self.lexicon,
            sentence,
            clauses: &clauses,
            mentions,
            hits: &hits,
        };
        for hit in &hits {
            let cue = &self.cues.all[hit.cue];
            let earlier =
                hits.iter().rev().find(|h| h.end <= hit.first && clauses.number(h.first) == clauses.number(hit.first));
            if earlier.is_some_and(|e| self.governs(e, hit)) {
                continue;
            }
            let scope = scope(self.page, self.known, self.times, sentence, &clauses, hit, earlier);
            let Some((stage, polarity, modality)) = self.sense(cue, &scope, sentence, &attribution, hit) else {
                continue;
            };
            let parts = finder.parts(cue, hit);
            if parts.other_object {
                continue;
            }
            let (clause_first, clause_end) = clauses.holding(hit.first);
            let renewal = self.cues.speaks_of_renewal(self.ground, clause_first, clause_end.max(hit.end));
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
            };
            self.claim(cue, &scope, &parts, renewal, &base, &here, memory, drafts);
        }
        drafts.hits.extend(hits);
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
                && speaks_against(first)
                && !speaks_against(second)
                && (earlier.end..hit.first)
                    .all(|i| !self.page.is_sign(i, ',') && !self.known.and.has(self.page.word(i)))
    }

    // ------------------------------------------------------------ sense

    /// What a cue says in its scope, or nothing.
    fn sense(
        &self,
        cue: &Cue,
        scope: &Scope,
        sentence: &Sentence,
        attribution: &Attribution,
        hit: &Hit,
    ) -> Option<(Stage, Polarity, Modality)> {
        if scope.conditional || scope.question || scope.ago.is_some_and(|a| a > HISTORY) {
            return None;
        }
        let mut stage = cue.stage;
        let mut polarity = cue.polarity;
        if scope.negated {
            if speaks_against(stage) || polarity == Polarity::Against {
                return None;
            }
            polarity = Polarity::Against;
        }
        let undone = scope.background && cue.object == Role::None || scope.possible;
        if scope.hypothetical || stage == Stage::Collapsed && undone {
            return None;
        }
        // "had been due to leave on a free": before he signed again.
        if stage == Stage::LeaveFree && scope.pluperfect {
            return None;
        }
        if scope.future && !scope.negated {
            match stage {
                // What is still to be done is not done.
                Stage::Done | Stage::ContractSigned | Stage::BidRejected | Stage::PersonalTerms => return None,
                Stage::Bid => stage = Stage::Interest,
                Stage::Agreed => stage = Stage::Talks,
                _ => {}
            }
        }
        if stage == Stage::Done && !scope.negated && !self.is_news(scope, sentence, hit) {
            return None;
        }
        let sourced = attribution.source.is_some() || attribution.vague.is_some();
        let modality = if scope.possible && !sourced && cue.stage != Stage::Available {
            Modality::Opinion
        } else if scope.possible {
            Modality::Possible
        } else {
            Modality::Reported
        };
        Some((stage, polarity, modality))
    }

    /// Whether a completed move is news here, and no history.
    fn is_news(&self, scope: &Scope, sentence: &Sentence, hit: &Hit) -> bool {
        if scope.background || scope.ago.is_some_and(|a| a > 10) || scope.pluperfect {
            return false;
        }
        if !scope.bare {
            return true;
        }
        let present = self.page.slice(hit.first, hit.first + 1).ends_with('s');
        present || sentence.heading || self.times.just_now(sentence.first, sentence.end) || sentence.line <= 2
    }

    // ------------------------------------------------------------ parties

    #[allow(clippy::too_many_arguments)]
    fn claim(
        &self,
        cue: &Cue,
        scope: &Scope,
        parts: &Parts,
        renewal: bool,
        base: &Draft,
        here: &std::ops::Range<usize>,
        memory: &mut Memory,
        drafts: &mut Drafts,
    ) {
        let mut players = parts.players.clone();
        if players.is_empty() {
            players.extend(self.meant(base.sentence, cue, parts, memory));
        }
        for player in players {
            let home = self.homes[player];
            let (mut buyers, sellers) = sort(parts, cue, home);
            // An actor of another clause yields to the buyer that this sentence has named already.
            let only_far = parts.sides.iter().all(|(_, r, p)| *p == Place::FarActor || *r == Role::None);
            let told = memory.buyers.iter().find(|(p, _, s)| *p == player && *s == base.sentence);
            if let (true, Some((_, named, _))) = (only_far, told) {
                buyers.clone_from(named);
            }
            // "Spurs have beaten Chelsea to him": what follows is about Spurs.
            if cue.actor == Role::None && matches!(cue.stage, Stage::Cooled | Stage::Collapsed) {
                let winners: Vec<Side> = acting(parts).filter(|s| Some(*s) != home && !buyers.contains(s)).collect();
                if !winners.is_empty() {
                    memory.buyers.retain(|(p, _, _)| *p != player);
                    memory.buyers.push((player, winners, base.sentence));
                }
            }
            let mut draft = Draft { player, ..base.clone() };
            draft.why.push(format!("cue `{}`: “{}”", cue.id, self.page.slice(base.hit.first, base.hit.end)));
            let elsewhere = buyers.iter().any(|b| Some(*b) != home);
            if cue.stage.family() == StageFamily::Contract && cue.stage != Stage::LeaveFree {
                match of_move(cue.stage).filter(|_| !renewal && elsewhere_only(parts, home)) {
                    // Another club's contract: no renewal.
                    Some(stage) => draft.stage = stage,
                    None => {
                        self.contract(parts, home, draft, cue, here, memory, drafts);
                        continue;
                    }
                }
            }
            let renewal = renewal || cue.stage == Stage::Talks && !elsewhere && self.own_official(home, here);
            if renewal && !elsewhere && !matches!(cue.stage, Stage::LeaveFree | Stage::Available) {
                if let Some(stage) = of_renewal(draft.stage) {
                    draft.stage = stage;
                    if draft.stage == Stage::ContractRejected {
                        draft.polarity = Polarity::Against;
                    }
                    self.contract(parts, home, draft, cue, here, memory, drafts);
                }
                continue;
            }
            let from = home.filter(|h| !buyers.contains(h)).or(sellers.first().copied());
            draft.from = from;
            if scope.negated && matches!(cue.stage, Stage::Available | Stage::LeaveFree) {
                continue;
            }
            if cue.recall {
                let parent = home.or_else(|| buyers.first().copied());
                let others = parts.sides.iter().map(|(s, _, _)| *s).filter(|s| Some(*s) != parent);
                let (to, from, deal) = (parent, others.last(), Some(Deal::Recall));
                self.push(Draft { to, from, deal, ..draft }, parts, cue, here, memory, drafts);
                continue;
            }
            if cue.exit {
                let own =
                    parts.sides.iter().any(|(s, r, p)| *r == Role::Seller && *p == Place::Actor && Some(*s) != home);
                // Someone else's seller: the player of another club.
                if own && home.is_some() && cue.actor == Role::Seller {
                    continue;
                }
                self.push(draft, parts, cue, here, memory, drafts);
                continue;
            }
            let mut remembered = false;
            if buyers.is_empty() && !parts.unknown_actor {
                let wrong_actor =
                    parts.sides.iter().any(|(s, r, p)| *p == Place::Actor && *r == Role::Buyer && Some(*s) == home);
                // "Liverpool want him", of their own player: no move.
                if wrong_actor {
                    continue;
                }
                let far = matches!(cue.stage, Stage::Interest | Stage::PlayerWants | Stage::PlayerRejects);
                if !far {
                    buyers = self.remembered(player, base.sentence, home, memory);
                }
                remembered = true;
            }
            // A denial far from several clubs names none of them.
            if cue.stage == Stage::Denied && only_far && buyers.len() > 1 {
                continue;
            }
            if buyers.is_empty() {
                if matches!(cue.stage, Stage::PlayerWants | Stage::PlayerRejects) && parts.explicit_player {
                    self.push(draft, parts, cue, here, memory, drafts);
                }
                continue;
            }
            if self.in_passing(cue, scope, player, &buyers, base, drafts) {
                continue;
            }
            if !remembered && base.polarity == Polarity::For {
                memory.buyers.retain(|(p, _, _)| *p != player);
                memory.buyers.push((player, buyers.clone(), base.sentence));
            }
            for buyer in buyers {
                let mut draft = Draft { to: Some(buyer), ..draft.clone() };
                if draft.from == Some(buyer) {
                    draft.from = None;
                }
                draft.why.push(
                    if remembered {
                        "destination from what was said before"
                    } else {
                        "destination named beside the cue"
                    }
                    .to_owned(),
                );
                self.push(draft, parts, cue, here, memory, drafts);
            }
        }
    }

    /// Whether someone in office at a player's own club speaks in the sentence: his talks are with that player.
    fn own_official(&self, home: Option<usize>, here: &std::ops::Range<usize>) -> bool {
        let official = |m: &Mention| matches!(m.what, What::Person(_)) && m.traits.club.is_some();
        home.is_some() && self.mentions[here.clone()].iter().any(|m| official(m) && m.traits.club == home)
    }

    /// A completed move of somebody who is not the text's subject, told with "already" or among
    /// several: an arrival, no claim.
    fn in_passing(
        &self,
        cue: &Cue,
        scope: &Scope,
        player: usize,
        buyers: &[Side],
        base: &Draft,
        drafts: &mut Drafts,
    ) -> bool {
        if cue.stage != Stage::Done || scope.negated {
            return false;
        }
        let from = base.hit.first.saturating_sub(4).max(self.page.sentences[base.sentence].first);
        let already = (from..base.hit.end).any(|i| self.page.slice(i, i + 1) == "already");
        if !(already && self.main != Some(player)) {
            return false;
        }
        drafts.arrivals.push(Arrival { player, to: buyers[0], first: base.first, end: base.end });
        true
    }

    /// The player who is meant where the sentence names none.
    fn meant(&self, sentence: usize, cue: &Cue, parts: &Parts, memory: &Memory) -> Option<usize> {
        // With no player and no club in the sentence a cue is too weak a sign, unless it needs neither.
        if cue.need_player && parts.sides.is_empty() {
            return memory.player.filter(|(_, s)| sentence - s <= 1).map(|(p, _)| p);
        }
        if parts.sides.is_empty() {
            return memory.player.filter(|(_, s)| sentence - s <= 1).map(|(p, _)| p).filter(|_| strong(cue.stage));
        }
        let spoken = memory.spoken_of.filter(|(_, s)| sentence - s <= 1).map(|(p, _)| p);
        spoken.or(memory.player.filter(|(_, s)| sentence - s <= 3).map(|(p, _)| p)).or(self.main)
    }

    /// The buyers last spoken of with a player; with none, the text's only other club.
    fn remembered(&self, player: usize, sentence: usize, home: Option<usize>, memory: &Memory) -> Vec<Side> {
        if let Some((_, buyers, at)) = memory.buyers.iter().find(|(p, _, _)| *p == player)
            && sentence - at <= MEMORY
        {
            return buyers.clone();
        }
        let Some(home) = home else { return Vec::new() };
        let mut others = self.cast.clubs.iter().enumerate().filter(|(i, c)| *i != home && c.count > 0);
        match (others.next(), others.next()) {
            (Some((only, club)), None) if club.count >= 2 => vec![only],
            _ => Vec::new(),
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn contract(
        &self,
        parts: &Parts,
        home: Option<usize>,
        mut draft: Draft,
        cue: &Cue,
        here: &std::ops::Range<usize>,
        memory: &mut Memory,
        drafts: &mut Drafts,
    ) {
        // Another club's contract offer is no renewal.
        let others = parts.sides.iter().filter(|(s, _, p)| *p != Place::FarActor && Some(*s) != home).count();
        let own = parts.sides.iter().any(|(s, _, _)| Some(*s) == home);
        // Nor is the new contract of a player on the move one with the club that he leaves.
        let moving = memory.moving.contains(&draft.player) && !own;
        if (others > 0 || moving) && !own && home.is_some() {
            return;
        }
        let club = home.or_else(|| parts.sides.first().map(|(s, _, _)| *s));
        let Some(club) = club else { return };
        draft.from = Some(club);
        draft.to = Some(club);
        draft.fee = None;
        draft.deal = None;
        self.push(draft, parts, cue, here, memory, drafts);
    }

    /// Whether the sentence, or the one before, speaks of a contract.
    fn contract_near(&self, number: usize) -> bool {
        let sentence = self.page.sentences[number];
        let first = number.checked_sub(1).map_or(sentence.first, |b| self.page.sentences[b].first);
        self.cues.speaks_of_renewal(self.ground, first, sentence.end)
            || (first..sentence.end).any(|i| matches!(self.page.slice(i, i + 1), "contract" | "renewal" | "extension"))
    }

    fn push(
        &self,
        mut draft: Draft,
        parts: &Parts,
        cue: &Cue,
        here: &std::ops::Range<usize>,
        memory: &mut Memory,
        drafts: &mut Drafts,
    ) {
        self.own_words(&mut draft, cue, here);
        let named = draft.attribution.source.is_some();
        let heading = self.page.sentences[draft.sentence].heading;
        draft.confidence = 0.55
            + if named { 0.15 } else { 0.0 }
            + if parts.explicit_player { 0.15 } else { 0.0 }
            + if parts.sides.is_empty() { 0.0 } else { 0.1 }
            - if heading { 0.1 } else { 0.0 }
            - if draft.modality == Modality::Reported { 0.0 } else { 0.1 };
        if draft.condition.is_some() && draft.modality == Modality::Reported {
            draft.modality = Modality::Conditional;
        }
        if !parts.explicit_player {
            draft.why.push("player from what was said before".to_owned());
        }
        let settled =
            matches!(draft.stage, Stage::Close | Stage::PersonalTerms | Stage::Agreed | Stage::Medical | Stage::Done);
        if settled && draft.polarity == Polarity::For && !memory.moving.contains(&draft.player) {
            memory.moving.push(draft.player);
        }
        memory.player = Some((draft.player, draft.sentence));
        drafts.claims.push(draft);
    }

    /// A party's own words: the player's of himself, a club's of a move done, an official's.
    fn own_words(&self, draft: &mut Draft, cue: &Cue, here: &std::ops::Range<usize>) {
        if draft.attribution.source.is_some() && !draft.attribution.carried {
            return;
        }
        let sentence = self.page.sentences[draft.sentence];
        let Some(speaker) = self.attributor.own_words(&sentence, here.clone()) else { return };
        let name = match speaker {
            What::Player(player) if player == draft.player => self.cast.players[player].name.clone(),
            What::Person(person) => self.lexicon.people[person as usize].name.to_string(),
            What::Clubs(clubs) if matches!(cue.stage, Stage::Done | Stage::ContractSigned) => {
                format!("{} (official)", self.cast.clubs[clubs[0]].name)
            }
            _ => return,
        };
        draft.attribution = Attribution { source: Some((name, None)), ..Attribution::default() };
        draft.modality = Modality::Stated;
    }

    // ------------------------------------------------------------ what stands around

    /// Whom the sentence names as source, or the one before it that still holds.
    fn attribution(
        &self,
        number: usize,
        sentence: &Sentence,
        here: std::ops::Range<usize>,
        memory: &mut Memory,
        drafts: &mut Drafts,
    ) -> Attribution {
        let read = self.attributor.read(sentence, here);
        if let Some(found) = read {
            if found.source.is_some() {
                if found.looks_back {
                    let line = |s: usize| self.page.sentences[s].line == sentence.line;
                    for draft in
                        drafts.claims.iter_mut().rev().take_while(|d| d.sentence + 1 == number || line(d.sentence))
                    {
                        if draft.attribution.source.is_none() {
                            draft.attribution = found.clone();
                        }
                    }
                }
                // A source in brackets stands for what is before it, not for what follows.
                memory.source = (!found.bracketed).then(|| (found.clone(), number));
                return found;
            }
            if !self.attributor.goes_on(sentence) {
                // A new unnamed source ends the one before it.
                if found.vague.as_deref().is_some_and(|v| v != "reportedly") {
                    memory.source = None;
                }
                return found;
            }
        }
        let Some((source, at)) = memory.source.as_mut() else { return Attribution::default() };
        let goes_on = self.attributor.goes_on(sentence);
        let same_line = self.page.sentences[*at].line == sentence.line;
        if number - *at > if goes_on { 6 } else { 3 } || sentence.heading || !(goes_on || same_line) {
            return Attribution::default();
        }
        if goes_on {
            *at = number;
        }
        Attribution { carried: true, ..source.clone() }
    }

    /// The sum that goes with a cue: the nearest of its sentence that is a fee.
    fn sum_near(&self, sentence: &Sentence, hit: &Hit) -> Option<Sum> {
        let first = self.sums.partition_point(|s| s.first < sentence.first);
        self.sums[first..]
            .iter()
            .take_while(|s| s.first < sentence.end)
            .filter(|s| !s.wage && !s.conversion && !s.valuation && s.amount >= 50_000)
            .min_by_key(|s| if s.first >= hit.first { s.first - hit.first } else { (hit.first - s.first) + 6 })
            .copied()
    }

    /// A sum that the next sentence gives to the claims before it.
    fn late_sum(&self, number: usize, sentence: &Sentence, before: usize, drafts: &mut Drafts) {
        let first = self.sums.partition_point(|s| s.first < sentence.first);
        let begin = self.mentions.partition_point(|m| m.first < sentence.first);
        let here = &self.mentions[begin..][..self.mentions[begin..].partition_point(|m| m.first < sentence.end)];
        let about = subject(here);
        let Some(sum) = self
            .sums
            .get(first)
            .filter(|s| s.first < sentence.end && !s.wage && !s.conversion && !s.valuation && s.amount >= 500_000)
        else {
            return;
        };
        let asks = (sentence.first..sum.end + 2).any(|i| {
            matches!(
                self.page.slice(i, i + 1),
                "asking" | "clause" | "demanding" | "demand" | "value" | "valued" | "valuation" | "want"
            )
        });
        if asks {
            return;
        }
        for draft in drafts.claims[..before].iter_mut().rev().take_while(|d| d.sentence + 1 == number) {
            let costs =
                matches!(draft.stage, Stage::Agreed | Stage::Bid | Stage::Done | Stage::Medical | Stage::BidRejected)
                    || draft.stage == Stage::Interest && &*self.cues.all[draft.cue].id == "consider";
            if costs && draft.fee.is_none() && about.is_none_or(|p| p == draft.player) {
                draft.fee = Some(*sum);
            }
        }
    }

    /// The kind of deal that a sentence speaks of.
    fn deal(&self, sentence: &Sentence) -> Option<Deal> {
        let text = self.page.slice(sentence.first, sentence.end);
        let has = |needle: &str| text.contains(needle);
        let loan = has("loan");
        if loan && has("obligation") {
            Some(Deal::LoanObligation)
        } else if loan && (has("option to") || has("buy option") || has("purchase option")) {
            Some(Deal::LoanOption)
        } else if has("recall") && loan {
            Some(Deal::Recall)
        } else if loan {
            Some(Deal::Loan)
        } else if has("early release") || has("deal early") {
            Some(Deal::EarlyRelease)
        } else if has("free transfer") || has("for free") || has("for nothing") || has("free agent") || has("on a free")
        {
            Some(Deal::Free)
        } else if has("swap") || has("part-exchange") || has("part exchange") {
            Some(Deal::Swap)
        } else {
            None
        }
    }

    /// The clause of condition beside a cue.
    fn condition(&self, sentence: &Sentence, clauses: &Clauses, hit: &Hit) -> Option<(usize, usize)> {
        let own = clauses.number(hit.first);
        let mut at = sentence.first;
        while at < sentence.end {
            let (first, end) = clauses.holding(at);
            let word = self.page.slice(first, first + 1);
            let conditional = matches!(word, "if" | "If" | "unless" | "Unless" | "provided" | "assuming");
            if conditional && clauses.number(first) != own {
                return Some((first, end));
            }
            at = end.max(at + 1);
        }
        // "would need to lower his wage demands"
        None
    }
}

/// The player that a sentence is about: the first that no preposition governs.
fn subject(mentions: &[Mention]) -> Option<usize> {
    let player = |m: &Mention| if let What::Player(p) = m.what { Some(p) } else { None };
    let free = mentions.iter().filter(|m| m.preposition == 0 && !(m.genitive && m.form == Form::Name)).find_map(player);
    free.or_else(|| mentions.iter().find_map(player))
}

/// The clubs that act in a cue's own clause.
fn acting(parts: &Parts) -> impl Iterator<Item = Side> {
    parts.sides.iter().filter(|(_, _, p)| *p == Place::Actor).map(|(s, _, _)| *s)
}

/// Sorts the clubs around a cue into buyers and sellers.
fn sort(parts: &Parts, cue: &Cue, home: Option<usize>) -> (Vec<Side>, Vec<Side>) {
    let mut buyers: Vec<Side> = Vec::new();
    let mut sellers: Vec<Side> = Vec::new();
    let near = parts
        .sides
        .iter()
        .any(|(s, r, p)| *p != Place::FarActor && *r != Role::None && Some(*s) != home && *r != Role::Seller);
    for (side, role, place) in &parts.sides {
        if *place == Place::FarActor && near {
            continue;
        }
        if Some(*side) == home {
            // "X has joined Y", read when Y is his club already.
            if cue.stage == Stage::Done && *role == Role::Buyer && *place != Place::Actor && *place != Place::FarActor {
                buyers.push(*side);
            } else if *role != Role::None {
                sellers.push(*side);
            }
            continue;
        }
        match role {
            Role::Buyer | Role::Party => buyers.push(*side),
            // "Liverpool will not bid again after Newcastle said no": the first is the bidder.
            Role::Seller if cue.stage == Stage::BidRejected && *place == Place::FarActor && home.is_some() => {
                buyers.push(*side);
            }
            Role::Seller => sellers.push(*side),
            Role::None => {}
        }
    }
    // Two clubs and no home known: the one that acts buys.
    if home.is_none()
        && sellers.is_empty()
        && buyers.len() == 2
        && matches!(cue.stage, Stage::Agreed | Stage::Talks | Stage::Collapsed)
    {
        let one_deal = parts.sides.iter().filter(|(_, r, _)| *r == Role::Party).count() == 2;
        if one_deal {
            sellers.push(buyers.remove(1));
        }
    }
    buyers.dedup();
    // A seller that is not the player's club, where that is known, is no seller of his.
    if home.is_some()
        && matches!(
            cue.stage,
            Stage::Bid | Stage::Contact | Stage::Talks | Stage::Interest | Stage::Close | Stage::Agreed
        )
    {
        sellers.retain(|s| Some(*s) == home);
    }
    (buyers, sellers)
}

/// What a step towards a deal is where the deal is a renewal.
const fn of_renewal(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::Talks | Stage::Bid => Some(Stage::ContractTalks),
        Stage::Agreed | Stage::PersonalTerms => Some(Stage::ContractAgreed),
        Stage::Done => Some(Stage::ContractSigned),
        Stage::BidRejected | Stage::PlayerRejects => Some(Stage::ContractRejected),
        _ => None,
    }
}

/// What a step towards a contract is where another club offers it.
const fn of_move(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::ContractTalks => Some(Stage::Talks),
        Stage::ContractAgreed => Some(Stage::PersonalTerms),
        Stage::ContractSigned => Some(Stage::Done),
        _ => None,
    }
}

/// Whether the clubs near a cue are all others than the player's.
fn elsewhere_only(parts: &Parts, home: Option<usize>) -> bool {
    let mut near = parts.sides.iter().filter(|(_, _, p)| *p != Place::FarActor).peekable();
    home.is_some() && near.peek().is_some() && near.all(|(s, _, _)| Some(*s) != home)
}

/// Stages whose cues are so plain that the player may be meant only.
const fn strong(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Bid
            | Stage::BidRejected
            | Stage::Agreed
            | Stage::Medical
            | Stage::Talks
            | Stage::PersonalTerms
            | Stage::ContractTalks
    )
}
