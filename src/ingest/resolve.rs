//! Reference: whom descriptions and pronouns mean.
//!
//! A description is matched with what is known of those named so far, nearest sentence first and
//! within a sentence its first; where what is known contradicts, the next one is asked.

use super::known::{Known, WordSet};
use super::lexicon::{ClubKey, Lexicon, PlayerKey};
use super::mention::{Form, Kindred, Mention, Traits, What, vote};
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
}

impl TieWords {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut set = |words: &str| WordSet::new(vocabulary, words.split_whitespace());
        Self {
            leave: set("leave leaving leaves left exit departure away quit depart departing"),
            contract: set("contract deal terms future stay career renewal extension"),
            stay: set("contract deal future stay staying remain remaining renew renewing contracted"),
            value: set("value values valued"),
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
                What::Open(Kindred::Club) => self.club(i, mentions, cast, &posts).map(|c| What::Clubs(vec![c])),
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

    /// The stranger right before a description that fits no player known: "parted ways with Marcelo
    /// Weigandt, and the full-back". He is a player then.
    fn described_stranger(&self, i: usize, mentions: &[Mention], cast: &mut Cast) -> Option<usize> {
        let mention = &mentions[i];
        if mention.form != Form::Description || mention.traits.positions == 0 {
            return None;
        }
        let here = self.page.sentence_of[mention.first];
        let near = mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 1);
        let stranger = near.filter(|m| m.form == Form::Name).find_map(|m| match m.what {
            What::Stranger(stranger) => Some(stranger),
            _ => None,
        })?;
        if cast.strangers[stranger].barred {
            return None;
        }
        let player = cast.promote(stranger);
        cast.players[player].positions |= mention.traits.positions;
        Some(player)
    }

    /// Whether a description speaks of several players: "the pair".
    fn is_several(&self, mention: &Mention) -> bool {
        mention.form == Form::Description && self.known.several.has(self.page.word(mention.end - 1))
    }

    /// The club that a player belongs to: what the text says most of, else the ledger.
    pub(super) fn home(&self, player: usize, cast: &mut Cast) -> Option<usize> {
        let told = cast.players[player].key.and_then(self.home_of);
        // A spell without a begin that was read after the day may be the next one.
        let told = told.map(|(c, dated)| (cast.club(c, self.lexicon), if dated { 3 } else { 1 }));
        let member = &cast.players[player];
        let said = member.homes.iter().filter(|(c, _)| !member.former.contains(c));
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

    /// Players of the mentions before `i`, nearest sentence first, each once.
    fn before(&self, i: usize, mentions: &[Mention], main: Option<usize>) -> Vec<usize> {
        let here = self.page.sentence_of[mentions[i].first];
        let line = self.page.sentences[here as usize].line;
        let mut order: Vec<(i32, u32, usize, usize)> = Vec::new();
        for (j, mention) in mentions[..i].iter().enumerate().rev().take(60) {
            let sentence = self.page.sentence_of[mention.first];
            if here - sentence > REACH {
                break;
            }
            if let What::Player(player) = mention.what {
                let his = mention.form == Form::Pronoun && mention.genitive;
                let rank = if sentence == here {
                    self.nearness(mention, &mentions[i])
                } else if his && mentions[i].form == Form::Description {
                    // "His focus is on keeping X. The forward …": X.
                    4
                } else {
                    self.rank(mention)
                };
                let distance = here - sentence;
                // Within a sentence its subject leads, then its first player; whom the text is about
                // has an advantage over those met once, and whom this line is about over both.
                let bonus = if distance == 0 {
                    6
                } else {
                    let same_line = self.page.sentences[sentence as usize].line == line;
                    2 * (i32::from(Some(player) == main) + i32::from(same_line))
                };
                order.push((distance as i32 * 2 + i32::from(rank) - bonus, distance, j, player));
            }
        }
        order.sort_unstable();
        let mut seen = Vec::new();
        for (_, _, _, player) in order {
            if !seen.contains(&player) {
                seen.push(player);
            }
        }
        seen
    }

    /// How likely a mention is its sentence's subject: 0 with its verb behind it, 2 with a genitive.
    fn rank(&self, mention: &Mention) -> u8 {
        if mention.genitive && mention.form == Form::Name {
            return 2;
        }
        let next = self.page.word(mention.end);
        let verb = self.known.have.has(next)
            || self.known.be.has(next)
            || self.known.modal.has(next) && !self.known.infinitive.has(next);
        let first = self.page.sentences[self.page.sentence_of[mention.first] as usize].first;
        let opens = mention.first == first
            || self.page.is_sign(mention.first - 1, ',')
            || self.known.and.has(self.page.word(mention.first - 1))
            || self.known.that.has(self.page.word(mention.first - 1));
        if verb && opens {
            0
        } else {
            // The object of another's doing: "after signing Walker".
            let before = mention.first.checked_sub(1).map_or(0, |b| self.page.word(b));
            if self.known.sign_verb.has(before) { 3 } else { 1 }
        }
    }

    /// Within one sentence: a player of the same clause leads for a pronoun or description in it.
    fn nearness(&self, mention: &Mention, asking: &Mention) -> u8 {
        let relative = (mention.end..asking.first).rev().find(|i| self.known.relative.has(self.page.word(*i)));
        if let Some(relative) = relative {
            // "Odegaard, who hurt his shoulder": the one right before.
            return u8::from(relative > mention.end + 1);
        }
        let apart = (mention.end..asking.first).filter(|i| {
            let word = self.page.word(*i);
            // "and Salah the third": another subject.
            let another =
                self.known.and.has(word) && self.page.tokens.get(i + 1).is_some_and(super::page::Token::is_large);
            another || self.known.clause.has(word) || self.known.that.has(word) || self.page.is_sign(*i, ';')
        });
        apart.take(3).count() as u8
    }

    fn player(&self, i: usize, mentions: &[Mention], cast: &mut Cast) -> Option<usize> {
        let mention = &mentions[i];
        if self.is_speakers(i, mentions) || self.is_anothers(i, mentions) {
            return None;
        }
        let traits = mention.traits.clone();
        let main = cast.main();
        let mut candidates = self.before(i, mentions, main);
        if let Some(main) = main.filter(|m| !candidates.contains(m) && cast.players[*m].count > 0) {
            candidates.push(main);
        }
        let fits: Vec<(usize, Fit)> = candidates.iter().map(|p| (*p, self.fit(*p, &traits, cast))).collect();
        let seller = self.club_before(i, mentions);
        let his = |p: usize, cast: &mut Cast| seller.is_some() && self.home(p, cast) == seller;
        let of_seller = fits.iter().find(|(p, f)| *f == Fit::Proven && his(*p, cast));
        let proven = of_seller.or_else(|| fits.iter().find(|(_, f)| *f == Fit::Proven));
        if let Some((player, _)) = proven {
            return Some(*player);
        }
        // "The Italian" after a journalist is the journalist, unless a player is known to be one.
        let native_only =
            traits.nation.is_some() && traits.positions == 0 && traits.age.is_none() && traits.club.is_none();
        if native_only && mention.form == Form::Description && self.speaker_before(i, mentions) {
            return None;
        }
        fits.iter().find(|(_, f)| *f == Fit::Possible).map(|(p, _)| *p)
    }

    /// The club right before a description: "asked Tottenham about the Frenchman" speaks of one of theirs.
    fn club_before(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
        let before = mentions[..i].last()?;
        let near = (before.end..mentions[i].first).len() == 1
            && self.page.sentence_of[before.first] == self.page.sentence_of[mentions[i].first]
            && (self.known.for_.has(self.page.word(before.end)) || self.known.of.has(self.page.word(before.end)));
        match &before.what {
            What::Clubs(clubs) if near && clubs.len() == 1 => Some(clubs[0]),
            _ => None,
        }
    }

    /// "he told Bild" after a sentence in which someone in office speaks: that one, no player.
    fn is_speakers(&self, i: usize, mentions: &[Mention]) -> bool {
        let mention = &mentions[i];
        let speaks = (mention.end..mention.end + 2).any(|at| self.known.speech.has(self.page.word(at)));
        if mention.form != Form::Pronoun || !speaks {
            return false;
        }
        let here = self.page.sentence_of[mention.first];
        let lead = mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 1).last();
        lead.is_some_and(|m| matches!(m.what, What::Person(_) | What::Source(_) | What::Open(Kindred::Office)))
    }

    /// "Hollis, 34, trained with his group", of somebody whom no list holds; "Moyes has made it his
    /// priority": of him who is the sentence's subject.
    fn is_anothers(&self, i: usize, mentions: &[Mention]) -> bool {
        let mention = &mentions[i];
        let here = self.page.sentence_of[mention.first];
        let begin = mentions[..i].iter().rposition(|m| self.page.sentence_of[m.first] != here).map_or(0, |p| p + 1);
        let before = &mentions[begin..i];
        let free = |m: &&Mention| m.preposition == 0 && !m.genitive;
        let someone = |m: &&Mention| matches!(m.what, What::Stranger(_) | What::Person(_) | What::Officer(_));
        let Some(subject) = before.iter().filter(free).find(someone) else { return false };
        if mention.form != Form::Pronoun || before.iter().any(|m| matches!(m.what, What::Player(_))) {
            return false;
        }
        match subject.what {
            What::Stranger(_) => subject.end > subject.first + 1 && subject.form == Form::Name,
            What::Person(_) | What::Officer(_) => {
                let next = self.page.word(mention.end);
                mention.genitive && !self.known.players_own.has(next) && !self.ties.contract.has(next)
            }
            _ => false,
        }
    }

    /// Whether someone who is no player was mentioned in this sentence or the one before.
    fn speaker_before(&self, i: usize, mentions: &[Mention]) -> bool {
        let here = self.page.sentence_of[mentions[i].first];
        mentions[..i]
            .iter()
            .rev()
            .take_while(|m| here - self.page.sentence_of[m.first] <= 2)
            .any(|m| matches!(m.what, What::Person(_) | What::Source(_)))
    }

    fn fit(&self, player: usize, traits: &Traits, cast: &mut Cast) -> Fit {
        let mut proofs = 0;
        let mut asked = 0;
        let home = if traits.club.is_some() { self.home(player, cast) } else { None };
        let member = &cast.players[player];
        let listed = member.key.map(|k| &self.lexicon.players[k as usize]);
        if let Some(age) = traits.age {
            asked += 1;
            let fits = match (member.key, member.age) {
                (_, Some(told)) => Some((told - age).abs() <= 1),
                (Some(key), None) => {
                    let known = self.lexicon.players[key as usize].born.is_some()
                        || self.lexicon.players[key as usize].years.is_some();
                    known.then(|| self.lexicon.age_fits(key, age, self.day))
                }
                _ => None,
            };
            match fits {
                Some(false) => return Fit::Not,
                Some(true) => proofs += 1,
                None => {}
            }
        }
        if let Some(nation) = traits.nation {
            asked += 1;
            let mut nations: Vec<u16> = listed.map(|l| l.nations.clone()).unwrap_or_default();
            nations.extend(member.nation);
            if !nations.is_empty() {
                if !nations.contains(&nation) {
                    return Fit::Not;
                }
                proofs += 1;
            }
        }
        if traits.positions != 0 {
            asked += 1;
            let bits = listed.map_or(0, |l| l.positions) | member.positions;
            if bits != 0 {
                if bits & traits.positions == 0 {
                    return Fit::Not;
                }
                proofs += 1;
            }
        }
        if let Some(club) = traits.club {
            asked += 1;
            match home {
                Some(home) if home == club => proofs += 1,
                Some(_) => return Fit::Not,
                None => {}
            }
        }
        if let Some(former) = traits.former {
            asked += 1;
            if member.former.contains(&former) {
                proofs += 1;
            } else if home == Some(former) {
                return Fit::Not;
            }
        }
        if proofs == asked { Fit::Proven } else { Fit::Possible }
    }

    fn club(&self, i: usize, mentions: &[Mention], cast: &mut Cast, posts: &[(u32, usize)]) -> Option<usize> {
        let traits = mentions[i].traits.clone();
        if let Some(coach) = traits.coach {
            if let Some((_, club)) = posts.iter().find(|(p, _)| *p == coach) {
                return Some(*club);
            }
            return (self.post_of)(coach).map(|c| cast.club(c, self.lexicon));
        }
        if let Some(champion) = self.champion(&mentions[i], cast) {
            return Some(champion);
        }
        let here = self.page.sentence_of[mentions[i].first];
        let mut order: Vec<(u32, usize, usize)> = Vec::new();
        for (j, mention) in mentions[..i].iter().enumerate().rev().take(60) {
            let distance = here - self.page.sentence_of[mention.first];
            match (&mention.what, mention.traits.club) {
                (What::Clubs(clubs), _) => {
                    // "who arrived from Villa": spoken of in passing.
                    let aside = self.known.from.has(mention.preposition) || self.known.with.has(mention.preposition);
                    let distance = distance + if aside && distance > 0 { 2 } else { 0 };
                    order.extend(clubs.iter().map(|c| (distance, j, *c)));
                }
                // "Everton boss David Moyes said that the club …"
                (What::Person(_), Some(club)) => order.push((distance, j, club)),
                _ => {}
            }
        }
        order.sort_by_key(|(distance, j, _)| (*distance, *j));
        let told = traits.nation.is_some() || traits.league.is_some() || traits.place.is_some();
        if !told {
            return order.first().filter(|(d, _, _)| *d <= 3).map(|(_, _, c)| *c);
        }
        let fits = |club: usize, cast: &Cast| {
            let Some(key) = cast.clubs[club].key else { return false };
            let club = &self.lexicon.clubs[key as usize];
            traits.nation.is_none_or(|n| club.country == Some(n))
                && traits.league.is_none_or(|l| club.league == Some(l))
                && traits.place.is_none_or(|p| club.places.contains(&p))
        };
        let before = order.iter().map(|(_, _, c)| *c).find(|c| fits(*c, cast));
        before.or_else(|| {
            let mut later = (0..cast.clubs.len()).filter(|c| cast.clubs[*c].count > 0 && fits(*c, cast));
            let first = later.next();
            first.filter(|_| later.next().is_none())
        })
    }

    /// Who "the champions" are on the day: those of the league or country told, else the only ones
    /// whom the text names.
    fn champion(&self, mention: &Mention, cast: &mut Cast) -> Option<usize> {
        let words = self.page.slice(mention.first, mention.end);
        if !words.ends_with("champions") || words.contains("record") || words.contains("former") {
            return None;
        }
        let traits = &mention.traits;
        let told = traits.nation.is_some() || traits.league.is_some();
        let fits = |key: &ClubKey| {
            let club = &self.lexicon.clubs[*key as usize];
            traits.nation.is_none_or(|n| club.country == Some(n))
                && traits.league.is_none_or(|l| club.league == Some(l))
        };
        let named = |key: &ClubKey| cast.clubs.iter().any(|c| c.key == Some(*key) && c.count > 0);
        let mut champions = self.lexicon.champions(self.day).filter(fits).filter(|key| told || named(key));
        let only = champions.next()?;
        if champions.next().is_some() {
            return None;
        }
        Some(cast.club(only, self.lexicon))
    }

    /// The clubs that "they", "both" or "the clubs" mean: the group of clubs last mentioned first.
    fn clubs(&self, i: usize, mentions: &[Mention]) -> Option<Vec<usize>> {
        let here = self.page.sentence_of[mentions[i].first];
        let word = self.page.word(mentions[i].first);
        let several = !self.known.they.has(word);
        let mut nearest: Option<(u32, Vec<usize>)> = None;
        let mut all: Vec<usize> = Vec::new();
        let mut end = i;
        // Sentence by sentence backwards; within a sentence the first group leads.
        while end > 0 {
            let sentence = self.page.sentence_of[mentions[end - 1].first];
            if here - sentence > 3 {
                break;
            }
            let begin =
                mentions[..end].iter().rposition(|m| self.page.sentence_of[m.first] != sentence).map_or(0, |p| p + 1);
            let mut j = begin;
            while j < end {
                let group = mentions[j].group;
                let members: Vec<usize> = mentions[j..end]
                    .iter()
                    .take_while(|m| m.group == group)
                    .filter_map(|m| if let What::Clubs(c) = &m.what { Some(c.clone()) } else { None })
                    .flatten()
                    .collect();
                let length = mentions[j..end].iter().take_while(|m| m.group == group).count().max(1);
                if !members.is_empty() {
                    let apart = self.known.at.has(mentions[j].preposition) || mentions[j].genitive;
                    if several && members.len() >= 2 {
                        return Some(members);
                    }
                    all.extend(members.iter().copied());
                    if nearest.is_none() && !apart {
                        nearest = Some((sentence, members));
                    }
                }
                j += length;
            }
            if !several && nearest.is_some() {
                break;
            }
            end = begin;
        }
        if several {
            let same: Vec<usize> = mentions[..i]
                .iter()
                .rev()
                .take_while(|m| self.page.sentence_of[m.first] == here)
                .filter_map(|m| if let What::Clubs(c) = &m.what { Some(c.clone()) } else { None })
                .flatten()
                .collect();
            let mut all = if same.is_empty() { all } else { same };
            all.dedup();
            all.truncate(2);
            return (!all.is_empty()).then_some(all);
        }
        nearest.map(|(_, clubs)| clubs)
    }

    /// The player about whom a club is asked, who must be its own: "talks with X over Y", "asked X
    /// about Y", "an agreement with X to sign Y".
    fn asked_about(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
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
    fn offers(&self, at: usize, player: usize, mentions: &[Mention], cast: &mut Cast) {
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
    fn seller_told(&self, i: usize, club: usize, mentions: &[Mention], cast: &Cast) -> Option<usize> {
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

    /// Learns from what stands beside a club whose player is meant: "leave Roma", "his Roma contract".
    fn tie(&self, i: usize, mentions: &[Mention], cast: &mut Cast) {
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
        let leaves = self.ties.leave.has(before(1)) || from && self.ties.leave.has(before(2));
        // "his transfer from Rennes", "Hutchinson from Ipswich": surer than the ledger, whose days may be rough.
        let route = from
            && (self.known.route.has(before(2))
                || i > 0
                    && matches!(mentions[i - 1].what, What::Player(_))
                    && mentions[i - 1].end + 1 == mention.first);
        let signed =
            mention.form == Form::Name && self.ties.contract.has(word(mention.end + usize::from(mention.genitive)));
        let stays = (self.known.at.has(before(1)) || self.known.with.has(before(1)))
            && (2..6).any(|n| self.ties.stay.has(before(n)));
        // "Ekkelenkamp and Atta of Udinese".
        let of = self.known.of.has(before(1)) && i > 0 && mentions[i - 1].end + 1 == mention.first;
        if of && matches!(mentions[i - 1].what, What::Player(_)) && mentions[i - 1].form == Form::Name {
            for one in mentions[..i].iter().rev().take_while(|m| m.group == mentions[i - 1].group) {
                if let What::Player(player) = one.what {
                    vote(&mut cast.players[player].homes, club, 3);
                }
            }
            return;
        }
        // "The Rams have been offered Curtis by Port Vale".
        let by = self.known.by.has(before(1)) && i > 0 && mentions[i - 1].end + 1 == mention.first;
        if by
            && let What::Player(player) = mentions[i - 1].what
            && mentions[i - 1].first.checked_sub(1).is_some_and(|b| self.page.slice(b, b + 1) == "offered")
        {
            vote(&mut cast.players[player].homes, club, 3);
            return;
        }
        // "Doak to Bournemouth": where he goes.
        let to = self.known.to.has(before(1)) && i > 0 && mentions[i - 1].end + 1 == mention.first;
        if to && let What::Player(player) = mentions[i - 1].what {
            cast.players[player].suitors.push(club);
            self.offers(i - 1, player, mentions, cast);
            return;
        }
        if let Some(player) = self.seller_told(i, club, mentions, cast) {
            vote(&mut cast.players[player].homes, club, 2);
            return;
        }
        if let Some(player) = self.asked_about(i, mentions) {
            vote(&mut cast.players[player].homes, club, 2);
            return;
        }
        if !(leaves || signed || stays || route) {
            return;
        }
        let weight = if route { 4 } else { 2 };
        let sentence = self.page.sentence_of[mention.first];
        let here = |m: &&Mention| self.page.sentence_of[m.first] == sentence;
        let player = mentions[..i]
            .iter()
            .rev()
            .take_while(here)
            .find_map(|m| if let What::Player(p) = m.what { Some(p) } else { None });
        let after = || {
            mentions[i + 1..]
                .iter()
                .take_while(here)
                .find_map(|m| if let What::Player(p) = m.what { Some(p) } else { None })
        };
        if let Some(player) = player.or_else(after) {
            vote(&mut cast.players[player].homes, club, weight);
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
        let mut seen = Vec::new();
        players.retain(|p| {
            !seen.contains(p) && {
                seen.push(*p);
                true
            }
        });
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

/// How well a description fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fit {
    Proven,
    Possible,
    Not,
}
