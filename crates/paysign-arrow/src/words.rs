//! Words of the core as dictionaries: the same ones in every array, so that chunks share them.

use std::sync::{Arc, LazyLock};

use arrow_array::builder::Int8Builder;
use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, StringArray};
use arrow_schema::DataType;
use paysign::{Code, Status};

use crate::error::ColumnsError;

/// The type of a dictionary of words.
pub(crate) fn data_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
}

/// The word of a proved message.
const OK: &str = "ok";

static CODES: LazyLock<ArrayRef> = LazyLock::new(|| {
    let words = Code::ALL.iter().map(|code| code.as_str());
    Arc::new(StringArray::from_iter_values(std::iter::once(OK).chain(words)))
});
static STATUSES: LazyLock<ArrayRef> =
    LazyLock::new(|| Arc::new(StringArray::from_iter_values(Status::ALL.iter().map(|status| status.as_str()))));

/// A column of words under way.
#[derive(Default)]
pub(crate) struct Words(Int8Builder);

impl Words {
    /// Room for so many.
    pub(crate) fn with_capacity(rows: usize) -> Self {
        Self(Int8Builder::with_capacity(rows))
    }

    /// Appends the word at this place of the dictionary.
    pub(crate) fn push(&mut self, place: Option<usize>) {
        self.0.append_option(place.and_then(|place| i8::try_from(place).ok()));
    }

    /// The column.
    pub(crate) fn finish(mut self, dictionary: &ArrayRef) -> Result<ArrayRef, ColumnsError> {
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(self.0.finish(), Arc::clone(dictionary))?))
    }
}

/// The dictionary of codes, the proved message's first.
pub(crate) fn codes() -> &'static ArrayRef {
    &CODES
}

/// The place of a code in it.
pub(crate) fn place_of(code: Code) -> Option<usize> {
    Code::ALL.binary_search(&code).ok().map(|place| place + 1)
}

/// The dictionary of what messages say about the payment.
pub(crate) fn statuses() -> &'static ArrayRef {
    &STATUSES
}

/// The place of a status in it.
pub(crate) fn place_of_status(status: Status) -> Option<usize> {
    Status::ALL.iter().position(|other| *other == status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::cast::AsArray;

    #[test]
    fn every_code_and_status_has_its_place() {
        let places = i8::MAX as usize;
        assert!(Code::ALL.len() < places && Status::ALL.len() < places);
        for code in Code::ALL {
            let place = place_of(*code).expect("a place");
            assert_eq!(codes().as_string::<i32>().value(place), code.as_str());
        }
        for status in Status::ALL {
            let place = place_of_status(*status).expect("a place");
            assert_eq!(statuses().as_string::<i32>().value(place), status.as_str());
        }
    }
}
