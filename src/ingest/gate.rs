//! Whether a text is for the reader at all: football, of men, in English.

use super::known::WordSet;
use super::lexicon::Lexicon;
use super::page::Page;
use super::words::{Case, Kind, QuickMap, Vocabulary, Word};

/// A text that names so many men of the lists is about their game.
const MEN: usize = 3;

/// The lists by which texts are told apart.
#[derive(Debug)]
pub(super) struct Gate {
    football: Phrases,
    other_sports: Phrases,
    women: Phrases,
    /// "women's team": a side of that game.
    women_side: Phrases,
    /// What names that game, without the pronouns.
    women_named: Phrases,
    english: WordSet,
    foreign: WordSet,
}

/// Phrases by first word.
#[derive(Debug, Default)]
struct Phrases {
    begins: WordSet,
    by_first: QuickMap<Word, Vec<Vec<Word>>>,
}

impl Phrases {
    fn new(list: &[String], vocabulary: &mut Vocabulary) -> Self {
        let hyphen = vocabulary.intern("-");
        let mut phrases = Self::default();
        for phrase in list {
            let words: Vec<Word> = vocabulary.intern_phrase(phrase).into_iter().filter(|w| *w != hyphen).collect();
            if let Some(first) = words.first() {
                // "women's" is two tokens, of which the first begins it.
                phrases.begins.insert(*first);
                phrases.by_first.entry(*first).or_default().push(words);
            }
        }
        phrases
    }

    fn at(&self, page: &Page<'_>, at: usize) -> bool {
        if !self.begins.has(page.word(at)) {
            return false;
        }
        let Some(list) = self.by_first.get(&page.word(at)) else { return false };
        list.iter().any(|words| {
            let mut next = at;
            words.iter().enumerate().all(|(i, word)| {
                if i > 0 && page.is_sign(next, '-') {
                    next += 1;
                }
                let same = page.word(next) == *word;
                next += 1;
                same
            })
        })
    }

    fn count(&self, page: &Page<'_>, first: usize, end: usize) -> usize {
        (first..end).filter(|at| self.at(page, *at)).count()
    }
}

/// What a text is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Matter {
    Football,
    OtherSport,
    Women,
    None,
}

impl Gate {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
        let football = Phrases::new(&lexicon.lists.football.words, vocabulary);
        let other_sports = Phrases::new(&lexicon.lists.other_sports.words, vocabulary);
        let women = Phrases::new(&lexicon.lists.women.words, vocabulary);
        let sides =
            ["team", "side", "squad", "section", "department", "football", "league", "champions", "title", "game"];
        let sides: Vec<String> = sides.iter().map(|side| format!("women's {side}")).collect();
        let women_side = Phrases::new(&sides, vocabulary);
        let pronoun = |word: &String| matches!(word.as_str(), "her" | "she" | "herself" | "female");
        let named: Vec<String> = lexicon.lists.women.words.iter().filter(|w| !pronoun(w)).cloned().collect();
        let women_named = Phrases::new(&named, vocabulary);
        let small = "the of and to in is that for with on was his he have has are at will from be by as not but it this who an had after their been they which if would about a out said over up than want wants could into can";
        let others = "que de la el los las por para com uma um der die und das ist le les des est il che di per non del una en y do da na sur pour dans avec con mit den dem von zu auf een het van ve bir og er som av att och";
        let english = WordSet::new(vocabulary, small.split(' '));
        let foreign = WordSet::new(vocabulary, others.split(' '));
        Self { football, other_sports, women, women_side, women_named, english, foreign }
    }

    /// What a page is about that names so many players of the lists, and so many names at all.
    pub(super) fn matter(&self, page: &Page<'_>, listed: usize, players: usize) -> Matter {
        let matter = self.whole(page, players);
        // A column about men with an item of the women's game.
        if matter == Matter::Women && listed >= MEN { Matter::Football } else { matter }
    }

    /// Marks what a text about men says of women's football, which is left out: the sentences that
    /// name it, and of a text of many lines those that open with it.
    pub(super) fn mark_women(&self, page: &mut Page<'_>) {
        if self.women_named.count(page, 0, page.tokens.len()) == 0 {
            return;
        }
        let named: Vec<bool> =
            page.sentences.iter().map(|s| self.women_named.count(page, s.first, s.end) > 0).collect();
        let many = page.sentences.last().is_some_and(|last| last.line > 2);
        let mut opened = None;
        let mut before = None;
        for (sentence, named) in page.sentences.iter_mut().zip(named) {
            let opens = before != Some(sentence.line);
            before = Some(sentence.line);
            if many && opens && named {
                opened = before;
            }
            sentence.noise |= named || opened == before;
        }
    }

    fn whole(&self, page: &Page<'_>, players: usize) -> Matter {
        let all = page.tokens.len();
        let football = self.football.count(page, 0, all);
        let others = self.other_sports.count(page, 0, all);
        let women = self.women.count(page, 0, all);
        if others >= 2 && others > football {
            return Matter::OtherSport;
        }
        let early = page.sentences.get(2).or(page.sentences.last()).map_or(0, |s| s.end);
        let women_early = self.women.count(page, 0, early);
        // "Chelsea Women have signed": one is enough.
        let side = (1..early).any(|i| {
            self.women.at(page, i)
                && page.tokens[i].is_large()
                && page.tokens[i - 1].is_large()
                && page.tokens[i].spaced
        });
        // A text that opens with "the women's department of Bayern" goes on about it.
        let opening = page.sentences.first().map_or(0, |s| s.end);
        let opens = self.women_side.count(page, 0, opening) > 0;
        if side || opens {
            return Matter::Women;
        }
        if women >= 3 && women * 12 >= page.sentences.len() || women_early >= 1 && women >= 2 {
            return Matter::Women;
        }
        if football == 0 && players == 0 {
            return Matter::None;
        }
        Matter::Football
    }

    /// Whether a stretch of text is in English: enough of its words are the language's small ones,
    /// or it is too short to tell.
    pub(super) fn is_english(&self, page: &Page<'_>, first: usize, end: usize) -> bool {
        let words = (first..end).filter(|i| page.tokens[*i].kind == Kind::Word);
        let (small, others, all) = words.fold((0, 0, 0), |(small, others, all), i| {
            let word = page.word(i);
            let lower = page.tokens[i].case == Case::Lower;
            let other = lower && self.foreign.has(word);
            (small + usize::from(self.english.has(word)), others + usize::from(other), all + 1)
        });
        others <= small.max(1) && (all < 12 || small * 100 >= all * 7)
    }
}
