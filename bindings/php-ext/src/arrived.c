/* What came with headers: verified by them, and signed for them. */

#include "convert.h"
#include "handle.h"

/* What came with a body, which borrows the headers; `params` is freed with `efree`. False, and an exception,
 * where they are none. */
static bool arrival_of(paysign_arrival *arrival, paysign_param **params, HashTable *headers, uint32_t argument, bool no_now,
                       zend_long now) {
    *params = paysign_params_of(headers, argument);
    if (!*params) return false;
    arrival->headers = *params;
    arrival->header_count = zend_hash_num_elements(headers);
    arrival->has_now = !no_now;
    arrival->now = (int64_t)now;
    return true;
}

ZEND_FUNCTION(Paysign_Internal_Native_verifyArrived) {
    zend_object *message_object, *secrets_object;
    zend_string *body;
    HashTable *headers, *given;
    zend_long now = 0;
    bool no_now;
    zval *reference;
    paysign_options options;
    paysign_arrival arrival;
    paysign_param *params;
    paysign_verified *verified;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(7, 7)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_STR(body)
        Z_PARAM_ARRAY_HT(headers)
        Z_PARAM_LONG_OR_NULL(now, no_now)
        Z_PARAM_ARRAY_HT_OR_NULL(given)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    if (!arrival_of(&arrival, &params, headers, 4, no_now, now)) RETURN_THROWS();
    code = paysign_verify_with_headers(message->pointer, secrets->pointer, ZSTR_VAL(body), ZSTR_LEN(body), &arrival,
                                       paysign_options_of(given, &options), &verified, &error);
    efree(params);
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_VERIFIED, verified, message_object, body);
    else paysign_set_error(reference, &error);
}

ZEND_FUNCTION(Paysign_Internal_Native_signHeaders) {
    zend_object *message_object, *secrets_object;
    zend_string *body, *text;
    HashTable *headers;
    zend_long now = 0;
    bool no_now;
    zval *reference;
    paysign_arrival arrival;
    paysign_param *params;
    paysign_error error;
    paysign_code code;
    size_t len = 0;
    ZEND_PARSE_PARAMETERS_START(6, 6)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_STR(body)
        Z_PARAM_ARRAY_HT(headers)
        Z_PARAM_LONG_OR_NULL(now, no_now)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    if (!arrival_of(&arrival, &params, headers, 4, no_now, now)) RETURN_THROWS();
    code = paysign_sign_headers(message->pointer, secrets->pointer, ZSTR_VAL(body), ZSTR_LEN(body), &arrival, NULL, 0, &len, &error);
    if (code == PAYSIGN_CODE_OK || code == PAYSIGN_CODE_BUFFER_TOO_SMALL) {
        text = zend_string_alloc(len, 0);
        code = paysign_sign_headers(message->pointer, secrets->pointer, ZSTR_VAL(body), ZSTR_LEN(body), &arrival, ZSTR_VAL(text), len,
                                    &len, &error);
        ZSTR_VAL(text)[ZSTR_LEN(text)] = 0;
        if (code == PAYSIGN_CODE_OK) RETVAL_STR(text);
        else zend_string_release(text);
    }
    efree(params);
    if (code != PAYSIGN_CODE_OK) paysign_set_error(reference, &error);
}

ZEND_FUNCTION(Paysign_Internal_Native_noticeArrived) {
    zend_object *object;
    zend_string *message, *raw;
    HashTable *headers;
    zend_long now = 0;
    bool no_now;
    zval *reference;
    paysign_arrival arrival;
    paysign_param *params;
    paysign_verified *verified;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(6, 6)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR_OR_NULL(message)
        Z_PARAM_STR(raw)
        Z_PARAM_ARRAY_HT(headers)
        Z_PARAM_LONG_OR_NULL(now, no_now)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(merchant, object, KIND_MERCHANT, 1);
    if (!arrival_of(&arrival, &params, headers, 4, no_now, now)) RETURN_THROWS();
    code = message ? paysign_merchant_notice_of_with_headers(merchant->pointer, ZSTR_VAL(message), ZSTR_LEN(message), ZSTR_VAL(raw),
                                                             ZSTR_LEN(raw), &arrival, &verified, &error)
                   : paysign_merchant_notice_with_headers(merchant->pointer, ZSTR_VAL(raw), ZSTR_LEN(raw), &arrival, &verified, &error);
    efree(params);
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_VERIFIED, verified, object, raw);
    else paysign_set_error(reference, &error);
}
