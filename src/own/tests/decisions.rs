use super::*;
use crate::desk::NameBook;
use crate::own::{
    Answer, Candidate, Correction, Deed, Entry, FactProposal, Matter, Name, OwnError, Proposal, Published, Question,
    ReportProposal, Rules, State,
};

/// The id of the waiting claim about a player.
fn about(own: &Own, player: &str) -> String {
    let found = own
        .inbox()
        .items()
        .iter()
        .find(|item| item.proposal.subject() == player && matches!(item.proposal, Proposal::Claim(_)));
    found.unwrap_or_else(|| panic!("{:#?}", own.inbox().items())).id.clone()
}

#[test]
fn an_accepted_claim_is_in_its_saga_until_it_is_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let before = ledger.index.claims_of_saga[ledger.index.sagas["konate-real-madrid"].index()].len();
    let item = about(&own, "Ibrahima Konaté");
    let decision = own.accept(&ledger, &[&item], None, &hand()).unwrap().number;
    assert_eq!(own.inbox().item(&item).unwrap().state, State::Accepted(decision));

    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let claims = &seen.ledger.index.claims_of_saga[seen.ledger.index.sagas["konate-real-madrid"].index()];
    assert_eq!(claims.len(), before + 1);
    let claim = claims.iter().map(|id| &seen.ledger[*id]).find(|claim| claim.layer == 1).unwrap();
    assert_eq!(claim.published.to_string(), "2026-03-12");
    assert_eq!(seen.ledger[claim.report].url.as_deref(), Some("https://example.org/1"));

    own.undo(None, &hand()).unwrap();
    assert_eq!(own.inbox().item(&item).unwrap().state, State::Waiting);
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    assert_eq!(seen.ledger.claims.len(), ledger.claims.len());
    assert_eq!(seen.ledger.reports.len(), ledger.reports.len());
}

#[test]
fn whom_nobody_knows_gets_a_record_of_ones_own() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let item = about(&own, "Bixente Lambrecourt");
    own.accept(&ledger, &[&item], None, &hand()).unwrap();
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let player = seen.ledger.index.players["bixente-lambrecourt"];
    let sagas = &seen.ledger.index.sagas_of_player[player.index()];
    assert_eq!(sagas.len(), 1);
    let Proposal::Claim(claim) = &own.inbox().item(&item).unwrap().proposal else { panic!("{item}") };
    let to = claim.to.as_ref().and_then(|to| to.id.as_deref()).unwrap();
    assert_eq!(seen.ledger[sagas[0]].to, Some(seen.ledger.index.clubs[to]));
}

#[test]
fn an_undo_is_not_taken_back_over_a_newer_decision_about_the_same() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let item = about(&own, "Ibrahima Konaté");
    own.accept(&ledger, &[&item], None, &hand()).unwrap();
    let undo = own.undo(None, &hand()).unwrap().number;
    let again = own.accept(&ledger, &[&item], None, &hand()).unwrap().number;
    let refused = own.undo(Some(undo), &hand()).unwrap_err();
    assert!(matches!(&refused, OwnError::Fixed { why, .. } if why.contains(&format!("decision {again}"))), "{refused}");
    own.undo(Some(again), &hand()).unwrap();
    own.undo(Some(undo), &hand()).unwrap();
    assert_eq!(own.inbox().item(&item).unwrap().state, State::Accepted(1));
    let claims = opened(data.path()).ledger.claims.iter().filter(|claim| claim.layer == 1).count();
    assert_eq!(claims, 1, "the first decision stands again, with its claim");
}

/// The ids of the waiting items, oldest first.
fn ids(own: &Own) -> Vec<String> {
    own.inbox().items().iter().filter(|item| item.is_waiting()).map(|item| item.id.clone()).collect()
}

#[test]
fn reading_the_same_again_adds_nothing() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let before = own.inbox().items().len();
    let taken = own.take_in(&ledger, &read(&ledger, ARTICLE), ARTICLE, None).unwrap();
    assert_eq!((taken.new.len(), taken.known, own.inbox().items().len()), (0, before, before));
}

#[test]
fn one_claim_of_several_is_taken_back_and_the_others_stay() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let (first, second) = (about(&own, "Ibrahima Konaté"), about(&own, "Bixente Lambrecourt"));
    let one = own.accept(&ledger, &[&first], None, &hand()).unwrap().number;
    let two = own.accept(&ledger, &[&second], None, &hand()).unwrap().number;
    let claims = || opened(data.path()).ledger.claims.iter().filter(|claim| claim.layer == 1).count();
    assert_eq!(claims(), 2);
    // The report was begun by the first and is needed by the second.
    own.undo(Some(one), &hand()).unwrap();
    assert_eq!((claims(), own.inbox().item(&first).unwrap().is_waiting()), (1, true));
    own.undo(Some(two), &hand()).unwrap();
    assert_eq!(claims(), 0);
    assert!(opened(data.path()).ledger.reports.iter().all(|report| report.layer == 0));
    assert_eq!(own.folder().ledger_if_any(), None, "nothing of it is left");
    // Taking the undo back does it again, with the records that were swept away.
    let undo = own.journal().undone_by(one).unwrap();
    own.undo(Some(undo), &hand()).unwrap();
    assert_eq!(claims(), 1);
    assert_eq!(opened(data.path()).problems, []);
    assert!(!own.inbox().item(&first).unwrap().is_waiting());
}

#[test]
fn what_was_decided_cannot_be_decided_again() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let item = about(&own, "Ibrahima Konaté");
    own.reject(&[&item], &hand()).unwrap();
    let again = own.accept(&ledger, &[&item], None, &hand()).unwrap_err();
    assert_eq!(again.to_string(), format!("`{item}` was rejected already, by decision 1"));
    assert!(matches!(own.accept(&ledger, &["nothing"], None, &hand()), Err(OwnError::Unknown { .. })));
    own.undo(None, &hand()).unwrap();
    let twice = own.undo(Some(1), &hand()).unwrap_err();
    assert_eq!(twice.to_string(), "decision 1 cannot be taken back: decision 2 took it back already");
    assert_eq!(own.undo(None, &hand()).unwrap_err().to_string(), "there is no decision to take back");
}

#[test]
fn fields_are_edited_one_by_one_and_put_back() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let names = NameBook::new(&ledger);
    let item = about(&own, "Ibrahima Konaté");
    let field = |own: &Own, code: &str| {
        let item = own.inbox().item(&item).unwrap();
        let field = item.fields().iter().find(|field| field.code() == code).unwrap();
        item.field(*field)
    };
    let said = field(&own, "stage");
    for (code, typed, now) in [
        ("stage", "bid", Some("bid")),
        ("fee", "€70m+5m", Some("EUR 70000000+5000000")),
        ("to", "barca", Some("Barcelona <barcelona>")),
        ("source", "new:Somebody Else", Some("Somebody Else")),
        ("relays", "marca, new:The Gazette", Some("Marca <marca>, The Gazette")),
        ("condition", "if he \u{1b}[31mstays", Some("if he stays")),
        ("outlet", "", None),
        ("day", "2026-03-10", Some("2026-03-10")),
        ("modality", "conditional", Some("conditional")),
        ("polarity", "against", Some("against")),
    ] {
        own.edit(&ledger, &names, &item, code, typed, &hand()).unwrap();
        assert_eq!(field(&own, code).as_deref(), now, "{code}");
    }
    for (code, typed) in [("stage", "nearly"), ("fee", "a lot"), ("day", "31/02/2026"), ("player", ""), ("goals", "3")]
    {
        assert!(own.edit(&ledger, &names, &item, code, typed, &hand()).is_err(), "{code}={typed}");
    }
    own.accept(&ledger, &[&item], None, &hand()).unwrap();
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let claim = seen.ledger.claims.iter().find(|claim| claim.layer == 1).unwrap();
    assert_eq!(claim.fee.unwrap().addons, Some(5_000_000));
    assert_eq!(seen.ledger[claim.saga].to, Some(seen.ledger.index.clubs["barcelona"]));
    while own.journal().last().is_some() {
        own.undo(None, &hand()).unwrap();
    }
    assert_eq!(field(&own, "stage"), said);
    assert_eq!(own.inbox().item(&item).unwrap().edited, []);
}

#[test]
fn all_of_a_source_is_one_decision() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let all: Vec<String> = own.of_source("marca").iter().map(|item| item.id.clone()).collect();
    assert_eq!(all, ids(&own), "all of it was published there");
    assert!(own.of_source("fabrizio romano").len() < all.len());
    let named: Vec<&str> = all.iter().map(String::as_str).collect();
    own.accept(&ledger, &named, None, &hand()).unwrap();
    assert_eq!(opened(data.path()).problems, []);
    assert_eq!(ids(&own), Vec::<String>::new());
    own.undo(None, &hand()).unwrap();
    assert_eq!(ids(&own), all);
}

#[test]
fn rules_accept_what_they_name_and_nothing_else() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let new = ids(&own);
    assert_eq!(own.accept_by(&ledger, &new, &Rules::default(), &hand()).unwrap(), Vec::<String>::new());
    let rules = Rules::parse("[[accept]]\nsource = \"Fabrizio Romano\"\nstages = [\"talks\"]\nconfidence = 0.5\n");
    let accepted = own.accept_by(&ledger, &new, &rules, &hand()).unwrap();
    assert_eq!(accepted, [about(&own, "Ibrahima Konaté")]);
    let Deed::Accept { rule, .. } = &own.journal().last().unwrap().deed else { panic!("no accept") };
    assert_eq!(rule.as_deref(), Some("Fabrizio Romano at talks"));
}

fn question() -> Question {
    Question {
        key: "fpl:99".into(),
        asker: "fpl".into(),
        matter: Matter::Player,
        name: "I. Konate".into(),
        ask: "Is I. Konate of Liverpool Ibrahima Konaté?".into(),
        details: vec![("club".into(), "Liverpool".into())],
        candidates: vec![Candidate { id: "ibrahima-konate".into(), name: "Ibrahima Konaté".into(), detail: None }],
        place: Some("bootstrap.json:12".into()),
        outside_id: Some(("fpl".into(), "99".into())),
    }
}

#[test]
fn a_question_is_asked_once_and_its_answer_kept_for_the_next_import() {
    let data = tempfile::tempdir().unwrap();
    let ledger = opened(data.path()).ledger;
    let mut own = Own::open(data.path()).unwrap();
    assert_eq!(own.ask(&[question(), question()]).unwrap().new, ["fpl:99"]);
    assert_eq!(own.ask(&[question()]).unwrap().known, 1);
    assert!(matches!(own.accept(&ledger, &["fpl:99"], None, &hand()), Err(OwnError::Value { .. })));
    let nobody = Answer::Is("nobody".into());
    assert!(matches!(own.answer(&ledger, "fpl:99", nobody, &hand()), Err(OwnError::Unknown { .. })));
    let answer = Answer::Is("ibrahima-konate".into());
    own.answer(&ledger, "fpl:99", answer.clone(), &hand()).unwrap();
    drop(own);
    let own = Own::look(data.path()).unwrap();
    assert_eq!(own.inbox().answer("fpl:99"), Some(&answer));
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let player = &seen.ledger[seen.ledger.index.players["ibrahima-konate"]];
    assert!(player.outside_ids.iter().any(|(kind, id)| (&**kind, &**id) == ("fpl", "99")));
    assert_eq!(&*player.name, "Ibrahima Konaté");
}

#[test]
fn an_answer_adds_to_a_player_who_has_a_record_of_ones_own() {
    let data = tempfile::tempdir().unwrap();
    let ledger = opened(data.path()).ledger;
    let mut own = Own::open(data.path()).unwrap();
    let correction = Correction {
        field: "shirt".into(),
        value: "15".into(),
        known: "2026-03-12".parse().unwrap(),
        cite: Vec::new(),
        club: None,
        on: None,
    };
    own.correct(&ledger, "ibrahima-konate", &correction, &hand()).unwrap();
    own.ask(&[question()]).unwrap();
    own.answer(&ledger, "fpl:99", Answer::Is("ibrahima-konate".into()), &hand()).unwrap();
    let ids = || {
        let ledger = opened(data.path()).ledger;
        let player = &ledger[ledger.index.players["ibrahima-konate"]];
        (player.outside_ids.iter().any(|(_, id)| &**id == "99"), player.shirt.len())
    };
    let shirts = ledger[ledger.index.players["ibrahima-konate"]].shirt.len();
    assert_eq!(ids(), (true, shirts + 1));
    own.undo(None, &hand()).unwrap();
    assert_eq!(ids(), (false, shirts + 1));
}

#[test]
fn a_contract_that_an_article_tells_of_is_read_from_its_day() {
    let data = tempfile::tempdir().unwrap();
    let ledger = opened(data.path()).ledger;
    let mut own = Own::open(data.path()).unwrap();
    let day = |text: &str| text.parse().unwrap();
    let report = ReportProposal {
        day: Some(day("2026-03-12")),
        outlet: Some(Name::known("Marca", "marca")),
        ..ReportProposal::default()
    };
    let fact = FactProposal {
        player: Name::known("Ibrahima Konaté", "ibrahima-konate"),
        kind: "contract_end".into(),
        value: Some("2029-06-30".into()),
        source: None,
        summary: None,
    };
    own.add(&ledger, &Published::New(report), &Entry::Fact(Box::new(fact)), &hand()).unwrap();
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let ledger = seen.ledger;
    let player = &ledger[ledger.index.players["ibrahima-konate"]];
    let end = |as_of: &str| {
        let clock = crate::model::Clock::on(as_of.parse().unwrap());
        crate::model::pick(&player.contracts, &clock).unwrap().value().end.to_string()
    };
    assert_eq!((end("2026-03-11").as_str(), end("2026-03-12").as_str()), ("2025/26", "2029-06-30"));
}

#[test]
fn corrections_stand_beside_each_other() {
    let data = tempfile::tempdir().unwrap();
    let ledger = opened(data.path()).ledger;
    let mut own = Own::open(data.path()).unwrap();
    let correction = |field: &str, value: &str, known: &str| Correction {
        field: field.into(),
        value: value.into(),
        known: known.parse().unwrap(),
        cite: Vec::new(),
        club: None,
        on: None,
    };
    for (shirt, known) in [("15", "2026-03-12"), ("16", "2026-03-14")] {
        own.correct(&ledger, "ibrahima-konate", &correction("shirt", shirt, known), &hand()).unwrap();
    }
    own.correct(&ledger, "konate-real-madrid", &correction("outcome", "failed", "2026-03-15"), &hand()).unwrap();
    let seen = opened(data.path());
    assert!(
        seen.problems.iter().all(|problem| problem.severity != crate::ledger::Severity::Error),
        "{:?}",
        seen.problems
    );
    let ledger = seen.ledger;
    let player = &ledger[ledger.index.players["ibrahima-konate"]];
    let shirt = |as_of: &str| {
        *crate::model::pick(&player.shirt, &crate::model::Clock::on(as_of.parse().unwrap())).unwrap().value()
    };
    assert_eq!([shirt("2026-03-11"), shirt("2026-03-13"), shirt("2026-03-14")], [5, 15, 16]);
    let saga = &ledger[ledger.index.sagas["konate-real-madrid"]];
    assert!(saga.outcomes.iter().any(|outcome| outcome.layer == 1));
    for (field, value) in
        [("shirt", "none"), ("born", "1999"), ("positions", "XX"), ("height", "190"), ("outcome", "won")]
    {
        assert!(own.correct(&ledger, "ibrahima-konate", &correction(field, value, "2026-03-12"), &hand()).is_err());
    }
}

#[test]
fn the_clock_may_go_back_and_the_order_stays() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    own.reject(&[&about(&own, "Ibrahima Konaté")], &hand()).unwrap();
    let earlier = Hand { now: "2020-01-01T00:00:00Z".parse().unwrap(), ..hand() };
    own.accept(&ledger, &[&about(&own, "Bixente Lambrecourt")], None, &earlier).unwrap();
    drop(own);
    let own = Own::look(data.path()).unwrap();
    let numbers: Vec<u64> = own.journal().decisions().iter().map(|decision| decision.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(own.journal().last().unwrap().number, 2);
}
