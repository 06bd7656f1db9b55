//! What the sanitiser lets through, measured by a checker of its own on tricks and on noise.

mod common;

use common::{problem, within_a_second};
use markup::{clean, from_markdown};
use proptest::prelude::*;

/// One trick a line; `\n`, `\t`, `\r`, `\0`, `\x0c` and `\\` as in Rust. Lines with `#` and a blank are comments.
fn tricks() -> Vec<String> {
    let unescape = |line: &str| {
        let mut out = String::new();
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            match (c, if c == '\\' { rest.next() } else { None }) {
                ('\\', Some('n')) => out.push('\n'),
                ('\\', Some('t')) => out.push('\t'),
                ('\\', Some('r')) => out.push('\r'),
                ('\\', Some('0')) => out.push('\0'),
                ('\\', Some('f')) => out.push('\x0c'),
                ('\\', Some('e')) => out.push('\x1b'),
                ('\\', Some(other)) => out.push(other),
                (c, _) => out.push(c),
            }
        }
        out
    };
    include_str!("fixtures/xss.txt")
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with("# "))
        .map(unescape)
        .collect()
}

// S0.7, 56
#[test]
fn no_trick_passes_the_sanitiser_and_cleaning_twice_changes_nothing() {
    let tricks = tricks();
    assert!(tricks.len() >= 120, "only {} tricks", tricks.len());
    for trick in &tricks {
        for html in [
            trick.clone(),
            format!("<p>before</p>{trick}<p>after</p>"),
            format!("<table><tr><td>{trick}</table>"),
        ] {
            let once = clean(&html);
            assert_eq!(problem(&once, false), None, "{html}\n{once}");
            assert_eq!(clean(&once), once, "{html}");
        }
    }
}

// 56
#[test]
fn no_trick_passes_through_markdown() {
    for trick in tricks() {
        for source in [
            trick.clone(),
            format!("* a\n\n  > {trick}"),
            format!("[x]({trick})"),
            format!("![{trick}]({trick} \"{trick}\")"),
            format!("| a |\n|---|\n| {trick} |"),
            format!("<{trick}>"),
        ] {
            let shown = from_markdown(&source).html;
            assert_eq!(problem(&shown, false), None, "{source}\n{shown}");
        }
    }
}

// 43
#[test]
fn html_made_to_exhaust_a_parser_takes_less_than_a_second() {
    let n = 100_000;
    let big = "x".repeat(5_000_000);
    let traps = [
        ("nested div", "<div>".repeat(n) + "deep"),
        ("nested div, closed", "<div>".repeat(n) + "deep" + &"</div>".repeat(n)),
        ("nested blockquote", "<blockquote>".repeat(n) + "deep"),
        ("nested b", "<b>".repeat(n) + "deep"),
        ("nested tables", "<table><tr><td>".repeat(n) + "deep"),
        ("nested lists", "<ul><li>".repeat(n) + "deep"),
        ("attribute of 5 MB", format!("<p title='{big}'>deep</p>")),
        ("address of 5 MB", format!("<a href='https://{big}'>deep</a>")),
        ("attribute never closed", format!("deep<p title='{big}")),
        (
            "tag of 100,000 attributes",
            format!("<p {}>deep</p>", (0..n).map(|i| format!("a{i}=1 ")).collect::<String>()),
        ),
        (
            "formatting left open",
            format!(
                "deep{}{}",
                (0..5_000).map(|i| format!("<span lang=a{i}>")).collect::<String>(),
                "<p>x".repeat(5_000)
            ),
        ),
        ("formatting and tables", format!("deep{}", "<b><table><i>".repeat(20_000))),
        ("end tags", format!("deep{}", "</div></b></p>".repeat(n))),
        ("comments never closed", format!("deep{}", "<!--".repeat(n))),
        ("comments and almost ends", format!("deep{}", "<!-- --!x".repeat(n))),
        ("style never closed", format!("deep{}", "<style></styl".repeat(n))),
        ("less-than signs", format!("deep{}", "<".repeat(1_000_000))),
        ("ampersands", format!("deep{}", "&#x".repeat(n))),
        ("ampersands between tags", format!("deep{}", "&amp;<x>".repeat(n))),
        ("no-break spaces", format!("deep{}", "\u{a0}".repeat(n))),
        ("references to nothing", format!("deep{}", "&nothing;".repeat(n))),
        ("ampersands as such", format!("deep<textarea>{}", "&".repeat(n))),
        ("nul bytes", format!("deep{}", "\0".repeat(1_000_000))),
        ("links in links", format!("deep{}", "<a href=x><p>".repeat(n))),
        ("text of 3 MB", format!("deep<p>{}", "words &amp; <b>words</b><p>".repeat(n))),
        ("svg in math", format!("deep{}", "<svg><math><mtext>".repeat(n))),
        ("select and template", format!("deep{}", "<select><template><option>".repeat(n))),
    ];
    for (name, trap) in traps {
        let cleaned = within_a_second(name, || clean(&trap));
        assert!(cleaned.contains("deep"), "{name} lost its text");
        assert_eq!(problem(&cleaned, false), None, "{name}");
    }
}

// 43
#[test]
fn markdown_made_to_exhaust_a_parser_takes_less_than_a_second() {
    let n = 100_000;
    let traps = [
        ("quotes", ">".repeat(n) + "deep"),
        ("quotes and blanks", "> ".repeat(n) + "deep"),
        ("brackets", "[".repeat(n) + "deep"),
        ("brackets, closed", "[".repeat(n) + "deep" + &"]".repeat(n)),
        ("images", "![".repeat(n / 2) + "deep"),
        ("links", "[a](".repeat(n / 2) + "deep"),
        ("lists", "- ".repeat(n) + "deep"),
        ("numbers", "1. ".repeat(n) + "deep"),
        ("stars", "*".repeat(n) + "deep"),
        ("stars and words", "*a ".repeat(n / 2) + "deep"),
        ("stars and underscores", "*a _b ".repeat(n / 4) + "deep"),
        ("backticks", (1..400).map(|i| "`".repeat(i) + " ").collect::<String>() + "deep"),
        ("less-than signs", "<".repeat(n) + "deep"),
        ("tags", "<a ".repeat(n / 2) + "deep"),
        ("quotes line by line", "> a\n>> b\n".repeat(n / 10) + "deep"),
        ("lazy lines", "> ".repeat(39) + "a\n" + &"b\n".repeat(n / 2) + "deep"),
        ("table", "|".repeat(n / 4) + "\n" + &"-|".repeat(n / 8) + "\n" + "deep"),
        ("table rows", "|a|\n|-|\n".to_owned() + &"|".repeat(n / 2) + "\n\ndeep"),
        ("references", (0..5_000).map(|i| format!("[a{i}]: http://x\n")).collect::<String>() + "deep"),
        ("deeper lists", (0..300).map(|i| " ".repeat(i * 2) + "- a\n").collect::<String>() + "deep"),
        ("ampersands", "&".repeat(n) + "deep"),
        ("a megabyte", "word *word* ".repeat(n) + "deep"),
    ];
    for (name, trap) in traps {
        let shown = within_a_second(name, || from_markdown(&trap));
        assert!(shown.html.contains("deep"), "{name} lost its text");
        assert_eq!(problem(&shown.html, false), None, "{name}");
    }
}

fn noise() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href=/x>",
            "<a href='http://x'>",
            "</a>",
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<tbody>",
            "<thead>",
            "<caption>",
            "</caption>",
            "<th>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<li>",
            "</li>",
            "<dl>",
            "<dt>",
            "<dd>",
            "</dl>",
            "<h1>",
            "<h2>",
            "</h1>",
            "<pre>",
            "\n",
            "</pre>",
            "<br>",
            "</br>",
            "<hr>",
            "<img src=/a.png alt=x>",
            "<img src=http://x alt=y>",
            "<blockquote>",
            "</blockquote>",
            "<span lang=en>",
            "</span>",
            "<details>",
            "<summary>",
            "</summary>",
            "<code>",
            "</code>",
            "<q>",
            "<style>",
            "</style>",
            "<svg>",
            "<math>",
            "<template>",
            "<select>",
            "<textarea>",
            "</textarea>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "&lt;",
            "&#13;",
            "&#x0",
            "&",
            "<",
            ">",
            "\"",
            "'",
            "\r",
            "\0",
            " ",
            "x",
            "é",
            "<p title=\"",
            "<td colspan=2 dir=rtl>",
            "<frameset>",
            "<body>",
            "<head>",
        ])
        .prop_map(str::to_owned),
        "[a-z <>&;\"'=/!-]{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn noise_comes_out_safe_and_cleaning_twice_changes_nothing(html in noise()) {
        let once = clean(&html);
        prop_assert_eq!(problem(&once, false), None);
        prop_assert_eq!(&clean(&once), &once);
    }

    #[test]
    fn markdown_of_noise_is_safe(source in noise()) {
        prop_assert_eq!(problem(&from_markdown(&source).html, false), None);
    }
}
