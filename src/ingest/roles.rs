//! Roles: which player a cue is about, and which club buys, sells or renews.

use super::cue::{Cue, Hit, Role};
use super::known::Known;
use super::lexicon::{Entry, Lexicon};
use super::mention::{Form, Kindred, Mention, What};
use super::page::{Page, Sentence};
use super::scope::Clauses;
use super::words::Word;
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
        self.find_players(cue, hit, &mut parts);
        self.find_sides(cue, hit, &mut parts);
        parts
    }

    /// Whether the subject before a cue is a club, or someone who acts for one; `None` without one.
    pub(super) fn subject_is_club(&self, hit: &Hit) -> Option<bool> {
        let clause_first = self.begin(hit);
        let aside = self.aside(hit);
        let here = |from: usize| {
            self.mentions.iter().rposition(|m| {
                let left = m.end <= hit.first && m.first >= from && m.preposition == 0 && !is_within(m, aside);
                left && (is_player(&m.what) || can_act(m))
            })
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

    // ------------------------------------------------------------ players

    fn find_players(&self, cue: &Cue, hit: &Hit, parts: &mut Parts) {
        let inside = self.player_group(|m| m.first >= hit.first && m.end <= hit.end + 1);
        if let Some(group) = inside {
            return Self::settle(group, parts);
        }
        let stranger = |m: &Mention| matches!(m.what, What::Stranger(_)) && m.first >= hit.first && m.end <= hit.end;
        if self.mentions.iter().any(stranger) {
            parts.other_object = true;
            return;
        }
        if let Some(group) = self.antecedent(hit) {
            return Self::settle(group, parts);
        }
        let (_, clause_end) = self.clauses.holding(hit.first);
        let clause_first = self.begin(hit);
        let left = self.left(hit, clause_first, is_player);
        let left_actor = self.left_where(hit, clause_first, |m| is_player(&m.what) || can_act(m));
        let actor_is_player = left_actor.is_some_and(|m| is_player(&self.mentions[m].what));
        let (_, hit_clause_end) = self.clauses.holding(hit.end.saturating_sub(1).max(hit.first));
        let right_end = hit_clause_end.max(clause_end);
        let right = self.right_player(hit, right_end);
        let player_acts = matches!(
            cue.stage,
            Stage::PlayerWants | Stage::PlayerRejects | Stage::LeaveFree | Stage::PersonalTerms | Stage::ContractSigned
        );
        if !player_acts && self.generic_object(hit, right_end) && !actor_is_player {
            parts.other_object = true;
            return;
        }
        let order = if actor_is_player || (player_acts && left.is_some()) { [left, right] } else { [right, left] };
        for found in order.into_iter().flatten() {
            if matches!(self.mentions[found].what, What::Stranger(_)) {
                parts.other_object = true;
                return;
            }
            let group = self.group_of(found);
            if !group.is_empty() {
                return Self::settle(group, parts);
            }
            // "the full-back", and he is none of those named.
            if self.mentions[found].form == Form::Description && self.mentions[found].traits.positions != 0 {
                parts.other_object = true;
                return;
            }
        }
        // Earlier clauses of the sentence, then later ones.
        let far = self.left(hit, self.sentence.first, |w| matches!(w, What::Player(_) | What::Stranger(_)));
        let later = self.mentions.iter().position(|m| {
            let (begins, _) = self.clauses.holding(m.first);
            let aside = self.known.background.has(self.page.word(begins)) && begins > hit.first;
            m.first >= hit.end && is_player(&m.what) && m.form == Form::Name && !aside
        });
        for found in [far, later].into_iter().flatten() {
            let group = self.group_of(found);
            if !group.is_empty() {
                return Self::settle(group, parts);
            }
        }
    }

    /// The player right before a relative clause that holds a cue: "Lewandowski, who has been offered".
    fn antecedent(&self, hit: &Hit) -> Option<Vec<usize>> {
        let (first, _) = self.clauses.holding(hit.first);
        let who = matches!(self.page.slice(first, first + 1), "who" | "whom");
        if !who || first == self.sentence.first || self.aside(hit).is_some() {
            return None;
        }
        let before = first - usize::from(self.page.is_sign(first - 1, ','));
        let at = self.mentions.iter().position(|m| m.end == before && is_player(&m.what))?;
        let own = self.mentions.iter().any(|m| m.first > first && m.end <= hit.first && is_player(&m.what));
        let group = self.group_of(at);
        (!own && !group.is_empty()).then_some(group)
    }

    fn settle(group: Vec<usize>, parts: &mut Parts) {
        parts.players = group;
        parts.explicit_player = true;
    }

    /// The players of the first mention that fits, with those beside it.
    fn player_group(&self, fits: impl Fn(&Mention) -> bool) -> Option<Vec<usize>> {
        let at = self.mentions.iter().position(|m| is_player(&m.what) && fits(m))?;
        let group = self.group_of(at);
        (!group.is_empty()).then_some(group)
    }

    /// The players that stand side by side with a mention.
    fn group_of(&self, at: usize) -> Vec<usize> {
        let group = self.mentions[at].group;
        let mut players: Vec<usize> = self
            .mentions
            .iter()
            .filter(|m| m.group == group)
            .flat_map(|m| {
                let named = if let What::Player(p) = m.what { Some(p) } else { None };
                named.into_iter().chain(m.others.iter().copied())
            })
            .collect();
        let mut seen = Vec::new();
        players.retain(|p| {
            !seen.contains(p) && {
                seen.push(*p);
                true
            }
        });
        players
    }

    /// The nearest mention left of a cue, back to `from`, that is no mere complement of something
    /// else; with none, the nearest complement.
    fn left(&self, hit: &Hit, from: usize, fits: impl Fn(&What) -> bool) -> Option<usize> {
        self.left_where(hit, from, |m| fits(&m.what))
    }

    fn left_where(&self, hit: &Hit, from: usize, fits: impl Fn(&Mention) -> bool) -> Option<usize> {
        let mut complement = None;
        let aside = self.aside(hit);
        for (i, mention) in self.mentions.iter().enumerate().rev() {
            if mention.end > hit.first || mention.first < from || is_within(mention, aside) || !fits(mention) {
                continue;
            }
            let adjacent = mention.end == hit.first || mention.genitive && mention.end + 1 == hit.first;
            if mention.preposition == 0 || adjacent {
                return Some(i);
            }
            complement = complement.or(Some(i));
        }
        complement
    }

    fn right_player(&self, hit: &Hit, end: usize) -> Option<usize> {
        let right =
            |m: &Mention| m.first >= hit.end && m.first < end && m.first < hit.end + REACH && is_player(&m.what);
        let found = self.mentions.iter().position(right)?;
        // "De Bruyne's team-mate Grealish": Grealish.
        let (owner, next) = (&self.mentions[found], self.mentions.get(found + 1));
        let of_another =
            owner.genitive && next.is_some_and(|m| right(m) && m.first == owner.end + 1 && m.form == Form::Name);
        Some(found + usize::from(of_another))
    }

    /// Whether the object is of a kind and nobody in particular: "a new striker", "defenders".
    fn generic_object(&self, hit: &Hit, end: usize) -> bool {
        let mut indefinite = false;
        for at in hit.end..end.min(hit.end + 9) {
            if self.mentions.iter().any(|m| m.first == at && (is_player(&m.what) || is_club(&m.what))) {
                return false;
            }
            let word = self.page.word(at);
            if self.known.preposition.has(word) && indefinite {
                return false;
            }
            indefinite |= self.known.article.has(word)
                || matches!(
                    self.page.slice(at, at + 1),
                    "another" | "new" | "more" | "at" | "any" | "two" | "three" | "several"
                );
            let mut noun = false;
            let mut plural = false;
            self.lexicon.find(
                |i| self.word_past_hyphens(at, i, end),
                |f| {
                    noun |= f.entries.iter().any(|e| matches!(e, Entry::Position(_) | Entry::PlayerNoun));
                },
            );
            let text = self.page.slice(at, at + 1);
            plural |= matches!(
                text,
                "players"
                    | "defenders"
                    | "midfielders"
                    | "strikers"
                    | "forwards"
                    | "wingers"
                    | "signings"
                    | "reinforcements"
                    | "full-backs"
                    | "centre-backs"
                    | "backs"
                    | "attackers"
                    | "goalkeepers"
                    | "cover"
                    | "depth"
                    | "targets"
                    | "talent"
                    | "talents"
            );
            if plural || noun && indefinite {
                return true;
            }
        }
        false
    }

    /// The `i`th word from a token on, hyphens left out: "centre-back" is two words.
    fn word_past_hyphens(&self, at: usize, i: usize, end: usize) -> Option<Word> {
        let words = (at..end).filter(|t| !self.page.is_sign(*t, '-'));
        words.map(|t| self.page.word(t)).nth(i)
    }

    // ------------------------------------------------------------ clubs

    fn find_sides(&self, cue: &Cue, hit: &Hit, parts: &mut Parts) {
        let clause_first = self.begin(hit);
        let (_, clause_end) = self.clauses.holding(hit.end.saturating_sub(1).max(hit.first));
        // What is denied stands in the next clause.
        let clause_end = if cue.stage == Stage::Denied { self.sentence.end } else { clause_end };
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
            if inside && role == Role::None {
                role = if cue.object == Role::None { Role::Party } else { cue.object };
            }
            if right && self.is_compared(hit.end, mention.first) {
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
        let far = self.actor(hit, self.sentence.first, usize::MAX);
        if let Some(far) = far
            && (!own_subject || cue.actor != Role::None)
        {
            self.add_group(far, cue.actor, Place::FarActor, parts);
        }
    }

    /// "rather to Liverpool than to Bayern": what follows "than" is no destination.
    fn is_compared(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.page.slice(at, at + 1) == "than")
    }

    /// Whether a sentence opens with a player and where he goes: "Doak to Bournemouth".
    fn opens_with_route(&self) -> bool {
        let [player, club, ..] = self.mentions else { return false };
        matches!(player.what, What::Player(_))
            && is_club(&club.what)
            && player.end + 1 == club.first
            && self.known.to.has(club.preposition)
    }

    /// The ends of a move that stands before its cue: "his transfer from Wolves to United is close".
    fn find_route(&self, cue: &Cue, hit: &Hit, clause_first: usize, parts: &mut Parts) {
        if !matches!(
            cue.stage,
            Stage::Close
                | Stage::Agreed
                | Stage::Medical
                | Stage::Done
                | Stage::Collapsed
                | Stage::Talks
                | Stage::Interest
        ) {
            return;
        }
        let mut on_route = false;
        for mention in self.mentions.iter().filter(|m| m.first > clause_first && m.end <= hit.first) {
            if !is_club(&mention.what) || mention.preposition == 0 {
                continue;
            }
            let role = if self.known.to.has(mention.preposition) {
                Role::Buyer
            } else if self.known.from.has(mention.preposition) {
                Role::Seller
            } else {
                continue;
            };
            let noun = mention.first.checked_sub(2).is_some_and(|at| self.known.route.has(self.page.word(at)));
            // "Doak to Bournemouth, here we go", "the deal taking Lookman from Atalanta to Juventus".
            let his = self.mentions.iter().any(|m| m.end + 1 == mention.first && matches!(m.what, What::Player(_)));
            if noun || his || on_route {
                on_route = true;
                add(mention, role, Place::Right, parts);
            }
        }
    }

    /// The nearest club left of a cue that no preposition governs, of another group than `not`.
    fn actor(&self, hit: &Hit, from: usize, not: usize) -> Option<usize> {
        // "paid Bournemouth's clause": a genitive acts only right before its cue.
        let acts = |m: &Mention| can_act(m) && m.group as usize != not && !(m.genitive && m.end + 1 < hit.first);
        let found = self.left_where(hit, from, acts)?;
        let mention = &self.mentions[found];
        let adjacent = mention.end == hit.first || mention.genitive && mention.end + 1 == hit.first;
        (mention.preposition == 0 || adjacent).then_some(found)
    }

    /// Whose bid was refused: "Liverpool's £110m offer was turned away", "a Liverpool bid".
    fn bidder(&self, cue: &Cue, hit: &Hit, from: usize) -> Option<usize> {
        if cue.stage != Stage::BidRejected || !self.known.bid.has(self.page.word(hit.first)) {
            return None;
        }
        let left = |m: &Mention| m.end <= hit.first && m.first >= from && can_act(m);
        let (number, bidder) = self.mentions.iter().enumerate().rev().find(|(_, m)| left(m))?;
        let known = self.known;
        let attribute = |at: usize| {
            let word = self.page.word(at);
            !self.page.is_sign(at, ',')
                && ![&known.preposition, &known.be, &known.have, &known.and].iter().any(|set| set.has(word))
        };
        let (behind, reach) = if bidder.genitive { (bidder.end + 1, 7) } else { (bidder.end, 0) };
        (behind + reach >= hit.first && (behind..hit.first).all(attribute)).then_some(number)
    }

    /// Whether a club right of a cue is the subject of a later one: bare, with a verb behind it.
    fn acts_for_another(&self, i: usize, next_cue: usize) -> bool {
        let mention = &self.mentions[i];
        mention.preposition == 0 && next_cue >= mention.end || mention.first > next_cue
    }

    fn role_of(&self, cue: &Cue, mention: &Mention, hit: &Hit, inside: bool) -> Role {
        let word = mention.preposition;
        let known = self.known;
        if self.is_listed_after(mention) {
            cue.with
        } else if known.by.has(word) {
            cue.by
        } else if known.from.has(word)
            && cue.stage == Stage::Agreed
            && self.page.slice(hit.first, hit.end).contains("accept")
        {
            // "accepted a bid from Burnley": who bids.
            Role::Party
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
            let direct = inside || mention.first <= hit.end + 1;
            if mention.genitive && inside {
                // "rejected Inter's bid": the bidder.
                return match (cue.stage, cue.object) {
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

    /// "among them Tottenham", "including Arsenal", "such as": examples of clubs said before.
    fn is_listed_after(&self, mention: &Mention) -> bool {
        let mention = self.mentions.iter().find(|m| m.group == mention.group).unwrap_or(mention);
        (1..=2).any(|n| {
            mention.first.checked_sub(n).is_some_and(|b| {
                matches!(self.page.slice(b, b + 1), "among" | "including" | "namely" | "like" | "them" | "such")
            })
        })
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
