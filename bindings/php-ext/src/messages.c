/* Secrets; what is verified and signed by them. */

#include "convert.h"
#include "handle.h"

ZEND_FUNCTION(Paysign_Internal_Native_secrets) {
    HashTable *texts;
    bool is_exact;
    zval *reference;
    paysign_bytes *pieces;
    paysign_secrets *secrets;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(3, 3)
        Z_PARAM_ARRAY_HT(texts)
        Z_PARAM_BOOL(is_exact)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    pieces = paysign_texts_of(texts, 1);
    if (!pieces) RETURN_THROWS();
    code = (is_exact ? paysign_secrets_exact : paysign_secrets_new)(pieces, zend_hash_num_elements(texts), &secrets, &error);
    efree(pieces);
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_SECRETS, secrets, NULL, NULL);
    else paysign_set_error(reference, &error);
}

static paysign_code write_facts(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_secrets_facts(question->of, question->index, buffer, capacity, len);
}

ZEND_FUNCTION(Paysign_Internal_Native_secretFacts) {
    zend_object *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(secrets, object, KIND_SECRETS, 1);
    array_init(return_value);
    for (size_t index = 0; index < paysign_secrets_count(secrets->pointer); index++) {
        paysign_code code;
        zend_string *text = paysign_text_of(write_facts, &(struct question){.of = secrets->pointer, .index = index}, &code);
        if (text) add_next_index_str(return_value, text);
    }
}

ZEND_FUNCTION(Paysign_Internal_Native_check) {
    zend_object *message_object, *secrets_object;
    zend_string *body;
    ZEND_PARSE_PARAMETERS_START(3, 3)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_STR(body)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    RETURN_LONG((zend_long)paysign_check(message->pointer, secrets->pointer, ZSTR_VAL(body), ZSTR_LEN(body)));
}

ZEND_FUNCTION(Paysign_Internal_Native_meets) {
    zend_object *message_object, *secrets_object;
    zend_string *body, *order_no, *amount;
    ZEND_PARSE_PARAMETERS_START(5, 5)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_STR(body)
        Z_PARAM_STR(order_no)
        Z_PARAM_STR(amount)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    RETURN_BOOL(paysign_verifier_expect(&(paysign_verifier){message->pointer, secrets->pointer, NULL}, ZSTR_VAL(body), ZSTR_LEN(body),
                                        ZSTR_VAL(order_no), ZSTR_LEN(order_no), ZSTR_VAL(amount), ZSTR_LEN(amount)) ==
                PAYSIGN_CODE_OK);
}

ZEND_FUNCTION(Paysign_Internal_Native_verify) {
    zend_object *message_object, *secrets_object;
    zend_string *body;
    HashTable *given;
    zval *reference;
    paysign_options options;
    paysign_verified *verified;
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
    if (paysign_verify(message->pointer, secrets ? secrets->pointer : NULL, ZSTR_VAL(body), ZSTR_LEN(body),
                       paysign_options_of(given, &options), &verified, &error) == PAYSIGN_CODE_OK) {
        paysign_handle_made(return_value, KIND_VERIFIED, verified, message_object, body);
    } else {
        paysign_set_error(reference, &error);
    }
}

ZEND_FUNCTION(Paysign_Internal_Native_batch) {
    zend_object *message_object, *secrets_object;
    HashTable *bodies, *given;
    paysign_options options;
    paysign_bytes *pieces;
    paysign_code *codes, code;
    size_t count;
    ZEND_PARSE_PARAMETERS_START(4, 4)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_ARRAY_HT(bodies)
        Z_PARAM_ARRAY_HT_OR_NULL(given)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    pieces = paysign_texts_of(bodies, 3);
    if (!pieces) RETURN_THROWS();
    count = zend_hash_num_elements(bodies);
    codes = safe_emalloc(count, sizeof *codes, sizeof *codes);
    code = paysign_verify_batch(message->pointer, secrets->pointer, pieces, count, paysign_options_of(given, &options), codes);
    if (code == PAYSIGN_CODE_OK) {
        array_init_size(return_value, (uint32_t)count);
        for (size_t at = 0; at < count; at++) add_next_index_long(return_value, (zend_long)codes[at]);
    } else {
        RETVAL_LONG((zend_long)code);
    }
    efree(codes);
    efree(pieces);
}

/* What is signed. */
struct signing {
    struct question question;
    const paysign_secrets *secrets;
    const paysign_param *params;
    size_t count;
    const paysign_options *options;
    paysign_error error;
};

static paysign_code write_body(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    struct signing *signing = (struct signing *)question;
    return paysign_sign_body(question->of, signing->secrets, signing->params, signing->count, signing->options, buffer, capacity,
                             len, &signing->error);
}

static paysign_code write_fields(const struct question *question, paysign_param *fields, size_t field_capacity,
                                 size_t *field_count, char *buffer, size_t capacity, size_t *len) {
    struct signing *signing = (struct signing *)question;
    return paysign_sign_fields(question->of, signing->secrets, signing->params, signing->count, signing->options, fields,
                               field_capacity, field_count, buffer, capacity, len, &signing->error);
}

ZEND_FUNCTION(Paysign_Internal_Native_sign) {
    zend_object *message_object, *secrets_object;
    HashTable *pairs, *given;
    zval *reference, part;
    paysign_options options;
    paysign_param *params;
    paysign_code code;
    zend_string *body;
    ZEND_PARSE_PARAMETERS_START(5, 5)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_ARRAY_HT(pairs)
        Z_PARAM_ARRAY_HT_OR_NULL(given)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    params = paysign_params_of(pairs, 3);
    if (!params) RETURN_THROWS();
    struct signing signing = {
        .question = {.of = message->pointer},
        .secrets = secrets->pointer,
        .params = params,
        .count = zend_hash_num_elements(pairs),
        .options = paysign_options_of(given, &options),
    };
    body = paysign_text_of(write_body, &signing.question, &code);
    if (body) {
        array_init_size(return_value, 3);
        paysign_bytes_to(&part, paysign_message_signature_field(message->pointer));
        add_next_index_zval(return_value, &part);
        add_next_index_str(return_value, body);
        code = paysign_fields_of(&part, write_fields, &signing.question);
        if (code == PAYSIGN_CODE_OK) add_next_index_zval(return_value, &part);
    }
    if (code != PAYSIGN_CODE_OK) {
        zval_ptr_dtor(return_value);
        ZVAL_NULL(return_value);
        paysign_set_error(reference, &signing.error);
    }
    efree(params);
}
