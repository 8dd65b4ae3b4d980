/* Merchants, their requests, answers and notifications. */

#include "convert.h"
#include "handle.h"

ZEND_FUNCTION(Paysign_Internal_Native_merchant) {
    zend_string *merchant_id, *base_url;
    zend_object *gateway_object, *secrets_object;
    HashTable *given, *shop_names, *added_names;
    zval *reference;
    struct names names;
    paysign_options options;
    paysign_merchant *merchant;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(8, 8)
        Z_PARAM_OBJ_OF_CLASS(gateway_object, paysign_handle_class)
        Z_PARAM_STR(merchant_id)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_STR(base_url)
        Z_PARAM_ARRAY_HT_OR_NULL(given)
        Z_PARAM_ARRAY_HT(shop_names)
        Z_PARAM_ARRAY_HT(added_names)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(gateway, gateway_object, KIND_GATEWAY, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 3);
    if (!paysign_names_of(&names, shop_names, added_names, 6)) RETURN_THROWS();
    code = paysign_merchant_at(gateway->pointer, ZSTR_VAL(merchant_id), ZSTR_LEN(merchant_id), secrets->pointer, ZSTR_VAL(base_url),
                               ZSTR_LEN(base_url), paysign_options_of(given, &options), &names.beyond, &merchant, &error);
    paysign_names_free(&names);
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_MERCHANT, merchant, NULL, NULL);
    else paysign_set_error(reference, &error);
}

static void add_headers(zval *to, const paysign_request *request) {
    paysign_bytes name, value;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_request_header(request, at, &name, &value) == PAYSIGN_CODE_OK; at++)
        paysign_add_pair(&list, name, value);
    add_assoc_zval(to, "headers", &list);
}

ZEND_FUNCTION(Paysign_Internal_Native_request) {
    zend_object *object;
    zend_string *message;
    HashTable *pairs;
    zval *reference, part;
    paysign_param *params;
    paysign_request *request;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(4, 4)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(message)
        Z_PARAM_ARRAY_HT(pairs)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(merchant, object, KIND_MERCHANT, 1);
    params = paysign_params_of(pairs, 3);
    if (!params) RETURN_THROWS();
    code = paysign_merchant_request(merchant->pointer, ZSTR_VAL(message), ZSTR_LEN(message), params, zend_hash_num_elements(pairs),
                                    &request, &error);
    efree(params);
    if (code != PAYSIGN_CODE_OK) {
        paysign_set_error(reference, &error);
        return;
    }
    array_init(return_value);
    paysign_bytes_to(&part, paysign_request_method(request));
    add_assoc_zval(return_value, "method", &part);
    paysign_bytes_to(&part, paysign_request_url(request));
    add_assoc_zval(return_value, "url", &part);
    paysign_bytes_to(&part, paysign_request_body(request));
    add_assoc_zval(return_value, "body", &part);
    add_headers(return_value, request);
    paysign_request_free(request);
}

/* An answer that was read, or its error; with the gateway's words where it is the gateway's. */
static void answered(zval *return_value, paysign_code code, paysign_answer *answer, paysign_gateway_error *refusal,
                     const paysign_error *error, zend_object *owner, zend_string *body, zval *reference) {
    zval facts, words, part;
    if (code == PAYSIGN_CODE_OK) {
        paysign_handle_made(return_value, KIND_ANSWER, answer, owner, body);
        return;
    }
    paysign_facts_of(&facts, error);
    if (code == PAYSIGN_CODE_GATEWAY_ERROR) {
        array_init_size(&words, 3);
        paysign_bytes_to(&part, paysign_gateway_error_code(refusal));
        add_next_index_zval(&words, &part);
        paysign_bytes_to_or_null(&part, paysign_gateway_error_text(refusal));
        add_next_index_zval(&words, &part);
        paysign_bytes_to_or_null(&part, paysign_gateway_error_said(refusal));
        add_next_index_zval(&words, &part);
        add_assoc_zval(&facts, "gateway", &words);
        paysign_gateway_error_free(refusal);
    }
    ZEND_TRY_ASSIGN_REF_ARR(reference, Z_ARR(facts));
}

ZEND_FUNCTION(Paysign_Internal_Native_answer) {
    zend_object *message_object, *secrets_object;
    zend_string *body;
    HashTable *given;
    zval *reference;
    paysign_options options;
    paysign_answer *answer = NULL;
    paysign_gateway_error *refusal = NULL;
    paysign_error error;
    ZEND_PARSE_PARAMETERS_START(5, 5)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS_OR_NULL(secrets_object, paysign_handle_class)
        Z_PARAM_STR(body)
        Z_PARAM_ARRAY_HT_OR_NULL(given)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    paysign_code code = paysign_answer_read(message->pointer, secrets ? secrets->pointer : NULL, ZSTR_VAL(body), ZSTR_LEN(body),
                                            paysign_options_of(given, &options), &answer, &refusal, &error);
    answered(return_value, code, answer, refusal, &error, message_object, body, reference);
}

ZEND_FUNCTION(Paysign_Internal_Native_merchantAnswer) {
    zend_object *object;
    zend_string *message, *body;
    zval *reference;
    paysign_answer *answer = NULL;
    paysign_gateway_error *refusal = NULL;
    paysign_error error;
    ZEND_PARSE_PARAMETERS_START(4, 4)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(message)
        Z_PARAM_STR(body)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(merchant, object, KIND_MERCHANT, 1);
    paysign_code code = paysign_merchant_answer(merchant->pointer, ZSTR_VAL(message), ZSTR_LEN(message), ZSTR_VAL(body),
                                                ZSTR_LEN(body), &answer, &refusal, &error);
    answered(return_value, code, answer, refusal, &error, object, body, reference);
}

/* Returns what a shop asks for first; nothing where a notification is refused, or has no such text. */
ZEND_FUNCTION(Paysign_Internal_Native_noticeText) {
    zend_object *object;
    zend_string *raw;
    const char *text;
    ZEND_PARSE_PARAMETERS_START(2, 2)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(raw)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(merchant, object, KIND_MERCHANT, 1);
    text = paysign_merchant_notice_text(merchant->pointer, ZSTR_VAL(raw), ZSTR_LEN(raw));
    if (text) RETURN_STRING(text);
}

ZEND_FUNCTION(Paysign_Internal_Native_notice) {
    zend_object *object;
    zend_string *message, *raw;
    zval *reference;
    paysign_verified *verified;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(4, 4)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR_OR_NULL(message)
        Z_PARAM_STR(raw)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(merchant, object, KIND_MERCHANT, 1);
    if (message) {
        code = paysign_merchant_notice_of(merchant->pointer, ZSTR_VAL(message), ZSTR_LEN(message), ZSTR_VAL(raw), ZSTR_LEN(raw),
                                          &verified, &error);
    } else {
        code = paysign_merchant_notice(merchant->pointer, ZSTR_VAL(raw), ZSTR_LEN(raw), &verified, &error);
    }
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_VERIFIED, verified, object, raw);
    else paysign_set_error(reference, &error);
}
