/* `explain` and `scheme`: what is signed, and schemes written as text. */

#include "case.h"

#include <string.h>

static void check_canonical(struct one *one, const paysign_explanation *explanation) {
    const json_t *canonical = json_object_get(one->json, "canonical"),
                 *hex = json_object_get(one->json, "canonical_hex");
    struct text wanted = hex ? unhex(one, json_string_value(hex), json_string_length(hex)) : text_of(one, canonical);
    if (wanted.data) CHECK(one, same_bytes(wanted, paysign_explanation_canonical(explanation)));
}

void check_signed_text(struct one *one) {
    paysign_explanation *explanation = NULL;
    if (!json_object_get(one->json, "canonical") && !json_object_get(one->json, "canonical_hex")) return;
    CHECK(one, paysign_explain(one->message, one->secrets, one->body.data, one->body.len, &one->options, &explanation,
                               NULL) == PAYSIGN_CODE_OK);
    check_canonical(one, explanation);
    paysign_explanation_free(explanation);
}

static void check_explanation(struct one *one, const paysign_explanation *explanation) {
    const json_t *included = json_object_get(one->expect, "included"),
                 *left_out = json_object_get(one->expect, "left_out");
    paysign_bytes name, text;
    paysign_reason reason;
    paysign_error error;
    size_t at, index = 99;
    paysign_code code;
    for (at = 0; at < json_array_size(included); at++) {
        CHECK(one, paysign_explanation_included(explanation, at, &name, &text) == PAYSIGN_CODE_OK);
        CHECK(one, same_bytes(text_of(one, json_array_get(included, at)), name));
        /* Nothing is left of a field within a secret that begins in the one before it. */
        CHECK(one, text.len > 0 || at > 0);
    }
    CHECK(one, paysign_explanation_included(explanation, at, &name, &text) == PAYSIGN_CODE_NOT_THERE);
    for (at = 0; paysign_explanation_left_out(explanation, at, &name, &reason) == PAYSIGN_CODE_OK; at++) {
        const char *key, *found = NULL;
        json_t *value;
        json_object_foreach((json_t *)left_out, key, value) {
            if (same_bytes(name_of(one, key), name)) found = json_string_value(value);
        }
        CHECK(one, found && strcmp(found, paysign_reason_name((int32_t)reason)) == 0);
    }
    CHECK(one, at == json_object_size(left_out));
    check_canonical(one, explanation);
    CHECK(one, paysign_explanation_text(explanation).len > 0);
    /* The verdict is that of `verify`, which refuses to begin without a secret. */
    code = paysign_explanation_verdict(explanation, &index, &error);
    if (code == PAYSIGN_CODE_NOT_THERE) CHECK(one, one->secrets == NULL);
    else
        CHECK(one,
              one->has_own_options || !one->secrets || code == paysign_check(one->message, one->secrets, one->body.data, one->body.len));
    CHECK(one,
          code == PAYSIGN_CODE_OK ? index < paysign_secrets_count(one->secrets) : index == 99 && error.code == code);
}

void run_explain(struct one *one) {
    paysign_explanation *explanation = NULL;
    paysign_error error;
    paysign_code code =
        paysign_explain(one->message, one->secrets, one->body.data, one->body.len, &one->options, &explanation, &error);
    if (code == PAYSIGN_CODE_OK) check_explanation(one, explanation);
    else check_error(one, code, &error);
    paysign_explanation_free(explanation);
}

static void check_scheme(struct one *one, const paysign_scheme *scheme) {
    size_t len = 0;
    char *buffer;
    CHECK(one, json_is_true(json_object_get(one->expect, "ok")));
    CHECK(one, paysign_scheme_print(scheme, NULL, 0, &len) == PAYSIGN_CODE_OK);
    buffer = room(one, len);
    CHECK(one, paysign_scheme_print(scheme, buffer, len, &len) == PAYSIGN_CODE_OK);
    CHECK(one, same(text_of(one, json_object_get(one->expect, "printed")), buffer, len));
    CHECK(one, paysign_scheme_message(scheme) != NULL);
}

void run_scheme(struct one *one) {
    paysign_error error;
    paysign_code code = parse_scheme(one, &error);
    if (code == PAYSIGN_CODE_OK) check_scheme(one, one->scheme);
    else check_error(one, code, &error);
}
