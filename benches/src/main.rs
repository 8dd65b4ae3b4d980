//! `paysign-benches`: the side by side of Rust.

use paysign::{Message, Options, Secret, gateways::epay};
use paysign_benches::{
    by_hand,
    measure::{Contestant, side_by_side},
};

const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

const VALUES: [(&str, &str); 8] = [
    ("pid", "1001"),
    ("trade_no", "2016080622555342651"),
    ("out_trade_no", "20160806151343349"),
    ("type", "alipay"),
    ("name", "VIP20160806"),
    ("money", "1.00"),
    ("trade_status", "TRADE_SUCCESS"),
    ("param", "userId10023"),
];

fn body(order: &[usize]) -> (String, String) {
    let mut sorted = VALUES;
    sorted.sort();
    let canonical: Vec<String> = sorted.iter().map(|(n, v)| format!("{n}={v}")).collect();
    let canonical = canonical.join("&") + SECRET;
    let digest = by_hand::floor(canonical.as_bytes());
    let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    let mut all = VALUES.to_vec();
    all.push(("sign", &hex));
    all.push(("sign_type", "MD5"));
    let parts: Vec<String> = order.iter().map(|i| format!("{}={}", all[*i].0, all[*i].1)).collect();
    (parts.join("&"), canonical)
}

fn main() {
    let secret = Secret::new(SECRET).unwrap();
    let (ordered, canonical) = body(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let mut shuffled = Vec::new();
    let mut order = vec![0usize, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    let mut seed = 12345u64;
    for _ in 0..1000 {
        for i in (1..10).rev() {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        shuffled.push(body(&order).0);
    }
    println!("body {} bytes, canonical {} bytes", ordered.len(), canonical.len());
    static NOTIFY: Message<'static> = epay::NOTIFY;
    assert!(NOTIFY.verify(ordered.as_bytes(), &secret).is_ok());
    assert!(by_hand::naive(&ordered, SECRET) && by_hand::careful(&ordered, SECRET));
    let digest = by_hand::floor(canonical.as_bytes());
    let mut next = 0;
    let bodies: Vec<&[u8]> = shuffled.iter().map(|b| b.as_bytes()).collect();
    let rows = side_by_side(vec![
        Contestant::new("floor", || by_hand::floor(canonical.as_bytes())),
        Contestant::new("naive", || by_hand::naive(&ordered, SECRET)),
        Contestant::new("careful", || by_hand::careful(&ordered, SECRET)),
        Contestant::new("md5 both ends", || {
            let mut state = paysign_md5::State::START;
            let mut blocks = [[0u8; 64]; 6];
            blocks.as_flattened_mut()[..canonical.len()].copy_from_slice(canonical.as_bytes());
            let count = paysign_md5::pad(&mut blocks, canonical.len(), canonical.len() as u64);
            state.compress(&blocks[..count - 1]);
            state.leads_to(&blocks[count - 1], &digest)
        }),
        Contestant::new("verify", || NOTIFY.verify(ordered.as_bytes(), &secret).is_ok()),
        Contestant::new("shuffled", || {
            next = (next + 1) % 1000;
            NOTIFY.verify(shuffled[next].as_bytes(), &secret).is_ok()
        }),
        Contestant::new("sign", || NOTIFY.sign(&VALUES, &secret).is_ok()),
        Contestant::of_many("batch", 1000, || {
            let mut ok = 0;
            NOTIFY.verify_batch(&bodies, &secret, &Options::DEFAULT, |_, v| ok += u32::from(v.is_ok()));
            assert_eq!(ok, 1000);
        }),
    ]);
    let floor = rows[0].ns;
    for row in &rows {
        println!("{:10} {:8.1} ns  {:5.2} M  spread {:.3}", row.name, row.ns, row.ns / floor, row.spread);
    }
}
