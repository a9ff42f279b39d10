//! HTML: the article's text, and what the page's head says of it.

/// What a page gives.
#[derive(Debug, Default)]
pub(super) struct HtmlPage {
    pub(super) text: String,
    pub(super) date: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
}

/// Elements whose content is no part of an article.
const SKIPPED: [&str; 19] = [
    "script",
    "style",
    "noscript",
    "nav",
    "footer",
    "aside",
    "form",
    "svg",
    "iframe",
    "figure",
    "figcaption",
    "button",
    "select",
    "template",
    "header",
    "video",
    "audio",
    "object",
    "menu",
];

/// Elements that end a line.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "article",
    "section",
    "main",
    "tr",
    "td",
    "th",
    "table",
    "blockquote",
    "hr",
    "dd",
    "dt",
    "title",
    "body",
    "time",
];

/// Whether a text looks like HTML.
pub(super) fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(512).flat_map(char::to_lowercase).collect();
    head.starts_with('<')
        && ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<meta", "<h1"]
            .iter()
            .any(|t| head.contains(t))
}

/// The encoding that the head of a page names.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let rest = head.split("charset=").nth(1)?;
    let label =
        rest.trim_start_matches(['"', '\'']).split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    label.into_iter().next().filter(|label| !label.is_empty()).map(str::to_owned)
}

/// Takes the text out of a page: its `article` or `main` where it has one with text in it, else
/// its body.
pub(super) fn extract(source: &str) -> HtmlPage {
    let mut page = HtmlPage::default();
    let mut walker = Walker::default();
    walker.walk(source, &mut page);
    let inner = tidy(&walker.article);
    page.text = if inner.len() >= 200 { inner } else { tidy(&walker.body) };
    page
}

#[derive(Default)]
struct Walker {
    body: String,
    article: String,
    /// How many skipped elements are open, by the name of the outermost.
    skipping: Option<(String, usize)>,
    /// How many `article` and `main` elements are open.
    articles: usize,
    in_head: bool,
}

impl Walker {
    fn walk(&mut self, source: &str, page: &mut HtmlPage) {
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let Some(open) = rest.find('<') else {
                self.text(rest);
                break;
            };
            self.text(&rest[..open]);
            let tag = &rest[open..];
            if let Some(comment) = tag.strip_prefix("<!--") {
                at += open + 4 + comment.find("-->").map_or(comment.len(), |e| e + 3);
                continue;
            }
            let begins = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
            if !begins {
                self.text("<");
                at += open + 1;
                continue;
            }
            let end = tag_end(tag);
            at += open + end;
            let raw = self.tag(&tag[..end], page);
            // What stands in a script or style is no markup.
            if let Some(name) = raw {
                let close = format!("</{name}");
                let content = &source[at..];
                let stop = find_ignoring_case(content, &close).unwrap_or(content.len());
                if name == "script" {
                    linked_data(&content[..stop], page);
                }
                at += stop;
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipping.is_some() || self.in_head || text.is_empty() {
            return;
        }
        let decoded = entities(text);
        let one_line: String =
            decoded.chars().map(|c| if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c }).collect();
        self.body.push_str(&one_line);
        if self.articles > 0 {
            self.article.push_str(&one_line);
        }
    }

    fn line(&mut self) {
        self.body.push('\n');
        if self.articles > 0 {
            self.article.push('\n');
        }
    }

    /// Takes a tag; the name of a raw element that it opens.
    fn tag(&mut self, tag: &str, page: &mut HtmlPage) -> Option<String> {
        let closing = tag.starts_with("</");
        let inner = tag.trim_start_matches("</").trim_start_matches('<').trim_end_matches('>');
        let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect();
        let empty = inner.ends_with('/');
        if let Some((skipped, depth)) = &mut self.skipping {
            if *skipped == name && !empty {
                if closing {
                    *depth -= 1;
                } else {
                    *depth += 1;
                }
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return (!closing && (name == "script" || name == "style")).then_some(name);
        }
        match name.as_str() {
            "meta" => meta(inner, page),
            "link" if attribute(inner, "rel").as_deref() == Some("canonical") => {
                page.url = attribute(inner, "href").or(page.url.take());
            }
            "head" => self.in_head = !closing,
            "body" => self.in_head = false,
            "time" if !closing && page.date.is_none() => {
                page.date = attribute(inner, "datetime").and_then(|d| day_of(&d));
            }
            "script" | "style" if !closing && !empty => return Some(name),
            _ => {}
        }
        if SKIPPED.contains(&name.as_str()) && !closing && !empty {
            // A header inside the article holds its headline.
            if !(name == "header" && self.articles > 0) {
                self.skipping = Some((name, 1));
                return None;
            }
        }
        if matches!(name.as_str(), "article" | "main") && !empty {
            self.articles = if closing { self.articles.saturating_sub(1) } else { self.articles + 1 };
        }
        if BLOCKS.contains(&name.as_str()) {
            self.line();
        }
        None
    }
}

/// Where a tag ends: past its `>`, quoted ones left out; at the text's end if it never does.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (i, b) in tag.bytes().enumerate().take(20_000) {
        match (quote, b) {
            (None, b'>') => return i + 1,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    tag.find('>').map_or(tag.len(), |i| i + 1)
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    let needle = needle.as_bytes();
    text.as_bytes().windows(needle.len()).position(|w| w.eq_ignore_ascii_case(needle))
}

/// The value of an attribute.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = find_ignoring_case(&tag[from..], name) {
        let at = from + found;
        from = at + name.len();
        let before = tag[..at].chars().next_back();
        let rest = tag[from..].trim_start();
        let Some(value) = rest.strip_prefix('=') else { continue };
        if !before.is_some_and(char::is_whitespace) {
            continue;
        }
        let value = value.trim_start();
        let text = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
            _ => value.split(char::is_whitespace).next(),
        };
        return text.map(entities);
    }
    None
}

fn meta(tag: &str, page: &mut HtmlPage) {
    let Some(content) = attribute(tag, "content") else { return };
    let key = attribute(tag, "property").or_else(|| attribute(tag, "name")).or_else(|| attribute(tag, "itemprop"));
    match key.unwrap_or_default().to_lowercase().as_str() {
        "article:published_time"
        | "datepublished"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "pubdate"
        | "publish-date"
        | "parsely-pub-date"
        | "sailthru.date" => {
            page.date = page.date.take().or_else(|| day_of(&content));
        }
        "og:site_name" | "application-name" => page.outlet = page.outlet.take().or(Some(content)),
        "author" | "article:author" | "parsely-author" | "sailthru.author" if !content.starts_with("http") => {
            page.author = page.author.take().or(Some(content));
        }
        "og:url" => page.url = page.url.take().or(Some(content)),
        _ => {}
    }
}

/// The day of publication in linked data.
fn linked_data(script: &str, page: &mut HtmlPage) {
    if page.date.is_some() {
        return;
    }
    if let Some(at) = script.find("\"datePublished\"") {
        let rest = &script[at + 15..];
        page.date = rest.split('"').nth(1).and_then(day_of);
    }
}

fn day_of(text: &str) -> Option<String> {
    let day = text.trim().get(..10)?;
    day.parse::<crate::model::Day>().ok().map(|d| d.to_string())
}

/// Entities as the characters that they stand for.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(i, _)| i);
        let decoded = end.and_then(|e| entity(&rest[1..e]).map(|c| (c, e)));
        if let Some((c, end)) = decoded {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "pound" => '£',
        "euro" => '€',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "eacute" => 'é',
        "egrave" => 'è',
        "aacute" => 'á',
        "agrave" => 'à',
        "iacute" => 'í',
        "oacute" => 'ó',
        "uacute" => 'ú',
        "ntilde" => 'ñ',
        "ccedil" => 'ç',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "auml" => 'ä',
        "atilde" => 'ã',
        "oslash" => 'ø',
        "aring" => 'å',
        "szlig" => 'ß',
        "copy" => '©',
        "bull" => '•',
        "middot" => '·',
        _ => return None,
    })
}

/// One space between words, one line break between lines.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(first);
        for word in words {
            out.push(' ');
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_taken_out_of_its_page() {
        let body = "Arsenal want him. ".repeat(15);
        let source = format!(
            "<!DOCTYPE html><html><head><title>T</title><meta property=\"article:published_time\" content=\"2025-08-05T10:00:00Z\">\
             <meta property='og:site_name' content='The Paper'></head><body><nav>Menu</nav><article><h1>Head &amp; line</h1>\
             <script>var a = '<p>no</p>';</script><p>{body}</p><aside>Read more</aside></article><footer>Foot</footer></body></html>"
        );
        let page = extract(&source);
        assert!(page.text.starts_with("Head & line\nArsenal want him."), "{}", page.text);
        assert!(!page.text.contains("Menu") && !page.text.contains("no") && !page.text.contains("Foot"));
        assert_eq!(page.date.as_deref(), Some("2025-08-05"));
        assert_eq!(page.outlet.as_deref(), Some("The Paper"));
    }

    #[test]
    fn broken_markup_ends() {
        for source in
            ["<p", "<p a=\"", "<!-- ", "<script>", "&#99999999;", "< 3", "<<<<", "</", "<p>&amp", "<nav><nav></nav>"]
        {
            let _ = extract(source);
        }
        assert_eq!(extract("<p>1 < 2 &euro;5</p>").text, "1 < 2 €5");
    }
}
