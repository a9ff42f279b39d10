//! Claims, stages and sagas in words and marks.

use std::borrow::Cow;

use crate::model::{FactValue, Modality, OutcomeResult, Polarity, SagaKind, SeasonCalendar, Stage, StageFamily};

use super::chain::number;
use super::day::partial;
use super::money::money;
use super::symbol::Glyphs;

/// How far along, in words; at most sixteen cells.
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Interest => "interest",
        Stage::Contact => "contact",
        Stage::Talks => "talks",
        Stage::Bid => "bid",
        Stage::Close => "close",
        Stage::PersonalTerms => "personal terms",
        Stage::Agreed => "agreed",
        Stage::Medical => "medical",
        Stage::Done => "done",
        Stage::BidRejected => "bid rejected",
        Stage::PlayerRejects => "player says no",
        Stage::Blocked => "blocked",
        Stage::Denied => "denied",
        Stage::Cooled => "cooled",
        Stage::Collapsed => "collapsed",
        Stage::PlayerWants => "player wants it",
        Stage::Available => "may leave",
        Stage::ContractTalks => "contract talks",
        Stage::ContractAgreed => "contract agreed",
        Stage::ContractSigned => "contract signed",
        Stage::ContractRejected => "contract refused",
        Stage::LeaveFree => "to leave free",
    }
}

/// The same in at most eight cells, beside a mark that tells moves from contracts.
pub const fn stage_short(stage: Stage) -> &'static str {
    match stage {
        Stage::PersonalTerms => "terms",
        Stage::BidRejected => "no sale",
        Stage::PlayerRejects => "he won't",
        Stage::Collapsed => "off",
        Stage::PlayerWants => "he would",
        Stage::Available => "on offer",
        Stage::ContractTalks => "talks",
        Stage::ContractAgreed => "agreed",
        Stage::ContractSigned => "signed",
        Stage::ContractRejected => "refused",
        Stage::LeaveFree => "free",
        other => self::stage(other),
    }
}

/// What a stage means, for those to whom its name says nothing.
pub const fn stage_meaning(stage: Stage) -> &'static str {
    match stage {
        Stage::Interest => "a club would like him, and has done nothing yet",
        Stage::Contact => "a club has been in touch with the player's side or his club",
        Stage::Talks => "the parties are negotiating",
        Stage::Bid => "a formal offer has reached his club",
        Stage::Close => "it is expected to go through soon",
        Stage::PersonalTerms => "the player himself has agreed terms",
        Stage::Agreed => "the clubs have agreed",
        Stage::Medical => "the medical is booked, under way or passed",
        Stage::Done => "he has signed, or it has been announced",
        Stage::BidRejected => "his club has turned an offer down",
        Stage::PlayerRejects => "the player does not want to join",
        Stage::Blocked => "his club will not let him go",
        Stage::Denied => "somebody who should know says that it is not true",
        Stage::Cooled => "a club has given up on him or turned elsewhere",
        Stage::Collapsed => "a move that was agreed or well on its way has fallen through",
        Stage::PlayerWants => "the player wants to go, or to join",
        Stage::Available => "his club is ready to let him go",
        Stage::ContractTalks => "a new contract at his club is being talked about",
        Stage::ContractAgreed => "a new contract at his club is agreed, not signed",
        Stage::ContractSigned => "he has signed a new contract at his club",
        Stage::ContractRejected => "a new contract at his club has been turned down",
        Stage::LeaveFree => "he is to go when his contract ends, without a fee",
    }
}

/// What a claim says, with its polarity: `no talks` where the trigger was negated.
///
/// What speaks against a move by its nature (`blocked`, `denied`, …), or against a renewal
/// (`contract refused`, `to leave free`), needs no "not" when it does.
pub const fn stage_said(claimed: Stage, polarity: Polarity) -> &'static str {
    let plain = stage(claimed);
    match polarity {
        Polarity::For => match claimed {
            Stage::Blocked => "not blocked",
            Stage::Denied => "not denied",
            Stage::Cooled => "not cooled",
            Stage::Collapsed => "not collapsed",
            _ => plain,
        },
        Polarity::Against => match claimed {
            Stage::Interest => "no interest",
            Stage::Contact => "no contact",
            Stage::Talks => "no talks",
            Stage::Bid => "no bid",
            Stage::Close => "not close",
            Stage::PersonalTerms => "no terms",
            Stage::Agreed => "not agreed",
            Stage::Medical => "no medical",
            Stage::Done => "not done",
            Stage::PlayerWants => "no wish to move",
            Stage::Available => "not for sale",
            Stage::ContractTalks => "no contract talks",
            Stage::ContractAgreed => "contract not agreed",
            Stage::ContractSigned => "contract not signed",
            _ => plain,
        },
    }
}

/// How far along as one cell: a bar that grows with the move, a cross for what is against it.
pub const fn stage_symbol(stage: Stage, glyphs: Glyphs) -> &'static str {
    let (bar, step) = match stage {
        Stage::Interest => ("▁", "1"),
        Stage::Contact => ("▂", "2"),
        Stage::Talks | Stage::ContractTalks => ("▃", "3"),
        Stage::Bid => ("▄", "4"),
        Stage::Close => ("▅", "5"),
        Stage::PersonalTerms => ("▆", "6"),
        Stage::Agreed | Stage::ContractAgreed => ("▇", "7"),
        Stage::Medical => ("▇", "8"),
        Stage::Done | Stage::ContractSigned => ("█", "9"),
        Stage::BidRejected
        | Stage::PlayerRejects
        | Stage::Blocked
        | Stage::Denied
        | Stage::Cooled
        | Stage::Collapsed
        | Stage::ContractRejected => ("×", "x"),
        Stage::PlayerWants | Stage::Available | Stage::LeaveFree => ("○", "o"),
    };
    match glyphs {
        Glyphs::Unicode => bar,
        Glyphs::Ascii => step,
    }
}

/// What a stage speaks of.
pub const fn stage_family(family: StageFamily) -> &'static str {
    match family {
        StageFamily::Move => "the move",
        StageFamily::Counter => "against it",
        StageFamily::Wish => "wishes",
        StageFamily::Contract => "the contract",
    }
}

/// In what manner a thing is claimed.
pub const fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Reported => "reported",
        Modality::Stated => "on the record",
        Modality::Planned => "planned",
        Modality::Conditional => "conditional",
        Modality::Possible => "possible",
        Modality::Unlikely => "unlikely",
        Modality::Opinion => "opinion",
    }
}

/// The same where plain news goes without saying.
pub const fn modality_mark(claimed: Modality) -> Option<&'static str> {
    match claimed {
        Modality::Reported => None,
        other => Some(modality(other)),
    }
}

/// For or against.
pub const fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::For => "for",
        Polarity::Against => "against",
    }
}

/// What a saga is about.
pub const fn saga_kind(kind: SagaKind) -> &'static str {
    match kind {
        SagaKind::Transfer => "transfer",
        SagaKind::Free => "free transfer",
        SagaKind::Loan => "loan",
        SagaKind::Renewal => "renewal",
    }
}

/// How a saga ended.
pub const fn outcome(result: OutcomeResult) -> &'static str {
    match result {
        OutcomeResult::Completed => "completed",
        OutcomeResult::Failed => "failed",
        OutcomeResult::Renewed => "renewed instead",
    }
}

/// A fact's value in words.
pub fn fact_value(value: &FactValue, calendar: SeasonCalendar) -> Cow<'_, str> {
    match value {
        FactValue::Text(words) => Cow::Borrowed(words),
        FactValue::Number(count) => Cow::Owned(number(*count)),
        FactValue::Date(date) => Cow::Owned(partial(*date, calendar)),
        FactValue::Money(amount) => Cow::Owned(money(*amount)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::width;

    #[test]
    fn every_stage_has_its_own_short_word() {
        let words: HashSet<&str> = Stage::ALL.into_iter().map(stage).collect();
        assert_eq!(words.len(), Stage::ALL.len());
        assert!(words.iter().all(|word| width(word) <= 16), "{words:?}");
    }

    #[test]
    fn the_bar_grows_with_the_ladder_and_is_one_cell() {
        let ladder = Stage::ALL.into_iter().filter(|s| s.family() == StageFamily::Move);
        let bars: Vec<&str> = ladder.map(|s| stage_symbol(s, Glyphs::Unicode)).collect();
        assert!(bars.is_sorted(), "{bars:?}");
        for stage in Stage::ALL {
            assert_eq!(width(stage_symbol(stage, Glyphs::Unicode)), 1);
            assert_eq!(stage_symbol(stage, Glyphs::Ascii).len(), 1);
        }
    }

    #[test]
    fn a_negated_stage_says_so() {
        for (claimed, polarity, said) in [
            (Stage::Talks, Polarity::Against, "no talks"),
            (Stage::Talks, Polarity::For, "talks"),
            (Stage::Blocked, Polarity::Against, "blocked"),
            (Stage::Blocked, Polarity::For, "not blocked"),
            (Stage::LeaveFree, Polarity::Against, "to leave free"),
        ] {
            assert_eq!(stage_said(claimed, polarity), said);
        }
        for claimed in Stage::ALL.into_iter().filter(|s| matches!(s.family(), StageFamily::Move | StageFamily::Wish)) {
            assert_ne!(stage_said(claimed, Polarity::For), stage_said(claimed, Polarity::Against), "{claimed:?}");
        }
    }

    #[test]
    fn fact_values_read_as_their_kind() {
        let shown = |value: FactValue| fact_value(&value, SeasonCalendar::EUROPEAN).into_owned();
        assert_eq!(shown(FactValue::Text("centre-back".into())), "centre-back");
        assert_eq!(shown(FactValue::Number(17.0)), "17");
        assert_eq!(shown(FactValue::Date("2026-06-30".parse().unwrap())), "30 Jun 2026");
    }
}
