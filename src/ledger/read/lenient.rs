//! From a tree to a record: serde's reading of a [`Node`], with what was found and expected.
//!
//! A value that does not fit fails the whole record, as serde works; it is marked as dropped on
//! the way, so that reading the record again goes without it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;

use serde::de::value::CowStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use crate::ledger::Severity;
use crate::ledger::json::{Flaw, Member, Node, Number, Value};
use crate::text::nearest;

/// Where reading stands, as a chain of steps up to the file.
#[derive(Clone, Copy)]
pub(super) enum Place<'p> {
    Top,
    Key(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    /// The JSON path.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Top => String::new(),
            Self::Key(Self::Top, key) => (*key).into(),
            Self::Key(up, key) => format!("{}.{key}", up.path()),
            Self::Item(up, index) => format!("{}[{index}]", up.path()),
        }
    }
}

/// Why a record could not be read.
#[derive(Debug)]
pub(super) struct Failure {
    /// What to tell, where it is known from which value it came.
    pub(super) flaw: Option<Box<Flaw>>,
    words: String,
    marked: bool,
}

impl Failure {
    fn new(node: &Node<'_>, place: &Place<'_>, code: &'static str, expected: impl Into<String>) -> Self {
        let flaw = Flaw {
            severity: Severity::Error,
            code,
            start: node.start,
            end: node.end,
            path: place.path(),
            what: format!("{}: {}", if code == "out_of_range" { "out of range" } else { "wrong type" }, node.spoken()),
            expected: Some(expected.into()),
            nearest: None,
        };
        Self { flaw: Some(Box::new(flaw)), words: String::new(), marked: false }
    }

    /// Whether a part of the record was marked as dropped for it.
    pub(super) const fn is_marked(&self) -> bool {
        self.marked
    }

    /// The failure on its way out of a value that stands in a list or under a key.
    fn out_of(mut self, node: &Node<'_>, place: &Place<'_>) -> Self {
        if !self.marked {
            self.marked = true;
            node.dropped.set(true);
        }
        self.placed(node, place)
    }

    /// The failure with its place, where serde raised it without one.
    pub(super) fn placed(mut self, node: &Node<'_>, place: &Place<'_>) -> Self {
        if self.flaw.is_none() {
            let mut told = Self::new(node, place, "bad_value", "");
            if let Some(flaw) = &mut told.flaw {
                flaw.what.clone_from(&self.words);
                flaw.expected = None;
            }
            self.flaw = told.flaw;
        }
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.flaw.as_ref().map_or(&self.words, |flaw| &flaw.what))
    }
}

impl std::error::Error for Failure {}

impl Error for Failure {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self { flaw: None, words: words.to_string(), marked: false }
    }
}

/// A node to be read, where it stands, and where to tell of fields that no record has.
#[derive(Clone, Copy)]
pub(super) struct Reader<'n, 't> {
    pub(super) node: &'n Node<'t>,
    pub(super) place: &'n Place<'n>,
    pub(super) flaws: &'n RefCell<Vec<Flaw>>,
}

impl<'n, 't> Reader<'n, 't> {
    fn wrong<T>(&self, expected: impl Into<String>) -> Result<T, Failure> {
        Err(Failure::new(self.node, self.place, "wrong_type", expected))
    }

    fn whole<T: TryFrom<u64>>(&self, most: &str) -> Result<T, Failure> {
        let expected = || format!("a whole number from 0 to {most}");
        match self.node.value {
            Value::Number(Number::Whole(number)) => {
                T::try_from(number).map_err(|_| Failure::new(self.node, self.place, "out_of_range", expected()))
            }
            Value::Number(_) => Err(Failure::new(self.node, self.place, "out_of_range", expected())),
            _ => self.wrong(expected()),
        }
    }

    fn signed<T: TryFrom<i64>>(&self) -> Result<T, Failure> {
        let number = match self.node.value {
            Value::Number(Number::Whole(number)) => i64::try_from(number).ok(),
            Value::Number(Number::Negative(number)) => Some(number),
            Value::Number(Number::Fraction(_)) => None,
            _ => return self.wrong("a whole number"),
        };
        let fits = number.and_then(|number| T::try_from(number).ok());
        fits.ok_or_else(|| Failure::new(self.node, self.place, "out_of_range", "a whole number, not so large"))
    }

    fn fraction(&self) -> Result<f64, Failure> {
        match self.node.value {
            Value::Number(Number::Whole(number)) => Ok(number as f64),
            Value::Number(Number::Negative(number)) => Ok(number as f64),
            Value::Number(Number::Fraction(number)) => Ok(number),
            _ => self.wrong("a number"),
        }
    }

    fn members(&self) -> Result<std::slice::Iter<'n, Member<'t>>, Failure> {
        match &self.node.value {
            Value::Object(members) => Ok(members.iter()),
            _ => self.wrong("an object"),
        }
    }
}

/// Reads whole numbers of one type.
macro_rules! whole {
    ($($method:ident $visit:ident $most:literal,)*) => {$(
        fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
            visitor.$visit(self.whole($most)?)
        }
    )*};
}

impl<'t> Deserializer<'t> for Reader<'_, 't> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(Number::Whole(number)) => visitor.visit_u64(*number),
            Value::Number(Number::Negative(number)) => visitor.visit_i64(*number),
            Value::Number(Number::Fraction(number)) => visitor.visit_f64(*number),
            Value::Text(_) => self.deserialize_str(visitor),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
            Value::Bad => self.wrong("a value"),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.node.value {
            Value::Bool(value) => visitor.visit_bool(value),
            _ => self.wrong("true or false"),
        }
    }

    whole! {
        deserialize_u8 visit_u8 "255",
        deserialize_u16 visit_u16 "65535",
        deserialize_u32 visit_u32 "4294967295",
        deserialize_u64 visit_u64 "18446744073709551615",
    }

    fn deserialize_i32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_i32(self.signed()?)
    }

    fn deserialize_i64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_i64(self.signed()?)
    }

    fn deserialize_f32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_f64(self.fraction()?)
    }

    fn deserialize_f64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_f64(self.fraction()?)
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        match &self.node.value {
            Value::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Value::Text(Cow::Owned(text)) => visitor.visit_str(text),
            _ => self.wrong("a text"),
        }
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        match &self.node.value {
            Value::List(items) => visitor.visit_seq(Items { left: items.iter(), index: 0, list: self }),
            _ => self.wrong("a list"),
        }
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_map(Fields { members: self.members()?, value: None, object: self })
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        for member in self.members()? {
            if !member.value.dropped.get() && !fields.contains(&&*member.key) {
                member.value.dropped.set(true);
                let path = Place::Key(self.place, &member.key).path();
                self.flaws.borrow_mut().push(unknown_field(member, path, fields));
            }
        }
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let forms: Vec<String> = variants.iter().map(|variant| format!("{{\"{variant}\": …}}")).collect();
        let Value::Object(members) = &self.node.value else {
            return self.wrong(forms.join(" or "));
        };
        let live: Vec<_> = members.iter().filter(|member| !member.value.dropped.get()).collect();
        match &live[..] {
            [member] if variants.contains(&&*member.key) => visitor.visit_enum(Variant { member, object: self }),
            [member] => {
                let mut failure = Failure::new(self.node, self.place, "unknown_field", forms.join(" or "));
                if let Some(flaw) = &mut failure.flaw {
                    flaw.what = format!("`{}` is none of its forms", member.key);
                    flaw.nearest = nearest(&member.key, variants.iter().copied()).map(String::from);
                }
                Err(failure)
            }
            _ => self.wrong(forms.join(" or ")),
        }
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'t>>
        i8 i16 i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// Tells of a field that its record does not have.
pub(super) fn unknown_field(member: &Member<'_>, path: String, fields: &[&str]) -> Flaw {
    let near = nearest(&member.key, fields.iter().copied());
    Flaw {
        severity: Severity::Warning,
        code: "unknown_field",
        start: member.key_start,
        end: member.key_end,
        path,
        what: format!("no field `{}` belongs here; it is not read", member.key),
        expected: Some(format!("one of {}", fields.join(", "))),
        nearest: near.map(String::from),
    }
}

/// The items of a list, those dropped left out.
struct Items<'n, 't> {
    left: std::slice::Iter<'n, Node<'t>>,
    index: usize,
    list: Reader<'n, 't>,
}

impl<'t> SeqAccess<'t> for Items<'_, 't> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        for node in self.left.by_ref() {
            let place = Place::Item(self.list.place, self.index);
            self.index += 1;
            if !node.dropped.get() {
                let read = seed.deserialize(Reader { node, place: &place, flaws: self.list.flaws });
                return read.map(Some).map_err(|failure| failure.out_of(node, &place));
            }
        }
        Ok(None)
    }
}

/// The members of an object, those dropped left out.
struct Fields<'n, 't> {
    members: std::slice::Iter<'n, Member<'t>>,
    value: Option<&'n Member<'t>>,
    object: Reader<'n, 't>,
}

impl<'t> MapAccess<'t> for Fields<'_, 't> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        self.value = self.members.by_ref().find(|member| !member.value.dropped.get());
        let Some(member) = self.value else { return Ok(None) };
        seed.deserialize(key(member)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        let Some(member) = self.value.take() else { return Err(Failure::custom("a value before its key")) };
        let place = Place::Key(self.object.place, &member.key);
        let reader = Reader { node: &member.value, place: &place, flaws: self.object.flaws };
        seed.deserialize(reader).map_err(|failure| failure.out_of(&member.value, &place))
    }
}

fn key<'t>(member: &Member<'t>) -> CowStrDeserializer<'t, Failure> {
    member.key.clone().into_deserializer()
}

/// An object of one key that says what its value is.
struct Variant<'n, 't> {
    member: &'n Member<'t>,
    object: Reader<'n, 't>,
}

impl<'t> EnumAccess<'t> for Variant<'_, 't> {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self), Failure> {
        Ok((seed.deserialize(key(self.member))?, self))
    }
}

impl<'t> VariantAccess<'t> for Variant<'_, 't> {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        self.object.wrong("a text")
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, Failure> {
        let place = Place::Key(self.object.place, &self.member.key);
        let node = &self.member.value;
        // Without its one value the object says nothing: the whole of it is to be dropped.
        seed.deserialize(Reader { node, place: &place, flaws: self.object.flaws })
            .map_err(|failure| failure.placed(node, &place))
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Result<V::Value, Failure> {
        self.object.wrong("a value")
    }

    fn struct_variant<V: Visitor<'t>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Failure> {
        self.object.wrong("a value")
    }
}
