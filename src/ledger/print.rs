//! Records as files hold them, written so that people read them and diffs stay small.
//!
//! A value that fits its line stands on one; of a longer one each member has a line of its own,
//! and so has each record of a list of several.

use std::fmt::Write as _;

use super::format::LedgerFile;
use super::json::{self, Node, Number, Value};

/// The longest line, in letters, that a list or an object is kept on.
const WIDTH: usize = 170;

/// A file's text, from its records.
pub fn print(file: &LedgerFile<'_>) -> String {
    // A record has no map with keys other than texts, and nothing else could fail.
    let plain = serde_json::to_string(file).unwrap_or_default();
    let tree = json::parse(&plain);
    let mut text = String::with_capacity(plain.len() * 2);
    value(&tree.root, 0, &mut text);
    text.push('\n');
    text
}

fn value(node: &Node<'_>, indent: usize, text: &mut String) {
    let length = text.len();
    one_line(node, text);
    // The file itself is broken however short it is.
    let fits = indent > 0 && text[length..].chars().count() + indent <= WIDTH;
    match &node.value {
        Value::List(items) if !items.is_empty() && (!fits || several_records(items)) => {
            text.truncate(length);
            broken(text, indent, '[', ']', items, |item, text| value(item, indent + 2, text));
        }
        Value::Object(members) if !members.is_empty() && !fits => {
            text.truncate(length);
            broken(text, indent, '{', '}', members, |member, text| {
                quoted(&member.key, text);
                text.push_str(": ");
                value(&member.value, indent + 2, text);
            });
        }
        _ => {}
    }
}

fn several_records(items: &[Node<'_>]) -> bool {
    matches!(items, [Node { value: Value::Object(_), .. }, _, ..])
}

/// Writes each thing on a line of its own.
fn broken<T>(text: &mut String, indent: usize, open: char, close: char, things: &[T], write: impl Fn(&T, &mut String)) {
    text.push(open);
    for (i, thing) in things.iter().enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        text.extend(std::iter::repeat_n(' ', indent + 2));
        write(thing, text);
    }
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push(close);
}

fn one_line(node: &Node<'_>, text: &mut String) {
    match &node.value {
        Value::Null | Value::Bad => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        // Writing to a text cannot fail.
        Value::Number(Number::Whole(number)) => _ = write!(text, "{number}"),
        Value::Number(Number::Negative(number)) => _ = write!(text, "{number}"),
        // 45 and 45.0 are one number, and people write the former.
        Value::Number(Number::Fraction(number)) => _ = write!(text, "{number}"),
        Value::Text(value) => quoted(value, text),
        Value::List(items) => {
            text.push('[');
            for (i, item) in items.iter().enumerate() {
                text.push_str(if i == 0 { "" } else { ", " });
                one_line(item, text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (i, member) in members.iter().enumerate() {
                text.push_str(if i == 0 { "" } else { ", " });
                quoted(&member.key, text);
                text.push_str(": ");
                one_line(&member.value, text);
            }
            text.push('}');
        }
    }
}

fn quoted(words: &str, text: &mut String) {
    text.push('"');
    for letter in words.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\0'..='\u{1f}' => _ = write!(text, "\\u{:04x}", u32::from(letter)),
            _ => text.push(letter),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::ledger::format::{
        AgeRecord, ClaimRecord, ClubRecord, FactRecord, FactValueRecord, MoneyRecord, OriginRecord, PlayerRecord,
        ReportRecord, SpellRecord, Text,
    };

    /// Every file of the edition with its text.
    fn edition() -> Vec<(String, String)> {
        fn walk(folder: &Path, files: &mut Vec<(String, String)>) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() && !path.ends_with("schema") {
                    walk(&path, files);
                } else if path.extension().is_some_and(|e| e == "json") {
                    files.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
                }
            }
        }
        let mut files = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &mut files);
        files
    }

    #[test]
    fn the_edition_is_the_same_when_written_again() {
        for (name, text) in edition() {
            let records: LedgerFile<'_> = serde_json::from_str(&text).unwrap();
            let printed = print(&records);
            let again: LedgerFile<'_> = serde_json::from_str(&printed).unwrap();
            assert_eq!(records, again, "{name}");
        }
    }

    fn text() -> impl Strategy<Value = Text<'static>> {
        prop_oneof![
            any::<String>().prop_map(|text| crate::text::sanitise(&text).into_owned().into()),
            "[a-zé\"\\\\]{0,200}".prop_map(Text::from),
        ]
    }

    fn money() -> impl Strategy<Value = MoneyRecord<'static>> {
        (any::<u64>(), text(), any::<Option<u64>>()).prop_map(|(amount, currency, addons)| MoneyRecord {
            amount,
            currency,
            addons,
        })
    }

    fn value() -> impl Strategy<Value = FactValueRecord<'static>> {
        prop_oneof![
            text().prop_map(FactValueRecord::Text),
            any::<i32>().prop_map(|n| FactValueRecord::Number(f64::from(n) / 100.0)),
            (-1_000_000i32..1_000_000).prop_map(|n| FactValueRecord::Number(n.into())),
            money().prop_map(FactValueRecord::Money),
        ]
    }

    prop_compose! {
        fn player()(
            id in text(), name in text(), aliases in prop::collection::vec(text(), 0..4),
            years in prop::option::of(any::<u8>()), on in text(), shirt in any::<Option<u8>>(),
            spells in prop::collection::vec((text(), prop::option::of(money())), 0..4),
            ids in prop::collection::btree_map(text(), text(), 0..3),
        ) -> PlayerRecord<'static> {
            let spells = spells.into_iter().map(|(club, fee)| SpellRecord { club, fee, ..SpellRecord::default() });
            PlayerRecord {
                id, name, aliases, shirt, ids,
                age: years.map(|years| AgeRecord { years, on }),
                spells: spells.collect(),
                ..PlayerRecord::default()
            }
        }
    }

    prop_compose! {
        fn report()(
            id in text(), published in text(), summary in text(), of in text(), fee in prop::option::of(money()),
            value in prop::option::of(value()), named in any::<bool>(),
        ) -> ReportRecord<'static> {
            let origin = Some(if named { OriginRecord::Source(of) } else { OriginRecord::Unnamed(of) });
            ReportRecord {
                claims: vec![ClaimRecord { id: id.clone(), fee, origin, ..ClaimRecord::default() }],
                facts: vec![FactRecord { id: id.clone(), value, summary, ..FactRecord::default() }],
                id, published,
                ..ReportRecord::default()
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_printed_is_read_again(
            players in prop::collection::vec(player(), 0..4),
            reports in prop::collection::vec(report(), 0..3),
            club in text(),
        ) {
            let clubs = vec![ClubRecord { id: club, squad: true, ..ClubRecord::default() }];
            let file = LedgerFile { clubs, players, reports, ..LedgerFile::default() };
            let printed = print(&file);
            prop_assert_eq!(serde_json::from_str::<LedgerFile<'_>>(&printed).unwrap(), file);
            prop_assert_eq!(json::parse(&printed).flaws, []);
        }
    }
}
