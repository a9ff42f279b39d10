//! Every way in which a server can disappoint, from a real one on this machine.

pub(crate) mod server;

use std::io::Write;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::*;
use server::{Server, answer, nobody};

fn quick() -> Limits {
    Limits { connect: Duration::from_millis(500), total: Duration::from_millis(1500), largest: 64 << 10, redirects: 3 }
}

fn fetch(url: &str) -> Result<Answer, FetchError> {
    Network::new(quick()).fetch(&Request { url, ..Request::default() }, &Cancel::new())
}

fn page(url: &str) -> Page {
    match fetch(url) {
        Ok(Answer::Fresh(page)) => page,
        other => panic!("{other:?}"),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn a_page_with_its_marks_and_then_nothing_new() {
    let server = Server::start(|_, out| {
        answer(
            out,
            "200 OK",
            "ETag: \"v1\"\r\nLast-Modified: Wed, 11 Mar 2026 09:00:00 GMT\r\n\
                               Content-Type: application/rss+xml; charset=ISO-8859-1\r\n",
            b"<rss/>",
        )
    });
    let page = page(&server.url("/feed"));
    assert_eq!((page.bytes.as_slice(), page.etag.as_deref()), (&b"<rss/>"[..], Some("\"v1\"")));
    assert_eq!(page.charset.as_deref().map(str::to_ascii_lowercase).as_deref(), Some("iso-8859-1"));

    let unchanged = Server::start(|_, out| answer(out, "304 Not Modified", "", b""));
    let request =
        Request { url: &unchanged.url("/"), etag: page.etag.as_deref(), last_modified: page.last_modified.as_deref() };
    assert_eq!(Network::new(quick()).fetch(&request, &Cancel::new()), Ok(Answer::Unchanged));
    let asked = unchanged.requests()[0].to_ascii_lowercase();
    assert!(
        asked.contains("if-none-match: \"v1\"") && asked.contains("if-modified-since: wed, 11 mar 2026"),
        "{asked}"
    );
    assert!(asked.contains("accept-encoding: gzip") && asked.contains("user-agent: touchline/"), "{asked}");
}

#[test]
fn packed_pages_are_unpacked_and_bombs_are_not() {
    let server = Server::start(|path, out| {
        let body = if path == "/bomb" { gzip(&vec![b' '; 50 << 20]) } else { gzip(b"<rss/>") };
        answer(out, "200 OK", "Content-Encoding: gzip\r\n", &body)
    });
    assert_eq!(page(&server.url("/")).bytes, b"<rss/>");
    assert_eq!(fetch(&server.url("/bomb")), Err(FetchError::Large(64 << 10)));
}

#[test]
fn broken_answers_are_told() {
    let server = Server::start(|path, out| match path {
        "/gzip" => answer(out, "200 OK", "Content-Encoding: gzip\r\n", b"\x1f\x8b\x08\x00broken to pieces"),
        "/half" => {
            write!(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this")
        }
        "/nonsense" => write!(out, "not HTTP at all\r\n\r\n"),
        _ => Ok(()),
    });
    for path in ["/gzip", "/half", "/nonsense", "/hangup"] {
        let error = fetch(&server.url(path)).unwrap_err();
        assert!(matches!(error, FetchError::Broken(_) | FetchError::Connection(_)), "{path}: {error:?}");
    }
}

#[test]
fn slow_and_endless_pages_meet_their_limits() {
    let server = Server::start(|path, out| match path {
        "/silent" => {
            thread::sleep(Duration::from_secs(5));
            Ok(())
        }
        "/drip" => {
            write!(out, "HTTP/1.1 200 OK\r\n\r\n<rss>")?;
            loop {
                out.write_all(b" ")?;
                out.flush()?;
                thread::sleep(Duration::from_millis(20));
            }
        }
        _ => {
            write!(out, "HTTP/1.1 200 OK\r\n\r\n<rss>")?;
            loop {
                out.write_all(&[b' '; 4096])?;
            }
        }
    });
    for (path, error) in [
        ("/silent", FetchError::Slow(quick().total)),
        ("/drip", FetchError::Slow(quick().total)),
        ("/endless", FetchError::Large(64 << 10)),
    ] {
        let started = Instant::now();
        assert_eq!(fetch(&server.url(path)), Err(error), "{path}");
        assert!(started.elapsed() < Duration::from_secs(3), "{path} took {:?}", started.elapsed());
    }
}

#[test]
fn redirects_are_followed_and_bounded() {
    let server = Server::start(|path, out| match path {
        "/end" => answer(out, "200 OK", "", b"there"),
        "/once" => answer(out, "301 Moved Permanently", "Location: /end\r\n", b""),
        "/file" => answer(out, "302 Found", "Location: file:///etc/passwd\r\n", b""),
        _ => answer(out, "302 Found", "Location: /loop\r\n", b""),
    });
    let page = page(&server.url("/once"));
    assert_eq!((page.bytes.as_slice(), page.url), (&b"there"[..], server.url("/end")));
    assert_eq!(fetch(&server.url("/loop")), Err(FetchError::Redirects(3)));
    assert!(fetch(&server.url("/file")).is_err());
}

#[test]
fn servers_that_want_rest_say_how_long() {
    let server = Server::start(|path, out| match path {
        "/seconds" => answer(out, "429 Too Many Requests", "Retry-After: 120\r\n", b""),
        "/date" => answer(
            out,
            "503 Service Unavailable",
            "Date: Wed, 11 Mar 2026 09:00:00 GMT\r\nRetry-After: Wed, 11 Mar 2026 09:10:00 GMT\r\n",
            b"",
        ),
        "/none" => answer(out, "429 Too Many Requests", "Retry-After: soon\r\n", b""),
        _ => answer(out, "404 Not Found", "", b"<html>"),
    });
    let busy = |status, seconds: Option<u64>| Err(FetchError::Busy { status, after: seconds.map(Duration::from_secs) });
    assert_eq!(fetch(&server.url("/seconds")), busy(429, Some(120)));
    assert_eq!(fetch(&server.url("/date")), busy(503, Some(600)));
    assert_eq!(fetch(&server.url("/none")), busy(429, None));
    assert_eq!(fetch(&server.url("/gone")), Err(FetchError::Status { code: 404 }));
}

#[test]
fn no_error_holds_the_secret_of_its_address() {
    let redirecting = Server::start(|path, out| answer(out, "302 Found", &format!("Location: {path}\r\n"), b""));
    let secret = "s3cr3ts3cr3t";
    for url in [
        redirecting.url(&format!("/?token={secret}")),
        redirecting.https(&format!("/?token={secret}")),
        format!("{}?token={secret}", nobody()),
        format!("http://nosuchhost.invalid/?token={secret}"),
        format!("http://exa mple/?token={secret}"),
        format!("http://[::1/?token={secret}"),
        format!("gopher://example/?token={secret}"),
    ] {
        let error = fetch(&url).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(secret), "{error:?}");
    }
}

fn certificate() -> (Arc<rustls::ServerConfig>, ureq::tls::Certificate<'static>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let trusted = ureq::tls::Certificate::from_der(made.cert.der()).to_owned();
    let key = rustls::pki_types::PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    (Arc::new(config), trusted)
}

#[test]
fn connections_that_are_not_safe_are_refused() {
    let plain = Server::start(|_, out| answer(out, "200 OK", "", b"secret"));
    let error = fetch(&plain.https("/")).unwrap_err();
    assert!(matches!(error, FetchError::Tls(_) | FetchError::Connection(_) | FetchError::Broken(_)), "{error:?}");

    let (config, _) = certificate();
    let unknown = Server::start_tls(config, |_, out| answer(out, "200 OK", "", b"secret"));
    let error = fetch(&unknown.https("/")).unwrap_err();
    assert!(matches!(error, FetchError::Tls(_)), "{error:?}");
    assert!(unknown.requests().iter().all(String::is_empty), "nothing may be asked before the certificate is trusted");
}

#[test]
fn a_safe_page_does_not_redirect_to_an_unsafe_one() {
    let plain = Server::start(|_, out| answer(out, "200 OK", "", b"anybody could have written this"));
    let (config, trusted) = certificate();
    let target = plain.url("/");
    let safe = Server::start_tls(config, move |path, out| match path {
        "/down" => answer(out, "302 Found", &format!("Location: {target}\r\n"), b""),
        _ => answer(out, "200 OK", "", b"safe"),
    });
    let network = Network::trusting(quick(), RootCerts::new_with_certs(&[trusted]));
    let fetch = |url: &str| network.fetch(&Request { url, ..Request::default() }, &Cancel::new());
    assert!(matches!(fetch(&safe.https("/")), Ok(Answer::Fresh(page)) if page.bytes == b"safe"));
    assert_eq!(fetch(&safe.https("/down")), Err(FetchError::Unsafe));
    assert_eq!(plain.requests().len(), 0);
}

#[test]
fn cancelling_ends_a_page_that_is_on_its_way() {
    let server = Server::start(|_, out| {
        write!(out, "HTTP/1.1 200 OK\r\n\r\n")?;
        loop {
            out.write_all(b" ")?;
            out.flush()?;
            thread::sleep(Duration::from_millis(5));
        }
    });
    let cancel = Cancel::new();
    let flag = cancel.clone();
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        flag.cancel();
    });
    let network = Network::new(Limits { total: Duration::from_secs(20), ..quick() });
    let started = Instant::now();
    let url = server.url("/");
    let request = Request { url: &url, ..Request::default() };
    assert_eq!(network.fetch(&request, &cancel), Err(FetchError::Cancelled));
    assert!(started.elapsed() < Duration::from_secs(2));
    assert_eq!(network.fetch(&request, &cancel), Err(FetchError::Cancelled), "and nothing is begun afterwards");
}

#[test]
fn only_this_machine_goes_around_the_proxy() {
    for url in ["http://127.0.0.1:80/", "https://localhost/x", "http://[::1]:8080/"] {
        assert!(is_here(url), "{url}");
    }
    for url in ["http://localhost.example.org/", "http://10.0.0.1/", "http://example.org/localhost"] {
        assert!(!is_here(url), "{url}");
    }
}
