//! Signing: all parameters cross in one string.

use napi::bindgen_prelude::External;
use napi_derive::napi;

use crate::error::Failure;
use crate::packed::Packed;
use crate::target::Target;

/// The names and values in `joined`, one behind another with a zero byte between. `None` if they are not twice `count`: then
/// one of them holds a zero byte itself.
pub(crate) fn pairs(joined: &str, count: u32) -> Option<Vec<(&str, &str)>> {
    let count = usize::try_from(count).ok()?;
    let mut pairs = Vec::with_capacity(count);
    let mut parts = joined.split('\0');
    for _ in 0..count {
        pairs.push((parts.next()?, parts.next()?));
    }
    (count == 0 || parts.next().is_none()).then_some(pairs)
}

/// The names and values of a JSON list.
pub(crate) fn listed(json: &str) -> Option<Vec<(String, String)>> {
    serde_json::from_str(json).ok()
}

/// Signs parameters: a packed list of the signature, the ready body, and the names and values of the added fields; or the error
/// as JSON. `null` if the parts in `joined` are not twice `count`: then call again with a JSON list and no count.
#[napi]
pub fn sign(target: &External<Target>, joined: String, count: Option<u32>) -> Option<String> {
    let result = match count {
        Some(count) => signed(target, &pairs(&joined, count)?),
        None => signed(target, &listed(&joined)?),
    };
    Some(result.unwrap_or_else(|failure| failure.text()))
}

fn signed<N: AsRef<[u8]>, V: AsRef<[u8]>>(target: &Target, params: &[(N, V)]) -> Result<String, Failure> {
    let message = target.message()?;
    let secret = target.secrets.first().ok_or(paysign::MerchantError::NoSecret)?;
    let signed = message.sign_with(params, secret, &target.options)?;
    let mut packed = Packed::default();
    packed.display(signed.signature().as_str());
    packed.display(signed.body());
    for (name, value) in signed.fields().skip(params.len()) {
        packed.bytes(name);
        packed.bytes(value);
    }
    Ok(packed.finish())
}
