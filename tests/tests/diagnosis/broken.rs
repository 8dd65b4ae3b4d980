//! A message that was signed in one way and arrives in another: what each fault changes. Shares no code with
//! the core.

use md5::{Digest as _, Md5};
use sha2::Sha256;

use crate::param::Param;
use crate::text;

/// A genuine message, and what becomes of it.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is one that a fault can turn")]
pub(crate) struct Broken {
    pub(crate) gateway: &'static str,
    pub(crate) message: &'static str,
    /// The gateway and message that the shop takes it for.
    pub(crate) taken_for: (&'static str, &'static str),
    /// What the signer joined.
    pub(crate) signed: Vec<Param>,
    /// What the body holds.
    pub(crate) here: Vec<Param>,
    /// The names of the vendor's table, in its order.
    pub(crate) table: Vec<String>,
    pub(crate) keeps_empty: bool,
    pub(crate) order: Order,
    /// Between name and value; `None`: only the value.
    pub(crate) pair: Option<&'static str>,
    pub(crate) separator: &'static str,
    pub(crate) front: Option<String>,
    pub(crate) back: Option<String>,
    pub(crate) secret_name: Option<&'static str>,
    pub(crate) wrap: fn(Vec<u8>) -> Vec<u8>,
    pub(crate) as_json: bool,
    pub(crate) digest: Digest,
    pub(crate) write_digest: fn(String) -> String,
    pub(crate) is_upper: bool,
    /// The secret of the merchant, and the one that was signed with.
    pub(crate) secret: String,
    pub(crate) signed_with: Vec<u8>,
    pub(crate) other_secret: String,
    pub(crate) sign_field: &'static str,
    pub(crate) sign_type: Option<String>,
    pub(crate) is_json: bool,
    pub(crate) wrap_body: fn(&Broken, Vec<u8>) -> Vec<u8>,
    pub(crate) has_signature: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    ByName,
    AsSent,
    IgnoringCase,
    ByPair,
    Locale,
    OfTable,
    Reversed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digest {
    Md5,
    Sha256,
    HmacMd5,
    Twice,
    OfText,
}

impl Broken {
    /// The text that was signed, with `<secret>` where that is inside.
    pub(crate) fn text(&self) -> Vec<u8> {
        self.text_with(b"<secret>")
    }

    fn text_with(&self, secret: &[u8]) -> Vec<u8> {
        let is_in = |param: &&Param| param.is_signed && (self.keeps_empty || !param.value.is_empty());
        let mut fields: Vec<(Vec<u8>, Vec<u8>)> =
            self.signed.iter().filter(is_in).map(|param| (param.name.clone(), param.value.clone())).collect();
        if let Some(name) = self.secret_name {
            fields.push((name.into(), secret.into()));
        }
        let lower = |name: &[u8]| String::from_utf8_lossy(name).to_lowercase();
        let letters = |name: &[u8]| lower(name).replace(|letter: char| !letter.is_alphanumeric(), "");
        match self.order {
            Order::ByName => fields.sort(),
            Order::AsSent => {}
            Order::IgnoringCase => fields.sort_by_key(|(name, _)| lower(name)),
            Order::ByPair => fields.sort_by_key(|(name, value)| [name, b"=".as_slice(), value].concat()),
            Order::Locale => fields.sort_by_key(|(name, _)| letters(name)),
            Order::OfTable => {
                let place =
                    |name: &[u8]| self.table.iter().position(|row| row.as_bytes() == name).unwrap_or(usize::MAX);
                fields.sort_by_key(|(name, _)| place(name));
            }
            Order::Reversed => {
                fields.sort();
                fields.reverse();
            }
        }
        if self.as_json {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}:{}", text::json_string(name), text::json_string(value)))
                .collect();
            return format!("{{{}}}", fields.join(",")).into_bytes();
        }
        let piece = |(name, value): &(Vec<u8>, Vec<u8>)| match self.pair {
            Some(pair) => [name, pair.as_bytes(), value].concat(),
            None => value.clone(),
        };
        let pieces: Vec<Vec<u8>> = fields.iter().map(piece).collect();
        (self.wrap)(pieces.join(self.separator.as_bytes()))
    }

    /// The signature, as it is written.
    pub(crate) fn signature(&self) -> String {
        let secret = self.signed_with.as_slice();
        let inner = self.text_with(secret);
        let inner = if self.digest == Digest::OfText { hex(&Md5::digest(&inner)).into_bytes() } else { inner };
        let mut whole = Vec::new();
        if self.secret_name.is_some() {
            whole = inner;
        } else {
            if let Some(joint) = &self.front {
                whole.extend([secret, joint.as_bytes()].concat());
            }
            whole.extend(inner);
            if let Some(joint) = &self.back {
                whole.extend([joint.as_bytes(), secret].concat());
            }
        }
        let digest = match self.digest {
            Digest::Md5 | Digest::OfText => hex(&Md5::digest(&whole)),
            Digest::Sha256 => hex(&Sha256::digest(&whole)),
            Digest::Twice => hex(&Md5::digest(hex(&Md5::digest(&whole)))),
            Digest::HmacMd5 => hmac_md5(secret, &whole),
        };
        (self.write_digest)(if self.is_upper { digest.to_uppercase() } else { digest })
    }

    /// The body that arrives.
    pub(crate) fn body(&self) -> Vec<u8> {
        (self.wrap_body)(self, self.body_inside())
    }

    /// The same, without what is around it.
    pub(crate) fn body_inside(&self) -> Vec<u8> {
        let mut here = self.here.clone();
        let plain = |name: &str, value: String| Param {
            name: name.into(),
            value: value.into_bytes(),
            is_bare: false,
            is_signed: false,
        };
        if self.has_signature {
            here.push(plain(self.sign_field, self.signature()));
        }
        if let Some(sign_type) = &self.sign_type {
            here.push(plain("sign_type", sign_type.clone()));
        }
        if self.is_json { text::json_body(&here) } else { text::form_body(&here) }
    }

    /// A parameter of the body and of what was signed.
    pub(crate) fn both(&mut self, name: &str, value: &str, is_signed: bool) {
        let param = Param { name: name.into(), value: value.into(), is_bare: false, is_signed };
        self.here.push(param.clone());
        self.signed.push(param);
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    paysign_tests::hex(bytes)
}

fn hmac_md5(key: &[u8], text: &[u8]) -> String {
    let mut block = if key.len() > 64 { Md5::digest(key).to_vec() } else { key.to_vec() };
    block.resize(64, 0);
    let pad = |with: u8| block.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Md5::digest([pad(0x36), text.to_vec()].concat());
    hex(&Md5::digest([pad(0x5c), inner.to_vec()].concat()))
}
