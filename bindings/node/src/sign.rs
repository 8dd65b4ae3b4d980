//! Signing: the names of all parameters cross in one string, and their values one by one.

use std::rc::Rc;

use napi::bindgen_prelude::External;
use napi_derive::napi;

use crate::error::Failure;
use crate::packed::{Packed, USUAL_LEN};
use crate::raw::{Answer, Call, Function};
use crate::target::{Subject, Target};

/// How many parameters cross without JSON.
const MOST: usize = 16;
/// Room for texts that needs not grow: Node is given `USUAL_LEN` for each, though few take as much.
const ROOM: usize = 2 * USUAL_LEN;

/// The names and values of a JSON list.
pub(crate) fn listed(json: &[u8]) -> Option<Vec<(String, String)>> {
    serde_json::from_slice(json).ok()
}

/// A function that signs parameters: `(names, ...values)`, the names with a zero byte behind each, or `(json)`, a list of pairs. It returns a packed list of the
/// signature, the ready body, and the names and values of the added fields; `{ error }` if they are refused; `undefined` if half of a
/// surrogate pair stands in one of them.
#[napi]
pub fn signer(target: &External<Rc<Target>>) -> Function<{ MOST + 1 }> {
    Function::new(target, |target, call| {
        let mut texts = Vec::with_capacity(ROOM);
        let result = match call.count() {
            1 => call
                .read_as(0, false, &mut texts)
                .and_then(|()| listed(&texts))
                .map(|list| signed(&target.subject, &list)),
            _ => with_params(call, &mut texts, |params| signed(&target.subject, params)),
        };
        match result {
            Some(Ok(packed)) => call.string(&packed),
            Some(Err(failure)) => call.failure(&failure),
            None => Answer::UNDEFINED,
        }
    })
}

/// Calls `with` with the parameters that are the arguments, read into `texts`.
fn with_params<R>(call: &Call<'_>, texts: &mut Vec<u8>, with: impl FnOnce(&[(&[u8], &[u8])]) -> R) -> Option<R> {
    let count = call.count().checked_sub(1).filter(|count| *count <= MOST)?;
    call.read_as(0, false, texts)?;
    let mut ends = [texts.len(); MOST + 1];
    for (argument, end) in ends.iter_mut().enumerate().take(count + 1).skip(1) {
        call.read_as(argument, false, texts)?;
        *end = texts.len();
    }
    let mut names = texts[..ends[0]].split(|byte| *byte == 0);
    let mut params = [(&[][..], &[][..]); MOST];
    for (param, end) in params[..count].iter_mut().zip(ends.windows(2)) {
        *param = (names.next()?, &texts[end[0]..end[1]]);
    }
    Some(with(&params[..count]))
}

fn signed<N: AsRef<[u8]>, V: AsRef<[u8]>>(subject: &Subject, params: &[(N, V)]) -> Result<String, Failure> {
    let message = subject.message()?;
    let secret = subject.secrets.first().ok_or(paysign::MerchantError::NoSecret)?;
    let signed = message.sign_with(params, secret, &subject.options)?;
    let mut packed = Packed::with_capacity(USUAL_LEN);
    packed.bytes(signed.signature().as_str().as_bytes());
    packed.written(|text| signed.body().append_to(text));
    for (name, value) in signed.fields().skip(params.len()) {
        packed.bytes(name);
        packed.bytes(value);
    }
    Ok(packed.finish())
}
