//! Words that the code itself looks for.

use super::words::{Vocabulary, Word};

/// A set of words, asked in one step: a bit for each word, since there are many sets.
#[derive(Debug, Default)]
pub(super) struct WordSet(Vec<u64>);

impl WordSet {
    pub(super) fn new<'a>(vocabulary: &mut Vocabulary, words: impl IntoIterator<Item = &'a str>) -> Self {
        words.into_iter().map(|word| vocabulary.intern(word)).collect()
    }

    /// Adds a word.
    pub(super) fn insert(&mut self, word: Word) {
        let place = word as usize / 64;
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        self.0[place] |= 1 << (word % 64);
    }

    /// Whether it holds a word.
    #[inline]
    pub(super) fn has(&self, word: Word) -> bool {
        self.0.get(word as usize / 64).is_some_and(|bits| bits & (1 << (word % 64)) != 0)
    }
}

impl FromIterator<Word> for WordSet {
    fn from_iter<I: IntoIterator<Item = Word>>(words: I) -> Self {
        let mut set = Self::default();
        for word in words {
            set.insert(word);
        }
        set
    }
}

macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident: $words:literal;)*) => {
        /// The words that the code itself looks for, by what they do.
        #[derive(Debug)]
        pub(super) struct Known {
            $($(#[$doc])* pub(super) $name: WordSet,)*
        }

        impl Known {
            pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
                Self { $($name: WordSet::new(vocabulary, $words.split_whitespace()),)* }
            }
        }
    };
}

sets! {
    definite: "the this";
    article: "a an";
    their: "their its our";
    /// Words that mean a man named before.
    he: "he him himself";
    his: "his";
    they: "they them themselves";
    relative: "who whom whose which";
    and: "and & or plus alongside";
    also: "also both even now too initially previously reportedly recently";
    preposition: "of for from with to by at in on over into between against about after via per near towards toward regarding concerning among amongst including involving ahead behind beyond under";
    of: "of";
    from: "from";
    to: "to into towards toward";
    with: "with alongside";
    by: "by";
    at: "at in";
    for_: "for over about regarding concerning on";
    between: "between";
    former: "former ex onetime then";
    year: "year years";
    old: "old olds";
    both: "both neither either";
    particle: "de van da dos do del der den ter ten von di la le el al bin ibn dal della dello delle degli du e";
    sign_verb: "sign signing signed signs buy buying land landing recruit recruiting tracking monitoring targeting chasing pursuing eyeing scouting loan loaned loaning sell selling sold recall recalled offered";
    for_word: "for over of in about on regarding";
    deal_noun: "loan arrival transfer capture sale purchase recruitment acquisition negotiate negotiating negotiations discussions keen interested enquiry inquiry enquired inquired asked contact agreement bid bids move offer offers deal interest signing swoop approach race fee talks pursuit proposal enquiry";
    /// Words that begin another clause.
    clause: "but while whilst although though whereas because when if once unless until before after despite amid however since where";
    comma_clause: "as with";
    that: "that";
    not: "not n't no never neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't wouldn't couldn't shouldn't hardly barely";
    be: "is are was were be been being 's 're 'm am";
    have: "have has had having 've";
    million: "m million mn mln mil millions";
    thousand: "k thousand";
    billion: "bn billion";
    euro: "euro euros eur";
    pound: "pound pounds gbp sterling quid";
    /// Words that make a clause a condition.
    condition: "if unless provided assuming should were";
    /// What a club may bid, ask or talk about.
    matter: "deal deals move moves transfer contract terms fee switch signing price swap loan future extension agreement him his renewal availability situation conditions striker winger midfielder defender forward goalkeeper player star january summer spite winter case time return services signature potential possible personal permanent";
    would: "would 'd";
    speech: "said says told tells added adds admitted insisted revealed explained confirmed stated claimed replied joked continued";
    must: "have has need needs must had";
    /// What a bid is called, and the words that point at it.
    bid: "bid bids offer offers proposal proposals approach approaches that which";
    /// What a club does that would sell.
    grants: "let allow sell listen consider entertain accept sanction approve cash";
    /// Nouns of a step, which may be denied behind them.
    step: "bid bids offer offers proposal contact contacts talks discussions negotiations agreement deal medical terms approach enquiry inquiry move formal official concrete full final personal";
    /// After a negation they make it a yes.
    undoing: "forget surprise wonder doubt stopped closed ruled abandoned lost denied hidden given stop secret changed waned";
    possible: "could may might can";
    will: "will 'll shall";
    had: "had";
    yet: "yet";
    infinitive: "to";
    modal: "to will would could may might can should 'll 'd";
    background: "after since following having before when despite";
    dollar: "dollar dollars usd";
    /// Nouns for a change of club.
    route: "move transfer switch return loan deal departure swap";
    /// Who is nobody in particular.
    anyone: "anyone anybody whoever nobody somebody someone";
    /// A subject that makes a no of what it does.
    nobody: "nobody none";
    /// How those feel who announce what they have done, and what they do then.
    glad: "delighted pleased happy proud thrilled excited able glad";
    announces: "announce confirm reveal unveil welcome report sign land bring secure complete add introduce";
    /// Forms of today.
    now: "is are 's 're";
    /// Behind a club: whom it wants, not whom it has.
    wooing: "target targets bound";
    /// Parts of clubs' names.
    club_part: "fc cf sc ac afc if fk sk bk ff sv tsv vfb vfl fsv rc ud cd as us ss rovers wanderers albion hotspur athletic sporting deportivo dynamo dinamo lokomotiv spartak olympique stade racing hapoel maccabi";
    /// Parts that end clubs' names.
    club_end: "fc cf sc ac afc fk sk bk rovers wanderers albion athletic united city town county hotspur";
    /// Nouns right before a club's name.
    club_noun: "club side outfit giants minnows newcomers strugglers";
    /// Verbs right before a club's name.
    join_verb: "join joins joined joining";
    /// What a club asks another club about: "talks with X over", "asked X for".
    about: "about over for regarding concerning on";
    /// Before a description: one or some of a sort.
    any_of: "another other many several some any most more few every each one two three four five fellow";
    /// Nouns for several players.
    several: "pair duo trio two three";
    /// Players, where "both" stands before them.
    plural_players: "players men strikers defenders midfielders forwards wingers youngsters stars goalkeepers teenagers internationals attackers";
    /// What an adjective of a nation stands before, which no man of it does.
    of_nation: "league market title press media outlet newspaper capital cup federation top game football window transfer second third national paper daily journalist broadcaster city coast season crown super government people";
    /// Last words of names that no person bears.
    no_person: "cup league shield trophy series stadium park road lane group sports capital media academy day window tour airport hospital university energy airlines bank holdings partners street arena championship foundation trust board final round stage rights industries entertainment";
    /// What is a coach's or a club's, and no player's: "in his sights".
    coachs_own: "sights squad ranks list wishlist shortlist radar options disposal selection tactics regime reign predecessor staff";
    /// What may stand between a club's genitive and what it wants: "Juventus' other summer targets".
    ranking: "other next main top first latest long leading primary only summer january winter transfer";
    /// What stands behind a player's genitive, and rarely behind another's.
    players_own: "agent agents representatives representative entourage camp signature services registration";
    /// Participles behind a player who is wanted.
    wanted: "linked wanted targeted tracked monitored scouted followed watched pursued coveted admired chased courted eyed sought";
    /// Words between a player and what he does: "is set to join".
    leads_on: "set close closing expected poised about to on the verge brink of also already now reportedly officially will would agreed";
    /// How a player changes clubs.
    changes: "left leave leaving joined join joining signed sign signing moved move moving rejoin rejoined rejected completed";
    /// Jobs of those who are no players.
    job: "job manager coach head boss role vacancy director dugout post successor bench assistant";
    /// What a club has of a player whom it wants: "on the radar of X".
    radar: "radar list shortlist wishlist target targets interest attention attentions sights crosshairs agenda notebook plans thoughts admiration interests wanted";
    /// What a demand is of.
    pay: "wage wages salary financial demands pay";
    lower: "lower reduce cut drop lowering reducing slash compromise soften trim";
    /// Words that count those beside a name: "Milan and two Saudi sides".
    counting: "two three four five six several other others various";
}
