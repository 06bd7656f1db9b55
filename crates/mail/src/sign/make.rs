//! Makes keys, and writes the records that say what they are.

use std::fmt::Write;

use mail_auth::common::crypto::Ed25519Key;
use mail_builder::encoders::base64::Base64Encoder as Base64;
use num_bigint::BigUint;

/// Which kind of key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// RSA with 2048 bits: what every receiver knows.
    Rsa,
    /// Ed25519: short and quick, and not known to all.
    Ed25519,
}

/// A new key.
pub struct Made {
    /// The private key, PKCS#8 in PEM. A secret.
    pub pem: String,
}

/// Bits of each of the two primes.
const BITS: u64 = 1024;
/// The usual public exponent.
const EXPONENT: u32 = 65_537;
/// How often a number is asked whether it is no prime (Miller and Rabin). For random numbers of this size the first few answers
/// leave no doubt that matters (Damgård, Landrock and Pomerance, 1993).
const ROUNDS: usize = 16;
/// Small primes end most searches early.
const SMALL: u32 = 2000;

/// Makes a key with the caller's dice. None when no key comes out of them: they are no dice then. An RSA key takes about a second.
pub fn make(kind: Kind, dice: &mut dyn FnMut(&mut [u8])) -> Option<Made> {
    let der = match kind {
        // RFC 8410 section 7: the 32 bytes are the key, whatever they are.
        Kind::Ed25519 => {
            let mut seed = [0; 32];
            dice(&mut seed);
            let inner = tagged(0x04, &seed);
            sequence(&[
                &integer(&BigUint::from(0u8)),
                &sequence(&[&[0x06, 3, 0x2b, 0x65, 0x70]]),
                &tagged(0x04, &inner),
            ])
        }
        Kind::Rsa => rsa(dice)?,
    };
    if kind == Kind::Ed25519 && Ed25519Key::from_pkcs8_maybe_unchecked_der(&der).is_err() {
        return None;
    }
    let mut pem = String::from("-----BEGIN PRIVATE KEY-----\n");
    for line in base64(&der).as_bytes().chunks(64) {
        // Writing to a string cannot fail.
        let _ = writeln!(pem, "{}", String::from_utf8_lossy(line));
    }
    pem.push_str("-----END PRIVATE KEY-----\n");
    Some(Made { pem })
}

/// A key as PKCS#8 (RFC 5958) around PKCS#1 (RFC 8017, appendix A.1.2).
fn rsa(dice: &mut dyn FnMut(&mut [u8])) -> Option<Vec<u8>> {
    let one = BigUint::from(1u8);
    let e = BigUint::from(EXPONENT);
    let p = prime(dice)?;
    let q = prime(dice).filter(|q| *q != p)?;
    let (p, q) = if p > q { (p, q) } else { (q, p) };
    let (p1, q1) = (&p - &one, &q - &one);
    let d = e.modinv(&(&p1 * &q1))?;
    let parts =
        [BigUint::from(0u8), &p * &q, e, d.clone(), p.clone(), q.clone(), &d % &p1, &d % &q1, q.modinv(&p)?]
            .map(|part| integer(&part));
    let key = sequence(&parts.each_ref().map(Vec::as_slice));
    Some(sequence(&[&integer(&BigUint::from(0u8)), &RSA, &tagged(0x04, &key)]))
}

/// `rsaEncryption`, without parameters.
const RSA: [u8; 15] = [0x30, 13, 0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 0x05, 0];

fn prime(dice: &mut dyn FnMut(&mut [u8])) -> Option<BigUint> {
    let small: Vec<u32> = (3..SMALL)
        .step_by(2)
        .filter(|n| (3..*n).step_by(2).take_while(|d| d * d <= *n).all(|d| n % d != 0))
        .collect();
    // A number of this size is prime once in some seven hundred; of the odd ones, twice as often.
    for _ in 0..100_000 {
        let mut bytes = [0; BITS as usize / 8];
        dice(&mut bytes);
        let mut candidate = BigUint::from_bytes_be(&bytes);
        // The two highest bits, so that the product has all its bits; the lowest, because it is odd.
        for bit in [BITS - 1, BITS - 2, 0] {
            candidate.set_bit(bit, true);
        }
        let composite = small.iter().any(|p| (&candidate % *p) == BigUint::ZERO);
        let fits = !composite && (&candidate % EXPONENT) != BigUint::from(1u8);
        if fits && is_prime(&candidate, dice) {
            return Some(candidate);
        }
    }
    None
}

fn is_prime(n: &BigUint, dice: &mut dyn FnMut(&mut [u8])) -> bool {
    let one = BigUint::from(1u8);
    let last = n - &one;
    let twos = last.trailing_zeros().unwrap_or(0);
    let odd = &last >> twos;
    (0..ROUNDS).all(|_| {
        let mut bytes = [0; BITS as usize / 8 - 1];
        dice(&mut bytes);
        let base = BigUint::from_bytes_be(&bytes) + 2u8;
        let mut power = base.modpow(&odd, n);
        if power == one || power == last {
            return true;
        }
        (1..twos).any(|_| {
            power = (&power * &power) % n;
            power == last
        })
    })
}

/// The public key as a record wants it (RFC 5280's `SubjectPublicKeyInfo`), from PKCS#1.
pub(super) fn public_of_rsa(pkcs1: &[u8]) -> Vec<u8> {
    let mut bits = vec![0];
    bits.extend_from_slice(pkcs1);
    sequence(&[&RSA, &tagged(0x03, &bits)])
}

/// RFC 6376 section 3.6.1.
pub(super) fn record(kind: &str, public: &[u8]) -> String {
    format!("v=DKIM1; k={kind}; p={}", base64(public))
}

fn base64(bytes: &[u8]) -> String {
    let mut out = Vec::new();
    Base64::new().encode_into(bytes, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

fn integer(number: &BigUint) -> Vec<u8> {
    let mut bytes = number.to_bytes_be();
    // The highest bit would be a sign.
    if bytes.first().is_some_and(|first| first & 0x80 != 0) {
        bytes.insert(0, 0);
    }
    tagged(0x02, &bytes)
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tagged(0x30, &parts.concat())
}

/// DER: a tag, the length, the content. Everything here is shorter than 64 kB.
fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let mut out = vec![tag];
    match length {
        0..0x80 => out.push(length as u8),
        0x80..0x100 => out.extend([0x81, length as u8]),
        _ => out.extend([0x82, (length >> 8) as u8, length as u8]),
    }
    out.extend_from_slice(content);
    out
}
