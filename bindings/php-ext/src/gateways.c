/* Gateways, and the kinds of message that they or a scheme have. */

#include "convert.h"
#include "handle.h"

static paysign_code write_all_tables(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    (void)question;
    return paysign_gateways(buffer, capacity, len);
}

static paysign_code write_tables(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_gateway_tables(question->of, buffer, capacity, len);
}

static paysign_code write_scheme(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_scheme_print(question->of, buffer, capacity, len);
}

/* Returns a text that is always there; throws if the library cannot write it. */
static void written(zval *return_value, text_writer write, const void *of) {
    paysign_code code;
    zend_string *text = paysign_text_of(write, &(struct question){.of = of}, &code);
    if (text) RETURN_STR(text);
    zend_throw_error(NULL, "%s", paysign_error_text((int32_t)code));
}

ZEND_FUNCTION(Paysign_Internal_Native_gateways) {
    ZEND_PARSE_PARAMETERS_NONE();
    written(return_value, write_all_tables, NULL);
}

/* Returns a gateway that the library has made, or writes the error. */
static void made(zval *return_value, paysign_code code, paysign_gateway *gateway, const paysign_error *error, zval *reference) {
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_GATEWAY, gateway, NULL, NULL);
    else paysign_set_error(reference, error);
}

ZEND_FUNCTION(Paysign_Internal_Native_builtIn) {
    zend_string *id;
    zval *reference;
    paysign_gateway *gateway = NULL;
    paysign_error error;
    ZEND_PARSE_PARAMETERS_START(2, 2)
        Z_PARAM_STR(id)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    paysign_code code = paysign_gateway_named(ZSTR_VAL(id), ZSTR_LEN(id), &gateway, &error);
    made(return_value, code, gateway, &error, reference);
}

ZEND_FUNCTION(Paysign_Internal_Native_gateway) {
    zend_string *text;
    zval *reference;
    paysign_gateway *gateway = NULL;
    paysign_error error;
    ZEND_PARSE_PARAMETERS_START(2, 2)
        Z_PARAM_STR(text)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    paysign_code code = paysign_gateway_parse(ZSTR_VAL(text), ZSTR_LEN(text), &gateway, &error);
    made(return_value, code, gateway, &error, reference);
}

ZEND_FUNCTION(Paysign_Internal_Native_variant) {
    zend_object *object;
    zend_string *name;
    zval *reference;
    paysign_gateway *variant = NULL;
    paysign_error error;
    ZEND_PARSE_PARAMETERS_START(3, 3)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(name)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(gateway, object, KIND_GATEWAY, 1);
    paysign_code code = paysign_gateway_variant(gateway->pointer, ZSTR_VAL(name), ZSTR_LEN(name), &variant, &error);
    made(return_value, code, variant, &error, reference);
}

ZEND_FUNCTION(Paysign_Internal_Native_gatewayId) {
    zend_object *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(gateway, object, KIND_GATEWAY, 1);
    paysign_bytes_to(return_value, paysign_gateway_id(gateway->pointer));
}

ZEND_FUNCTION(Paysign_Internal_Native_gatewayTables) {
    zend_object *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(gateway, object, KIND_GATEWAY, 1);
    written(return_value, write_tables, gateway->pointer);
}

ZEND_FUNCTION(Paysign_Internal_Native_message) {
    zend_object *object;
    zend_string *name;
    HashTable *shop_names, *added_names;
    zval *reference;
    struct names names;
    paysign_message *message;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(5, 5)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(name)
        Z_PARAM_ARRAY_HT(shop_names)
        Z_PARAM_ARRAY_HT(added_names)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(gateway, object, KIND_GATEWAY, 1);
    if (!paysign_names_of(&names, shop_names, added_names, 3)) RETURN_THROWS();
    code = paysign_message_at(gateway->pointer, ZSTR_VAL(name), ZSTR_LEN(name), &names.beyond, &message, &error);
    paysign_names_free(&names);
    if (code == PAYSIGN_CODE_OK) paysign_handle_made(return_value, KIND_MESSAGE, message, NULL, NULL);
    else paysign_set_error(reference, &error);
}

ZEND_FUNCTION(Paysign_Internal_Native_scheme) {
    zend_string *text, *sign_field, *ack;
    zend_long wire;
    HashTable *roles, *paid_values, *shop_names, *added_names;
    zval *reference, owner;
    struct names names;
    paysign_role_field *role_fields;
    paysign_bytes *paid;
    paysign_scheme *scheme;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(9, 9)
        Z_PARAM_STR(text)
        Z_PARAM_STR(sign_field)
        Z_PARAM_LONG(wire)
        Z_PARAM_ARRAY_HT(roles)
        Z_PARAM_ARRAY_HT(paid_values)
        Z_PARAM_STR(ack)
        Z_PARAM_ARRAY_HT(shop_names)
        Z_PARAM_ARRAY_HT(added_names)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    if (!paysign_names_of(&names, shop_names, added_names, 7)) RETURN_THROWS();
    role_fields = paysign_roles_of(roles, 4);
    paid = role_fields ? paysign_texts_of(paid_values, 5) : NULL;
    if (paid) {
        paysign_description description = {
            .roles = role_fields,
            .role_count = zend_hash_num_elements(roles),
            .paid_values = paid,
            .paid_value_count = zend_hash_num_elements(paid_values),
            .ack = {ZSTR_VAL(ack), ZSTR_LEN(ack)},
        };
        code = paysign_scheme_parse(ZSTR_VAL(text), ZSTR_LEN(text), ZSTR_VAL(sign_field), ZSTR_LEN(sign_field), (int32_t)wire,
                                    &description, &names.beyond, &scheme, &error);
        if (code == PAYSIGN_CODE_OK) {
            paysign_handle_made(&owner, KIND_SCHEME, scheme, NULL, NULL);
            paysign_handle_made(return_value, KIND_MESSAGE, (void *)paysign_scheme_message(scheme), Z_OBJ(owner), NULL);
            zval_ptr_dtor(&owner);
        } else {
            paysign_set_error(reference, &error);
        }
        efree(paid);
    }
    if (role_fields) efree(role_fields);
    paysign_names_free(&names);
}

ZEND_FUNCTION(Paysign_Internal_Native_printed) {
    zend_object *object;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(message, object, KIND_MESSAGE, 1);
    HANDLE(scheme, message->owner, KIND_SCHEME, 1);
    if (!scheme) {
        zend_argument_type_error(1, "must be the message of a scheme");
        RETURN_THROWS();
    }
    written(return_value, write_scheme, scheme->pointer);
}
