<?php

/**
 * For `opcache.preload`: php-fpm lets only what is loaded here use FFI (`ffi.enable=preload`, which is PHP's
 * default).
 *
 * A shop with a preload script of its own requires this file there.
 */

declare(strict_types=1);

(static function (): void {
    $folder = __DIR__ . '/src';
    spl_autoload_register($load = static function (string $class) use ($folder): void {
        if (str_starts_with($class, 'Paysign\\')) {
            require_once $folder . strtr(substr($class, strlen('Paysign')), '\\', '/') . '.php';
        }
    });
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($folder, FilesystemIterator::SKIP_DOTS)) as $file) {
        // Composer requires the functions in each request; here they would be there already, and could not be
        // declared again.
        if ($file->getExtension() === 'php' && $file->getBasename() !== 'functions.php') {
            require_once $file->getPathname();
        }
    }
    extension_loaded('paysign') || Paysign\Internal\Ffi\Loader::preload();
    spl_autoload_unregister($load);
})();
