//! Problems as people read them: the line in question, underlined, with what was expected.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Problem, Severity, TextPlace, Texts};

/// Letters of a line shown before and after what is wrong in it.
const AROUND: usize = 60;

/// Letters underlined at most: what is wrong may be a whole list.
const UNDERLINED: usize = 60;

/// Lines shown before and after the one that is wrong.
const LINES: u32 = 1;

/// A problem with its line, in colour or plain.
pub fn rendered(problem: &Problem, texts: &Texts, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&problem.what).id(problem.code);
    let mut group = Group::with_title(title);
    if let (Some(place), Some(text)) = (problem.place, texts.get(&problem.file)) {
        let excerpt = Excerpt::of(text, place);
        let label = Some(problem.path.as_str()).filter(|path| !path.is_empty());
        let mark = AnnotationKind::Primary.span(excerpt.mark).label(label);
        let line = place.line.saturating_sub(excerpt.before) as usize;
        let mut snippet = Snippet::source(excerpt.text).line_start(line).fold(false).annotation(mark);
        if excerpt.cut {
            // The column counts from the line's beginning, not from that of what is shown.
            group = group.element(origin(problem));
        } else {
            snippet = snippet.path(&*problem.file);
        }
        group = group.element(snippet);
    } else {
        group = group.element(origin(problem));
        if !problem.path.is_empty() {
            group = group.element(Level::NOTE.message(format!("at {}", problem.path)));
        }
    }
    if let Some(expected) = &problem.expected {
        group = group.element(Level::HELP.message(format!("expected {expected}")));
    }
    if let Some(nearest) = &problem.nearest {
        group = group.element(Level::HELP.message(format!("did you mean `{nearest}`?")));
    }
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// The file, with line and column as they are in it, however little of the line is shown.
fn origin(problem: &Problem) -> Origin<'_> {
    let origin = Origin::path(&*problem.file);
    match problem.place {
        Some(place) => origin.line(place.line as usize).char_column(place.column as usize),
        None => origin,
    }
}

/// Some lines of a file, made harmless and cut, and where what is wrong stands in them.
struct Excerpt {
    text: String,
    mark: Range<usize>,
    /// Lines before the one that is wrong.
    before: u32,
    /// Whether the beginning of that line is left out.
    cut: bool,
}

impl Excerpt {
    fn of(text: &str, place: TextPlace) -> Self {
        let wrong = place.line.saturating_sub(1);
        let first = wrong.saturating_sub(LINES);
        let mut excerpt = Self { text: String::new(), mark: 0..0, before: wrong - first, cut: false };
        let lines = text.lines().enumerate().skip(first as usize).take((wrong - first + LINES + 1) as usize);
        for (number, line) in lines {
            if !excerpt.text.is_empty() || number as u32 > first {
                excerpt.text.push('\n');
            }
            if number as u32 == wrong {
                excerpt.wrong_line(line, place);
            } else {
                excerpt.push(line.chars().take(2 * AROUND));
            }
        }
        if excerpt.mark.end > excerpt.text.len() {
            excerpt.mark = excerpt.text.len()..excerpt.text.len();
        }
        excerpt
    }

    /// The line that is wrong, cut around what is wrong in it.
    fn wrong_line(&mut self, line: &str, place: TextPlace) {
        let column = place.column.saturating_sub(1) as usize;
        let cut = column.saturating_sub(AROUND);
        if cut > 0 {
            self.cut = true;
            self.text.push('…');
        }
        self.push(line.chars().skip(cut).take(column - cut));
        let start = self.text.len();
        let mut bytes = 0;
        let marked = line.chars().skip(column).take_while(|letter| {
            bytes += letter.len_utf8();
            bytes <= place.length
        });
        self.push(marked.take(UNDERLINED));
        self.mark = start..self.text.len();
        let shown = self.text[start..].chars().count();
        let rest = line.chars().skip(column + shown);
        self.push(rest.clone().take(AROUND));
        if rest.count() > AROUND {
            self.text.push('…');
        }
    }

    /// Letters that a terminal would obey stand as one that says so.
    fn push(&mut self, letters: impl Iterator<Item = char>) {
        self.text.extend(letters.map(|letter| if is_plain(letter) { letter } else { '\u{fffd}' }));
    }
}

fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~')
        || *crate::text::sanitise(letter.encode_utf8(&mut [0; 4])) == *letter.encode_utf8(&mut [0; 4])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::open_texts;

    fn shown(text: &str) -> String {
        let opened = open_texts(&[&[("clubs/a.json", text)]]);
        let shown: Vec<String> = opened
            .problems
            .iter()
            .filter(|problem| problem.code != "no_edition")
            .map(|problem| rendered(problem, &opened.texts, false))
            .collect();
        shown.join("\n")
    }

    #[test]
    fn a_problem_shows_its_line() {
        let text = "{\"clubs\": [\n  {\"id\": \"a\", \"nam\": \"A\",\n   \"name\": \"A\", \"squad\": 1}\n]}";
        insta::assert_snapshot!(shown(text));
    }

    #[test]
    fn long_and_hostile_lines_are_cut_and_harmless() {
        let text = format!("{{\"clubs\": [{{\"id\": \"a\", \"name\": \"{}\u{1b}[31m\"}}]}}", "x".repeat(20_000));
        let shown = shown(&text);
        assert!(!shown.contains('\u{1b}'));
        assert!(shown.lines().all(|line| line.chars().count() < 250), "{shown}");
    }
}
