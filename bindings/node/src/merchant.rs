//! One shop's account at one gateway.

use std::rc::Rc;

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::{Options, Request};
use paysign_owned::{Beyond, Failure, Gateway, HeldMerchant, Source};
use serde_json::{Value as Json, json};

use crate::error::{made, text_of};
use crate::secret::Secrets;
use crate::sign::listed;
use crate::target::Target;

/// A shop's account.
pub type Account = HeldMerchant;

/// An account, or the error as JSON.
#[napi]
pub fn merchant(
    gateway: &External<Gateway>,
    merchant_id: String,
    secrets: &External<Secrets>,
    base_url: String,
    options: &External<Options>,
    names: &External<Beyond>,
) -> Either<External<Account>, String> {
    let (gateway, secrets) = (Gateway::clone(gateway), Secrets::clone(secrets));
    made(HeldMerchant::new(gateway, &merchant_id, secrets, &base_url, **options, Beyond::clone(names)))
}

/// What verifies this merchant's notifications; `message` names one that is not the gateway's own.
#[napi]
pub fn notice_target(merchant: &External<Account>, message: Option<String>) -> External<Rc<Target>> {
    Target::new(Source::Merchant(Account::clone(merchant), message), Vec::new(), Options::DEFAULT)
}

/// A signed request as JSON; `params` are a JSON list of pairs.
#[napi]
pub fn request(merchant: &External<Account>, message: String, params: String) -> Option<String> {
    let list = listed(params.as_bytes())?;
    let params: Vec<_> = list.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Some(text_of(merchant.get().request(&message, &params).map(written).map_err(Failure::from)))
}

fn written(request: Request) -> Json {
    json!({
        "method": request.method,
        "url": request.url,
        "headers": request.headers,
        "body": String::from_utf8_lossy(&request.body),
    })
}
