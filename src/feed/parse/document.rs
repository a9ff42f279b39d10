//! RSS 0.9x to 2.0, RDF and Atom, read as one: they differ in names and little else.

use std::borrow::Cow;

use super::Refusal;
use super::clean::{LONGEST_RAW, finish};
use super::item::{Draft, Note};
use super::xml::{self, Tag, Token, Tokens, characters, child, local};
use super::{Form, Parsed};

/// Elements inside each other, outside of items, beyond which no feed goes.
const DEEPEST: usize = 64;
/// Items read of one feed; the newest stand first everywhere.
const MOST_ITEMS: usize = 5_000;
/// Notes kept of one feed.
const MOST_NOTES: usize = 50;

/// Whose vocabulary a name belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Space {
    /// RSS' own, RDF's, or Atom's where it is the document's.
    Plain,
    /// Atom's, inside something else.
    Atom,
    /// Dublin Core.
    Dublin,
    /// `content:encoded`.
    Content,
    /// Anything else.
    Other,
}

/// One element of an item.
#[derive(Clone, Copy, Debug)]
struct Field<'t> {
    tag: Tag<'t>,
    space: Space,
    /// What stands in it, as written.
    raw: &'t str,
}

impl Field<'_> {
    fn text(&self) -> String {
        characters(&self.raw[..self.raw.floor_char_boundary(LONGEST_RAW)])
    }
}

/// Reads a document.
pub(super) fn read(text: &str, base: Option<&str>) -> Result<Parsed, Refusal> {
    let mut reader = Reader {
        text,
        tokens: Tokens::new(text),
        base: base.map(str::to_owned),
        form: None,
        spaces: Vec::new(),
        parsed: Parsed { form: Form::Rss, title: None, items: Vec::new(), notes: Vec::new() },
        line: (0, 1),
    };
    reader.run()?;
    Ok(reader.parsed)
}

struct Reader<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    base: Option<String>,
    form: Option<Form>,
    spaces: Vec<(&'t str, Space)>,
    parsed: Parsed,
    /// A position whose line is known, and the line.
    line: (usize, usize),
}

impl<'t> Reader<'t> {
    fn run(&mut self) -> Result<(), Refusal> {
        let mut depth = 0_usize;
        let mut over = false;
        loop {
            let at = self.tokens.position();
            let Some(token) = self.tokens.next() else { break };
            match token {
                Token::Doctype(kind) => self.doctype(kind)?,
                Token::Open(tag) => {
                    let form = self.root(tag)?;
                    self.declare(tag);
                    if matches!(local(tag.name), "item" | "entry") && self.space(tag.name) == Space::Plain {
                        self.item(tag, at);
                    } else if self.is_title(tag) {
                        self.title(tag);
                    } else if !tag.empty {
                        depth += 1;
                        if depth > DEEPEST {
                            return Err(Refusal::Deep { line: self.line_of(at), most: DEEPEST });
                        }
                    }
                    self.form = Some(form);
                }
                Token::Close(name) => {
                    depth = depth.saturating_sub(1);
                    over = over || matches!(local(name).to_ascii_lowercase().as_str(), "rss" | "rdf" | "feed");
                }
                Token::Text(_) | Token::Cdata(_) => {}
            }
        }
        self.parsed.form = self.form.ok_or_else(|| Refusal::not_a_feed(self.text))?;
        if !over {
            self.note(self.text.len(), "the feed ends in mid-air: what came before its end was read");
        }
        Ok(())
    }

    /// Web pages and bombs are told by their document type.
    fn doctype(&self, kind: &str) -> Result<(), Refusal> {
        if kind.contains('[') || kind.contains("<!ENTITY") {
            return Err(Refusal::Entities);
        }
        let name = kind.split_whitespace().next().unwrap_or("");
        if self.form.is_none() && name.eq_ignore_ascii_case("html") { Err(Refusal::WebPage) } else { Ok(()) }
    }

    /// The form by the first element; later ones keep it.
    fn root(&self, tag: Tag) -> Result<Form, Refusal> {
        if let Some(form) = self.form {
            return Ok(form);
        }
        match local(tag.name).to_ascii_lowercase().as_str() {
            "rss" => Ok(Form::Rss),
            "rdf" => Ok(Form::Rdf),
            "feed" => Ok(Form::Atom),
            "html" | "head" | "body" => Err(Refusal::WebPage),
            "opml" => Err(Refusal::Opml),
            _ => Err(Refusal::not_a_feed(self.text)),
        }
    }

    /// Takes up the prefixes that a tag declares, and its base address.
    fn declare(&mut self, tag: Tag<'t>) {
        for (name, value) in xml::attributes(tag.attributes) {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                let space = space_of(value);
                if self.spaces.len() < 64 && self.lookup(prefix) != Some(space) {
                    self.spaces.push((prefix, space));
                }
            } else if name == "xml:base"
                && let Some(base) = crate::feed::link::resolve(value, self.base.as_deref())
            {
                self.base = Some(base);
            }
        }
    }

    fn lookup(&self, prefix: &str) -> Option<Space> {
        self.spaces.iter().rev().find(|(known, _)| *known == prefix).map(|(_, space)| *space)
    }

    fn space(&self, name: &str) -> Space {
        let Some((prefix, _)) = name.split_once(':') else { return Space::Plain };
        let space = self.lookup(prefix).unwrap_or(match prefix {
            "dc" | "dcterms" => Space::Dublin,
            "content" => Space::Content,
            "atom" | "a10" => Space::Atom,
            "rss" => Space::Plain,
            _ => Space::Other,
        });
        // In an Atom document written with prefixes, Atom is the plain vocabulary.
        if space == Space::Atom && matches!(self.form, None | Some(Form::Atom)) { Space::Plain } else { space }
    }

    fn is_title(&self, tag: Tag) -> bool {
        self.parsed.title.is_none() && local(tag.name) == "title" && self.space(tag.name) == Space::Plain && !tag.empty
    }

    fn title(&mut self, tag: Tag<'t>) {
        let raw = self.inside(tag.name, &["item", "entry"]);
        let text = super::html::to_text(&characters(raw));
        self.parsed.title = Some(super::tidy::line(&text, 200)).filter(|text| !text.is_empty());
    }

    /// What stands between a tag that was just read and its end, or the end of what holds it.
    fn inside(&mut self, name: &str, holders: &[&str]) -> &'t str {
        let from = self.tokens.position();
        let mut nested = 0_usize;
        loop {
            let before = self.tokens.clone();
            let at = before.position();
            match self.tokens.next() {
                None => return self.tokens.slice(from, at),
                Some(Token::Open(tag)) if tag.name == name && !tag.empty => nested += 1,
                Some(Token::Open(tag)) if holders.contains(&tag.name) => {
                    self.tokens = before;
                    return self.tokens.slice(from, at);
                }
                Some(Token::Close(closed)) if closed.eq_ignore_ascii_case(name) => {
                    if nested == 0 {
                        return self.tokens.slice(from, at);
                    }
                    nested -= 1;
                }
                Some(Token::Close(closed)) if holders.contains(&closed) => {
                    self.tokens = before;
                    return self.tokens.slice(from, at);
                }
                Some(_) => {}
            }
        }
    }

    /// Reads an item from behind its opening tag.
    fn item(&mut self, tag: Tag<'t>, at: usize) {
        if tag.empty {
            return;
        }
        let holder = [tag.name];
        let mut fields = Vec::new();
        loop {
            let before = self.tokens.clone();
            match self.tokens.next() {
                None => break,
                Some(Token::Close(name)) if name == tag.name => break,
                Some(Token::Open(next)) if next.name == tag.name => {
                    // The last item was never closed.
                    self.tokens = before;
                    break;
                }
                Some(Token::Open(next)) => {
                    self.declare(next);
                    let raw = if next.empty { "" } else { self.inside(next.name, &holder) };
                    if fields.len() < 200 {
                        fields.push(Field { tag: next, space: self.space(next.name), raw });
                    }
                }
                Some(_) => {}
            }
        }
        if self.parsed.items.len() >= MOST_ITEMS {
            if self.parsed.items.len() == MOST_ITEMS {
                self.note(at, &format!("more than {MOST_ITEMS} items: the rest is left out"));
            }
            return;
        }
        let base = tag.attribute("base").and_then(|own| crate::feed::link::resolve(&own, self.base.as_deref()));
        let base = base.or_else(|| self.base.clone());
        self.keep(draft(tag, &fields), base.as_deref(), at);
    }

    fn keep(&mut self, draft: Draft, base: Option<&str>, at: usize) {
        match finish(draft, base) {
            Some((item, odd)) => {
                if let Some(odd) = odd {
                    self.note(at, &odd);
                }
                self.parsed.items.push(item);
            }
            None => self.note(at, "an item without any words was left out"),
        }
    }

    fn note(&mut self, at: usize, what: &str) {
        if self.parsed.notes.len() < MOST_NOTES {
            let line = self.line_of(at);
            self.parsed.notes.push(Note { line, what: what.to_owned() });
        }
    }

    /// The line of a position; positions come in order, so the text is counted once.
    fn line_of(&mut self, at: usize) -> usize {
        let (known, line) = if self.line.0 <= at { self.line } else { (0, 1) };
        let here = line + self.text.get(known..at).unwrap_or("").matches('\n').count();
        self.line = (at, here);
        here
    }
}

fn space_of(uri: &str) -> Space {
    let uri = uri.trim().to_ascii_lowercase();
    match uri.as_str() {
        "http://www.w3.org/2005/atom" | "http://purl.org/atom/ns#" => Space::Atom,
        "http://purl.org/rss/1.0/modules/content/" => Space::Content,
        _ if uri.starts_with("http://purl.org/dc/") => Space::Dublin,
        _ if uri.starts_with("http://purl.org/rss/1.0/modules/") => Space::Other,
        "http://backend.userland.com/rss2" | "http://purl.org/rss/1.0/" => Space::Plain,
        _ => Space::Other,
    }
}

/// Puts an item's elements where they belong.
fn draft(tag: Tag, fields: &[Field]) -> Draft {
    let mut draft = Draft::default();
    let mut weaker = Weaker::default();
    for field in fields {
        let name = local(field.tag.name).to_ascii_lowercase();
        match (field.space, name.as_str()) {
            (Space::Plain, "title") => fill(&mut draft.title, || field.text()),
            (Space::Plain, "link") => link(field, &mut draft.link, &mut weaker.link),
            (Space::Atom, "link") => link(field, &mut weaker.link, &mut None),
            (Space::Plain, "guid" | "id") => identify(field, &mut draft.guid, &mut weaker.link),
            (Space::Dublin, "identifier") => weaker.guid = weaker.guid.take().or_else(|| Some(field.text())),
            (Space::Plain, "description" | "summary") => fill(&mut draft.summary, || field.text()),
            (Space::Plain, "content") | (Space::Content, "encoded") => fill(&mut draft.content, || field.text()),
            (Space::Plain, "pubdate" | "published" | "issued") => draft.dates.insert(0, moment(field)),
            (Space::Dublin, "date" | "issued" | "created") | (Space::Atom, "published") => {
                draft.dates.push(moment(field));
            }
            (Space::Plain | Space::Atom, "updated" | "modified") => weaker.dates.push(moment(field)),
            (Space::Plain, "author") | (Space::Dublin, "creator") => person(field, &mut draft.author),
            (Space::Plain, "category") | (Space::Dublin, "subject") => draft.categories.push(category(field)),
            (Space::Plain, "source") => draft.outlet = Some(source(field)),
            _ => {}
        }
    }
    draft.link = draft.link.or(weaker.link);
    draft.guid = draft.guid.or(weaker.guid).or_else(|| tag.attribute("about").map(Cow::into_owned));
    draft.dates.append(&mut weaker.dates);
    draft
}

/// What counts only where nothing better is said.
#[derive(Default)]
struct Weaker {
    link: Option<String>,
    guid: Option<String>,
    dates: Vec<String>,
}

/// Sets a text that is still empty.
fn fill(target: &mut String, text: impl FnOnce() -> String) {
    if target.trim().is_empty() {
        *target = text();
    }
}

/// RSS writes the address between the tags, Atom as an attribute with what it is for.
fn link(field: &Field, target: &mut Option<String>, weaker: &mut Option<String>) {
    let written = field.text();
    let address =
        if written.trim().is_empty() { field.tag.attribute("href").map(Cow::into_owned) } else { Some(written) };
    let rel = field.tag.attribute("rel");
    let place = match rel.as_deref() {
        None | Some("" | "alternate") => target,
        Some("self" | "enclosure" | "replies" | "edit" | "next" | "hub" | "via" | "related") => return,
        Some(_) => weaker,
    };
    if place.is_none() {
        *place = address;
    }
}

/// An identity that says of itself to be the page's address serves as one.
fn identify(field: &Field, guid: &mut Option<String>, link: &mut Option<String>) {
    let text = field.text();
    let permanent = field.tag.attribute("isPermaLink").is_none_or(|says| !says.eq_ignore_ascii_case("false"));
    if permanent && text.trim().starts_with("http") && local(field.tag.name).eq_ignore_ascii_case("guid") {
        link.get_or_insert_with(|| text.clone());
    }
    guid.get_or_insert(text);
}

/// A date's text, or that of a `<time>` inside it.
fn moment(field: &Field) -> String {
    child(field.raw, "time")
        .and_then(|(time, _)| time.attribute("datetime"))
        .map_or_else(|| field.text(), Cow::into_owned)
}

fn person(field: &Field, author: &mut Option<String>) {
    if author.is_none() {
        *author = Some(child(field.raw, "name").map_or_else(|| field.text(), |(_, raw)| characters(raw)));
    }
}

fn category(field: &Field) -> String {
    let attribute = field.tag.attribute("label").or_else(|| field.tag.attribute("term"));
    attribute.map_or_else(|| field.text(), Cow::into_owned)
}

fn source(field: &Field) -> String {
    child(field.raw, "title").map_or_else(|| field.text(), |(_, raw)| characters(raw))
}
