/* A merchant: what is in no vector. */

#include "calls.h"

static paysign_merchant *merchant;

static const paysign_param ORDER[] = {
    {TEXT("type"), TEXT("wxpay")},
    {TEXT("out_trade_no"), TEXT("20240125193935458")},
    {TEXT("notify_url"), TEXT("https://shop.example.com/notify")},
    {TEXT("return_url"), TEXT("https://shop.example.com/thanks")},
    {TEXT("name"), TEXT("An Oreo")},
    {TEXT("money"), TEXT("1.00")},
};
enum { ORDER_COUNT = sizeof ORDER / sizeof ORDER[0] };

static void test_opening(const paysign_secrets *secrets) {
    paysign_merchant *none = NULL;
    CHECK(paysign_merchant_new(TEXT("epay"), TEXT("1"), NULL, TEXT("https://pay.example.com"), NULL, &none, NULL) ==
          PAYSIGN_CODE_NO_SECRET);
    CHECK(paysign_merchant_new(TEXT("epay"), TEXT("1"), secrets, TEXT("pay.example.com"), NULL, &none, NULL) ==
          PAYSIGN_CODE_INVALID_URL);
    CHECK(paysign_merchant_new(TEXT("none"), TEXT("1"), secrets, TEXT("https://pay.example.com"), NULL, &none, NULL) ==
          PAYSIGN_CODE_UNKNOWN_GATEWAY);
    CHECK(paysign_merchant_new(TEXT("epay"), TEXT("1"), secrets, TEXT("https://pay.example.com"), NULL, NULL, NULL) ==
          PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(none == NULL);
    CHECK(paysign_merchant_new(TEXT("epay@code200"), TEXT("152787"), secrets, TEXT("https://pay.example.com"), NULL, &merchant,
                               NULL) == PAYSIGN_CODE_OK);
}

static void test_request(void) {
    static const paysign_param WRONG[] = {{TEXT("money"), TEXT("\xff")}};
    paysign_request *request = NULL;
    paysign_bytes name, value, body;
    paysign_error error;
    CHECK(paysign_merchant_request(merchant, TEXT("notify"), ORDER, ORDER_COUNT, &request, NULL) ==
          PAYSIGN_CODE_UNKNOWN_MESSAGE);
    CHECK(paysign_merchant_request(merchant, TEXT("pay"), ORDER, ORDER_COUNT - 1, &request, &error) ==
          PAYSIGN_CODE_MISSING_FIELD);
    CHECK(error.field_len == 5 && memcmp(error.field, "money", 5) == 0);
    CHECK(paysign_merchant_request(merchant, TEXT("pay"), WRONG, 1, &request, NULL) == PAYSIGN_CODE_NOT_UTF8);
    CHECK(paysign_merchant_request(NULL, TEXT("pay"), ORDER, ORDER_COUNT, &request, NULL) ==
          PAYSIGN_CODE_INVALID_ARGUMENT);
    CHECK(request == NULL);
    CHECK(paysign_merchant_request(merchant, TEXT("pay"), ORDER, ORDER_COUNT, &request, NULL) == PAYSIGN_CODE_OK);
    CHECK(is_text(paysign_request_method(request), "POST"));
    CHECK(is_text(paysign_request_url(request), "https://pay.example.com/pay/mapi.php"));
    CHECK(paysign_request_header(request, 0, &name, &value) == PAYSIGN_CODE_OK);
    CHECK(is_text(name, "Content-Type") && is_text(value, "application/x-www-form-urlencoded"));
    CHECK(paysign_request_header(request, 1, &name, &value) == PAYSIGN_CODE_NOT_THERE);
    body = paysign_request_body(request);
    CHECK(body.len > 24 && memcmp(body.data, TEXT("pid=152787&type=wxpay")) == 0);
    CHECK(paysign_request_body(NULL).data == NULL);
    paysign_request_free(request);
}

static void test_answer(void) {
    paysign_answer *answer = NULL;
    paysign_gateway_error *refusal = NULL;
    char buffer[64];
    size_t len = 0;
    static const char TAKEN[] = "{\"code\":200,\"trade_no\":\"7\",\"out_trade_no\":\"20240125193935458\",\"qrcode\":"
                                "\"wxp:\\/\\/x\",\"money\":\"1.00\",\"type\":\"wxpay\"}";
    CHECK(paysign_merchant_answer(merchant, TEXT("pay"), TEXT("{\"code\":705,\"msg\":\"repeated\"}"), &answer, &refusal,
                                  NULL) == PAYSIGN_CODE_GATEWAY_ERROR);
    CHECK(answer == NULL && is_text(paysign_gateway_error_code(refusal), "705"));
    CHECK(is_text(paysign_gateway_error_text(refusal), "Duplicate order number"));
    CHECK(is_text(paysign_gateway_error_said(refusal), "repeated"));
    paysign_gateway_error_free(refusal);
    CHECK(paysign_merchant_answer(merchant, TEXT("pay"), TEXT("{\"code\":705}"), &answer, NULL, NULL) ==
          PAYSIGN_CODE_GATEWAY_ERROR);
    refusal = NULL;
    CHECK(paysign_merchant_answer(merchant, TEXT("pay"), TEXT(TAKEN), &answer, &refusal, NULL) == PAYSIGN_CODE_OK);
    CHECK(refusal == NULL && paysign_answer_is_proved(answer) == 0);
    CHECK(paysign_answer_role(answer, PAYSIGN_ROLE_PAY_URL, buffer, sizeof buffer, &len) == PAYSIGN_CODE_OK);
    CHECK(len == 7 && memcmp(buffer, "wxp://x", 7) == 0);
    paysign_answer_free(answer);
}

static void test_notice(void) {
    static const char OTHER[] = "pid=1&out_trade_no=1&money=1.00&trade_status=TRADE_SUCCESS&type=wxpay&name=x&trade_no="
                                "2&sign=00000000000000000000000000000000";
    paysign_verified *notice = NULL;
    paysign_error error;
    CHECK(paysign_merchant_notice(merchant, TEXT(OTHER), &notice, &error) == PAYSIGN_CODE_WRONG_MERCHANT);
    CHECK(error.field_len == 3 && memcmp(error.field, "pid", 3) == 0 && notice == NULL);
    CHECK(paysign_merchant_notice(merchant, TEXT(GENUINE), &notice, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_is_paid(notice) && is_text(paysign_verified_ack(notice), "success"));
    CHECK(paysign_verified_expect_minor(notice, TEXT("20240125193935458"), 10, 0, 2, NULL) == PAYSIGN_CODE_OK);
    paysign_verified_free(notice);
    notice = NULL;
    CHECK(paysign_merchant_notice_of(merchant, TEXT("return"), TEXT(GENUINE), &notice, NULL) == PAYSIGN_CODE_OK);
    paysign_verified_free(notice);
    CHECK(paysign_merchant_notice(NULL, TEXT(GENUINE), &notice, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
}

void test_merchant(void) {
    paysign_secrets *secrets = NULL;
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    test_opening(secrets);
    /* The account has a copy of its own. */
    paysign_secrets_free(secrets);
    test_request();
    test_answer();
    test_notice();
    paysign_merchant_free(merchant);
}
