#define FFI_SCOPE "Paysign"
#define FFI_LIB "libpaysign.so.4"
/* From bindings/c/include/paysign.h. Written by `cargo xtask generate`; do not edit. */
typedef enum {
    PAYSIGN_CODE_OK = 0,
    PAYSIGN_CODE_EMPTY_BODY = 1,
    PAYSIGN_CODE_MALFORMED_BODY = 2,
    PAYSIGN_CODE_BODY_TOO_LONG = 3,
    PAYSIGN_CODE_TOO_MANY_FIELDS = 4,
    PAYSIGN_CODE_TOO_DEEP = 5,
    PAYSIGN_CODE_DUPLICATE_FIELD = 6,
    PAYSIGN_CODE_MISSING_SIGNATURE = 7,
    PAYSIGN_CODE_MALFORMED_SIGNATURE = 8,
    PAYSIGN_CODE_UNSUPPORTED_SIGN_TYPE = 9,
    PAYSIGN_CODE_MISSING_FIELD = 10,
    PAYSIGN_CODE_EMPTY_NAME = 11,
    PAYSIGN_CODE_AMBIGUOUS_FIELD = 12,
    PAYSIGN_CODE_NESTED_VALUE = 13,
    PAYSIGN_CODE_UNREADABLE_SCHEME = 14,
    PAYSIGN_CODE_UNSIGNED_MESSAGE = 15,
    PAYSIGN_CODE_MISMATCH = 16,
    PAYSIGN_CODE_NOT_A_QUERY = 17,
    PAYSIGN_CODE_UNKNOWN_FIELD = 20,
    PAYSIGN_CODE_SIGNATURE_GIVEN = 21,
    PAYSIGN_CODE_INVALID_VALUE = 22,
    PAYSIGN_CODE_VALUE_TOO_LONG = 23,
    PAYSIGN_CODE_EXCLUSIVE_FIELDS = 24,
    PAYSIGN_CODE_FIELD_NOT_ALLOWED = 25,
    PAYSIGN_CODE_CARRIES_SECRET = 26,
    PAYSIGN_CODE_EMPTY_SECRET = 30,
    PAYSIGN_CODE_SECRET_TOO_LONG = 31,
    PAYSIGN_CODE_SECRET_HAS_BLANKS = 32,
    PAYSIGN_CODE_MALFORMED_SECRET = 33,
    PAYSIGN_CODE_ORDER_DIFFERS = 40,
    PAYSIGN_CODE_NOT_PAID = 41,
    PAYSIGN_CODE_PARTLY_PAID = 42,
    PAYSIGN_CODE_PENDING = 43,
    PAYSIGN_CODE_REFUNDED = 44,
    PAYSIGN_CODE_CLOSED = 45,
    PAYSIGN_CODE_PAID_TOO_LITTLE = 46,
    PAYSIGN_CODE_PAID_TOO_MUCH = 47,
    PAYSIGN_CODE_UNREADABLE_AMOUNT = 48,
    PAYSIGN_CODE_ASK_GATEWAY = 49,
    PAYSIGN_CODE_UNKNOWN_GATEWAY = 60,
    PAYSIGN_CODE_UNKNOWN_MESSAGE = 61,
    PAYSIGN_CODE_SCHEME_SYNTAX = 62,
    PAYSIGN_CODE_INVALID_AMOUNT = 63,
    PAYSIGN_CODE_INVALID_URL = 64,
    PAYSIGN_CODE_NO_SECRET = 65,
    PAYSIGN_CODE_WRONG_MERCHANT = 66,
    PAYSIGN_CODE_GATEWAY_ERROR = 67,
    PAYSIGN_CODE_NOT_THIS_WIRE = 68,
    PAYSIGN_CODE_OTHER_DIALECT = 69,
    PAYSIGN_CODE_INVALID_NAME = 70,
    PAYSIGN_CODE_NO_ROLES = 71,
    PAYSIGN_CODE_GATEWAY_SYNTAX = 72,
    PAYSIGN_CODE_INVALID_ROLES = 73,
    PAYSIGN_CODE_NOT_WHOLE = 74,
    PAYSIGN_CODE_UNKNOWN_LANGUAGE = 75,
    PAYSIGN_CODE_MISSING_HEADER = 80,
    PAYSIGN_CODE_REPEATED_HEADER = 81,
    PAYSIGN_CODE_MALFORMED_TIMESTAMP = 82,
    PAYSIGN_CODE_STALE = 83,
    PAYSIGN_CODE_FROM_FUTURE = 84,
    PAYSIGN_CODE_NO_TIME = 85,
    PAYSIGN_CODE_INVALID_ARGUMENT = 900,
    PAYSIGN_CODE_BUFFER_TOO_SMALL = 901,
    PAYSIGN_CODE_NOT_THERE = 902,
    PAYSIGN_CODE_NOT_UTF8 = 903,
    PAYSIGN_CODE_INTERNAL = 999,
} paysign_code;
typedef enum {
    PAYSIGN_STATUS_UNSTATED = 0,
    PAYSIGN_STATUS_PAID = 1,
    PAYSIGN_STATUS_PARTLY_PAID = 2,
    PAYSIGN_STATUS_PENDING = 3,
    PAYSIGN_STATUS_NOT_PAID = 4,
    PAYSIGN_STATUS_REFUNDED = 5,
    PAYSIGN_STATUS_CLOSED = 6,
} paysign_status;
typedef enum {
    PAYSIGN_REASON_SIGNATURE = 1,
    PAYSIGN_REASON_EXCLUDED = 2,
    PAYSIGN_REASON_UNSIGNED = 3,
    PAYSIGN_REASON_EMPTY = 4,
    PAYSIGN_REASON_SHOP = 5,
} paysign_reason;
typedef enum {
    PAYSIGN_ROLE_ORDER_NO = 1,
    PAYSIGN_ROLE_TRADE_NO = 2,
    PAYSIGN_ROLE_ORDERED_AMOUNT = 3,
    PAYSIGN_ROLE_PAID_AMOUNT = 4,
    PAYSIGN_ROLE_PAY_URL = 5,
    PAYSIGN_ROLE_MERCHANT_ID = 6,
    PAYSIGN_ROLE_STATUS = 7,
    PAYSIGN_ROLE_ERROR_TEXT = 8,
} paysign_role;
typedef enum {
    PAYSIGN_WIRE_FORM = 1,
    PAYSIGN_WIRE_JSON = 2,
    PAYSIGN_WIRE_XML = 3,
    PAYSIGN_WIRE_MULTIPART = 4,
} paysign_wire;
typedef struct paysign_answer paysign_answer;
typedef struct paysign_diagnosis paysign_diagnosis;
typedef struct paysign_explanation paysign_explanation;
typedef struct paysign_gateway paysign_gateway;
typedef struct paysign_gateway_error paysign_gateway_error;
typedef struct paysign_merchant paysign_merchant;
typedef struct paysign_message paysign_message;
typedef struct paysign_request paysign_request;
typedef struct paysign_scheme paysign_scheme;
typedef struct paysign_secrets paysign_secrets;
typedef struct paysign_verified paysign_verified;
typedef struct {
    paysign_code code;
    int32_t field_len;
    int64_t offset;
    int32_t field_is_cut;
    char field[48];
    char message[320];
} paysign_error;
typedef struct {
    char *data;
    size_t len;
} paysign_bytes;
typedef struct {
    const paysign_bytes *shop_names;
    size_t shop_name_count;
    const paysign_bytes *added_names;
    size_t added_name_count;
} paysign_beyond;
typedef struct {
    int32_t role;
    paysign_bytes field;
} paysign_role_field;
typedef struct {
    const paysign_role_field *roles;
    size_t role_count;
    const paysign_bytes *paid_values;
    size_t paid_value_count;
    paysign_bytes ack;
} paysign_description;
typedef struct {
    int32_t lenient;
    size_t body_len;
    size_t fields;
    size_t depth;
} paysign_options;
typedef struct {
    char *name;
    size_t name_len;
    char *value;
    size_t value_len;
} paysign_param;
typedef struct {
    const paysign_message *message;
    const paysign_secrets *secrets;
    const paysign_options *options;
} paysign_verifier;
typedef struct {
    uint64_t words[16];
} paysign_room;
typedef struct {
    const paysign_bytes *also;
    size_t also_count;
    paysign_bytes lang;
} paysign_context;
typedef struct {
    int32_t is_certain;
    size_t cause_count;
    paysign_bytes reason;
    paysign_bytes signed_text;
} paysign_finding;
typedef struct {
    int32_t number;
    size_t evidence_count;
    size_t look_for_count;
    paysign_bytes code;
    paysign_bytes text;
    paysign_bytes cure;
    paysign_bytes detail;
} paysign_cause;
typedef struct {
    int64_t offset;
    paysign_bytes field;
    paysign_bytes here;
    paysign_bytes signed_text;
} paysign_evidence;
typedef struct {
    const paysign_param *headers;
    size_t header_count;
    int32_t has_now;
    int64_t now;
} paysign_arrival;
const char *paysign_version(void);
uint32_t paysign_abi(void);
const char *paysign_error_code(int32_t code);
const char *paysign_error_text(int32_t code);
paysign_code paysign_gateway_parse(const char *text,
                                   size_t text_len,
                                   paysign_gateway **gateway,
                                   paysign_error *error);
paysign_code paysign_gateway_named(const char *id,
                                   size_t id_len,
                                   paysign_gateway **gateway,
                                   paysign_error *error);
paysign_code paysign_gateway_variant(const paysign_gateway *gateway,
                                     const char *name,
                                     size_t name_len,
                                     paysign_gateway **variant,
                                     paysign_error *error);
paysign_bytes paysign_gateway_id(const paysign_gateway *gateway);
paysign_code paysign_gateway_tables(const paysign_gateway *gateway,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *len);
void paysign_gateway_free(paysign_gateway *gateway);
paysign_code paysign_message_find(const char *gateway,
                                  size_t gateway_len,
                                  const char *name,
                                  size_t name_len,
                                  const paysign_message **message,
                                  paysign_error *error);
paysign_code paysign_message_at(const paysign_gateway *gateway,
                                const char *name,
                                size_t name_len,
                                const paysign_beyond *beyond,
                                paysign_message **message,
                                paysign_error *error);
paysign_bytes paysign_message_name(const paysign_message *message);
paysign_bytes paysign_message_signature_field(const paysign_message *message);
void paysign_message_free(paysign_message *message);
paysign_code paysign_scheme_parse(const char *text,
                                  size_t text_len,
                                  const char *sign_field,
                                  size_t sign_field_len,
                                  int32_t wire,
                                  const paysign_description *description,
                                  const paysign_beyond *beyond,
                                  paysign_scheme **scheme,
                                  paysign_error *error);
const paysign_message *paysign_scheme_message(const paysign_scheme *scheme);
paysign_code paysign_scheme_print(const paysign_scheme *scheme,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len);
void paysign_scheme_free(paysign_scheme *scheme);
paysign_code paysign_gateways(char *buffer,
                              size_t capacity,
                              size_t *len);
paysign_code paysign_secret_new(const char *secret,
                                size_t secret_len,
                                paysign_secrets **secrets,
                                paysign_error *error);
paysign_code paysign_secret_exact(const char *secret,
                                  size_t secret_len,
                                  paysign_secrets **secrets,
                                  paysign_error *error);
paysign_code paysign_secrets_new(const paysign_bytes *texts,
                                 size_t count,
                                 paysign_secrets **secrets,
                                 paysign_error *error);
paysign_code paysign_secrets_exact(const paysign_bytes *texts,
                                   size_t count,
                                   paysign_secrets **secrets,
                                   paysign_error *error);
size_t paysign_secrets_count(const paysign_secrets *secrets);
paysign_code paysign_secrets_facts(const paysign_secrets *secrets,
                                   size_t index,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *len);
void paysign_secrets_free(paysign_secrets *secrets);
paysign_code paysign_options_default(paysign_options *options);
paysign_code paysign_check(const paysign_message *message,
                           const paysign_secrets *secrets,
                           const char *body,
                           size_t body_len);
paysign_code paysign_verify(const paysign_message *message,
                            const paysign_secrets *secrets,
                            const char *body,
                            size_t body_len,
                            const paysign_options *options,
                            paysign_verified **verified,
                            paysign_error *error);
paysign_code paysign_verify_batch(const paysign_message *message,
                                  const paysign_secrets *secrets,
                                  const paysign_bytes *bodies,
                                  size_t count,
                                  const paysign_options *options,
                                  paysign_code *codes);
paysign_code paysign_verify_joined(const paysign_message *message,
                                   const paysign_secrets *secrets,
                                   const char *bodies,
                                   size_t bodies_len,
                                   const uint32_t *lens,
                                   size_t count,
                                   const paysign_options *options,
                                   paysign_code *codes);
paysign_code paysign_verified_get(const paysign_verified *verified,
                                  const char *name,
                                  size_t name_len,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len);
paysign_code paysign_verified_unproved(const paysign_verified *verified,
                                       const char *name,
                                       size_t name_len,
                                       char *buffer,
                                       size_t capacity,
                                       size_t *len);
paysign_code paysign_verified_fields(const paysign_verified *verified,
                                     paysign_param *fields,
                                     size_t field_capacity,
                                     size_t *field_count,
                                     char *buffer,
                                     size_t capacity,
                                     size_t *len);
paysign_code paysign_verified_unproved_fields(const paysign_verified *verified,
                                              paysign_param *fields,
                                              size_t field_capacity,
                                              size_t *field_count,
                                              char *buffer,
                                              size_t capacity,
                                              size_t *len);
paysign_code paysign_verified_role(const paysign_verified *verified,
                                   int32_t role,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *len);
paysign_code paysign_verified_minor(const paysign_verified *verified,
                                    int32_t role,
                                    uint32_t scale,
                                    uint64_t *minor,
                                    uint64_t *minor_high);
paysign_status paysign_verified_status(const paysign_verified *verified);
int32_t paysign_verified_is_paid(const paysign_verified *verified);
paysign_bytes paysign_verified_ack(const paysign_verified *verified);
size_t paysign_verified_secret_index(const paysign_verified *verified);
paysign_code paysign_verified_expect(const paysign_verified *verified,
                                     const char *order_no,
                                     size_t order_no_len,
                                     const char *amount,
                                     size_t amount_len,
                                     paysign_error *error);
paysign_code paysign_verified_expect_minor(const paysign_verified *verified,
                                           const char *order_no,
                                           size_t order_no_len,
                                           uint64_t minor,
                                           uint64_t minor_high,
                                           uint32_t scale,
                                           paysign_error *error);
void paysign_verified_free(paysign_verified *verified);
paysign_code paysign_verified_texts(const paysign_verified *verified,
                                    char *buffer,
                                    size_t capacity,
                                    size_t *len);
paysign_code paysign_verify_texts(const paysign_message *message,
                                  const paysign_secrets *secrets,
                                  const char *body,
                                  size_t body_len,
                                  const paysign_options *options,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len,
                                  paysign_error *error);
paysign_code paysign_verifier_check(const paysign_verifier *verifier,
                                    const char *body,
                                    size_t body_len);
paysign_code paysign_verifier_expect(const paysign_verifier *verifier,
                                     const char *body,
                                     size_t body_len,
                                     const char *order_no,
                                     size_t order_no_len,
                                     const char *amount,
                                     size_t amount_len);
const char *paysign_verifier_texts(const paysign_verifier *verifier,
                                   const char *body,
                                   size_t body_len);
paysign_code paysign_verify_in(const paysign_message *message,
                               const paysign_secrets *secrets,
                               const char *body,
                               size_t body_len,
                               const paysign_options *options,
                               paysign_room *room,
                               paysign_verified **verified,
                               paysign_error *error);
void paysign_verified_leave(paysign_verified *verified);
const char *paysign_status_name(int32_t status);
paysign_code paysign_sign(const paysign_message *message,
                          const paysign_secrets *secrets,
                          const paysign_param *params,
                          size_t count,
                          const paysign_options *options,
                          char *signature,
                          size_t capacity,
                          size_t *len,
                          paysign_error *error);
paysign_code paysign_sign_body(const paysign_message *message,
                               const paysign_secrets *secrets,
                               const paysign_param *params,
                               size_t count,
                               const paysign_options *options,
                               char *buffer,
                               size_t capacity,
                               size_t *len,
                               paysign_error *error);
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
const char *paysign_reason_name(int32_t reason);
paysign_code paysign_explain(const paysign_message *message,
                             const paysign_secrets *secrets,
                             const char *body,
                             size_t body_len,
                             const paysign_options *options,
                             paysign_explanation **explanation,
                             paysign_error *error);
paysign_bytes paysign_explanation_text(const paysign_explanation *explanation);
paysign_bytes paysign_explanation_canonical(const paysign_explanation *explanation);
paysign_code paysign_explanation_included(const paysign_explanation *explanation,
                                          size_t index,
                                          paysign_bytes *name,
                                          paysign_bytes *text);
paysign_code paysign_explanation_left_out(const paysign_explanation *explanation,
                                          size_t index,
                                          paysign_bytes *name,
                                          paysign_reason *reason);
paysign_code paysign_explanation_verdict(const paysign_explanation *explanation,
                                         size_t *secret_index,
                                         paysign_error *error);
void paysign_explanation_free(paysign_explanation *explanation);
paysign_code paysign_diagnose(const paysign_message *message,
                              const paysign_secrets *secrets,
                              const char *body,
                              size_t body_len,
                              const paysign_secrets *other_secrets,
                              const paysign_options *options,
                              paysign_diagnosis **diagnosis,
                              paysign_error *error);
paysign_code paysign_diagnose_with_context(const paysign_message *message,
                                           const paysign_secrets *secrets,
                                           const char *body,
                                           size_t body_len,
                                           const paysign_secrets *other_secrets,
                                           const paysign_context *context,
                                           const paysign_options *options,
                                           paysign_diagnosis **diagnosis,
                                           paysign_error *error);
paysign_code paysign_diagnose_document(const paysign_message *message,
                                       const paysign_secrets *secrets,
                                       const paysign_param *params,
                                       size_t count,
                                       const char *signature,
                                       size_t signature_len,
                                       const paysign_secrets *other_secrets,
                                       paysign_diagnosis **diagnosis,
                                       paysign_error *error);
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
paysign_bytes paysign_diagnosis_text(const paysign_diagnosis *diagnosis);
paysign_code paysign_diagnosis_verdict(const paysign_diagnosis *diagnosis,
                                       size_t *secret_index,
                                       paysign_error *error);
int32_t paysign_diagnosis_is_complete(const paysign_diagnosis *diagnosis);
paysign_code paysign_diagnosis_finding(const paysign_diagnosis *diagnosis,
                                       size_t index,
                                       paysign_finding *finding);
paysign_code paysign_diagnosis_cause(const paysign_diagnosis *diagnosis,
                                     size_t finding,
                                     size_t index,
                                     paysign_cause *cause);
paysign_code paysign_diagnosis_evidence(const paysign_diagnosis *diagnosis,
                                        size_t finding,
                                        size_t cause,
                                        size_t index,
                                        paysign_evidence *evidence);
paysign_code paysign_diagnosis_look_for(const paysign_diagnosis *diagnosis,
                                        size_t finding,
                                        size_t cause,
                                        size_t index,
                                        paysign_bytes *place,
                                        paysign_bytes *line);
void paysign_diagnosis_free(paysign_diagnosis *diagnosis);
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
paysign_code paysign_merchant_request(const paysign_merchant *merchant,
                                      const char *message,
                                      size_t message_len,
                                      const paysign_param *params,
                                      size_t count,
                                      paysign_request **request,
                                      paysign_error *error);
paysign_code paysign_merchant_answer(const paysign_merchant *merchant,
                                     const char *message,
                                     size_t message_len,
                                     const char *body,
                                     size_t body_len,
                                     paysign_answer **answer,
                                     paysign_gateway_error **refusal,
                                     paysign_error *error);
paysign_code paysign_merchant_notice(const paysign_merchant *merchant,
                                     const char *raw,
                                     size_t raw_len,
                                     paysign_verified **verified,
                                     paysign_error *error);
const char *paysign_merchant_notice_text(const paysign_merchant *merchant,
                                         const char *raw,
                                         size_t raw_len);
paysign_code paysign_merchant_notice_of(const paysign_merchant *merchant,
                                        const char *message,
                                        size_t message_len,
                                        const char *raw,
                                        size_t raw_len,
                                        paysign_verified **verified,
                                        paysign_error *error);
void paysign_merchant_free(paysign_merchant *merchant);
paysign_bytes paysign_request_method(const paysign_request *request);
paysign_bytes paysign_request_url(const paysign_request *request);
paysign_bytes paysign_request_body(const paysign_request *request);
paysign_code paysign_request_header(const paysign_request *request,
                                    size_t index,
                                    paysign_bytes *name,
                                    paysign_bytes *value);
void paysign_request_free(paysign_request *request);
paysign_code paysign_verify_with_headers(const paysign_message *message,
                                         const paysign_secrets *secrets,
                                         const char *body,
                                         size_t body_len,
                                         const paysign_arrival *arrival,
                                         const paysign_options *options,
                                         paysign_verified **verified,
                                         paysign_error *error);
paysign_code paysign_merchant_notice_with_headers(const paysign_merchant *merchant,
                                                  const char *raw,
                                                  size_t raw_len,
                                                  const paysign_arrival *arrival,
                                                  paysign_verified **verified,
                                                  paysign_error *error);
paysign_code paysign_merchant_notice_of_with_headers(const paysign_merchant *merchant,
                                                     const char *message,
                                                     size_t message_len,
                                                     const char *raw,
                                                     size_t raw_len,
                                                     const paysign_arrival *arrival,
                                                     paysign_verified **verified,
                                                     paysign_error *error);
paysign_code paysign_sign_headers(const paysign_message *message,
                                  const paysign_secrets *secrets,
                                  const char *body,
                                  size_t body_len,
                                  const paysign_arrival *arrival,
                                  char *buffer,
                                  size_t capacity,
                                  size_t *len,
                                  paysign_error *error);
paysign_code paysign_answer_read(const paysign_message *message,
                                 const paysign_secrets *secrets,
                                 const char *body,
                                 size_t body_len,
                                 const paysign_options *options,
                                 paysign_answer **answer,
                                 paysign_gateway_error **refusal,
                                 paysign_error *error);
int32_t paysign_answer_is_proved(const paysign_answer *answer);
paysign_code paysign_answer_get(const paysign_answer *answer,
                                const char *name,
                                size_t name_len,
                                char *buffer,
                                size_t capacity,
                                size_t *len);
paysign_code paysign_answer_fields(const paysign_answer *answer,
                                   paysign_param *fields,
                                   size_t field_capacity,
                                   size_t *field_count,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *len);
paysign_code paysign_answer_role(const paysign_answer *answer,
                                 int32_t role,
                                 char *buffer,
                                 size_t capacity,
                                 size_t *len);
paysign_code paysign_answer_minor(const paysign_answer *answer,
                                  int32_t role,
                                  uint32_t scale,
                                  uint64_t *minor,
                                  uint64_t *minor_high);
paysign_status paysign_answer_status(const paysign_answer *answer);
void paysign_answer_free(paysign_answer *answer);
paysign_bytes paysign_gateway_error_code(const paysign_gateway_error *error);
paysign_bytes paysign_gateway_error_text(const paysign_gateway_error *error);
paysign_bytes paysign_gateway_error_said(const paysign_gateway_error *error);
void paysign_gateway_error_free(paysign_gateway_error *error);
