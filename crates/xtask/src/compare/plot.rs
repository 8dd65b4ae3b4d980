//! The pictures of the page.

use anyhow::Context;
use plotters::coord::Shift;
use plotters::coord::ranged1d::{AsRangedCoord, ValueFormatter};
use plotters::prelude::*;

use super::goals;
use super::row::Row;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

const FONT: &str = "sans-serif";
const MET: RGBColor = RGBColor(46, 125, 50);
const MISSED: RGBColor = RGBColor(198, 92, 32);
const WITHOUT_GOAL: RGBColor = RGBColor(110, 120, 130);
const BY_HAND: RGBColor = RGBColor(150, 40, 40);
const KNOWN: RGBColor = RGBColor(25, 90, 170);

/// Draws into a text.
fn svg(size: (u32, u32), draw: impl FnOnce(&Area<'_>) -> anyhow::Result<()>) -> anyhow::Result<String> {
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        area.fill(&WHITE)?;
        draw(&area)?;
        area.present()?;
    }
    Ok(text)
}

/// A bar for each goal, and a line where it is: digests on the left, times as fast as by hand on the right.
pub(super) fn goals(rows: &[Row]) -> anyhow::Result<String> {
    let goals = goals::all(rows);
    let shown: Vec<_> = goals.iter().filter_map(|goal| Some((goal, Row::find(rows, goal.row)?))).collect();
    let height = 24 * u32::try_from(shown.len())? + 110;
    let bars = |number: fn(&Row) -> Option<f64>, aim: fn(&goals::Goal) -> Option<f64>| {
        let bar = |(goal, row): &(&goals::Goal, &Row)| Bar { name: goal.what, len: number(row), goal: aim(goal) };
        shown.iter().map(bar).collect::<Vec<_>>()
    };
    let most = |bars: &[Bar]| bars.iter().flat_map(|bar| [bar.len, bar.goal]).flatten().fold(1.0, f64::max);
    svg((1000, height), |area| {
        let (left, right) = area.split_horizontally(560);
        let digests = bars(|row| row.vs_md5, |goal| goal.most);
        let axis = 0.0..most(&digests) * 1.2;
        panel(&left, "time, in MD5 digests (less is better)", &digests, (axis, 0.0), true, |len, goal| len <= goal)?;
        let times = bars(|row| row.vs_hand, |goal| goal.least);
        let axis = (0.5..most(&times) * 2.0).log_scale();
        panel(&right, "times as fast as by hand (more is better)", &times, (axis, 0.5), false, |len, goal| len >= goal)
    })
}

struct Bar {
    name: &'static str,
    len: Option<f64>,
    goal: Option<f64>,
}

/// Bars from the top down, which begin at `least`; before them their names, if the area begins at the
/// left.
fn panel<X>(
    area: &Area<'_>,
    title: &str,
    bars: &[Bar],
    (axis, least): (X, f64),
    has_names: bool,
    is_met: impl Fn(f64, f64) -> bool,
) -> anyhow::Result<()>
where
    X: AsRangedCoord<Value = f64>,
    X::CoordDescType: ValueFormatter<f64>,
{
    let count = u32::try_from(bars.len())?;
    let mut chart = ChartBuilder::on(area)
        .caption(title, (FONT, 16))
        .margin(10)
        .margin_left(if has_names { 215 } else { 10 })
        .x_label_area_size(28)
        .build_cartesian_2d(axis, f64::from(count)..0.0)?;
    let mut mesh = chart.configure_mesh();
    mesh.disable_y_mesh().disable_y_axis().x_labels(8).x_label_formatter(&|number| format!("{number}"));
    mesh.light_line_style(WHITE).label_style((FONT, 12)).draw()?;
    let plane = chart.plotting_area();
    let pixels = |number: f64| plane.map_coordinate(&(number, 0.0)).0;
    for (top, bar) in (0..count).map(f64::from).zip(bars) {
        if has_names {
            let (_, y) = plane.map_coordinate(&(least, top + 0.24));
            area.draw(&Text::new(bar.name, (12, y), (FONT, 13)))?;
        }
        let Some(len) = bar.len else { continue };
        let color = match bar.goal {
            Some(goal) if is_met(len, goal) => MET,
            Some(_) => MISSED,
            None => WITHOUT_GOAL,
        };
        plane.draw(&Rectangle::new([(least, top + 0.2), (len, top + 0.8)], color.filled()))?;
        // Not across the line of the goal.
        let beside = |goal: &f64| *goal >= len && pixels(*goal) < pixels(len) + 40;
        let at = bar.goal.filter(beside).unwrap_or(len);
        plane.draw(&(EmptyElement::at((at, top + 0.26)) + Text::new(format!("{len:.2}"), (5, 0), (FONT, 12))))?;
        if let Some(goal) = bar.goal {
            plane.draw(&PathElement::new([(goal, top + 0.05), (goal, top + 0.95)], BLACK.stroke_width(2)))?;
        }
    }
    Ok(())
}

/// How the time grows with the bytes and with the parameters.
pub(super) fn growth(rows: &[Row]) -> anyhow::Result<String> {
    svg((1000, 420), |area| {
        let (bytes, params) = area.split_horizontally(500);
        let ours = points(rows, "rust.verify.bytes_", |row| Some(row.ns));
        let floor = points(rows, "rust.verify.bytes_", |row| Some(row.ns / row.vs_md5?));
        let all = [Line::new("md-5 alone", BLACK, floor), Line::new("paysign", KNOWN, ours)];
        lines(&bytes, "verify: a body of so many bytes, µs", &all)?;
        let of = |prefix| points(rows, prefix, |row| Some(row.ns));
        let all = [
            Line::new("by hand", BY_HAND, of("rust.by_hand.naive_params_")),
            Line::new("names unknown", MISSED, of("rust.verify.params_")),
            Line::new("31 names known", KNOWN, of("rust.verify.known_params_")),
            Line::new("md-5 alone", BLACK, points(rows, "rust.verify.params_", |row| Some(row.ns / row.vs_md5?))),
        ];
        lines(&params, "verify: so many parameters, µs", &all)
    })
}

/// The number after the name, and microseconds.
fn points(rows: &[Row], prefix: &str, ns: impl Fn(&Row) -> Option<f64>) -> Vec<(f64, f64)> {
    let point = |row: &Row| Some((row.name.strip_prefix(prefix)?.parse().ok()?, ns(row)? / 1000.0));
    rows.iter().filter_map(point).collect()
}

struct Line {
    name: &'static str,
    color: RGBColor,
    points: Vec<(f64, f64)>,
}

impl Line {
    fn new(name: &'static str, color: RGBColor, points: Vec<(f64, f64)>) -> Self {
        Self { name, color, points }
    }
}

fn lines(area: &Area<'_>, title: &str, all: &[Line]) -> anyhow::Result<()> {
    let points = || all.iter().flat_map(|line| &line.points);
    anyhow::ensure!(points().next().is_some(), "no growth was measured");
    let (right, top) = points().fold((0.0, 0.0), |(right, top): (f64, f64), (x, y)| (right.max(*x), top.max(*y)));
    let mut chart = ChartBuilder::on(area)
        .caption(title, (FONT, 16))
        .margin(12)
        .x_label_area_size(28)
        .y_label_area_size(44)
        .build_cartesian_2d(0.0..right * 1.02, 0.0..top * 1.08)?;
    let mut mesh = chart.configure_mesh();
    mesh.light_line_style(WHITE).label_style((FONT, 12)).x_label_formatter(&|number| format!("{number}"));
    mesh.y_label_formatter(&|number| format!("{number}")).draw()?;
    for Line { name, color, points } in all {
        let color = *color;
        chart
            .draw_series(LineSeries::new(points.iter().copied(), color.stroke_width(2)))
            .context("a line")?
            .label(*name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 18, y)], color.stroke_width(2)));
        chart.draw_series(points.iter().map(|point| Circle::new(*point, 3, color.filled())))?;
    }
    let mut labels = chart.configure_series_labels();
    labels.position(SeriesLabelPosition::UpperLeft).label_font((FONT, 13));
    Ok(labels.background_style(WHITE).border_style(BLACK.mix(0.3)).draw()?)
}
