//! Whether a mailing list passed a letter on, and whether it was a list of ours: then it has come in a circle.

use crate::headers;
use crate::parse::Letter;

/// What shows that a list passed a letter on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListLetter {
    /// It has the fields of a list (RFC 2369, RFC 2919) or of a program that runs lists, or Precedence: list.
    pub is_list: bool,
    /// Precedence is bulk or junk: sent to many, or by a program.
    pub is_bulk: bool,
}

/// Looks at the fields of lists.
pub fn of(raw: &[u8], letter: &Letter<'_>) -> ListLetter {
    let precedence = letter.list.precedence.as_deref().unwrap_or_default().to_ascii_lowercase();
    // Newsletters and notifications have List-Unsubscribe (RFC 8058), and no list.
    let own_field = |name: &str| {
        [
            "X-BeenThere",
            "X-Mailman-Version",
            "X-Mailing-List",
            "Mailing-List",
            "X-ML-Name",
            "X-Sympa-To",
            "X-Loop-List",
            "X-Listserver",
            "X-Listar-Version",
            "X-Ecartis-Version",
            "List-Help",
            "List-Subscribe",
            "List-Archive",
        ]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
    };
    let is_list = letter.list.id.is_some()
        || letter.list.post.is_some()
        || precedence == "list"
        || headers::fields(raw).any(|field| own_field(&String::from_utf8_lossy(field.name)));
    ListLetter { is_list, is_bulk: matches!(precedence.as_str(), "bulk" | "junk") }
}

/// Whether the letter has passed through the list with this id (as in List-Id, without brackets) or this address: it went out
/// from here, and has come back. Such a letter is counted and dropped (reliability: never posted, never answered).
pub fn has_passed(raw: &[u8], list_id: &str, address: &str) -> bool {
    let ends_in = |value: &str, what: &str| {
        value.match_indices(what).any(|(at, _)| {
            let free = |c: Option<char>| {
                c.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')))
            };
            free(value[..at].chars().next_back()) && free(value[at + what.len()..].chars().next())
        })
    };
    let (list_id, address) = (list_id.to_ascii_lowercase(), address.to_ascii_lowercase());
    headers::fields(raw).any(|field| {
        let by_id = field.is("List-Id") && !list_id.is_empty();
        let by_address = (field.is("List-Post")
            || field.is("X-BeenThere")
            || field.is("X-Loop")
            || field.is("X-Mailing-List"))
            && !address.is_empty();
        let value = || field.text().to_ascii_lowercase();
        by_id && ends_in(&value(), &list_id) || by_address && ends_in(&value(), &address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_went_out_from_here_is_known_when_it_comes_back() {
        // reliability 2.2 case 38
        let raw = b"From: a@a.example\nList-Id: Peers <peers.example.org>\nList-Post: <mailto:peers@example.org>\n\nHi\n";
        assert!(has_passed(raw, "peers.example.org", "peers@example.org"));
        assert!(has_passed(raw, "", "peers@example.org"));
        assert!(!has_passed(raw, "eers.example.org", "other-peers@example.org"));
        assert!(!has_passed(b"Subject: peers.example.org\n\n", "peers.example.org", "peers@example.org"));
    }
}
