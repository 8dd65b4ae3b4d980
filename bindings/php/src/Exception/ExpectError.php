<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

/** The message is authentic, but not a reason to deliver. */
interface ExpectError extends \Throwable
{
}
