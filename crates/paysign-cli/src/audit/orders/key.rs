//! An order number and a payment's number as one text, which sorts by the order first.

/// What ends the order number. A zero byte inside it is followed by another one than this.
const END: [u8; 2] = [0, 1];
const ZERO: [u8; 2] = [0, 0xff];

/// Both as one text.
pub(in super::super) fn key(order_no: &[u8], payment_no: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(order_no.len() + payment_no.len() + END.len());
    for byte in order_no {
        match byte {
            0 => key.extend(ZERO),
            byte => key.push(*byte),
        }
    }
    key.extend(END);
    key.extend_from_slice(payment_no);
    key
}

/// The part of a key that is the same for all of an order, and the payment's number.
pub(in super::super) fn parts(key: &[u8]) -> (&[u8], &[u8]) {
    let end = key.windows(2).position(|pair| pair == END).map_or(key.len(), |at| at + END.len());
    key.split_at(end)
}

/// The order number in such a part.
pub(in super::super) fn order_no(part: &[u8]) -> Vec<u8> {
    let part = part.strip_suffix(&END).unwrap_or(part);
    let mut order_no = Vec::with_capacity(part.len());
    let mut bytes = part.iter();
    while let Some(byte) = bytes.next() {
        order_no.push(*byte);
        if *byte == 0 {
            bytes.next();
        }
    }
    order_no
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_the_order_and_give_it_back() {
        let order_nos: [&[u8]; 7] = [b"", b"\0", b"\0\x01", b"1", b"1\0", b"1\x01", b"12"];
        let mut before: Option<Vec<u8>> = None;
        for (order_number, number) in
            order_nos.iter().enumerate().flat_map(|one| [(one.1, &b""[..]), (one.1, b"T"), (one.1, b"\0\x01")])
        {
            let key = key(order_number, number);
            let (part, found) = parts(&key);
            assert_eq!((order_no(part).as_slice(), found), (*order_number, number));
            if let Some(before) = before.replace(part.to_vec()) {
                assert!(before.as_slice() <= part, "{before:?} {part:?}");
            }
        }
    }
}
