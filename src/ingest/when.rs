//! Days and times that a text speaks of, reckoned from the day of the article.

use super::known::WordSet;
use super::lexicon::Lexicon;
use super::page::Page;
use super::words::{Kind, QuickMap, Vocabulary, Word};
use crate::model::Day;

/// A time to come, as far as the text tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Until {
    /// A day.
    Day(Day),
    /// A year: the season that ends in it.
    Year(i32),
}

impl Until {
    /// As the JSON gives it: an ISO date, or a year.
    pub(super) fn text(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Year(year) => year.to_string(),
        }
    }
}

/// Words of time.
#[derive(Debug)]
pub(super) struct TimeWords {
    months: QuickMap<Word, u32>,
    numbers: QuickMap<Word, i32>,
    days: WordSet,
    summer: WordSet,
    season: WordSet,
    end: WordSet,
    ending: WordSet,
    next: WordSet,
    this: WordSet,
    last: WordSet,
    the: WordSet,
    year: WordSet,
    month: WordSet,
    week: WordSet,
    ago: WordSet,
    ordinal: WordSet,
    less: WordSet,
    half: WordSet,
    earlier: WordSet,
    yesterday: WordSet,
    future_prep: WordSet,
    of: WordSet,
    of_in: WordSet,
    winter: WordSet,
    contract: WordSet,
    will: WordSet,
    since: WordSet,
    today: WordSet,
}

impl TimeWords {
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
        let mut months = QuickMap::default();
        for list in [&lexicon.lists.months.words, &lexicon.lists.months.short] {
            for (month, number) in list.iter().zip(1u32..).filter(|(m, _)| !m.is_empty()) {
                months.insert(vocabulary.intern(month), number);
            }
        }
        months.insert(vocabulary.intern("sept"), 9);
        let mut numbers: QuickMap<Word, i32> = QuickMap::default();
        for (word, number) in lexicon.lists.numbers.words.iter().zip(0..) {
            numbers.insert(vocabulary.intern(word), number);
        }
        for (word, number) in [("a", 1), ("an", 1), ("single", 1), ("couple", 2), ("eighteen", 18)] {
            numbers.insert(vocabulary.intern(word), number);
        }
        let days: Vec<&str> = lexicon.lists.days.words.iter().map(String::as_str).collect();
        let mut set = |words: &str| WordSet::new(vocabulary, words.split_whitespace());
        Self {
            days: set(&days.join(" ")),
            months,
            numbers,
            summer: set("summer"),
            season: set("season campaign term"),
            end: set("end conclusion close finish"),
            ending: set("end ends ended finishes concludes over"),
            next: set("next coming upcoming following"),
            this: set("this current"),
            last: set("last previous past"),
            the: set("the his their"),
            year: set("year years year's years' yr"),
            month: set("month months month's months'"),
            week: set("week weeks day days night hours"),
            ago: set("ago earlier before"),
            ordinal: set("st nd rd th"),
            less: set("less under fewer"),
            half: set("half"),
            earlier: set("earlier previously formerly"),
            yesterday: set("yesterday today tonight"),
            future_prep: set("until till to through by for next"),
            of: set("of"),
            of_in: set("of in the"),
            winter: set("winter january"),
            since: set("since"),
            will: set("will shall would 'll expected due set going next"),
            today: set("today tonight midnight"),
            contract: set("contract deal agreement expires expire expiring ends until"),
        }
    }
}

/// The time words of a page, against its day.
pub(super) struct Times<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) words: &'a TimeWords,
    pub(super) today: Day,
}

impl Times<'_, '_> {
    /// The year in which the season of a day ends.
    pub(super) fn season_end(&self) -> i32 {
        self.today.year() + i32::from(self.today.month() >= 7)
    }

    /// The year of the next summer to come.
    fn summer(&self) -> i32 {
        self.today.year() + i32::from(self.today.month() >= 9)
    }

    fn number(&self, at: usize) -> Option<i32> {
        let token = self.page.tokens.get(at)?;
        if token.kind == Kind::Number {
            return self.page.slice(at, at + 1).parse().ok();
        }
        self.words.numbers.get(&token.word).copied()
    }

    fn year_at(&self, at: usize) -> Option<i32> {
        let token = self.page.tokens.get(at)?;
        if token.kind != Kind::Number || token.end - token.start != 4 {
            return None;
        }
        self.number(at).filter(|y| (1950..2060).contains(y))
    }

    /// The time to come that begins at a token, and where it ends.
    pub(super) fn until(&self, at: usize, end: usize) -> Option<(Until, usize)> {
        let mut at = at;
        let words = self.words;
        let mut season_end = false;
        // "the end of", "at the end of the", "in the summer of"
        for _ in 0..12 {
            if at >= end {
                break;
            }
            let word = self.page.word(at);
            if words.today.has(word) {
                return Some((Until::Day(self.today), at + 1));
            }
            if let Some((day, next)) = self.day(at, end) {
                return Some((day, next));
            }
            if let Some(year) = self.year_at(at) {
                // "2029/30": the second year.
                if (self.page.is_sign(at + 1, '/') || self.page.is_sign(at + 1, '-') || self.page.is_sign(at + 1, '–'))
                    && let Some(short) = self.number(at + 2).filter(|n| (0..100).contains(n))
                {
                    return Some((Until::Year(year / 100 * 100 + short), at + 3));
                }
                return Some((Until::Year(year), at + 1));
            }
            if words.end.has(word) {
                season_end = true;
                at += 1;
                continue;
            }
            if words.summer.has(word) {
                if let Some(year) = self
                    .year_at(at + 1)
                    .or_else(|| words.of_in.has(self.page.word(at + 1)).then(|| self.year_at(at + 2)).flatten())
                {
                    return Some((Until::Year(year), at + 2));
                }
                return Some((Until::Year(self.summer()), at + 1));
            }
            if words.season.has(word) {
                // "at season's end", "when the season ends"
                let ends = (at + 1..(at + 4).min(end)).any(|i| words.ending.has(self.page.word(i)));
                return (season_end || ends).then(|| (Until::Year(self.season_end()), at + 1));
            }
            // "at the end of the year", "of the month"
            if season_end && (words.year.has(word) || words.month.has(word)) {
                return Some((Until::Year(self.today.year()), at + 1));
            }
            if words.next.has(word) {
                let next = self.page.word(at + 1);
                if words.summer.has(next) {
                    let year = self.today.year() + i32::from(self.today.month() >= 6);
                    return Some((Until::Year(year), at + 2));
                }
                if words.season.has(next) {
                    // Said in July, the next season is the one about to begin.
                    let year = self.season_end() + i32::from(self.today.month() != 7);
                    return Some((Until::Year(year), at + 2));
                }
                if words.year.has(next) {
                    return Some((Until::Year(self.today.year() + 1), at + 2));
                }
                if let Some(month) = words.months.get(&next) {
                    let year = self.today.year() + i32::from(self.today.month() >= *month);
                    return Some((Until::Year(year), at + 2));
                }
            }
            if words.this.has(word) && words.year.has(self.page.word(at + 1)) {
                return Some((Until::Year(self.today.year()), at + 2));
            }
            let small =
                self.page.tokens[at].kind == Kind::Word && self.page.tokens[at].end - self.page.tokens[at].start <= 10;
            if !small {
                break;
            }
            at += 1;
        }
        None
    }

    /// A day or month with its year, given or reckoned: `June 30`, `the 30th of June 2026`, `June 2027`.
    fn day(&self, at: usize, end: usize) -> Option<(Until, usize)> {
        let words = self.words;
        let month_at = |i: usize| (i < end).then(|| words.months.get(&self.page.word(i)).copied()).flatten();
        if let Some(month) = month_at(at) {
            if let Some(year) = self.year_at(at + 1) {
                return Some((Until::Year(year), at + 2));
            }
            let day =
                self.number(at + 1).filter(|n| self.page.tokens[at + 1].kind == Kind::Number && (1..=31).contains(n));
            if let Some(day) = day {
                let mut next = at + 2 + usize::from(words.ordinal.has(self.page.word(at + 2)));
                next += usize::from(self.page.is_sign(next, ','));
                let year = self.year_at(next);
                let used = next + usize::from(year.is_some());
                return self.dated(year, month, day as u32).map(|d| (d, used));
            }
            if self.page.tokens[at].is_large() {
                let year = self.today.year() + i32::from(self.today.month() > month);
                return Some((Until::Year(year), at + 1));
            }
            return None;
        }
        let day = self.number(at).filter(|n| self.page.tokens[at].kind == Kind::Number && (1..=31).contains(n))?;
        let mut next = at + 1 + usize::from(words.ordinal.has(self.page.word(at + 1)));
        next += usize::from(words.of.has(self.page.word(next)));
        let month = month_at(next)?;
        let year = self.year_at(next + 1);
        let used = next + 1 + usize::from(year.is_some());
        self.dated(year, month, day as u32).map(|d| (d, used))
    }

    fn dated(&self, year: Option<i32>, month: u32, day: u32) -> Option<Until> {
        let year = year.unwrap_or_else(|| {
            self.today.year() + i32::from((self.today.month(), self.today.day_of_month()) > (month, day))
        });
        Day::new(year, month, day).map(Until::Day)
    }

    /// The end of a contract of which so much is left: "two years", "less than twelve months",
    /// "18 months", "a year", "2.5 years", "half a year"; read in the tokens given.
    pub(super) fn left(&self, at: usize, end: usize) -> Option<Until> {
        let words = self.words;
        let less = (at..end).any(|i| words.less.has(self.page.word(i)));
        for i in at..end {
            let word = self.page.word(i);
            let in_years = words.year.has(word) || words.season.has(word) && self.page.slice(i, i + 1).ends_with('s');
            // "the 24-year-old"
            let age = (i + 1..i + 3).any(|at| matches!(self.page.slice(at, at + 1), "old" | "olds"));
            if age || !in_years && !words.month.has(word) {
                continue;
            }
            let months = self.span(at, i, end, in_years)?;
            if less && months <= 12 {
                return Some(Until::Year(self.season_end()));
            }
            let total = self.today.year() * 12 + self.today.month() as i32 - 1 + months;
            // The nearest June.
            let year = (total - 5 + 6).div_euclid(12);
            return Some(Until::Year(year));
        }
        None
    }

    /// How many months a unit of time and the words around it make.
    fn span(&self, at: usize, unit: usize, end: usize, in_years: bool) -> Option<i32> {
        let words = self.words;
        let months = if in_years { 12 } else { 1 };
        // "a year and a half"
        let after = if in_years && unit + 3 < end.max(unit + 4) && self.page.slice(unit + 1, unit + 2) == "and" {
            i32::from(words.half.has(self.page.word(unit + 3))) * 6
        } else {
            0
        };
        let mut before = unit;
        // "two more years", "five-and-a-half further years"
        for _ in 0..3 {
            if before <= at {
                return Some(months + after);
            }
            before -= 1;
            let small =
                matches!(self.page.slice(before, before + 1), "more" | "further" | "full" | "extra" | "final" | "a");
            if !small && !self.page.is_sign(before, '-') {
                break;
            }
        }
        // "2.5 years"
        if let Some((whole, part)) = self.page.slice(before, before + 1).split_once('.')
            && let (Ok(whole), Ok(part)) = (whole.parse::<i32>(), part.parse::<i32>())
            && (0..30).contains(&whole)
        {
            return Some(whole * months + months * part.min(9) / 10);
        }
        if words.half.has(self.page.word(before)) {
            let hyphen = |i: usize| self.page.is_sign(i, '-');
            let mut word = before;
            let mut back = |page: &Page<'_>| {
                word = word.checked_sub(1)?;
                if hyphen(word) {
                    word = word.checked_sub(1)?;
                }
                Some(page.slice(word, word + 1).to_owned())
            };
            // "two and a half years", "four-and-a-half-year"; else "half a year"
            if back(self.page)? == "a" && back(self.page)? == "and" && back(self.page).is_some() {
                return Some(self.number(word).unwrap_or(1) * 12 + 6);
            }
            return Some(6);
        }
        let count = self.number(before).unwrap_or(1);
        (1..=60).contains(&count).then_some(count * months + after)
    }

    /// How many days ago something happened that the tokens date in the past; `None` where they
    /// give no past time.
    pub(super) fn ago(&self, at: usize, end: usize) -> Option<i64> {
        let words = self.words;
        let mut found: Option<i64> = None;
        let mut take = |days: i64| found = Some(found.map_or(days, |f: i64| f.max(days)));
        let mut i = at;
        while i < end {
            let word = self.page.word(i);
            let next = self.page.word(i + 1);
            // "out of the side since last summer": so it still is.
            if words.since.has(word) && i + 1 < end {
                i += if words.last.has(next) { 3 } else { 2 };
                continue;
            }
            if words.last.has(word) && i + 1 < end {
                if words.summer.has(next) || words.season.has(next) {
                    let mut year = self.today.year() - i32::from(self.today.month() < 8);
                    if words.summer.has(next) && self.today.month() >= 6 && self.today.month() < 8 {
                        year = self.today.year() - 1;
                    }
                    take(Day::new(year, 7, 1).map_or(200, |d| d.days_until(self.today)).max(100));
                } else if words.year.has(next) {
                    // "the last year of his contract" is none of the past.
                    if !words.of.has(self.page.word(i + 2)) {
                        take(200);
                    }
                } else if let Some(month) = words.months.get(&next) {
                    take(self.since_month(*month).max(15));
                } else if words.winter.has(next) {
                    take(150);
                } else if words.month.has(next) {
                    take(30);
                } else if words.week.has(next) || words.days.has(next) {
                    take(5);
                }
                i += 2;
                continue;
            }
            if let Some(year) = self.year_at(i) {
                let before = i.checked_sub(1).map_or(0, |b| self.page.word(b));
                if !words.future_prep.has(before) && year <= self.today.year() {
                    let days = if year < self.today.year() {
                        let month = i.checked_sub(1).and_then(|b| words.months.get(&self.page.word(b)).copied());
                        Day::new(year, month.unwrap_or(8), 28).map_or(0, |d| d.days_until(self.today))
                    } else {
                        0
                    };
                    if days > 0 {
                        take(days);
                    }
                }
            }
            if words.ago.has(word) && i > at {
                let back = i - 1;
                let unit = self.page.word(back);
                let count = back.checked_sub(1).and_then(|b| self.number(b)).unwrap_or(1).clamp(1, 50);
                let count = i64::from(count);
                if words.year.has(unit) {
                    take(count * 365);
                } else if words.month.has(unit) {
                    take(count * 30);
                } else if words.week.has(unit) {
                    take(count * 7);
                }
            }
            if words.earlier.has(word) {
                let months = words.this.has(next) && words.month.has(self.page.word(i + 2));
                let weeks = words.this.has(next) && words.week.has(self.page.word(i + 2));
                let season = words.this.has(next)
                    && (words.season.has(self.page.word(i + 2))
                        || words.year.has(self.page.word(i + 2))
                        || words.summer.has(self.page.word(i + 2)));
                take(if months {
                    15
                } else if weeks {
                    3
                } else if season {
                    80
                } else {
                    60
                });
            }
            if let Some(month) = words.months.get(&word)
                && self.page.tokens[i].is_large()
                && self.page.tokens[i].end - self.page.tokens[i].start > 3
                && self.year_at(i + 1).is_none()
            {
                let before = i.checked_sub(1).map_or(0, |b| self.page.word(b));
                let since = self.since_month(*month);
                // A month more than half a year back is rather the next one of that name.
                // "his contract in June" is still to end.
                let of_contract = (i.saturating_sub(6).max(at)..i).any(|b| {
                    let word = self.page.word(b);
                    words.contract.has(word) || words.will.has(word)
                });
                if !words.future_prep.has(before) && self.number(i + 1).is_none() && since < 155 && !of_contract {
                    take(since);
                }
            }
            if words.summer.has(word) && i > at && words.the.has(self.page.word(i - 1)) && self.today.month() >= 9 {
                take(Day::new(self.today.year(), 8, 1).map_or(60, |d| d.days_until(self.today)));
            }
            i += 1;
        }
        found
    }

    /// Whether the tokens say that it is just now: "today", "on Friday", "yesterday".
    pub(super) fn just_now(&self, at: usize, end: usize) -> bool {
        (at..end).any(|i| {
            let word = self.page.word(i);
            self.words.yesterday.has(word) || self.words.days.has(word) && self.page.tokens[i].is_large()
        })
    }

    /// Days since a month last ended; 0 in that month itself.
    fn since_month(&self, month: u32) -> i64 {
        let now = self.today.month();
        if month == now {
            return 0;
        }
        let months = i64::from((now + 12 - month) % 12);
        months * 30
    }
}
