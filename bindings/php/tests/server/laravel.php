<?php

declare(strict_types=1);

// Laravel as Debian has it, without the autoloader that Composer would write. It is older than this PHP,
// whose notices are its own.
error_reporting(E_ALL & ~E_DEPRECATED);
require_once 'Illuminate/autoload.php';

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Illuminate\\Foundation\\')) {
        require strtr($class, '\\', '/') . '.php';
    }
});
