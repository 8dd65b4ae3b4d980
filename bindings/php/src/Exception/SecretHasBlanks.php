<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The secret begins or ends with white space, as a copied or a read line does. */
final class SecretHasBlanks extends Exception implements ConfigError
{
    public const CODE = 'secret_has_blanks';
}
