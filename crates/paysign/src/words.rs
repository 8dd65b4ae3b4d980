//! Enumerations that every language has: each value with a number for C, a word for programs and a sentence
//! for people.

macro_rules! words {
    ($( #[$about:meta] )* $name:ident { $( $variant:ident = $number:literal $word:literal $text:literal; )* }) => {
        $( #[$about] )*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( #[doc = $text] $variant = $number, )*
        }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The word as programs compare it, the same in every language.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The one of this word.
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }

            /// The number as C has it: never used again for something else.
            pub const fn number(self) -> u8 {
                self as u8
            }

            /// What it is, in English.
            pub const fn text(self) -> &'static str {
                match self { $( Self::$variant => $text, )* }
            }
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::code::Group;
    use crate::gateway::Role;
    use crate::{Status, Wire};

    #[test]
    fn numbers_rise_and_words_are_used_once() {
        fn assert_stable<T: Copy>(all: &[T], number: fn(T) -> u8, word: fn(T) -> &'static str) {
            assert!(all.is_sorted_by(|left, right| number(*left) < number(*right)));
            for (index, one) in all.iter().enumerate() {
                assert!(all[..index].iter().all(|earlier| word(*earlier) != word(*one)), "{}", word(*one));
            }
        }
        assert_stable(Status::ALL, Status::number, Status::as_str);
        assert_stable(Role::ALL, Role::number, Role::as_str);
        assert_stable(Wire::ALL, Wire::number, Wire::as_str);
        assert_stable(Group::ALL, Group::number, Group::as_str);
    }

    #[test]
    fn a_word_finds_its_own_and_no_other() {
        assert!(Role::ALL.iter().all(|role| Role::of_word(role.as_str()) == Some(*role)));
        assert_eq!((Role::of_word("Status"), Wire::of_word("yaml"), Status::of_word("")), (None, None, None));
    }
}
