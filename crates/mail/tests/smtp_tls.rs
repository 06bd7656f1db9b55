//! STARTTLS, and a certificate that is renewed while the server runs.

#[path = "support/smtp.rs"]
mod support;

use std::{path::Path, sync::Arc, time::Duration};

use mail::smtp::server::{Certificate, Limits};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use support::{Client, Running, fixture};
use tokio::net::TcpStream;
use tokio_rustls::{TlsConnector, client::TlsStream};

/// A client that trusts one certificate alone.
async fn encrypted(
    client: Client<TcpStream>,
    trusted: &Path,
) -> std::io::Result<Client<TlsStream<TcpStream>>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(trusted).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("mx.hall.example").unwrap();
    Ok(Client::new(TlsConnector::from(Arc::new(config)).connect(name, client.stream).await?))
}

async fn asked(running: &Running) -> Client<TcpStream> {
    let mut client = running.client().await;
    let told = client.say("EHLO client.example\r\n").await.expect("250");
    assert!(told.contains("250-STARTTLS\r\n"), "{told}");
    client.say("STARTTLS\r\n").await.expect("220 2.0.0");
    client
}

#[tokio::test]
async fn a_letter_comes_over_an_encrypted_line() {
    let (chain, key) = fixture("one");
    let running = Running::with(Limits::default(), Some(Certificate::open(&chain, &key).unwrap())).await;
    let mut client = encrypted(asked(&running).await, &chain).await.unwrap();
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("503 ");
    let told = client.say("EHLO client.example\r\n").await.expect("250");
    assert!(!told.contains("STARTTLS"), "{told}");
    client.say("STARTTLS\r\n").await.expect("503 ");
    client.say("MAIL FROM:<ann@example.org>\r\n").await.expect("250 ");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("250 ");
    client.say("DATA\r\n").await.expect("354 ");
    let body = "x\r\n".repeat(50_000);
    client.say(format!("From: ann@example.org\r\n\r\n{body}.\r\n")).await.expect("250 ");
    client.say("QUIT\r\n").await.expect("221 ");
    assert!(running.kept()[0].0.tls);
}

// reliability 2.2 case 21
#[tokio::test]
async fn case_21_what_was_said_behind_starttls_in_the_clear_is_not_heard() {
    let (chain, key) = fixture("one");
    let running = Running::with(Limits::default(), Some(Certificate::open(&chain, &key).unwrap())).await;
    let mut client = running.greeted().await;
    client
        .say("STARTTLS\r\nMAIL FROM:<eve@example.org>\r\nRCPT TO:<peers@hall.example>\r\n")
        .await
        .expect("220 ");
    let mut client = encrypted(client, &chain).await.unwrap();
    // Neither the commands of the stranger in between, nor what was said before, count.
    client.say("DATA\r\n").await.expect("503 ");
    client.say("EHLO client.example\r\n").await.expect("250");
    client.say("RCPT TO:<peers@hall.example>\r\n").await.expect("503 ");
}

#[tokio::test]
async fn a_client_that_speaks_nonsense_instead_of_tls_is_left() {
    let (chain, key) = fixture("one");
    let running = Running::with(Limits::default(), Some(Certificate::open(&chain, &key).unwrap())).await;
    let mut client = asked(&running).await;
    client.send("EHLO again\r\n".repeat(100)).await;
    client.rest_of_nonsense().await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(running.server.connected(), 0);
}

#[tokio::test]
async fn a_renewed_certificate_is_used_from_the_next_session_on_and_a_broken_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (chain, key) = (folder.path().join("mx.crt"), folder.path().join("mx.key"));
    let put = |name: &str| {
        std::fs::copy(fixture(name).0, &chain).unwrap();
        std::fs::copy(fixture(name).1, &key).unwrap();
    };
    put("one");
    let running = Running::with(Limits::default(), Some(Certificate::open(&chain, &key).unwrap())).await;
    let (one, other) = (fixture("one").0, fixture("other").0);
    encrypted(asked(&running).await, &one).await.unwrap();
    assert!(encrypted(asked(&running).await, &other).await.is_err());
    // Half written: the old one stays in use.
    tokio::time::sleep(Duration::from_millis(20)).await;
    std::fs::copy(&other, &chain).unwrap();
    encrypted(asked(&running).await, &one).await.unwrap();
    std::fs::write(&key, "-----BEGIN PRIVATE KEY-----\n").unwrap();
    encrypted(asked(&running).await, &one).await.unwrap();
    tokio::time::sleep(Duration::from_millis(20)).await;
    put("other");
    encrypted(asked(&running).await, &other).await.unwrap();
}

#[test]
fn a_certificate_that_cannot_be_used_is_told_with_its_file() {
    let (chain, key) = fixture("one");
    for (chain, key) in [
        (Path::new("/none.crt"), key.as_path()),
        (&key, &key),
        (&chain, &chain),
        (&chain, &fixture("other").1),
    ] {
        let told = Certificate::open(chain, key).unwrap_err().to_string();
        assert!(told.contains(&*chain.to_string_lossy()) || told.contains(&*key.to_string_lossy()), "{told}");
    }
}
