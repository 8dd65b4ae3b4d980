<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

/** The signature is missing, malformed, or another one. */
interface SignatureError extends VerifyError
{
}
