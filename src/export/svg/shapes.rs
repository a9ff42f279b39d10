//! Lines and blocks as shapes that meet at the edges of their cells.

use std::fmt::Write;

use super::palette::Ink;
use super::{CELL, px};

/// A symbol that is drawn.
pub(super) enum Shape {
    /// Strokes from the middle to the edges above, right, below and left: 0 none, 1 light, 2 heavy.
    Lines([u8; 4]),
    /// A quarter circle between two edges, given by their strokes as above.
    Corner([u8; 4]),
    /// Filled parts of the cell, in eighths: left, top, width, height.
    Blocks(&'static [[u8; 4]]),
    /// The whole cell, so many quarters dense.
    Shade(u8),
}

/// The shape of a symbol, where it has one.
pub(super) fn of(symbol: &str) -> Option<Shape> {
    let mut letters = symbol.chars();
    let letter = letters.next()?;
    if letters.next().is_some() {
        return None;
    }
    lines(letter).or_else(|| blocks(letter).map(Shape::Blocks)).or(match letter {
        '╭' => Some(Shape::Corner([0, 1, 1, 0])),
        '╮' => Some(Shape::Corner([0, 0, 1, 1])),
        '╰' => Some(Shape::Corner([1, 1, 0, 0])),
        '╯' => Some(Shape::Corner([1, 0, 0, 1])),
        '░' => Some(Shape::Shade(1)),
        '▒' => Some(Shape::Shade(2)),
        '▓' => Some(Shape::Shade(3)),
        _ => None,
    })
}

fn lines(letter: char) -> Option<Shape> {
    Some(Shape::Lines(match letter {
        '─' => [0, 1, 0, 1],
        '━' => [0, 2, 0, 2],
        '│' => [1, 0, 1, 0],
        '┃' => [2, 0, 2, 0],
        '┌' => [0, 1, 1, 0],
        '┏' => [0, 2, 2, 0],
        '┐' => [0, 0, 1, 1],
        '┓' => [0, 0, 2, 2],
        '└' => [1, 1, 0, 0],
        '┗' => [2, 2, 0, 0],
        '┘' => [1, 0, 0, 1],
        '┛' => [2, 0, 0, 2],
        '├' => [1, 1, 1, 0],
        '┣' => [2, 2, 2, 0],
        '┤' => [1, 0, 1, 1],
        '┫' => [2, 0, 2, 2],
        '┬' => [0, 1, 1, 1],
        '┳' => [0, 2, 2, 2],
        '┴' => [1, 1, 0, 1],
        '┻' => [2, 2, 0, 2],
        '┼' => [1, 1, 1, 1],
        '╋' => [2, 2, 2, 2],
        '╴' => [0, 0, 0, 1],
        '╵' => [1, 0, 0, 0],
        '╶' => [0, 1, 0, 0],
        '╷' => [0, 0, 1, 0],
        _ => return None,
    }))
}

fn blocks(letter: char) -> Option<&'static [[u8; 4]]> {
    Some(match letter {
        '▀' => &[[0, 0, 8, 4]],
        '▁' => &[[0, 7, 8, 1]],
        '▂' => &[[0, 6, 8, 2]],
        '▃' => &[[0, 5, 8, 3]],
        '▄' => &[[0, 4, 8, 4]],
        '▅' => &[[0, 3, 8, 5]],
        '▆' => &[[0, 2, 8, 6]],
        '▇' => &[[0, 1, 8, 7]],
        '█' => &[[0, 0, 8, 8]],
        '▉' => &[[0, 0, 7, 8]],
        '▊' => &[[0, 0, 6, 8]],
        '▋' => &[[0, 0, 5, 8]],
        '▌' => &[[0, 0, 4, 8]],
        '▍' => &[[0, 0, 3, 8]],
        '▎' => &[[0, 0, 2, 8]],
        '▏' => &[[0, 0, 1, 8]],
        '▐' => &[[4, 0, 4, 8]],
        '▔' => &[[0, 0, 8, 1]],
        '▕' => &[[7, 0, 1, 8]],
        '▖' => &[[0, 4, 4, 4]],
        '▗' => &[[4, 4, 4, 4]],
        '▘' => &[[0, 0, 4, 4]],
        '▝' => &[[4, 0, 4, 4]],
        '▙' => &[[0, 0, 4, 8], [4, 4, 4, 4]],
        '▚' => &[[0, 0, 4, 4], [4, 4, 4, 4]],
        '▛' => &[[0, 0, 8, 4], [0, 4, 4, 4]],
        '▜' => &[[0, 0, 8, 4], [4, 4, 4, 4]],
        '▞' => &[[4, 0, 4, 4], [0, 4, 4, 4]],
        '▟' => &[[4, 0, 4, 8], [0, 4, 4, 4]],
        _ => return None,
    })
}

/// Draws a shape in so many cells of a row, from a column on.
pub(super) fn push(svg: &mut String, shape: &Shape, x: usize, y: usize, cells: usize, ink: &Ink) {
    let mut path = String::new();
    for at in x..x + cells {
        let corner = (at as f64 * CELL.0, y as f64 * CELL.1);
        match shape {
            Shape::Lines([0, left, 0, right]) if left == right => {
                // A level line is one stroke through all its cells.
                let middle = px(corner.1 + CELL.1 / 2.0);
                let _ = write!(path, "M{} {middle}H{}", px(corner.0), px((x + cells) as f64 * CELL.0));
                break;
            }
            Shape::Lines(strokes) => push_strokes(&mut path, *strokes, corner),
            Shape::Corner(strokes) => push_corner(&mut path, *strokes, corner),
            Shape::Blocks(parts) => parts.iter().for_each(|part| push_block(&mut path, *part, corner)),
            Shape::Shade(_) => push_block(&mut path, [0, 0, 8, 8], corner),
        }
    }
    let opacity = match shape {
        Shape::Shade(quarters) => ink.opacity * f64::from(*quarters) / 4.0,
        _ => ink.opacity,
    };
    let faint = if opacity < 1.0 { format!(" opacity=\"{}\"", px(opacity)) } else { String::new() };
    let paint = match shape {
        Shape::Lines(strokes) | Shape::Corner(strokes) => {
            let thick = if strokes.contains(&2) { "2.6" } else { "1.2" };
            format!("fill=\"none\" stroke=\"{}\" stroke-width=\"{thick}\"", ink.text)
        }
        Shape::Blocks(_) | Shape::Shade(_) => format!("fill=\"{}\" shape-rendering=\"crispEdges\"", ink.text),
    };
    let _ = writeln!(svg, "<path d=\"{path}\" {paint}{faint}/>");
}

/// The middle of a cell and its edges above, right, below and left.
fn edges((left, top): (f64, f64)) -> ((f64, f64), [(f64, f64); 4]) {
    let middle = (left + CELL.0 / 2.0, top + CELL.1 / 2.0);
    (middle, [(middle.0, top), (left + CELL.0, middle.1), (middle.0, top + CELL.1), (left, middle.1)])
}

fn push_strokes(path: &mut String, strokes: [u8; 4], corner: (f64, f64)) {
    let (middle, ends) = edges(corner);
    // Opposite strokes are one, and a corner is drawn through its middle, so that it is sharp.
    let mut drawn: Vec<(f64, f64)> = Vec::new();
    for pair in [[0, 2], [1, 3]] {
        let present: Vec<_> = pair.into_iter().filter(|side| strokes[*side] > 0).map(|side| ends[side]).collect();
        match present[..] {
            [from, to] => {
                let _ = write!(path, "M{} {}L{} {}", px(from.0), px(from.1), px(to.0), px(to.1));
            }
            [only] => drawn.push(only),
            _ => {}
        }
    }
    match drawn[..] {
        [from, to] => {
            let middle = (px(middle.0), px(middle.1));
            let _ = write!(path, "M{} {}L{} {}L{} {}", px(from.0), px(from.1), middle.0, middle.1, px(to.0), px(to.1));
        }
        [only] => {
            let _ = write!(path, "M{} {}L{} {}", px(middle.0), px(middle.1), px(only.0), px(only.1));
        }
        _ => {}
    }
}

fn push_corner(path: &mut String, strokes: [u8; 4], corner: (f64, f64)) {
    let (middle, ends) = edges(corner);
    let level = if strokes[1] > 0 { ends[1] } else { ends[3] };
    let upright = if strokes[0] > 0 { ends[0] } else { ends[2] };
    let radius = CELL.0 / 2.0;
    let turn = middle.1 + if strokes[0] > 0 { -radius } else { radius };
    let _ = write!(
        path,
        "M{} {}V{}Q{} {} {} {}",
        px(upright.0),
        px(upright.1),
        px(turn),
        px(middle.0),
        px(middle.1),
        px(level.0),
        px(level.1)
    );
}

fn push_block(path: &mut String, [left, top, width, height]: [u8; 4], corner: (f64, f64)) {
    let across = |eighths: u8| f64::from(eighths) * CELL.0 / 8.0;
    let down = |eighths: u8| f64::from(eighths) * CELL.1 / 8.0;
    let (x, y) = (corner.0 + across(left), corner.1 + down(top));
    let _ = write!(path, "M{} {}h{}v{}h-{}z", px(x), px(y), px(across(width)), px(down(height)), px(across(width)));
}

#[cfg(test)]
mod tests {
    use super::super::super::style::Style;
    use super::super::palette::inks;
    use super::*;

    fn drawn(symbol: &str, cells: usize) -> String {
        let mut svg = String::new();
        push(&mut svg, &of(symbol).unwrap(), 1, 0, cells, &inks(Style::PLAIN, false));
        svg
    }

    #[test]
    fn shapes_meet_at_the_edges_of_their_cells() {
        for (symbol, cells, path) in [
            ("─", 3, "M8.4 9H33.6"),
            ("│", 1, "M12.6 0L12.6 18"),
            ("┌", 1, "M12.6 18L12.6 9L16.8 9"),
            ("├", 1, "M12.6 0L12.6 18M12.6 9L16.8 9"),
            ("╭", 1, "M12.6 18V13.2Q12.6 9 16.8 9"),
            ("▄", 1, "M8.4 9h8.4v9h-8.4z"),
            ("▁", 1, "M8.4 15.75h8.4v2.25h-8.4z"),
        ] {
            assert!(drawn(symbol, cells).contains(&format!("d=\"{path}\"")), "{symbol}: {}", drawn(symbol, cells));
        }
        assert!(drawn("▒", 1).contains("opacity=\"0.5\""));
    }

    #[test]
    fn letters_have_no_shape() {
        for symbol in ["a", "", "═", "──", "●"] {
            assert!(of(symbol).is_none(), "{symbol}");
        }
    }
}
