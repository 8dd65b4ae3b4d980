/* Single calls: what the header promises beyond what the vectors show. */

#include "calls.h"

int checks, wrong;

int is_text(paysign_bytes bytes, const char *text) {
    return bytes.data && bytes.len == strlen(text) && memcmp(bytes.data, text, bytes.len) == 0;
}

static void test_numbers(void) {
    char expected[32];
    FILE *codes = fopen(CODES, "r");
    int number, count = 0;
    CHECK(codes != NULL);
    while (codes && fscanf(codes, "%d %31s", &number, expected) == 2) {
        CHECK(strcmp(paysign_error_code(number), expected) == 0);
        CHECK(strlen(paysign_error_text(number)) > 5);
        count++;
    }
    if (codes) fclose(codes);
    CHECK(count >= 52);
    CHECK(strcmp(paysign_error_code(-1), "unknown_code") == 0 &&
          strcmp(paysign_error_code(12345), "unknown_code") == 0);
    CHECK(paysign_error_text(12345) != NULL);
    CHECK(strcmp(paysign_status_name(77), "unknown") == 0 && strcmp(paysign_reason_name(77), "unknown") == 0);
    CHECK(PAYSIGN_CODE_OK == 0 && PAYSIGN_CODE_MISMATCH == 16);
    CHECK(paysign_abi() == PAYSIGN_ABI);
    CHECK(strcmp(paysign_version(), VERSION) == 0);
}

/* What a program that was compiled earlier relies on; it changes only with PAYSIGN_ABI. */
static void test_layout(void) {
    size_t word = sizeof(void *);
    CHECK(sizeof(paysign_code) == sizeof(int) && sizeof(paysign_status) == sizeof(int));
    CHECK((word != 8 || sizeof(paysign_error) == 392) && offsetof(paysign_error, code) == 0 &&
          offsetof(paysign_error, field_len) == 4);
    CHECK(offsetof(paysign_error, offset) == 8 && offsetof(paysign_error, field_is_cut) == 16);
    CHECK(offsetof(paysign_error, field) == 20 && sizeof(((paysign_error *)0)->field) == 48);
    CHECK(offsetof(paysign_error, message) == 68 && sizeof(((paysign_error *)0)->message) == 320);
    CHECK(sizeof(paysign_bytes) == 2 * word && sizeof(paysign_verifier) == 3 * word && sizeof(paysign_param) == 4 * word);
    CHECK(sizeof(paysign_room) == 128);
    CHECK(sizeof(paysign_beyond) == 4 * word && sizeof(paysign_role_field) == 3 * word);
    CHECK(sizeof(paysign_description) == 6 * word && offsetof(paysign_description, ack) == 4 * word);
    CHECK(sizeof(paysign_finding) == 6 * word && sizeof(paysign_cause) == 11 * word && sizeof(paysign_evidence) == 8 + 6 * word);
    CHECK(sizeof(paysign_options) == 4 * word && offsetof(paysign_options, body_len) == word);
}

int main(void) {
    test_numbers();
    test_layout();
    test_arguments();
    test_beyond();
    test_buffers();
    test_diagnosis();
    test_gateway();
    test_handles();
    test_merchant();
    test_pieces();
    test_verifier();
    printf("%d checks of single calls, %d wrong\n", checks, wrong);
    return wrong == 0 && checks > 0 ? 0 : 1;
}
