//! Facts: ends of contracts, injuries, arrivals, loans, clauses, prices.

mod contract;
mod cues;
mod injury;

use std::cell::LazyCell;

pub(super) use self::cues::FactCues;
use self::cues::{FactCue, FactKind};
use super::assemble::Assembler;
use super::claims::Drafts;
use super::known::Known;
use super::mention::{Form, Kindred, Mention, What};
use super::money::Sum;
use super::page::{Page, Sentence};
use super::pattern::{Ahead, Ground, Trial};
use super::reading::ReadFact;
use super::scope::{Clauses, Telling};
use super::when::Times;

/// A fact before facts of the same thing are joined.
#[derive(Clone, Debug)]
struct Found {
    player: usize,
    kind: FactKind,
    value: Option<String>,
    first: usize,
    end: usize,
}

/// Everything that the facts of a page need.
pub(super) struct FactFinder<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) known: &'a Known,
    pub(super) cues: &'a FactCues,
    pub(super) ground: &'a Ground<'a, 't>,
    pub(super) times: &'a Times<'a, 't>,
    pub(super) mentions: &'a [Mention],
    pub(super) sums: &'a [Sum],
    pub(super) main: Option<usize>,
}

impl FactFinder<'_, '_> {
    /// The facts of a page, one for each player and kind, in text order.
    pub(super) fn read(&self, drafts: &Drafts, assembler: &Assembler<'_, '_>) -> Vec<ReadFact> {
        let mut found: Vec<Found> = Vec::new();
        let mut ahead = Ahead::new(&self.cues.index);
        let mut next_mention = 0;
        let mut last_player = None;
        for (number, sentence) in self.page.sentences.iter().enumerate() {
            let begin = next_mention;
            while self.mentions.get(next_mention).is_some_and(|m| m.first < sentence.end) {
                next_mention += 1;
            }
            if sentence.noise {
                continue;
            }
            let here = &self.mentions[begin..next_mention];
            let claimed = drafts.claims.binary_search_by_key(&number, |d| d.sentence).is_ok();
            self.sentence(sentence, here, last_player, claimed, &mut ahead, &mut found);
            last_player = here
                .iter()
                .rev()
                .find_map(|m| if let What::Player(p) = m.what { Some(p) } else { None })
                .or(last_player);
        }
        for arrival in &drafts.arrivals {
            let value = assembler.side_name(arrival.to);
            found.push(Found {
                player: arrival.player,
                kind: FactKind::Arrival,
                value,
                first: arrival.first,
                end: arrival.end,
            });
        }
        let hurt: Vec<usize> = found.iter().filter(|f| f.kind == FactKind::Injury).map(|f| f.player).collect();
        let mut kept: Vec<Found> = Vec::new();
        for fact in found {
            let lonely = fact.kind == FactKind::Recovery && !hurt.contains(&fact.player);
            match kept.iter_mut().find(|k| k.player == fact.player && k.kind == fact.kind) {
                _ if lonely => {}
                Some(held) => {
                    let later = fact.kind == FactKind::ContractEnd && fact.value > held.value;
                    if held.value.is_none() || later && self.is_new(fact.first, fact.end) {
                        held.value = fact.value;
                    }
                }
                None => kept.push(fact),
            }
        }
        kept.sort_by_key(|f| (f.first, f.kind, f.player));
        kept.iter().map(|f| assembler.fact(f.player, f.kind.code(), f.value.clone(), f.first, f.end)).collect()
    }

    fn sentence(
        &self,
        sentence: &Sentence,
        here: &[Mention],
        before: Option<usize>,
        claimed: bool,
        ahead: &mut Ahead,
        found: &mut Vec<Found>,
    ) {
        // Most sentences hold no fact, and then nobody asks for their clauses.
        let clauses = LazyCell::new(|| Clauses::new(self.page, self.known, sentence));
        let mut covered: Vec<(FactKind, usize)> = Vec::new();
        let trial = Trial { ground: self.ground, places: &self.cues.places };
        ahead.go_on(&self.cues.index, self.ground, sentence.first..sentence.end);
        for at in sentence.first..sentence.end {
            let money = self.ground.money_at[at] as usize > at;
            let word = self.page.word(at);
            let list = if money { self.cues.index.with_money() } else { self.cues.index.with_word(word) };
            for candidate in list {
                if !ahead.may_follow(candidate, at) {
                    continue;
                }
                let cue = &self.cues.all[candidate.owner as usize];
                if cue.bracketed && !(at > sentence.first && self.page.is_sign(at - 1, '(')) {
                    continue;
                }
                if covered.iter().any(|(kind, end)| *kind == cue.kind && at < *end) {
                    continue;
                }
                let Some((end, _)) = trial.weigh(&self.cues.index, candidate, at, sentence.end) else { continue };
                let held = found.len();
                self.take(cue, at, end, sentence, &clauses, here, before, claimed, found);
                // Words without a year or a sum leave it to other words.
                let valued =
                    matches!(cue.kind, FactKind::ContractEnd | FactKind::AskingPrice | FactKind::ReleaseClause);
                if found.len() > held || !valued {
                    covered.push((cue.kind, end));
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn take(
        &self,
        cue: &FactCue,
        first: usize,
        end: usize,
        sentence: &Sentence,
        clauses: &Clauses,
        here: &[Mention],
        before: Option<usize>,
        claimed: bool,
        found: &mut Vec<Found>,
    ) {
        let hit = super::cue::Hit { cue: 0, first, end };
        let telling = Telling { page: self.page, known: self.known, times: self.times, sentence, clauses };
        let scope = telling.scope(&hit, None);
        let (clause_first, clause_end) = clauses.holding(first);
        let span_end = clause_end.max(end);
        let old = scope.ago.is_some_and(|a| a > 75);
        let value = match cue.kind {
            FactKind::ContractEnd => {
                if self.tells_no_end(first, end, clause_first, &scope) {
                    return;
                }
                let Some(value) = self.contract_end(first, end, sentence, clauses) else { return };
                Some(value)
            }
            FactKind::Injury => {
                if !self.is_current(first, end, clause_first, sentence, &scope) {
                    return;
                }
                Some(self.page.slice(first, end).to_lowercase())
            }
            FactKind::ReleaseClause | FactKind::AskingPrice => {
                // "joined after paying his clause": history, unless the sentence makes a claim.
                let after = self.page.slice(clause_first, clause_first + 1).eq_ignore_ascii_case("after");
                if scope.background && after && !claimed {
                    return;
                }
                if cue.kind == FactKind::ReleaseClause && self.is_other_clause(first, end, sentence) {
                    return;
                }
                if cue.kind == FactKind::AskingPrice && self.is_paid(first, end, clause_first) {
                    return;
                }
                // "unless they go beyond £40m": the condition is the price.
                let unless = self.page.slice(first, first + 1).eq_ignore_ascii_case("unless");
                // "in 2022, when they let him go for €45m": what he cost then.
                let then = self.page.slice(clause_first, clause_first + 1) == "when";
                let unsure = !unless && scope.conditional || scope.possible || then;
                if old || unsure && cue.kind == FactKind::AskingPrice {
                    return;
                }
                let Some(sum) = self.sum(first, end, sentence, cue.kind) else { return };
                Some(format!("{} {}", sum.currency.code(), sum.amount))
            }
            FactKind::Arrival => {
                let whether = self.page.slice(clause_first, first).split(' ').any(|word| word == "whether");
                let unsure = scope.conditional || scope.hypothetical || scope.possible || scope.negated;
                let past = scope.pluperfect || scope.ago.is_some_and(|a| a > 30);
                if unsure || past || whether || scope.question {
                    return;
                }
                self.times.until(end, sentence.end.min(end + 8)).map(|(u, _)| u.text())
            }
            // "want him on loan from Brighton": a loan to come.
            FactKind::OnLoan
                if claimed
                    && self.page.slice(first, end).ends_with("from")
                    && !self.is_now(clause_first.max(first.saturating_sub(3)), first) =>
            {
                return;
            }
            // "going on loan", "after his year on loan", "spent the spring on loan": to come, or over.
            FactKind::OnLoan if self.is_not_now(first, clause_first) => return,
            FactKind::OnLoan | FactKind::Obligation | FactKind::RecallClause => {
                if scope.conditional
                    || scope.negated
                    || old
                    || scope.future
                    || cue.kind == FactKind::Obligation && self.is_wished(sentence.first, first)
                    || scope.possible && cue.kind == FactKind::OnLoan
                {
                    return;
                }
                None
            }
            FactKind::Recovery => {
                if scope.negated || first == sentence.first {
                    return;
                }
                self.times.until(first, sentence.end.min(end + 8)).map(|(u, _)| u.text())
            }
        };
        let implied = matches!(
            cue.kind,
            FactKind::ReleaseClause | FactKind::AskingPrice | FactKind::Obligation | FactKind::RecallClause
        );
        let mut players = if cue.bracketed {
            let before = here.iter().find(|m| m.end + 1 == first);
            before.into_iter().filter_map(|m| if let What::Player(p) = m.what { Some(p) } else { None }).collect()
        } else {
            self.players(cue.kind, first, end, clauses, here)
        };
        // "The contract runs until 2028": of him who was spoken of.
        let alone = cue.kind == FactKind::ContractEnd
            && (first..end).any(|i| {
                let word = self.page.slice(i, i + 1);
                word == "contract" || word == "Contract" || word.starts_with("run") || word.starts_with("expir")
            })
            && here.iter().all(|m| matches!(m.what, What::Clubs(_)));
        if players.is_empty() && (implied || alone) {
            players.extend(before.or(self.main));
        }
        for player in players {
            found.push(Found { player, kind: cue.kind, value: value.clone(), first: clause_first, end: span_end });
        }
    }

    /// Whose fact it is: within the words, then left in the clause, in the sentence, then right.
    fn players(&self, kind: FactKind, first: usize, end: usize, clauses: &Clauses, here: &[Mention]) -> Vec<usize> {
        let (clause_first, clause_end) = clauses.holding(first);
        let sentence_first = self.page.sentences[self.page.sentence_of[first] as usize].first;
        let player = |m: &&Mention| matches!(m.what, What::Player(_) | What::Open(Kindred::Player));
        let inside = here.iter().filter(player).find(|m| m.first >= first && m.end <= end);
        let left = |from: usize| {
            let all = here.iter().rev().filter(move |m| player(m) && m.end <= first && m.first >= from);
            let mut complement = None;
            for mention in all {
                let of_others = self.known.with.has(mention.preposition) || self.known.by.has(mention.preposition);
                if !of_others {
                    return Some(mention);
                }
                complement = complement.or(Some(mention));
            }
            complement
        };
        let someone_else = here
            .iter()
            .rev()
            .find(|m| m.end <= first && m.first >= clause_first && m.preposition == 0)
            .is_some_and(|m| matches!(m.what, What::Person(_) | What::Stranger(_) | What::Open(Kindred::Office)));
        let right = || {
            here.iter()
                .filter(player)
                .find(|m| m.first >= end && m.first < clause_end.max(end + 9) && m.first < end + 12)
        };
        let seller_acts = matches!(kind, FactKind::AskingPrice | FactKind::Injury | FactKind::RecallClause);
        // "Draxler, who is valued at £34m": whom the clause hangs on.
        let hung = || {
            let relative = self.known.relative.has(self.page.word(clause_first));
            let before = clause_first - usize::from(clause_first > 0 && self.page.is_sign(clause_first - 1, ','));
            here.iter().filter(player).find(|m| relative && m.end == before)
        };
        // A bracket before the words hides whom they are about: "Fofana (muscle) is out".
        let from = if self.page.is_sign(clause_first, ')') { sentence_first } else { clause_first };
        // "the gap left by Maddison's long-term knee injury": whose it is.
        let owner = || {
            here.iter().rev().filter(player).find(|m| m.genitive && m.end < first && first <= m.end + 5).filter(|m| {
                (m.end + 1..first).all(|i| !self.page.is_sign(i, ',') && !self.known.preposition.has(self.page.word(i)))
            })
        };
        let chosen = inside.or_else(owner).or_else(|| left(from)).or_else(hung);
        if chosen.is_none() && someone_else {
            return Vec::new();
        }
        let far = || left(sentence_first);
        // "a fee close to the £62.5m United paid for Cunha": of another's price.
        let others = |m: &&Mention| {
            (end..m.first)
                .any(|i| matches!(self.page.slice(i, i + 1), "paid" | "pay" | "spent" | "received" | "signed"))
        };
        let beside = || right().filter(|m| m.first < clause_end && !others(m));
        let chosen = if seller_acts { chosen.or_else(beside) } else { chosen }
            .or_else(far)
            .or_else(|| right().filter(|m| !others(m)));
        let Some(chosen) = chosen else { return Vec::new() };
        let group = chosen.group;
        let single = chosen.form == Form::Pronoun || chosen.genitive && kind != FactKind::ContractEnd;
        let mut all: Vec<usize> = here
            .iter()
            .filter(|m| if single { m.first == chosen.first } else { m.group == group })
            .filter_map(|m| if let What::Player(p) = m.what { Some(p) } else { None })
            .collect();
        all.dedup();
        all
    }

    /// Whether a sum is what is paid or offered, and none that is asked: "the transfer, valued at
    /// £20m", "agreed to sell him for £30m".
    fn is_paid(&self, first: usize, end: usize, clause_first: usize) -> bool {
        let word = |i: usize| self.page.slice(i, i + 1);
        let must = self.known.must.has(self.page.word(first)) || matches!(word(first), "must" | "unless");
        let spent = !must && (first..end).any(|i| matches!(word(i), "spend" | "pay" | "offer"));
        let paid = (clause_first.max(first.saturating_sub(7))..first).any(|i| {
            let deal = matches!(word(i), "transfer" | "deal" | "move" | "package" | "signing" | "offer" | "bid");
            deal || matches!(word(i), "agreed" | "sold")
        });
        let believed = word(first).starts_with("believ") && clause_first < first;
        let valued = believed || word(first).starts_with("valu") || matches!(word(first), "worth" | "sell");
        spent || paid && valued
    }

    /// Whether a clause is none that frees the player: of a sell-on share, a buy-back.
    fn is_other_clause(&self, first: usize, end: usize, sentence: &Sentence) -> bool {
        let kinds = ["sell", "buy", "buyback", "resale", "relegation", "percentage", "penalty"];
        let words = |back: usize| {
            let words = self.page.slice(first.saturating_sub(back).max(sentence.first), end).to_lowercase();
            words.split([' ', '-']).map(str::to_owned).collect::<Vec<_>>()
        };
        let near = words(2);
        let out = near.windows(2).any(|w| w[0] == "buy" && w[1] == "out");
        !out && (near.iter().any(|w| kinds.contains(&&**w)) || words(4).iter().any(|w| w == "sell"))
    }

    /// "would prefer a loan with an obligation": no one has agreed to one.
    fn is_wished(&self, from: usize, first: usize) -> bool {
        (from..first).any(|i| {
            matches!(
                self.page.slice(i, i + 1),
                "prefer" | "discussing" | "propose" | "proposing" | "suggested" | "exploring" | "considering"
            )
        })
    }

    /// Whether the words before a loan tell of one to come, or of one that is over.
    fn is_not_now(&self, first: usize, clause_first: usize) -> bool {
        let word = |i: usize| self.page.slice(i, i + 1);
        let over = matches!(word(clause_first), "after" | "After" | "following" | "Following" | "during" | "During");
        let begin = first.saturating_sub(2).max(clause_first);
        over || (begin..first).any(|i| matches!(word(i), "going" | "go" | "goes" | "leave" | "leaving" | "hoping"))
            || word(first) == "spent" && (first < 1 || !self.known.have.has(self.page.word(first - 1)))
    }

    /// Whether a verb of the present, or a comma, stands right before the words.
    fn is_now(&self, from: usize, first: usize) -> bool {
        (from..first).any(|i| self.known.be.has(self.page.word(i)) || self.page.is_sign(i, ','))
    }

    /// The sum that goes with a clause or a price.
    fn sum(&self, first: usize, end: usize, sentence: &Sentence, kind: FactKind) -> Option<Sum> {
        let usable = |s: &&Sum| !s.wage && !s.conversion && s.amount >= 500_000;
        let begin = self.sums.partition_point(|s| s.first < sentence.first);
        let inside = self.sums[begin..].iter().take_while(|s| s.first < sentence.end).filter(usable);
        if kind == FactKind::AskingPrice {
            return inside
                .filter(|s| s.end + 1 >= first && s.first <= end + 7)
                .min_by_key(|s| s.first.abs_diff(end))
                .copied();
        }
        let near = inside.min_by_key(|s| s.first.abs_diff(first)).copied();
        // The sum of the sentence before, told of the same clause.
        near.or_else(|| {
            self.sums[..begin]
                .iter()
                .rev()
                .filter(usable)
                .find(|s| self.page.sentence_of[s.first] + 1 == self.page.sentence_of[first])
                .copied()
        })
    }
}
