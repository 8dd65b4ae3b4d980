<?php

declare(strict_types=1);

// The package as a shop has it, installed by Composer; `bindings/php/test` says where.
require getenv('PAYSIGN_AUTOLOAD') ?: __DIR__ . '/../../../target/php/shop/vendor/autoload.php';

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Paysign\\Tests\\')) {
        require __DIR__ . '/' . str_replace(['Server\\', '\\'], ['server/', '/'], substr($class, strlen('Paysign\\Tests\\'))) . '.php';
    }
});
