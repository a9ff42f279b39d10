//! From the bytes of a file to its text: unpacked, decoded, and known to be no web page.

use std::borrow::Cow;
use std::io::Read as _;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use flate2::read::MultiGzDecoder;

use crate::ledger::Problem;

use super::place;

/// The largest text that is read: the whole public Transfermarkt table of valuations is a tenth of it.
pub const LARGEST: usize = 512 << 20;

/// A file, or the page of an address, as it came.
#[derive(Clone, Debug)]
pub struct Input {
    /// How to call it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// How to call it.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Something odd about its bytes.
    pub odd: Option<&'static str>,
}

impl Source {
    /// The text of a file, or why it is none of any kind.
    pub fn open(input: Input) -> Result<Self, Box<Problem>> {
        let name = crate::text::sanitise(&input.name).into_owned();
        let mut source = Self { name, text: String::new(), odd: None };
        let bytes = unpacked(&source, input.bytes)?;
        source.refuse_foreign(&bytes)?;
        (source.text, source.odd) = decoded(bytes);
        source.refuse_words()?;
        Ok(source)
    }

    fn refusal(&self, code: &'static str, what: &str, expected: &str) -> Box<Problem> {
        Box::new(place::expecting(place::error(code, self, None, what), expected))
    }

    /// Refuses what is no text.
    fn refuse_foreign(&self, bytes: &[u8]) -> Result<(), Box<Problem>> {
        let (what, expected) = match bytes {
            [b'P', b'K', 3 | 5, ..] => {
                ("this is a zip archive (or a spreadsheet)", "its files unpacked, or saved as CSV")
            }
            [b'P', b'A', b'R', b'1', ..] => ("this is a Parquet file", "the same table as CSV"),
            [b'%', b'P', b'D', b'F', ..] => ("this is a PDF", "CSV or JSON"),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => ("this is an old spreadsheet", "the same saved as CSV"),
            _ => return Ok(()),
        };
        Err(self.refusal("wrong_kind", what, expected))
    }

    /// Refuses texts that stand where somebody's data should.
    fn refuse_words(&self) -> Result<(), Box<Problem>> {
        let text = self.text.trim_start();
        if text.is_empty() {
            return Err(self.refusal("empty_file", "there is nothing in this file", "CSV or JSON"));
        }
        if text.starts_with("version https://git-lfs.github.com") {
            let what = "this is a pointer to a large file, not the file";
            return Err(self.refusal("wrong_kind", what, "the file itself (`git lfs pull`)"));
        }
        let head: String = text.chars().take(200).collect::<String>().to_ascii_lowercase();
        if head.starts_with("<!doctype html") || head.starts_with("<html") || head.contains("<head") {
            let title = title(text).map_or_else(String::new, |title| format!(" (\"{title}\")"));
            let what = format!("this is a web page{title}: the site did not give the data");
            return Err(self.refusal("web_page", &what, "CSV or JSON; try again later, or save the file by hand"));
        }
        if text.starts_with("<?xml") || text.starts_with('<') {
            return Err(self.refusal("wrong_kind", "this is XML", "CSV or JSON"));
        }
        Ok(())
    }
}

/// The title of a web page, for its error is often there.
fn title(page: &str) -> Option<String> {
    let start = page.find("<title")?;
    let rest = &page[start..];
    let inner = &rest[rest.find('>')? + 1..];
    let title = inner[..inner.find('<')?].split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then(|| crate::text::sanitise_to(&title, 80).into_owned())
}

/// The bytes behind gzip, or the bytes.
fn unpacked(source: &Source, bytes: Vec<u8>) -> Result<Vec<u8>, Box<Problem>> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return if bytes.len() > LARGEST { Err(too_large(source)) } else { Ok(bytes) };
    }
    let mut unpacked = Vec::with_capacity(bytes.len().saturating_mul(4).min(64 << 20));
    let mut reader = MultiGzDecoder::new(&*bytes).take(LARGEST as u64 + 1);
    if let Err(error) = reader.read_to_end(&mut unpacked) {
        let what = format!("this gzip file breaks off or is damaged: {error}");
        return Err(source.refusal("truncated", &what, "the whole file"));
    }
    if unpacked.len() > LARGEST { Err(too_large(source)) } else { Ok(unpacked) }
}

fn too_large(source: &Source) -> Box<Problem> {
    let what = format!("this file has more than {} MB", LARGEST >> 20);
    source.refusal("too_large", &what, "a part of it")
}

/// The text: UTF-8, UTF-16 by its mark, else what Windows writes.
fn decoded(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    let utf16 = |text: (Cow<'_, str>, bool)| (text.0.into_owned(), Some("the file is written in UTF-16"));
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return utf16(UTF_16LE.decode_without_bom_handling(rest)),
        [0xfe, 0xff, rest @ ..] => return utf16(UTF_16BE.decode_without_bom_handling(rest)),
        _ => {}
    }
    let bytes = if bytes.starts_with(b"\xef\xbb\xbf") { bytes[3..].to_vec() } else { bytes };
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let text = WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned();
            (text, Some("the file is not UTF-8; it was read as Windows-1252"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn open(bytes: &[u8]) -> Result<Source, Box<Problem>> {
        Source::open(Input { name: "x.csv".into(), bytes: bytes.to_vec() })
    }

    #[test]
    fn texts_are_read_however_they_are_written() {
        assert_eq!(open(b"\xef\xbb\xbfa,b").unwrap().text, "a,b");
        assert_eq!(open("Konaté".as_bytes()).unwrap().text, "Konaté");
        let windows = open(b"Konat\xe9 \x80").unwrap();
        assert_eq!(windows.text, "Konaté €");
        assert!(windows.odd.is_some());
        assert_eq!(open(b"\xff\xfea\0,\0").unwrap().text, "a,");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"packed").unwrap();
        let gzip = gzip.finish().unwrap();
        assert_eq!(open(&gzip).unwrap().text, "packed");
        assert_eq!(open(&gzip[..gzip.len() - 4]).unwrap_err().code, "truncated");
    }

    #[test]
    fn what_is_no_data_is_refused_with_the_reason() {
        for (bytes, code) in [
            (&b""[..], "empty_file"),
            (b" \n", "empty_file"),
            (b"PK\x03\x04", "wrong_kind"),
            (b"<!DOCTYPE html><html><head><title>Just a moment...</title>", "web_page"),
            (b"<?xml version=\"1.0\"?><rss/>", "wrong_kind"),
            (b"version https://git-lfs.github.com/spec/v1\noid", "wrong_kind"),
        ] {
            assert_eq!(open(bytes).unwrap_err().code, code, "{bytes:?}");
        }
        let page = open(b"<html><head><title>\n Error 403 </title>").unwrap_err();
        assert!(page.what.contains("Error 403"), "{}", page.what);
    }
}
