<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** There are no sentences in this language: `en` and `zh` are known. */
final class UnknownLanguage extends Exception implements ConfigError
{
    public const CODE = 'unknown_language';
}
