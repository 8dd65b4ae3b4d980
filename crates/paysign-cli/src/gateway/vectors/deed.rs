//! What is done with a message of a case.

/// What is done with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Verify,
    Sign,
    Expect,
    Minor,
    Answer,
    Explain,
    Diagnose,
}

impl Deed {
    /// All of them by their words.
    pub(super) const ALL: [(&'static str, Self); 7] = [
        ("verify", Self::Verify),
        ("sign", Self::Sign),
        ("expect", Self::Expect),
        ("minor", Self::Minor),
        ("answer", Self::Answer),
        ("explain", Self::Explain),
        ("diagnose", Self::Diagnose),
    ];

    /// What may be expected of it.
    pub(super) fn expected(self) -> &'static [&'static str] {
        match self {
            Self::Verify => &[
                "error",
                "field",
                "offset",
                "valid",
                "secret",
                "fields",
                "unproved",
                "order_no",
                "trade_no",
                "ordered_amount",
                "paid_amount",
                "status",
                "ack",
            ],
            Self::Sign => &["error", "field", "sign", "body"],
            Self::Expect => &["error", "field", "offset", "ok"],
            Self::Minor => &["error", "field", "offset", "minor"],
            Self::Answer => &[
                "error",
                "field",
                "offset",
                "ok",
                "gateway_code",
                "text",
                "dialect",
                "secret",
                "fields",
                "unproved",
                "order_no",
                "trade_no",
                "ordered_amount",
                "paid_amount",
                "status",
                "pay_url",
                "ack",
            ],
            Self::Explain => &["error", "field", "offset", "included", "left_out"],
            Self::Diagnose => &["error", "field", "offset", "valid", "secret", "first", "also"],
        }
    }
}
