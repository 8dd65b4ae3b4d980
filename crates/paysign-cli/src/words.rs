//! Words for the values of a table, as people and programs read them.

use paysign::scheme::Hash;
use paysign::{Direction, Kind, Role, Wire};

/// What the fields are written as.
pub(crate) fn wire(wire: Wire) -> &'static str {
    match wire {
        Wire::Form => "form",
        Wire::Json => "json",
    }
}

/// Who sends a message to whom, in one word.
pub(crate) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "request",
        Direction::Answer => "answer",
        Direction::Notification => "notification",
        Direction::Redirect => "redirect",
    }
}

/// Who sends a message to whom, in words.
pub(crate) fn who_sends(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "the shop asks the gateway",
        Direction::Answer => "the gateway answers at once",
        Direction::Notification => "the gateway calls the shop",
        Direction::Redirect => "the gateway sends the buyer's browser to the shop",
    }
}

/// What a value is.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Amount => "amount",
        Kind::Cents => "cents",
        Kind::Code => "code",
        Kind::Url => "url",
        Kind::DateTime => "datetime",
        Kind::Seconds => "seconds",
        Kind::Millis => "millis",
        Kind::Boolean => "boolean",
        Kind::Object => "object",
        Kind::Signature => "signature",
    }
}

/// What a field is for in every gateway.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::MerchantId => "merchant_id",
        Role::OrderNo => "order_no",
        Role::TradeNo => "trade_no",
        Role::OrderedAmount => "ordered_amount",
        Role::PaidAmount => "paid_amount",
        Role::Status => "status",
        Role::PayUrl => "pay_url",
        Role::ErrorText => "error_text",
    }
}

/// A digest.
pub(crate) fn hash(hash: Hash) -> &'static str {
    match hash {
        Hash::Md5 => "md5",
        Hash::Sha256 => "sha256",
    }
}
