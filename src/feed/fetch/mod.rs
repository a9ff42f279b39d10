//! Pages fetched: the only code of Touchline that opens a socket.
//!
//! HTTPS by rustls with the certificates that the platform trusts; only what changed is asked
//! for; time, size and redirects have limits; everything can be cancelled.

mod cancel;
mod error;
#[cfg(test)]
pub(crate) mod tests;

use std::io::Read;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use ureq::http::header::{self, HeaderMap};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, ResponseExt as _};

pub use cancel::Cancel;
pub use error::FetchError;

use super::link;

/// How soon it is noticed that somebody asks to stop.
const NOTICE: Duration = Duration::from_millis(50);

/// What a page may cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until the whole page is there, redirects and all.
    pub total: Duration,
    /// The page's bytes, unpacked.
    pub largest: usize,
    /// Redirects followed.
    pub redirects: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            total: Duration::from_secs(30),
            largest: super::parse::LARGEST,
            redirects: 5,
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Request<'r> {
    /// The address.
    pub url: &'r str,
    /// The mark that the server gave the page when it was fetched last.
    pub etag: Option<&'r str>,
    /// The date that the server gave it.
    pub last_modified: Option<&'r str>,
}

/// What a server answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Nothing new since the last time.
    Unchanged,
    /// The page.
    Fresh(Page),
}

/// A page that was fetched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// The encoding that the server names.
    pub charset: Option<String>,
    /// Its mark.
    pub etag: Option<String>,
    /// Its date.
    pub last_modified: Option<String>,
    /// Where it was in the end.
    pub url: String,
}

/// The way to the network: cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct Network {
    agent: Agent,
    limits: Limits,
}

/// Who we say we are.
const USER_AGENT: &str = concat!("Touchline/", env!("CARGO_PKG_VERSION"), " (feed reader)");
const ACCEPT: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, \
                      application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5";
/// The longest mark or date kept of a server.
const LONGEST_MARK: usize = 512;

impl Network {
    /// A network with limits. Nothing is contacted yet.
    pub fn new(limits: Limits) -> Self {
        Self::trusting(limits, RootCerts::PlatformVerifier)
    }

    fn trusting(limits: Limits, roots: RootCerts) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(limits.connect))
            .timeout_global(Some(limits.total))
            .max_redirects(limits.redirects)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build();
        Self { agent: config.new_agent(), limits }
    }

    /// Fetches a page afresh and comes back as soon as somebody asks to stop, whatever the server
    /// does: what it still sends then is left to itself.
    ///
    /// # Errors
    /// As [`Network::fetch`].
    pub fn fetch_or_leave(&self, url: &str, cancel: &Cancel) -> Result<Answer, FetchError> {
        let (network, url, stop) = (self.clone(), url.to_owned(), cancel.clone());
        let (report, answer) = mpsc::channel();
        thread::spawn(move || {
            // Nobody listens any more where somebody asked to stop.
            let _ = report.send(network.fetch(&Request { url: &url, ..Request::default() }, &stop));
        });
        loop {
            match answer.recv_timeout(NOTICE) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) if !cancel.is_cancelled() => {}
                Err(RecvTimeoutError::Timeout) => return Err(FetchError::Cancelled),
                Err(RecvTimeoutError::Disconnected) => return Err(FetchError::Connection("the fetch broke off")),
            }
        }
    }

    /// Fetches a page, or learns that it is the one that was fetched before.
    ///
    /// # Errors
    /// Whatever can go wrong with servers and networks; never with the address in its words.
    pub fn fetch(&self, request: &Request, cancel: &Cancel) -> Result<Answer, FetchError> {
        if cancel.is_cancelled() {
            return Err(FetchError::Cancelled);
        }
        let url = link::resolve(request.url, None).ok_or(FetchError::Address)?;
        let mut call = self.agent.get(&url);
        if let Some(etag) = request.etag {
            call = call.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = request.last_modified {
            call = call.header(header::IF_MODIFIED_SINCE, date);
        }
        // A page asked for safely is not fetched unsafely, wherever it redirects to.
        let mut config = call.config().https_only(url.starts_with("https://"));
        if is_here(&url) {
            // What listens on this machine is never reached through a proxy.
            config = config.proxy(None);
        }
        let response = config.build().call().map_err(|error| self.error(error))?;
        let status = response.status().as_u16();
        match status {
            304 => return Ok(Answer::Unchanged),
            429 | 503 => return Err(FetchError::Busy { status, after: retry_after(response.headers()) }),
            200..=299 => {}
            300..=399 => return Err(FetchError::Redirects(self.limits.redirects)),
            _ => return Err(FetchError::Status { code: status }),
        }
        let headers = response.headers();
        let page = Page {
            bytes: Vec::new(),
            charset: response.body().charset().map(str::to_owned),
            etag: mark(headers, &header::ETAG),
            last_modified: mark(headers, &header::LAST_MODIFIED),
            url: response.get_uri().to_string(),
        };
        let bytes = self.body(response.into_body().into_reader(), cancel)?;
        Ok(Answer::Fresh(Page { bytes, ..page }))
    }

    fn body(&self, mut reader: impl Read, cancel: &Cancel) -> Result<Vec<u8>, FetchError> {
        let mut bytes = Vec::new();
        let mut piece = vec![0; 16 << 10];
        loop {
            if cancel.is_cancelled() {
                return Err(FetchError::Cancelled);
            }
            let length = reader.read(&mut piece).map_err(|error| FetchError::of_io(&error, self.limits.total))?;
            if length == 0 {
                return Ok(bytes);
            }
            if bytes.len() + length > self.limits.largest {
                return Err(FetchError::Large(self.limits.largest));
            }
            bytes.extend_from_slice(&piece[..length]);
        }
    }

    fn error(&self, error: ureq::Error) -> FetchError {
        FetchError::of(error, self.limits.total, self.limits.redirects)
    }
}

/// A mark of the server's that may be sent back as it is.
fn mark(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (!value.is_empty() && value.len() <= LONGEST_MARK).then(|| value.to_owned())
}

/// How long the server wants to be left alone: seconds, or until a date by its own clock.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = super::parse::date(value)?;
    let now = super::parse::date(headers.get(header::DATE)?.to_str().ok()?)?;
    (until.at - now.at).to_std().ok()
}

/// Whether an address leads to this very machine.
fn is_here(url: &str) -> bool {
    let host = link::host(url);
    let name = host.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let name = name.unwrap_or_else(|| host.split(':').next().unwrap_or(""));
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
