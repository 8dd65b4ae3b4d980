/*
 * Counts how often memory is asked for while a form is verified, read and signed: never, for messages of
 * built-in gateways and of one's own, with the shop's own names or without.
 */

#include <paysign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(text) (text), (sizeof(text) - 1)

static size_t asked;

/* In place of the C library's, for this program and the shared libraries that it uses. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t len) {
    asked++;
    return __libc_malloc(len);
}

void *calloc(size_t count, size_t len) {
    asked++;
    return __libc_calloc(count, len);
}

void *realloc(void *memory, size_t len) {
    asked++;
    return __libc_realloc(memory, len);
}

int posix_memalign(void **memory, size_t align, size_t len) {
    asked++;
    *memory = __libc_memalign(align, len);
    return *memory ? 0 : 12;
}

void *aligned_alloc(size_t align, size_t len) {
    asked++;
    return __libc_memalign(align, len);
}

static int wrong;

static void check(const char *what, size_t expected) {
    if (asked != expected) {
        fprintf(stderr, "%s: memory was asked for %zu times, not %zu\n", what, asked, expected);
        wrong++;
    }
    asked = 0;
}

/* All that may be done with a body where there is no heap. */
static void use(const char *what, const paysign_message *message, const paysign_secrets *secrets, const char *body, size_t len,
                const char *order_no, const char *amount) {
    const paysign_verifier verifier = {message, secrets, NULL};
    paysign_bytes bodies[9];
    paysign_code codes[9];
    paysign_verified *verified = NULL;
    paysign_room room;
    uint64_t minor, high;
    char buffer[512];
    size_t needed;
    int is_right = 1;
    for (int at = 0; at < 9; at++) bodies[at] = (paysign_bytes){body, len};
    asked = 0;
    is_right &= paysign_check(message, secrets, body, len) == PAYSIGN_CODE_OK;
    is_right &= paysign_verifier_expect(&verifier, body, len, order_no, strlen(order_no), amount, strlen(amount)) == PAYSIGN_CODE_OK;
    is_right &= paysign_verifier_texts(&verifier, body, len) != NULL;
    is_right &= paysign_verify_batch(message, secrets, bodies, 9, NULL, codes) == PAYSIGN_CODE_OK && codes[8] == PAYSIGN_CODE_OK;
    is_right &= paysign_verify_texts(message, secrets, body, len, NULL, buffer, sizeof buffer, &needed, NULL) == PAYSIGN_CODE_OK;
    is_right &= paysign_verify_in(message, secrets, body, len, NULL, &room, &verified, NULL) == PAYSIGN_CODE_OK;
    is_right &= paysign_verified_role(verified, PAYSIGN_ROLE_ORDER_NO, buffer, sizeof buffer, &needed) == PAYSIGN_CODE_OK;
    is_right &= paysign_verified_minor(verified, PAYSIGN_ROLE_PAID_AMOUNT, 18, &minor, &high) == PAYSIGN_CODE_OK;
    is_right &= paysign_verified_expect_minor(verified, order_no, strlen(order_no), minor, high, 18, NULL) == PAYSIGN_CODE_OK;
    is_right &= paysign_verified_ack(verified).len > 0;
    paysign_verified_leave(verified);
    is_right &= paysign_check(message, secrets, body, len - 1) != PAYSIGN_CODE_OK;
    check(what, 0);
    if (!is_right) {
        fprintf(stderr, "%s: a wrong answer\n", what);
        wrong++;
    }
}

int main(int argc, char **argv) {
    static const paysign_bytes SHOP[] = {{TEXT("route")}};
    static const paysign_param PAID[] = {
        {TEXT("trade_order_id"), TEXT("E1")}, {TEXT("total_fee"), TEXT("12.50")}, {TEXT("status"), TEXT("OD")},
        {TEXT("appid"), TEXT("2147483647")},  {TEXT("time"), TEXT("1796000000")}, {TEXT("nonce_str"), TEXT("5f3a")},
    };
    const paysign_beyond shop = {SHOP, 1, NULL, 0};
    const paysign_message *built_in = NULL;
    paysign_message *named = NULL, *own = NULL;
    paysign_gateway *epay = NULL, *xunhupay = NULL;
    paysign_secrets *secrets = NULL;
    paysign_verified *verified = NULL;
    char text[8192], routed[1024], body[512];
    size_t len = 0;
    FILE *file = argc == 4 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 2;
    len = fread(text, 1, sizeof text, file);
    fclose(file);
    if (paysign_gateway_parse(text, len, &xunhupay, NULL) != PAYSIGN_CODE_OK ||
        paysign_gateway_named(TEXT("epay"), &epay, NULL) != PAYSIGN_CODE_OK ||
        paysign_secret_new(argv[2], strlen(argv[2]), &secrets, NULL) != PAYSIGN_CODE_OK ||
        paysign_message_find(TEXT("epay"), TEXT("notify"), &built_in, NULL) != PAYSIGN_CODE_OK ||
        paysign_message_at(epay, TEXT("notify"), &shop, &named, NULL) != PAYSIGN_CODE_OK ||
        paysign_message_at(xunhupay, TEXT("notify"), NULL, &own, NULL) != PAYSIGN_CODE_OK)
        return 3;
    asked = 0;
    if (paysign_sign_body(own, secrets, PAID, 6, NULL, body, sizeof body, &len, NULL) != PAYSIGN_CODE_OK) return 4;
    check("signed", 0);
    use("a message of one's own", own, secrets, body, len, "E1", "12.50");
    use("a built-in message", built_in, secrets, argv[3], strlen(argv[3]), "20240125193935458", "0.10");
    len = (size_t)snprintf(routed, sizeof routed, "route=payment/epay/notify&%s", argv[3]);
    use("with a name of the shop's", named, secrets, routed, len, "20240125193935458", "0.10");
    /* The counter counts: this one is handed out in memory of its own. */
    asked = 0;
    if (paysign_verify(own, secrets, body, 0, NULL, &verified, NULL) == PAYSIGN_CODE_OK) return 5;
    check("refused", 0);
    if (paysign_verify(built_in, secrets, argv[3], strlen(argv[3]), NULL, &verified, NULL) != PAYSIGN_CODE_OK) return 5;
    check("handed out", 1);
    paysign_verified_free(verified);
    paysign_message_free(own);
    paysign_message_free(named);
    paysign_gateway_free(epay);
    paysign_gateway_free(xunhupay);
    paysign_secrets_free(secrets);
    if (wrong == 0) puts("no memory was asked for, by messages of three kinds");
    return wrong == 0 ? 0 : 1;
}
