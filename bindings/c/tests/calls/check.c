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
    paysign_param params[] = {{TEXT("a"), value, value_len}};
    CHECK(paysign_sign_body(message, secrets, params, 1, NULL, body, sizeof body, &len, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_check(message, secrets, body, len) == PAYSIGN_CODE_OK);
    return paysign_check_texts(message, secrets, body, len);
}

static int is(const char *texts, const char *expected) {
    return texts && strcmp(texts, expected) == 0;
}

static void test_texts(const paysign_message *message, const paysign_secrets *secrets) {
    static const char EXPECTED[] = "pid\1trade_no\1out_trade_no\1type\1name\1money\1trade_status\1param\1"
                                   "152787\1" "2024012519393545800\1" ORDER_NO "\1wxpay\1An Oreo\1" "0.10\1TRADE_SUCCESS\1a note";
    CHECK(is(paysign_check_texts(message, secrets, TEXT(GENUINE)), EXPECTED));
    CHECK(paysign_check_texts(message, secrets, TEXT("pid=1")) == NULL);
    CHECK(paysign_check_texts(message, secrets, TEXT(GENUINE "&money=9")) == NULL);
    CHECK(paysign_check_texts(message, NULL, TEXT(GENUINE)) == NULL);
    CHECK(paysign_check_texts(NULL, secrets, TEXT(GENUINE)) == NULL && paysign_check_texts(message, secrets, NULL, 7) == NULL);
}

/* What cannot be told apart, or has no room, has no such text. */
static void test_no_texts(const paysign_secrets *secrets) {
    static char value[8192];
    paysign_scheme *scheme = NULL;
    const paysign_message *message;
    const char *texts;
    CHECK(paysign_scheme_parse(SCHEME, strlen(SCHEME), TEXT("sign"), PAYSIGN_WIRE_FORM, &scheme, NULL) == PAYSIGN_CODE_OK);
    message = paysign_scheme_message(scheme);
    CHECK(is(texts_of(message, secrets, TEXT("\2")), "a\1\2"));
    CHECK(texts_of(message, secrets, TEXT("x\1y")) == NULL && texts_of(message, secrets, TEXT("x\0y")) == NULL);
    /* A field that is empty is not signed. */
    CHECK(is(texts_of(message, secrets, TEXT("")), ""));
    memset(value, 'z', sizeof value);
    for (size_t len = 4000; len < 4200; len++) {
        texts = texts_of(message, secrets, value, len);
        /* With the name, what stands between both, and the zero byte. */
        CHECK(len + 3 <= 4096 ? texts && strlen(texts) == len + 2 : texts == NULL);
    }
    CHECK(is(texts_of(message, secrets, TEXT("short again")), "a\1short again"));
    paysign_scheme_free(scheme);
}

static void test_expect(const paysign_message *message, const paysign_secrets *secrets) {
    CHECK(paysign_check_expect(message, secrets, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0.1")) == PAYSIGN_CODE_OK);
    CHECK(paysign_check_expect(message, secrets, TEXT(GENUINE), TEXT("2"), TEXT("0.1")) == PAYSIGN_CODE_ORDER_DIFFERS);
    CHECK(paysign_check_expect(message, secrets, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0.2")) == PAYSIGN_CODE_PAID_TOO_LITTLE);
    CHECK(paysign_check_expect(message, secrets, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0,1")) == PAYSIGN_CODE_INVALID_AMOUNT);
    CHECK(paysign_check_expect(message, secrets, TEXT(GENUINE), TEXT("\xff"), TEXT("0.1")) == PAYSIGN_CODE_NOT_UTF8);
    CHECK(paysign_check_expect(message, secrets, TEXT(GENUINE "&money=9"), TEXT(ORDER_NO), TEXT("9")) == PAYSIGN_CODE_DUPLICATE_FIELD);
    CHECK(paysign_check_expect(NULL, secrets, TEXT(GENUINE), TEXT(ORDER_NO), TEXT("0.1")) == PAYSIGN_CODE_INVALID_ARGUMENT);
}

struct other {
    const paysign_message *message;
    const paysign_secrets *secrets;
    const char *texts;
};

static void *in_another_thread(void *with) {
    struct other *other = with;
    other->texts = paysign_check_texts(other->message, other->secrets, TEXT(GENUINE));
    return NULL;
}

/* Each thread has a text of its own. */
static void test_threads(const paysign_message *message, const paysign_secrets *secrets) {
    struct other other = {message, secrets, NULL};
    const char *mine = paysign_check_texts(message, secrets, TEXT(GENUINE));
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, in_another_thread, &other) == 0 && pthread_join(thread, NULL) == 0);
    CHECK(other.texts && other.texts != mine);
    CHECK(mine && strncmp(mine, "pid\1", 4) == 0);
}

void test_check(void) {
    const paysign_message *message = NULL;
    paysign_secrets *secrets = NULL;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), 0, &secrets, NULL) == PAYSIGN_CODE_OK);
    test_texts(message, secrets);
    test_no_texts(secrets);
    test_expect(message, secrets);
    test_threads(message, secrets);
    paysign_secrets_free(secrets);
}
