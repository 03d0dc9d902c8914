//! Parts of speech: the Penn Treebank's tags, as English treebanks use them.

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// A part of speech: the Penn Treebank's tags.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Tag { $($(#[$doc])* $name,)* }

        impl Tag {
            /// Every tag, in the order of their numbers.
            pub const ALL: &'static [Tag] = &[$(Tag::$name,)*];

            /// The tag's name in the treebanks ("NNP", "PRP$").
            pub fn name(self) -> &'static str {
                match self { $(Tag::$name => $text,)* }
            }
        }
    };
}

tags! {
    /// Not known.
    #[default] Other = "X",
    /// Coordinating conjunction: and, but, or.
    Cc = "CC",
    /// Number.
    Cd = "CD",
    /// Determiner: the, a, this, no.
    Dt = "DT",
    /// Existential there.
    Ex = "EX",
    /// Foreign word.
    Fw = "FW",
    /// Preposition or subordinating conjunction: in, of, if, that.
    In = "IN",
    /// Adjective.
    Jj = "JJ",
    /// Comparative adjective.
    Jjr = "JJR",
    /// Superlative adjective.
    Jjs = "JJS",
    /// List item mark.
    Ls = "LS",
    /// Modal: will, would, can.
    Md = "MD",
    /// Singular common noun.
    Nn = "NN",
    /// Plural common noun.
    Nns = "NNS",
    /// Singular name.
    Nnp = "NNP",
    /// Plural name.
    Nnps = "NNPS",
    /// Predeterminer: all the, such a.
    Pdt = "PDT",
    /// Possessive ending: 's, '.
    Pos = "POS",
    /// Personal pronoun.
    Prp = "PRP",
    /// Possessive pronoun.
    PrpPoss = "PRP$",
    /// Adverb, also not and n't.
    Rb = "RB",
    /// Comparative adverb.
    Rbr = "RBR",
    /// Superlative adverb.
    Rbs = "RBS",
    /// Particle: up in "give up".
    Rp = "RP",
    /// Symbol: %, +.
    Sym = "SYM",
    /// To.
    To = "TO",
    /// Interjection.
    Uh = "UH",
    /// Verb, base form.
    Vb = "VB",
    /// Verb, past tense.
    Vbd = "VBD",
    /// Verb, gerund or present participle.
    Vbg = "VBG",
    /// Verb, past participle.
    Vbn = "VBN",
    /// Verb, present, not third person singular.
    Vbp = "VBP",
    /// Verb, present, third person singular.
    Vbz = "VBZ",
    /// Wh-determiner: which, that (relative).
    Wdt = "WDT",
    /// Wh-pronoun: who, what.
    Wp = "WP",
    /// Possessive wh-pronoun: whose.
    WpPoss = "WP$",
    /// Wh-adverb: when, where, how.
    Wrb = "WRB",
    /// Full stop, question mark, exclamation mark.
    Stop = ".",
    /// Comma.
    Comma = ",",
    /// Colon, semicolon, dash, ellipsis.
    Colon = ":",
    /// Opening quotation mark.
    OpenQuote = "``",
    /// Closing quotation mark.
    CloseQuote = "''",
    /// Opening bracket.
    OpenBracket = "-LRB-",
    /// Closing bracket.
    CloseBracket = "-RRB-",
    /// Currency sign.
    Dollar = "$",
    /// Address: a URL, an e-mail address, a handle.
    Add = "ADD",
    /// Superfluous mark: an emoji, a bullet, a row of stars.
    Nfp = "NFP",
}

impl Tag {
    /// The tag with this number; [`Tag::Other`] for a number that has none.
    pub fn from_index(index: usize) -> Tag {
        Tag::ALL.get(index).copied().unwrap_or_default()
    }

    /// The tag with this name in the treebanks.
    pub fn from_name(name: &str) -> Option<Tag> {
        Tag::ALL.iter().copied().find(|t| t.name() == name)
    }

    /// True for a verb in any form, modals left out.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    /// True for a form that alone makes a clause finite: past, present, modal.
    pub fn is_finite_verb(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// True for a noun, common or proper.
    pub fn is_noun(self) -> bool {
        self.is_common_noun() || self.is_proper()
    }

    /// True for a common noun.
    pub fn is_common_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns)
    }

    /// True for a name.
    pub fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// True for an adjective in any degree.
    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::Jj | Tag::Jjr | Tag::Jjs)
    }

    /// True for an adverb in any degree, wh-adverbs left out.
    pub fn is_adverb(self) -> bool {
        matches!(self, Tag::Rb | Tag::Rbr | Tag::Rbs)
    }

    /// True for who, which, what, whose, when and their like.
    pub fn is_wh(self) -> bool {
        matches!(self, Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
    }
}
