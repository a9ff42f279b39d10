//! What the text itself says of where players belong.

use super::super::mention::{Form, Mention, What, vote};
use super::super::names::Cast;
use super::Resolver;

impl Resolver<'_, '_> {
    /// The player about whom a club is asked, who must be its own: "talks with X over Y", "asked X
    /// about Y", "an agreement with X to sign Y".
    pub(super) fn asked_about(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
        let mention = &mentions[i];
        let before = mention.first.checked_sub(1).map_or("", |b| self.page.slice(b, b + 1));
        let asked = self.known.with.has(mention.preposition)
            || matches!(before, "to" | "asked" | "asking" | "ask" | "contacted" | "approached")
            || before == "out" && self.page.slice(mention.first.saturating_sub(2), mention.first).starts_with("sound");
        if !asked || mention.genitive {
            return None;
        }
        let next = mentions.get(i + 1)?;
        let What::Player(player) = next.what else { return None };
        let behind = self.page.word(mention.end);
        let about = self.known.about.has(behind) && next.first <= mention.end + 5;
        let sign = self.known.infinitive.has(behind)
            && self.known.sign_verb.has(self.page.word(mention.end + 1))
            && next.first <= mention.end + 3;
        let here = self.page.sentence_of[mention.first] == self.page.sentence_of[next.first];
        (here && next.form != Form::Pronoun && (about || sign)).then_some(player)
    }

    /// "Getafe have offered Vilamala to Lens": Getafe have him.
    pub(super) fn offers(&self, at: usize, player: usize, mentions: &[Mention], cast: &mut Cast) {
        let mention = &mentions[at];
        let offered = mention.first > 0 && self.page.slice(mention.first - 1, mention.first) == "offered";
        let Some(before) = at.checked_sub(1).map(|b| &mentions[b]).filter(|_| offered) else { return };
        let active = before.end + 2 == mention.first && self.known.have.has(self.page.word(before.end));
        if let What::Clubs(clubs) = &before.what
            && let [club] = clubs[..]
            && active
        {
            vote(&mut cast.players[player].homes, club, 3);
        }
    }

    /// The player whom a club sells: who goes elsewhere after "an agreement with X", and of whom a bid
    /// "was rejected by X".
    pub(super) fn seller_told(&self, i: usize, club: usize, mentions: &[Mention], cast: &Cast) -> Option<usize> {
        let mention = &mentions[i];
        let here = self.page.sentence_of[mention.first];
        let begin = self.page.sentences[here as usize].first;
        let near = mention.first.saturating_sub(9).max(begin)..mention.first;
        let agreed = self.known.with.has(mention.preposition)
            && near.clone().any(|at| self.ties.agreement.has(self.page.word(at)));
        let rejects = self.known.by.has(mention.preposition)
            && near.clone().any(|at| self.ties.rejected.has(self.page.word(at)))
            && (begin..mention.first).any(|at| self.known.bid.has(self.page.word(at)));
        let valued =
            self.known.by.has(mention.preposition) && near.clone().any(|at| self.ties.value.has(self.page.word(at)));
        let rejects = rejects || valued;
        if !agreed && !rejects {
            return None;
        }
        let mut before = mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 2);
        let player = before.find_map(|m| if let What::Player(p) = m.what { Some(p) } else { None })?;
        let suitors = &cast.players[player].suitors;
        (rejects || !suitors.is_empty() && !suitors.contains(&club)).then_some(player)
    }

    /// Whether a club stands alone in brackets behind a named player.
    fn is_bracketed(&self, i: usize, mentions: &[Mention]) -> bool {
        let mention = &mentions[i];
        let alone = self.page.is_sign(mention.end, ')') && mention.form == Form::Name;
        let before = i.checked_sub(1).map(|b| &mentions[b]).filter(|m| m.form == Form::Name);
        alone && before.is_some_and(|m| m.end + 1 == mention.first && self.page.is_sign(m.end, '('))
    }

    /// Whether some words speak of a contract that holds: "under a contract", "his".
    fn is_under(&self, mut words: std::ops::Range<usize>) -> bool {
        words.any(|at| {
            matches!(
                self.page.slice(at, at + 1),
                "under" | "on" | "his" | "current" | "existing" | "new" | "extension" | "renewal" | "extended"
            )
        })
    }

    /// "a bid for X from Burnley": whence the bid comes, not the player.
    fn is_bid_for(&self, player: &Mention) -> bool {
        let begin = self.page.sentences[self.page.sentence_of[player.first] as usize].first;
        let mut near = player.first.saturating_sub(6).max(begin)..player.first;
        player.first > begin
            && self.known.for_.has(self.page.word(player.first - 1))
            && near.any(|at| {
                matches!(
                    self.page.slice(at, at + 1),
                    "bid"
                        | "bids"
                        | "offer"
                        | "offers"
                        | "proposal"
                        | "proposals"
                        | "approach"
                        | "approaches"
                        | "interest"
                )
            })
    }

    /// Learns from what stands beside a club whose player is meant: "leave Roma", "his Roma contract".
    pub(super) fn tie(&self, i: usize, mentions: &[Mention], cast: &mut Cast) {
        let mention = &mentions[i];
        // "Getafe value the forward at £20m".
        if let (What::Player(player), Some(before)) = (&mention.what, i.checked_sub(1).map(|b| &mentions[b]))
            && let What::Clubs(clubs) = &before.what
            && let [club] = clubs[..]
            && self.ties.value.has(self.page.word(before.end))
            && before.end + 1 == mention.first
        {
            vote(&mut cast.players[*player].homes, club, 2);
        }
        let What::Clubs(clubs) = &mention.what else { return };
        let [club] = clubs[..] else { return };
        let word = |at: usize| self.page.word(at);
        // "Lecce sell Vilamala".
        if self.ties.sell.has(word(mention.end))
            && let Some(next) = mentions.get(i + 1).filter(|m| m.first == mention.end + 1)
            && let What::Player(player) = next.what
        {
            vote(&mut cast.players[player].homes, club, 3);
        }
        if !self.tie_beside(i, club, mentions, cast)
            && let Some(weight) = self.binds(mention, i, mentions)
            && let Some(player) = self.player_near(i, mentions)
        {
            vote(&mut cast.players[player].homes, club, weight);
        }
    }

    /// Learns from a club that stands right beside a player; whether it does.
    fn tie_beside(&self, i: usize, club: usize, mentions: &[Mention], cast: &mut Cast) -> bool {
        let mention = &mentions[i];
        let before = |n: usize| mention.first.checked_sub(n).map_or(0, |at| self.page.word(at));
        // "Harris (Fulham) and Clarke (Sunderland)": where they are.
        if self.is_bracketed(i, mentions)
            && let What::Player(player) = mentions[i - 1].what
        {
            vote(&mut cast.players[player].homes, club, 3);
            return true;
        }
        // "Ekkelenkamp and Atta of Udinese".
        let of = self.known.of.has(before(1)) && i > 0 && mentions[i - 1].end + 1 == mention.first;
        if of && matches!(mentions[i - 1].what, What::Player(_)) && mentions[i - 1].form == Form::Name {
            for one in mentions[..i].iter().rev().take_while(|m| m.group == mentions[i - 1].group) {
                if let What::Player(player) = one.what {
                    vote(&mut cast.players[player].homes, club, 3);
                }
            }
            return true;
        }
        // "The Rams have been offered Curtis by Port Vale".
        let by = self.known.by.has(before(1)) && i > 0 && mentions[i - 1].end + 1 == mention.first;
        if by
            && let What::Player(player) = mentions[i - 1].what
            && mentions[i - 1].first.checked_sub(1).is_some_and(|b| self.page.slice(b, b + 1) == "offered")
        {
            vote(&mut cast.players[player].homes, club, 3);
            return true;
        }
        // "Doak to Bournemouth": where he goes.
        let to = self.known.to.has(before(1)) && i > 0 && mentions[i - 1].end + 1 == mention.first;
        if to && let What::Player(player) = mentions[i - 1].what {
            cast.players[player].suitors.push(club);
            self.offers(i - 1, player, mentions, cast);
            return true;
        }
        if let Some(player) = self.seller_told(i, club, mentions, cast) {
            vote(&mut cast.players[player].homes, club, 2);
            return true;
        }
        if let Some(player) = self.asked_about(i, mentions) {
            vote(&mut cast.players[player].homes, club, 2);
            return true;
        }
        false
    }

    /// How strongly the words around a club tie it to the player meant, if they do.
    fn binds(&self, mention: &Mention, i: usize, mentions: &[Mention]) -> Option<i32> {
        let word = |at: usize| self.page.word(at);
        let before = |n: usize| mention.first.checked_sub(n).map_or(0, word);
        // "have recalled him from West Brom": from a loan.
        let recalled = || {
            (2..9).any(|n| {
                matches!(
                    self.page.slice(mention.first.saturating_sub(n), mention.first.saturating_sub(n) + 1),
                    "recall" | "recalled" | "recalling" | "recalls"
                )
            })
        };
        let from = self.known.from.has(before(1)) && !recalled();
        // "…, leaving United short of options": nobody leaves.
        let left_so = matches!(
            self.page.slice(mention.end, mention.end + 1).to_lowercase().as_str(),
            "short"
                | "without"
                | "with"
                | "needing"
                | "needed"
                | "looking"
                | "facing"
                | "searching"
                | "just"
                | "only"
                | "one"
        );
        let leaves = (self.ties.leave.has(before(1)) && !left_so) || from && self.ties.leave.has(before(2));
        // "his transfer from Rennes", "Hutchinson from Ipswich": surer than the ledger, whose days may be rough.
        let route = from
            && (self.known.route.has(before(2))
                || i > 0
                    && matches!(mentions[i - 1].what, What::Player(_))
                    && (mentions[i - 1].end + 1 == mention.first
                        // "Soler, the Spain midfielder, from PSG"
                        || mentions[i - 1].end + 2 == mention.first && self.page.is_sign(mentions[i - 1].end, ','))
                    && !self.is_bid_for(&mentions[i - 1]));
        let signed =
            mention.form == Form::Name && self.ties.contract.has(word(mention.end + usize::from(mention.genitive)));
        // "has agreed a three-year contract with Napoli": where he goes.
        let fresh = (2..6).any(|n| {
            self.ties.stay.has(before(n))
                && (1..5).any(|m| {
                    matches!(
                        self.page.slice(mention.first.saturating_sub(n + m), mention.first.saturating_sub(n + m) + 1),
                        "a" | "an"
                    )
                })
                && !self.is_under(mention.first.saturating_sub(n + 4)..mention.first)
        });
        let stays = (self.known.at.has(before(1)) || self.known.with.has(before(1)))
            && (2..6).any(|n| self.ties.stay.has(before(n)))
            && !fresh;
        (leaves || signed || stays || route).then_some(if route { 4 } else { 2 })
    }

    /// The player nearest to a mention in its sentence, before it rather than behind.
    fn player_near(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
        let sentence = self.page.sentence_of[mentions[i].first];
        let here = |m: &&Mention| self.page.sentence_of[m.first] == sentence;
        let player = |m: &Mention| if let What::Player(p) = m.what { Some(p) } else { None };
        let before = mentions[..i].iter().rev().take_while(here).find_map(player);
        before.or_else(|| mentions[i + 1..].iter().take_while(here).find_map(player))
    }
}
