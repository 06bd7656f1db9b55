//! What leaves is signed, and an independent reader of signatures agrees.

use std::{
    borrow::Borrow,
    collections::HashMap,
    hash::Hash,
    io::Write,
    process::{Command, Stdio},
};

use mail::sign::{Key, Keys, Kind, make};
use mail_auth::{
    AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt,
    common::{parse::TxtRecordParser, verify::DomainKey},
    hickory_resolver::config::ResolverConfig,
};

const LETTER: &str = "From: Ada via Peers <peers@hall.example>\r\nTo: ann@there.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\
    Date: Thu, 15 Oct 2026 09:00:00 +0000\r\nMessage-ID: <1@hall.example>\r\nReply-To: peers+abc@hall.example\r\n\
    List-Unsubscribe: <https://hall.example/stop/abc>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\
    MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHello   there \r\n\r\n\r\n";

fn dice() -> impl FnMut(&mut [u8]) {
    // A small generator (xorshift): the same keys in each run.
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    move |bytes| {
        for byte in bytes {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            *byte = (state >> 32) as u8;
        }
    }
}

fn key(kind: Kind, domain: &str, selector: &str) -> Key {
    let made = make(kind, &mut dice()).unwrap();
    Key::read(domain, selector, made.pem.as_bytes()).unwrap()
}

/// What a receiver knows of our records.
struct Records(HashMap<String, Txt>);

impl ResolverCache<Box<str>, Txt> for Records {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.0
            .iter()
            .find(|(known, _)| <Box<str> as Borrow<Q>>::borrow(&known.as_str().into()) == name)
            .map(|(_, txt)| txt.clone())
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: std::time::Instant) {}
}

/// Checks each signature, as a receiver would.
async fn results(signed: &[u8], keys: &Keys) -> Vec<DkimResult> {
    let message = AuthenticatedMessage::parse(signed).unwrap();
    let record = |key: &Key| {
        (format!("{}.", key.record_name()), DomainKey::parse(key.record().as_bytes()).unwrap().into())
    };
    let records = Records(keys.iter().map(record).collect());
    let nobody = MessageAuthenticator::new(ResolverConfig::default(), Default::default()).unwrap();
    let asked = Parameters::new(&message).with_txt_cache(&records);
    nobody.verify_dkim(asked).await.into_iter().map(|output| output.result().clone()).collect()
}

fn signed(keys: &Keys, domain: &str) -> Vec<u8> {
    [keys.sign(domain, LETTER.as_bytes()), LETTER.as_bytes().to_vec()].concat()
}

#[tokio::test]
async fn both_kinds_of_signatures_are_found_good_and_a_changed_letter_is_not() {
    let keys =
        Keys::new(vec![key(Kind::Rsa, "hall.example", "r1"), key(Kind::Ed25519, "hall.example", "e1")]);
    let letter = signed(&keys, "hall.example");
    assert_eq!(results(&letter, &keys).await, [DkimResult::Pass, DkimResult::Pass]);
    let text = String::from_utf8(letter).unwrap();
    for (was, is) in [
        ("Ada via", "Eve via"),
        ("One-Click", "No-Click"),
        ("Hello ", "Goodbye "),
        ("/stop/abc", "/stop/abd"),
    ] {
        let changed = text.replacen(was, is, 1);
        let found = results(changed.as_bytes(), &keys).await;
        assert!(
            found.iter().all(|result| *result != DkimResult::Pass) && found.len() == 2,
            "{was}: {found:?}"
        );
    }
    // Blanks and line ends on the way do no harm.
    let moved =
        text.replace("Hello   there \r\n\r\n\r\n", "Hello there\r\n").replace("Subject: ", "Subject:   ");
    assert_eq!(results(moved.as_bytes(), &keys).await, [DkimResult::Pass, DkimResult::Pass]);
}

#[tokio::test]
async fn each_domain_signs_with_its_own_keys_and_a_part_of_it_with_those_too() {
    let keys =
        Keys::new(vec![key(Kind::Ed25519, "one.example", "a"), key(Kind::Ed25519, "two.example", "b")]);
    for (domain, signs) in [
        ("ONE.example", "d=one.example"),
        ("two.example", "d=two.example"),
        ("lists.two.example", "d=two.example"),
    ] {
        let heads = String::from_utf8(keys.sign(domain, LETTER.as_bytes())).unwrap();
        assert!(heads.contains(signs) && heads.matches("DKIM-Signature").count() == 1, "{domain}: {heads}");
    }
    for domain in ["example", "xone.example", "three.example", ""] {
        assert!(keys.sign(domain, LETTER.as_bytes()).is_empty(), "{domain}");
    }
}

#[test]
fn what_is_no_key_is_told() {
    for pem in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "secret"] {
        assert!(Key::read("hall.example", "x", pem.as_bytes()).is_err());
    }
}

#[test]
fn another_program_reads_the_keys_that_we_make() {
    for kind in [Kind::Rsa, Kind::Ed25519] {
        let made = make(kind, &mut dice()).unwrap();
        let openssl = Command::new("openssl")
            .args(["pkey", "-check", "-noout", "-text"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut openssl) = openssl else {
            assert!(std::env::var("CI").is_err(), "openssl is missing");
            return eprintln!("skipped: openssl is not here");
        };
        openssl.stdin.take().unwrap().write_all(made.pem.as_bytes()).unwrap();
        let told = openssl.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.status.success(), "{text}{}", String::from_utf8_lossy(&told.stderr));
        if kind == Kind::Rsa {
            assert!(text.contains("2048 bit"), "{text}");
        }
    }
}
