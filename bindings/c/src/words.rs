//! Enumerations of words. Written by `cargo xtask generate` from the core; do not edit.

use std::ffi::CStr;

/// What a field is for in every gateway, so that one shop's code serves them all. Amounts are decimals in major units:
/// 150 cents are `1.5`.
#[derive(Clone, Copy)]
#[repr(C)]
pub enum Role {
    /// The merchant's order number.
    OrderNo = 1,
    /// The gateway's order number.
    TradeNo = 2,
    /// The amount that was ordered.
    OrderedAmount = 3,
    /// The amount that was really paid.
    PaidAmount = 4,
    /// Where the buyer pays: a URL, or the text of a QR code.
    PayUrl = 5,
    /// The merchant's number at the gateway.
    MerchantId = 6,
    /// What the message says about the payment.
    Status = 7,
    /// The gateway's own words about an error.
    ErrorText = 8,
}

impl Role {
    /// All of them with their words, as the core has them.
    pub(crate) const ALL: &[(Self, paysign::gateway::Role, &CStr)] = &[
        (Self::OrderNo, paysign::gateway::Role::OrderNo, c"order_no"),
        (Self::TradeNo, paysign::gateway::Role::TradeNo, c"trade_no"),
        (Self::OrderedAmount, paysign::gateway::Role::OrderedAmount, c"ordered_amount"),
        (Self::PaidAmount, paysign::gateway::Role::PaidAmount, c"paid_amount"),
        (Self::PayUrl, paysign::gateway::Role::PayUrl, c"pay_url"),
        (Self::MerchantId, paysign::gateway::Role::MerchantId, c"merchant_id"),
        (Self::Status, paysign::gateway::Role::Status, c"status"),
        (Self::ErrorText, paysign::gateway::Role::ErrorText, c"error_text"),
    ];

    /// The one of this number.
    pub(crate) fn numbered(number: i32) -> Option<&'static (Self, paysign::gateway::Role, &'static CStr)> {
        Self::ALL.iter().find(|(known, ..)| *known as i32 == number)
    }
}

/// What a message says about a payment.
#[derive(Clone, Copy)]
#[repr(C)]
pub enum Status {
    /// Nothing: ask the gateway with the query.
    Unstated = 0,
    /// Paid.
    Paid = 1,
    /// Only a part is paid.
    PartlyPaid = 2,
    /// The payment is still under way.
    Pending = 3,
    /// Not paid, or a word that the vendor's page does not list.
    NotPaid = 4,
    /// The payment was given back.
    Refunded = 5,
    /// The order was closed without a payment.
    Closed = 6,
}

impl Status {
    /// All of them with their words, as the core has them.
    pub(crate) const ALL: &[(Self, paysign::Status, &CStr)] = &[
        (Self::Unstated, paysign::Status::Unstated, c"unstated"),
        (Self::Paid, paysign::Status::Paid, c"paid"),
        (Self::PartlyPaid, paysign::Status::PartlyPaid, c"partly_paid"),
        (Self::Pending, paysign::Status::Pending, c"pending"),
        (Self::NotPaid, paysign::Status::NotPaid, c"not_paid"),
        (Self::Refunded, paysign::Status::Refunded, c"refunded"),
        (Self::Closed, paysign::Status::Closed, c"closed"),
    ];

    /// The one of this number.
    pub(crate) fn numbered(number: i32) -> Option<&'static (Self, paysign::Status, &'static CStr)> {
        Self::ALL.iter().find(|(known, ..)| *known as i32 == number)
    }
}

/// Why a field is not signed.
#[derive(Clone, Copy)]
#[repr(C)]
pub enum Reason {
    /// The signature itself.
    Signature = 1,
    /// Excluded by name.
    Excluded = 2,
    /// Not among the signed fields: anyone can change it.
    Unsigned = 3,
    /// Left out, since its value is empty.
    Empty = 4,
    /// The shop's own parameter: anyone can change it.
    Shop = 5,
}

impl Reason {
    /// All of them with their words, as the core has them.
    pub(crate) const ALL: &[(Self, paysign::explain::LeftOut, &CStr)] = &[
        (Self::Signature, paysign::explain::LeftOut::Signature, c"signature"),
        (Self::Excluded, paysign::explain::LeftOut::Excluded, c"excluded"),
        (Self::Unsigned, paysign::explain::LeftOut::Unsigned, c"unsigned"),
        (Self::Empty, paysign::explain::LeftOut::Empty, c"empty"),
        (Self::Shop, paysign::explain::LeftOut::Shop, c"shop"),
    ];

    /// The one of this number.
    pub(crate) fn numbered(number: i32) -> Option<&'static (Self, paysign::explain::LeftOut, &'static CStr)> {
        Self::ALL.iter().find(|(known, ..)| *known as i32 == number)
    }
}

/// How the fields of a message are written.
#[derive(Clone, Copy)]
#[repr(C)]
pub enum Wire {
    /// `a=1&b=2` with percent-escapes: a form body, or a URL's query.
    Form = 1,
    /// One JSON object.
    Json = 2,
    /// Flat XML: one root element, in it an element for each field.
    Xml = 3,
    /// `multipart/form-data`: a part for each field, and no files.
    Multipart = 4,
}

impl Wire {
    /// All of them with their words, as the core has them.
    pub(crate) const ALL: &[(Self, paysign::Wire, &CStr)] = &[
        (Self::Form, paysign::Wire::Form, c"form"),
        (Self::Json, paysign::Wire::Json, c"json"),
        (Self::Xml, paysign::Wire::Xml, c"xml"),
        (Self::Multipart, paysign::Wire::Multipart, c"multipart"),
    ];

    /// The one of this number.
    pub(crate) fn numbered(number: i32) -> Option<&'static (Self, paysign::Wire, &'static CStr)> {
        Self::ALL.iter().find(|(known, ..)| *known as i32 == number)
    }
}
