//! Whatever stands in a file, opening it ends, and every problem can be shown.

use proptest::prelude::*;
use touchline::ledger::{open_texts, rendered};

use super::*;

/// A file of the base with bytes changed, cut out, doubled or put in.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), 0..4u8, any::<u8>(), 0..40usize);
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut bytes = BASE[1].1.as_bytes().to_vec();
        for (place, kind, byte, length) in changes {
            let place = place.index(bytes.len());
            let end = (place + length).min(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => drop(bytes.drain(place..end)),
                2 => bytes.insert(place, b"{}[],:\"\\\n0tn"[usize::from(byte) % 12]),
                _ => {
                    let twice = bytes[place..end].to_vec();
                    bytes.splice(place..place, twice);
                }
            }
            if bytes.is_empty() {
                break;
            }
        }
        bytes
    })
}

fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(bytes);
    let opened = open_texts(&[&[("edition.json", BASE[0].1), ("x.json", &text)]]);
    for problem in &opened.problems {
        prop_assert!(!rendered(problem, &opened.texts, false).is_empty());
        if let Some(place) = problem.place {
            prop_assert!(place.offset <= text.len());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes)?;
    }

    #[test]
    fn any_json_like_text_is_survived(text in "[{}\\[\\],:\"a-e0-9 \\\\ntu.\n-]{0,80}") {
        survives(text.as_bytes())?;
    }

    #[test]
    fn mutated_ledgers_are_survived(bytes in mutated()) {
        survives(&bytes)?;
    }
}
