//! Where letters to a domain go, as a name server of ours says it.

use std::{
    net::{SocketAddr, UdpSocket},
    thread,
};

use hickory_resolver::proto::{
    op::{Message, OpCode, ResponseCode},
    rr::{Name, RData, Record, RecordType, rdata},
    serialize::binary::{BinDecodable, BinEncodable},
};
use mail::{
    names::Names,
    smtp::client::{Trouble, mx},
};

fn name(text: &str) -> Name {
    Name::from_ascii(text).unwrap()
}

/// What the name server knows of a domain.
fn known(of: &str, kind: RecordType) -> Result<Vec<RData>, ResponseCode> {
    let mx = |preference, host: &str| RData::MX(rdata::MX::new(preference, name(host)));
    let a = |last| RData::A(rdata::A::new(192, 0, 2, last));
    Ok(match (of, kind) {
        ("two.example.", RecordType::MX) => vec![mx(20, "b.two.example."), mx(10, "a.two.example.")],
        ("a.two.example.", RecordType::A) => vec![a(1)],
        ("b.two.example.", RecordType::A) => vec![a(2)],
        ("b.two.example.", RecordType::AAAA) => {
            vec![RData::AAAA(rdata::AAAA::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 2))]
        }
        ("bare.example.", RecordType::A) => vec![a(3)],
        ("never.example.", RecordType::MX) => vec![mx(0, ".")],
        ("lost.example.", RecordType::MX) => vec![mx(10, "nowhere.lost.example.")],
        ("ill.example.", _) => return Err(ResponseCode::ServFail),
        ("two.example." | "a.two.example." | "b.two.example." | "bare.example." | "never.example.", _) => {
            vec![]
        }
        ("lost.example." | "empty.example.", _) => vec![],
        _ => return Err(ResponseCode::NXDomain),
    })
}

fn name_server() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    thread::spawn(move || {
        let mut bytes = [0; 2048];
        while let Ok((length, from)) = socket.recv_from(&mut bytes) {
            let Ok(asked) = Message::from_bytes(&bytes[..length]) else { continue };
            let mut answer = Message::response(asked.metadata.id, OpCode::Query);
            let Some(query) = asked.queries.first().cloned() else { continue };
            match known(&query.name().to_ascii().to_lowercase(), query.query_type()) {
                Ok(found) => {
                    answer.add_answers(
                        found.into_iter().map(|data| Record::from_rdata(query.name().clone(), 60, data)),
                    );
                }
                Err(code) => answer.metadata.response_code = code,
            }
            answer.add_query(query);
            drop(socket.send_to(&answer.to_bytes().unwrap(), from));
        }
    });
    address
}

async fn hosts(domain: &str) -> Result<Vec<String>, Trouble> {
    let names = Names::at(name_server()).unwrap();
    let targets = mx::targets(&names, domain, 25).await?;
    Ok(targets.iter().map(|target| format!("{} {}", target.host, target.address.unwrap())).collect())
}

#[tokio::test]
async fn the_preferred_server_is_tried_first_and_each_of_its_addresses() {
    let expected = ["a.two.example 192.0.2.1", "b.two.example 192.0.2.2", "b.two.example 2001:db8::2"];
    assert_eq!(hosts("two.example").await.unwrap(), expected);
}

#[tokio::test]
async fn a_domain_that_names_nobody_takes_its_own_mail() {
    assert_eq!(hosts("bare.example").await.unwrap(), ["bare.example 192.0.2.3"]);
    assert_eq!(hosts("[192.0.2.9]").await.unwrap(), ["192.0.2.9 192.0.2.9"]);
}

#[tokio::test]
async fn what_lasts_is_told_from_what_may_pass() {
    for (domain, lasts) in [
        ("never.example", true),
        ("gone.example", true),
        ("empty.example", true),
        ("lost.example", false),
        ("ill.example", false),
    ] {
        let trouble = hosts(domain).await.unwrap_err();
        assert_eq!(trouble.lasts(), lasts, "{domain}: {trouble}");
    }
    assert_eq!(hosts("never.example").await, Err(Trouble::TakesNoMail("never.example".into())));
}
