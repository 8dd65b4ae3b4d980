//! What is left of a secret after its drop: nothing, in all memory of this process but the stack.
//!
//! The process reads its own memory. What the compiler moves on the stack, nobody can promise to wipe; so the
//! stack is left aside.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::os::unix::fs::FileExt;

use paysign::{Merchant, Options, Scheme, Secret, Strictness, gateways};
use paysign_diagnose::{Context, diagnose, diagnose_document};

/// What each byte of the secret is hidden by, until it is needed.
const HIDDEN_BY: u8 = 0x5a;
/// Bytes that are enough to tell the secret by.
const WINDOW: usize = 12;

/// A secret that stands nowhere in memory, because this is not it.
struct Hidden(Vec<u8>);

impl Hidden {
    fn new(seed: u8) -> Self {
        let digit = |at: u8| b"0123456789abcdefghijklmnopqrstuvwxyz"[usize::from(at.wrapping_mul(seed) % 36)];
        Self((0..40).map(|at| digit(at) ^ HIDDEN_BY).collect())
    }

    /// Calls `with` with the secret, and wipes it.
    fn shown<R>(&self, with: impl FnOnce(&[u8]) -> R) -> R {
        let mut room = [0; 40];
        for (byte, hidden) in room.iter_mut().zip(&self.0) {
            *byte = hidden ^ HIDDEN_BY;
        }
        let result = with(&room);
        room = [0; 40];
        std::hint::black_box(&room);
        result
    }

    fn secret(&self) -> Secret {
        self.shown(|secret| Secret::new(secret).expect("a secret"))
    }

    /// Calls `with` with a text in which `@` stands for the secret, and wipes it.
    fn inside<R>(&self, text: &str, with: impl FnOnce(&[u8]) -> R) -> R {
        let mut whole = Vec::with_capacity(text.len() + 40 * 8);
        for byte in text.bytes() {
            if byte == b'@' { self.shown(|secret| whole.extend_from_slice(secret)) } else { whole.push(byte) }
        }
        let result = with(&whole);
        whole.fill(0);
        std::hint::black_box(&whole);
        result
    }

    /// How often a part of the secret stands in memory.
    fn count(&self) -> usize {
        let memory = File::open("/proc/self/mem").expect("the memory");
        let mut block = vec![0; 1 << 20];
        let mut found = 0;
        for (mut start, end) in writable() {
            while start < end {
                let len = block.len().min(usize::try_from(end - start).expect("a length"));
                // A mapping may go while others are read.
                if memory.read_exact_at(&mut block[..len], start).is_err() {
                    break;
                }
                found += block[..len].windows(WINDOW).filter(|window| self.is_part(window)).count();
                start += (len as u64 - WINDOW as u64 + 1).max(1);
                if len < block.len() {
                    break;
                }
            }
        }
        found
    }

    fn is_part(&self, window: &[u8]) -> bool {
        let starts = [0, 14, 28];
        starts.iter().any(|start| {
            let hidden = &self.0[*start..start + WINDOW];
            window.iter().zip(hidden).all(|(byte, hidden)| byte ^ HIDDEN_BY == *hidden)
        })
    }
}

/// The mappings that may be written, but for stacks: the one of the main thread, and that of the test.
fn writable() -> Vec<(u64, u64)> {
    let local = 0u8;
    let here = std::ptr::from_ref(&local).addr() as u64;
    let maps = fs::read_to_string("/proc/self/maps").expect("the mappings");
    let mapping = |line: &str| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let number = |text| u64::from_str_radix(text, 16).ok();
        let (start, end) = (number(start)?, number(end)?);
        let is_stack = line.ends_with("[stack]") || (start..end).contains(&here);
        (rest.starts_with("rw") && !is_stack).then_some((start, end))
    };
    maps.lines().filter_map(mapping).collect()
}

const NOTIFY: &str = "pid=1&trade_no=2&out_trade_no=3&type=alipay&name=x&money=1.00&trade_status=TRADE_SUCCESS";

fn signature() -> String {
    format!("{}&sign={}&sign_type=MD5", NOTIFY, "0123456789abcdef".repeat(2))
}

/// Everything that can be done with secrets.
fn work(hidden: &Hidden) {
    let notify = gateways::epay::NOTIFY;
    let secret = hidden.secret();
    let params: Vec<(&str, &str)> = NOTIFY.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let body = notify.sign(&params, &secret).expect("signed").body().to_string();
    assert!(notify.verify(body.as_bytes(), &secret).is_ok());
    assert!(notify.verify(signature().as_bytes(), &secret).is_err());

    // A list that grows, its copy, and a batch.
    let mut list = Vec::new();
    for _ in 0..9 {
        hidden.secret().add_to(&mut list);
    }
    let copy = list.clone();
    let bodies: Vec<&[u8]> = (0..40).map(|_| body.as_bytes()).collect();
    notify.verify_batch(&bodies, &copy, &Options::DEFAULT, |_, verdict| assert!(verdict.is_ok()));
    drop((list, copy));
    let merchant = Merchant::new("epay", "1", hidden.secret(), "https://pay.example").expect("a merchant");
    assert!(merchant.clone().notice(body.as_bytes()).is_ok());

    // Long texts, every digest, and HMAC.
    let long = "x".repeat(5_000);
    for digest in ["md5", "sha256"] {
        for place in ["append \"\"", "prepend \"&\" + append \"&key=\"", "hmac", "append \"k=\" + hmac"] {
            let text = format!(
                "fields all; empty keep; null word; order name; pair name=value; separator \"&\"; secret {place}; \
                 digest {digest}; hex lower"
            );
            let message =
                paysign::Message::of_scheme(Scheme::parse(&text).expect("a scheme"), "sign", paysign::Wire::Form);
            for value in ["1", &long] {
                let options = Options { strictness: Strictness::Lenient, ..Options::DEFAULT };
                let params = [("a", value), ("b", "2")];
                let body = message.sign_with(&params, &secret, &options).expect("signed").body().to_string();
                assert!(message.verify_with(body.as_bytes(), &secret, &options).is_ok());
            }
        }
    }
}

/// What is looked into for a developer, the secret in the message or not.
fn look(hidden: &Hidden, body: &str) {
    let notify = gateways::epay::NOTIFY;
    let others = [hidden.secret(), hidden.secret()];
    let context = Context { other_secrets: &others, gateways: gateways::ALL, ..Context::DEFAULT };
    hidden.inside(body, |body| {
        let _ = notify.verify(body, &others);
        drop(notify.explain(body, &others, &Options::DEFAULT).map(|explained| explained.to_string()));
        let diagnosis = diagnose(&notify, body, &others, &context);
        assert!(!diagnosis.to_string().is_empty());
    });
    hidden.shown(|secret| {
        let text = std::str::from_utf8(secret).expect("text");
        let params = [("pid", "1"), ("key", text), (text, "x")];
        drop(diagnose_document(&notify, &params, &"0".repeat(32), &others, &context));
        assert!(notify.sign(&params, &others[0]).is_err());
    });
}

#[test]
fn no_memory_but_the_stack_keeps_a_secret_that_was_dropped() {
    // That what is left in freed memory is found.
    let (kept, hidden) = (Hidden::new(7), Hidden::new(11));
    drop(std::hint::black_box(kept.shown(|secret| secret.repeat(20))));
    assert!(kept.count() > 0, "a secret in freed memory is not found");

    work(&hidden);
    assert_eq!(hidden.count(), 0, "after verifying and signing");
    let unsigned = signature();
    for body in [
        unsigned.clone(),
        format!("{unsigned}&key=@"),
        format!("@=1&{unsigned}"),
        format!("{unsigned}&attach=a+@%20b&x@=1&@=2"),
        format!("https://shop.example/notify?{unsigned}&key=@"),
        format!("{{\"key\":\"@\",\"pid\":\"1\",\"sign\":\"{}\"}}", "0".repeat(32)),
        format!("<xml><pid>1</pid><key>@</key><sign>{}</sign></xml>", "0".repeat(32)),
        format!("Array\n(\n    [pid] => 1\n    [key] => @\n    [sign] => {}\n)", "0".repeat(32)),
        "pid=1&sign=@".to_owned(),
        format!("{unsigned}&a=1&amp;key=@"),
    ] {
        look(&hidden, &body);
        assert_eq!(hidden.count(), 0, "after explaining and diagnosing {body}");
    }
}
