//! Tests of the whole reader: the examples of the lists, properties, and articles of our own.

mod articles;
mod facts;
mod grammar;
mod owners;

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Document, Reader, Reading, Trouble};
use crate::ledger::{Ledger, OpenOptions, open};

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&LEDGER));

fn read(text: &str) -> Reading {
    READER.read(&Document::from_bytes(None, text.as_bytes()))
}

/// Reads a sentence as of a day within the edition.
fn read_on(day: &str, text: &str) -> Reading {
    read(&format!("date {day} {text}"))
}

/// `player > to stage polarity` of each claim.
fn claims(reading: &Reading) -> Vec<String> {
    reading
        .claims
        .iter()
        .map(|c| {
            let past = if c.past { " past" } else { "" };
            format!("{} > {} {} {}{past}", c.player, c.to.as_deref().unwrap_or("-"), c.stage, c.polarity)
        })
        .collect()
}

#[test]
fn the_lists_are_sound() {
    assert_eq!(READER.problems(), Vec::new());
}

#[test]
fn every_cue_makes_its_claim_and_not_on_the_near_miss() {
    let mut wrong = Vec::new();
    for (id, stage, yes, no) in READER.cue_examples() {
        let made = |text: &str| read_on("2025-08-20", text).claims.iter().any(|c| c.stage == stage);
        if !made(yes) {
            wrong.push(format!("{id}: not made by “{yes}”: {:?}", claims(&read_on("2025-08-20", yes))));
        }
        if made(no) {
            wrong.push(format!("{id}: made by “{no}”"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_kind_of_fact_is_given_and_not_on_the_near_miss() {
    let mut wrong = Vec::new();
    for (kind, yes, no) in READER.fact_examples() {
        let given = |text: &str| read_on("2025-12-20", text).facts.iter().any(|f| f.kind == kind);
        if !given(yes) {
            wrong.push(format!("{kind}: not given by “{yes}”"));
        }
        if given(no) {
            wrong.push(format!("{kind}: given by “{no}”"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn check_spans(document: &Document, reading: &Reading) {
    let spans = reading.claims.iter().map(|c| &c.evidence).chain(reading.facts.iter().map(|f| &f.evidence));
    for span in spans {
        assert_eq!(document.text.get(span.start..span.end), Some(span.text.as_str()));
        assert!(!span.text.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_without_panic_and_with_true_spans(text in "\\PC{0,400}") {
        let document = Document::from_bytes(None, text.as_bytes());
        check_spans(&document, &READER.read(&document));
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let document = Document::from_bytes(None, &bytes);
        check_spans(&document, &READER.read(&document));
    }

    #[test]
    fn any_run_of_the_fields_words_is_read_with_true_spans(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "Liverpool", "Real Madrid", "Ibrahima Konaté", "Konate’s", "the Frenchman", "he", "his", "they", "have", "not",
            "rejected", "a bid", "£63.5m", "€70", "million", "+", "for", "from", "to", "with", "sign", "set to", "join", ",",
            ".", "\n", "if", "who", "that", "“", "”", "‘", "’s", "contract", "until", "2030", "the end of the season", "medical",
            "according to", "Fabrizio Romano", "talks", "over", "a new deal", "the Reds", "both clubs", "-", "26-year-old", "é",
        ]), 0..80),
    ) {
        let text = words.join(" ");
        let document = Document::from_bytes(None, text.as_bytes());
        let reading = READER.read(&document);
        check_spans(&document, &reading);
        prop_assert_eq!(&reading, &READER.read(&document));
    }
}

#[test]
fn hostile_texts_of_a_megabyte_end_soon() {
    let started = std::time::Instant::now();
    let texts = [
        "he ".repeat(350_000),
        "Liverpool want a striker and ".repeat(35_000),
        "Ibrahima Konate Antoine Semenyo ".repeat(32_000),
        "<div><p>".repeat(125_000),
        "“‘' ".repeat(150_000),
        "they bid for him not until ".repeat(38_000),
        "a".repeat(1_000_000),
        "Juventus have agreed a deal for Ademola Lookman of Atalanta. The fee is £30m. ".repeat(13_000),
    ];
    for text in &texts {
        let document = Document::from_bytes(None, text.as_bytes());
        check_spans(&document, &READER.read(&document));
    }
    // Far above what is needed even without optimisation; squares of a megabyte take hours.
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}

#[test]
fn what_is_not_for_the_reader_gets_a_word_and_no_claims() {
    let cases = [
        ("", Trouble::Empty),
        (
            "Il Real Madrid vuole il difensore del Liverpool, che è in scadenza di contratto e non ha ancora rinnovato con il club.",
            Trouble::Language,
        ),
        (
            "The committee will meet on Tuesday to discuss the budget for the new library and the road works.",
            Trouble::NoFootball,
        ),
        (
            "The quarterback signed a contract extension and the NFL team announced the touchdown leader in free agency.",
            Trouble::NoFootball,
        ),
        (
            "Arsenal Women have signed a forward from Chelsea Women for a WSL record fee, and the Lionesses star is delighted.",
            Trouble::NoFootball,
        ),
    ];
    for (text, code) in cases {
        let reading = read(text);
        assert_eq!(reading.claims.len() + reading.facts.len(), 0, "{text}");
        assert_eq!(reading.problems.first().map(|p| p.code), Some(code), "{text}");
    }
}

#[test]
fn a_chain_runs_from_the_journalist_through_his_relay() {
    let reading = read_on(
        "2026-02-06",
        "According to Matteo Moretto, via Anfield Index, Real Madrid have contacted Liverpool defender Ibrahima Konate.",
    );
    assert_eq!(claims(&reading), ["Ibrahima Konaté > Real Madrid contact for"]);
    let claim = &reading.claims[0];
    assert_eq!(claim.source.as_deref(), Some("Matteo Moretto"));
    assert_eq!(claim.relay.as_deref(), Some("Anfield Index"));
    assert_eq!(claim.saga.as_deref(), Some("konate-real-madrid"));
    assert_eq!(claim.from.as_deref(), Some("Liverpool"));
}

#[test]
fn descriptions_mean_whom_they_fit() {
    let reading = read_on(
        "2026-02-06",
        "Ibrahima Konate and Mohamed Salah trained on Thursday at Liverpool.\nThe French defender is wanted by Real Madrid, \
         while the Egyptian is in talks with Al-Hilal. Los Blancos have made a bid of £20m for the 26-year-old.",
    );
    let made = claims(&reading);
    assert!(made.contains(&"Ibrahima Konaté > Real Madrid interest for".to_owned()), "{made:?}");
    assert!(made.contains(&"Mohamed Salah > Al Hilal talks for".to_owned()), "{made:?}");
    assert!(made.contains(&"Ibrahima Konaté > Real Madrid bid for".to_owned()), "{made:?}");
}

#[test]
fn who_rejects_whom_is_told_apart() {
    let seller = read_on("2025-08-05", "Atalanta rejected Inter's bid for Ademola Lookman.");
    assert_eq!(claims(&seller), ["Ademola Lookman > Inter bid_rejected against"]);
    let player = read_on("2025-08-05", "Ademola Lookman of Atalanta turned down Inter last week.");
    assert_eq!(claims(&player), ["Ademola Lookman > Inter player_rejects against"]);
}

#[test]
fn conditions_questions_and_history_make_no_claim() {
    for text in [
        "If Liverpool sign Antoine Semenyo from Bournemouth, they will need to sell.",
        "Will Liverpool sign Bournemouth forward Antoine Semenyo?",
        "Antoine Semenyo joined Bournemouth from Bristol City in January 2023.",
    ] {
        assert_eq!(claims(&read_on("2025-11-20", text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn sums_keep_their_currency_and_their_extras() {
    let fee = |text: &str| read_on("2025-08-05", text).claims[0].fee.clone().unwrap();
    let plus = fee("Inter have made a bid of €45m plus €5m in add-ons for Atalanta forward Ademola Lookman.");
    assert_eq!((plus.amount, plus.currency.as_str(), plus.addons), (45_000_000, "EUR", Some(5_000_000)));
    let rising = fee("Inter have made a bid of £40million rising to £46million for Atalanta forward Ademola Lookman.");
    assert_eq!((rising.amount, rising.addons), (40_000_000, Some(6_000_000)));
    let wage =
        read_on("2025-08-05", "Inter are in talks with Atalanta over Ademola Lookman, who earns £200,000-a-week.");
    assert_eq!(wage.claims[0].fee, None);
}

#[test]
fn ends_of_contracts_are_reckoned_from_the_articles_day() {
    let end = |day: &str, text: &str| {
        let reading = read_on(day, text);
        reading.facts.iter().find(|f| f.kind == "contract_end").and_then(|f| f.value.clone()).unwrap_or_default()
    };
    assert_eq!(end("2025-10-01", "Ibrahima Konate's Liverpool contract expires next summer."), "2026");
    assert_eq!(end("2026-02-01", "Ibrahima Konate is out of contract at Liverpool at the end of the season."), "2026");
    assert_eq!(end("2026-02-01", "Ibrahima Konate's deal at Liverpool runs until June 30, 2026."), "2026-06-30");
    assert_eq!(end("2025-08-20", "Alexander Isak has three years left on his Newcastle contract."), "2028");
    assert_eq!(end("2026-03-11", "Dean Huijsen is under contract at Real Madrid until the summer of 2030."), "2030");
}
