//! JSON Feed, versions 1 and 1.1.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::clean::finish;
use super::item::{Draft, Note};
use super::{Form, Parsed, Refusal};

#[derive(Deserialize)]
struct Feed<'t> {
    version: Option<String>,
    title: Option<String>,
    home_page_url: Option<String>,
    #[serde(borrow)]
    items: Option<Vec<&'t RawValue>>,
}

#[derive(Deserialize)]
struct Entry {
    id: Option<serde_json::Value>,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    summary: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    author: Option<Person>,
    authors: Option<Vec<Person>>,
    tags: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Person {
    name: Option<String>,
}

/// Reads a document; an item that cannot be read is told and left out.
pub(super) fn read(text: &str, base: Option<&str>) -> Result<Parsed, Refusal> {
    let feed: Feed = serde_json::from_str(text).map_err(|error| Refusal::json(&error))?;
    let named = feed.version.as_deref().is_some_and(|version| version.contains("jsonfeed.org"));
    let Some(items) = feed.items.filter(|_| named) else {
        return Err(Refusal::NotAFeed { seen: "JSON without `version` and `items` of a JSON Feed".into() });
    };
    let base = feed.home_page_url.as_deref().or(base);
    let title = feed.title.map(|title| super::tidy::line(&title, 200)).filter(|title| !title.is_empty());
    let mut parsed = Parsed { form: Form::Json, title, items: Vec::new(), notes: Vec::new() };
    for (number, raw) in items.into_iter().take(5_000).enumerate() {
        let line = line_of(text, raw);
        let read = serde_json::from_str::<Entry>(raw.get()).map_err(|error| {
            format!("item {}: {}; it was left out", number + 1, super::tidy::line(&error.to_string(), 200))
        });
        let finished = read.and_then(|entry| {
            finish(draft(entry), base).ok_or_else(|| "an item without any words was left out".to_owned())
        });
        match finished {
            Ok((item, odd)) => {
                parsed.items.push(item);
                parsed.notes.extend(odd.map(|what| Note { line, what }));
            }
            Err(what) => parsed.notes.push(Note { line, what }),
        }
    }
    parsed.notes.truncate(50);
    Ok(parsed)
}

fn line_of(text: &str, raw: &RawValue) -> usize {
    let at = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    1 + text.get(..at).unwrap_or("").matches('\n').count()
}

fn draft(entry: Entry) -> Draft {
    let author = entry.author.or_else(|| entry.authors?.into_iter().next()).and_then(|person| person.name);
    Draft {
        guid: entry.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)),
        title: entry.title.unwrap_or_default(),
        link: entry.url.or(entry.external_url),
        summary: entry.summary.unwrap_or_default(),
        content: entry.content_html.or(entry.content_text).unwrap_or_default(),
        dates: [entry.date_published, entry.date_modified].into_iter().flatten().collect(),
        author,
        outlet: None,
        categories: entry.tags.unwrap_or_default(),
    }
}
