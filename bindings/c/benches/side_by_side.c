/*
 * paysign beside careful hand-written C, interleaved in one run: `sh bindings/c/bench [--short] [--json]`.
 *
 * Prints medians, their quartiles and ratios. The machine may be shared: only ratios hold.
 */

#define _POSIX_C_SOURCE 200809L

#include "by_hand.h"

#include <paysign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define KEY "7a3b1053780db61ebd3d7123e1b8d6c4"
#define TEXT(text) (text), (sizeof(text) - 1)

#define MERCHANT_ID "1001"
#define ORDER "20160806151343349"

static const struct order orders[] = {{"another one", "2.00", 200}, {ORDER, "1.00", 100}};
enum { ORDERS = sizeof orders / sizeof orders[0] };

enum { BATCH = 1000, MAX_ROUNDS = 101, BODY_ROOM = 512 };

static const paysign_message *message;
static paysign_secrets *secrets;
static paysign_merchant *merchant;
static char texts[BATCH][BODY_ROOM], escaped_text[BODY_ROOM];
/* Epay notifications as benches/src/inputs.rs has them: a thousand different ones, and one with a name in
 * Chinese. */
static paysign_bytes bodies[BATCH], typical, escaped;
static paysign_code codes[BATCH];
static size_t failures;

/* A notification. What differs from the usual one is a name and its value, or NULL. */
static paysign_bytes body_with(const char *order_no, const char *name, const char *param, const char *other,
                               const char *value, char *room) {
    paysign_bytes body = {room, 0};
    paysign_param params[] = {
        {TEXT("pid"), TEXT(MERCHANT_ID)},
        {TEXT("trade_no"), TEXT("2016080622555342651")},
        {TEXT("out_trade_no"), order_no, strlen(order_no)},
        {TEXT("type"), TEXT("alipay")},
        {TEXT("name"), name, strlen(name)},
        {TEXT("money"), TEXT("1.00")},
        {TEXT("trade_status"), TEXT("TRADE_SUCCESS")},
        {TEXT("param"), param, strlen(param)},
    };
    for (size_t at = 0; other && at < sizeof params / sizeof params[0]; at++) {
        if (strcmp(params[at].name, other) == 0) params[at].value = value, params[at].value_len = strlen(value);
    }
    failures += paysign_sign_body(message, secrets, params, sizeof params / sizeof params[0], NULL, room, BODY_ROOM,
                                  &body.len, NULL) != PAYSIGN_CODE_OK;
    return body;
}

static paysign_bytes body_of(const char *order_no, const char *name, const char *param, char *room) {
    return body_with(order_no, name, param, NULL, NULL, room);
}

static void make_bodies(void) {
    static char typical_text[BODY_ROOM];
    typical = body_of(ORDER, "VIP20160806", "userId10023", typical_text);
    escaped = body_of(ORDER, "会员充值 100 元", "userId10023", escaped_text);
    for (int at = 0; at < BATCH; at++) {
        char order_no[32], param[32];
        unsigned long long power = 1;
        for (int factor = 0; factor < at % 5; factor++) power *= (unsigned)at;
        snprintf(order_no, sizeof order_no, "2016080615134%04d", at);
        snprintf(param, sizeof param, "user%llu", power);
        bodies[at] = body_of(order_no, "VIP20160806", param, texts[at]);
    }
}

/* The whole route, as a shop has it: 1 if the order may be delivered, and the gateway is to be told so. */
static int route(const paysign_bytes *body) {
    paysign_verified *notice = NULL;
    char order_no[64];
    size_t len;
    int is_right = 0;
    if (paysign_merchant_notice(merchant, body->data, body->len, &notice, NULL) != PAYSIGN_CODE_OK) return 0;
    if (paysign_verified_role(notice, PAYSIGN_ROLE_ORDER_NO, order_no, sizeof order_no, &len) == PAYSIGN_CODE_OK) {
        for (size_t at = 0; at < ORDERS; at++) {
            const struct order *order = &orders[at];
            if (strlen(order->order_no) != len || memcmp(order->order_no, order_no, len) != 0) continue;
            is_right = paysign_verified_expect(notice, order_no, len, order->amount, strlen(order->amount), NULL) ==
                           PAYSIGN_CODE_OK &&
                       paysign_verified_ack(notice).len > 0;
        }
    }
    paysign_verified_free(notice);
    return is_right;
}

static int routed_by_hand(const paysign_bytes *body) {
    return route_by_hand(body->data, body->len, TEXT(KEY), MERCHANT_ID, orders, ORDERS, ONE_CALL);
}

/* Whether both end well, or neither. */
static int both_end(const paysign_bytes *body, int well) {
    return route(body) == well && routed_by_hand(body) == well;
}

/* What is measured must be right. */
static void check_routes(void) {
    static const char *const others[][2] = {
        {"pid", "1002"}, {"out_trade_no", "unknown"}, {"trade_status", "TRADE_CLOSED"}, {"money", "1.01"}};
    char room[BODY_ROOM];
    paysign_bytes forged = {room, typical.len};
    failures += !both_end(&typical, 1) + !both_end(&escaped, 1);
    for (size_t at = 0; at < sizeof others / sizeof others[0]; at++) {
        paysign_bytes other = body_with(ORDER, "VIP20160806", "userId10023", others[at][0], others[at][1], room);
        failures += !both_end(&other, 0);
    }
    memcpy(room, typical.data, typical.len);
    room[typical.len / 2] ^= 1;
    failures += !both_end(&forged, 0);
}

/* What is measured: each runs `calls` messages. */
static void routes(size_t calls) {
    for (size_t call = 0; call < calls; call++) failures += !route(&typical);
}

static void routes_by_hand(size_t calls) {
    for (size_t call = 0; call < calls; call++) failures += !routed_by_hand(&typical);
}


static void each_by_hand(const paysign_bytes *body, size_t calls, enum way way) {
    for (size_t call = 0; call < calls; call++)
        failures += !verify_by_hand(body->data, body->len, TEXT(KEY), way);
}

static void by_hand(size_t calls) {
    each_by_hand(&typical, calls, ONE_CALL);
}

static void by_hand_kept(size_t calls) {
    each_by_hand(&typical, calls, KEPT);
}

static void by_hand_low_level(size_t calls) {
    each_by_hand(&typical, calls, LOW_LEVEL);
}

static void by_hand_escaped(size_t calls) {
    each_by_hand(&escaped, calls, ONE_CALL);
}

static void by_hand_batch(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        failures += !verify_by_hand(body->data, body->len, TEXT(KEY), ONE_CALL);
    }
}

static void each_checked(const paysign_bytes *body, size_t calls) {
    for (size_t call = 0; call < calls; call++)
        failures += paysign_check(message, secrets, body->data, body->len) != PAYSIGN_CODE_OK;
}

static void check(size_t calls) {
    each_checked(&typical, calls);
}

static void check_escaped(size_t calls) {
    each_checked(&escaped, calls);
}

static void verify(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        paysign_verified *verified = NULL;
        failures += paysign_verify(message, secrets, typical.data, typical.len, NULL, &verified, NULL) != PAYSIGN_CODE_OK;
        paysign_verified_free(verified);
    }
}

static void verify_in_room(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        paysign_room room;
        paysign_verified *verified = NULL;
        failures += paysign_verify_in(message, secrets, typical.data, typical.len, NULL, &room, &verified, NULL) != PAYSIGN_CODE_OK;
        paysign_verified_leave(verified);
    }
}

static void batch(size_t calls) {
    for (size_t call = 0; call < calls; call += BATCH) {
        failures += paysign_verify_batch(message, secrets, bodies, BATCH, NULL, codes) != PAYSIGN_CODE_OK;
        for (size_t at = 0; at < BATCH; at++) failures += codes[at] != PAYSIGN_CODE_OK;
    }
}

/* Only the border: what a call costs beyond what the core does in it. */
static void border(size_t calls) {
    for (size_t call = 0; call < calls; call++)
        failures += paysign_check(NULL, secrets, typical.data, typical.len) != PAYSIGN_CODE_INVALID_ARGUMENT;
}

/* What a row is held against. */
enum hand { TYPICAL, ESCAPED, MANY, ROUTE };

static struct measured {
    const char *name, *title;
    void (*run)(size_t calls);
    enum hand hand;
    double ns[MAX_ROUNDS];
} measured[] = {
    /* What is written by hand is where `enum hand` says. */
    {"c.by_hand", "by hand, qsort and EVP_Digest", by_hand, TYPICAL, {0}},
    {"c.by_hand_escaped", "the same, a name with escapes", by_hand_escaped, ESCAPED, {0}},
    {"c.by_hand_batch", "the same, 1,000 one by one", by_hand_batch, MANY, {0}},
    {"c.by_hand_route", "the whole route by hand", routes_by_hand, ROUTE, {0}},
    {"c.route", "notice, order number, expect, ack", routes, ROUTE, {0}},
    {"c.by_hand_kept", "by hand, the EVP context kept (one thread)", by_hand_kept, TYPICAL, {0}},
    {"c.by_hand_md5", "by hand, OpenSSL's deprecated MD5()", by_hand_low_level, TYPICAL, {0}},
    {"c.verify", "paysign_check", check, TYPICAL, {0}},
    {"c.verify_escaped", "the same, a name with escapes", check_escaped, ESCAPED, {0}},
    {"c.verify_handle", "paysign_verify and paysign_verified_free", verify, TYPICAL, {0}},
    {"c.verify_room", "paysign_verify_in and paysign_verified_leave", verify_in_room, TYPICAL, {0}},
    {"c.batch", "paysign_verify_batch of 1,000", batch, MANY, {0}},
    {"c.border", "the border to the library alone", border, TYPICAL, {0}},
};
enum { MEASURED = sizeof measured / sizeof measured[0] };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double at_part(const double *ns, int rounds, double part) {
    double sorted[MAX_ROUNDS];
    memcpy(sorted, ns, (size_t)rounds * sizeof *sorted);
    qsort(sorted, (size_t)rounds, sizeof *sorted, by_size);
    return sorted[(int)((rounds - 1) * part)];
}

/* How many times as fast as the same by hand, round by round. */
static double vs_hand(const struct measured *ours, int rounds) {
    double ratios[MAX_ROUNDS];
    for (int round = 0; round < rounds; round++) {
        ratios[round] = measured[ours->hand].ns[round] / ours->ns[round];
    }
    return at_part(ratios, rounds, 0.5);
}

static void print(int rounds, int is_json) {
    if (!is_json) printf("%-44s %9s  %-12s  times as fast as by hand\n", "a message", "median ns", "quartiles");
    for (int at = 0; at < MEASURED; at++) {
        const struct measured *one = &measured[at];
        double median = at_part(one->ns, rounds, 0.5), low = at_part(one->ns, rounds, 0.25),
               high = at_part(one->ns, rounds, 0.75);
        if (is_json) {
            printf("{\"name\":\"%s\",\"ns\":%.1f,\"spread\":%.3f,\"vs_hand\":%.2f}\n", one->name, median,
                   (high - low) / median, vs_hand(one, rounds));
        } else {
            printf("%-44s %9.0f  %5.0f-%-5.0f   %6.2f\n", one->title, median, low, high, vs_hand(one, rounds));
        }
    }
}

int main(int argc, char **argv) {
    int rounds = 61, is_json = 0;
    size_t calls = 20 * BATCH;
    for (int at = 1; at < argc; at++) {
        if (strcmp(argv[at], "--json") == 0) is_json = 1;
        else if (strcmp(argv[at], "--short") == 0) rounds = 9, calls = 2 * BATCH;
        else return fprintf(stderr, "usage: %s [--short] [--json]\n", argv[0]), 2;
    }
    if (paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) != PAYSIGN_CODE_OK) return 1;
    if (paysign_secret_new(TEXT(KEY), &secrets, NULL) != PAYSIGN_CODE_OK || !begin_by_hand()) return 1;
    if (paysign_merchant_new(TEXT("epay"), TEXT(MERCHANT_ID), secrets, TEXT("https://pay.example.com"), NULL, &merchant,
                             NULL) != PAYSIGN_CODE_OK)
        return 1;
    make_bodies();
    check_routes();
    for (int round = 0; round < rounds; round++) {
        for (int at = 0; at < MEASURED; at++) {
            double begin = now();
            measured[at].run(calls);
            measured[at].ns[round] = (now() - begin) / (double)calls;
        }
    }
    print(rounds, is_json);
    end_by_hand();
    paysign_merchant_free(merchant);
    paysign_secrets_free(secrets);
    if (failures) fprintf(stderr, "%zu verdicts were wrong\n", failures);
    return failures != 0;
}
