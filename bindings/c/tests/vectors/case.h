/* One case of the shared vectors, and what the runners of all verbs need. */

#ifndef CASE_H
#define CASE_H

#include <jansson.h>
#include <paysign.h>

/* Bytes that belong to the arena of a case; `data` is NULL where there are none. */
struct text {
    char *data;
    size_t len;
};

struct one {
    const char *id;
    const char *gateway;
    /* The gateway, if it was read from a file. */
    const paysign_gateway *from_file;
    const json_t *json;
    const json_t *expect;
    /* What the case is about: set up before a verb runs. */
    const paysign_message *message;
    paysign_message *own_message;
    paysign_scheme *scheme;
    paysign_secrets *secrets;
    paysign_secrets *other_secrets;
    paysign_options options;
    int has_own_options;
    struct text body;
    /* What came with the body. */
    paysign_arrival arrival;
    int has_arrival;
    /* All memory of the case. */
    void **arena;
    size_t arena_len;
    int failed;
    /* What it expects has happened before a verb runs. */
    int is_over;
};

/* Notes a failure of the case, once, and leaves the function. */
#define CHECK(one, what)                              \
    do {                                              \
        if (!(what)) {                                \
            failed((one), __FILE__, __LINE__, #what); \
            return;                                   \
        }                                             \
    } while (0)

void failed(struct one *one, const char *file, int line, const char *what);

/* Memory that lives as long as the case, exactly `len` bytes of it, so that valgrind sees one byte too
 * many. */
char *room(struct one *one, size_t len);

/* The text of a JSON string, or the bytes of `{"hex": "…"}`, with what the case repeats. */
struct text text_of(struct one *one, const json_t *json);

/* The bytes of hex digits. */
struct text unhex(struct one *one, const char *hex, size_t len);

/* The bytes of a name in an object, which may be written `hex:…`. */
struct text name_of(struct one *one, const char *key);

/* A list of texts of the case; NULL if it has none. */
const paysign_bytes *texts_in(struct one *one, const char *list, size_t *count);

/* A number of up to 128 bits, its lower half first, by its decimal digits. */
void number_of(const char *digits, uint64_t halves[2]);

/* Finds or makes the message that the case is about; an error may be what it expects. */
void set_message(struct one *one);

/* Makes the scheme of the case. */
paysign_code parse_scheme(struct one *one, paysign_error *error);

/* The parameters of the case. */
paysign_param *params_of(struct one *one, size_t *count);

int same(struct text text, const char *data, size_t len);
int same_bytes(struct text text, paysign_bytes bytes);

/* Whether the case expects this error. */
void check_error(struct one *one, paysign_code code, const paysign_error *error);

/* Whether `fields` are those of an object of the expectation, in any order. */
void check_fields(struct one *one, const json_t *expected, const paysign_param *fields, size_t count);

/* Whether the text that the body's signature covers is the one of the case, where the case has it. */
void check_signed_text(struct one *one);

/* The verbs. */
void run_verify(struct one *one);
void run_sign(struct one *one);
void run_expect(struct one *one);
void run_answer(struct one *one);
void run_explain(struct one *one);
void run_diagnose(struct one *one);
void run_scheme(struct one *one);
void run_gateway(struct one *one);
void run_minor(struct one *one);
void run_tables(struct one *one);

#endif
