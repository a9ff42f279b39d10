//! Injuries: whether one is told of now.

use super::super::page::Sentence;
use super::super::scope::Scope;
use super::FactFinder;

impl FactFinder<'_, '_> {
    /// Whether an injury is told of now, and not of the past or of health regained.
    pub(super) fn is_current(
        &self,
        first: usize,
        end: usize,
        clause_first: usize,
        sentence: &Sentence,
        scope: &Scope,
    ) -> bool {
        // "is out with the injury he suffered in September" is of now, whenever it happened.
        let lasting = (sentence.first..first)
            .any(|i| matches!(self.page.slice(i, i + 1), "is" | "are" | "remains" | "remain" | "without" | "out"));
        if scope.ago.is_some_and(|a| a > 25) && !lasting
            || scope.conditional
            || scope.hypothetical
            || scope.question
            || scope.pluperfect && !scope.bare && self.had_been(first, sentence)
        {
            return false;
        }
        // "loaned out until June" is no injury, nor is "back after injury" one of now.
        let before = if first > sentence.first { self.page.slice(first - 1, first) } else { "" };
        let lent = matches!(before, "loaned" | "lent" | "sent" | "loan" | "farmed" | "shipped");
        if lent || before == "after" && end == first + 1 {
            return false;
        }
        let from = first.saturating_sub(6).max(clause_first.max(sentence.first));
        let mut will = false;
        for at in from..first {
            let word = self.page.slice(at, at + 1);
            will |= matches!(word, "will" | "should" | "could");
            let over = matches!(
                word,
                "recovered"
                    | "recovering"
                    | "returned"
                    | "returning"
                    | "returns"
                    | "return"
                    | "overcome"
                    | "overcame"
                    | "shaken"
                    | "avoided"
                    | "avoid"
                    | "no"
                    | "without"
                    | "missed"
                    | "history"
                    | "previous"
                    | "record"
                    | "resumed"
                    | "resume"
            );
            // "closing in on a return from injury": not back yet.
            let nearing = (sentence.first.max(at.saturating_sub(5))..at).any(|i| {
                matches!(
                    self.page.slice(i, i + 1),
                    "close" | "closing" | "closer" | "nearing" | "near" | "way" | "road"
                )
            });
            if over && !(will && word == "recovered") && word != "recovering" && !(nearing && word == "return") {
                return false;
            }
            if word == "back" && self.page.slice(at + 1, at + 2) == "from" && !nearing {
                return false;
            }
        }
        let next = self.page.slice(end, end + 1);
        !matches!(
            next,
            "time"
                | "crisis"
                | "record"
                | "list"
                | "news"
                | "update"
                | "free"
                | "doubts"
                | "concerns"
                | "worries"
                | "fears"
        ) || self.page.slice(first, end).contains(' ') && !matches!(next, "concerns" | "worries" | "fears")
    }

    /// "had been out", "had missed": over. "had surgery on Thursday" is news.
    fn had_been(&self, first: usize, sentence: &Sentence) -> bool {
        let from = first.saturating_sub(4).max(sentence.first);
        (from..first)
            .any(|i| self.known.had.has(self.page.word(i)) && self.page.slice(i + 1, i + 2).ends_with(['d', 'n']))
    }
}
