//! A text cut into tokens, sentences and lines.

use aho_corasick::AhoCorasick;

use super::known::WordSet;
use super::lexicon::Lexicon;
use super::words::{Case, Kind, NONE, Piece, QuickMap, Word, cut, fold_into};

/// A sentence longer than this is cut, so that no search within one can be slow.
const LONGEST: usize = 110;

/// A token: a piece that is no quotation mark, with its word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) word: Word,
    pub(super) kind: Kind,
    pub(super) case: Case,
    /// Whether space stands before it.
    pub(super) spaced: bool,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// Whether a quotation opens right before it.
    pub(super) opens: bool,
}

impl Token {
    /// Whether it is a word with a large letter.
    pub(super) fn is_large(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
}

/// A sentence, by its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    pub(super) first: usize,
    /// One past the last.
    pub(super) end: usize,
    /// The number of its line.
    pub(super) line: u32,
    /// Whether it has no full stop and stands alone on its line.
    pub(super) heading: bool,
    /// Whether it is an advert, a caption, a link: no part of the article.
    pub(super) noise: bool,
    /// Whether it begins inside a quotation that began before it.
    pub(super) within_quote: bool,
}

/// A text with its tokens and sentences.
#[derive(Debug)]
pub(super) struct Page<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    /// The sentence of each token.
    pub(super) sentence_of: Vec<u32>,
}

/// What tells lines that are no part of an article, and stops that end no sentence.
#[derive(Debug)]
pub(super) struct Layout {
    begins: Vec<String>,
    contains: Option<AhoCorasick>,
    abbreviations: WordSet,
}

impl Layout {
    /// Of a lexicon whose vocabulary is complete.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let lists = &lexicon.lists.noise;
        let contains = AhoCorasick::builder().ascii_case_insensitive(true).build(&lists.contains).ok();
        let abbreviations = lexicon.lists.abbreviations.words.iter().map(|w| lexicon.vocabulary.get(w));
        let abbreviations = abbreviations.filter(|w| *w != NONE).collect();
        Self { begins: lists.begins.clone(), contains, abbreviations }
    }

    /// Whether a line is noise, and else whether one of its sentences may be: of a long line that
    /// tells of a caption or an advert only those that do are.
    fn is_noise(&self, line: &str) -> (bool, bool) {
        let bare =
            line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '>' | '[' | '|'));
        if bare.len() < 240 && self.begins_noise(bare) {
            return (true, false);
        }
        let told = self.is_told_in(line);
        let short = bare.len() < 200;
        (told && short, told && !short)
    }

    fn begins_noise(&self, line: &str) -> bool {
        let letters = || line.chars().take(24).flat_map(char::to_lowercase);
        let first = letters().next();
        self.begins.iter().filter(|begin| begin.chars().next() == first).any(|begin| {
            let mut letters = letters();
            begin.chars().all(|c| letters.next() == Some(c)) && !letters.next().is_some_and(char::is_alphanumeric)
        })
    }

    /// Whether a caption or an advert is told in some words.
    fn is_told_in(&self, words: &str) -> bool {
        self.contains.as_ref().is_some_and(|c| c.is_match(words))
    }
}

/// Whether a piece is written as it is folded: most words are.
fn is_folded(piece: &Piece, written: &str) -> bool {
    piece.case == Case::Lower && piece.kind != Kind::Genitive && written.is_ascii()
}

impl<'t> Page<'t> {
    /// Cuts a text, of which the first `skip` bytes are a date line.
    pub(super) fn new(text: &'t str, skip: usize, lexicon: &Lexicon, layout: &Layout) -> Self {
        let mut page = Self { text, tokens: Vec::new(), sentences: Vec::new(), sentence_of: Vec::new() };
        let lines = page.cut(skip, lexicon);
        page.split(&lines, layout);
        page
    }

    /// Fills the tokens and gives those that begin a line.
    fn cut(&mut self, skip: usize, lexicon: &Lexicon) -> Vec<bool> {
        let text = &self.text[skip..];
        let mut lines = Vec::new();
        let mut extra: QuickMap<String, Word> = QuickMap::default();
        let mut folded = String::new();
        let mut quoted = false;
        let mut opens = false;
        let mut fresh = true;
        let mut spaced = false;
        let first_extra = lexicon.vocabulary.len() as Word;
        let tokens = &mut self.tokens;
        cut(text, |piece| {
            fresh |= piece.fresh_line;
            if let Kind::Quote(opening) = piece.kind {
                quoted = opening;
                opens = opening;
                return;
            }
            // "#Donnarumma": the word alone.
            if piece.kind == Kind::Sign('#') {
                spaced |= piece.spaced;
                return;
            }
            let written = &text[piece.start..piece.end];
            let mut word = if is_folded(&piece, written) {
                lexicon.vocabulary.get(written)
            } else {
                folded.clear();
                fold_into(written, &mut folded);
                lexicon.vocabulary.get(&folded)
            };
            if word == NONE && piece.kind == Kind::Word && piece.case != Case::Lower {
                let next = first_extra + extra.len() as Word;
                word = match extra.get(&folded) {
                    Some(known) => *known,
                    None => *extra.entry(folded.clone()).or_insert(next),
                };
            }
            lines.push(fresh);
            tokens.push(Token {
                start: (piece.start + skip) as u32,
                end: (piece.end + skip) as u32,
                word,
                kind: piece.kind,
                case: piece.case,
                spaced: piece.spaced || spaced,
                quoted,
                opens,
            });
            fresh = false;
            opens = false;
            spaced = false;
        });
        lines
    }

    /// Fills the sentences.
    fn split(&mut self, lines: &[bool], layout: &Layout) {
        let count = self.tokens.len();
        self.sentence_of = vec![0; count];
        let mut first = 0;
        let mut line = 0;
        let mut line_noise = false;
        let mut line_tells = false;
        let mut line_first = 0;
        for at in 0..count {
            if lines[at] {
                line += 1;
                line_first = at;
                (line_noise, line_tells) = layout.is_noise(self.line_text(at, lines));
            }
            let last_of_line = lines.get(at + 1).copied().unwrap_or(true);
            if !last_of_line && at - first < LONGEST && !self.ends_sentence(at, &layout.abbreviations) {
                continue;
            }
            let end = at + 1;
            let stop = matches!(self.tokens[at].kind, Kind::Sign('.' | '!' | '?' | '…' | ';'));
            self.sentences.push(Sentence {
                first,
                end,
                line,
                heading: first == line_first && last_of_line && !stop && end - first <= 22,
                noise: line_noise || line_tells && layout.is_told_in(self.slice(first, end)),
                within_quote: self.tokens[first].quoted && !self.tokens[first].opens,
            });
            let number = (self.sentences.len() - 1) as u32;
            self.sentence_of[first..end].fill(number);
            first = end;
        }
    }

    /// The text of the line that begins at a token.
    fn line_text(&self, at: usize, lines: &[bool]) -> &'t str {
        let end = (at + 1..lines.len().min(at + 90)).find(|i| lines[*i]).unwrap_or(lines.len().min(at + 90));
        &self.text[self.tokens[at].start as usize..self.tokens[end - 1].end as usize]
    }

    fn ends_sentence(&self, at: usize, abbreviations: &WordSet) -> bool {
        let token = &self.tokens[at];
        let Kind::Sign(sign) = token.kind else { return false };
        if !matches!(sign, '.' | '!' | '?' | '…' | '•' | '·') {
            return false;
        }
        let Some(next) = self.tokens.get(at + 1) else { return true };
        if !next.spaced && !next.opens {
            // A closing quotation mark may stand between.
            return token.quoted && !next.quoted;
        }
        let begins = next.kind != Kind::Word || next.case != Case::Lower || next.opens;
        if sign != '.' {
            return begins;
        }
        let before = at.checked_sub(1).map(|b| self.tokens[b]);
        let short = before.is_some_and(|b| {
            let lettered =
                at > 1 && matches!(self.slice(at - 2, at - 1), "Serie" | "Group" | "Plan" | "Team" | "Ligue");
            let initial = b.kind == Kind::Word && b.end - b.start == 1 && b.is_large() && !lettered;
            !token.spaced && (initial || abbreviations.has(b.word))
        });
        begins && !short
    }

    /// The text of some tokens.
    #[inline]
    pub(super) fn slice(&self, first: usize, end: usize) -> &'t str {
        if first >= end || end > self.tokens.len() {
            return "";
        }
        &self.text[self.tokens[first].start as usize..self.tokens[end - 1].end as usize]
    }

    /// The word of a token, [`NONE`] past the end.
    #[inline]
    pub(super) fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(NONE, |t| t.word)
    }

    /// Whether a token is that sign.
    #[inline]
    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Sign(sign))
    }
}
