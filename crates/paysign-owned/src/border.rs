//! What can go wrong between a language and the core only: with the core's own codes these are all that the C
//! library knows.

paysign::codes! {
    /// A code of the C library that the core does not have. As [`Code`](paysign::Code): its word and its
    /// number are never used again for something else.
    BorderCode {
        InvalidArgument = 900 "invalid_argument" []
            "a pointer is NULL that must not be, or a number is not one that the function knows"
            "指针不应为 NULL，或函数不认识该数值";
        BufferTooSmall = 901 "buffer_too_small" []
            "the result is longer than the buffer; the length that is needed was written"
            "结果比缓冲区长；所需长度已写出";
        NotThere = 902 "not_there" []
            "the message holds no such field, or none with this role; or there is no element of this index"
            "消息没有该字段，或没有该角色的字段；或没有该序号的元素";
        NotUtf8 = 903 "not_utf8" []
            "the text of an argument is not UTF-8"
            "参数的文本不是 UTF-8";
        Internal = 999 "internal" []
            "the library failed in a way that it should never do: nothing is proved then"
            "库以不应发生的方式失败：此时什么也没有证明";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::Code;

    #[test]
    fn no_word_and_no_number_is_one_of_the_core() {
        for code in BorderCode::ALL {
            let is_same = |other: &&Code| other.as_str() == code.as_str() || other.number() == code.number();
            assert_eq!(Code::ALL.iter().find(is_same), None, "{code}");
        }
        assert!(BorderCode::ALL.is_sorted_by_key(|code| code.number()));
    }
}
