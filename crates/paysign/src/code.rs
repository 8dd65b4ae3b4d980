//! The stable codes of all errors: a word, a number, the groups that it belongs to, and a sentence in English
//! and in Chinese, the same in every language. A new code is one row here: `cargo xtask generate` writes it
//! into every binding.

use crate::words::words;

/// An enumeration of codes, and all that is known of each. The crates of this repository that have codes of
/// their own declare them by it.
#[doc(hidden)]
#[macro_export]
macro_rules! codes {
    (
        $( #[$about:meta] )*
        $name:ident {
            $( $variant:ident = $number:literal $word:literal [$( $group:ident ),*] $en:literal $zh:literal; )*
        }
    ) => {
        $( #[$about] )*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[repr(u16)]
        pub enum $name {
            $( #[doc = $en] $variant = $number, )*
        }

        impl $name {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The code as programs compare it.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The code as a number, for C and for tables.
            pub const fn number(self) -> u16 {
                self as u16
            }

            /// What it means, in one sentence.
            pub const fn text(self) -> &'static str {
                match self { $( Self::$variant => $en, )* }
            }

            /// What it means, in one sentence in Chinese.
            pub const fn text_zh(self) -> &'static str {
                match self { $( Self::$variant => $zh, )* }
            }

            /// What it is about. Most codes belong to one group, some to none.
            pub const fn groups(self) -> &'static [$crate::code::Group] {
                match self { $( Self::$variant => &[$( $crate::code::Group::$group ),*], )* }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What an error is about. Languages with exceptions have a class for each, so that a shop can catch all
    /// of a group at once.
    #[non_exhaustive]
    Group {
        Verify = 1 "verify" "The message is not accepted: answer 400, process nothing.";
        Body = 2 "body" "The body cannot be read.";
        Signature = 3 "signature" "The signature is missing, malformed, or another one.";
        Sign = 4 "sign" "The parameters are not those of the message, so nothing is signed.";
        Expect = 5 "expect" "The message is authentic, but not a reason to deliver.";
        Config = 6 "config" "The program passes something that cannot work, whatever the gateway sends.";
    }
}

impl Group {
    /// The group that this one is a part of.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Body | Self::Signature => Some(Self::Verify),
            _ => None,
        }
    }
}

codes! {
    /// The stable code of an error, the same in every language.
    ///
    /// This is a promise: a code keeps its word and its number for ever, and neither is used again for
    /// something else. Later versions may add codes, so treat one that you do not know as an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::{Code, code::Group};
    ///
    /// assert_eq!(Code::Mismatch.as_str(), "mismatch");
    /// assert_eq!(Code::Mismatch.number(), 16);
    /// assert_eq!(Code::Mismatch.groups(), [Group::Signature]);
    /// assert_eq!(Code::Mismatch.text_zh(), "签名与此消息和密钥不符");
    /// ```
    Code {
        // The body.
        EmptyBody = 1 "empty_body" [Body]
            "the body is empty: something before this call has read it, or it was never sent"
            "正文为空：在此之前已被读走，或根本没有发送";
        MalformedBody = 2 "malformed_body" [Body]
            "the body is not what the gateway sends: a bad escape in a form, or not a JSON object"
            "正文不是网关会发送的格式：表单中有错误的转义，或不是 JSON 对象";
        BodyTooLong = 3 "body_too_long" [Body, Sign]
            "the body is longer than the limit"
            "正文超过长度上限";
        TooManyFields = 4 "too_many_fields" [Body, Sign]
            "the message has more fields than the limit"
            "字段数量超过上限";
        TooDeep = 5 "too_deep" [Body]
            "objects and arrays are nested deeper than the limit"
            "对象和数组的嵌套层数超过上限";
        DuplicateField = 6 "duplicate_field" [Verify, Sign]
            "a field is there twice: which one was signed cannot be told"
            "有字段重复出现：无法判断签名的是哪一个";
        // The signature.
        MissingSignature = 7 "missing_signature" [Signature]
            "the field with the signature is missing or empty"
            "签名字段缺失或为空";
        MalformedSignature = 8 "malformed_signature" [Signature]
            "the signature is not hex of the digest's length, or not the Base64 that the scheme asks for"
            "签名不是该摘要长度的十六进制文本，或不是签名规则要求的 Base64";
        UnsupportedSignType = 9 "unsupported_sign_type" [Verify, Sign]
            "the field for the kind of signature names no digest of this message"
            "签名类型字段的值不是此消息支持的摘要算法";
        // What was signed.
        MissingField = 10 "missing_field" [Verify, Sign]
            "a required field is missing, or empty where empty values are left out"
            "缺少必填字段，或其值为空而空值不参与签名";
        EmptyName = 11 "empty_name" [Verify, Sign]
            "a field has no name"
            "有字段没有名称";
        AmbiguousField = 12 "ambiguous_field" [Verify, Sign]
            "the signed text would read as different fields: another message could share its signature"
            "待签名字符串可以读成另一组字段：另一条消息可能拥有相同的签名";
        NestedValue = 13 "nested_value" [Verify]
            "a signed field is an object or an array, whose text the gateways do not define"
            "参与签名的字段是对象或数组，而网关没有规定其文本形式";
        UnreadableScheme = 14 "unreadable_scheme" [Verify, Sign, Config]
            "the scheme's text cannot be read back into fields, so nothing can be verified strictly by it"
            "按此签名规则生成的字符串无法还原成字段，因此无法严格验签";
        UnsignedMessage = 15 "unsigned_message" [Verify, Sign, Config]
            "this message has no signature"
            "此消息没有签名";
        Mismatch = 16 "mismatch" [Signature]
            "the signature does not belong to this message and secret"
            "签名与此消息和密钥不符";
        NotAQuery = 17 "not_a_query" [Body]
            "the body begins like a path or a URL: give only the query, what is after the `?`"
            "正文开头像路径或网址：只传查询串，即 `?` 之后的部分";
        // Signing.
        UnknownField = 20 "unknown_field" [Sign]
            "the message has no such field"
            "此消息没有这个字段";
        SignatureGiven = 21 "signature_given" [Sign]
            "the signature is computed, not given"
            "签名由计算得出，不能传入";
        InvalidValue = 22 "invalid_value" [Sign]
            "the value does not fit the field's kind or codes"
            "值不符合字段的类型或可选值";
        ValueTooLong = 23 "value_too_long" [Sign]
            "the value is longer than the field allows"
            "值超过字段允许的长度";
        ExclusiveFields = 24 "exclusive_fields" [Sign]
            "two fields are given of which only one is allowed"
            "两个字段只能传其中一个";
        FieldNotAllowed = 25 "field_not_allowed" [Sign]
            "the field is not allowed together with the value of another one"
            "另一字段为该值时，不允许传此字段";
        CarriesSecret = 26 "carries_secret" [Sign, Config]
            "this message carries the secret as a plain parameter; paysign never writes a secret into a message"
            "此消息以明文参数携带密钥；paysign 从不把密钥写进消息";
        // The secret.
        EmptySecret = 30 "empty_secret" [Config]
            "the secret is empty"
            "密钥为空";
        SecretTooLong = 31 "secret_too_long" [Config]
            "the secret is longer than 256 bytes"
            "密钥超过 256 字节";
        SecretHasBlanks = 32 "secret_has_blanks" [Config]
            "the secret begins or ends with white space, as a copied or a read line does"
            "密钥首尾有空白字符，常见于复制或按行读取";
        MalformedSecret = 33 "malformed_secret" [Config]
            "the secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between them"
            "密钥不符合签名规则的要求：应为十六进制、Base64，或以 & 连接的多个 NAME=VALUE 部分";
        // Paid, mine, and the right amount.
        OrderDiffers = 40 "order_differs" [Expect]
            "the message is about another order"
            "消息属于另一笔订单";
        NotPaid = 41 "not_paid" [Expect]
            "the order is not paid"
            "订单未支付";
        PartlyPaid = 42 "partly_paid" [Expect]
            "only a part is paid"
            "只支付了一部分";
        Pending = 43 "pending" [Expect]
            "the payment is still under way"
            "支付仍在进行中";
        Refunded = 44 "refunded" [Expect]
            "the payment was given back"
            "款项已退回";
        Closed = 45 "closed" [Expect]
            "the order was closed without a payment"
            "订单未支付即已关闭";
        PaidTooLittle = 46 "paid_too_little" [Expect]
            "less was paid than the order asks for"
            "实付金额少于订单金额";
        PaidTooMuch = 47 "paid_too_much" [Expect]
            "more was paid than the order asks for"
            "实付金额多于订单金额";
        UnreadableAmount = 48 "unreadable_amount" [Expect]
            "the amount paid is not a decimal"
            "实付金额不是十进制数";
        AskGateway = 49 "ask_gateway" [Expect]
            "the message proves no status or no amount: ask the gateway with the query"
            "消息不能证明状态或金额：请向网关查询订单";
        // Names, schemes, merchants, answers.
        UnknownGateway = 60 "unknown_gateway" [Config]
            "there is no gateway of this name"
            "没有这个名称的网关";
        UnknownMessage = 61 "unknown_message" [Config]
            "the gateway has no message of this name"
            "该网关没有这个名称的消息";
        SchemeSyntax = 62 "scheme_syntax" [Config]
            "the text is not a scheme"
            "文本不是签名规则";
        InvalidAmount = 63 "invalid_amount" [Config]
            "this is not a decimal amount, or one of more digits than there is room for"
            "不是十进制金额，或位数超出可容纳的范围";
        InvalidUrl = 64 "invalid_url" [Config]
            "the base URL does not begin with http:// or https://"
            "基础网址不以 http:// 或 https:// 开头";
        NoSecret = 65 "no_secret" [Config]
            "no secret was given"
            "没有传入密钥";
        WrongMerchant = 66 "wrong_merchant" [Verify, Sign]
            "the message is for another merchant number"
            "消息属于另一个商户号";
        GatewayError = 67 "gateway_error" []
            "the gateway answered with an error"
            "网关返回了错误";
        NotThisWire = 68 "not_this_wire" [Config]
            "bodies of this wire need a feature that this build leaves out"
            "此构建未包含该传输格式所需的功能";
        OtherDialect = 69 "other_dialect" []
            "the answer means success in another dialect of this gateway: the site does not speak this one"
            "该应答在此网关的另一种方言中表示成功：站点使用的不是当前这种";
        InvalidName = 70 "invalid_name" [Config]
            "this cannot be the name of a parameter of the shop's own, or one to be added"
            "不能用作商户自有参数的名称，也不能作为新增字段的名称";
        NoRoles = 71 "no_roles" [Config]
            "the message's description does not say which field holds the order's number: give the roles of its fields"
            "消息描述没有说明订单号在哪个字段：请给出各字段的角色";
        GatewaySyntax = 72 "gateway_syntax" [Config]
            "the text is not a gateway file"
            "文本不是网关文件";
        InvalidRoles = 73 "invalid_roles" [Config]
            "the roles that are given do not fit the scheme, or not each other"
            "给出的角色与签名规则不符，或相互矛盾";
        NotWhole = 74 "not_whole" [Config]
            "the amount is not a whole number of this unit"
            "金额不是该单位的整数";
        UnknownLanguage = 75 "unknown_language" [Config]
            "there are no sentences in this language: `en` and `zh` are known"
            "没有该语言的文字：可用 `en` 和 `zh`";
        // A signature in a header.
        MissingHeader = 80 "missing_header" [Signature]
            "a header that is signed, or that tells the time, is missing or empty"
            "缺少参与签名或携带时间的请求头，或其值为空";
        RepeatedHeader = 81 "repeated_header" [Signature]
            "a header that the signature needs is there twice: which one was signed cannot be told"
            "签名所需的请求头重复出现：无法判断签名的是哪一个";
        MalformedTimestamp = 82 "malformed_timestamp" [Signature]
            "the time in the header is missing, there twice, or not digits"
            "请求头中的时间缺失、重复，或不是数字";
        Stale = 83 "stale" [Signature]
            "the message is authentic but older than allowed: it may be a replay, or this machine's clock is fast"
            "消息真实但已超过允许的时效：可能是重放，或本机时钟偏快";
        FromFuture = 84 "from_future" [Signature]
            "the message is authentic but from the future: this machine's clock is slow"
            "消息真实但时间在将来：本机时钟偏慢";
        NoTime = 85 "no_time" [Config]
            "the description asks for the age of a message, and no time was given"
            "消息描述要求检查时效，但没有传入当前时间";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_are_used_once_and_numbers_rise() {
        assert!(Code::ALL.is_sorted_by(|left, right| left.number() < right.number()));
        for (index, code) in Code::ALL.iter().enumerate() {
            assert!(Code::ALL[..index].iter().all(|earlier| earlier.as_str() != code.as_str()), "{code}");
        }
    }
}
