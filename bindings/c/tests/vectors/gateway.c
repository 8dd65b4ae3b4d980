/* `gateway`: files of gateways. */

#include "case.h"

#include <string.h>

void run_gateway(struct one *one) {
    struct text text = text_of(one, json_object_get(one->json, "text"));
    paysign_gateway *gateway = NULL;
    paysign_error error;
    paysign_code code = paysign_gateway_parse(text.data, text.len, &gateway, &error);
    if (code == PAYSIGN_CODE_OK) {
        CHECK(one, json_is_true(json_object_get(one->expect, "ok")));
        CHECK(one, same_bytes(text_of(one, json_object_get(one->expect, "id")), paysign_gateway_id(gateway)));
    } else {
        CHECK(one, gateway == NULL && strstr(error.message, "line ") != NULL);
        check_error(one, code, &error);
    }
    paysign_gateway_free(gateway);
}
