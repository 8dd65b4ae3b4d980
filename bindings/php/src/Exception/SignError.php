<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

/** The parameters are not those of the message, so nothing is signed. */
interface SignError extends \Throwable
{
}
