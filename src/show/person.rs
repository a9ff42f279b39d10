//! What is said of players and people in office, in words.

use crate::model::{Birth, ExitKind, Post, RoleBasis, SpellKind};

use super::day::day;

/// `25 May 1999`, or `aged 20 on 5 Jul 2026` where no more is known.
pub fn birth(birth: Birth) -> String {
    match birth {
        Birth::Day(born) => day(born),
        Birth::Aged { years, on } => format!("aged {years} on {}", day(on)),
    }
}

/// How a spell binds player and club.
pub const fn spell_kind(kind: SpellKind) -> &'static str {
    match kind {
        SpellKind::Permanent => "permanent",
        SpellKind::Loan => "loan",
        SpellKind::LoanOption => "loan with an option to buy",
        SpellKind::LoanObligation => "loan with an obligation to buy",
        SpellKind::Youth => "from the youth teams",
    }
}

/// How a player leaves.
pub const fn exit_kind(kind: ExitKind) -> &'static str {
    match kind {
        ExitKind::ContractEnd => "contract runs out",
        ExitKind::Release => "released",
        ExitKind::Retirement => "retires",
        ExitKind::Transfer => "transfer",
        ExitKind::Recall => "recalled from loan",
    }
}

/// An office at a club.
pub const fn post(post: Post) -> &'static str {
    match post {
        Post::HeadCoach => "head coach",
        Post::SportingDirector => "sporting director",
        Post::President => "president",
        Post::Captain => "captain",
    }
}

/// What a place in the order rests on.
pub const fn role_basis(basis: RoleBasis) -> &'static str {
    match basis {
        RoleBasis::Stated => "stated",
        RoleBasis::Inferred => "inferred",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn births_say_how_exact_they_are() {
        assert_eq!(birth(Birth::Day("1999-05-25".parse().unwrap())), "25 May 1999");
        let aged = Birth::Aged { years: 20, on: "2026-07-05".parse().unwrap() };
        assert_eq!(birth(aged), "aged 20 on 5 Jul 2026");
    }
}
