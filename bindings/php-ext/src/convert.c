/* PHP's values as the library takes them, and back. */

#include "convert.h"

/* A text of a pair, or NULL. */
static zend_string *part(const zval *pair, zend_ulong at) {
    const zval *value = Z_TYPE_P(pair) == IS_ARRAY ? zend_hash_index_find(Z_ARRVAL_P(pair), at) : NULL;
    return value && Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
}

paysign_param *paysign_params_of(HashTable *pairs, uint32_t argument) {
    paysign_param *params = safe_emalloc(zend_hash_num_elements(pairs), sizeof *params, sizeof *params), *next = params;
    const zval *pair;
    ZEND_HASH_FOREACH_VAL(pairs, pair) {
        const zend_string *name = part(pair, 0), *value = part(pair, 1);
        if (!name || !value) {
            efree(params);
            zend_argument_type_error(argument, "must be a list of pairs of texts");
            return NULL;
        }
        next->name = ZSTR_VAL(name);
        next->name_len = ZSTR_LEN(name);
        next->value = ZSTR_VAL(value);
        next->value_len = ZSTR_LEN(value);
        next++;
    }
    ZEND_HASH_FOREACH_END();
    return params;
}

paysign_bytes *paysign_texts_of(HashTable *texts, uint32_t argument) {
    paysign_bytes *pieces = safe_emalloc(zend_hash_num_elements(texts), sizeof *pieces, sizeof *pieces), *next = pieces;
    const zval *text;
    ZEND_HASH_FOREACH_VAL(texts, text) {
        if (Z_TYPE_P(text) != IS_STRING) {
            efree(pieces);
            zend_argument_type_error(argument, "must be a list of texts");
            return NULL;
        }
        next->data = Z_STRVAL_P(text);
        next->len = Z_STRLEN_P(text);
        next++;
    }
    ZEND_HASH_FOREACH_END();
    return pieces;
}

bool paysign_names_of(struct names *names, HashTable *shop_names, HashTable *added_names, uint32_t argument) {
    names->shop = paysign_texts_of(shop_names, argument);
    if (!names->shop) return false;
    names->added = paysign_texts_of(added_names, argument + 1);
    if (!names->added) {
        efree(names->shop);
        return false;
    }
    names->beyond = (paysign_beyond){
        .shop_names = names->shop,
        .shop_name_count = zend_hash_num_elements(shop_names),
        .added_names = names->added,
        .added_name_count = zend_hash_num_elements(added_names),
    };
    return true;
}

void paysign_names_free(struct names *names) {
    efree(names->shop);
    efree(names->added);
}

paysign_role_field *paysign_roles_of(HashTable *roles, uint32_t argument) {
    paysign_role_field *fields = safe_emalloc(zend_hash_num_elements(roles), sizeof *fields, sizeof *fields), *next = fields;
    const zval *pair;
    ZEND_HASH_FOREACH_VAL(roles, pair) {
        const zval *role = Z_TYPE_P(pair) == IS_ARRAY ? zend_hash_index_find(Z_ARRVAL_P(pair), 0) : NULL;
        const zend_string *field = part(pair, 1);
        if (!role || Z_TYPE_P(role) != IS_LONG || !field) {
            efree(fields);
            zend_argument_type_error(argument, "must be a list of pairs of a number and a text");
            return NULL;
        }
        next->role = (int32_t)Z_LVAL_P(role);
        next->field = (paysign_bytes){ZSTR_VAL(field), ZSTR_LEN(field)};
        next++;
    }
    ZEND_HASH_FOREACH_END();
    return fields;
}

void paysign_bytes_to(zval *to, paysign_bytes bytes) {
    if (bytes.len == 0) ZVAL_EMPTY_STRING(to);
    else ZVAL_STRINGL(to, bytes.data, bytes.len);
}

void paysign_bytes_to_or_null(zval *to, paysign_bytes bytes) {
    if (bytes.data) paysign_bytes_to(to, bytes);
    else ZVAL_NULL(to);
}

void paysign_add_pair(zval *list, paysign_bytes name, paysign_bytes value) {
    zval pair, part;
    array_init_size(&pair, 2);
    paysign_bytes_to(&part, name);
    add_next_index_zval(&pair, &part);
    paysign_bytes_to(&part, value);
    add_next_index_zval(&pair, &part);
    add_next_index_zval(list, &pair);
}

static void facts(zval *to, paysign_code code, const char *message, const paysign_error *error) {
    array_init(to);
    add_assoc_long(to, "number", (zend_long)code);
    add_assoc_string(to, "message", message);
    if (error && error->field_len >= 0) add_assoc_stringl(to, "field", error->field, (size_t)error->field_len);
    else add_assoc_null(to, "field");
    add_assoc_bool(to, "is_cut", error && error->field_is_cut == 1);
    if (error && error->offset >= 0) add_assoc_long(to, "offset", (zend_long)error->offset);
    else add_assoc_null(to, "offset");
}

void paysign_facts_of(zval *to, const paysign_error *error) {
    facts(to, error->code, error->message, error);
}

void paysign_set_error(zval *reference, const paysign_error *error) {
    zval found;
    paysign_facts_of(&found, error);
    ZEND_TRY_ASSIGN_REF_ARR(reference, Z_ARR(found));
}

void paysign_set_code(zval *reference, paysign_code code) {
    zval found;
    facts(&found, code, paysign_error_text((int32_t)code), NULL);
    ZEND_TRY_ASSIGN_REF_ARR(reference, Z_ARR(found));
}

zend_string *paysign_text_of(text_writer write, const struct question *question, paysign_code *code) {
    zend_string *text;
    char room[512];
    size_t len = 0;
    *code = write(question, room, sizeof room, &len);
    if (*code == PAYSIGN_CODE_OK) return zend_string_init(room, len, 0);
    if (*code != PAYSIGN_CODE_BUFFER_TOO_SMALL) return NULL;
    text = zend_string_alloc(len, 0);
    *code = write(question, ZSTR_VAL(text), len, &len);
    if (*code != PAYSIGN_CODE_OK) {
        zend_string_efree(text);
        return NULL;
    }
    ZSTR_VAL(text)[len] = '\0';
    return text;
}

paysign_code paysign_fields_of(zval *to, fields_writer write, const struct question *question) {
    size_t count = 0, len = 0;
    paysign_code code = write(question, NULL, 0, &count, NULL, 0, &len);
    paysign_param *fields;
    char *buffer;
    if (code != PAYSIGN_CODE_OK) return code;
    fields = safe_emalloc(count, sizeof *fields, sizeof *fields);
    buffer = emalloc(len + 1);
    code = write(question, fields, count, &count, buffer, len, &len);
    if (code == PAYSIGN_CODE_OK) {
        array_init_size(to, (uint32_t)count);
        for (size_t at = 0; at < count; at++) {
            paysign_bytes name = {fields[at].name, fields[at].name_len}, value = {fields[at].value, fields[at].value_len};
            paysign_add_pair(to, name, value);
        }
    }
    efree(buffer);
    efree(fields);
    return code;
}
