/* PHP's values as the library takes them, and back. */

#ifndef PAYSIGN_EXT_CONVERT_H
#define PAYSIGN_EXT_CONVERT_H

#include <paysign.h>
#include <php.h>

/* The facts of `Paysign\Options` in the order of `Internal\Given`, each of them null for the default. NULL
 * for the defaults. */
const paysign_options *paysign_options_of(const HashTable *given, paysign_options *options);

/* Pairs of names and values; leaves NULL, and an exception, where they are none. Freed with `efree`. They
 * borrow the texts. */
paysign_param *paysign_params_of(HashTable *pairs, uint32_t argument);

/* Texts as the library takes several; as above. */
paysign_bytes *paysign_texts_of(HashTable *texts, uint32_t argument);

/* Names beyond a gateway's tables, which borrow the texts. False, and an exception, where they are none;
 * `argument` is the first of the two. */
struct names {
    paysign_beyond beyond;
    paysign_bytes *shop, *added;
};
bool paysign_names_of(struct names *names, HashTable *shop_names, HashTable *added_names, uint32_t argument);
void paysign_names_free(struct names *names);

/* Pairs of a role's number and its field; as the parameters above. */
paysign_role_field *paysign_roles_of(HashTable *roles, uint32_t argument);

/* Bytes as a string; with `or_null`, null where there is nothing. */
void paysign_bytes_to(zval *to, paysign_bytes bytes);
void paysign_bytes_to_or_null(zval *to, paysign_bytes bytes);

/* Adds a pair of two texts to a list. */
void paysign_add_pair(zval *list, paysign_bytes name, paysign_bytes value);

/* The facts of an error, as `Paysign\Exception` takes them. */
void paysign_facts_of(zval *to, const paysign_error *error);

/* Writes them to a parameter that was passed by reference. With only a code, what is known of that. */
void paysign_set_error(zval *reference, const paysign_error *error);
void paysign_set_code(zval *reference, paysign_code code);

/* What is asked of a handle. */
struct question {
    const void *of;
    int32_t role;
    const char *name;
    size_t name_len;
    size_t index;
};

/* Asks for a text; NULL if there is none, and `code` says why. */
typedef paysign_code (*text_writer)(const struct question *, char *buffer, size_t capacity, size_t *len);
zend_string *paysign_text_of(text_writer write, const struct question *question, paysign_code *code);

/* Asks for fields, as a list of pairs. */
typedef paysign_code (*fields_writer)(const struct question *, paysign_param *fields, size_t field_capacity, size_t *field_count,
                                      char *buffer, size_t capacity, size_t *len);
paysign_code paysign_fields_of(zval *to, fields_writer write, const struct question *question);

#endif
