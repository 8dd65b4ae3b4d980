/* Buffers: too small, just large enough, and none. */

#include "calls.h"

#include <stdlib.h>

static void test_value(const paysign_verified *verified) {
    /* A value with an escape in it, and one without. */
    static const char *const NAMES[] = {"name", "out_trade_no"}, *const VALUES[] = {"An Oreo", "20240125193935458"};
    for (int at = 0; at < 2; at++) {
        size_t needed = strlen(VALUES[at]), capacity, len = 0;
        const char *name = NAMES[at];
        CHECK(paysign_verified_get(verified, name, strlen(name), NULL, 0, &len) == PAYSIGN_CODE_OK && len == needed);
        for (capacity = 0; capacity < needed + 3; capacity++) {
            /* Of exactly this size, so that valgrind sees one byte too many. */
            char *buffer = malloc(capacity + 1);
            paysign_code code = paysign_verified_get(verified, name, strlen(name), buffer, capacity, &len);
            CHECK(len == needed);
            CHECK(code == (capacity < needed ? PAYSIGN_CODE_BUFFER_TOO_SMALL : PAYSIGN_CODE_OK));
            if (code == PAYSIGN_CODE_OK) CHECK(memcmp(buffer, VALUES[at], needed) == 0);
            free(buffer);
        }
    }
}

static void test_list(const paysign_verified *verified) {
    size_t count = 0, len = 0, fields_needed = 0, bytes_needed = 0;
    paysign_param *fields;
    char *buffer;
    CHECK(paysign_verified_fields(verified, NULL, 0, &count, NULL, 0, &len) == PAYSIGN_CODE_OK && count == 8);
    fields = malloc(count * sizeof *fields);
    buffer = malloc(len);
    CHECK(paysign_verified_fields(verified, fields, count - 1, &fields_needed, buffer, len, &bytes_needed) ==
          PAYSIGN_CODE_BUFFER_TOO_SMALL);
    CHECK(fields_needed == count && bytes_needed == len);
    fields_needed = bytes_needed = 0;
    CHECK(paysign_verified_fields(verified, fields, count, &fields_needed, buffer, len - 1, &bytes_needed) ==
          PAYSIGN_CODE_BUFFER_TOO_SMALL);
    CHECK(fields_needed == count && bytes_needed == len);
    /* Fields whose pointers would point to nothing. */
    CHECK(paysign_verified_fields(verified, fields, count, &fields_needed, NULL, 0, &bytes_needed) ==
          PAYSIGN_CODE_BUFFER_TOO_SMALL);
    CHECK(paysign_verified_fields(verified, fields, count, &fields_needed, buffer, len, &bytes_needed) ==
          PAYSIGN_CODE_OK);
    CHECK(fields_needed == count && bytes_needed == len);
    CHECK(fields[0].name == buffer && fields[0].name_len == 3 && memcmp(fields[0].name, "pid", 3) == 0);
    CHECK(fields[count - 1].value + fields[count - 1].value_len == buffer + len);
    free(fields);
    free(buffer);
    /* No field can be at an odd address. */
    CHECK(paysign_verified_fields(verified, (paysign_param *)1, 1, &count, NULL, 0, &len) ==
          PAYSIGN_CODE_INVALID_ARGUMENT);
}

void test_buffers(void) {
    const paysign_message *message = NULL;
    paysign_secrets *secrets = NULL;
    paysign_verified *verified = NULL;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verify(message, secrets, TEXT(GENUINE), NULL, &verified, NULL) == PAYSIGN_CODE_OK);
    /* Secrets are used only during the call. */
    paysign_secrets_free(secrets);
    test_value(verified);
    test_list(verified);
    paysign_verified_free(verified);
}
