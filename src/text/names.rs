//! Names prepared for searching: folded, side by side, each with a sketch of its letters.

use super::fold::fold;

/// A list of folded names, each standing for an item of the caller's. An item may have several.
#[derive(Clone, Debug, Default)]
pub struct Names {
    text: String,
    /// Where each name ends in `text`.
    ends: Vec<u32>,
    items: Vec<u32>,
    sketches: Vec<Sketch>,
}

/// Which letters a name has, and which begin one of its words: one bit for each.
///
/// Most names are ruled out by these bits alone, a thousand of them in a microsecond.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Sketch {
    pub(super) letters: u64,
    pub(super) initials: u64,
}

impl Sketch {
    /// The sketch of a folded text.
    pub(super) fn of(folded: &str) -> Self {
        let mut sketch = Self::default();
        let mut begins = true;
        for letter in folded.chars() {
            let bit = bit(letter);
            sketch.letters |= bit;
            sketch.initials |= if begins { bit } else { 0 };
            begins = !letter.is_alphanumeric();
        }
        sketch.letters &= !bit(' ');
        sketch
    }

    /// Whether every letter of `wanted` is in this one.
    pub(super) const fn covers(self, wanted: Self) -> bool {
        self.letters & wanted.letters == wanted.letters
    }

    /// Whether every word of `wanted` begins as a word of this one does.
    pub(super) const fn begins_like(self, wanted: Self) -> bool {
        self.initials & wanted.initials == wanted.initials
    }
}

/// The bit of a folded letter; letters beyond a to z and the digits share the last ones.
fn bit(letter: char) -> u64 {
    let place = match letter {
        'a'..='z' => u32::from(letter) - u32::from('a'),
        '0'..='9' => 26 + u32::from(letter) - u32::from('0'),
        other => 36 + u32::from(other) % 28,
    };
    1 << place
}

/// Where a word of a folded name begins with `word`, and whether it ends with it too; the first
/// place, a whole word before a part of one.
pub(super) fn word_begins(name: &str, word: &str) -> Option<(usize, bool)> {
    let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let (bytes, word) = (name.as_bytes(), word.as_bytes());
    let (mut begins, mut found) = (true, None);
    for (at, byte) in bytes.iter().enumerate() {
        if begins && bytes[at..].starts_with(word) {
            if bytes.get(at + word.len()).is_none_or(parts) {
                return Some((at, true));
            }
            found = found.or(Some((at, false)));
        }
        begins = parts(byte);
    }
    found
}

impl Names {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name of an item; the name is folded here.
    pub fn push(&mut self, item: u32, name: &str) {
        let folded = fold(name);
        self.sketches.push(Sketch::of(&folded));
        self.text.push_str(&folded);
        self.ends.push(self.text.len() as u32);
        self.items.push(item);
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The folded name at `place`.
    pub(super) fn name(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[place] as usize]
    }

    /// The item of the name at `place`.
    pub(super) fn item(&self, place: usize) -> u32 {
        self.items[place]
    }

    /// The sketches of all names, in order.
    pub(super) fn sketches(&self) -> &[Sketch] {
        &self.sketches
    }
}

impl<'a> FromIterator<(u32, &'a str)> for Names {
    fn from_iter<I: IntoIterator<Item = (u32, &'a str)>>(names: I) -> Self {
        let mut list = Self::new();
        for (item, name) in names {
            list.push(item, name);
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sketch_never_rules_out_what_matches() {
        let name = Sketch::of("virgil van dijk");
        for query in ["vvd", "dijk", "virgil", "vd", "v", "gild"] {
            assert!(name.covers(Sketch::of(query)), "{query}");
        }
        assert!(!name.covers(Sketch::of("konate")));
        assert!(name.begins_like(Sketch::of("dijk")) && !name.begins_like(Sketch::of("ijk")));
        assert!(Sketch::of("o'shea").begins_like(Sketch::of("shea")));
    }

    #[test]
    fn words_begin_after_anything_that_is_no_letter() {
        for (name, word, found) in [
            ("leoni leon", "leon", Some((6, true))),
            ("giovanni leoni", "leo", Some((9, false))),
            ("alexander-arnold", "arn", Some((10, false))),
            ("o'shea", "shea", Some((2, true))),
            ("konate", "ate", None),
            ("南野拓実", "南野", Some((0, false))),
            ("ko", "konate", None),
        ] {
            assert_eq!(word_begins(name, word), found, "{word} in {name}");
        }
    }

    #[test]
    fn names_keep_their_items() {
        let names: Names = [(7, "Højlund"), (7, "Rasmus"), (9, "南野")].into_iter().collect();
        assert_eq!(names.name(0), "hojlund");
        assert_eq!(names.name(2), "南野");
        assert_eq!((names.item(1), names.item(2), names.len()), (7, 9, 3));
    }
}
