//! Every page, looked at as markup: what a reader's program relies on, and what the policy of the house forbids.

mod samples;

use web::theme::Theme;

fn count(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

#[test]
fn every_page_has_one_title_one_main_part_and_a_way_past_the_navigation() {
    for page in samples::all(Theme::Auto) {
        let (name, html) = (page.name, &page.html);
        assert_eq!(count(html, "<h1"), 1, "{name}");
        assert_eq!(count(html, "<main"), 1, "{name}");
        assert_eq!(count(html, "<header class=\"masthead\""), 1, "{name}");
        assert_eq!(count(html, "<footer class=\"colophon\""), 1, "{name}");
        assert!(html.contains("<html lang=\"en\" dir=\"ltr\""), "{name}");
        let skip = html.find("class=\"skip\"").expect("a skip link");
        assert!(skip < html.find("<nav").expect("navigation"), "{name}");
    }
}

#[test]
fn every_sentence_is_there_and_whole() {
    for page in samples::all(Theme::Auto) {
        for mark in ["⟦", "{ $", "{$", "{{", "{%"] {
            let found =
                page.html.find(mark).map(|place| page.html[place..].chars().take(60).collect::<String>());
            assert_eq!(found, None, "{}", page.name);
        }
    }
}

// The policy of every answer allows nothing inline: a page must not need it.
#[test]
fn no_page_has_a_style_or_a_script_inside() {
    for page in samples::all(Theme::Auto) {
        assert!(!page.html.contains(" style="), "{}", page.name);
        assert!(!page.html.contains("<style"), "{}", page.name);
        // The clock in the room brings a script of its own.
        let scripts = 1 + count(&page.html, "data-run=");
        assert_eq!(count(&page.html, "<script"), scripts, "{}", page.name);
        for handler in [" onclick", " onload", " onsubmit", "javascript:"] {
            assert!(!page.html.contains(handler), "{} has {handler}", page.name);
        }
        for source in values(&page.html, "src") {
            assert!(source.starts_with('/'), "{} asks {source}", page.name);
        }
    }
}

#[test]
fn an_id_is_used_once_and_what_is_referred_to_exists() {
    for page in samples::all(Theme::Auto) {
        let mut ids = values(&page.html, "id");
        let every = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), every, "{} has an id twice", page.name);
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for name in values(&page.html, attribute).iter().flat_map(|value| value.split(' ')) {
                assert!(ids.contains(&name), "{}: {attribute}={name}", page.name);
            }
        }
        for name in values(&page.html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&name), "{}: a link to #{name}", page.name);
        }
    }
}

#[test]
fn a_form_that_came_back_says_so_first() {
    let pages = samples::all(Theme::Auto);
    let wrong = pages.iter().find(|page| page.name == "start-wrong").expect("the page");
    assert!(wrong.html.contains("<title>Error: Start a conversation · "));
    assert!(wrong.html.contains("another look"));
    assert_eq!(count(&wrong.html, "aria-invalid=\"true\""), 2);
    let summary = wrong.html.find("error-summary").expect("a summary");
    assert!(summary < wrong.html.find("<h1").expect("a title"));
}

#[test]
fn what_is_chosen_as_light_is_set_on_the_page() {
    let lit = |theme| samples::all(theme).into_iter().next().expect("a page").html;
    assert!(lit(Theme::Dark).contains("data-theme=\"dark\""));
    assert!(!lit(Theme::Auto).contains("data-theme"));
}

#[test]
fn names_keep_their_own_direction() {
    let pages = samples::all(Theme::Auto);
    let thread = pages.iter().find(|page| page.name == "thread").expect("the page");
    assert!(thread.html.contains("<bdi>ليلى الحداد</bdi>"));
    assert!(thread.html.contains(r#"dir="auto" lang="ar""#));
}

// A first page weighs under 150 kB with style and fonts, unpacked; a thread of fifty posts and 36 kB of text under 80 kB.
#[test]
fn pages_are_light() {
    const SHARED: usize = 118_000;
    for page in samples::all(Theme::Auto) {
        // Every quarter of an archive stands in a table: nobody's first page, and a tenth of it when packed.
        let long = page.name == "thread-long" || page.name.starts_with("discover-");
        let most = if long { 80_000 } else { 150_000 - SHARED };
        assert!(page.html.len() < most, "{} has {} bytes", page.name, page.html.len());
    }
}
