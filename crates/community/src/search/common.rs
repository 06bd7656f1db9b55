//! Words so common that they tell nothing of what a text is about: not asked for, unless in quotes or when there is nothing else.
//! They tell its language all the better.

use std::{collections::HashMap, sync::LazyLock};

/// Folded, as the program folds.
const COMMON: &[(&str, &str)] = &[
    (
        "en",
        "a an and any are as at be been but by can did do does for from had has have he her his how i if in is it its me my no not of on or our she so than that the their them then there they this to us was we were what when where which who why will with would you your s t d ll re ve m",
    ),
    (
        "fr",
        "a au aux avec ce ces cette comme dans de des du elle elles en est et eux il ils je la le les leur lui ma mais me mes moi mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sont sur ta te tes toi ton tu un une vos votre vous y d l j m n s t c comment quel quelle quoi",
    ),
    (
        "de",
        "aber als am an auch auf aus bei bin bis das dass dein dem den der des die dir doch du durch ein eine einem einen einer es fur hat ich ihm ihn ihr im in ist ja kann man mein mich mir mit nach nicht noch nur ob oder sein sich sie sind so uber um und uns unser vom von vor war was wenn wer wie wir wird wo zu zum zur",
    ),
    (
        "es",
        "a al como con cual cuando de del donde el ella ellos en era es esa ese eso esta este esto fue ha hay la las le les lo los mas me mi mis muy no nos o para pero por que quien se ser si sin sobre son su sus te tu un una uno y ya yo",
    ),
    (
        "pt",
        "a ao aos as com como da das de do dos e ela ele eles em era essa esse esta este eu foi ha isso isto ja la lhe mais mas me meu minha na nao nas no nos o os ou para pela pelo por qual quando que quem se sem ser seu sua so sua tambem te tem um uma voce",
    ),
    (
        "it",
        "a ai al alla anche c che chi ci come con cui da dal dalla dei del della di dove e ed era gli ha ho i il in io l la le lei lo loro lui ma me mi mia mio ne nel nella no noi non nostro o per perche piu quale quando quello questa questo se si sono su sua suo tu un una uno voi",
    ),
    (
        "nl",
        "aan al als bij dan dat de der deze die dit doch door dus een en er ge geen had heb hebben heeft het hij hoe hun ik in is ja je kan maar me men met mij mijn na naar niet nog nu of om omdat onder ons ook op over te tot u uit van veel voor want was wat we wel werd wie wij zal ze zich zij zijn zo",
    ),
    (
        "sv",
        "alla att av blev bli da dar de dem den det din du efter ej eller en er ett for fran ha han har hon hur i inte jag kan man med men mig min mot nar ni nu och om oss pa sa sig sin som till under upp ut vad var vi vid",
    ),
    (
        "da",
        "af alle at blev da de dem den der deres det dig din dog du efter eller en er et for fra ham han har hos hun hvad hvis i ikke ind ja jeg jer kan man med mig min mod nar nogle nu og om op os pa sa selv sig sin som til ud under var vi vil",
    ),
    (
        "no",
        "alle at av ble da de dem den der deres det din du eller en er et for fra ha han har hun hva hvis hvor i ikke jeg kan man med meg men min mot nar noe og om opp oss pa sa seg som til ut var ved vi",
    ),
    (
        "fi",
        "ei en et han he ja jo jos joka jota kanssa kuin kun me mika mina mita mutta myos ne niin nyt olen on ovat se sen siina sina tai tama te vaan vai",
    ),
    (
        "ro",
        "a al ale am ar are as au ca care ce cel cu da dar de din doar e ea ei el este eu fi i in la le lui mai mea meu mi ne noi nu o pe pentru sa se si sunt un una va voi",
    ),
    (
        "hu",
        "a az azt csak de ez ezt egy el en es fel hanem hogy ha ide igen is itt ki le lesz ma meg mert mi mint nem o ott s se van vagy volt",
    ),
    (
        "tr",
        "bir biz bu da daha de degil gibi her icin ile ise ki kim mi mu ne o olan olarak sen siz su ve veya ya",
    ),
    (
        "ru",
        "а без бы был была были было быть в вам вас все вы где да для до его ее если есть еще же за и из или им их к как ко когда кто ли мне мы на над не нет но ну о об он она они от по под при с со так там то тоже только ты у уже что чтобы эта это я",
    ),
    (
        "el",
        "αν απο αυτα αυτη αυτο για δεν ειναι εγω εμεισ ενα ενασ η ημασταν θα και κατα με μετα μη μια μου να ο οι οπωσ οτι που προσ πωσ σασ σε στα στη στην στο στον τα τη την τησ τι το τον του των ωσ",
    ),
    ("ar", "ان او اي الى التي الذي عن على في كل لا لم لن ما مع من هذا هذه هل هو هي و يا"),
];

/// For each word the languages in which it is common, one bit each, by their place in [`COMMON`].
static LANGUAGES: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut languages = HashMap::new();
    for (place, (_, words)) in COMMON.iter().enumerate() {
        for word in words.split(' ') {
            *languages.entry(word).or_default() |= 1 << place;
        }
    }
    languages
});

/// Whether a folded word is common in one of these languages.
pub(super) fn is_common(folded: &str, languages: &[String]) -> bool {
    let of = LANGUAGES.get(folded).copied().unwrap_or_default();
    of != 0 && languages.iter().any(|one| place(one).is_some_and(|place| of >> place & 1 == 1))
}

fn place(language: &str) -> Option<usize> {
    COMMON.iter().position(|(one, _)| *one == language)
}

/// Fewer words tell too little.
const WORDS: usize = 10;

/// The language whose common words these (folded) words are, when that is plain: three in ten of them are common in it, and far
/// fewer in any other. To look letter by letter at what a text is costs a hundred times as much.
pub(super) fn plain_language<'a>(folded: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let (mut words, mut counts) = (0, [0_usize; COMMON.len()]);
    for word in folded {
        words += 1;
        let mut of = LANGUAGES.get(word).copied().unwrap_or_default();
        while of != 0 {
            counts[of.trailing_zeros() as usize] += 1;
            of &= of - 1;
        }
    }
    let (best, most) = counts.iter().copied().enumerate().max_by_key(|(_, count)| *count)?;
    let second =
        counts.iter().enumerate().filter(|(place, _)| *place != best).map(|(_, count)| *count).max()?;
    (words >= WORDS && most * 10 >= words * 3 && second * 10 <= most * 6).then(|| COMMON[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::terms::fold;

    #[test]
    fn the_lists_are_folded_as_texts_are() {
        for (language, words) in COMMON {
            for word in words.split(' ') {
                assert_eq!(fold(word), word, "{language}");
            }
        }
        assert!(is_common("fur", &["de".into()]) && !is_common("fur", &["en".into()]));
    }
}
