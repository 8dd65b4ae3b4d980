<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The field for the kind of signature names no digest of this message. */
final class UnsupportedSignType extends Exception implements VerifyError, SignError
{
    public const CODE = 'unsupported_sign_type';
}
