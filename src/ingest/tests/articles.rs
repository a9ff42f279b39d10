//! The reader on whole articles of our own: what it finds may not get worse.

use super::read_on;
use crate::ingest::Reading;
use crate::ingest::words::fold;

const ARTICLES: &str = include_str!("articles.txt");

/// What an article should give.
struct Wanted {
    line: String,
    optional: bool,
    parts: Vec<String>,
}

struct Article {
    id: String,
    day: String,
    text: String,
    claims: Vec<Wanted>,
    facts: Vec<Wanted>,
}

fn wanted(line: &str) -> Wanted {
    let optional = line[2..].starts_with('?');
    let parts = line[2..].trim_start_matches('?').split('|').map(|p| p.trim().to_owned()).collect();
    Wanted { line: line.to_owned(), optional, parts }
}

fn articles() -> Vec<Article> {
    let mut all: Vec<Article> = Vec::new();
    for line in ARTICLES.lines().filter(|l| !l.starts_with('#')) {
        if let Some(head) = line.strip_prefix("=== ") {
            let (id, day) = head.split_once(' ').unwrap();
            let article = Article {
                id: id.to_owned(),
                day: day.to_owned(),
                text: String::new(),
                claims: Vec::new(),
                facts: Vec::new(),
            };
            all.push(article);
            continue;
        }
        let Some(article) = all.last_mut() else { continue };
        if line.starts_with(">>") {
            article.claims.push(wanted(line));
        } else if line.starts_with("++") {
            article.facts.push(wanted(line));
        } else {
            article.text.push_str(line);
            article.text.push('\n');
        }
    }
    all
}

/// Found, missed, and found without being wanted.
#[derive(Default, Debug)]
struct Tally {
    hit: usize,
    miss: usize,
    extra: usize,
    notes: Vec<String>,
}

impl Tally {
    fn recall(&self) -> f64 {
        self.hit as f64 / (self.hit + self.miss).max(1) as f64
    }

    fn precision(&self) -> f64 {
        self.hit as f64 / (self.hit + self.extra).max(1) as f64
    }

    /// Matches what was found with what was wanted, the required first.
    fn take<F>(
        &mut self,
        id: &str,
        wanted: &[Wanted],
        found: &[F],
        same: impl Fn(&Wanted, &F) -> bool,
        name: impl Fn(&F) -> String,
    ) {
        let mut used = vec![false; found.len()];
        for want_optional in [false, true] {
            for want in wanted.iter().filter(|w| w.optional == want_optional) {
                let place = (0..found.len()).find(|i| !used[*i] && same(want, &found[*i]));
                match place {
                    Some(i) => {
                        used[i] = true;
                        self.hit += usize::from(!want.optional);
                    }
                    None if !want.optional => {
                        self.miss += 1;
                        self.notes.push(format!("{id}: missed {}", want.line));
                    }
                    None => {}
                }
            }
        }
        for (found, used) in found.iter().zip(used) {
            if !used {
                self.extra += 1;
                self.notes.push(format!("{id}: unwanted {}", name(found)));
            }
        }
    }
}

/// A step below one that is wanted of the same move tells nothing wrong.
const LADDER: [&str; 9] =
    ["interest", "contact", "talks", "bid", "close", "personal_terms", "agreed", "medical", "done"];

fn claims_of(article: &Article, reading: &Reading) -> Vec<(String, String, String)> {
    let rank = |stage: &str| LADDER.iter().position(|s| *s == stage);
    let weaker = |player: &str, to: &str, stage: &str| {
        article.claims.iter().any(|w| {
            let same = fold(&w.parts[0]) == fold(player) && (w.parts[1] == "-" || fold(&w.parts[1]) == fold(to));
            let (wanted, polarity) = w.parts[2].split_once(' ').unwrap();
            let ended = matches!(wanted, "bid_rejected" | "collapsed" | "cooled") && rank(stage) <= rank("bid");
            same && rank(stage).is_some() && (ended || polarity == "for" && rank(wanted) > rank(stage))
        })
    };
    let scored = reading.claims.iter().filter(|c| c.modality != "opinion");
    let all = scored.map(|c| {
        let to = c.to.clone().unwrap_or_else(|| "-".to_owned());
        (c.player.clone(), to, format!("{} {}", c.stage, c.polarity))
    });
    let exact = |c: &(String, String, String)| article.claims.iter().any(|w| is_claim(w, c));
    all.filter(|c| {
        let stage = c.2.strip_suffix(" for");
        exact(c) || !stage.is_some_and(|s| weaker(&c.0, &c.1, s))
    })
    .collect()
}

fn is_claim(want: &Wanted, found: &(String, String, String)) -> bool {
    let (stage, polarity) = want.parts[2].split_once(' ').unwrap();
    let others = want.parts.get(3).map_or("", String::as_str).split(' ');
    let stages = std::iter::once(stage).chain(others).filter(|s| !s.is_empty());
    fold(&want.parts[0]) == fold(&found.0)
        && (want.parts[1] == "-" || fold(&want.parts[1]) == fold(&found.1))
        && stages.into_iter().any(|s| format!("{s} {polarity}") == found.2)
}

#[test]
fn articles_of_our_own_are_read_as_well_as_they_were() {
    let (mut claims, mut facts) = (Tally::default(), Tally::default());
    let mut claimless = 0;
    for article in articles() {
        let reading = read_on(&article.day, &article.text);
        let found = claims_of(&article, &reading);
        if article.claims.is_empty() {
            claimless += found.len();
        }
        claims.take(&article.id, &article.claims, &found, is_claim, |c| format!("{} > {} {}", c.0, c.1, c.2));
        let same = |want: &Wanted, found: &crate::ingest::ReadFact| {
            let year = |value: &str| value.get(..4).map(str::to_owned);
            let end = want.parts[1] == "contract_end";
            fold(&want.parts[0]) == fold(&found.player)
                && want.parts[1] == found.kind
                && (!end || year(&want.parts[2]) == found.value.as_deref().and_then(year))
        };
        let told: Vec<_> = reading
            .facts
            .iter()
            // An arrival or a loan that a claim says already.
            .filter(|f| {
                !matches!(f.kind.as_str(), "arrival" | "on_loan")
                    || !article.claims.iter().any(|w| fold(&w.parts[0]) == fold(&f.player))
                    || article.facts.iter().any(|w| same(w, f))
            })
            .cloned()
            .collect();
        facts.take(&article.id, &article.facts, &told, same, |f| format!("{} {} {:?}", f.player, f.kind, f.value));
    }
    let notes = claims.notes.iter().chain(&facts.notes).cloned().collect::<Vec<_>>().join("\n");
    assert_eq!(claimless, 0, "claims where there are none\n{notes}");
    assert!(claims.precision() >= 0.88, "precision {:.3}\n{notes}", claims.precision());
    assert!(claims.recall() >= 0.85, "recall {:.3}\n{notes}", claims.recall());
    assert!(facts.precision() >= 0.88 && facts.recall() >= 0.85, "facts {facts:?}\n{notes}");
}
