//! `calibrate`: fits the likelihood on resolved sagas, and says how good it is.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::{Calibrate, Format};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet};
use crate::cli::session::{Session, Stamp};
use crate::export::{Cell, Column, Sheet};
use crate::rumour::ParametersFile;
use crate::rumour::calibration::{self, Bin, DRAWS, Figure, ModelReport, Report, SEED, Scores};
use crate::show;

/// Fits the likelihood, or reports how good it is.
pub fn calibrate(session: &Session, wanted: &Calibrate) -> Result<(), CliError> {
    if wanted.report { report(session) } else { fit(session, wanted.into.as_deref()) }
}

fn nothing_resolved(session: &Session) -> CliError {
    let day = session.clock.as_of;
    CliError::new(Trouble::Answer, format!("too few sagas of this ledger were resolved by {day} to fit anything"))
        .hint("likelihoods use the parameters and base rates of the bundled edition")
}

#[derive(Serialize)]
struct FitJson {
    #[serde(flatten)]
    stamp: Stamp,
    parameters: ParametersFile,
}

fn fit(session: &Session, into: Option<&Path>) -> Result<(), CliError> {
    let parameters =
        calibration::calibrate(session.ledger(), &session.clock).ok_or_else(|| nothing_resolved(session))?;
    if let Some(path) = into {
        return write(path, &parameters);
    }
    if session.format == Format::Json {
        return print_json(&FitJson { stamp: session.stamp(), parameters });
    }
    let mut columns = vec![
        Column::new("through", "Outcomes through").importance(255),
        Column::new("sagas", "Sagas").right(),
        Column::new("players", "Players").right(),
        Column::new("examples", "Days").right(),
        Column::new("base", "Base").right().importance(250),
    ];
    columns.extend(
        parameters.terms.iter().map(|term| Column::new(term_key(term), term_key(term)).right().importance(240)),
    );
    let mut sheet = Sheet::new(columns);
    for vintage in &parameters.vintages {
        let mut cells = vec![
            Cell::new(vintage.through.as_str()),
            Cell::new(vintage.sagas.to_string()),
            Cell::new(vintage.players.to_string()),
            Cell::new(vintage.examples.to_string()),
            Cell::new(format!("{:.3}", vintage.base)),
        ];
        cells.extend(vintage.weights.iter().map(|weight| Cell::new(format!("{weight:+.3}"))));
        sheet.push(cells);
    }
    print_sheet(&sheet, session.format)
}

/// A term's word, as one that lives as long as the program.
fn term_key(code: &str) -> &'static str {
    crate::rumour::Term::from_code(code).map_or("", crate::rumour::Term::code)
}

fn write(path: &Path, parameters: &ParametersFile) -> Result<(), CliError> {
    let trouble = |error: String| CliError::new(Trouble::Io, format!("cannot write {}: {error}", path.display()));
    let text = serde_json::to_string_pretty(parameters).map_err(|error| trouble(error.to_string()))?;
    std::fs::write(path, text + "\n").map_err(|error| trouble(error.to_string()))
}

#[derive(Serialize)]
struct ReportJson {
    #[serde(flatten)]
    stamp: Stamp,
    sagas: usize,
    players: usize,
    examples: usize,
    forward_examples: usize,
    without_claims: usize,
    from: Option<String>,
    to: Option<String>,
    base_rate: f64,
    chosen: &'static str,
    baseline_to_beat: &'static str,
    bootstrap: BootstrapJson,
    models: Vec<ModelJson>,
    choice: ScoresJson,
    reliability: ReliabilityJson,
}

#[derive(Serialize)]
struct BootstrapJson {
    over: &'static str,
    draws: usize,
    seed: u64,
    interval: f64,
}

#[derive(Serialize)]
struct ModelJson {
    name: &'static str,
    terms: Vec<&'static str>,
    baseline: bool,
    leave_one_player_out: ScoresJson,
    forward_in_time: Option<ScoresJson>,
}

#[derive(Serialize)]
struct ScoresJson {
    brier: FigureJson,
    log_loss: FigureJson,
    roc_auc: Option<FigureJson>,
    log_loss_against_baseline: FigureJson,
    log_loss_against_shipped: FigureJson,
}

#[derive(Serialize)]
struct FigureJson {
    value: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct ReliabilityJson {
    leave_one_player_out: Vec<BinJson>,
    forward_in_time: Vec<BinJson>,
}

#[derive(Serialize)]
struct BinJson {
    low: f64,
    high: f64,
    examples: usize,
    sagas: f64,
    forecast: f64,
    came_about: f64,
}

impl ScoresJson {
    fn of(scores: &Scores) -> Self {
        let figure = |figure: Figure| FigureJson { value: figure.value, low: figure.low, high: figure.high };
        Self {
            brier: figure(scores.brier),
            log_loss: figure(scores.log_loss),
            roc_auc: scores.auc.map(figure),
            log_loss_against_baseline: figure(scores.against_baseline),
            log_loss_against_shipped: figure(scores.against_shipped),
        }
    }
}

impl BinJson {
    fn of(bin: &Bin) -> Self {
        Self {
            low: bin.low,
            high: bin.high,
            examples: bin.examples,
            sagas: bin.sagas,
            forecast: bin.forecast,
            came_about: bin.came_about,
        }
    }
}

impl ModelJson {
    fn of(report: &ModelReport) -> Self {
        Self {
            name: report.model.name,
            terms: report.model.terms.iter().map(|term| term.code()).collect(),
            baseline: report.model.baseline,
            leave_one_player_out: ScoresJson::of(&report.player_out),
            forward_in_time: report.forward.as_ref().map(ScoresJson::of),
        }
    }
}

fn report(session: &Session) -> Result<(), CliError> {
    let report = calibration::report(session.ledger(), &session.clock).ok_or_else(|| nothing_resolved(session))?;
    match session.format {
        Format::Json => print_json(&json(session, &report)),
        Format::Table => {
            print(&head(&report))?;
            print_sheet(&models(&report), session.format)?;
            print("\nHow often what was held to be so likely came about (leaving one player out):\n\n")?;
            print_sheet(&bins(&report.bins), session.format)?;
            print("\nThe same, forward in time:\n\n")?;
            print_sheet(&bins(&report.forward_bins), session.format)
        }
        format => print_sheet(&models(&report), format),
    }
}

fn json(session: &Session, report: &Report) -> ReportJson {
    ReportJson {
        stamp: session.stamp(),
        sagas: report.sagas,
        players: report.players,
        examples: report.examples,
        forward_examples: report.forward_examples,
        without_claims: report.without_claims,
        from: report.range.map(|(from, _)| from.to_string()),
        to: report.range.map(|(_, to)| to.to_string()),
        base_rate: report.base_rate,
        chosen: report.models[report.chosen].model.name,
        baseline_to_beat: calibration::MODELS[calibration::TO_BEAT].name,
        bootstrap: BootstrapJson { over: "players", draws: DRAWS, seed: SEED, interval: 0.95 },
        models: report.models.iter().map(ModelJson::of).collect(),
        choice: ScoresJson::of(&report.choice),
        reliability: ReliabilityJson {
            leave_one_player_out: report.bins.iter().map(BinJson::of).collect(),
            forward_in_time: report.forward_bins.iter().map(BinJson::of).collect(),
        },
    }
}

fn figure(figure: Figure) -> String {
    format!("{:.3} [{:.3}, {:.3}]", figure.value, figure.low, figure.high)
}

/// A model without terms ranks nothing.
fn auc(auc: Option<Figure>) -> String {
    auc.map_or_else(|| show::UNKNOWN.to_owned(), figure)
}

fn signed(figure: Figure) -> String {
    format!("{:+.3} [{:+.3}, {:+.3}]", figure.value, figure.low, figure.high)
}

/// The lines above the tables.
fn head(report: &Report) -> String {
    let chosen = &report.models[report.chosen].model;
    let range = report.range.map(|(from, to)| format!(", {} to {}", show::day(from), show::day(to)));
    let lines = [
        format!(
            "{} resolved sagas of {} players, on {} days before they were settled{}; {:.1} % came about",
            report.sagas,
            report.players,
            report.examples,
            range.unwrap_or_default(),
            report.base_rate * 100.0
        ),
        format!(
            "left out: {} without a claim before the outcome was public",
            show::count(report.without_claims, "resolved saga", "resolved sagas")
        ),
        format!("95 % intervals from {DRAWS} draws of players, seed {SEED}; lower is better, except AUC"),
        format!(
            "shipped: {} ({})",
            chosen.name,
            chosen.terms.iter().map(|term| term.code()).collect::<Vec<_>>().join(", ")
        ),
        format!(
            "the choice made anew without each tenth of the players, scored on them: log loss {}, Brier {}, AUC {}",
            figure(report.choice.log_loss),
            figure(report.choice.brier),
            auc(report.choice.auc)
        ),
    ];
    lines.join("\n") + "\n\n"
}

fn models(report: &Report) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("model", "Model").min(16).importance(255),
        Column::new("evaluation", "Evaluated").min(8).importance(250),
        Column::new("log_loss", "Log loss").importance(240),
        Column::new("against_baseline", "Against the baseline").importance(200),
        Column::new("against_shipped", "Against the one shipped").importance(210),
        Column::new("brier", "Brier").importance(230),
        Column::new("auc", "AUC").importance(220),
    ]);
    for (i, model) in report.models.iter().enumerate() {
        let mark = match (i == report.chosen, model.model.baseline) {
            (true, _) => " (shipped)",
            (_, true) => " (baseline)",
            _ => "",
        };
        let name = format!("{}{mark}", model.model.name);
        let mut row = |how: &str, scores: &Scores| {
            sheet.push([
                Cell::new(name.clone()),
                Cell::new(how),
                Cell::new(figure(scores.log_loss)),
                Cell::new(signed(scores.against_baseline)),
                Cell::new(signed(scores.against_shipped)),
                Cell::new(figure(scores.brier)),
                Cell::new(auc(scores.auc)),
            ]);
        };
        row("player out", &model.player_out);
        if let Some(forward) = &model.forward {
            row("forward", forward);
        }
    }
    sheet
}

fn bins(bins: &[Bin]) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("held", "Held likely").importance(255),
        Column::new("forecast", "Mean forecast").right(),
        Column::new("came_about", "Came about").right(),
        Column::new("examples", "Days").right(),
        Column::new("sagas", "Weight in sagas").right(),
    ]);
    for bin in bins {
        sheet.push([
            Cell::new(format!("{:.0}–{:.0} %", bin.low * 100.0, bin.high * 100.0)),
            Cell::new(format!("{:.1} %", bin.forecast * 100.0)),
            Cell::new(format!("{:.1} %", bin.came_about * 100.0)),
            Cell::new(bin.examples.to_string()),
            Cell::new(format!("{:.1}", bin.sagas)),
        ]);
    }
    sheet
}
