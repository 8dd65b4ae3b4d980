<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

/** The program passes something that cannot work, whatever the gateway sends. */
interface ConfigError extends \Throwable
{
}
