//! Typed words of the ledger's closed lists, as the inbox's lines hold them.

/// Makes a module for `#[serde(with = …)]` from a list of words.
macro_rules! coded {
    ($($name:ident: $type:ty = $words:expr;)*) => {$(
        pub(super) mod $name {
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            #[allow(clippy::trivially_copy_pass_by_ref)] // As serde wants it.
            pub(in crate::own) fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(crate::ledger::words::code($words, *value))
            }

            pub(in crate::own) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let word = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                let found = $words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
                found.ok_or_else(|| D::Error::custom(format!("no such word: `{word}`")))
            }
        }
    )*};
}

coded! {
    polarity: crate::model::Polarity = crate::ledger::words::POLARITIES;
    modality: crate::model::Modality = crate::ledger::words::MODALITIES;
    kind: crate::model::SagaKind = crate::ledger::words::SAGAS;
}

/// A claim's stage.
pub(super) mod stage {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::model::Stage;

    #[allow(clippy::trivially_copy_pass_by_ref)] // As serde wants it.
    pub(in crate::own) fn serialize<S: Serializer>(stage: &Stage, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(stage.code())
    }

    pub(in crate::own) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Stage, D::Error> {
        let word = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Stage::from_code(&word).ok_or_else(|| D::Error::custom(format!("no such stage: `{word}`")))
    }
}

/// A day, as `2026-03-11`.
pub(super) mod day {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::model::Day;

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref)] // As serde wants it.
    pub(in crate::own) fn serialize<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    pub(in crate::own) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(|_| D::Error::custom(format!("no day: `{text}`")))).transpose()
    }
}
