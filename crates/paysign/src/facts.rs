//! All that a verified message says by role, in one reading: for columns, where reading it again for each
//! would cost more than the signature.

use crate::amount::{Amount, AmountError};
use crate::field::{Field, Role, Status};
use crate::roles;
use crate::value::Value;
use crate::verified::Verified;

/// What a message proves about an order: see [`Verified::facts`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Facts<'a> {
    /// The merchant's order number.
    pub order_no: Option<Value<'a>>,
    /// The gateway's order number.
    pub trade_no: Option<Value<'a>>,
    /// The merchant's number at the gateway.
    pub merchant_id: Option<Value<'a>>,
    /// What the message says about the payment.
    pub status: Status,
    /// The amount that was really paid, in major units, if the message tells.
    pub paid_amount: Option<Result<Amount, AmountError>>,
    /// The amount that was ordered, in major units, if the message tells.
    pub ordered_amount: Option<Result<Amount, AmountError>>,
}

impl<'a> Verified<'a> {
    /// All that the message says by role, in one reading of it: what the methods for each say.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Options, Secret, gateways::epay};
    ///
    /// let secret = Secret::new("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i")?;
    /// let params = [
    ///     ("pid", "1001"), ("trade_no", "20160806151343349021"), ("out_trade_no", "20160806151343349"),
    ///     ("type", "alipay"), ("name", "VIP"), ("money", "1.00"), ("trade_status", "TRADE_SUCCESS"),
    /// ];
    /// let body = epay::NOTIFY.sign(&params, &secret)?.body().to_string();
    /// let message = epay::NOTIFY.verify(body.as_bytes(), &secret)?;
    /// let facts = message.facts();
    /// assert_eq!(facts.order_no, message.order_no());
    /// assert_eq!(facts.paid_amount, message.paid_amount());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn facts(&self) -> Facts<'a> {
        let [order_no, trade_no, merchant_id, status, paid, ordered] = self.asked([
            Role::OrderNo,
            Role::TradeNo,
            Role::MerchantId,
            Role::Status,
            Role::PaidAmount,
            Role::OrderedAmount,
        ]);
        let value = |found: Option<(&Field<'a>, Value<'a>)>| found.map(|(_, value)| value);
        let amount = |found: Option<(&Field<'a>, Value<'a>)>| found.map(|(field, value)| roles::amount(field, value));
        Facts {
            order_no: value(order_no),
            trade_no: value(trade_no),
            merchant_id: value(merchant_id),
            status: status.map_or(Status::Unstated, |(field, value)| roles::status(field, value)),
            paid_amount: amount(paid),
            ordered_amount: amount(ordered),
        }
    }
}
