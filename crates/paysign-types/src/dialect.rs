//! The dialects of the gateways: each has types of its own, which its variants share where they differ in the
//! scheme only.

use paysign::gateway::Variant;
use paysign::{Gateway, Message};

/// A gateway as most of its sites speak it, or a variant that has messages of its own.
#[derive(Clone, Copy, Debug)]
pub struct Dialect<'g> {
    gateway: &'g Gateway<'g>,
    variant: Option<&'g Variant<'g>>,
}

/// All dialects of these gateways, each gateway's own first.
pub fn all<'g>(gateways: &'g [Gateway<'g>]) -> impl Iterator<Item = Dialect<'g>> {
    gateways.iter().flat_map(|gateway| {
        let variants = gateway.variants.iter().filter(|variant| has_own_messages(gateway, variant)).map(Some);
        std::iter::once(None).chain(variants).map(move |variant| Dialect { gateway, variant })
    })
}

fn has_own_messages(gateway: &Gateway<'_>, variant: &Variant<'_>) -> bool {
    gateway.own_messages(variant).next().is_some()
}

impl<'g> Dialect<'g> {
    /// The name that types of it begin with, in lower case: `epay`, `epay_code200`.
    pub fn name(self) -> String {
        match self.variant {
            None => self.gateway.id.to_owned(),
            Some(variant) => format!("{}_{}", self.gateway.id, variant.name),
        }
    }

    /// What it is called.
    pub fn title(self) -> String {
        match self.variant {
            None => self.gateway.title.to_owned(),
            Some(variant) => format!("{}, {}@{}", self.gateway.title, self.gateway.id, variant.name),
        }
    }

    /// What it is, in a sentence.
    pub fn about(self) -> &'g str {
        self.variant.map_or(self.gateway.title, |variant| variant.about)
    }

    /// The ids by which it is named: its own first, then those of the variants that have its messages.
    pub fn ids(self) -> Vec<(String, &'g str)> {
        let id = |variant: &Variant<'_>| format!("{}@{}", self.gateway.id, variant.name);
        if let Some(variant) = self.variant {
            return vec![(id(variant), variant.about)];
        }
        let alike = self.gateway.variants.iter().filter(|variant| !has_own_messages(self.gateway, variant));
        let own = std::iter::once((self.gateway.id.to_owned(), self.gateway.title));
        own.chain(alike.map(|variant| (id(variant), variant.about))).collect()
    }

    /// Its messages.
    pub fn messages(self) -> &'g [Message<'g>] {
        self.variant.map_or(self.gateway.messages, |variant| variant.messages)
    }

    /// The dialect that has the types of one of its messages: itself, or its gateway's own.
    #[must_use]
    pub fn owner(self, message: &Message<'_>) -> Self {
        let is_own = self.variant.is_none_or(|variant| self.gateway.own_messages(variant).any(|own| own == message));
        if is_own { self } else { Self { variant: None, ..self } }
    }

    /// Whether the types of this message are its own.
    pub fn owns(self, message: &Message<'_>) -> bool {
        self.owner(message).variant == self.variant
    }
}
