<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Internal\Ffi\FfiLibrary;
use Paysign\Internal\Ffi\Loader;

/** The way to the C library: the extension where it is loaded, else FFI. @internal */
final class Libraries
{
    private static ?Library $library = null;

    public static function get(): Library
    {
        return self::$library ??= extension_loaded('paysign') ? ExtensionLibrary::loaded() : new FfiLibrary(Loader::load());
    }
}
