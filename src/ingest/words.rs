//! Words as numbers: folding, the vocabulary, and the tokens of a text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of the vocabulary; [`NONE`] is every word that it does not hold.
pub(super) type Word = u32;

/// The word that the vocabulary does not hold.
pub(super) const NONE: Word = 0;

/// A hasher for short keys of our own making; no attacker chooses the vocabulary.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        // The high bits mix best; hash tables look at both ends.
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.write_u64(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            self.write_u64(rest.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// A map with the quick hasher.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Writes `text` to `out` without case and accents, so that Konaté is konate.
pub(super) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        out[from..].make_ascii_lowercase();
        return;
    }
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ł' | 'Ł' => out.push('l'),
            'ß' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'þ' | 'Þ' => out.push_str("th"),
            '’' | 'ʼ' => out.push('\''),
            // Letters of other alphabets that look like ours: spun texts hide words with them.
            'а' | 'А' | 'Α' => out.push('a'),
            'е' | 'Е' | 'Ε' => out.push('e'),
            'ø' | 'Ø' | 'о' | 'О' | 'ο' | 'Ο' => out.push('o'),
            'р' | 'Р' | 'Ρ' => out.push('p'),
            'с' | 'С' => out.push('c'),
            'х' | 'Х' => out.push('x'),
            'у' | 'У' => out.push('y'),
            'ѕ' | 'Ѕ' => out.push('s'),
            'ı' | 'і' | 'І' | 'Ι' => out.push('i'),
            'ј' | 'Ј' => out.push('j'),
            'Н' | 'һ' => out.push('h'),
            'Т' | 'Τ' => out.push('t'),
            'М' | 'Μ' => out.push('m'),
            'К' | 'Κ' => out.push('k'),
            'В' | 'Β' => out.push('b'),
            c => out.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    }
}

/// [`fold_into`] into a new string.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// All words that any list of the reader holds.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: QuickMap<Box<str>, Word>,
}

impl Vocabulary {
    /// The number of a folded word, which it gets now if it had none.
    pub(super) fn intern(&mut self, folded: &str) -> Word {
        if let Some(word) = self.words.get(folded) {
            return *word;
        }
        let word = self.len() as Word;
        self.words.insert(folded.into(), word);
        word
    }

    /// The number of a folded word, [`NONE`] if it has none.
    pub(super) fn get(&self, folded: &str) -> Word {
        self.words.get(folded).copied().unwrap_or(NONE)
    }

    /// How many numbers there are, [`NONE`] among them.
    pub(super) fn len(&self) -> usize {
        self.words.len() + 1
    }

    /// The numbers of the words of a phrase, cut as a text is cut.
    pub(super) fn intern_phrase(&mut self, phrase: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut folded = String::new();
        cut(phrase, |piece| {
            folded.clear();
            fold_into(&phrase[piece.start..piece.end], &mut folded);
            if !matches!(piece.kind, Kind::Quote(_)) {
                words.push(self.intern(&folded));
            }
        });
        words
    }
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits, with points and commas between them.
    Number,
    /// A sign of currency.
    Currency,
    /// The `'s` of a genitive, or its bare apostrophe.
    Genitive,
    /// A quotation mark; true where it opens.
    Quote(bool),
    /// Any other sign.
    Sign(char),
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// small
    Lower,
    /// First letter large, or `McTominay`, `iNews`.
    Title,
    /// LARGE, two letters or more.
    Upper,
}

/// A piece of text as the cutter finds it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) case: Case,
    /// Whether space stands before it.
    pub(super) spaced: bool,
    /// Whether a line ends before it.
    pub(super) fresh_line: bool,
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && is_far_letter(c)
}

/// Letters beyond ASCII, and the marks on them.
fn is_far_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining_mark(c)
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

fn case_of(text: &str) -> Case {
    // Most words are small, or begin large and go on small.
    if let Some((first, rest)) = text.as_bytes().split_first()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        if first.is_ascii_lowercase() {
            return Case::Lower;
        }
        if first.is_ascii_uppercase() {
            return Case::Title;
        }
    }
    let mut upper = 0;
    let mut lower = 0;
    for c in text.chars() {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, _) => Case::Lower,
        (2.., 0) => Case::Upper,
        _ => Case::Title,
    }
}

/// Cuts a text into pieces, each given to `take` once, in order.
pub(super) fn cut(text: &str, mut take: impl FnMut(Piece)) {
    let mut at = 0;
    let mut spaced = true;
    let mut fresh_line = true;
    let mut open_single = false;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        let after = |i: usize| text[i..].chars().next();
        at += c.len_utf8();
        let mut case = Case::Lower;
        let kind = if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
            spaced = true;
            fresh_line |= c == '\n';
            continue;
        } else if c.is_ascii_digit() {
            while let Some(d) = after(at) {
                let inner = matches!(d, '.' | ',') && after(at + 1).is_some_and(|e| e.is_ascii_digit());
                if !d.is_ascii_digit() && !inner {
                    break;
                }
                at += 1;
            }
            Kind::Number
        } else if is_letter(c) {
            at = word_end(text, at);
            case = case_of(&text[start..at]);
            Kind::Word
        } else if is_apostrophe(c) || c == '‘' {
            let (kind, end) = apostrophe(text, start, spaced, &mut open_single);
            at = end;
            kind
        } else {
            match c {
                '“' | '«' | '„' => Kind::Quote(true),
                '”' | '»' => Kind::Quote(false),
                '"' => Kind::Quote(spaced),
                '£' | '€' | '$' => Kind::Currency,
                c => Kind::Sign(c),
            }
        };
        take(Piece { start, end: at, kind, case, spaced, fresh_line });
        spaced = false;
        fresh_line = false;
    }
}

/// The end of a word whose first letter ends at `at`. Apostrophes stay inside (`don't`,
/// `O'Riley`) except before a genitive or a short verb.
fn word_end(text: &str, mut at: usize) -> usize {
    loop {
        while text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
        }
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { return at };
        if is_letter(c) {
            at += c.len_utf8();
            continue;
        }
        if is_apostrophe(c) {
            let tail = &rest[c.len_utf8()..];
            let len: usize = tail.chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
            let inside = match tail.get(..len) {
                None | Some("" | "s" | "S" | "ve" | "re" | "ll" | "d" | "m") => false,
                Some(_) => true,
            };
            if inside {
                at += c.len_utf8() + len;
                continue;
            }
        }
        return at;
    }
}

/// What an apostrophe that follows no letter of its word is, and where it ends.
fn apostrophe(text: &str, start: usize, spaced: bool, open_single: &mut bool) -> (Kind, usize) {
    let c = text[start..].chars().next().unwrap_or('\'');
    let end = start + c.len_utf8();
    let tail = &text[end..];
    let len: usize = tail.chars().take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
    let next = tail.chars().next();
    if spaced || c == '‘' {
        *open_single = true;
        return (Kind::Quote(true), end);
    }
    match &tail[..len] {
        "s" | "S" => return (Kind::Genitive, end + len),
        "ve" | "re" | "ll" | "d" | "m" => return (Kind::Word, end + len),
        _ => {}
    }
    let after_s = text[..start].ends_with(['s', 'S', 'z', 'x']);
    if after_s && !*open_single && next == Some(' ') {
        return (Kind::Genitive, end);
    }
    *open_single = false;
    (Kind::Quote(false), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, Kind)> {
        let mut all = Vec::new();
        cut(text, |p| all.push((text[p.start..p.end].to_owned(), p.kind)));
        all
    }

    fn words(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|(t, _)| t).collect()
    }

    #[test]
    fn names_and_sums_are_cut_where_the_reader_needs_it() {
        assert_eq!(words("Konaté’s £63.5m"), ["Konaté", "’s", "£", "63.5", "m"]);
        assert_eq!(words("Alexander-Arnold don't"), ["Alexander", "-", "Arnold", "don't"]);
        assert_eq!(words("L'Equipe and O’Riley"), ["L'Equipe", "and", "O’Riley"]);
        assert_eq!(words("€50million, 2025/26."), ["€", "50", "million", ",", "2025", "/", "26", "."]);
    }

    #[test]
    fn a_bare_apostrophe_is_a_genitive_only_outside_quotes() {
        assert_eq!(pieces("the Reds’ defence")[2].1, Kind::Genitive);
        assert_eq!(pieces("‘wants chances’ now")[3].1, Kind::Quote(false));
    }

    #[test]
    fn folding_forgives_accents_case_and_letters() {
        assert_eq!(fold("Højlund"), "hojlund");
        assert_eq!(fold("KONATÉ"), "konate");
        assert_eq!(fold("Łukasz Gülerı"), "lukasz guleri");
    }
}
