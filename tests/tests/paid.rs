//! What was paid, asked in every way that there is: all of them answer alike.

use paysign::gateway::{Field, Kind, Table};
use paysign::{Amount, ExpectError, Merchant, Message, Options, Secret, amount::AmountError, gateway::Role, gateways};

const SECRET: &str = "paebiyya4co5x0231zcm1novl8trustw";

/// A notification without `true_amount`, as a public server sends it.
const WITHOUT: &[u8] =
    b"memberid=221274714&orderid=20210928114755985410&amount=100.00&transaction_id=P20210928114755001\
    &datetime=2021-09-28+11%3A48%3A30&returncode=00&sign=D722C9937052D7029001F2BF95428348";

/// The same with one: less was paid.
const WITH: &[u8] = b"memberid=221274714&orderid=20210928114755985410&amount=100.00&true_amount=99.98\
    &transaction_id=P20210928114755001&datetime=2021-09-28+11%3A48%3A30&returncode=00&attach=&sign=208F40512D58285940F1FE0E889DEBC0";

type Paid = Option<Result<Amount, AmountError>>;

/// The answers of all ways to ask, and whether the order of 100.00 is paid.
fn answers(body: &[u8], options: &Options) -> Vec<(Paid, Result<(), ExpectError>)> {
    let secret = Secret::new(SECRET).expect("a secret");
    let message = &gateways::payindex::NOTIFY;
    let expected = Amount::parse("100".bytes()).expect("an amount");
    let order_no = "20210928114755985410";
    let mut answers = Vec::new();
    let verified = message.verify_with(body, &secret, options).expect("authentic");
    answers.push((verified.paid_amount(), verified.expect(order_no, expected)));
    answers.push((verified.payment().paid_amount, verified.expect(order_no, expected)));
    // Two, eight and forty bodies together: singly, and side by side.
    for count in [2, 8, 40] {
        message.verify_batch(&vec![body; count], &secret, options, |_, verdict| {
            let verified = verdict.expect("authentic");
            answers.push((verified.payment().paid_amount, verified.expect(order_no, expected)));
            answers.push((verified.paid_amount(), verified.expect(order_no, expected)));
        });
    }
    let merchant = Merchant::new("payindex", "221274714", secret, "https://pay.example.com").expect("a merchant");
    let merchant = merchant.with_options(*options);
    let notice = merchant.notice(body).expect("authentic");
    answers.push((notice.paid_amount(), notice.expect(order_no, expected)));
    answers
}

fn amount(text: &str) -> Amount {
    Amount::parse(text.bytes()).expect("an amount")
}

#[test]
fn where_there_is_no_paid_amount_the_amount_is_what_was_paid() {
    // Escaped and raw, so read by the fast path and by the complete one.
    let raw = [WITHOUT, "&attach=100% 纯棉".as_bytes()].concat();
    for body in [WITHOUT, &raw] {
        for (paid, expected) in answers(body, &Options::DEFAULT) {
            assert_eq!((paid, expected), (Some(Ok(amount("100"))), Ok(())));
        }
    }
}

#[test]
fn where_there_is_one_it_counts() {
    for (paid, expected) in answers(WITH, &Options::DEFAULT) {
        assert_eq!(paid, Some(Ok(amount("99.98"))));
        assert!(matches!(expected, Err(ExpectError::PaidTooLittle { .. })));
    }
}

#[test]
fn under_lenient_reading_nothing_stands_in() {
    for (paid, expected) in answers(WITHOUT, &Options::LENIENT) {
        assert_eq!((paid, expected), (None, Err(ExpectError::AskGateway)));
    }
    for (paid, _) in answers(WITH, &Options::LENIENT) {
        assert_eq!(paid, Some(Ok(amount("99.98"))));
    }
}

/// A table of one's own says so as a built-in one does, in an answer too.
#[test]
fn an_answer_that_is_not_signed_has_stand_ins_as_well() {
    const ANSWER: Message<'static> = Message {
        transport: paysign::gateway::Transport::new(paysign::gateway::Method::Post, "", paysign::Wire::Json),
        fields: &Table::new(&[
            Field::required("price", Kind::Amount, "What was ordered.").stands_in_for(Role::PaidAmount),
            Field::optional("paid", Kind::Amount, "What was paid.").role(Role::PaidAmount),
        ]),
        ..Message::BLANK
    };
    let secret = Secret::new(SECRET).expect("a secret");
    for (body, paid) in [(r#"{"price":"5"}"#, "5"), (r#"{"price":"5","paid":"4"}"#, "4")] {
        let answer = ANSWER.answer(body.as_bytes(), &secret, &Options::DEFAULT).expect("an answer");
        assert_eq!(answer.paid_amount(), Some(Ok(amount(paid))));
    }
}
