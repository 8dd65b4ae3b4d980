<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The text is not a scheme. */
final class SchemeSyntax extends Exception implements ConfigError
{
    public const CODE = 'scheme_syntax';
}
