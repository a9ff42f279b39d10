//! Who in a sentence can be a source: those whom lists hold, and outlets told by their shape.

use super::super::lexicon::Trade;
use super::super::mention::What;
use super::super::page::Sentence;
use super::super::words::{Case, Kind};
use super::Attributor;
use crate::model::SourceId;

/// One who can be a source, at a place.
pub(super) struct Speaker {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) name: String,
    pub(super) id: Option<SourceId>,
    pub(super) journalist: bool,
    pub(super) outlet: bool,
    /// A journalist by trade.
    pub(super) reporter: bool,
}

impl Attributor<'_, '_> {
    /// An outlet that no list holds, in brackets at the end: "(Fotospor)", "(Nieuwsblad - in Dutch)".
    pub(super) fn bracketed_outlet(&self, sentence: &Sentence) -> Option<Speaker> {
        let near_end = sentence.end.saturating_sub(12).max(sentence.first);
        let open = (near_end..sentence.end).rev().find(|i| self.page.is_sign(*i, '('))?;
        let close = (open + 1..sentence.end).find(|i| self.page.is_sign(*i, ')'))?;
        // Nothing follows but a stop and the mark of a link.
        let last = (close + 1..sentence.end)
            .all(|i| self.page.tokens[i].kind != Kind::Word || self.page.slice(i, i + 1) == "external");
        let mut end = open + 1;
        while end < close && self.page.tokens[end].kind == Kind::Word && self.page.tokens[end].is_large() {
            end += 1;
        }
        let told = end == close || matches!(self.page.slice(end, end + 1), "-" | "–" | "," | "via") && end > open + 1;
        let named = self.mentions.iter().any(|m| open < m.first && m.first < end);
        let acronym = end == open + 2 && self.page.tokens[open + 1].case != Case::Title;
        (last && told && !named && !acronym && end > open + 1 && end - open <= 5).then(|| Speaker {
            first: open + 1,
            end,
            name: self.page.slice(open + 1, end).to_owned(),
            id: None,
            journalist: false,
            outlet: true,
            reporter: false,
        })
    }

    /// Everyone in the sentence who can be a source.
    pub(super) fn speakers(&self, sentence: &Sentence, here: std::ops::Range<usize>) -> Vec<Speaker> {
        let mut speakers: Vec<Speaker> = Vec::new();
        for mention in &self.mentions[here] {
            let speaker = match mention.what {
                What::Source(source) => {
                    let source = &self.lexicon.sources[source as usize];
                    Speaker {
                        first: mention.first,
                        end: mention.end,
                        name: source.name.to_string(),
                        id: source.id,
                        journalist: source.journalist,
                        outlet: !source.journalist,
                        reporter: source.journalist,
                    }
                }
                What::Person(person) => {
                    let person = &self.lexicon.people[person as usize];
                    let journalist = person.trade == Trade::Pundit;
                    Speaker {
                        first: mention.first,
                        end: mention.end,
                        name: person.name.to_string(),
                        id: None,
                        journalist,
                        outlet: false,
                        reporter: false,
                    }
                }
                What::Stranger(stranger) | What::Officer(stranger) => Speaker {
                    first: mention.first,
                    end: mention.end,
                    name: self.cast.strangers[stranger].name.clone(),
                    id: None,
                    journalist: true,
                    outlet: false,
                    reporter: false,
                },
                _ => continue,
            };
            speakers.push(speaker);
        }
        self.unknown_outlets(sentence, &mut speakers);
        speakers.sort_by_key(|s| s.first);
        speakers
    }

    /// Outlets that no list holds, by shape: `Completesports.com`, `deportesWRADIO`, or a large
    /// word after "according to" and an outlet's noun.
    fn unknown_outlets(&self, sentence: &Sentence, speakers: &mut Vec<Speaker>) {
        let mut at = sentence.first;
        while at < sentence.end {
            let token = &self.page.tokens[at];
            // Most words are small and no address: they are told at once.
            if token.kind != Kind::Word || !token.is_large() && !self.is_dotted(at) || self.is_taken(at, speakers) {
                at += 1;
                continue;
            }
            let end = self.domain_end(at, sentence.end);
            let text = self.page.slice(at, at + 1);
            let mixed = text.len() > 5
                && token.case == Case::Title
                && text.chars().skip(1).filter(|c| c.is_uppercase()).count() >= 2;
            let after_outlet = at > sentence.first && token.is_large() && self.words.outlet.has(self.page.word(at - 1));
            let after_according = at > sentence.first + 1
                && token.is_large()
                && !self.lexicon.is_common(token.word)
                && !self.lexicon.is_word(token.word)
                && (self.words.according.has(self.page.word(at - 2))
                    || self.words.the.has(self.page.word(at - 1))
                        && at > sentence.first + 2
                        && self.words.according.has(self.page.word(at - 3)));
            let learns = token.is_large() && self.learns(at, sentence);
            if end > at + 1 || mixed || after_outlet || after_according || learns {
                let mut last = end.max(at + 1);
                while last < sentence.end
                    && self.page.tokens[last].is_large()
                    && !self.lexicon.is_common(self.page.word(last))
                    && (after_according || after_outlet)
                {
                    last += 1;
                }
                let name = self.page.slice(at, last).to_owned();
                speakers.push(Speaker {
                    first: at,
                    end: last,
                    name,
                    id: None,
                    journalist: false,
                    outlet: true,
                    reporter: false,
                });
                at = last;
                continue;
            }
            at += 1;
        }
    }

    /// "X understands", "X has learned", "X can reveal": who learns is an outlet.
    fn learns(&self, at: usize, sentence: &Sentence) -> bool {
        let word = self.page.word(at);
        if self.lexicon.is_common(word) || self.lexicon.is_word(word) || at + 2 >= sentence.end {
            return false;
        }
        let next = self.page.slice(at + 1, at + 2);
        let verb = |i: usize| i < sentence.end && self.words.learns.has(self.page.word(i));
        match next {
            "understands" | "hears" => true,
            "has" | "can" => verb(at + 2) || verb(at + 3),
            _ => false,
        }
    }

    /// Whether a token lies in a speaker or in any mention.
    fn is_taken(&self, at: usize, speakers: &[Speaker]) -> bool {
        let after = self.mentions.partition_point(|m| m.end <= at);
        speakers.iter().any(|s| s.first <= at && at < s.end) || self.mentions.get(after).is_some_and(|m| m.first <= at)
    }

    /// Whether a full stop stands right behind a token.
    fn is_dotted(&self, at: usize) -> bool {
        self.page.is_sign(at + 1, '.') && !self.page.tokens[at + 1].spaced
    }

    /// The end of an internet address that begins at a token.
    fn domain_end(&self, at: usize, end: usize) -> usize {
        let dot = self.is_dotted(at);
        let tail = self.page.tokens.get(at + 2).filter(|t| !t.spaced && at + 2 < end);
        let is_domain = dot
            && tail.is_some()
            && matches!(
                self.page.slice(at + 2, at + 3),
                "com" | "net" | "co" | "it" | "es" | "fr" | "de" | "org" | "tv" | "ng" | "pt"
            );
        if is_domain { at + 3 } else { at + 1 }
    }
}

/// The outlet that stands right beside a journalist: "Lewis Steele of the Daily Mail".
pub(super) fn outlet_beside(source: &str, speakers: &[Speaker]) -> Option<String> {
    let journalist = speakers.iter().find(|s| s.name == source && !s.outlet)?;
    let near = |s: &&Speaker| {
        let gap =
            if s.first >= journalist.end { s.first - journalist.end } else { journalist.first.saturating_sub(s.end) };
        s.outlet && gap <= 3
    };
    speakers.iter().find(near).map(|s| s.name.clone())
}
