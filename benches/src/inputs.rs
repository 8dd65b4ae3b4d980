//! What is measured: notifications as gateways send them, signed by hand.

use std::io::{self, Write};

use paysign::{Message, Scheme, Wire, gateways};

use crate::by_hand;

/// The secret of all messages.
pub const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

/// A signed message, and the text that its signature is over.
pub struct Input {
    /// The raw body.
    pub body: String,
    /// The canonical string with the secret: what the floor hashes.
    pub text: String,
}

/// The fields of an Epay notification, but for those about the signature, in the gateway's order.
pub const EPAY: [(&str, &str); 8] = [
    ("pid", "1001"),
    ("trade_no", "2016080622555342651"),
    ("out_trade_no", "20160806151343349"),
    ("type", "alipay"),
    ("name", "VIP20160806"),
    ("money", "1.00"),
    ("trade_status", "TRADE_SUCCESS"),
    ("param", "userId10023"),
];

/// An Epay notification with an order number and a parameter of one's own.
pub fn epay(order: &str, param: &str) -> Input {
    let fields = EPAY.map(|(name, value)| match name {
        "out_trade_no" => (name, order),
        "param" => (name, param),
        _ => (name, value),
    });
    form(&fields, Some("MD5"), "&", "")
}

/// One with another value of a field.
pub fn epay_with(other: &str, other_value: &str) -> Input {
    let fields = EPAY.map(|(name, value)| if name == other { (name, other_value) } else { (name, value) });
    form(&fields, Some("MD5"), "&", "")
}

/// One whose product has a name in Chinese, with spaces: 9 of its characters are escaped.
pub fn epay_escaped() -> Input {
    epay_with("name", "会员充值 100 元")
}

/// One with a parameter that no table knows, as a rewriting web server adds it.
pub fn epay_with_unknown() -> Input {
    let fields: Vec<(&str, &str)> = EPAY.into_iter().chain([("s", "notify")]).collect();
    form(&fields, Some("MD5"), "&", "")
}

/// A flat object of texts: these members, and the signature over those that are not empty.
pub fn json(fields: &[(&str, &str)], signature: &str, separator: &str) -> Input {
    let (text, sign) = sign(fields, separator, "");
    let all = fields.iter().copied().chain([(signature, sign.as_str())]);
    let members: Vec<String> = all.map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
    Input { body: format!("{{{}}}", members.join(",")), text }
}

/// A thousand Epay notifications, each of another order and of another length.
pub fn batch() -> Vec<Input> {
    let order = |index: u32| (format!("2016080615134{index:04}"), format!("user{}", u64::from(index).pow(index % 5)));
    (0..1_000).map(order).map(|(order, param)| epay(&order, &param)).collect()
}

/// A log of so many paid Epay notifications, one a line: their order numbers come in no order, and every
/// hundredth order is notified twice.
///
/// # Errors
///
/// If it cannot be written.
pub fn write_log(to: &mut impl Write, count: u64) -> io::Result<()> {
    for index in 0..count {
        let order = index - u64::from(index % 100 == 99);
        // A permutation of the numbers below 2³².
        let number = order.wrapping_mul(2_654_435_761) & 0xffff_ffff;
        let cents = order % 9_999 + 1;
        let (order_no, money) = (format!("2016080615{number:010}"), format!("{}.{:02}", cents / 100, cents % 100));
        let fields = EPAY.map(|(name, value)| match name {
            "out_trade_no" => (name, order_no.as_str()),
            "money" => (name, money.as_str()),
            _ => (name, value),
        });
        writeln!(to, "{}", form(&fields, Some("MD5"), "&", "").body)?;
    }
    Ok(())
}

/// An Epay notification of about so many bytes.
pub fn of_len(len: usize) -> Input {
    epay("20160806151343349", &"x".repeat(len.saturating_sub(200).max(1)))
}

/// A form of so many parameters, in no order.
pub fn of_params(count: usize) -> Input {
    of_names(&names(count), "a value of it")
}

/// A form of parameters of these names, in their order, each with the same value.
pub fn of_names(names: &[String], value: &str) -> Input {
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), value)).collect();
    form(&fields, None, "&", "")
}

/// The names of the parameters of [`of_params`].
pub fn names(count: usize) -> Vec<String> {
    (0..count).map(|index| format!("parameter_{:02}", index * 37 % 100)).collect()
}

/// The scheme that signs them.
///
/// # Errors
///
/// None, as long as it is a scheme.
pub fn scheme() -> anyhow::Result<Scheme<'static>> {
    Ok(Scheme::parse(
        "fields all but sign, sign_type; empty skip; null word; order name; pair name=value; separator \"&\"; \
         secret append \"\"; digest md5; hex lower",
    )?)
}

/// The notification of a gateway with all of its fields.
///
/// # Errors
///
/// If the gateway has none, or one that is not signed.
pub fn notification(gateway: &str) -> anyhow::Result<Input> {
    of_table(gateways::message(gateway, "notify")?).ok_or_else(|| anyhow::anyhow!("{gateway} signs no notification"))
}

/// A form: these fields, the signature over those that are not empty, and a `sign_type`, if there is one.
pub fn form(fields: &[(&str, &str)], sign_type: Option<&str>, separator: &str, joint: &str) -> Input {
    let (text, sign) = sign(fields, separator, joint);
    let mut all: Vec<(&str, &str)> = fields.to_vec();
    all.push(("sign", &sign));
    all.extend(sign_type.map(|sign_type| ("sign_type", sign_type)));
    let parts: Vec<String> = all.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
    Input { body: parts.join("&"), text }
}

pub(crate) fn sign(fields: &[(&str, &str)], separator: &str, joint: &str) -> (String, String) {
    let mut signed: Vec<&(&str, &str)> = fields.iter().filter(|(_, value)| !value.is_empty()).collect();
    signed.sort_unstable();
    let pairs: Vec<String> = signed.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let text = format!("{}{joint}{SECRET}", pairs.join(separator));
    let sign = by_hand::hex(&by_hand::floor(text.as_bytes()));
    (text, sign)
}

fn escaped(value: &str) -> String {
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    value
        .bytes()
        .map(|byte| if is_kept(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// The same form with its pieces in other orders, a different one each time.
pub fn shuffled(input: &Input, count: usize) -> Vec<String> {
    let mut pieces: Vec<&str> = input.body.split('&').collect();
    let mut state = 2026_u64;
    let mut below = |count: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % count
    };
    let mut shuffle = || {
        for last in (1..pieces.len()).rev() {
            pieces.swap(last, below(last + 1));
        }
        pieces.join("&")
    };
    (0..count).map(|_| shuffle()).collect()
}

/// A message of a gateway with all of its fields: those with an example have that one, all others a short
/// text.
pub fn of_table(message: &Message<'static>) -> Option<Input> {
    let signing = message.signing?;
    let about_signature =
        |name: &str| name == signing.field || signing.sign_type.is_some_and(|sign_type| sign_type.field == name);
    let value = |example: &'static str| if example.is_empty() { "text" } else { example };
    let fields = message.fields.fields().iter().filter(|field| !about_signature(field.name));
    let fields: Vec<(&str, &str)> = fields.map(|field| (field.name, value(field.example))).collect();
    let signed: Vec<(&str, &str)> = fields.iter().copied().filter(|(name, _)| message.signs(name)).collect();
    let separator = if signing.scheme.separator.byte().is_some() { "&" } else { "" };
    let joint = signing.scheme.secret.back().unwrap_or_default();
    let (text, sign) = sign(&signed, separator, joint);
    let all = fields.iter().copied().chain([(signing.field, sign.as_str())]);
    let body = match message.transport.wire {
        Wire::Form => all.map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("&"),
        Wire::Json => {
            let members: Vec<String> = all.map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
            format!("{{{}}}", members.join(","))
        }
        // No gateway that is measured sends these.
        Wire::Xml | Wire::Multipart => return None,
    };
    Some(Input { body, text })
}
