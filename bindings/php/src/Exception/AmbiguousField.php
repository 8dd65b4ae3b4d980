<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The signed text would read as different fields: another message could share its signature. */
final class AmbiguousField extends Exception implements VerifyError, SignError
{
    public const CODE = 'ambiguous_field';
}
