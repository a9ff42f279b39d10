//! The inbox on the screen: read, accepted, seen, taken back.

use std::path::Path;

use insta::assert_snapshot;
use ratatui::layout::Size;
use tempfile::TempDir;

use super::*;
use crate::ingest::{Document, DocumentHead, Reader};
use crate::model::Day;
use crate::own::{Candidate, Folder, Matter, Own, Question};
use crate::tui::effect::Effect;
use crate::tui::input::Input;
use crate::tui::pane::View;
use crate::tui::update::handle;

/// An article of our own about people of the edition.
const ARTICLE: &str = "date 2026-03-12\n\nMadrid have been busy this week.\n\nReal Madrid have opened talks with \
                       Liverpool to sign Ibrahima Konaté this summer, according to Fabrizio Romano. The summer \
                       is long yet.\n\nArsenal have opened talks with Rennes to sign Bixente Lambrecourt.\n";

/// The edition with what was accepted over it.
fn opened(data: &Path) -> Opened {
    open(&OpenOptions { folders: Folder::of(data).ledger_if_any().into_iter().collect(), ..OpenOptions::default() })
}

/// The browser of somebody whose inbox holds the article's claims and a question.
struct Deciding {
    data: TempDir,
    app: App,
}

impl Deciding {
    fn new(width: u16, height: u16) -> Self {
        let data = tempfile::tempdir().unwrap();
        let ledger = &EDITION.ledger;
        let head = DocumentHead {
            url: Some("https://example.org/1".into()),
            outlet: Some("Marca".into()),
            ..DocumentHead::default()
        };
        let reading = Reader::new(ledger).read(&Document::from_text(head, ARTICLE.into()));
        let mut own = Own::open(data.path()).unwrap();
        own.take_in(ledger, &reading, ARTICLE, None).unwrap();
        own.ask(&[Question {
            key: "fpl:1".into(),
            asker: "fpl".into(),
            matter: Matter::Player,
            name: "Konate".into(),
            ask: "Is this Konate somebody the ledger knows?".into(),
            details: vec![("born".into(), "1999-05-25".into())],
            candidates: vec![Candidate {
                id: "ibrahima-konate".into(),
                name: "Ibrahima Konaté".into(),
                detail: Some("Liverpool, CB".into()),
            }],
            place: Some("players.csv:3".into()),
            outside_id: Some(("fpl".into(), "1".into())),
        }])
        .unwrap();
        drop(own);
        let mut reader = Self { data, app: edition(width, height) };
        reader.press("7");
        reader
    }

    /// Presses keys and carries out what they ask for, as the loop does.
    fn press(&mut self, keys: &str) {
        for key in parse_keys(keys).unwrap() {
            frame(&mut self.app);
            for effect in handle(&mut self.app, Input::Key(key)) {
                if let Effect::Inbox(ask) = effect
                    && self.app.ask_inbox(&ask, self.data.path(), "2026-03-12T12:00:00Z".parse().unwrap())
                {
                    self.app.reread(opened(self.data.path()));
                }
            }
        }
    }

    fn text(&mut self) -> String {
        text(&mut self.app)
    }

    /// Selects the item whose page holds some words.
    fn find(&mut self, words: &str) {
        self.press("home");
        for _ in 0..10 {
            if self.text().contains(words) {
                return;
            }
            self.press("down");
        }
        panic!("no item says {words}\n{}", self.text());
    }

    /// How many claims the saga has, and what `digest` tells of it after the edition's day.
    fn konate_to_madrid(&self) -> (usize, usize) {
        let ledger = self.app.ledger();
        let saga = ledger.index.sagas["konate-real-madrid"];
        let since: Day = "2026-03-11".parse().unwrap();
        let clock = Clock::on("2026-03-12".parse().unwrap());
        let interest = crate::desk::Interest::club(ledger.index.clubs["liverpool"]);
        let news = crate::desk::digest(ledger, &interest, since, &clock).news;
        let claims = news.iter().filter(|news| news.what.code() == "claim").count();
        (ledger.index.claims_of_saga[saga.index()].len(), claims)
    }
}

#[test]
fn a_claim_is_accepted_seen_and_taken_back() {
    let mut reader = Deciding::new(160, 40);
    reader.find("opened talks with Liverpool");
    assert_snapshot!(reader.text());
    let before = reader.konate_to_madrid();
    assert_eq!(before.1, 0);
    reader.press("a");
    assert!(reader.text().contains("1 item accepted (decision 1)"), "{}", reader.text());
    assert_eq!(reader.konate_to_madrid(), (before.0 + 1, 1));
    // In the saga, in the chart, and on the news page.
    reader.press("1 : konate: liverpool");
    reader.press("esc : konate enter");
    let chart = reader.text();
    assert!(chart.contains("12 Mar") && chart.contains("Fabrizio Romano › Marca"), "{chart}");
    reader.press("7 z");
    assert!(reader.text().contains("taken back: accept (decision 1)"), "{}", reader.text());
    assert_eq!(reader.konate_to_madrid(), before);
}

#[test]
fn a_field_is_edited_before_it_is_accepted() {
    let mut reader = Deciding::new(160, 40);
    reader.find("opened talks with Liverpool");
    reader.press("enter");
    while !matches!(reader.app.selected(), Some(Key::Field(crate::own::Field::Stage))) {
        reader.press("down");
    }
    reader.press("enter");
    assert!(reader.text().contains("Another stage"), "{}", reader.text());
    reader.press("ctrl-u contcat enter");
    assert!(footer(&mut reader.app).contains("contact"), "{}", footer(&mut reader.app));
    reader.press("enter ctrl-u bid enter");
    assert!(reader.text().contains("bid (edited)"), "{}", reader.text());
    reader.press("a");
    let ledger = reader.app.ledger();
    let saga = ledger.index.sagas["konate-real-madrid"];
    let day: Day = "2026-03-12".parse().unwrap();
    let claims = ledger.index.claims_of_saga[saga.index()].iter().map(|id| &ledger[*id]);
    let accepted: Vec<_> = claims.filter(|claim| claim.published == day).collect();
    assert_eq!(accepted.iter().map(|claim| claim.stage).collect::<Vec<_>>(), [crate::model::Stage::Bid]);
}

#[test]
fn what_is_rejected_leaves_and_undo_brings_it_back() {
    let mut reader = Deciding::new(120, 40);
    let waiting = reader.app.looked.waiting();
    reader.find("opened talks with Liverpool");
    reader.press("x");
    assert_eq!(reader.app.looked.waiting(), waiting - 1);
    reader.press("z");
    assert_eq!(reader.app.looked.waiting(), waiting);
}

#[test]
fn a_question_is_answered_with_a_candidate() {
    let mut reader = Deciding::new(160, 40);
    reader.find("Is this Konate somebody");
    reader.press("a");
    assert!(footer(&mut reader.app).contains("choose whom it means"), "{}", footer(&mut reader.app));
    reader.press("enter");
    assert!(reader.text().contains("somebody new"), "{}", reader.text());
    reader.press("enter");
    assert!(reader.text().contains("answered (decision 1)"), "{}", reader.text());
}

#[test]
fn a_second_instance_reads_and_says_so() {
    let mut reader = Deciding::new(160, 40);
    reader.find("opened talks with Liverpool");
    let held = Own::open(reader.data.path()).unwrap();
    reader.press("a");
    assert!(footer(&mut reader.app).contains("reading only"), "{}", footer(&mut reader.app));
    drop(held);
    reader.press("home");
    reader.find("opened talks with Liverpool");
    reader.press("a");
    assert!(footer(&mut reader.app).contains("accepted"), "{}", footer(&mut reader.app));
}

#[test]
fn the_inbox_at_several_sizes_and_empty() {
    for (width, height) in [(80, 24), (40, 12)] {
        let mut reader = Deciding::new(width, height);
        assert_snapshot!(format!("inbox_{width}x{height}"), reader.text());
        reader.press("enter");
        assert_snapshot!(format!("inbox_item_{width}x{height}"), reader.text());
    }
    let data = tempfile::tempdir().unwrap();
    let mut app = App::new(opening(&FIXTURE).into_opening(), Size { width: 80, height: 24 });
    keys(&mut app, "7");
    app.ask_inbox(&crate::tui::inbox::Ask::Look, data.path(), "2026-03-12T12:00:00Z".parse().unwrap());
    assert_eq!(app.place.view, View::Inbox);
    assert!(text(&mut app).contains("Nothing waits."), "{}", text(&mut app));
}

#[test]
fn before_accepting_one_sees_saga_and_charts_before_and_after() {
    let mut reader = Deciding::new(160, 60);
    reader.find("opened talks with Liverpool");
    let shown = reader.text();
    let told = |about: &str, now: &str, then: &str| {
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains(about)).unwrap_or_else(|| panic!("{about}\n{shown}"));
        let below = lines[at..].join("\n");
        assert!(below.contains(now) && below.contains(then), "{about}: {now}, {then}\n{shown}");
    };
    told("saga to Real Madrid", "now   contact", "then  talks");
    told("chart of Liverpool", "to Real Madrid: contact", "to Real Madrid: talks");
    told("chart of Real Madrid", "from Liverpool: contact", "from Liverpool: talks");
    // Somebody whom nobody knows: a saga that there is not yet, and a row below the line.
    reader.press("home");
    reader.find("begins a new saga");
    let shown = reader.text();
    assert!(shown.contains("adds a new player") && shown.contains("now   not there"), "{shown}");
    assert!(shown.contains("then  talks"), "{shown}");
}
