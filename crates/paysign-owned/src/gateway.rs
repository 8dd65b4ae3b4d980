//! A gateway: a built-in one, or one of the shop's own that was read from a file.

use std::fmt;
use std::sync::Arc;

use paysign::beyond::check_name;
use paysign::gateway::Variant;
use paysign::scheme::Names;
use paysign::tables::{self, Case};
use paysign::{Code, Failure, Merchant, Message, Options, Secret, gateways};
use paysign_gateway::GatewayFile;
use yoke::{Yoke, Yokeable};

/// A gateway and, if one was named, the variant of it that a site speaks. A copy costs a counter at most.
#[derive(Clone)]
pub struct Gateway {
    kind: Kind,
    /// Which of the gateway's variants.
    variant: Option<usize>,
}

#[derive(Clone)]
enum Kind {
    BuiltIn(&'static paysign::Gateway<'static>),
    File(GatewayFile),
}

/// Names that bodies may hold beyond the gateway's tables; each list is names with a comma between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beyond {
    /// The shop's own parameters: see [`Message::with_shop_names`](paysign::Message::with_shop_names).
    pub shop: String,
    /// What the gateway has begun to send: see
    /// [`Message::with_added_names`](paysign::Message::with_added_names).
    pub added: String,
}

impl Beyond {
    /// These names.
    ///
    /// # Errors
    ///
    /// One cannot be a name. Whether the gateway has a use for one is seen where they are given to it.
    pub fn new<N: AsRef<str>>(shop: &[N], added: &[N]) -> Result<Self, Failure> {
        let listed = |names: &[N]| {
            let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
            // Such a name would be two in a list, or none.
            names.iter().try_for_each(|name| check_name(name)).map(|()| names.join(","))
        };
        Ok(Self { shop: listed(shop)?, added: listed(added)? })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shop.is_empty() && self.added.is_empty()
    }
}

impl Gateway {
    /// A built-in one by its id, after an `@` the variant: `epay@key`.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn named(id: &str) -> Result<Self, Failure> {
        let (gateway, variant) = gateways::find(id)?;
        let variant = variant.and_then(|variant| gateway.variants.iter().position(|other| other.name == variant.name));
        Ok(Self { kind: Kind::BuiltIn(gateway), variant })
    }

    /// One of the shop's own, from the text of its file: TOML, or JSON.
    ///
    /// # Errors
    ///
    /// What is wrong with the file first, with its line, and how much there is beside it.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let file = GatewayFile::parse(text).map_err(|problems| {
            Failure::with_text(Code::GatewaySyntax, format!("{}: {problems}", Code::GatewaySyntax.text()))
        })?;
        Ok(Self { kind: Kind::File(file), variant: None })
    }

    /// The same as sites of this variant speak it.
    ///
    /// # Errors
    ///
    /// There is none of this name.
    pub fn variant(&self, name: &str) -> Result<Self, Failure> {
        let index = self.get().variants.iter().position(|variant| variant.name == name);
        let variant = Some(index.ok_or(Code::UnknownGateway)?);
        Ok(Self { kind: self.kind.clone(), variant })
    }

    /// The gateway.
    pub fn get(&self) -> &paysign::Gateway<'_> {
        match &self.kind {
            Kind::BuiltIn(gateway) => gateway,
            Kind::File(file) => file.gateway(),
        }
    }

    /// The variant, if one was named.
    pub(crate) fn own_variant(&self) -> Option<&Variant<'_>> {
        self.get().variants.get(self.variant?)
    }

    /// The built-in message of this name, if the gateway is built in.
    pub(crate) fn built_in(&self, name: &str) -> Option<Result<&'static Message<'static>, Failure>> {
        let Kind::BuiltIn(gateway) = self.kind else { return None };
        let variant = self.variant.and_then(|index| gateway.variants.get(index));
        Some(gateway.message_by(variant, name).map_err(Failure::from))
    }

    /// Everything that is in its tables, as the core's JSON.
    pub fn tables(&self, case: Case) -> String {
        tables::gateway_to_json(self.get(), case)
    }
}

/// The id, with the variant.
impl fmt::Display for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get().id)?;
        self.own_variant().map_or(Ok(()), |variant| write!(f, "@{}", variant.name))
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gateway({self})")
    }
}

/// A merchant beside the gateway that it is one of. A copy costs a counter.
#[derive(Clone)]
pub struct HeldMerchant(Arc<Yoke<MerchantOf<'static>, Box<Account>>>);

#[derive(Yokeable)]
struct MerchantOf<'a>(Merchant<'a>);

struct Account {
    gateway: Gateway,
    beyond: Beyond,
}

impl HeldMerchant {
    /// An account at a gateway, whose bodies may hold names beyond its tables.
    ///
    /// # Errors
    ///
    /// As [`Merchant::of_gateway`], and a name that the gateway has a use for.
    pub fn new(
        gateway: Gateway,
        merchant_id: &str,
        secrets: Vec<Secret>,
        base_url: &str,
        options: Options,
        beyond: Beyond,
    ) -> Result<Self, Failure> {
        let account = Box::new(Account { gateway, beyond });
        let merchant = Yoke::try_attach_to_cart(account, |Account { gateway, beyond }| -> Result<_, Failure> {
            let variant = gateway.own_variant();
            let merchant = Merchant::of_gateway(gateway.get(), variant, merchant_id, secrets, base_url)?;
            let mut merchant = merchant.with_options(options);
            if !beyond.shop.is_empty() {
                merchant = merchant.with_shop_names(Names::Text(&beyond.shop))?;
            }
            if !beyond.added.is_empty() {
                merchant = merchant.with_added_names(Names::Text(&beyond.added))?;
            }
            Ok(MerchantOf(merchant))
        })?;
        Ok(Self(Arc::new(merchant)))
    }

    /// The merchant.
    #[inline]
    pub fn get(&self) -> &Merchant<'_> {
        &self.0.get().0
    }

    /// Its gateway.
    pub fn gateway(&self) -> &Gateway {
        &self.0.backing_cart().gateway
    }
}

impl fmt::Debug for HeldMerchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}
