//! What went wrong in public threads, each with its address: drawn from what people wrote, not from what the
//! diagnosis knows. A test reads this file to see that it takes nothing from there.

use std::fmt::Write;

use crate::broken::{Broken, Digest, Order};
use crate::param::Param;
use crate::random::Random;
use crate::text;

/// A fault of a thread.
pub(crate) struct Fault {
    /// Where it is told.
    pub(crate) thread: &'static str,
    pub(crate) what: &'static str,
    /// Sets of causes that are right, `a+b` for two; `*` stands for any end of a name.
    pub(crate) accepts: &'static [&'static str],
    /// Whether nothing is left that would prove it.
    pub(crate) is_lost: bool,
    /// What two faults cannot both change.
    pub(crate) axis: &'static str,
    /// Breaks a message; `false` where there is nothing to break.
    pub(crate) apply: fn(&mut Broken, &mut Random) -> bool,
}

macro_rules! faults {
    ($( $thread:literal $what:literal [$($accept:literal)*] $lost:literal $axis:literal $apply:expr; )*) => {
        &[$( Fault { thread: $thread, what: $what, accepts: &[$($accept),*], is_lost: $lost, axis: $axis, apply: $apply } ),*]
    };
}

#[rustfmt::skip]
pub(crate) const FAULTS: &[Fault] = faults! {
    // Filters of values.
    "github.com/yunwuxin/think-pay/issues/2" "trim and htmlspecialchars over all that comes" ["html_unescaped+trimmed"] false "value" |b, _| { says(b, "Tom & \"Jerry\" ") && here(b, |value| text::html(value.trim_ascii())) };
    "github.com/alipay/alipay-easysdk/issues/58" "quotes of a JSON value as &quot;" ["html_unescaped"] false "value" |b, _| { says(b, "[{\"amount\":\"0.01\",\"fundChannel\":\"PCREDIT\"}]") && here(b, |value| text::replace(value, "\"", "&quot;")) };
    "github.com/woocommerce/woocommerce/issues/11355" "an address through esc_url, sent so" ["html_unescaped"] false "value" |b, _| { address(b, "https://shop.example/cart/?cancel=true&order=wc_1&order_id=9") && here(b, |value| text::replace(value, "&", "&#038;")) };
    "github.com/mercadopago/cart-woocommerce/pull/15" "an address with &#38;, signed so" ["html_escaped"] false "value" |b, _| { address(b, "https://shop.example/cart/?cancel=true&order=wc_1&order_id=9") && signed(b, |value| text::replace(value, "&", "&#38;")) };
    "github.com/yansongda/pay/issues/681" "a plus in the name becomes a space by urldecode" ["plus_and_space" "url_decoded" "url_encoded" "plus_and_space+trimmed"] false "value" |b, _| { says(b, "会员+年卡") && here(b, |value| text::replace(value, "+", " ")) };
    "github.com/helei112g/payment/pull/21" "decoded once too little" ["url_decoded"] false "value" |b, _| { says(b, "会员 年卡") && here(b, |value| text::percent(value, "-._~", false)) };
    "github.com/helei112g/payment/issues/56" "a space in the note comes as a plus" ["plus_and_space"] false "value" |b, _| { says(b, "uid 7 vip") && here(b, |value| text::replace(value, " ", "+")) };
    "github.com/paysera/lib-wallet-php-client/pull/42" "magic quotes" ["backslashes"] false "value" |b, _| { says(b, "O'Neill \"gold\"") && here(b, |value| text::replace(&text::replace(value, "'", "\\'"), "\"", "\\\"")) };
    "github.com/yansongda/pay/issues/14" "a subject in GBK" ["charset_gbk"] false "value" |b, _| { !b.is_json && says(b, "测试商品") && can_be_gbk(&b.here) && here(b, |value| text::gbk(value).unwrap_or_default()) };
    "github.com/yansongda/pay/issues/59" "signed in GBK, taken as UTF-8" ["charset_gbk"] false "value" |b, _| { says(b, "测试商品") && can_be_gbk(&b.signed) && signed(b, |value| text::gbk(value).unwrap_or_default()) };
    "github.com/louislewis2/payfast/issues/5" "hashed as ASCII" ["charset_lossy"] false "value" |b, _| { says(b, "México año") && signed(b, |value| String::from_utf8_lossy(value).chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect::<String>().into_bytes()) };
    "github.com/iPaynow/iPaynow-agg-iOS/pull/16" "blanks taken out before signing" ["blanks_changed" "trimmed" "untrimmed"] false "value" |b, _| { says(b, "iPhone 15 Pro 壳") && signed_texts(b, |value| text::replace(value, " ", "")) };
    "developer.wordpress.org/reference/functions/sanitize_text_field/" "two spaces become one" ["blanks_changed" "trimmed" "untrimmed"] false "value" |b, _| { says(b, "满100减20  套餐 A") && signed_texts(b, |value| text::replace(value, "  ", " ")) };
    "developer.wordpress.org/reference/functions/sanitize_text_field/" "tags are stripped" ["tags_stripped"] false "value" |b, _| { says(b, "<p>Nokia 7</p>") && signed_texts(b, |value| text::replace(&text::replace(value, "<p>", ""), "</p>", "")) };
    "github.com/alipay/alipay-easysdk/issues/254" "the = of Base64 lost in a map" ["value_cut" "base64*" "padding*"] false "value" |b, _| { says(b, "eyJ1aWQiOjQyMDd9Cg==") && here(b, |value| text::replace(value, "==", "")) };
    // Numbers.
    "github.com/activemerchant/offsite_payments/pull/92" "the zero at the end is gone" ["number_text"] false "amount" |b, _| amount(b, "63.00", "63.0");
    "github.com/henryejemuta/laravel-monnify/issues/3" "100.00 through a float" ["number_text"] false "amount" |b, _| amount(b, "100.0", "100.00");
    "github.com/gocardless/gocardless-legacy-dotnet/issues/1" "thousands with a comma" ["number_text"] false "amount" |b, _| amount(b, "1,000.00", "1000.00");
    "github.com/activemerchant/active_merchant/pull/873" "dollars for cents" ["number_text"] false "amount" |b, _| amount(b, "1.50", "150");
    "github.com/lehuygiang28/vnpay/issues/15" "divided by 100 before it is verified" ["number_text"] false "amount" |b, _| amount(b, "29900", "299");
    "github.com/activemerchant/offsite_payments/pull/91" "noise of a float" ["number_text"] false "amount" |b, random| { let (noise, plain) = random.one_of(&[("29.899999999999999", "29.90"), ("19.989999999999998", "19.99"), ("0.10000000000000001", "0.10"), ("5.0599999999999996", "5.06")]); amount(b, noise, plain) };
    // Fields.
    "github.com/lokielse/omnipay-alipay/issues/108" "the rewrite adds s" ["parameter_added"] false "added" |b, _| added(b, "s", "/pay/aliCardNotifyPay");
    "github.com/yansongda/pay/issues/474" "a parameter of the shop's own in the address" ["parameter_added"] false "added" |b, random| { let number = random.digits(4); added(b, "order_id", &number) };
    "github.com/lokielse/omnipay-unionpay/issues/27" "$_REQUEST with cookies" ["parameter_added"] false "added" |b, _| added(b, "PHPSESSID", "h3k9d0s8a7f6g5") && added(b, "_ga", "GA1.2.1112223334.1770000000") && added(b, "lang", "zh-cn");
    "github.com/lizhipay/acg-faka/issues/42" "empty values are signed" ["empty_kept"] false "empty" |b, _| { let was = b.keeps_empty; b.keeps_empty = true; let name = if b.gateway == "epay" { "param" } else { "attach" }; is_absent(b, name) && { b.both(name, "", true); !was && b.gateway == "epay" } };
    "github.com/w7corp/easywechat/pull/2864" "0 is taken for empty" ["zero_skipped"] false "empty" |b, _| { b.here.push(param("auto", "0")); signs_all(b) && b.gateway == "epay" };
    "github.com/yansongda/laravel-pay/issues/82" "null is signed as nothing" ["null_text"] false "empty" |b, _| { if b.gateway != "paypro" { return false; } b.here.push(Param { is_bare: true, ..param("token", "null") }); b.signed.push(param("token", "")); true };
    "github.com/AEON-Project/GameOn/issues/11" "a plural that is signed and not sent" ["parameter_renamed"] false "names" |b, _| { b.here.push(param("paymentToken", "USDT")); b.signed.push(param("paymentTokens", "USDT")); signs_all(b) };
    "github.com/wanDoubleMing/dada_openapi_php/issues/1" "only the values of three fields are signed" ["pair_writing+signed_left_out" "pair_writing+separator+signed_left_out" "parameter_added+pair_writing" "pair_writing+parameter_added+separator"] false "left" |b, _| { let had = b.signed.iter().filter(|param| param.is_signed && !param.value.is_empty()).count(); let mut left = 3; b.signed.retain(|param| { let stays = param.is_signed && !param.value.is_empty() && left > 0; left -= usize::from(stays); stays }); b.pair = None; b.separator = ""; b.order = Order::ByName; had > 3 && had < 9 };
    "github.com/zoujingli/wechat-php-sdk/issues/6" "sgin" ["signature_missing"] true "signature" |b, _| { let signature = b.signature(); b.here.push(param("sgin", &signature)); b.has_signature = false; true };
    // The scheme.
    "github.com/chloerei/alipay/issues/39" "the page's own order" ["order_*"] false "order" |b, _| { b.order = Order::OfTable; true };
    "dczhzx.cn/help4/320" "&key= before the secret, in capitals" ["secret_joint" "secret_joint+hex_case" "hex_case+secret_joint"] false "secret place" |b, _| { b.back = Some("&key=".into()); b.is_upper = true; b.gateway != "payindex" };
    "github.com/PGYER/codefever/issues/128" "json_encode is signed" ["json_signed" "json_signed+order_as_sent" "json_escapes+json_signed" "json_escapes+json_signed+order_as_sent"] false "order" |b, _| { b.as_json = true; b.order = Order::AsSent; b.is_json && b.here.iter().all(|param| !param.is_bare) };
    "github.com/topjohncian/cloudreve-epay/issues/6" "a signature by RSA" ["sign_type_unsupported" "algorithm" "signature_rsa" "rsa*"] true "signature" |b, _| { b.write_digest = |digest| format!("{}==", digest.repeat(11).chars().take(342).collect::<String>()); b.sign_type = None; b.gateway == "epay" };
    "github.com/essensoft/paylinks/issues/128" "SHA_256 for SHA256" ["sign_type_unsupported" "algorithm+sign_type_unsupported" "sign_type_unsupported+algorithm"] false "signature" |b, _| { let has = b.sign_type.is_some(); b.sign_type = Some("SHA_256".into()); b.digest = Digest::Sha256; has };
    // The secret.
    "github.com/motdotla/dotenv/issues/852" "cut at a dollar sign" ["secret_cut" "secret_shell*" "secret_expanded*" "secret_recoded"] false "secret" |b, _| { b.secret = "45v$AGyh9Kq2Lm7Rt4Zx".into(); b.signed_with = b"45v".to_vec(); true };
    "github.com/neverendingqs/serverless-dotenv-plugin/issues/81" "a name after a dollar sign is gone" ["secret_cut" "secret_shell*" "secret_expanded*" "secret_recoded"] false "secret" |b, _| { b.secret = "Kq7m$Zt9bL!w4Rs%Lp2".into(); b.signed_with = b"Kq7m!w4Rs%Lp2".to_vec(); true };
    "github.com/motdotla/dotenv" "a comment begins at #" ["secret_cut" "secret_shell*" "secret_expanded*"] false "secret" |b, _| { b.secret = "9fKq2Lm7Rt#4ZxWv8Bn".into(); b.signed_with = b"9fKq2Lm7Rt".to_vec(); true };
    "github.com/woocommerce/woocommerce/issues/22500" "the settings escape the secret" ["secret_recoded" "secret_html*"] false "secret" |b, _| { b.secret = ">Zx3RbX)87dsw&yS/X|Jk".into(); b.signed_with = b"&gt;Zx3RbX)87dsw&amp;yS/X|Jk".to_vec(); true };
    // What is pasted.
    "github.com/lizhipay/acg-faka/issues/22" "an empty list in the log" ["body_empty"] true "body" |b, _| { b.wrap_body = |_, _| b"[]".to_vec(); true };
    "github.com/lizhipay/acg-faka/issues/22" "only the route is left" ["body_empty" "signature_missing"] true "body" |b, _| { b.wrap_body = |_, _| b"s=%2Fuser%2Fapi%2Forder%2Fcallback.Epusdt".to_vec(); true };
    "github.com/szvone/Vmq/issues/36" "a second question mark" ["second_question_mark" "parameter_added+second_question_mark"] false "body" |b, _| { b.wrap_body = |_, body| [b"order_id=117?", &body[..]].concat(); is_known_first(b) };
    "github.com/angelleye/paypal-woocommerce/issues/244" "an & in the name that is not encoded" ["value_torn"] false "body" |b, _| { let does = says(b, "Woo Album & 3"); b.wrap_body = |_, body| text::replace(&body, "%20%26%20", "%20&%20"); does && !b.is_json };
    "github.com/yansongda/pay/issues/158" "the line of an access log" ["log_line" "whole_url" "log_line+whole_url"] false "body" |b, _| { b.wrap_body = |_, body| [b"203.0.113.9 - - [12/Sep/2018:19:26:19 +0800] \"GET /payment/return?", &body[..], b" HTTP/1.1\" 200 7 \"-\" \"Mozilla/5.0\""].concat(); !b.is_json };
    "github.com/yansongda/pay/issues/230" "a log with the parameters as JSON" ["log_line" "body_reserialised"] false "body" |b, _| { b.wrap_body = |b, _| { let params = logged(b); [b"2019-04-20 09:45:18 > DEBUG > Receive Request: ", &params[..], b" []"].concat() }; is_text(b) };
    "github.com/wanDoubleMing/dada_openapi_php/issues/1" "a curl command" ["whole_request"] false "body" |b, _| { b.wrap_body = |_, body| { let body = text::replace(&body, "'", "'\\''"); [b"curl -X POST -i 'http://shop.example/n' --data '", &body[..], b"'"].concat() }; is_text(b) };
    "github.com/yiiviet/yii2-payment/issues/12" "print_r of the parameters" ["body_reserialised"] false "body" |b, _| { b.wrap_body = |b, _| printed(b, "Array\n(\n", "    [", "] => ", "\n", ")\n"); is_text(b) && is_flat(b) };
    "github.com/henryejemuta/laravel-monnify/issues/3" "var_export of the parameters" ["body_reserialised" "log_line"] false "body" |b, _| { b.wrap_body = |b, _| printed(b, "[2020-09-04 21:01:29] local.DEBUG: array (\n", "  '", "' => '", "',\n", ")\n"); is_text(b) && is_flat(b) && b.here.iter().all(|param| !param.value.contains(&b'\'') && !param.value.contains(&b'\\')) };
    "github.com/redwoodjs/graphql/pull/2340" "an event with a body in Base64" ["event_envelope" "body_base64" "body_base64+event_envelope"] false "body" |b, _| { b.wrap_body = |_, body| format!("{{\"httpMethod\":\"POST\",\"body\":\"{}\",\"isBase64Encoded\":true}}", base64(&body)).into_bytes(); true };
    "github.com/stripe/stripe-node/issues/1768" "an event of an API gateway" ["event_envelope"] false "body" |b, _| { b.wrap_body = |_, body| format!("{{\"httpMethod\":\"POST\",\"path\":\"/n\",\"headers\":{{}},\"body\":{},\"isBase64Encoded\":false}}", text::json_string(&body)).into_bytes(); is_text(b) };
    "github.com/wechatpay-apiv3/wechatpay-apache-httpclient/issues/138" "the body as a text in source code" ["log_line" "body_reserialised"] false "body" |b, _| { b.wrap_body = |_, body| format!("String body = {};", text::json_string(&body)).into_bytes(); is_text(b) };
    "github.com/w7corp/easywechat/issues/1676" "XML with a field that a route has added" ["other_format+parameter_added"] false "body" |b, _| { b.here.push(param("merchant_id", "1")); b.wrap_body = |b, _| printed(b, "<xml>", "<", "><![CDATA[", "]]></>", "</xml>"); is_text(b) && signs_all(b) };
};

fn param(name: &str, value: &str) -> Param {
    Param { name: name.into(), value: value.into(), is_bare: false, is_signed: true }
}

/// Changes the values that arrive.
fn here(broken: &mut Broken, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    for param in &mut broken.here {
        param.value = change(&param.value);
    }
    true
}

/// Changes the values that were signed.
fn signed(broken: &mut Broken, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    for param in &mut broken.signed {
        param.value = change(&param.value);
    }
    true
}

/// The same, but not of times and addresses.
fn signed_texts(broken: &mut Broken, change: impl Fn(&[u8]) -> Vec<u8>) -> bool {
    for param in broken.signed.iter_mut().filter(|param| TEXTS.iter().any(|name| param.name == name.as_bytes())) {
        param.value = change(&param.value);
    }
    true
}

/// Names of fields with a text that a person chose.
const TEXTS: [&str; 6] = ["name", "goods", "pay_productname", "payer", "message", "remark"];

/// Gives a signed text of the message this value, before anything breaks it.
fn says(broken: &mut Broken, value: &str) -> bool {
    let is_text = |param: &Param| param.is_signed && TEXTS.iter().any(|name| param.name == name.as_bytes());
    let Some(name) = broken.signed.iter().find(|param| is_text(param)).map(|param| param.name.clone()) else {
        return false;
    };
    gives(broken, &name, value)
}

/// The same with an address.
fn address(broken: &mut Broken, value: &str) -> bool {
    let is_address =
        |param: &Param| param.is_signed && String::from_utf8_lossy(&param.name).to_lowercase().contains("url");
    let Some(name) = broken.signed.iter().find(|param| is_address(param)).map(|param| param.name.clone()) else {
        return false;
    };
    gives(broken, &name, value)
}

fn gives(broken: &mut Broken, name: &[u8], value: &str) -> bool {
    for param in broken.signed.iter_mut().chain(&mut broken.here).filter(|param| param.name == name) {
        param.value = value.into();
        param.is_bare = false;
    }
    true
}

/// An amount that was signed with one text, and arrives with another.
fn amount(broken: &mut Broken, signed: &str, here: &str) -> bool {
    let names = ["money", "amount", "pay_amount", "true_amount"];
    let is_amount = |param: &Param| param.is_signed && names.iter().any(|name| param.name == name.as_bytes());
    let Some(name) = broken.signed.iter().find(|param| is_amount(param)).map(|param| param.name.clone()) else {
        return false;
    };
    broken.signed.iter_mut().filter(|param| param.name == name).for_each(|param| param.value = signed.into());
    broken.here.iter_mut().filter(|param| param.name == name).for_each(|param| param.value = here.into());
    true
}

fn added(broken: &mut Broken, name: &str, value: &str) -> bool {
    broken.here.insert(0, param(name, value));
    signs_all(broken)
}

/// Whether the gateway signs whatever is sent.
fn signs_all(broken: &Broken) -> bool {
    ["epay", "paypro"].contains(&broken.gateway)
}

fn is_absent(broken: &Broken, name: &str) -> bool {
    broken.here.iter().all(|param| param.name != name.as_bytes())
}

fn can_be_gbk(params: &[Param]) -> bool {
    params.iter().all(|param| text::gbk(&param.value).is_some())
}

/// Whether the first field is one of the table, as it is where a gateway writes its own query.
fn is_known_first(broken: &Broken) -> bool {
    let first = broken.here.first().map(|param| &param.name);
    !broken.is_json && broken.table.iter().any(|name| Some(name.as_bytes()) == first.map(Vec::as_slice))
}

/// Whether the values are text that can be printed.
fn is_text(broken: &Broken) -> bool {
    broken.here.iter().all(|param| std::str::from_utf8(&param.value).is_ok())
}

/// Whether each value is on one line, and a text in JSON too.
fn is_flat(broken: &Broken) -> bool {
    broken.here.iter().all(|param| !param.value.contains(&b'\n') && !param.is_bare)
}

/// All parameters with the signature, as they would arrive.
fn arriving(broken: &Broken) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut all: Vec<_> = broken.here.iter().map(|param| (text(&param.name), text(&param.value))).collect();
    if broken.has_signature {
        all.push((broken.sign_field.into(), broken.signature()));
    }
    all.extend(broken.sign_type.iter().map(|sign_type| ("sign_type".to_owned(), sign_type.clone())));
    all
}

/// What a logger writes of the parameters.
fn logged(broken: &Broken) -> Vec<u8> {
    if broken.is_json {
        return broken.body_inside();
    }
    let member = |(name, value): &(String, String)| {
        format!("{}:{}", text::json_string(name.as_bytes()), text::json_string(value.as_bytes()))
    };
    format!("{{{}}}", arriving(broken).iter().map(member).collect::<Vec<_>>().join(",")).into_bytes()
}

/// The parameters between these texts; `</>` stands for the name's closing tag.
fn printed(broken: &Broken, start: &str, open: &str, joint: &str, close: &str, end: &str) -> Vec<u8> {
    let mut out = start.to_owned();
    for (name, value) in arriving(broken) {
        let close = close.replace("</>", &format!("</{name}>"));
        let _ = write!(out, "{open}{name}{joint}{value}{close}");
    }
    out.push_str(end);
    out.into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number =
            three.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let digit = char::from(DIGITS[number >> (18 - 6 * at) & 63]);
            out.push(if at <= three.len() { digit } else { '=' });
        }
    }
    out
}
