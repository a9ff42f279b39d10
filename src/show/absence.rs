//! Availability in words and marks.

use std::borrow::Cow;

use crate::model::{AvailabilityKind, AvailabilityStatus, BodyPart};

use super::symbol::Symbol;

/// Whether a player can play, in words.
pub const fn status(status: AvailabilityStatus) -> &'static str {
    match status {
        AvailabilityStatus::Available => "available",
        AvailabilityStatus::Doubtful => "doubtful",
        AvailabilityStatus::Out => "out",
        AvailabilityStatus::SeasonOut => "out for the season",
        AvailabilityStatus::Suspended => "suspended",
        AvailabilityStatus::Away => "with his national team",
        AvailabilityStatus::Ineligible => "not eligible",
        AvailabilityStatus::Unknown => "not known",
    }
}

/// The same in at most six cells.
pub const fn status_short(status: AvailabilityStatus) -> &'static str {
    match status {
        AvailabilityStatus::Available => "fit",
        AvailabilityStatus::Doubtful => "doubt",
        AvailabilityStatus::Out => "out",
        AvailabilityStatus::SeasonOut => "season",
        AvailabilityStatus::Suspended => "banned",
        AvailabilityStatus::Away => "away",
        AvailabilityStatus::Ineligible => "barred",
        AvailabilityStatus::Unknown => "—",
    }
}

/// The mark of a status, to stand beside its word.
pub const fn status_symbol(status: AvailabilityStatus) -> Symbol {
    match status {
        AvailabilityStatus::Available => Symbol::Available,
        AvailabilityStatus::Doubtful => Symbol::Doubtful,
        AvailabilityStatus::Out => Symbol::Out,
        AvailabilityStatus::SeasonOut => Symbol::SeasonOut,
        AvailabilityStatus::Suspended => Symbol::Suspended,
        AvailabilityStatus::Away => Symbol::Away,
        AvailabilityStatus::Ineligible => Symbol::Ineligible,
        AvailabilityStatus::Unknown => Symbol::Unknown,
    }
}

/// What keeps a player out, in words.
pub const fn absence_kind(kind: AvailabilityKind) -> &'static str {
    match kind {
        AvailabilityKind::Injury => "injury",
        AvailabilityKind::Illness => "illness",
        AvailabilityKind::Suspension => "suspension",
        AvailabilityKind::NationalTeam => "national team",
        AvailabilityKind::Loan => "on loan",
        AvailabilityKind::Personal => "personal reasons",
        AvailabilityKind::Fitness => "lack of fitness",
        AvailabilityKind::Ineligible => "not eligible",
        AvailabilityKind::Departed => "left the club",
        AvailabilityKind::Other => "no reason given",
        AvailabilityKind::None => "available",
    }
}

/// A part of the body, in words.
pub const fn body_part(part: BodyPart) -> &'static str {
    match part {
        BodyPart::Abdomen => "abdomen",
        BodyPart::Achilles => "Achilles tendon",
        BodyPart::Ankle => "ankle",
        BodyPart::Arm => "arm",
        BodyPart::Back => "back",
        BodyPart::Calf => "calf",
        BodyPart::Elbow => "elbow",
        BodyPart::Face => "face",
        BodyPart::Foot => "foot",
        BodyPart::Groin => "groin",
        BodyPart::Hamstring => "hamstring",
        BodyPart::Hand => "hand",
        BodyPart::Head => "head",
        BodyPart::Heart => "heart",
        BodyPart::Hip => "hip",
        BodyPart::Knee => "knee",
        BodyPart::Leg => "leg",
        BodyPart::Muscle => "muscle",
        BodyPart::Neck => "neck",
        BodyPart::Rib => "rib",
        BodyPart::Shin => "shin",
        BodyPart::Shoulder => "shoulder",
        BodyPart::Thigh => "thigh",
        BodyPart::Toe => "toe",
        BodyPart::Wrist => "wrist",
    }
}

/// The most exact reason for an absence: its diagnosis, else the part of the body, else the kind.
pub fn absence_reason(kind: AvailabilityKind, part: Option<BodyPart>, detail: Option<&str>) -> Cow<'_, str> {
    match detail.filter(|detail| !detail.trim().is_empty()) {
        Some(detail) if is_plain_word(kind, detail) => Cow::Owned(lower_first(detail)),
        Some(detail) => Cow::Borrowed(detail),
        None => Cow::Borrowed(absence_brief(kind, part)),
    }
}

/// The shortest true reason for an absence: the part of the body, else the kind.
pub const fn absence_brief(kind: AvailabilityKind, part: Option<BodyPart>) -> &'static str {
    match part {
        Some(BodyPart::Achilles) => "Achilles",
        Some(part) => body_part(part),
        None => absence_kind(kind),
    }
}

/// Whether a detail begins with a common word, as diagnoses do that are no abbreviation; call-ups
/// and moves begin with names.
fn is_plain_word(kind: AvailabilityKind, detail: &str) -> bool {
    let named = matches!(kind, AvailabilityKind::NationalTeam | AvailabilityKind::Loan | AvailabilityKind::Departed);
    let second = detail.chars().nth(1).is_none_or(char::is_lowercase);
    !named && second && !detail.starts_with("Achilles")
}

fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::width;

    const STATUSES: [AvailabilityStatus; 8] = [
        AvailabilityStatus::Available,
        AvailabilityStatus::Doubtful,
        AvailabilityStatus::Out,
        AvailabilityStatus::SeasonOut,
        AvailabilityStatus::Suspended,
        AvailabilityStatus::Away,
        AvailabilityStatus::Ineligible,
        AvailabilityStatus::Unknown,
    ];

    #[test]
    fn each_status_has_its_own_word_and_mark() {
        assert_eq!(STATUSES.map(status).into_iter().collect::<HashSet<_>>().len(), STATUSES.len());
        assert_eq!(STATUSES.map(status_short).into_iter().collect::<HashSet<_>>().len(), STATUSES.len());
        assert_eq!(STATUSES.map(status_symbol).into_iter().collect::<HashSet<_>>().len(), STATUSES.len());
        assert!(STATUSES.iter().all(|s| width(status_short(*s)) <= 6));
    }

    #[test]
    fn the_reason_is_the_most_exact_one() {
        let injury = AvailabilityKind::Injury;
        assert_eq!(absence_reason(injury, Some(BodyPart::Knee), Some("ACL")), "ACL");
        assert_eq!(absence_reason(injury, Some(BodyPart::Knee), Some(" ")), "knee");
        assert_eq!(absence_reason(injury, None, None), "injury");
        assert_eq!(absence_reason(injury, None, Some("Knock")), "knock");
        assert_eq!(
            absence_reason(injury, Some(BodyPart::Achilles), Some("Achilles, partly torn")),
            "Achilles, partly torn"
        );
        let away = AvailabilityKind::NationalTeam;
        assert_eq!(absence_reason(away, None, Some("Africa Cup of Nations")), "Africa Cup of Nations");
    }
}
