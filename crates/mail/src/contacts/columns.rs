//! Which column is what: the head of a table, in the words of spreadsheets and contact books of several languages.

/// Where names and addresses stand.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Columns {
    pub addresses: Vec<usize>,
    pub whole: Option<usize>,
    pub given: Option<usize>,
    pub family: Option<usize>,
}

/// In the form that [`plain`] gives.
const ADDRESS: &[&str] = &[
    "email",
    "mail",
    "emailaddress",
    "mailaddress",
    "emailaddresses",
    "emails",
    "primaryemail",
    "workemail",
    "homeemail",
    "personalemail",
    "otheremail",
    "emailwork",
    "emailhome",
    "emailpersonal",
    "address",
    // fr, es, pt, de, nl, it
    "courriel",
    "adresseemail",
    "adressemail",
    "adresseelectronique",
    "adressedemessagerie",
    "correo",
    "correoelectronico",
    "direcciondecorreo",
    "direcciondecorreoelectronico",
    "correioeletronico",
    "enderecodeemail",
    "enderecodecorreioeletronico",
    "emailadresse",
    "mailadresse",
    "emailadres",
    "indirizzoemail",
    "postaelettronica",
];
const WHOLE: &[&str] = &[
    "name",
    "fullname",
    "displayname",
    "realname",
    "contact",
    "person",
    "member",
    "who",
    "nomcomplet",
    "nombrecompleto",
    "nomecompleto",
    "vollstandigername",
    "anzeigename",
    "naam",
    "nomepartecipante",
];
const GIVEN: &[&str] = &[
    "firstname",
    "givenname",
    "forename",
    "prenom",
    "nombre",
    "nombredepila",
    "vorname",
    "voornaam",
    "primeironome",
];
const FAMILY: &[&str] = &[
    "lastname",
    "familyname",
    "surname",
    "secondname",
    "nomdefamille",
    "apellido",
    "apellidos",
    "nachname",
    "familienname",
    "achternaam",
    "cognome",
    "sobrenome",
    "apelido",
];
/// A whole name, or what goes with a given name beside it.
const EITHER: &[&str] = &["nom", "nome", "name"];

impl Columns {
    /// Reads the head of a table; none when this is no head.
    pub fn of(cells: &[String]) -> Option<Columns> {
        if cells.iter().any(|cell| cell.contains('@')) {
            return None;
        }
        let mut columns = Columns::default();
        let mut either = None;
        for (place, cell) in cells.iter().enumerate() {
            let word = plain(cell);
            let word = word.as_str();
            let first = |known: &mut Option<usize>| *known = known.or(Some(place));
            if is_address(word) {
                columns.addresses.push(place);
            } else if GIVEN.contains(&word) {
                first(&mut columns.given);
            } else if FAMILY.contains(&word) {
                first(&mut columns.family);
            } else if EITHER.contains(&word) {
                first(&mut either);
            } else if WHOLE.contains(&word) {
                first(&mut columns.whole);
            }
        }
        match either {
            Some(place) if columns.given.is_some() && columns.family.is_none() => {
                columns.family = Some(place)
            }
            Some(place) => columns.whole = columns.whole.or(Some(place)),
            None => {}
        }
        // "Address" alone is mostly where somebody lives.
        if columns.addresses.len() > 1 {
            columns.addresses.retain(|place| plain(&cells[*place]) != "address");
        }
        (!columns.addresses.is_empty()).then_some(columns)
    }
}

/// `E-mail`, `E-mail 2 Address`, `E-mail 1 - Value`. Not `E-mail Display Name`, nor `E-mail Type`.
fn is_address(word: &str) -> bool {
    let kept: String = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    ADDRESS.contains(&kept.as_str()) || kept == "emailvalue"
}

/// Lower case, without accents, blanks and marks.
fn plain(cell: &str) -> String {
    cell.chars()
        .take(60)
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .map(without_accent)
        .collect()
}

fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str) -> Option<Columns> {
        Columns::of(&head.split('|').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn heads_are_known_in_any_order_and_several_languages() {
        let columns = |addresses: &[usize], whole, given, family| {
            Some(Columns { addresses: addresses.to_vec(), whole, given, family })
        };
        assert_eq!(of("Name|E-Mail"), columns(&[1], Some(0), None, None));
        assert_eq!(of("E-mail Address|Last Name|First Name"), columns(&[0], None, Some(2), Some(1)));
        assert_eq!(of("Nom|Prénom|Courriel"), columns(&[2], None, Some(1), Some(0)));
        assert_eq!(of("Name|Vorname|E-Mail-Adresse"), columns(&[2], None, Some(1), Some(0)));
        assert_eq!(of("Correo electrónico|Nombre|Apellidos"), columns(&[0], None, Some(1), Some(2)));
        assert_eq!(of("Email"), columns(&[0], None, None, None));
        assert_eq!(of("Address|Town|Email|Name"), columns(&[2], Some(3), None, None));
        // A contact book of Google's, and one of Outlook's.
        assert_eq!(
            of("Name|Given Name|Family Name|E-mail 1 - Type|E-mail 1 - Value|E-mail 2 - Value"),
            columns(&[4, 5], Some(0), Some(1), Some(2))
        );
        assert_eq!(
            of("First Name|Last Name|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address"),
            columns(&[2, 5], None, Some(0), Some(1))
        );
        assert_eq!(of("Ann Other|ann@example.org"), None);
        assert_eq!(of("Ann Other|Leeds"), None);
    }
}
