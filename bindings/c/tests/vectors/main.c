/*
 * Runs every shared vector through the C library: lists the folder that it is given, runs every case of every
 * file, and checks that none was left out. Those of a built-in gateway are run again with the gateway read
 * from its own file.
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
    {"diagnose", run_diagnose}, {"gateway", run_gateway}, {"minor", run_minor},
    {"tables", run_tables},
};
enum { VERB_COUNT = sizeof VERBS / sizeof VERBS[0] };

static size_t run[VERB_COUNT], run_by_file, failures;

/* Makes the secrets of a list, if it has any. */
static void set_secrets(struct one *one, const char *list, paysign_secrets **to) {
    size_t count;
    const paysign_bytes *texts = texts_in(one, list, &count);
    if (count == 0) return;
    CHECK(one, paysign_secrets_exact(texts, count, to, NULL) == PAYSIGN_CODE_OK);
    CHECK(one, paysign_secrets_count(*to) == count);
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

static void set_arrival(struct one *one) {
    const json_t *headers = json_object_get(one->json, "headers"), *now = json_object_get(one->json, "now");
    size_t count = json_array_size(headers);
    paysign_param *list;
    one->has_arrival = headers != NULL;
    list = (paysign_param *)(void *)room(one, count * sizeof *list);
    for (size_t at = 0; at < count; at++) {
        const json_t *pair = json_array_get(headers, at);
        struct text name = text_of(one, json_array_get(pair, 0)), value = text_of(one, json_array_get(pair, 1));
        list[at].name = name.data;
        list[at].name_len = name.len;
        list[at].value = value.data;
        list[at].value_len = value.len;
    }
    one->arrival.headers = list;
    one->arrival.header_count = count;
    one->arrival.has_now = now != NULL;
    one->arrival.now = (int64_t)json_integer_value(now);
}

/* Whether the verb is about a message. */
static int has_message(size_t verb) {
    return VERBS[verb].run != run_scheme && VERBS[verb].run != run_gateway && VERBS[verb].run != run_tables;
}

/* Runs a case; with a gateway, its message is one of that. */
static void run_case(const char *gateway, const paysign_gateway *from_file, const json_t *json, size_t verb) {
    struct one one;
    memset(&one, 0, sizeof one);
    one.id = json_string_value(json_object_get(json, "id"));
    one.gateway = gateway;
    one.from_file = from_file;
    one.json = json;
    one.expect = json_object_get(json, "expect");
    if (has_message(verb)) {
        set_secrets(&one, "secrets", &one.secrets);
        set_secrets(&one, "other_secrets", &one.other_secrets);
        set_options(&one);
        set_body(&one);
        set_arrival(&one);
        set_message(&one);
    }
    if (!one.failed && !one.is_over) VERBS[verb].run(&one);
    failures += (size_t)one.failed;
    paysign_secrets_free(one.secrets);
    paysign_secrets_free(one.other_secrets);
    paysign_message_free(one.own_message);
    paysign_scheme_free(one.scheme);
    for (size_t at = 0; at < one.arena_len; at++) free(one.arena[at]);
    free(one.arena);
}

/* Reads a gateway from its file in a folder; NULL, and a failure, if that cannot be done. */
static paysign_gateway *load(const char *folder, const char *name, const char *ending) {
    static char text[65536];
    char path[4096];
    paysign_gateway *gateway = NULL;
    paysign_error error;
    FILE *file;
    size_t len;
    snprintf(path, sizeof path, "%s/%s%s", folder, name, ending);
    file = fopen(path, "rb");
    len = file ? fread(text, 1, sizeof text, file) : 0;
    if (file) fclose(file);
    if (paysign_gateway_parse(text, len, &gateway, &error) != PAYSIGN_CODE_OK) {
        fprintf(stderr, "%s: %s\n", path, error.message);
        failures++;
    }
    return gateway;
}

/* The built-in gateways as they were read from their files, each once. */
enum { LOADED_COUNT = 16 };
static paysign_gateway *loaded[LOADED_COUNT];

static const paysign_gateway *built_in(const char *folder, const char *id) {
    for (size_t at = 0; at < LOADED_COUNT; at++) {
        if (!loaded[at]) return loaded[at] = load(folder, id, ".toml");
        paysign_bytes known = paysign_gateway_id(loaded[at]);
        if (known.len == strlen(id) && memcmp(known.data, id, known.len) == 0) return loaded[at];
    }
    failures++;
    return NULL;
}

/* Runs a case of a file, once or twice. `own` is the gateway of the file, if it is not a built-in one. */
static void run_one(const json_t *file, const paysign_gateway *own, const char *gateways, const json_t *json) {
    /* Broken messages of all gateways are in one file. */
    const json_t *named = json_object_get(file, "gateway") ? file : json;
    const char *gateway = json_string_value(json_object_get(named, "gateway"));
    const char *verb = json_string_value(json_object_get(json, "do"));
    size_t at = 0;
    while (at < VERB_COUNT && (!verb || strcmp(VERBS[at].name, verb) != 0)) at++;
    if (at == VERB_COUNT) {
        fprintf(stderr, "%s: no such verb\n", json_string_value(json_object_get(json, "id")));
        failures++;
        return;
    }
    run[at]++;
    run_case(gateway, own, json, at);
    if (!own && ((has_message(at) && json_object_get(json, "message")) || VERBS[at].run == run_tables)) {
        const paysign_gateway *of_file = built_in(gateways, gateway ? gateway : "");
        if (of_file) run_case(gateway, of_file, json, at);
        run_by_file += of_file != NULL;
    }
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
static size_t run_file(const char *folder, const char *name, const char *gateways) {
    char path[4096];
    json_error_t problem;
    json_t *file;
    const json_t *cases;
    const char *gateway_file;
    paysign_gateway *own = NULL;
    size_t count, by_text;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = json_load_file(path, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &problem);
    cases = json_object_get(file, "cases");
    count = json_array_size(cases);
    by_text = count_by_text(path);
    gateway_file = json_string_value(json_object_get(file, "gateway_file"));
    if (gateway_file) own = load(folder, gateway_file, "");
    if (!file) fprintf(stderr, "%s:%d: %s\n", path, problem.line, problem.text);
    if (gateway_file && !own) count = 0;
    for (size_t at = 0; at < count; at++) run_one(file, own, gateways, json_array_get(cases, at));
    paysign_gateway_free(own);
    json_decref(file);
    return count == by_text && count > 0 ? 0 : by_text - count + 1;
}

int main(int argc, char **argv) {
    DIR *folder = argc == 3 ? opendir(argv[1]) : NULL;
    const struct dirent *entry;
    size_t files = 0, missing = 0, all = 0;
    if (!folder) {
        fprintf(stderr, "usage: %s VECTORS GATEWAYS\n", argv[0]);
        return 2;
    }
    while ((entry = readdir(folder))) {
        const char *ending = strrchr(entry->d_name, '.');
        if (!ending || strcmp(ending, ".json") != 0 || strcmp(entry->d_name, "schema.json") == 0) continue;
        missing += run_file(argv[1], entry->d_name, argv[2]);
        files++;
    }
    closedir(folder);
    for (size_t at = 0; at < LOADED_COUNT; at++) paysign_gateway_free(loaded[at]);
    for (size_t at = 0; at < VERB_COUNT; at++) {
        printf("%s %zu, ", VERBS[at].name, run[at]);
        all += run[at];
        missing += run[at] == 0;
    }
    printf("together %zu vectors of %zu files; %zu again with the gateway from its file; %zu failed\n", all, files,
           run_by_file, failures);
    if (missing) fprintf(stderr, "vectors were left out\n");
    if (all < 2231) fprintf(stderr, "only %zu vectors were run\n", all);
    return failures == 0 && missing == 0 && all >= 2231 ? 0 : 1;
}
