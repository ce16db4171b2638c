//! The pages of a notice in a real browser: what stands in a row of a poster adds up, and a telephone shows all of a page.

use std::fmt::Write as _;
use std::fs;

use serde_json::json;

use super::browser::{browse, url};
use super::demo;

/// An amount, in 分.
fn fen(text: &str) -> i64 {
    text.replace([',', '.'], "").parse().unwrap_or_else(|_| panic!("{text:?} is no amount"))
}

/// What follows a mark up to another, every time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap_or_default()).collect()
}

/// Label and figure of every bar of a chart.
fn bars<'a>(poster: &'a str, title: &str) -> Vec<(&'a str, &'a str)> {
    let chart = poster.split(&format!("<figcaption>{title}<")).nth(1).expect("the chart");
    let chart = chart.split("</figure>").next().unwrap_or_default();
    let figures = between(chart, "<td class=\"yuan\">", "</td>");
    between(chart, "<th scope=\"row\">", "</th>").into_iter().zip(figures).collect()
}

#[test]
fn whatever_a_poster_prints_adds_up_by_hand() {
    let house = demo();
    let mut late = 0;
    for notice in 1..=12 {
        let poster =
            fs::read_to_string(house.path().join(format!("demo/notices/{notice:04}/poster.html"))).expect("a poster");
        let projects = poster.split("<section class=\"projects\">").nth(1).expect("the projects");
        for row in between(projects.split("</section>").next().unwrap_or_default(), "<tr><td ", "</tr>") {
            let (mut came, mut went) = (0, 0);
            for cell in between(row, "<td class=\"yuan\" data-label=\"", "</td>") {
                let (label, figure) = cell.split_once("\">").expect("a cell");
                let is_in = ["实募", "配捐", "其他来源", "期末透支"].contains(&label);
                let side = if is_in { &mut came } else { &mut went };
                *side += fen(figure);
            }
            assert_eq!(came, went, "notice {notice}: {row}");
        }
        let given: i64 =
            bars(&poster, "谁捐的").iter().map(|(_, said)| fen(said.rsplit('，').next().unwrap_or_default())).sum();
        let came = bars(&poster, "钱从哪里来");
        let of_gifts = came.iter().find(|(label, _)| *label == "捐赠").map_or(0, |(_, figure)| fen(figure));
        assert_eq!(given, of_gifts, "notice {notice}: who gave, and what was given");
        late += usize::from(poster.contains("补记以前月份的"));
        let blocks = between(&poster, "<p class=\"amount\">", "</p>");
        let labels = between(&poster, "\"><h2>", "<small>");
        let [before, inward, outward, further @ .., left] = &blocks[..] else { panic!("notice {notice}: {blocks:?}") };
        let mut sum = fen(before) + fen(inward) - fen(outward);
        let (mut came, mut went) = (String::new(), String::new());
        for (label, figure) in labels[3..].iter().zip(further) {
            if ["往来收到", "付出又收回"].contains(label) {
                sum += fen(figure);
                write!(came, "加 {label} {figure} ").expect("a text grows");
            } else {
                sum -= fen(figure);
                write!(went, "减 {label} {figure} ").expect("a text grows");
            }
        }
        assert_eq!(sum, fen(left), "notice {notice}: {labels:?}");
        let said = format!("上期结余 {before} 加 收 {inward} {came}减 支 {outward} {went}等于 余 {left}");
        assert!(poster.contains(&said), "notice {notice}: {said}");
        assert!(!poster.contains("0 笔，0.00"), "notice {notice}: kinds that gave nothing");
    }
    assert!(late > 0, "the demo has a late gift");
}

/// A poster is one sheet of A3 in every month of the demo's year: what says how to check it hangs on the same paper.
#[test]
fn a_poster_is_one_sheet() {
    let house = demo();
    let print = |notice: u8| house.path().join(format!("poster-{notice}.pdf"));
    let months = [1, 8, 11, 12];
    let steps = months.iter().flat_map(|notice| {
        let page = url(&house, &format!("demo/notices/{notice:04}/poster.html"));
        [json!({"open": page}), json!({"pdf": print(*notice)})]
    });
    browse(&steps.collect::<Vec<_>>());
    for notice in months {
        let printed = fs::read(print(notice)).expect("the print");
        let text = String::from_utf8_lossy(&printed);
        let pages = text.matches("/Type /Page").count() - text.matches("/Type /Pages").count();
        assert_eq!(pages, 1, "poster {notice}");
    }
}

#[test]
fn a_telephone_shows_the_whole_width_of_a_notice() {
    let house = demo();
    let mut steps = vec![json!({"width": 360, "height": 700})];
    for notice in [1, 9, 12] {
        for page in ["notice", "poster"] {
            steps.push(json!({"open": url(&house, &format!("demo/notices/{notice:04}/{page}.html"))}));
            steps.push(json!({"say": "document.documentElement.scrollWidth"}));
        }
    }
    for width in browse(&steps) {
        assert_eq!(width, json!(360), "a page is wider than the telephone");
    }
}
