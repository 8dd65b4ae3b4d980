<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

/** What the administrator has to do. @internal */
final class Advice
{
    public static function noFfi(): string
    {
        return "paysign needs PHP's extension FFI, or its own: install one of them (on Debian FFI belongs to php-common), or see "
            . '"Install" in the README of paysign/paysign';
    }

    /** Whether it is `ffi.enable` that forbids FFI here. */
    public static function isRestriction(\FFI\Exception $error): bool
    {
        return str_contains($error->getMessage(), 'ffi.enable');
    }

    /** Whether it is `opcache.preload_user` that forbids to load for all requests. */
    public static function isOfOtherUser(\FFI\Exception $error): bool
    {
        return str_contains($error->getMessage(), 'opcache.preload_user');
    }

    public static function restricted(): string
    {
        $enable = (string) ini_get('ffi.enable');
        $ini = php_ini_loaded_file();
        $lines = [
            'opcache.enable=1',
            'opcache.preload=' . dirname(__DIR__, 3) . '/preload.php',
            'opcache.preload_user=' . self::user(),
            'ffi.enable=preload',
        ];
        return 'paysign: PHP does not let ' . PHP_SAPI . " use FFI (ffi.enable is \"$enable\", and paysign is not preloaded). "
            . 'Set these lines in ' . ($ini === false ? 'php.ini' : $ini) . " and restart the server:\n  " . implode("\n  ", $lines)
            . "\nThe third one only if the server is started by root. Where that cannot be had, install the extension paysign/paysign-ext.";
    }

    private static function user(): string
    {
        $user = function_exists('posix_getpwuid') ? posix_getpwuid(posix_geteuid()) : false;
        return is_array($user) ? $user['name'] : 'the-user-of-the-server';
    }

    /** @param list<string> $tried */
    public static function notFound(array $tried): string
    {
        return "paysign has not found its C library. Tried:\n  " . implode("\n  ", $tried)
            . "\nInstall the library, or name it: " . Candidates::VARIABLE . '=/path/to/libpaysign.so in the environment, or '
            . '"extra": {"paysign": {"library": "/path/to/libpaysign.so"}} in composer.json';
    }
}
