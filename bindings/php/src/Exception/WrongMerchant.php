<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message is for another merchant number. */
final class WrongMerchant extends Exception implements VerifyError, SignError
{
    public const CODE = 'wrong_merchant';
}
