//! When contracts end.

use super::super::page::Sentence;
use super::super::scope::{Clauses, Scope};
use super::super::when::Until;
use super::FactFinder;

impl FactFinder<'_, '_> {
    /// Whether words of a contract tell no end of one that he has: it is over, asked about, offered,
    /// wished for, or a loan.
    pub(super) fn tells_no_end(&self, first: usize, end: usize, clause_first: usize, scope: &Scope) -> bool {
        let text = self.page.slice(first, end);
        let old = scope.ago.is_some_and(|a| a > 75);
        let over = ["expired", "ran out", "ended", "lapsed"].iter().any(|w| text.contains(w));
        let clause = (first.saturating_sub(5)..end).any(|i| self.page.slice(i, i + 1) == "clause");
        // "would sign a four-year contract": with no date there is none yet.
        let unsigned = scope.hypothetical || scope.future || scope.possible || scope.negated;
        old && over
            || scope.question
            || clause
            || self.is_of_loan(clause_first.max(first.saturating_sub(6)), end)
            || self.is_offered(first, end)
            || unsigned && text.contains("-year ")
    }

    /// When the contract of which some words speak ends.
    pub(super) fn contract_end(
        &self,
        first: usize,
        end: usize,
        sentence: &Sentence,
        clauses: &Clauses,
    ) -> Option<String> {
        let text = self.page.slice(first, end).to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
        // "two years left", "for another 18 months", "signed a five-year contract"
        let left = has(&["left", "remaining", "to run", "to go", "another", "more year", "further", "-year", "-month"]);
        let span = |from: usize, to: usize| self.times.left(from, to).map(Until::text);
        let dated = (first..(end + 3).min(sentence.end))
            .any(|i| matches!(self.page.slice(i, i + 1), "until" | "through" | "till" | "running" | "expiring"));
        if left && !dated {
            let back = |tokens: usize| first.saturating_sub(tokens).max(sentence.first);
            if let Some(until) = span(back(3), end).or_else(|| span(back(9), end)) {
                return Some(until);
            }
        }
        let last = self.page.slice(end - 1, end);
        if text.contains(" for ")
            && !dated
            && let Some(until) = span(first, end)
        {
            return Some(until);
        }
        // The time stands behind the words, or within them, or before them in the clause.
        let until = (first..end)
            .rev()
            .find(|i| matches!(self.page.slice(*i, i + 1), "until" | "through" | "till" | "to" | "beyond" | "past"));
        let behind_from = until.unwrap_or(if has(&[" in ", " on "]) { first } else { end });
        let behind = self.times.until(behind_from, sentence.end.min(end + 12));
        if let Some((until, _)) = behind {
            return Some(until.text());
        }
        // "ends in a year", "runs out in eighteen months"
        let in_from = if last == "in" { Some(end) } else { (self.page.slice(end, end + 1) == "in").then_some(end) };
        if let Some(until) = in_from.and_then(|from| span(from, sentence.end.min(from + 5))) {
            return Some(until);
        }
        let (clause_first, _) = clauses.holding(first);
        let before = self.times.until(clause_first.max(first.saturating_sub(12)), first);
        if let Some((until, _)) = before {
            return Some(until.text());
        }
        let year = self.times.season_end() + i32::from(self.is_entered(first, end, sentence, &text));
        has(&["final", "last", "expiring", "set to expire", "due to expire", "about to expire"])
            .then(|| year.to_string())
    }

    /// Whether a contract is told of as a new one that is signed: it outlasts the one told of before.
    pub(super) fn is_new(&self, first: usize, end: usize) -> bool {
        let has = |words: &[&str]| (first..end).any(|i| words.contains(&self.page.slice(i, i + 1)));
        has(&["extended", "extends", "renewed", "renews", "signed", "signs", "penned"])
            || has(&["new"]) && has(&["runs", "run", "lasts", "expires"])
    }

    /// "put a contract to 2031 on the table": an end of none yet.
    fn is_offered(&self, first: usize, end: usize) -> bool {
        let word = |i: usize| self.page.slice(i, i + 1);
        let dated = (first..end).any(|i| matches!(word(i), "until" | "to" | "through" | "till"));
        let offered = |i: usize| word(i).starts_with("offer") || word(i).starts_with("propos") || word(i) == "table";
        dated && !self.is_new(first, end) && (first.saturating_sub(5)..end + 4).any(offered)
    }

    /// "signed on loan until June": no end of a contract.
    fn is_of_loan(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| matches!(self.page.slice(i, i + 1), "loan" | "loaned" | "borrowed" | "lent"))
    }

    /// "goes into the last year of his deal", said in spring: of the season to come.
    fn is_entered(&self, first: usize, end: usize, sentence: &Sentence, text: &str) -> bool {
        let from = first.saturating_sub(4).max(sentence.first);
        let enters = (from..end).any(|i| {
            let word = self.page.slice(i, i + 1);
            word == "into" || word.starts_with("enter") || word.starts_with("begin") || word.starts_with("start")
        });
        enters && text.contains("year") && (4..=6).contains(&self.times.today.month())
    }
}
