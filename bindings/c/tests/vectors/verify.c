/* `verify`, `expect` and `minor`: one body, by itself and in batches, and what is read of a verified one. */

#include "case.h"

#include <stdlib.h>
#include <string.h>

/* The verdict of the calls that give nothing but a code must be the same. */
static void check_verdicts(struct one *one, paysign_code code) {
    enum { COUNT = 130 };
    paysign_code codes[COUNT];
    paysign_bytes bodies[COUNT];
    uint32_t lens[COUNT];
    char *joined;
    size_t count = one->body.len < 1000 ? COUNT : 2;
    if (!one->has_own_options) {
        CHECK(one, paysign_check(one->message, one->secrets, one->body.data, one->body.len) == code);
    }
    joined = room(one, count * one->body.len);
    for (size_t at = 0; at < count; at++) {
        bodies[at].data = one->body.data;
        bodies[at].len = one->body.len;
        lens[at] = (uint32_t)one->body.len;
        memcpy(joined + at * one->body.len, one->body.data, one->body.len);
    }
    /* One that differs from the others, so that a verdict in the wrong place is seen. */
    bodies[1].len = lens[1] = 0;
    CHECK(one,
          paysign_verify_batch(one->message, one->secrets, bodies, count, &one->options, codes) == PAYSIGN_CODE_OK);
    for (size_t at = 0; at < count; at++) CHECK(one, at == 1 ? codes[at] != PAYSIGN_CODE_OK : codes[at] == code);
    memset(codes, 0x55, sizeof codes);
    CHECK(one, paysign_verify_joined(one->message, one->secrets, joined, (count - 1) * one->body.len, lens, count,
                                     &one->options, codes) == PAYSIGN_CODE_OK);
    for (size_t at = 0; at < count; at++) CHECK(one, at == 1 ? codes[at] != PAYSIGN_CODE_OK : codes[at] == code);
}

typedef paysign_code list_function(const paysign_verified *, paysign_param *, size_t, size_t *, char *, size_t,
                                   size_t *);
typedef paysign_code get_function(const paysign_verified *, const char *, size_t, char *, size_t, size_t *);

/* All fields of one kind; each also by its name, where `other` must not have it. */
static void check_listed(struct one *one, const paysign_verified *verified, const char *what, list_function *list,
                         get_function *get, get_function *other) {
    size_t count = 0, len = 0, again_count = 0, again_len = 0;
    paysign_param *fields;
    char *buffer;
    CHECK(one, list(verified, NULL, 0, &count, NULL, 0, &len) == PAYSIGN_CODE_OK);
    CHECK(one, len <= one->body.len);
    fields = (paysign_param *)(void *)room(one, count * sizeof *fields);
    buffer = room(one, len);
    CHECK(one, list(verified, fields, count, &again_count, buffer, len, &again_len) == PAYSIGN_CODE_OK);
    CHECK(one, again_count == count && again_len == len);
    check_fields(one, json_object_get(one->expect, what), fields, count);
    for (size_t at = 0; at < count; at++) {
        const paysign_param *field = &fields[at];
        char *value = room(one, field->value_len);
        size_t value_len = 0, none = 7;
        struct text held = {(char *)field->value, field->value_len};
        CHECK(one, get(verified, field->name, field->name_len, value, field->value_len, &value_len) == PAYSIGN_CODE_OK);
        CHECK(one, same(held, value, value_len));
        CHECK(one, other(verified, field->name, field->name_len, NULL, 0, &none) == PAYSIGN_CODE_NOT_THERE);
        CHECK(one, none == 7);
    }
}

static void check_role(struct one *one, const paysign_verified *verified, const char *what, int32_t role) {
    const json_t *expected = json_object_get(one->expect, what);
    char buffer[1024];
    size_t len = 0;
    paysign_code code = paysign_verified_role(verified, role, buffer, sizeof buffer, &len);
    const char *error = json_string_value(json_object_get(expected, "error"));
    if (error) {
        CHECK(one, strcmp(paysign_error_code((int32_t)code), error) == 0);
    } else if (expected) {
        CHECK(one, code == PAYSIGN_CODE_OK);
        CHECK(one, same(text_of(one, expected), buffer, len));
    } else {
        CHECK(one, code == PAYSIGN_CODE_NOT_THERE);
    }
}

/* Of a request no role is expected, since nothing is read there. */
static int has_roles(const struct one *one) {
    static const char *const NAMES[] = {"order_no", "trade_no", "ordered_amount", "paid_amount", "status"};
    for (size_t at = 0; at < sizeof NAMES / sizeof NAMES[0]; at++) {
        if (json_object_get(one->expect, NAMES[at])) return 1;
    }
    return json_object_get(one->json, "roles") != NULL;
}

static void check_verified(struct one *one, const paysign_verified *verified) {
    const json_t *ack = json_object_get(one->expect, "ack"), *status = json_object_get(one->expect, "status");
    size_t secret = (size_t)json_integer_value(json_object_get(one->expect, "secret"));
    CHECK(one, json_is_true(json_object_get(one->expect, "valid")));
    CHECK(one, paysign_verified_secret_index(verified) == secret);
    check_listed(one, verified, "fields", paysign_verified_fields, paysign_verified_get, paysign_verified_unproved);
    check_listed(one, verified, "unproved", paysign_verified_unproved_fields, paysign_verified_unproved,
                 paysign_verified_get);
    if (has_roles(one)) {
        const char *name = paysign_status_name((int32_t)paysign_verified_status(verified));
        CHECK(one, strcmp(name, status ? json_string_value(status) : "unstated") == 0);
        CHECK(one, paysign_verified_is_paid(verified) == (strcmp(name, "paid") == 0));
        check_role(one, verified, "order_no", PAYSIGN_ROLE_ORDER_NO);
        check_role(one, verified, "trade_no", PAYSIGN_ROLE_TRADE_NO);
        check_role(one, verified, "ordered_amount", PAYSIGN_ROLE_ORDERED_AMOUNT);
        check_role(one, verified, "paid_amount", PAYSIGN_ROLE_PAID_AMOUNT);
    }
    if (ack) CHECK(one, same_bytes(text_of(one, ack), paysign_verified_ack(verified)));
}

/* In a room of the caller's, and in one piece, the same is said. */
static void check_other_ways(struct one *one, paysign_code expected) {
    paysign_room room;
    paysign_verified *verified = NULL;
    char piece[1024], *longer = NULL, *text = piece;
    paysign_param *fields;
    size_t len = 0, needed = 0, count = 0;
    paysign_code code = paysign_verify_in(one->message, one->secrets, one->body.data, one->body.len, &one->options, &room,
                                          &verified, NULL);
    CHECK(one, code == expected);
    code = paysign_verify_texts(one->message, one->secrets, one->body.data, one->body.len, &one->options, piece,
                                sizeof piece, &len, NULL);
    if (code == PAYSIGN_CODE_BUFFER_TOO_SMALL) {
        text = longer = malloc(len);
        code = paysign_verify_texts(one->message, one->secrets, one->body.data, one->body.len, &one->options, longer, len,
                                    &len, NULL);
    }
    CHECK(one, code == expected);
    if (code == PAYSIGN_CODE_OK && verified) {
        const char *at = text, *end = text + len;
        char *buffer = malloc(one->body.len + 1);
        CHECK(one, paysign_verified_fields(verified, NULL, 0, &count, NULL, 0, &needed) == PAYSIGN_CODE_OK);
        fields = malloc((count + 1) * sizeof *fields);
        CHECK(one, paysign_verified_fields(verified, fields, count, &count, buffer, one->body.len, &needed) ==
                       PAYSIGN_CODE_OK);
        for (size_t field = 0; field < count; field++) {
            const paysign_bytes parts[] = {{fields[field].name, fields[field].name_len},
                                           {fields[field].value, fields[field].value_len}};
            for (int part = 0; part < 2; part++) {
                size_t separator = 1;
                while (text[separator]) separator++;
                separator++;
                CHECK(one, (size_t)(end - at) >= separator + parts[part].len);
                CHECK(one, memcmp(at, text, separator) == 0);
                at += separator;
                CHECK(one, parts[part].len == 0 || memcmp(at, parts[part].data, parts[part].len) == 0);
                at += parts[part].len;
            }
        }
        CHECK(one, at == end);
        free(fields);
        free(buffer);
    }
    free(longer);
    paysign_verified_leave(verified);
}

/* Verifies the body, with its headers where it came with some. */
static paysign_code verified_of(struct one *one, paysign_verified **verified, paysign_error *error) {
    const struct text body = one->body;
    if (!one->has_arrival) {
        return paysign_verify(one->message, one->secrets, body.data, body.len, &one->options, verified, error);
    }
    return paysign_verify_with_headers(one->message, one->secrets, body.data, body.len, &one->arrival, &one->options,
                                       verified, error);
}

void run_verify(struct one *one) {
    paysign_verified *verified = NULL;
    paysign_error error;
    paysign_code code = verified_of(one, &verified, &error);
    if (code == PAYSIGN_CODE_OK) {
        check_verified(one, verified);
    } else {
        CHECK(one, verified == NULL);
        check_error(one, code, &error);
    }
    /* The other calls take no headers. */
    if (!one->has_arrival) {
        check_verdicts(one, code);
        check_other_ways(one, code);
        check_signed_text(one);
    }
    paysign_verified_free(verified);
}

/* The same amount as a whole number is as good. */
static void check_expect_minor(struct one *one, const paysign_verified *verified, struct text order_no) {
    uint64_t minor = 0, high = 0;
    paysign_code code = paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 2, &minor, &high);
    if (code != PAYSIGN_CODE_OK) return;
    CHECK(one, paysign_verified_expect_minor(verified, order_no.data, order_no.len, minor, high, 2, NULL) == PAYSIGN_CODE_OK);
    CHECK(one, paysign_verified_expect_minor(verified, order_no.data, order_no.len, minor, high + 1, 2, NULL) != PAYSIGN_CODE_OK);
    minor++;
    high += minor == 0;
    code = paysign_verified_expect_minor(verified, order_no.data, order_no.len, minor, high, 2, NULL);
    CHECK(one, code == PAYSIGN_CODE_PAID_TOO_LITTLE);
}

static void check_expect(struct one *one, const paysign_verified *verified) {
    const json_t *want = json_object_get(one->json, "want"), *units = json_object_get(want, "minor");
    struct text order_no = text_of(one, json_object_get(want, "order_no"));
    struct text amount = text_of(one, json_object_get(want, "amount"));
    uint32_t scale = (uint32_t)json_integer_value(json_object_get(want, "scale"));
    uint64_t minor[2];
    paysign_error error;
    paysign_code code;
    if (units) {
        number_of(json_string_value(units), minor);
        code = paysign_verified_expect_minor(verified, order_no.data, order_no.len, minor[0], minor[1], scale, &error);
    } else {
        code = paysign_verified_expect(verified, order_no.data, order_no.len, amount.data, amount.len, &error);
    }
    if (code == PAYSIGN_CODE_OK) {
        CHECK(one, json_is_true(json_object_get(one->expect, "ok")));
        check_expect_minor(one, verified, order_no);
    } else {
        check_error(one, code, &error);
    }
}

static void check_minor(struct one *one, const paysign_verified *verified) {
    const json_t *expected = json_object_get(one->expect, "minor"), *error = json_object_get(one->expect, "error");
    uint32_t scale = (uint32_t)json_integer_value(json_object_get(one->json, "scale"));
    uint64_t wanted[2], whole[2] = {7, 7}, low = 7;
    paysign_code code = paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, scale, &whole[0], &whole[1]);
    paysign_code short_code = paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, scale, &low, NULL);
    if (json_is_string(expected)) {
        number_of(json_string_value(expected), wanted);
        CHECK(one, code == PAYSIGN_CODE_OK && whole[0] == wanted[0] && whole[1] == wanted[1]);
        /* Where there is no place for the upper half, nothing is cut. */
        if (wanted[1] == 0) CHECK(one, short_code == PAYSIGN_CODE_OK && low == wanted[0]);
        else CHECK(one, short_code == PAYSIGN_CODE_INVALID_AMOUNT && low == 7);
    } else {
        const char *word = error ? json_string_value(error) : "not_there";
        CHECK(one, error || json_is_null(expected));
        CHECK(one, strcmp(paysign_error_code((int32_t)code), word) == 0 && short_code == code);
        CHECK(one, whole[0] == 7 && whole[1] == 7 && low == 7);
    }
}

/* Verifies the body, and goes on with what is verified. */
static void run_with(struct one *one, void (*then)(struct one *, const paysign_verified *)) {
    paysign_verified *verified = NULL;
    paysign_error error;
    paysign_code code = verified_of(one, &verified, &error);
    if (code == PAYSIGN_CODE_OK) then(one, verified);
    else check_error(one, code, &error);
    paysign_verified_free(verified);
}

void run_expect(struct one *one) {
    run_with(one, check_expect);
}

void run_minor(struct one *one) {
    run_with(one, check_minor);
}
