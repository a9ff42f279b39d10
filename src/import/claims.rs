//! Rumours as rows: JSON lines or CSV, one claim a record.
//!
//! `published`, `publisher`, `player`, `stage` and one of `from` and `to` must be there; `kind`,
//! `polarity`, `modality`, `origin`, `fee`, `url`, `summary`, `condition` and `born` may be. The
//! words are the ledger's, or those that other tables use for them.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::ledger::words::{MODALITIES, POLARITIES, SAGAS, Words};
use crate::model::{Birth, Modality, Money, Polarity, SagaKind, Stage};
use crate::text::{nearest, sanitise_to};

use super::amount::money;
use super::answer::text;
use super::date::day;
use super::harvest::{ClubsSeen, FoundClaim, FoundClub, FoundPlayer, Harvest, Origin, Spot};
use super::input::Source;
use super::nothing::something;
use super::place;
use super::sheet::{Sheet, plain};
use super::squad_csv::is_no_club;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    columns: BTreeMap<String, Vec<String>>,
    stages: BTreeMap<String, Vec<String>>,
    kinds: BTreeMap<String, Vec<String>>,
}

static VOCABULARY: LazyLock<File> = LazyLock::new(|| vocabulary().unwrap_or_default());

fn vocabulary() -> Result<File, toml::de::Error> {
    toml::from_str(include_str!("claims.toml"))
}

/// A record's cells by their meanings.
type Cells = BTreeMap<&'static str, String>;

/// Reads one table or file of lines.
pub fn read(sources: &[Source]) -> Harvest {
    let mut harvest = Harvest { origin: origin(), ..Harvest::default() };
    let mut seen = Seen::default();
    for (file, source) in sources.iter().enumerate() {
        if source.text.trim_start().starts_with(['{', '[']) {
            lines(source, file, &mut harvest, &mut seen);
        } else {
            table(source, file, &mut harvest, &mut seen);
        }
    }
    harvest
}

fn origin() -> Origin {
    Origin { slug: "claims".into(), name: "Rumours".into(), what: "claims".into(), ..Origin::default() }
}

#[derive(Default)]
struct Seen {
    clubs: ClubsSeen,
    players: HashMap<String, usize>,
}

fn table(source: &Source, file: usize, harvest: &mut Harvest, seen: &mut Seen) {
    let sheet = match Sheet::open(source, file) {
        Ok(sheet) => sheet,
        Err(problem) => {
            harvest.file_refused = true;
            return harvest.problems.push(*problem);
        }
    };
    let meanings = VOCABULARY.columns.iter();
    let columns: Vec<(&'static str, usize)> = meanings
        .filter_map(|(meaning, names)| Some((meaning.as_str(), names.iter().find_map(|name| sheet.column(name))?)))
        .collect();
    harvest.mapping = columns.iter().map(|(meaning, at)| (sheet.header[*at].clone(), (*meaning).to_owned())).collect();
    let missing: Vec<&str> = ["published", "publisher", "player", "stage"]
        .into_iter()
        .filter(|m| !columns.iter().any(|(k, _)| k == m))
        .collect();
    if !missing.is_empty() {
        harvest.file_refused = true;
        let spot = Spot { file, line: 1, column: 1 };
        let what = format!("there is no column for {}", missing.join(", "));
        let problem = place::error("wrong_kind", source, Some(spot), what);
        return harvest.problems.push(place::expecting(problem, "published, publisher, player, from, to, stage"));
    }
    let mut problems = std::mem::take(&mut harvest.problems);
    let ragged = sheet.each(&mut problems, |row, problems| {
        harvest.problems = std::mem::take(problems);
        let cell = |(meaning, at): &(&'static str, usize)| {
            something(&row.cell(*at)).map(|text| (*meaning, sanitise_to(text, 500).into_owned()))
        };
        let cells: Cells = columns.iter().filter_map(cell).collect();
        take(source, row.spot, &cells, harvest, seen);
        *problems = std::mem::take(&mut harvest.problems);
    });
    harvest.problems = problems;
    harvest.claims_refused += ragged;
}

/// One JSON object a line; a list of them is taken too.
fn lines(source: &Source, file: usize, harvest: &mut Harvest, seen: &mut Seen) {
    if source.text.trim_start().starts_with('[')
        && let Ok(items) = serde_json::from_str::<Vec<&serde_json::value::RawValue>>(&source.text)
    {
        let mut cursor = place::Cursor::new(&source.text);
        for item in items {
            let (line, column) = cursor.of(item.get());
            record(source, Spot { file, line, column }, item.get(), harvest, seen);
        }
        return;
    }
    for (number, line) in source.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        record(source, Spot { file, line: number as u32 + 1, column: 1 }, line, harvest, seen);
    }
}

fn record(source: &Source, spot: Spot, line: &str, harvest: &mut Harvest, seen: &mut Seen) {
    match serde_json::from_str::<BTreeMap<String, Value>>(line) {
        Ok(members) => {
            let mut cells = Cells::new();
            for (name, value) in &members {
                let name = plain(name);
                let meaning =
                    VOCABULARY.columns.iter().find(|(_, names)| names.iter().any(|known| plain(known) == name));
                if let (Some((meaning, _)), Some(text)) = (meaning, text(value, "")) {
                    cells.entry(meaning.as_str()).or_insert(text);
                }
            }
            take(source, spot, &cells, harvest, seen);
        }
        Err(error) => {
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or_default();
            refuse(source, spot, format!("this line is no JSON object: {words}"), "one object a line", harvest);
        }
    }
}

fn refuse(source: &Source, spot: Spot, what: String, expected: &str, harvest: &mut Harvest) {
    harvest.claims_refused += 1;
    harvest.problems.push(place::expecting(place::error("bad_claim", source, Some(spot), what), expected));
}

/// The word of a closed list, or of those that other tables use for it.
fn word<'w>(
    text: &str,
    own: impl Iterator<Item = &'w str>,
    others: &'w BTreeMap<String, Vec<String>>,
) -> Option<&'w str> {
    let wanted = plain(text);
    let mut own = own;
    own.find(|word| plain(word) == wanted).or_else(|| {
        others.iter().find(|(_, names)| names.iter().any(|name| plain(name) == wanted)).map(|(word, _)| word.as_str())
    })
}

fn of<T: Copy>(words: Words<T>, word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

fn take(source: &Source, spot: Spot, cells: &Cells, harvest: &mut Harvest, seen: &mut Seen) {
    match claim(spot, cells, harvest, seen) {
        Ok(claim) => {
            harvest.witness(claim.published);
            harvest.claims.push(claim);
        }
        Err((what, expected)) => refuse(source, spot, what, &expected, harvest),
    }
}

fn claim(spot: Spot, cells: &Cells, harvest: &mut Harvest, seen: &mut Seen) -> Result<FoundClaim, (String, String)> {
    let cell = |meaning: &str| cells.get(meaning).map(String::as_str);
    let need = |meaning: &str| cell(meaning).ok_or_else(|| (format!("there is no `{meaning}`"), "a value".to_owned()));
    let (day_cell, outlet, player, stage) = (need("published")?, need("publisher")?, need("player")?, need("stage")?);
    let published = day(day_cell, None)
        .ok()
        .flatten()
        .ok_or_else(|| (format!("`{day_cell}` is no day of publication"), "a day as 2026-03-11".to_owned()))?;
    let stages = || Stage::ALL.map(Stage::code).into_iter();
    let stage = word(stage, stages(), &VOCABULARY.stages).and_then(Stage::from_code).ok_or_else(|| {
        let near = nearest(stage, stages()).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        (format!("`{stage}` is no stage{near}"), "a stage such as interest, talks, agreed".to_owned())
    })?;
    let named = |text: Option<&str>| text.map(str::trim).filter(|name| !is_no_club(name)).map(str::to_owned);
    let (from, to) = (named(cell("from")), named(cell("to")));
    let kind = cell("kind").and_then(|kind| word(kind, SAGAS.iter().map(|(word, _)| *word), &VOCABULARY.kinds));
    let contract = matches!(stage.family(), crate::model::StageFamily::Contract);
    let kind =
        kind.and_then(|word| of(SAGAS, word)).unwrap_or(if contract { SagaKind::Renewal } else { SagaKind::Transfer });
    if from.is_none() && to.is_none() {
        return Err(("neither `from` nor `to` names a club".into(), "the club he would leave or join".into()));
    }
    let same = from.is_some() && from.as_deref().map(crate::text::fold) == to.as_deref().map(crate::text::fold);
    if same && kind != SagaKind::Renewal {
        return Err(("he would leave the club that he joins".into(), "two clubs, or `kind` renewal".into()));
    }
    let none = BTreeMap::new();
    let polarity = cell("polarity")
        .and_then(|text| word(text, POLARITIES.iter().map(|(w, _)| *w), &none))
        .and_then(|w| of(POLARITIES, w));
    let modality = cell("modality")
        .and_then(|text| word(text, MODALITIES.iter().map(|(w, _)| *w), &none))
        .and_then(|w| of(MODALITIES, w));
    let fee: Option<Money> = cell("fee").and_then(money).filter(|fee| fee.amount > 0);
    let mut club = |name: String| {
        harvest.club(
            &mut seen.clubs,
            FoundClub { spot, name: sanitise_to(&name, 80).into_owned(), ..FoundClub::default() },
        )
    };
    let (from, to) = (from.map(&mut club), to.map(&mut club));
    let born = cell("born").and_then(|text| day(text, None).ok().flatten()).map(Birth::Day);
    let name = sanitise_to(player, 100).into_owned();
    let key = format!("{}@{from:?}@{born:?}", crate::text::fold(&name));
    let player = *seen.players.entry(key).or_insert_with(|| {
        let club = from.or(to.filter(|_| kind == SagaKind::Renewal));
        harvest.players.push(FoundPlayer { spot, name, born, club, ..FoundPlayer::default() });
        harvest.players.len() - 1
    });
    Ok(FoundClaim {
        spot,
        player,
        published,
        publisher: sanitise_to(outlet, 80).into_owned(),
        from,
        to,
        kind,
        stage,
        polarity: polarity.unwrap_or(Polarity::For),
        modality: modality.unwrap_or(Modality::Reported),
        origin: cell("origin").map(str::to_owned),
        fee,
        url: cell("url").map(str::to_owned),
        summary: cell("summary").map(str::to_owned),
        condition: cell("condition").map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_tables_mean_ours() {
        let file = vocabulary().unwrap();
        assert!(file.stages.keys().all(|stage| Stage::from_code(stage).is_some()));
        assert!(file.kinds.keys().all(|kind| of(SAGAS, kind).is_some()));
        let stages = || Stage::ALL.map(Stage::code).into_iter();
        assert_eq!(word("Here-we-go", stages(), &file.stages), Some("agreed"));
        assert_eq!(word("personal terms", stages(), &file.stages), Some("personal_terms"));
        assert_eq!(word("soon", stages(), &file.stages), None);
    }

    #[test]
    fn a_line_that_is_no_claim_costs_only_itself() {
        let text = "{\"date\": \"2026-03-01\", \"source\": \"ESPN\", \"player\": \"A B\", \"to_club\": \"Harbour\", \"stage\": \"advanced\"}\n\
                    not json\n\
                    {\"date\": \"2026-03-01\", \"source\": \"ESPN\", \"player\": \"A B\", \"to\": \"X\", \"from\": \"x\", \"stage\": \"talks\"}\n\
                    {\"date\": \"2026-03-02\", \"source\": \"ESPN\", \"player\": \"A B\", \"to\": \"Harbour\", \"stage\": \"tlks\"}\n";
        let harvest = read(&[Source { name: "c.jsonl".into(), text: text.into(), odd: None }]);
        assert_eq!((harvest.claims.len(), harvest.claims_refused), (1, 3));
        assert_eq!(harvest.claims[0].stage, Stage::Close);
        let lines: Vec<u32> = harvest.problems.iter().filter_map(|problem| Some(problem.place?.line)).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert!(harvest.problems[2].what.contains("did you mean `talks`"), "{}", harvest.problems[2].what);
    }
}
