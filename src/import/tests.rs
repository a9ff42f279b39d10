//! Whatever stands in a file: never a panic, and what was understood is planned without one.

use proptest::prelude::*;

use super::{Answers, Input, Kind, Options, Source, known_day, plan};
use crate::ledger::open_texts;
use crate::model::Day;

/// A good file of each kind, to be damaged.
const GOOD: [(Kind, &str); 8] = [
    (
        Kind::Fpl,
        r#"{"events":[{"deadline_time":"2025-08-15T17:30:00Z"}],"teams":[{"code":1,"id":1,"name":"Harbour","short_name":"HAR"}],"elements":[{"code":7,"team":1,"team_code":1,"first_name":"Ann","second_name":"Other","element_type":2,"status":"i","news":"Knee injury - Expected back 01 Sep","news_added":"2025-09-24T06:00:06Z","birth_date":"2000-01-31","team_join_date":"2024-07-01","starts":1,"minutes":90}]}"#,
    ),
    (
        Kind::SquadCsv,
        "Name;Born;Position;Club;Contract;Value\nAnn Other;31/01/2000;Centre-Back;Harbour;30/06/2027;€35.00m\n",
    ),
    (
        Kind::TransfermarktDatasets,
        "player_id,name,last_season,current_club_id,date_of_birth,contract_expiration_date\n1,Ann Other,2025,31,2000-01-31 00:00:00,2027-06-30\n",
    ),
    (
        Kind::TransfermarktDatasets,
        "player_id,transfer_date,from_club_id,to_club_id,from_club_name,to_club_name,transfer_fee,player_name\n1,2026-06-30,5,6,Harbour,Faraway,0.0,Ann\n",
    ),
    (
        Kind::TransfermarktApi,
        r#"{"id":"11","players":[{"id":"1","name":"Ann Other","dateOfBirth":"Sep 15, 1995","joined":"On loan from Harbour until Jun 30, 2025","contract":"Jun 30, 2025","marketValue":"€2.50m"}]}"#,
    ),
    (
        Kind::FootballData,
        r#"{"id":4,"name":"Harbour","squad":[{"id":1,"name":"Ann Other","position":"Offence","dateOfBirth":"1998-06-30","contract":{"until":"2026-06"}}]}"#,
    ),
    (
        Kind::ApiFootball,
        r#"{"get":"transfers","errors":[],"response":[{"player":{"id":1,"name":"Ann"},"transfers":[{"date":"2022-09-04","type":"€ 222M","teams":{"in":{"id":2,"name":"Harbour"},"out":{"id":3,"name":"Faraway"}}}]}]}"#,
    ),
    (
        Kind::Claims,
        "{\"date\":\"2026-02-01\",\"source\":\"Herald\",\"player\":\"Ann Other\",\"from\":\"Harbour\",\"to\":\"Faraway\",\"stage\":\"talks\"}\n",
    ),
];

/// Reads and plans; how many players, clubs and claims would be new.
fn whole(kind: Kind, bytes: Vec<u8>) -> [usize; 3] {
    let Ok(source) = Source::open(Input { name: "file_2026-03-11".into(), bytes }) else { return [0; 3] };
    let known = Some("2026-03-11".parse::<Day>().unwrap());
    let mut new = [0; 3];
    for group in kind.groups(vec![source]) {
        let harvest = kind.read(&group, &Options { known, ..Options::default() });
        let day = known_day(known, &group, &harvest).unwrap().day;
        let opened = open_texts(&[]);
        let plan = plan(&opened.ledger, 0, &harvest, &group, day, &Answers::default(), &mut |_, _, _| true).unwrap();
        let tally = &plan.tally;
        new = [tally.players.new, tally.clubs.new, tally.claims.new];
    }
    new
}

#[test]
fn the_good_files_are_good() {
    for (kind, text) in GOOD {
        assert!(whole(kind, text.as_bytes().to_vec())[0] == 1, "{} {text}", kind.name());
    }
}

#[test]
fn kinds_are_found_by_their_names() {
    for kind in Kind::ALL {
        assert_eq!(Kind::named(kind.name()), Some(kind));
        assert!(!kind.about().is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_bytes_are_too_odd(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for kind in Kind::ALL {
            whole(kind, bytes.clone());
        }
    }

    #[test]
    fn damage_costs_no_more_than_what_is_damaged(
        which in 0..GOOD.len(), at in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(),
        put in "[\"{}\\[\\],;:0-9a-z€\u{202e}\u{0}-]{0,6}",
    ) {
        let (kind, text) = GOOD[which];
        let at = text.floor_char_boundary(at.index(text.len()));
        let end = text.floor_char_boundary(at + cut.index(text.len() - at + 1).min(20));
        whole(kind, text.as_bytes()[..at].to_vec());
        whole(kind, format!("{}{put}{}", &text[..at], &text[end.max(at)..]).into_bytes());
    }
}
