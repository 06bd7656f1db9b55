//! In which language a text is, and who cuts its endings.

use rust_stemmers::Algorithm;
use whatlang::Lang;

/// What a text in no language that we know is called (ISO 639-2).
pub(crate) const UNKNOWN: &str = "und";
/// Fewer letters tell too little.
const LETTERS: usize = 40;
/// More letters tell nothing new.
const ENOUGH: usize = 400;

/// The codes of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky \
    la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc \
    sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The language of a text: what its letters tell, or else the language that is usual where it was written. Two letters
/// of ISO 639-1, or `und`.
pub fn language_of(text: &str, usual: &str) -> &'static str {
    let usual = tag(usual);
    let mut letters = 0;
    let end = text.char_indices().find(|(_, c)| {
        letters += usize::from(c.is_alphabetic());
        letters > ENOUGH
    });
    let head = end.map_or(text, |(at, _)| &text[..at]);
    if letters < LETTERS {
        return usual;
    }
    let folded = super::terms::fold(head);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if let Some(plain) = super::common::plain_language(words) {
        return plain;
    }
    match whatlang::detect(head) {
        Some(told) if told.is_reliable() => code(told.lang()),
        _ => usual,
    }
}

/// The two letters of a tag like `pt-BR`; `und` when it is none.
pub(crate) fn tag(tag: &str) -> &'static str {
    let short = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match short.as_str() {
        "nb" | "nn" => "no",
        short => CODES.split_ascii_whitespace().find(|code| *code == short).unwrap_or(UNKNOWN),
    }
}

/// Who cuts the endings of a language, if anybody can.
pub(crate) fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// From the three letters of ISO 639-3 to two, for the languages that can be told.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Cmn => "zh",
        Lang::Epo => "eo",
        Lang::Bul => "bg",
        Lang::Kan => "kn",
        Lang::Lit => "lt",
        Lang::Khm => "km",
        Lang::Jpn => "ja",
        Lang::Nob => "no",
        Lang::Pes => "fa",
        Lang::Ori => "or",
        Lang::Aka => "ak",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Pol => "pl",
        Lang::Jav => "jv",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Mar => "mr",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Mya => "my",
        Lang::Tuk => "tk",
        Lang::Slk => "sk",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
        Lang::Mkd => "mk",
        Lang::Ind => "id",
        Lang::Kat => "ka",
        Lang::Mal => "ml",
        Lang::Ben => "bn",
        Lang::Pan => "pa",
        // All others begin with their two letters.
        other => tag(&other.code()[..2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_taken_for_what_it_is_and_a_few_words_for_what_is_usual() {
        let french =
            "Nous nous retrouvons chaque mois pour raconter ce que nous avons essayé, et ce qui a raté.";
        let german = "Wir treffen uns jeden Monat und erzählen einander, was wir versucht haben und was misslungen ist.";
        assert_eq!(language_of(french, "en"), "fr");
        assert_eq!(language_of(german, "en"), "de");
        let polish =
            "Spotykamy się co miesiąc i opowiadamy sobie nawzajem, czego próbowaliśmy i co się nie udało.";
        assert_eq!(language_of(polish, "en"), "pl");
        assert_eq!(language_of("Très bien", "en"), "en");
        assert_eq!(language_of("", "pt-BR"), "pt");
        assert_eq!(language_of("ok", "tlh"), "und");
        assert_eq!(language_of("ok", "nb"), "no");
    }

    #[test]
    fn every_language_that_can_be_told_has_two_letters() {
        for lang in Lang::all() {
            assert_ne!(code(*lang), UNKNOWN, "{lang}");
        }
    }
}
