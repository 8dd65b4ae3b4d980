/*
 * Takes a notification of a gateway that is not built in, whose file is read when the program starts. The raw
 * body is read from standard input; what to answer the gateway with is written.
 *
 *     GATEWAY_SECRET=… gateway xunhupay.toml MERCHANT_ID ORDER_NO AMOUNT < body.txt
 *
 * The program ends with 0 if the order is paid, else with 1.
 */

#include <paysign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(text) (text), (sizeof(text) - 1)

/* What this shop's address for notifications has in its query. Nothing is decided by it. */
static const paysign_bytes SHOP_NAMES[] = {{TEXT("route")}};

/* Reads at most `capacity` bytes of a file. */
static size_t contents(const char *path, char *buffer, size_t capacity) {
    FILE *file = fopen(path, "rb");
    size_t len = file ? fread(buffer, 1, capacity, file) : 0;
    if (file) fclose(file);
    return len;
}

static paysign_code open_account(const char *path, const char *merchant_id, const char *key, paysign_merchant **merchant,
                                 paysign_error *error) {
    static char text[65536];
    const paysign_beyond beyond = {SHOP_NAMES, 1, NULL, 0};
    paysign_gateway *gateway = NULL;
    paysign_secrets *secrets = NULL;
    paysign_code code = paysign_gateway_parse(text, contents(path, text, sizeof text), &gateway, error);
    if (code == PAYSIGN_CODE_OK) code = paysign_secret_new(key, strlen(key), &secrets, error);
    if (code == PAYSIGN_CODE_OK)
        code = paysign_merchant_at(gateway, merchant_id, strlen(merchant_id), secrets, TEXT("https://api.xunhupay.com"),
                                   NULL, &beyond, merchant, error);
    /* The account keeps what it needs of both. */
    paysign_secrets_free(secrets);
    paysign_gateway_free(gateway);
    return code;
}

int main(int argc, char **argv) {
    static char body[65536 + 1];
    const char *key = getenv("GATEWAY_SECRET");
    paysign_merchant *merchant = NULL;
    paysign_verified *notice = NULL;
    paysign_error error;
    paysign_code code;
    if (!key) {
        fputs("GATEWAY_SECRET is not set\n", stderr);
        return 2;
    }
    if (argc != 5) {
        fputs("usage: GATEWAY_SECRET=… gateway FILE MERCHANT_ID ORDER_NO AMOUNT < BODY\n", stderr);
        return 2;
    }
    if (open_account(argv[1], argv[2], key, &merchant, &error) != PAYSIGN_CODE_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    code = paysign_merchant_notice(merchant, body, fread(body, 1, sizeof body, stdin), &notice, NULL);
    if (code == PAYSIGN_CODE_OK)
        code = paysign_verified_expect(notice, argv[3], strlen(argv[3]), argv[4], strlen(argv[4]), NULL);
    if (code == PAYSIGN_CODE_OK) {
        paysign_bytes ack = paysign_verified_ack(notice);
        printf("%.*s\n", (int)ack.len, ack.data);
    } else {
        puts(paysign_error_code(code));
    }
    paysign_verified_free(notice);
    paysign_merchant_free(merchant);
    return code == PAYSIGN_CODE_OK ? 0 : 1;
}
