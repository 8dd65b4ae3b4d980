/* Texts, parameters and expectations of a case. */

#include "case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void failed(struct one *one, const char *file, int line, const char *what) {
    fprintf(stderr, "%s: %s:%d: %s\n", one->id, file, line, what);
    one->failed = 1;
}

char *room(struct one *one, size_t len) {
    void **longer = realloc(one->arena, (one->arena_len + 1) * sizeof *longer);
    char *memory = malloc(len > 0 ? len : 1);
    if (!longer || !memory) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    one->arena = longer;
    one->arena[one->arena_len++] = memory;
    return memory;
}

static struct text copy_of(struct one *one, const char *data, size_t len) {
    struct text copy = {room(one, len), len};
    memcpy(copy.data, data, len);
    return copy;
}

/* The text with every `@@` in it replaced, where the case says so. */
static struct text repeated(struct one *one, const char *data, size_t len) {
    const json_t *repeat = json_object_get(one->json, "repeat"), *piece = json_object_get(repeat, "text");
    size_t times = (size_t)json_integer_value(json_object_get(repeat, "times")), marks = 0, at;
    struct text result;
    char *to;
    if (!repeat) return copy_of(one, data, len);
    for (at = 0; at + 1 < len; at++) {
        if (memcmp(data + at, "@@", 2) == 0) marks++, at++;
    }
    result.len = len - 2 * marks + marks * times * json_string_length(piece);
    result.data = to = room(one, result.len);
    for (at = 0; at < len;) {
        if (at + 1 < len && memcmp(data + at, "@@", 2) == 0) {
            for (size_t turn = 0; turn < times; turn++) {
                memcpy(to, json_string_value(piece), json_string_length(piece));
                to += json_string_length(piece);
            }
            at += 2;
        } else {
            *to++ = data[at++];
        }
    }
    return result;
}

static int digit(char hex) {
    const char *digits = "0123456789abcdef", *found = strchr(digits, hex);
    return found && hex ? (int)(found - digits) : 0;
}

struct text unhex(struct one *one, const char *hex, size_t len) {
    struct text bytes = {room(one, len / 2), len / 2};
    for (size_t at = 0; at < bytes.len; at++) bytes.data[at] = (char)(digit(hex[2 * at]) * 16 + digit(hex[2 * at + 1]));
    return bytes;
}

struct text text_of(struct one *one, const json_t *json) {
    const json_t *hex = json_object_get(json, "hex");
    struct text none = {NULL, 0};
    if (hex) return unhex(one, json_string_value(hex), json_string_length(hex));
    return json_is_string(json) ? repeated(one, json_string_value(json), json_string_length(json)) : none;
}

struct text name_of(struct one *one, const char *key) {
    if (strncmp(key, "hex:", 4) == 0) return unhex(one, key + 4, strlen(key + 4));
    return repeated(one, key, strlen(key));
}

const paysign_bytes *texts_in(struct one *one, const char *list, size_t *count) {
    const json_t *all = json_object_get(one->json, list);
    paysign_bytes *texts = NULL;
    *count = json_array_size(all);
    if (*count > 0) texts = (paysign_bytes *)(void *)room(one, *count * sizeof *texts);
    for (size_t at = 0; at < *count; at++) {
        struct text text = text_of(one, json_array_get(all, at));
        texts[at].data = text.data;
        texts[at].len = text.len;
    }
    return texts;
}

void number_of(const char *digits, uint64_t halves[2]) {
    uint32_t parts[4] = {0, 0, 0, 0};
    for (; *digits; digits++) {
        uint64_t carry = (uint64_t)(*digits - '0');
        for (int at = 0; at < 4; at++) {
            carry += (uint64_t)parts[at] * 10;
            parts[at] = (uint32_t)carry;
            carry >>= 32;
        }
    }
    halves[0] = (uint64_t)parts[1] << 32 | parts[0];
    halves[1] = (uint64_t)parts[3] << 32 | parts[2];
}

paysign_param *params_of(struct one *one, size_t *count) {
    const json_t *params = json_object_get(one->json, "params");
    paysign_param *all = (paysign_param *)(void *)room(one, json_array_size(params) * sizeof *all);
    for (*count = 0; *count < json_array_size(params); (*count)++) {
        const json_t *pair = json_array_get(params, *count);
        struct text name = text_of(one, json_array_get(pair, 0)), value = text_of(one, json_array_get(pair, 1));
        paysign_param param = {name.data, name.len, value.data, value.len};
        all[*count] = param;
    }
    return all;
}

int same(struct text text, const char *data, size_t len) {
    return text.data && text.len == len && (len == 0 || memcmp(text.data, data, len) == 0);
}

int same_bytes(struct text text, paysign_bytes bytes) {
    return text.data ? same(text, bytes.data, bytes.len) : bytes.data == NULL && bytes.len == 0;
}

void check_error(struct one *one, paysign_code code, const paysign_error *error) {
    const json_t *field = json_object_get(one->expect, "field"), *offset = json_object_get(one->expect, "offset"),
                 *dialect = json_object_get(one->expect, "dialect");
    const char *expected = json_string_value(json_object_get(one->expect, "error"));
    CHECK(one, expected != NULL);
    CHECK(one, strcmp(paysign_error_code((int32_t)code), expected) == 0);
    CHECK(one, error->code == code);
    if (field) {
        struct text name = text_of(one, field);
        /* A field without a name is told by its place. */
        if (name.len == 0) CHECK(one, error->field_len <= 0);
        if (name.len > sizeof error->field) {
            CHECK(one, error->field_is_cut == 1);
            name.len = sizeof error->field;
        } else {
            CHECK(one, error->field_is_cut == 0);
        }
        if (name.len > 0) CHECK(one, error->field_len >= 0 && same(name, error->field, (size_t)error->field_len));
    } else {
        CHECK(one, error->field_len <= 0);
    }
    if (offset) CHECK(one, error->offset == json_integer_value(offset));
    if (dialect) CHECK(one, strstr(error->message, json_string_value(dialect)) != NULL);
}

void check_fields(struct one *one, const json_t *expected, const paysign_param *fields, size_t count) {
    const char *key;
    json_t *value;
    CHECK(one, count == json_object_size(expected));
    json_object_foreach((json_t *)expected, key, value) {
        struct text name = name_of(one, key), wanted = text_of(one, value);
        size_t at = 0;
        while (at < count && !same(name, fields[at].name, fields[at].name_len)) at++;
        CHECK(one, at < count);
        CHECK(one, same(wanted, fields[at].value, fields[at].value_len));
    }
}
