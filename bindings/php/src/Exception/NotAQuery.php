<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The body begins like a path or a URL: give only the query, what is after the `?`. */
final class NotAQuery extends Exception implements BodyError
{
    public const CODE = 'not_a_query';
}
