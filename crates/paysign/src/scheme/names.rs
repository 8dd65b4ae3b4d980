//! Lists of field names.

/// A list of field names: a slice in a table, or a part of a scheme's text.
#[derive(Clone, Copy)]
pub enum Names<'a> {
    /// As a table holds them.
    List(&'a [&'a str]),
    /// As a scheme's text holds them: separated by commas and spaces.
    Text(&'a str),
}

impl<'a> Names<'a> {
    /// No name at all.
    pub const NONE: Self = Self::List(&[]);

    /// The names, in their order.
    pub fn iter(self) -> impl Iterator<Item = &'a str> + Clone {
        let (list, text) = match self {
            Self::List(list) => (list, ""),
            Self::Text(text) => (&[][..], text),
        };
        list.iter().copied().chain(text.split(',').map(str::trim_ascii).filter(|name| !name.is_empty()))
    }
}

impl<'a> Names<'a> {
    /// Whether it holds nothing at all.
    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        match self {
            Self::List(list) => list.is_empty(),
            Self::Text(text) => text.is_empty(),
        }
    }

    /// What `add` makes of all names, one after the other.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "mostly two names that are found at once")]
    pub(crate) fn fold<T>(self, first: T, add: impl FnMut(T, &'a str) -> T) -> T {
        match self {
            Self::List(list) => list.iter().copied().fold(first, add),
            Self::Text(_) => self.fold_text(first, add),
        }
    }

    #[inline(never)]
    fn fold_text<T>(self, first: T, add: impl FnMut(T, &'a str) -> T) -> T {
        self.iter().fold(first, add)
    }

    /// Whether one of them is it.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "mostly two names of which none has the same length")]
    pub(crate) fn any(self, is_it: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::List(list) => list.iter().any(|name| is_it(name)),
            Self::Text(_) => self.any_of_text(is_it),
        }
    }

    #[inline(never)]
    fn any_of_text(self, is_it: impl Fn(&str) -> bool) -> bool {
        self.iter().any(is_it)
    }
}

impl PartialEq for Names<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Names<'_> {}

impl core::fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Whether no name may hold this character.
pub(super) fn invalid_in_name(character: char) -> bool {
    matches!(character, '=' | '&') || character.is_control()
}
