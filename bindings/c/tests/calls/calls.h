/* What the tests of single calls share. */

#ifndef CALLS_H
#define CALLS_H

#include <paysign.h>
#include <stdio.h>
#include <string.h>

extern int checks, wrong;

#define CHECK(what)                                                    \
    do {                                                               \
        checks++;                                                      \
        if (!(what)) {                                                 \
            wrong++;                                                   \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #what); \
        }                                                              \
    } while (0)

/* A text of the program, as a pointer and its length. */
#define TEXT(text) (text), (sizeof(text) - 1)

#define SECRET "7a3b1053780db61ebd3d7123e1b8d6c4"
#define GENUINE                                                                                                 \
    "pid=152787&trade_no=2024012519393545800&out_trade_no=20240125193935458&type=wxpay&name=An+Oreo&money=0.10" \
    "&trade_status=TRADE_SUCCESS&param=a+note&sign=d72419109432d662d176bbe6cab75889&sign_type=MD5"

int is_text(paysign_bytes bytes, const char *text);

/* The text of a form and its signature in a field: the MD5 of the text, the joint and the secret, computed by
 * OpenSSL. It lives until the fourth call after this one. */
const char *signed_body(const char *text, const char *joint, const char *secret, const char *field);

/* The text with one piece replaced where it is first. It lives as long. */
const char *replaced(const char *text, const char *what, const char *by);

void test_arguments(void);
void test_beyond(void);
void test_buffers(void);
void test_diagnosis(void);
void test_gateway(void);
void test_handles(void);
void test_merchant(void);
void test_pieces(void);
void test_verifier(void);

#endif
