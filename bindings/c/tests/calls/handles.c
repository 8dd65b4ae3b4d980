/* Handles: many threads at once, and NULL to every function that frees. */

#include "calls.h"

#include <pthread.h>

static const paysign_message *message;
static paysign_secrets *secrets;
static paysign_verified *shared;

/* Counts what is wrong, in a thread of its own. */
static void *use(void *unused) {
    size_t bad = 0;
    (void)unused;
    for (int turn = 0; turn < 500; turn++) {
        const paysign_message *found = NULL;
        paysign_verified *own = NULL;
        char order_no[32];
        size_t len = 0;
        bad += paysign_message_find(TEXT("epay"), TEXT("notify"), &found, NULL) != PAYSIGN_CODE_OK || found != message;
        bad += paysign_verify(message, secrets, TEXT(GENUINE), NULL, &own, NULL) != PAYSIGN_CODE_OK;
        bad += paysign_verified_role(shared, PAYSIGN_ROLE_ORDER_NO, order_no, sizeof order_no, &len) != PAYSIGN_CODE_OK;
        bad += len != 17;
        paysign_verified_free(own);
    }
    return bad == 0 ? NULL : &shared;
}

void test_handles(void) {
    pthread_t threads[4];
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verify(message, secrets, TEXT(GENUINE), NULL, &shared, NULL) == PAYSIGN_CODE_OK);
    for (int at = 0; at < 4; at++) CHECK(pthread_create(&threads[at], NULL, use, NULL) == 0);
    for (int at = 0; at < 4; at++) {
        void *bad = &shared;
        CHECK(pthread_join(threads[at], &bad) == 0 && bad == NULL);
    }
    paysign_verified_free(shared);
    paysign_secrets_free(secrets);

    paysign_verified_free(NULL);
    paysign_secrets_free(NULL);
    paysign_gateway_free(NULL);
    paysign_message_free(NULL);
    paysign_scheme_free(NULL);
    paysign_explanation_free(NULL);
    paysign_merchant_free(NULL);
    paysign_request_free(NULL);
    paysign_answer_free(NULL);
    paysign_gateway_error_free(NULL);
}
