/* What a case is about: a message of a gateway by its id or from its file, or one of a scheme. */

#include "case.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *word;
    int32_t role;
} ROLES[] = {
    {"order_no", PAYSIGN_ROLE_ORDER_NO},       {"trade_no", PAYSIGN_ROLE_TRADE_NO},
    {"ordered_amount", PAYSIGN_ROLE_ORDERED_AMOUNT}, {"paid_amount", PAYSIGN_ROLE_PAID_AMOUNT},
    {"pay_url", PAYSIGN_ROLE_PAY_URL},         {"merchant_id", PAYSIGN_ROLE_MERCHANT_ID},
    {"status", PAYSIGN_ROLE_STATUS},           {"error_text", PAYSIGN_ROLE_ERROR_TEXT},
};

/* 0, which is not a role, for any other word. */
static int32_t role_of(const char *word) {
    for (size_t at = 0; at < sizeof ROLES / sizeof ROLES[0]; at++) {
        if (strcmp(ROLES[at].word, word) == 0) return ROLES[at].role;
    }
    return 0;
}

static paysign_bytes bytes_of(struct one *one, const json_t *json) {
    struct text text = text_of(one, json);
    paysign_bytes bytes = {text.data, text.len};
    return bytes;
}

/* The names beyond the gateway's tables; NULL if the case has none. */
static const paysign_beyond *beyond_of(struct one *one) {
    paysign_beyond *beyond = (paysign_beyond *)(void *)room(one, sizeof *beyond);
    beyond->shop_names = texts_in(one, "shop_names", &beyond->shop_name_count);
    beyond->added_names = texts_in(one, "added_names", &beyond->added_name_count);
    return beyond->shop_name_count + beyond->added_name_count > 0 ? beyond : NULL;
}

/* What is known beside the scheme; NULL if nothing is. */
static const paysign_description *description_of(struct one *one) {
    json_t *roles = json_object_get(one->json, "roles"), *ack = json_object_get(one->json, "ack"), *field;
    paysign_description *description = (paysign_description *)(void *)room(one, sizeof *description);
    paysign_role_field *fields =
        (paysign_role_field *)(void *)room(one, json_object_size(roles) * sizeof *fields);
    const char *word;
    memset(description, 0, sizeof *description);
    description->paid_values = texts_in(one, "paid_values", &description->paid_value_count);
    description->ack = bytes_of(one, ack);
    description->roles = fields;
    json_object_foreach(roles, word, field) {
        fields[description->role_count].role = role_of(word);
        fields[description->role_count].field = bytes_of(one, field);
        description->role_count++;
    }
    return roles || ack || description->paid_value_count > 0 ? description : NULL;
}

static int32_t wire_of(const char *word) {
    static const char *const words[] = {"form", "json", "xml", "multipart"};
    static const paysign_wire wires[] = {PAYSIGN_WIRE_FORM, PAYSIGN_WIRE_JSON, PAYSIGN_WIRE_XML, PAYSIGN_WIRE_MULTIPART};
    for (size_t i = 0; word && i < sizeof wires / sizeof *wires; i++) {
        if (strcmp(word, words[i]) == 0) return wires[i];
    }
    return PAYSIGN_WIRE_FORM;
}

paysign_code parse_scheme(struct one *one, paysign_error *error) {
    const json_t *sign_field = json_object_get(one->json, "sign_field");
    const char *wire = json_string_value(json_object_get(one->json, "wire"));
    const json_t *raw = json_object_get(one->json, "raw_scheme");
    struct text scheme = text_of(one, raw ? raw : json_object_get(one->json, "scheme"));
    struct text field = text_of(one, sign_field), usual = {(char *)"sign", 4};
    /* Where a header has the signature, no field has it. */
    if (!sign_field && !raw) field = usual;
    return paysign_scheme_parse(scheme.data, scheme.len, field.data, field.len,
                                wire_of(wire), description_of(one), beyond_of(one), &one->scheme, error);
}

/* The message of a gateway that is held as such. */
static paysign_code message_at(struct one *one, const char *id, const char *name, const paysign_beyond *beyond,
                               paysign_error *error) {
    const char *variant = json_string_value(json_object_get(one->json, "variant"));
    paysign_gateway *own = NULL;
    paysign_code code = PAYSIGN_CODE_OK;
    if (!one->from_file) code = paysign_gateway_named(id, strlen(id), &own, error);
    else if (variant) code = paysign_gateway_variant(one->from_file, variant, strlen(variant), &own, error);
    if (code == PAYSIGN_CODE_OK) {
        code = paysign_message_at(own ? own : one->from_file, name, strlen(name), beyond, &one->own_message, error);
    }
    /* The message keeps what it needs of it. */
    paysign_gateway_free(own);
    one->message = one->own_message;
    return code;
}

static paysign_code find(struct one *one, paysign_error *error) {
    const char *name = json_string_value(json_object_get(one->json, "message"));
    const char *variant = json_string_value(json_object_get(one->json, "variant"));
    const paysign_beyond *beyond = beyond_of(one);
    const paysign_message *again = NULL;
    paysign_bytes known;
    paysign_code code;
    char id[64];
    if (!name) {
        code = parse_scheme(one, error);
        one->message = paysign_scheme_message(one->scheme);
        return code;
    }
    snprintf(id, sizeof id, "%s%s%s", one->gateway ? one->gateway : "", variant ? "@" : "", variant ? variant : "");
    if (one->from_file || beyond) return message_at(one, id, name, beyond, error);
    code = paysign_message_find(id, strlen(id), name, strlen(name), &one->message, error);
    /* The name may be another one of the same message: an alias. */
    known = paysign_message_name(one->message);
    if (code == PAYSIGN_CODE_OK) code = paysign_message_find(id, strlen(id), known.data, known.len, &again, error);
    if (again != one->message) failed(one, __FILE__, __LINE__, "the handle of its own name");
    return code;
}

void set_message(struct one *one) {
    paysign_error error;
    paysign_code code = find(one, &error);
    if (code == PAYSIGN_CODE_OK) {
        CHECK(one, one->message != NULL);
    } else {
        /* Then that is what the case is about. */
        CHECK(one, one->message == NULL);
        check_error(one, code, &error);
        one->is_over = 1;
    }
}
