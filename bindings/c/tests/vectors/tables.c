/* `tables`: what is in the tables of a gateway, as JSON. */

#include "case.h"

#include <string.h>

/* The element of a list that has this name. */
static const json_t *named(const json_t *list, const char *name) {
    for (size_t at = 0; at < json_array_size(list); at++) {
        const char *own = json_string_value(json_object_get(json_array_get(list, at), "name"));
        if (own && strcmp(own, name) == 0) return json_array_get(list, at);
    }
    return NULL;
}

/* By the rule of the vectors' README: what is not named is not compared. */
static int is_same(const json_t *found, const json_t *expected) {
    const char *name;
    json_t *part;
    if (json_is_object(expected) && (json_is_object(found) || json_is_array(found))) {
        json_object_foreach((json_t *)expected, name, part) {
            const json_t *one = json_is_array(found) ? named(found, name) : json_object_get(found, name);
            if (!is_same(one, part)) return 0;
        }
        return 1;
    }
    if (json_is_array(expected) && json_is_array(found)) {
        size_t count = json_array_size(expected);
        if (json_array_size(found) != count) return 0;
        for (size_t at = 0; at < count; at++) {
            if (!is_same(json_array_get(found, at), json_array_get(expected, at))) return 0;
        }
        return 1;
    }
    if (json_is_string(expected) && json_is_object(found)) found = json_object_get(found, "name");
    return found && json_equal(found, expected);
}

/* The JSON of all built-in gateways, or of one that was read from its file. */
static paysign_code write_tables(const struct one *one, char *buffer, size_t capacity, size_t *len) {
    return one->from_file ? paysign_gateway_tables(one->from_file, buffer, capacity, len)
                          : paysign_gateways(buffer, capacity, len);
}

void run_tables(struct one *one) {
    const json_t *found = NULL;
    size_t len = 0;
    char *text;
    json_t *tables;
    CHECK(one, write_tables(one, NULL, 0, &len) == PAYSIGN_CODE_OK);
    text = room(one, len);
    CHECK(one, write_tables(one, text, len, &len) == PAYSIGN_CODE_OK);
    tables = json_loadb(text, len, 0, NULL);
    if (one->from_file) found = tables;
    for (size_t at = 0; at < json_array_size(tables); at++) {
        const json_t *table = json_array_get(tables, at);
        if (strcmp(json_string_value(json_object_get(table, "id")), one->gateway) == 0) found = table;
    }
    int is_right = found && is_same(found, json_object_get(one->expect, "table"));
    json_decref(tables);
    CHECK(one, is_right);
}
