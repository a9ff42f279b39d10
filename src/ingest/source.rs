//! Attribution: who says it, through whom it came, and whether nobody is named.
//!
//! `speakers` who can say it, here who of them does.

mod speakers;

use self::speakers::{Speaker, outlet_beside};
use super::known::{Known, WordSet};
use super::lexicon::Lexicon;
use super::mention::{Mention, What};
use super::names::Cast;
use super::page::{Page, Sentence};
use super::words::{Kind, Vocabulary};
use crate::model::SourceId;

/// Whom a sentence names as its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is a mark of its own, set or not.
pub(super) struct Attribution {
    /// The originator: journalist before outlet.
    pub(super) source: Option<(String, Option<SourceId>)>,
    /// The outlet of a journalist.
    pub(super) outlet: Option<String>,
    /// The outlet through which it came.
    pub(super) relay: Option<String>,
    /// What is said where nobody is named: "reports", "a Spanish report".
    pub(super) vague: Option<String>,
    /// It speaks of what was said before it: "made the claim".
    pub(super) looks_back: bool,
    /// It stands in a sentence before, and still holds.
    pub(super) carried: bool,
    /// A journalist or an outlet, no party speaking.
    pub(super) reporter: bool,
    /// It stands in brackets at the end.
    pub(super) bracketed: bool,
}

impl Attribution {
    fn is_empty(&self) -> bool {
        self.source.is_none() && self.vague.is_none()
    }
}

const ACCORDING: &str = "according per courtesy";
const VIA: &str = "via through";
const CITED: &str = "cited quoted relayed";
const REPORT: &str = "report reports reported reporting claim claims claimed claiming say says said saying state states stated stating understand understands understood write writes wrote writing reveal reveals revealed revealing add adds added adding suggest suggests suggested believe believes think thinks thought insist insists insisted confirm confirms confirmed note notes noted noting explain explains explained tweet tweets tweeted posted post posts disclosed disclose learned learnt hears heard relay relays relayed indicates indicate maintains maintain exclusively announced told tells warned opines opined reckons predicts mentions mentioned highlights detail details detailed outlined shared broke credits";

/// Words of attribution.
#[derive(Debug)]
pub(super) struct SourceWords {
    report: WordSet,
    speak: WordSet,
    according: WordSet,
    via: WordSet,
    told: WordSet,
    cited: WordSet,
    vague_noun: WordSet,
    vague_word: WordSet,
    it_is: WordSet,
    journalist: WordSet,
    outlet: WordSet,
    sources: WordSet,
    back: WordSet,
    the: WordSet,
    adverbs: WordSet,
    same: WordSet,
    stops_vague: WordSet,
    learns: WordSet,
    it: WordSet,
    /// What may lead to a source: all of `according`, `via`, `cited` and `report`.
    leads: WordSet,
}

impl SourceWords {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let mut set = |words: &str| WordSet::new(vocabulary, words.split_whitespace());
        Self {
            report: set(REPORT),
            speak: set(
                "said says say told tells added adds admitted admits confirmed confirms insisted insists revealed reveals explained explains stated states announced announces adding accepted accepts declared declares hinted hints conceded concedes stressed stresses acknowledged warned claimed claims posted wrote informed dismissed denied ruled suggested suggests hints",
            ),
            according: set(ACCORDING),
            via: set(VIA),
            told: set("told tells telling informed"),
            cited: set(CITED),
            vague_noun: set(
                "reports report rumours rumors sources source claims claim speculation suggestions media press outlets publications insiders whispers gossip",
            ),
            vague_word: set("reportedly allegedly supposedly"),
            it_is: set("said understood claimed reported believed thought suggested rumoured expected emerged"),
            journalist: set(
                "journalist reporter correspondent insider expert writer guru specialist editor pundit broadcaster presenter columnist analyst",
            ),
            outlet: set(
                "newspaper outlet website daily paper publication broadcaster magazine portal site station channel radio journal account page podcast",
            ),
            sources: set("sources source"),
            back: set("claim report news claims reports story"),
            the: set("the this that"),
            adverbs: set(
                "has have also now however since further exclusively recently previously had been is are that on x in his her its their sport sources on twitter live",
            ),
            stops_vague: set(
                "to by in on from with of and but as per say says said that is are was were has have after amid despite emerged for into while",
            ),
            learns: set("understands understand learned learnt hears reveals reveal told"),
            it: set("it"),
            leads: set(&[ACCORDING, VIA, CITED, REPORT].join(" ")),
            same: set(
                "same he she it they report outlet newspaper paper publication journalist reporter italian spaniard source",
            ),
        }
    }
}

/// Reads attributions.
pub(super) struct Attributor<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) known: &'a Known,
    pub(super) words: &'a SourceWords,
    pub(super) mentions: &'a [Mention],
    pub(super) cast: &'a Cast,
}

impl Attributor<'_, '_> {
    /// The attribution of a sentence, if it has one. `here` are its mentions.
    pub(super) fn read(&self, sentence: &Sentence, here: std::ops::Range<usize>) -> Option<Attribution> {
        let mut speakers = self.speakers(sentence, here);
        let mut found = Attribution::default();
        for at in (sentence.first..sentence.end).filter(|at| self.words.leads.has(self.page.word(*at))) {
            let word = self.page.word(at);
            if self.words.according.has(word) && self.known.infinitive.has(self.page.word(at + 1)) || self.is_as_per(at)
            {
                self.take_near(at + 1, sentence.end, 12, &speakers, &mut found);
            } else if (self.words.via.has(word)
                || self.words.cited.has(word) && self.known.by.has(self.page.word(at + 1)))
                && let Some(speaker) = speakers.iter().find(|s| s.first > at && s.first <= at + 5)
            {
                found.relay = Some(speaker.name.clone());
            } else if self.words.report.has(word)
                && !self.words.told.has(word)
                && !self.words.cited.has(word)
                && self.known.by.has(self.page.word(at + 1))
            {
                // "as first reported by X"
                self.take_near(at + 2, sentence.end, 7, &speakers, &mut found);
            }
        }
        if !speakers.iter().any(|s| self.is_bracketed(s, sentence)) {
            speakers.extend(self.bracketed_outlet(sentence));
        }
        for speaker in &speakers {
            if self.is_bracketed(speaker, sentence) {
                found.bracketed = true;
                Self::take(speaker, &mut found);
            }
        }
        let signed = speakers.iter().find(|s| self.is_signature(s, sentence));
        if let Some(speaker) = signed {
            Self::take(speaker, &mut found);
        }
        for speaker in &speakers {
            if found.relay.as_deref() == Some(speaker.name.as_str()) {
                continue;
            }
            if self.reports(speaker, sentence) {
                Self::take(speaker, &mut found);
            }
        }
        self.told(sentence, &speakers, &mut found);
        found.relay = found.relay.or_else(|| outlet_beside(found.source.as_ref()?.0.as_str(), &speakers));
        if found.source.is_some() {
            found.reporter = speakers.iter().any(|s| {
                found.source.as_ref().is_some_and(|f| f.0 == s.name) && (s.outlet || s.id.is_some() || s.reporter)
            });
            let bracket = self.page.is_sign(sentence.first, '(') && sentence.end - sentence.first <= 14;
            found.looks_back = bracket || signed.is_some() || self.looks_back(sentence);
            // Who signs a post says nothing of what follows it.
            found.bracketed |= signed.is_some();
            return Some(found);
        }
        found.vague = self.vague(sentence);
        (!found.is_empty()).then_some(found)
    }

    /// `— Fabrizio Romano (@FabrizioRomano)` behind a post that a page shows.
    fn is_signature(&self, speaker: &Speaker, sentence: &Sentence) -> bool {
        let dash = |sign| speaker.first > 0 && self.page.is_sign(speaker.first - 1, sign);
        (dash('—') || dash('–') || dash('-') || speaker.first == sentence.first)
            && self.page.is_sign(speaker.end, '(')
            && self.page.is_sign(speaker.end + 1, '@')
    }

    /// "(Mirror)", "(Marca - in Spanish)" at the end of a sentence or line.
    fn is_bracketed(&self, speaker: &Speaker, sentence: &Sentence) -> bool {
        let opens = speaker.first > sentence.first && self.page.is_sign(speaker.first - 1, '(');
        opens && (speaker.end..(speaker.end + 8).min(sentence.end)).any(|i| self.page.is_sign(i, ')'))
    }

    fn is_as_per(&self, at: usize) -> bool {
        // "as per X", "per X": only right before a name.
        self.page.slice(at, at + 1) == "per" && self.page.tokens.get(at + 1).is_some_and(super::page::Token::is_large)
    }

    fn take_near(&self, from: usize, end: usize, reach: usize, speakers: &[Speaker], found: &mut Attribution) {
        let near = speakers.iter().filter(|s| s.first >= from && s.first < (from + reach).min(end));
        let mut last_end = from;
        for speaker in near {
            // "According to ESPN correspondent Rodra, Madrid …": what follows a comma is the claim.
            let comma = (last_end..speaker.first).any(|i| self.page.is_sign(i, ','));
            if comma && found.source.is_some() {
                break;
            }
            if comma && (from..speaker.first).any(|i| self.words.vague_noun.has(self.page.word(i))) {
                break;
            }
            if found.relay.as_deref() == Some(speaker.name.as_str()) {
                continue;
            }
            Self::take(speaker, found);
            last_end = speaker.end;
        }
    }

    fn take(speaker: &Speaker, found: &mut Attribution) {
        let source = (speaker.name.clone(), speaker.id);
        match &found.source {
            None => {
                if speaker.outlet {
                    found.outlet = Some(speaker.name.clone());
                }
                found.source = Some(source);
            }
            // A journalist before his outlet.
            Some(_) if found.outlet.as_deref() == found.source.as_ref().map(|s| s.0.as_str()) && speaker.journalist => {
                found.source = Some(source);
            }
            Some(_) if speaker.outlet && found.outlet.is_none() => found.outlet = Some(speaker.name.clone()),
            Some(_) => {}
        }
    }

    /// Whether a verb of reporting stands beside a speaker.
    fn reports(&self, speaker: &Speaker, sentence: &Sentence) -> bool {
        let report = |at: usize| {
            let word = self.page.word(at);
            self.words.report.has(word) && (speaker.outlet || speaker.journalist || self.words.speak.has(word))
        };
        let mut at = speaker.end;
        let mut steps = 0;
        while at < sentence.end && steps < 7 {
            let token = &self.page.tokens[at];
            let word = token.word;
            if report(at) {
                return true;
            }
            let passes = token.kind == Kind::Genitive
                || self.words.adverbs.has(word)
                || self.known.and.has(word)
                || self.known.of.has(word)
                || self.words.the.has(word) && at > speaker.end
                || token.is_large()
                || self.words.sources.has(word)
                || self.page.is_sign(at, ',')
                    && steps == 0
                    && self.page.tokens.get(at + 1).is_some_and(super::page::Token::is_large)
                || self.page.is_sign(at, '(')
                || self.page.is_sign(at, ')')
                || self.page.is_sign(at, '@')
                || self.words.journalist.has(word);
            if !passes {
                break;
            }
            at += 1;
            steps += 1;
        }
        // "reports Completesports.com", "says Romano", "tells a tale in Football Insider"
        let before =
            |n: usize| speaker.first.checked_sub(n).filter(|b| *b >= sentence.first).map(|b| self.page.word(b));
        let verb_before = (1..=4).any(|n| {
            let Some(word) = before(n) else { return false };
            let clear = (1..n).all(|m| {
                speaker.first.checked_sub(m).is_some_and(|b| {
                    let t = &self.page.tokens[b];
                    t.is_large()
                        || t.kind == Kind::Genitive
                        || self.words.the.has(t.word)
                        || self.words.journalist.has(t.word)
                        || self.words.outlet.has(t.word)
                })
            });
            let told = self.words.told.has(word);
            clear
                && !told
                && self.words.report.has(word)
                && !before(n + 1).is_some_and(|w| self.known.be.has(w) && n > 1)
        });
        let tale = speaker.outlet
            && before(1).is_some_and(|w| self.known.at.has(w))
            && (sentence.first..speaker.first)
                .any(|i| self.words.told.has(self.page.word(i)) || self.words.report.has(self.page.word(i)));
        let noun = speaker.outlet && self.words.back.has(self.page.word(speaker.end));
        verb_before || tale || noun
    }

    /// "told C": C relays; "C has been told": C is the source.
    fn told(&self, sentence: &Sentence, speakers: &[Speaker], found: &mut Attribution) {
        for speaker in speakers.iter().filter(|s| s.outlet) {
            let before = speaker.first.checked_sub(1).filter(|b| *b >= sentence.first).map(|b| self.page.word(b));
            if before.is_some_and(|w| self.words.told.has(w)) {
                found.relay.get_or_insert_with(|| speaker.name.clone());
                if found.source.as_ref().is_some_and(|s| s.0 == speaker.name) {
                    found.source = None;
                }
            }
        }
    }

    /// What is said where nobody is named.
    fn vague(&self, sentence: &Sentence) -> Option<String> {
        for at in sentence.first..sentence.end {
            let word = self.page.word(at);
            if self.words.vague_word.has(word) {
                return Some("reportedly".to_owned());
            }
            if self.words.vague_noun.has(word) {
                return Some(self.vague_phrase(at, sentence));
            }
            let it = self.words.it.has(word) && matches!(self.page.slice(at, at + 1), "it" | "It");
            if it && (at + 1..at + 4).any(|i| self.words.it_is.has(self.page.word(i))) {
                return Some("it is said".to_owned());
            }
            if self.known.be.has(word)
                && self.words.it_is.has(self.page.word(at + 1))
                && self.known.infinitive.has(self.page.word(at + 2))
            {
                return Some("is said to".to_owned());
            }
        }
        None
    }

    /// The phrase around the noun of an unnamed source: "a Spanish report", "reports in Italy".
    fn vague_phrase(&self, noun: usize, sentence: &Sentence) -> String {
        let word = |at: usize| self.page.tokens[at].kind == Kind::Word;
        let mut begin = noun;
        while begin > sentence.first
            && noun - begin < 3
            && word(begin - 1)
            && !self.words.stops_vague.has(self.page.word(begin - 1))
        {
            begin -= 1;
            if self.words.the.has(self.page.word(begin)) || self.known.article.has(self.page.word(begin)) {
                break;
            }
        }
        let from = self.page.word(noun + 1);
        let country = (self.known.at.has(from) || self.known.from.has(from))
            && noun + 2 < sentence.end
            && self.page.tokens[noun + 2].is_large()
            && self.lexicon.is_word(self.page.word(noun + 2));
        let phrase = self.page.slice(begin, if country { noun + 3 } else { noun + 1 });
        let mut letters = phrase.chars();
        let first = letters.next().map(|c| if begin == sentence.first { c.to_ascii_lowercase() } else { c });
        first.into_iter().chain(letters).collect()
    }

    /// Whether a sentence speaks of the claim before it.
    fn looks_back(&self, sentence: &Sentence) -> bool {
        (sentence.first..sentence.end.saturating_sub(1))
            .any(|at| self.words.the.has(self.page.word(at)) && self.words.back.has(self.page.word(at + 1)))
    }

    /// Whether a sentence goes on with the source before it: "he added", "the report notes", a quotation.
    pub(super) fn goes_on(&self, sentence: &Sentence) -> bool {
        sentence.within_quote
            || self.page.tokens[sentence.first].opens
            || (sentence.first..sentence.end.min(sentence.first + 6)).any(|at| {
                self.words.same.has(self.page.word(at))
                    && (at + 1..at + 5).any(|i| self.words.report.has(self.page.word(i)))
            })
    }

    /// A player or a person in office who speaks for himself in this sentence.
    pub(super) fn own_words(&self, sentence: &Sentence, here: std::ops::Range<usize>) -> Option<What> {
        self.mentions[here].iter().find_map(|m| {
            let speaks = matches!(
                m.what,
                What::Player(_) | What::Person(_) | What::Clubs(_) | What::Stranger(_) | What::Officer(_)
            ) && !m.genitive
                && m.preposition == 0
                && m.end < sentence.end;
            let verb = (m.end..(m.end + 4).min(sentence.end)).take_while(|i| {
                self.words.speak.has(self.page.word(*i))
                    || self.known.have.has(self.page.word(*i))
                    || self.words.adverbs.has(self.page.word(*i))
                    || self.page.slice(*i, *i + 1).ends_with("ly")
            });
            let verb = verb.into_iter().any(|i| self.words.speak.has(self.page.word(i)));
            (speaks && verb).then(|| m.what.clone())
        })
    }
}
