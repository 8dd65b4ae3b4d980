//! Worked examples of real gateways, whose printed signatures are right: the reference makes them.

use paysign_reference::{Limits, Reading, Refusal, sign, verify};
use serde_json::{Value, json};

/// A plain reading (form, `name=value` joined by `&`, secret appended, MD5) with these keys changed.
fn reading(change: &Value) -> Reading {
    let mut reading = json!({
        "wire": "form", "signature": "sign", "fields": {"all_but": []}, "empty": "keep", "order": "name",
        "pair": "name=value", "separator": "&", "secret": {"append": ""}, "digest": "md5", "hex": "lower",
    });
    for (key, value) in change.as_object().into_iter().flatten() {
        reading[key] = value.clone();
    }
    Reading::from_json(&reading).unwrap_or_else(|error| panic!("{error}: {change}"))
}

/// Parameters written `name=value`, one a line or, where there are many, several with `;` between them.
fn params(text: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let pair = |text: &str| {
        let (name, value) = text.split_once('=').expect("a parameter");
        (name.as_bytes().to_vec(), value.as_bytes().to_vec())
    };
    text.split(';').map(pair).collect()
}

/// The signature of these parameters; whether strict reading takes them.
fn signed(change: &Value, text: &str, secret: &str) -> (String, Result<(), Refusal>) {
    let reading = reading(change);
    let limits = Limits::default();
    let signed = sign(&reading, &params(text), secret.as_bytes(), false, &limits).unwrap();
    let secrets = [secret.as_bytes()];
    assert!(verify(&reading, &signed.body, &secrets, false, &limits).is_ok(), "{change}");
    (signed.sign, verify(&reading, &signed.body, &secrets, true, &limits).map(|_| ()))
}

fn check(change: &Value, text: &str, secret: &str, sign: &str, strict: &str) {
    let (made, verdict) = signed(change, text, secret);
    assert_eq!(made, sign, "{change}");
    assert_eq!(verdict.map_or_else(|refusal| refusal.code, |()| "valid"), strict, "{change}");
}

// Source: activemerchant/offsite_payments, test/unit/integrations.
#[test]
fn values_in_the_order_of_a_list() {
    let dotpay = json!({
        "fields": {"only": ["id", "control", "t_id", "amount", "email", "service", "code", "username", "password", "t_status"]},
        "empty": "fill", "order": "listed", "pair": "value", "separator": ":", "secret": {"prepend": ":"},
    });
    let text =
        "t_status=2;id=42655;control=1234567890;t_id=42655trans;amount=150.00;email=example@email.com;service=;code=";
    check(&dotpay, text, "my3secret1pinCod", "8f63de71b987e61cb8fa98bcb88100a2", "valid");

    let payu = json!({
        "fields": {"only": ["status", "udf10", "udf9", "udf8", "udf7", "udf6", "udf5", "udf4", "udf3", "udf2", "udf1", "email",
            "firstname", "productinfo", "amount", "txnid", "key"]},
        "empty": "fill", "order": "listed", "pair": "value", "separator": "|", "secret": {"prepend": "|"}, "digest": "sha512",
    });
    let text = "key=merchant_id;txnid=4ba4afe87f7e73468f2a;amount=10.00;productinfo=Product Info;firstname=Payu-Admin;email=test@example.com;status=success;udf1=";
    let sign = "d6a5544072d036dc422d1c6393a8da75233d5e30ffc848f11682f121d67cd80c0d4fed1067b99918b5a377b7dcf1c8c9c79975abdf9f444692b35bf34d494105";
    check(&payu, text, "secret", sign, "valid");

    let dwolla = json!({
        "fields": {"only": ["CheckoutId", {"field": "Amount", "as": "fixed2"}]}, "order": "listed", "pair": "value",
        "secret": {"hmac": true}, "digest": "sha1",
    });
    let sign = "7d4c5deaf9178faae7c437fd8693fc0b97b1b22b";
    let text = "CheckoutId=ac5b910a-7ec1-4b65-9f68-90449ed030f6;Amount=0.01";
    check(&dwolla, text, "62hdv0jBjsBlD+0AmhVn9pQuULSC661AGo2SsksQTpqNUrff7Z", sign, "valid");
}

#[test]
fn the_secret_within_a_list() {
    // Source: activemerchant/offsite_payments, moneybookers and webmoney.
    let list = json!(["merchant_id", "transaction_id", {"secret": true}, "mb_amount", "mb_currency", "status"]);
    let skrill = json!({
        "fields": {"only": list}, "order": "listed", "pair": "value", "separator": "",
        "secret": {"within": true, "as": "MD5"}, "hex": "upper",
    });
    let text = "transaction_id=54910248;merchant_id=21235995;mb_amount=0.735741;mb_currency=EUR;status=2";
    check(&skrill, text, "t3stt3st", "CDEA3910DDD4090DF89034CA82C46D34", "unreadable_scheme");

    let list = json!(["LMI_PAYEE_PURSE", "LMI_PAYMENT_AMOUNT", "LMI_PAYMENT_NO", "LMI_MODE", "LMI_SYS_INVS_NO", "LMI_SYS_TRANS_NO",
        "LMI_SYS_TRANS_DATE", {"secret": true}, "LMI_PAYER_PURSE", "LMI_PAYER_WM"]);
    let webmoney = json!({
        "fields": {"only": list}, "order": "listed", "pair": "value", "separator": "", "secret": {"within": true}, "hex": "upper",
    });
    let text = "LMI_MODE=1;LMI_PAYMENT_AMOUNT=1.00;LMI_PAYEE_PURSE=Z133417776395;LMI_PAYMENT_NO=123;LMI_PAYER_WM=273350110703;LMI_PAYER_PURSE=Z133417776395;LMI_SYS_INVS_NO=8;LMI_SYS_TRANS_NO=708;LMI_SYS_TRANS_DATE=20120823 15:54:01";
    check(&webmoney, text, "qert1234qee", "F5E7A18237B73D4A7E620CCFC065D8FC", "unreadable_scheme");

    // Source: hiqdev/omnipay-yandexmoney, tests/stubs.
    let list = json!(["notification_type", "operation_id", "amount", "currency", "datetime", "sender", "codepro", {"secret": true}, "label"]);
    let yoomoney = json!({
        "fields": {"only": list}, "order": "listed", "pair": "value", "secret": {"within": true}, "digest": "sha1",
    });
    let text = "notification_type=p2p-incoming;operation_id=1088365945734010025;amount=0.67;currency=643;datetime=2017-03-30T09:56:12Z;sender=41001823272298;codepro=false;label=58dcd46dbfbeb";
    check(&yoomoney, text, "R0eMjxF3JgCkgSvdydWvyAXv", "4cc1dc34b6316fc6dfcc265d9732386869a9c49c", "valid");
}

#[test]
fn the_secret_sorted_in_and_after_every_field() {
    // Source: T-Bank, the token of its API.
    let tbank = json!({
        "fields": {"flat_but": []}, "pair": "value", "separator": "", "secret": {"named": "Password"}, "digest": "sha256",
    });
    let text = "TerminalKey=MerchantTerminalKey;Amount=19200;OrderId=21090;Description=Подарочная карта на 1000 рублей";
    let sign = "0024a00af7c350a3a67ca168ce06502aa72772456662e38696d48b56ee9c97d9";
    check(&tbank, text, "usaf8fw8fsw21g", sign, "unreadable_scheme");

    // Source: marlon-be/marlon-ogone, AllParametersShaComposerTest.
    let ogone = json!({
        "pair": {"name": "NAME", "joint": "=", "value": "value"}, "separator": "", "empty": "skip", "order": "nocase",
        "secret": {"each": ""}, "digest": "sha1", "hex": "upper",
    });
    let text = "currency=EUR;ACCEPTANCE=1234;amount=15;BRAND=VISA;CARDNO=xxxxxxxxxxxx1111;NCERROR=0;PAYID=32100123;PM=CreditCard;STATUS=9;orderID=12;CN=";
    check(&ogone, text, "Mysecretsig1875!?", "B209960D5703DD1047F95A0F97655FFE5AC8BD52", "unreadable_scheme");
}

#[test]
fn fields_by_prefix_and_as_sent() {
    // Source: odoo/odoo, addons/payment_buckaroo/tests.
    let names = [
        "brq_amount",
        "brq_currency",
        "brq_invoicenumber",
        "brq_statuscode",
        "brq_statusmessage",
        "brq_timestamp",
        "brq_transaction_method",
        "brq_transaction_type",
        "brq_transactions",
        "sign",
    ];
    let table: Vec<Value> = names.iter().map(|name| json!({"name": name})).collect();
    let buckaroo = json!({
        "fields": {"starting": ["brq_", "add_", "cust_"], "but": ["brq_signature"]}, "separator": "", "order": "nocase", "digest": "sha1",
        "table": table,
    });
    let text = "brq_transactions=0123456789ABCDEF0123456789ABCDEF;brq_transaction_method=paypal;brq_statuscode=190;brq_statusmessage=Transaction successfully processed;brq_invoicenumber=Test Transaction;brq_amount=1111.11;brq_currency=EUR;brq_timestamp=2022-01-01 12:00:00;brq_transaction_type=V010";
    check(&buckaroo, text, "test_key_123", "fa3444e135c366a1d2660adb406fb47efdc28130", "valid");

    // Source: activemerchant/offsite_payments, epay.
    let epay_dk = json!({"order": "sent", "pair": "value", "separator": ""});
    let text = "language=1;txnid=9572252;orderid=189139;amount=398750;currency=208;date=20120403;time=1442;txnfee=0;paymenttype=3;cardno=453903XXXXXX9862";
    check(&epay_dk, text, "secretmd5", "6f81086c474f03af80ef894e48f81f99", "unreadable_scheme");

    // Source: thephpleague/omnipay-payfast, CompletePurchaseRequestTest.
    let payfast = json!({"order": "sent", "pair": {"name": "name", "joint": "=", "value": "form"}});
    let text = "m_payment_id=;pf_payment_id=61493;payment_status=COMPLETE;item_name=fjdksl;item_description=;amount_gross=12.00;amount_fee=-0.27;amount_net=11.73;custom_str1=;custom_str2=;custom_str3=;custom_str4=;custom_str5=;custom_int1=;custom_int2=;custom_int3=;custom_int4=;custom_int5=;name_first=Test;name_last=User 01;email_address=sbtu01@payfast.co.za;merchant_id=10000103";
    check(&payfast, text, "", "92ac916145511e9050383b008729e162", "valid");
}

#[test]
fn texts_around_and_hashes_inside() {
    // Source: activemerchant/offsite_payments, maksuturva and molpay.
    let maksuturva = json!({
        "fields": {"only": ["pmt_action", "pmt_version", "pmt_id", "pmt_reference", "pmt_amount", "pmt_currency", "pmt_sellercosts",
            "pmt_paymentmethod", "pmt_escrow"]},
        "order": "listed", "pair": "value", "secret": {"frame": ["fields", {"text": "&"}, {"secret": true}, {"text": "&"}]}, "hex": "upper",
    });
    let text = "pmt_action=NEW_PAYMENT_EXTENDED;pmt_version=0004;pmt_id=2;pmt_reference=134662;pmt_amount=200,00;pmt_currency=EUR;pmt_sellercosts=0,00;pmt_paymentmethod=FI01;pmt_escrow=N";
    check(&maksuturva, text, "11223344556677889900", "BDF4F41FA194612017CBE13CF7670971", "valid");

    let inner = json!({"digest": "md5", "of": ["tranID", "orderid", "status", "domain", "amount", "currency"]});
    let fiuu = json!({
        "fields": {"only": ["paydate", "domain", inner, "appcode"]}, "order": "listed", "pair": "value", "separator": "",
    });
    let text = "amount=10.00;orderid=order-10.00;appcode=auth123;tranID=12345;domain=molpaytest;currency=MYR;paydate=2014-04-04 08:12:00;channel=maybank2u;status=00";
    check(&fiuu, text, "molpay_skey", "79afd80af7ea8be6e25acd0ec448f16b", "unreadable_scheme");

    // Source: the page of the mini-game wallet on w3cschool.cn.
    let path =
        json!({"frame": ["fields", {"text": "&org_loc=/api/apps/game/wallet/get_balance&method=POST"}], "hmac": true});
    let wallet = json!({"secret": path, "digest": "sha256"});
    let text = "openid=fge35vh5h3f2;appid=tthdch45hd2df;zone_id=1;access_token=hds2rt6bhgh5wfg5nf4gdh6;ts=1507530737;pf=android";
    let sign = "4317496a530d0593fa4365ca87714a12c9e6edd4df1fea5fe1f5e5d6a1781a78";
    check(&wallet, text, "da8d182e1cashjkulkof6ae22a4a918457", sign, "valid");
}

// Source: ECPay, the page about CheckMacValue.
#[test]
fn two_secrets_and_a_text_in_lower_case() {
    let frame = json!([{"text": "HashKey="}, {"secret": "HashKey"}, {"text": "&"}, "fields", {"text": "&HashIV="}, {"secret": "HashIV"}]);
    let ecpay = json!({
        "order": "nocase", "secret": {"frame": frame}, "digest": {"hash": "sha256", "of": ["dotnet", "lower"]}, "hex": "upper",
    });
    let text = "ChoosePayment=ALL;EncryptType=1;ItemName=Apple iphone 15;MerchantID=3002607;MerchantTradeDate=2023/03/12 15:30:23;MerchantTradeNo=ecpay20230312153023;PaymentType=aio;ReturnURL=https://www.ecpay.com.tw/receive.php;TotalAmount=30000;TradeDesc=促銷方案";
    let secret = "HashKey=pwFHCqoQZGmho4w6&HashIV=EkRm7iFT261dpevs";
    check(&ecpay, text, secret, "6C51C9E6888DE861FD62FB1DD17029FC742634498FD813DC43D4243B5685B840", "ambiguous_field");
    let refusal = sign(&reading(&ecpay), &params(text), b"HashKey=a", false, &Limits::default()).unwrap_err();
    assert_eq!(refusal.code, "malformed_secret");
}

#[test]
fn values_of_a_fixed_form_run_together() {
    // Source: fawry-api/fawry, spec_helper.
    let list = json!([{"field": "fawryRefNumber", "is": "digits 6"}, {"field": "paymentAmount", "as": "fixed2"}, {"field": "orderAmount", "as": "fixed2"},
        "orderStatus", "paymentMethod"]);
    let fawry =
        json!({"fields": {"only": list}, "order": "listed", "pair": "value", "separator": "", "digest": "sha256"});
    let text = "fawryRefNumber=970177;paymentAmount=152.0;orderAmount=150.00;orderStatus=NEW;paymentMethod=PAYATFAWRY";
    let sign = "b0175565323e464b01dc9407160368af5568196997fb6e379374a4f4fbbcf587";
    check(&fawry, text, "fawry_secure_key", sign, "unreadable_scheme");

    // Source: hexdocs.pm, datatrans_helper 0.1.0.
    let list = json!([{"field": "merchantId", "is": "digits 5"}, {"field": "amount", "is": "decimals 1"}, {"field": "currency", "is": "letters 3"}, "refno"]);
    let datatrans = json!({
        "fields": {"only": list}, "order": "listed", "pair": "value", "separator": "", "secret": {"hmac": true}, "digest": "sha256", "hex": "upper",
    });
    let text = "merchantId=73452;amount=7.2;currency=CHF;refno=a5e511e9-7334-44c2-be21-cef964091739";
    let sign = "1EC9627CC7BA2E58251656BD500672BB6C5509FD569BB31737EE381C56CFE785";
    check(&datatrans, text, "your_key", sign, "valid");

    // Source: odoo/odoo, addons/payment_paymob/tests.
    let list = json!([{"field": "amount_cents", "is": "digits"}, {"field": "created_at", "is": "length 26"}]);
    let paymob = json!({"fields": {"only": list}, "order": "listed", "pair": "value", "separator": ""});
    let (_, verdict) = signed(&paymob, "amount_cents=111111;created_at=2025-04-01T17:29:16.967925", "dummy_hmac");
    assert!(verdict.is_ok());
}
