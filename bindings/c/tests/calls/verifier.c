/* A message that is verified and read in one call. */

#include "calls.h"

#include <pthread.h>

#define ORDER_NO "20240125193935458"

static const char *const SCHEME = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; "
                                  "secret append \"\"; digest md5; hex lower";

/* The texts of a body that is signed by the scheme: one field. */
static const char *texts_of(const paysign_message *message, const paysign_secrets *secrets, const char *value, size_t value_len) {
    static char body[3 * 8192];
    size_t len = 0;
    paysign_verifier verifier = {message, secrets, NULL};
    paysign_param params[] = {{TEXT("a"), value, value_len}};
    CHECK(paysign_sign_body(message, secrets, params, 1, NULL, body, sizeof body, &len, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verifier_check(&verifier, body, len) == PAYSIGN_CODE_OK);
    return paysign_verifier_texts(&verifier, body, len);
}

static int is(const char *texts, const char *expected) {
    return texts && strcmp(texts, expected) == 0;
}

static void test_texts(const paysign_verifier *verifier) {
    static const char EXPECTED[] = "pid\1trade_no\1out_trade_no\1type\1name\1money\1trade_status\1param\2"
                                   "152787\1" "2024012519393545800\1" ORDER_NO "\1wxpay\1An Oreo\1" "0.10\1TRADE_SUCCESS\1a note";
    const paysign_verifier without_secrets = {verifier->message, NULL, NULL}, without_message = {NULL, verifier->secrets, NULL};
    CHECK(is(paysign_verifier_texts(verifier, TEXT(GENUINE)), EXPECTED));
    CHECK(paysign_verifier_texts(verifier, TEXT("pid=1")) == NULL);
    CHECK(paysign_verifier_texts(verifier, TEXT(GENUINE "&money=9")) == NULL);
    CHECK(paysign_verifier_texts(&without_secrets, TEXT(GENUINE)) == NULL && paysign_verifier_texts(&without_message, TEXT(GENUINE)) == NULL);
    CHECK(paysign_verifier_texts(NULL, TEXT(GENUINE)) == NULL && paysign_verifier_texts(verifier, NULL, 7) == NULL);
}

/* What cannot be told apart, or has no room, has no such text. */
static void test_no_texts(const paysign_secrets *secrets) {
    static char value[8192];
    paysign_scheme *scheme = NULL;
    const paysign_message *message;
    const char *texts;
    CHECK(paysign_scheme_parse(SCHEME, strlen(SCHEME), TEXT("sign"), PAYSIGN_WIRE_FORM, NULL, NULL, &scheme, NULL) == PAYSIGN_CODE_OK);
    message = paysign_scheme_message(scheme);
    CHECK(is(texts_of(message, secrets, TEXT("\3")), "a\2\3"));
    CHECK(texts_of(message, secrets, TEXT("x\1y")) == NULL && texts_of(message, secrets, TEXT("x\0y")) == NULL);
    CHECK(texts_of(message, secrets, TEXT("x\2y")) == NULL);
    /* A field that is empty is not signed. */
    CHECK(is(texts_of(message, secrets, TEXT("")), ""));
    memset(value, 'z', sizeof value);
    for (size_t len = 4000; len < 4200; len++) {
        texts = texts_of(message, secrets, value, len);
        /* With the name, what is between both, and the zero byte. */
        CHECK(len + 3 <= 4096 ? texts && strlen(texts) == len + 2 : texts == NULL);
    }
    CHECK(is(texts_of(message, secrets, TEXT("short again")), "a\2short again"));
    paysign_scheme_free(scheme);
}

static void test_expect(const paysign_verifier *verifier) {
    CHECK(paysign_verifier_expect(verifier, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0.1")) == PAYSIGN_CODE_OK);
    CHECK(paysign_verifier_expect(verifier, TEXT(GENUINE), TEXT("2"), TEXT("0.1")) == PAYSIGN_CODE_ORDER_DIFFERS);
    CHECK(paysign_verifier_expect(verifier, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0.2")) == PAYSIGN_CODE_PAID_TOO_LITTLE);
    CHECK(paysign_verifier_expect(verifier, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0,1")) == PAYSIGN_CODE_INVALID_AMOUNT);
    CHECK(paysign_verifier_expect(verifier, TEXT(GENUINE), TEXT("\xff"), TEXT("0.1")) == PAYSIGN_CODE_NOT_UTF8);
    CHECK(paysign_verifier_expect(verifier, TEXT(GENUINE "&money=9"), TEXT(ORDER_NO), TEXT("9")) == PAYSIGN_CODE_DUPLICATE_FIELD);
    CHECK(paysign_verifier_expect(NULL, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0.1")) == PAYSIGN_CODE_INVALID_ARGUMENT);
}

struct other {
    const paysign_verifier *verifier;
    const char *texts;
};

static void *in_another_thread(void *with) {
    struct other *other = with;
    other->texts = paysign_verifier_texts(other->verifier, TEXT(GENUINE));
    return NULL;
}

/* Each thread has a text of its own. */
static void test_threads(const paysign_verifier *verifier) {
    struct other other = {verifier, NULL};
    const char *mine = paysign_verifier_texts(verifier, TEXT(GENUINE));
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, in_another_thread, &other) == 0 && pthread_join(thread, NULL) == 0);
    CHECK(other.texts && other.texts != mine);
    CHECK(mine && strncmp(mine, "pid\1", 4) == 0);
}

/* The verdict by the defaults, and by others. */
static void test_verdict(const paysign_verifier *verifier) {
    paysign_options options;
    const paysign_verifier shorter = {verifier->message, verifier->secrets, &options};
    CHECK(paysign_options_default(&options) == PAYSIGN_CODE_OK);
    CHECK(paysign_verifier_check(verifier, TEXT(GENUINE)) == PAYSIGN_CODE_OK && paysign_verifier_check(&shorter, TEXT(GENUINE)) == PAYSIGN_CODE_OK);
    options.body_len = sizeof GENUINE - 2;
    CHECK(paysign_verifier_check(&shorter, TEXT(GENUINE)) == PAYSIGN_CODE_BODY_TOO_LONG);
    CHECK(paysign_verifier_texts(&shorter, TEXT(GENUINE)) == NULL);
    CHECK(paysign_verifier_check(verifier, TEXT(GENUINE "&money=9")) == PAYSIGN_CODE_DUPLICATE_FIELD);
    CHECK(paysign_verifier_check(NULL, TEXT(GENUINE)) == PAYSIGN_CODE_INVALID_ARGUMENT);
}

void test_verifier(void) {
    const paysign_message *message = NULL;
    paysign_secrets *secrets = NULL;
    paysign_verifier verifier;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    verifier = (paysign_verifier){message, secrets, NULL};
    test_verdict(&verifier);
    test_texts(&verifier);
    test_no_texts(secrets);
    test_expect(&verifier);
    test_threads(&verifier);
    paysign_secrets_free(secrets);
}
