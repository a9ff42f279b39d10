//! The language by its table of cases, by properties, and on the edition.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::desk::{NameBook, Today};
use crate::ledger::{Ledger, OpenOptions, open};
use crate::model::{Clock, PartialDay, Position, SagaKind, Stage};
use crate::rumour::State;

static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);
static TODAY: LazyLock<Today> = LazyLock::new(|| Today::new(&EDITION, &Clock::on("2026-03-11".parse().unwrap())));
static BOOK: LazyLock<NameBook> = LazyLock::new(|| NameBook::new(&EDITION));

fn bound(text: &str) -> Bound {
    Bound::new(parse(text).unwrap(), &EDITION, &BOOK).unwrap()
}

fn names(text: &str) -> Vec<&'static str> {
    players(&EDITION, &TODAY, &bound(text)).iter().map(|row| &*EDITION[row.row.player].name).collect()
}

fn slugs(text: &str) -> Vec<&'static str> {
    sagas(&EDITION, &TODAY, &bound(text)).iter().map(|id| EDITION[*id].slug.as_str()).collect()
}

#[test]
fn expiring_centre_backs_of_liverpool() {
    let mut found = names("pos:cb expires:<=2026-06-30 club:liverpool");
    found.sort_unstable();
    assert_eq!(found, ["Ibrahima Konaté", "Rhys Williams"]);
    assert_eq!(names("pos:CB expires:<=2026-06 club:Liverpool name:konate"), ["Ibrahima Konaté"]);
    assert_eq!(names("konaté club:liverpool"), ["Ibrahima Konaté"]);
}

#[test]
fn the_example_of_the_language_is_read() {
    let text = "pos:cb club:liverpool expires:<2026-07 age:<=23 is:injured linked:real-madrid stage:>=talks \
                source:\"Fabrizio Romano\" -is:loan sort:age";
    assert_eq!(parse(text).unwrap().to_string(), text);
    assert_eq!(names(text), Vec::<&str>::new());
}

#[test]
fn terms_about_sagas_hold_of_one_saga() {
    // Konaté has a saga with Madrid at contact and one with Chelsea at talks.
    assert_eq!(names("name:konate club:liverpool linked:real-madrid"), ["Ibrahima Konaté"]);
    assert_eq!(names("name:konate club:liverpool stage:>=talks linked:chelsea"), ["Ibrahima Konaté"]);
    assert!(names("name:konate club:liverpool stage:>=talks linked:real-madrid").is_empty());
    assert!(names("name:konate club:liverpool -linked:real-madrid").is_empty());
}

#[test]
fn a_rumour_field_asks_for_sagas() {
    assert!(parse("state:active").unwrap().is_about_sagas());
    assert!(parse("rumours: pos:cb").unwrap().is_about_sagas());
    assert!(!parse("pos:cb stage:>=talks").unwrap().is_about_sagas());
    let found = slugs("to:real-madrid pos:cb is:open");
    assert!(found.contains(&"konate-real-madrid") && found.contains(&"schlotterbeck-real-madrid"), "{found:?}");
    assert!(!found.contains(&"mac-allister-real-madrid"));
    let sorted = slugs("to:real-madrid sort:last");
    let last = |slug: &&str| TODAY.standing(EDITION.index.sagas[*slug]).unwrap().last;
    assert!(sorted.is_sorted_by_key(last));
}

#[test]
fn each_player_once_where_he_plays() {
    let all = names("age:>0");
    let mut unique = all.clone();
    unique.sort_unstable();
    unique.dedup();
    // Two namesakes, González, are two people.
    assert!(all.len() - unique.len() <= 2, "{} of {}", unique.len(), all.len());
    assert!(names("is:loan club:liverpool").iter().all(|name| names("club:liverpool").contains(name)));
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_was_expected() {
    for (text, wrong, near) in [
        ("expirs:<2026", "expirs", "expires"),
        ("pos:cbb", "cbb", ""),
        ("stage:>=talk", "talk", "talks"),
        ("is:injurd", "injurd", "injured"),
        ("state:activ", "activ", "active"),
        ("age:young", "young", ""),
        ("expires:<soon", "soon", ""),
        ("club:<liverpool", "<", ""),
        ("source:\"Fabrizio", "\"Fabrizio", ""),
        ("pos:cb age:", "age:", ""),
        ("sort:agee", "agee", "age"),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(&text[error.at.from..error.at.to], wrong, "{text}: {error}");
        assert!(!error.expected.is_empty());
        if !near.is_empty() {
            assert!(error.near.iter().any(|n| n == near), "{text}: {:?}", error.near);
        }
    }
    let error = Bound::new(parse("pos:cb club:liverpol").unwrap(), &EDITION, &BOOK).unwrap_err();
    assert_eq!((error.at.from, error.near.first().map(String::as_str)), (12, Some("Liverpool")));
    assert_eq!(error.pointed("pos:cb club:liverpol"), "pos:cb club:liverpol\n            ^^^^^^^^");
}

#[test]
fn completions_stand_where_somebody_types() {
    let at = |text: &str| -> Vec<String> { complete(&EDITION, text, text.len()).into_iter().map(|c| c.text).collect() };
    assert_eq!(at("pos:cb ex"), ["expires:"]);
    assert_eq!(at("pos:r"), ["rb", "rwb", "rw"]);
    assert_eq!(at("-is:in"), ["injured"]);
    assert_eq!(at("pos:cb,d"), ["def", "dm"]);
    assert_eq!(at("stage:>=ta"), ["talks"]);
    assert_eq!(at("club:liverp"), ["liverpool"]);
    assert!(at("").contains(&"rumours:".to_string()));
    assert!(at("source:\"fabr").contains(&"fabrizio-romano".to_string()));
    let found = complete(&EDITION, "pos:cb club:liv and more", 15);
    assert_eq!((found[0].at.from, found[0].at.to), (12, 15));
}

fn a_value() -> impl Strategy<Value = (Field, Op, Value)> {
    let text = prop_oneof!["[a-z]{1,8}", "[a-zé ,\"\\\\:<=-]{1,10}"];
    let op = prop::sample::select(vec![Op::Is, Op::Less, Op::AtMost, Op::More, Op::AtLeast]);
    let texts = prop::sample::select(vec![Field::Name, Field::Club, Field::Source, Field::Nation, Field::To]);
    let numbers = prop::sample::select(vec![Field::Age, Field::Months, Field::Heat]);
    let dates = prop::sample::select(vec![Field::Expires, Field::Opened]);
    let date = prop_oneof![
        (2000i32..2100, 1u32..13).prop_map(|(year, month)| PartialDay::Month(year, month)),
        (2000i32..2100).prop_map(PartialDay::Year),
        (2000i32..2098).prop_map(|year| PartialDay::SeasonEnd(crate::model::Season::starting_in(year))),
    ];
    prop_oneof![
        (texts, text).prop_map(|(field, text)| (field, Op::Is, Value::Text(text))),
        (numbers, op.clone(), -5i64..2_000).prop_map(|(field, op, n)| (field, op, Value::Number(n))),
        (dates, op.clone(), date).prop_map(|(field, op, date)| (field, op, Value::Date(date))),
        prop::sample::select(Position::ALL.to_vec()).prop_map(|p| (Field::Pos, Op::Is, Value::Position(p))),
        (op, prop::sample::select(Stage::ALL.to_vec())).prop_map(|(op, s)| (Field::Stage, op, Value::Stage(s))),
        prop::sample::select(State::ALL.to_vec()).prop_map(|s| (Field::State, Op::Is, Value::State(s))),
        prop::sample::select(Flag::ALL.to_vec()).prop_map(|f| (Field::Is, Op::Is, Value::Flag(f))),
        Just((Field::Kind, Op::Is, Value::Kind(SagaKind::Free))),
    ]
}

fn a_query() -> impl Strategy<Value = Query> {
    let field =
        a_value().prop_map(|(field, op, value)| Test::Field { field, op, values: vec![(value, Span::default())] });
    let word = "[a-zé \":,-]{1,10}".prop_map(Test::Word);
    let test = prop_oneof![4 => field, 1 => word];
    let term = (any::<bool>(), test).prop_map(|(negated, test)| Term { negated, test, at: Span::default() });
    let sort = prop::option::of((prop::sample::select(Field::ALL.to_vec()), any::<bool>()));
    (any::<bool>(), prop::collection::vec(term, 0..5), sort).prop_map(|(rumours, terms, sort)| Query {
        rumours,
        terms,
        sort: sort.map(|(field, descending)| Sort { field, descending }),
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(query in a_query()) {
        let text = query.to_string();
        prop_assert_eq!(parse(&text), Ok(query), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}", cursor in 0usize..60) {
        if let Err(error) = parse(&text) {
            prop_assert!(error.at.from <= error.at.to && error.at.to <= text.len());
            prop_assert!(text.is_char_boundary(error.at.from) && text.is_char_boundary(error.at.to));
            let _ = error.pointed(&text);
        }
        let _ = complete(&EDITION, &text, cursor);
    }

    #[test]
    fn no_mixture_of_its_own_signs_makes_it_panic(text in "[a-z:<>=,\"\\\\ -]{0,30}|(pos|age|is|sort|rumours):[<>=,\"a-z0-9/-]{0,12}") {
        if let Ok(query) = parse(&text) {
            let _ = Bound::new(query, &EDITION, &BOOK).map(|b| players(&EDITION, &TODAY, &b).len());
        }
    }
}
