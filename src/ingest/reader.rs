//! The reader itself: everything built once, then any number of documents.

use super::assemble::Assembler;
use super::claims::Claimant;
use super::cue::Cues;
use super::document::{Document, problem};
use super::facts::{FactCues, FactFinder};
use super::gate::{Gate, Matter};
use super::known::Known;
use super::lexicon::{ClubKey, Lexicon, PlayerKey};
use super::mark::Marker;
use super::mention;
use super::mojibake::{self, Mended};
use super::money::MoneyWords;
use super::names::{Cast, Namer};
use super::own::OwnLists;
use super::page::{Layout, Page};
use super::pattern::Ground;
use super::reading::{Explanation, Mark, ReadProblem, Reading, Trouble};
use super::resolve::{Resolver, TieWords};
use super::source::{Attributor, SourceWords};
use super::when::{TimeWords, Times};
use crate::ledger::Ledger;
use crate::model::{ClubId, Day, PlayerId};

/// Reads articles against a ledger.
#[derive(Debug)]
pub struct Reader<'l> {
    ledger: &'l Ledger,
    lexicon: Lexicon,
    known: Known,
    cues: Cues,
    facts: FactCues,
    gate: Gate,
    layout: Layout,
    money: MoneyWords,
    time: TimeWords,
    ties: TieWords,
    sources: SourceWords,
    /// The lexicon's club of each club of the ledger.
    club_keys: Vec<Option<ClubKey>>,
}

impl<'l> Reader<'l> {
    /// Builds the reader: names of the ledger and of the bundled lists, cues, words.
    pub fn new(ledger: &'l Ledger) -> Self {
        Self::with_lists(ledger, &OwnLists::default())
    }

    /// Builds the reader with further cues and names of the user's.
    pub fn with_lists(ledger: &'l Ledger, own: &OwnLists) -> Self {
        let (mut lexicon, names_problem) = Lexicon::new(ledger, own.names.as_ref());
        let mut vocabulary = std::mem::take(&mut lexicon.vocabulary);
        let known = Known::new(&mut vocabulary);
        let mut cues = Cues::new(&mut vocabulary, own.cues.as_ref());
        cues.problems.extend(names_problem);
        let facts = FactCues::new(&mut vocabulary);
        let gate = Gate::new(&lexicon, &mut vocabulary);
        let money = MoneyWords::new(&mut vocabulary);
        let time = TimeWords::new(&lexicon, &mut vocabulary);
        let ties = TieWords::new(&mut vocabulary);
        let sources = SourceWords::new(&mut vocabulary);
        lexicon.vocabulary = vocabulary;
        let layout = Layout::new(&lexicon);
        let mut club_keys = vec![None; ledger.clubs.len()];
        for (key, club) in lexicon.clubs.iter().enumerate() {
            if let Some(id) = club.id {
                club_keys[id.index()] = Some(key as ClubKey);
            }
        }
        Self { ledger, lexicon, known, cues, facts, gate, layout, money, time, ties, sources, club_keys }
    }

    /// What is wrong with the lists, a user's own among them.
    pub fn problems(&self) -> Vec<ReadProblem> {
        self.cues.problems.iter().chain(&self.facts.problems).map(|p| problem(Trouble::Cues, p.clone())).collect()
    }

    /// Every cue's id and stage, with a sentence that makes its claim and one that does not.
    pub fn cue_examples(&self) -> impl Iterator<Item = (&str, &'static str, &str, &str)> {
        let claiming = self.cues.all.iter().filter(|c| !c.ignore);
        claiming.map(|c| (&*c.id, c.stage.code(), &*c.examples.0, &*c.examples.1))
    }

    /// Every kind of fact, with a sentence that gives it and one that does not.
    pub fn fact_examples(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        self.facts.examples()
    }

    /// Reads a document.
    pub fn read(&self, document: &Document) -> Reading {
        self.read_with(document, None)
    }

    /// Reads a document and marks in its text what the reader saw: names, cues, what it left out.
    pub fn explain(&self, document: &Document) -> Explanation {
        let mut marks = Vec::new();
        let reading = self.read_with(document, Some(&mut marks));
        marks.sort_by_key(|m: &Mark| (m.start, std::cmp::Reverse(m.end)));
        Explanation { reading, marks }
    }

    fn read_with(&self, document: &Document, mut marks: Option<&mut Vec<Mark>>) -> Reading {
        let mut reading = Reading {
            document: document.head.clone(),
            claims: Vec::new(),
            facts: Vec::new(),
            problems: document.problems.clone(),
        };
        if document.text.is_empty() {
            return reading;
        }
        let day = document.day.unwrap_or(self.ledger.edition.as_of);
        let mended = mojibake::mend(&document.text);
        let text = mended.as_ref().map_or(document.text.as_str(), |mended| &mended.text);
        // The date line before the article is plain ASCII.
        let page = Page::new(text, document.skip, &self.lexicon, &self.layout);
        self.read_page(page, day, document.day, &mut reading, marks.as_deref_mut());
        if let Some(mended) = mended {
            put_back(&mended, &document.text, &mut reading, marks);
        }
        reading
    }

    fn read_page(
        &self,
        mut page: Page<'_>,
        day: Day,
        known_day: Option<Day>,
        reading: &mut Reading,
        marks: Option<&mut Vec<Mark>>,
    ) {
        let foreign = self.mark_foreign(&mut page);
        reading.document.language = Some(if foreign { "other" } else { "en" }.to_owned());
        if foreign {
            reading.problems.push(problem(Trouble::Language, "it is not in English: nothing was read"));
            return;
        }
        self.gate.mark_women(&mut page);
        let home_of = |player: PlayerKey| self.told_of(player, known_day).map(|(club, _)| club);
        let namer = Namer { lexicon: &self.lexicon, known: &self.known, page: &page, home_of: &home_of };
        let cast = namer.cast();
        let told = cast.in_full + if cast.clubs.is_empty() { 0 } else { cast.by_one_name };
        let listed = cast.players.iter().filter(|p| p.key.is_some() && p.count > 0).count();
        let matter = self.gate.matter(&page, listed, told + usize::from(cast.clubs.len() > 1));
        if let Some(message) = refusal(matter) {
            reading.problems.push(problem(Trouble::NoFootball, message));
            return;
        }
        let dates = (day, known_day);
        if cast.strangers.is_empty() {
            self.read_cast(&page, cast, dates, reading, marks, true);
            return;
        }
        // Whom a cue shows to be a player is one from the first word on: read again.
        let mut again = cast.clone();
        let mut marks = marks;
        let pointed = self.read_cast(&page, cast, dates, reading, marks.as_deref_mut(), false);
        if !pointed.is_empty() {
            for stranger in pointed {
                again.promote(stranger);
            }
            self.read_cast(&page, again, dates, reading, marks, true);
        }
    }

    /// Reads the claims and facts of a page about its cast; the strangers whom cues show to be players.
    /// If there are such, nothing is told of the page unless this is the last reading of it.
    fn read_cast(
        &self,
        page: &Page<'_>,
        mut cast: Cast,
        (day, known_day): (Day, Option<Day>),
        reading: &mut Reading,
        marks: Option<&mut Vec<Mark>>,
        last: bool,
    ) -> Vec<usize> {
        let told_of = |player: PlayerKey| self.told_of(player, known_day);
        let post_of = |person: u32| self.post_on(person, day);
        let reader = mention::Reading { lexicon: &self.lexicon, known: &self.known, page, football: true };
        let mut mentions = reader.mentions(&mut cast);
        cast.settle_main();
        let resolver = Resolver {
            lexicon: &self.lexicon,
            known: &self.known,
            ties: &self.ties,
            page,
            day,
            home_of: &told_of,
            post_of: &post_of,
        };
        resolver.resolve(&mut mentions, &mut cast);
        let homes: Vec<Option<usize>> = (0..cast.players.len()).map(|p| resolver.home(p, &mut cast)).collect();
        let sums = page.sums(&self.known, &self.money);
        let mut mention_at = vec![0_u32; page.tokens.len() + 1];
        for (i, mention) in mentions.iter().enumerate() {
            mention_at[mention.first] = i as u32 + 1;
        }
        let mut money_at = vec![0_u32; page.tokens.len() + 1];
        // A wage is never the sum of a pattern.
        for sum in sums.iter().filter(|s| !s.wage) {
            money_at[sum.first] = sum.end as u32;
        }
        let ground = Ground {
            page,
            known: &self.known,
            skip: &self.cues.skip,
            mentions: &mentions,
            mention_at: &mention_at,
            money_at: &money_at,
        };
        let claimed = mention::without_asides(&mentions, page, &self.known);
        let claim_ground = Ground { mentions: &claimed, ..ground };
        let times = Times { page, words: &self.time, today: day };
        let attributor = Attributor {
            page,
            lexicon: &self.lexicon,
            known: &self.known,
            words: &self.sources,
            mentions: &mentions,
            cast: &cast,
        };
        let main = cast.main();
        let claimant = Claimant {
            page,
            known: &self.known,
            lexicon: &self.lexicon,
            cues: &self.cues,
            ground: &claim_ground,
            times: &times,
            attributor: &attributor,
            mentions: &claimed,
            cast: &cast,
            sums: &sums,
            homes: &homes,
            main,
        };
        let drafts = claimant.read();
        if !last && !drafts.strangers.is_empty() {
            return drafts.strangers;
        }
        if let Some(marks) = marks {
            let marker = Marker {
                page,
                known: &self.known,
                lexicon: &self.lexicon,
                cues: &self.cues,
                times: &times,
                mentions: &mentions,
                cast: &cast,
            };
            marks.extend(marker.marks(&drafts.hits));
        }
        let assembler =
            Assembler { page, lexicon: &self.lexicon, ledger: self.ledger, cues: &self.cues, cast: &cast, day };
        reading.claims = assembler.claims(&drafts);
        let finder = FactFinder {
            page,
            known: &self.known,
            cues: &self.facts,
            ground: &ground,
            times: &times,
            mentions: &mentions,
            sums: &sums,
            main,
        };
        reading.facts = finder.read(&drafts, &assembler);
        drafts.strangers
    }

    /// Who owned a player ten days before a day: a move just completed is still to be read.
    fn told_of(&self, player: PlayerKey, day: Option<Day>) -> Option<(ClubKey, bool)> {
        day.and_then(|d| self.home_on(player, d.plus_days(-10)))
    }

    /// Marks sentences of other languages, which are left out; whether that is all of the text.
    fn mark_foreign(&self, page: &mut Page<'_>) -> bool {
        let marks: Vec<bool> = page.sentences.iter().map(|s| !self.gate.is_english(page, s.first, s.end)).collect();
        let tokens: usize = page.sentences.iter().map(|s| s.end - s.first).sum();
        let foreign: usize = page.sentences.iter().zip(&marks).filter(|(_, m)| **m).map(|(s, _)| s.end - s.first).sum();
        for (sentence, mark) in page.sentences.iter_mut().zip(marks) {
            sentence.noise |= mark;
        }
        let all_english = self.gate.is_english(page, 0, page.tokens.len());
        foreign * 10 > tokens * 6 && !all_english
    }

    /// The club that owns a player on a day, by the ledger's spells or else by the list of careers,
    /// and whether that is dated.
    fn home_on(&self, player: PlayerKey, day: Day) -> Option<(ClubKey, bool)> {
        let held = || {
            let (club, dated) = owner_on(self.ledger, self.lexicon.players[player as usize].id?, day)?;
            Some((self.club_keys[club.index()]?, dated))
        };
        let listed = || self.lexicon.owner_on(player, day).map(|club| (club, true));
        let held = held();
        held.filter(|(_, dated)| *dated).or_else(listed).or(held)
    }

    /// The club that a coach or director works for on a day.
    fn post_on(&self, person: u32, day: Day) -> Option<ClubKey> {
        self.held_on(person, day).or_else(|| self.lexicon.led_on(person, day))
    }

    /// The same by the ledger alone.
    fn held_on(&self, person: u32, day: Day) -> Option<ClubKey> {
        let id = self.lexicon.people[person as usize].id?;
        let calendar = crate::model::SeasonCalendar::SummerToSummer;
        let tenures = &self.ledger[id].tenures;
        let begun = tenures.iter().filter(|t| t.value.from.is_none_or(|f| f.earliest(calendar) <= day));
        let ended = |club: ClubId| {
            tenures.iter().any(|t| t.value.club == club && t.value.until.is_some_and(|u| u.latest(calendar) < day))
        };
        let tenure =
            begun.filter(|t| !ended(t.value.club)).max_by_key(|t| t.value.from.map(|f| f.earliest(calendar)))?;
        self.club_keys[tenure.value.club.index()]
    }
}

/// Gives spans and marks of a mended text their places in the document's own.
fn put_back(mended: &Mended, text: &str, reading: &mut Reading, marks: Option<&mut Vec<Mark>>) {
    let claims = reading.claims.iter_mut().map(|claim| &mut claim.evidence);
    for span in claims.chain(reading.facts.iter_mut().map(|fact| &mut fact.evidence)) {
        span.start = mended.original(span.start);
        span.end = mended.original(span.end);
        text[span.start..span.end].clone_into(&mut span.text);
    }
    for mark in marks.into_iter().flatten() {
        mark.start = mended.original(mark.start);
        mark.end = mended.original(mark.end);
    }
}

/// Why a text of such matter is not read.
const fn refusal(matter: Matter) -> Option<&'static str> {
    match matter {
        Matter::Football => None,
        Matter::OtherSport => Some("it is about another sport: nothing was read"),
        Matter::Women => Some("it is about women's football, which the ledger does not hold: nothing was read"),
        Matter::None => Some("there is nothing about football in it"),
    }
}

/// The club that owns a player on a day: of the spells that had begun, the last; a loan counts for
/// its owner. Whether the spell's begin is known, or it was read by that day.
fn owner_on(ledger: &Ledger, player: PlayerId, day: Day) -> Option<(ClubId, bool)> {
    let calendar = crate::model::SeasonCalendar::SummerToSummer;
    let spells = &ledger[player].spells;
    let begins = |s: &crate::model::Spell| s.from.map(|f| f.earliest(calendar));
    let begun = spells.iter().map(|s| &s.value).filter(|s| begins(s).is_some_and(|b| b <= day));
    let last = begun.filter(|s| !s.kind.is_loan()).max_by_key(|s| begins(s));
    // A spell of unknown beginning counts only near the day on which it was read.
    let near = day.plus_days(120);
    let undated = || spells.iter().find(|s| s.known <= near && s.value.from.is_none() && !s.value.kind.is_loan());
    let found = last.map(|spell| (spell, true)).or_else(|| undated().map(|s| (&s.value, s.known <= day)));
    if let Some((spell, dated)) = found {
        let over = spell.until.is_some_and(|u| u.latest(calendar) < day);
        return (!over).then_some((spell.club, dated));
    }
    // Who lends him has him, from about when the loan begins.
    let lent = spells.iter().map(|s| &s.value).filter(|s| s.kind.is_loan());
    let soon = day.plus_days(60);
    lent.filter(|s| begins(s).is_none_or(|b| b <= soon)).find_map(|s| s.owner.map(|owner| (owner, begins(s).is_some())))
}
