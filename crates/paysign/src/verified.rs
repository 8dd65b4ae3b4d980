//! A verified message: what is proved, and apart from it what is not.

use core::fmt;

use crate::accept::{self, AskedFirst};
use crate::amount::{Amount, AmountError};
use crate::field::{Field, Role, Status};
use crate::message::{Message, Signing, StrayPercent, Strictness, Wire};
use crate::params;
use crate::roles::{self, Roles, amount, roles, status};
#[cfg(feature = "json")]
use crate::scheme::Null;
use crate::value::Value;
use crate::wire::{Param, fields, form};
#[cfg(all(feature = "json", feature = "raw"))]
use crate::{message::Limits, wire};

/// A message whose signature belongs to it and to one of the secrets.
///
/// [`get`](Self::get) hands out only signed fields; what the signature does not cover is anyone's, and has to
/// be asked for by [`unproved`](Self::unproved). Authentic is not yet paid, and paid is not yet your order:
/// see [`expect`](Self::expect).
#[derive(Clone)]
pub struct Verified<'a> {
    message: &'a Message<'a>,
    source: Source<'a>,
    secret: usize,
    strictness: Strictness,
}

/// Where the fields are.
#[derive(Clone)]
pub(crate) enum Source<'a> {
    /// In a form that the fast path has read, and reads again for each question.
    Read(&'a [u8], AskedFirst),
    /// In any other form, read again as well.
    Form(&'a [u8], StrayPercent),
    /// In XML or multipart, read again as well.
    Fields(&'a [u8], Wire),
    /// In a flat JSON object without escapes, read again as well.
    #[cfg(feature = "json")]
    FlatJson(&'a [u8], Null, AskedFirst),
    /// In JSON that has been taken apart.
    #[cfg(feature = "json")]
    Json(alloc::vec::Vec<Param<'a>>),
    /// In JSON of which the whole body is proved: a name may be the path to a field inside an object.
    #[cfg(all(feature = "json", feature = "raw"))]
    NestedJson(alloc::vec::Vec<Param<'a>>, Limits),
}

impl<'a> Source<'a> {
    /// A body that the fast path has read.
    #[cfg(feature = "json")]
    pub(crate) fn of(message: &Message<'_>, signing: &Signing<'_>, body: &'a [u8], asked_first: AskedFirst) -> Self {
        match message.transport.wire {
            Wire::Json => Self::FlatJson(body, signing.scheme.null, asked_first),
            _ => Self::Read(body, asked_first),
        }
    }

    /// A body that the fast path has read: a form.
    #[cfg(not(feature = "json"))]
    pub(crate) fn of(_: &Message<'_>, _: &Signing<'_>, body: &'a [u8], asked_first: AskedFirst) -> Self {
        Self::Read(body, asked_first)
    }

    fn params(&self) -> Params<'_, 'a> {
        match self {
            Self::Read(body, _) => Params::Read(accept::FormFields::new(body)),
            Self::Form(body, stray_percent) => Params::Form(form::FormParams::new(body, *stray_percent)),
            Self::Fields(body, wire) => Params::Fields(fields::Fields::new(body, *wire, usize::MAX)),
            #[cfg(feature = "json")]
            Self::FlatJson(body, null, _) => Params::FlatJson(accept::FlatJson::new(body, *null)),
            #[cfg(feature = "json")]
            Self::Json(params) => Params::Json(params.iter()),
            #[cfg(all(feature = "json", feature = "raw"))]
            Self::NestedJson(params, _) => Params::Json(params.iter()),
        }
    }

    /// Whether it was noted where this role is.
    #[inline]
    fn knows(&self, role: Role) -> bool {
        match self {
            Self::Read(_, asked_first) => asked_first.knows(role),
            #[cfg(feature = "json")]
            Self::FlatJson(_, _, asked_first) => asked_first.knows(role),
            _ => false,
        }
    }

    /// The value of this role, of which was noted where it is; `None` if there is none.
    #[inline]
    fn known(&self, role: Role) -> Option<Value<'a>> {
        match self {
            Self::Read(body, asked_first) => {
                let (start, end) = asked_first.of_role(role)?;
                Some(Value::plain(body.get(start..end)?))
            }
            #[cfg(feature = "json")]
            Self::FlatJson(body, _, asked_first) => Some(accept::value_at(body, asked_first.of_role(role)?)),
            _ => None,
        }
    }

    /// Whether there is a field of this name or path.
    #[cfg(all(feature = "json", feature = "raw"))]
    pub(crate) fn has(&self, name: &str) -> bool {
        self.look_up(&[Some(name)])[0].is_some()
    }

    /// The values of some names, in one reading.
    fn look_up<const N: usize>(&self, names: &[Option<&str>; N]) -> [Option<Value<'a>>; N] {
        #[cfg(all(feature = "json", feature = "raw"))]
        if let Self::NestedJson(params, limits) = self {
            let own = |name: &str| params.iter().find(|param| param.name == *name).map(|param| param.value);
            return names.map(|name| own(name?).or_else(|| wire::json::member(params, name?, limits)));
        }
        let (mut found, mut left) = ([None; N], names.iter().flatten().count());
        let mut params = self.params();
        while left > 0
            && let Some(param) = params.next()
        {
            for (name, found) in names.iter().zip(&mut found) {
                if name.is_some_and(|name| param.name == *name) {
                    *found = Some(param.value);
                    left -= 1;
                }
            }
        }
        found
    }
}

/// The fields of a message, in the body's order.
enum Params<'s, 'a> {
    Read(accept::FormFields<'a>),
    Form(form::FormParams<'a>),
    Fields(fields::Fields<'a>),
    #[cfg(feature = "json")]
    FlatJson(accept::FlatJson<'a>),
    #[cfg_attr(not(feature = "json"), expect(dead_code, reason = "forms are read again"))]
    Json(core::slice::Iter<'s, Param<'a>>),
}

impl<'a> Iterator for Params<'_, 'a> {
    type Item = Param<'a>;

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "a call for each field costs as much as to find it")]
    fn next(&mut self) -> Option<Param<'a>> {
        match self {
            Self::Read(fields) => fields.next(),
            // Verification has found no fault.
            Self::Form(fields) => fields.next()?.ok(),
            Self::Fields(fields) => fields.next()?.ok(),
            #[cfg(feature = "json")]
            Self::FlatJson(members) => members.next(),
            Self::Json(params) => params.next().copied(),
        }
    }
}

roles!(Verified);

impl<'a> Verified<'a> {
    pub(crate) fn new(message: &'a Message<'a>, source: Source<'a>, secret: usize, strictness: Strictness) -> Self {
        Self { message, source, secret, strictness }
    }

    /// The kind of message that this is.
    pub fn message(&self) -> &'a Message<'a> {
        self.message
    }

    /// Which of the secrets has signed it: its index among those given.
    pub fn secret_index(&self) -> usize {
        self.secret
    }

    /// A signed field. `None` if it is not there, was left out of the signature for being empty, or is not
    /// signed.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        let table = self.message.fields;
        let [value] = match table.find(name.as_bytes(), name.len()) {
            Some(rank) => self.look_up([Some(table.row(rank))]),
            None => self.source.look_up(&[Some(name)]),
        };
        value.filter(|value| self.is_proved_value(name, *value))
    }

    /// A field that the signature does not cover: anyone can have put it there. `None` for a signed one.
    pub fn unproved(&self, name: &str) -> Option<Value<'a>> {
        self.unproved_fields().find(|(unproved, _)| *unproved == *name).map(|(_, value)| value)
    }

    /// All signed fields, in the body's order.
    pub fn fields(&self) -> impl Iterator<Item = (Value<'a>, Value<'a>)> + '_ {
        self.source.params().filter(|param| self.is_proved(*param)).map(|param| (param.name, param.value))
    }

    /// All other fields, but for those that carry the signature and name its digest, and the shop's own
    /// parameters.
    pub fn unproved_fields(&self) -> impl Iterator<Item = (Value<'a>, Value<'a>)> + '_ {
        let is_set_apart = |name: Value<'_>| {
            self.message.signing.as_ref().is_some_and(|signing| {
                name == *signing.field
                    || signing.sign_type.is_some_and(|sign_type| name == *sign_type.field)
                    || signing.is_of_shop(name)
            })
        };
        let unproved = move |param: &Param<'_>| !self.is_proved(*param) && !is_set_apart(param.name);
        self.source.params().filter(unproved).map(|param| (param.name, param.value))
    }

    fn is_proved(&self, param: Param<'_>) -> bool {
        match &self.message.signing {
            Some(signing) => {
                let list = signing.list_field().and_then(|field| self.source.look_up(&[Some(field)])[0]);
                signing.covers(self.message.fields, param.name, list) && params::is_present(&signing.scheme, param)
            }
            // Then the signature covers the whole body.
            None => self.message.is_raw(),
        }
    }

    fn is_proved_value(&self, name: &str, value: Value<'_>) -> bool {
        self.is_proved(Param { name: Value::plain(name.as_bytes()), value, ..Param::NONE })
    }

    /// What a shop asks about a payment, in one reading of the message.
    #[inline]
    pub fn payment(&self) -> Payment<'a> {
        match &self.source {
            Source::Read(body, asked_first) if asked_first.is_known() => self.noted_payment(body, *asked_first),
            _ => self.payment_of_roles(),
        }
    }

    /// The same where it was noted while the form was read. Nothing is put together from parts on the way,
    /// for which a processor would wait.
    #[inline]
    fn noted_payment(&self, body: &'a [u8], asked_first: AskedFirst) -> Payment<'a> {
        let table = self.message.fields;
        let noted = |role| {
            let (field, (start, end)) = (table.asked(role)?, asked_first.of_role(role)?);
            Some((field, Value::plain(body.get(start..end)?)))
        };
        let paid_amount = match noted(Role::PaidAmount) {
            Some((field, value)) => Some(roles::amount(field, value)),
            None => self.stand_in(Role::PaidAmount).map(|(field, value)| roles::amount(field, value)),
        };
        Payment {
            order_no: noted(Role::OrderNo).map(|(_, value)| value),
            status: noted(Role::Status).map_or(Status::Unstated, |(field, value)| roles::status(field, value)),
            paid_amount,
        }
    }

    fn payment_of_roles(&self) -> Payment<'a> {
        let [order_no, status, paid_amount] = self.roles([Role::OrderNo, Role::Status, Role::PaidAmount]);
        Payment {
            order_no: order_no.map(|(_, value)| value),
            status: status.map_or(Status::Unstated, |(field, value)| roles::status(field, value)),
            paid_amount: paid_amount
                .or_else(|| self.stand_in(Role::PaidAmount))
                .map(|(field, value)| roles::amount(field, value)),
        }
    }

    fn with_role(&self, role: Role) -> Option<(&'a Field<'a>, Value<'a>)> {
        let [found] = self.roles([role]);
        found.or_else(|| self.stand_in(role))
    }

    /// The fields that have these roles, or play them.
    pub(crate) fn asked<const N: usize>(&self, roles: [Role; N]) -> [Option<(&'a Field<'a>, Value<'a>)>; N] {
        let mut found = self.roles(roles);
        for (role, found) in roles.into_iter().zip(&mut found) {
            if found.is_none() {
                *found = self.stand_in(role);
            }
        }
        found
    }

    /// The field that plays this role since there is none of it. Under lenient reading that one may be hidden
    /// in another's value.
    #[inline(never)]
    fn stand_in(&self, role: Role) -> Option<(&'a Field<'a>, Value<'a>)> {
        let fields = self.message.fields.fields();
        let row = fields
            .iter()
            .position(|field| field.stands_in_for == Some(role) && self.strictness == Strictness::Strict)?;
        let [value] = self.look_up([Some(row)]);
        let (field, value) = (fields.get(row)?, value?);
        self.is_proved_value(field.name, value).then_some((field, value))
    }

    /// The signed field with this role, of which was noted where it is.
    #[inline]
    fn known(&self, role: Role) -> Option<(&'a Field<'a>, Value<'a>)> {
        let (field, value) = (self.message.fields.asked(role)?, self.source.known(role)?);
        // The merchant's number is noted even if it is not signed.
        (role != Role::MerchantId || self.is_proved_value(field.name, value)).then_some((field, value))
    }

    /// Notes what a shop asks for first, where that was not done while the message was read: what is asked
    /// for then is not looked for each time.
    #[cfg(feature = "json")]
    pub(crate) fn note(&mut self) {
        let (Source::Read(body, asked_first), table) = (&self.source, self.message.fields) else { return };
        if asked_first.is_known() {
            return;
        }
        let Some(mut asked_first) = accept::note(body, table) else { return };
        asked_first.retain(|role, (start, end)| {
            let value = Value::plain(body.get(start..end).unwrap_or_default());
            role == Role::MerchantId || table.asked(role).is_some_and(|field| self.is_proved_value(field.name, value))
        });
        self.source = Source::Read(body, asked_first);
    }

    /// Whose message it says that it is, signed or not.
    #[cfg(feature = "json")]
    pub(crate) fn merchant_even_unproved(&self) -> Option<(&'a Field<'a>, Value<'a>)> {
        if self.source.knows(Role::MerchantId) {
            return self.message.fields.asked(Role::MerchantId).zip(self.source.known(Role::MerchantId));
        }
        let fields = self.message.fields.fields();
        let row = fields.iter().position(|field| field.role == Some(Role::MerchantId))?;
        let [value] = self.look_up([Some(row)]);
        Some((fields.get(row)?, value?))
    }

    /// The signed fields that have these roles.
    fn roles<const N: usize>(&self, roles: [Role; N]) -> [Option<(&'a Field<'a>, Value<'a>)>; N] {
        if roles.iter().all(|role| self.source.knows(*role)) {
            return roles.map(|role| self.known(role));
        }
        let fields = self.message.fields.fields();
        let row = |role: Role| fields.iter().position(|field| field.role == Some(role));
        let rows = roles.map(|role| if self.source.knows(role) { None } else { row(role) });
        let values = self.look_up(rows);
        core::array::from_fn(|index| {
            if self.source.knows(roles[index]) {
                return self.known(roles[index]);
            }
            let (field, value) = (fields.get(rows[index]?)?, values[index]?);
            self.is_proved_value(field.name, value).then_some((field, value))
        })
    }

    /// The values of some fields of the table.
    fn look_up<const N: usize>(&self, rows: [Option<usize>; N]) -> [Option<Value<'a>>; N] {
        let table = self.message.fields;
        if let Source::Read(body, _) = &self.source
            && let Some(found) = accept::look_up(body, table, rows)
        {
            return found;
        }
        self.source.look_up(&rows.map(|row| Some(table.fields().get(row?)?.name)))
    }
}

/// What a message proves about a payment: see [`Verified::payment`].
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Payment<'a> {
    /// The merchant's order number.
    pub order_no: Option<Value<'a>>,
    /// What the message says about the payment.
    pub status: Status,
    /// The amount that was really paid, in major units, if the message tells.
    pub paid_amount: Option<Result<Amount, AmountError>>,
}

impl<'a> Payment<'a> {
    /// Of parts that were kept since they were asked of a message: for languages to which nothing can be
    /// lent. The order number is decoded.
    pub fn of_parts(
        order_no: Option<&'a [u8]>,
        status: Status,
        paid_amount: Option<Result<Amount, AmountError>>,
    ) -> Self {
        Self { order_no: order_no.map(Value::plain), status, paid_amount }
    }
}

impl fmt::Debug for Verified<'_> {
    /// Names only: values are the shop's customers' business.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verified")
            .field("message", &self.message.name)
            .field("secret", &self.secret)
            .field("fields", &FieldNames(self))
            .finish_non_exhaustive()
    }
}

struct FieldNames<'v, 'a>(&'v Verified<'a>);

impl fmt::Debug for FieldNames<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.fields().map(|(name, _)| name)).finish()
    }
}
