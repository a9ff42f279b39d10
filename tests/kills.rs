//! Killed at any moment while deciding, entering, taking back, importing, reading in and syncing:
//! nothing that was confirmed is lost, and the ledger loads.
//!
//! `TOUCHLINE_KILLS=1000 cargo test --test kills` does it a thousand times.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail as tests do.

#[allow(dead_code)] // Its TLS is for the tests of the library.
// The server that the library's own tests use.
#[path = "../src/feed/fetch/tests/server.rs"]
mod server;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use server::{Server, answer};
use touchline::feed::fetch::Cancel;
use touchline::feed::list::FeedList;
use touchline::feed::store::Store;
use touchline::feed::sync::Outcome;

use touchline::ingest::{OwnLists, Reading};
use touchline::ledger::{Ledger, OpenOptions, Opened, Severity, open};
use touchline::own::{
    ClaimProposal, Decision, Deed, Entry, Folder, Hand, Name, Own, OwnError, Proposal, Published, ReportProposal,
    Round, Rules, Spot, feeds_folder, sync,
};

/// A ledger small enough to open in a moment.
const BASE: &str = r#"{
  "edition": {"format": 1, "id": "small", "name": "Small", "as_of": "2026-03-11"},
  "clubs": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
  "players": [{"id": "first-last", "name": "First Last", "spells": [{"club": "north", "kind": "permanent"}]}],
  "sources": [{"id": "gazette", "name": "Gazette", "kind": "outlet"}],
  "sagas": [{"id": "first-south", "player": "first-last", "from": "north", "to": "south", "kind": "transfer",
             "opened": "2026-01-01"}]
}"#;

/// Where a worker works; without it there is none.
const FOLDER: &str = "TOUCHLINE_KILLS_FOLDER";
const SEED: &str = "TOUCHLINE_KILLS_SEED";
/// The address of a feed that always has something new.
const FEED: &str = "TOUCHLINE_KILLS_FEED";
/// Items of one answer of the feed.
const AT_ONCE: usize = 5;

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn hand() -> Hand {
    Hand { who: "worker".into(), now: "2026-03-12T12:00:00Z".parse().unwrap() }
}

fn opened(base: &Path, data: &Path) -> Opened {
    let own = Folder::of(data).ledger_if_any();
    let folders = [base.to_owned()].into_iter().chain(own).collect();
    open(&OpenOptions { bundled: false, folders, ..OpenOptions::default() })
}

fn article(number: usize) -> (Reading, String) {
    let text = format!("South in talks over First Last and Nobody Number{number}, report {number} says.");
    let claim = |player: &str, id: Option<&str>, start: usize| {
        serde_json::json!({
            "player": player, "player_id": id, "from": "North", "from_id": "north", "to": "South", "to_id": "south",
            "stage": "talks", "polarity": "for", "modality": "reported", "past": false, "rule": "talks",
            "confidence": 0.9, "why": ["so it says"],
            "evidence": {"start": start, "end": start + 5, "text": &text[start..start + 5]}
        })
    };
    let reading = serde_json::json!({
        "document": {"date": "2026-03-12", "date_basis": "date_line", "outlet": "Gazette",
                     "url": format!("https://example.org/{number}")},
        "claims": [claim("First Last", Some("first-last"), 0), claim(&format!("Nobody Number{number}"), None, 9)],
        "facts": [], "problems": []
    });
    (serde_json::from_value(reading).unwrap(), text)
}

/// Says that something is done: the parent holds us to it.
fn confirm(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{what}").unwrap();
    out.flush().unwrap();
}

/// Works until it is killed. Run by the test below, in a process of its own.
#[test]
fn worker() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = PathBuf::from(folder);
    let data = folder.join("data");
    let mut dice = Dice(std::env::var(SEED).unwrap().parse().unwrap());
    let ledger = opened(&folder.join("base"), &data).ledger;
    let mut list = FeedList::open(&feeds_folder(&data)).unwrap();
    list.add(&std::env::var(FEED).unwrap(), Some("Gazette")).unwrap();
    loop {
        if dice.below(4) == 0 {
            run_feeds(&data, &ledger, &list);
            continue;
        }
        let mut own = Own::open(&data).unwrap();
        for _ in 0..8 {
            work(&mut own, &ledger, &mut dice);
        }
    }
}

/// A run of feeds; what is kept of it afterwards is confirmed.
fn run_feeds(data: &Path, ledger: &Ledger, list: &FeedList) {
    let (lists, rules, by) = (OwnLists::default(), Rules::default(), hand());
    let round = Round { data, ledger, lists: &lists, rules: &rules, by: &by };
    let feeds: Vec<_> = list.on().cloned().collect();
    let waited =
        || Own::look(data).unwrap().inbox().items().iter().map(|item| item.id.clone()).collect::<BTreeSet<_>>();
    let (kept, waiting) = (fetched(data), waited());
    let synced = sync(round, list, &feeds, &Cancel::new(), |_| {}).unwrap();
    assert!(synced.outcomes.iter().all(Outcome::is_good), "{:?}", synced.outcomes);
    let arrived = synced.inbox.unwrap();
    assert!(synced.found.items == 0 || arrived.new > 0, "items were read, and nothing of them waits");
    for title in fetched(data).iter().filter(|title| !kept.contains(title)) {
        confirm(&format!("kept {title}"));
    }
    for item in waited().difference(&waiting) {
        confirm(&format!("took {item}"));
    }
}

/// The titles of what was fetched, each as often as it is there.
fn fetched(data: &Path) -> Vec<String> {
    let store = Store::look(&feeds_folder(data), hand().now).unwrap();
    assert_eq!(store.unreadable(), 0);
    store.items().iter().map(|kept| kept.item.title.clone()).collect()
}

/// Serves other items with every answer.
fn newsroom() -> Server {
    let count = AtomicUsize::new(0);
    Server::start(move |_, out| {
        let first = count.fetch_add(AT_ONCE, Ordering::Relaxed);
        let item = |number: usize| {
            format!(
                "<item><title>South in talks to sign First Last, story {number}</title>\
                 <guid isPermaLink=\"false\">story-{number}</guid>\
                 <description>South have opened talks with North to sign First Last.</description>\
                 <pubDate>Thu, 12 Mar 2026 09:00:00 GMT</pubDate></item>"
            )
        };
        let items: String = (first..first + AT_ONCE).map(item).collect();
        answer(out, "200 OK", "", format!("<rss version=\"2.0\"><channel>{items}</channel></rss>").as_bytes())
    })
}

fn work(own: &mut Own, ledger: &Ledger, dice: &mut Dice) {
    let waiting: Vec<String> = own.inbox().waiting().map(|item| item.id.clone()).collect();
    let chosen = (!waiting.is_empty()).then(|| waiting[dice.below(waiting.len())].clone());
    let by = hand();
    let done = match (dice.below(8), chosen) {
        (0, _) | (_, None) => {
            let (reading, text) = article(dice.below(1_000_000));
            for id in own.take_in(ledger, &reading, &text, None).unwrap().new {
                confirm(&format!("took {id}"));
            }
            return;
        }
        (1..=3, Some(item)) => own.accept(ledger, &[&item], None, &by).map(|decision| decision.number),
        (4, Some(item)) => own.reject(&[&item], &by).map(|decision| decision.number),
        (5, _) => {
            let numbers: Vec<u64> = own.journal().standing().map(|decision| decision.number).collect();
            if numbers.is_empty() {
                return;
            }
            let number = numbers[dice.below(numbers.len())];
            match own.undo(Some(number), &by) {
                // Others built on it: it says so and nothing happens.
                Err(OwnError::Fixed { .. }) => return,
                done => done.map(|decision| decision.number),
            }
        }
        (6, _) => {
            let number = dice.below(1_000_000);
            let text = format!("{{\"clubs\": [{{\"id\": \"club-{number}\", \"name\": \"Club {number}\"}}]}}\n");
            let files = [("imports/clubs.json".to_owned(), Some(text))];
            let decided = own.import("squad-csv", &["clubs.csv".to_owned()], &files, &by).unwrap();
            decided.map(|decision| decision.number).ok_or_else(|| panic!("the file was new"))
        }
        (_, Some(_)) => own.add(ledger, &published(), &claim(), &by).map(|decision| decision.number),
    };
    confirm(&format!("done {}", done.unwrap()));
}

fn published() -> Published {
    let outlet = Some(Name::known("Gazette", "gazette"));
    Published::New(ReportProposal { day: Some("2026-03-12".parse().unwrap()), outlet, ..ReportProposal::default() })
}

fn claim() -> Entry {
    use touchline::model::{Modality, Polarity, SagaKind, Stage};
    Entry::Claim(Box::new(ClaimProposal {
        player: Name::known("First Last", "first-last"),
        from: None,
        to: Some(Name::known("South", "south")),
        stage: Stage::Bid,
        polarity: Polarity::For,
        modality: Modality::Reported,
        kind: SagaKind::Transfer,
        fee: None,
        condition: None,
        source: None,
        unnamed: None,
        relays: Vec::new(),
        recalls: None,
        saga: Some("first-south".into()),
        summary: None,
    }))
}

#[test]
fn nothing_confirmed_is_lost_however_often_it_is_killed() {
    let rounds = std::env::var("TOUCHLINE_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(12_u64);
    let folder = tempfile::tempdir().unwrap();
    let (base, data) = (folder.path().join("base"), folder.path().join("data"));
    fs::create_dir_all(&base).unwrap();
    fs::write(base.join("edition.json"), BASE).unwrap();
    let (mut confirmed, mut fetched) = (Confirmed::default(), 0);
    let newsroom = newsroom();
    let feed = newsroom.url("/feed");
    for round in 0..rounds {
        let mut dice = Dice(round * 0x9e37_79b9 + 0x1234_5678_9abc_def1);
        let lines = killed(folder.path(), &feed, &mut dice);
        confirmed.learn(&lines);
        verify(&base, &data, &confirmed, round);
        if round % 50 == 49 {
            // Begin anew now and then, so that a thousand rounds stay as quick as the first.
            fs::remove_dir_all(&data).unwrap();
            fetched += confirmed.fetched.len();
            confirmed = Confirmed::default();
        }
    }
    assert!(fetched + confirmed.fetched.len() > 0, "no run of feeds came to its end");
}

/// What a worker said was done.
#[derive(Default)]
struct Confirmed {
    decisions: BTreeSet<u64>,
    items: BTreeSet<String>,
    fetched: BTreeSet<String>,
}

impl Confirmed {
    fn learn(&mut self, lines: &[String]) {
        for line in lines {
            if let Some(number) = line.strip_prefix("done ") {
                self.decisions.insert(number.parse().unwrap());
            } else if let Some(item) = line.strip_prefix("took ") {
                self.items.insert(item.to_owned());
            } else if let Some(title) = line.strip_prefix("kept ") {
                self.fetched.insert(title.to_owned());
            }
        }
    }
}

/// Starts a worker and kills it after some confirmations and a moment; gives what it said.
fn killed(folder: &Path, feed: &str, dice: &mut Dice) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["worker", "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(FEED, feed)
        .env(SEED, (dice.below(usize::MAX >> 1) as u64 + 1).to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut lines = Vec::new();
    let wanted = dice.below(30);
    let mut said = 0;
    while said < wanted {
        let mut line = String::new();
        assert_ne!(reader.read_line(&mut line).unwrap(), 0, "the worker ended by itself: {lines:?}");
        said += usize::from(["done ", "took ", "kept "].iter().any(|word| line.starts_with(word)));
        lines.push(line);
    }
    // A moment that no one could have chosen: the next write is somewhere on its way.
    let moment = Instant::now() + Duration::from_micros(dice.below(6_000) as u64);
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let rest = reader.lines().map_while(Result::ok);
    // A line without its end was cut off with the worker.
    let lines: Vec<String> = lines.into_iter().chain(rest).collect();
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

/// What the ledger must hold by the journal alone, worked out here without the code under test.
fn verify(base: &Path, data: &Path, confirmed: &Confirmed, round: u64) {
    Own::recover(data).unwrap();
    let own = Own::open(data).unwrap();
    assert_eq!(own.journal().unreadable(), [], "round {round}");
    assert!(own.hand_edited().is_empty(), "round {round}: {:?}", own.hand_edited());
    for number in &confirmed.decisions {
        assert!(own.journal().decision(*number).is_some(), "round {round}: decision {number} is lost");
    }
    for item in &confirmed.items {
        assert!(own.inbox().item(item).is_some(), "round {round}: item {item} is lost");
    }
    let titles = fetched(data);
    let kept: BTreeSet<String> = titles.iter().cloned().collect();
    assert_eq!(kept.len(), titles.len(), "round {round}: something was kept twice");
    let lost: Vec<&String> = confirmed.fetched.difference(&kept).collect();
    assert!(lost.is_empty(), "round {round}: fetched and lost: {lost:?}");
    let mut records: BTreeMap<Spot, bool> = BTreeMap::new();
    let mut imported = None;
    let mut accepted: BTreeSet<&str> = BTreeSet::new();
    for decision in own.journal().decisions() {
        for change in &decision.changes {
            records.insert(change.spot.clone(), change.after.is_some());
        }
        for change in &decision.files {
            imported.clone_from(&change.after);
        }
    }
    for decision in own.journal().standing() {
        if let Deed::Accept { items, .. } = &decision.deed {
            accepted.extend(items.iter().map(String::as_str));
        }
    }
    let seen = opened(base, data);
    let errors: Vec<_> = seen.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "round {round}: {errors:?}");
    let ledger = seen.ledger;
    for (spot, there) in &records {
        let found = match spot {
            Spot::Claim { id, .. } => ledger.index.claims.contains_key(&**id),
            Spot::Report(id) => ledger.index.reports.contains_key(&**id),
            Spot::Player(id) => ledger.index.players.contains_key(&**id),
            Spot::Saga(id) => ledger.index.sagas.contains_key(&**id),
            _ => continue,
        };
        assert_eq!(found, *there, "round {round}: {spot:?}");
    }
    for item in own.inbox().items() {
        let claimed = ledger.claims.iter().any(|claim| claim.slug.as_str().ends_with(&item.id));
        assert_eq!(claimed, accepted.contains(item.id.as_str()), "round {round}: {}: {}", item.id, told(&own));
        assert!(matches!(item.proposal, Proposal::Claim(_)));
    }
    let kept = imported.map(|kept| fs::read(data.join("kept").join(&*kept)).unwrap());
    assert_eq!(fs::read(data.join("ledger/imports/clubs.json")).ok(), kept, "round {round}");
}

/// The journal in short, for finding out what went wrong.
fn told(own: &Own) -> String {
    let line = |decision: &Decision| {
        let spots =
            decision.changes.iter().map(|change| (&change.spot, change.before.is_some(), change.after.is_some()));
        format!("\n{} {:?} {:?}", decision.number, decision.deed, spots.collect::<Vec<_>>())
    };
    own.journal().decisions().iter().map(line).collect()
}

/// The program itself, killed as soon as its journal grows: the rest is brought in later.
#[test]
fn the_program_killed_as_it_confirms_has_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchline"));
        command.args(args).env("TOUCHLINE_DATA_DIR", &data);
        command.env("TOUCHLINE_CONFIG_DIR", folder.path().join("config"));
        command.env("TOUCHLINE_STATE_DIR", folder.path().join("state"));
        command.stdout(Stdio::null()).stderr(Stdio::inherit());
        command
    };
    let day = "2026-03-12";
    let claim = ["add", "claim", "--saga", "konate-real-madrid", "--stage", "talks", "--by", "marca", "--day", day];
    let length = || fs::metadata(data.join("journal.jsonl")).map_or(0, |kind| kind.len());
    for round in 1..=3_u64 {
        let before = length();
        let mut child = program(&claim).spawn().unwrap();
        while length() == before && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // Any command brings it in; a torn line counts as never said, so it is said again.
        assert!(program(&["clubs"]).status().unwrap().success());
        let own = Own::look(&data).unwrap();
        if (own.journal().decisions().len() as u64) < round {
            assert!(program(&claim).status().unwrap().success());
        }
        let own = Own::look(&data).unwrap();
        assert_eq!(own.journal().decisions().len() as u64, round);
        let options = OpenOptions { own: Some(Folder::of(&data).ledger()), ..OpenOptions::default() };
        let seen = open(&options);
        assert_eq!(seen.problems, []);
        assert_eq!(seen.ledger.claims.iter().filter(|claim| claim.layer == 1).count() as u64, round);
    }
}
