//! A table of text: its delimiter found, its header read, each cell with its place.

use std::collections::HashMap;

use csv::{ByteRecord, ReaderBuilder};

use crate::ledger::Problem;
use crate::text::fold;

use super::harvest::Spot;
use super::input::Source;
use super::place::{self, line_and_column};

/// Tables wider than this are none.
const MOST_COLUMNS: usize = 2_000;

/// A table that was opened.
pub struct Sheet<'s> {
    /// The file.
    pub source: &'s Source,
    /// Its number.
    pub file: usize,
    /// What stands between cells.
    pub delimiter: u8,
    /// The names of its columns.
    pub header: Vec<String>,
    columns: HashMap<String, usize>,
}

/// A row: its cells and where it begins.
pub struct Row<'r> {
    cells: &'r ByteRecord,
    /// Where it begins.
    pub spot: Spot,
    at: usize,
}

impl<'s> Sheet<'s> {
    /// Opens a table, or says why the text is none.
    pub fn open(source: &'s Source, file: usize) -> Result<Self, Box<Problem>> {
        let refuse = |code, what: String, expected: &str| {
            let spot = Spot { file, line: 1, column: 1 };
            Err(Box::new(place::expecting(place::error(code, source, Some(spot), what), expected)))
        };
        let first = source.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        if first.trim_start().starts_with(['{', '[']) {
            return refuse("wrong_kind", "this is JSON, not a table".into(), "CSV with a header");
        }
        let Some(delimiter) = delimiter(first) else {
            let what = format!("the first line has one column: `{}`", crate::text::sanitise_to(first, 60));
            return refuse("wrong_delimiter", what, "a header of columns with `,`, `;`, tab or `|` between them");
        };
        let mut header = ByteRecord::new();
        // A table in memory cannot fail to be read, and broken quotes are read as they come.
        let _ = reader(source, delimiter).read_byte_record(&mut header);
        if header.len() > MOST_COLUMNS {
            return refuse("wrong_kind", format!("the first line has {} columns", header.len()), "a header");
        }
        let header: Vec<String> = header.iter().map(|name| text(name).trim().to_owned()).collect();
        let mut columns = HashMap::with_capacity(header.len());
        for (at, name) in header.iter().enumerate() {
            // Of two columns with one name the first counts.
            columns.entry(plain(name)).or_insert(at);
        }
        Ok(Self { source, file, delimiter, header, columns })
    }

    /// The column of a name, however it is spelt.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.get(&plain(name)).copied()
    }

    /// Hands every row over; one with another number of cells than the header is told of and left
    /// out. Gives how many were left out.
    pub fn each(&self, problems: &mut Vec<Problem>, mut take: impl FnMut(&Row<'_>, &mut Vec<Problem>)) -> usize {
        let mut reader = reader(self.source, self.delimiter);
        let mut record = ByteRecord::new();
        let mut header = true;
        let mut ragged = 0;
        while let Ok(true) = reader.read_byte_record(&mut record) {
            if std::mem::take(&mut header) || record.iter().all(|cell| cell.trim_ascii().is_empty()) {
                continue;
            }
            let position = record.position();
            let at = position.map_or(0, |at| at.byte() as usize);
            // Blank lines before a row count into its position.
            let blank = self.source.text.as_bytes()[at.min(self.source.text.len())..].iter();
            let blank = blank.take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
            let line = position.map_or(1, |at| at.line() as u32) + blank as u32;
            let row = Row { cells: &record, spot: Spot { file: self.file, line, column: 1 }, at };
            if record.len() == self.header.len() {
                take(&row, problems);
            } else {
                ragged += 1;
                problems.push(self.ragged(&row));
            }
        }
        ragged
    }

    fn ragged(&self, row: &Row<'_>) -> Problem {
        let what = format!("this row has {} cells and the header {}", row.cells.len(), self.header.len());
        let expected = "as many as the header; is the file cut off, or a delimiter inside a cell without quotes?";
        place::expecting(place::error("ragged_row", self.source, Some(row.spot), what), expected)
    }

    /// The cells of a column, for looking at it as a whole.
    pub fn cells(&self, column: usize) -> Vec<String> {
        let mut cells = Vec::new();
        self.each(&mut Vec::new(), |row, _| cells.push(row.cell(column).into_owned()));
        cells
    }

    /// The place of a cell.
    pub fn spot(&self, row: &Row<'_>, column: usize) -> Spot {
        let text = &self.source.text;
        let start = text.floor_char_boundary(row.at.min(text.len()));
        let start = start + (text[start..].len() - text[start..].trim_start_matches(['\n', '\r']).len());
        let (mut at, mut left, mut quoted) = (start, column, false);
        for (offset, byte) in text.as_bytes()[start..].iter().enumerate() {
            if left == 0 {
                break;
            }
            match byte {
                b'"' => quoted = !quoted,
                byte if *byte == self.delimiter && !quoted => {
                    left -= 1;
                    at = start + offset + 1;
                }
                b'\n' if !quoted => break,
                _ => {}
            }
        }
        let (line, column) = line_and_column(text, at);
        Spot { file: self.file, line, column }
    }
}

impl Row<'_> {
    /// The text of a cell; nothing where the table has no such column.
    pub fn cell(&self, column: usize) -> std::borrow::Cow<'_, str> {
        self.cells.get(column).map_or_else(Default::default, text)
    }

    /// The text of a cell of a column that the table may not have.
    pub fn maybe(&self, column: Option<usize>) -> std::borrow::Cow<'_, str> {
        column.map_or_else(Default::default, |column| self.cell(column))
    }

    /// The bytes of the whole row, for telling twins.
    pub fn bytes(&self) -> &[u8] {
        self.cells.as_slice()
    }
}

fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn reader(source: &Source, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(source.text.as_bytes())
}

/// What stands between the cells of a header: of several candidates the one that stands most often.
fn delimiter(line: &str) -> Option<u8> {
    let mut quoted = false;
    let mut counts = [(b';', 0_usize), (b'\t', 0), (b'|', 0), (b',', 0)];
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == byte) {
            *count += 1;
        }
    }
    // The first of equals, a comma last: it stands in names of columns too.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count)?;
    (best.1 > 0).then_some(best.0)
}

/// A column's name without what spellings differ in: `Contract Expires`, `contract_expires`.
pub fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { name: "t.csv".into(), text: text.into(), odd: None }
    }

    #[test]
    fn tables_are_read_whatever_stands_between_the_cells() {
        for (text, delimiter) in
            [("a,b\n1,2", b','), ("a;b,c\n1;2", b';'), ("a\tb\n1\t2", b'\t'), ("\"a,x\";b\n1;2", b';')]
        {
            let source = source(text);
            let sheet = Sheet::open(&source, 0).unwrap();
            assert_eq!((sheet.delimiter, sheet.header.len()), (delimiter, 2), "{text}");
        }
        let one = source("name\nx");
        assert_eq!(Sheet::open(&one, 0).err().unwrap().code, "wrong_delimiter");
        let json = source("{\"a\": 1}");
        assert_eq!(Sheet::open(&json, 0).err().unwrap().code, "wrong_kind");
    }

    #[test]
    fn a_ragged_row_is_told_with_its_line_and_the_rest_is_read() {
        let source = source("a,b\n1,2\n3\n\n5,6\n");
        let sheet = Sheet::open(&source, 0).unwrap();
        let (mut problems, mut rows) = (Vec::new(), Vec::new());
        assert_eq!(sheet.each(&mut problems, |row, _| rows.push((row.cell(0).into_owned(), row.spot.line))), 1);
        assert_eq!(rows, [("1".to_owned(), 2), ("5".to_owned(), 5)]);
        assert_eq!((problems[0].code, problems[0].place.unwrap().line), ("ragged_row", 3));
    }

    #[test]
    fn a_cell_has_its_column() {
        let source = source("a,b,c\n\"x,\nÉ\",é,z\n1,2,3\n");
        let sheet = Sheet::open(&source, 0).unwrap();
        let mut spots = Vec::new();
        sheet.each(&mut Vec::new(), |row, _| spots.push(sheet.spot(row, 2)));
        assert_eq!((spots[0].line, spots[0].column), (3, 6));
        assert_eq!((spots[1].line, spots[1].column), (4, 5));
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(text in "[a-c,;\t|\"\n\ré]{0,60}") {
            let source = source(&text);
            if let Ok(sheet) = Sheet::open(&source, 0) {
                sheet.each(&mut Vec::new(), |row, _| { sheet.spot(row, sheet.header.len() + 2); });
            }
        }
    }
}
