//! Made-up files in the shapes and sizes of the real ones, the same in every run.

#![allow(dead_code)] // The benches and the writer use what they need.

use std::fmt::Write as _;

/// Players of the public Transfermarkt table.
pub const PLAYERS: usize = 37_000;
/// Transfers of it.
pub const TRANSFERS: usize = 87_000;
/// Clubs of it.
pub const CLUBS: usize = 451;
/// Valuations of it.
pub const VALUATIONS: usize = 500_000;

const FIRST: [&str; 12] =
    ["João", "Łukasz", "Mohamed", "Erling", "Jude", "Kévin", "Đorđe", "Sander", "Ibrahim", "Luca", "Nuno", "Ferran"];
const LAST: [&str; 14] = [
    "Núñez",
    "Kowalski",
    "Okafor",
    "Berg",
    "Hughes",
    "Dubois",
    "Petrović",
    "de Jong",
    "Traoré",
    "Rossi",
    "Pires",
    "Costa",
    "Müller",
    "Sørensen",
];

fn name(number: usize) -> String {
    let middle = number / (FIRST.len() * LAST.len());
    format!("{} {} {}", FIRST[number % FIRST.len()], LAST[number / FIRST.len() % LAST.len()], letters(middle))
}

/// A number as a word, so that names differ as names do.
fn letters(mut number: usize) -> String {
    let mut word = String::from("V");
    loop {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return word;
        }
    }
}

fn born(number: usize) -> String {
    format!("{}-{:02}-{:02}", 1985 + number % 22, 1 + number % 12, 1 + number % 28)
}

/// A snapshot of the fantasy game: `day` chooses who is hurt.
pub fn fpl(day: usize) -> String {
    let mut text = String::from("{\"events\":[{\"id\":1,\"deadline_time\":\"2025-08-15T17:30:00Z\"}],\"teams\":[");
    for id in 1..=20 {
        let comma = if id == 1 { "" } else { "," };
        write!(
            text,
            "{comma}{{\"code\":{},\"id\":{id},\"name\":\"Club {}\",\"short_name\":\"C{id:02}\"}}",
            id * 7,
            letters(id)
        )
        .unwrap();
    }
    text.push_str("],\"elements\":[");
    for code in 0..820 {
        let comma = if code == 0 { "" } else { "," };
        let (status, news, added) = match (code + day * 3) % 11 {
            0 => ("i", "Knee injury - Expected back 01 Sep", "\"2026-01-12T10:00:08Z\""),
            1 => ("d", "Knock - 75% chance of playing", "\"2026-02-01T10:00:08Z\""),
            2 if code % 2 == 0 => {
                ("u", "has joined Port Example on loan for the rest of the season.", "\"2025-09-02T10:00:00Z\"")
            }
            _ => ("a", "", "null"),
        };
        let name = name(code);
        let (first, second) = name.split_once(' ').unwrap();
        write!(
            text,
            "{comma}{{\"code\":{code},\"id\":{code},\"team\":{},\"team_code\":{},\"first_name\":\"{first}\",\"second_name\":\"{second}\",\
             \"web_name\":\"{second}\",\"element_type\":{},\"status\":\"{status}\",\"news\":\"{news}\",\"news_added\":{added},\
             \"chance_of_playing_next_round\":{},\"birth_date\":\"{}\",\"team_join_date\":\"2024-07-01\",\"squad_number\":null,\
             \"starts\":{},\"minutes\":{},\"goals_scored\":{},\"assists\":1",
            code % 20 + 1,
            (code % 20 + 1) * 7,
            code % 4 + 1,
            if status == "d" { "75" } else { "null" },
            born(code),
            day + code % 20,
            (day + code % 20) * 85,
            code % 5,
        )
        .unwrap();
        // What else the game tells of a player, and an import passes over.
        for field in 0..75 {
            write!(text, ",\"expected_figure_per_90_{field}\":\"{}.{}\"", field % 7, code % 100).unwrap();
        }
        text.push('}');
    }
    text + "]}"
}

/// The table of players.
pub fn players() -> String {
    let mut text = String::from(
        "player_id,first_name,last_name,name,last_season,current_club_id,player_code,country_of_citizenship,date_of_birth,\
         sub_position,position,foot,contract_expiration_date,agent_name,image_url,url,current_club_domestic_competition_id,\
         current_club_name,market_value_in_eur,highest_market_value_in_eur\n",
    );
    let positions = ["Centre-Back", "Goalkeeper", "Left Winger", "Centre-Forward", "Defensive Midfield", "Right-Back"];
    for id in 0..PLAYERS {
        let club = id % CLUBS;
        let name = name(id);
        let (first, last) = name.split_once(' ').unwrap();
        let contract = if id % 5 < 2 { String::new() } else { format!("{}-06-30 00:00:00", 2026 + id % 5) };
        writeln!(
            text,
            "{id},{first},{last},{name},{},{club},player-{id},Spain,{} 00:00:00,{},Defender,right,{contract},An Agency,\
             https://img.example.org/portrait/header/{id}-1448468291.jpg?lm=1,https://www.example.org/player-{id}/profil/spieler/{id},\
             GB1,{},{}000,{}000",
            if id % 4 == 0 { 2025 } else { 2012 + id % 13 },
            born(id),
            positions[id % positions.len()],
            club_name(club),
            100 + id % 900,
            200 + id % 900,
        )
        .unwrap();
    }
    text
}

fn club_name(club: usize) -> String {
    format!("Football Club {} {}", LAST[club % LAST.len()], letters(club))
}

/// The table of clubs.
pub fn clubs() -> String {
    let mut text = String::from("club_id,club_code,name,domestic_competition_id,squad_size\n");
    for club in 0..CLUBS {
        writeln!(text, "{club},club-{club},{},GB1,25", club_name(club)).unwrap();
    }
    text
}

/// The table of transfers: loans and ends of loans, sales, moves to come, clubs of no table.
pub fn transfers() -> String {
    let mut text = String::from(
        "player_id,transfer_date,transfer_season,from_club_id,to_club_id,from_club_name,to_club_name,transfer_fee,market_value_in_eur,player_name\n",
    );
    let mut row = |id: usize, date: &str, from: usize, to: usize, fee: &str| {
        let far = |club: usize| if club >= CLUBS { format!("Far {}", letters(club)) } else { club_name(club) };
        writeln!(text, "{id},{date},24/25,{from},{to},{},{},{fee},500000.000,{}", far(from), far(to), name(id))
            .unwrap();
    };
    let mut rows = 0;
    let mut number = 0;
    while rows < TRANSFERS {
        let id = number % PLAYERS;
        let (home, away) = (id % CLUBS, (id + 1 + number / PLAYERS) % 4_000);
        let year = 2012 + number % 13;
        match number % 3 {
            0 => {
                row(id, &format!("{year}-08-{:02}", 1 + number % 28), home, away, "0.000");
                row(id, &format!("{}-06-30", year + 1), away, home, "0.000");
                rows += 2;
            }
            1 => {
                row(id, &format!("{year}-07-{:02}", 1 + number % 28), away, home, "3500000.000");
                rows += 1;
            }
            _ => {
                row(id, if number % 30 == 2 { "2026-07-01" } else { "2021-01-15" }, home, away, "0.000");
                rows += 1;
            }
        }
        number += 1;
    }
    text
}

/// The table of valuations.
pub fn valuations() -> String {
    let mut text = String::from(
        "player_id,date,market_value_in_eur,current_club_name,current_club_id,player_club_domestic_competition_id\n",
    );
    for number in 0..VALUATIONS {
        let id = number % PLAYERS;
        writeln!(
            text,
            "{id},{}-{:02}-01,{}00000,A Club,{},GB1",
            2012 + number / PLAYERS,
            1 + number % 12,
            1 + number % 300,
            id % CLUBS
        )
        .unwrap();
    }
    text
}

/// A list of players with a header, of about so many bytes.
pub fn list(bytes: usize) -> String {
    let mut text = String::from("Name;Date of birth;Position;Club;Contract expires;Market value\n");
    let mut number = 0;
    while text.len() < bytes {
        writeln!(
            text,
            "{};{};Centre-Back;Club {};30/06/{};€{}.00m",
            name(number),
            born(number),
            letters(number % 500),
            2026 + number % 5,
            1 + number % 90
        )
        .unwrap();
        number += 1;
    }
    text
}
