//! A text of a file, borrowed from it where it stands there as it is.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::text::{LONGEST, sanitise};

/// One line of text: an id, a name, a date, a word of a closed list, a summary.
///
/// Reading refuses one that holds control characters or changes of direction, or that is far
/// too long: whoever gets a record may print what stands in it.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    /// The text as a plain slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same text without its file.
    pub fn into_owned(self) -> Text<'static> {
        Text(Cow::Owned(self.0.into_owned()))
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Text<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(text)
    }
}

/// Whether a text may be shown as it stands.
fn is_harmless(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    // Most texts are ASCII, most others Latin letters and dashes; the rest is looked at closely.
    // All of it at once, rather than up to the first that is not: so many bytes are compared in one step.
    text.bytes().fold(true, |so_far, byte| so_far & matches!(byte, b' '..=b'~'))
        || text.chars().all(|c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '–' | '’' | '€'))
        || *sanitise(text) == *text
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
                if is_harmless(text) { Ok(Text(Cow::Borrowed(text))) } else { Err(E::custom("a hostile text")) }
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
                self.visit_string(text.into())
            }

            fn visit_string<E: Error>(self, text: String) -> Result<Text<'de>, E> {
                if is_harmless(&text) { Ok(Text(Cow::Owned(text))) } else { Err(E::custom("a hostile text")) }
            }
        }

        deserializer.deserialize_str(Reader)
    }
}

impl JsonSchema for Text<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// Reads a map by text, refusing a key that stands twice: serde would keep the last unsaid.
pub(super) fn unique<'de: 'a, 'a, D, V>(deserializer: D) -> Result<BTreeMap<Text<'a>, V>, D::Error>
where
    D: Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct Reader<V>(PhantomData<V>);

    impl<'de, V: Deserialize<'de>> Visitor<'de> for Reader<V> {
        type Value = BTreeMap<Text<'de>, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some((key, value)) = access.next_entry::<Text<'de>, V>()? {
                if map.insert(key, value).is_some() {
                    return Err(A::Error::custom("a key stands twice"));
                }
            }
            Ok(map)
        }
    }

    deserializer.deserialize_map(Reader(PhantomData))
}
