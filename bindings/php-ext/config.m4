dnl The extension over the installed C library: found by pkg-config, or in the folder that is given.
PHP_ARG_WITH([paysign],
  [for paysign],
  [AS_HELP_STRING([--with-paysign@<:@=DIR@:>@], [Include paysign; DIR is where its C library is installed])],
  [yes])

if test "$PHP_PAYSIGN" != "no"; then
  if test "$PHP_PAYSIGN" != "yes"; then
    PAYSIGN_CFLAGS="-I$PHP_PAYSIGN/include"
    PAYSIGN_LIBS="-L$PHP_PAYSIGN/lib -lpaysign"
    test -r "$PHP_PAYSIGN/include/paysign.h" || AC_MSG_ERROR([there is no $PHP_PAYSIGN/include/paysign.h])
  else
    PKG_CHECK_MODULES([PAYSIGN], [paysign])
  fi
  PHP_EVAL_INCLINE($PAYSIGN_CFLAGS)
  PHP_EVAL_LIBLINE($PAYSIGN_LIBS, PAYSIGN_SHARED_LIBADD)
  PHP_SUBST(PAYSIGN_SHARED_LIBADD)
  PHP_NEW_EXTENSION(paysign, src/paysign.c src/handle.c src/convert.c src/options.c src/gateways.c src/messages.c src/explain.c src/diagnose.c src/reading.c src/accounts.c src/arrived.c, $ext_shared,,
    [-std=gnu11 -Wall -Wextra -Wno-unused-parameter -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1])
  PHP_ADD_BUILD_DIR($ext_builddir/src)
fi
