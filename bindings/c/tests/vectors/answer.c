/* `answer`: what the gateway says at once to a request. */

#include "case.h"

#include <string.h>

static void check_role(struct one *one, const paysign_answer *answer, const char *what, int32_t role) {
    const json_t *expected = json_object_get(one->expect, what);
    char buffer[4096];
    size_t len = 0;
    paysign_code code = paysign_answer_role(answer, role, buffer, sizeof buffer, &len);
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

/* Every field of the list is the one that its name gives. */
static void check_list(struct one *one, const paysign_answer *answer) {
    size_t count = 0, len = 0;
    paysign_param *fields;
    char *buffer;
    CHECK(one, paysign_answer_fields(answer, NULL, 0, &count, NULL, 0, &len) == PAYSIGN_CODE_OK);
    fields = (paysign_param *)(void *)room(one, count * sizeof *fields);
    buffer = room(one, len);
    CHECK(one, paysign_answer_fields(answer, fields, count, &count, buffer, len, &len) == PAYSIGN_CODE_OK);
    for (size_t at = 0; at < count; at++) {
        struct text held = {(char *)fields[at].value, fields[at].value_len};
        char *value = room(one, held.len);
        size_t value_len = 0;
        CHECK(one, paysign_answer_get(answer, fields[at].name, fields[at].name_len, value, held.len, &value_len) ==
                       PAYSIGN_CODE_OK);
        CHECK(one, same(held, value, value_len));
    }
}

static void check_answer(struct one *one, const paysign_answer *answer) {
    const json_t *status = json_object_get(one->expect, "status");
    const char *key;
    json_t *value;
    CHECK(one, json_is_true(json_object_get(one->expect, "ok")));
    json_object_foreach(json_object_get(one->expect, "fields"), key, value) {
        struct text wanted = text_of(one, value);
        char *found = room(one, one->body.len);
        size_t len = 0;
        CHECK(one, paysign_answer_get(answer, key, strlen(key), found, one->body.len, &len) == PAYSIGN_CODE_OK);
        CHECK(one, same(wanted, found, len));
    }
    check_list(one, answer);
    check_role(one, answer, "order_no", PAYSIGN_ROLE_ORDER_NO);
    check_role(one, answer, "trade_no", PAYSIGN_ROLE_TRADE_NO);
    check_role(one, answer, "pay_url", PAYSIGN_ROLE_PAY_URL);
    check_role(one, answer, "ordered_amount", PAYSIGN_ROLE_ORDERED_AMOUNT);
    check_role(one, answer, "paid_amount", PAYSIGN_ROLE_PAID_AMOUNT);
    if (status) {
        CHECK(one, strcmp(paysign_status_name((int32_t)paysign_answer_status(answer)), json_string_value(status)) == 0);
    }
}

static void check_refusal(struct one *one, const paysign_gateway_error *refusal) {
    CHECK(one, refusal != NULL);
    CHECK(one,
          same_bytes(text_of(one, json_object_get(one->expect, "gateway_code")), paysign_gateway_error_code(refusal)));
    CHECK(one, same_bytes(text_of(one, json_object_get(one->expect, "text")), paysign_gateway_error_text(refusal)));
}

void run_answer(struct one *one) {
    paysign_answer *answer = NULL;
    paysign_gateway_error *refusal = NULL;
    paysign_error error;
    paysign_code code = paysign_answer_read(one->message, one->secrets, one->body.data, one->body.len, &one->options,
                                            &answer, &refusal, &error);
    if (code == PAYSIGN_CODE_OK) check_answer(one, answer);
    else check_error(one, code, &error);
    if (code == PAYSIGN_CODE_GATEWAY_ERROR) check_refusal(one, refusal);
    else if (refusal) failed(one, __FILE__, __LINE__, "a refusal without an error of the gateway");
    paysign_answer_free(answer);
    paysign_gateway_error_free(refusal);
}
