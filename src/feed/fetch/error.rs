//! Why a page could not be fetched, without a word of its address: that may be a secret.

use std::io::ErrorKind;
use std::time::Duration;

/// Why a page could not be fetched.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FetchError {
    /// Neither `http` nor `https`, or broken.
    #[error("its address is not one of the web")]
    Address,
    /// Somebody asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// One of the time limits.
    #[error("no whole answer within {} s", .0.as_secs())]
    Slow(Duration),
    /// The name leads nowhere.
    #[error("its host cannot be found; is there a network?")]
    NoHost,
    /// Nobody listens, or the way there is cut.
    #[error("no connection: {0}")]
    Connection(&'static str),
    /// The other side is not who it should be, or does not speak TLS.
    #[error("no safe connection: {0}")]
    Tls(String),
    /// From one place to the next without end.
    #[error("it redirects more than {0} times")]
    Redirects(u32),
    /// From a safe page to an unsafe one.
    #[error("it redirects from https to http, where anybody could read along: refused")]
    Unsafe,
    /// The server wants to be left alone for a while.
    #[error("the server asks to wait ({status}){}", .after.map_or_else(String::new, |after| format!(", for {} s", after.as_secs())))]
    Busy {
        /// 429 or 503.
        status: u16,
        /// How long it wants.
        after: Option<Duration>,
    },
    /// An answer that is none.
    #[error("the server answers {code}{}", describe(*.code))]
    Status {
        /// The HTTP status.
        code: u16,
    },
    /// More than the limit.
    #[error("it has more than {} kB: refused", .0 >> 10)]
    Large(usize),
    /// The answer broke off or makes no sense.
    #[error("the answer is broken: {0}")]
    Broken(String),
}

const fn describe(status: u16) -> &'static str {
    match status {
        401 | 403 => " (no access)",
        404 => " (not found)",
        405 => " (asks for a person)",
        410 => " (gone for good)",
        500..=599 => " (trouble at the server)",
        _ => "",
    }
}

impl FetchError {
    /// Whether asking again soon would be impolite.
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy { .. })
    }

    /// What a library's error comes to. Its own words may hold the address and are not used,
    /// but for those of TLS and of the protocol, which never do.
    pub(super) fn of(error: ureq::Error, limit: Duration, redirects: u32) -> Self {
        match error {
            ureq::Error::Timeout(_) => Self::Slow(limit),
            ureq::Error::HostNotFound => Self::NoHost,
            ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => Self::Redirects(redirects),
            ureq::Error::RequireHttpsOnly(_) => Self::Unsafe,
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => Self::Address,
            ureq::Error::Rustls(error) => Self::Tls(crate::text::sanitise_to(&error.to_string(), 200).into_owned()),
            ureq::Error::Tls(what) => Self::Tls(what.to_owned()),
            ureq::Error::ConnectionFailed => Self::Connection("nobody answers"),
            ureq::Error::LargeResponseHeader(_, most) => Self::Large(most),
            ureq::Error::Decompress(..) => Self::Broken("what is compressed in it cannot be read".into()),
            ureq::Error::Io(error) => Self::of_io(&error, limit),
            ureq::Error::Protocol(_) => Self::Broken("it is no HTTP".into()),
            _ => Self::Broken("it makes no sense".into()),
        }
    }

    /// What an error of reading or connecting comes to.
    pub(super) fn of_io(error: &std::io::Error, limit: Duration) -> Self {
        if let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
            return match inner {
                ureq::Error::Timeout(_) => Self::Slow(limit),
                ureq::Error::Io(error) => Self::of_io(error, limit),
                ureq::Error::Decompress(..) => Self::Broken("what is compressed in it cannot be read".into()),
                _ => Self::Broken("it breaks off".into()),
            };
        }
        match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Self::Slow(limit),
            ErrorKind::ConnectionRefused => Self::Connection("nobody answers"),
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
                Self::Connection("the other side hung up")
            }
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
                Self::Connection("the network does not reach it")
            }
            ErrorKind::UnexpectedEof => Self::Broken("it breaks off".into()),
            // Where TLS meets something that is none, the library says so as bad data.
            ErrorKind::InvalidData => match error.get_ref().map(ToString::to_string) {
                Some(what) => Self::Tls(crate::text::sanitise_to(&what, 200).into_owned()),
                None => Self::Broken("it makes no sense".into()),
            },
            ErrorKind::InvalidInput => Self::Broken("what is compressed in it cannot be read".into()),
            _ => Self::Connection("it failed"),
        }
    }
}
