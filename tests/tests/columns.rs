//! Columns hold what each message says when it is verified by itself, whatever the type of the array.
//!
//! `PAYSIGN_COLUMNS` is how many messages are tried, `PAYSIGN_SEED` which ones.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type, Int16Type, Int32Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, LargeStringArray, StringArray, StringViewArray,
    StructArray,
};
use paysign::amount::AmountError;
use paysign::{Amount, Message, Options, Secret, Value, Verified, gateways};
use paysign_arrow::{Columns, TextType};
use paysign_reference::Reading;
use paysign_tests::files;
use paysign_tests::generate::{self, Choices};
use paysign_tests::tally::Tally;

const SECRETS: [&str; 2] = ["7a3b1053780db61ebd3d7123e1b8d6c4", "another secret"];
/// Bodies of one array: more than are verified at once, and a part that is not full.
const IN_AN_ARRAY: usize = 1_300;
/// Messages that are tried where nobody says how many.
const ALL: u64 = 100_000;

/// The generator of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % count
    }
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

/// A kind of message, and bodies of it: those of the vectors, and signed ones of all shapes.
fn kinds(dice: &mut Dice) -> Vec<(&'static Message<'static>, Vec<Vec<u8>>)> {
    let mut all: Vec<(&'static Message<'static>, Vec<Vec<u8>>)> = Vec::new();
    for file in files() {
        let Some(gateway) = file.built_in() else { continue };
        for case in file.cases().filter(|case| case.text("do") == Some("verify") && case.text("variant").is_none()) {
            let message = gateways::message(gateway, case.text("message").expect("a message")).expect("a message");
            let at = all.iter().position(|(known, _)| *known == message).unwrap_or_else(|| {
                let signed = Reading::from_json(case.reading()).map(|reading| {
                    let one = |_| {
                        let bytes: Vec<u8> = (0..120).map(|_| u8::try_from(dice.below(256)).unwrap_or(0)).collect();
                        generate::message(&mut Choices::new(&bytes), &reading, &SECRETS.map(str::as_bytes))
                    };
                    (0..200).map(one).collect()
                });
                all.push((message, signed.unwrap_or_default()));
                all.len() - 1
            });
            all[at].1.push(case.body());
        }
    }
    all
}

/// The bodies as an array of one of the types; what is not a text is null where the type is one of texts.
fn array(kind: usize, bodies: &mut [Option<Vec<u8>>]) -> ArrayRef {
    if kind >= 3 {
        for body in bodies.iter_mut() {
            body.take_if(|bytes| std::str::from_utf8(bytes).is_err());
        }
    }
    let bytes = bodies.iter().map(Option::as_deref);
    let texts = bodies.iter().map(|body| body.as_deref().and_then(|body| std::str::from_utf8(body).ok()));
    match kind {
        0 => Arc::new(bytes.collect::<BinaryArray>()),
        1 => Arc::new(bytes.collect::<LargeBinaryArray>()),
        2 => Arc::new(bytes.collect::<BinaryViewArray>()),
        3 => Arc::new(texts.collect::<StringArray>()),
        4 => Arc::new(texts.collect::<LargeStringArray>()),
        _ => Arc::new(texts.collect::<StringViewArray>()),
    }
}

/// The text in a column, whatever its type.
fn text(column: &ArrayRef, row: usize) -> Option<Vec<u8>> {
    (!column.is_null(row)).then(|| match column.as_string_opt::<i32>() {
        Some(texts) => texts.value(row).as_bytes().to_vec(),
        None => column.as_binary::<i32>().value(row).to_vec(),
    })
}

/// The word in a column of words.
fn word(column: &ArrayRef, row: usize) -> Option<String> {
    let words = column.as_dictionary::<Int8Type>();
    Some(words.values().as_string::<i32>().value(words.key(row)?).to_owned())
}

/// What a row should hold.
struct Expected<'v> {
    message: &'v Verified<'v>,
    scale: u8,
    is_utf8: bool,
    /// Why a column is null, and which.
    error: Option<(&'static str, String)>,
}

impl Expected<'_> {
    fn text(&mut self, name: &str, value: Option<Value<'_>>) -> Option<Vec<u8>> {
        let bytes: Vec<u8> = value?.bytes().collect();
        if self.is_utf8 && std::str::from_utf8(&bytes).is_err() {
            self.error.get_or_insert(("not_utf8", name.to_owned()));
            return None;
        }
        Some(bytes)
    }

    fn amount(&mut self, name: &str, amount: Option<Result<Amount, AmountError>>) -> Option<i128> {
        // By the text of the amount, not by the core's own arithmetic.
        let why = match amount? {
            Err(_) => "invalid_amount",
            Ok(amount) => {
                let text = amount.to_string();
                let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
                let scale = usize::from(self.scale);
                let digits = format!("{whole}{fraction:0<scale$}");
                if fraction.len() > scale {
                    "not_whole"
                } else if digits.trim_start_matches('0').len() > 38 {
                    "invalid_amount"
                } else {
                    return Some(digits.parse().expect("38 digits"));
                }
            }
        };
        self.error.get_or_insert((why, name.to_owned()));
        None
    }

    fn check(mut self, columns: &StructArray, row: usize) {
        let column = |name: &str| columns.column_by_name(name).expect("a column");
        let message = self.message;
        let texts =
            [("order_no", message.order_no()), ("trade_no", message.trade_no()), ("merchant_id", merchant(message))];
        for (name, value) in texts {
            assert_eq!(text(column(name), row), self.text(name, value), "{name} of {message:?}");
        }
        if let Some(fields) = columns.column_by_name("fields") {
            let fields = fields.as_struct();
            for (name, column) in fields.column_names().into_iter().zip(fields.columns()) {
                assert_eq!(text(column, row), self.text(name, message.get(name)), "{name} of {message:?}");
            }
        }
        let amounts = [("paid_amount", message.paid_amount()), ("ordered_amount", message.ordered_amount())];
        for (name, amount) in amounts {
            let decimals = column(name).as_primitive::<Decimal128Type>();
            let found = (!decimals.is_null(row)).then(|| decimals.value(row));
            assert_eq!(found, self.amount(name, amount), "{name} of {message:?}");
        }
        assert_eq!(word(column("status"), row).as_deref(), Some(message.status().as_str()));
        let secret = column("secret_index").as_primitive::<Int32Type>();
        assert_eq!(usize::try_from(secret.value(row)), Ok(message.secret_index()));
        let error = word(column("error"), row).zip(word(column("error_column"), row));
        assert_eq!(error, self.error.map(|(why, name)| (why.to_owned(), name)), "of {message:?}");
    }
}

/// The merchant's number, by the name of its field.
fn merchant<'a>(message: &Verified<'a>) -> Option<Value<'a>> {
    use paysign::roles::Roles;
    message.role(paysign::gateway::Role::MerchantId)
}

#[test]
fn columns_hold_what_each_message_says_by_itself() {
    let mut dice = Dice(number("PAYSIGN_SEED", 2026));
    let kinds = kinds(&mut dice);
    let secrets = SECRETS.map(|secret| Secret::new(secret).expect("a secret"));
    let (mut done, tally) = (0, Tally::new("rows of columns"));
    for (round, (message, known)) in kinds.iter().cycle().enumerate() {
        if done >= number("PAYSIGN_COLUMNS", ALL) {
            break;
        }
        let mut bodies: Vec<Option<Vec<u8>>> = (0..IN_AN_ARRAY)
            .map(|_| {
                let mut body = known[dice.below(known.len())].clone();
                if dice.below(3) == 0 && !body.is_empty() {
                    let at = dice.below(body.len());
                    body[at] = b"&=%+a0\0\xff"[dice.below(8)];
                }
                (dice.below(16) > 0).then_some(body)
            })
            .collect();
        let array = array(dice.below(6), &mut bodies);
        let start = dice.below(40);
        let (array, bodies) = (array.slice(start, array.len() - start), &bodies[start..]);
        let secrets = &secrets[..=(round % 2)];
        let options = if round % 3 == 0 { Options::LENIENT } else { Options::DEFAULT };
        let (scale, is_utf8) = ([0, 2, 8, 36, 38][dice.below(5)], dice.below(2) == 0);
        let mut columns = Columns::new().with_scale(scale).expect("a scale");
        columns = columns.with_text_type(if is_utf8 { TextType::Utf8 } else { TextType::Binary });
        if dice.below(2) == 0 {
            columns = columns.with_fields(message.fields.iter().map(|field| field.name)).expect("fields");
        }
        let found = paysign_arrow::verify(message, &array, secrets, &options, &columns).expect("columns");
        assert_eq!((found.len(), found.data_type()), (bodies.len(), &columns.data_type()));
        for (row, body) in bodies.iter().enumerate() {
            let column = |name: &str| found.column_by_name(name).expect("a column");
            let Some(body) = body else {
                assert!(found.is_null(row) && found.columns().iter().all(|column| column.is_null(row)));
                continue;
            };
            assert!(!found.is_null(row));
            let verdict = message.verify_with(body, secrets, &options);
            tally.count(verdict.is_ok());
            let (number, code) = match &verdict {
                Ok(_) => (0, "ok"),
                Err(error) => (error.code().number(), error.code().as_str()),
            };
            let found_number = column("verdict").as_primitive::<Int16Type>().value(row);
            assert_eq!(u16::try_from(found_number), Ok(number), "{}", body.escape_ascii());
            assert_eq!(word(column("code"), row).as_deref(), Some(code));
            match &verdict {
                Ok(message) => Expected { message, scale, is_utf8, error: None }.check(&found, row),
                Err(_) => assert!(found.columns()[2..].iter().all(|column| column.is_null(row))),
            }
        }
        done += bodies.len() as u64;
    }
    tally.check(5, 25);
}

/// An ordinary notification with this amount and this name.
fn body(money: &str, name: &[u8], secret: &Secret) -> Vec<u8> {
    let params: [(&str, &[u8]); 7] = [
        ("pid", b"1001"),
        ("trade_no", b"2026113022001494781234567890"),
        ("out_trade_no", b"E1"),
        ("type", b"alipay"),
        ("name", name),
        ("money", money.as_bytes()),
        ("trade_status", b"TRADE_SUCCESS"),
    ];
    let options = Options::LENIENT;
    let signed = gateways::epay::NOTIFY.sign_with(&params, secret, &options).expect("a message");
    signed.body().to_string().into_bytes()
}

#[test]
fn what_a_column_cannot_hold_is_an_error_of_its_row_and_not_a_rounded_value() {
    let secret = Secret::new(SECRETS[0]).expect("a secret");
    let most = "9".repeat(36);
    let bodies = [
        body("0.12345678", b"VIP", &secret),
        body("0.123456789", b"VIP", &secret),
        body(&most, b"VIP", &secret),
        body("9999999999999999999999999999.99999999", b"VIP", &secret),
        body("1.50", b"\xb9\xe3", &secret),
    ];
    let array = BinaryArray::from_iter_values(&bodies);
    let columns = Columns::new().with_fields(["name"]).expect("a field");
    let options = Options::DEFAULT;
    let found = paysign_arrow::verify(&gateways::epay::NOTIFY, &array, &secret, &options, &columns).expect("columns");
    let column = |name: &str| found.column_by_name(name).expect("a column");
    let amounts: Vec<Option<i128>> = column("paid_amount").as_primitive::<Decimal128Type>().iter().collect();
    assert_eq!(amounts, [Some(12_345_678), None, None, Some(10i128.pow(36) - 1), Some(150_000_000)]);
    let errors: Vec<_> =
        (0..bodies.len()).map(|row| word(column("error"), row).zip(word(column("error_column"), row))).collect();
    let error = |why: &str, name: &str| Some((why.to_owned(), name.to_owned()));
    let expected = [
        None,
        error("not_whole", "paid_amount"),
        error("invalid_amount", "paid_amount"),
        None,
        error("not_utf8", "name"),
    ];
    assert_eq!(errors, expected);
    // All are proved: what a column cannot hold says nothing about the signature.
    assert!(column("verdict").as_primitive::<Int16Type>().iter().all(|verdict| verdict == Some(0)));
}

#[test]
fn what_is_not_a_column_of_bodies_is_refused_and_one_of_nulls_is_one_of_null_rows() {
    let secret = Secret::new(SECRETS[0]).expect("a secret");
    let verify = |array: &dyn Array| {
        let (options, columns) = (Options::DEFAULT, Columns::new());
        paysign_arrow::verify(&gateways::epay::NOTIFY, array, &secret, &options, &columns)
    };
    let numbers = arrow_array::Int32Array::from(vec![1]);
    let refused = verify(&numbers).expect_err("no bodies");
    assert_eq!(refused.to_string(), "bodies are bytes or texts, and this is a column of Int32");
    let nulls = verify(&arrow_array::NullArray::new(3)).expect("columns");
    assert_eq!((nulls.len(), nulls.null_count()), (3, 3));
    assert_eq!(verify(&BinaryArray::from_iter_values::<&[u8], _>([])).expect("columns").len(), 0);
    assert!(Columns::new().with_scale(39).is_err() && Columns::new().with_fields(["a", "a"]).is_err());
    assert!(Columns::new().with_fields((0..65).map(|field| field.to_string())).is_err());
}
