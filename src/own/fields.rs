//! Single fields of an item: what they say, and what they can be made to say.

use std::str::FromStr;

use crate::desk::{NameBook, NameError};
use crate::ledger::Ledger;
use crate::ledger::words::{MODALITIES, POLARITIES, SAGAS, Words, code};
use crate::model::{Day, Stage};
use crate::text::{nearest, sanitise_to};

use super::error::OwnError;
use super::inbox::{Field, InboxItem};
use super::proposal::{Name, Proposal, Sum};

/// The longest text that a field takes.
const LONGEST: usize = 2_000;

/// What stands before a name that is meant to be a new one.
const NEW: &str = "new:";

impl InboxItem {
    /// What a field says, as `edit` takes it; `None` where it says nothing.
    pub fn field(&self, field: Field) -> Option<String> {
        let name = |name: &Option<Name>| name.as_ref().map(Name::to_string);
        match field {
            Field::Day => self.report.day.map(|day| day.to_string()),
            Field::Outlet => name(&self.report.outlet),
            Field::Author => self.report.author.clone(),
            Field::Url => self.report.url.clone(),
            _ => match &self.proposal {
                Proposal::Claim(claim) => match field {
                    Field::Player => Some(claim.player.to_string()),
                    Field::From => name(&claim.from),
                    Field::To => name(&claim.to),
                    Field::Stage => Some(claim.stage.code().to_owned()),
                    Field::Polarity => Some(code(POLARITIES, claim.polarity).to_owned()),
                    Field::Modality => Some(code(MODALITIES, claim.modality).to_owned()),
                    Field::Kind => Some(code(SAGAS, claim.kind).to_owned()),
                    Field::Fee => claim.fee.as_ref().map(Sum::to_string),
                    Field::Condition => claim.condition.clone(),
                    Field::Source => name(&claim.source),
                    Field::Unnamed => claim.unnamed.clone(),
                    Field::Relays => joined(&claim.relays),
                    Field::Recalls => claim.recalls.clone(),
                    Field::Saga => claim.saga.clone(),
                    Field::Summary => claim.summary.clone(),
                    _ => None,
                },
                Proposal::Fact(fact) => match field {
                    Field::Player => Some(fact.player.to_string()),
                    Field::Kind => Some(fact.kind.clone()),
                    Field::Value => fact.value.clone(),
                    Field::Source => name(&fact.source),
                    Field::Summary => fact.summary.clone(),
                    _ => None,
                },
                Proposal::Question(_) => None,
            },
        }
    }

    /// Puts a value into a field, as the journal holds it: names with their ids.
    pub(super) fn set(&mut self, field: Field, value: Option<&str>) -> Result<(), OwnError> {
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        let name = value.map(Name::of_text);
        let words = value.map(str::to_owned);
        match field {
            Field::Day => self.report.day = value.map(day).transpose()?,
            Field::Outlet => self.report.outlet = name,
            Field::Author => self.report.author = words,
            Field::Url => self.report.url = words,
            _ => match &mut self.proposal {
                Proposal::Claim(claim) => {
                    match field {
                        Field::Player => claim.player = name.ok_or_else(|| needed(field))?,
                        Field::From => claim.from = name,
                        Field::To => claim.to = name,
                        Field::Stage => claim.stage = stage(value.ok_or_else(|| needed(field))?)?,
                        Field::Polarity => claim.polarity = word(field, value, POLARITIES)?,
                        Field::Modality => claim.modality = word(field, value, MODALITIES)?,
                        Field::Kind => claim.kind = word(field, value, SAGAS)?,
                        Field::Fee => claim.fee = value.map(str::parse).transpose()?,
                        Field::Condition => claim.condition = words,
                        Field::Source => claim.source = name,
                        Field::Unnamed => claim.unnamed = words,
                        Field::Relays => claim.relays = value.map(relays).unwrap_or_default(),
                        Field::Recalls => claim.recalls = words,
                        Field::Saga => claim.saga = words,
                        Field::Summary => claim.summary = words,
                        _ => return Err(no_such(field, "claim", &Field::OF_CLAIM)),
                    }
                    // Another player, club or stage may belong to another saga.
                    if matches!(field, Field::Player | Field::From | Field::To | Field::Stage | Field::Kind) {
                        claim.saga = None;
                    }
                }
                Proposal::Fact(fact) => match field {
                    Field::Player => fact.player = name.ok_or_else(|| needed(field))?,
                    Field::Kind => fact.kind = words.ok_or_else(|| needed(field))?,
                    Field::Value => fact.value = words,
                    Field::Source => fact.source = name,
                    Field::Summary => fact.summary = words,
                    _ => return Err(no_such(field, "fact", &Field::OF_FACT)),
                },
                Proposal::Question(_) => {
                    return Err(OwnError::value("a question has no fields to edit", "an answer to it"));
                }
            },
        }
        Ok(())
    }
}

/// A value as a person types it, made into one as the journal holds it: names are looked up as
/// anywhere else, and one that nobody has must be marked as `new:`.
pub(super) fn typed(ledger: &Ledger, names: &NameBook, field: Field, value: &str) -> Result<Option<String>, OwnError> {
    let value = sanitise_to(value.trim(), LONGEST).into_owned();
    if value.is_empty() {
        return Ok(None);
    }
    let found = match field {
        Field::Player => resolve(&value, "player", |text| {
            names.player(ledger, text).map(|id| Name::known(&*ledger[id].name, ledger[id].slug.as_str()))
        })?,
        Field::From | Field::To => resolve(&value, "club", |text| {
            names.club(ledger, text).map(|id| Name::known(&*ledger[id].name, ledger[id].slug.as_str()))
        })?,
        Field::Source | Field::Outlet => resolve_source(ledger, names, &value)?,
        Field::Relays => {
            let each = value.split(',').map(str::trim).filter(|text| !text.is_empty());
            let names: Vec<Name> = each.map(|text| resolve_source(ledger, names, text)).collect::<Result<_, _>>()?;
            return Ok(joined(&names));
        }
        Field::Saga => {
            // An id that nothing has begins a new saga.
            return Ok(Some(value));
        }
        _ => return Ok(Some(value)),
    };
    Ok(Some(found.to_string()))
}

pub(super) fn resolve_source(ledger: &Ledger, names: &NameBook, value: &str) -> Result<Name, OwnError> {
    resolve(value, "source", |text| {
        names.source(ledger, text).map(|id| Name::known(&*ledger[id].name, ledger[id].slug.as_str()))
    })
}

/// Looks a name up; `new:Name` is taken as it stands.
pub(super) fn resolve(
    value: &str,
    kind: &'static str,
    find: impl Fn(&str) -> Result<Name, NameError>,
) -> Result<Name, OwnError> {
    if let Some(new) = value.strip_prefix(NEW) {
        let new = new.trim();
        // One that there is after all is not made twice.
        return Ok(find(new).unwrap_or_else(|_| Name::new(new)));
    }
    let named = Name::of_text(value);
    find(named.id.as_deref().unwrap_or(value)).map_err(|error| {
        let (NameError::Unknown(near) | NameError::Ambiguous(near)) = error;
        OwnError::Unknown { kind, name: value.to_owned(), near }
    })
}

/// The field that a word means.
pub(super) fn field_named(item: &InboxItem, text: &str) -> Result<Field, OwnError> {
    let fields = item.fields();
    let found = fields.iter().copied().find(|field| field.code() == text);
    found.ok_or_else(|| OwnError::Unknown {
        kind: "field",
        name: text.to_owned(),
        near: match nearest(text, fields.iter().map(|field| field.code())) {
            Some(near) => vec![near.to_owned()],
            None => fields.iter().map(|field| field.code().to_owned()).collect(),
        },
    })
}

fn joined(names: &[Name]) -> Option<String> {
    let texts: Vec<String> = names.iter().map(Name::to_string).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn relays(text: &str) -> Vec<Name> {
    text.split(',').map(str::trim).filter(|text| !text.is_empty()).map(Name::of_text).collect()
}

pub(super) fn day(text: &str) -> Result<Day, OwnError> {
    text.parse().map_err(|error| OwnError::value(format!("`{text}`: {error}"), "a day as 2026-03-11"))
}

pub(super) fn stage(text: &str) -> Result<Stage, OwnError> {
    Stage::from_code(text).ok_or_else(|| unknown_word("stage", text, Stage::ALL.map(Stage::code).to_vec()))
}

pub(super) fn word<T: Copy>(field: Field, text: Option<&str>, words: Words<T>) -> Result<T, OwnError> {
    let text = text.ok_or_else(|| needed(field))?;
    let found = words.iter().find(|(known, _)| *known == text).map(|(_, value)| *value);
    found.ok_or_else(|| unknown_word(field.code(), text, words.iter().map(|(known, _)| *known).collect()))
}

fn unknown_word(kind: &'static str, text: &str, all: Vec<&'static str>) -> OwnError {
    let near = nearest(text, all.iter().copied()).map(str::to_owned);
    OwnError::Unknown {
        kind,
        name: text.to_owned(),
        near: near.map_or_else(|| all.into_iter().map(str::to_owned).collect(), |near| vec![near]),
    }
}

fn needed(field: Field) -> OwnError {
    OwnError::value(format!("`{}` cannot be empty", field.code()), "a value")
}

fn no_such(field: Field, what: &'static str, fields: &[Field]) -> OwnError {
    OwnError::Unknown {
        kind: "field",
        name: format!("{} of a {what}", field.code()),
        near: fields.iter().map(|field| field.code().to_owned()).collect(),
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.currency, self.amount)?;
        match self.addons {
            Some(addons) => write!(f, "+{addons}"),
            None => Ok(()),
        }
    }
}

/// Reads `EUR 70000000`, `€70m`, `70m EUR`, `£1.5m+500k`.
impl FromStr for Sum {
    type Err = OwnError;

    fn from_str(text: &str) -> Result<Self, OwnError> {
        let refused = || OwnError::value(format!("`{text}` is no sum of money"), "a sum such as €70m or EUR 70000000");
        let signs = [('€', "EUR"), ('£', "GBP"), ('$', "USD")];
        let signed = signs.iter().find(|(sign, _)| text.contains(*sign)).map(|(_, code)| (*code).to_owned());
        let is_code = |word: &&str| word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase());
        let coded = text.split_whitespace().find(is_code).map(str::to_owned);
        let currency = signed.or(coded.clone()).ok_or_else(refused)?;
        let sums: String = text.split_whitespace().filter(|word| Some(*word) != coded.as_deref()).collect();
        let sums = sums.replace(['€', '£', '$'], "");
        let mut parts = sums.splitn(2, '+');
        let amount = parts.next().and_then(units).ok_or_else(refused)?;
        let addons = parts.next().map(|part| units(part).ok_or_else(refused)).transpose()?;
        Ok(Self { amount, currency, addons })
    }
}

/// Whole units of `70m`, `1.5m`, `500k`, `70000000`.
fn units(text: &str) -> Option<u64> {
    let lower = text.trim().to_lowercase();
    let (digits, unit) = match lower.chars().last()? {
        'm' => (&lower[..lower.len() - 1], 1_000_000),
        'k' => (&lower[..lower.len() - 1], 1_000),
        _ => (lower.as_str(), 1),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') || part.len() > 6 {
        return None;
    }
    let mut units = whole.parse::<u64>().ok()?.checked_mul(unit)?;
    let mut place = unit;
    for digit in part.bytes() {
        place /= 10;
        units = units.checked_add(u64::from(digit - b'0') * place)?;
    }
    Some(units)
}
