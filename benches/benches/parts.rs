//! The parts around the hot calls, by criterion: `cargo bench --package paysign-benches`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput};
use paysign::inside::Lanes;
use paysign::{Amount, Merchant, Message, Options, Scheme, Secret, Wire, gateways};
use paysign_benches::growth::{COUNTS, LENS};
use paysign_benches::inputs::{self, EPAY, SECRET};
use paysign_diagnose::{Certainty, Context};

const URL: &str = "https://pay.example.com/";

fn secret() -> Secret {
    Secret::new(SECRET).expect("a secret")
}

fn notify() -> &'static Message<'static> {
    gateways::message("epay", "notify").expect("a message")
}

fn amounts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("amount");
    for text in ["1.00", "12345678.90", "999999999999999999999999999999999999"] {
        group.bench_with_input(BenchmarkId::new("parse", text), text, |bencher, text| {
            bencher.iter(|| Amount::parse(black_box(text).bytes()));
        });
    }
    let [left, right] = ["1.5", "1.50000000000000001"].map(|text| text.parse::<Amount>().expect("an amount"));
    group.bench_function("compare", |bencher| bencher.iter(|| black_box(left) < black_box(right)));
    group.finish();
}

fn verified(criterion: &mut Criterion) {
    let (input, secret) = (inputs::epay("20160806151343349", "userId10023"), secret());
    let verified = notify().verify(input.body.as_bytes(), &secret).expect("a genuine message");
    let amount = "1.00".parse().expect("an amount");
    assert!(verified.expect("20160806151343349", amount).is_ok());
    let mut group = criterion.benchmark_group("verified");
    group.bench_function("get the first", |bencher| bencher.iter(|| black_box(&verified).get("pid")));
    group.bench_function("get the last", |bencher| bencher.iter(|| black_box(&verified).get("param")));
    group.bench_function("all fields", |bencher| bencher.iter(|| black_box(&verified).fields().count()));
    group.bench_function("order_no", |bencher| bencher.iter(|| black_box(&verified).order_no()));
    group.bench_function("paid_amount", |bencher| bencher.iter(|| black_box(&verified).paid_amount()));
    group.bench_function("payment", |bencher| bencher.iter(|| black_box(&verified).payment()));
    group.bench_function("expect", |bencher| bencher.iter(|| black_box(&verified).expect("20160806151343349", amount)));
    group.finish();
}

fn explain(criterion: &mut Criterion) {
    let (input, secret) = (inputs::epay_escaped(), secret());
    criterion.bench_function("explain", |bencher| {
        bencher.iter(|| notify().explain(black_box(input.body.as_bytes()), &secret, &Options::DEFAULT));
    });
}

/// A message that nothing explains costs most: every cause is tried, by itself and in pairs, up to the bound.
fn diagnose(criterion: &mut Criterion) {
    let secret = Secret::new("not the one that has signed").expect("a secret");
    let context = Context { gateways: gateways::ALL, ..Context::DEFAULT };
    let mut group = criterion.benchmark_group("diagnose");
    group.sample_size(20);
    for gateway in ["epay", "paypro"] {
        let message = gateways::message(gateway, "notify").expect("a message");
        let input = inputs::of_table(message).expect("a signed message");
        let diagnosis = paysign_diagnose::diagnose(message, input.body.as_bytes(), &secret, &context);
        assert!(diagnosis.findings.iter().all(|finding| finding.certainty != Certainty::Certain));
        group.bench_function(gateway, |bencher| {
            bencher.iter(|| {
                paysign_diagnose::diagnose(message, black_box(input.body.as_bytes()), &secret, &context).digests
            });
        });
    }
    group.finish();
}

fn merchant(criterion: &mut Criterion) {
    const ANSWER: &[u8] =
        br#"{"code":200,"money":"1.00","type":"alipay","qrcode":"wxp://f2f15IaTGck0xvm7vug4lqx-sMpJ0xiUB8",
        "trade_no":"20160806151343349","out_trade_no":"20160806151343349"}"#;
    const REQUEST: [(&str, &str); 6] = [
        ("type", "wxpay"),
        ("out_trade_no", "20240125193935458"),
        ("notify_url", "https://shop.example.com/notify"),
        ("return_url", "https://shop.example.com/return"),
        ("name", "VIP member, one month"),
        ("money", "0.1"),
    ];
    let merchant = Merchant::new("epay@code200", "1001", secret(), URL).expect("a merchant");
    let notice = inputs::form(&EPAY, Some("MD5"), "&", "").body;
    assert!(merchant.request("pay", &REQUEST).is_ok() && merchant.answer("pay", ANSWER).is_ok());
    assert!(merchant.notice(notice.as_bytes()).is_ok());
    let mut group = criterion.benchmark_group("merchant");
    group.bench_function("request", |bencher| bencher.iter(|| merchant.request("pay", black_box(&REQUEST))));
    group.bench_function("answer", |bencher| bencher.iter(|| merchant.answer("pay", black_box(ANSWER))));
    group.bench_function("notice", |bencher| bencher.iter(|| merchant.notice(black_box(notice.as_bytes()))));
    group.finish();
}

fn scheme(criterion: &mut Criterion) {
    let text = inputs::scheme().expect("a scheme").to_string();
    criterion.bench_function("scheme text", |bencher| bencher.iter(|| Scheme::parse(black_box(&text))));
}

/// Batches by every set of lanes that this processor has.
fn lanes(criterion: &mut Criterion) {
    let (inputs, secret) = (inputs::batch(), secret());
    let bodies: Vec<&[u8]> = inputs.iter().map(|input| input.body.as_bytes()).collect();
    let mut group = criterion.benchmark_group("batch");
    group.throughput(Throughput::Elements(bodies.len() as u64));
    for lanes in Lanes::available() {
        group.bench_function(lanes.as_str(), |bencher| {
            bencher.iter(|| {
                let mut valid = 0;
                notify().verify_batch_by(lanes, &bodies, &secret, &Options::DEFAULT, |_, verdict| {
                    valid += usize::from(verdict.is_ok());
                });
                valid
            });
        });
    }
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let (secret, message) = (secret(), Message::of_scheme(inputs::scheme().expect("a scheme"), "sign", Wire::Form));
    let mut group = criterion.benchmark_group("bytes");
    for len in LENS {
        let body = inputs::of_len(len).body;
        group.throughput(Throughput::Bytes(body.len() as u64));
        group.bench_function(len.to_string(), |bencher| bencher.iter(|| notify().verify(body.as_bytes(), &secret)));
    }
    group.finish();
    let mut group = criterion.benchmark_group("parameters");
    for count in COUNTS {
        let body = inputs::of_params(count).body;
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(count.to_string(), |bencher| bencher.iter(|| message.verify(body.as_bytes(), &secret)));
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for part in [amounts, verified, explain, diagnose, merchant, scheme, lanes, growth] {
        part(&mut criterion);
    }
    criterion.final_summary();
}
