//! Rows and lists, headlines, announcements, strangers: who stands where.

use super::read_on;

const DAY: &str = "2026-01-15";

/// Text, and `player from > to stage polarity` of what must be read in it, in order.
const CASES: &[(&str, &str, &[&str])] = &[
    (
        "the preposition said again",
        "Lecce midfielder Kiko Vilamala is wanted by Roma and by Lens.",
        &["Kiko Vilamala Lecce > Roma interest for", "Kiko Vilamala Lecce > Lens interest for"],
    ),
    (
        "a row behind of",
        "Lecce midfielder Kiko Vilamala is on the radar of Roma, Lens, Everton and Getafe.",
        &[
            "Kiko Vilamala Lecce > Roma interest for",
            "Kiko Vilamala Lecce > Lens interest for",
            "Kiko Vilamala Lecce > Everton interest for",
            "Kiko Vilamala Lecce > Getafe interest for",
        ],
    ),
    (
        "a list in dashes",
        "Lecce midfielder Kiko Vilamala has turned down offers from three clubs – Roma, Lens and Everton – this month.",
        &[
            "Kiko Vilamala Lecce > Roma player_rejects against",
            "Kiko Vilamala Lecce > Lens player_rejects against",
            "Kiko Vilamala Lecce > Everton player_rejects against",
        ],
    ),
    (
        "the club behind a player is his",
        "Everton are keen on Kiko Vilamala of Lecce and Danny Oakhurst of Udinese.",
        &["Kiko Vilamala Lecce > Everton interest for", "Danny Oakhurst Udinese > Everton interest for"],
    ),
    (
        "clubs in brackets",
        "Everton have signed Kiko Vilamala (Lecce) and Danny Oakhurst (Udinese).",
        &["Kiko Vilamala Lecce > Everton done for", "Danny Oakhurst Udinese > Everton done for"],
    ),
    (
        "the items of a headline",
        "Moves: Kiko Vilamala to Everton, Danny Oakhurst joins Burnley\n\nThe transfer window is busy. More will follow soon.",
        &["Danny Oakhurst - > Burnley done for"],
    ),
    (
        "a club that makes known what it has done",
        "Burnley are delighted to announce the signing of Danny Oakhurst from Lecce.",
        &["Danny Oakhurst Lecce > Burnley done for"],
    ),
    (
        "whom a club may confirm",
        "Burnley can confirm the arrival of Danny Oakhurst from Lecce.",
        &["Danny Oakhurst Lecce > Burnley done for"],
    ),
    (
        "whom a club would bring, though no list holds him",
        "The transfer window is open. Burnley are in talks to bring Danny Oakhurst to England.",
        &["Danny Oakhurst - > Burnley talks for"],
    ),
    (
        "who signs, though no list holds him",
        "The transfer window is open. Danny Oakhurst has agreed personal terms with Burnley.",
        &["Danny Oakhurst - > Burnley personal_terms for"],
    ),
    (
        "no company, and nobody for an office",
        "The transfer window is open. Burnley are in talks with Oakhurst Holdings. Burnley want Danny Marlow as manager.",
        &[],
    ),
    (
        "of another's player, the one behind the relative bids",
        "Lens may get a fee if Lecce sell Kiko Vilamala to Everton, who have bid £9m.",
        &["Kiko Vilamala Lecce > Everton bid for"],
    ),
    (
        "who stands behind from bids",
        "PSG know of the bid from Lens for Lecce midfielder Kiko Vilamala.",
        &["Kiko Vilamala Lecce > Lens bid for"],
    ),
    (
        "who agrees to sell has him",
        "Lecce have agreed to sell Kiko Vilamala. He has agreed a three-year contract with Everton.",
        &["Kiko Vilamala Lecce > Everton agreed for", "Kiko Vilamala Lecce > Everton personal_terms for"],
    ),
    (
        "a fee is of the clubs",
        "Kiko Vilamala fee settled with Everton, leaving Burnley short of options. Lecce's midfielder goes.",
        &["Kiko Vilamala Lecce > Everton agreed for"],
    ),
    (
        "another one of theirs",
        "Another Lecce youngster is leaving. Everton have signed striker Kiko Vilamala, a Spaniard, from Udinese.",
        &["Kiko Vilamala Udinese > Everton done for"],
    ),
    (
        "the club that tells it, named behind",
        "Kiko Vilamala of Lecce becomes the club's fifth signing, Everton announced on Tuesday.",
        &["Kiko Vilamala Lecce > Everton done for"],
    ),
    (
        "a description that leads over another to the name",
        "Kiko Vilamala of Lecce waits, while PSG striker and golden boot holder Ademola Lookman rests. Everton want Vilamala.",
        &["Kiko Vilamala Lecce > Everton interest for"],
    ),
    (
        "the rivals of a club are another",
        "Everton and Liverpool met today. Kiko Vilamala of Lecce is wanted by Liverpool's rivals.",
        &["Kiko Vilamala Lecce > Everton interest for"],
    ),
    (
        "two descriptions of one",
        "Ademola Lookman scored. Lecce striker and Spain captain Kiko Vilamala is wanted by Everton.",
        &["Kiko Vilamala Lecce > Everton interest for"],
    ),
    (
        "both players",
        "Kiko Vilamala and Danny Oakhurst of Udinese are injured. Leeds United want both players.",
        &["Kiko Vilamala Udinese > Leeds United interest for", "Danny Oakhurst Udinese > Leeds United interest for"],
    ),
    (
        "clubs of a sort are none",
        "Lens beat Lille. There is interest from the biggest clubs in Lecce midfielder Kiko Vilamala.",
        &[],
    ),
    (
        "nobody bids",
        "Nobody has made a bid for Lecce midfielder Kiko Vilamala, but Everton are keen on him.",
        &["Kiko Vilamala Lecce > - bid against", "Kiko Vilamala Lecce > Everton interest for"],
    ),
    (
        "denied far behind its noun",
        "Talks between Everton and Lecce for midfielder Kiko Vilamala have not begun.",
        &["Kiko Vilamala Lecce > Everton talks against"],
    ),
    (
        "denied in other words",
        "The deal that takes Lecce midfielder Kiko Vilamala to Everton is anything but close.",
        &["Kiko Vilamala Lecce > Everton close against"],
    ),
    (
        "still to come",
        "Personal terms between Everton and Lecce midfielder Kiko Vilamala are yet to be settled.",
        &["Kiko Vilamala Lecce > Everton personal_terms against"],
    ),
    (
        "a given name with a small half",
        "Everton want Lecce midfielder Hwang Ji-hun.",
        &["Hwang Ji-hun Lecce > Everton interest for"],
    ),
    (
        "a club by a part of its name",
        "Everton want midfielder Danny Oakhurst of Marlowe Rovers.",
        &["Danny Oakhurst Marlowe Rovers > Everton interest for"],
    ),
];

/// `player from > to stage polarity` of each claim.
fn routes(day: &str, text: &str) -> Vec<String> {
    let side = |club: Option<&str>| club.unwrap_or("-").to_owned();
    let claims = read_on(day, text).claims;
    let route = |c: &crate::ingest::ReadClaim| {
        format!("{} {} > {} {} {}", c.player, side(c.from.as_deref()), side(c.to.as_deref()), c.stage, c.polarity)
    };
    claims.iter().map(route).collect()
}

#[test]
fn who_stands_where() {
    let wrong: Vec<String> = CASES
        .iter()
        .map(|(what, text, wanted)| (what, wanted, routes(DAY, text)))
        .filter(|(_, wanted, found)| found != *wanted)
        .map(|(what, wanted, found)| format!("{what}:\n  wanted {wanted:?}\n  found  {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
