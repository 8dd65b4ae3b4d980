"""One exception for each code, and the groups that they belong to. Written by `cargo xtask generate`; do not edit."""

from typing import Literal

from ._base import PaysignError

__all__ = [
    "AmbiguousField",
    "AskGateway",
    "BodyError",
    "BodyTooLong",
    "CarriesSecret",
    "Closed",
    "ConfigError",
    "DuplicateField",
    "EmptyBody",
    "EmptyName",
    "EmptySecret",
    "ErrorCode",
    "ExclusiveFields",
    "ExpectError",
    "FieldNotAllowed",
    "FromFuture",
    "GatewayError",
    "GatewaySyntax",
    "InvalidAmount",
    "InvalidName",
    "InvalidRoles",
    "InvalidUrl",
    "InvalidValue",
    "MalformedBody",
    "MalformedSecret",
    "MalformedSignature",
    "MalformedTimestamp",
    "MissingField",
    "MissingHeader",
    "MissingSignature",
    "NestedValue",
    "NoRoles",
    "NoSecret",
    "NoTime",
    "NotAQuery",
    "NotPaid",
    "NotThisWire",
    "NotWhole",
    "OrderDiffers",
    "OtherDialect",
    "PaidTooLittle",
    "PaidTooMuch",
    "PartlyPaid",
    "PaysignError",
    "Pending",
    "Refunded",
    "RepeatedHeader",
    "SchemeSyntax",
    "SecretHasBlanks",
    "SecretTooLong",
    "SignError",
    "SignatureError",
    "SignatureGiven",
    "SignatureMismatch",
    "Stale",
    "TooDeep",
    "TooManyFields",
    "UnknownField",
    "UnknownGateway",
    "UnknownLanguage",
    "UnknownMessage",
    "UnreadableAmount",
    "UnreadableScheme",
    "UnsignedMessage",
    "UnsupportedSignType",
    "ValueTooLong",
    "VerifyError",
    "WrongMerchant",
]

ErrorCode = Literal[
    "empty_body",
    "malformed_body",
    "body_too_long",
    "too_many_fields",
    "too_deep",
    "duplicate_field",
    "missing_signature",
    "malformed_signature",
    "unsupported_sign_type",
    "missing_field",
    "empty_name",
    "ambiguous_field",
    "nested_value",
    "unreadable_scheme",
    "unsigned_message",
    "mismatch",
    "not_a_query",
    "unknown_field",
    "signature_given",
    "invalid_value",
    "value_too_long",
    "exclusive_fields",
    "field_not_allowed",
    "carries_secret",
    "empty_secret",
    "secret_too_long",
    "secret_has_blanks",
    "malformed_secret",
    "order_differs",
    "not_paid",
    "partly_paid",
    "pending",
    "refunded",
    "closed",
    "paid_too_little",
    "paid_too_much",
    "unreadable_amount",
    "ask_gateway",
    "unknown_gateway",
    "unknown_message",
    "scheme_syntax",
    "invalid_amount",
    "invalid_url",
    "no_secret",
    "wrong_merchant",
    "gateway_error",
    "not_this_wire",
    "other_dialect",
    "invalid_name",
    "no_roles",
    "gateway_syntax",
    "invalid_roles",
    "not_whole",
    "unknown_language",
    "missing_header",
    "repeated_header",
    "malformed_timestamp",
    "stale",
    "from_future",
    "no_time",
]


class VerifyError(PaysignError):
    """The message is not accepted: answer 400, process nothing."""


class BodyError(VerifyError):
    """The body cannot be read."""


class SignatureError(VerifyError):
    """The signature is missing, malformed, or another one."""


class SignError(PaysignError):
    """The parameters are not those of the message, so nothing is signed."""


class ExpectError(PaysignError):
    """The message is authentic, but not a reason to deliver."""


class ConfigError(PaysignError):
    """The program passes something that cannot work, whatever the gateway sends."""


class EmptyBody(BodyError):
    """`empty_body`: the body is empty: something before this call has read it, or it was never sent."""

    code = "empty_body"
    number = 1


class MalformedBody(BodyError):
    """`malformed_body`: the body is not what the gateway sends: a bad escape in a form, or not a JSON object."""

    code = "malformed_body"
    number = 2


class BodyTooLong(BodyError, SignError):
    """`body_too_long`: the body is longer than the limit."""

    code = "body_too_long"
    number = 3


class TooManyFields(BodyError, SignError):
    """`too_many_fields`: the message has more fields than the limit."""

    code = "too_many_fields"
    number = 4


class TooDeep(BodyError):
    """`too_deep`: objects and arrays are nested deeper than the limit."""

    code = "too_deep"
    number = 5


class DuplicateField(VerifyError, SignError):
    """`duplicate_field`: a field is there twice: which one was signed cannot be told."""

    code = "duplicate_field"
    number = 6


class MissingSignature(SignatureError):
    """`missing_signature`: the field with the signature is missing or empty."""

    code = "missing_signature"
    number = 7


class MalformedSignature(SignatureError):
    """`malformed_signature`: the signature is not hex of the digest's length, or not the Base64 that the scheme asks for."""

    code = "malformed_signature"
    number = 8


class UnsupportedSignType(VerifyError, SignError):
    """`unsupported_sign_type`: the field for the kind of signature names no digest of this message."""

    code = "unsupported_sign_type"
    number = 9


class MissingField(VerifyError, SignError):
    """`missing_field`: a required field is missing, or empty where empty values are left out."""

    code = "missing_field"
    number = 10


class EmptyName(VerifyError, SignError):
    """`empty_name`: a field has no name."""

    code = "empty_name"
    number = 11


class AmbiguousField(VerifyError, SignError):
    """`ambiguous_field`: the signed text would read as different fields: another message could share its signature."""

    code = "ambiguous_field"
    number = 12


class NestedValue(VerifyError):
    """`nested_value`: a signed field is an object or an array, whose text the gateways do not define."""

    code = "nested_value"
    number = 13


class UnreadableScheme(VerifyError, SignError, ConfigError):
    """`unreadable_scheme`: the scheme's text cannot be read back into fields, so nothing can be verified strictly by it."""

    code = "unreadable_scheme"
    number = 14


class UnsignedMessage(VerifyError, SignError, ConfigError):
    """`unsigned_message`: this message has no signature."""

    code = "unsigned_message"
    number = 15


class SignatureMismatch(SignatureError):
    """`mismatch`: the signature does not belong to this message and secret."""

    code = "mismatch"
    number = 16


class NotAQuery(BodyError):
    """`not_a_query`: the body begins like a path or a URL: give only the query, what is after the `?`."""

    code = "not_a_query"
    number = 17


class UnknownField(SignError):
    """`unknown_field`: the message has no such field."""

    code = "unknown_field"
    number = 20


class SignatureGiven(SignError):
    """`signature_given`: the signature is computed, not given."""

    code = "signature_given"
    number = 21


class InvalidValue(SignError):
    """`invalid_value`: the value does not fit the field's kind or codes."""

    code = "invalid_value"
    number = 22


class ValueTooLong(SignError):
    """`value_too_long`: the value is longer than the field allows."""

    code = "value_too_long"
    number = 23


class ExclusiveFields(SignError):
    """`exclusive_fields`: two fields are given of which only one is allowed."""

    code = "exclusive_fields"
    number = 24


class FieldNotAllowed(SignError):
    """`field_not_allowed`: the field is not allowed together with the value of another one."""

    code = "field_not_allowed"
    number = 25


class CarriesSecret(SignError, ConfigError):
    """`carries_secret`: this message carries the secret as a plain parameter; paysign never writes a secret into a message."""

    code = "carries_secret"
    number = 26


class EmptySecret(ConfigError):
    """`empty_secret`: the secret is empty."""

    code = "empty_secret"
    number = 30


class SecretTooLong(ConfigError):
    """`secret_too_long`: the secret is longer than 256 bytes."""

    code = "secret_too_long"
    number = 31


class SecretHasBlanks(ConfigError):
    """`secret_has_blanks`: the secret begins or ends with white space, as a copied or a read line does."""

    code = "secret_has_blanks"
    number = 32


class MalformedSecret(ConfigError):
    """`malformed_secret`: the secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between them."""

    code = "malformed_secret"
    number = 33


class OrderDiffers(ExpectError):
    """`order_differs`: the message is about another order."""

    code = "order_differs"
    number = 40


class NotPaid(ExpectError):
    """`not_paid`: the order is not paid."""

    code = "not_paid"
    number = 41


class PartlyPaid(ExpectError):
    """`partly_paid`: only a part is paid."""

    code = "partly_paid"
    number = 42


class Pending(ExpectError):
    """`pending`: the payment is still under way."""

    code = "pending"
    number = 43


class Refunded(ExpectError):
    """`refunded`: the payment was given back."""

    code = "refunded"
    number = 44


class Closed(ExpectError):
    """`closed`: the order was closed without a payment."""

    code = "closed"
    number = 45


class PaidTooLittle(ExpectError):
    """`paid_too_little`: less was paid than the order asks for."""

    code = "paid_too_little"
    number = 46


class PaidTooMuch(ExpectError):
    """`paid_too_much`: more was paid than the order asks for."""

    code = "paid_too_much"
    number = 47


class UnreadableAmount(ExpectError):
    """`unreadable_amount`: the amount paid is not a decimal."""

    code = "unreadable_amount"
    number = 48


class AskGateway(ExpectError):
    """`ask_gateway`: the message proves no status or no amount: ask the gateway with the query."""

    code = "ask_gateway"
    number = 49


class UnknownGateway(ConfigError):
    """`unknown_gateway`: there is no gateway of this name."""

    code = "unknown_gateway"
    number = 60


class UnknownMessage(ConfigError):
    """`unknown_message`: the gateway has no message of this name."""

    code = "unknown_message"
    number = 61


class SchemeSyntax(ConfigError):
    """`scheme_syntax`: the text is not a scheme."""

    code = "scheme_syntax"
    number = 62


class InvalidAmount(ConfigError):
    """`invalid_amount`: this is not a decimal amount, or one of more digits than there is room for."""

    code = "invalid_amount"
    number = 63


class InvalidUrl(ConfigError):
    """`invalid_url`: the base URL does not begin with http:// or https://."""

    code = "invalid_url"
    number = 64


class NoSecret(ConfigError):
    """`no_secret`: no secret was given."""

    code = "no_secret"
    number = 65


class WrongMerchant(VerifyError, SignError):
    """`wrong_merchant`: the message is for another merchant number."""

    code = "wrong_merchant"
    number = 66


class GatewayError(PaysignError):
    """`gateway_error`: the gateway answered with an error."""

    code = "gateway_error"
    number = 67
    gateway_code: str
    text: str | None
    said: str | None


class NotThisWire(ConfigError):
    """`not_this_wire`: bodies of this wire need a feature that this build leaves out."""

    code = "not_this_wire"
    number = 68


class OtherDialect(PaysignError):
    """`other_dialect`: the answer means success in another dialect of this gateway: the site does not speak this one."""

    code = "other_dialect"
    number = 69


class InvalidName(ConfigError):
    """`invalid_name`: this cannot be the name of a parameter of the shop's own, or one to be added."""

    code = "invalid_name"
    number = 70


class NoRoles(ConfigError):
    """`no_roles`: the message's description does not say which field holds the order's number: give the roles of its fields."""

    code = "no_roles"
    number = 71


class GatewaySyntax(ConfigError):
    """`gateway_syntax`: the text is not a gateway file."""

    code = "gateway_syntax"
    number = 72


class InvalidRoles(ConfigError):
    """`invalid_roles`: the roles that are given do not fit the scheme, or not each other."""

    code = "invalid_roles"
    number = 73


class NotWhole(ConfigError):
    """`not_whole`: the amount is not a whole number of this unit."""

    code = "not_whole"
    number = 74


class UnknownLanguage(ConfigError):
    """`unknown_language`: there are no sentences in this language: `en` and `zh` are known."""

    code = "unknown_language"
    number = 75


class MissingHeader(SignatureError):
    """`missing_header`: a header that is signed, or that tells the time, is missing or empty."""

    code = "missing_header"
    number = 80


class RepeatedHeader(SignatureError):
    """`repeated_header`: a header that the signature needs is there twice: which one was signed cannot be told."""

    code = "repeated_header"
    number = 81


class MalformedTimestamp(SignatureError):
    """`malformed_timestamp`: the time in the header is missing, there twice, or not digits."""

    code = "malformed_timestamp"
    number = 82


class Stale(SignatureError):
    """`stale`: the message is authentic but older than allowed: it may be a replay, or this machine's clock is fast."""

    code = "stale"
    number = 83


class FromFuture(SignatureError):
    """`from_future`: the message is authentic but from the future: this machine's clock is slow."""

    code = "from_future"
    number = 84


class NoTime(ConfigError):
    """`no_time`: the description asks for the age of a message, and no time was given."""

    code = "no_time"
    number = 85


_BY_CODE: dict[str, type[PaysignError]] = {
    "empty_body": EmptyBody,
    "malformed_body": MalformedBody,
    "body_too_long": BodyTooLong,
    "too_many_fields": TooManyFields,
    "too_deep": TooDeep,
    "duplicate_field": DuplicateField,
    "missing_signature": MissingSignature,
    "malformed_signature": MalformedSignature,
    "unsupported_sign_type": UnsupportedSignType,
    "missing_field": MissingField,
    "empty_name": EmptyName,
    "ambiguous_field": AmbiguousField,
    "nested_value": NestedValue,
    "unreadable_scheme": UnreadableScheme,
    "unsigned_message": UnsignedMessage,
    "mismatch": SignatureMismatch,
    "not_a_query": NotAQuery,
    "unknown_field": UnknownField,
    "signature_given": SignatureGiven,
    "invalid_value": InvalidValue,
    "value_too_long": ValueTooLong,
    "exclusive_fields": ExclusiveFields,
    "field_not_allowed": FieldNotAllowed,
    "carries_secret": CarriesSecret,
    "empty_secret": EmptySecret,
    "secret_too_long": SecretTooLong,
    "secret_has_blanks": SecretHasBlanks,
    "malformed_secret": MalformedSecret,
    "order_differs": OrderDiffers,
    "not_paid": NotPaid,
    "partly_paid": PartlyPaid,
    "pending": Pending,
    "refunded": Refunded,
    "closed": Closed,
    "paid_too_little": PaidTooLittle,
    "paid_too_much": PaidTooMuch,
    "unreadable_amount": UnreadableAmount,
    "ask_gateway": AskGateway,
    "unknown_gateway": UnknownGateway,
    "unknown_message": UnknownMessage,
    "scheme_syntax": SchemeSyntax,
    "invalid_amount": InvalidAmount,
    "invalid_url": InvalidUrl,
    "no_secret": NoSecret,
    "wrong_merchant": WrongMerchant,
    "gateway_error": GatewayError,
    "not_this_wire": NotThisWire,
    "other_dialect": OtherDialect,
    "invalid_name": InvalidName,
    "no_roles": NoRoles,
    "gateway_syntax": GatewaySyntax,
    "invalid_roles": InvalidRoles,
    "not_whole": NotWhole,
    "unknown_language": UnknownLanguage,
    "missing_header": MissingHeader,
    "repeated_header": RepeatedHeader,
    "malformed_timestamp": MalformedTimestamp,
    "stale": Stale,
    "from_future": FromFuture,
    "no_time": NoTime,
}
