/* Why a signature does not match. */

#include "convert.h"
#include "handle.h"

static void add_text(zval *to, const char *name, paysign_bytes bytes) {
    zval text;
    paysign_bytes_to_or_null(&text, bytes);
    add_assoc_zval(to, name, &text);
}

static void add_evidence(zval *to, const paysign_diagnosis *diagnosis, size_t finding, size_t cause) {
    paysign_evidence evidence;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_diagnosis_evidence(diagnosis, finding, cause, at, &evidence) == PAYSIGN_CODE_OK; at++) {
        zval one;
        array_init_size(&one, 4);
        add_text(&one, "field", evidence.field);
        if (evidence.offset < 0) add_assoc_null(&one, "offset");
        else add_assoc_long(&one, "offset", (zend_long)evidence.offset);
        add_text(&one, "here", evidence.here);
        add_text(&one, "signed", evidence.signed_text);
        add_next_index_zval(&list, &one);
    }
    add_assoc_zval(to, "evidence", &list);
}

static void add_look_for(zval *to, const paysign_diagnosis *diagnosis, size_t finding, size_t cause) {
    paysign_bytes place, line;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_diagnosis_look_for(diagnosis, finding, cause, at, &place, &line) == PAYSIGN_CODE_OK; at++)
        paysign_add_pair(&list, place, line);
    add_assoc_zval(to, "look_for", &list);
}

static void add_causes(zval *to, const paysign_diagnosis *diagnosis, size_t finding) {
    paysign_cause cause;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_diagnosis_cause(diagnosis, finding, at, &cause) == PAYSIGN_CODE_OK; at++) {
        zval one;
        array_init_size(&one, 8);
        add_assoc_long(&one, "number", (zend_long)cause.number);
        add_text(&one, "code", cause.code);
        add_text(&one, "text", cause.text);
        add_text(&one, "cure", cause.cure);
        add_text(&one, "detail", cause.detail);
        add_evidence(&one, diagnosis, finding, at);
        add_look_for(&one, diagnosis, finding, at);
        add_next_index_zval(&list, &one);
    }
    add_assoc_zval(to, "causes", &list);
}

static void add_findings(zval *to, const paysign_diagnosis *diagnosis) {
    paysign_finding finding;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_diagnosis_finding(diagnosis, at, &finding) == PAYSIGN_CODE_OK; at++) {
        zval one;
        array_init_size(&one, 4);
        add_assoc_bool(&one, "is_certain", finding.is_certain);
        add_text(&one, "reason", finding.reason);
        add_causes(&one, diagnosis, at);
        add_text(&one, "signed", finding.signed_text);
        add_next_index_zval(&list, &one);
    }
    add_assoc_zval(to, "findings", &list);
}

/* All of a diagnosis as an array; it is freed. */
static void found(zval *to, paysign_diagnosis *diagnosis) {
    paysign_error error;
    size_t index;
    array_init_size(to, 4);
    add_text(to, "text", paysign_diagnosis_text(diagnosis));
    add_findings(to, diagnosis);
    if (paysign_diagnosis_verdict(diagnosis, &index, &error) == PAYSIGN_CODE_OK) {
        add_assoc_long(to, "verdict", (zend_long)index);
    } else {
        zval facts;
        paysign_facts_of(&facts, &error);
        add_assoc_zval(to, "verdict", &facts);
    }
    add_assoc_bool(to, "is_complete", paysign_diagnosis_is_complete(diagnosis));
    paysign_diagnosis_free(diagnosis);
}

/* What a diagnosis is told beside: a list of bodies, which borrow the texts, and a language. */
static paysign_context context_of(const paysign_bytes *bodies, const HashTable *also, const zend_string *lang) {
    paysign_context context = {.also = bodies, .also_count = zend_hash_num_elements(also)};
    if (lang) context.lang = (paysign_bytes){ZSTR_VAL(lang), ZSTR_LEN(lang)};
    return context;
}

ZEND_FUNCTION(Paysign_Internal_Native_diagnose) {
    zend_object *message_object, *secrets_object, *others_object;
    zend_string *body, *lang;
    HashTable *also, *given;
    zval *reference;
    paysign_options options;
    paysign_bytes *bodies;
    paysign_context context;
    paysign_diagnosis *diagnosis;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(8, 8)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_STR(body)
        Z_PARAM_OBJ_OF_CLASS_OR_NULL(others_object, paysign_handle_class)
        Z_PARAM_ARRAY_HT(also)
        Z_PARAM_STR_OR_NULL(lang)
        Z_PARAM_ARRAY_HT_OR_NULL(given)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    HANDLE(others, others_object, KIND_SECRETS, 4);
    bodies = paysign_texts_of(also, 5);
    if (!bodies) RETURN_THROWS();
    context = context_of(bodies, also, lang);
    code = paysign_diagnose_with_context(message->pointer, secrets->pointer, ZSTR_VAL(body), ZSTR_LEN(body),
                                         others ? others->pointer : NULL, &context, paysign_options_of(given, &options),
                                         &diagnosis, &error);
    efree(bodies);
    if (code == PAYSIGN_CODE_OK) found(return_value, diagnosis);
    else paysign_set_error(reference, &error);
}

ZEND_FUNCTION(Paysign_Internal_Native_diagnoseDocument) {
    zend_object *message_object, *secrets_object, *others_object;
    HashTable *pairs, *also;
    zend_string *signature, *lang;
    zval *reference;
    paysign_param *params;
    paysign_bytes *bodies;
    paysign_context context;
    paysign_diagnosis *diagnosis;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(8, 8)
        Z_PARAM_OBJ_OF_CLASS(message_object, paysign_handle_class)
        Z_PARAM_OBJ_OF_CLASS(secrets_object, paysign_handle_class)
        Z_PARAM_ARRAY_HT(pairs)
        Z_PARAM_STR(signature)
        Z_PARAM_OBJ_OF_CLASS_OR_NULL(others_object, paysign_handle_class)
        Z_PARAM_ARRAY_HT(also)
        Z_PARAM_STR_OR_NULL(lang)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, message_object, KIND_MESSAGE, 1);
    HANDLE(secrets, secrets_object, KIND_SECRETS, 2);
    HANDLE(others, others_object, KIND_SECRETS, 5);
    params = paysign_params_of(pairs, 3);
    if (!params) RETURN_THROWS();
    bodies = paysign_texts_of(also, 6);
    if (!bodies) {
        efree(params);
        RETURN_THROWS();
    }
    context = context_of(bodies, also, lang);
    code = paysign_diagnose_document_with_context(message->pointer, secrets->pointer, params, zend_hash_num_elements(pairs),
                                                  ZSTR_VAL(signature), ZSTR_LEN(signature), others ? others->pointer : NULL,
                                                  &context, &diagnosis, &error);
    efree(bodies);
    efree(params);
    if (code == PAYSIGN_CODE_OK) found(return_value, diagnosis);
    else paysign_set_error(reference, &error);
}
