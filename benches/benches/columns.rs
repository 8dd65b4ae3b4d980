//! The kernel of columns beside the batch call that it is built on: `cargo bench --bench columns`. Both
//! verify the same bodies, side by side, and medians are shown.

use std::time::{Duration, Instant};

use arrow_array::{Array, BinaryArray};
use paysign::{Options, Secret, gateways::epay};
use paysign_arrow::Columns;

const ROWS: usize = 200_000;
const ROUNDS: usize = 9;

fn main() {
    let secret = Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4").expect("a secret");
    let bodies: Vec<Vec<u8>> = (0..ROWS).map(|index| body(index, &secret)).collect();
    let slices: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let array = BinaryArray::from_iter_values(&bodies);
    let (options, columns) = (Options::DEFAULT, Columns::new());
    let (mut batch, mut kernel) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        let mut valid = 0;
        epay::NOTIFY.verify_batch(&slices, &secret, &options, |_, verdict| valid += usize::from(verdict.is_ok()));
        batch.push(begin.elapsed());
        let begin = Instant::now();
        let found = paysign_arrow::verify(&epay::NOTIFY, &array, &secret, &options, &columns).expect("columns");
        kernel.push(begin.elapsed());
        let orders = found.column_by_name("order_no").expect("a column");
        assert_eq!(valid, orders.len() - orders.null_count());
    }
    let (batch, kernel) = (median(batch), median(kernel));
    println!("batch, verdicts only  {:6.0} ns a body", nanos(batch));
    println!("kernel, all columns   {:6.0} ns a body, {:.2} of the batch", nanos(kernel), nanos(kernel) / nanos(batch));
}

/// An ordinary notification; one in a hundred is not signed by the secret.
fn body(index: usize, secret: &Secret) -> Vec<u8> {
    let (order, money) = (format!("20261130{index:09}"), format!("{}.{:02}", index % 500, index % 100));
    let params = [
        ("pid", "1001"),
        ("trade_no", "2026113022001494781234567890"),
        ("out_trade_no", order.as_str()),
        ("type", "alipay"),
        ("name", "VIP"),
        ("money", money.as_str()),
        ("trade_status", "TRADE_SUCCESS"),
    ];
    let mut body = epay::NOTIFY.sign(&params, secret).expect("a message").body().to_string();
    if index.is_multiple_of(100) {
        body = body.replace("VIP", "VIQ");
    }
    body.into_bytes()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[expect(clippy::cast_precision_loss, reason = "shown with few digits")]
fn nanos(time: Duration) -> f64 {
    time.as_nanos() as f64 / ROWS as f64
}
