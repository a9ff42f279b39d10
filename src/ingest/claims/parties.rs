//! Parties: whose claim a cue makes, and to which clubs.

use super::super::cue::{Aim, Cue, Role};
use super::super::mention::What;
use super::super::roles::{Parts, Place, Side};
use super::super::scope::Scope;
use super::memory::Memory;
use super::sides::{acting, settles, sort, strong};
use super::{Arrival, Claimant, Deal, Draft, Story};
use crate::model::{Modality, Polarity, Stage, StageFamily};

/// A cue as it stands in its sentence.
pub(super) struct Found<'f> {
    pub(super) cue: &'f Cue,
    pub(super) scope: &'f Scope,
    pub(super) parts: &'f Parts,
    /// Whether its clause speaks of a renewal.
    pub(super) renewal: bool,
    /// Whether its sentence does.
    pub(super) near_renewal: bool,
    /// Whether its subject is a player.
    pub(super) by_player: bool,
    pub(super) base: &'f Draft,
    /// The mentions of its sentence.
    pub(super) here: std::ops::Range<usize>,
}

impl Found<'_> {
    /// Whether the player is named or described, and no club but his own stands beside the cue.
    fn own_denial(&self, home: Option<usize>) -> bool {
        let mut near = self.parts.sides.iter().filter(|(_, r, p)| *p != Place::FarActor && *r != Role::None).peekable();
        self.parts.explicit_player && near.peek().is_some() && near.all(|(s, _, _)| Some(*s) == home)
    }
}

impl Claimant<'_, '_> {
    /// Makes the claims of a cue: one for each player and destination.
    pub(super) fn claim(&self, found: &Found<'_>, story: &mut Story) {
        let mut players = found.parts.players.clone();
        if players.is_empty() {
            players.extend(self.meant(found.base.sentence, found.cue, found.parts, &story.memory));
        }
        for player in players {
            self.of_player(player, found, story);
        }
    }

    fn of_player(&self, player: usize, found: &Found<'_>, story: &mut Story) {
        let Found { cue, scope, parts, base, .. } = *found;
        let home = self.homes[player].or_else(|| story.memory.home(player));
        let (mut buyers, sellers) = sort(parts, cue, home, self.gives_away(base));
        // "Ndoye to Napoli. Agreement with Bologna": the other club of the deal sells.
        let bound = story.memory.destination(player).filter(|club| Some(*club) != home);
        if let (None, Some(bound), Stage::Agreed, [other]) = (home, bound, cue.stage, &buyers[..])
            && *other != bound
        {
            story.memory.homes.push((player, *other));
            buyers = vec![bound];
        }
        // "He is a Newcastle player", says his coach.
        if cue.stage == Stage::Done && home.is_some_and(|h| buyers == [h]) && self.page.tokens[base.hit.first].quoted {
            return;
        }
        if let (None, [seller]) = (home, &sellers[..]) {
            story.memory.homes.push((player, *seller));
        }
        // An actor of another clause yields to the buyer that this sentence has named already.
        let only_far = parts.sides.iter().all(|(_, r, p)| *p == Place::FarActor || *r == Role::None);
        let told = story.memory.buyers.iter().find(|(p, _, s)| *p == player && *s == base.sentence);
        if let (true, Some((_, named, _))) = (only_far, told) {
            buyers.clone_from(named);
        }
        // "sell Diaz to Bayern, Doak to Bournemouth": to each his own.
        if parts.players.len() > 1
            && let Some(club) = self.paired(player, &found.here)
        {
            buyers = vec![club];
        }
        let others = cue.stage == Stage::Done && scope.bare && self.main != Some(player);
        if others && !scope.negated && self.is_bare_past(base) {
            return;
        }
        if let Some(club) = self.respective(player, &buyers, parts, base) {
            buyers = vec![club];
        }
        for winner in note_winners(player, home, found, &buyers, &mut story.memory) {
            self.won(player, home, winner, found, story);
        }
        let mut draft = Draft { player, ..base.clone() };
        // What a player agrees to are his own terms.
        let hit = self.page.slice(base.hit.first, base.hit.end).to_lowercase();
        let of_all = ["done", "here we go", "fee", "cost", "price", "between"].iter().any(|word| hit.contains(word));
        if draft.stage == Stage::Agreed && found.by_player && !of_all {
            // "He struck a deal with his captain": with no club, nothing is agreed.
            if buyers.is_empty() && story.memory.just_named(player, base.sentence).is_empty() && !found.near_renewal {
                return;
            }
            draft.stage = Stage::PersonalTerms;
        }
        draft.why.push(format!("cue `{}`: “{}”", cue.id, self.page.slice(base.hit.first, base.hit.end)));
        let elsewhere = buyers.iter().any(|b| Some(*b) != home);
        if self.is_contract(&mut draft, home, elsewhere, found, &story.memory) {
            return self.contract(home, draft, found, story);
        }
        // "Bayern have held talks with his camp", found as talks of a contract: those who act would buy.
        if draft.stage != base.stage && cue.stage.family() == StageFamily::Contract && buyers.is_empty() {
            let near = parts.sides.iter().filter(|(s, _, p)| *p != Place::FarActor && Some(*s) != home);
            buyers.extend(near.map(|(s, _, _)| *s));
        }
        if found.renewal && !elsewhere && !matches!(cue.stage, Stage::LeaveFree | Stage::Available) {
            return;
        }
        draft.from = home.filter(|h| !buyers.contains(h)).or(sellers.first().copied());
        if scope.negated && cue.stage == Stage::LeaveFree {
            return;
        }
        let leads_to = if cue.stage == Stage::Available { self.leads_to(home, found) } else { None };
        match cue.aim {
            Aim::Parent => {
                let parent = home.or_else(|| acting(parts).next()).or_else(|| buyers.first().copied());
                // "recalled him from Lens and sent him to Pisa": from the first.
                let others = || parts.sides.iter().filter(|(s, _, _)| Some(*s) != parent);
                let lent = others().find(|(_, r, _)| *r == Role::Seller).or_else(|| others().next_back());
                let from = lent.map(|(s, _, _)| *s);
                let recalled = Draft { from, to: parent, deal: Some(Deal::Recall), ..draft };
                self.push(recalled, found, story);
            }
            // "going out on loan to West Brom": no exit to anywhere.
            Aim::Nowhere if leads_to.is_some() => {
                let stage = if draft.polarity == Polarity::For { Stage::Close } else { Stage::Cooled };
                self.push(Draft { stage, to: leads_to, ..draft }, found, story);
            }
            Aim::Nowhere => {
                let own =
                    parts.sides.iter().any(|(s, r, p)| *r == Role::Seller && *p == Place::Actor && Some(*s) != home);
                let told = if cue.stage == Stage::Blocked { self.told(home, found) } else { None };
                // Someone else's seller: the player of another club.
                if told.is_some() || !(own && home.is_some() && cue.actor == Role::Seller) {
                    let from = draft.from.filter(|f| Some(*f) != told);
                    self.push(Draft { from, to: told, ..draft }, found, story);
                } else if cue.stage == Stage::Blocked && self.keeps_on_loan(base) {
                    let to = acting(parts).find(|s| Some(*s) != home);
                    self.push(Draft { stage: Stage::Interest, polarity: Polarity::For, to, ..draft }, found, story);
                }
            }
            // A denial far from several clubs names none of them.
            Aim::Buyer if cue.stage == Stage::Denied && only_far && buyers.len() > 1 => {}
            // "Silva said that talk of a crisis was wide of the mark": no move had been spoken of.
            Aim::Buyer
                if cue.stage == Stage::Denied
                    && (only_far || !parts.explicit_player)
                    && !story.memory.buyers.iter().any(|(p, _, _)| *p == player) => {}
            Aim::Buyer => self.to_buyers(&draft, buyers, home, found, story),
        }
    }

    /// "nobody has made an offer for him"
    fn is_by_nobody(&self, base: &Draft) -> bool {
        (base.first..base.hit.end).any(|at| self.known.nobody.has(self.page.word(at)))
    }

    /// "accepted an offer", "agreed to sell": who acts has the player.
    fn gives_away(&self, base: &Draft) -> bool {
        let text = self.page.slice(base.hit.first, base.hit.end);
        text.contains("accept") || text.contains("to sell")
    }

    /// The club right behind an exit, where a preposition leads to it.
    fn leads_to(&self, home: Option<usize>, found: &Found<'_>) -> Option<Side> {
        let end = found.base.hit.end;
        self.mentions[found.here.clone()].iter().find_map(|m| match &m.what {
            What::Clubs(clubs) if m.first >= end && m.first <= end + 3 && self.known.to.has(m.preposition) => {
                clubs.first().copied().filter(|club| Some(*club) != home)
            }
            _ => None,
        })
    }

    /// "Lyon would love to hang on to Endrick": what another club than his wants of one on loan.
    fn keeps_on_loan(&self, base: &Draft) -> bool {
        let text = self.page.slice(base.hit.first, base.hit.end);
        let next = self.page.sentences.get(base.sentence + 1).map_or(base.end, |s| s.end);
        let first = self.page.sentences[base.sentence].first;
        ["keep", "hold", "hang", "retain"].iter().any(|verb| text.contains(verb))
            && (first..next).any(|i| matches!(self.page.slice(i, i + 1), "loan" | "loaned" | "loanee"))
    }

    /// The club that is told that a player will not be sold: "have told Everton that he stays",
    /// "Everton have been told to forget about him".
    fn told(&self, home: Option<usize>, found: &Found<'_>) -> Option<Side> {
        let informs =
            |at: usize| matches!(self.page.slice(at, at + 1), "told" | "informed" | "warned" | "tell" | "tells");
        let passive = |at: usize| {
            (1..=2).any(|n| at.checked_sub(n).is_some_and(|b| self.known.be.has(self.page.word(b)))) && informs(at)
        };
        self.mentions[found.here.clone()].iter().filter(|m| m.first < found.base.hit.end).find_map(|m| {
            let What::Clubs(clubs) = &m.what else { return None };
            let [club] = clubs[..] else { return None };
            let active = m.first > 0 && informs(m.first - 1);
            let verb = (m.end..m.end + 4).find(|at| informs(*at));
            (home != Some(club) && (active || verb.is_some_and(passive))).then_some(club)
        })
    }

    /// Whether a step is told in the simple past without a day: "joined City for £60m".
    fn is_bare_past(&self, base: &Draft) -> bool {
        let sentence = self.page.sentences[base.sentence];
        self.page.slice(base.hit.first, base.hit.first + 1).ends_with("ed")
            && !sentence.heading
            && !self.times.just_now(sentence.first, sentence.end)
    }

    /// The club right behind a player: "Doak to Bournemouth".
    fn paired(&self, player: usize, here: &std::ops::Range<usize>) -> Option<Side> {
        let mentions = &self.mentions[here.clone()];
        let at = mentions.iter().position(|m| m.what == What::Player(player))?;
        let club = mentions.get(at + 1)?;
        let between = mentions[at].end..club.first;
        let to = between.len() == 1 && self.known.to.has(self.page.word(between.start));
        match &club.what {
            What::Clubs(clubs) if to && clubs.len() == 1 => Some(clubs[0]),
            _ => None,
        }
    }

    /// "Zirkzee and Ugarte …, with Roma and Ajax respectively": to each the club of his place in the row.
    fn respective(&self, player: usize, buyers: &[Side], parts: &Parts, base: &Draft) -> Option<Side> {
        if parts.players.len() < 2 || parts.players.len() != buyers.len() {
            return None;
        }
        let sentence = &self.page.sentences[base.sentence];
        let told = (sentence.first..sentence.end).any(|i| self.page.slice(i, i + 1) == "respectively");
        let place = parts.players.iter().position(|p| *p == player)?;
        told.then(|| buyers[place])
    }

    /// One claim for each buyer; without one, for those spoken of before.
    fn to_buyers(
        &self,
        draft: &Draft,
        mut buyers: Vec<Side>,
        home: Option<usize>,
        found: &Found<'_>,
        story: &mut Story,
    ) {
        let Found { cue, scope, parts, base, .. } = *found;
        let player = draft.player;
        let mut remembered = false;
        if let (true, Some(bound)) = (buyers.is_empty(), story.memory.destination(player))
            && (settles(cue.stage) || cue.stage == Stage::PersonalTerms)
        {
            buyers.push(bound);
        }
        if buyers.is_empty() && !parts.unknown_actor {
            // "Liverpool want him", of their own player: no move.
            if parts.sides.iter().any(|(s, r, p)| *p == Place::Actor && *r == Role::Buyer && Some(*s) == home) {
                return;
            }
            // "Liverpool have met his agent", of their own player: no contact towards a move.
            if cue.stage == Stage::Contact && home.is_some() && acting(parts).any(|s| Some(s) == home) {
                return;
            }
            buyers = match cue.stage {
                Stage::Interest | Stage::Cooled if cue.shopper => story.memory.last_shopper(home, base.sentence),
                Stage::Interest => buyers,
                // "He is keen on the move": to the one club just spoken of.
                Stage::PlayerWants | Stage::PlayerRejects => story.memory.just_named(player, base.sentence),
                _ => self.remembered(
                    player,
                    base.sentence,
                    home,
                    settles(cue.stage) && parts.sides.is_empty(),
                    &story.memory,
                ),
            };
            if buyers.is_empty() && (strong(cue.stage) || cue.stage == Stage::Close) {
                buyers.extend(self.topic(base.sentence, home, found));
            } else {
                remembered = true;
            }
        }
        // "Sporting have had no offer for him", "nobody has bid": from no club at all.
        let denied = scope.negated || base.polarity == Polarity::Against;
        let nobody = cue.stage == Stage::Bid && denied && (found.own_denial(home) || self.is_by_nobody(base));
        if nobody {
            return self.push(Draft { to: None, ..draft.clone() }, found, story);
        }
        if buyers.is_empty() {
            if matches!(cue.stage, Stage::PlayerWants | Stage::PlayerRejects) && parts.explicit_player {
                self.push(draft.clone(), found, story);
            } else if settles(cue.stage) && draft.stage == cue.stage && draft.polarity == Polarity::For {
                self.push(Draft { awaiting: true, ..draft.clone() }, found, story);
            }
            return;
        }
        if self.in_passing(cue, scope, player, &buyers, base, &mut story.drafts.arrivals) {
            return;
        }
        // Where he goes stays in mind, whoever else wanted him.
        let settled = story.memory.moving.contains(&player) && matches!(cue.stage, Stage::Interest | Stage::Contact);
        if !remembered && !settled && base.polarity == Polarity::For {
            story.memory.note_buyers(player, buyers.clone(), base.sentence);
        }
        let why = if remembered { "destination from what was said before" } else { "destination named beside the cue" };
        for buyer in buyers {
            let mut draft = Draft { to: Some(buyer), ..draft.clone() };
            if draft.from == Some(buyer) {
                draft.from = None;
            }
            draft.why.push(why.to_owned());
            self.push(draft, found, story);
        }
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
        arrivals: &mut Vec<Arrival>,
    ) -> bool {
        if cue.stage != Stage::Done || scope.negated {
            return false;
        }
        let from = base.hit.first.saturating_sub(4).max(self.page.sentences[base.sentence].first);
        let already = (from..base.hit.end).any(|i| self.page.slice(i, i + 1) == "already");
        if !(already && self.main != Some(player)) {
            return false;
        }
        arrivals.push(Arrival { player, to: buyers[0], first: base.first, end: base.end });
        true
    }

    /// "Spurs have beaten Chelsea to him": who wins a race is about to sign.
    fn won(&self, player: usize, home: Option<usize>, winner: Side, found: &Found<'_>, story: &mut Story) {
        let Found { cue, scope, base, .. } = *found;
        if cue.stage != Stage::Cooled || scope.negated || scope.future || scope.possible {
            return;
        }
        let mut draft = Draft {
            player,
            from: home,
            to: Some(winner),
            stage: Stage::Close,
            polarity: Polarity::For,
            ..base.clone()
        };
        draft.why.push(format!("cue `{}`: who wins the race", cue.id));
        self.push(draft, found, story);
    }

    pub(super) fn push(&self, mut draft: Draft, found: &Found<'_>, story: &mut Story) {
        let parts = found.parts;
        if found.cue.answer {
            answer(&mut draft, &story.drafts.claims);
        }
        self.own_words(&mut draft, found.cue, &found.here);
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
        let settled = draft.stage == Stage::PersonalTerms || settles(draft.stage);
        let moving = &mut story.memory.moving;
        if settled && draft.polarity == Polarity::For && !moving.contains(&draft.player) {
            moving.push(draft.player);
        }
        story.memory.player = Some((draft.player, draft.sentence));
        let renewal = draft.stage.family() == StageFamily::Contract && draft.stage != Stage::LeaveFree;
        if renewal || strong(draft.stage) || settles(draft.stage) {
            story.memory.deals.push((draft.player, draft.sentence, renewal));
        }
        story.drafts.claims.push(draft);
    }
}

/// A no right behind a bid for a player refuses that bid.
fn answer(draft: &mut Draft, earlier: &[Draft]) {
    let bid = earlier.iter().rev().find(|d| d.player == draft.player);
    let Some(bid) = bid.filter(|d| d.stage == Stage::Bid && d.polarity == Polarity::For) else { return };
    if draft.sentence - bid.sentence <= 1 {
        draft.stage = Stage::BidRejected;
        draft.to = bid.to;
        draft.fee = draft.fee.or(bid.fee);
    }
}

/// "Spurs have beaten Chelsea to him": what follows is about Spurs.
fn note_winners(
    player: usize,
    home: Option<usize>,
    found: &Found<'_>,
    buyers: &[Side],
    memory: &mut Memory,
) -> Vec<Side> {
    if found.cue.actor != Role::None || !matches!(found.cue.stage, Stage::Cooled | Stage::Collapsed) {
        return Vec::new();
    }
    let winners: Vec<Side> = acting(found.parts).filter(|s| Some(*s) != home && !buyers.contains(s)).collect();
    if !winners.is_empty() {
        memory.note_buyers(player, winners.clone(), found.base.sentence);
    }
    winners
}
