<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The body is empty: something before this call has read it, or it was never sent. */
final class EmptyBody extends Exception implements BodyError
{
    public const CODE = 'empty_body';
}
