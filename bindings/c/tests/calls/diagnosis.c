/* The diagnosis: what its parts hold, and what it does not show. */

#include "calls.h"

#define ADDED "s=/pay/notify&" GENUINE

/* Whether the bytes hold a text. */
static int holds(paysign_bytes bytes, const char *text) {
    for (size_t at = 0; at + strlen(text) <= bytes.len; at++) {
        if (memcmp(bytes.data + at, text, strlen(text)) == 0) return 1;
    }
    return 0;
}

static void test_parts(const paysign_message *message, const paysign_secrets *secrets) {
    paysign_diagnosis *diagnosis = NULL;
    paysign_finding finding;
    paysign_cause cause;
    paysign_evidence evidence;
    paysign_bytes place, line;
    paysign_error error;
    CHECK(paysign_diagnose(message, secrets, TEXT(ADDED), NULL, NULL, &diagnosis, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnosis_verdict(diagnosis, NULL, &error) == PAYSIGN_CODE_MISMATCH && error.code == PAYSIGN_CODE_MISMATCH);
    CHECK(paysign_diagnosis_is_complete(diagnosis) == 1);
    CHECK(paysign_diagnosis_finding(diagnosis, 0, &finding) == PAYSIGN_CODE_OK && finding.is_certain == 1);
    CHECK(finding.cause_count == 1 && finding.reason.len > 0 && holds(finding.signed_text, "money=0.10&name=An Oreo&"));
    CHECK(paysign_diagnosis_cause(diagnosis, 0, 0, &cause) == PAYSIGN_CODE_OK && is_text(cause.code, "parameter_added"));
    CHECK(paysign_diagnosis_evidence(diagnosis, 0, 0, 0, &evidence) == PAYSIGN_CODE_OK && cause.evidence_count == 1);
    CHECK(is_text(evidence.field, "s") && evidence.offset == 0 && is_text(evidence.here, "/pay/notify"));
    CHECK(evidence.signed_text.data == NULL);
    CHECK(paysign_diagnosis_look_for(diagnosis, 0, 0, 0, &place, &line) == PAYSIGN_CODE_OK && place.len > 0 && line.len > 0);
    CHECK(paysign_diagnosis_finding(diagnosis, 99, &finding) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_diagnosis_cause(diagnosis, 0, 1, &cause) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_diagnosis_evidence(diagnosis, 0, 0, 1, &evidence) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_diagnosis_look_for(diagnosis, 0, 0, 99, &place, &line) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_diagnosis_finding(diagnosis, 0, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnosis_cause(NULL, 0, 0, &cause) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnosis_verdict(NULL, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnosis_text(NULL).data == NULL && paysign_diagnosis_is_complete(NULL) == 0);
    paysign_diagnosis_free(diagnosis);
}

/* Neither a secret nor the right signature of a changed message is shown. */
static void test_hidden(const paysign_message *message, const paysign_secrets *secrets) {
    const paysign_param params[3] = {{TEXT("pid"), TEXT("1")}, {TEXT("money"), TEXT("7")}, {TEXT("type"), TEXT("wxpay")}};
    paysign_options lax;
    paysign_diagnosis *diagnosis = NULL;
    paysign_secrets *other = NULL;
    char right[65] = "";
    size_t len = 0;
    CHECK(paysign_options_default(&lax) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnose(message, secrets, TEXT("pid=1&money=7&type=wxpay&sign=0123456789abcdef0123456789abcdef"), NULL, &lax,
                           &diagnosis, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnosis_text(diagnosis).len > 0 && !holds(paysign_diagnosis_text(diagnosis), SECRET));
    paysign_diagnosis_free(diagnosis);
    /* The genuine signature is the right one of the message without what was changed. */
    CHECK(paysign_diagnose_document(message, secrets, params, 3, TEXT("0123456789abcdef0123456789abcdef"), secrets, &diagnosis,
                                    NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnosis_verdict(diagnosis, NULL, NULL) == PAYSIGN_CODE_MISMATCH);
    {
        paysign_scheme *scheme = NULL;
        const char text[] = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\";"
                            " secret append \"\"; digest md5; hex lower";
        CHECK(paysign_scheme_parse(TEXT(text), TEXT("sign"), PAYSIGN_WIRE_FORM, NULL, NULL, &scheme, NULL) == PAYSIGN_CODE_OK);
        CHECK(paysign_sign(paysign_scheme_message(scheme), secrets, params, 3, NULL, right, sizeof right - 1, &len, NULL) ==
              PAYSIGN_CODE_OK);
        CHECK(len == 32 && !holds(paysign_diagnosis_text(diagnosis), right));
        paysign_scheme_free(scheme);
    }
    CHECK(!holds(paysign_diagnosis_text(diagnosis), SECRET));
    paysign_diagnosis_free(diagnosis);
    CHECK(paysign_secret_new(TEXT("not-the-right-one"), &other, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnose(message, other, TEXT(GENUINE), secrets, NULL, &diagnosis, NULL) == PAYSIGN_CODE_OK);
    CHECK(holds(paysign_diagnosis_text(diagnosis), "other_secret") && !holds(paysign_diagnosis_text(diagnosis), SECRET));
    paysign_diagnosis_free(diagnosis);
    paysign_secrets_free(other);
}

void test_diagnosis(void) {
    const paysign_message *message = NULL;
    paysign_secrets *secrets = NULL;
    paysign_diagnosis *none = NULL;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    test_parts(message, secrets);
    test_hidden(message, secrets);
    CHECK(paysign_diagnose(NULL, secrets, TEXT(GENUINE), NULL, NULL, &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnose(message, secrets, NULL, 9, NULL, NULL, &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnose(message, secrets, TEXT(GENUINE), NULL, NULL, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnose_document(message, secrets, NULL, 2, TEXT(""), NULL, &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_diagnose_document(message, secrets, NULL, 0, TEXT("\xff"), NULL, &none, NULL) == PAYSIGN_CODE_NOT_UTF8);
    {
        const paysign_bytes nowhere = {NULL, 9};
        const paysign_context bodies = {.also_count = 1}, body = {.also = &nowhere, .also_count = 1}, lang = {.lang = {"\xff", 1}};
        const paysign_context *given[] = {&bodies, &body, &lang};
        const paysign_code codes[] = {PAYSIGN_CODE_INVALID_ARGUMENT, PAYSIGN_CODE_INVALID_ARGUMENT, PAYSIGN_CODE_NOT_UTF8};
        for (size_t at = 0; at < 3; at++) {
            CHECK(paysign_diagnose_with_context(message, secrets, TEXT(GENUINE), NULL, given[at], NULL, &none, NULL) == codes[at]);
            CHECK(paysign_diagnose_document_with_context(message, secrets, NULL, 0, TEXT(""), NULL, given[at], &none, NULL) ==
                  codes[at]);
        }
    }
    CHECK(none == NULL);
    paysign_diagnosis_free(NULL);
    paysign_secrets_free(secrets);
}
