//! Whose player, from which club to which, and who says so.

use super::{claims, read_on};

const DAY: &str = "2026-01-15";

/// Text, and `player from > to stage polarity` of what must be read in it, in order.
const CASES: &[(&str, &str, &[&str])] = &[
    (
        "an aside about another deal",
        "Brighton, who sold Joao Pedro to Chelsea, want Bologna winger Kiko Vilamala.",
        &["Kiko Vilamala Bologna > Brighton & Hove Albion interest for"],
    ),
    (
        "the club that is asked sells",
        "Everton have asked Getafe about striker Kiko Vilamala.",
        &["Kiko Vilamala Getafe > Everton contact for"],
    ),
    (
        "an agreement with the seller",
        "Fulham have reached an agreement with Getafe to sign Kiko Vilamala.",
        &["Kiko Vilamala Getafe > Fulham agreed for"],
    ),
    (
        "who bids is no seller",
        "Norwich City have accepted a £9m bid from Burnley for midfielder Kiko Vilamala.",
        &["Kiko Vilamala Norwich City > Burnley agreed for"],
    ),
    (
        "an offer to the seller for a stranger",
        "Marseille have submitted an offer to Wolfsburg for Kiko Vilamala.",
        &["Kiko Vilamala Wolfsburg > Marseille bid for"],
    ),
    (
        "a target is not its suitor's",
        "Everton target Kiko Vilamala has rejected a move to Lens.",
        &["Kiko Vilamala - > Lens player_rejects against"],
    ),
    (
        "two of one club, and then the pair",
        "Kiko Vilamala and Danny Oakhurst of Udinese are wanted by Leeds United. Everton are in talks over the pair.",
        &[
            "Kiko Vilamala Udinese > Leeds United interest for",
            "Danny Oakhurst Udinese > Leeds United interest for",
            "Kiko Vilamala Udinese > Everton talks for",
            "Danny Oakhurst Udinese > Everton talks for",
        ],
    ),
    (
        "a radar is its club's",
        "Lecce midfielder Kiko Vilamala is on the radar of Roma.",
        &["Kiko Vilamala Lecce > Roma interest for"],
    ),
    (
        "a player's word makes a stranger one, and his first name is his",
        "The transfer window is open. Burnley have made a bid for academy graduate Danny Oakhurst, and Danny has agreed personal terms with Burnley.",
        &["Danny Oakhurst - > Burnley bid for", "Danny Oakhurst - > Burnley personal_terms for"],
    ),
    ("whoever's strike partner", "Burnley have agreed a deal to bring in Danny Oakhurst's brother.", &[]),
    (
        "a reporter's first name is no player's family name",
        "BBC Radio reporter Adama Pope says Burnley have made a bid for Wolfsburg midfielder Kiko Vilamala.",
        &["Kiko Vilamala Wolfsburg > Burnley bid for"],
    ),
    (
        "the ground that he leaves is no destination",
        "Kiko Vilamala has left Hillsborough for Wrexham.",
        &["Kiko Vilamala Sheffield Wednesday > Wrexham done for"],
    ),
    (
        "champions of the day",
        "The Italian champions have made a bid for Lecce midfielder Kiko Vilamala.",
        &["Kiko Vilamala Lecce > Napoli bid for"],
    ),
    (
        "a club that no list holds",
        "Lecce midfielder Kiko Vilamala has joined the Danish side Ostervang on loan.",
        &["Kiko Vilamala Lecce > Ostervang done for"],
    ),
    (
        "a club sounded out sells",
        "Everton have sounded out Getafe about a deal for striker Kiko Vilamala.",
        &["Kiko Vilamala Getafe > Everton contact for"],
    ),
    (
        "a player and where he goes, then with whom it is agreed",
        "Winger Kiko Vilamala to Napoli, here we go! Agreement in place with Getafe.",
        &["Kiko Vilamala Getafe > Napoli agreed for"],
    ),
    (
        "words behind a hash are words",
        "Winger Kiko #Vilamala has joined #Napoli from Getafe today.",
        &["Kiko Vilamala Getafe > Napoli done for"],
    ),
    (
        "a loan is called back to the owner, from the first club named",
        "Aston Villa have recalled midfielder Kiko Vilamala from Lens and sent him to Pisa.",
        &["Kiko Vilamala Lens > Aston Villa done for"],
    ),
    (
        "a family name after a full name that no list holds",
        "Andy Salahson trained alone. Liverpool's Salahson is close to joining Getafe.",
        &["Andy Salahson Liverpool > Getafe close for"],
    ),
    (
        "Madrid is the one that is named",
        "Atletico de Madrid are at work. Striker Kiko Vilamala of Getafe wants to join Madrid.",
        &["Kiko Vilamala Getafe > Atlético Madrid player_wants for"],
    ),
    (
        "a kind of player is nobody",
        "Getafe winger Kiko Vilamala is injured. Madrid are close to signing at least one top-class centre-back.",
        &[],
    ),
    (
        "talks with the owner in a paragraph about another club",
        "Everton have more plans. Talks are at an advanced stage with Getafe for striker Kiko Vilamala.",
        &["Kiko Vilamala Getafe > Everton talks for"],
    ),
    (
        "who values a player has him",
        "Fulham want striker Kiko Vilamala. Getafe value the forward at £20m.",
        &["Kiko Vilamala Getafe > Fulham interest for"],
    ),
    (
        "valued by his club",
        "Fulham want striker Kiko Vilamala, who is valued at £20m by Getafe.",
        &["Kiko Vilamala Getafe > Fulham interest for"],
    ),
    (
        "who is told to forget about him",
        "Everton have been told to forget about Getafe striker Kiko Vilamala.",
        &["Kiko Vilamala Getafe > Everton blocked against"],
    ),
    (
        "who is told that he stays",
        "Getafe have told Everton that striker Kiko Vilamala is not for sale.",
        &["Kiko Vilamala Getafe > Everton blocked against"],
    ),
    (
        "a team-mate's name stands first",
        "Fulham have made a bid for Ibrahima Konate's team-mate Federico Chiesa.",
        &["Federico Chiesa Liverpool > Fulham bid for"],
    ),
    (
        "who tells it is no player beside him",
        "Fulham have made a bid for Federico Chiesa, Nora Pfeil understands.",
        &["Federico Chiesa Liverpool > Fulham bid for"],
    ),
    (
        "who offers him has him",
        "Getafe have offered striker Kiko Vilamala to Lens.",
        &["Kiko Vilamala Getafe > Lens contact for"],
    ),
    (
        "where he goes stays in mind",
        "Getafe striker Kiko Vilamala is close to joining Lens. Fulham also wanted the forward. The fee is agreed.",
        &["Kiko Vilamala Getafe > Lens agreed for"],
    ),
    (
        "an own club's meeting is no suitor's",
        "Liverpool have met Ibrahima Konate's agent. Real Madrid are watching.",
        &[],
    ),
];

#[test]
fn owners_and_suitors_are_told_apart() {
    let mut wrong = Vec::new();
    for (what, text, wanted) in CASES {
        let reading = read_on(DAY, text);
        let moves = reading.claims.iter().filter(|c| c.from != c.to);
        let made: Vec<String> = moves
            .filter(|c| wanted.is_empty() || c.player != "João Pedro")
            .map(|c| {
                let side = |club: &Option<String>| club.clone().unwrap_or_else(|| "-".to_owned());
                format!("{} {} > {} {} {}", c.player, side(&c.from), side(&c.to), c.stage, c.polarity)
            })
            .collect();
        let missing = wanted.iter().any(|w| !made.iter().any(|m| m == w));
        if missing || wanted.is_empty() && made.iter().any(|m| m.contains("contact")) {
            wrong.push(format!("{what}: {made:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn unknown_people_are_kept_apart() {
    let reading = read_on(
        DAY,
        "Fulham have made a bid for Lecce winger Kvilo Zzarin. Everton are in talks with Genoa over defender Bredd Ossk.",
    );
    assert_eq!(claims(&reading), ["Kvilo Zzarin > Fulham bid for", "Bredd Ossk > Everton talks for"]);
}

/// A text, and the source, the relay and the unnamed source of its first claim.
type Sourced = (&'static str, Option<&'static str>, Option<&'static str>, Option<&'static str>);

const SOURCES: &[Sourced] = &[
    ("Roma want Lecce winger Kiko Vilamala, as first reported by David Ornstein.", Some("David Ornstein"), None, None),
    (
        "Roma want Lecce winger Kiko Vilamala, writes Lewis Steele of the Daily Mail.",
        Some("Lewis Steele"),
        Some("Daily Mail"),
        None,
    ),
    ("Roma want Lecce winger Kiko Vilamala, GazetaLokale has learned.", Some("GazetaLokale"), None, None),
    ("Roma want Lecce winger Kiko Vilamala. (Gazeta Lokale - in Albanian)", Some("Gazeta Lokale"), None, None),
    ("Roma want Lecce winger Kiko Vilamala. (Gazetablad - in Dutch)", Some("Gazetablad"), None, None),
    ("Roma want Lecce winger Kiko Vilamala, according to a Spanish report.", None, None, Some("a Spanish report")),
    ("Reports in Italy claim that Roma want Lecce winger Kiko Vilamala.", None, None, Some("reports in Italy")),
];

#[test]
fn sources_are_named_with_their_outlet_or_described() {
    for (text, source, relay, vague) in SOURCES {
        let reading = read_on(DAY, text);
        let claim = reading.claims.first().unwrap_or_else(|| panic!("nothing in {text}"));
        let read = (claim.source.as_deref(), claim.relay.as_deref(), claim.vague_source.as_deref());
        assert_eq!(read, (*source, *relay, *vague), "{text}");
    }
}

#[test]
fn a_condition_belongs_to_the_clause_beside_it() {
    let condition = |text: &str| read_on(DAY, text).claims[0].condition.clone();
    assert_eq!(
        condition("Roma want Kiko Vilamala of Lecce, but he will have to lower his wage demands.").as_deref(),
        Some("but he will have to lower his wage demands")
    );
    assert_eq!(
        condition(
            "Roma have dropped their interest in Lecce winger Kiko Vilamala, but if he stays, they could look again."
        ),
        None
    );
}
