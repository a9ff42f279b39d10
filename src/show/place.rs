//! Places on the pitch in words.

use crate::model::{Line, Position};

/// The name of a position: `Centre-back`.
pub const fn position(position: Position) -> &'static str {
    names(position).0
}

/// The name of those who play there: `Centre-backs`.
pub const fn positions(position: Position) -> &'static str {
    names(position).1
}

const fn names(position: Position) -> (&'static str, &'static str) {
    match position {
        Position::Gk => ("Goalkeeper", "Goalkeepers"),
        Position::Rb => ("Right-back", "Right-backs"),
        Position::Rwb => ("Right wing-back", "Right wing-backs"),
        Position::Cb => ("Centre-back", "Centre-backs"),
        Position::Lb => ("Left-back", "Left-backs"),
        Position::Lwb => ("Left wing-back", "Left wing-backs"),
        Position::Def => ("Defender", "Defenders"),
        Position::Dm => ("Defensive midfielder", "Defensive midfielders"),
        Position::Cm => ("Central midfielder", "Central midfielders"),
        Position::Am => ("Attacking midfielder", "Attacking midfielders"),
        Position::Mid => ("Midfielder", "Midfielders"),
        Position::Rw => ("Right winger", "Right wingers"),
        Position::Lw => ("Left winger", "Left wingers"),
        Position::Ss => ("Second striker", "Second strikers"),
        Position::Cf => ("Centre-forward", "Centre-forwards"),
        Position::Fwd => ("Forward", "Forwards"),
    }
}

/// The name of a line of the team.
pub const fn line(line: Line) -> &'static str {
    match line {
        Line::Goal => "Goalkeepers",
        Line::Defence => "Defence",
        Line::Midfield => "Midfield",
        Line::Attack => "Attack",
    }
}

/// `No 5`.
pub fn shirt(number: u8) -> String {
    format!("No {number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_called_as_one_is() {
        for place in Position::ALL {
            assert_eq!(format!("{}s", position(place)), positions(place));
        }
        assert_eq!(
            (positions(Position::Cb), line(Line::Defence), shirt(5).as_str()),
            ("Centre-backs", "Defence", "No 5")
        );
    }
}
