/* The way from the PHP package paysign/paysign to its C library. The package's classes use it; it decides
 * nothing. */

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "handle.h"

#include "paysign_arginfo.h"

#include <ext/standard/info.h>
#include <zend_attributes.h>

/* How the package's classes and this extension understand each other. */
#define API 7

#define VERSION "0.1.0"

ZEND_FUNCTION(Paysign_Internal_Native_api) {
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG(API);
}

ZEND_FUNCTION(Paysign_Internal_Native_abi) {
    ZEND_PARSE_PARAMETERS_NONE();
    RETURN_LONG((zend_long)paysign_abi());
}

ZEND_FUNCTION(Paysign_Internal_Native_errorText) {
    zend_long code;
    ZEND_PARSE_PARAMETERS_START(1, 1)
        Z_PARAM_LONG(code)
    ZEND_PARSE_PARAMETERS_END();
    RETURN_STRING(paysign_error_text((int32_t)code));
}

/* Handles come from the functions above. */
ZEND_METHOD(Paysign_Internal_Native_Handle, __construct) {
    ZEND_PARSE_PARAMETERS_NONE();
}

/* Keeps the texts out of the traces of exceptions. In the stub the attribute would become a name with
 * unescaped backslashes. */
static void hide_secrets(void) {
    static const char name[] = "paysign\\internal\\native\\secrets";
    zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, sizeof name - 1);
    zend_add_parameter_attribute(function, 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
}

static PHP_MINIT_FUNCTION(paysign) {
    if (paysign_abi() != PAYSIGN_ABI) {
        zend_error(E_CORE_WARNING, "paysign: the C library has the ABI %u; this extension was compiled for %u", paysign_abi(),
                   (unsigned)PAYSIGN_ABI);
        return FAILURE;
    }
    hide_secrets();
    paysign_handle_startup(register_class_Paysign_Internal_Native_Handle());
    return SUCCESS;
}

static PHP_MINFO_FUNCTION(paysign) {
    php_info_print_table_start();
    php_info_print_table_row(2, "paysign", "enabled");
    php_info_print_table_row(2, "version of the extension", VERSION);
    php_info_print_table_row(2, "version of the C library", paysign_version());
    php_info_print_table_end();
}

zend_module_entry paysign_module_entry = {
    STANDARD_MODULE_HEADER, "paysign",          ext_functions, PHP_MINIT(paysign), NULL, NULL, NULL, PHP_MINFO(paysign), VERSION,
    STANDARD_MODULE_PROPERTIES,
};

#ifdef COMPILE_DL_PAYSIGN
#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(paysign)
#endif
