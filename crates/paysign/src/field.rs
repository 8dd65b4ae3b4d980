//! A row of a message's table: one field, as the vendor's page describes it.

use crate::words::words;

/// One field of a message.
///
/// Made by [`Field::required`] or [`Field::optional`] and refined by the methods below, so that a table of fields reads like
/// the table on the vendor's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// The name on the wire. In an answer with nested objects it is the path to the field, `data.status`.
    pub name: &'a str,
    /// Another spelling under which the field is accepted when an answer is read.
    pub alias: Option<&'a str>,
    /// Whether a message without the field is refused.
    pub is_required: bool,
    /// Whether the table marks the field as signed; what counts is the scheme, see [`Message::signs`](crate::Message::signs).
    pub is_signed: bool,
    /// What the value is.
    pub kind: Kind,
    /// The greatest length in characters, where the page names one.
    pub max_chars: Option<u16>,
    /// Values with a meaning. For [`Kind::Code`] no others are allowed when signing.
    pub choices: &'a [Choice<'a>],
    /// What the field is for in every gateway.
    pub role: Option<Role>,
    /// A role that the field plays too where a message holds no field of it: see [`Field::stands_in_for`].
    pub stands_in_for: Option<Role>,
    /// The field is allowed only together with these values of another one.
    pub only_with: Option<(&'a str, &'a [&'a str])>,
    /// Whether JSON holds it as a number, not as a string.
    pub is_number: bool,
    /// How the receiver writes the number again before it hashes it: see [`Field::rewritten_number`].
    pub rewritten: Option<Rewritten>,
    /// The page's example.
    pub example: &'a str,
    /// What the page says about it.
    pub meaning: &'a str,
}

/// How a double is written as text. Both give the shortest text that reads back as the same double: of `9.90` that is `9.9`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewritten {
    /// Never with an exponent: Go's `FormatFloat(_, 'f', -1, 64)`.
    Plain,
    /// With an exponent from 1,000,000 on and below 0.0001: Go's `%v`, `1e+06`. JSON is sent without one.
    WithExponent,
}

impl Rewritten {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Plain, Self::WithExponent];

    /// How it is written, as programs compare it: `plain` or `with_exponent`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::WithExponent => "with_exponent",
        }
    }
}

/// What a value is, and so what it is checked for when signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// Digits.
    Integer,
    /// A decimal in major units: `1.50`.
    Amount,
    /// Digits: an amount in minor units, of which 100 are a major one.
    Cents,
    /// One of the field's choices.
    Code,
    /// A URL; when signing, it may hold a query of its own.
    Url,
    /// `YYYY-MM-DD hh:mm:ss`, in the vendor's time zone.
    DateTime,
    /// Digits: a duration in seconds.
    Seconds,
    /// Digits: milliseconds since 1970.
    Millis,
    /// JSON `true` or `false`.
    Boolean,
    /// A JSON object or array.
    Object,
    /// The hex digest.
    Signature,
}

impl Kind {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Integer,
        Self::Amount,
        Self::Cents,
        Self::Code,
        Self::Url,
        Self::DateTime,
        Self::Seconds,
        Self::Millis,
        Self::Boolean,
        Self::Object,
        Self::Signature,
    ];

    /// The kind as programs compare it: `text`, `amount`, ….
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Amount => "amount",
            Self::Cents => "cents",
            Self::Code => "code",
            Self::Url => "url",
            Self::DateTime => "datetime",
            Self::Seconds => "seconds",
            Self::Millis => "millis",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Signature => "signature",
        }
    }
}

/// A value with a meaning: a payment method, a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The value on the wire.
    pub value: &'a str,
    /// What the page says about it.
    pub meaning: &'a str,
    /// What it says about the payment, in a field with the role [`Role::Status`].
    pub status: Option<Status>,
}

impl<'a> Choice<'a> {
    /// A value and its meaning.
    pub const fn new(value: &'a str, meaning: &'a str) -> Self {
        Self { value, meaning, status: None }
    }

    /// A value of the status field.
    pub const fn status(value: &'a str, status: Status, meaning: &'a str) -> Self {
        Self { value, meaning, status: Some(status) }
    }
}

words! {
    /// What a field is for, in every gateway, so that one shop's code serves them all.
    Role {
        OrderNo = 1 "order_no" "The merchant's order number.";
        TradeNo = 2 "trade_no" "The gateway's order number.";
        OrderedAmount = 3 "ordered_amount" "The amount that was ordered.";
        PaidAmount = 4 "paid_amount" "The amount that was really paid.";
        PayUrl = 5 "pay_url" "Where the buyer pays: a URL, or the text of a QR code.";
        MerchantId = 6 "merchant_id" "The merchant's number at the gateway.";
        Status = 7 "status" "What the message says about the payment.";
        ErrorText = 8 "error_text" "The gateway's own words about an error.";
    }
}

words! {
    /// What a message says about a payment.
    #[non_exhaustive]
    Status {
        Unstated = 0 "unstated" "Nothing: ask the gateway with the query.";
        Paid = 1 "paid" "Paid.";
        PartlyPaid = 2 "partly_paid" "Only a part is paid.";
        Pending = 3 "pending" "The payment is still under way.";
        NotPaid = 4 "not_paid" "Not paid, or a word that the vendor's page does not list.";
        Refunded = 5 "refunded" "The payment was given back.";
        Closed = 6 "closed" "The order was closed without a payment.";
    }
}

impl<'a> Field<'a> {
    /// A field without which the message is refused.
    pub const fn required(name: &'a str, kind: Kind, meaning: &'a str) -> Self {
        Self { is_required: true, ..Self::optional(name, kind, meaning) }
    }

    /// A field that may be missing.
    pub const fn optional(name: &'a str, kind: Kind, meaning: &'a str) -> Self {
        Self {
            name,
            alias: None,
            is_required: false,
            is_signed: true,
            kind,
            max_chars: None,
            choices: &[],
            role: None,
            stands_in_for: None,
            only_with: None,
            is_number: false,
            rewritten: None,
            example: "",
            meaning,
        }
    }

    /// The page's example.
    #[must_use]
    pub const fn example(self, example: &'a str) -> Self {
        Self { example, ..self }
    }

    /// The greatest length in characters.
    #[must_use]
    pub const fn max(self, chars: u16) -> Self {
        Self { max_chars: Some(chars), ..self }
    }

    /// The table says that the field is not signed.
    #[must_use]
    pub const fn unsigned(self) -> Self {
        Self { is_signed: false, ..self }
    }

    /// The values that the page lists.
    #[must_use]
    pub const fn choices(self, choices: &'a [Choice<'a>]) -> Self {
        Self { choices, ..self }
    }

    /// What the field is for in every gateway.
    #[must_use]
    pub const fn role(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// Plays this role too where a message holds no field of it.
    ///
    /// In a verified message that counts under strict reading alone: under lenient reading, the field that plays the role may be
    /// hidden in the value of another one.
    #[must_use]
    pub const fn stands_in_for(self, role: Role) -> Self {
        Self { stands_in_for: Some(role), ..self }
    }

    /// Another spelling, accepted when an answer is read.
    #[must_use]
    pub const fn alias(self, alias: &'a str) -> Self {
        Self { alias: Some(alias), ..self }
    }

    /// Allowed only together with one of `values` in the field `name`.
    #[must_use]
    pub const fn only_with(self, name: &'a str, values: &'a [&'a str]) -> Self {
        Self { only_with: Some((name, values)), ..self }
    }

    /// JSON holds it as a number.
    #[must_use]
    pub const fn number(self) -> Self {
        Self { is_number: true, ..self }
    }

    /// JSON holds it as a number, and whoever hashes it decodes it to a double and writes that again before: only a signature over
    /// the text that it writes is right. So signing sends the shortest text and hashes what is written of it, verification hashes that
    /// too, and a number of which it is not known is refused.
    #[must_use]
    pub const fn rewritten_number(self, rewritten: Rewritten) -> Self {
        Self { is_number: true, rewritten: Some(rewritten), ..self }
    }

    /// The choice of this value.
    pub(crate) fn choice(&self, value: crate::Value<'_>) -> Option<&'a Choice<'a>> {
        self.choices.iter().find(|choice| value == *choice.value)
    }
}
