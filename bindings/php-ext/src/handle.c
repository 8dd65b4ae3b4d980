/* Handles: each is freed once, after what borrows from it. */

#include "handle.h"

zend_class_entry *paysign_handle_class;
static zend_object_handlers handlers;

static paysign_handle *of(zend_object *object) {
    return (paysign_handle *)(void *)((char *)object - XtOffsetOf(paysign_handle, std));
}

static zend_object *create(zend_class_entry *class) {
    paysign_handle *handle = zend_object_alloc(sizeof *handle, class);
    handle->kind = KIND_MESSAGE;
    handle->pointer = NULL;
    handle->owner = NULL;
    handle->body = NULL;
    zend_object_std_init(&handle->std, class);
    object_properties_init(&handle->std, class);
    handle->std.handlers = &handlers;
    return &handle->std;
}

static void free_pointer(const paysign_handle *handle) {
    switch (handle->kind) {
        case KIND_MESSAGE:
            /* That of a scheme lives as long as the scheme, which owns it. */
            if (!handle->owner) paysign_message_free(handle->pointer);
            break;
        case KIND_GATEWAY: paysign_gateway_free(handle->pointer); break;
        case KIND_SCHEME: paysign_scheme_free(handle->pointer); break;
        case KIND_SECRETS: paysign_secrets_free(handle->pointer); break;
        case KIND_VERIFIED: paysign_verified_free(handle->pointer); break;
        case KIND_ANSWER: paysign_answer_free(handle->pointer); break;
        case KIND_MERCHANT: paysign_merchant_free(handle->pointer); break;
    }
}

static void free_object(zend_object *object) {
    paysign_handle *handle = of(object);
    if (handle->pointer) free_pointer(handle);
    if (handle->owner) OBJ_RELEASE(handle->owner);
    if (handle->body) zend_string_release(handle->body);
    zend_object_std_dtor(object);
}

void paysign_handle_startup(zend_class_entry *class) {
    paysign_handle_class = class;
    paysign_handle_class->create_object = create;
    handlers = std_object_handlers;
    handlers.offset = XtOffsetOf(paysign_handle, std);
    handlers.free_obj = free_object;
    handlers.clone_obj = NULL;
}

void paysign_handle_made(zval *to, enum paysign_kind kind, void *pointer, zend_object *owner, zend_string *body) {
    paysign_handle *handle;
    object_init_ex(to, paysign_handle_class);
    handle = of(Z_OBJ_P(to));
    handle->kind = kind;
    handle->pointer = pointer;
    if (owner) {
        GC_ADDREF(owner);
        handle->owner = owner;
    }
    if (body) handle->body = zend_string_copy(body);
}

paysign_handle *paysign_handle_of(zend_object *object, enum paysign_kind kind, uint32_t argument) {
    paysign_handle *handle;
    if (!object) return NULL;
    handle = of(object);
    if (handle->pointer && handle->kind == kind) return handle;
    zend_argument_type_error(argument, "must be a handle of another kind");
    return NULL;
}
