//! Mentions side by side: "A, B and C".

use super::super::names::Cast;
use super::{Form, Kindred, Mention, Reading, What};

impl Reading<'_, '_> {
    /// Gives mentions that stand side by side ("A, B and C") one group.
    pub(super) fn coordinate(&self, all: &mut [Mention], begun: usize) {
        let mut joined = false;
        for i in begun..all.len() {
            all[i].group = i as u32;
            if i == begun {
                continue;
            }
            // "Harder of Sporting and Vlahovic": the club behind the first is his, and no part of the row.
            let leader = self.with_his_club(all, begun, i - 1);
            let (left, right) = (&all[leader], &all[i]);
            let same = match (&left.what, &right.what) {
                (
                    What::Player(_) | What::Open(Kindred::Player) | What::Stranger(_),
                    What::Player(_) | What::Stranger(_),
                ) => left.form != Form::Pronoun || matches!(self.page.slice(left.first, left.end), "him"),
                (What::Clubs(_) | What::Open(Kindred::Club), What::Clubs(_) | What::Open(Kindred::Club))
                | (What::Source(_), What::Source(_)) => true,
                _ => false,
            };
            let between = all[i - 1].end..right.first;
            let side_by_side = between.len() <= 6
                && (!between.is_empty()
                    || matches!((&left.what, &right.what), (What::Clubs(_), What::Clubs(_))) && !left.genitive)
                && (self.joins(between.clone()) || self.joins_again(&all[leader], between.clone()))
                && (!left.genitive || right.genitive || between.clone().any(|t| self.known.and.has(self.page.word(t))));
            // A bare comma joins only what goes on to an "and", or more commas: told from apposition by kind.
            let comma_only = between.len() == 1 && self.page.is_sign(between.start, ',');
            // "Should he go to Tottenham, Palace will look for another": the comma ends a clause.
            let governed = matches!(right.what, What::Clubs(_)) && left.preposition != 0;
            let acts = |at: usize| {
                let word = self.page.word(at);
                [&self.known.be, &self.known.have, &self.known.will, &self.known.would].iter().any(|set| set.has(word))
            };
            let clause = comma_only && governed && acts(right.end);
            // "Konaté, Lewis Steele understands": who tells it.
            let tells = matches!(right.what, What::Stranger(_))
                && (self.known.speech.has(self.page.word(right.end))
                    || matches!(
                        self.page.slice(right.end, right.end + 1),
                        "understands" | "reports" | "writes" | "claims" | "believes" | "reported" | "understand"
                    ));
            // "Gomez to Brighton, Reus in talks": the items of a headline.
            let item = comma_only && self.page.sentences[self.page.sentence_of[right.first] as usize].heading;
            let item = item && matches!(right.what, What::Player(_) | What::Stranger(_)) && !self.goes_on(all, i);
            let loose = left.genitive || left.form == Form::Pronoun;
            let apart = tells || clause || item || loose && comma_only;
            if same && side_by_side && !apart {
                all[i].group = all[leader].group;
                joined = true;
            }
        }
        if joined {
            // A preposition before the first holds for all.
            for i in begun + 1..all.len() {
                if all[i].group == all[i - 1].group && all[i].preposition == 0 {
                    all[i].preposition = all[i - 1].preposition;
                }
            }
        }
    }

    /// Whether all between two mentions joins them: commas, "and", a word or two in brackets.
    fn joins(&self, mut between: std::ops::Range<usize>) -> bool {
        // "Lyon (France), Cremonese (Italy)"
        if self.page.is_sign(between.start, '(')
            && let Some(close) =
                (between.start + 2..between.end.min(between.start + 5)).find(|t| self.page.is_sign(*t, ')'))
            && close + 1 < between.end
        {
            between.start = close + 1;
        }
        between.len() <= 4
            && between.clone().all(|t| {
                [',', '&', '/', ')'].iter().any(|sign| self.page.is_sign(t, *sign))
                    || self.known.and.has(self.page.word(t))
                    || self.known.also.has(self.page.word(t))
                    || self.known.counting.has(self.page.word(t))
            })
    }

    /// "by Hearts and by Hibs": the preposition said again.
    fn joins_again(&self, leader: &Mention, between: std::ops::Range<usize>) -> bool {
        let Some(last) = between.end.checked_sub(1) else { return false };
        between.len() >= 2
            && leader.preposition != 0
            && self.page.word(last) == leader.preposition
            && between.clone().any(|t| self.known.and.has(self.page.word(t)))
            && self.joins(between.start..last)
    }

    /// Whether a row goes on behind a mention, so that its commas join: "A, B and C".
    fn goes_on(&self, all: &[Mention], i: usize) -> bool {
        let row = all[i..].windows(2).take_while(|pair| {
            let between = pair[0].end..pair[1].first;
            matches!(pair[1].what, What::Player(_) | What::Stranger(_)) && !between.is_empty() && self.joins(between)
        });
        row.map(|pair| pair[0].end..pair[1].first)
            .any(|mut between| between.any(|t| self.known.and.has(self.page.word(t))))
    }

    /// Makes strangers in a row with players players: "Salah and Kiko Vilamala".
    pub(super) fn promote_row(row: &[Mention], cast: &mut Cast) {
        let named = |m: &&Mention| matches!(m.what, What::Player(_)) && m.form == Form::Name;
        for mention in row {
            if let What::Stranger(stranger) = mention.what
                && !cast.strangers[stranger].barred
                && row.iter().filter(named).any(|m| m.group == mention.group)
            {
                cast.promote(stranger);
            }
        }
    }

    /// The player before a club that only says where he is, else the mention itself.
    pub(super) fn with_his_club(&self, all: &[Mention], begun: usize, i: usize) -> usize {
        if i == begun || !matches!(all[i].what, What::Clubs(_)) || !matches!(all[i - 1].what, What::Player(_)) {
            return i;
        }
        let between = all[i - 1].end..all[i].first;
        let his = between.len() == 1
            && (self.known.of.has(self.page.word(between.start))
                || self.known.from.has(self.page.word(between.start))
                || self.known.at.has(self.page.word(between.start))
                || self.known.to.has(self.page.word(between.start))
                || self.page.is_sign(between.start, '('));
        if his { i - 1 } else { i }
    }
}
