//! The columns under way, filled row by row.

use std::sync::Arc;

use arrow_array::builder::{BooleanBufferBuilder, Decimal128Builder, Int16Builder, Int32Builder};
use arrow_array::{ArrayRef, StringArray, StructArray};
use arrow_buffer::NullBuffer;
use paysign::amount::AmountError;
use paysign::{Amount, Code, Verified, VerifyError};

use crate::columns::Columns;
use crate::error::ColumnsError;
use crate::texts::{NotUtf8, Texts};
use crate::words::{self, Words};

/// The columns under way.
pub(crate) struct Rows<'c> {
    columns: &'c Columns,
    is_there: BooleanBufferBuilder,
    is_proved: BooleanBufferBuilder,
    verdict: Int16Builder,
    code: Words,
    secret_index: Int32Builder,
    /// `order_no`, `trade_no`, `merchant_id`, then the fields that are asked for by name.
    texts: Vec<Texts>,
    status: Words,
    amounts: [Decimal128Builder; 2],
    error: Words,
    error_column: Words,
}

/// The columns that can have an error, in the order of their places in the dictionary.
const FALLIBLE: [&str; 5] = ["order_no", "trade_no", "merchant_id", "paid_amount", "ordered_amount"];
/// The codes that an error can have.
const ERRORS: [&str; 3] = [Code::InvalidAmount.as_str(), Code::NotWhole.as_str(), "not_utf8"];
/// Bytes of a number that is written again, with or without an exponent.
const LONGEST_NUMBER: usize = 64;
/// The greatest decimal of 38 digits.
const GREATEST: u128 = 10u128.pow(Columns::PRECISION as u32) - 1;

/// Why a column could not be filled: the places of its code and of its name.
struct Unfilled {
    error: usize,
    column: usize,
}

impl<'c> Rows<'c> {
    /// Room for so many.
    pub(crate) fn with_capacity(columns: &'c Columns, rows: usize) -> Self {
        let texts = || Texts::with_capacity(columns.text_type(), rows);
        let amounts = || Decimal128Builder::with_capacity(rows);
        Self {
            columns,
            is_there: BooleanBufferBuilder::new(rows),
            is_proved: BooleanBufferBuilder::new(rows),
            verdict: Int16Builder::with_capacity(rows),
            code: Words::with_capacity(rows),
            secret_index: Int32Builder::with_capacity(rows),
            texts: (0..3 + columns.field_names().len()).map(|_| texts()).collect(),
            status: Words::with_capacity(rows),
            amounts: [amounts(), amounts()],
            error: Words::with_capacity(rows),
            error_column: Words::with_capacity(rows),
        }
    }

    /// A row without a body.
    pub(crate) fn push_null(&mut self) {
        self.is_there.append(false);
        self.verdict.append_null();
        self.code.push(None);
        self.push_no_facts();
    }

    /// The row of a body of so many bytes.
    ///
    /// # Errors
    ///
    /// [`ColumnsError::TooLong`].
    pub(crate) fn push(
        &mut self,
        verdict: &Result<Verified<'_>, VerifyError>,
        body_len: usize,
    ) -> Result<(), ColumnsError> {
        self.is_there.append(true);
        match verdict {
            Ok(verified) => {
                self.verdict.append_value(0);
                self.code.push(Some(0));
                self.push_facts(verified, body_len)
            }
            Err(error) => {
                let code = error.code();
                self.verdict.append_value(code.number().cast_signed());
                self.code.push(words::place_of(code));
                self.push_no_facts();
                Ok(())
            }
        }
    }

    fn push_no_facts(&mut self) {
        self.is_proved.append(false);
        self.secret_index.append_null();
        self.texts.iter_mut().for_each(Texts::push_null);
        self.status.push(None);
        self.amounts.iter_mut().for_each(Decimal128Builder::append_null);
        self.error.push(None);
        self.error_column.push(None);
    }

    fn push_facts(&mut self, verified: &Verified<'_>, body_len: usize) -> Result<(), ColumnsError> {
        // No value is longer than the body that it is of, but for a number that is written again.
        let most = body_len.saturating_add(LONGEST_NUMBER);
        if !self.texts.iter().all(|texts| texts.has_room_for(most)) {
            return Err(ColumnsError::TooLong);
        }
        self.is_proved.append(true);
        self.secret_index.append_option(i32::try_from(verified.secret_index()).ok());
        let facts = verified.facts();
        let mut unfilled = None;
        let named = self.columns.field_names().iter().map(|name| verified.get(name));
        let values = [facts.order_no, facts.trade_no, facts.merchant_id].into_iter().chain(named);
        for (place, (texts, value)) in self.texts.iter_mut().zip(values).enumerate() {
            if let Err(NotUtf8) = texts.push(value) {
                // Fields by name come after the columns that are always there.
                let column = if place < 3 { place } else { place - 3 + FALLIBLE.len() };
                unfilled.get_or_insert(Unfilled { error: 2, column });
            }
        }
        self.status.push(words::place_of_status(facts.status));
        for (place, amount) in [facts.paid_amount, facts.ordered_amount].into_iter().enumerate() {
            let decimal = amount.map(|amount| amount.and_then(|amount| decimal(amount, self.columns.scale())));
            self.amounts[place].append_option(decimal.and_then(Result::ok));
            if let Some(Err(error)) = decimal {
                let error = usize::from(error == AmountError::NotWhole);
                unfilled.get_or_insert(Unfilled { error, column: 3 + place });
            }
        }
        self.error.push(unfilled.as_ref().map(|unfilled| unfilled.error));
        self.error_column.push(unfilled.as_ref().map(|unfilled| unfilled.column));
        Ok(())
    }

    /// The struct of all columns.
    pub(crate) fn finish(self) -> Result<StructArray, ColumnsError> {
        let Self { columns, mut is_there, mut is_proved, mut verdict, code, mut secret_index, texts, .. } = self;
        let is_there = Some(NullBuffer::new(is_there.finish())).filter(|nulls| nulls.null_count() > 0);
        let names = FALLIBLE.iter().copied().chain(columns.field_names().iter().map(String::as_str));
        let names: ArrayRef = Arc::new(StringArray::from_iter_values(names));
        let errors: ArrayRef = Arc::new(StringArray::from_iter_values(ERRORS));
        let mut texts = texts.into_iter().map(Texts::finish);
        let [order_no, trade_no, merchant_id] =
            std::array::from_fn(|_| texts.next().expect("`with_capacity` makes it"));
        let mut children: Vec<ArrayRef> = vec![
            Arc::new(verdict.finish()),
            code.finish(words::codes())?,
            Arc::new(secret_index.finish()),
            order_no,
            trade_no,
            merchant_id,
            self.status.finish(words::statuses())?,
        ];
        for mut amounts in self.amounts {
            let decimals = amounts.finish();
            let scale = columns.scale().cast_signed();
            children.push(Arc::new(decimals.with_precision_and_scale(Columns::PRECISION, scale)?));
        }
        children.push(self.error.finish(&errors)?);
        children.push(self.error_column.finish(&names)?);
        if !columns.field_names().is_empty() {
            let fields =
                StructArray::try_new(columns.named(), texts.collect(), Some(NullBuffer::new(is_proved.finish())))?;
            children.push(Arc::new(fields));
        }
        Ok(StructArray::try_new(columns.children(), children, is_there)?)
    }
}

/// The digits of an amount with so many after the point.
fn decimal(amount: Amount, scale: u8) -> Result<i128, AmountError> {
    let digits = amount.minor(scale)?;
    if digits > GREATEST {
        return Err(AmountError::TooLong);
    }
    Ok(digits.cast_signed())
}
