//! Letters of every kind: what is shown of them is safe, and none takes long.

mod common;

use common::{problem, within_a_second};
use markup::{Addresses, LetterOptions, from_mail_html, from_mail_text, quote::split, text_of_html};
use proptest::prelude::*;

fn options() -> LetterOptions<'static> {
    LetterOptions::new("Earlier \"letter\" <b>")
}

// 56
#[test]
fn no_trick_passes_in_a_letter() {
    for trick in include_str!("fixtures/xss.txt").lines() {
        let trick = trick.replace("\\n", "\n").replace("\\0", "\0").replace("\\t", "\t");
        for text in [
            trick.clone(),
            format!("> {trick}"),
            format!("-- \n{trick}"),
            format!("Hi\n\nOn 3 May 2026, {trick} wrote:\n> x"),
            format!("```\n{trick}\n```"),
        ] {
            let shown = from_mail_text(&text, &options()).html;
            assert_eq!(problem(&shown, true), None, "{text}\n{shown}");
        }
        for html in [
            trick.clone(),
            format!("Yes.<br>On 3 May 2026, Ada wrote:<blockquote type=cite>{trick}</blockquote>{trick}"),
            format!(
                "<table><tr><td>Yes.<p>From: a@b.example<br>Date: 3 May 2026<br>To: x<p>{trick}</table>{trick}"
            ),
        ] {
            let shown = from_mail_html(&html, &options()).html;
            assert_eq!(problem(&shown, true), None, "{html}\n{shown}");
        }
    }
}

// 43
#[test]
fn letters_made_to_exhaust_a_reader_take_less_than_a_second() {
    let n = 100_000;
    let texts = [
        ("quotes in quotes", ">".repeat(n) + " deep\nend"),
        ("quotes in quotes, spaced", "> ".repeat(n) + "deep\nend"),
        ("quotes line by line", (0..600).map(|i| ">".repeat(i) + " a\n").collect::<String>() + "end"),
        ("a line of 5 MB", "x".repeat(5_000_000)),
        ("words in a line of 2 MB", "word ".repeat(100_000)),
        ("lines", "a\n".repeat(n / 4)),
        ("empty lines", "\n".repeat(n) + "end"),
        ("lines that begin an attribution", "On 3 May 2026\n".repeat(n / 10) + "end"),
        ("lines that end one", "wrote:\n".repeat(n / 10) + "end"),
        ("addresses left open", "2026 a@b.example <\n".repeat(n / 16) + "end"),
        ("header lines", "From: a\n".repeat(n / 10) + "end"),
        ("header lines and blanks", "From: a\n\n".repeat(n / 16) + "end"),
        ("rules", "-----\n".repeat(n / 10) + "end"),
        ("rules and blanks", "-----\n\n\n".repeat(n / 16) + "end"),
        ("stars", "**********\n".repeat(n / 16) + "end"),
        ("stars and words", "**********\na\nb\nc\n".repeat(n / 32) + "end"),
        ("fences", "```\n".repeat(n / 10) + "end"),
        ("fences never closed", "```\n".to_owned() + &"a\n\n".repeat(n / 16) + "end"),
        ("signatures", "-- \na\n".repeat(n / 16) + "end"),
        ("closings", "Regards,\nAda\n\n".repeat(n / 32) + "end"),
        ("names", "Words of a letter here.\n\n".to_owned() + &"Ada\n\n".repeat(n / 32) + "end"),
        ("initials", "AB> x\n".repeat(n / 16) + "end"),
        ("bars", "Ada wrote:\n| x\n".repeat(n / 32) + "end"),
        ("quotes broken", ("> ".to_owned() + &"x".repeat(70) + "\nlower\n").repeat(2_000) + "end"),
        ("columns", "a   b   c\n\n".repeat(n / 32) + "end"),
        ("answers between quotes", "> a\nb\n".repeat(n / 32) + "end"),
        ("addresses", "https://a.example/ a@b.example ".repeat(n / 32) + "end"),
    ];
    for (name, text) in texts {
        within_a_second(name, || split(&text).parts.len());
        let shown = within_a_second(name, || from_mail_text(&text, &options()));
        assert_eq!(problem(&shown.html, true), None, "{name}");
        let flowed = LetterOptions { flowed: true, addresses: Addresses::Hide, ..options() };
        within_a_second(name, || from_mail_text(&text, &flowed));
    }
    let pages = [
        ("quotes in quotes", "<blockquote>".repeat(n) + "deep"),
        ("quotes after quotes", "<blockquote>a</blockquote>b".repeat(n / 20)),
        ("breaks", "<br>".repeat(n / 2) + "end"),
        ("lists in lists", "<ul><li>a".repeat(n / 10)),
        ("empty cells", format!("<table>{}", "<tr><td><td>".repeat(n / 10))),
        ("preformatted", "<pre>".to_owned() + &"a\n".repeat(n / 4)),
        ("open around cuts", "<div><b><i><u>".repeat(30) + &"<blockquote>a</blockquote>b<br>".repeat(2_000)),
        ("text of 1.3 MB", "words &amp; <b>words</b><p>".repeat(n / 2)),
    ];
    for (name, html) in pages {
        let shown = within_a_second(name, || from_mail_html(&html, &options()));
        assert_eq!(problem(&shown.html, true), None, "{name}");
        within_a_second(name, || text_of_html(&html, true));
    }
}

fn noise(html: bool) -> impl Strategy<Value = String> {
    let text = vec![
        "> ",
        ">> ",
        "\n",
        "\n\n",
        "On 3 May 2026, Ada <ada@a.example> wrote:",
        "-- \n",
        "Regards,\n",
        "Ada",
        "From: Ada\nTo: Bo\nSubject: Tea\n",
        "-----Original Message-----\n",
        "words of a letter ",
        "Sent from my telephone\n",
        "**********\n",
        "```\n",
        "https://a.example/x ",
        "\t",
        "é",
        "| ",
        "\r\n",
    ];
    let page = vec![
        "<div>",
        "</div>",
        "<br>",
        "<blockquote>",
        "</blockquote>",
        "<p>",
        "<b>",
        "</b>",
        "<table><tr><td>",
        "</table>",
        "<ul><li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<h1>",
        "</h1>",
        "<hr>",
        "<a href='https://a.example'>",
        "</a>",
        "<img src=https://a.example/x alt=y>",
        "&amp;",
        "&nbsp;",
    ];
    let words = if html { [text, page].concat() } else { text };
    prop::collection::vec(prop::sample::select(words), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_of_a_letter_are_the_whole_letter(text in noise(false)) {
        let letter = split(&text);
        prop_assert_eq!(letter.parts.iter().map(|part| part.text).collect::<String>(), text.clone());
        prop_assert!(letter.parts.windows(2).all(|pair| pair[0].kind != pair[1].kind));
        prop_assert_eq!(problem(&from_mail_text(&text, &options()).html, true), None);
    }

    #[test]
    fn an_html_letter_is_safe_and_keeps_its_words(html in noise(true)) {
        let shown = from_mail_html(&html, &options()).html;
        prop_assert_eq!(problem(&shown, true), None);
        let words = |html: &str| {
            let text: String = text_of_html(html, false);
            text.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
        };
        let earlier: String = words("Earlier \"letter\" &lt;b&gt;");
        // Numbers of lists may begin again behind a cut.
        let without_numbers = |text: String| text.chars().filter(|c| !c.is_numeric()).collect::<String>();
        prop_assert_eq!(without_numbers(words(&shown).replace(&earlier, "")), without_numbers(words(&html)));
    }
}
