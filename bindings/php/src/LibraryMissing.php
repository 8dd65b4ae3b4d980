<?php

declare(strict_types=1);

namespace Paysign;

/**
 * The C library, or PHP's way to it, is not there: a matter for the administrator, and no reason to answer a
 * gateway 400.
 */
final class LibraryMissing extends \RuntimeException
{
}
