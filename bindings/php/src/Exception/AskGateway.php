<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message proves no status or no amount: ask the gateway with the query. */
final class AskGateway extends Exception implements ExpectError
{
    public const CODE = 'ask_gateway';
}
