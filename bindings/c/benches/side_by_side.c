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

enum { BATCH = 1000, MOST_ROUNDS = 101, BODY_ROOM = 512 };

static const paysign_message *message;
static paysign_secrets *secrets;
static char texts[BATCH][BODY_ROOM];
static paysign_bytes bodies[BATCH];
static paysign_code codes[BATCH];
static size_t failures;

/* Makes the bodies: genuine notifications in the gateway's order, each another one. */
static void make_bodies(void) {
    for (int at = 0; at < BATCH; at++) {
        char trade_no[32], order_no[32];
        int trade_len = snprintf(trade_no, sizeof trade_no, "2024012522%09d", at);
        int order_len = snprintf(order_no, sizeof order_no, "20240125193%06d", at);
        paysign_param params[] = {
            {TEXT("pid"), TEXT("152787")},
            {TEXT("trade_no"), trade_no, (size_t)trade_len},
            {TEXT("out_trade_no"), order_no, (size_t)order_len},
            {TEXT("type"), TEXT("wxpay")},
            {TEXT("name"), TEXT("VIP member 30 days")},
            {TEXT("money"), TEXT("1.00")},
            {TEXT("trade_status"), TEXT("TRADE_SUCCESS")},
            {TEXT("param"), TEXT("user-7")},
        };
        if (paysign_sign_body(message, secrets, params, sizeof params / sizeof params[0], NULL, texts[at], BODY_ROOM,
                              &bodies[at].len, NULL) != PAYSIGN_CODE_OK) {
            failures++;
        }
        bodies[at].data = texts[at];
    }
}

/* What is measured: each runs `calls` messages. */
static void by_hand(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        failures += !verify_by_hand(body->data, body->len, TEXT(KEY), ONE_CALL);
    }
}

static void by_hand_kept(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        failures += !verify_by_hand(body->data, body->len, TEXT(KEY), KEPT);
    }
}

static void by_hand_low_level(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        failures += !verify_by_hand(body->data, body->len, TEXT(KEY), LOW_LEVEL);
    }
}

static void check(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        failures += paysign_check(message, secrets, body->data, body->len) != PAYSIGN_CODE_OK;
    }
}

static void verify(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        paysign_verified *verified = NULL;
        failures += paysign_verify(message, secrets, body->data, body->len, NULL, &verified, NULL) != PAYSIGN_CODE_OK;
        paysign_verified_free(verified);
    }
}

static void verify_in_room(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        paysign_room room;
        paysign_verified *verified = NULL;
        failures += paysign_verify_in(message, secrets, body->data, body->len, NULL, &room, &verified, NULL) != PAYSIGN_CODE_OK;
        paysign_verified_leave(verified);
    }
}

static void batch(size_t calls) {
    for (size_t call = 0; call < calls; call += BATCH) {
        failures += paysign_verify_batch(message, secrets, bodies, BATCH, NULL, codes) != PAYSIGN_CODE_OK;
        for (size_t at = 0; at < BATCH; at++) failures += codes[at] != PAYSIGN_CODE_OK;
    }
}

/* The border alone: what a call costs beyond what the core does in it. */
static void border(size_t calls) {
    for (size_t call = 0; call < calls; call++) {
        const paysign_bytes *body = &bodies[call % BATCH];
        failures += paysign_check(NULL, secrets, body->data, body->len) != PAYSIGN_CODE_INVALID_ARGUMENT;
    }
}

static struct measured {
    const char *name, *title;
    void (*run)(size_t calls);
    double ns[MOST_ROUNDS];
} measured[] = {
    {"c.by_hand", "by hand, qsort and EVP_Digest", by_hand, {0}},
    {"c.by_hand_kept", "by hand, the EVP context kept (one thread)", by_hand_kept, {0}},
    {"c.by_hand_md5", "by hand, OpenSSL's deprecated MD5()", by_hand_low_level, {0}},
    {"c.verify", "paysign_check", check, {0}},
    {"c.verify_handle", "paysign_verify and paysign_verified_free", verify, {0}},
    {"c.verify_room", "paysign_verify_in and paysign_verified_leave", verify_in_room, {0}},
    {"c.batch", "paysign_verify_batch of 1,000", batch, {0}},
    {"c.border", "the border to the library alone", border, {0}},
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
    double sorted[MOST_ROUNDS];
    memcpy(sorted, ns, (size_t)rounds * sizeof *sorted);
    qsort(sorted, (size_t)rounds, sizeof *sorted, by_size);
    return sorted[(int)((rounds - 1) * part)];
}

/* How many times as fast as the first one by hand, round by round. */
static double vs_hand(const struct measured *ours, int rounds) {
    double ratios[MOST_ROUNDS];
    for (int round = 0; round < rounds; round++) {
        ratios[round] = measured[0].ns[round] / ours->ns[round];
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
    if (paysign_secret_new(TEXT(KEY), 0, &secrets, NULL) != PAYSIGN_CODE_OK || !begin_by_hand()) return 1;
    make_bodies();
    for (int round = 0; round < rounds; round++) {
        for (int at = 0; at < MEASURED; at++) {
            double begin = now();
            measured[at].run(calls);
            measured[at].ns[round] = (now() - begin) / (double)calls;
        }
    }
    print(rounds, is_json);
    end_by_hand();
    paysign_secrets_free(secrets);
    if (failures) fprintf(stderr, "%zu verdicts were wrong\n", failures);
    return failures != 0;
}
