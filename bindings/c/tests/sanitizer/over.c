/* A caller's mistake: the length of the body is one more than the body has. Reading that byte is the
 * library's doing, so it is reported only where the library itself is sanitized. */

#include <paysign.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    const paysign_message *notify;
    paysign_secrets *secrets;
    paysign_code code;
    size_t len;
    char *body;
    if (argc != 3) return 2;
    if (paysign_message_find("epay", 4, "notify", 6, &notify, NULL) != PAYSIGN_CODE_OK) return 4;
    if (paysign_secret_new(argv[1], strlen(argv[1]), &secrets, NULL) != PAYSIGN_CODE_OK) return 5;
    len = strlen(argv[2]);
    body = malloc(len);
    if (body == NULL) return 6;
    memcpy(body, argv[2], len);
    code = paysign_check(notify, secrets, body, len + 1);
    free(body);
    paysign_secrets_free(secrets);
    return code == PAYSIGN_CODE_OK ? 0 : 1;
}
