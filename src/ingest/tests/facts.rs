//! Facts in other words: spans of time against the article's day, sums told first, whose injury it is.

use super::read_on;

/// Day, text, kind, and the value that must be read; none where it is empty.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("2025-08-20", "Ademola Lookman is tied to Atalanta for three more years.", "contract_end", "2028"),
    ("2024-12-27", "Ademola Lookman is under contract at Atalanta for another 18 months.", "contract_end", "2026"),
    ("2025-02-13", "Ademola Lookman of Atalanta has 2.5 years left on his deal.", "contract_end", "2027"),
    ("2026-01-20", "Ademola Lookman's deal at Atalanta has half a year to go.", "contract_end", "2026"),
    ("2025-06-20", "Ademola Lookman goes into the last year of his deal at Atalanta.", "contract_end", "2026"),
    ("2026-02-20", "Ademola Lookman is out of contract with Atalanta at season's end.", "contract_end", "2026"),
    ("2025-08-05", "Ademola Lookman has signed a five-year contract with Atalanta.", "contract_end", "2030"),
    ("2025-08-05", "Atalanta have offered Ademola Lookman a contract until 2030.", "contract_end", ""),
    ("2025-12-05", "Atalanta have Ademola Lookman on loan until June 2026.", "contract_end", ""),
    ("2025-08-05", "Ademola Lookman would sign a five-year contract at Atalanta.", "contract_end", ""),
    ("2025-08-05", "The €50m at which Atalanta value Ademola Lookman is too much.", "asking_price", "EUR 50000000"),
    (
        "2026-01-15",
        "Lecce have put a £30m (€35m) price tag on midfielder Kiko Vilamala.",
        "asking_price",
        "GBP 30000000",
    ),
    ("2025-08-05", "The transfer of Ademola Lookman to Atalanta, valued at €50m, is off.", "asking_price", ""),
];

#[test]
fn facts_are_read_in_other_words() {
    let mut wrong = Vec::new();
    for (day, text, kind, value) in CASES {
        let reading = read_on(day, text);
        let found = reading.facts.iter().find(|f| f.kind == *kind);
        let found = found.map(|f| f.value.clone().unwrap_or_default()).unwrap_or_default();
        if found != *value {
            wrong.push(format!("{text} {kind}: “{found}”, not “{value}”"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_injury_is_his_before_whose_name_it_stands() {
    let text =
        "Xavi Simons of RB Leipzig would fill the gap left by James Maddison's long-term knee injury at Tottenham.";
    let reading = read_on("2025-08-29", text);
    let hurt: Vec<&str> = reading.facts.iter().filter(|f| f.kind == "injury").map(|f| f.player.as_str()).collect();
    assert_eq!(hurt, ["James Maddison"]);
}
