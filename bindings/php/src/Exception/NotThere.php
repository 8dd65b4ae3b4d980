<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message holds no such field, or none with this role; or there is no element of this index. */
final class NotThere extends Exception
{
    public const CODE = 'not_there';
}
