<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message is authentic but older than allowed: it may be a replay, or this machine's clock is fast. */
final class Stale extends Exception implements SignatureError
{
    public const CODE = 'stale';
}
