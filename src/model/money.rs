//! Money as it was reported: never converted, never rounded.

use std::fmt;

/// A currency by its ISO code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");

    /// The currency of a three-letter code in capitals.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// Its three-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in whole units (euros, pounds) of one currency, with add-ons apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Money {
    /// Whole units: 70000000 for €70m.
    pub amount: u64,
    /// What it is counted in.
    pub currency: Currency,
    /// Further whole units that depend on something.
    pub addons: Option<u64>,
}
