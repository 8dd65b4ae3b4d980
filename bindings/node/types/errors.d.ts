// Written by `cargo xtask generate` from the tables of the core.

/** The stable codes, the same in every language. */
export type ErrorCode =
  | 'empty_body'
  | 'malformed_body'
  | 'body_too_long'
  | 'too_many_fields'
  | 'too_deep'
  | 'duplicate_field'
  | 'missing_signature'
  | 'malformed_signature'
  | 'unsupported_sign_type'
  | 'missing_field'
  | 'empty_name'
  | 'ambiguous_field'
  | 'nested_value'
  | 'unreadable_scheme'
  | 'unsigned_message'
  | 'mismatch'
  | 'not_a_query'
  | 'unknown_field'
  | 'signature_given'
  | 'invalid_value'
  | 'value_too_long'
  | 'exclusive_fields'
  | 'field_not_allowed'
  | 'carries_secret'
  | 'empty_secret'
  | 'secret_too_long'
  | 'secret_has_blanks'
  | 'malformed_secret'
  | 'order_differs'
  | 'not_paid'
  | 'partly_paid'
  | 'pending'
  | 'refunded'
  | 'closed'
  | 'paid_too_little'
  | 'paid_too_much'
  | 'unreadable_amount'
  | 'ask_gateway'
  | 'unknown_gateway'
  | 'unknown_message'
  | 'scheme_syntax'
  | 'invalid_amount'
  | 'invalid_url'
  | 'no_secret'
  | 'wrong_merchant'
  | 'gateway_error'
  | 'not_this_wire'
  | 'other_dialect'
  | 'invalid_name'
  | 'no_roles'
  | 'gateway_syntax'
  | 'invalid_roles'
  | 'not_whole'
  | 'unknown_language'
  | 'missing_header'
  | 'repeated_header'
  | 'malformed_timestamp'
  | 'stale'
  | 'from_future'
  | 'no_time'
  ;

/** An error of paysign. It holds no secret and no signature. */
export declare class PaysignError extends Error {
  protected constructor();
  /** The stable code. */
  readonly code: ErrorCode;
  /** The code as a number, the same in every language. */
  readonly number: number;
  /** The field that it is about: bytes where its name is not UTF-8. */
  readonly field: string | Uint8Array | undefined;
  /** Whether `field` is only the beginning of a long name. */
  readonly fieldIsCut: boolean;
  /** The byte of the body, or of a scheme's text, that it is about. */
  readonly offset: number | undefined;
}

/** The body is empty: something before this call has read it, or it was never sent. */
export declare class EmptyBodyError extends PaysignError {
  readonly code: 'empty_body';
}

/** The body is not what the gateway sends: a bad escape in a form, or not a JSON object. */
export declare class MalformedBodyError extends PaysignError {
  readonly code: 'malformed_body';
}

/** The body is longer than the limit. */
export declare class BodyTooLongError extends PaysignError {
  readonly code: 'body_too_long';
}

/** The message has more fields than the limit. */
export declare class TooManyFieldsError extends PaysignError {
  readonly code: 'too_many_fields';
}

/** Objects and arrays are nested deeper than the limit. */
export declare class TooDeepError extends PaysignError {
  readonly code: 'too_deep';
}

/** A field is there twice: which one was signed cannot be told. */
export declare class DuplicateFieldError extends PaysignError {
  readonly code: 'duplicate_field';
}

/** The field with the signature is missing or empty. */
export declare class MissingSignatureError extends PaysignError {
  readonly code: 'missing_signature';
}

/** The signature is not hex of the digest's length, or not the Base64 that the scheme asks for. */
export declare class MalformedSignatureError extends PaysignError {
  readonly code: 'malformed_signature';
}

/** The field for the kind of signature names no digest of this message. */
export declare class UnsupportedSignTypeError extends PaysignError {
  readonly code: 'unsupported_sign_type';
}

/** A required field is missing, or empty where empty values are left out. */
export declare class MissingFieldError extends PaysignError {
  readonly code: 'missing_field';
}

/** A field has no name. */
export declare class EmptyNameError extends PaysignError {
  readonly code: 'empty_name';
}

/** The signed text would read as different fields: another message could share its signature. */
export declare class AmbiguousFieldError extends PaysignError {
  readonly code: 'ambiguous_field';
}

/** A signed field is an object or an array, whose text the gateways do not define. */
export declare class NestedValueError extends PaysignError {
  readonly code: 'nested_value';
}

/** The scheme's text cannot be read back into fields, so nothing can be verified strictly by it. */
export declare class UnreadableSchemeError extends PaysignError {
  readonly code: 'unreadable_scheme';
}

/** This message has no signature. */
export declare class UnsignedMessageError extends PaysignError {
  readonly code: 'unsigned_message';
}

/** The signature does not belong to this message and secret. */
export declare class MismatchError extends PaysignError {
  readonly code: 'mismatch';
}

/** The body begins like a path or a URL: give only the query, what is after the `?`. */
export declare class NotAQueryError extends PaysignError {
  readonly code: 'not_a_query';
}

/** The message has no such field. */
export declare class UnknownFieldError extends PaysignError {
  readonly code: 'unknown_field';
}

/** The signature is computed, not given. */
export declare class SignatureGivenError extends PaysignError {
  readonly code: 'signature_given';
}

/** The value does not fit the field's kind or codes. */
export declare class InvalidValueError extends PaysignError {
  readonly code: 'invalid_value';
}

/** The value is longer than the field allows. */
export declare class ValueTooLongError extends PaysignError {
  readonly code: 'value_too_long';
}

/** Two fields are given of which only one is allowed. */
export declare class ExclusiveFieldsError extends PaysignError {
  readonly code: 'exclusive_fields';
}

/** The field is not allowed together with the value of another one. */
export declare class FieldNotAllowedError extends PaysignError {
  readonly code: 'field_not_allowed';
}

/** This message carries the secret as a plain parameter; paysign never writes a secret into a message. */
export declare class CarriesSecretError extends PaysignError {
  readonly code: 'carries_secret';
}

/** The secret is empty. */
export declare class EmptySecretError extends PaysignError {
  readonly code: 'empty_secret';
}

/** The secret is longer than 256 bytes. */
export declare class SecretTooLongError extends PaysignError {
  readonly code: 'secret_too_long';
}

/** The secret begins or ends with white space, as a copied or a read line does. */
export declare class SecretHasBlanksError extends PaysignError {
  readonly code: 'secret_has_blanks';
}

/** The secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between them. */
export declare class MalformedSecretError extends PaysignError {
  readonly code: 'malformed_secret';
}

/** The message is about another order. */
export declare class OrderDiffersError extends PaysignError {
  readonly code: 'order_differs';
}

/** The order is not paid. */
export declare class NotPaidError extends PaysignError {
  readonly code: 'not_paid';
}

/** Only a part is paid. */
export declare class PartlyPaidError extends PaysignError {
  readonly code: 'partly_paid';
}

/** The payment is still under way. */
export declare class PendingError extends PaysignError {
  readonly code: 'pending';
}

/** The payment was given back. */
export declare class RefundedError extends PaysignError {
  readonly code: 'refunded';
}

/** The order was closed without a payment. */
export declare class ClosedError extends PaysignError {
  readonly code: 'closed';
}

/** Less was paid than the order asks for. */
export declare class PaidTooLittleError extends PaysignError {
  readonly code: 'paid_too_little';
}

/** More was paid than the order asks for. */
export declare class PaidTooMuchError extends PaysignError {
  readonly code: 'paid_too_much';
}

/** The amount paid is not a decimal. */
export declare class UnreadableAmountError extends PaysignError {
  readonly code: 'unreadable_amount';
}

/** The message proves no status or no amount: ask the gateway with the query. */
export declare class AskGatewayError extends PaysignError {
  readonly code: 'ask_gateway';
}

/** There is no gateway of this name. */
export declare class UnknownGatewayError extends PaysignError {
  readonly code: 'unknown_gateway';
}

/** The gateway has no message of this name. */
export declare class UnknownMessageError extends PaysignError {
  readonly code: 'unknown_message';
}

/** The text is not a scheme. */
export declare class SchemeSyntaxError extends PaysignError {
  readonly code: 'scheme_syntax';
}

/** This is not a decimal amount, or one of more digits than there is room for. */
export declare class InvalidAmountError extends PaysignError {
  readonly code: 'invalid_amount';
}

/** The base URL does not begin with http:// or https://. */
export declare class InvalidUrlError extends PaysignError {
  readonly code: 'invalid_url';
}

/** No secret was given. */
export declare class NoSecretError extends PaysignError {
  readonly code: 'no_secret';
}

/** The message is for another merchant number. */
export declare class WrongMerchantError extends PaysignError {
  readonly code: 'wrong_merchant';
}

/** The gateway answered with an error. */
export declare class GatewayError extends PaysignError {
  readonly code: 'gateway_error';
  /** The gateway's code, as it is in the answer. */
  readonly gatewayCode: string;
  /** What the vendor's page says about the code, where it lists it. */
  readonly text: string | undefined;
  /** The gateway's own words in this answer. */
  readonly said: string | undefined;
}

/** Bodies of this wire need a feature that this build leaves out. */
export declare class NotThisWireError extends PaysignError {
  readonly code: 'not_this_wire';
}

/** The answer means success in another dialect of this gateway: the site does not speak this one. */
export declare class OtherDialectError extends PaysignError {
  readonly code: 'other_dialect';
}

/** This cannot be the name of a parameter of the shop's own, or one to be added. */
export declare class InvalidNameError extends PaysignError {
  readonly code: 'invalid_name';
}

/** The message's description does not say which field holds the order's number: give the roles of its fields. */
export declare class NoRolesError extends PaysignError {
  readonly code: 'no_roles';
}

/** The text is not a gateway file. */
export declare class GatewaySyntaxError extends PaysignError {
  readonly code: 'gateway_syntax';
}

/** The roles that are given do not fit the scheme, or not each other. */
export declare class InvalidRolesError extends PaysignError {
  readonly code: 'invalid_roles';
}

/** The amount is not a whole number of this unit. */
export declare class NotWholeError extends PaysignError {
  readonly code: 'not_whole';
}

/** There are no sentences in this language: `en` and `zh` are known. */
export declare class UnknownLanguageError extends PaysignError {
  readonly code: 'unknown_language';
}

/** A header that is signed, or that tells the time, is missing or empty. */
export declare class MissingHeaderError extends PaysignError {
  readonly code: 'missing_header';
}

/** A header that the signature needs is there twice: which one was signed cannot be told. */
export declare class RepeatedHeaderError extends PaysignError {
  readonly code: 'repeated_header';
}

/** The time in the header is missing, there twice, or not digits. */
export declare class MalformedTimestampError extends PaysignError {
  readonly code: 'malformed_timestamp';
}

/** The message is authentic but older than allowed: it may be a replay, or this machine's clock is fast. */
export declare class StaleError extends PaysignError {
  readonly code: 'stale';
}

/** The message is authentic but from the future: this machine's clock is slow. */
export declare class FromFutureError extends PaysignError {
  readonly code: 'from_future';
}

/** The description asks for the age of a message, and no time was given. */
export declare class NoTimeError extends PaysignError {
  readonly code: 'no_time';
}
