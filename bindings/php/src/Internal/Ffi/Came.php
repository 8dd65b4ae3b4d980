<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use FFI\CData;

/**
 * What came with a body, as the library has it: an array of one, with the memory that it points into.
 *
 * @internal
 */
final readonly class Came
{
    /** @param list<CData> $memory */
    public function __construct(public CData $arrival, private array $memory)
    {
    }

    /**
     * Nothing follows its pointers, neither a trace nor a dump.
     *
     * @return array<never>
     */
    public function __debugInfo(): array
    {
        return [];
    }
}
