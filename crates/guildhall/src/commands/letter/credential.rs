//! Whether a verifiable credential is one by its structure (W3C Verifiable Credentials Data Model 1.0 and 2.0).
//!
//! No signature is checked yet: that takes the canonical form of a graph (RDF Dataset Canonicalization), which nothing here needs so
//! far. So `valid` is never true, for what was not checked is not proven.

use serde_json::{Value, json};

const CONTEXTS: [&str; 2] =
    ["https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2"];

/// What can be said of the credential or presentation.
pub fn checked(raw: &[u8]) -> Value {
    let read = super::as_json(raw);
    json!({ "valid": false, "valid_structure": is_well_formed(&read), "checked": "structure" })
}

fn is_well_formed(read: &Value) -> bool {
    let types = all(&read["type"]);
    let context = all(&read["@context"])
        .first()
        .and_then(|first| first.as_str())
        .is_some_and(|first| CONTEXTS.contains(&first));
    let is = |name: &str| types.iter().any(|kind| *kind == name);
    context
        && (is("VerifiableCredential") && is_credential(read)
            || is("VerifiablePresentation") && is_presentation(read))
}

fn is_credential(read: &Value) -> bool {
    let subjects = all(&read["credentialSubject"]);
    let issuer = read["issuer"].as_str().or_else(|| read["issuer"]["id"].as_str());
    let dated = |name: &str| read.get(name).is_none_or(|date| date.as_str().is_some_and(is_date_time));
    let new = all(&read["@context"]).iter().any(|context| *context == CONTEXTS[1]);
    one_uri_or_none(&read["id"])
        && issuer.is_some_and(is_uri)
        && (new || read["issuanceDate"].is_string())
        && ["issuanceDate", "expirationDate", "validFrom", "validUntil"].into_iter().all(dated)
        && !subjects.is_empty()
        && subjects.iter().all(|subject| subject.as_object().is_some_and(|fields| !fields.is_empty()))
        && told(&read["credentialStatus"])
        && told(&read["credentialSchema"])
        && told(&read["refreshService"])
        && all(&read["termsOfUse"]).iter().chain(&all(&read["evidence"])).all(|one| is_typed(one))
        && is_proven(read)
        // Whoever shows only a part of it needs to say of what it is a part (1.0, section 5.8).
        && (!needs_schema(read) || !all(&read["credentialSchema"]).is_empty())
}

fn is_presentation(read: &Value) -> bool {
    let held = all(&read["verifiableCredential"]);
    let inner =
        |one: &&Value| one.is_string() || is_well_formed(one) && one.get("verifiableCredential").is_none();
    let in_tokens = !held.is_empty() && held.iter().all(|one| one.is_string());
    one_uri_or_none(&read["id"])
        && held.iter().all(inner)
        && (is_proven(read) && read.get("proof").is_some() || in_tokens)
}

fn needs_schema(read: &Value) -> bool {
    all(&read["proof"]).iter().any(|proof| {
        proof["type"].as_str().is_some_and(|kind| kind.starts_with("CL") || kind.contains("AnonCred"))
    })
}

/// Every proof says of what kind it is.
fn is_proven(read: &Value) -> bool {
    all(&read["proof"]).iter().all(|proof| is_typed(proof))
}

/// A status, a schema or a service has an address and a type.
fn told(value: &Value) -> bool {
    all(value).iter().all(|one| one["id"].as_str().is_some_and(is_uri) && is_typed(one))
}

fn is_typed(value: &Value) -> bool {
    all(&value["type"]).first().is_some_and(|kind| kind.as_str().is_some_and(|kind| !kind.is_empty()))
}

/// One or several, as JSON-LD lets one write it; none for null.
fn all(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list.iter().take(1_000).collect(),
        one => vec![one],
    }
}

fn one_uri_or_none(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(is_uri)
}

fn is_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !rest.is_empty()
            && !rest.contains(char::is_whitespace)
    })
}

/// `2010-01-01T19:23:24Z`, with fractions and a zone as one likes (XML Schema dateTime).
fn is_date_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = b"0000-00-00T00:00:00";
    bytes.len() >= shape.len()
        && shape
            .iter()
            .zip(bytes)
            .all(|(wanted, byte)| if *wanted == b'0' { byte.is_ascii_digit() } else { wanted == byte })
        && bytes[shape.len()..].iter().all(|b| b.is_ascii_digit() || b"Z.+-:".contains(b))
}
