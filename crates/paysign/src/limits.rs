//! The greatest sizes. A new limit is one row here: `cargo xtask generate` writes it into what every language
//! declares.

/// A limit, as languages declare it.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Its name: `body_len`.
    pub word: &'static str,
    /// What it is where none is given.
    pub default: usize,
    /// What it bounds, in English, after "the greatest".
    pub text: &'static str,
    /// The same in Chinese.
    pub text_zh: &'static str,
}

macro_rules! limits {
    ($( $( #[$more:meta] )* $name:ident = $default:literal $text:literal $text_zh:literal; )*) => {
        /// Greatest sizes; beyond them a message is an error, never cut.
        ///
        /// The defaults are far above any real message of these gateways.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Limits {
            $(
                #[doc = concat!("The greatest ", $text, ". By default ", $default, ".")]
                $( #[$more] )*
                pub $name: usize,
            )*
        }

        impl Limits {
            /// What counts where nothing else is given.
            pub const DEFAULT: Self = Self { $( $name: $default, )* };

            /// All limits, as languages declare them.
            pub const ALL: &'static [Limit] = &[
                $( Limit { word: stringify!($name), default: $default, text: $text, text_zh: $text_zh }, )*
            ];

            /// Sizes in the order of [`ALL`](Self::ALL); of one that is not given, what it is here.
            #[must_use]
            pub fn with(self, given: &[Option<usize>]) -> Self {
                let mut given = given.iter().copied();
                Self { $( $name: given.next().flatten().unwrap_or(self.$name), )* }
            }
        }
    };
}

limits! {
    body_len = 65_536 "length of a body, in bytes" "正文的最大长度，以字节计";
    /// Without the feature `alloc`, at most 1,024 count.
    fields = 256 "number of fields" "字段的最大数量";
    depth = 32 "nesting of JSON, the outer object included, and of XML, the root included; in XML at most 32 count" "JSON 的最大嵌套层数（含最外层对象）；XML 亦然（含根元素），最多 32 层";
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_given_in_the_order_of_the_rows() {
        assert_eq!(Limits::DEFAULT.with(&[]), Limits::DEFAULT);
        let given = Limits::DEFAULT.with(&[None, Some(7)]);
        assert_eq!(given, Limits { fields: 7, ..Limits::DEFAULT });
        assert_eq!((Limits::ALL[1].word, Limits::ALL[1].default), ("fields", 256));
    }
}
