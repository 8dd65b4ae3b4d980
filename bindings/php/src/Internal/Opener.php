<?php

declare(strict_types=1);

namespace Paysign\Internal;

use Paysign\Options;
use Paysign\Secret;

/** What can verify a body, and verify it again when something is asked of it. @internal */
interface Opener
{
    /** A handle of the verified message. */
    public function open(string $body, ?Secret $secret, ?Options $options): object;

    public function library(): Library;
}
