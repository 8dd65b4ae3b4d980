/* The options of `Paysign\Internal\Given` as the library takes them. */

/* Written by `cargo xtask generate`; do not edit. */

#include "convert.h"

/* Turns a flag off by what is its opposite. */
static void set_flag(const HashTable *given, zend_ulong at, int32_t *opposite) {
    const zval *value = zend_hash_index_find(given, at);
    if (value && Z_TYPE_P(value) != IS_NULL) *opposite = Z_TYPE_P(value) == IS_FALSE;
}

static void set_limit(const HashTable *given, zend_ulong at, size_t *limit) {
    const zval *value = zend_hash_index_find(given, at);
    if (value && Z_TYPE_P(value) == IS_LONG) *limit = (size_t)Z_LVAL_P(value);
}

const paysign_options *paysign_options_of(const HashTable *given, paysign_options *options) {
    if (!given) return NULL;
    paysign_options_default(options);
    set_flag(given, 0, &options->lenient);
    set_limit(given, 1, &options->body_len);
    set_limit(given, 2, &options->fields);
    set_limit(given, 3, &options->depth);
    return options;
}
