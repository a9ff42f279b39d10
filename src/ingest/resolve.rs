//! Reference: whom descriptions and pronouns mean.
//!
//! A description is matched with what is known of those named so far, nearest sentence first and
//! within a sentence its first; where what is known contradicts, the next one is asked.

mod club;
mod player;
mod tie;

use super::known::{Known, WordSet};
use super::lexicon::{ClubKey, Lexicon, PlayerKey};
use super::mention::{Kindred, Mention, What, each_once, vote};
use super::names::Cast;
use super::page::Page;
use super::words::Vocabulary;
use crate::model::Day;

/// How many sentences back a description may reach.
const REACH: u32 = 12;

/// Words that tie a player to the club beside them.
#[derive(Debug)]
pub(super) struct TieWords {
    leave: WordSet,
    contract: WordSet,
    stay: WordSet,
    agreement: WordSet,
    rejected: WordSet,
    value: WordSet,
    sell: WordSet,
}

impl TieWords {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut set = |words: &str| WordSet::new(vocabulary, words.split_whitespace());
        Self {
            leave: set("leave leaving leaves left exit departure away quit depart departing"),
            contract: set("contract deal terms future stay career renewal extension"),
            stay: set("contract deal future stay staying remain remaining renew renewing contracted"),
            value: set("value values valued"),
            sell: set("sell sells release releases"),
            agreement: set("agreement agreed deal package understanding settled terms"),
            rejected: set(
                "rejected rebuffed dismissed declined refused spurned turned knocked batted swatted waved laughed brushed",
            ),
        }
    }
}

/// Resolves the mentions of a page.
pub(super) struct Resolver<'a, 't> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) known: &'a Known,
    pub(super) ties: &'a TieWords,
    pub(super) page: &'a Page<'t>,
    pub(super) day: Day,
    /// The club that a player belongs to on the day, by the ledger, and whether that is dated.
    pub(super) home_of: &'a dyn Fn(PlayerKey) -> Option<(ClubKey, bool)>,
    /// The club that a coach or director works for on the day, by the ledger.
    pub(super) post_of: &'a dyn Fn(u32) -> Option<ClubKey>,
}

impl Resolver<'_, '_> {
    /// Resolves every mention in place; the cast learns where players belong.
    pub(super) fn resolve(&self, mentions: &mut [Mention], cast: &mut Cast) {
        let posts = posts(mentions);
        self.seat(mentions, cast, &posts);
        for i in 0..mentions.len() {
            let resolved = match mentions[i].what {
                What::Open(Kindred::Clubs) if self.is_of_players(i, mentions) => {
                    mentions[i].others = several(i, mentions, self.page);
                    mentions[i].others.first().copied().map(What::Player)
                }
                What::Open(Kindred::Player) if self.is_several(&mentions[i]) => {
                    let several = several(i, mentions, self.page);
                    let first = several.first().copied();
                    mentions[i].others = several;
                    first.map(What::Player)
                }
                What::Open(Kindred::Player) => {
                    let known = self.player(i, mentions, cast);
                    known.or_else(|| self.described_stranger(i, mentions, cast)).map(What::Player)
                }
                What::Open(Kindred::Club) => {
                    let own = self.club_of_speaker(i, mentions, cast);
                    own.or_else(|| self.club(i, mentions, cast, &posts)).map(|c| What::Clubs(vec![c]))
                }
                What::Open(Kindred::Clubs) => self.clubs(i, mentions).map(What::Clubs),
                What::Stranger(stranger) => cast.strangers[stranger].player.map(What::Player),
                _ => None,
            };
            if let Some(what) = resolved {
                if let (What::Player(player), Some(club)) = (&what, mentions[i].traits.club) {
                    vote(&mut cast.players[*player].homes, club, 2);
                }
                mentions[i].what = what;
            }
            self.tie(i, mentions, cast);
        }
        for mention in mentions.iter_mut() {
            if let What::Stranger(stranger) = mention.what
                && let Some(player) = cast.strangers[stranger].player
            {
                mention.what = What::Player(player);
            }
        }
        // "His club" waits until the text has said all that it says of his clubs.
        for i in 0..mentions.len() {
            if mentions[i].what == What::Open(Kindred::HisClub)
                && let Some(home) = self.player(i, mentions, cast).and_then(|p| self.home(p, cast))
            {
                mentions[i].what = What::Clubs(vec![home]);
            }
        }
    }

    /// The club that a player belongs to: what the text says most of, else the ledger.
    pub(super) fn home(&self, player: usize, cast: &mut Cast) -> Option<usize> {
        let told = cast.players[player].key.and_then(self.home_of);
        // A spell without a begin that was read after the day may be the next one.
        let told = told.map(|(c, dated)| (cast.club(c, self.lexicon), if dated { 3 } else { 1 }));
        let member = &cast.players[player];
        // A league that stands for its clubs is nobody's club.
        let league = |c: usize| cast.clubs[c].name == "Saudi Pro League";
        let said = member.homes.iter().filter(|(c, _)| !member.former.contains(c) && !league(*c));
        let mut votes: Vec<(usize, i32)> = said.copied().collect();
        if let Some((told, weight)) = told {
            vote(&mut votes, told, weight);
        }
        votes.into_iter().max_by_key(|(c, v)| (*v, std::cmp::Reverse(*c))).map(|(c, _)| c)
    }

    /// Gives people in office the club for which they act.
    fn seat(&self, mentions: &mut [Mention], cast: &mut Cast, posts: &[(u32, usize)]) {
        for mention in mentions {
            if let What::Person(person) = mention.what
                && mention.traits.club.is_none()
            {
                let told = posts.iter().find(|(p, _)| *p == person).map(|(_, club)| *club);
                let known = || (self.post_of)(person).map(|c| cast.club(c, self.lexicon));
                mention.traits.club = told.or_else(known);
            }
        }
    }
}

/// The players named side by side last, within a few sentences; with no row, those of the last
/// sentence that names more than one.
fn several(i: usize, mentions: &[Mention], page: &Page<'_>) -> Vec<usize> {
    let here = page.sentence_of[mentions[i].first];
    let near = mentions[..i].iter().rev().take_while(|m| here - page.sentence_of[m.first] <= 3);
    let named: Vec<(u32, u32, usize)> = near
        .filter_map(|m| match m.what {
            What::Player(player) => Some((m.group, page.sentence_of[m.first], player)),
            _ => None,
        })
        .collect();
    let alike = |same: &dyn Fn(&(u32, u32, usize)) -> bool| {
        let mut players: Vec<usize> = named.iter().filter(|n| same(n)).map(|(_, _, p)| *p).collect();
        players.reverse();
        each_once(&mut players);
        players
    };
    let rows = named.iter().map(|(group, _, _)| alike(&|n| n.0 == *group));
    let sentences = named.iter().map(|(_, sentence, _)| alike(&|n| n.1 == *sentence));
    rows.chain(sentences).find(|players| players.len() > 1).unwrap_or_default()
}

/// Clubs of coaches, as the text gives them ("Arsenal manager Mikel Arteta").
fn posts(mentions: &[Mention]) -> Vec<(u32, usize)> {
    mentions
        .iter()
        .filter_map(|m| match (&m.what, m.traits.club) {
            (What::Person(person), Some(club)) => Some((*person, club)),
            _ => None,
        })
        .collect()
}
