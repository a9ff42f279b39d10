//! Players named only to say whose place, shadow or loss a sentence speaks of: "the void left by X",
//! "a successor to X", "X's replacement". No claim is about them.

use std::borrow::Cow;

use super::super::known::Known;
use super::super::page::Page;
use super::super::words::Kind;
use super::{Form, Kindred, Mention, What};

/// The mentions as claims see them: players named in passing are nobody there. Most texts name none.
pub(in super::super) fn without_asides<'m>(
    mentions: &'m [Mention],
    page: &Page<'_>,
    known: &Known,
) -> Cow<'m, [Mention]> {
    let mut all = Cow::Borrowed(mentions);
    let mut row = None;
    for (at, mention) in mentions.iter().enumerate() {
        let named = matches!(mention.what, What::Player(_) | What::Stranger(_)) && mention.form == Form::Name;
        // Those in a row with him are as much in passing.
        let beside = row == Some(mention.group) && mention.group != 0;
        if named && (beside || is_missed(mention, page, known) || is_followed(mention, page)) {
            row = Some(mention.group);
            let aside = &mut all.to_mut()[at];
            aside.what = What::Open(Kindred::Office);
            aside.traits = super::Traits::default();
        }
    }
    all
}

/// Whether the words before a name say that he is to be followed or done without.
fn is_missed(mention: &Mention, page: &Page<'_>, known: &Known) -> bool {
    let begin = page.sentences[page.sentence_of[mention.first] as usize].first;
    // "a replacement for either A or B"
    let small = mention.first > begin
        && matches!(
            page.slice(mention.first - 1, mention.first),
            "either" | "both" | "injured" | "departing" | "outgoing"
        );
    let first = mention.first - usize::from(small);
    let word = |back: usize| first.checked_sub(back).filter(|at| *at >= begin).map_or("", |at| page.slice(at, at + 1));
    match word(1) {
        "replace" | "replaces" | "replacing" | "succeed" | "succeeds" | "succeeding" | "unlike" | "without" => true,
        "by" => matches!(word(2), "left" | "vacated"),
        "of" => {
            matches!(word(2), "instead" | "absence")
                || matches!(word(2), "departure" | "exit" | "loss" | "sale" | "arrival" | "signing")
                    && (3..7).any(|back| {
                        mention.first.checked_sub(back).filter(|at| *at >= begin).is_some_and(|at| {
                            known.background.has(page.word(at))
                                || matches!(page.slice(at, at + 1), "amid" | "Amid" | "given" | "with" | "Despite")
                        })
                    })
        }
        "for" | "to" => matches!(
            word(2),
            "replacement"
                | "replacements"
                | "successor"
                | "successors"
                | "heir"
                | "cover"
                | "alternative"
                | "alternatives"
                | "understudy"
                | "deputy"
                | "back-up"
                | "backup"
                | "injury"
                | "injuries"
                | "competition"
        ),
        _ => false,
    }
}

/// Whether a genitive leads from a name to who comes after him or stands beside him.
fn is_followed(mention: &Mention, page: &Page<'_>) -> bool {
    if page.tokens.get(mention.end).is_none_or(|t| t.kind != Kind::Genitive) {
        return false;
    }
    (mention.end + 1..mention.end + 5).take_while(|at| !page.is_sign(*at, ',')).any(|at| {
        matches!(
            page.slice(at, at + 1),
            "replacement"
                | "replacements"
                | "successor"
                | "successors"
                | "heir"
                | "absence"
                | "understudy"
                | "deputy"
                | "boots"
                | "shoes"
                | "teammate"
                | "team-mate"
                | "teammates"
                | "team-mates"
                | "compatriot"
        )
    })
}
