//! Gateways that are not built in: a gateway's file, or a scheme written as text.

use std::collections::HashMap;
use std::fmt;

use paysign::gateway;
use paysign::tables::Case;
use paysign_owned::{Beyond, Description, Target};

use crate::codes::{BodyWire, Role};
use crate::error::PaysignError;
use crate::message::Message;

/// A gateway that is not built in, read from its file: make it once, when the program starts.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Gateway {
    held: paysign_owned::Gateway,
}

#[uniffi::export]
impl Gateway {
    /// Reads a gateway's file, TOML or JSON. It is trusted configuration: never take one from a message.
    #[uniffi::constructor]
    pub fn parse(text: String) -> Result<Self, PaysignError> {
        Ok(Self { held: paysign_owned::Gateway::parse(&text)? })
    }

    /// The same as sites of this variant speak it.
    pub fn variant(&self, name: String) -> Result<Self, PaysignError> {
        Ok(Self { held: self.held.variant(&name)? })
    }

    /// Its id; after an `@` the variant, if one was chosen.
    pub fn id(&self) -> String {
        self.held.to_string()
    }

    /// Everything that is in its tables, as JSON: what `gateways` has of each built-in one.
    pub fn tables(&self) -> String {
        self.held.tables(Case::Snake)
    }
}

impl Gateway {
    /// The gateway itself.
    pub(crate) fn held(&self) -> paysign_owned::Gateway {
        self.held.clone()
    }
}

impl fmt::Display for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.held, f)
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.held, f)
    }
}

#[uniffi::export]
impl Message {
    /// A message of a gateway that was read from its file, by the message's name. Shop names and added names
    /// are as for a built-in one.
    #[uniffi::constructor(default(shop_names = [], added_names = []))]
    pub fn of_gateway(
        gateway: &Gateway,
        name: String,
        shop_names: Vec<String>,
        added_names: Vec<String>,
    ) -> Result<Self, PaysignError> {
        let beyond = Beyond::new(&shop_names, &added_names)?;
        Ok(Self::of_target(Target::at(&gateway.held, &name, beyond)?))
    }

    /// A message of any other gateway: its scheme as text, nine clauses of which none is left to a default,
    /// and the field with the signature.
    ///
    /// `expect` needs the roles of some fields: which field has which. `paid_values` are the values of the
    /// status that mean paid, `ack` is the body to answer a notification with, where `${name}` is the value
    /// of a signed field. Shop names and added names are as for a built-in gateway's.
    #[uniffi::constructor(default(paid_values = [], ack = "", shop_names = [], added_names = [], roles))]
    #[allow(clippy::too_many_arguments, reason = "languages name them, or leave them out")]
    pub fn of_scheme(
        scheme: String,
        sign_field: String,
        wire: BodyWire,
        roles: HashMap<Role, String>,
        paid_values: Vec<String>,
        ack: String,
        shop_names: Vec<String>,
        added_names: Vec<String>,
    ) -> Result<Self, PaysignError> {
        let named = |(role, field): (Role, String)| (gateway::Role::from(role), field);
        let description = Description {
            roles: roles.into_iter().map(named).collect(),
            paid_values,
            ack,
            ..Description::new(scheme, sign_field, wire.into())
        };
        Ok(Self::of_target(Target::described(&description, Beyond::new(&shop_names, &added_names)?)?))
    }
}
