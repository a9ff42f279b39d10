//! The plain-text filter of a list: rows that hold every word typed, case and accents forgiven.

use crate::text::fold;

/// What rows must hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Needle {
    words: Vec<String>,
}

impl Needle {
    /// The words of a text.
    pub(crate) fn new(typed: &str) -> Self {
        Self { words: fold(typed).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether it keeps everything.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a text holds it.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.is_in_any(&[text])
    }

    /// Whether each word is in one of the texts.
    pub(crate) fn is_in_any(&self, texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let folded: Vec<_> = texts.iter().map(|text| fold(text)).collect();
        self.words.iter().all(|word| folded.iter().any(|text| text.contains(word.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_somewhere() {
        let needle = Needle::new(" konate  MADRID ");
        assert!(needle.is_in_any(&["Ibrahima Konaté", "Real Madrid"]));
        assert!(!needle.is_in("Ibrahima Konaté"));
        assert!(Needle::new("  ").is_in("anything"));
    }
}
