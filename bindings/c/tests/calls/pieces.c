/* Results in one piece: the signed fields, the tables; and a verified message in a room of the caller's. */

#include "calls.h"

#include <stdlib.h>

/* The text of this number in a piece: names and values by turns. Nothing if there is none. */
static paysign_bytes text_at(const char *piece, size_t len, size_t wanted) {
    static const paysign_bytes NONE = {NULL, 0};
    size_t separator = 0, begin, at;
    if (len == 0) return NONE;
    for (separator = 1; piece[separator]; separator++) {}
    separator++;
    for (begin = separator, at = 0;; at++) {
        size_t end = begin;
        while (end < len && (len - end < separator || memcmp(piece + end, piece, separator) != 0)) end++;
        if (at == wanted) return (paysign_bytes){piece + begin, end - begin};
        if (end == len) return NONE;
        begin = end + separator;
    }
}

static void test_fields(const paysign_message *message, const paysign_secrets *secrets) {
    char piece[1024];
    size_t len = 0, needed = 0;
    CHECK(paysign_verify_texts(message, secrets, TEXT(GENUINE), NULL, piece, sizeof piece, &len, NULL) == PAYSIGN_CODE_OK);
    CHECK(is_text(text_at(piece, len, 0), "pid") && is_text(text_at(piece, len, 1), "152787"));
    CHECK(is_text(text_at(piece, len, 8), "name") && is_text(text_at(piece, len, 9), "An Oreo"));
    CHECK(is_text(text_at(piece, len, 15), "a note") && text_at(piece, len, 16).data == NULL);
    for (size_t capacity = 0; capacity <= len; capacity++) {
        char *exact = malloc(capacity + 1);
        paysign_code code = paysign_verify_texts(message, secrets, TEXT(GENUINE), NULL, exact, capacity, &needed, NULL);
        CHECK(needed == len && code == (capacity < len ? PAYSIGN_CODE_BUFFER_TOO_SMALL : PAYSIGN_CODE_OK));
        free(exact);
    }
    needed = 7;
    CHECK(paysign_verify_texts(message, secrets, TEXT("pid=1"), NULL, piece, sizeof piece, &needed, NULL) !=
              PAYSIGN_CODE_OK &&
          needed == 7);
}

/* Values that look like separators: a longer one is taken. */
static void test_separator(const paysign_secrets *secrets) {
    static const char *const SCHEME = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; "
                                      "secret append \"\"; digest md5; hex lower";
    paysign_scheme *scheme = NULL;
    paysign_verified *verified = NULL;
    paysign_param params[] = {
        {TEXT("a"), TEXT("\1")}, {TEXT("b"), TEXT("x\0\1\1\0y")}, {TEXT("c"), TEXT("\1\1\1")}, {TEXT("d"), TEXT("\1\1\1\1z")}};
    char body[512], piece[512];
    size_t len = 0, piece_len = 0;
    CHECK(paysign_scheme_parse(SCHEME, strlen(SCHEME), TEXT("sign"), PAYSIGN_WIRE_FORM, NULL, NULL, &scheme, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_sign_body(paysign_scheme_message(scheme), secrets, params, 4, NULL, body, sizeof body, &len, NULL) ==
          PAYSIGN_CODE_OK);
    CHECK(paysign_verify(paysign_scheme_message(scheme), secrets, body, len, NULL, &verified, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_verified_texts(verified, piece, sizeof piece, &piece_len) == PAYSIGN_CODE_OK);
    CHECK(memcmp(piece, "\0\1\1\1\1\0a", 7) == 0);
    for (size_t at = 0; at < 4; at++) {
        paysign_bytes value = text_at(piece, piece_len, 2 * at + 1);
        CHECK(value.len == params[at].value_len && memcmp(value.data, params[at].value, value.len) == 0);
    }
    paysign_verified_free(verified);
    paysign_scheme_free(scheme);
}

static void test_room(const paysign_message *message, const paysign_secrets *secrets) {
    paysign_room room;
    paysign_verified *verified = NULL;
    for (int turn = 0; turn < 3; turn++) {
        CHECK(paysign_verify_in(message, secrets, TEXT(GENUINE), NULL, &room, &verified, NULL) == PAYSIGN_CODE_OK);
        CHECK((void *)verified == (void *)&room);
        CHECK(paysign_verified_expect(verified, TEXT("20240125193935458"), TEXT("0.1"), NULL) == PAYSIGN_CODE_OK);
        paysign_verified_leave(verified);
    }
    verified = NULL;
    CHECK(paysign_verify_in(message, secrets, TEXT("pid=1"), NULL, &room, &verified, NULL) != PAYSIGN_CODE_OK);
    CHECK(verified == NULL);
    CHECK(paysign_verify_in(message, secrets, TEXT(GENUINE), NULL, NULL, &verified, NULL) == PAYSIGN_CODE_INVALID_ARGUMENT);
    paysign_verified_leave(NULL);
}

static void test_tables(void) {
    size_t len = 0, again = 0;
    char *json;
    CHECK(paysign_gateways(NULL, 0, &len) == PAYSIGN_CODE_OK && len > 1000);
    json = calloc(len + 1, 1);
    CHECK(paysign_gateways(json, len - 1, &again) == PAYSIGN_CODE_BUFFER_TOO_SMALL && again == len);
    CHECK(paysign_gateways(json, len, &again) == PAYSIGN_CODE_OK && again == len);
    CHECK(json[0] == '[' && json[len - 1] == ']' && strstr(json, "\"id\":\"epay\"") && strstr(json, "\"id\":\"epay@key\""));
    free(json);
}

void test_pieces(void) {
    const paysign_message *message = NULL;
    paysign_secrets *secrets = NULL;
    CHECK(paysign_message_find(TEXT("epay"), TEXT("notify"), &message, NULL) == PAYSIGN_CODE_OK);
    CHECK(paysign_secret_new(TEXT(SECRET), &secrets, NULL) == PAYSIGN_CODE_OK);
    test_fields(message, secrets);
    test_separator(secrets);
    test_room(message, secrets);
    test_tables();
    paysign_secrets_free(secrets);
}
