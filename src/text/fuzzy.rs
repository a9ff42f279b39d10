//! Fuzzy search over names: what the palette asks on every keystroke.
//!
//! A query is split into words. Names in which every one of them begins a word stand first, then
//! those that have each as a subsequence of their letters; where there are none of either, slips
//! of the fingers are forgiven. Words may come in any order.
//!
//! Few of many hits are wanted, so each kind is looked for only where the ones before it do not
//! fill the list: a keystroke over 100,000 names takes a fraction of a millisecond.

use std::collections::HashSet;
use std::ops::Range;

use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::{Folded, fold};
use super::names::{Names, Sketch, word_begins};
use super::nearest::slips_allowed;

/// Words this short are subsequences of half of all names: those that begin with the same
/// letters are enough, where there are enough of them.
const SHORT_WORD: usize = 3;

/// Above every score of a subsequence.
const BEGINNING: u32 = 1 << 28;

/// A search engine over one list of names.
pub struct Finder {
    names: Names,
    matcher: Matcher,
    name_letters: Vec<char>,
    word_letters: Vec<char>,
}

/// An item found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The item, as given with its name.
    pub item: u32,
    /// Which of the names matched best, counted in the order in which they were added.
    pub name: u32,
    /// How well: comparable between hits of one query only.
    pub score: u32,
    /// Whether it was found only by forgiving slips.
    pub slipped: bool,
}

impl Hit {
    /// Whether every word of the query begins a word of the name, or all of it was asked for.
    pub const fn is_beginning(&self) -> bool {
        self.score >= BEGINNING && !self.slipped
    }
}

/// A folded query.
struct Query {
    words: Vec<String>,
    sketch: Sketch,
    is_short: bool,
}

impl Query {
    fn new(text: &str) -> Self {
        let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        let sketch = Sketch::of(&words.join(" "));
        let is_short = words.iter().all(|word| word.chars().count() <= SHORT_WORD);
        Self { words, sketch, is_short }
    }
}

impl Finder {
    /// An engine over these names.
    pub fn new(names: Names) -> Self {
        let mut config = Config::DEFAULT;
        // Both sides are folded already.
        config.ignore_case = false;
        config.normalize = false;
        config.prefer_prefix = true;
        Self { names, matcher: Matcher::new(config), name_letters: Vec::new(), word_letters: Vec::new() }
    }

    /// The names it searches.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Up to `most` items that match, best first, each once under its best name; equally good
    /// ones shorter name first, then in the order added. An empty query matches everything.
    pub fn find(&mut self, query: &str, most: usize) -> Vec<Hit> {
        let query = Query::new(query);
        if query.words.is_empty() {
            let all = (0..self.names.len()).map(|place| self.hit(place, 0, false));
            let mut seen = HashSet::new();
            return all.filter(|hit| seen.insert(hit.item)).take(most).collect();
        }
        let mut hits = self.beginnings(&query);
        if !fills(&hits, most) && query.is_short {
            self.subsequences(&query, |sketch| sketch.begins_like(query.sketch), &mut hits);
        }
        if !fills(&hits, most) {
            hits.retain(|hit| hit.score >= BEGINNING);
            self.subsequences(&query, |_| true, &mut hits);
        }
        if hits.is_empty() {
            hits = self.slips(&query);
        }
        self.best(hits, most)
    }

    /// The parts of a name, as it is shown, that a query matches; in order, apart, as bytes.
    pub fn highlight(&mut self, query: &str, shown: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(shown);
        let mut parts: Vec<Range<usize>> = Vec::new();
        for word in Query::new(query).words {
            let found = match self.letters_of(&word, folded.as_str()) {
                Some(letters) => letters,
                None => slipped_word(&word, folded.as_str()).map(|(_, at)| at).into_iter().collect(),
            };
            parts.extend(found.into_iter().map(|part| folded.original(part)));
        }
        merged(parts)
    }

    /// Names in which every word of the query begins a word; whole words before parts of them,
    /// then whichever begin sooner.
    fn beginnings(&self, query: &Query) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (place, sketch) in self.names.sketches().iter().enumerate() {
            if !sketch.begins_like(query.sketch) || !sketch.covers(query.sketch) {
                continue;
            }
            let name = self.names.name(place);
            let score: Option<u32> = query
                .words
                .iter()
                .map(|word| {
                    let (at, whole) = word_begins(name, word)?;
                    Some(if whole { 1 << 12 } else { 0 } + 0xfff - at.min(0xfff) as u32)
                })
                .sum();
            hits.extend(score.map(|score| self.hit(place, BEGINNING.saturating_add(score), false)));
        }
        hits
    }

    /// Adds the names that have every word of the query as a subsequence, among those that
    /// `admit` admits, to `hits`, which holds the beginnings already.
    fn subsequences(&mut self, query: &Query, admit: impl Fn(Sketch) -> bool, hits: &mut Vec<Hit>) {
        let mut begun = hits.iter().map(|hit| hit.name as usize).collect::<Vec<_>>().into_iter().peekable();
        for place in 0..self.names.len() {
            if begun.next_if_eq(&place).is_some() {
                continue;
            }
            let sketch = self.names.sketches()[place];
            if sketch.covers(query.sketch)
                && admit(sketch)
                && let Some(score) = self.score(query, place)
            {
                hits.push(self.hit(place, score, false));
            }
        }
    }

    fn score(&mut self, query: &Query, place: usize) -> Option<u32> {
        let name = as_letters(self.names.name(place), &mut self.name_letters);
        let mut total = 0;
        for word in &query.words {
            let word = as_letters(word, &mut self.word_letters);
            total += u32::from(self.matcher.fuzzy_match(name, word)?);
        }
        Some(total)
    }

    /// Names that have every word of the query with no more slips than its length forgives.
    fn slips(&self, query: &Query) -> Vec<Hit> {
        let sketches: Vec<(u64, u32)> = query
            .words
            .iter()
            .map(|word| (Sketch::of(word).letters, slips_allowed(word.chars().count()) as u32))
            .collect();
        let possible = |sketch: &Sketch| {
            // A slip brings in one foreign letter at most.
            sketches.iter().all(|(letters, slips)| (letters & !sketch.letters).count_ones() <= *slips)
        };
        let places = self.names.sketches().iter().enumerate().filter(|(_, sketch)| possible(sketch));
        let near = places.filter_map(|(place, _)| {
            let name = self.names.name(place);
            let slips: Option<Vec<usize>> =
                query.words.iter().map(|word| slipped_word(word, name).map(|(slips, _)| slips)).collect();
            Some(self.hit(place, u32::MAX - slips?.iter().sum::<usize>() as u32, true))
        });
        near.collect()
    }

    fn hit(&self, place: usize, score: u32, slipped: bool) -> Hit {
        Hit { item: self.names.item(place), name: place as u32, score, slipped }
    }

    /// The best `most` items. Few of many hits are wanted: only those are put in order.
    fn best(&self, mut hits: Vec<Hit>, most: usize) -> Vec<Hit> {
        let rank = |hit: &Hit| (u32::MAX - hit.score, self.names.name(hit.name as usize).len(), hit.name);
        let mut wanted = most.saturating_mul(2);
        loop {
            if wanted < hits.len() && wanted > 0 {
                hits.select_nth_unstable_by_key(wanted - 1, rank);
            }
            let head = wanted.min(hits.len());
            hits[..head].sort_unstable_by_key(rank);
            let mut seen = HashSet::with_capacity(head);
            let best: Vec<Hit> = hits[..head].iter().copied().filter(|hit| seen.insert(hit.item)).take(most).collect();
            if best.len() == most || head == hits.len() {
                return best;
            }
            wanted = wanted.saturating_mul(4);
        }
    }

    /// Where in a folded name the letters of a word are found, as bytes.
    fn letters_of(&mut self, word: &str, name: &str) -> Option<Vec<Range<usize>>> {
        let mut places = Vec::new();
        let needle = as_letters(word, &mut self.word_letters);
        self.matcher.fuzzy_indices(as_letters(name, &mut self.name_letters), needle, &mut places)?;
        let mut letters = name.char_indices().enumerate();
        let part = |place: u32| {
            let (_, (at, letter)) = letters.find(|(nth, _)| *nth == place as usize)?;
            Some(at..at + letter.len_utf8())
        };
        Some(places.into_iter().filter_map(part).collect())
    }
}

/// Whether there are hits of as many items as wanted.
fn fills(hits: &[Hit], most: usize) -> bool {
    let mut items = HashSet::new();
    hits.len() >= most && hits.iter().any(|hit| items.insert(hit.item) && items.len() >= most)
}

/// A text as the matcher wants it: bytes where it is ASCII, else characters one by one, so that
/// no letter of a grapheme is lost.
fn as_letters<'a>(text: &'a str, letters: &'a mut Vec<char>) -> Utf32Str<'a> {
    if text.is_ascii() {
        return Utf32Str::Ascii(text.as_bytes());
    }
    letters.clear();
    letters.extend(text.chars());
    Utf32Str::Unicode(letters)
}

/// The word of a folded name that is nearest to a mistyped one, with the slips between them.
fn slipped_word(typed: &str, name: &str) -> Option<(usize, Range<usize>)> {
    let allowed = slips_allowed(typed.chars().count());
    let mut at = 0;
    let words = name.split_inclusive(' ').map(move |word| {
        at += word.len();
        (word.trim_end(), at - word.len())
    });
    let near = words.filter(|(word, _)| word.chars().count().abs_diff(typed.chars().count()) <= allowed);
    let slips = near.map(|(word, at)| (strsim::osa_distance(typed, word), at..at + word.len()));
    slips.filter(|(slips, _)| *slips <= allowed).min_by_key(|(slips, _)| *slips)
}

/// Parts in order, with those that touch or overlap joined.
fn merged(mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    parts.sort_by_key(|part| (part.start, part.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        match joined.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => joined.push(part),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 9] = [
        "Ibrahima Konaté",
        "Virgil van Dijk",
        "Rasmus Højlund",
        "Giovanni Leoni",
        "Liverpool",
        "Real Madrid",
        "Valentino Livramento",
        "南野拓実",
        "김민재",
    ];

    fn finder() -> Finder {
        Finder::new((0..).zip(NAMES).collect())
    }

    fn found(query: &str) -> Vec<&'static str> {
        finder().find(query, 10).iter().map(|hit| NAMES[hit.item as usize]).collect()
    }

    #[test]
    fn finds_what_a_person_means() {
        for (query, first) in [
            ("konate", "Ibrahima Konaté"),
            ("KONATÉ", "Ibrahima Konaté"),
            ("konate\u{301}", "Ibrahima Konaté"),
            ("hojl", "Rasmus Højlund"),
            ("højlund", "Rasmus Højlund"),
            ("vvd", "Virgil van Dijk"),
            ("dijk virgil", "Virgil van Dijk"),
            ("liv", "Liverpool"),
            ("rm", "Real Madrid"),
            ("南野", "南野拓実"),
            ("민재", "김민재"),
            ("konatte", "Ibrahima Konaté"),
            ("hoijlund", "Rasmus Højlund"),
            ("virgl dijk", "Virgil van Dijk"),
        ] {
            assert_eq!(found(query).first(), Some(&first), "{query}");
        }
        assert_eq!(found("xyzzy"), Vec::<&str>::new());
        assert_eq!(found("  ").len(), NAMES.len());
    }

    #[test]
    fn slips_are_forgiven_only_where_nothing_matches() {
        let mut finder = finder();
        assert!(finder.find("leoni", 10).iter().all(|hit| !hit.slipped));
        assert!(finder.find("leonni", 10).iter().all(|hit| hit.slipped));
    }

    #[test]
    fn an_item_with_several_names_is_found_once() {
        let aliases = [(1, "Trent Alexander-Arnold"), (1, "Trent"), (2, "Trent Kone-Doherty")];
        let hits = Finder::new(aliases.into_iter().collect()).find("trent", 2);
        assert_eq!(hits.iter().map(|hit| (hit.item, hit.name)).collect::<Vec<_>>(), [(1, 1), (2, 2)]);
    }

    #[test]
    fn highlights_stand_in_the_name_as_shown() {
        let mut finder = finder();
        for (query, shown, parts) in [
            ("konate", "Ibrahima Konaté", vec!["Konaté"]),
            ("konate", "Ibrahima Konate\u{301}", vec!["Konate\u{301}"]),
            ("ik", "Ibrahima Konaté", vec!["I", "K"]),
            ("hojl", "Rasmus Højlund", vec!["Højl"]),
            ("dijk virgil", "Virgil van Dijk", vec!["Virgil", "Dijk"]),
            ("konatte", "Ibrahima Konaté", vec!["Konaté"]),
            ("x", "Ibrahima Konaté", vec![]),
        ] {
            let found: Vec<&str> = finder.highlight(query, shown).into_iter().map(|part| &shown[part]).collect();
            assert_eq!(found, parts, "{query} in {shown}");
        }
    }

    #[test]
    fn a_short_query_prefers_beginnings_when_there_are_plenty() {
        let names: Vec<String> = (0..50).flat_map(|n| [format!("Bakary {n}"), format!("Jonas {n}")]).collect();
        let mut finder = Finder::new((0..).zip(names.iter().map(String::as_str)).collect());
        assert!(finder.find("ba", 20).iter().all(|hit| names[hit.item as usize].starts_with("Ba")));
        assert_eq!(finder.find("a", 200).len(), 100);
    }

    proptest! {
        #[test]
        fn every_name_is_found_by_its_own_letters(name in "\\PC{1,20}", query in "\\PC{0,8}", shown in any::<String>()) {
            let mut finder = Finder::new([(0, name.as_str())].into_iter().collect());
            prop_assert_eq!(finder.find(&name, 1).len(), 1);
            for part in finder.highlight(&query, &shown) {
                prop_assert!(shown.get(part).is_some_and(|text| !text.is_empty()));
            }
        }
    }
}
