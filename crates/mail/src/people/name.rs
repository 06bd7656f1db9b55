//! When two names are one person's, and two domains one house's.

use crate::address::fold;

/// Lower case, "Other, Ann" turned round; titles, initials in the middle and what stands in brackets left out.
pub(super) fn folded_name(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.split(['(', '[', '<']).next().unwrap_or_default();
    let turned = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && first.split_whitespace().count() <= 3 => {
            format!("{first} {last}")
        }
        _ => name.replace(',', " "),
    };
    let words: Vec<&str> = turned
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '"' | '\''))
        .filter(|w| !w.is_empty() && !matches!(*w, "dr" | "prof" | "mr" | "mrs" | "ms" | "phd" | "jr"))
        .collect();
    let whole: Vec<&str> = words.iter().copied().filter(|w| w.chars().count() > 1).collect();
    if whole.len() >= 2 { whole.join(" ") } else { words.join(" ") }
}

/// At least two words that are more than a letter, and none that names a role.
pub(super) fn is_full_name(folded: &str) -> bool {
    const ROLES: [&str; 40] = [
        "admin",
        "administrator",
        "list",
        "lists",
        "mailing",
        "mailman",
        "via",
        "team",
        "support",
        "help",
        "helpdesk",
        "desk",
        "info",
        "office",
        "service",
        "services",
        "noreply",
        "no-reply",
        "reply",
        "root",
        "system",
        "daemon",
        "mailer",
        "postmaster",
        "webmaster",
        "moderator",
        "moderators",
        "owner",
        "user",
        "users",
        "account",
        "news",
        "newsletter",
        "notification",
        "notifications",
        "bot",
        "unknown",
        "anonymous",
        "group",
        "committee",
    ];
    let words: Vec<&str> = folded.split(' ').collect();
    let full = words
        .iter()
        .filter(|w| w.chars().count() >= 2 && w.chars().all(|c| c.is_alphabetic() || c == '-'))
        .count();
    full >= 2 && words.len() <= 6 && !words.iter().any(|w| ROLES.contains(w) || w.contains('@'))
}

/// One name has all the words of the other: `ann other`, `ann maria other`.
pub(super) fn agree(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.iter().all(|word| long.contains(word))
}

/// `ann at example.org` as `ann@example.org`.
pub(super) fn unhidden(address: &str) -> Option<String> {
    let (local, domain) = address.split_once(" at ")?;
    (!local.is_empty() && !domain.contains(' ') && !address.contains('@'))
        .then(|| fold(&format!("{local}@{domain}")))
}

/// The part of a domain that one house holds: the last two labels, or three where the second is a common one (`ac.uk`).
pub(super) fn house(domain: &str) -> &str {
    const COMMON: [&str; 8] = ["ac", "co", "com", "edu", "gov", "net", "org", "or"];
    let mut dots = domain.rmatch_indices('.').map(|(at, _)| at);
    let (last, second) = (dots.next(), dots.next());
    let keep_from = match (last, second) {
        (Some(last), Some(second)) => {
            if domain.len() - last <= 3 && COMMON.contains(&&domain[second + 1..last]) {
                dots.next()
            } else {
                Some(second)
            }
        }
        _ => None,
    };
    keep_from.map_or(domain, |at| &domain[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_however_it_is_turned() {
        for name in [
            "Ann Other",
            "Other, Ann",
            "ANN OTHER",
            "Dr. Ann M. Other",
            "Ann Other (Example Org)",
            "ann.other",
        ] {
            assert_eq!(folded_name(name), "ann other", "{name}");
        }
        assert!(agree("ann other", "ann maria other") && !agree("ann other", "bob other"));
    }

    #[test]
    fn a_full_name_is_two_words_and_no_role() {
        assert!(is_full_name("ann other") && is_full_name("änne other-third"));
        for name in ["ann", "a b", "list admin", "ann via peers", "agent 007"] {
            assert!(!is_full_name(name), "{name}");
        }
    }

    #[test]
    fn a_house_is_what_one_organisation_holds() {
        assert_eq!(house("lists.example.org"), "example.org");
        assert_eq!(house("cs.example.ac.uk"), "example.ac.uk");
        assert_eq!(house("localhost"), "localhost");
    }
}
