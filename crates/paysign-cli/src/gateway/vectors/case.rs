//! A case of a file. What is wrong with one is said without what it holds: that may be a secret.

use paysign::amount::AmountError;
use paysign::{Amount, Limits, Options, Secret, Strictness};
use serde_json::Value as Json;

use super::deed::Deed;
use super::member::{bodies, scale, text, texts, unhex, unknown};

/// All that a case may have.
const MEMBERS: &[&str] = &[
    "id",
    "why",
    "source",
    "do",
    "message",
    "variant",
    "shop_names",
    "added_names",
    "lenient",
    "limits",
    "secrets",
    "body",
    "body_hex",
    "repeat",
    "params",
    "want",
    "scale",
    "other_secrets",
    "also",
    "lang",
    "document",
    "expected",
    "proof",
    "canonical",
    "canonical_hex",
    "expect",
];

/// Bytes of the longest text that a case repeats.
const MAX_REPEATED: usize = 1 << 24;

/// A case.
pub(super) struct Case<'f> {
    json: &'f Json,
    pub(super) id: Option<&'f str>,
    pub(super) why: &'f str,
    pub(super) deed: Deed,
    message: &'f str,
    pub(super) variant: Option<&'f str>,
    pub(super) shop_names: Vec<&'f str>,
    pub(super) added_names: Vec<&'f str>,
    texts: Vec<&'f str>,
    pub(super) secrets: Vec<Secret>,
    pub(super) other_secrets: Vec<Secret>,
    /// Other messages that were signed with the same secret.
    pub(super) also: Vec<Vec<u8>>,
    /// The code of the language of a diagnosis.
    pub(super) lang: Option<&'f str>,
    /// In place of a body: the signature that a page prints for parameters.
    pub(super) printed: Option<&'f str>,
    pub(super) options: Options,
    /// The raw body; of what is signed, nothing.
    pub(super) body: Vec<u8>,
    /// What is signed.
    pub(super) params: Vec<(String, String)>,
}

impl<'f> Case<'f> {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// What is not of the format.
    pub(super) fn read(json: &'f Json) -> Result<Self, String> {
        if let Some(said) = unknown(json, MEMBERS) {
            return Err(said);
        }
        let deed = text(json, "do")?.and_then(|word| Deed::ALL.into_iter().find(|(known, _)| *known == word));
        let (_, deed) = deed.ok_or_else(|| format!("`do` is one of {}", Deed::ALL.map(|(word, _)| word).join(", ")))?;
        let expect = json.get("expect").filter(|expect| expect.as_object().is_some_and(|of| !of.is_empty()));
        let expect = expect.ok_or("`expect` is an object that says what must become of it")?;
        if let Some(said) = unknown(expect, deed.expected()) {
            return Err(format!("`expect`: {said}"));
        }
        let (own, others) = (texts(json, "secrets")?, texts(json, "other_secrets")?);
        let secrets = |texts: &[&str]| {
            let secrets = texts.iter().map(Secret::exact).collect::<Result<Vec<_>, _>>();
            secrets.map_err(|error| format!("`secrets`: {error}"))
        };
        let mut case = Self {
            json,
            id: text(json, "id")?,
            why: text(json, "why")?.unwrap_or_default(),
            deed,
            message: text(json, "message")?.ok_or("no `message`")?,
            variant: text(json, "variant")?,
            shop_names: texts(json, "shop_names")?,
            added_names: texts(json, "added_names")?,
            secrets: secrets(&own)?,
            other_secrets: secrets(&others)?,
            also: bodies(json, "also")?,
            lang: text(json, "lang")?,
            printed: text(json, "expected")?,
            texts: [own, others].concat(),
            options: options(json)?,
            body: Vec::new(),
            params: Vec::new(),
        };
        if case.secrets.is_empty() && !matches!(deed, Deed::Answer | Deed::Explain) {
            return Err("`secrets` is a list with the secret".to_owned());
        }
        if deed == Deed::Sign || case.printed.is_some() {
            case.params = case.read_params()?;
        } else {
            case.body = case.bytes_of("body", "body_hex")?.ok_or("no `body`, and no `body_hex`")?;
        }
        Ok(case)
    }

    /// What it is called: its id, or its number.
    pub(super) fn called(&self, index: usize) -> String {
        self.id.map_or_else(|| format!("case {}", index + 1), ToOwned::to_owned)
    }

    /// The message as people write it: `notify`, `notify@key`.
    pub(super) fn message_name(&self) -> String {
        self.variant.map_or_else(|| self.message.to_owned(), |variant| format!("{}@{variant}", self.message))
    }

    /// The message's own name.
    pub(super) fn message(&self) -> &'f str {
        self.message
    }

    /// What is expected under this name.
    pub(super) fn expected(&self, name: &str) -> Option<&'f Json> {
        self.json["expect"].get(name)
    }

    /// The order and the amount that a shop expects.
    ///
    /// # Errors
    ///
    /// They are not there.
    pub(super) fn want(&self) -> Result<(&'f str, Result<Amount, AmountError>), String> {
        let want = self.json.get("want").ok_or("no `want` with the order and the amount")?;
        if let Some(said) = unknown(want, &["order_no", "amount", "minor", "scale"]) {
            return Err(format!("`want`: {said}"));
        }
        let part = |name: &str| text(want, name)?.ok_or_else(|| format!("`want` has no `{name}`"));
        let amount = match text(want, "minor")? {
            None => part("amount")?.parse(),
            Some(minor) => {
                let minor = minor.parse().map_err(|_| "`minor` of `want` is a whole number, as text")?;
                Amount::from_minor(minor, scale(want)?)
            }
        };
        Ok((part("order_no")?, amount))
    }

    /// How many digits of units are after the point.
    ///
    /// # Errors
    ///
    /// It is not there.
    pub(super) fn scale(&self) -> Result<u8, String> {
        scale(self.json)
    }

    /// The canonical string, where the case has it.
    ///
    /// # Errors
    ///
    /// It is not a text.
    pub(super) fn canonical(&self) -> Result<Option<Vec<u8>>, String> {
        self.bytes_of("canonical", "canonical_hex")
    }

    /// A text of the case with what it repeats.
    ///
    /// # Errors
    ///
    /// It is too long.
    pub(super) fn repeated(&self, text: &str) -> Result<String, String> {
        let Some(repeat) = self.json.get("repeat") else { return Ok(text.to_owned()) };
        let (part, times) = (repeat["text"].as_str(), repeat["times"].as_u64());
        let (part, times) = part.zip(times).ok_or("`repeat` is a `text` and a number of `times`")?;
        let places = text.matches("@@").count();
        let times = usize::try_from(times).unwrap_or(usize::MAX);
        let len = part.len().saturating_mul(times).saturating_mul(places);
        if len > MAX_REPEATED {
            return Err(format!("`repeat` makes more than {MAX_REPEATED} bytes"));
        }
        Ok(if places == 0 { text.to_owned() } else { text.replace("@@", &part.repeat(times)) })
    }

    /// A text of the program's own, in which a secret of the case is not shown wherever it comes from.
    pub(super) fn masked(&self, text: &str) -> String {
        let long = self.texts.iter().filter(|secret| secret.trim().len() >= 4);
        long.fold(text.to_owned(), |text, secret| text.replace(secret.trim(), "<secret>"))
    }

    fn bytes_of(&self, name: &str, hex_name: &str) -> Result<Option<Vec<u8>>, String> {
        if let Some(hex) = text(self.json, hex_name)? {
            return unhex(hex).map(Some).ok_or_else(|| format!("`{hex_name}` is not hex digits"));
        }
        text(self.json, name)?.map(|text| self.repeated(text).map(String::into_bytes)).transpose()
    }

    fn read_params(&self) -> Result<Vec<(String, String)>, String> {
        let said = "`params` is a list of pairs of texts: [[\"name\", \"value\"], …]";
        let list = self.json["params"].as_array().ok_or(said)?;
        let pair = |pair: &Json| match pair.as_array().map(Vec::as_slice) {
            Some([Json::String(name), Json::String(value)]) => Ok((self.repeated(name)?, self.repeated(value)?)),
            _ => Err(said.to_owned()),
        };
        list.iter().map(pair).collect()
    }
}

fn options(json: &Json) -> Result<Options, String> {
    let is_lenient = match json.get("lenient") {
        None => false,
        Some(flag) => flag.as_bool().ok_or("`lenient` is `true`, without quotation marks")?,
    };
    let strictness = if is_lenient { Strictness::Lenient } else { Strictness::Strict };
    let limits = json.get("limits").unwrap_or(&Json::Null);
    if let Some(said) = limits.as_object().and_then(|_| unknown(limits, &["body_len", "fields", "depth"])) {
        return Err(format!("`limits`: {said}"));
    }
    let limit = |name: &str, otherwise: usize| match limits.get(name) {
        None => Ok(otherwise),
        Some(limit) => limit
            .as_u64()
            .and_then(|limit| usize::try_from(limit).ok())
            .ok_or_else(|| format!("`{name}` of `limits` is a whole number")),
    };
    let Limits { body_len, fields, depth } = Limits::DEFAULT;
    let limits = Limits {
        body_len: limit("body_len", body_len)?,
        fields: limit("fields", fields)?,
        depth: limit("depth", depth)?,
    };
    Ok(Options { strictness, limits })
}
