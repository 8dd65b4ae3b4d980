<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The text is no scheme. */
final class SchemeSyntax extends Exception implements ConfigError
{
    public const CODE = 'scheme_syntax';
}
