/* A gateway of one's own, by the file that the README shows. Signatures are computed by OpenSSL's MD5. */

#include "calls.h"

#include <stdlib.h>

#define KEY "192006250b4c09247ec02edce69f6a2d"
#define URL "https://api.xunhupay.com"
/* What is signed of a notification: its fields, in this order. */
#define PAID(order, fee)                                                                                 \
    "appid=2147483647&nonce_str=5f3a&order_title=Tea&status=OD&time=1796000000&total_fee=" fee "&trade_order_id=" order \
    "&transaction_id=4200002"

static char file[8192];
static paysign_secrets *secrets;

static const char *notification(const char *text, const char *joint) {
    return signed_body(text, joint, KEY, "hash");
}

static paysign_gateway *parsed(const char *text) {
    paysign_gateway *gateway = NULL;
    CHECK(paysign_gateway_parse(text, strlen(text), &gateway, NULL) == PAYSIGN_CODE_OK);
    return gateway;
}

/* An account at a gateway, which is freed: the account keeps what it needs. */
static paysign_merchant *account_at(paysign_gateway *gateway) {
    paysign_merchant *merchant = NULL;
    CHECK(paysign_merchant_at(gateway, TEXT("2147483647"), secrets, TEXT(URL), NULL, NULL, &merchant, NULL) == PAYSIGN_CODE_OK);
    paysign_gateway_free(gateway);
    return merchant;
}

static paysign_message *message_at(paysign_gateway *gateway, const char *name) {
    paysign_message *message = NULL;
    CHECK(paysign_message_at(gateway, name, strlen(name), NULL, &message, NULL) == PAYSIGN_CODE_OK);
    paysign_gateway_free(gateway);
    return message;
}

static void test_request(void) {
    static const paysign_param ORDER[] = {
        {TEXT("version"), TEXT("1.1")},
        {TEXT("trade_order_id"), TEXT("E20261130")},
        {TEXT("total_fee"), TEXT("12.50")},
        {TEXT("title"), TEXT("Tea")},
        {TEXT("time"), TEXT("1796000000")},
        {TEXT("notify_url"), TEXT("https://shop.example.com/notify")},
        {TEXT("nonce_str"), TEXT("5f3a")},
    };
    enum { COUNT = sizeof ORDER / sizeof ORDER[0] };
    static const char SIGNED[] = "appid=2147483647&nonce_str=5f3a&notify_url=https://shop.example.com/notify&time=1796000000"
                                 "&title=Tea&total_fee=12.50&trade_order_id=E20261130&version=1.1";
    static const char BODY[] = "appid=2147483647&version=1.1&trade_order_id=E20261130&total_fee=12.50&title=Tea&time=1796000000"
                               "&notify_url=https%3A%2F%2Fshop.example.com%2Fnotify&nonce_str=5f3a";
    paysign_merchant *merchant = account_at(parsed(file));
    paysign_request *request = NULL;
    paysign_error error;
    char body[1024];
    snprintf(body, sizeof body, "%s%s", BODY, strstr(signed_body(SIGNED, "", KEY, "hash"), "&hash="));
    CHECK(paysign_merchant_request(merchant, TEXT("pay"), ORDER, COUNT, &request, NULL) == PAYSIGN_CODE_OK);
    CHECK(is_text(paysign_request_method(request), "POST") && is_text(paysign_request_url(request), URL "/payment/do.html"));
    CHECK(is_text(paysign_request_body(request), body));
    paysign_request_free(request);
    CHECK(paysign_merchant_request(merchant, TEXT("pay"), ORDER, COUNT - 1, &request, &error) == PAYSIGN_CODE_MISSING_FIELD);
    CHECK(error.field_len == 9 && memcmp(error.field, "nonce_str", 9) == 0);
    paysign_merchant_free(merchant);
}

static paysign_code notice_code(const paysign_merchant *merchant, const char *body, paysign_verified **notice) {
    *notice = NULL;
    return paysign_merchant_notice(merchant, body, strlen(body), notice, NULL);
}

static void test_notice(void) {
    static const char RECUT[] = "nonce_str=5f3a%26order_title%3DTea&status=OD";
    const char *genuine = notification(PAID("E20261130", "12.50"), "");
    const char *recut = replaced(genuine, "nonce_str=5f3a&order_title=Tea&status=OD", RECUT);
    paysign_merchant *merchant = account_at(parsed(file));
    paysign_message *notify = message_at(parsed(file), "notify");
    paysign_verified *notice;
    paysign_options lenient;
    uint64_t minor = 0;
    CHECK(notice_code(merchant, genuine, &notice) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_expect(notice, TEXT("E20261130"), TEXT("12.5"), NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_expect(notice, TEXT("E20261131"), TEXT("12.5"), NULL) == PAYSIGN_CODE_ORDER_DIFFERS);
    CHECK(paysign_verified_expect_minor(notice, TEXT("E20261130"), 1250, 0, 2, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_minor(notice, PAYSIGN_ROLE_PAID_AMOUNT, 2, &minor, NULL) == PAYSIGN_CODE_OK && minor == 1250);
    CHECK(paysign_verified_minor(notice, PAYSIGN_ROLE_PAID_AMOUNT, 0, &minor, NULL) == PAYSIGN_CODE_NOT_WHOLE);
    CHECK(paysign_verified_minor(notice, PAYSIGN_ROLE_ORDERED_AMOUNT, 2, &minor, NULL) == PAYSIGN_CODE_NOT_THERE);
    CHECK(is_text(paysign_verified_ack(notice), "success"));
    paysign_verified_free(notice);
    CHECK(notice_code(merchant, replaced(genuine, "12.50", "0.01"), &notice) == PAYSIGN_CODE_MISMATCH && !notice);
    /* The same text with the same signature, cut in other places: that only a strict reading refuses. */
    CHECK(notice_code(merchant, recut, &notice) == PAYSIGN_CODE_AMBIGUOUS_FIELD && !notice);
    CHECK(paysign_options_default(&lenient) == PAYSIGN_CODE_OK);
    lenient.lenient = 1;
    CHECK(paysign_verify(notify, secrets, recut, strlen(recut), &lenient, &notice, NULL) == PAYSIGN_CODE_OK);
    paysign_verified_free(notice);
    paysign_message_free(notify);
    paysign_merchant_free(merchant);
}

/* An acknowledgement that repeats what is proved is another one for each message, and lives as long as it. */
static void test_ack(void) {
    const char *own = replaced(file, "ack = \"success\"", "ack = '${trade_order_id}|success'");
    const char *first_body = notification(PAID("E1", "1.00"), ""), *second_body = notification(PAID("E2", "1.00"), "");
    paysign_merchant *merchant = account_at(parsed(own));
    paysign_message *notify = message_at(parsed(own), "notify");
    paysign_verified *first, *second, *in_room = NULL;
    paysign_bytes of_first;
    paysign_room room;
    const char *text;
    CHECK(notice_code(merchant, first_body, &first) == PAYSIGN_CODE_OK);
    of_first = paysign_verified_ack(first);
    CHECK(notice_code(merchant, second_body, &second) == PAYSIGN_CODE_OK);
    CHECK(is_text(paysign_verified_ack(second), "E2|success") && is_text(of_first, "E1|success"));
    CHECK(paysign_verified_ack(first).data == of_first.data);
    paysign_verified_free(second);
    paysign_verified_free(first);
    CHECK(paysign_verify_in(notify, secrets, first_body, strlen(first_body), NULL, &room, &in_room, NULL) == PAYSIGN_CODE_OK);
    CHECK(is_text(paysign_verified_ack(in_room), "E1|success"));
    paysign_verified_leave(in_room);
    text = paysign_merchant_notice_text(merchant, second_body, strlen(second_body));
    CHECK(text && strcmp(text, "E2\1E2|success\1" "1.00") == 0);
    paysign_message_free(notify);
    paysign_merchant_free(merchant);
}

static void test_diagnosis_of_own(void) {
    const char *wrong = notification(PAID("E20261130", "12.50"), "&key=");
    const paysign_param params[] = {{TEXT("trade_order_id"), TEXT("E20261130")}, {TEXT("total_fee"), TEXT("12.50")}};
    const char *example = signed_body("total_fee=12.50&trade_order_id=E20261130", "&key=", KEY, "hash");
    paysign_message *notify = message_at(parsed(file), "notify");
    paysign_diagnosis *diagnosis = NULL;
    paysign_finding finding;
    paysign_cause cause;
    CHECK(paysign_diagnose(notify, secrets, wrong, strlen(wrong), NULL, NULL, &diagnosis, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnosis_finding(diagnosis, 0, &finding) == PAYSIGN_CODE_OK && finding.is_certain && finding.cause_count == 1);
    CHECK(paysign_diagnosis_cause(diagnosis, 0, 0, &cause) == PAYSIGN_CODE_OK && is_text(cause.code, "secret_joint"));
    paysign_diagnosis_free(diagnosis);
    example = strstr(example, "hash=") + strlen("hash=");
    CHECK(paysign_diagnose_document(notify, secrets, params, 2, example, strlen(example), NULL, &diagnosis, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnosis_cause(diagnosis, 0, 0, &cause) == PAYSIGN_CODE_OK && is_text(cause.code, "secret_joint"));
    paysign_diagnosis_free(diagnosis);
    paysign_message_free(notify);
}

/* Its messages are taken wherever a built-in one is. */
static void test_verbs(void) {
    const char *genuine = notification(PAID("E20261130", "12.50"), ""), *forged = replaced(genuine, "12.50", "0.01");
    const paysign_bytes bodies[] = {{genuine, strlen(genuine)}, {forged, strlen(forged)}};
    const paysign_param params[] = {{TEXT("a"), TEXT("1")}};
    paysign_message *notify = message_at(parsed(file), "notify");
    paysign_verifier verifier;
    paysign_explanation *explanation = NULL;
    paysign_bytes name;
    paysign_reason reason;
    paysign_code codes[2];
    char sign[64];
    size_t len = 0;
    CHECK(is_text(paysign_message_name(notify), "notify") && is_text(paysign_message_signature_field(notify), "hash"));
    CHECK(paysign_check(notify, secrets, genuine, strlen(genuine)) == PAYSIGN_CODE_OK);
    CHECK(paysign_verify_batch(notify, secrets, bodies, 2, NULL, codes) == PAYSIGN_CODE_OK);
    CHECK(codes[0] == PAYSIGN_CODE_OK && codes[1] == PAYSIGN_CODE_MISMATCH);
    verifier = (paysign_verifier){notify, secrets, NULL};
    CHECK(paysign_verifier_expect(&verifier, genuine, strlen(genuine), TEXT("E20261130"), TEXT("12.50")) == PAYSIGN_CODE_OK);
    CHECK(paysign_explain(notify, secrets, genuine, strlen(genuine), NULL, &explanation, NULL) == PAYSIGN_CODE_OK);
    CHECK(is_text(paysign_explanation_canonical(explanation), PAID("E20261130", "12.50")));
    CHECK(paysign_explanation_left_out(explanation, 0, &name, &reason) == PAYSIGN_CODE_OK && is_text(name, "hash"));
    paysign_explanation_free(explanation);
    CHECK(paysign_sign(notify, secrets, params, 1, NULL, sign, sizeof sign, &len, NULL) != PAYSIGN_CODE_OK);
    paysign_message_free(notify);
}

static void test_variant(void) {
    char text[sizeof file + 256];
    const char *joined = notification(PAID("E20261130", "12.50"), "&key=");
    paysign_gateway *gateway, *key = NULL;
    paysign_message *none = NULL, *notify;
    snprintf(text, sizeof text, "%s\n[[variants]]\nname = \"key\"\nscheme = 'fields all but hash; empty skip; null empty; "
                                "order name; pair name=value; separator \"&\"; secret append \"&key=\"; digest md5; hex lower'\n", file);
    gateway = parsed(text);
    CHECK(paysign_gateway_variant(gateway, TEXT("none"), &key, NULL) == PAYSIGN_CODE_UNKNOWN_GATEWAY && !key);
    CHECK(paysign_gateway_variant(gateway, TEXT("key"), &key, NULL) == PAYSIGN_CODE_OK);
    CHECK(is_text(paysign_gateway_id(gateway), "xunhupay") && is_text(paysign_gateway_id(key), "xunhupay@key"));
    CHECK(paysign_message_at(gateway, TEXT("notice"), NULL, &none, NULL) == PAYSIGN_CODE_UNKNOWN_MESSAGE && !none);
    notify = message_at(gateway, "notify");
    CHECK(paysign_check(notify, secrets, joined, strlen(joined)) == PAYSIGN_CODE_MISMATCH);
    paysign_message_free(notify);
    notify = message_at(key, "notify");
    CHECK(paysign_check(notify, secrets, joined, strlen(joined)) == PAYSIGN_CODE_OK);
    paysign_message_free(notify);
}

/* What is wrong with a file is said with its line. */
static void test_broken(void) {
    static const struct {
        const char *what, *by, *line;
    } BROKEN[] = {
        {"[[messages]]", "[[messages]", "line 6,"},
        {"role = \"merchant_id\"", "role = \"merchant\"", "line 15,"},
        {"direction = \"notification\"", "direction = \"back\"", "line 27,"},
    };
    paysign_gateway *none = NULL;
    paysign_error error;
    for (size_t at = 0; at < sizeof BROKEN / sizeof BROKEN[0]; at++) {
        const char *text = replaced(file, BROKEN[at].what, BROKEN[at].by);
        CHECK(paysign_gateway_parse(text, strlen(text), &none, &error) == PAYSIGN_CODE_GATEWAY_SYNTAX && !none);
        CHECK(error.code == PAYSIGN_CODE_GATEWAY_SYNTAX && strstr(error.message, BROKEN[at].line));
    }
    CHECK(paysign_gateway_parse(NULL, 0, &none, NULL) == PAYSIGN_CODE_GATEWAY_SYNTAX);
    CHECK(paysign_gateway_parse(NULL, 9, &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_gateway_parse(TEXT("\xff"), &none, NULL) == PAYSIGN_CODE_NOT_UTF8 && !none);
    CHECK(paysign_gateway_parse(file, strlen(file), NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_gateway_named(TEXT("nowhere"), &none, NULL) == PAYSIGN_CODE_UNKNOWN_GATEWAY);
    CHECK(paysign_gateway_named(TEXT("epay"), NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
}

/* The tables of a gateway, which is freed, as a text that the caller frees. */
static char *tables_of(paysign_gateway *gateway) {
    size_t len = 0, again = 0;
    char *tables;
    CHECK(paysign_gateway_tables(gateway, NULL, 0, &len) == PAYSIGN_CODE_OK && len > 1000);
    tables = calloc(1, len + 1);
    CHECK(paysign_gateway_tables(gateway, tables, len - 1, &again) == PAYSIGN_CODE_BUFFER_TOO_SMALL && again == len);
    CHECK(paysign_gateway_tables(gateway, tables, len, &again) == PAYSIGN_CODE_OK && again == len);
    paysign_gateway_free(gateway);
    return tables;
}

/* Those of a built-in gateway are in the list of all, and the same as those of its file. */
static void test_tables(void) {
    static const char *const IDS[] = {"epay", "payindex", "mypaynz", "paypro", "epusdt"};
    static char path[1024], text[65536];
    size_t len = 0;
    char *all;
    CHECK(paysign_gateways(NULL, 0, &len) == PAYSIGN_CODE_OK);
    all = calloc(1, len + 1);
    CHECK(paysign_gateways(all, len, &len) == PAYSIGN_CODE_OK);
    for (size_t at = 0; at < sizeof IDS / sizeof IDS[0]; at++) {
        paysign_gateway *gateway = NULL;
        char *built_in, *of_file;
        FILE *source;
        CHECK(paysign_gateway_named(IDS[at], strlen(IDS[at]), &gateway, NULL) == PAYSIGN_CODE_OK);
        CHECK(is_text(paysign_gateway_id(gateway), IDS[at]));
        built_in = tables_of(gateway);
        CHECK(strstr(all, built_in) != NULL);
        snprintf(path, sizeof path, "%s/%s.toml", GATEWAYS, IDS[at]);
        source = fopen(path, "rb");
        memset(text, 0, sizeof text);
        CHECK(source && fread(text, 1, sizeof text - 1, source) > 0);
        if (source) fclose(source);
        of_file = tables_of(parsed(text));
        CHECK(strcmp(of_file, built_in) == 0);
        free(of_file);
        free(built_in);
    }
    free(all);
}

static void test_null(void) {
    paysign_gateway *none = NULL, *gateway = parsed(file);
    paysign_message *message = NULL;
    paysign_merchant *merchant = NULL;
    size_t len = 7;
    CHECK(paysign_gateway_id(NULL).data == NULL);
    CHECK(paysign_gateway_variant(NULL, TEXT("key"), &none, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_gateway_tables(NULL, NULL, 0, &len) == PAYSIGN_CODE_INVALID_ARGUMENT && len == 7);
    CHECK(paysign_message_at(NULL, TEXT("notify"), NULL, &message, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_message_at(gateway, TEXT("notify"), NULL, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_merchant_at(NULL, TEXT("1"), secrets, TEXT(URL), NULL, NULL, &merchant, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_merchant_at(gateway, TEXT("1"), secrets, TEXT(URL), NULL, NULL, NULL, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_merchant_at(gateway, TEXT("1"), NULL, TEXT(URL), NULL, NULL, &merchant, NULL) == PAYSIGN_CODE_NO_SECRET);
    CHECK(paysign_merchant_at(gateway, TEXT("1"), secrets, TEXT("x"), NULL, NULL, &merchant, NULL) == PAYSIGN_CODE_INVALID_URL);
    CHECK(!none && !message && !merchant);
    paysign_gateway_free(gateway);
}

void test_gateway(void) {
    FILE *source = fopen(GATEWAY_FILE, "rb");
    CHECK(source && fread(file, 1, sizeof file - 1, source) > 0);
    if (source) fclose(source);
    CHECK(paysign_secret_new(TEXT(KEY), &secrets, NULL) == PAYSIGN_CODE_OK);
    test_request();
    test_notice();
    test_ack();
    test_diagnosis_of_own();
    test_verbs();
    test_variant();
    test_broken();
    test_tables();
    test_null();
    paysign_secrets_free(secrets);
}
