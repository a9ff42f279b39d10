//! Rows as CSV for programs.

use super::sheet::{Cell, Sheet};

impl Sheet {
    /// The rows as CSV (RFC 4180, UTF-8, line feeds), under the columns' keys.
    ///
    /// A text that a spreadsheet would run as a formula gets an apostrophe before it.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        // Writing to memory cannot fail, and rows are as long as the header.
        let _ = writer.write_record(self.columns().iter().map(|column| column.key));
        for row in self.rows() {
            let _ = writer.write_record(row.iter().map(harmless));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

fn harmless(cell: &Cell) -> String {
    let value = cell.value();
    let mut letters = value.chars();
    let formula = match letters.next() {
        Some('=' | '@') => true,
        Some('+' | '-') => !letters.as_str().is_empty() && value.parse::<f64>().is_err(),
        _ => false,
    };
    if formula { format!("'{value}") } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Column;
    use super::*;

    #[test]
    fn values_come_quoted_where_they_must() {
        let mut sheet = Sheet::new([Column::new("name", "Name"), Column::new("contract_end", "Contract")]);
        sheet.push(["Konaté, \"Ibou\"".into(), Cell::with_value("30 Jun 2026", "2026-06-30")]);
        sheet.push(["two\nlines".into(), Cell::unknown()]);
        assert_eq!(sheet.to_csv(), "name,contract_end\n\"Konaté, \"\"Ibou\"\"\",2026-06-30\ntwo lines,\n");
    }

    #[test]
    fn what_was_written_is_read_again() {
        let texts = ["a,b", "\"", " space ", "é;ü", "", "-3", "+1.5", "-"];
        let mut sheet = Sheet::new([Column::new("text", "Text"), Column::new("nr", "No")]);
        for text in texts {
            sheet.push([text.into(), "1".into()]);
        }
        let text = sheet.to_csv();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        assert_eq!(read, texts);
    }

    #[test]
    fn no_name_becomes_a_formula() {
        for (text, written) in
            [("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"), ("@x", "'@x"), ("-x+1", "'-x+1"), ("-1", "-1")]
        {
            assert_eq!(harmless(&Cell::new(text)), written);
        }
    }
}
