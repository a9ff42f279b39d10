//! Where in a file a record or value stands, as a path that costs nothing until it is told.

/// A place: a record of a list of a file, or a value within another place.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    file: &'a str,
    up: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Field(&'a str),
    Item(&'a str, usize),
}

impl<'a> At<'a> {
    /// The `index`th record of a file's list.
    pub(super) const fn record(file: &'a str, list: &'a str, index: usize) -> Self {
        Self { file, up: None, step: Step::Item(list, index) }
    }

    /// A field of this place.
    pub(super) const fn field<'b>(&'b self, name: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { file: self.file, up: Some(self), step: Step::Field(name) }
    }

    /// An item of a list of this place.
    pub(super) const fn item<'b>(&'b self, list: &'b str, index: usize) -> At<'b>
    where
        'a: 'b,
    {
        At { file: self.file, up: Some(self), step: Step::Item(list, index) }
    }

    /// The file's name.
    pub(super) const fn file(&self) -> &'a str {
        self.file
    }

    /// The JSON path: `sagas[3].outcomes[0].date`.
    pub(super) fn path(&self) -> String {
        let mut path = self.up.map_or_else(String::new, |up| up.path() + ".");
        match self.step {
            Step::Field(name) => path.push_str(name),
            Step::Item(list, index) => {
                path.push_str(list);
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
        path
    }
}
