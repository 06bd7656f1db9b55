//! The files that every page needs: one stylesheet, the fonts, one small script, the icon of the house.
//!
//! The stylesheet is put together when the program starts, from one file a part, in cascade layers that are
//! named once, here. Every address carries the hash of its content, so a browser may keep a file for a year
//! and a new version is a new address. Nothing is built beforehand and no other host is asked for anything.

use std::{collections::HashMap, io::Write, sync::LazyLock};

use axum::{
    Router,
    body::Bytes,
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use flate2::{Compression, write::GzEncoder};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::errors::Trouble;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// The cascade layers in their order, and the files of each. A later layer wins over an earlier one, whatever
/// the selectors; so a page may adapt a part, and print may adapt everything.
const LAYERS: &[(&str, &[&str])] = &[
    ("fonts", &["fonts"]),
    ("tokens", &["tokens"]),
    ("base", &["base"]),
    ("layout", &["layout"]),
    ("shell", &["shell"]),
    (
        "parts",
        &[
            "parts/icon",
            "parts/reply-word",
            "parts/button",
            "parts/label",
            "parts/notice",
            "parts/sunlit",
            "parts/ledger",
            "parts/margin",
            "parts/entries",
            "parts/folds",
            "parts/details",
            "parts/letter",
            "parts/attachments",
            "parts/form",
            "parts/steps",
            "parts/empty",
            "parts/pages",
            "parts/room",
        ],
    ),
    ("figures", &["figures"]),
    (
        "pages",
        &[
            "pages/front",
            "pages/thread",
            "pages/people",
            "pages/search",
            "pages/sign-in",
            "pages/account",
            "pages/charter",
            "pages/discover",
            "pages/founding",
            "pages/joining",
            "pages/choosing",
            "pages/meeting",
        ],
    ),
    ("scripts", &["scripts"]),
    ("print", &["print"]),
];

/// One file as it is sent.
struct Asset {
    kind: &'static str,
    body: Bytes,
    /// The same, packed; absent where packing saves nothing (fonts are packed already).
    packed: Option<Bytes>,
}

struct Assets {
    /// By the address below `/assets/`, hash included.
    files: HashMap<String, Asset>,
    /// From the plain name to the whole address.
    addresses: HashMap<String, String>,
    stylesheet: String,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::gather);

/// The address of an asset by its plain name, such as `fonts/fraunces-latin.woff2` or `guildhall.css`.
/// A name that does not exist gives an address that does not exist; a test looks at every name the pages use.
pub fn address(name: &str) -> &'static str {
    ASSETS.addresses.get(name).map_or("/assets/missing", String::as_str)
}

/// The whole stylesheet, for a page that must stand alone in one file. Its fonts have addresses on this host.
pub fn stylesheet() -> &'static str {
    &ASSETS.stylesheet
}

/// The bytes of an asset by its plain name, for a page that must stand alone in one file.
pub fn bytes(name: &str) -> Option<Bytes> {
    let named = ASSETS.addresses.get(name)?.strip_prefix("/assets/")?;
    ASSETS.files.get(named).map(|asset| asset.body.clone())
}

/// The routes below `/assets/`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{*name}", get(send))
}

async fn send(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.files.get(&name) else { return Trouble::NotFound.into_response() };
    let year =
        [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    let unpacks = headers.get(header::ACCEPT_ENCODING).is_some_and(|value| takes_gzip(value.as_bytes()));
    match &asset.packed {
        Some(packed) if unpacks => {
            let how = [(header::CONTENT_ENCODING, "gzip"), (header::VARY, "accept-encoding")];
            (year, how, packed.clone()).into_response()
        }
        Some(_) => (year, [(header::VARY, "accept-encoding")], asset.body.clone()).into_response(),
        None => (year, asset.body.clone()).into_response(),
    }
}

/// Whether `Accept-Encoding` names gzip and does not forbid it.
fn takes_gzip(accept: &[u8]) -> bool {
    let accept = String::from_utf8_lossy(accept).to_ascii_lowercase();
    accept.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let named = matches!(parts.next(), Some("gzip" | "*"));
        named && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

impl Assets {
    fn gather() -> Assets {
        let mut assets =
            Assets { files: HashMap::new(), addresses: HashMap::new(), stylesheet: String::new() };
        for name in Files::iter().filter(|name| !name.starts_with("css/")) {
            let Some(file) = Files::get(&name) else { continue };
            assets.keep(&name, file.data.into_owned());
        }
        let mut css = bound();
        for (plain, whole) in assets.addresses.iter().filter(|(name, _)| name.ends_with(".woff2")) {
            css = css.replace(&format!("url({plain})"), &format!("url({whole})"));
        }
        assets.keep("guildhall.css", css.clone().into_bytes());
        assets.stylesheet = css;
        assets
    }

    fn keep(&mut self, name: &str, body: Vec<u8>) {
        let kind = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "woff2" => "font/woff2",
            _ => "text/plain; charset=utf-8",
        };
        let named = hashed(name, &body);
        let packed = (kind != "font/woff2").then(|| pack(&body)).filter(|packed| packed.len() < body.len());
        self.addresses.insert(name.to_owned(), format!("/assets/{named}"));
        self.files.insert(named, Asset { kind, body: body.into(), packed: packed.map(Bytes::from) });
    }
}

/// All parts of the stylesheet in the order of [`LAYERS`], without comments and indentation.
fn bound() -> String {
    let names: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    let mut css = format!("@layer {};\n", names.join(","));
    for (layer, files) in LAYERS {
        css.push_str(&format!("@layer {layer}{{\n"));
        for file in *files {
            let Some(part) = Files::get(&format!("css/{file}.css")) else { continue };
            css.push_str(&bare(&String::from_utf8_lossy(&part.data)));
        }
        css.push_str("}\n");
    }
    css
}

/// CSS without its comments and the blanks at both ends of its lines.
fn bare(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    kept.push_str(rest);
    let mut lines = String::with_capacity(kept.len());
    for line in kept.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines.push_str(line);
        lines.push('\n');
    }
    lines
}

/// `fonts/a.woff2` becomes `fonts/a.0123456789ab.woff2`.
fn hashed(name: &str, body: &[u8]) -> String {
    let hash: String = Sha256::digest(body).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{hash}.{ending}"),
        None => format!("{name}.{hash}"),
    }
}

fn pack(body: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory does not fail; an empty answer would be larger than nothing and so is not used.
    match packer.write_all(body).and_then(|()| packer.finish()) {
        Ok(packed) => packed,
        Err(_) => body.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_a_layer_names_exists_and_every_part_that_exists_is_named() {
        let named: Vec<String> =
            LAYERS.iter().flat_map(|(_, files)| files.iter().map(|file| format!("css/{file}.css"))).collect();
        for name in &named {
            assert!(Files::get(name).is_some(), "{name} is missing");
        }
        for name in Files::iter().filter(|name| name.ends_with(".css")) {
            assert!(named.contains(&name.to_string()), "{name} is in no layer");
        }
    }

    #[test]
    fn the_stylesheet_names_fonts_by_their_hash_and_asks_no_other_host() {
        let css = stylesheet();
        assert!(!css.contains("url(fonts/"), "a font without its hash");
        assert!(!css.contains("http"), "no other host");
        assert!(!css.contains("/*"), "comments stay at home");
        assert_eq!(css.matches("@layer tokens").count(), 1);
    }

    // A first page weighs under 150 kB with its fonts, unpacked: this keeps the part that all pages share.
    #[test]
    fn style_and_fonts_leave_room_for_the_page() {
        let latin =
            ["fraunces-latin", "fraunces-italic-latin", "atkinson-next-latin", "atkinson-next-italic-latin"];
        let fonts: usize = latin
            .iter()
            .filter_map(|name| Files::get(&format!("fonts/{name}.woff2")))
            .map(|file| file.data.len())
            .sum();
        let shared =
            fonts + stylesheet().len() + Files::get("js/guildhall.js").map_or(0, |file| file.data.len());
        // A first visit brings at most 150,000 bytes, before anything is packed; the longest pages have 25,000 of them.
        assert!(shared < 125_000, "{shared} bytes");
    }

    #[test]
    fn gzip_is_sent_only_to_those_who_take_it() {
        assert!(takes_gzip(b"gzip, deflate, br"));
        assert!(takes_gzip(b"br;q=1.0, GZIP;q=0.5"));
        assert!(!takes_gzip(b"br"));
        assert!(!takes_gzip(b"gzip;q=0"));
    }
}
