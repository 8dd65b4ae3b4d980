/* What a careful shop writes in C: reads the form once, refuses duplicates, sorts by qsort, compares in
 * constant time.
 */

#define OPENSSL_SUPPRESS_DEPRECATED

#include "by_hand.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/md5.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FIELDS = 64, MAX_BYTES = 4096, DIGEST_BYTES = 16 };

struct field {
    const char *name, *value;
    size_t name_len, value_len;
};

static EVP_MD *md5;
static EVP_MD_CTX *context;

int begin_by_hand(void) {
    md5 = EVP_MD_fetch(NULL, "MD5", NULL);
    context = EVP_MD_CTX_new();
    return md5 && context;
}

void end_by_hand(void) {
    EVP_MD_CTX_free(context);
    EVP_MD_free(md5);
}

static int digit(char hex) {
    if (hex >= '0' && hex <= '9') return hex - '0';
    if (hex >= 'a' && hex <= 'f') return hex - 'a' + 10;
    if (hex >= 'A' && hex <= 'F') return hex - 'A' + 10;
    return -1;
}

/* Decodes a part of a form up to `end` or one of both delimiters. NULL at a bad escape. */
static const char *decode(const char *from, const char *end, char other, char **to) {
    while (from < end && *from != '&' && *from != other) {
        if (*from == '%') {
            int high, low;
            if (end - from < 3 || (high = digit(from[1])) < 0 || (low = digit(from[2])) < 0) return NULL;
            *(*to)++ = (char)(high * 16 + low);
            from += 3;
        } else {
            *(*to)++ = *from == '+' ? ' ' : *from;
            from++;
        }
    }
    return from;
}

/* Reads a form into fields whose bytes are at `to`; the number of fields, or -1. */
static int read_form(const char *body, size_t len, struct field *fields, char *to) {
    const char *end = body + len;
    int count = 0;
    while (body < end) {
        struct field *field = &fields[count];
        if (*body == '&') {
            body++;
            continue;
        }
        if (count == MAX_FIELDS) return -1;
        field->name = to;
        if (!(body = decode(body, end, '=', &to))) return -1;
        field->name_len = (size_t)(to - field->name);
        if (body < end && *body == '=') body++;
        field->value = to;
        if (!(body = decode(body, end, '&', &to))) return -1;
        field->value_len = (size_t)(to - field->value);
        count++;
    }
    return count;
}

static int by_name(const void *left, const void *right) {
    const struct field *a = left, *b = right;
    int order = memcmp(a->name, b->name, a->name_len < b->name_len ? a->name_len : b->name_len);
    return order != 0 ? order : (a->name_len > b->name_len) - (a->name_len < b->name_len);
}

static int is(const struct field *field, const char *name, size_t len) {
    return field->name_len == len && memcmp(field->name, name, len) == 0;
}

static char *add(char *to, const char *bytes, size_t len) {
    memcpy(to, bytes, len);
    return to + len;
}

static int digest(const char *text, size_t len, unsigned char *to, enum way way) {
    if (way == ONE_CALL) return EVP_Digest(text, len, to, NULL, EVP_md5(), NULL);
    if (way == LOW_LEVEL) return MD5((const unsigned char *)text, len, to) != NULL;
    return EVP_DigestInit_ex2(context, md5, NULL) && EVP_DigestUpdate(context, text, len) &&
           EVP_DigestFinal_ex(context, to, NULL);
}

static int is_signature(const struct field *sign, const unsigned char *expected) {
    unsigned char given[DIGEST_BYTES];
    if (!sign || sign->value_len != 2 * sizeof given) return 0;
    for (size_t at = 0; at < sizeof given; at++) {
        int high = digit(sign->value[2 * at]), low = digit(sign->value[2 * at + 1]);
        if (high < 0 || low < 0) return 0;
        given[at] = (unsigned char)(high * 16 + low);
    }
    return CRYPTO_memcmp(given, expected, sizeof given) == 0;
}

/* Reads and verifies a body; `decoded` has MAX_BYTES. The number of its fields, sorted by name, or -1. */
static int verified_fields(const char *body, size_t len, const char *key, size_t key_len, enum way way, struct field *fields,
                           char *decoded) {
    char text[2 * MAX_BYTES], *to = text;
    unsigned char expected[DIGEST_BYTES];
    const struct field *sign = NULL;
    int count, is_right;
    if (len > MAX_BYTES || key_len > MAX_BYTES / 2 || (count = read_form(body, len, fields, decoded)) < 0) return -1;
    qsort(fields, (size_t)count, sizeof *fields, by_name);
    for (int at = 0; at < count; at++) {
        const struct field *field = &fields[at];
        if (at > 0 && by_name(field, field - 1) == 0) return -1;
        if (is(field, "sign", 4)) {
            sign = field;
        } else if (!is(field, "sign_type", 9) && field->value_len > 0) {
            if (to > text) *to++ = '&';
            to = add(to, field->name, field->name_len);
            *to++ = '=';
            to = add(to, field->value, field->value_len);
        }
    }
    to = add(to, key, key_len);
    is_right = digest(text, (size_t)(to - text), expected, way) && is_signature(sign, expected);
    OPENSSL_cleanse(to - key_len, key_len);
    return is_right ? count : -1;
}

int verify_by_hand(const char *body, size_t len, const char *key, size_t key_len, enum way way) {
    struct field fields[MAX_FIELDS];
    char decoded[MAX_BYTES];
    return verified_fields(body, len, key, key_len, way, fields, decoded) >= 0;
}

static const struct field *find(const struct field *fields, int count, const char *name) {
    struct field wanted = {name, NULL, strlen(name), 0};
    return bsearch(&wanted, fields, (size_t)count, sizeof *fields, by_name);
}

static int says(const struct field *field, const char *value) {
    return field && field->value_len == strlen(value) && memcmp(field->value, value, field->value_len) == 0;
}

/* An amount in cents, exactly; -1 if it is none. */
static long long cents(const struct field *field) {
    long long units = 0;
    size_t at = 0, places = 0;
    if (!field || field->value_len == 0 || field->value_len > 15) return -1;
    for (; at < field->value_len && field->value[at] != '.'; at++) {
        if (field->value[at] < '0' || field->value[at] > '9') return -1;
        units = units * 10 + (field->value[at] - '0');
    }
    if (at == 0 || at + 1 == field->value_len) return -1;
    for (at++; at < field->value_len; at++, places++) {
        if (places == 2 || field->value[at] < '0' || field->value[at] > '9') return -1;
        units = units * 10 + (field->value[at] - '0');
    }
    for (; places < 2; places++) units *= 10;
    return units;
}

int route_by_hand(const char *body, size_t len, const char *key, size_t key_len, const char *merchant_id,
                  const struct order *orders, size_t order_count, enum way way) {
    struct field fields[MAX_FIELDS];
    char decoded[MAX_BYTES];
    const struct field *order_no;
    int count = verified_fields(body, len, key, key_len, way, fields, decoded);
    if (count < 0 || !says(find(fields, count, "pid"), merchant_id)) return 0;
    order_no = find(fields, count, "out_trade_no");
    for (size_t at = 0; at < order_count; at++) {
        if (says(order_no, orders[at].order_no))
            return says(find(fields, count, "trade_status"), "TRADE_SUCCESS") &&
                   cents(find(fields, count, "money")) == orders[at].cents;
    }
    return 0;
}
