<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The answer means success in another dialect of this gateway: this one is not what the site speaks. */
final class OtherDialect extends Exception
{
    public const CODE = 'other_dialect';
}
