//! The verbs that every language has, and their arguments: what is generated of them is generated from here,
//! and what is written by hand is compared with it.

/// A verb, by the name that it has where words are joined by `_`.
pub struct Verb {
    /// Its name: `verify_batch`.
    pub word: &'static str,
    /// Its arguments in their order, after whom it is asked of.
    pub takes: &'static [Argument],
    /// Whether it takes [flags](crate::options::FLAGS) and limits.
    pub takes_options: bool,
    /// Whether it takes [names](crate::options::NAME_LISTS), which only what an address of the shop is called
    /// with may hold.
    pub takes_names: bool,
    /// What comes of it.
    pub gives: &'static str,
    /// What it does, in English.
    pub text: &'static str,
}

/// An argument.
pub struct Argument {
    /// Its name: `body`.
    pub word: &'static str,
    /// Whether it may be left out.
    pub is_optional: bool,
}

const fn needed(word: &'static str) -> Argument {
    Argument { word, is_optional: false }
}

const fn optional(word: &'static str) -> Argument {
    Argument { word, is_optional: true }
}

/// Other secrets that the merchant has.
const OTHER_SECRETS: Argument = optional("other_secrets");
/// Other messages that were signed with the same secret.
const ALSO: Argument = optional("also");
/// The language of what is told to people.
const LANG: Argument = optional("lang");
/// The headers that came with a body, where one has the signature.
const HEADERS: Argument = optional("headers");
/// When it came, in seconds, where its age is checked.
const NOW: Argument = optional("now");

/// What is asked of a kind of message: of gateway and message, by their names, or of a scheme.
pub const OF_MESSAGE: &[Verb] = &[
    Verb {
        word: "verify",
        takes: &[needed("body"), needed("secret"), HEADERS, NOW],
        takes_options: true,
        takes_names: true,
        gives: "Verified",
        text: "verifies a raw body, or the raw query, exactly as it came; where a header has the signature, with the headers that came with it, and the time where its age is checked",
    },
    Verb {
        word: "verify_batch",
        takes: &[needed("bodies"), needed("secret")],
        takes_options: true,
        takes_names: true,
        gives: "Verified or an error of each",
        text: "verifies many bodies in one call",
    },
    Verb {
        word: "sign",
        takes: &[needed("params"), needed("secret")],
        takes_options: true,
        takes_names: false,
        gives: "Signed",
        text: "signs parameters, and checks them against the message's table",
    },
    Verb {
        word: "explain",
        takes: &[needed("body"), optional("secret")],
        takes_options: true,
        takes_names: true,
        gives: "Explanation",
        text: "explains how a body is read and what its signature covers",
    },
    Verb {
        word: "diagnose",
        takes: &[needed("body"), needed("secret"), OTHER_SECRETS, ALSO, LANG],
        takes_options: true,
        takes_names: true,
        gives: "Diagnosis",
        text: "says why the signature of a body does not match, in English or Chinese; another message with the same secret tells a wrong secret from a changed message",
    },
    Verb {
        word: "diagnose_document",
        takes: &[needed("params"), needed("signature"), needed("secret"), OTHER_SECRETS, ALSO, LANG],
        takes_options: false,
        takes_names: false,
        gives: "Diagnosis",
        text: "says whether a worked example on a vendor's page is consistent",
    },
    Verb {
        word: "answer",
        takes: &[needed("body"), optional("secret")],
        takes_options: true,
        takes_names: false,
        gives: "Answer",
        text: "reads a gateway's answer",
    },
];

/// What is asked of a scheme by which a header signs the raw body.
pub const OF_RAW_SCHEME: &[Verb] = &[Verb {
    word: "sign_body",
    takes: &[needed("body"), needed("secret"), HEADERS, NOW],
    takes_options: false,
    takes_names: false,
    gives: "headers",
    text: "signs a raw body: the headers to send with it",
}];

/// What makes a shop's account; it is asked of nothing.
pub const MERCHANT: Verb = Verb {
    word: "merchant",
    takes: &[needed("gateway"), needed("merchant_id"), needed("secret"), needed("base_url")],
    takes_options: true,
    takes_names: true,
    gives: "Merchant",
    text: "a shop's account at a gateway",
};

/// What is asked of an account.
pub const OF_MERCHANT: &[Verb] = &[
    of_merchant(
        "request",
        &[needed("message"), needed("params")],
        "Request",
        "makes a signed request, ready to be sent",
    ),
    of_merchant("answer", &[needed("message"), needed("body")], "Answer", "reads the answer to a request"),
    of_merchant("notice", &[needed("raw"), HEADERS, NOW], "Verified", "verifies the gateway's notification"),
    of_merchant(
        "notice_of",
        &[needed("message"), needed("raw"), HEADERS, NOW],
        "Verified",
        "the same of another message by name",
    ),
];

/// Its options are those of the account.
const fn of_merchant(word: &'static str, takes: &'static [Argument], gives: &'static str, text: &'static str) -> Verb {
    Verb { word, takes, takes_options: false, takes_names: false, gives, text }
}
