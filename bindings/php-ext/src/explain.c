/* How a message was read. */

#include "convert.h"
#include "handle.h"

static void add_included(zval *to, const paysign_explanation *explanation) {
    paysign_bytes name, text;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_explanation_included(explanation, at, &name, &text) == PAYSIGN_CODE_OK; at++)
        paysign_add_pair(&list, name, text);
    add_assoc_zval(to, "included", &list);
}

static void add_left_out(zval *to, const paysign_explanation *explanation) {
    paysign_bytes name;
    paysign_reason reason;
    zval list;
    array_init(&list);
    for (size_t at = 0; paysign_explanation_left_out(explanation, at, &name, &reason) == PAYSIGN_CODE_OK; at++) {
        zval pair, part;
        array_init_size(&pair, 2);
        paysign_bytes_to(&part, name);
        add_next_index_zval(&pair, &part);
        add_next_index_long(&pair, (zend_long)reason);
        add_next_index_zval(&list, &pair);
    }
    add_assoc_zval(to, "left_out", &list);
}

static void add_verdict(zval *to, const paysign_explanation *explanation) {
    paysign_error error;
    size_t index;
    zval facts;
    switch (paysign_explanation_verdict(explanation, &index, &error)) {
        case PAYSIGN_CODE_OK: add_assoc_long(to, "verdict", (zend_long)index); break;
        case PAYSIGN_CODE_NOT_THERE: add_assoc_null(to, "verdict"); break;
        default: paysign_facts_of(&facts, &error); add_assoc_zval(to, "verdict", &facts);
    }
}

ZEND_FUNCTION(Paysign_Internal_Native_explain) {
    zend_object *message_object, *secrets_object;
    zend_string *body;
    HashTable *given;
    zval *reference, part;
    paysign_options options;
    paysign_explanation *explanation;
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
    if (paysign_explain(message->pointer, secrets ? secrets->pointer : NULL, ZSTR_VAL(body), ZSTR_LEN(body),
                        paysign_options_of(given, &options), &explanation, &error) != PAYSIGN_CODE_OK) {
        paysign_set_error(reference, &error);
        return;
    }
    array_init(return_value);
    paysign_bytes_to(&part, paysign_explanation_text(explanation));
    add_assoc_zval(return_value, "text", &part);
    paysign_bytes_to(&part, paysign_explanation_canonical(explanation));
    add_assoc_zval(return_value, "canonical", &part);
    add_included(return_value, explanation);
    add_left_out(return_value, explanation);
    add_verdict(return_value, explanation);
    paysign_explanation_free(explanation);
}
