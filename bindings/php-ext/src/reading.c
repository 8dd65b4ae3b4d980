/* What verified messages and answers hold. */

#include "convert.h"
#include "handle.h"

/* A message of a usual length is read without memory from the heap. */
enum { FIELDS_ON_STACK = 64, BYTES_ON_STACK = 4096 };

static paysign_code write_field(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_verified_get(question->of, question->name, question->name_len, buffer, capacity, len);
}

static paysign_code write_unproved(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_verified_unproved(question->of, question->name, question->name_len, buffer, capacity, len);
}

static paysign_code write_role(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_verified_role(question->of, question->role, buffer, capacity, len);
}

static paysign_code write_answer_field(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_answer_get(question->of, question->name, question->name_len, buffer, capacity, len);
}

static paysign_code write_answer_role(const struct question *question, char *buffer, size_t capacity, size_t *len) {
    return paysign_answer_role(question->of, question->role, buffer, capacity, len);
}

static paysign_code write_unproved_fields(const struct question *question, paysign_param *fields, size_t field_capacity,
                                 size_t *field_count, char *buffer, size_t capacity, size_t *len) {
    return paysign_verified_unproved_fields(question->of, fields, field_capacity, field_count, buffer, capacity, len);
}

static paysign_code write_answer_fields(const struct question *question, paysign_param *fields, size_t field_capacity,
                                 size_t *field_count, char *buffer, size_t capacity, size_t *len) {
    return paysign_answer_fields(question->of, fields, field_capacity, field_count, buffer, capacity, len);
}

/* Returns a text, nothing where there is none, or the number of another error. */
static void text(zval *return_value, text_writer write, const struct question *question) {
    paysign_code code;
    zend_string *found = paysign_text_of(write, question, &code);
    if (found) RETURN_STR(found);
    if (code != PAYSIGN_CODE_NOT_THERE) RETURN_LONG((zend_long)code);
}

static void field(INTERNAL_FUNCTION_PARAMETERS, enum paysign_kind kind, text_writer write) {
    zend_object *object;
    zend_string *name;
    ZEND_PARSE_PARAMETERS_START(2, 2)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(name)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(handle, object, kind, 1);
    text(return_value, write, &(struct question){.of = handle->pointer, .name = ZSTR_VAL(name), .name_len = ZSTR_LEN(name)});
}

static void role(INTERNAL_FUNCTION_PARAMETERS, enum paysign_kind kind, text_writer write) {
    zend_object *object;
    zend_long number;
    ZEND_PARSE_PARAMETERS_START(2, 2)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_LONG(number)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(handle, object, kind, 1);
    text(return_value, write, &(struct question){.of = handle->pointer, .role = (int32_t)number});
}

/* Throws if the library cannot list them. */
static void list(INTERNAL_FUNCTION_PARAMETERS, enum paysign_kind kind, fields_writer write) {
    zend_object *object;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(handle, object, kind, 1);
    code = paysign_fields_of(return_value, write, &(struct question){.of = handle->pointer});
    if (code != PAYSIGN_CODE_OK) zend_throw_error(NULL, "%s", paysign_error_text((int32_t)code));
}

/* What a handle as the only parameter points to; NULL, and an exception is thrown, if it is of another
 * kind. */
static const void *only(INTERNAL_FUNCTION_PARAMETERS, enum paysign_kind kind) {
    zend_object *object;
    const paysign_handle *handle;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
    ZEND_PARSE_PARAMETERS_END_EX(return NULL);
    handle = paysign_handle_of(object, kind, 1);
    return handle ? handle->pointer : NULL;
}

ZEND_FUNCTION(Paysign_Internal_Native_field) {
    field(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED, write_field);
}

ZEND_FUNCTION(Paysign_Internal_Native_unproved) {
    field(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED, write_unproved);
}

/* All signed fields of a verified message by their names; throws if the library cannot list them. */
static void named(zval *to, const paysign_verified *verified) {
    paysign_param on_stack[FIELDS_ON_STACK], *fields = on_stack;
    char bytes_on_stack[BYTES_ON_STACK], *bytes = bytes_on_stack;
    size_t count, len;
    paysign_code code = paysign_verified_fields(verified, fields, FIELDS_ON_STACK, &count, bytes, BYTES_ON_STACK, &len);
    if (code == PAYSIGN_CODE_BUFFER_TOO_SMALL) {
        fields = safe_emalloc(count, sizeof *fields, sizeof *fields);
        bytes = emalloc(len + 1);
        code = paysign_verified_fields(verified, fields, count, &count, bytes, len, &len);
    }
    if (code == PAYSIGN_CODE_OK) {
        array_init_size(to, (uint32_t)count);
        for (size_t at = 0; at < count; at++) {
            zval value;
            paysign_bytes_to(&value, (paysign_bytes){fields[at].value, fields[at].value_len});
            zend_symtable_str_update(Z_ARRVAL_P(to), fields[at].name, fields[at].name_len, &value);
        }
    } else {
        zend_throw_error(NULL, "%s", paysign_error_text((int32_t)code));
    }
    if (fields != on_stack) efree(fields);
    if (bytes != bytes_on_stack) efree(bytes);
}

ZEND_FUNCTION(Paysign_Internal_Native_fields) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED);
    if (of) named(return_value, of);
}

/* Verifies, and hands out what is signed: nothing of the library's outlives the call. */
ZEND_FUNCTION(Paysign_Internal_Native_read) {
    zend_object *message_object, *secrets_object;
    zend_string *body;
    HashTable *given;
    zval *reference;
    paysign_options options;
    paysign_room room;
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
    if (paysign_verify_in(message->pointer, secrets ? secrets->pointer : NULL, ZSTR_VAL(body), ZSTR_LEN(body),
                          paysign_options_of(given, &options), &room, &verified, &error) != PAYSIGN_CODE_OK) {
        paysign_set_error(reference, &error);
        return;
    }
    named(return_value, verified);
    paysign_verified_leave(verified);
}

ZEND_FUNCTION(Paysign_Internal_Native_unprovedFields) {
    list(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED, write_unproved_fields);
}

ZEND_FUNCTION(Paysign_Internal_Native_role) {
    role(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED, write_role);
}

ZEND_FUNCTION(Paysign_Internal_Native_status) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED);
    if (of) RETURN_LONG((zend_long)paysign_verified_status(of));
}

ZEND_FUNCTION(Paysign_Internal_Native_isPaid) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED);
    if (of) RETURN_BOOL(paysign_verified_is_paid(of) == 1);
}

ZEND_FUNCTION(Paysign_Internal_Native_ack) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED);
    if (of) paysign_bytes_to(return_value, paysign_verified_ack(of));
}

ZEND_FUNCTION(Paysign_Internal_Native_secretIndex) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_VERIFIED);
    if (of) RETURN_LONG((zend_long)paysign_verified_secret_index(of));
}

/* Returns a number that the library has written, nothing where there is none, or writes the error. */
static void whole(zval *return_value, paysign_code code, uint64_t minor, zval *reference) {
    /* PHP has no number above the half of what 64 bits hold. */
    if (code == PAYSIGN_CODE_OK && minor > (uint64_t)ZEND_LONG_MAX) code = PAYSIGN_CODE_INVALID_AMOUNT;
    if (code == PAYSIGN_CODE_OK) ZVAL_LONG(return_value, (zend_long)minor);
    else if (code != PAYSIGN_CODE_NOT_THERE) paysign_set_code(reference, code);
}

ZEND_FUNCTION(Paysign_Internal_Native_minor) {
    zend_object *object;
    zend_long role, scale;
    zval *reference;
    uint64_t minor = 0;
    ZEND_PARSE_PARAMETERS_START(4, 4)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_LONG(role)
        Z_PARAM_LONG(scale)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(verified, object, KIND_VERIFIED, 1);
    paysign_code code = paysign_verified_minor(verified->pointer, (int32_t)role, (uint32_t)scale, &minor, NULL);
    whole(return_value, code, minor, reference);
}

ZEND_FUNCTION(Paysign_Internal_Native_expect) {
    zend_object *object;
    zend_string *order_no, *amount;
    zend_long minor = 0, scale = 0;
    bool has_no_scale;
    zval *reference;
    paysign_error error;
    paysign_code code;
    ZEND_PARSE_PARAMETERS_START(5, 5)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_STR(order_no)
        Z_PARAM_STR_OR_LONG(amount, minor)
        Z_PARAM_LONG_OR_NULL(scale, has_no_scale)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(verified, object, KIND_VERIFIED, 1);
    if (amount) {
        code = paysign_verified_expect(verified->pointer, ZSTR_VAL(order_no), ZSTR_LEN(order_no), ZSTR_VAL(amount),
                                       ZSTR_LEN(amount), &error);
    } else {
        code = paysign_verified_expect_minor(verified->pointer, ZSTR_VAL(order_no), ZSTR_LEN(order_no), (uint64_t)minor, 0,
                                             (uint32_t)scale, &error);
    }
    if (code != PAYSIGN_CODE_OK) paysign_set_error(reference, &error);
    RETURN_BOOL(code == PAYSIGN_CODE_OK);
}

ZEND_FUNCTION(Paysign_Internal_Native_answerField) {
    field(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_ANSWER, write_answer_field);
}

ZEND_FUNCTION(Paysign_Internal_Native_answerFields) {
    list(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_ANSWER, write_answer_fields);
}

ZEND_FUNCTION(Paysign_Internal_Native_answerRole) {
    role(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_ANSWER, write_answer_role);
}

ZEND_FUNCTION(Paysign_Internal_Native_answerStatus) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_ANSWER);
    if (of) RETURN_LONG((zend_long)paysign_answer_status(of));
}

ZEND_FUNCTION(Paysign_Internal_Native_answerIsProved) {
    const void *of = only(INTERNAL_FUNCTION_PARAM_PASSTHRU, KIND_ANSWER);
    if (of) RETURN_BOOL(paysign_answer_is_proved(of) == 1);
}

ZEND_FUNCTION(Paysign_Internal_Native_answerMinor) {
    zend_object *object;
    zend_long role, scale;
    zval *reference;
    uint64_t minor = 0;
    ZEND_PARSE_PARAMETERS_START(4, 4)
        Z_PARAM_OBJ_OF_CLASS(object, paysign_handle_class)
        Z_PARAM_LONG(role)
        Z_PARAM_LONG(scale)
        Z_PARAM_ZVAL(reference)
    ZEND_PARSE_PARAMETERS_END();
    HANDLE(answer, object, KIND_ANSWER, 1);
    paysign_code code = paysign_answer_minor(answer->pointer, (int32_t)role, (uint32_t)scale, &minor, NULL);
    whole(return_value, code, minor, reference);
}
