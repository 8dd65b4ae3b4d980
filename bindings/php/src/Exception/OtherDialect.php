<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The answer means success in another dialect of this gateway: the site does not speak this one. */
final class OtherDialect extends Exception
{
    public const CODE = 'other_dialect';
}
