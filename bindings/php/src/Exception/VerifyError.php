<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

/** The message is not accepted: answer 400, process nothing. */
interface VerifyError extends \Throwable
{
}
