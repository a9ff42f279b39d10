//! `read --explain`: an article with what was seen in it, and below each paragraph what came of it and why.

use crate::cli::args::Format;
use crate::ingest::{Explanation, Mark, ReadClaim, ReadFact, Reading};
use crate::model::Stage;
use crate::show;

use super::marked::{LEGEND, Marked, Piece, laid_out};
use super::rows::{NOTHING, chain, fee_said, heading, manner, stage_said};

/// A reading with its marks, as JSON.
#[derive(serde::Serialize)]
pub struct ExplainedJson<'r> {
    #[serde(flatten)]
    reading: &'r Reading,
    marks: &'r [Mark],
}

impl<'r> From<&'r (String, Explanation)> for ExplainedJson<'r> {
    fn from((_, explanation): &'r (String, Explanation)) -> Self {
        Self { reading: &explanation.reading, marks: &explanation.marks }
    }
}

/// How an explanation is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The longest line.
    pub cells: usize,
    /// Whether there are colours.
    pub colour: bool,
}

/// Whether a format can show an explanation.
pub const fn can_show(format: Format) -> bool {
    matches!(format, Format::Table | Format::Json)
}

/// A document's text, marked, with its claims and facts where they are made.
pub fn page(text: &str, explanation: &Explanation, look: Look) -> String {
    let reading = &explanation.reading;
    let mut page = String::new();
    let mut put = |pieces: &[Piece], indent: usize| page.push_str(&laid_out(pieces, look.cells, indent, look.colour));
    put(&[Piece::strong(heading(reading))], 0);
    put(&[Piece::faint(LEGEND)], 0);
    put(&[], 0);
    if reading.claims.is_empty() && reading.facts.is_empty() {
        put(&[Piece::plain(NOTHING.trim_end())], 2);
        put(&[], 0);
    }
    let marked = Marked { text, marks: &explanation.marks, claims: &reading.claims };
    for (start, end) in lines(text) {
        put(&marked.pieces(start, end), 0);
        let here = |evidence: usize| (start..end).contains(&evidence);
        for (number, claim) in reading.claims.iter().enumerate().filter(|(_, c)| here(c.evidence.start)) {
            for (indent, pieces) in claim_lines(number + 1, claim) {
                put(&pieces, indent);
            }
        }
        for fact in reading.facts.iter().filter(|f| here(f.evidence.start)) {
            put(&fact_line(fact), 6);
        }
        put(&[], 0);
    }
    page
}

/// The lines of a text that hold something, by their first byte and one past their last.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let base = text.as_ptr() as usize;
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(move |line| {
        let start = line.as_ptr() as usize - base;
        (start, start + line.len())
    })
}

fn claim_lines(number: usize, claim: &ReadClaim) -> Vec<(usize, Vec<Piece>)> {
    let stage = stage_said(claim);
    let from = claim.from.as_deref();
    let move_of = match (from, claim.to.as_deref()) {
        (Some(from), Some(to)) if from == to => format!("stays at {to}"),
        (from, to) => format!("{} → {}", from.unwrap_or("?"), to.unwrap_or("anywhere")),
    };
    let mut told = format!(": {}, {move_of}", claim.player);
    let fee = claim.fee.as_ref().map(fee_said);
    for more in [fee, Some(manner(claim)).filter(|m| !m.is_empty()), claim.condition.clone()].into_iter().flatten() {
        told.push_str(" · ");
        told.push_str(&more);
    }
    let mut lines = vec![(6, vec![Piece::strong(format!("  {number:>2}  {stage}")), Piece::plain(told)])];
    let mut more = |what: &str, text: String| {
        lines.push((16, vec![Piece::faint(format!("      {what:<10}")), Piece::plain(text)]));
    };
    if let Some(stage) = Stage::from_code(&claim.stage) {
        let against =
            if claim.polarity == "against" && stage_said(claim) != show::stage(stage) { "not so: " } else { "" };
        more("means", format!("{against}{}", show::stage_meaning(stage)));
    }
    more("said by", chain(claim));
    more("words", format!("“{}”", claim.evidence.text));
    more("why", claim.why.join("; "));
    let saga = claim.saga.as_deref().unwrap_or("none");
    more("saga", format!("{saga}, sure to {:.0} %", claim.confidence * 100.0));
    lines
}

fn fact_line(fact: &ReadFact) -> Vec<Piece> {
    let kind = fact.kind.replace('_', " ");
    let value = fact.value.as_deref().map_or_else(String::new, |value| format!(" {value}"));
    vec![
        Piece::strong(format!("   ·  {kind}")),
        Piece::plain(format!(": {}{value}, by the words “{}”", fact.player, fact.evidence.text)),
    ]
}
