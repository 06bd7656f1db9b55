//! The checks themselves, by `mail-auth`.

use std::net::IpAddr;

use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{
    AuthenticatedMessage, DkimOutput, DkimResult, DmarcResult, Parameters, SpfOutput, SpfResult, dmarc,
};

use super::resolver::{Asked, Known};
use super::{By, Envelope, Outcome, Policy, Trusted, Verdict, Why, arc, as_ascii, stands_over};

/// More signatures than these are not verified: the first ones, which the last servers wrote.
const MOST_DKIM: usize = 10;

pub(super) async fn run(
    raw: &[u8],
    envelope: &Envelope<'_>,
    asked: &Asked,
    trusted: &Trusted,
    mut verdict: Verdict,
) -> Verdict {
    let known = Known(asked.fixed.as_ref());
    let authenticator = &asked.authenticator;
    let domain = verdict.from_domain.clone().unwrap_or_default();
    let Some(mut message) = AuthenticatedMessage::parse(raw) else {
        return Verdict { why: Why::NoAuthor, ..verdict };
    };
    // Two readers that see two authors are an old trick.
    let same = |from: &String| from.rsplit_once('@').is_some_and(|(_, read)| as_ascii(read) == domain);
    if message.from.len() != 1 || !message.from.iter().all(same) {
        return Verdict { why: Why::SeveralAuthors, ..verdict };
    }
    message.dkim_headers.truncate(MOST_DKIM);

    let spf = match envelope.peer.filter(|peer| is_public(*peer)) {
        Some(peer) => {
            let parameters =
                SpfParameters::verify_mail_from(peer, envelope.helo, "localhost", envelope.mail_from);
            let parameters = if envelope.mail_from.is_empty() {
                SpfParameters::verify_ehlo(peer, envelope.helo, "localhost")
            } else {
                parameters
            };
            let output = authenticator.verify_spf(with(parameters, &known)).await;
            verdict.spf = outcome_of_spf(output.result());
            output
        }
        None => SpfOutput::new(String::new()).with_result(SpfResult::None),
    };

    let signatures = authenticator.verify_dkim(with(&message, &known)).await;
    verdict.dkim = outcome_of_dkim(&signatures);
    let whole: Vec<DkimOutput<'_>> = signatures.into_iter().filter(covers_the_letter).collect();
    let passed = |output: &&DkimOutput<'_>| *output.result() == DkimResult::Pass;
    verdict.signed_by = whole
        .iter()
        .filter(passed)
        .filter_map(|output| output.signature().map(|signature| signature.d.to_lowercase()))
        .collect();
    if verdict.dkim == Outcome::Pass && verdict.signed_by.is_empty() {
        verdict.dkim = Outcome::Neutral;
    }

    let sender = if envelope.mail_from.is_empty() { envelope.helo } else { domain_of(envelope.mail_from) };
    let dmarc = authenticator
        .verify_dmarc(with(
            DmarcParameters {
                message: &message,
                dkim_output: &whole,
                dkim2_output: None,
                rfc5321_mail_from_domain: sender,
                spf_output: &spf,
            },
            &known,
        ))
        .await;
    let has_record = dmarc.dmarc_record().is_some();
    verdict.dmarc = outcome_of_dmarc(&dmarc.result());
    if has_record {
        verdict.policy = match dmarc.policy() {
            dmarc::Policy::Reject => Policy::Reject,
            dmarc::Policy::Quarantine => Policy::Quarantine,
            dmarc::Policy::None | dmarc::Policy::Unspecified => Policy::None,
        };
    }

    // RFC 9989 5.3.6: what could not be told is no failure.
    let unsure =
        verdict.dmarc == Outcome::NotChecked || matches!(dmarc.dkim_result(), DmarcResult::TempError(_));
    let own_signature = verdict.signed_by.iter().any(|signer| stands_over(&as_ascii(signer), &domain));
    let own_server = spf.result() == SpfResult::Pass && stands_over(&as_ascii(sender), &domain);
    if *dmarc.dkim_result() == DmarcResult::Pass || !has_record && !unsure && own_signature {
        verdict.proven_by(By::Dkim);
    } else if *dmarc.spf_result() == DmarcResult::Pass || !has_record && !unsure && own_server {
        verdict.proven_by(By::Spf);
    } else if unsure
        || verdict.spf == Outcome::NotChecked && envelope.peer.is_some_and(is_public)
        || verdict.dkim == Outcome::NotChecked
    {
        verdict.why = Why::CouldNotBeChecked;
    } else if !verdict.signed_by.is_empty() || verdict.spf == Outcome::Pass {
        verdict.why = Why::NotAligned;
    } else {
        verdict.why = Why::NothingPassed;
    }

    let chain = authenticator.verify_arc(with(&message, &known)).await;
    verdict.arc = match chain.result() {
        DkimResult::None => Outcome::None,
        other => outcome(other),
    };
    if !verdict.proven && verdict.arc == Outcome::Pass && arc::vouches(raw, &chain, trusted, &domain) {
        verdict.proven_by(By::Arc);
    }
    verdict
}

type With<'x, P> = Parameters<'x, P, Known<'x>, Known<'x>, Known<'x>, Known<'x>, Known<'x>>;

fn with<'x, P>(params: P, known: &'x Known<'x>) -> With<'x, P> {
    Parameters {
        params,
        cache_txt: Some(known),
        cache_mx: Some(known),
        cache_ptr: Some(known),
        cache_ipv4: Some(known),
        cache_ipv6: Some(known),
    }
}

/// A signature that leaves out `From` (RFC 6376 5.4 forbids it), or the end of the body (`l=`), proves nothing: anybody may have
/// put words there.
fn covers_the_letter(output: &DkimOutput<'_>) -> bool {
    output.signature().is_none_or(|signature| {
        signature.l == 0 && signature.h.iter().any(|name| name.trim().eq_ignore_ascii_case("from"))
    })
}

fn outcome(result: &DkimResult) -> Outcome {
    match result {
        DkimResult::Pass => Outcome::Pass,
        DkimResult::Fail(_) => Outcome::Fail,
        DkimResult::Neutral(_) | DkimResult::PermError(_) => Outcome::Neutral,
        DkimResult::TempError(_) => Outcome::NotChecked,
        DkimResult::None => Outcome::None,
    }
}

/// The best of all signatures: a broken one beside a good one takes nothing away.
fn outcome_of_dkim(outputs: &[DkimOutput<'_>]) -> Outcome {
    let rank = |outcome: &Outcome| match outcome {
        Outcome::Pass => 0,
        Outcome::NotChecked => 1,
        Outcome::Fail => 2,
        Outcome::Neutral => 3,
        Outcome::None => 4,
    };
    outputs.iter().map(|output| outcome(output.result())).min_by_key(rank).unwrap_or(Outcome::None)
}

fn outcome_of_spf(result: SpfResult) -> Outcome {
    match result {
        SpfResult::Pass => Outcome::Pass,
        SpfResult::Fail => Outcome::Fail,
        SpfResult::SoftFail | SpfResult::Neutral | SpfResult::PermError => Outcome::Neutral,
        SpfResult::TempError => Outcome::NotChecked,
        SpfResult::None => Outcome::None,
    }
}

fn outcome_of_dmarc(result: &DmarcResult) -> Outcome {
    match result {
        DmarcResult::Pass => Outcome::Pass,
        DmarcResult::Fail(_) => Outcome::Fail,
        DmarcResult::TempError(_) => Outcome::NotChecked,
        DmarcResult::PermError(_) => Outcome::Neutral,
        DmarcResult::None => Outcome::None,
    }
}

fn domain_of(address: &str) -> &str {
    address.trim_matches(['<', '>', ' ']).rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// Servers on the same machine or network hand over letters of the whole world; their address says nothing.
fn is_public(peer: IpAddr) -> bool {
    match peer {
        IpAddr::V4(v4) => !(v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified()),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => is_public(IpAddr::V4(v4)),
            None => {
                !(v6.is_loopback()
                    || v6.is_unspecified()
                    || v6.is_unique_local()
                    || v6.is_unicast_link_local())
            }
        },
    }
}
