/* Signed bodies, by another MD5 than the library's. */

#include "calls.h"

#include <openssl/evp.h>

const char *signed_body(const char *text, const char *joint, const char *secret, const char *field) {
    static char bodies[4][1024];
    static int next;
    char *body = bodies[next++ % 4], signed_text[1024];
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    int at = snprintf(body, sizeof bodies[0], "%s&%s=", text, field);
    snprintf(signed_text, sizeof signed_text, "%s%s%s", text, joint, secret);
    CHECK(EVP_Digest(signed_text, strlen(signed_text), digest, &len, EVP_md5(), NULL) == 1 && len == 16);
    for (unsigned byte = 0; byte < len; byte++) at += snprintf(body + at, sizeof bodies[0] - (size_t)at, "%02x", digest[byte]);
    return body;
}

const char *replaced(const char *text, const char *what, const char *by) {
    static char results[4][8192];
    static int next;
    char *result = results[next++ % 4];
    const char *at = strstr(text, what);
    CHECK(at != NULL);
    if (!at) return "";
    snprintf(result, sizeof results[0], "%.*s%s%s", (int)(at - text), text, by, at + strlen(what));
    return result;
}
