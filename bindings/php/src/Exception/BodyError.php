<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

/** The body cannot be read. */
interface BodyError extends VerifyError
{
}
