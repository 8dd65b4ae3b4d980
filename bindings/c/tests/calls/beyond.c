/* The shop's own names, names that a gateway has begun to send, and what a scheme is told beside itself. */

#include "calls.h"

#define ROUTED "route=payment/epay/notify&" GENUINE
#define ORDER_NO "20240125193935458"

static paysign_secrets *secrets;

static paysign_code named(const char *name, size_t len, paysign_message **message, paysign_error *error) {
    const paysign_bytes names[] = {{name, len}};
    const paysign_beyond beyond = {names, 1, NULL, 0};
    paysign_gateway *epay = NULL;
    paysign_code code;
    CHECK(paysign_gateway_named(TEXT("epay"), &epay, NULL) == PAYSIGN_CODE_OK);
    code = paysign_message_at(epay, TEXT("notify"), &beyond, message, error);
    paysign_gateway_free(epay);
    return code;
}

static void test_route(void) {
    paysign_message *routed = NULL;
    const paysign_message *plain = NULL;
    paysign_verified *verified = NULL;
    paysign_explanation *explanation = NULL;
    paysign_diagnosis *diagnosis = NULL;
    paysign_bytes name = {NULL, 0};
    paysign_reason reason = PAYSIGN_REASON_EMPTY;
    const paysign_bytes bodies[] = {{TEXT(ROUTED)}, {TEXT(GENUINE)}};
    paysign_code codes[2];
    size_t len = 7;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &plain, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_check(plain, secrets, TEXT(ROUTED)) == PAYSIGN_CODE_MISMATCH);
    CHECK(named(TEXT("route"), &routed, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_check(routed, secrets, TEXT(ROUTED)) == PAYSIGN_CODE_OK);
    CHECK(paysign_check(routed, secrets, TEXT("route=payment/epay/notify?" GENUINE)) == PAYSIGN_CODE_OK);
    CHECK(paysign_check(routed, secrets, TEXT("route=a&" ROUTED)) == PAYSIGN_CODE_DUPLICATE_FIELD);
    CHECK(paysign_check(routed, secrets, TEXT("other=1&" ROUTED)) == PAYSIGN_CODE_MISMATCH);
    CHECK(paysign_verify_batch(routed, secrets, bodies, 2, NULL, codes) == PAYSIGN_CODE_OK);
    CHECK(codes[0] == PAYSIGN_CODE_OK && codes[1] == PAYSIGN_CODE_OK);
    CHECK(paysign_verify(routed, secrets, TEXT(ROUTED), NULL, &verified, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_expect(verified, TEXT(ORDER_NO), TEXT("0.10"), NULL) == PAYSIGN_CODE_OK);
    /* It is handed out neither as proved nor as what anyone can have put there. */
    CHECK(paysign_verified_get(verified, TEXT("route"), NULL, 0, &len) == PAYSIGN_CODE_NOT_THERE);
    CHECK(paysign_verified_unproved(verified, TEXT("route"), NULL, 0, &len) == PAYSIGN_CODE_NOT_THERE && len == 7);
    paysign_verified_free(verified);
    CHECK(paysign_explain(routed, secrets, TEXT(ROUTED), NULL, &explanation, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_explanation_left_out(explanation, 0, &name, &reason) == PAYSIGN_CODE_OK);
    CHECK(is_text(name, "route") && reason == PAYSIGN_REASON_SHOP && strcmp(paysign_reason_name(reason), "shop") == 0);
    paysign_explanation_free(explanation);
    CHECK(paysign_diagnose(routed, secrets, TEXT(ROUTED), NULL, NULL, &diagnosis, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_diagnosis_verdict(diagnosis, NULL, NULL) == PAYSIGN_CODE_OK);
    paysign_diagnosis_free(diagnosis);
    paysign_message_free(routed);
}

static void test_account(void) {
    static const paysign_bytes SHOP[] = {{TEXT("order_id")}, {TEXT("route")}};
    static const paysign_bytes TAKEN[] = {{TEXT("qrcode")}};
    const paysign_beyond shop = {SHOP, 2, NULL, 0}, none = {NULL, 0, NULL, 0}, taken = {TAKEN, 1, NULL, 0};
    const paysign_beyond *const BOTH[] = {&none, NULL};
    paysign_gateway *epay = NULL;
    paysign_merchant *merchant = NULL;
    paysign_verified *notice = NULL;
    paysign_error error;
    CHECK(paysign_gateway_named(TEXT("epay"), &epay, NULL) == PAYSIGN_CODE_OK);
    for (int at = 0; at < 2; at++) {
        CHECK(paysign_merchant_at(epay, TEXT("152787"), secrets, TEXT("https://pay.example.com"), NULL, BOTH[at], &merchant,
                                  NULL) == PAYSIGN_CODE_OK);
        CHECK(paysign_merchant_notice(merchant, TEXT(ROUTED), &notice, NULL) == PAYSIGN_CODE_MISMATCH && !notice);
        CHECK(paysign_merchant_notice(merchant, TEXT(GENUINE), &notice, NULL) == PAYSIGN_CODE_OK);
        paysign_verified_free(notice);
        notice = NULL;
        paysign_merchant_free(merchant);
    }
    merchant = NULL;
    /* Another message of the gateway has it. */
    CHECK(paysign_merchant_at(epay, TEXT("152787"), secrets, TEXT("https://pay.example.com"), NULL, &taken, &merchant, &error) ==
          PAYSIGN_CODE_INVALID_NAME);
    CHECK(!merchant && error.field_len == 6 && memcmp(error.field, "qrcode", 6) == 0);
    CHECK(paysign_merchant_at(epay, TEXT("152787"), secrets, TEXT("https://pay.example.com"), NULL, &shop, &merchant, NULL) ==
          PAYSIGN_CODE_OK);
    paysign_gateway_free(epay);
    CHECK(paysign_merchant_notice(merchant, TEXT("route=x&order_id=117?" GENUINE), &notice, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_expect(notice, TEXT(ORDER_NO), TEXT("0.10"), NULL) == PAYSIGN_CODE_OK);
    paysign_verified_free(notice);
    paysign_merchant_free(merchant);
}

static void test_names_that_are_none(void) {
    static const char *const NAMES[] = {"money", "sign", "sign_type", "qrcode", "a,b", "", " route", "a b"};
    const paysign_beyond nothing = {NULL, 2, NULL, 0}, nothing_added = {NULL, 0, NULL, 2};
    paysign_gateway *epay = NULL;
    paysign_message *message = NULL;
    paysign_error error;
    for (size_t at = 0; at < sizeof NAMES / sizeof NAMES[0]; at++) {
        CHECK(named(NAMES[at], strlen(NAMES[at]), &message, &error) == PAYSIGN_CODE_INVALID_NAME && !message);
        CHECK(error.code == PAYSIGN_CODE_INVALID_NAME);
    }
    CHECK(named(TEXT("money"), &message, &error) == PAYSIGN_CODE_INVALID_NAME);
    CHECK(error.field_len == 5 && memcmp(error.field, "money", 5) == 0 && strstr(error.message, "money"));
    CHECK(named(TEXT("\xff"), &message, NULL) == PAYSIGN_CODE_NOT_UTF8);
    CHECK(named(NULL, 3, &message, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_gateway_named(TEXT("epay"), &epay, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_message_at(epay, TEXT("notify"), &nothing, &message, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(paysign_message_at(epay, TEXT("notify"), &nothing_added, &message, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT && !message);
    paysign_gateway_free(epay);
}

static const char SCHEME[] = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; "
                             "secret append \"&key=\"; digest md5; hex lower";

static paysign_scheme *described(const paysign_description *description, const paysign_beyond *beyond) {
    paysign_scheme *scheme = NULL;
    CHECK(paysign_scheme_parse(TEXT(SCHEME), TEXT("sign"), PAYSIGN_WIRE_FORM, description, beyond, &scheme, NULL) ==
          PAYSIGN_CODE_OK);
    return scheme;
}

static paysign_verified *verified_by(const paysign_scheme *scheme, const char *text) {
    const char *body = signed_body(text, "&key=", SECRET, "sign");
    paysign_verified *verified = NULL;
    CHECK(paysign_verify(paysign_scheme_message(scheme), secrets, body, strlen(body), NULL, &verified, NULL) == PAYSIGN_CODE_OK);
    return verified;
}

static const paysign_role_field ROLES[] = {{PAYSIGN_ROLE_ORDER_NO, {TEXT("order")}},
                                           {PAYSIGN_ROLE_PAID_AMOUNT, {TEXT("money")}},
                                           {PAYSIGN_ROLE_STATUS, {TEXT("state")}}};
static const paysign_bytes PAID[] = {{TEXT("1")}, {TEXT("2")}};

static void test_roles(void) {
    static const paysign_bytes SHOP[] = {{TEXT("route")}};
    const paysign_description description = {ROLES, 3, PAID, 2, {TEXT("${order}|success")}};
    const paysign_beyond shop = {SHOP, 1, NULL, 0};
    paysign_scheme *scheme = described(&description, &shop), *plain = described(NULL, NULL);
    const char *body = signed_body("money=1.00&order=E1&state=1", "&key=", SECRET, "sign");
    paysign_verified *verified = verified_by(scheme, "money=1.00&order=E1&state=2");
    char routed[256];
    CHECK(paysign_verified_expect(verified, TEXT("E1"), TEXT("1"), NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_is_paid(verified) && is_text(paysign_verified_ack(verified), "E1|success"));
    paysign_verified_free(verified);
    verified = verified_by(scheme, "money=1.00&order=E1&state=3");
    CHECK(paysign_verified_expect(verified, TEXT("E1"), TEXT("1"), NULL) == PAYSIGN_CODE_NOT_PAID);
    paysign_verified_free(verified);
    verified = verified_by(plain, "money=1.00&order=E1&state=2");
    CHECK(paysign_verified_expect(verified, TEXT("E1"), TEXT("1"), NULL) == PAYSIGN_CODE_NO_ROLES);
    CHECK(paysign_verified_ack(verified).len == 0);
    paysign_verified_free(verified);
    snprintf(routed, sizeof routed, "route=a&%s", body);
    CHECK(paysign_check(paysign_scheme_message(scheme), secrets, routed, strlen(routed)) == PAYSIGN_CODE_OK);
    CHECK(paysign_check(paysign_scheme_message(plain), secrets, routed, strlen(routed)) == PAYSIGN_CODE_MISMATCH);
    paysign_scheme_free(scheme);
    paysign_scheme_free(plain);
}

static paysign_code described_code(const paysign_role_field *roles, size_t count, size_t paid_count) {
    const paysign_description description = {roles, count, PAID, paid_count, {NULL, 0}};
    paysign_scheme *none = NULL;
    paysign_code code =
        paysign_scheme_parse(TEXT(SCHEME), TEXT("sign"), PAYSIGN_WIRE_FORM, &description, NULL, &none, NULL);
    CHECK((code == PAYSIGN_CODE_OK) == (none != NULL));
    paysign_scheme_free(none);
    return code;
}

static void test_roles_that_do_not_fit(void) {
    static const paysign_role_field UNSIGNED[] = {{PAYSIGN_ROLE_ORDER_NO, {TEXT("sign")}}};
    static const paysign_role_field TWICE[] = {{PAYSIGN_ROLE_ORDER_NO, {TEXT("a")}}, {PAYSIGN_ROLE_TRADE_NO, {TEXT("a")}}};
    static const paysign_role_field NO_ROLE[] = {{99, {TEXT("a")}}}, NO_FIELD[] = {{PAYSIGN_ROLE_ORDER_NO, {NULL, 3}}};
    CHECK(described_code(UNSIGNED, 1, 0) == PAYSIGN_CODE_INVALID_ROLES);
    CHECK(described_code(TWICE, 2, 0) == PAYSIGN_CODE_INVALID_ROLES);
    CHECK(described_code(ROLES, 3, 0) == PAYSIGN_CODE_INVALID_ROLES && described_code(ROLES, 2, 1) == PAYSIGN_CODE_INVALID_ROLES);
    CHECK(described_code(NO_ROLE, 1, 0) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(described_code(NO_FIELD, 1, 0) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(described_code(NULL, 3, 0) == PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(described_code(ROLES, 3, 1) == PAYSIGN_CODE_OK && described_code(NULL, 0, 0) == PAYSIGN_CODE_OK);
}

static void test_added(void) {
    static const char RUN_ON[] = "fields all but sign; empty skip; null word; order name; pair name=value; separator none; "
                                 "secret append \"\"; digest md5; hex lower";
    static const char FILE_OF_IT[] =
        "id = \"runon\"\ntitle = \"Run on\"\nsigning = { scheme = 'fields all but sign; empty skip; null word; order name; pair "
        "name=value; separator none; secret append \"\"; digest md5; hex lower', field = \"sign\" }\n[[messages]]\nname = "
        "\"notify\"\ndirection = \"notification\"\nwire = \"form\"\nsigning = true\nfields = [\n{ name = \"amount\", kind = "
        "\"amount\", role = \"paid_amount\" },\n{ name = \"order\", role = \"order_no\" },\n{ name = \"sign\", kind = "
        "\"signature\" },\n]\n";
    static const paysign_bytes ADDED[] = {{TEXT("channel")}};
    const paysign_beyond added = {NULL, 0, ADDED, 1};
    const char *run_on = signed_body("amount=1.00channel=7order=E1", "", SECRET, "sign");
    char body[256];
    paysign_gateway *gateway = NULL;
    paysign_message *without = NULL, *with = NULL;
    paysign_scheme *scheme = NULL;
    snprintf(body, sizeof body, "amount=1.00&channel=7&order=E1%s", strstr(run_on, "&sign="));
    CHECK(paysign_gateway_parse(TEXT(FILE_OF_IT), &gateway, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_message_at(gateway, TEXT("notify"), NULL, &without, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_message_at(gateway, TEXT("notify"), &added, &with, NULL) == PAYSIGN_CODE_OK);
    paysign_gateway_free(gateway);
    CHECK(paysign_check(without, secrets, body, strlen(body)) == PAYSIGN_CODE_AMBIGUOUS_FIELD);
    CHECK(paysign_check(with, secrets, body, strlen(body)) == PAYSIGN_CODE_OK);
    paysign_message_free(without);
    paysign_message_free(with);
    CHECK(paysign_scheme_parse(TEXT(RUN_ON), TEXT("sign"), PAYSIGN_WIRE_FORM, NULL, &added, &scheme, NULL) == PAYSIGN_CODE_OK);
    paysign_scheme_free(scheme);
}

void test_beyond(void) {
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    test_route();
    test_account();
    test_names_that_are_none();
    test_roles();
    test_roles_that_do_not_fit();
    test_added();
    paysign_secrets_free(secrets);
}
