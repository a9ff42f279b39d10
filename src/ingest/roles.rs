//! Roles: which player a cue is about, and which club buys, sells or renews.

mod actors;
mod players;

use super::cue::{Cue, Hit, Role};
use super::known::Known;
use super::lexicon::Lexicon;
use super::mention::{Form, Kindred, Mention, What};
use super::page::{Page, Sentence};
use super::scope::Clauses;
use crate::model::Stage;

/// How far right of a cue its complements stand, in tokens.
const REACH: usize = 16;

/// A destination or an origin: a club of the cast.
pub(super) type Side = usize;

/// Who stands where around a cue.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) players: Vec<usize>,
    /// Whether a player is named or described, not merely meant.
    pub(super) explicit_player: bool,
    /// Clubs with the role that their place gives them.
    pub(super) sides: Vec<(Side, Role, Place)>,
    /// A club stands at the actor's place whom nothing resolves.
    pub(super) unknown_actor: bool,
    /// The object is somebody else: a stranger, "a striker", "defenders".
    pub(super) other_object: bool,
    /// The stranger who stands where the cue wants a player.
    pub(super) stranger: Option<usize>,
}

/// Where beside a cue a club stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Actor,
    /// The actor of an earlier clause.
    FarActor,
    Inside,
    Right,
}

/// Finds the parts of cues in one sentence.
pub(super) struct Finder<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) known: &'a Known,
    pub(super) lexicon: &'a Lexicon,
    pub(super) sentence: &'a Sentence,
    pub(super) clauses: &'a Clauses,
    /// The mentions of the sentence.
    pub(super) mentions: &'a [Mention],
    /// All cues of the sentence.
    pub(super) hits: &'a [Hit],
}

const fn is_player(what: &What) -> bool {
    matches!(what, What::Player(_) | What::Stranger(_) | What::Open(Kindred::Player))
}

/// Whether a mention can act as a club: a club, or someone in office there.
fn can_act(mention: &Mention) -> bool {
    is_club(&mention.what)
        || mention.traits.club.is_some()
            && matches!(mention.what, What::Person(_) | What::Officer(_) | What::Open(Kindred::Office))
}

const fn is_club(what: &What) -> bool {
    matches!(what, What::Clubs(_) | What::Open(Kindred::Club | Kindred::Clubs | Kindred::HisClub))
}

impl Finder<'_, '_> {
    pub(super) fn parts(&self, cue: &Cue, hit: &Hit) -> Parts {
        let mut parts = Parts::default();
        if let Some((player, suitor)) = self.wooed(hit) {
            parts.players.push(player);
            parts.explicit_player = true;
            parts.sides.push((suitor, Role::Buyer, Place::Inside));
            return parts;
        }
        self.find_players(cue, hit, &mut parts);
        self.find_sides(cue, hit, &mut parts);
        parts
    }

    /// The player of a description that holds a cue, and the club that wants him: "Liverpool target Isak".
    fn wooed(&self, hit: &Hit) -> Option<(usize, Side)> {
        let around = self.mentions.iter().find(|m| m.first <= hit.first && hit.end <= m.end)?;
        match around.what {
            What::Player(player) => around.traits.suitor.map(|suitor| (player, suitor)),
            _ => None,
        }
    }

    /// Whether the subject before a cue is a club, or someone who acts for one; `None` without one.
    pub(super) fn subject_is_club(&self, hit: &Hit) -> Option<bool> {
        let clause_first = self.begin(hit);
        let aside = self.aside(hit);
        // "have sold X and want Y": a second verb has the first one's subject, not its object.
        let second = hit.first > clause_first && self.known.and.has(self.page.word(hit.first - 1));
        let here = |from: usize| {
            let fits = |m: &Mention| {
                let left = m.end <= hit.first && m.first >= from && m.preposition == 0 && !is_within(m, aside);
                left && (is_player(&m.what) || can_act(m))
            };
            if second { self.mentions.iter().position(fits) } else { self.mentions.iter().rposition(fits) }
        };
        let found = here(clause_first).or_else(|| here(self.sentence.first))?;
        Some(can_act(&self.mentions[found]))
    }

    /// Whether what a cue is about, where a preposition tells it, is a player, a club, a sum or a
    /// deal: "talks about the stadium" are none of ours.
    pub(super) fn is_ours(&self, hit: &Hit, sums: &[u32]) -> bool {
        if self.mentions.iter().any(|m| m.first >= hit.first && m.end <= hit.end && is_player(&m.what)) {
            return true;
        }
        let last = hit.end - 1;
        let about = |at: usize| {
            matches!(self.page.slice(at, at + 1), "in" | "for" | "about" | "over" | "regarding" | "on" | "concerning")
        };
        let from = if about(last) && hit.end > hit.first + 1 {
            hit.end
        } else if about(hit.end) {
            hit.end + 1
        } else {
            return true;
        };
        let (_, clause_end) = self.clauses.holding(last);
        for at in from..clause_end.min(from + 9) {
            let word = self.page.word(at);
            if self.page.is_sign(at, ',') || self.known.and.has(word) {
                return at == from;
            }
            let ours = self.known.matter.has(word)
                || sums.get(at).is_some_and(|end| *end as usize > at)
                || self.mentions.iter().any(|m| {
                    m.first == at && !matches!(m.what, What::Person(_) | What::Officer(_) | What::Open(Kindred::Office))
                });
            if ours {
                return true;
            }
        }
        // Nothing at all behind it, or the clause goes on beyond reach.
        clause_end <= from || clause_end > from + 9
    }

    /// Where the clause of a cue begins: over an aside closed right before it, the sentence's
    /// begin. "Brighton, who sold him, want Sadiki" is about Brighton.
    pub(super) fn begin(&self, hit: &Hit) -> usize {
        if self.aside(hit).is_some() { self.sentence.first } else { self.clauses.holding(hit.first).0 }
    }

    /// The tokens of an aside, ", who sold him to Chelsea,", that ends right before a cue.
    fn aside(&self, hit: &Hit) -> Option<(usize, usize)> {
        let first = self.sentence.first;
        let close =
            (hit.first.saturating_sub(4).max(first + 1)..hit.first).rev().find(|i| self.page.is_sign(*i, ','))?;
        let after = self.page.word(close + 1);
        let verb = hit.first <= close + 2
            || self.known.be.has(after)
            || self.known.have.has(after)
            || self.known.modal.has(after) && !self.known.infinitive.has(after)
            || self.known.also.has(after);
        let far = close.saturating_sub(40).max(first + 1);
        let open = (far..close)
            .find(|i| self.page.is_sign(*i, ',') && self.known.relative.has(self.page.word(i + 1)))
            .filter(|open| self.mentions.iter().any(|m| m.end <= *open))?;
        verb.then_some((open, close))
    }

    fn find_sides(&self, cue: &Cue, hit: &Hit, parts: &mut Parts) {
        self.sides_around(cue, hit, parts);
        // "PSG cannot match the offer from Al Hilal": who stands behind "from" or "by" bids, no other.
        let source = |m: &Mention| {
            (self.known.from.has(m.preposition) || self.known.by.has(m.preposition)) && m.first >= hit.first
        };
        let told = |side: Side| {
            self.mentions.iter().filter(|m| source(m)).any(|m| matches!(&m.what, What::Clubs(c) if c.contains(&side)))
        };
        let buyer = |(s, r, p): &(Side, Role, Place)| {
            *r == Role::Buyer && matches!(p, Place::Right | Place::Inside) && told(*s)
        };
        if cue.stage == Stage::Bid && parts.sides.iter().any(buyer) {
            for (side, role, place) in &mut parts.sides {
                if *role == Role::Buyer && matches!(place, Place::Actor | Place::FarActor) && !told(*side) {
                    *role = Role::Seller;
                }
            }
        }
    }

    fn sides_around(&self, cue: &Cue, hit: &Hit, parts: &mut Parts) {
        let clause_first = self.begin(hit);
        let (_, clause_end) = self.clauses.holding(hit.end.saturating_sub(1).max(hit.first));
        let clause_end = self.past_list(clause_end);
        // "Also interested: Arsenal and Liverpool".
        let listed = self.page.is_sign(hit.end, ':');
        // What is denied stands in the next clause.
        let clause_end = if cue.stage == Stage::Denied || listed { self.sentence.end } else { clause_end };
        let next_cue = self.hits.iter().find(|h| h.first >= hit.end).map_or(clause_end, |h| h.first);
        for (i, mention) in self.mentions.iter().enumerate() {
            if !is_club(&mention.what) {
                continue;
            }
            let inside = mention.first >= hit.first && mention.end <= hit.end + 1;
            let right = mention.first >= hit.end && mention.first < clause_end && mention.first < hit.end + REACH + 8;
            if !inside && !right {
                continue;
            }
            let beyond = mention.first > next_cue && self.acts_for_another(i, next_cue);
            if right && beyond {
                continue;
            }
            let mut role = self.role_of(cue, mention, hit, inside);
            if listed && mention.preposition == 0 && cue.stage == Stage::Interest {
                role = cue.actor;
            }
            if inside && role == Role::None {
                role = if cue.object == Role::None { Role::Party } else { cue.object };
            }
            if right && self.is_compared(hit.end, mention.first) {
                // "would rather stay than join Juventus": whom he turns down.
                role = if cue.stage == Stage::PlayerRejects { Role::Buyer } else { Role::None };
            } else if right && self.is_his(i, cue) {
                role = Role::None;
            }
            let place = if inside { Place::Inside } else { Place::Right };
            add(mention, role, place, parts);
        }
        // "his loan to Bayern was settled, but Chelsea called it off": the whole sentence tells the route.
        let whole = cue.stage == Stage::Collapsed || self.opens_with_route();
        let route_first = if whole { self.sentence.first } else { clause_first };
        self.find_route(cue, hit, route_first, parts);
        if let Some(bidder) = self.bidder(cue, hit, clause_first) {
            return self.add_group(bidder, Role::Buyer, Place::Actor, parts);
        }
        let actor = self.actor(hit, clause_first, usize::MAX);
        let actor = actor.or_else(|| self.antecedent_club(hit));
        if let Some(actor) = actor {
            // "Juventus saw their offer turned down": whose bid it was, unless the player is theirs.
            let of_bid = cue.stage == Stage::BidRejected && self.known.bid.has(self.page.word(hit.first));
            self.add_group(actor, if of_bid { Role::Party } else { cue.actor }, Place::Actor, parts);
            // The nearest may be an object of the verb before: "compensate Liverpool, and have offered".
            if let Some(second) = self.actor(hit, clause_first, self.mentions[actor].group as usize) {
                self.add_group(second, cue.actor, Place::FarActor, parts);
            }
            return;
        }
        // The subject of an earlier clause, where this one has none of its own.
        let own_subject = self.left(hit, clause_first, is_player).is_some();
        let far = self.actor(hit, self.sentence.first, usize::MAX).or_else(|| self.subject_behind(hit));
        if let Some(far) = far
            && (!own_subject || cue.actor != Role::None)
        {
            self.add_group(far, cue.actor, Place::FarActor, parts);
        }
    }

    /// Past a list of clubs in dashes or brackets, or behind a colon: "offers from three clubs – A, B
    /// and C".
    fn past_list(&self, clause_end: usize) -> usize {
        let opens = clause_end < self.sentence.end
            && ['–', '—', '-', '(', ':'].iter().any(|sign| self.page.is_sign(clause_end, *sign));
        if !opens || !self.mentions.iter().any(|m| m.first == clause_end + 1 && is_club(&m.what)) {
            return clause_end;
        }
        let mut at = clause_end + 1;
        while at < self.sentence.end {
            if let Some(club) = self.mentions.iter().find(|m| m.first == at && is_club(&m.what)) {
                at = club.end;
            } else if self.page.is_sign(at, ',') || self.known.and.has(self.page.word(at)) {
                at += 1;
            } else {
                break;
            }
        }
        // A list, or one club alone in brackets; what goes on with a verb is a clause.
        let closed = at >= self.sentence.end
            || ['–', '—', '-', ')', '.', ',', ';'].iter().any(|sign| self.page.is_sign(at, *sign));
        if closed { at + 1 } else { clause_end }
    }

    /// Whether a row of clubs is the list of those said before a dash or colon.
    fn is_in_list(&self, mention: &Mention) -> bool {
        let first = self.mentions.iter().find(|m| m.group == mention.group).unwrap_or(mention);
        let Some(before) = first.first.checked_sub(1) else { return false };
        let opens = ['–', '—', '(', ':'].iter().any(|sign| self.page.is_sign(before, *sign));
        opens && before >= self.sentence.first && self.past_list(before) > before
    }

    /// "rather to Liverpool than to Bayern": what follows "than" is no destination.
    fn is_compared(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.page.slice(at, at + 1) == "than")
    }

    /// Whether a club right of a cue is the subject of a later one: bare, with a verb behind it.
    fn acts_for_another(&self, i: usize, next_cue: usize) -> bool {
        let mention = &self.mentions[i];
        mention.preposition == 0 && next_cue >= mention.end || mention.first > next_cue
    }

    fn role_of(&self, cue: &Cue, mention: &Mention, hit: &Hit, inside: bool) -> Role {
        // "interest of Arsenal, Everton and Leeds": all stand where the first stands.
        let mention = self.leader(mention, hit);
        let word = mention.preposition;
        let known = self.known;
        if self.is_listed_after(mention) || word == 0 && !inside && self.is_in_list(mention) {
            cue.with
        } else if known.by.has(word) {
            cue.by
        } else if known.from.has(word)
            && cue.stage == Stage::Agreed
            && self.page.slice(hit.first, hit.end).contains("accept")
        {
            // "accepted a bid from Burnley": who bids.
            Role::Party
        } else if known.from.has(word)
            && !inside
            && self.page.slice(mention.first.saturating_sub(2), mention.first - 1) == "away"
        {
            // "prise him away from Everton"
            Role::Seller
        } else if known.from.has(word) {
            cue.from
        } else if known.to.has(word) {
            cue.to
        } else if known.with.has(word) {
            cue.with
        } else if known.between.has(word) {
            Role::Party
        } else if known.for_.has(word) || known.of.has(word) && !mention.genitive && mention.first <= hit.end + 2 {
            cue.for_
        } else if (known.of.has(word)
            || self.page.slice(mention.first - 1, mention.first) == "at" && cue.at == Role::None)
            && cue.stage == Stage::Interest
            && mention.first <= hit.end + 2
            && known.radar.has(self.page.word(hit.end - 1))
        {
            // "on the radar of Roma"
            Role::Buyer
        } else if known.at.has(word) {
            cue.at
        } else if word == 0 {
            // "to join Ruben Amorim's United"
            let of_coach = self.mentions.iter().any(|m| {
                matches!(m.what, What::Person(_)) && m.genitive && m.end + 1 == mention.first && m.first <= hit.end + 1
            });
            let direct = inside || mention.first <= hit.end + 1 || of_coach;
            if mention.genitive && inside {
                // "rejected Inter's bid": the bidder.
                return match (cue.stage, cue.object) {
                    // "ready to trigger Napoli's clause": whose player he is.
                    _ if self.is_of_clause(hit) => Role::Seller,
                    (Stage::BidRejected, _) => Role::Buyer,
                    (_, Role::None) => Role::Party,
                    (_, object) => object,
                };
            }
            if direct && (cue.object != Role::None || inside) {
                if inside && cue.object == Role::None { Role::Party } else { cue.object }
            } else {
                Role::None
            }
        } else {
            Role::None
        }
    }

    /// The first of a row behind a cue; else the mention itself.
    fn leader<'m>(&'m self, mention: &'m Mention, hit: &Hit) -> &'m Mention {
        let row = |m: &&Mention| m.group == mention.group && m.first >= hit.end && m.preposition == mention.preposition;
        self.mentions.iter().find(row).filter(|_| mention.first >= hit.end).unwrap_or(mention)
    }

    /// Whether a club behind a cue only tells where the player right before it is: "fancy Ibanez of
    /// Roma".
    fn is_his(&self, i: usize, cue: &Cue) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| &self.mentions[b]) else { return false };
        let named = matches!(before.what, What::Player(_) | What::Stranger(_)) && before.form == Form::Name;
        let of = self.known.of.has(self.page.word(before.end)) && before.end + 1 == self.mentions[i].first;
        let bracket = self.page.is_sign(before.end, '(') && self.page.is_sign(self.mentions[i].end, ')');
        named && (of && cue.stage != Stage::Done || bracket)
    }

    /// "among them Tottenham", "including Arsenal", "such as": examples of clubs said before.
    fn is_listed_after(&self, mention: &Mention) -> bool {
        let mention = self.mentions.iter().find(|m| m.group == mention.group).unwrap_or(mention);
        (1..=2).any(|n| {
            mention.first.checked_sub(n).is_some_and(|b| {
                matches!(
                    self.page.slice(b, b + 1),
                    "among" | "including" | "namely" | "like" | "them" | "such" | "notably" | "chiefly" | "especially"
                )
            })
        })
    }

    /// Whether a cue speaks of paying a clause or a price.
    fn is_of_clause(&self, hit: &Hit) -> bool {
        let verb = self.page.slice(hit.first, hit.end);
        ["trigger", "activat", "clause", "asking price"].iter().any(|word| verb.contains(word))
    }

    fn add_group(&self, at: usize, role: Role, place: Place, parts: &mut Parts) {
        let group = self.mentions[at].group;
        for mention in self.mentions.iter().filter(|m| m.group == group && can_act(m)) {
            add(mention, role, place, parts);
        }
    }
}

/// Whether a mention lies in an aside.
fn is_within(mention: &Mention, aside: Option<(usize, usize)>) -> bool {
    aside.is_some_and(|(open, close)| open <= mention.first && mention.first < close)
}

/// Adds the clubs of a mention to the parts of a cue.
fn add(mention: &Mention, role: Role, place: Place, parts: &mut Parts) {
    let mut take = |side: Side| {
        match parts.sides.iter_mut().find(|(s, r, _)| *s == side && *r == role) {
            // Who acts is more than mentioned.
            Some((_, _, held)) if place == Place::Actor => *held = place,
            Some(_) => {}
            None => parts.sides.push((side, role, place)),
        }
    };
    match &mention.what {
        What::Clubs(clubs) => clubs.iter().for_each(|c| take(*c)),
        What::Person(_) | What::Officer(_) | What::Open(Kindred::Office)
            if place == Place::Actor || place == Place::FarActor =>
        {
            if let Some(club) = mention.traits.club {
                take(club);
            }
        }
        _ if matches!(place, Place::Actor) && matches!(mention.what, What::Open(Kindred::Club)) => {
            parts.unknown_actor = true;
        }
        _ => {}
    }
}
