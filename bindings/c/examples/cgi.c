/*
 * A notification route as a CGI program: the gateway calls it, and it answers. The whole of what a shop does
 * with a notification is in `notified`.
 */

#define _POSIX_C_SOURCE 200809L

#include <paysign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(text) (text), (sizeof(text) - 1)

/* The order as the shop's database has it. */
static const char ORDER_NO[] = "20240125193935458", AMOUNT[] = "0.10";

static void answer(const char *status, const char *text, size_t len) {
    printf("Status: %s\r\nContent-Type: text/plain\r\n\r\n%.*s", status, (int)len, text);
}

static void notified(const paysign_merchant *merchant, const char *raw, size_t len) {
    paysign_verified *notice = NULL;
    /* Authentic? */
    paysign_code code = paysign_merchant_notice(merchant, raw, len, &notice, NULL);
    /* Paid, mine, and the right amount? */
    if (code == PAYSIGN_CODE_OK) code = paysign_verified_expect(notice, TEXT(ORDER_NO), TEXT(AMOUNT), NULL);
    if (code == PAYSIGN_CODE_OK) {
        paysign_bytes ack = paysign_verified_ack(notice);
        /* In a database: UPDATE … SET paid WHERE id = … AND NOT paid, and deliver only if a row has changed:
         * a gateway repeats itself. */
        answer("200 OK", ack.data, ack.len);
    } else {
        /* The code tells what is wrong; nothing in it helps a forger. */
        const char *word = paysign_error_code(code);
        answer("400 Bad Request", word, strlen(word));
    }
    paysign_verified_free(notice);
}

int main(void) {
    const char *secret = getenv("EPAY_SECRET"), *query = getenv("QUERY_STRING"), *length = getenv("CONTENT_LENGTH");
    static char body[65536 + 1];
    paysign_secrets *secrets = NULL;
    paysign_merchant *merchant = NULL;
    paysign_code code;
    if (!secret) {
        fputs("EPAY_SECRET is not set\n", stderr);
        answer("500 Internal Server Error", "", 0);
        return 1;
    }
    code = paysign_secret_new(secret, strlen(secret), &secrets, NULL);
    if (code == PAYSIGN_CODE_OK) {
        code = paysign_merchant_new(TEXT("epay"), TEXT("152787"), secrets, TEXT("https://pay.example.com"), NULL,
                                    &merchant, NULL);
    }
    if (code != PAYSIGN_CODE_OK) {
        fprintf(stderr, "paysign: %s\n", paysign_error_text(code));
        answer("500 Internal Server Error", "", 0);
    } else if (length && strtoul(length, NULL, 10) > 0) {
        /* One byte more than the limit is enough to be refused. */
        size_t wanted = strtoul(length, NULL, 10);
        notified(merchant, body, fread(body, 1, wanted < sizeof body ? wanted : sizeof body, stdin));
    } else {
        /* Exactly as it came: what a framework hands out decoded is no longer what was signed. */
        notified(merchant, query, query ? strlen(query) : 0);
    }
    paysign_merchant_free(merchant);
    paysign_secrets_free(secrets);
    return 0;
}
