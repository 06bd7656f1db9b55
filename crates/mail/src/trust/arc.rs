//! A trusted sealer's word in an ARC chain that holds (RFC 8617).

use mail_auth::ArcOutput;

use super::{Trusted, header};
use crate::headers;

/// Whether the last seal of the chain is a trusted server's, and that server saw DMARC pass for this domain.
///
/// The last only: seals below it vouch for what that server got, and it says in its own results what it made of them.
pub(super) fn vouches(raw: &[u8], chain: &ArcOutput<'_>, trusted: &Trusted, domain: &str) -> bool {
    let Some(last) = chain.sets().last() else { return false };
    let (seal, signature) = (&last.seal.header, &last.signature.header);
    let is_trusted = |signer: &str| trusted.sealers.iter().any(|known| known.eq_ignore_ascii_case(signer));
    let covers = signature.l == 0 && signature.h.iter().any(|name| name.trim().eq_ignore_ascii_case("from"));
    if !(is_trusted(&seal.d) && is_trusted(&signature.d) && covers) {
        return false;
    }
    let wanted = format!("i={}", seal.i);
    headers::fields(raw).filter(|field| field.is("ARC-Authentication-Results")).any(|field| {
        let text = header::without_comments(&field.text().to_lowercase());
        let Some((instance, rest)) = text.split_once(';') else { return false };
        let Some((_, results)) = rest.split_once(';') else { return false };
        instance.split_whitespace().collect::<String>() == wanted && header::says_pass(results, domain)
    })
}
