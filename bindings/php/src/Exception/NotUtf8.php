<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The text of an argument is not UTF-8. */
final class NotUtf8 extends Exception
{
    public const CODE = 'not_utf8';
}
