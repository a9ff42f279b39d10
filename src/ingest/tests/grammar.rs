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
        "who is named only to say whose place is free",
        "Everton want Lecce midfielder Kiko Vilamala to fill the void left by Danny Oakhurst.",
        &["Kiko Vilamala Lecce > Everton interest for"],
    ),
    (
        "a coach's side",
        "Eddie Howe's side want Lecce midfielder Kiko Vilamala.",
        &["Kiko Vilamala Lecce > Newcastle United interest for"],
    ),
    (
        "whence a bid comes",
        "Lecce have accepted a bid for Kiko Vilamala from Everton.",
        &["Kiko Vilamala Lecce > Everton agreed for"],
    ),
    (
        "who wins a race",
        "Everton have beaten Roma to the signing of Kiko Vilamala from Lecce.",
        &["Kiko Vilamala Lecce > Everton close for", "Kiko Vilamala Lecce > Roma cooled against"],
    ),
    (
        "whom a description says a club wants",
        "Everton target Kiko Vilamala wants to leave Lecce.",
        &["Kiko Vilamala Lecce > Everton interest for", "Kiko Vilamala Lecce > - player_wants for"],
    ),
    ("a headline", "Everton sign Kiko Vilamala from Lecce.", &["Kiko Vilamala Lecce > Everton done for"]),
    (
        "clubs behind a colon",
        "Roma want Lecce midfielder Kiko Vilamala. Also interested: Everton and Lens.",
        &[
            "Kiko Vilamala Lecce > Roma interest for",
            "Kiko Vilamala Lecce > Everton interest for",
            "Kiko Vilamala Lecce > Lens interest for",
        ],
    ),
    (
        "talks of the renewal go on",
        "Lecce want midfielder Kiko Vilamala to sign a new contract. The two sides are in talks.",
        &["Kiko Vilamala Lecce > Lecce contract_talks for"],
    ),
    (
        "a comma that ends a clause",
        "Should Danny Oakhurst go to Roma, Everton will move. Their board want Lecce midfielder Kiko Vilamala.",
        &["Kiko Vilamala Lecce > Everton interest for"],
    ),
    ("what is not known", "It is not clear whether Lecce midfielder Kiko Vilamala has agreed terms with Everton.", &[]),
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

#[test]
fn a_column_about_men_is_read_without_its_item_of_the_womens_game() {
    let text = "Juventus want Ademola Lookman of Atalanta.\nChelsea Women have signed Kira Hollis, and she is a record \
                signing of the women's league.\nNapoli will not sell Victor Osimhen.\nRoma like Jonathan David.\n";
    let found = routes("2025-06-20", text);
    assert!(found.contains(&"Ademola Lookman Atalanta > Juventus interest for".to_owned()), "{found:?}");
    assert!(found.iter().all(|route| !route.contains("Hollis")), "{found:?}");
}

#[test]
fn who_signs_a_post_said_it() {
    let text = "Juventus are on holiday.\n\nBREAKING: Ademola Lookman to Juventus, here we go! Deal in place with \
                Atalanta. — Fabrizio Romano (@FabrizioRomano) June 20, 2025\n";
    let reading = read_on("2025-06-20", text);
    let agreed = reading.claims.iter().find(|c| c.stage == "agreed").map(|c| c.source.as_deref());
    assert_eq!(agreed, Some(Some("Fabrizio Romano")));
}
