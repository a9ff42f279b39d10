//! Assembly: drafts of the same claim become one, with its saga, its confidence and its reasons.

use std::collections::BTreeMap;

use super::claims::{Draft, Drafts};
use super::cue::Cues;
use super::lexicon::Lexicon;
use super::names::Cast;
use super::page::Page;
use super::reading::{Fee, ReadClaim, ReadFact, Span};
use super::roles::Side;
use crate::ledger::Ledger;
use crate::model::{Day, Modality, Polarity, Saga, SagaKind, Stage, StageFamily};

/// Puts the claims of a page together.
pub(super) struct Assembler<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) ledger: &'a Ledger,
    pub(super) cues: &'a Cues,
    pub(super) cast: &'a Cast,
    pub(super) day: Day,
}

impl Assembler<'_, '_> {
    /// Joins drafts: one claim for each player, destination, stage and polarity; its source, sum
    /// and condition are those of whichever draft has them.
    pub(super) fn claims(&self, drafts: &Drafts) -> Vec<ReadClaim> {
        let mut joined: Vec<Draft> = Vec::new();
        let mut places: BTreeMap<(usize, Option<Side>, Stage, bool), usize> = BTreeMap::new();
        for draft in &drafts.claims {
            let key = (draft.player, draft.to, draft.stage, draft.polarity == Polarity::For);
            if let Some(place) = places.get(&key) {
                join(&mut joined[*place], draft);
            } else {
                places.insert(key, joined.len());
                joined.push(draft.clone());
            }
        }
        self.name_saudis(&mut joined);
        share_fees(&mut joined);
        let all = joined.clone();
        joined.retain(|d| !superseded(d, &all, &drafts.claims, self.page));
        joined.iter().map(|d| self.claim(d)).collect()
    }

    /// A move to "Saudi Arabia" is the move to the Saudi club that the text names for him.
    fn name_saudis(&self, joined: &mut Vec<Draft>) {
        let league = |side: Side| self.cast.clubs[side].name == "Saudi Pro League";
        let club = |side: Side| {
            let key = self.cast.clubs[side].key.map(|k| &self.lexicon.clubs[k as usize]);
            !league(side) && key.is_some_and(|c| self.lexicon.is_saudi(c))
        };
        let named: Vec<(usize, Side)> =
            joined.iter().filter_map(|d| d.to.filter(|t| club(*t)).map(|t| (d.player, t))).collect();
        for draft in joined.iter_mut().filter(|d| d.to.is_some_and(league)) {
            let mut his = named.iter().filter(|(p, _)| *p == draft.player).map(|(_, t)| *t);
            if let Some(first) = his.next()
                && his.all(|t| t == first)
            {
                draft.to = Some(first);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        joined.retain(|d| seen.insert((d.player, d.to, d.stage, d.polarity == Polarity::For)));
    }

    fn side(&self, side: Option<Side>) -> (Option<String>, Option<String>) {
        let Some(club) = side.map(|s| &self.cast.clubs[s]) else { return (None, None) };
        let id = club.key.and_then(|k| self.lexicon.clubs[k as usize].id);
        (Some(club.name.clone()), id.map(|id| self.ledger[id].slug.as_str().to_owned()))
    }

    /// The name of a club or league.
    pub(super) fn side_name(&self, side: Side) -> Option<String> {
        self.side(Some(side)).0
    }

    /// A fact, as the JSON shows it.
    pub(super) fn fact(&self, player: usize, kind: &str, value: Option<String>, first: usize, end: usize) -> ReadFact {
        let player = &self.cast.players[player];
        let id = player.key.and_then(|k| self.lexicon.players[k as usize].id);
        ReadFact {
            player: player.name.clone(),
            player_id: id.map(|id| self.ledger[id].slug.as_str().to_owned()),
            kind: kind.to_owned(),
            value,
            evidence: self.span(first, end),
        }
    }

    fn claim(&self, draft: &Draft) -> ReadClaim {
        let player = &self.cast.players[draft.player];
        let player_key = player.key.and_then(|k| self.lexicon.players[k as usize].id);
        let (from, from_id) = self.side(draft.from);
        let (to, to_id) = self.side(draft.to);
        let source = draft.attribution.source.clone();
        let (source, source_id) = source.map_or((None, None), |(name, id)| (Some(name), id));
        let player_id = player_key.map(|id| self.ledger[id].slug.as_str().to_owned());
        let mut why = draft.why.clone();
        if let Some(source) = &source {
            why.push(format!("source: {source}"));
        } else if let Some(vague) = &draft.attribution.vague {
            why.push(format!("source unnamed: “{vague}”"));
        }
        let modality = if draft.modality == Modality::Reported && draft.condition.is_some() {
            Modality::Conditional
        } else {
            draft.modality
        };
        ReadClaim {
            saga: Some(self.saga(draft, player_id.as_deref())),
            player: player.name.clone(),
            player_id,
            from,
            from_id,
            to,
            to_id,
            stage: draft.stage.code().to_owned(),
            polarity: polarity(draft.polarity).to_owned(),
            modality: modality_code(modality).to_owned(),
            deal: draft.deal.map(|d| d.code().to_owned()),
            past: draft.past,
            as_of: draft.ago.filter(|a| *a > 7 && draft.past).map(|ago| month_of(self.day.plus_days(-ago))),
            fee: draft.fee.map(|s| Fee { amount: s.amount, currency: s.currency.code().to_owned(), addons: s.addons }),
            condition: draft
                .condition
                .map(|(first, end)| self.page.slice(first, end).trim_end_matches(['.', ',']).to_owned()),
            source,
            source_id: source_id.map(|id| self.ledger[id].slug.as_str().to_owned()),
            relay: draft.attribution.relay.clone(),
            vague_source: draft.attribution.vague.clone(),
            evidence: self.span(draft.first, draft.end),
            rule: self.cues.all[draft.cue].id.to_string(),
            confidence: (draft.confidence.clamp(0.05, 0.99) * 100.0).round() / 100.0,
            why,
        }
    }

    /// The bytes of some tokens, without the signs at their ends.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let mut first = first;
        let mut last = end;
        while last > first + 1 && matches!(self.page.tokens[last - 1].kind, super::words::Kind::Sign(_)) {
            last -= 1;
        }
        while first + 1 < last && matches!(self.page.tokens[first].kind, super::words::Kind::Sign(_)) {
            first += 1;
        }
        let start = self.page.tokens[first].start as usize;
        let end = self.page.tokens[last - 1].end as usize;
        Span { start, end, text: self.page.text[start..end].to_owned() }
    }

    /// The saga of the ledger that a claim belongs to, or the id of a proposed one.
    fn saga(&self, draft: &Draft, player_id: Option<&str>) -> String {
        let contract = draft.stage.family() == StageFamily::Contract;
        let club = |side: Option<Side>| {
            side.and_then(|s| self.cast.clubs[s].key).and_then(|k| self.lexicon.clubs[k as usize].id)
        };
        let player = self.cast.players[draft.player].key.and_then(|k| self.lexicon.players[k as usize].id);
        if let Some(player) = player {
            let sagas = &self.ledger.index.sagas_of_player[player.index()];
            let fits = |saga: &Saga| {
                if contract {
                    saga.kind == SagaKind::Renewal
                } else {
                    saga.kind != SagaKind::Renewal && club(draft.to).is_some() && saga.to == club(draft.to)
                }
            };
            let open = |saga: &Saga| saga.opened.is_none_or(|d| d <= self.day.plus_days(60));
            let found = sagas.iter().map(|id| &self.ledger[*id]).filter(|s| fits(s));
            let best = found.filter(|s| open(s)).max_by_key(|s| s.opened);
            if let Some(saga) = best {
                return saga.slug.as_str().to_owned();
            }
        }
        let name = player_id.map_or_else(|| slug(&self.cast.players[draft.player].name), str::to_owned);
        if contract {
            let club = draft.from.and_then(|s| self.side(Some(s)).0).map(|c| slug(&c));
            return club.map_or_else(|| format!("{name}-renewal"), |club| format!("{name}-{club}-renewal"));
        }
        let to = self.side(draft.to).0.map_or_else(|| "exit".to_owned(), |c| slug(&c));
        format!("{name}-{to}")
    }
}

/// Takes over what a further draft of the same claim knows better.
fn join(kept: &mut Draft, other: &Draft) {
    if kept.modality == Modality::Opinion && other.modality != Modality::Opinion {
        let fee = kept.fee.or(other.fee);
        *kept = Draft { fee, ..other.clone() };
        return;
    }
    if kept.attribution.source.is_none() && other.attribution.source.is_some() && other.modality != Modality::Opinion {
        kept.attribution = other.attribution.clone();
    }
    let unsourced = kept.attribution.source.is_none() && kept.attribution.vague.is_none();
    if unsourced && other.modality != Modality::Opinion {
        kept.attribution.vague.clone_from(&other.attribution.vague);
    }
    kept.fee = kept.fee.or(other.fee);
    kept.deal = kept.deal.or(other.deal);
    kept.condition = kept.condition.or(other.condition);
    kept.from = kept.from.or(other.from);
    if !other.past {
        kept.past = false;
        kept.ago = None;
    }
    kept.confidence = (kept.confidence.max(other.confidence) + 0.05).min(0.99);
    kept.why.push(format!("said again in sentence {}", other.sentence + 1));
}

/// The steps of one deal share its sum, where the text names one.
fn share_fees(joined: &mut [Draft]) {
    let of_deal = |d: &Draft| {
        matches!(d.stage, Stage::Close | Stage::Agreed | Stage::Medical | Stage::Done) && d.polarity == Polarity::For
    };
    for i in 0..joined.len() {
        if joined[i].fee.is_some() || !of_deal(&joined[i]) || joined[i].to.is_none() {
            continue;
        }
        let (player, to) = (joined[i].player, joined[i].to);
        let fee = joined.iter().filter(|d| d.player == player && d.to == to && of_deal(d)).find_map(|d| d.fee);
        let bid = || {
            let mut bids = joined.iter().filter(|d| d.player == player && d.to == to && d.stage == Stage::Bid);
            bids.find_map(|d| d.fee)
        };
        let fee = fee.or_else(bid);
        joined[i].fee = fee;
    }
}

/// Whether another draft says more of the same step, so that this one adds nothing: a rejected
/// bid says that there was a bid.
fn superseded(draft: &Draft, all: &[Draft], raw: &[Draft], page: &Page<'_>) -> bool {
    let same = |d: &&Draft| d.player == draft.player && d.to == draft.to;
    match draft.stage {
        Stage::Bid if draft.polarity == Polarity::For => {
            all.iter().filter(same).any(|d| d.stage == Stage::BidRejected && d.sentence.abs_diff(draft.sentence) <= 1)
        }
        // "Reports of a move for him are wide of the mark": denied, not claimed.
        Stage::Interest if draft.polarity == Polarity::For => all
            .iter()
            .filter(same)
            .any(|d| d.stage == Stage::Denied && d.sentence == draft.sentence && d.first == draft.first),
        // A wish to join a club says that he wishes to go; that he leaves for free says that he leaves.
        Stage::PlayerWants if draft.to.is_none() => all.iter().any(|d| {
            d.player == draft.player && d.stage == Stage::PlayerWants && d.to.is_some() && d.polarity == draft.polarity
        }),
        // "No wish to sell, and would only listen to £70m": they do not sell.
        Stage::Available if draft.to.is_none() => all.iter().any(|d| {
            d.player == draft.player
                && (d.stage == Stage::LeaveFree || d.stage == Stage::Blocked && d.sentence == draft.sentence)
        }),
        // "Despite talks over a new deal, they are not close": what it comes to stands.
        Stage::ContractTalks if draft.polarity == Polarity::For => raw.iter().filter(same).any(|d| {
            let beside = d.stage == Stage::ContractTalks && d.polarity == Polarity::Against;
            let turned = (draft.hit.end..d.hit.first.max(draft.hit.end)).any(|i| page.slice(i, i + 1) == "but");
            beside && d.sentence == draft.sentence && !turned
        }),
        _ => false,
    }
}

fn month_of(day: Day) -> String {
    day.to_string()[..7].to_owned()
}

const fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::For => "for",
        Polarity::Against => "against",
    }
}

/// The word of a modality in the JSON.
const fn modality_code(modality: Modality) -> &'static str {
    match modality {
        Modality::Reported => "reported",
        Modality::Stated => "stated",
        Modality::Planned => "planned",
        Modality::Conditional => "conditional",
        Modality::Possible => "possible",
        Modality::Unlikely => "unlikely",
        Modality::Opinion => "opinion",
    }
}

/// A name as an id: `Ibrahima Konaté` is `ibrahima-konate`.
pub(super) fn slug(name: &str) -> String {
    let folded = super::words::fold(name);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    parts.join("-")
}
