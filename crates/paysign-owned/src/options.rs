//! Options of which each may be left out. A new flag is one row here, a new limit is one in the core, and
//! `cargo xtask generate` writes both into what every language declares.

use paysign::{Limits, Options, Strictness};

/// An option that is on or off, as languages declare it.
pub struct Flag {
    /// Its name: `strict`.
    pub word: &'static str,
    /// What it is called where 0 has to be the default, as in C.
    pub opposite: &'static str,
    /// What it does while it is on, in English.
    pub text: &'static str,
    /// The same in Chinese.
    pub text_zh: &'static str,
    /// Turns it on or off.
    pub set: fn(&mut Options, bool),
    /// Whether it is on.
    pub is_on: fn(&Options) -> bool,
}

/// All options that are on or off. Each is on by default.
pub const FLAGS: &[Flag] = &[Flag {
    word: "strict",
    opposite: "lenient",
    text: "accepts a message only if no other one can have its signature: without it, a genuine signature can be moved to a forged message",
    text_zh: "仅在没有其他消息能拥有相同签名时才接受：关闭后，真实的签名可被移到伪造的消息上",
    set: |options, is_on| options.strictness = if is_on { Strictness::Strict } else { Strictness::Lenient },
    is_on: |options| options.strictness == Strictness::Strict,
}];

/// Names that bodies may hold beyond a gateway's tables, as languages declare them.
pub struct NameList {
    /// Its name: `shop_names`.
    pub word: &'static str,
    /// What they are, in English.
    pub text: &'static str,
    /// The same in Chinese.
    pub text_zh: &'static str,
}

/// The lists of [`Beyond`](crate::Beyond), in its order.
pub const NAME_LISTS: [NameList; 2] = [
    NameList {
        word: "shop_names",
        text: "exact names of the shop's own parameters, which the query of its address has: they are neither signed nor handed out, and anyone can change them",
        text_zh: "商户自有参数的确切名称，来自其地址的查询串：不参与签名，也不会返回，任何人都能改动",
    },
    NameList {
        word: "added_names",
        text: "exact names that the gateway has begun to send, for schemes without a separator",
        text_zh: "网关新增字段的确切名称，用于没有分隔符的签名规则",
    },
];

/// The core's options, with its defaults for what is `None` or not there: flags in the order of [`FLAGS`],
/// sizes in that of [`Limits::ALL`].
pub fn options(flags: &[Option<bool>], sizes: &[Option<usize>]) -> Options {
    let mut options = Options { limits: Limits::DEFAULT.with(sizes), ..Options::DEFAULT };
    for (flag, given) in FLAGS.iter().zip(flags) {
        if let Some(is_on) = given {
            (flag.set)(&mut options, *is_on);
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_given_is_as_the_core_has_it() {
        assert_eq!(options(&[], &[]), Options::DEFAULT);
        assert_eq!(options(&[None], &[None, None, None]), Options::DEFAULT);
        assert_eq!(options(&[Some(false)], &[]), Options::LENIENT);
        let limits = Limits { depth: 3, ..Limits::DEFAULT };
        assert_eq!(options(&[Some(true)], &[None, None, Some(3)]), Options { limits, ..Options::DEFAULT });
    }

    #[test]
    fn every_flag_is_on_by_default_and_can_be_turned_off() {
        for flag in FLAGS {
            let mut options = Options::DEFAULT;
            assert!((flag.is_on)(&options), "{}", flag.word);
            (flag.set)(&mut options, false);
            assert!(!(flag.is_on)(&options), "{}", flag.word);
        }
    }
}
