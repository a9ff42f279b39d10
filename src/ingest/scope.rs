//! Clauses and scope: what is denied, conditional, only possible, or long past.

use super::cue::Hit;
use super::known::Known;
use super::page::{Page, Sentence};
use super::when::Times;
use super::words::Kind;

/// How far left of a cue its auxiliaries and negations stand.
const WINDOW: usize = 7;

/// How a cue is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a mark of its own, set or not.
pub(super) struct Scope {
    /// "not", "no", "neither", "without", "yet to".
    pub(super) negated: bool,
    /// In a clause of condition.
    pub(super) conditional: bool,
    /// "could", "might".
    pub(super) possible: bool,
    /// "would".
    pub(super) hypothetical: bool,
    /// "to", "will": still to come.
    pub(super) future: bool,
    /// "had".
    pub(super) pluperfect: bool,
    /// A participle without auxiliary: "signed".
    pub(super) bare: bool,
    /// In a clause of circumstance: "after joining".
    pub(super) background: bool,
    /// In a question.
    pub(super) question: bool,
    /// Days since, where the words date it in the past.
    pub(super) ago: Option<i64>,
}

/// The clauses of a sentence, by where they begin.
#[derive(Debug)]
pub(super) struct Clauses {
    starts: Vec<usize>,
    end: usize,
}

impl Clauses {
    /// Cuts a sentence into clauses.
    pub(super) fn new(page: &Page<'_>, known: &Known, sentence: &Sentence) -> Self {
        let mut starts = vec![sentence.first];
        let mut aside = false;
        for at in sentence.first + 1..sentence.end {
            let token = &page.tokens[at];
            let comma = page.is_sign(at - 1, ',');
            let begins = match token.kind {
                Kind::Sign(';' | ':' | '–' | '—' | '(' | ')' | '…' | '|') => true,
                Kind::Word => {
                    known.clause.has(token.word)
                        || follows_event(page, known, at)
                        || known.relative.has(token.word)
                        || comma && known.comma_clause.has(token.word)
                        || comma && known.and.has(token.word) && has_verb(page, known, at + 1, sentence.end)
                        || known.that.has(token.word) && !follows_noun_use(page, known, at)
                        || aside && comma && (known.have.has(token.word) || known.be.has(token.word))
                        || comma && sentence.heading && is_item(page, known, at, sentence.end)
                }
                _ => false,
            };
            // ", who sold him, have asked": the verb behind the aside goes on with what stood before it.
            if begins {
                aside = comma && known.relative.has(token.word);
            }
            if begins && starts.last() != Some(&at) {
                starts.push(at);
            }
        }
        Self { starts, end: sentence.end }
    }

    /// The clause that holds a token: its first token and one past its last.
    pub(super) fn holding(&self, at: usize) -> (usize, usize) {
        let number = self.number(at);
        let end = self.starts.get(number + 1).copied().unwrap_or(self.end);
        (self.starts[number], end)
    }

    /// The number of the clause that holds a token.
    pub(super) fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|s| *s <= at).saturating_sub(1)
    }
}

/// "swooped in following an injury": behind a noun or a comma the word begins an aside, behind a
/// form of "be" it is a verb.
fn follows_event(page: &Page<'_>, known: &Known, at: usize) -> bool {
    let next = page.slice(at + 1, at + 2);
    page.slice(at, at + 1) == "following"
        && !known.be.has(page.word(at - 1))
        && matches!(next, "a" | "an" | "the" | "his" | "their" | "its" | "reports" | "news")
}

/// Whether an item of a headline begins: "Gomez to Brighton, O'Brien joins Galaxy".
fn is_item(page: &Page<'_>, known: &Known, at: usize, end: usize) -> bool {
    if !page.tokens[at].is_large() {
        return false;
    }
    (at + 1..end.min(at + 5)).take_while(|i| !page.is_sign(*i, ',')).any(|i| {
        let word = page.word(i);
        known.to.has(word)
            || known.join_verb.has(word)
            || known.sign_verb.has(word)
            || known.changes.has(word)
            || known.be.has(word)
            || known.have.has(word)
    })
}

/// Whether a verb follows within a few words: ", and Inter have asked" begins a clause.
fn has_verb(page: &Page<'_>, known: &Known, from: usize, end: usize) -> bool {
    (from..end.min(from + 9)).take_while(|at| !page.is_sign(*at, ',')).any(|at| {
        let word = page.word(at);
        known.have.has(word) || known.be.has(word) || known.will.has(word) || known.would.has(word)
    })
}

/// "that" as a pointing word: "that deal", "that he": only the first begins no clause.
fn follows_noun_use(page: &Page<'_>, known: &Known, at: usize) -> bool {
    let before = page.word(at - 1);
    known.preposition.has(before) || known.and.has(before)
}

/// A sentence in whose clauses cues are read.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) known: &'a Known,
    pub(super) times: &'a Times<'a, 't>,
    pub(super) sentence: &'a Sentence,
    pub(super) clauses: &'a Clauses,
}

impl Telling<'_, '_> {
    /// How many days ago a cue's step was, where its clause or one that dates it says so.
    fn ago(&self, hit: &Hit) -> Option<i64> {
        let Self { page, known, times, sentence, clauses } = *self;
        let (first, end) = clauses.holding(hit.first);
        let clause_ago = times.ago(first, end);
        let sentence_ago = || if clauses.number(hit.first) == 0 { times.ago(sentence.first, end) } else { None };
        // "Back in December, reports emerged that …": the first clause dates the next.
        let opening_ago = || {
            let opening = clauses.holding(sentence.first);
            (clauses.number(hit.first) <= 2 && dates_all(page, sentence.first))
                .then(|| times.ago(opening.0, opening.1))
                .flatten()
        };
        // An earlier clause long past takes the later ones along: "came close last year, only for it to fail".
        let earlier_ago = || {
            // "He nearly went last summer, while Chelsea have asked": of today again.
            let again =
                matches!(page.slice(first, first + 1), "while" | "but" | "although" | "though" | "whereas" | "and")
                    && (first..hit.first).any(|i| {
                        known.have.has(page.word(i)) && !known.had.has(page.word(i)) || known.now.has(page.word(i))
                    });
            if again {
                return None;
            }
            let mut at = sentence.first;
            while at < first {
                let (begin, stop) = clauses.holding(at);
                let word = page.word(begin);
                if !known.relative.has(word)
                    && !known.background.has(word)
                    && let Some(days) = times.ago(begin, stop).filter(|d| *d > 60)
                {
                    return Some(days);
                }
                at = stop.max(at + 1);
            }
            None
        };
        clause_ago.or_else(sentence_ago).or_else(opening_ago).or_else(earlier_ago)
    }

    /// Reads the scope of a cue; `before` is the cue before it in its clause.
    pub(super) fn scope(&self, hit: &Hit, before: Option<&Hit>) -> Scope {
        let Self { page, known, sentence, clauses, .. } = *self;
        let (first, end) = clauses.holding(hit.first);
        // What stands before another cue belongs to that cue.
        let from = hit.first.saturating_sub(WINDOW).max(first).max(before.map_or(0, |b| b.end.min(hit.first)));
        let mut scope = Scope::default();
        for at in (from..hit.first).rev() {
            let word = page.word(at);
            // "does not see him in the team and is willing to sell": the no is the first verb's.
            if known.and.has(word) && (known.be.has(page.word(at + 1)) || known.have.has(page.word(at + 1))) {
                break;
            }
            // "will not renew and wants to go": a second finite verb.
            let finite = at + 1 == hit.first && page.slice(hit.first, hit.first + 1).ends_with('s');
            if finite && known.and.has(word) {
                break;
            }
            // "their No 1 target": a number.
            let ranked =
                page.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number) && page.slice(at, at + 1) == "No";
            if known.not.has(word) && !ranked && !only_after(page, at) {
                // "has not stopped trying": two that undo each other.
                let undone = (at + 1..(at + 3).min(hit.first)).any(|i| known.undoing.has(page.word(i)));
                scope.negated = !undone;
            }
            let near = hit.first - at <= 4;
            let nobody = known.anyone.has(word) && is_nobody(page, known, at, from);
            scope.negated |= nobody || near && denies(page, at);
            scope.hypothetical |= near && (known.would.has(word) || known.anyone.has(word) && !nobody);
            // "could not agree": that they did not is a fact.
            let may = known.possible.has(word) && !known.not.has(page.word(at + 1));
            scope.possible |= near && may && page.tokens[at].case == super::words::Case::Lower;
            // "should sign a striker": what somebody thinks right.
            scope.hypothetical |= at + 1 == hit.first && page.slice(at, hit.first) == "should";
            scope.pluperfect |= near && known.had.has(word);
            // "it is not clear whether he has agreed"
            scope.hypothetical |= page.slice(at, at + 1) == "whether" && !known.infinitive.has(page.word(at + 1));
            // "in case they are forced to sell", "should they fail to agree"
            scope.hypothetical |= page.slice(at, at + 1) == "case" && page.slice(at.saturating_sub(1), at) == "in";
            scope.hypothetical |= page.slice(at, at + 1) == "should"
                && (known.he.has(page.word(at + 1)) || known.they.has(page.word(at + 1)));
            scope.future |= near && known.will.has(word);
            let must = known.must.has(word) && known.infinitive.has(page.word(at + 1)) && at + 4 >= hit.first;
            scope.hypothetical |= must;
            scope.negated |= still_to_come(page, known, at);
            // "who was given no number, will go": the clause around it goes on behind the comma.
            let resumed = known.relative.has(page.word(first));
            if matches!(page.tokens[at].kind, Kind::Sign(',')) && (hit.first - at > 2 || resumed) {
                break;
            }
        }
        scope.pluperfect |= known.had.has(page.word(hit.first));
        scope.negated |= denied_behind(page, known, hit, end);
        within(page, known, hit, &mut scope);
        // "Losing him would be a blow".
        let gerund = page.slice(hit.first, hit.first + 1).ends_with("ing");
        // "A £40m bid might be enough".
        let bid = known.bid.has(page.word(hit.end - 1)) && hit.end - hit.first <= 6;
        let may = |at: usize| known.would.has(page.word(at)) || bid && known.possible.has(page.word(at));
        scope.hypothetical |= (gerund || bid)
            && (hit.end..(hit.end + 4).min(end))
                .take_while(|at| !page.is_sign(*at, ',') && !known.and.has(page.word(*at)))
                .any(may);
        let just_before = hit.first.checked_sub(1).filter(|b| *b >= first);
        scope.future |= just_before.is_some_and(|b| known.infinitive.has(page.word(b))) && !is_perfect(page, hit.first);
        // "are delighted to announce", "can confirm": told by doing it.
        if known.announces.has(page.word(hit.first)) {
            let glad = (hit.first.saturating_sub(6).max(first)..hit.first).any(|at| known.glad.has(page.word(at)));
            scope.future &= !glad;
            let says = matches!(page.slice(hit.first, hit.first + 1), "announce" | "confirm" | "reveal");
            scope.possible &= !(glad || says && just_before.is_some_and(|b| page.slice(b, b + 1) == "can"));
        }
        // "can confirm the arrival of"
        scope.possible &= !(from..hit.first).any(|at| {
            page.slice(at, at + 1) == "can" && matches!(page.slice(at + 1, at + 2), "confirm" | "announce" | "reveal")
        });
        scope.bare = !(from..hit.first).any(|at| known.have.has(page.word(at)) || known.be.has(page.word(at)))
            && !known.have.has(page.word(hit.first))
            && !known.be.has(page.word(hit.first));
        let opener = page.word(first);
        scope.conditional = known.condition.has(opener) && (first == sentence.first || !known.be.has(opener));
        // "until he is signed": he is not. "until the summer" is but a time.
        scope.hypothetical |= first > sentence.first
            && matches!(page.slice(first, first + 1), "until" | "till")
            && (first..hit.first).any(|i| known.be.has(page.word(i)) || known.have.has(page.word(i)))
            && !(first..hit.first).any(|i| page.is_sign(i, ','));
        scope.background = known.background.has(opener);
        scope.question = page.is_sign(sentence.end - 1, '?');
        scope.ago = self.ago(hit);
        // "no commitment was made that he could leave"
        if known.that.has(opener) && first > sentence.first {
            let (begin, stop) = clauses.holding(first - 1);
            scope.negated |= (begin.max(stop.saturating_sub(9))..stop)
                // "met with a flat no, and they repeat that": the no is another cue's.
                .filter(|at| before.is_none_or(|b| !(b.first..b.end).contains(at)))
                .any(|at| known.not.has(page.word(at)) && !known.undoing.has(page.word(at + 1)));
        }
        scope
    }
}

/// What stands between the words of a cue that begins with a noun: "terms are yet to be settled".
fn within(page: &Page<'_>, known: &Known, hit: &Hit, scope: &mut Scope) {
    if !known.step.has(page.word(hit.first)) {
        return;
    }
    for at in hit.first + 1..hit.end.saturating_sub(1) {
        scope.negated |= still_to_come(page, known, at) || denies(page, at);
        // "any such proposal will be met with a refusal": it has not been made.
        let to_be = known.infinitive.has(page.word(at)) && known.be.has(page.word(at + 1));
        let will = known.will.has(page.word(at)) && !known.not.has(page.word(at + 1));
        scope.future |= will || to_be;
    }
}

/// How far behind a noun its verb may stand: "talks between Lens and Lyon for the forward have not begun".
const BEHIND: usize = 14;

/// Whether what a noun names is denied behind it: "a formal offer has not been made", "a medical has
/// yet to be booked", "a deal is anything but close".
fn denied_behind(page: &Page<'_>, known: &Known, hit: &Hit, end: usize) -> bool {
    if !known.step.has(page.word(hit.first)) {
        return false;
    }
    let verb = |at: usize| {
        let word = page.word(at);
        let genitive = page.tokens[at].kind == Kind::Genitive;
        !genitive && (known.have.has(word) || known.be.has(word) || known.will.has(word))
    };
    let stops = |at: usize| {
        let between = (hit.first..at).any(|i| known.between.has(page.word(i)));
        page.is_sign(at, ',') || known.and.has(page.word(at)) && !between
    };
    let Some(at) = (hit.end..end.min(hit.end + BEHIND))
        .take_while(|at| !stops(*at))
        .find(|at| verb(*at) || known.not.has(page.word(*at)) && page.slice(*at, *at + 1) != "without")
    else {
        return false;
    };
    let negates = |i: usize| {
        known.not.has(page.word(i))
            && !known.undoing.has(page.word(i + 1))
            && !only_after(page, i)
            && !no_trouble(page, i)
            || still_to_come(page, known, i)
            || denies(page, i)
    };
    (at..end.min(at + 4)).take_while(|i| !page.is_sign(*i, ',') && !known.and.has(page.word(*i))).any(negates)
}

/// Two words that deny what follows them, though none of them is a "not": "far from agreed".
fn denies(page: &Page<'_>, at: usize) -> bool {
    let [first, second] = [at, at + 1].map(|i| page.slice(i, i + 1).to_ascii_lowercase());
    match (first.as_str(), second.as_str()) {
        ("far" | "miles", "from")
        | ("anything", "but")
        | ("nowhere", "near" | "close")
        | ("way" | "distance", "off" | "from") => true,
        // "stopped short of an offer"
        ("short", "of") => {
            at.checked_sub(1).is_some_and(|b| page.slice(b, at).to_ascii_lowercase().starts_with("stop"))
        }
        _ => false,
    }
}

/// "said to have agreed": no future.
fn is_perfect(page: &Page<'_>, at: usize) -> bool {
    let participle = |i: usize| {
        let word = page.slice(i, i + 1);
        word.ends_with("ed")
            || matches!(word, "been" | "made" | "sent" | "struck" | "found" | "put" | "had" | "won" | "gone")
    };
    page.slice(at, at + 1) == "have" && (at + 1..at + 3).any(participle)
}

/// "yet to", "still to": what has not happened so far.
fn still_to_come(page: &Page<'_>, known: &Known, at: usize) -> bool {
    let still = || page.slice(at, at + 1) == "still" && at.checked_sub(1).is_some_and(|b| known.have.has(page.word(b)));
    known.infinitive.has(page.word(at + 1)) && (known.yet.has(page.word(at)) || still())
}

/// "not an issue", "not thought to be a problem": what is no trouble is not denied.
fn no_trouble(page: &Page<'_>, not: usize) -> bool {
    (not + 1..(not + 7).min(page.tokens.len())).take_while(|i| !page.is_sign(*i, ',') && !page.is_sign(*i, '.')).any(
        |i| {
            matches!(
                page.slice(i, i + 1),
                "problem" | "problems" | "issue" | "issues" | "obstacle" | "hurdle" | "difficult"
            )
        },
    )
}

/// Whether nobody is meant, of a club or in fact, not whoever might: "nobody from Inter has called",
/// "neither Inter nor anybody else is negotiating".
fn is_nobody(page: &Page<'_>, known: &Known, at: usize, from: usize) -> bool {
    let next = page.word(at + 1);
    let told = matches!(page.slice(at + 1, at + 2), "from" | "at") || known.have.has(next) || known.be.has(next);
    let nobody = page.slice(at, at + 1).eq_ignore_ascii_case("nobody") && told;
    nobody || (from..at).any(|i| matches!(page.slice(i, i + 1), "nor" | "neither" | "Neither"))
}

/// "not only": no negation.
fn only_after(page: &Page<'_>, at: usize) -> bool {
    let next = page.slice(at + 1, at + 2);
    matches!(next, "only" | "just" | "least") || next == "the" && page.slice(at + 2, at + 3) == "only"
}

/// Whether a sentence opens with a time for all of it: "In January", "Last summer", "Earlier".
fn dates_all(page: &Page<'_>, first: usize) -> bool {
    let opener = page.slice(first, first + 1);
    matches!(
        opener,
        "In" | "Back" | "Last" | "Earlier" | "Previously" | "A" | "On" | "Two" | "Three" | "During" | "Over" | "This"
    )
}
