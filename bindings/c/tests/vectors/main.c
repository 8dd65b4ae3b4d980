/*
 * Runs every shared vector through the C library: lists the folder that it is given, runs every case of every
 * file, and checks that none was left out.
 */

#include "case.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    void (*run)(struct one *);
} VERBS[] = {
    {"verify", run_verify}, {"sign", run_sign},       {"expect", run_expect},
    {"answer", run_answer}, {"explain", run_explain}, {"scheme", run_scheme},
    {"diagnose", run_diagnose},
};
enum { VERB_COUNT = sizeof VERBS / sizeof VERBS[0] };

static size_t run[VERB_COUNT], failures;

/* Makes the secrets of a list, if it has any. */
static void set_secrets(struct one *one, const char *list, paysign_secrets **to) {
    const json_t *secrets = json_object_get(one->json, list);
    size_t count = json_array_size(secrets);
    paysign_bytes *texts = (paysign_bytes *)(void *)room(one, count * sizeof *texts);
    for (size_t at = 0; at < count; at++) {
        struct text text = text_of(one, json_array_get(secrets, at));
        texts[at].data = text.data;
        texts[at].len = text.len;
    }
    if (count == 0) return;
    CHECK(one, paysign_secrets_exact(texts, count, to, NULL) == PAYSIGN_CODE_OK);
    CHECK(one, paysign_secrets_count(*to) == count);
}

static void set_message(struct one *one) {
    const char *message = json_string_value(json_object_get(one->json, "message"));
    const char *variant = json_string_value(json_object_get(one->json, "variant"));
    const paysign_message *again = NULL;
    paysign_bytes name;
    char gateway[64];
    if (message) {
        snprintf(gateway, sizeof gateway, "%s%s%s", one->gateway, variant ? "@" : "", variant ? variant : "");
        CHECK(one, paysign_message_find(gateway, strlen(gateway), message, strlen(message), &one->message, NULL) ==
                       PAYSIGN_CODE_OK);
        /* The name may be another one of the same message: an alias. */
        name = paysign_message_name(one->message);
        CHECK(one, paysign_message_find(gateway, strlen(gateway), name.data, name.len, &again, NULL) == PAYSIGN_CODE_OK);
        CHECK(one, again == one->message);
    } else {
        struct text scheme = text_of(one, json_object_get(one->json, "scheme"));
        struct text field = text_of(one, json_object_get(one->json, "sign_field"));
        const char *wire = json_string_value(json_object_get(one->json, "wire"));
        CHECK(one, field.data && wire);
        CHECK(one, paysign_scheme_parse(scheme.data, scheme.len, field.data, field.len,
                                        strcmp(wire, "json") == 0 ? PAYSIGN_WIRE_JSON : PAYSIGN_WIRE_FORM, &one->scheme,
                                        NULL) == PAYSIGN_CODE_OK);
        one->message = paysign_scheme_message(one->scheme);
    }
}

static void set_options(struct one *one) {
    const json_t *limits = json_object_get(one->json, "limits"), *limit;
    CHECK(one, paysign_options_default(&one->options) == PAYSIGN_CODE_OK);
    one->options.lenient = json_is_true(json_object_get(one->json, "lenient"));
    if ((limit = json_object_get(limits, "body_len"))) one->options.body_len = (size_t)json_integer_value(limit);
    if ((limit = json_object_get(limits, "fields"))) one->options.fields = (size_t)json_integer_value(limit);
    if ((limit = json_object_get(limits, "depth"))) one->options.depth = (size_t)json_integer_value(limit);
    one->has_own_options = limits || one->options.lenient;
}

static void set_body(struct one *one) {
    const json_t *hex = json_object_get(one->json, "body_hex"), *body = json_object_get(one->json, "body");
    if (hex) one->body = unhex(one, json_string_value(hex), json_string_length(hex));
    else if (body) one->body = text_of(one, body);
}

static void run_case(const char *gateway, const json_t *json) {
    struct one one;
    const char *verb = json_string_value(json_object_get(json, "do"));
    size_t at = 0;
    memset(&one, 0, sizeof one);
    one.id = json_string_value(json_object_get(json, "id"));
    /* Broken messages of all gateways are in one file. */
    one.gateway = gateway ? gateway : json_string_value(json_object_get(json, "gateway"));
    one.json = json;
    one.expect = json_object_get(json, "expect");
    while (at < VERB_COUNT && (!verb || strcmp(VERBS[at].name, verb) != 0)) at++;
    if (at == VERB_COUNT) {
        failed(&one, __FILE__, __LINE__, "no such verb");
    } else {
        run[at]++;
        if (VERBS[at].run != run_scheme) {
            set_secrets(&one, "secrets", &one.secrets);
            set_secrets(&one, "other_secrets", &one.other_secrets);
            set_message(&one);
            set_options(&one);
            set_body(&one);
        }
        if (!one.failed) VERBS[at].run(&one);
    }
    failures += (size_t)one.failed;
    paysign_secrets_free(one.secrets);
    paysign_secrets_free(one.other_secrets);
    paysign_scheme_free(one.scheme);
    for (at = 0; at < one.arena_len; at++) free(one.arena[at]);
    free(one.arena);
}

/* How many cases a file has, counted without reading JSON. */
static size_t count_by_text(const char *path) {
    FILE *file = fopen(path, "rb");
    char line[65536];
    size_t count = 0;
    while (file && fgets(line, sizeof line, file)) {
        for (const char *at = line; (at = strstr(at, "\"why\": \"")); at++) count++;
    }
    if (file) fclose(file);
    return count;
}

/* Runs a file, and says how many cases are missing. */
static size_t run_file(const char *path) {
    json_error_t problem;
    json_t *file = json_load_file(path, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &problem);
    const json_t *cases = json_object_get(file, "cases");
    size_t count = json_array_size(cases), by_text = count_by_text(path);
    if (!file) fprintf(stderr, "%s:%d: %s\n", path, problem.line, problem.text);
    for (size_t at = 0; at < count; at++) {
        run_case(json_string_value(json_object_get(file, "gateway")), json_array_get(cases, at));
    }
    json_decref(file);
    return count == by_text && count > 0 ? 0 : by_text - count + 1;
}

int main(int argc, char **argv) {
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    const struct dirent *entry;
    size_t files = 0, missing = 0, all = 0;
    if (!folder) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    while ((entry = readdir(folder))) {
        const char *ending = strrchr(entry->d_name, '.');
        char path[4096];
        if (!ending || strcmp(ending, ".json") != 0 || strcmp(entry->d_name, "schema.json") == 0) continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        missing += run_file(path);
        files++;
    }
    closedir(folder);
    for (size_t at = 0; at < VERB_COUNT; at++) {
        printf("%s %zu, ", VERBS[at].name, run[at]);
        all += run[at];
        missing += run[at] == 0;
    }
    printf("together %zu vectors of %zu files, %zu failed\n", all, files, failures);
    if (missing) fprintf(stderr, "vectors were left out\n");
    if (all < 1754) fprintf(stderr, "only %zu vectors were run\n", all);
    return failures == 0 && missing == 0 && all >= 1754 ? 0 : 1;
}
