//! What became known since the last visit, about whom one follows.

use crate::desk::{Digest, News, What};
use crate::ledger::Ledger;
use crate::model::Clock;
use crate::show;
use crate::squad::Cell;
use crate::text;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// Cells of the day at the beginning of a line.
const DAY: usize = 8;

/// The page of a digest, with a title and some words before all else.
pub(crate) fn news(ledger: &Ledger, clock: &Clock, digest: &Digest, title: &str, first: &[&str], width: u16) -> Page {
    let mut writer = Writer::new(title, width);
    for words in first {
        writer.wrapped(None, 0, Tone::Quiet, words);
    }
    if digest.news.is_empty() {
        let (since, until) = (show::day(digest.since), show::day(digest.until));
        let words = format!("Nothing became known after {since}, up to {until}.");
        writer.gap().wrapped(Some(Key::Line(0)), 0, Tone::Plain, &words);
    }
    let mut kind = "";
    for news in &digest.news {
        let heading = show::news_kind(&news.what);
        if heading != kind {
            let count = digest.news.iter().filter(|other| show::news_kind(&other.what) == heading).count();
            writer.heading(&format!("{heading} ({count})"));
            kind = heading;
        }
        piece(&mut writer, ledger, clock, news);
    }
    writer.finish()
}

fn piece(writer: &mut Writer, ledger: &Ledger, clock: &Clock, news: &News) {
    let (key, tone) = match &news.what {
        What::Outcome(saga, _, is) | What::Saga(saga, _, is) => (Key::Saga(*saga), words::state_tone(is.state)),
        What::Move(..) => (Key::Cell(news.player, Cell::Presence), Tone::Plain),
        What::Availability(_, is) => (Key::Cell(news.player, Cell::Availability), words::status_tone(is.status)),
        What::Contract(_, is) => (Key::Cell(news.player, Cell::Contract), words::alarm_tone(is.alarm)),
        What::Claim(claim) => {
            let evidence = ledger[*claim].is_evidence();
            (Key::Claim(*claim), if evidence { Tone::Plain } else { Tone::Quiet })
        }
    };
    let day =
        if news.day.year() == clock.as_of.year() { show::day_column(news.day) } else { show::month_year(news.day) };
    let from = writer.len();
    let name = &*ledger[news.player].name;
    let words = show::news(ledger, news);
    let mut before = vec![span(Tone::Quiet, format!("{day:<DAY$}"))];
    if DAY + text::width(name) + 2 + text::width(&words) <= writer.width() {
        before.push(span(Tone::Strong, format!("{name}  ")));
        writer.hanging(Some(key), before, DAY, tone, &words);
    } else {
        // What goes on below must not begin under the end of a long name.
        before.push(span(Tone::Strong, name));
        writer.line(Some(key), before).wrapped(None, DAY, tone, &words);
    }
    if let Some(chain) = show::news_chain(ledger, news) {
        writer.wrapped(None, DAY, Tone::Quiet, &chain);
    }
    writer.bind(from);
}
