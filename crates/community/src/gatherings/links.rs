//! Ways in: whose meeting a link leads to, and a room of one's own when none is given.

use base::Secret;

use crate::Work;

/// Where a link leads (S2.25): any provider will do; known ones are called by their name.
pub fn provider(link: &str) -> &'static str {
    let lower = link.trim().to_ascii_lowercase();
    if lower.starts_with("tel:") {
        return "telephone";
    }
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.split(':').next().unwrap_or(host);
    let of = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
    const KNOWN: [(&str, &[&str]); 9] = [
        ("zoom", &["zoom.us", "zoom.com", "zoomgov.com"]),
        ("meet", &["meet.google.com"]),
        ("teams", &["teams.microsoft.com", "teams.live.com"]),
        ("webex", &["webex.com"]),
        ("goto", &["gotomeeting.com", "goto.com", "gotomeet.me", "join.me"]),
        ("jitsi", &["meet.jit.si", "8x8.vc", "jitsi.org", "fairmeeting.net", "meet.guifi.net"]),
        ("whereby", &["whereby.com"]),
        ("bigbluebutton", &["bigbluebutton.org", "senfcall.de", "blindsidenetworks.com"]),
        ("nextcloud", &["nextcloud.com"]),
    ];
    if let Some((name, _)) = KNOWN.iter().find(|(_, domains)| domains.iter().any(|domain| of(domain))) {
        return name;
    }
    match () {
        () if host.starts_with("bbb.") || path.starts_with("b/") || path.starts_with("bigbluebutton/") => {
            "bigbluebutton"
        }
        () if host.starts_with("jitsi.") || host.starts_with("meet.") => "jitsi",
        () if path.starts_with("call/") || path.starts_with("index.php/call/") => "nextcloud",
        () => "other",
    }
}

/// A room that nobody uses yet, at a place where anybody may make one: its name cannot be guessed.
pub fn fresh(work: &Work<'_>) -> String {
    let secret = Secret::token(work.chance());
    let room: String = secret.reveal().chars().filter(char::is_ascii_alphanumeric).take(24).collect();
    format!("https://meet.jit.si/guildhall-{room}")
}

#[cfg(test)]
mod tests {
    use super::*;

    // S2.25
    #[test]
    fn links_of_all_kinds_are_called_by_their_name() {
        for (link, wanted) in [
            ("https://us02web.zoom.us/j/123?pwd=x", "zoom"),
            ("https://meet.google.com/abc-defg-hij", "meet"),
            ("https://teams.microsoft.com/l/meetup-join/19%3a", "teams"),
            ("https://acme.webex.com/meet/ann", "webex"),
            ("https://global.gotomeeting.com/join/1", "goto"),
            ("https://join.me/peers", "goto"),
            ("https://meet.jit.si/peers", "jitsi"),
            ("https://meet.coop.example/peers", "jitsi"),
            ("https://whereby.com/peers", "whereby"),
            ("https://bbb.uni.example/b/ann-abc", "bigbluebutton"),
            ("https://cloud.example/call/abc", "nextcloud"),
            ("tel:+441632960144", "telephone"),
            ("https://room.example/x", "other"),
            ("https://evil.example/?zoom.us", "other"),
            ("https://zoom.us.evil.example/j/1", "other"),
            ("https://zoom.us@evil.example/j/1", "other"),
        ] {
            assert_eq!(provider(link), wanted, "{link}");
        }
    }
}
