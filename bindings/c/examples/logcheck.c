/*
 * Goes through a log of notifications, one raw body or query a line, and prints a verdict a line: which of
 * them a shop may deliver for.
 *
 *     EPAY_SECRET=… logcheck epay notify < notifications.log
 *
 * The secret comes from the environment, never from the command line, which other users of the machine can
 * see. The program ends with 0 if every line is authentic, else with 1.
 */

#define _POSIX_C_SOURCE 200809L

#include <paysign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

/* The gateways' own numbers of what was seen, in the order of the lines. A shop has a database for this, with
 * a unique index. */
struct seen {
    char **trades;
    size_t count;
};

/* Whether the number is there already; from now on it is. */
static int is_repeated(struct seen *seen, const char *trade_no, size_t len) {
    char **longer, *copy;
    for (size_t at = 0; at < seen->count; at++) {
        if (strlen(seen->trades[at]) == len && memcmp(seen->trades[at], trade_no, len) == 0) return 1;
    }
    copy = strndup(trade_no, len);
    longer = realloc(seen->trades, (seen->count + 1) * sizeof *longer);
    if (!copy || !longer) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    seen->trades = longer;
    seen->trades[seen->count++] = copy;
    return 0;
}

/* Prints bytes from outside so that they cannot break the line, or a terminal. */
static void print_visible(const char *bytes, size_t len) {
    for (size_t at = 0; at < len; at++) {
        unsigned char byte = (unsigned char)bytes[at];
        if (byte >= 0x20 && byte < 0x7f && byte != '\\') putchar(byte);
        else printf("\\x%02x", byte);
    }
}

/* What a role says; a number or an amount that is longer is none that a shop would have. */
struct role {
    char text[256];
    size_t len;
};

static struct role role_of(const paysign_verified *paid, paysign_role role) {
    struct role found = {"", 0};
    if (paysign_verified_role(paid, role, found.text, sizeof found.text, &found.len) != PAYSIGN_CODE_OK) found.len = 0;
    return found;
}

static void print_verified(const paysign_verified *paid, struct seen *seen) {
    struct role order_no = role_of(paid, PAYSIGN_ROLE_ORDER_NO), trade_no = role_of(paid, PAYSIGN_ROLE_TRADE_NO);
    struct role amount = role_of(paid, PAYSIGN_ROLE_PAID_AMOUNT);
    printf("%s ", paysign_status_name(paysign_verified_status(paid)));
    print_visible(order_no.text, order_no.len);
    printf(" %.*s", (int)amount.len, amount.text);
    if (is_repeated(seen, trade_no.text, trade_no.len)) printf(" (repeated)");
}

/* Checks all lines, and says how many are not authentic. */
static size_t check(const paysign_message *message, const paysign_secrets *secrets) {
    struct seen seen = {NULL, 0};
    char *line = NULL;
    size_t capacity = 0, number = 0, refused = 0;
    ssize_t len;
    while ((len = getline(&line, &capacity, stdin)) >= 0) {
        paysign_verified *paid = NULL;
        paysign_error error;
        /* The line feed is the log's. What else is at the end came off the socket. */
        if (len > 0 && line[len - 1] == '\n') len--;
        printf("%zu ", ++number);
        if (paysign_verify(message, secrets, line, (size_t)len, NULL, &paid, &error) == PAYSIGN_CODE_OK) {
            print_verified(paid, &seen);
        } else {
            /* The message is fit for a log, whatever was in the body. */
            printf("%s: %s", paysign_error_code(error.code), error.message);
            refused++;
        }
        putchar('\n');
        /* Before the next line is read into the same memory. */
        paysign_verified_free(paid);
    }
    for (size_t at = 0; at < seen.count; at++) free(seen.trades[at]);
    free(seen.trades);
    free(line);
    return refused;
}

int main(int argc, char **argv) {
    const char *secret = getenv("EPAY_SECRET");
    const paysign_message *message;
    paysign_secrets *secrets;
    paysign_error error;
    paysign_code code;
    size_t refused;
    if (!secret) {
        fputs("EPAY_SECRET is not set\n", stderr);
        return 2;
    }
    if (argc != 3) {
        fprintf(stderr, "usage: EPAY_SECRET=… %s GATEWAY MESSAGE < LOG\n", argv[0]);
        return 2;
    }
    code = paysign_message_find(argv[1], strlen(argv[1]), argv[2], strlen(argv[2]), &message, &error);
    if (code == PAYSIGN_CODE_OK) code = paysign_secret_new(secret, strlen(secret), &secrets, &error);
    if (code != PAYSIGN_CODE_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    refused = check(message, secrets);
    paysign_secrets_free(secrets);
    return refused == 0 ? 0 : 1;
}
