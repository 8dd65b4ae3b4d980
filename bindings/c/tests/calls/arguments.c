/* Arguments that are none: a code, and nothing written. */

#include "calls.h"

#include <stdint.h>

static const paysign_message *message;
static paysign_secrets *secrets;
static paysign_verified *verified;

static void test_names(void) {
    const paysign_message *found = NULL;
    paysign_error error;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("nothing"), &found, &error) == PAYSIGN_CODE_UNKNOWN_MESSAGE);
    CHECK(error.code == PAYSIGN_CODE_UNKNOWN_MESSAGE && error.field_len == -1 && error.offset == -1);
    CHECK(paysign_message_find(TEXT("nobody"), TEXT("notify"), &found, &error) == PAYSIGN_CODE_UNKNOWN_GATEWAY);
    CHECK(paysign_message_find(TEXT("epay@nothing"), TEXT("notify"), &found, NULL) == PAYSIGN_CODE_UNKNOWN_GATEWAY);
    CHECK(paysign_message_find(TEXT("\xff"), TEXT("notify"), &found, NULL) == PAYSIGN_CODE_NOT_UTF8);
    CHECK(paysign_message_find(NULL, 4, TEXT("notify"), &found, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_message_find(NULL, 0, TEXT("notify"), &found, NULL) == PAYSIGN_CODE_UNKNOWN_GATEWAY);
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(found == NULL);
    CHECK(paysign_message_find(TEXT("epay@key"), TEXT("notify"), &found, NULL) == PAYSIGN_CODE_OK);
    CHECK(found != message && is_text(paysign_message_signature_field(found), "sign"));
    CHECK(paysign_message_name(NULL).data == NULL && paysign_message_signature_field(NULL).data == NULL);
}

static void test_secrets(void) {
    paysign_secrets *none = NULL;
    paysign_bytes two[2] = {{TEXT("first")}, {TEXT("second ")}};
    char facts[64];
    size_t len = 0;
    CHECK(paysign_secret_new(TEXT(""), &none, NULL) == PAYSIGN_CODE_EMPTY_SECRET);
    CHECK(paysign_secret_exact(NULL, 0, &none, NULL) == PAYSIGN_CODE_EMPTY_SECRET);
    CHECK(paysign_secret_new(TEXT("read\n"), &none, NULL) == PAYSIGN_CODE_SECRET_HAS_BLANKS);
    CHECK(paysign_secret_new(TEXT("secret"), NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_secrets_new(NULL, 0, &none, NULL) == PAYSIGN_CODE_NO_SECRET);
    CHECK(paysign_secrets_new(NULL, 2, &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_secrets_new(two, SIZE_MAX, &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_secrets_new(two, 2, &none, NULL) == PAYSIGN_CODE_SECRET_HAS_BLANKS);
    CHECK(none == NULL && paysign_secrets_count(NULL) == 0);
    CHECK(paysign_secrets_exact(two, 2, &none, NULL) == PAYSIGN_CODE_OK && paysign_secrets_count(none) == 2);
    CHECK(paysign_secrets_facts(none, 1, facts, sizeof facts, &len) == PAYSIGN_CODE_OK);
    CHECK(len <= 48 && strncmp(facts, "7 bytes, fingerprint ", 21) == 0);
    CHECK(paysign_secrets_facts(none, 2, facts, sizeof facts, &len) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_secrets_facts(NULL, 0, facts, sizeof facts, &len) == PAYSIGN_CODE_NOT_THERE);
    paysign_secrets_free(none);
}

static void test_verify(void) {
    paysign_verified *out = NULL;
    paysign_error error;
    paysign_options lax;
    memset(&error, 0x55, sizeof error);
    CHECK(paysign_check(NULL, secrets, TEXT(GENUINE)) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_check(message, NULL, TEXT(GENUINE)) != PAYSIGN_CODE_OK);
    CHECK(paysign_check(message, secrets, NULL, 0) == PAYSIGN_CODE_EMPTY_BODY);
    CHECK(paysign_check(message, secrets, NULL, 9) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_check(message, secrets, GENUINE, SIZE_MAX) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verify(message, secrets, TEXT(GENUINE), NULL, NULL, &error) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verify(NULL, secrets, TEXT(GENUINE), NULL, &out, &error) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(error.code == PAYSIGN_CODE_INVALID_ARGUMENT && out == NULL);
    CHECK(paysign_verify(message, secrets, TEXT("pid=1&pid=2"), NULL, &out, &error) == PAYSIGN_CODE_DUPLICATE_FIELD);
    CHECK(error.field_len == 3 && memcmp(error.field, "pid", 3) == 0 && error.offset == 6 && error.field_is_cut == 0);
    CHECK(strcmp(error.message, "a field is there twice: which one was signed cannot be told (`pid`, at byte 6)") == 0);
    CHECK(paysign_options_default(NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_options_default(&lax) == PAYSIGN_CODE_OK && lax.lenient == 0 && lax.body_len == 65536);
    lax.body_len = 10;
    CHECK(paysign_verify(message, secrets, TEXT(GENUINE), &lax, &out, NULL) == PAYSIGN_CODE_BODY_TOO_LONG && !out);
    /* What succeeds writes no error. */
    memset(&error, 0x55, sizeof error);
    CHECK(paysign_verify(message, secrets, TEXT(GENUINE), NULL, &verified, &error) == PAYSIGN_CODE_OK);
    CHECK(error.field_len == 0x55555555);
}

static void test_batch(void) {
    paysign_bytes bodies[3] = {{TEXT(GENUINE)}, {NULL, 5}, {NULL, 0}};
    uint32_t lens[2] = {sizeof GENUINE - 1, 3};
    paysign_code codes[3] = {PAYSIGN_CODE_INTERNAL, PAYSIGN_CODE_INTERNAL, PAYSIGN_CODE_INTERNAL};
    CHECK(paysign_verify_batch(message, secrets, bodies, 3, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verify_batch(NULL, secrets, bodies, 3, NULL, codes) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(codes[0] == PAYSIGN_CODE_INTERNAL);
    CHECK(paysign_verify_batch(message, secrets, NULL, 0, NULL, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verify_batch(message, secrets, bodies, 3, NULL, codes) == PAYSIGN_CODE_OK);
    CHECK(codes[0] == PAYSIGN_CODE_OK && codes[1] == PAYSIGN_CODE_INVALID_ARGUMENT &&
          codes[2] == PAYSIGN_CODE_EMPTY_BODY);
    codes[0] = PAYSIGN_CODE_INTERNAL;
    CHECK(paysign_verify_joined(message, secrets, TEXT(GENUINE), lens, 2, NULL, codes) ==
          PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verify_joined(message, secrets, TEXT(GENUINE "x"), lens, 1, NULL, codes) ==
          PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(codes[0] == PAYSIGN_CODE_INTERNAL);
    CHECK(paysign_verify_joined(message, secrets, TEXT(GENUINE "x=1"), lens, 2, NULL, codes) == PAYSIGN_CODE_OK);
    CHECK(codes[0] == PAYSIGN_CODE_OK && codes[1] == PAYSIGN_CODE_MISSING_SIGNATURE);
}

static void test_verified(void) {
    char buffer[64];
    size_t len = 0, count = 0;
    uint64_t minor = 0, high = 0;
    CHECK(paysign_verified_get(NULL, TEXT("pid"), buffer, sizeof buffer, &len) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_get(verified, TEXT("pid"), buffer, sizeof buffer, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_get(verified, TEXT("pid"), NULL, sizeof buffer, &len) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_get(verified, TEXT("\xff"), buffer, sizeof buffer, &len) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_verified_fields(NULL, NULL, 0, &count, NULL, 0, &len) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_fields(verified, NULL, 0, NULL, NULL, 0, &len) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_role(verified, 99, buffer, sizeof buffer, &len) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_role(verified, PAYSIGN_ROLE_PAY_URL, buffer, sizeof buffer, &len) == PAYSIGN_CODE_NOT_THERE);
    CHECK(len == 0 && minor == 0);
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_ORDER_NO, 2, &minor, &high) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 0, &minor, &high) == PAYSIGN_CODE_NOT_WHOLE);
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 4000, &minor, &high) == PAYSIGN_CODE_INVALID_AMOUNT);
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 2, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 2, &minor, NULL) == PAYSIGN_CODE_OK && minor == 10);
    /* 0.10 in units of 20 and of 21 digits after the point: the second one needs more than 64 bits. */
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 20, &minor, &high) == PAYSIGN_CODE_OK && high == 0);
    CHECK(minor == UINT64_C(10000000000000000000));
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 21, &minor, NULL) == PAYSIGN_CODE_INVALID_AMOUNT);
    CHECK(minor == UINT64_C(10000000000000000000) && high == 0);
    CHECK(paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 21, &minor, &high) == PAYSIGN_CODE_OK && high == 5);
    CHECK(minor == UINT64_C(7766279631452241920));
    CHECK(paysign_verified_expect_minor(verified, TEXT("20240125193935458"), minor, high, 21, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_expect_minor(verified, TEXT("20240125193935458"), minor, 0, 21, NULL) ==
          PAYSIGN_CODE_PAID_TOO_MUCH);
    CHECK(paysign_verified_status(NULL) == PAYSIGN_STATUS_UNSTATED && paysign_verified_is_paid(NULL) == 0);
    CHECK(paysign_verified_ack(NULL).data == NULL && paysign_verified_secret_index(NULL) == SIZE_MAX);
    CHECK(paysign_verified_expect(NULL, TEXT("1"), TEXT("1"), NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_verified_expect(verified, TEXT("20240125193935458"), TEXT("0,1"), NULL) ==
          PAYSIGN_CODE_INVALID_AMOUNT);
    CHECK(paysign_verified_expect(verified, TEXT("20240125193935458"), TEXT("0.1"), NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_expect_minor(verified, TEXT("2"), 10, 0, 2, NULL) == PAYSIGN_CODE_ORDER_DIFFERS);
    CHECK(paysign_verified_expect_minor(verified, TEXT("2"), 10, 0, 300, NULL) == PAYSIGN_CODE_INVALID_AMOUNT);
}

static void test_others(void) {
    paysign_scheme *scheme = NULL;
    paysign_explanation *explanation = NULL;
    paysign_answer *answer = NULL;
    char buffer[8];
    size_t len = 0;
    CHECK(paysign_scheme_parse(TEXT("x"), TEXT("sign"), 99, NULL, NULL, &scheme, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_scheme_message(NULL) == NULL);
    CHECK(paysign_scheme_print(NULL, buffer, sizeof buffer, &len) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_sign(message, secrets, NULL, 3, NULL, buffer, sizeof buffer, &len, NULL) ==
          PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_sign(message, NULL, NULL, 0, NULL, buffer, sizeof buffer, &len, NULL) == PAYSIGN_CODE_NO_SECRET);
    CHECK(paysign_explain(message, NULL, TEXT(GENUINE), NULL, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_explain(message, NULL, TEXT(GENUINE), NULL, &explanation, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_explanation_verdict(explanation, &len, NULL) != PAYSIGN_CODE_OK && len == 0);
    CHECK(paysign_explanation_verdict(NULL, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_explanation_text(NULL).data == NULL);
    paysign_explanation_free(explanation);
    CHECK(paysign_answer_read(NULL, NULL, TEXT("{}"), NULL, &answer, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT &&
          !answer);
    CHECK(paysign_answer_status(NULL) == PAYSIGN_STATUS_UNSTATED && paysign_answer_is_proved(NULL) == 0);
}

void test_arguments(void) {
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    test_names();
    test_secrets();
    test_verify();
    test_batch();
    test_verified();
    test_others();
    paysign_verified_free(verified);
    paysign_secrets_free(secrets);
}
