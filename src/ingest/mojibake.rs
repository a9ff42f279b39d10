//! Mojibake: UTF-8 that was once read as Windows-1252 (`Â£30m`, `VlahoviÄ‡`), mended for reading.
//!
//! The document keeps its text and its offsets; only the reader sees the mended one.

use encoding_rs::WINDOWS_1252;

/// A mended text, with the way back to the original.
#[derive(Debug)]
pub(super) struct Mended {
    pub(super) text: String,
    /// Where a letter was mended: one past it in the mended text and in the original.
    ends: Vec<(usize, usize)>,
}

impl Mended {
    /// The place in the original of a place in the mended text.
    pub(super) fn original(&self, at: usize) -> usize {
        let after = self.ends.partition_point(|(mended, _)| *mended <= at);
        match after.checked_sub(1) {
            Some(last) => self.ends[last].1 + (at - self.ends[last].0),
            None => at,
        }
    }
}

/// The letter that a text begins with in broken form, and how many bytes it takes.
fn broken(text: &str) -> Option<(char, usize)> {
    let mut bytes: Vec<u8> = Vec::new();
    let mut wanted = 2;
    for (at, c) in text.char_indices() {
        let mut buffer = [0; 4];
        let (encoded, _, failed) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
        let [byte] = *encoded else { return None };
        if failed || byte < 0x80 {
            return None;
        }
        if bytes.is_empty() {
            wanted = match byte {
                0xC2..=0xDF => 2,
                0xE2..=0xEF => 3,
                _ => return None,
            };
        }
        bytes.push(byte);
        if bytes.len() == wanted {
            let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
            return Some((letter, at + c.len_utf8()));
        }
    }
    None
}

/// Mends a text; `None` where nothing is broken.
pub(super) fn mend(text: &str) -> Option<Mended> {
    // All letters that may begin a broken one have this byte first, and most texts have none.
    if !text.as_bytes().contains(&0xC3) {
        return None;
    }
    let is_lead = |c: char| ('Â'..='ß').contains(&c) || ('â'..='ï').contains(&c);
    let mut mended: Option<Mended> = None;
    // All before it stands in the mended text, if there is one yet.
    let mut copied = 0;
    while let Some(found) = text[copied..].find(is_lead) {
        let at = copied + found;
        if let Some((letter, length)) = broken(&text[at..]) {
            let mended = mended.get_or_insert_with(|| Mended { text: text[..copied].to_owned(), ends: Vec::new() });
            mended.text.push_str(&text[copied..at]);
            mended.text.push(letter);
            copied = at + length;
            mended.ends.push((mended.text.len(), copied));
        } else {
            let next = at + text[at..].chars().next().map_or(1, char::len_utf8);
            if let Some(mended) = &mut mended {
                mended.text.push_str(&text[copied..next]);
            }
            copied = next;
        }
    }
    let mut mended = mended?;
    mended.text.push_str(&text[copied..]);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_letters_are_mended_and_whole_ones_left() {
        let text = "José: VlahoviÄ‡ for Â£30m, itâ€™s said";
        let mended = mend(text).unwrap();
        assert_eq!(mended.text, "José: Vlahović for £30m, it’s said");
        let place = |word: &str| mended.original(mended.text.find(word).unwrap());
        assert_eq!(&text[place("for")..place("30m")], "for Â£");
        assert_eq!(mended.original(mended.text.len()), text.len());
        assert!(mend("Conceição, İlkay, Müller, “quoted” at £30m").is_none());
        assert!(mend("").is_none());
    }
}
