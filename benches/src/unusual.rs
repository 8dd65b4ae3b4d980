//! Genuine messages with an unusual spelling: what real gateways, shops and servers between them make of a
//! usual one.

use paysign::{Message, Options, Wire, gateways};

use crate::by_hand;
use crate::inputs::{self, EPAY, Input, SECRET};
use crate::measure::Contestant;
use crate::row::{Row, ensure, floor, rows_of, secret};

/// A message that is genuine and unusual.
pub struct Unusual {
    /// What is unusual, after the wire: `form_joint`.
    pub what: &'static str,
    /// What it is verified as.
    pub message: Message<'static>,
    /// The body, and the text of its signature.
    pub input: Input,
}

/// The fields of a `PayPro` notification, but for the signature and the message.
const PAYPRO: [(&str, &str); 5] = [
    ("platFormTradeNo", "P2024082708000001"),
    ("tradeNo", "test_00000008"),
    ("amount", "300"),
    ("status", "0000"),
    ("timestamp", "1724740187000"),
];

/// The members of an Epusdt notification, but for the signature.
const EPUSDT: [(&str, &str); 7] = [
    ("trade_id", "202203251648208648961728"),
    ("order_id", "20160806151343349"),
    ("amount", "28"),
    ("actual_amount", "4.4"),
    ("token", "TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
    ("block_transaction_id", "8d2e4f9e1c0b4d7a6f5e3c2b1a0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f"),
    ("status", "2"),
];

/// How many there are in a batch.
const IN_A_BATCH: u32 = 96;

/// How many parameters many are.
const MANY: usize = 60;

impl Unusual {
    /// Whether it has more fields than a usual one.
    pub fn is_long(&self) -> bool {
        self.what.contains("_60")
    }

    /// The name of the field with the signature.
    pub fn signature(&self) -> &str {
        self.message.signing.map_or("", |signing| signing.field)
    }

    /// Whether nothing separates its fields.
    pub fn runs_together(&self) -> bool {
        self.message.signing.is_some_and(|signing| signing.scheme.separator.byte().is_none())
    }

    /// Whether it is written as JSON.
    pub fn is_json(&self) -> bool {
        self.message.transport.wire == Wire::Json
    }

    /// How long it takes, by itself and in a batch of its kind, beside the short way by hand where that takes
    /// it.
    ///
    /// # Errors
    ///
    /// If it is refused.
    pub fn rows(&self) -> anyhow::Result<Vec<Row>> {
        let (secret, what, message) = (secret()?, self.what, &self.message);
        let (body, separator) = (self.input.body.as_str(), if self.runs_together() { "" } else { "&" });
        let by_hand = || {
            if self.is_json() {
                by_hand::naive_json(body, self.signature(), separator, SECRET)
            } else {
                by_hand::naive(body, SECRET)
            }
        };
        let verify = || message.verify(body.as_bytes(), &secret).is_ok();
        let bodies = [body.as_bytes(); IN_A_BATCH as usize];
        let batch = || {
            let mut valid = 0;
            message.verify_batch(&bodies, &secret, &Options::DEFAULT, |_, verdict| valid += u32::from(verdict.is_ok()));
            valid
        };
        ensure(verify() && batch() == IN_A_BATCH, what)?;
        let [alone, in_batch, hand] = ["unusual", "unusual_batch", "by_hand"].map(|part| format!("rust.{part}.{what}"));
        let mut contestants = vec![
            floor(&self.input.text),
            Contestant::new(&alone, verify),
            Contestant::of_many(&in_batch, IN_A_BATCH, batch),
        ];
        let is_taken_by_hand = by_hand();
        if is_taken_by_hand {
            contestants.push(Contestant::new(&hand, by_hand));
        }
        Ok(rows_of(contestants, is_taken_by_hand.then_some(3)).split_off(1))
    }
}

/// All of them, forms first.
///
/// # Errors
///
/// If there is no such message.
pub fn all() -> anyhow::Result<Vec<Unusual>> {
    Ok(forms()?.into_iter().chain(objects()?).collect())
}

fn forms() -> anyhow::Result<Vec<Unusual>> {
    let epay = *gateways::message("epay", "notify")?;
    let any = Message::of_scheme(inputs::scheme()?, "sign", Wire::Form);
    let with_param = |param: &str| inputs::epay("20160806151343349", param);
    let plain = with_param("userId10023");
    let doubled = Input { body: plain.body.replacen('&', "&&", 1), text: plain.text };
    let of_epay = |what, input| Unusual { what, message: epay, input };
    Ok(vec![
        // A `=` in a value: Base64, or a shop's own text.
        of_epay("form_joint", with_param("dXNlcklkMTAwMjM=")),
        of_epay("form_address", with_param("https://shop.example.com/orders?id=10023")),
        // What a server makes of `{"back": "/?p=7"}` by `htmlspecialchars`: `&` and `=`.
        of_epay("form_html", with_param("{&quot;back&quot;: &quot;/?p=7&quot;}")),
        of_epay("form_backslash", with_param(r"C:\shop@%")),
        of_epay("form_unknown", inputs::epay_with_unknown()),
        of_epay("form_unknown_escaped", {
            let fields =
                EPAY.map(|(name, value)| if name == "name" { (name, "会员充值 100 元") } else { (name, value) });
            inputs::form(&[&fields[..], &[("s", "/pay/notify")]].concat(), Some("MD5"), "&", "")
        }),
        of_epay("form_doubled", doubled),
        // Out of order, each with three escapes; in order; and without an escape.
        Unusual { what: "form_60", message: any, input: inputs::of_params(MANY) },
        Unusual { what: "form_60_sorted", message: any, input: inputs::of_names(&in_order(), "a value of it") },
        Unusual { what: "form_60_plain", message: any, input: inputs::of_names(&inputs::names(MANY), "a_value_of_it") },
    ])
}

fn objects() -> anyhow::Result<Vec<Unusual>> {
    let (paypro, epusdt) = (*gateways::message("paypro", "notify")?, *gateways::message("epusdt", "notify")?);
    let any = Message::of_scheme(inputs::scheme()?, "sign", Wire::Json);
    let usual = || inputs::notification("paypro");
    // Written in another way, it is still signed over the same text.
    let written = |what, input: Input, write: &dyn Fn(&str) -> String| Unusual {
        what,
        message: paypro,
        input: Input { body: write(&input.body), text: input.text },
    };
    let with_message =
        |message: &'static str| inputs::json(&[&PAYPRO[..], &[("message", message)]].concat(), "sign", "");
    let pretty = |body: &str| {
        let body = body.replace("\",\"", "\",\n  \"").replace("\":\"", "\": \"");
        body.replace('{', "{\n  ").replace('}', "\n}")
    };
    // Another member than those of the table, which an Epusdt server signs like any other.
    let unknown =
        || inputs::json(&[&EPUSDT[..], &[("page", "https://pay.example.com/pay/7")]].concat(), "signature", "&");
    let slashes = |body: &str| body.replace('/', r"\/");
    let many = |names: &[String]| {
        let members: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "a value of it")).collect();
        inputs::json(&members, "sign", "&")
    };
    Ok(vec![
        written("json_pretty", usual()?, &pretty),
        written("json_line_feed", usual()?, &|body| body.to_owned() + "\n"),
        written("json_unicode", usual()?, &|body| body.replace("SUCCESS", r"\u0053UCCESS")),
        written("json_slash", with_message("see https://pay.example.com/7"), &slashes),
        written("json_address", with_message("see https://pay.example.com/?id=7"), &str::to_owned),
        Unusual { what: "json_unknown", message: epusdt, input: unknown() },
        Unusual { message: epusdt, ..written("json_unknown_slash", unknown(), &slashes) },
        Unusual { message: epusdt, ..written("json_unknown_pretty", unknown(), &pretty) },
        Unusual { what: "json_60", message: any, input: many(&inputs::names(MANY)) },
        Unusual { what: "json_60_sorted", message: any, input: many(&in_order()) },
    ])
}

/// The names of many parameters, sorted.
fn in_order() -> Vec<String> {
    let mut names = inputs::names(MANY);
    names.sort_unstable();
    names
}
