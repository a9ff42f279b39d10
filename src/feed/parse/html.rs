//! HTML as feeds hold it, down to the words.

use super::entities;

/// Elements whose end is the end of a line.
const BLOCKS: [&str; 24] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "figure",
    "figcaption",
    "header",
    "footer",
    "hr",
];

/// Elements whose content is no text for readers.
const SILENT: [&str; 8] = ["script", "style", "iframe", "svg", "noscript", "object", "template", "form"];

/// Tags by which escaped HTML inside HTML is recognised.
const TELLTALE: [&str; 12] = ["p", "br", "a", "div", "img", "em", "strong", "b", "i", "span", "table", "ul"];

/// The words of a piece of HTML, a line for each paragraph, entities replaced.
///
/// Escaping done twice is undone twice; text without any markup comes back as it is.
pub(super) fn to_text(html: &str) -> String {
    let mut text = once(html);
    for _ in 0..2 {
        if !entities::any(&text) && !has_markup(&text) {
            break;
        }
        text = once(&text);
    }
    text
}

fn has_markup(text: &str) -> bool {
    let Some(last) = text.rfind('>') else { return false };
    text[..last].match_indices('<').any(|(at, _)| {
        let name = tag_name(&text[at + 1..]);
        TELLTALE.iter().any(|known| name.eq_ignore_ascii_case(known))
    })
}

fn tag_name(after: &str) -> &str {
    let after = after.strip_prefix('/').unwrap_or(after);
    &after[..after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len())]
}

/// Strips tags and replaces entities once.
fn once(html: &str) -> String {
    let mut lines = Lines::default();
    let mut rest = html;
    let mut closable = true;
    // Looked for once each: a page of unclosed scripts costs no more than one.
    let mut unclosed: Vec<String> = Vec::new();
    while let Some(at) = rest.find('<').filter(|_| closable) {
        lines.add(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            // "3 < 5"
            lines.add("<");
            rest = &rest[1..];
        } else if let Some(end) = rest.find('>') {
            let name = tag_name(&rest[1..]).to_ascii_lowercase();
            let opens = !rest[1..].starts_with('/') && !rest[..end].ends_with('/');
            rest = &rest[end + 1..];
            if BLOCKS.contains(&&*name) {
                lines.end();
            } else if opens && SILENT.contains(&&*name) && !unclosed.contains(&name) {
                match after_closing(rest, &name) {
                    Some(after) => rest = after,
                    None => unclosed.push(name),
                }
            }
        } else {
            closable = false;
        }
    }
    lines.add(rest);
    lines.finish()
}

/// What follows the closing tag of a silent element; an unclosed element hides nothing.
fn after_closing<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let closing = format!("</{name}");
    let at = html.as_bytes().windows(closing.len()).position(|part| part.eq_ignore_ascii_case(closing.as_bytes()))?;
    Some(html[at..].split_once('>').map_or("", |(_, after)| after))
}

/// Text collected line by line, runs of space made one.
#[derive(Default)]
struct Lines {
    text: String,
    line: String,
}

impl Lines {
    fn add(&mut self, piece: &str) {
        self.line.push_str(&entities::decode(piece));
    }

    fn end(&mut self) {
        let mut words = self.line.split_whitespace();
        if let Some(first) = words.next() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(first);
            for word in words {
                self.text.push(' ');
                self.text.push_str(word);
            }
        }
        self.line.clear();
    }

    fn finish(mut self) -> String {
        self.end();
        self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        for (html, text) in [
            ("Brighton & Hove", "Brighton & Hove"),
            ("<p>One  <b>two</b>\n three</p><p>four</p>", "One two three\nfour"),
            ("&lt;p&gt;Escaped &amp;amp; twice&lt;/p&gt;", "Escaped & twice"),
            ("Konat&amp;eacute; &#8216;ongoing&#8217;", "Konaté ‘ongoing’"),
            ("3 < 5 and <3 and a<b", "3 < 5 and <3 and a<b"),
            ("a<script>alert('x</p>')</script>b<style>p{}</style>c<!-- d -->e", "abce"),
            ("<script>never closed", "never closed"),
            ("one<br/>two<hr>three", "one\ntwo\nthree"),
            ("<img src=\"x\" alt=\"y\">words", "words"),
            ("unclosed <a href='x", "unclosed <a href='x"),
            ("", ""),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }

    proptest! {
        #[test]
        fn no_html_makes_it_stumble(html in "(<|>|&|;|/|p|script|!--|-->|é|#|x1|\"| ){0,60}") {
            let _ = to_text(&html);
        }
    }
}
