/*
 * Says why the signature of a message does not match, on a developer's machine: the raw body or query is read
 * from standard input.
 *
 *     EPAY_SECRET=… diagnose epay notify < body.txt
 *
 * The secret comes from the environment, never from the command line, which other users of the machine can
 * see. The program ends with 0 if the message is valid, else with 1.
 */

#include <paysign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    static char body[65536];
    const char *key = getenv("EPAY_SECRET");
    const paysign_message *message = NULL;
    paysign_secrets *secrets = NULL;
    paysign_diagnosis *diagnosis = NULL;
    paysign_error error;
    paysign_bytes text;
    paysign_code verdict;
    size_t len = fread(body, 1, sizeof body, stdin);
    if (!key) {
        fputs("EPAY_SECRET is not set\n", stderr);
        return 2;
    }
    if (argc != 3) {
        fputs("usage: EPAY_SECRET=… diagnose GATEWAY MESSAGE < BODY\n", stderr);
        return 2;
    }
    /* What an editor or a shell has added. */
    if (len > 0 && body[len - 1] == '\n') len--;
    if (paysign_message_find(argv[1], strlen(argv[1]), argv[2], strlen(argv[2]), &message, &error) != PAYSIGN_CODE_OK ||
        paysign_secret_new(key, strlen(key), &secrets, &error) != PAYSIGN_CODE_OK ||
        paysign_diagnose(message, secrets, body, len, NULL, NULL, &diagnosis, &error) != PAYSIGN_CODE_OK) {
        fprintf(stderr, "%s\n", error.message);
        paysign_secrets_free(secrets);
        return 2;
    }
    text = paysign_diagnosis_text(diagnosis);
    fwrite(text.data, 1, text.len, stdout);
    verdict = paysign_diagnosis_verdict(diagnosis, NULL, NULL);
    paysign_diagnosis_free(diagnosis);
    paysign_secrets_free(secrets);
    return verdict == PAYSIGN_CODE_OK ? 0 : 1;
}
