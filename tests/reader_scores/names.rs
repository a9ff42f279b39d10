//! When two names are the same: case, accents and the usual spellings of clubs are forgiven.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Spellings of clubs, and the one that stands for them all.
const CLUBS: &[(&str, &[&str])] = &[
    ("ac milan", &["milan"]),
    ("athletic club", &["athletic bilbao"]),
    ("atletico madrid", &["atletico de madrid"]),
    ("barcelona", &["barca"]),
    ("bayer leverkusen", &["bayer 04 leverkusen", "leverkusen"]),
    ("bayern munich", &["bayern", "bayern munchen"]),
    ("borussia dortmund", &["dortmund"]),
    ("borussia monchengladbach", &["gladbach"]),
    ("brighton", &["brighton & hove albion", "brighton and hove albion"]),
    ("eintracht frankfurt", &["eintracht", "frankfurt"]),
    ("inter", &["inter milan", "internazionale"]),
    ("ipswich", &["ipswich town"]),
    ("leeds", &["leeds united"]),
    ("leicester", &["leicester city"]),
    ("lyon", &["olympique lyonnais"]),
    ("manchester city", &["man city"]),
    ("manchester united", &["man utd", "man united"]),
    ("marseille", &["olympique marseille"]),
    ("newcastle", &["newcastle united"]),
    ("norwich", &["norwich city"]),
    ("nottingham forest", &["nott'm forest"]),
    ("psg", &["paris saint germain", "paris sg"]),
    ("rb leipzig", &["leipzig"]),
    ("rb salzburg", &["salzburg", "red bull salzburg"]),
    ("rennes", &["stade rennais"]),
    ("roma", &["as roma"]),
    ("saudi pro league", &["saudi pro league club"]),
    ("sporting cp", &["sporting", "sporting lisbon"]),
    ("tottenham", &["spurs", "tottenham hotspur"]),
    ("west ham", &["west ham united"]),
    ("wolves", &["wolverhampton wanderers"]),
];

/// A name as it is compared.
pub fn folded(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'ø' => plain.push('o'),
            'đ' => plain.push('d'),
            'ł' => plain.push('l'),
            'ß' => plain.push_str("ss"),
            'ı' => plain.push('i'),
            'æ' => plain.push_str("ae"),
            '-' => plain.push(' '),
            '’' => plain.push('\''),
            other => plain.push(other),
        }
    }
    let bare: String = plain.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
    let words: Vec<&str> =
        bare.split_whitespace().filter(|word| !matches!(*word, "fc" | "afc" | "cf" | "sc")).collect();
    let name = words.join(" ");
    let usual = CLUBS.iter().find(|(_, spellings)| spellings.contains(&name.as_str()));
    usual.map_or(name, |(usual, _)| (*usual).to_owned())
}

/// The same of a name that may not be given.
pub fn folded_or_none(name: Option<&str>) -> Option<String> {
    name.map(folded)
}

#[test]
fn spellings_of_a_name_are_one() {
    for (one, other) in
        [("Ibrahima Konaté", "ibrahima konate"), ("FC Bayern München", "Bayern"), ("Man Utd", "Manchester United")]
    {
        assert_eq!(folded(one), folded(other));
    }
    assert_ne!(folded("Milan"), folded("Inter Milan"));
}
