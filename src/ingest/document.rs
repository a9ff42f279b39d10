//! Containers: what a file or a pasted page holds, and of what day it is.

use serde::Deserialize;

use super::html;
use super::reading::{DocumentHead, ReadProblem, Trouble};
use super::shelf::LONGEST;
use crate::model::Day;

/// How a document's day is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateBasis {
    /// The text begins with `date YYYY-MM-DD`.
    Line,
    /// The page's or the file's own data give it.
    Metadata,
    /// A line of the text ("06 Feb 2026 19:03").
    Byline,
    /// Only the day to reckon from is given.
    Reference,
}

impl DateBasis {
    /// The word in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Line => "date_line",
            Self::Metadata => "metadata",
            Self::Byline => "byline",
            Self::Reference => "reference",
        }
    }
}

/// A document to read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What is known of it.
    pub head: DocumentHead,
    /// Its text; offsets count in it.
    pub text: String,
    /// The day against which "next summer" is reckoned.
    pub day: Option<Day>,
    /// How many bytes at its head are a date line, and no part of the article.
    pub skip: usize,
    /// What was wrong with its container.
    pub problems: Vec<ReadProblem>,
}

/// An article as JSON gives it.
#[derive(Debug, Deserialize)]
struct JsonArticle {
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    date_ref: Option<String>,
    #[serde(default)]
    outlet: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

/// A problem with a code and a sentence.
pub(super) fn problem(code: Trouble, message: impl Into<String>) -> ReadProblem {
    ReadProblem { code, message: message.into() }
}

impl Document {
    /// Reads the bytes of a file: JSON, HTML or plain text, told by what they are.
    pub fn from_bytes(path: Option<&str>, bytes: &[u8]) -> Self {
        let head = DocumentHead { path: path.map(str::to_owned), ..DocumentHead::default() };
        if bytes.len() as u64 > LONGEST {
            let most = format!("it is longer than an article: the reader takes files of up to {} MB", LONGEST >> 20);
            return Self::refused(head, problem(Trouble::TooLong, most));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Self::refused(head, problem(Trouble::Empty, "it is empty: there is nothing to read"));
        }
        let Some((text, other)) = decode(bytes) else {
            return Self::refused(head, problem(Trouble::Binary, "it is a binary file, not text"));
        };
        let mut document = Self::from_text(head, text);
        if let Some(encoding) = other {
            // The file's own bytes are not what the offsets count.
            document.head.text = Some(document.text.clone());
            let read_as = format!("it is not UTF-8: read as {encoding}; offsets count in the text given with it");
            document.problems.push(problem(Trouble::Encoding, read_as));
        }
        document
    }

    fn refused(head: DocumentHead, problem: ReadProblem) -> Self {
        Self { head, problems: vec![problem], ..Self::default() }
    }

    /// Reads a text: JSON, HTML or plain, told by how it begins.
    pub fn from_text(head: DocumentHead, text: String) -> Self {
        let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        if let Some(inner) = start.strip_prefix('{')
            && inner.trim_start().starts_with(['"', '}'])
        {
            return match serde_json::from_str::<JsonArticle>(start) {
                Ok(article) if article.text.trim().is_empty() => {
                    Self::refused(head, problem(Trouble::Empty, "its `text` is empty: there is nothing to read"))
                }
                Ok(article) => Self::from_json(head, article),
                Err(error) => Self::refused(head, problem(Trouble::Json, not_an_article(&error))),
            };
        }
        if html::is_html(start) {
            return Self::from_html(head, &text);
        }
        Self::plain(head, text)
    }

    fn from_json(mut head: DocumentHead, article: JsonArticle) -> Self {
        let given = article.date.as_deref();
        let date = given.and_then(iso_day);
        let reference = article.date_ref.as_deref().and_then(iso_day);
        head.date = given.map(str::to_owned);
        head.date_basis = match (date, reference) {
            (Some(_), _) => Some(DateBasis::Metadata.code().to_owned()),
            (None, Some(_)) => Some(DateBasis::Reference.code().to_owned()),
            _ => None,
        };
        head.outlet = article.outlet.or(head.outlet);
        head.author = article.author.or(head.author);
        head.url = article.url.or(head.url);
        let mut document = Self::plain(head, article.text);
        document.day = reference.or(date).or(document.day);
        document
    }

    fn from_html(mut head: DocumentHead, source: &str) -> Self {
        let page = html::extract(source);
        head.date.clone_from(&page.date);
        head.date_basis = page.date.as_ref().map(|_| DateBasis::Metadata.code().to_owned());
        head.outlet = page.outlet.or(head.outlet);
        head.author = page.author.or(head.author);
        head.url = page.url.or(head.url);
        let mut document = Self::plain(head, page.text);
        document.head.text = Some(document.text.clone());
        document
    }

    fn plain(mut head: DocumentHead, text: String) -> Self {
        let (line_day, skip) = date_line(&text);
        let mut day = head.date.as_deref().and_then(iso_day);
        if let Some(line) = line_day {
            day = Some(line);
            head.date = Some(line.to_string());
            head.date_basis = Some(DateBasis::Line.code().to_owned());
        } else if day.is_none()
            && let Some(found) = byline_day(&text)
        {
            day = Some(found);
            head.date.get_or_insert_with(|| found.to_string());
            head.date_basis.get_or_insert_with(|| DateBasis::Byline.code().to_owned());
        }
        if head.author.is_none() {
            head.author = byline_author(&text[skip..]);
        }
        Self { head, text, day, skip, problems: Vec::new() }
    }
}

/// Why JSON is no article, with what would be one.
fn not_an_article(error: &serde_json::Error) -> String {
    format!("it is JSON, but no article: {error}; expected {{\"text\": …, \"date\": …, \"outlet\": …, \"url\": …}}")
}

/// The text of some bytes, with its encoding where that is not UTF-8; none where it is no text.
fn decode(bytes: &[u8]) -> Option<(String, Option<&'static str>)> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes).filter(|(e, _)| *e != encoding_rs::UTF_8) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return is_text(&text).then(|| (text.into_owned(), Some(encoding.name())));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return is_text(text).then(|| (text.to_owned(), None));
    }
    let named = html::charset(bytes).and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let encoding = named.filter(|e| *e != encoding_rs::UTF_8).unwrap_or(encoding_rs::WINDOWS_1252);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    is_text(&text).then(|| (text.into_owned(), Some(encoding.name())))
}

/// Whether a text can have been written by somebody: hardly any control characters at its head.
fn is_text(text: &str) -> bool {
    let (mut odd, mut all) = (0, 0);
    for c in text.chars().take(8192) {
        if c == '\0' {
            return false;
        }
        all += 1;
        odd += usize::from(c.is_control() && !c.is_whitespace() || c == '\u{fffd}');
    }
    odd * 50 <= all
}

/// The day of an ISO date, with or without an hour behind it; a month alone is its 15th.
fn iso_day(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|d| d.parse().ok()) {
        return Some(day);
    }
    let month = text.get(..7)?;
    format!("{month}-15").parse().ok()
}

/// The date of a text that begins with `date YYYY-MM-DD`, and where the article begins.
fn date_line(text: &str) -> (Option<Day>, usize) {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let at = text.len() - start.len();
    let Some(rest) = start.strip_prefix("date ").or_else(|| start.strip_prefix("Date ")) else { return (None, 0) };
    match rest.get(..10).and_then(|d| d.parse().ok()) {
        Some(day) => (Some(day), at + "date ".len() + 10),
        None => (None, 0),
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day with month and year in one of the first lines: `06 Feb 2026`, `February 14, 2025`.
fn byline_day(text: &str) -> Option<Day> {
    let head: String =
        text.lines().filter(|l| !l.trim().is_empty()).take(4).flat_map(|l| l.chars().take(160).chain([' '])).collect();
    let words: Vec<&str> = head.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let month = |word: &str| {
        let folded = super::words::fold(word);
        let long = folded.len() >= 3 && folded.chars().all(char::is_alphabetic);
        MONTHS.iter().position(|m| long && folded.starts_with(m)).map(|m| m as u32 + 1)
    };
    let number = |word: &str| word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<i32>().ok();
    words.windows(3).find_map(|w| {
        let year = number(w[2]).filter(|y| (1990..2100).contains(y))?;
        let day_first = number(w[0]).zip(month(w[1]));
        let (day, month) = day_first.or_else(|| number(w[1]).zip(month(w[0])))?;
        Day::new(year, month, u32::try_from(day).ok()?)
    })
}

/// The name after "By" in one of the first lines.
fn byline_author(text: &str) -> Option<String> {
    text.lines().filter(|l| !l.trim().is_empty()).take(4).find_map(|line| {
        let rest = line.trim().strip_prefix("By ")?;
        let name = rest.split(['|', ',', '·', '–', '\t']).next()?.trim();
        let words: Vec<&str> = name.split(' ').collect();
        let large = words.iter().all(|w| w.chars().next().is_some_and(char::is_uppercase));
        ((2..=4).contains(&words.len()) && large && name.len() < 40).then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Document {
        Document::from_bytes(None, text.as_bytes())
    }

    #[test]
    fn the_day_is_read_from_the_head() {
        let document = plain(" date 2026-02-06 By Ann Writer | 06 Feb 2026 19:03\n\nText.");
        assert_eq!(document.day, "2026-02-06".parse().ok());
        assert_eq!(document.head.date_basis.as_deref(), Some("date_line"));
        assert_eq!(&document.text[document.skip..document.skip + 3], " By");
        assert_eq!(plain("By Ann Writer\n14th February 2025\nText").day, "2025-02-14".parse().ok());
        assert_eq!(plain("LONDON, February 14, 2025 – Text").day, "2025-02-14".parse().ok());
        assert_eq!(plain("No day here in 2025.").day, None);
    }

    #[test]
    fn json_gives_its_reference_day() {
        let document = plain(r#"{"date":null,"date_ref":"2025-05-20","outlet":"X","url":null,"text":"One."}"#);
        assert_eq!((document.text.as_str(), document.day), ("One.", "2025-05-20".parse().ok()));
        let month = plain(r#"{"date":"2025-09","text":"One."}"#);
        assert_eq!(month.day, "2025-09-15".parse().ok());
    }

    #[test]
    fn other_encodings_are_read_and_told() {
        let konate = "Konaté and Militão";
        let utf16: Vec<u8> = [0xfeff].into_iter().chain(konate.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let latin: Vec<u8> = konate.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let polish = b"<html><meta charset=\"iso-8859-2\"><body><p>\xa3ukasz</p>";
        for (bytes, text) in [(&utf16[..], konate), (&latin, konate), (polish, "Łukasz")] {
            let document = Document::from_bytes(None, bytes);
            assert_eq!(document.text, text);
            assert_eq!(document.head.text.as_deref(), Some(text));
            assert_eq!(document.problems[0].code, Trouble::Encoding);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_word() {
        let code = |bytes: &[u8]| Document::from_bytes(None, bytes).problems[0].code;
        assert_eq!(code(b"  \n"), Trouble::Empty);
        assert_eq!(code(b"PK\x03\x04\0\0\0"), Trouble::Binary);
        assert_eq!(code(b"\x7fELF\x02\x01\x01\xff\xfe\x01\x02"), Trouble::Binary);
        assert_eq!(code(&vec![b'a'; LONGEST as usize + 1]), Trouble::TooLong);
        assert_eq!(code(b"{\"title\": \"no text\"}"), Trouble::Json);
        assert_eq!(code(b"{\"text\": \"cut off"), Trouble::Json);
        assert_eq!(code(b"{\"text\": \" \"}"), Trouble::Empty);
    }
}
