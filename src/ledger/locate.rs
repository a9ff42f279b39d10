//! From a JSON path to a line and a column.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::json::{self, Node, Value};
use super::read::Parsed;
use super::{Problem, TextPlace, Texts};

/// Where a path leads in a file's tree.
#[derive(Debug)]
pub(super) struct Found {
    /// The bytes of the value, or of the record that lacks it.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The path as the file has it: items left out while reading count.
    pub(super) path: String,
    /// Whether the value is one that was left out, and so told of before.
    pub(super) dropped: bool,
}

/// Follows a path. Where the file has no such value, the last one on the way that it has.
pub(super) fn find(root: &Node<'_>, path: &str) -> Found {
    let mut found = Found { start: root.start, end: root.start + 1, path: String::new(), dropped: false };
    let mut node = root;
    let mut rest = path;
    while let Some((step, after)) = next(node, rest) {
        rest = after;
        match step {
            Step::Key { node: member, key, start, end } => {
                if !found.path.is_empty() {
                    found.path.push('.');
                }
                found.path.push_str(key);
                (found.start, found.end) = (start, end);
                node = member;
            }
            Step::Item { node: item, index } => {
                // Writing to a text cannot fail.
                _ = write!(found.path, "[{index}]");
                node = item;
            }
        }
        (found.start, found.end) = span(node);
        found.dropped |= node.dropped.get();
    }
    // What is missing is named, and shown at the record that lacks it.
    found.path.push_str(rest);
    found
}

enum Step<'n, 't> {
    Key { node: &'n Node<'t>, key: &'n str, start: usize, end: usize },
    Item { node: &'n Node<'t>, index: usize },
}

/// The next step of a path from a node, with what is left of the path after it.
fn next<'n, 't, 'p>(node: &'n Node<'t>, path: &'p str) -> Option<(Step<'n, 't>, &'p str)> {
    match &node.value {
        Value::Object(members) => {
            let path = path.strip_prefix('.').unwrap_or(path);
            // Keys may hold dots and brackets; the longest that fits is meant.
            let fits =
                |key: &str| path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
            let longest = members
                .iter()
                .filter(|m| !m.key.is_empty() && fits(&m.key))
                .max_by_key(|m| (m.key.len(), !m.value.dropped.get()));
            let member = longest?;
            // Of several with one key the first counts.
            let member = members.iter().find(|m| m.key == member.key)?;
            let step =
                Step::Key { node: &member.value, key: &member.key, start: member.key_start, end: member.key_end };
            Some((step, &path[member.key.len()..]))
        }
        Value::List(items) => {
            let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
            let wanted: usize = number.parse().ok()?;
            let (index, item) = items.iter().enumerate().filter(|(_, item)| !item.dropped.get()).nth(wanted)?;
            Some((Step::Item { node: item, index }, rest))
        }
        _ => None,
    }
}

/// The bytes to point at: a value, or the bracket that opens a container.
fn span(node: &Node<'_>) -> (usize, usize) {
    match node.value {
        Value::List(_) | Value::Object(_) => (node.start, node.start + 1),
        _ => (node.start, node.end),
    }
}

/// Turns offsets into lines and columns; quick when asked in rising order.
pub(super) struct Places<'t> {
    text: &'t str,
    /// Bytes of the file before the text.
    skipped: usize,
    /// The last place told: offset, line, column.
    last: (usize, u32, u32),
}

impl<'t> Places<'t> {
    pub(super) const fn new(text: &'t str, skipped: usize) -> Self {
        Self { text, skipped, last: (0, 1, 1) }
    }

    /// The place of some bytes of the text.
    pub(super) fn place(&mut self, start: usize, end: usize) -> TextPlace {
        let start = self.text.floor_char_boundary(start);
        let (mut at, mut line, mut column) = if start >= self.last.0 { self.last } else { (0, 1, 1) };
        for letter in self.text[at..start].chars() {
            if letter == '\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
            at += letter.len_utf8();
        }
        self.last = (at, line, column);
        let end = end.clamp(start, self.text.len());
        TextPlace { line, column, offset: start + self.skipped, length: end - start }
    }
}

/// Gives every problem of the files its place, in order, and keeps the texts of the files that
/// have any.
pub(super) fn settle(layers: &[Vec<Parsed<'_>>], linked: Vec<Problem>) -> (Vec<Problem>, Texts) {
    let mut by_file: BTreeMap<(u8, Box<str>), Vec<Problem>> = BTreeMap::new();
    for problem in linked {
        by_file.entry((problem.layer, problem.file.clone())).or_default().push(problem);
    }
    let (mut settled, mut texts) = (Vec::new(), Texts::default());
    for (files, layer) in layers.iter().zip(0u8..) {
        for file in files {
            let linked = by_file.remove(&(layer, file.raw.name.clone())).unwrap_or_default();
            if !linked.is_empty() || !file.flaws.is_empty() {
                settled.extend(place(file, layer, linked));
                texts.keep(&file.raw.name, &file.raw.text);
            }
        }
    }
    // What no file has: a ledger without an edition.
    settled.extend(by_file.into_values().flatten());
    settled.sort_by(|a, b| (a.layer, &a.file, a.place).cmp(&(b.layer, &b.file, b.place)));
    (settled, texts)
}

/// The problems of one file with their places.
fn place(file: &Parsed<'_>, layer: u8, linked: Vec<Problem>) -> Vec<Problem> {
    let flaws = file.flaws.iter().map(|flaw| {
        let problem = Problem {
            severity: flaw.severity,
            code: flaw.code,
            file: file.raw.name.clone(),
            layer,
            place: None,
            path: flaw.path.clone(),
            what: flaw.what.clone(),
            expected: flaw.expected.clone(),
            nearest: flaw.nearest.clone(),
        };
        (flaw.start, flaw.end, problem)
    });
    let made = if file.tree.is_none() && !linked.is_empty() { Some(json::parse(&file.raw.text)) } else { None };
    let tree = file.tree.as_ref().or(made.as_ref());
    let linked = linked.into_iter().filter_map(|mut problem| {
        let found = tree.map(|tree| find(&tree.root, &problem.path))?;
        problem.path = found.path;
        // A value that was left out was told of when it was.
        (!found.dropped).then_some((found.start, found.end, problem))
    });
    let mut all: Vec<(usize, usize, Problem)> = flaws.chain(linked).collect();
    all.sort_by_key(|(start, ..)| *start);
    let mut places = Places::new(&file.raw.text, file.raw.skipped);
    let place = |(start, end, problem)| Problem { place: Some(places.place(start, end)), ..problem };
    all.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::json::parse;

    const TEXT: &str =
        "{\n  \"sagas\": [\n    {\"id\": \"a\"},\n    {\"id\": \"é\", \"x.y\": {\"k[0]\": [1, 2]}}\n  ]\n}";

    /// The text that a path leads to, with its place.
    fn at(path: &str) -> (String, &'static str, u32, u32) {
        let tree = parse(TEXT);
        let found = find(&tree.root, path);
        let place = Places::new(TEXT, 0).place(found.start, found.end);
        (found.path, &TEXT[found.start..found.end], place.line, place.column)
    }

    #[test]
    fn a_path_leads_to_its_value() {
        assert_eq!(at("sagas[1].id"), ("sagas[1].id".into(), "\"é\"", 4, 12));
        assert_eq!(at("sagas[1].x.y.k[0][1]"), ("sagas[1].x.y.k[0][1]".into(), "2", 4, 37));
        assert_eq!(at("sagas[0]"), ("sagas[0]".into(), "{", 3, 5));
    }

    #[test]
    fn what_is_missing_is_shown_at_its_record() {
        assert_eq!(at("sagas[0].player"), ("sagas[0].player".into(), "{", 3, 5));
        assert_eq!(at("sagas[7].player"), ("sagas[7].player".into(), "[", 2, 12));
        assert_eq!(at("edition.format"), ("edition.format".into(), "{", 1, 1));
    }

    #[test]
    fn items_left_out_count_in_the_path_shown() {
        let tree = parse("{\"a\": [tru, 1]}");
        assert_eq!(find(&tree.root, "a[0]").path, "a[1]");
    }

    /// Calls `told` with each value of a tree and its path.
    fn each<'n>(node: &'n Node<'_>, path: &str, told: &mut impl FnMut(&str, &'n Node<'_>)) {
        told(path, node);
        match &node.value {
            Value::Object(members) => {
                for member in members {
                    let dot = if path.is_empty() { "" } else { "." };
                    each(&member.value, &format!("{path}{dot}{}", member.key), told);
                }
            }
            Value::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    each(item, &format!("{path}[{i}]"), told);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_value_of_the_edition_is_where_its_path_leads() {
        for (name, text) in crate::ledger::read::bundled_texts() {
            let tree = parse(text);
            let (mut places, mut count) = (Places::new(text, 0), 0);
            each(&tree.root, "", &mut |path, node| {
                let found = find(&tree.root, path);
                assert_eq!((found.start, &*found.path), (node.start, path), "{name}");
                count += 1;
                if count % 32 > 0 {
                    return;
                }
                let place = places.place(found.start, found.end);
                let line = text.lines().nth(place.line as usize - 1).unwrap();
                let rest: String = line.chars().skip(place.column as usize - 1).collect();
                assert!(text[node.start..].starts_with(&rest), "{name} {path}");
            });
        }
    }
}
