/* `sign`: the signature, the ready body, and the fields to send. */

#include <string.h>

#include "case.h"

/* Whether the body, which is JSON, holds the field as a number: its text may be shorter than the one
 * given. */
static int is_number_of(struct text body, const paysign_param *field) {
    char member[256];
    size_t len = field->name_len + field->value_len + 4, at;
    if (len > sizeof member) {
        return 0;
    }
    member[0] = '"';
    memcpy(member + 1, field->name, field->name_len);
    memcpy(member + 1 + field->name_len, "\":", 2);
    memcpy(member + 3 + field->name_len, field->value, field->value_len);
    member[len - 1] = ',';
    for (at = 0; at + len <= body.len; at++) {
        if (memcmp(body.data + at, member, len) == 0) {
            return 1;
        }
    }
    return 0;
}

/* The headers that carry a signature over the body, each on a line. */
static void run_sign_headers(struct one *one) {
    const json_t *headers = json_object_get(one->expect, "headers");
    char buffer[1024], *at = buffer;
    size_t len = 0, again = 0;
    paysign_error error;
    paysign_code code = paysign_sign_headers(one->message, one->secrets, one->body.data, one->body.len, &one->arrival,
                                             buffer, sizeof buffer, &len, &error);
    if (code != PAYSIGN_CODE_OK) {
        check_error(one, code, &error);
        return;
    }
    for (size_t index = 0; index < json_array_size(headers); index++) {
        for (size_t part = 0; part < 2; part++) {
            struct text text = text_of(one, json_array_get(json_array_get(headers, index), part));
            CHECK(one, (size_t)(buffer + len - at) > text.len && memcmp(at, text.data, text.len) == 0);
            at += text.len;
            CHECK(one, memcmp(at, part == 0 ? ": " : "\n", 2 - part) == 0);
            at += 2 - part;
        }
    }
    CHECK(one, at == buffer + len);
    CHECK(one, paysign_sign_headers(one->message, one->secrets, one->body.data, one->body.len, &one->arrival, buffer,
                                    len - 1, &again, &error) == PAYSIGN_CODE_BUFFER_TOO_SMALL && again == len);
}

void run_sign(struct one *one) {
    const json_t *sign = json_object_get(one->expect, "sign");
    size_t count, len = 0, body_len = 0, field_count = 0, fields_len = 0, at, sent;
    const paysign_param *params = params_of(one, &count);
    paysign_param *fields;
    char signature[128], *buffer;
    struct text wanted;
    paysign_error error;
    if (one->has_arrival) {
        run_sign_headers(one);
        return;
    }
    paysign_bytes field = paysign_message_signature_field(one->message);
    paysign_code code = paysign_sign(one->message, one->secrets, params, count, &one->options, signature,
                                     sizeof signature, &len, &error);
    if (code != PAYSIGN_CODE_OK) {
        check_error(one, code, &error);
        CHECK(one,
              paysign_sign_body(one->message, one->secrets, params, count, &one->options, NULL, 0, &len, NULL) == code);
        return;
    }
    CHECK(one, sign && same(text_of(one, sign), signature, len));

    CHECK(one, paysign_sign_body(one->message, one->secrets, params, count, &one->options, NULL, 0, &body_len,
                                 &error) == PAYSIGN_CODE_OK);
    buffer = room(one, body_len);
    CHECK(one, paysign_sign_body(one->message, one->secrets, params, count, &one->options, buffer, body_len, &len,
                                 &error) == PAYSIGN_CODE_OK);
    wanted = text_of(one, json_object_get(one->expect, "body"));
    CHECK(one, same(wanted, buffer, len));
    /* One byte too few is found, and says how many are needed. */
    len = 0;
    CHECK(one, paysign_sign_body(one->message, one->secrets, params, count, &one->options, buffer, body_len - 1, &len,
                                 &error) == PAYSIGN_CODE_BUFFER_TOO_SMALL);
    CHECK(one, len == body_len && error.code == PAYSIGN_CODE_BUFFER_TOO_SMALL);

    CHECK(one, paysign_sign_fields(one->message, one->secrets, params, count, &one->options, NULL, 0, &field_count,
                                   NULL, 0, &fields_len, &error) == PAYSIGN_CODE_OK);
    /* Of an empty parameter perhaps nothing is sent. */
    CHECK(one, field_count > 0 && field_count <= count + 2);
    fields = (paysign_param *)(void *)room(one, field_count * sizeof *fields);
    buffer = room(one, fields_len);
    CHECK(one, paysign_sign_fields(one->message, one->secrets, params, count, &one->options, fields, field_count,
                                   &field_count, buffer, fields_len, &fields_len, &error) == PAYSIGN_CODE_OK);
    for (at = 0, sent = 0; at < count; at++) {
        struct text name = {(char *)params[at].name, params[at].name_len};
        struct text value = {(char *)params[at].value, params[at].value_len};
        if (value.len == 0 && !same(name, fields[sent].name, fields[sent].name_len)) {
            continue;
        }
        CHECK(one, same(name, fields[sent].name, fields[sent].name_len));
        CHECK(one, same(value, fields[sent].value, fields[sent].value_len) || is_number_of(wanted, &fields[sent]));
        sent++;
    }
    CHECK(one, same_bytes((struct text){(char *)fields[sent].name, fields[sent].name_len}, field));
    CHECK(one, same(text_of(one, sign), fields[sent].value, fields[sent].value_len));
}
