//! The checks of `fuzz/` on mutated bytes, without a fuzzer: a few hundred each time, and for as many
//! seconds a target as `TOUCHLINE_FUZZ_SECONDS` says where somebody wants more.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[path = "../fuzz/checks.rs"]
mod checks;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Mutations of each run.
const ROUNDS: u32 = 200;

/// Words of the formats that are read: a mutator that knows none stays outside the doors.
const TELLING: &[&str] = &[
    "Liverpool",
    "Real Madrid",
    "Ibrahima Konaté",
    "the Frenchman",
    "he",
    "£63.5m",
    "€70 million",
    "until 2030",
    "if",
    "not",
    "according to",
    "“",
    "”",
    "’s",
    "\n",
    ". ",
    "<p>",
    "</p>",
    "<script>",
    "</script",
    "<!--",
    "-->",
    "&#x1F600;",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "<item>",
    "<title>",
    "</channel>",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "null",
    "1e999",
    "-0",
    "\\u0000",
    "\\ud800",
    "\"players\"",
    "\"id\"",
    "2026-02-30",
    "pos:cb",
    "-is:loan",
    "sort:age",
    "age:<=23",
    "\"a b\"",
    "\u{202e}",
    "\u{feff}",
    "\0",
];

/// A generator of numbers: the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// Changes some bytes in one of the ways in which files break.
fn mutate(bytes: &mut Vec<u8>, others: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.roll(bytes.len() + 1);
    let stop = (at + dice.roll(64)).min(bytes.len());
    match dice.roll(8) {
        0 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
        1 => drop(bytes.drain(at..stop)),
        2 => {
            let again: Vec<u8> = bytes[at..stop].repeat(1 + dice.roll(8));
            drop(bytes.splice(at..at, again));
        }
        3 => bytes.truncate(at),
        4 => {
            let other = &others[dice.roll(others.len())];
            let from = dice.roll(other.len() + 1);
            drop(bytes.splice(at..stop, other[from..].iter().copied().take(400)));
        }
        5 => bytes.insert(at, dice.roll(256) as u8),
        _ => drop(bytes.splice(at..at, TELLING[dice.roll(TELLING.len())].bytes())),
    }
}

fn drive(name: &str, seeds: &[Vec<u8>], check: fn(&[u8])) {
    assert!(!seeds.is_empty(), "{name}: nothing to begin with");
    let seconds = std::env::var("TOUCHLINE_FUZZ_SECONDS").ok().and_then(|s| s.parse().ok());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let seed = std::env::var("TOUCHLINE_FUZZ_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(0x5eed);
    let mut dice = Dice(seed);
    let mut rounds = 0;
    while until.map_or(rounds < ROUNDS, |until| Instant::now() < until) {
        let mut bytes = seeds[dice.roll(seeds.len())].clone();
        for _ in 0..=dice.roll(12) {
            mutate(&mut bytes, seeds, &mut dice);
        }
        bytes.truncate(64 << 10);
        if let Err(panic) = std::panic::catch_unwind(|| check(&bytes)) {
            let kept = std::env::temp_dir().join(format!("touchline-{name}-{rounds}"));
            fs::write(&kept, &bytes).unwrap();
            eprintln!("{name}: round {rounds} of seed {seed}; the bytes are kept in {}", kept.display());
            std::panic::resume_unwind(panic);
        }
        rounds += 1;
    }
    println!("{name}: {rounds} mutations");
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The bytes of the files of a folder.
fn files(folder: &Path, ending: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == ending));
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// The texts of the articles of our own.
fn texts() -> Vec<Vec<u8>> {
    let articles = files(&fixtures().join("articles"), "json");
    let text =
        |json: &Vec<u8>| serde_json::from_slice::<serde_json::Value>(json).unwrap()["text"].as_str().unwrap().into();
    articles.iter().map(text).collect()
}

#[test]
fn articles_of_any_bytes_are_read() {
    let seeds = [files(&fixtures().join("articles"), "json"), texts()].concat();
    drive("reader", &seeds, checks::reader);
}

#[test]
fn pages_of_any_bytes_are_read() {
    let seeds: Vec<Vec<u8>> =
        texts().into_iter().map(|text| [b"<p class='a'>", &text[..], b"</p><nav>Menu</nav>"].concat()).collect();
    drive("page", &seeds, checks::page);
}

#[test]
fn feeds_of_any_bytes_are_parsed() {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title><item><title>Konat&#233; &amp; Co</title>\
               <link>https://example.org/1</link><description><![CDATA[<p>Text</p>]]></description>\
               <pubDate>Wed, 11 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>";
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"html\">A &lt;b&gt;</title><link href=\"/1\"/>\
                <updated>2026-03-11T09:00:00Z</updated><summary>Text</summary></entry></feed>";
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"A\",\"content_text\":\"T\",\
                \"date_published\":\"2026-03-11T09:00:00Z\"}]}";
    drive("feed", &[rss, atom, json].map(|text| text.as_bytes().to_vec()), checks::feed);
}

#[test]
fn ledgers_of_any_bytes_are_opened() {
    drive("ledger", &files(&fixtures().join("small"), "json"), checks::ledger);
}

#[test]
fn queries_of_any_text_are_understood_or_refused() {
    let queries = [
        "pos:cb club:liverpool expires:<2026-07 age:<=23 is:injured linked:real-madrid stage:>=talks",
        "source:\"Fabrizio Romano\" -is:loan sort:age",
        "rumours: state:active,rekindled heat:>3 sort:-heat konaté",
    ];
    drive("query", &queries.map(|query| query.as_bytes().to_vec()), checks::query);
}
