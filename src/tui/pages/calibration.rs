//! How good the likelihoods are: what was held beside what came about, and every model beside the
//! baselines, as stored by `touchline calibrate`.

use crate::model::Clock;
use crate::rumour::{BinFile, EvaluationFile, FigureFile, ModelFile, Parameters, ScoresFile};
use crate::show;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;

/// From this width on, intervals are drawn beside their figures.
const WITH_WHISKERS: usize = 72;

/// The page of the calibration.
pub(crate) fn calibration(clock: &Clock, width: u16) -> Page {
    let mut writer = Writer::new("How good the likelihoods are", width);
    let evaluation = Parameters::bundled().and_then(|parameters| parameters.evaluation.as_ref());
    match evaluation {
        Some(of) if clock.as_known && of.through.parse().is_ok_and(|day| clock.as_of < day) => {
            let words = format!("These figures were worked out by {}, later than the day shown.", of.through);
            writer.wrapped(None, 0, Tone::Quiet, &words);
        }
        Some(of) => told(&mut writer, of),
        None => {
            writer.wrapped(None, 0, Tone::Quiet, "No figures are stored; `touchline calibrate --into` makes them.");
        }
    }
    writer.finish()
}

fn told(writer: &mut Writer, of: &EvaluationFile) {
    let words = format!(
        "{} resolved sagas of {} players, on {} days before they were settled; {} came about; outcomes by {}.",
        of.sagas,
        of.players,
        of.examples,
        show::percent(of.base_rate),
        of.through
    );
    writer.wrapped(None, 0, Tone::Plain, &words);
    writer.heading("What was held so likely, and how often it came about");
    writer.wrapped(None, 0, Tone::Quiet, "█ came about  ┃ held on average  at the right: weight in sagas (days)");
    writer.gap().wrapped(None, 0, Tone::Plain, "each player forecast without him");
    of.bins.iter().for_each(|bin| reliability(writer, bin));
    writer.gap().wrapped(None, 0, Tone::Plain, "forward in time, on what had been public before");
    of.forward_bins.iter().for_each(|bin| reliability(writer, bin));
    writer.heading("Beside the baselines: log loss, lower is better");
    writer.wrapped(None, 0, Tone::Quiet, "with 95 % intervals over players; each model adds to the one above it");
    table(writer, of, "each player forecast without him", |model| Some(&model.player_out), |scores| scores.log_loss);
    table(writer, of, "forward in time", |model| model.forward.as_ref(), |scores| scores.log_loss);
    writer.heading("Brier score, lower is better");
    table(writer, of, "each player forecast without him", |model| Some(&model.player_out), |scores| scores.brier);
    ranking(writer, of);
    writer.heading("How it was chosen");
    let choice = of.choice.log_loss;
    let words = format!(
        "Shipped is “{}”, the simplest model that reacts to drops and denials and is worse than the best in neither \
         evaluation; to beat was “{}”. Choosing anew without each tenth of the players and scoring on them gives a log \
         loss of {}. `touchline calibrate --report` works all of this out again.",
        of.shipped,
        of.to_beat,
        interval(choice)
    );
    let key = Key::Line(writer.len());
    writer.wrapped(Some(key), 0, Tone::Quiet, &words);
}

/// One tenth: what came about as a bar, what was held as a mark on it.
fn reliability(writer: &mut Writer, bin: &BinFile) {
    let tenth = format!("{:>2.0}–{:<3.0} % ", bin.low * 100.0, bin.high * 100.0);
    let came = format!("{:>3.0} %  ", bin.came_about * 100.0);
    let counts = format!("  {:.0} ({})", bin.sagas, bin.examples);
    let track = writer.width().saturating_sub(32).clamp(10, 50);
    let key = Key::Line(writer.len());
    writer.line(
        Some(key),
        vec![
            span(Tone::Quiet, tenth),
            span(Tone::Strong, came),
            span(Tone::Plain, show::gauge(bin.came_about, bin.forecast, track)),
            span(Tone::Quiet, counts),
        ],
    );
}

/// A figure of every model, drawn on one scale where there is room.
fn table(
    writer: &mut Writer,
    of: &EvaluationFile,
    how: &str,
    scores: impl Fn(&ModelFile) -> Option<&ScoresFile>,
    figure: impl Fn(&ScoresFile) -> FigureFile,
) {
    let figures: Vec<(&ModelFile, FigureFile)> =
        of.models.iter().filter_map(|model| Some((model, figure(scores(model)?)))).collect();
    let low = figures.iter().fold(f64::INFINITY, |low, (_, one)| low.min(one.low));
    let high = figures.iter().fold(f64::NEG_INFINITY, |high, (_, one)| high.max(one.high));
    writer.gap().wrapped(None, 0, Tone::Plain, how);
    for (model, one) in figures {
        let mark = match (model.name == of.shipped, model.baseline) {
            (true, _) => "*",
            (_, true) => "·",
            _ => " ",
        };
        let tone = if model.name == of.shipped { Tone::Strong } else { Tone::Quiet };
        let mut spans =
            vec![span(tone, format!("{mark} {:<26}", model.name)), span(tone, format!("{:<21}  ", interval(one)))];
        if writer.width() >= WITH_WHISKERS {
            let room = (writer.width() - 52).min(48);
            spans.push(span(tone, show::whisker(one.low, one.value, one.high, (low, high), room)));
        }
        let key = Key::Line(writer.len());
        writer.line(Some(key), spans);
    }
    writer.wrapped(None, 0, Tone::Quiet, "* shipped  · baseline");
}

/// How well the shipped model ranks.
fn ranking(writer: &mut Writer, of: &EvaluationFile) {
    let Some(shipped) = of.models.iter().find(|model| model.name == of.shipped) else { return };
    let auc = |scores: &ScoresFile| scores.auc.map_or_else(|| show::UNKNOWN.to_owned(), interval);
    let forward = shipped.forward.as_ref().map_or_else(|| show::UNKNOWN.to_owned(), auc);
    let words = format!(
        "Of one that came about and one that did not, the first was held likelier with {} (area under the ROC curve); \
         forward in time {forward}.",
        auc(&shipped.player_out)
    );
    writer.gap().wrapped(None, 0, Tone::Plain, &words);
}

fn interval(figure: FigureFile) -> String {
    format!("{:.3} [{:.3}, {:.3}]", figure.value, figure.low, figure.high)
}
