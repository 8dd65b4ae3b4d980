/* `diagnose`: why a signature does not match. */

#include "case.h"

#include <stdio.h>
#include <string.h>

/* Whether the bytes hold a text. */
static int holds(paysign_bytes bytes, struct text text) {
    for (size_t at = 0; text.len > 0 && at + text.len <= bytes.len; at++) {
        if (memcmp(bytes.data + at, text.data, text.len) == 0) return 1;
    }
    return 0;
}

/* Whether a later finding has a cause. */
static int is_later(const paysign_diagnosis *diagnosis, struct text code) {
    paysign_cause cause;
    paysign_finding finding;
    for (size_t at = 1; paysign_diagnosis_finding(diagnosis, at, &finding) == PAYSIGN_CODE_OK; at++) {
        for (size_t of = 0; paysign_diagnosis_cause(diagnosis, at, of, &cause) == PAYSIGN_CODE_OK; of++) {
            if (same_bytes(code, cause.code)) return 1;
        }
    }
    return 0;
}

static void check_first(struct one *one, const paysign_diagnosis *diagnosis, const json_t *first) {
    const json_t *causes = json_object_get(first, "causes"), *fields = json_object_get(first, "fields");
    paysign_finding finding;
    paysign_cause cause;
    paysign_evidence evidence;
    paysign_bytes place, line;
    size_t at, of, field = 0;
    CHECK(one, paysign_diagnosis_finding(diagnosis, 0, &finding) == PAYSIGN_CODE_OK);
    CHECK(one, finding.is_certain == json_is_true(json_object_get(first, "certain")));
    CHECK(one, finding.reason.len > 0 && finding.cause_count == json_array_size(causes));
    CHECK(one, same_bytes(text_of(one, json_object_get(first, "signed")), finding.signed_text));
    for (at = 0; paysign_diagnosis_cause(diagnosis, 0, at, &cause) == PAYSIGN_CODE_OK; at++) {
        CHECK(one, same_bytes(text_of(one, json_array_get(causes, at)), cause.code));
        CHECK(one, cause.number > 0 && cause.text.len > 10 && cause.cure.len > 10 && cause.detail.data);
        for (of = 0; paysign_diagnosis_evidence(diagnosis, 0, at, of, &evidence) == PAYSIGN_CODE_OK; of++) {
            if (!evidence.field.data) continue;
            CHECK(one, same_bytes(text_of(one, json_array_get(fields, field)), evidence.field));
            field++;
        }
        CHECK(one, of == cause.evidence_count);
        for (of = 0; paysign_diagnosis_look_for(diagnosis, 0, at, of, &place, &line) == PAYSIGN_CODE_OK; of++) {
            CHECK(one, place.len > 0 && line.len > 0);
        }
        CHECK(one, of == cause.look_for_count);
    }
    CHECK(one, at == finding.cause_count && field == json_array_size(fields));
}

/* What is told to people, where the case says it. */
static void check_told(struct one *one, const paysign_diagnosis *diagnosis, const json_t *first) {
    const json_t *reason = json_object_get(first, "reason"), *texts = json_object_get(first, "texts");
    const json_t *cures = json_object_get(first, "cures");
    paysign_finding finding;
    paysign_cause cause;
    size_t at;
    CHECK(one, paysign_diagnosis_finding(diagnosis, 0, &finding) == PAYSIGN_CODE_OK);
    CHECK(one, !reason || same_bytes(text_of(one, reason), finding.reason));
    CHECK(one, !texts || json_array_size(texts) == finding.cause_count);
    CHECK(one, !cures || json_array_size(cures) == finding.cause_count);
    for (at = 0; paysign_diagnosis_cause(diagnosis, 0, at, &cause) == PAYSIGN_CODE_OK; at++) {
        CHECK(one, !texts || same_bytes(text_of(one, json_array_get(texts, at)), cause.text));
        CHECK(one, !cures || same_bytes(text_of(one, json_array_get(cures, at)), cause.cure));
    }
}

/* What a case may say: a key that nobody looks at would be a case that tests nothing. */
static const char CASE[] =
    " id why source do gateway message variant scheme sign_field wire reading roles paid_values ack shop_names added_names"
    " lenient limits secrets other_secrets also lang body body_hex document params expected proof expect ";
static const char EXPECT[] = " error field offset valid secret first also ";
static const char FIRST[] = " certain causes fields signed reason texts cures ";

static void check_keys(struct one *one, const json_t *part, const char *known) {
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)part, key, value) {
        char word[64];
        snprintf(word, sizeof word, " %s ", key);
        CHECK(one, strstr(known, word));
    }
}

/* The secrets are nowhere. */
static void check_hidden(struct one *one, const paysign_diagnosis *diagnosis, const json_t *secrets) {
    for (size_t at = 0; at < json_array_size(secrets); at++) {
        struct text secret = text_of(one, json_array_get(secrets, at));
        CHECK(one, !holds(paysign_diagnosis_text(diagnosis), secret));
    }
}

static void check_diagnosis(struct one *one, const paysign_diagnosis *diagnosis) {
    const json_t *first = json_object_get(one->expect, "first"), *also = json_object_get(one->expect, "also");
    paysign_error error;
    paysign_finding finding;
    size_t index = 99;
    paysign_code code = paysign_diagnosis_verdict(diagnosis, &index, &error);
    if (json_is_true(json_object_get(one->expect, "valid"))) {
        CHECK(one, code == PAYSIGN_CODE_OK);
        CHECK(one, index == (size_t)json_integer_value(json_object_get(one->expect, "secret")));
    } else {
        check_error(one, code, &error);
        CHECK(one, index == 99);
    }
    if (json_is_null(first)) CHECK(one, paysign_diagnosis_finding(diagnosis, 0, &finding) == PAYSIGN_CODE_NOT_THERE);
    else {
        check_first(one, diagnosis, first);
        check_told(one, diagnosis, first);
    }
    for (size_t at = 0; at < json_array_size(also); at++) {
        CHECK(one, is_later(diagnosis, text_of(one, json_array_get(also, at))));
    }
    check_hidden(one, diagnosis, json_object_get(one->json, "secrets"));
    check_hidden(one, diagnosis, json_object_get(one->json, "other_secrets"));
}

/* What a diagnosis is told beside; NULL if the case has nothing. */
static const paysign_context *context_of(struct one *one) {
    paysign_context *context = (paysign_context *)(void *)room(one, sizeof *context);
    const json_t *lang = json_object_get(one->json, "lang");
    memset(context, 0, sizeof *context);
    context->also = texts_in(one, "also", &context->also_count);
    if (lang) {
        struct text code = text_of(one, lang);
        context->lang.data = code.len > 0 ? code.data : "";
        context->lang.len = code.len;
    }
    return context->also_count > 0 || lang ? context : NULL;
}

void run_diagnose(struct one *one) {
    const json_t *expected = json_object_get(one->json, "expected");
    const paysign_context *context = context_of(one);
    paysign_diagnosis *diagnosis = NULL;
    paysign_error error;
    paysign_code code;
    check_keys(one, one->json, CASE);
    check_keys(one, one->expect, EXPECT);
    check_keys(one, json_object_get(one->expect, "first"), FIRST);
    if (expected) {
        struct text signature = text_of(one, expected);
        size_t count;
        paysign_param *params = params_of(one, &count);
        code = context ? paysign_diagnose_document_with_context(one->message, one->secrets, params, count, signature.data,
                                                                signature.len, one->other_secrets, context, &diagnosis, &error)
                       : paysign_diagnose_document(one->message, one->secrets, params, count, signature.data, signature.len,
                                                   one->other_secrets, &diagnosis, &error);
    } else {
        code = context ? paysign_diagnose_with_context(one->message, one->secrets, one->body.data, one->body.len,
                                                       one->other_secrets, context, &one->options, &diagnosis, &error)
                       : paysign_diagnose(one->message, one->secrets, one->body.data, one->body.len, one->other_secrets,
                                          &one->options, &diagnosis, &error);
    }
    if (code == PAYSIGN_CODE_OK) check_diagnosis(one, diagnosis);
    else check_error(one, code, &error);
    paysign_diagnosis_free(diagnosis);
}
