/* A program that finds the library by pkg-config: the first thing that a C programmer writes with it. */

#include <paysign.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
    const paysign_message *notify;
    paysign_secrets *secrets;
    paysign_code code;
    if (argc != 3) return 2;
    if (paysign_abi() != PAYSIGN_ABI) return 3;
    if (paysign_message_find("epay", 4, "notify", 6, &notify, NULL) != PAYSIGN_CODE_OK) return 4;
    if (paysign_secret_new(argv[1], strlen(argv[1]), &secrets, NULL) != PAYSIGN_CODE_OK) return 5;
    code = paysign_check(notify, secrets, argv[2], strlen(argv[2]));
    printf("%s\n", paysign_error_code(code));
    paysign_secrets_free(secrets);
    return 0;
}
