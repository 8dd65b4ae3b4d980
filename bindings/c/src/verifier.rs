//! What verifies, as one argument: for callers in languages in which each argument of a call is expensive.

use std::cell::RefCell;
use std::ffi::c_char;

use paysign::{Amount, Value};

use crate::border;
use crate::code::Code;
use crate::error::Failure;
use crate::guard::{coded, guard};
use crate::message::Message;
use crate::options::{Options, options};
use crate::secret::{self, Secrets};

/// What bodies are verified by. The caller fills it in once, and keeps what it points to as long as it is
/// used.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Verifier<'a> {
    /// The kind of message.
    pub message: Option<&'a Message>,
    /// The secrets.
    pub secrets: Option<&'a Secrets>,
    /// How bodies are checked; NULL for the defaults.
    pub options: Option<&'a Options>,
}

impl<'a> Verifier<'a> {
    fn verify<'b: 'a>(&self, body: &'b [u8]) -> Result<paysign::Verified<'a>, Failure> {
        let message = self.message.ok_or(Code::InvalidArgument)?;
        Ok(message.core().verify_with(body, secret::all(self.secrets), &options(self.options))?)
    }
}

/// Says whether a raw body is authentic, and nothing else, as `paysign_check` does.
///
/// @param verifier What it is verified by.
/// @param body The body exactly as it came off the socket.
/// @return `PAYSIGN_CODE_OK`; else what is wrong, most often `PAYSIGN_CODE_MISMATCH`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verifier_check(
    verifier: Option<&Verifier<'_>>,
    body: *const c_char,
    body_len: usize,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let verifier = verifier.ok_or(Code::InvalidArgument)?;
        verifier.verify(body).map(drop).map_err(|failure| failure.code())
    })
}

/// Verifies a raw body, and says whether the message says: this order, paid, and exactly this amount.
///
/// @param verifier What it is verified by.
/// @param body The body exactly as it came off the socket.
/// @param order_no The merchant's order number.
/// @param amount The amount, as for `paysign_verified_expect`.
/// @return `PAYSIGN_CODE_OK`; else what `paysign_verify` says of the body, or `paysign_verified_expect` of
///     the message.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verifier_expect(
    verifier: Option<&Verifier<'_>>,
    body: *const c_char,
    body_len: usize,
    order_no: *const c_char,
    order_no_len: usize,
    amount: *const c_char,
    amount_len: usize,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        // SAFETY: as above.
        let (order_no, amount) = unsafe { (border::text(order_no, order_no_len)?, border::bytes(amount, amount_len)?) };
        let verifier = verifier.ok_or(Code::InvalidArgument)?;
        expect(verifier, body, order_no, amount).map_err(|failure| failure.code())
    })
}

fn expect(verifier: &Verifier<'_>, body: &[u8], order_no: &str, amount: &[u8]) -> Result<(), Failure> {
    Ok(verifier.verify(body)?.expect(order_no, Amount::parse(amount.iter().copied())?)?)
}

/// Verifies a raw body, and gives all signed fields as one text that ends with a zero byte: for languages
/// that make a string of such a result by themselves.
///
/// The text is the names in the body's order, a byte of 2, and the values in the same order, with a byte of 1
/// between two names or values; it is empty if there is no signed field. There is none where a name or a
/// value holds a byte of 0, 1 or 2, and where it would be longer than 4,095 bytes: then
/// `paysign_verify_texts` has the fields.
///
/// @param verifier What it is verified by.
/// @param body The body exactly as it came off the socket.
/// @return The text, which stays as it is until this thread calls this function or
///     `paysign_merchant_notice_text` again or ends. NULL if the message is not accepted, and where there is
///     no such text: `paysign_verify_texts` says which.
/// @threads Any: each has a text of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verifier_texts(
    verifier: Option<&Verifier<'_>>,
    body: *const c_char,
    body_len: usize,
) -> *const c_char {
    let texts = guard(None, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }.ok()?;
        let message = verifier?.verify(body).ok()?;
        TEXTS.with_borrow_mut(|texts| texts.of(&message))
    });
    texts.unwrap_or(std::ptr::null())
}

thread_local! {
    static TEXTS: RefCell<Texts> = const { RefCell::new(Texts { all: TextBuffer::EMPTY, values: TextBuffer::EMPTY }) };
}

/// An order number and what is told beside it as one text, if each can be told from the next; it lives as
/// long as the thread does not ask for another one.
pub(crate) fn text_of(order_no: Value<'_>, others: [&[u8]; 2]) -> Option<*const c_char> {
    TEXTS.with_borrow_mut(|Texts { all, .. }| {
        all.len = 0;
        all.put(order_no)?;
        for other in others {
            all.add(other)?;
            all.add(&[BETWEEN])?;
        }
        all.replace_last(END);
        let text = &all.bytes[..all.len];
        let is_plain = text.iter().filter(|byte| **byte <= BETWEEN).count() == 1 + others.len();
        is_plain.then(|| text.as_ptr().cast())
    })
}

const END: u8 = 0;
/// What is between two names, and between two values.
const BETWEEN: u8 = 1;
/// What is between the names and the values: the greatest of the three.
const VALUES: u8 = 2;

/// The texts of a message, and its values until all names are written.
struct Texts {
    all: TextBuffer,
    values: TextBuffer,
}

impl Texts {
    /// Those of a message, if each can be told from the next; they live as long as the thread does not ask
    /// for others.
    fn of(&mut self, verified: &paysign::Verified<'_>) -> Option<*const c_char> {
        let Self { all, values } = self;
        (all.len, values.len) = (0, 0);
        let mut texts = 0;
        for (name, value) in verified.fields() {
            all.put(name)?;
            values.put(value)?;
            texts += 2;
        }
        all.replace_last(VALUES);
        all.add(&values.bytes[..values.len])?;
        // Of all three: a comparison that many bytes are put through at once.
        let looks_like_one = |byte: &&u8| **byte <= VALUES;
        if all.bytes[..all.len].iter().filter(looks_like_one).count() != texts {
            return None;
        }
        all.replace_last(END);
        Some(all.bytes.as_ptr().cast())
    }
}

/// Room for texts. What does not fit is rare enough to be asked for in another way.
struct TextBuffer {
    bytes: [u8; 4096],
    len: usize,
}

impl TextBuffer {
    const EMPTY: Self = Self { bytes: [0; 4096], len: 0 };

    /// Adds a text, decoded, and what is after it.
    fn put(&mut self, text: Value<'_>) -> Option<()> {
        let mut has_room = true;
        text.for_each_chunk(|chunk| has_room &= self.add(chunk).is_some());
        if has_room { self.add(&[BETWEEN]) } else { None }
    }

    /// What is after the last text; without any text it is the first byte.
    fn replace_last(&mut self, byte: u8) {
        if let Some(last) = self.bytes.get_mut(self.len.saturating_sub(1)) {
            *last = byte;
        }
    }

    fn add(&mut self, bytes: &[u8]) -> Option<()> {
        self.bytes.get_mut(self.len..)?.get_mut(..bytes.len())?.copy_from_slice(bytes);
        self.len += bytes.len();
        Some(())
    }
}
