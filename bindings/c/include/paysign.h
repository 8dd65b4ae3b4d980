/*
 * paysign: verifies and makes the signatures of payment gateways that sort, join and hash their parameters.
 *
 * Made by `cargo xtask generate` from the sources of the library; do not edit it.
 *
 * The conventions of all functions
 *
 * Input. Bytes and texts are a pointer and a length, whose parameter is named like the pointer's with `_len` after
 * it; no zero byte is needed after them, and one inside is an ordinary byte. A pointer may be NULL if its length is
 * 0. Texts are UTF-8. Bodies are bytes in any encoding, exactly as they came off the socket. What a pointer points to
 * is read only during the call, and no function keeps it unless its description says so.
 *
 * Output. A parameter whose description says "receives" must point to a place that is large enough; what was there
 * is not read. It is written only on success, with the exceptions that are named: `paysign_error`, which is written
 * only on failure, the length of a result that has found no room, and `refusal`. None may be NULL unless its
 * description says so. No two of them may overlap, nor one of them an input.
 *
 * Buffers. A result of any length goes into a buffer of the caller's, `buffer` with room for `capacity` bytes. `len`
 * receives the length of the result; no zero byte is added. If it has found no room, the function returns
 * PAYSIGN_CODE_BUFFER_TOO_SMALL, `len` receives the length that is needed, and what is in the buffer is not to be
 * used. With `buffer` NULL and `capacity` 0 nothing but `len` is written, and the function returns PAYSIGN_CODE_OK:
 * so one asks for the length.
 *
 * Handles. What a function has made is freed by the function that its description names, once, and by nothing else. A
 * function refuses NULL with PAYSIGN_CODE_INVALID_ARGUMENT, but for these: `options` NULL are the defaults, and NULL
 * for `secrets`, `beyond`, `description` or `context` means none at all. Freeing NULL does nothing. A pointer that is
 * neither NULL nor a handle of the right kind, or one that was freed, is an error that cannot be found.
 *
 * Errors. A function returns 0, PAYSIGN_CODE_OK, or the number of an error. `error` receives the field and the byte
 * that it is about. Neither holds a secret or a right signature. Descriptions name the codes that are special to a
 * function; others may come too: everything but 0 is a failure. No panic of the library crosses into the program: it
 * would become PAYSIGN_CODE_INTERNAL.
 *
 * Threads. The library has no state that changes but for the text that paysign_verifier_texts and
 * paysign_merchant_notice_text give, of which each thread has one. It has no clock and no randomness, and does no
 * input or output. Every function may be called by any number of threads at once, with the same handles too, since
 * handles are immutable; the one exception is to free something that is in use.
 */


#ifndef PAYSIGN_H
#define PAYSIGN_H

#include <stddef.h>
#include <stdint.h>

/**
 * The number of this ABI. It rises when a program that was compiled with this header could no longer use the
 * library, and it is the number in the name of the shared library. Compare it with `paysign_abi()` where a
 * program loads the library at run time.
 */
#define PAYSIGN_ABI 4

/**
 * What a function says. 0 is success, all others are errors. A code keeps its number and its word for ever, and
 * neither is used again for something else; later versions may add some, so treat one that you do not know as an
 * error.
 */
typedef enum {
    /**
     * No error.
     */
    PAYSIGN_CODE_OK = 0,
    /**
     * The body is empty: something before this call has read it, or it was never sent.
     */
    PAYSIGN_CODE_EMPTY_BODY = 1,
    /**
     * The body is not what the gateway sends: a bad escape in a form, or not a JSON object.
     */
    PAYSIGN_CODE_MALFORMED_BODY = 2,
    /**
     * The body is longer than the limit.
     */
    PAYSIGN_CODE_BODY_TOO_LONG = 3,
    /**
     * The message has more fields than the limit.
     */
    PAYSIGN_CODE_TOO_MANY_FIELDS = 4,
    /**
     * Objects and arrays are nested deeper than the limit.
     */
    PAYSIGN_CODE_TOO_DEEP = 5,
    /**
     * A field is there twice: which one was signed cannot be told.
     */
    PAYSIGN_CODE_DUPLICATE_FIELD = 6,
    /**
     * The field with the signature is missing or empty.
     */
    PAYSIGN_CODE_MISSING_SIGNATURE = 7,
    /**
     * The signature is not hex of the digest's length, or not the Base64 that the scheme asks for.
     */
    PAYSIGN_CODE_MALFORMED_SIGNATURE = 8,
    /**
     * The field for the kind of signature names no digest of this message.
     */
    PAYSIGN_CODE_UNSUPPORTED_SIGN_TYPE = 9,
    /**
     * A required field is missing, or empty where empty values are left out.
     */
    PAYSIGN_CODE_MISSING_FIELD = 10,
    /**
     * A field has no name.
     */
    PAYSIGN_CODE_EMPTY_NAME = 11,
    /**
     * The signed text would read as different fields: another message could share its signature.
     */
    PAYSIGN_CODE_AMBIGUOUS_FIELD = 12,
    /**
     * A signed field is an object or an array, whose text the gateways do not define.
     */
    PAYSIGN_CODE_NESTED_VALUE = 13,
    /**
     * The scheme's text cannot be read back into fields, so nothing can be verified strictly by it.
     */
    PAYSIGN_CODE_UNREADABLE_SCHEME = 14,
    /**
     * This message has no signature.
     */
    PAYSIGN_CODE_UNSIGNED_MESSAGE = 15,
    /**
     * The signature does not belong to this message and secret.
     */
    PAYSIGN_CODE_MISMATCH = 16,
    /**
     * The body begins like a path or a URL: give only the query, what is after the `?`.
     */
    PAYSIGN_CODE_NOT_A_QUERY = 17,
    /**
     * The message has no such field.
     */
    PAYSIGN_CODE_UNKNOWN_FIELD = 20,
    /**
     * The signature is computed, not given.
     */
    PAYSIGN_CODE_SIGNATURE_GIVEN = 21,
    /**
     * The value does not fit the field's kind or codes.
     */
    PAYSIGN_CODE_INVALID_VALUE = 22,
    /**
     * The value is longer than the field allows.
     */
    PAYSIGN_CODE_VALUE_TOO_LONG = 23,
    /**
     * Two fields are given of which only one is allowed.
     */
    PAYSIGN_CODE_EXCLUSIVE_FIELDS = 24,
    /**
     * The field is not allowed together with the value of another one.
     */
    PAYSIGN_CODE_FIELD_NOT_ALLOWED = 25,
    /**
     * This message carries the secret as a plain parameter; paysign never writes a secret into a message.
     */
    PAYSIGN_CODE_CARRIES_SECRET = 26,
    /**
     * The secret is empty.
     */
    PAYSIGN_CODE_EMPTY_SECRET = 30,
    /**
     * The secret is longer than 256 bytes.
     */
    PAYSIGN_CODE_SECRET_TOO_LONG = 31,
    /**
     * The secret begins or ends with white space, as a copied or a read line does.
     */
    PAYSIGN_CODE_SECRET_HAS_BLANKS = 32,
    /**
     * The secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between
     * them.
     */
    PAYSIGN_CODE_MALFORMED_SECRET = 33,
    /**
     * The message is about another order.
     */
    PAYSIGN_CODE_ORDER_DIFFERS = 40,
    /**
     * The order is not paid.
     */
    PAYSIGN_CODE_NOT_PAID = 41,
    /**
     * Only a part is paid.
     */
    PAYSIGN_CODE_PARTLY_PAID = 42,
    /**
     * The payment is still under way.
     */
    PAYSIGN_CODE_PENDING = 43,
    /**
     * The payment was given back.
     */
    PAYSIGN_CODE_REFUNDED = 44,
    /**
     * The order was closed without a payment.
     */
    PAYSIGN_CODE_CLOSED = 45,
    /**
     * Less was paid than the order asks for.
     */
    PAYSIGN_CODE_PAID_TOO_LITTLE = 46,
    /**
     * More was paid than the order asks for.
     */
    PAYSIGN_CODE_PAID_TOO_MUCH = 47,
    /**
     * The amount paid is not a decimal.
     */
    PAYSIGN_CODE_UNREADABLE_AMOUNT = 48,
    /**
     * The message proves no status or no amount: ask the gateway with the query.
     */
    PAYSIGN_CODE_ASK_GATEWAY = 49,
    /**
     * There is no gateway of this name.
     */
    PAYSIGN_CODE_UNKNOWN_GATEWAY = 60,
    /**
     * The gateway has no message of this name.
     */
    PAYSIGN_CODE_UNKNOWN_MESSAGE = 61,
    /**
     * The text is not a scheme.
     */
    PAYSIGN_CODE_SCHEME_SYNTAX = 62,
    /**
     * This is not a decimal amount, or one of more digits than there is room for.
     */
    PAYSIGN_CODE_INVALID_AMOUNT = 63,
    /**
     * The base URL does not begin with http:// or https://.
     */
    PAYSIGN_CODE_INVALID_URL = 64,
    /**
     * No secret was given.
     */
    PAYSIGN_CODE_NO_SECRET = 65,
    /**
     * The message is for another merchant number.
     */
    PAYSIGN_CODE_WRONG_MERCHANT = 66,
    /**
     * The gateway answered with an error.
     */
    PAYSIGN_CODE_GATEWAY_ERROR = 67,
    /**
     * Bodies of this wire need a feature that this build leaves out.
     */
    PAYSIGN_CODE_NOT_THIS_WIRE = 68,
    /**
     * The answer means success in another dialect of this gateway: the site does not speak this one.
     */
    PAYSIGN_CODE_OTHER_DIALECT = 69,
    /**
     * This cannot be the name of a parameter of the shop's own, or one to be added.
     */
    PAYSIGN_CODE_INVALID_NAME = 70,
    /**
     * The message's description does not say which field holds the order's number: give the roles of its
     * fields.
     */
    PAYSIGN_CODE_NO_ROLES = 71,
    /**
     * The text is not a gateway file.
     */
    PAYSIGN_CODE_GATEWAY_SYNTAX = 72,
    /**
     * The roles that are given do not fit the scheme, or not each other.
     */
    PAYSIGN_CODE_INVALID_ROLES = 73,
    /**
     * The amount is not a whole number of this unit.
     */
    PAYSIGN_CODE_NOT_WHOLE = 74,
    /**
     * There are no sentences in this language: `en` and `zh` are known.
     */
    PAYSIGN_CODE_UNKNOWN_LANGUAGE = 75,
    /**
     * A header that is signed, or that tells the time, is missing or empty.
     */
    PAYSIGN_CODE_MISSING_HEADER = 80,
    /**
     * A header that the signature needs is there twice: which one was signed cannot be told.
     */
    PAYSIGN_CODE_REPEATED_HEADER = 81,
    /**
     * The time in the header is missing, there twice, or not digits.
     */
    PAYSIGN_CODE_MALFORMED_TIMESTAMP = 82,
    /**
     * The message is authentic but older than allowed: it may be a replay, or this machine's clock is fast.
     */
    PAYSIGN_CODE_STALE = 83,
    /**
     * The message is authentic but from the future: this machine's clock is slow.
     */
    PAYSIGN_CODE_FROM_FUTURE = 84,
    /**
     * The description asks for the age of a message, and no time was given.
     */
    PAYSIGN_CODE_NO_TIME = 85,
    /**
     * A pointer is NULL that must not be, or a number is not one that the function knows. Of this library
     * only, as all below.
     */
    PAYSIGN_CODE_INVALID_ARGUMENT = 900,
    /**
     * The result is longer than the buffer; the length that is needed was written.
     */
    PAYSIGN_CODE_BUFFER_TOO_SMALL = 901,
    /**
     * The message holds no such field, or none with this role; or there is no element of this index.
     */
    PAYSIGN_CODE_NOT_THERE = 902,
    /**
     * The text of an argument is not UTF-8.
     */
    PAYSIGN_CODE_NOT_UTF8 = 903,
    /**
     * The library failed in a way that it should never do: nothing is proved then.
     */
    PAYSIGN_CODE_INTERNAL = 999,
} paysign_code;

/**
 * What a message says about a payment.
 */
typedef enum {
    /**
     * Nothing: ask the gateway with the query.
     */
    PAYSIGN_STATUS_UNSTATED = 0,
    /**
     * Paid.
     */
    PAYSIGN_STATUS_PAID = 1,
    /**
     * Only a part is paid.
     */
    PAYSIGN_STATUS_PARTLY_PAID = 2,
    /**
     * The payment is still under way.
     */
    PAYSIGN_STATUS_PENDING = 3,
    /**
     * Not paid, or a word that the vendor's page does not list.
     */
    PAYSIGN_STATUS_NOT_PAID = 4,
    /**
     * The payment was given back.
     */
    PAYSIGN_STATUS_REFUNDED = 5,
    /**
     * The order was closed without a payment.
     */
    PAYSIGN_STATUS_CLOSED = 6,
} paysign_status;

/**
 * Why a field is not signed.
 */
typedef enum {
    /**
     * The signature itself.
     */
    PAYSIGN_REASON_SIGNATURE = 1,
    /**
     * Excluded by name.
     */
    PAYSIGN_REASON_EXCLUDED = 2,
    /**
     * Not among the signed fields: anyone can change it.
     */
    PAYSIGN_REASON_UNSIGNED = 3,
    /**
     * Left out, since its value is empty.
     */
    PAYSIGN_REASON_EMPTY = 4,
    /**
     * The shop's own parameter: anyone can change it.
     */
    PAYSIGN_REASON_SHOP = 5,
} paysign_reason;

/**
 * What a field is for in every gateway, so that one shop's code serves them all. Amounts are decimals in major units:
 * 150 cents are `1.5`.
 */
typedef enum {
    /**
     * The merchant's order number.
     */
    PAYSIGN_ROLE_ORDER_NO = 1,
    /**
     * The gateway's order number.
     */
    PAYSIGN_ROLE_TRADE_NO = 2,
    /**
     * The amount that was ordered.
     */
    PAYSIGN_ROLE_ORDERED_AMOUNT = 3,
    /**
     * The amount that was really paid.
     */
    PAYSIGN_ROLE_PAID_AMOUNT = 4,
    /**
     * Where the buyer pays: a URL, or the text of a QR code.
     */
    PAYSIGN_ROLE_PAY_URL = 5,
    /**
     * The merchant's number at the gateway.
     */
    PAYSIGN_ROLE_MERCHANT_ID = 6,
    /**
     * What the message says about the payment.
     */
    PAYSIGN_ROLE_STATUS = 7,
    /**
     * The gateway's own words about an error.
     */
    PAYSIGN_ROLE_ERROR_TEXT = 8,
} paysign_role;

/**
 * How the fields of a message are written.
 */
typedef enum {
    /**
     * `a=1&b=2` with percent-escapes: a form body, or a URL's query.
     */
    PAYSIGN_WIRE_FORM = 1,
    /**
     * One JSON object.
     */
    PAYSIGN_WIRE_JSON = 2,
    /**
     * Flat XML: one root element, in it an element for each field.
     */
    PAYSIGN_WIRE_XML = 3,
    /**
     * `multipart/form-data`: a part for each field, and no files.
     */
    PAYSIGN_WIRE_MULTIPART = 4,
} paysign_wire;

/**
 * A gateway's answer that is not an error. It is immutable and may be used by any number of threads at once.
 *
 * Most answers are not signed: they are worth what the TLS connection is worth that they came over.
 */
typedef struct paysign_answer paysign_answer;

/**
 * Why a signature does not match. It is immutable and may be used by any number of threads at once.
 *
 * It shows neither a secret nor a right signature of the message; but it says far more than "no", so answer
 * no stranger with it.
 */
typedef struct paysign_diagnosis paysign_diagnosis;

/**
 * How a message was read, for a developer's eyes. It is immutable and may be used by any number of threads
 * at once.
 *
 * It shows the canonical string without the secret, `<secret>` where the message itself holds it, and never
 * a signature; but the canonical string holds what the buyer pays for, so keep it out of logs that others
 * read.
 */
typedef struct paysign_explanation paysign_explanation;

/**
 * A gateway: a built-in one, or one of your own that was read from its file. It is immutable and may be used
 * by any number of threads at once.
 */
typedef struct paysign_gateway paysign_gateway;

/**
 * An error that the gateway answered with. It is immutable and may be used by any number of threads at once.
 */
typedef struct paysign_gateway_error paysign_gateway_error;

/**
 * A shop's account at a gateway: makes requests, reads answers, verifies notifications. It sends nothing
 * itself. It is immutable and may be used by any number of threads at once.
 */
typedef struct paysign_merchant paysign_merchant;

/**
 * A kind of message: one that a gateway sends or takes, or the one that a scheme describes. It is immutable
 * and may be used by any number of threads at once. One that `paysign_message_at` has made is freed by the
 * caller. Those that are handed out as `const` are not: `paysign_message_find`'s live as long as the library
 * is loaded, that of a scheme as long as the scheme.
 */
typedef struct paysign_message paysign_message;

/**
 * A request that is ready to be sent by whatever HTTP client the shop has. It is immutable and may be used
 * by any number of threads at once.
 */
typedef struct paysign_request paysign_request;

/**
 * How a gateway signs that has no file. It is immutable and may be used by any number of threads at
 * once.
 */
typedef struct paysign_scheme paysign_scheme;

/**
 * One secret or several: while a secret is rotated, the new and the old one verify, and the first one signs.
 * It is immutable and may be used by any number of threads at once.
 */
typedef struct paysign_secrets paysign_secrets;

/**
 * A message whose signature belongs to it and to one of the secrets. It is immutable and may be used by any
 * number of threads at once.
 */
typedef struct paysign_verified paysign_verified;

/**
 * What is known of an error beyond its code. The caller owns it; nothing in it has to be freed.
 *
 * It holds no secret and no signature. `message` is fit for a log; `field` comes from outside and is not.
 */
typedef struct {
    /**
     * The code that the function has returned.
     */
    paysign_code code;
    /**
     * How many bytes of `field` are the name; -1 if the error is about no field.
     */
    int32_t field_len;
    /**
     * The byte of the raw body that the error is about, or the byte of the text of a scheme; -1 if it is
     * about none.
     */
    int64_t offset;
    /**
     * 1 if the name was longer than `field`, else 0.
     */
    int32_t field_is_cut;
    /**
     * The name of the field that the error is about: decoded bytes, at most 48 of them, not always UTF-8,
     * and no zero byte after them.
     */
    char field[48];
    /**
     * What is wrong, with all that is known of it, as one line that is fit for a log: a text in UTF-8 that
     * ends with a zero byte, cut where it would be longer.
     */
    char message[320];
} paysign_error;

/**
 * Some bytes. They need not be text, and no zero byte ends them.
 */
typedef struct {
    /**
     * The first byte; NULL where there is nothing.
     */
    const char *data;
    /**
     * How many bytes there are.
     */
    size_t len;
} paysign_bytes;

/**
 * Names that a body may hold beyond the gateway's tables. Wherever a function takes them, NULL means that
 * there are none, and names are copied.
 *
 * They are listed exactly as they are in a body, decoded. One that is not made of `A-Z a-z 0-9 _ . [ ] -`,
 * that is given twice or that the gateway has a use for is `PAYSIGN_CODE_INVALID_NAME`.
 */
typedef struct {
    /**
     * The shop's own parameters: what its address for notifications has in its query, such as `route`. They
     * are neither signed nor handed out; anyone can change them, so nothing may be decided by them.
     */
    const paysign_bytes *shop_names;
    /**
     * How many there are.
     */
    size_t shop_name_count;
    /**
     * What the gateway has begun to send. Only a scheme without a separator needs that.
     */
    const paysign_bytes *added_names;
    /**
     * How many there are.
     */
    size_t added_name_count;
} paysign_beyond;

/**
 * A field and its role.
 */
typedef struct {
    /**
     * A `paysign_role`.
     */
    int32_t role;
    /**
     * The field's name.
     */
    paysign_bytes field;
} paysign_role_field;

/**
 * What is known of a message beside its scheme, so that `paysign_verified_expect` and
 * `paysign_verified_ack` work with it. What is left zero is not known.
 */
typedef struct {
    /**
     * Which fields have a role. Each of them is one that the scheme signs; amounts are in major units.
     */
    const paysign_role_field *roles;
    /**
     * How many there are.
     */
    size_t role_count;
    /**
     * The values of the field with `PAYSIGN_ROLE_STATUS` that mean paid; any other one is "not paid".
     */
    const paysign_bytes *paid_values;
    /**
     * How many there are.
     */
    size_t paid_value_count;
    /**
     * The body that stops the gateway from repeating a notification; `${name}` in it is the value of a
     * signed field.
     */
    paysign_bytes ack;
} paysign_description;

/**
 * How messages are checked. Let `paysign_options_default` fill it, then change what is to differ. Wherever a
 * function takes options, NULL stands for the defaults.
 */
typedef struct {
    /**
     * 0 for strict, which accepts a message only if no other one can have its signature: without it, a
     * genuine signature can be moved to a forged message. 1 for lenient.
     */
    int32_t lenient;
    /**
     * The greatest length of a body, in bytes. By default 65536.
     */
    size_t body_len;
    /**
     * The greatest number of fields. By default 256.
     */
    size_t fields;
    /**
     * The greatest nesting of JSON, the outer object included, and of XML, the root included; in XML at most
     * 32 count. By default 32.
     */
    size_t depth;
} paysign_options;

/**
 * A name and its value: bytes without a zero byte after them.
 */
typedef struct {
    /**
     * The first byte of the name.
     */
    const char *name;
    /**
     * How many bytes the name has.
     */
    size_t name_len;
    /**
     * The first byte of the value.
     */
    const char *value;
    /**
     * How many bytes the value has.
     */
    size_t value_len;
} paysign_param;

/**
 * What bodies are verified by. The caller fills it in once, and keeps what it points to as long as it is
 * used.
 */
typedef struct {
    /**
     * The kind of message.
     */
    const paysign_message *message;
    /**
     * The secrets.
     */
    const paysign_secrets *secrets;
    /**
     * How bodies are checked; NULL for the defaults.
     */
    const paysign_options *options;
} paysign_verifier;

/**
 * Room for a verified message, on the caller's stack or wherever else. What is in it is the library's
 * business.
 */
typedef struct {
    /**
     * Not to be read or written.
     */
    uint64_t words[16];
} paysign_room;

/**
 * What a diagnosis is told beside the message and its secrets. What is left zero is not given.
 */
typedef struct {
    /**
     * Raw bodies of other messages that were signed with the same secret: whether one of them verifies tells
     * a wrong secret from a changed message.
     */
    const paysign_bytes *also;
    /**
     * How many there are.
     */
    size_t also_count;
    /**
     * The language of what is told to people, by its code: `en` or `zh`.
     */
    paysign_bytes lang;
} paysign_context;

/**
 * One explanation: a cause, or several that only together explain it.
 */
typedef struct {
    /**
     * 1 if the digest of what it describes is the claimed one, 0 if it is possible.
     */
    int32_t is_certain;
    /**
     * How many causes it has.
     */
    size_t cause_count;
    /**
     * Why it is thought to be so.
     */
    paysign_bytes reason;
    /**
     * The text that was signed, without the secret; nothing if it is not certain.
     */
    paysign_bytes signed_text;
} paysign_finding;

/**
 * One cause in an explanation.
 */
typedef struct {
    /**
     * Its code as a number.
     */
    int32_t number;
    /**
     * How many pieces of evidence it has.
     */
    size_t evidence_count;
    /**
     * How many lines of code there are to look for.
     */
    size_t look_for_count;
    /**
     * Its code, a stable word: the same in every language of paysign.
     */
    paysign_bytes code;
    /**
     * What it is, in a sentence.
     */
    paysign_bytes text;
    /**
     * What to change on the shop's side.
     */
    paysign_bytes cure;
    /**
     * Which form of it. May be empty.
     */
    paysign_bytes detail;
} paysign_cause;

/**
 * What shows a cause: a field, or a part of the scheme.
 */
typedef struct {
    /**
     * The byte of the body where the field is; -1 if it is not there.
     */
    int64_t offset;
    /**
     * The field's name as it is in the message; nothing if it is about the scheme.
     */
    paysign_bytes field;
    /**
     * What is here: the value, or what the scheme says; nothing if it is not there.
     */
    paysign_bytes here;
    /**
     * What was signed in its place; nothing where it was left out.
     */
    paysign_bytes signed_text;
} paysign_evidence;

/**
 * What came with a body. Where it is NULL, nothing did.
 */
typedef struct {
    /**
     * Its headers, names and values; letter case does not matter in names.
     */
    const paysign_param *headers;
    /**
     * How many there are.
     */
    size_t header_count;
    /**
     * 0: `now` is not known.
     */
    int32_t has_now;
    /**
     * When it came, in seconds from the beginning of 1970: `time(NULL)`.
     */
    int64_t now;
} paysign_arrival;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the library, for example `0.1.0`.
 *
 * @return A text that ends with a zero byte and lives as long as the library is loaded.
 * @threads Any.
 */
const char *paysign_version(void);

/**
 * The ABI number of the library, to be compared with `PAYSIGN_ABI` of the header that a program was compiled
 * with.
 *
 * @return The number.
 * @threads Any.
 */
uint32_t paysign_abi(void);

/**
 * The stable word of a code, for example `mismatch`: the same in every language of paysign.
 *
 * @param code A `paysign_code`.
 * @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown_code` for a
 *     number that this version does not have.
 * @threads Any.
 */
const char *paysign_error_code(int32_t code);

/**
 * What a code means, in one English sentence, for logs.
 *
 * @param code A `paysign_code`.
 * @return A text that ends with a zero byte and lives as long as the library is loaded.
 * @threads Any.
 */
const char *paysign_error_text(int32_t code);

/**
 * Reads a gateway of your own from the text of its file, TOML or JSON; the page "gateway file" of the
 * documentation has the format. The file is trusted as the program is: never take one from a message.
 *
 * @param text The text of the file.
 * @param gateway Receives the gateway; the caller frees it with `paysign_gateway_free`. The text is copied.
 * @param error Receives what is known of the error; its message names the line that is wrong. May be NULL.
 * @return `PAYSIGN_CODE_GATEWAY_SYNTAX`.
 * @threads Any.
 */
paysign_code paysign_gateway_parse(const char *text,
                                   size_t text_len,
                                   paysign_gateway **gateway,
                                   paysign_error *error);

/**
 * Finds a built-in gateway, for the functions that take one. Those that take an id need none.
 *
 * @param id The gateway's id, for example `epay`, and after an `@` the variant that the site speaks:
 *     `epay@code200`.
 * @param gateway Receives the gateway; the caller frees it with `paysign_gateway_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_UNKNOWN_GATEWAY`.
 * @threads Any.
 */
paysign_code paysign_gateway_named(const char *id,
                                   size_t id_len,
                                   paysign_gateway **gateway,
                                   paysign_error *error);

/**
 * The same gateway as sites of one of its variants speak it.
 *
 * @param gateway The gateway. It may be freed before the variant.
 * @param name The variant's name.
 * @param variant Receives the variant, a gateway; the caller frees it with `paysign_gateway_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_UNKNOWN_GATEWAY` if there is no such variant.
 * @threads Any.
 */
paysign_code paysign_gateway_variant(const paysign_gateway *gateway,
                                     const char *name,
                                     size_t name_len,
                                     paysign_gateway **variant,
                                     paysign_error *error);

/**
 * The id of a gateway, for example `epay`; after an `@` the variant, if one was chosen.
 *
 * @param gateway The gateway.
 * @return Bytes that live as long as the gateway; nothing for NULL.
 * @threads Any.
 */
paysign_bytes paysign_gateway_id(const paysign_gateway *gateway);

/**
 * Writes the tables of a gateway as JSON, as `paysign_gateways` does: one gateway of that list.
 *
 * @param gateway The gateway.
 * @param buffer Receives the JSON, in UTF-8.
 * @param len Receives its length.
 * @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
 * @threads Any.
 */
paysign_code paysign_gateway_tables(const paysign_gateway *gateway,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *len);

/**
 * Frees a gateway.
 *
 * @param gateway What `paysign_gateway_parse`, `paysign_gateway_named` or `paysign_gateway_variant` has
 *     made, not freed before; NULL does nothing. Its messages and accounts may be used on.
 * @threads Any, once no other thread uses it.
 */
void paysign_gateway_free(paysign_gateway *gateway);

/**
 * Finds a message of a built-in gateway. Do this once, when the program starts, and keep the handle.
 *
 * @param gateway The gateway's id, for example `epay`, and after an `@` the variant that the site speaks:
 *     `epay@code200`.
 * @param name The message's name, for example `notify`, or another name of it.
 * @param message Receives the handle. It lives as long as the library is loaded and is never freed.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_UNKNOWN_GATEWAY`, `PAYSIGN_CODE_UNKNOWN_MESSAGE`.
 * @threads Any.
 */
paysign_code paysign_message_find(const char *gateway,
                                  size_t gateway_len,
                                  const char *name,
                                  size_t name_len,
                                  const paysign_message **message,
                                  paysign_error *error);

/**
 * Makes the message of this name at a gateway, a built-in one or your own, in bodies that may hold names
 * beyond its tables. Do this once, when the program starts, and keep the handle.
 *
 * @param gateway The gateway. It may be freed before the message.
 * @param name The message's name, for example `notify`, or another name of it.
 * @param beyond Names beyond the gateway's tables; NULL for none.
 * @param message Receives the message; the caller frees it with `paysign_message_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_UNKNOWN_MESSAGE`, `PAYSIGN_CODE_INVALID_NAME`.
 * @threads Any.
 */
paysign_code paysign_message_at(const paysign_gateway *gateway,
                                const char *name,
                                size_t name_len,
                                const paysign_beyond *beyond,
                                paysign_message **message,
                                paysign_error *error);

/**
 * The name of a message, for example `notify`; nothing for the message of a scheme.
 *
 * @param message The kind of message.
 * @return Bytes that live as long as the message.
 * @threads Any.
 */
paysign_bytes paysign_message_name(const paysign_message *message);

/**
 * The name of the field that holds the signature, for example `sign`; nothing if the message has none.
 *
 * @param message The kind of message.
 * @return Bytes that live as long as the message.
 * @threads Any.
 */
paysign_bytes paysign_message_signature_field(const paysign_message *message);

/**
 * Frees a message.
 *
 * @param message What `paysign_message_at` has made, not freed before; NULL does nothing.
 * @threads Any, once no other thread uses it, its answers or its verified messages.
 */
void paysign_message_free(paysign_message *message);

/**
 * Reads the text form of a scheme, of which no clause is left to a default: nine of them, or seven where a
 * header has the signature. The documentation of paysign describes them.
 *
 * @param text The scheme.
 * @param sign_field The name of the field that holds the signature; empty where a header has it.
 * @param wire A `paysign_wire`.
 * @param description What is known beside the scheme; NULL for nothing.
 * @param beyond Names beyond the gateway's; NULL for none.
 * @param scheme Receives the scheme; the caller frees it with `paysign_scheme_free`. All texts are copied.
 * @param error Receives what is known of the error, with the byte of the text where it is wrong; may be
 *     NULL.
 * @return `PAYSIGN_CODE_SCHEME_SYNTAX`, `PAYSIGN_CODE_INVALID_ROLES`, `PAYSIGN_CODE_INVALID_NAME`.
 * @threads Any.
 */
paysign_code paysign_scheme_parse(const char *text,
                                  size_t text_len,
                                  const char *sign_field,
                                  size_t sign_field_len,
                                  int32_t wire,
                                  const paysign_description *description,
                                  const paysign_beyond *beyond,
                                  paysign_scheme **scheme,
                                  paysign_error *error);

/**
 * The message that a scheme describes, which may be used wherever a message of a gateway may. No field is
 * required in it, and those have a role that the description gives one.
 *
 * @param scheme The scheme.
 * @return A message that lives as long as the scheme and is not freed by itself; NULL for NULL.
 * @threads Any.
 */
const paysign_message *paysign_scheme_message(const paysign_scheme *scheme);

/**
 * Writes the text form of a scheme as paysign prints it.
 *
 * @param scheme The scheme.
 * @param buffer Receives the text.
 * @param len Receives its length.
 * @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
 * @threads Any.
 */
paysign_code paysign_scheme_print(const paysign_scheme *scheme,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len);

/**
 * Frees a scheme, and the message that it describes.
 *
 * @param scheme What `paysign_scheme_parse` has made, not freed before; NULL does nothing.
 * @threads Any, once no other thread uses the scheme or its message.
 */
void paysign_scheme_free(paysign_scheme *scheme);

/**
 * Writes all built-in gateways as JSON, with their messages and the table of fields of each: for tools that
 * make forms, types or documentation. The same data as `gateways()` of the other languages.
 *
 * It is a list of gateways with `id`, `title`, `source`, `notes`, `variants` and `messages`; new members may
 * come. `paysign_gateway_tables` has one of them, and your own.
 *
 * @param buffer Receives the JSON, in UTF-8.
 * @param len Receives its length.
 * @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
 * @threads Any.
 */
paysign_code paysign_gateways(char *buffer,
                              size_t capacity,
                              size_t *len);

/**
 * Takes one secret.
 *
 * @param secret The secret as the gateway's merchant page shows it. It is copied; the caller wipes its own
 *     copy.
 * @param secrets Receives the secret; the caller frees it with `paysign_secrets_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_EMPTY_SECRET`, `PAYSIGN_CODE_SECRET_TOO_LONG`, `PAYSIGN_CODE_SECRET_HAS_BLANKS`.
 * @threads Any.
 */
paysign_code paysign_secret_new(const char *secret,
                                size_t secret_len,
                                paysign_secrets **secrets,
                                paysign_error *error);

/**
 * Takes one secret as it is: for the rare one that begins or ends with white space, which
 * `paysign_secret_new` refuses.
 *
 * @param secret The secret. It is copied; the caller wipes its own copy.
 * @param secrets Receives the secret; the caller frees it with `paysign_secrets_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_EMPTY_SECRET`, `PAYSIGN_CODE_SECRET_TOO_LONG`.
 * @threads Any.
 */
paysign_code paysign_secret_exact(const char *secret,
                                  size_t secret_len,
                                  paysign_secrets **secrets,
                                  paysign_error *error);

/**
 * Takes several secrets.
 *
 * @param texts `count` secrets, the one that signs first. They are copied; the caller wipes its own copies.
 * @param count How many there are.
 * @param secrets Receives the secrets; the caller frees them with `paysign_secrets_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_secret_new`; `PAYSIGN_CODE_NO_SECRET` if `count` is 0.
 * @threads Any.
 */
paysign_code paysign_secrets_new(const paysign_bytes *texts,
                                 size_t count,
                                 paysign_secrets **secrets,
                                 paysign_error *error);

/**
 * Takes several secrets as they are; see `paysign_secret_exact`.
 *
 * @param texts `count` secrets, the one that signs first. They are copied; the caller wipes its own copies.
 * @param count How many there are.
 * @param secrets Receives the secrets; the caller frees them with `paysign_secrets_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_secret_exact`; `PAYSIGN_CODE_NO_SECRET` if `count` is 0.
 * @threads Any.
 */
paysign_code paysign_secrets_exact(const paysign_bytes *texts,
                                   size_t count,
                                   paysign_secrets **secrets,
                                   paysign_error *error);

/**
 * How many secrets there are; 0 for NULL.
 *
 * @param secrets The secrets.
 * @return The number of secrets.
 * @threads Any.
 */
size_t paysign_secrets_count(const paysign_secrets *secrets);

/**
 * Writes what may be shown of a secret to the one who configured it: `32 bytes, fingerprint 1f3a`.
 *
 * @param secrets The secrets.
 * @param index Which of the secrets.
 * @param buffer Receives the text; 48 bytes suffice.
 * @param len Receives its length.
 * @return `PAYSIGN_CODE_NOT_THERE` if there are fewer secrets.
 * @threads Any.
 */
paysign_code paysign_secrets_facts(const paysign_secrets *secrets,
                                   size_t index,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *len);

/**
 * Wipes secrets and frees them.
 *
 * @param secrets What `paysign_secret_new`, `paysign_secrets_new` or one of their `exact` twins has made,
 *     not freed before; NULL does nothing.
 * @threads Any, once no other thread uses them.
 */
void paysign_secrets_free(paysign_secrets *secrets);

/**
 * Fills in the defaults: strict, and sizes far above any real message.
 *
 * @param options Receives the defaults.
 * @return `PAYSIGN_CODE_OK`.
 * @threads Any.
 */
paysign_code paysign_options_default(paysign_options *options);

/**
 * Says whether a raw body is authentic, by strict reading, and nothing else: the fastest way to a verdict.
 * Nothing is allocated for a form.
 *
 * @param message The kind of message, from `paysign_message_find`, `paysign_message_at` or
 *     `paysign_scheme_message`.
 * @param secrets The secrets.
 * @param body The body exactly as it came off the socket, or the raw query where the message comes as one.
 * @return `PAYSIGN_CODE_OK` if one of the secrets has signed it; else what is wrong, most often
 *     `PAYSIGN_CODE_MISMATCH`.
 * @threads Any.
 */
paysign_code paysign_check(const paysign_message *message,
                           const paysign_secrets *secrets,
                           const char *body,
                           size_t body_len);

/**
 * Verifies a raw body, and hands it out as a verified message.
 *
 * Authentic is not yet paid, and paid is not yet your order: see `paysign_verified_expect`.
 *
 * @param message The kind of message. It must outlive the verified one.
 * @param secrets The secrets. They are used only during the call.
 * @param body The body exactly as it came off the socket. It is not copied: it must stay where it is,
 *     unchanged, until the verified message is freed.
 * @param options How it is checked; NULL for the defaults.
 * @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_OK` if one of the secrets has signed it; else what is wrong, most often
 *     `PAYSIGN_CODE_MISMATCH`.
 * @threads Any.
 */
paysign_code paysign_verify(const paysign_message *message,
                            const paysign_secrets *secrets,
                            const char *body,
                            size_t body_len,
                            const paysign_options *options,
                            paysign_verified **verified,
                            paysign_error *error);

/**
 * Says of many raw bodies of one kind which are authentic. Nothing is allocated for forms.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param bodies `count` bodies.
 * @param count How many there are.
 * @param options How they are checked; NULL for the defaults.
 * @param codes Receives `count` codes: what `paysign_verify` would say of each body.
 * @return `PAYSIGN_CODE_OK` if all `codes` were written, whatever they say.
 * @threads Any.
 */
paysign_code paysign_verify_batch(const paysign_message *message,
                                  const paysign_secrets *secrets,
                                  const paysign_bytes *bodies,
                                  size_t count,
                                  const paysign_options *options,
                                  paysign_code *codes);

/**
 * As `paysign_verify_batch`, for bodies that follow one another: for callers in languages that would have to
 * build an array of pointers first.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param bodies All bodies, `bodies_len` bytes together.
 * @param lens The length of each of the `count` bodies.
 * @param count How many there are.
 * @param options How they are checked; NULL for the defaults.
 * @param codes Receives `count` codes.
 * @return `PAYSIGN_CODE_INVALID_ARGUMENT`, and no code is written, if the lengths are together not
 *     `bodies_len`.
 * @threads Any.
 */
paysign_code paysign_verify_joined(const paysign_message *message,
                                   const paysign_secrets *secrets,
                                   const char *bodies,
                                   size_t bodies_len,
                                   const uint32_t *lens,
                                   size_t count,
                                   const paysign_options *options,
                                   paysign_code *codes);

/**
 * Writes a signed field, decoded.
 *
 * @param verified The verified message.
 * @param name The field's name, decoded.
 * @param buffer Receives the value. A buffer as long as the body always suffices.
 * @param len Receives the value's length.
 * @return `PAYSIGN_CODE_NOT_THERE` if the message has no such field, if it is not signed, or if it was left
 *     out of the signature for being empty.
 * @threads Any.
 */
paysign_code paysign_verified_get(const paysign_verified *verified,
                                  const char *name,
                                  size_t name_len,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len);

/**
 * Writes a field that the signature does not cover, decoded: anyone can have put it there.
 *
 * @param verified The verified message.
 * @param name The field's name, decoded.
 * @param buffer Receives the value. A buffer as long as the body always suffices.
 * @param len Receives the value's length.
 * @return `PAYSIGN_CODE_NOT_THERE` if the message has no such field, or if it is signed.
 * @threads Any.
 */
paysign_code paysign_verified_unproved(const paysign_verified *verified,
                                       const char *name,
                                       size_t name_len,
                                       char *buffer,
                                       size_t capacity,
                                       size_t *len);

/**
 * Lists all signed fields, decoded, in the body's order.
 *
 * @param verified The verified message.
 * @param fields Receives the fields; their pointers point into `buffer`.
 * @param field_capacity How many fields have room there.
 * @param field_count Receives how many there are.
 * @param buffer Receives the names and values. A buffer as long as the body always suffices.
 * @param capacity How many bytes have room there.
 * @param len Receives how many there are.
 * @return `PAYSIGN_CODE_BUFFER_TOO_SMALL` if one of both is too small; `field_count` and `len` are then
 *     written, and what else was is not to be used. With `fields` and `buffer` NULL only these two are asked
 *     for.
 * @threads Any.
 */
paysign_code paysign_verified_fields(const paysign_verified *verified,
                                     paysign_param *fields,
                                     size_t field_capacity,
                                     size_t *field_count,
                                     char *buffer,
                                     size_t capacity,
                                     size_t *len);

/**
 * Lists all fields that the signature does not cover, but for those that carry the signature and name its
 * digest. Parameters and result as for `paysign_verified_fields`.
 *
 * @param verified The verified message.
 * @param fields Receives the fields; their pointers point into `buffer`.
 * @param field_capacity How many fields have room there.
 * @param field_count Receives how many there are.
 * @param buffer Receives the names and values. A buffer as long as the body always suffices.
 * @param len Receives how many bytes that are.
 * @return As `paysign_verified_fields`.
 * @threads Any.
 */
paysign_code paysign_verified_unproved_fields(const paysign_verified *verified,
                                              paysign_param *fields,
                                              size_t field_capacity,
                                              size_t *field_count,
                                              char *buffer,
                                              size_t capacity,
                                              size_t *len);

/**
 * Writes what the signed field with a role says, as text.
 *
 * @param verified The verified message.
 * @param role A `paysign_role`.
 * @param buffer Receives the text.
 * @param len Receives its length.
 * @return `PAYSIGN_CODE_NOT_THERE` if the message proves none; `PAYSIGN_CODE_INVALID_AMOUNT` if an amount is
 *     not a decimal.
 * @threads Any.
 */
paysign_code paysign_verified_role(const paysign_verified *verified,
                                   int32_t role,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *len);

/**
 * Writes an amount as a whole number of a unit, exactly. It has up to 128 bits: `minor_high` times 2 to the
 * power of 64, and `minor`. For cents 64 bits are enough; units of 18 digits after the point need more.
 *
 * @param verified The verified message.
 * @param role `PAYSIGN_ROLE_ORDERED_AMOUNT` or `PAYSIGN_ROLE_PAID_AMOUNT`.
 * @param scale How many digits of the number are after the point in major units: 2 for cents.
 * @param minor Receives the number's lower 64 bits.
 * @param minor_high Receives its upper 64 bits; NULL if the number is to fit into `minor`.
 * @return As `paysign_verified_role`; `PAYSIGN_CODE_NOT_WHOLE` if the amount is not a whole number of the
 *     unit, `PAYSIGN_CODE_INVALID_AMOUNT` if the number does not fit.
 * @threads Any.
 */
paysign_code paysign_verified_minor(const paysign_verified *verified,
                                    int32_t role,
                                    uint32_t scale,
                                    uint64_t *minor,
                                    uint64_t *minor_high);

/**
 * What the message says about the payment.
 *
 * @param verified The verified message.
 * @return A status; `PAYSIGN_STATUS_UNSTATED` for NULL.
 * @threads Any.
 */
paysign_status paysign_verified_status(const paysign_verified *verified);

/**
 * Whether the message says that it is paid. That it is your order and the right amount is another question,
 * which `paysign_verified_expect` answers.
 *
 * @param verified The verified message.
 * @return 1 if it does; 0 if not, and for NULL.
 * @threads Any.
 */
int32_t paysign_verified_is_paid(const paysign_verified *verified);

/**
 * The body to answer with, so that the gateway stops repeating the notification. It is a constant text, or
 * one that repeats values of this message: then it is made when it is first asked for, and the verified
 * message holds it.
 *
 * @param verified The verified message.
 * @return Bytes that live as long as the verified message and the kind of message; nothing for NULL.
 * @threads Any.
 */
paysign_bytes paysign_verified_ack(const paysign_verified *verified);

/**
 * Which of the secrets has signed the message.
 *
 * @param verified The verified message.
 * @return Its index among those given, the first one being 0; `SIZE_MAX` for NULL.
 * @threads Any.
 */
size_t paysign_verified_secret_index(const paysign_verified *verified);

/**
 * Whether the message says: this order, paid, and exactly this amount.
 *
 * @param verified The verified message.
 * @param order_no The merchant's order number.
 * @param amount The amount as a decimal in major units: `1.5` is `1.50`. A gateway that lets the amount
 *     float tells the amount to be paid in its answer to the request: expect that one.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_OK`; else which of the three does not hold: `PAYSIGN_CODE_ORDER_DIFFERS`, a code for
 *     the status, `PAYSIGN_CODE_PAID_TOO_LITTLE`, …; `PAYSIGN_CODE_INVALID_AMOUNT` if `amount` itself is not
 *     a decimal.
 * @threads Any.
 */
paysign_code paysign_verified_expect(const paysign_verified *verified,
                                     const char *order_no,
                                     size_t order_no_len,
                                     const char *amount,
                                     size_t amount_len,
                                     paysign_error *error);

/**
 * As `paysign_verified_expect`, with the amount as a whole number of a unit.
 *
 * @param verified The verified message.
 * @param order_no The merchant's order number.
 * @param minor The number's lower 64 bits.
 * @param minor_high Its upper 64 bits, mostly 0: see `paysign_verified_minor`.
 * @param scale How many of the number's digits are after the point in major units: 2 for cents.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_verified_expect`.
 * @threads Any.
 */
paysign_code paysign_verified_expect_minor(const paysign_verified *verified,
                                           const char *order_no,
                                           size_t order_no_len,
                                           uint64_t minor,
                                           uint64_t minor_high,
                                           uint32_t scale,
                                           paysign_error *error);

/**
 * Frees a verified message.
 *
 * @param verified What `paysign_verify` or `paysign_merchant_notice` has made, not freed before; NULL does
 *     nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_verified_free(paysign_verified *verified);

/**
 * Writes all signed fields as one piece, decoded, in the body's order: for languages in which one call is
 * cheap and many are not. `paysign_verified_fields` has the same with a pointer to each.
 *
 * The piece is a separator and a name, a separator and a value, and so on. Since a value may hold any byte,
 * the separator differs from piece to piece: a zero byte, one or more bytes of 1, and a zero byte, as they
 * occur in none of the texts. So it ends with the piece's second zero byte, and what is between two of them
 * is a text.
 *
 * @param verified The verified message.
 * @param buffer Receives the piece; it is empty if there is no signed field.
 * @param len Receives its length.
 * @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
 * @threads Any.
 */
paysign_code paysign_verified_texts(const paysign_verified *verified,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *len);

/**
 * Verifies a raw body as `paysign_verify` does, and writes all signed fields as `paysign_verified_texts`
 * does, in one call. There is nothing to be freed.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param body The body exactly as it came off the socket.
 * @param options How it is checked; NULL for the defaults.
 * @param buffer Receives the piece.
 * @param len Receives its length.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_verify`.
 * @threads Any.
 */
paysign_code paysign_verify_texts(const paysign_message *message,
                                  const paysign_secrets *secrets,
                                  const char *body,
                                  size_t body_len,
                                  const paysign_options *options,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len,
                                  paysign_error *error);

/**
 * Says whether a raw body is authentic, and nothing else, as `paysign_check` does.
 *
 * @param verifier What it is verified by.
 * @param body The body exactly as it came off the socket.
 * @return `PAYSIGN_CODE_OK`; else what is wrong, most often `PAYSIGN_CODE_MISMATCH`.
 * @threads Any.
 */
paysign_code paysign_verifier_check(const paysign_verifier *verifier,
                                    const char *body,
                                    size_t body_len);

/**
 * Verifies a raw body, and says whether the message says: this order, paid, and exactly this amount.
 *
 * @param verifier What it is verified by.
 * @param body The body exactly as it came off the socket.
 * @param order_no The merchant's order number.
 * @param amount The amount, as for `paysign_verified_expect`.
 * @return `PAYSIGN_CODE_OK`; else what `paysign_verify` says of the body, or `paysign_verified_expect` of
 *     the message.
 * @threads Any.
 */
paysign_code paysign_verifier_expect(const paysign_verifier *verifier,
                                     const char *body,
                                     size_t body_len,
                                     const char *order_no,
                                     size_t order_no_len,
                                     const char *amount,
                                     size_t amount_len);

/**
 * Verifies a raw body, and gives all signed fields as one text that ends with a zero byte: for languages
 * that make a string of such a result by themselves.
 *
 * The text is the names in the body's order, a byte of 2, and the values in the same order, with a byte of 1
 * between two names or values; it is empty if there is no signed field. There is none where a name or a
 * value holds a byte of 0, 1 or 2, and where it would be longer than 4,095 bytes: then
 * `paysign_verify_texts` has the fields.
 *
 * @param verifier What it is verified by.
 * @param body The body exactly as it came off the socket.
 * @return The text, which stays as it is until this thread calls this function or
 *     `paysign_merchant_notice_text` again or ends. NULL if the message is not accepted, and where there is
 *     no such text: `paysign_verify_texts` says which.
 * @threads Any: each has a text of its own.
 */
const char *paysign_verifier_texts(const paysign_verifier *verifier,
                                   const char *body,
                                   size_t body_len);

/**
 * Verifies a raw body as `paysign_verify` does, and puts the verified message into memory of the caller's.
 * For a form nothing is allocated.
 *
 * @param message The kind of message. It must outlive the verified one.
 * @param secrets The secrets. They are used only during the call.
 * @param body The body exactly as it came off the socket. It is not copied: it must stay where it is,
 *     unchanged, as long as the verified message is used.
 * @param options How it is checked; NULL for the defaults.
 * @param room Where the verified message is to be; aligned as its type is, and not moved or written
 *     meanwhile.
 * @param verified Receives a pointer into `room`. The caller ends it with `paysign_verified_leave`, and does
 *     not free it; then the room may be used again.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_verify`.
 * @threads Any.
 */
paysign_code paysign_verify_in(const paysign_message *message,
                               const paysign_secrets *secrets,
                               const char *body,
                               size_t body_len,
                               const paysign_options *options,
                               paysign_room *room,
                               paysign_verified **verified,
                               paysign_error *error);

/**
 * Ends a verified message in a caller's room: what a JSON body needed beside it is freed.
 *
 * @param verified What `paysign_verify_in` has made, not ended before; NULL does nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_verified_leave(paysign_verified *verified);

/**
 * The word for a status, for example `partly_paid`: the same in every language of paysign.
 *
 * @param status A `paysign_status`.
 * @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown` for any
 *     other number.
 * @threads Any.
 */
const char *paysign_status_name(int32_t status);

/**
 * Computes the signature of parameters, checked against the message's table. Nothing is allocated for up to
 * 32 parameters.
 *
 * @param message The kind of message.
 * @param secrets The secrets, of which the first one signs.
 * @param params `count` parameters in any order, each with the text that the gateway is to see.
 * @param count How many there are.
 * @param options How they are checked; NULL for the defaults.
 * @param signature Receives the signature, in hex; 128 bytes always suffice.
 * @param len Receives its length.
 * @param error Receives what is known of the error; may be NULL.
 * @return What is wrong with which parameter.
 * @threads Any.
 */
paysign_code paysign_sign(const paysign_message *message,
                          const paysign_secrets *secrets,
                          const paysign_param *params,
                          size_t count,
                          const paysign_options *options,
                          char *signature,
                          size_t capacity,
                          size_t *len,
                          paysign_error *error);

/**
 * Signs parameters, and writes the ready body, or query, in the message's wire: the parameters as given, the
 * signature, and the field that names its digest where the message has one.
 *
 * @param message The kind of message.
 * @param secrets The secrets, of which the first one signs.
 * @param params `count` parameters in any order, each with the text that the gateway is to see.
 * @param count How many there are.
 * @param options How they are checked; NULL for the defaults.
 * @param buffer Receives the body. Three times the bytes of all names and values, and 256 more, suffice for
 *     a form; twice that for JSON.
 * @param len Receives its length.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_sign`, and its other parameters too.
 * @threads Any.
 */
paysign_code paysign_sign_body(const paysign_message *message,
                               const paysign_secrets *secrets,
                               const paysign_param *params,
                               size_t count,
                               const paysign_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *len,
                               paysign_error *error);

/**
 * Signs parameters, and lists all fields to send: the parameters as given, the signature, and the field that
 * names its digest where the message has one. For HTTP clients that write the body themselves.
 *
 * @param message The kind of message.
 * @param secrets The secrets, of which the first one signs.
 * @param params `count` parameters in any order, each with the text that the gateway is to see.
 * @param count How many there are.
 * @param options How they are checked; NULL for the defaults.
 * @param fields Receives the fields; their pointers point into `buffer`. There are at most two more than
 *     parameters.
 * @param field_capacity How many fields have room there.
 * @param field_count Receives how many there are.
 * @param buffer Receives the names and values. The bytes of all parameters and 256 more suffice.
 * @param len Receives how many bytes that are.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_sign` and, for the storage, as `paysign_verified_fields`.
 * @threads Any.
 */
paysign_code paysign_sign_fields(const paysign_message *message,
                                 const paysign_secrets *secrets,
                                 const paysign_param *params,
                                 size_t count,
                                 const paysign_options *options,
                                 paysign_param *fields,
                                 size_t field_capacity,
                                 size_t *field_count,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *len,
                                 paysign_error *error);

/**
 * The word for a reason, for example `excluded`: the same in every language of paysign.
 *
 * @param reason A `paysign_reason`.
 * @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown` for any
 *     other number.
 * @threads Any.
 */
const char *paysign_reason_name(int32_t reason);

/**
 * Explains how a raw body is read and what its signature covers, whether it is valid or not.
 *
 * @param message The kind of message.
 * @param secrets The secrets; NULL leaves open whether the signature belongs to the message.
 * @param body The raw body. It is copied where that is needed.
 * @param options How it is checked; NULL for the defaults.
 * @param explanation Receives the explanation; the caller frees it with `paysign_explanation_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return What is wrong if the message has no signature, or the body cannot be taken apart into different
 *     fields.
 * @threads Any.
 */
paysign_code paysign_explain(const paysign_message *message,
                             const paysign_secrets *secrets,
                             const char *body,
                             size_t body_len,
                             const paysign_options *options,
                             paysign_explanation **explanation,
                             paysign_error *error);

/**
 * The whole explanation as text of several lines, in UTF-8.
 *
 * @param explanation The explanation.
 * @return Bytes that live as long as the explanation.
 * @threads Any.
 */
paysign_bytes paysign_explanation_text(const paysign_explanation *explanation);

/**
 * The canonical string, without the secret and what joins it.
 *
 * @param explanation The explanation.
 * @return Bytes that live as long as the explanation.
 * @threads Any.
 */
paysign_bytes paysign_explanation_canonical(const paysign_explanation *explanation);

/**
 * One signed field, in canonical order.
 *
 * @param explanation The explanation.
 * @param index Which one, from 0.
 * @param name Receives its name, bytes that live as long as the explanation.
 * @param text Receives what it adds to the canonical string, its separator included; bytes that live as
 *     long.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one.
 * @threads Any.
 */
paysign_code paysign_explanation_included(const paysign_explanation *explanation,
                                          size_t index,
                                          paysign_bytes *name,
                                          paysign_bytes *text);

/**
 * One field that is not signed, in the body's order.
 *
 * @param explanation The explanation.
 * @param index Which one, from 0.
 * @param name Receives its name, bytes that live as long as the explanation.
 * @param reason Receives why it is not signed.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one.
 * @threads Any.
 */
paysign_code paysign_explanation_left_out(const paysign_explanation *explanation,
                                          size_t index,
                                          paysign_bytes *name,
                                          paysign_reason *reason);

/**
 * What verification says of the explained message.
 *
 * @param explanation The explanation.
 * @param secret_index Receives which of the secrets has signed it; may be NULL.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_verify`; `PAYSIGN_CODE_NOT_THERE` if only the secret is missing to tell.
 * @threads Any.
 */
paysign_code paysign_explanation_verdict(const paysign_explanation *explanation,
                                         size_t *secret_index,
                                         paysign_error *error);

/**
 * Frees an explanation.
 *
 * @param explanation What `paysign_explain` has made, not freed before; NULL does nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_explanation_free(paysign_explanation *explanation);

/**
 * Says why the signature of a raw body does not match: for a developer's machine, where no stranger can ask.
 * It may take some ten milliseconds.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param body The raw body. What is found of it is copied.
 * @param other_secrets Other secrets that the merchant has, to be tried as well; may be NULL.
 * @param options How it is checked; NULL for the defaults.
 * @param diagnosis Receives the diagnosis, of a valid message too; the caller frees it with
 *     `paysign_diagnosis_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_OK`, whatever the message is like: what verification says of it is in the diagnosis.
 * @threads Any.
 */
paysign_code paysign_diagnose(const paysign_message *message,
                              const paysign_secrets *secrets,
                              const char *body,
                              size_t body_len,
                              const paysign_secrets *other_secrets,
                              const paysign_options *options,
                              paysign_diagnosis **diagnosis,
                              paysign_error *error);

/**
 * As `paysign_diagnose`, with what a diagnosis is told beside.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param body The raw body. What is found of it is copied.
 * @param other_secrets Other secrets that the merchant has, to be tried as well; may be NULL.
 * @param context Other messages, and the language; NULL for none.
 * @param options How it is checked; NULL for the defaults.
 * @param diagnosis Receives the diagnosis, of a valid message too; the caller frees it with
 *     `paysign_diagnosis_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_diagnose`, or `PAYSIGN_CODE_UNKNOWN_LANGUAGE`.
 * @threads Any.
 */
paysign_code paysign_diagnose_with_context(const paysign_message *message,
                                           const paysign_secrets *secrets,
                                           const char *body,
                                           size_t body_len,
                                           const paysign_secrets *other_secrets,
                                           const paysign_context *context,
                                           const paysign_options *options,
                                           paysign_diagnosis **diagnosis,
                                           paysign_error *error);

/**
 * Says whether a worked example on a vendor's page is consistent, and what would make it so. Only the digest
 * is compared.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param params `count` parameters as they are printed.
 * @param count How many there are.
 * @param signature The printed signature.
 * @param other_secrets Other secrets, to be tried as well; may be NULL.
 * @param diagnosis Receives the diagnosis; the caller frees it with `paysign_diagnosis_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_diagnose`.
 * @threads Any.
 */
paysign_code paysign_diagnose_document(const paysign_message *message,
                                       const paysign_secrets *secrets,
                                       const paysign_param *params,
                                       size_t count,
                                       const char *signature,
                                       size_t signature_len,
                                       const paysign_secrets *other_secrets,
                                       paysign_diagnosis **diagnosis,
                                       paysign_error *error);

/**
 * As `paysign_diagnose_document`, with what a diagnosis is told beside.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param params `count` parameters as they are printed.
 * @param count How many there are.
 * @param signature The printed signature.
 * @param other_secrets Other secrets, to be tried as well; may be NULL.
 * @param context Other messages, and the language; NULL for none.
 * @param diagnosis Receives the diagnosis; the caller frees it with `paysign_diagnosis_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_diagnose_with_context`.
 * @threads Any.
 */
paysign_code paysign_diagnose_document_with_context(const paysign_message *message,
                                                    const paysign_secrets *secrets,
                                                    const paysign_param *params,
                                                    size_t count,
                                                    const char *signature,
                                                    size_t signature_len,
                                                    const paysign_secrets *other_secrets,
                                                    const paysign_context *context,
                                                    paysign_diagnosis **diagnosis,
                                                    paysign_error *error);

/**
 * The whole diagnosis as text of several lines, in UTF-8.
 *
 * @param diagnosis The diagnosis.
 * @return Bytes that live as long as the diagnosis.
 * @threads Any.
 */
paysign_bytes paysign_diagnosis_text(const paysign_diagnosis *diagnosis);

/**
 * What verification says of the message.
 *
 * @param diagnosis The diagnosis.
 * @param secret_index Receives which of the secrets has signed it; may be NULL.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_verify`.
 * @threads Any.
 */
paysign_code paysign_diagnosis_verdict(const paysign_diagnosis *diagnosis,
                                       size_t *secret_index,
                                       paysign_error *error);

/**
 * Whether all was tried, or something found before. Not so for a very long message.
 *
 * @param diagnosis The diagnosis.
 * @return 1 or 0.
 * @threads Any.
 */
int32_t paysign_diagnosis_is_complete(const paysign_diagnosis *diagnosis);

/**
 * One explanation, the best first.
 *
 * @param diagnosis The diagnosis.
 * @param index Which one, from 0.
 * @param finding Receives it; its bytes live as long as the diagnosis.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one. A message that is valid in every respect has none.
 * @threads Any.
 */
paysign_code paysign_diagnosis_finding(const paysign_diagnosis *diagnosis,
                                       size_t index,
                                       paysign_finding *finding);

/**
 * One cause of an explanation, in the order in which a message goes through them.
 *
 * @param diagnosis The diagnosis.
 * @param finding Which explanation, from 0.
 * @param index Which of its causes, from 0.
 * @param cause Receives it; its bytes live as long as the diagnosis.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one.
 * @threads Any.
 */
paysign_code paysign_diagnosis_cause(const paysign_diagnosis *diagnosis,
                                     size_t finding,
                                     size_t index,
                                     paysign_cause *cause);

/**
 * One piece of evidence for a cause.
 *
 * @param diagnosis The diagnosis.
 * @param finding Which explanation, from 0.
 * @param cause Which of its causes, from 0.
 * @param index Which piece, from 0.
 * @param evidence Receives it; its bytes live as long as the diagnosis.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one.
 * @threads Any.
 */
paysign_code paysign_diagnosis_evidence(const paysign_diagnosis *diagnosis,
                                        size_t finding,
                                        size_t cause,
                                        size_t index,
                                        paysign_evidence *evidence);

/**
 * One line of code to look for.
 *
 * @param diagnosis The diagnosis.
 * @param finding Which explanation, from 0.
 * @param cause Which of its causes, from 0.
 * @param index Which line, from 0.
 * @param place Receives the framework or language where it occurs; bytes that live as long as the diagnosis.
 * @param line Receives the line; bytes that live as long.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one.
 * @threads Any.
 */
paysign_code paysign_diagnosis_look_for(const paysign_diagnosis *diagnosis,
                                        size_t finding,
                                        size_t cause,
                                        size_t index,
                                        paysign_bytes *place,
                                        paysign_bytes *line);

/**
 * Frees a diagnosis.
 *
 * @param diagnosis What `paysign_diagnose` or `paysign_diagnose_document` has made, not freed before; NULL
 *     does nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_diagnosis_free(paysign_diagnosis *diagnosis);

/**
 * Opens an account at a built-in gateway.
 *
 * @param gateway The gateway's id, and after an `@` the variant that the site signs by.
 * @param merchant_id The merchant number.
 * @param secrets The secrets, of which the first one signs. They are copied.
 * @param base_url Where the gateway is, beginning with `http://` or `https://`.
 * @param options How messages are checked; NULL for the defaults.
 * @param merchant Receives the account; the caller frees it with `paysign_merchant_free`. All texts are
 *     copied.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_UNKNOWN_GATEWAY`, `PAYSIGN_CODE_NO_SECRET`, `PAYSIGN_CODE_INVALID_URL`.
 * @threads Any.
 */
paysign_code paysign_merchant_new(const char *gateway,
                                  size_t gateway_len,
                                  const char *merchant_id,
                                  size_t merchant_id_len,
                                  const paysign_secrets *secrets,
                                  const char *base_url,
                                  size_t base_url_len,
                                  const paysign_options *options,
                                  paysign_merchant **merchant,
                                  paysign_error *error);

/**
 * Opens an account at a gateway, a built-in one or your own, whose bodies may hold names beyond its tables.
 *
 * @param gateway The gateway. It may be freed before the account.
 * @param merchant_id The merchant number.
 * @param secrets The secrets, of which the first one signs. They are copied.
 * @param base_url Where the gateway is, beginning with `http://` or `https://`.
 * @param options How messages are checked; NULL for the defaults.
 * @param beyond Names beyond the gateway's tables; NULL for none.
 * @param merchant Receives the account; the caller frees it with `paysign_merchant_free`. All texts are
 *     copied.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_NO_SECRET`, `PAYSIGN_CODE_INVALID_URL`, `PAYSIGN_CODE_INVALID_NAME`.
 * @threads Any.
 */
paysign_code paysign_merchant_at(const paysign_gateway *gateway,
                                 const char *merchant_id,
                                 size_t merchant_id_len,
                                 const paysign_secrets *secrets,
                                 const char *base_url,
                                 size_t base_url_len,
                                 const paysign_options *options,
                                 const paysign_beyond *beyond,
                                 paysign_merchant **merchant,
                                 paysign_error *error);

/**
 * Makes a request that is checked against the message's table and signed. The merchant number, and codes
 * that have only one value, are filled in where they are not given.
 *
 * @param merchant The account.
 * @param message The request's name, for example `pay`.
 * @param params `count` parameters, in UTF-8.
 * @param count How many there are.
 * @param request Receives the request; the caller frees it with `paysign_request_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return What is wrong with which parameter.
 * @threads Any.
 */
paysign_code paysign_merchant_request(const paysign_merchant *merchant,
                                      const char *message,
                                      size_t message_len,
                                      const paysign_param *params,
                                      size_t count,
                                      paysign_request **request,
                                      paysign_error *error);

/**
 * Reads the answer to a request: verified where it is signed, complete, and no error of the gateway.
 *
 * @param merchant The account. It must outlive the answer.
 * @param message The request's name, for example `pay`.
 * @param body The raw body. It is not copied: it must stay where it is, unchanged, until the answer is
 *     freed.
 * @param answer Receives the answer; the caller frees it with `paysign_answer_free`.
 * @param refusal Receives the gateway's error, as for `paysign_answer_read`; may be NULL.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_answer_read`.
 * @threads Any.
 */
paysign_code paysign_merchant_answer(const paysign_merchant *merchant,
                                     const char *message,
                                     size_t message_len,
                                     const char *body,
                                     size_t body_len,
                                     paysign_answer **answer,
                                     paysign_gateway_error **refusal,
                                     paysign_error *error);

/**
 * Verifies the gateway's notification. Also says when it is for another merchant number, whose secret would
 * be another one.
 *
 * @param merchant The account. It must outlive the verified message.
 * @param raw The raw body, or the raw query where the notification comes as one. It is not copied: it must
 *     stay where it is, unchanged, until the verified message is freed.
 * @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_OK`; after anything else nothing may be processed, and nothing acknowledged.
 * @threads Any.
 */
paysign_code paysign_merchant_notice(const paysign_merchant *merchant,
                                     const char *raw,
                                     size_t raw_len,
                                     paysign_verified **verified,
                                     paysign_error *error);

/**
 * Verifies the gateway's notification as `paysign_merchant_notice` does, and gives what a shop asks for
 * first as one text that ends with a zero byte: for languages that make a string of such a result by
 * themselves.
 *
 * The text is the order number, a byte of 1, the acknowledgement, a byte of 1, and the amount with which
 * `paysign_verified_expect` agrees to this order: in major units, with two digits after the point or as many
 * as it needs, or nothing if it agrees to none. Another spelling of the amount is for
 * `paysign_verified_expect` to compare.
 *
 * @param merchant The account.
 * @param raw The raw body, or the raw query where the notification comes as one.
 * @return The text, which stays as it is until this thread calls this function or `paysign_verifier_texts`
 *     again or ends. NULL if the message is not accepted, and where there is no such text, since there is no
 *     order number, or the text would hold more bytes of 0 or 1, or more than some 4,000 bytes:
 *     `paysign_merchant_notice` says which.
 * @threads Any: each has a text of its own.
 */
const char *paysign_merchant_notice_text(const paysign_merchant *merchant,
                                         const char *raw,
                                         size_t raw_len);

/**
 * As `paysign_merchant_notice`, for a message by name: for example `return`, what comes with the buyer's
 * browser.
 *
 * @param merchant The account. It must outlive the verified message.
 * @param message The message's name.
 * @param raw The raw body or query, as there.
 * @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_merchant_notice`.
 * @threads Any.
 */
paysign_code paysign_merchant_notice_of(const paysign_merchant *merchant,
                                        const char *message,
                                        size_t message_len,
                                        const char *raw,
                                        size_t raw_len,
                                        paysign_verified **verified,
                                        paysign_error *error);

/**
 * Wipes the account's secrets and frees it.
 *
 * @param merchant What `paysign_merchant_new` or `paysign_merchant_at` has made, not freed before; NULL does
 *     nothing.
 * @threads Any, once no other thread uses it, its answers or its verified messages.
 */
void paysign_merchant_free(paysign_merchant *merchant);

/**
 * The HTTP method: `GET` or `POST`.
 *
 * @param request The request.
 * @return Bytes that live as long as the request.
 * @threads Any.
 */
paysign_bytes paysign_request_method(const paysign_request *request);

/**
 * The URL, with the query if the message travels in it.
 *
 * @param request The request.
 * @return Bytes that live as long as the request.
 * @threads Any.
 */
paysign_bytes paysign_request_url(const paysign_request *request);

/**
 * The body; empty for `GET`.
 *
 * @param request The request.
 * @return Bytes that live as long as the request.
 * @threads Any.
 */
paysign_bytes paysign_request_body(const paysign_request *request);

/**
 * One header field of the request.
 *
 * @param request The request.
 * @param index Which one, from 0.
 * @param name Receives its name, bytes that live as long as the request.
 * @param value Receives its value, bytes that live as long as the request.
 * @return `PAYSIGN_CODE_NOT_THERE` after the last one.
 * @threads Any.
 */
paysign_code paysign_request_header(const paysign_request *request,
                                    size_t index,
                                    paysign_bytes *name,
                                    paysign_bytes *value);

/**
 * Frees a request.
 *
 * @param request What `paysign_merchant_request` has made, not freed before; NULL does nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_request_free(paysign_request *request);

/**
 * As `paysign_verify`, with the headers that came with the body: for messages whose signature is in one. For
 * others it is the same as `paysign_verify`.
 *
 * @param message The kind of message. It must outlive the verified one.
 * @param secrets The secrets. They are used only during the call.
 * @param body The body exactly as it came off the socket. It is not copied: it must stay where it is,
 *     unchanged, until the verified message is freed.
 * @param arrival The headers, and the time where a message's age is checked; used only during the call. NULL
 *     for none.
 * @param options How it is checked; NULL for the defaults.
 * @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_OK` if one of the secrets has signed it and it is not too old; else what is wrong,
 *     for example `PAYSIGN_CODE_STALE`.
 * @threads Any.
 */
paysign_code paysign_verify_with_headers(const paysign_message *message,
                                         const paysign_secrets *secrets,
                                         const char *body,
                                         size_t body_len,
                                         const paysign_arrival *arrival,
                                         const paysign_options *options,
                                         paysign_verified **verified,
                                         paysign_error *error);

/**
 * As `paysign_merchant_notice`, with the headers that came with the notification.
 *
 * @param merchant The account. It must outlive the verified message.
 * @param raw The raw body, as there.
 * @param arrival The headers, and the time where a message's age is checked; used only during the call. NULL
 *     for none.
 * @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_merchant_notice`.
 * @threads Any.
 */
paysign_code paysign_merchant_notice_with_headers(const paysign_merchant *merchant,
                                                  const char *raw,
                                                  size_t raw_len,
                                                  const paysign_arrival *arrival,
                                                  paysign_verified **verified,
                                                  paysign_error *error);

/**
 * As `paysign_merchant_notice_of`, with the headers that came with the message.
 *
 * @param merchant The account. It must outlive the verified message.
 * @param message The message's name.
 * @param raw The raw body or query, as there.
 * @param arrival The headers, and the time where a message's age is checked; used only during the call. NULL
 *     for none.
 * @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
 * @param error Receives what is known of the error; may be NULL.
 * @return As `paysign_merchant_notice`.
 * @threads Any.
 */
paysign_code paysign_merchant_notice_of_with_headers(const paysign_merchant *merchant,
                                                     const char *message,
                                                     size_t message_len,
                                                     const char *raw,
                                                     size_t raw_len,
                                                     const paysign_arrival *arrival,
                                                     paysign_verified **verified,
                                                     paysign_error *error);

/**
 * Signs a raw body by the first of the secrets, where a header has the signature: the headers to send with
 * it, each on a line, `Name: value` and a line feed.
 *
 * @param message The kind of message.
 * @param secrets The secrets.
 * @param body The body, as it is sent.
 * @param arrival Headers that are signed too, and the time where the message has one; NULL for none.
 * @param buffer Receives the headers.
 * @param len Receives their length.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_UNSIGNED_MESSAGE` if no header signs such a message; what every function with a
 *     buffer may say.
 * @threads Any.
 */
paysign_code paysign_sign_headers(const paysign_message *message,
                                  const paysign_secrets *secrets,
                                  const char *body,
                                  size_t body_len,
                                  const paysign_arrival *arrival,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len,
                                  paysign_error *error);

/**
 * Reads an answer: verified where it is signed, complete, and no error of the gateway.
 *
 * @param message The kind of answer. It must outlive the answer.
 * @param secrets The secrets; NULL if the answer is not signed.
 * @param body The raw body. It is not copied: it must stay where it is, unchanged, until the answer is
 *     freed.
 * @param options How it is checked; NULL for the defaults.
 * @param answer Receives the answer; the caller frees it with `paysign_answer_free`.
 * @param refusal Receives the gateway's error if, and only if, the result is `PAYSIGN_CODE_GATEWAY_ERROR`;
 *     the caller then frees it with `paysign_gateway_error_free`. May be NULL.
 * @param error Receives what is known of the error; may be NULL.
 * @return `PAYSIGN_CODE_GATEWAY_ERROR` if the gateway says that the request failed; else what is wrong with
 *     the answer.
 * @threads Any.
 */
paysign_code paysign_answer_read(const paysign_message *message,
                                 const paysign_secrets *secrets,
                                 const char *body,
                                 size_t body_len,
                                 const paysign_options *options,
                                 paysign_answer **answer,
                                 paysign_gateway_error **refusal,
                                 paysign_error *error);

/**
 * Whether the answer's signature was verified.
 *
 * @param answer The answer.
 * @return 1 if it was; 0 if the answer has none, and for NULL.
 * @threads Any.
 */
int32_t paysign_answer_is_proved(const paysign_answer *answer);

/**
 * Writes a field of an answer, decoded.
 *
 * @param answer The answer.
 * @param name The field's name; the path to it where it is nested, `data.status`.
 * @param buffer Receives the value. A buffer as long as the body always suffices.
 * @param len Receives the value's length.
 * @return `PAYSIGN_CODE_NOT_THERE` if the answer has no such field, or if it is `null`.
 * @threads Any.
 */
paysign_code paysign_answer_get(const paysign_answer *answer,
                                const char *name,
                                size_t name_len,
                                char *buffer,
                                size_t capacity,
                                size_t *len);

/**
 * Lists all fields of the message's table that the answer holds, in the table's order. Parameters and result
 * as for `paysign_verified_fields`.
 *
 * @param answer The answer.
 * @param fields Receives the fields; their pointers point into `buffer`.
 * @param field_capacity How many fields have room there.
 * @param field_count Receives how many there are.
 * @param buffer Receives the names and values. Twice the body and 4,096 bytes suffice.
 * @param len Receives how many bytes that are.
 * @return As `paysign_verified_fields`.
 * @threads Any.
 */
paysign_code paysign_answer_fields(const paysign_answer *answer,
                                   paysign_param *fields,
                                   size_t field_capacity,
                                   size_t *field_count,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *len);

/**
 * Writes what the field with a role says, as text.
 *
 * @param answer The answer.
 * @param role A `paysign_role`.
 * @param buffer Receives the text.
 * @param len Receives its length.
 * @return As `paysign_verified_role`.
 * @threads Any.
 */
paysign_code paysign_answer_role(const paysign_answer *answer,
                                 int32_t role,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *len);

/**
 * Writes an amount as a whole number of a unit. Parameters and result as for `paysign_verified_minor`.
 *
 * @param answer The answer.
 * @param role `PAYSIGN_ROLE_ORDERED_AMOUNT` or `PAYSIGN_ROLE_PAID_AMOUNT`.
 * @param scale How many digits of the number are after the point in major units: 2 for cents.
 * @param minor Receives the number's lower 64 bits.
 * @param minor_high Receives its upper 64 bits; NULL if the number is to fit into `minor`.
 * @return As `paysign_verified_minor`.
 * @threads Any.
 */
paysign_code paysign_answer_minor(const paysign_answer *answer,
                                  int32_t role,
                                  uint32_t scale,
                                  uint64_t *minor,
                                  uint64_t *minor_high);

/**
 * What the answer says about the payment.
 *
 * @param answer The answer.
 * @return A status; `PAYSIGN_STATUS_UNSTATED` for NULL.
 * @threads Any.
 */
paysign_status paysign_answer_status(const paysign_answer *answer);

/**
 * Frees an answer.
 *
 * @param answer What `paysign_answer_read` or `paysign_merchant_answer` has made, not freed before; NULL
 *     does nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_answer_free(paysign_answer *answer);

/**
 * The gateway's code, as it is in the answer. It comes from outside; in UTF-8.
 *
 * @param error The gateway's error.
 * @return Bytes that live as long as the error.
 * @threads Any.
 */
paysign_bytes paysign_gateway_error_code(const paysign_gateway_error *error);

/**
 * What the vendor's page says about the code; nothing where it does not list it.
 *
 * @param error The gateway's error.
 * @return Bytes that live as long as the error, in UTF-8.
 * @threads Any.
 */
paysign_bytes paysign_gateway_error_text(const paysign_gateway_error *error);

/**
 * The gateway's own words in this answer; nothing where there are none. They come from outside.
 *
 * @param error The gateway's error.
 * @return Bytes that live as long as the error, in UTF-8.
 * @threads Any.
 */
paysign_bytes paysign_gateway_error_said(const paysign_gateway_error *error);

/**
 * Frees an error of a gateway.
 *
 * @param error What `paysign_answer_read` or `paysign_merchant_answer` has made, not freed before; NULL does
 *     nothing.
 * @threads Any, once no other thread uses it.
 */
void paysign_gateway_error_free(paysign_gateway_error *error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* PAYSIGN_H */
