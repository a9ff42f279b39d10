//! A server on this machine that misbehaves as it is told.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What is done with a connection whose request was read.
pub(crate) type Behaviour = Arc<dyn Fn(&str, &mut dyn Write) -> std::io::Result<()> + Send + Sync>;

/// A server; it ends with the test's process.
pub(crate) struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves every connection in a thread of its own.
    pub(crate) fn start(
        behaviour: impl Fn(&str, &mut dyn Write) -> std::io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::with(Arc::new(behaviour), None)
    }

    /// The same behind TLS.
    pub(crate) fn start_tls(
        config: Arc<rustls::ServerConfig>,
        behaviour: impl Fn(&str, &mut dyn Write) -> std::io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::with(Arc::new(behaviour), Some(config))
    }

    fn with(behaviour: Behaviour, tls: Option<Arc<rustls::ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (behaviour, heard, tls) = (Arc::clone(&behaviour), Arc::clone(&heard), tls.clone());
                thread::spawn(move || {
                    // A client that hangs up in the middle is what some tests are about.
                    let _ = match tls {
                        None => serve(stream, &behaviour, &heard),
                        Some(config) => rustls::ServerConnection::new(config)
                            .map_err(std::io::Error::other)
                            .and_then(|tls| serve(rustls::StreamOwned::new(tls, stream), &behaviour, &heard)),
                    };
                });
            }
        });
        Self { address, requests }
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The address of a path as if it were safe, by name.
    pub(crate) fn https(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.address.port())
    }

    /// The requests so far, each with its headers.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn serve(mut stream: impl Read + Write, behaviour: &Behaviour, heard: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte)? == 1 {
        request.push(byte[0]);
        if request == [0x16] {
            // Who offers TLS to a server without it gets a plain answer at once.
            return answer(&mut stream, "400 Bad Request", "", b"");
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    heard.lock().unwrap().push(request.clone());
    let path = request.split(' ').nth(1).unwrap_or("").to_owned();
    behaviour(&path, &mut stream)?;
    stream.flush()
}

/// Writes an answer with its length.
pub(crate) fn answer(out: &mut dyn Write, status: &str, headers: &str, body: &[u8]) -> std::io::Result<()> {
    write!(out, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n", body.len())?;
    out.write_all(body)
}

/// A listener that accepts nobody.
pub(crate) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    assert!(TcpStream::connect(address).is_err());
    format!("http://{address}/")
}
