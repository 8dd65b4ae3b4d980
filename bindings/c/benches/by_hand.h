/* What a careful shop writes in C, with qsort and OpenSSL. */

#ifndef BY_HAND_H
#define BY_HAND_H

#include <stddef.h>

/* Which of OpenSSL's ways to MD5: the one call that its manual recommends and that threads may make at once;
 * with what that call makes kept from message to message, which only one thread can; and MD5(), which is
 * deprecated. */
enum way { ONE_CALL, KEPT, LOW_LEVEL };

/* 1 if the body's signature is right, 0 if not or if the body cannot be read. */
int verify_by_hand(const char *body, size_t len, const char *key, size_t key_len, enum way way);

/* What the shop's database says of an order. */
struct order {
    const char *order_no, *amount;
    long long cents;
};

/* 1 if the body is authentic, this merchant's, about one of the orders, paid, and of its amount. */
int route_by_hand(const char *body, size_t len, const char *key, size_t key_len, const char *merchant_id,
                  const struct order *orders, size_t order_count, enum way way);

/* Makes what is used again by each call. 0 if there is no memory, or no MD5. */
int begin_by_hand(void);
void end_by_hand(void);

#endif
