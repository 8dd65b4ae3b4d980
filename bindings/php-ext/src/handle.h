/* What the library has made, as an object of PHP's. */

#ifndef PAYSIGN_EXT_HANDLE_H
#define PAYSIGN_EXT_HANDLE_H

#include <paysign.h>
#include <php.h>

/* What a handle holds. */
enum paysign_kind {
    KIND_MESSAGE,
    KIND_GATEWAY,
    KIND_SCHEME,
    KIND_SECRETS,
    KIND_VERIFIED,
    KIND_ANSWER,
    KIND_MERCHANT,
};

typedef struct {
    enum paysign_kind kind;
    void *pointer;
    zend_object *owner; /* what the pointer borrows from, or NULL */
    zend_string *body;  /* the bytes that it borrows, or NULL */
    zend_object std;
} paysign_handle;

/* Makes a class whose objects are handles, when the module starts. */
void paysign_handle_startup(zend_class_entry *class);

/* A new handle in `to`, which frees `pointer` when it goes. It holds `owner` and `body` as long. */
void paysign_handle_made(zval *to, enum paysign_kind kind, void *pointer, zend_object *owner, zend_string *body);

/* What a handle holds; NULL, and an exception is thrown, if it is of another kind. NULL for NULL. */
paysign_handle *paysign_handle_of(zend_object *object, enum paysign_kind kind, uint32_t argument);

extern zend_class_entry *paysign_handle_class;

/* Declares `name`, what the argument holds; leaves the function if it is of another kind. */
#define HANDLE(name, object, kind, argument)                                                                           \
    paysign_handle *name = paysign_handle_of((object), (kind), (argument));                                            \
    if (EG(exception)) RETURN_THROWS()

#endif
