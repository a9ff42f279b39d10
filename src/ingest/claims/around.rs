//! What stands around a cue: the source, the sum, the kind of deal, the condition.

use super::super::cue::{Cue, Hit};
use super::super::mention::{Form, Mention, What};
use super::super::money::Sum;
use super::super::page::Sentence;
use super::super::scope::Clauses;
use super::super::source::Attribution;
use super::sides::settles;
use super::{Claimant, Deal, Draft, Drafts, Memory};
use crate::model::{Modality, Stage};

/// So many sentences later a text may still say what a move cost, where it names player and deal.
const FAR_SUM: usize = 6;

impl Claimant<'_, '_> {
    /// Whom the sentence names as source, or the one before it that still holds.
    pub(super) fn attribution(
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
        // What a coach said goes no further than his words.
        let his = source.reporter || goes_on || self.page.tokens[sentence.first].quoted;
        if number - *at > if goes_on { 6 } else { 3 } || sentence.heading || !(goes_on || same_line) || !his {
            return Attribution::default();
        }
        if goes_on {
            *at = number;
        }
        Attribution { carried: true, ..source.clone() }
    }

    /// The sum that goes with a cue: the nearest of its sentence that is a fee.
    pub(super) fn sum_near(&self, sentence: &Sentence, hit: &Hit) -> Option<Sum> {
        let first = self.sums.partition_point(|s| s.first < sentence.first);
        self.sums[first..]
            .iter()
            .take_while(|s| s.first < sentence.end)
            .filter(|s| !s.wage && !s.conversion && !s.valuation && s.amount >= 50_000)
            .min_by_key(|s| {
                // "an £18m bid": right before it.
                let beside = s.end + 1 >= hit.first;
                if s.first >= hit.first {
                    s.first - hit.first
                } else {
                    hit.first - s.first + if beside { 0 } else { 6 }
                }
            })
            .copied()
    }

    /// A sum that the next sentence gives to the claims before it.
    pub(super) fn late_sum(&self, number: usize, sentence: &Sentence, before: usize, drafts: &mut Drafts) {
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
        if self.is_asked(sentence.first, sum.end) && !self.is_worth(sentence.first, sum.first) {
            return;
        }
        // Sentences between may tell something else, where this one says what the sum is, or whose.
        let of_deal = self.names_deal(sentence.first, sentence.end);
        let paid = sum.first > sentence.first && self.page.slice(sum.first - 1, sum.first) == "for";
        // Drafts stand in the order of their sentences.
        for draft in drafts.claims[..before].iter_mut().rev().take_while(|d| d.sentence + FAR_SUM >= number) {
            let reach = match (of_deal, about == Some(draft.player), paid) {
                (true, true, _) => FAR_SUM,
                (true, ..) | (_, _, true) => 2,
                _ => 1,
            };
            if draft.sentence + reach < number {
                continue;
            }
            let costs = settles(draft.stage)
                || matches!(draft.stage, Stage::Bid | Stage::BidRejected)
                || draft.stage == Stage::Interest && self.names_deal(draft.hit.first, draft.hit.end);
            if costs && draft.fee.is_none() && about.is_none_or(|p| p == draft.player) {
                draft.fee = Some(*sum);
            }
        }
    }

    /// "The proposed transfer, valued at £20m": of a deal, no valuation of the player.
    fn is_worth(&self, from: usize, sum: usize) -> bool {
        let near = sum.saturating_sub(8).max(from);
        self.names_deal(near, sum)
            && (near..sum).any(|i| matches!(self.page.slice(i, i + 1), "valued" | "worth"))
            && !(near..sum).any(|i| matches!(self.page.slice(i, i + 1), "clause" | "asking" | "demand" | "want"))
    }

    /// Whether some words name a deal that a sum can be of.
    fn names_deal(&self, from: usize, end: usize) -> bool {
        (from..end).any(|i| {
            matches!(
                self.page.slice(i, i + 1),
                "deal" | "fee" | "bid" | "offer" | "transfer" | "move" | "package" | "proposal" | "operation" | "price"
            )
        })
    }

    /// The one sum of a short text about one player goes with his settled move.
    pub(super) fn only_sum(&self, drafts: &mut Drafts) {
        if self.cast.players.len() != 1 || self.page.sentences.len() > 8 {
            return;
        }
        let mut fees = self.sums.iter().filter(|s| !s.wage && !s.conversion && !s.valuation && s.amount >= 500_000);
        let (Some(fee), None) = (fees.next(), fees.next()) else { return };
        if self.is_asked(self.page.sentences[self.page.sentence_of[fee.first] as usize].first, fee.end) {
            return;
        }
        for draft in drafts.claims.iter_mut().filter(|d| settles(d.stage) && d.fee.is_none()) {
            draft.fee = Some(*fee);
        }
    }

    /// Whether a sum that ends there is a price or a clause, by the words before it.
    fn is_asked(&self, from: usize, end: usize) -> bool {
        (from..end + 2).any(|i| {
            matches!(
                self.page.slice(i, i + 1),
                "asking" | "clause" | "demanding" | "demand" | "value" | "valued" | "valuation" | "want"
            )
        })
    }

    /// The kind of deal that a sentence speaks of.
    pub(super) fn deal(&self, sentence: &Sentence) -> Option<Deal> {
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
    pub(super) fn condition(&self, sentence: &Sentence, clauses: &Clauses, hit: &Hit) -> Option<(usize, usize)> {
        let own = clauses.number(hit.first);
        let mut at = sentence.first;
        while at < sentence.end {
            let (first, end) = clauses.holding(at);
            let word = self.page.slice(first, first + 1);
            let conditional = matches!(word, "if" | "If" | "unless" | "Unless" | "provided" | "assuming");
            if conditional && self.conditions(first, own, hit, sentence, clauses) {
                return Some((first, end));
            }
            if first >= hit.end && clauses.number(first) != own && self.is_demand(first, end) {
                return Some((first, end));
            }
            at = end.max(at + 1);
        }
        None
    }

    /// Whether the clause of condition that begins at `first` speaks of a cue: at the head of its
    /// sentence, or behind "but", of what follows; else of what stands right before it.
    fn conditions(&self, first: usize, own: usize, hit: &Hit, sentence: &Sentence, clauses: &Clauses) -> bool {
        let number = clauses.number(first);
        let before = first.checked_sub(1).filter(|b| *b >= sentence.first);
        let fronted = before.is_none_or(|b| {
            matches!(self.page.slice(b, b + 1), "but" | "But" | "and" | "And" | "that") || self.page.tokens[first].opens
        });
        if fronted {
            return own > number;
        }
        // "He will join, and they need more if Konaté leaves": the clause between has it.
        let apart = (hit.end..first).any(|i| {
            self.page.is_sign(i, ',') && self.known.and.has(self.page.word(i + 1)) || self.page.is_sign(i, ';')
        });
        own < number && !apart
    }

    /// "he will have to lower his wage demands": a condition, in other words.
    fn is_demand(&self, first: usize, end: usize) -> bool {
        (first + 1..end).any(|at| {
            self.known.lower.has(self.page.word(at))
                && (at + 1..end.min(at + 5)).any(|i| self.known.pay.has(self.page.word(i)))
                && (first..at).any(|i| self.known.must.has(self.page.word(i)) || self.page.slice(i, i + 1) == "must")
        })
    }

    /// A party's own words: the player's of himself, a club's of a move done, an official's.
    pub(super) fn own_words(&self, draft: &mut Draft, cue: &Cue, here: &std::ops::Range<usize>) {
        if draft.attribution.source.is_some() && !draft.attribution.carried {
            return;
        }
        let sentence = self.page.sentences[draft.sentence];
        let Some(speaker) = self.attributor.own_words(&sentence, here.clone()) else { return };
        let name = match speaker {
            What::Player(player) if player == draft.player => self.cast.players[player].name.clone(),
            What::Officer(stranger) => self.cast.strangers[stranger].name.clone(),
            What::Person(person) => self.lexicon.people[person as usize].name.to_string(),
            What::Clubs(clubs) if matches!(cue.stage, Stage::Done | Stage::ContractSigned) => {
                format!("{} (official)", self.cast.clubs[clubs[0]].name)
            }
            _ => return,
        };
        draft.attribution = Attribution { source: Some((name, None)), ..Attribution::default() };
        draft.modality = Modality::Stated;
    }
}

/// The player that a sentence is about: the first that no preposition governs.
pub(super) fn subject(mentions: &[Mention]) -> Option<usize> {
    let player = |m: &Mention| if let What::Player(p) = m.what { Some(p) } else { None };
    let free = mentions.iter().filter(|m| m.preposition == 0 && !(m.genitive && m.form == Form::Name)).find_map(player);
    free.or_else(|| mentions.iter().find_map(player))
}
