//! What a shop really does with a notification, beside the same by hand: is it authentic and mine, of which
//! order, is that paid, and by the right amount.

use std::collections::HashMap;

use paysign::{Amount, Merchant, Secret};

use crate::by_hand;
use crate::inputs::{self, EPAY, SECRET};
use crate::measure::Contestant;
use crate::row::{Row, ensure, floor, rows_of};

const ORDER: &str = EPAY[2].1;
/// The shop's database: what each order costs, in cents.
const COSTS: [(&str, u64); 2] = [(ORDER, 100), ("another one", 200)];

/// A shop: its account, and what its orders cost.
pub struct Shop {
    merchant: Merchant<'static>,
    orders: HashMap<&'static str, Amount>,
}

impl Shop {
    /// The shop of these notifications.
    ///
    /// # Errors
    ///
    /// None, as long as it is a merchant.
    pub fn new() -> anyhow::Result<Self> {
        let merchant = Merchant::new("epay", EPAY[0].1, Secret::new(SECRET)?, "https://pay.example.com")?;
        let mut orders = HashMap::new();
        for (order, cents) in COSTS {
            orders.insert(order, Amount::from_minor(cents.into(), 2)?);
        }
        Ok(Self { merchant, orders })
    }

    /// Whether the order may be delivered, and the gateway is told so.
    pub fn delivers(&self, body: &str) -> bool {
        self.answer(body).is_some()
    }

    fn answer<'a>(&'a self, body: &'a str) -> Option<&'a str> {
        let notice = self.merchant.notice(body.as_bytes()).ok()?;
        let order_no = notice.order_no()?.to_text()?;
        notice.expect(&order_no, *self.orders.get(&*order_no)?).ok()?;
        notice.ack().as_str()
    }
}

/// The route of one message.
///
/// # Errors
///
/// If both do not end alike.
pub fn rows() -> anyhow::Result<Vec<Row>> {
    let (shop, costs) = (Shop::new()?, HashMap::from(COSTS));
    let by_hand = |body: &str| by_hand::careful_route(body, SECRET, EPAY[0].1, |order| costs.get(order).copied());
    let input = inputs::epay(ORDER, EPAY[7].1);
    let body = input.body.as_str();
    for body in [body, &inputs::epay_escaped().body] {
        ensure(by_hand(body) && shop.delivers(body), "a route")?;
    }
    let mut others = vec![body.replace("money=1.00", "money=1.01")];
    for (name, value) in
        [("pid", "1002"), ("out_trade_no", "unknown"), ("trade_status", "TRADE_CLOSED"), ("money", "1.01")]
    {
        others.push(inputs::epay_with(name, value).body);
    }
    ensure(others.iter().all(|body| !by_hand(body) && !shop.delivers(body)), "what ends otherwise")?;
    let contestants = vec![
        floor(&input.text),
        Contestant::new("rust.by_hand.careful_route", || by_hand(body)),
        Contestant::new("rust.route", || shop.delivers(body)),
    ];
    Ok(rows_of(contestants, Some(1)))
}
