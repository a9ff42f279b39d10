//! Marks: what the reader saw where in a text, for people who want to know why.

use super::cue::{Cues, Hit};
use super::known::Known;
use super::lexicon::Lexicon;
use super::mention::{Mention, What};
use super::names::Cast;
use super::page::Page;
use super::reading::{Mark, MarkKind};
use super::scope::{Clauses, Scope, Telling};
use super::when::Times;

/// What was seen in a page.
pub(super) struct Marker<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) known: &'a Known,
    pub(super) lexicon: &'a Lexicon,
    pub(super) cues: &'a Cues,
    pub(super) times: &'a Times<'a, 't>,
    pub(super) mentions: &'a [Mention],
    pub(super) cast: &'a Cast,
}

impl Marker<'_, '_> {
    /// The marks of a page in which these cues were found.
    pub(super) fn marks(&self, hits: &[Hit]) -> Vec<Mark> {
        let noise = self.page.sentences.iter().filter(|s| s.noise);
        let left_out = noise.map(|s| self.mark(MarkKind::LeftOut, s.first, s.end, String::new()));
        let mentions = self.mentions.iter().map(|mention| self.mention(mention));
        let cues = hits.iter().map(|hit| {
            let cue = &self.cues.all[hit.cue];
            self.mark(MarkKind::Cue, hit.first, hit.end, format!("{} ({})", cue.stage.code(), cue.id))
        });
        let scopes = hits.iter().enumerate().filter_map(|(at, hit)| self.scope(hit, &hits[..at]));
        left_out.chain(mentions).chain(cues).chain(scopes).collect()
    }

    fn mark(&self, kind: MarkKind, first: usize, end: usize, label: String) -> Mark {
        let (start, end) = (self.page.tokens[first].start as usize, self.page.tokens[end - 1].end as usize);
        Mark { kind, start, end, label }
    }

    fn mention(&self, mention: &Mention) -> Mark {
        let (kind, label) = match &mention.what {
            What::Player(player) => (MarkKind::Player, self.cast.players[*player].name.clone()),
            What::Clubs(clubs) => {
                let names: Vec<&str> = clubs.iter().map(|c| self.cast.clubs[*c].name.as_str()).collect();
                (MarkKind::Club, names.join(", "))
            }
            What::Source(source) => (MarkKind::Source, self.lexicon.sources[*source as usize].name.to_string()),
            What::Person(person) => (MarkKind::Person, self.lexicon.people[*person as usize].name.to_string()),
            What::Stranger(stranger) | What::Officer(stranger) => {
                (MarkKind::Unknown, self.cast.strangers[*stranger].name.clone())
            }
            What::Open(_) => (MarkKind::Unknown, String::new()),
        };
        self.mark(kind, mention.first, mention.end, label)
    }

    /// The clause up to a cue, where it says something of how the cue is meant.
    fn scope(&self, hit: &Hit, before: &[Hit]) -> Option<Mark> {
        let sentence = &self.page.sentences[self.page.sentence_of[hit.first] as usize];
        let clauses = Clauses::new(self.page, self.known, sentence);
        let clause = clauses.number(hit.first);
        let earlier = before.iter().rev().find(|h| h.first >= sentence.first && clauses.number(h.first) == clause);
        let telling = Telling { page: self.page, known: self.known, times: self.times, sentence, clauses: &clauses };
        let meant = in_words(telling.scope(hit, earlier));
        let (first, _) = clauses.holding(hit.first);
        (!meant.is_empty()).then(|| self.mark(MarkKind::Scope, first, hit.end, meant))
    }
}

/// How a cue is meant, where that is more than plain news.
fn in_words(scope: Scope) -> String {
    let said = [
        (scope.negated, "not"),
        (scope.conditional, "if"),
        (scope.possible, "could"),
        (scope.hypothetical, "would"),
        (scope.background, "in passing"),
        (scope.question, "a question"),
    ];
    let mut words: Vec<String> = said.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()).collect();
    words.extend(scope.ago.filter(|days| *days > 0).map(|days| format!("{days} days ago")));
    words.join(", ")
}
