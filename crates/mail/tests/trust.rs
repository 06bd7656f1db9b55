//! Who a letter is proven to be from, with letters that are signed here and records that are written down here.

mod support;

use std::time::{Duration, Instant};

use mail::trust::{self, By, Envelope, Outcome, Policy, Records, Resolver, Trusted, Verdict, Why};
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::DkimSigner;

/// The key pair of RFC 8463, appendix A.2.
const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const RECORD: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

const LETTER: &str =
    "From: Ann <ann@a.example>\r\nTo: peers@house.example\r\nSubject: Tea\r\n\r\nYes, gladly.\r\n";

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn key() -> Ed25519Key {
    Ed25519Key::from_seed_and_public_key(&bytes(SEED), &bytes(PUBLIC)).unwrap()
}

fn signed(letter: &str, domain: &str, fields: &[&str]) -> String {
    let signer = DkimSigner::from_key(key()).domain(domain).selector("one").headers(fields.to_vec());
    let signature = signer.sign(letter.as_bytes()).unwrap().to_header();
    format!("{signature}{letter}")
}

fn key_of(domain: &str) -> Records {
    Records::new().txt(&format!("one._domainkey.{domain}"), RECORD)
}

async fn verdict(raw: &str, records: Records) -> Verdict {
    by_envelope(raw, records, &Envelope::default()).await
}

async fn by_envelope(raw: &str, records: Records, envelope: &Envelope<'_>) -> Verdict {
    trust::check(raw.as_bytes(), envelope, &Resolver::fixed(records).unwrap(), &Trusted::default()).await
}

fn from_peer() -> Envelope<'static> {
    Envelope { peer: "192.0.2.7".parse().ok(), helo: "mx.a.example", mail_from: "ann@a.example" }
}

#[tokio::test]
async fn a_signature_of_the_authors_domain_proves_the_letter() {
    let raw = signed(LETTER, "a.example", &["From", "Subject", "To"]);
    let found = verdict(&raw, key_of("a.example").txt("_dmarc.a.example", "v=DMARC1; p=reject")).await;
    assert!(found.proven, "{found:?}");
    assert_eq!(
        (found.by, found.dkim, found.dmarc, found.policy),
        (By::Dkim, Outcome::Pass, Outcome::Pass, Policy::Reject)
    );
    assert_eq!(found.from.as_deref(), Some("ann@a.example"));
}

#[tokio::test]
async fn a_domain_without_a_dmarc_record_proves_its_letters_by_itself_or_not_at_all() {
    // reliability 2.3 case 46
    let raw = signed(LETTER, "a.example", &["From", "Subject"]);
    let found = verdict(&raw, key_of("a.example")).await;
    assert_eq!((found.proven, found.by, found.policy), (true, By::Dkim, Policy::NoRecord), "{found:?}");
    let bare = verdict(LETTER, Records::new()).await;
    assert_eq!((bare.proven, bare.why), (false, Why::NothingPassed), "{bare:?}");
    let below = LETTER.replace("ann@a.example", "ann@mail.a.example");
    assert!(verdict(&signed(&below, "a.example", &["From"]), key_of("a.example")).await.proven);
    let above = verdict(&signed(LETTER, "mail.a.example", &["From"]), key_of("mail.a.example")).await;
    assert_eq!((above.proven, above.why), (false, Why::NotAligned));
}

#[tokio::test]
async fn a_domain_in_another_script_is_the_same_domain() {
    let letter = LETTER.replace("a.example", "bücher.example");
    let raw = signed(&letter, "xn--bcher-kva.example", &["From", "Subject"]);
    let found = verdict(&raw, key_of("xn--bcher-kva.example")).await;
    assert_eq!(
        (found.proven, found.from_domain.as_deref()),
        (true, Some("xn--bcher-kva.example")),
        "{found:?}"
    );
}

#[tokio::test]
async fn somebody_elses_signature_proves_nothing() {
    let raw = signed(LETTER, "evil.example", &["From", "Subject"]);
    let found = verdict(&raw, key_of("evil.example").txt("_dmarc.a.example", "v=DMARC1; p=none")).await;
    assert_eq!(
        (found.proven, found.dkim, found.dmarc, found.why),
        (false, Outcome::Pass, Outcome::Fail, Why::NotAligned)
    );
    assert_eq!(found.signed_by, ["evil.example"]);
}

#[tokio::test]
async fn words_changed_on_the_way_and_fields_left_out_prove_nothing() {
    let raw = signed(LETTER, "a.example", &["From", "Subject"]);
    for changed in [raw.replace("gladly", "badly"), raw.replace("Subject: Tea", "Subject: Gin")] {
        assert!(!verdict(&changed, key_of("a.example")).await.proven);
    }
    let without_from = signed(LETTER, "a.example", &["Subject", "To"]);
    assert!(!verdict(&without_from, key_of("a.example")).await.proven);
    let part =
        DkimSigner::from_key(key()).domain("a.example").selector("one").headers(["From"]).body_length(true);
    let part = format!("{}{LETTER}", part.sign(LETTER.as_bytes()).unwrap().to_header());
    assert!(!verdict(&format!("{part}And more.\r\n"), key_of("a.example")).await.proven);
}

#[tokio::test]
async fn a_letter_of_two_authors_is_nobodys() {
    // reliability 2.2 case 35
    let raw = signed(LETTER, "a.example", &["From", "Subject"]);
    for second in ["From: Eve <eve@evil.example>\r\n", "from : eve@evil.example\r\n"] {
        let found = verdict(&format!("{second}{raw}"), key_of("a.example")).await;
        assert_eq!((found.proven, found.why), (false, Why::SeveralAuthors));
    }
    let two = LETTER.replace("Ann <ann@a.example>", "ann@a.example, eve@evil.example");
    assert_eq!(
        verdict(&signed(&two, "a.example", &["From"]), key_of("a.example")).await.why,
        Why::SeveralAuthors
    );
    assert_eq!(verdict("From: Ann\r\n\r\nHi\r\n", Records::new()).await.why, Why::NoAuthor);
}

#[tokio::test]
async fn a_server_that_the_domain_names_proves_the_letter() {
    let spf = "v=spf1 ip4:192.0.2.0/24 -all";
    let found = by_envelope(LETTER, Records::new().txt("a.example", spf), &from_peer()).await;
    assert_eq!((found.proven, found.by, found.spf), (true, By::Spf, Outcome::Pass), "{found:?}");
    let strict =
        Records::new().txt("a.example", spf).txt("_dmarc.a.example", "v=DMARC1; p=quarantine; aspf=s");
    assert!(by_envelope(LETTER, strict, &from_peer()).await.proven);
    let other = Envelope { peer: "203.0.113.9".parse().ok(), ..from_peer() };
    let found = by_envelope(LETTER, Records::new().txt("a.example", spf), &other).await;
    assert_eq!((found.proven, found.spf), (false, Outcome::Fail));
    // Whoever owns the envelope's domain need not own the author's.
    let forged = Envelope { mail_from: "eve@evil.example", ..from_peer() };
    let found = by_envelope(LETTER, Records::new().txt("evil.example", spf), &forged).await;
    assert_eq!((found.proven, found.spf, found.why), (false, Outcome::Pass, Why::NotAligned));
}

#[tokio::test]
async fn a_server_of_this_network_says_nothing_by_its_address() {
    for peer in ["127.0.0.1", "10.0.0.3", "::1", "fd00::1", "::ffff:192.168.0.9"] {
        let local = Envelope { peer: peer.parse().ok(), ..from_peer() };
        let found = by_envelope(LETTER, Records::new().txt("a.example", "v=spf1 +all"), &local).await;
        assert_eq!((found.proven, found.spf), (false, Outcome::NotChecked), "{peer}");
    }
}

#[tokio::test]
async fn a_letters_word_about_itself_counts_only_from_a_named_server() {
    // reliability 2.3 case 47
    let claim =
        format!("Authentication-Results: mx.house.example; dmarc=pass header.from=a.example\r\n{LETTER}");
    assert!(!verdict(&claim, Records::new()).await.proven);
    let trusted = Trusted { authserv_ids: vec!["mx.house.example".into()], sealers: Vec::new() };
    let resolver = Resolver::offline();
    let found = trust::check(claim.as_bytes(), &Envelope::default(), &resolver, &trusted).await;
    assert_eq!((found.proven, found.by), (true, By::TrustedHeader));
    let of_other = claim.replace("header.from=a.example", "header.from=evil.example");
    assert!(!trust::check(of_other.as_bytes(), &Envelope::default(), &resolver, &trusted).await.proven);
}

#[tokio::test]
async fn a_chain_counts_only_when_its_last_seal_is_a_named_servers() {
    let raw = sealed(LETTER, "list.example").await;
    let records = || key_of("list.example");
    let found = verdict(&raw, records()).await;
    assert_eq!((found.proven, found.arc), (false, Outcome::Pass), "{found:?}");
    let trusted = Trusted { authserv_ids: Vec::new(), sealers: vec!["list.example".into()] };
    let resolver = Resolver::fixed(records()).unwrap();
    let found = trust::check(raw.as_bytes(), &Envelope::default(), &resolver, &trusted).await;
    assert_eq!((found.proven, found.by), (true, By::Arc), "{found:?}");
    let changed = raw.replace("gladly", "badly");
    assert!(!trust::check(changed.as_bytes(), &Envelope::default(), &resolver, &trusted).await.proven);
    let forged = raw.replace("dmarc=pass", "dmarc=pass ");
    assert!(
        trust::check(
            forged.replace("header.from=a.example", "header.from=b.example").as_bytes(),
            &Envelope::default(),
            &resolver,
            &trusted
        )
        .await
        .by == By::Nothing
    );
}

/// As a list does that saw DMARC pass: the letter with a seal.
async fn sealed(letter: &str, domain: &str) -> String {
    use mail_auth::arc::ArcSealer;
    use mail_auth::hickory_resolver::config::{ResolverConfig, ResolverOpts};
    use mail_auth::{AuthenticatedMessage, AuthenticationResults, MessageAuthenticator};
    let message = AuthenticatedMessage::parse(letter.as_bytes()).unwrap();
    let nobody = MessageAuthenticator::new(ResolverConfig::default(), ResolverOpts::default()).unwrap();
    let chain = nobody.verify_arc(&message).await;
    let output =
        mail_auth::DmarcOutput::new("a.example".to_owned()).with_spf_result(mail_auth::DmarcResult::Pass);
    let results = AuthenticationResults::new("mx.list.example").with_dmarc_result(&output);
    let sealer = ArcSealer::from_key(key()).domain(domain).selector("one").headers(["From", "Subject", "To"]);
    let set = sealer.seal(&message, &results, &chain).unwrap();
    format!("{}{letter}", set.to_header())
}

#[tokio::test]
async fn without_name_servers_nothing_is_proven_and_nothing_is_held_against_anybody() {
    let raw = signed(LETTER, "a.example", &["From", "Subject"]);
    let offline = trust::check(raw.as_bytes(), &from_peer(), &Resolver::offline(), &Trusted::default()).await;
    assert_eq!((offline.proven, offline.why), (false, Why::CouldNotBeChecked));
    let silent = by_envelope(&raw, Records::silent(), &from_peer()).await;
    assert_eq!((silent.proven, silent.why), (false, Why::CouldNotBeChecked), "{silent:?}");
    assert!(silent.may_be_asked_again());
}

#[tokio::test]
async fn a_thousand_signatures_are_not_verified() {
    let one = signed(LETTER, "a.example", &["From"]);
    let many = format!(
        "{}{one}",
        "DKIM-Signature: v=1; a=ed25519-sha256; d=a.example; s=one; l=7; h=from; bh=; b=x\r\n".repeat(500)
    );
    #[allow(clippy::disallowed_methods)] // to see that it does not take long
    let begun = Instant::now();
    let found = verdict(&many, key_of("a.example")).await;
    assert_eq!(found.why, Why::TooManySignatures);
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn signed_letters_of_other_projects_are_read_and_their_keys_proven() {
    let Some(folder) = support::corpus("auth") else { return };
    let records = || {
        Records::new()
            .txt("brisbane._domainkey.football.example.com", RECORD)
            .txt(
                "test._domainkey.football.example.com",
                "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
            )
    };
    for path in support::files(&folder, "eml") {
        // As it goes over a wire: the files have lost their carriage returns.
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).replace("\r\n", "\n");
        let raw = text.replace('\n', "\r\n").into_bytes();
        let resolver = Resolver::fixed(records()).unwrap();
        let found = trust::check(&raw, &from_peer(), &resolver, &Trusted::default()).await;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // RFC 8463 A.3: signed by both keys.
        let is_vector = name.starts_with("dkimpy_rfc6376");
        assert_eq!(found.proven, is_vector, "{name}: {found:?}");
    }
}
