//! Figures as SVG: coloured by classes from the tokens, so that they follow the light and print.
//!
//! Marks carry their words directly; what colour tells, a pattern, a shape or a word tells too.

use std::fmt::Write;

use community::discover::{Map, WIDTH};

use crate::html::{Html, escape_into};

#[derive(Clone)]
/// A bar with its name above and what it says below.
pub(super) struct Bar {
    /// What it is about.
    pub name: String,
    /// The numbers, in words.
    pub says: String,
    /// Parts of the whole width, first to last: full, paler, hatched.
    pub parts: [f64; 3],
}

const ROW: f64 = 84.0;

/// Bars below each other, each as wide as the figure.
pub(super) fn bars(title: &str, bars: &[Bar]) -> Html {
    let height = ROW * bars.len() as f64;
    let desc: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.says)).collect();
    let mut svg = opened(&format!("0 0 {WIDTH} {height}"), title, &desc.join(". "));
    for (place, bar) in bars.iter().enumerate() {
        let top = place as f64 * ROW;
        text(&mut svg, "t-b", 0.0, top + 20.0, "", &bar.name);
        let mut x = 0.0;
        for (part, class) in bar.parts.iter().zip(["f-bar", "f-bar2", "f-open"]) {
            let width = (part * WIDTH).clamp(0.0, WIDTH - x);
            if width >= 0.5 {
                let (y, fill) =
                    (top + 29.0, if class == "f-open" { r##" fill="url(#open-hatch)""## } else { "" });
                let _ = write!(
                    svg,
                    r#"<rect class="{class}"{fill} x="{x:.1}" y="{y:.0}" width="{width:.1}" height="22"/>"#
                );
            }
            x += width;
        }
        text(&mut svg, "t-q", 0.0, top + 71.0, "", &bar.says);
    }
    closed(svg)
}

/// One stick for each, most first, with its number below where there is room.
pub(super) fn sticks(title: &str, each: &[usize]) -> Html {
    let most = each.first().copied().unwrap_or(1).max(1) as f64;
    let step = (WIDTH / each.len().max(1) as f64).min(44.0);
    let numbered = step >= 21.0;
    let desc: Vec<String> = each.iter().map(usize::to_string).collect();
    let mut svg = opened(&format!("0 0 {WIDTH} 170"), title, &desc.join(", "));
    for (place, count) in each.iter().enumerate() {
        let height = (*count as f64 / most * 132.0).max(2.0);
        let (x, width) = (place as f64 * step + step * 0.14, step * 0.72);
        let _ = write!(
            svg,
            r#"<rect class="f-bar" x="{x:.1}" y="{:.1}" width="{width:.1}" height="{height:.1}" rx="2"/>"#,
            138.0 - height
        );
        if numbered {
            text(&mut svg, "t-q", x + width / 2.0, 162.0, "middle", &count.to_string());
        }
    }
    let _ = write!(svg, r#"<path class="f-rule2" d="M0 138H{:.0}"/>"#, step * each.len() as f64);
    closed(svg)
}

/// A small line through quarters, with a dot at `dot`. Gaps stay gaps.
pub(super) fn spark(values: &[Option<f64>], dot: usize) -> Html {
    let known = || values.iter().flatten().copied();
    let (least, most) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    let reach = if most > least { most - least } else { 1.0 };
    let step = 112.0 / (values.len().max(2) - 1) as f64;
    let place = |index: usize, value: f64| (4.0 + step * index as f64, 30.0 - (value - least) / reach * 26.0);
    let mut svg = String::from(
        r#"<svg class="spark" viewBox="0 0 120 34" aria-hidden="true"><path class="f-rule" d="M4 30H116"/>"#,
    );
    let (mut path, mut alone, mut before) = (String::new(), String::new(), false);
    for (index, value) in values.iter().enumerate() {
        if let Some(value) = value {
            let (x, y) = place(index, *value);
            if !before && values.get(index + 1).is_none_or(Option::is_none) {
                // Between two gaps there is no line, only a point.
                let _ = write!(alone, r#"<circle class="f-alone" cx="{x:.1}" cy="{y:.1}" r="2"/>"#);
            }
            let _ = write!(path, "{}{x:.1} {y:.1}", if before { "L" } else { "M" });
        }
        before = value.is_some();
    }
    let _ = write!(svg, r#"<path class="f-ink f-spark" d="{path}"/>{alone}"#);
    if let Some(Some(value)) = values.get(dot) {
        let (x, y) = place(dot, *value);
        let _ = write!(svg, r#"<circle class="f-dot" cx="{x:.1}" cy="{y:.1}" r="4.5"/>"#);
    }
    svg.push_str("</svg>");
    Html(svg)
}

/// The map of who answers whom.
pub(super) fn map(title: &str, desc: &str, map: &Map) -> Html {
    let mut svg = opened(&format!("0 0 {WIDTH} {}", map.height), title, desc);
    for (one, other, answers) in &map.lines {
        let (from, to) = (&map.points[*one], &map.points[*other]);
        // Slightly bent, so that a line that runs past somebody does not seem to end there.
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (x, y) = ((from.x + to.x) / 2.0 - dy * 0.08, (from.y + to.y) / 2.0 + dx * 0.08);
        let class = match *answers as usize {
            0..=2 => "f-tie",
            3..=9 => "f-tie f-tie2",
            _ => "f-tie f-tie3",
        };
        let _ = write!(
            svg,
            r#"<path class="{class}" d="M{:.0} {:.0}Q{x:.0} {y:.0} {:.0} {:.0}"/>"#,
            from.x, from.y, to.x, to.y
        );
    }
    for point in &map.points {
        let class = if point.broker { "f-broker" } else { "f-node" };
        let (x, y) = (point.x, point.y);
        if point.convenor {
            let _ = write!(
                svg,
                r#"<rect class="{class}" x="{:.0}" y="{:.0}" width="22" height="22" rx="2"/>"#,
                x - 11.0,
                y - 11.0
            );
        } else {
            let _ = write!(svg, r#"<circle class="{class}" cx="{x:.0}" cy="{y:.0}" r="12"/>"#);
        }
        if let Some(letter) = point.group {
            let class = if point.broker { "t-mark t-mark2" } else { "t-mark" };
            text(&mut svg, class, x, y + 5.0, "middle", letter.encode_utf8(&mut [0; 4]));
        }
    }
    for point in map.points.iter().filter(|point| !point.label.is_empty()) {
        text(&mut svg, "halo t-b t-name", point.x, point.y + 30.0, "middle", &point.label);
    }
    closed(svg)
}

fn opened(view: &str, title: &str, desc: &str) -> String {
    let mut svg = format!(r#"<svg viewBox="{view}" role="img" aria-label=""#);
    escape_into(&mut svg, title);
    svg.push_str(r#""><title>"#);
    escape_into(&mut svg, title);
    svg.push_str("</title><desc>");
    escape_into(&mut svg, desc);
    svg.push_str("</desc>");
    svg
}

fn closed(mut svg: String) -> Html {
    svg.push_str("</svg>");
    Html(svg)
}

fn text(svg: &mut String, class: &str, x: f64, y: f64, anchor: &str, words: &str) {
    let anchor = if anchor.is_empty() { String::new() } else { format!(r#" text-anchor="{anchor}""#) };
    let _ = write!(svg, r#"<text class="{class}" x="{x:.0}" y="{y:.0}"{anchor}>"#);
    escape_into(svg, words);
    svg.push_str("</text>");
}
