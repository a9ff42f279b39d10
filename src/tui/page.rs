//! Pages: lines of toned words, made when what they tell of changes and drawn as they are.

use std::borrow::Cow;

use super::pane::Key;
use super::tone::Tone;
use crate::text;

/// Words in one tone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Span {
    /// How they look.
    pub(crate) tone: Tone,
    /// The words.
    pub(crate) words: Box<str>,
}

/// One line of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Line {
    /// What it stands for; a line without cannot be selected.
    pub(crate) key: Option<Key>,
    /// Its words from the left.
    pub(crate) spans: Vec<Span>,
    /// How many lines below it belong to it.
    pub(crate) follow: u16,
}

/// Lines with a title.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Page {
    /// What stands in its border.
    pub(crate) title: String,
    /// Its lines.
    pub(crate) lines: Vec<Line>,
    /// What each line stands for.
    pub(crate) keys: Vec<Option<Key>>,
}

/// Writes a page of a width.
pub(crate) struct Writer {
    page: Page,
    width: usize,
}

impl Writer {
    /// A writer of an empty page.
    pub(crate) fn new(title: impl Into<String>, width: u16) -> Self {
        Self { page: Page { title: title.into(), ..Page::default() }, width: usize::from(width).max(1) }
    }

    /// The page written.
    pub(crate) fn finish(mut self) -> Page {
        while self.page.lines.last().is_some_and(|line| line.spans.is_empty()) {
            self.page.lines.pop();
        }
        self.page.keys = self.page.lines.iter().map(|line| line.key).collect();
        self.page
    }

    /// The cells of a line.
    pub(crate) const fn width(&self) -> usize {
        self.width
    }

    /// A line of spans, cut at the page's width when drawn.
    pub(crate) fn line(&mut self, key: Option<Key>, spans: Vec<Span>) -> &mut Self {
        self.page.lines.push(Line { key, spans, follow: 0 });
        self
    }

    /// An empty line, unless the page is empty or ends with one.
    pub(crate) fn gap(&mut self) -> &mut Self {
        if self.page.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.page.lines.push(Line::default());
        }
        self
    }

    /// A heading, with an empty line before it.
    pub(crate) fn heading(&mut self, words: &str) -> &mut Self {
        self.gap().line(None, vec![span(Tone::Heading, words)])
    }

    /// Words over as many lines as they need; the first line can be selected, the others go with it.
    pub(crate) fn wrapped(&mut self, key: Option<Key>, indent: usize, tone: Tone, words: &str) -> &mut Self {
        self.hanging(key, vec![span(Tone::Plain, " ".repeat(indent))], indent, tone, words)
    }

    /// Words that begin after others and go on below, indented.
    pub(crate) fn hanging(
        &mut self,
        key: Option<Key>,
        before: Vec<Span>,
        indent: usize,
        tone: Tone,
        words: &str,
    ) -> &mut Self {
        let first = before.iter().map(|span| text::width(&span.words)).sum::<usize>();
        let room = self.width.saturating_sub(first.max(indent)).max(8);
        let lines = text::wrap(words, room);
        let count = lines.len();
        let mut spans = before;
        for (nth, words) in lines.into_iter().enumerate() {
            let mut line = std::mem::take(&mut spans);
            if nth > 0 {
                line.push(span(Tone::Plain, " ".repeat(first.max(indent))));
            }
            line.push(span(tone, words));
            let key = if nth == 0 { key } else { None };
            let follow = if nth == 0 { (count - 1) as u16 } else { 0 };
            self.page.lines.push(Line { key, spans: line, follow });
        }
        self
    }

    /// Words that begin after others where those leave room for some, else below them; what goes on
    /// is indented by a few cells rather than to where the words began.
    pub(crate) fn hanging_narrow(
        &mut self,
        key: Option<Key>,
        before: Vec<Span>,
        indent: usize,
        tone: Tone,
        words: &str,
    ) -> &mut Self {
        let first = before.iter().map(|span| text::width(&span.words)).sum::<usize>();
        if first + text::width(words) <= self.width {
            let mut spans = before;
            spans.push(span(tone, words));
            return self.line(key, spans);
        }
        let from = self.len();
        self.line(key, before).wrapped(None, indent, tone, words).bind(from)
    }

    /// Spans one after another over as many lines as they need, each whole where a line holds it;
    /// lines after the first begin `hang` cells in.
    pub(crate) fn flowing(&mut self, indent: usize, hang: usize, spans: Vec<Span>) -> &mut Self {
        let begin = |cells: usize| vec![span(Tone::Plain, " ".repeat(cells))];
        let (mut line, mut used) = (begin(indent), indent);
        for next in spans {
            let cells = text::width(&next.words);
            if used + cells > self.width && used > hang {
                self.line(None, std::mem::replace(&mut line, begin(hang)));
                used = hang;
            }
            used += cells;
            line.push(next);
        }
        self.line(None, line)
    }

    /// Makes the lines written since `from` belong to the line there.
    pub(crate) fn bind(&mut self, from: usize) -> &mut Self {
        let more = self.page.lines.len().saturating_sub(from + 1) as u16;
        if let Some(line) = self.page.lines.get_mut(from) {
            line.follow = more;
        }
        self
    }

    /// How many lines there are.
    pub(crate) const fn len(&self) -> usize {
        self.page.lines.len()
    }
}

/// Words in a tone.
pub(crate) fn span<'a>(tone: Tone, words: impl Into<Cow<'a, str>>) -> Span {
    Span { tone, words: words.into().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &Page) -> Vec<String> {
        page.lines.iter().map(|line| line.spans.iter().map(|span| &*span.words).collect()).collect()
    }

    #[test]
    fn words_go_on_below_where_they_began() {
        let mut writer = Writer::new("t", 20);
        writer.hanging(Some(Key::Line(1)), vec![span(Tone::Quiet, "06 Feb  ")], 8, Tone::Plain, "Madrid got in touch");
        let page = writer.finish();
        assert_eq!(texts(&page), ["06 Feb  Madrid got", "        in touch"]);
        assert_eq!(page.keys, [Some(Key::Line(1)), None]);
        assert_eq!(page.lines[0].follow, 1);
    }

    #[test]
    fn spans_flow_over_lines() {
        let mut writer = Writer::new("t", 12);
        let part = |words: &'static str| span(Tone::Plain, words);
        writer.flowing(1, 3, vec![part("now "), part("talks"), part(" · "), part("active"), part(" · "), part("fit")]);
        assert_eq!(texts(&writer.finish()), [" now talks", "    · active", "    · fit"]);
    }

    #[test]
    fn gaps_do_not_pile_up() {
        let mut writer = Writer::new("t", 20);
        writer.gap().heading("Contract").gap().gap().heading("Rumours").gap();
        assert_eq!(texts(&writer.finish()), ["Contract", "", "Rumours"]);
    }
}
