//! Sums of money: amount, currency, add-ons; wages told from fees.

use super::known::Known;
use super::page::Page;
use super::words::{Kind, Word};
use crate::model::Currency;

/// A sum in a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Sum {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) amount: u64,
    pub(super) currency: Currency,
    pub(super) addons: Option<u64>,
    /// A wage, a salary: never a fee.
    pub(super) wage: bool,
    /// A conversion in brackets of the sum before it.
    pub(super) conversion: bool,
    /// What a player is rated or was bought at.
    pub(super) valuation: bool,
}

/// Words that tell what a sum is.
#[derive(Debug)]
pub(super) struct MoneyWords {
    wage: super::known::WordSet,
    period: super::known::WordSet,
    addon: super::known::WordSet,
    rising: super::known::WordSet,
    rated: super::known::WordSet,
    per: super::known::WordSet,
}

impl MoneyWords {
    pub(super) fn new(vocabulary: &mut super::words::Vocabulary) -> Self {
        let mut set = |words: &str| super::known::WordSet::new(vocabulary, words.split_whitespace());
        Self {
            wage: set(
                "wage wages salary salaries earning earns earn weekly annually annual per-week pay-packet payslip",
            ),
            period: set("week weekly year annum season month annually pw p/w day"),
            addon: set(
                "addons add bonuses bonus variables extras clauses performance related additional potential achievable",
            ),
            rising: set("rising potentially plus rise"),
            rated: set("rated valued price man star winger midfielder striker defender forward valuation signing buy"),
            per: set("a per each every an"),
        }
    }
}

impl Page<'_> {
    /// All sums, in text order.
    pub(super) fn sums(&self, known: &Known, words: &MoneyWords) -> Vec<Sum> {
        let mut sums: Vec<Sum> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(mut sum) = self.sum(at, known) else {
                at += 1;
                continue;
            };
            sum.wage = self.is_wage(&sum, words);
            sum.valuation = self.is_valuation(&sum, words);
            sum.conversion = at > 0
                && (self.is_sign(at - 1, '(')
                    || self.is_sign(at - 1, '/') && sums.last().is_some_and(|s| s.end == at - 1));
            at = sum.end;
            match sums.last_mut() {
                Some(before) if self.adds(before, &sum, words) => {
                    before.addons =
                        Some(sum.amount.abs_diff(if sum.amount > before.amount { before.amount } else { 0 }));
                    before.end = sum.end;
                }
                _ => sums.push(sum),
            }
        }
        sums
    }

    fn sum(&self, at: usize, known: &Known) -> Option<Sum> {
        let token = &self.tokens[at];
        if token.kind == Kind::Currency {
            let currency = match self.slice(at, at + 1) {
                "£" => Currency::GBP,
                "€" => Currency::EUR,
                _ => Currency::USD,
            };
            let (amount, end) = self.number(at + 1, known)?;
            // "£35-40m": the upper end is the sum.
            if (self.is_sign(end, '-') || self.is_sign(end, '–'))
                && let Some((upper, upper_end)) = self.number(end + 1, known)
                && upper >= 1_000_000
            {
                return Some(plain(at, upper_end, upper, currency));
            }
            return Some(plain(at, end, amount, currency));
        }
        if token.kind != Kind::Number {
            return None;
        }
        let (amount, end) = self.number(at, known)?;
        if self.tokens.get(end).is_some_and(|t| t.kind == Kind::Currency && !t.spaced) {
            let currency = if self.slice(end, end + 1) == "€" { Currency::EUR } else { Currency::GBP };
            return Some(plain(at, end + 1, amount, currency));
        }
        let currency = self.currency_word(end, known)?;
        (amount >= 1000).then(|| plain(at, end + 1, amount, currency))
    }

    fn currency_word(&self, at: usize, known: &Known) -> Option<Currency> {
        let word: Word = self.word(at);
        if known.euro.has(word) {
            Some(Currency::EUR)
        } else if known.pound.has(word) {
            Some(Currency::GBP)
        } else if known.dollar.has(word) {
            Some(Currency::USD)
        } else {
            None
        }
    }

    /// A number with its multiple: `63.5m`, `70 million`, `1,250,000`.
    fn number(&self, at: usize, known: &Known) -> Option<(u64, usize)> {
        let token = self.tokens.get(at)?;
        if token.kind != Kind::Number || token.end - token.start > 16 {
            return None;
        }
        let text = self.slice(at, at + 1);
        let mut end = at + 1;
        // "£70-million" and "£70 million" are the same.
        let hyphen = usize::from(self.is_sign(end, '-'));
        let next = self.word(end + hyphen);
        let multiple = if known.million.has(next) {
            1_000_000.0
        } else if known.billion.has(next) {
            1_000_000_000.0
        } else if known.thousand.has(next) {
            1000.0
        } else {
            1.0
        };
        let digits = if multiple > 1.0
            && text.matches(',').count() == 1
            && !text.contains('.')
            && text.split(',').next_back().is_some_and(|t| t.len() < 3)
        {
            text.replace(',', ".")
        } else {
            text.replace(',', "")
        };
        if multiple > 1.0 {
            end += 1 + hyphen;
        }
        let value: f64 = digits.parse().ok()?;
        let amount = (value * multiple).round();
        (0.0..1e13).contains(&amount).then_some((amount as u64, end))
    }

    fn is_wage(&self, sum: &Sum, words: &MoneyWords) -> bool {
        let per = self.word(sum.end);
        let period = words.per.has(per) && words.period.has(self.word(sum.end + 1))
            || self.is_sign(sum.end, '-') && words.per.has(self.word(sum.end + 1))
            || self.is_sign(sum.end, '/')
            || words.period.has(per);
        let sentence = self.sentences[self.sentence_of[sum.first] as usize];
        let near = (sum.first.saturating_sub(7).max(sentence.first)..(sum.end + 5).min(sentence.end))
            .any(|i| words.wage.has(self.word(i)));
        period || near
    }

    fn is_valuation(&self, sum: &Sum, words: &MoneyWords) -> bool {
        let next = sum.end + usize::from(self.is_sign(sum.end, '-'));
        words.rated.has(self.word(next))
    }

    /// Whether a sum is the add-ons of the one before: "£60m + £5m", "€48m plus €2m in bonuses",
    /// "£40m rising to £45m" gives the difference.
    fn adds(&self, before: &Sum, sum: &Sum, words: &MoneyWords) -> bool {
        let between = before.end..sum.first;
        if between.len() > 6 || before.addons.is_some() || before.currency != sum.currency {
            return false;
        }
        if sum.amount >= before.amount {
            return between.clone().any(|i| words.rising.has(self.word(i)) && !self.is_sign(i, '+'))
                && sum.amount < before.amount * 2;
        }
        let plus = between.clone().any(|i| self.is_sign(i, '+') || words.rising.has(self.word(i)));
        let extras = (sum.end..sum.end + 5).any(|i| words.addon.has(self.word(i)));
        plus || (extras && between.clone().all(|i| !self.is_sign(i, '.')))
    }
}

const fn plain(first: usize, end: usize, amount: u64, currency: Currency) -> Sum {
    Sum { first, end, amount, currency, addons: None, wage: false, conversion: false, valuation: false }
}
