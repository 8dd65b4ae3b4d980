/* `sign`: the signature, the ready body, and the fields to send. */

#include "case.h"

void run_sign(struct one *one) {
    const json_t *sign = json_object_get(one->expect, "sign");
    size_t count, len = 0, body_len = 0, field_count = 0, fields_len = 0, at;
    const paysign_param *params = params_of(one, &count);
    paysign_param *fields;
    char signature[128], *buffer;
    struct text wanted;
    paysign_error error;
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
    CHECK(one, field_count > count && field_count <= count + 2);
    fields = (paysign_param *)(void *)room(one, field_count * sizeof *fields);
    buffer = room(one, fields_len);
    CHECK(one, paysign_sign_fields(one->message, one->secrets, params, count, &one->options, fields, field_count,
                                   &field_count, buffer, fields_len, &fields_len, &error) == PAYSIGN_CODE_OK);
    for (at = 0; at < count; at++) {
        struct text name = {(char *)params[at].name, params[at].name_len};
        struct text value = {(char *)params[at].value, params[at].value_len};
        CHECK(one, same(name, fields[at].name, fields[at].name_len));
        CHECK(one, same(value, fields[at].value, fields[at].value_len));
    }
    CHECK(one, same_bytes((struct text){(char *)fields[count].name, fields[count].name_len}, field));
    CHECK(one, same(text_of(one, sign), fields[count].value, fields[count].value_len));
}
