//! Attachments: pictures that are safe to show are shown, everything else is only handed over.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use community::{AttachmentId, conversations};

use crate::{asker::Asker, errors::Trouble, headers};

/// `GET /c/{slug}/files/{file}`
pub async fn file(mut asker: Asker, Path((slug, file)): Path<(String, String)>) -> Result<Response, Trouble> {
    let viewer = asker.visit(&slug).await?;
    let id: AttachmentId = file.parse().map_err(|_| Trouble::NotFound)?;
    let found = conversations::attachment(&mut asker.work(), &viewer, id).await;
    let file = found.map_err(|refused| asker.trouble(refused))?;
    // What the bytes say decides, not what was told: an SVG or a page called .png is handed over, never shown.
    let (kind, how) = match picture(&file.bytes) {
        Some(kind) => (kind, "inline"),
        None => ("application/octet-stream", "attachment"),
    };
    let disposition =
        format!("{how}; filename=\"{}\"; filename*=UTF-8''{}", ascii(&file.name), percent(&file.name));
    let mut answer = file.bytes.into_response();
    let list = answer.headers_mut();
    list.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        list.insert(header::CONTENT_DISPOSITION, value);
    }
    list.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::LOCKED));
    Ok(answer)
}

/// The kind of a picture that browsers show without running anything in it, by its first bytes.
fn picture(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// The name for old programs.
fn ascii(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\') || c == ' ' { c } else { '_' })
        .collect()
}

/// The name as RFC 6266 and RFC 8187 write it.
fn percent(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bytes_of_a_picture_make_a_picture() {
        assert_eq!(picture(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(picture(b"<svg onload=alert(1)>"), None);
        assert_eq!(picture(b"<html>"), None);
        assert_eq!(percent("Rôta \u{202e}.pdf"), "R%C3%B4ta%20%E2%80%AE.pdf");
    }
}
