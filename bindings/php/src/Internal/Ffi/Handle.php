<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use Paysign\Internal\NotSerialized;

/** What the library has made, and what must live as long. It is freed once. @internal */
final class Handle
{
    use NotSerialized;

    /**
     * @param string $free the function that frees it; none if it lives as long as the library
     * @param list<object|string> $kept what it borrows from: PHP neither moves nor changes a string that
     *     someone holds
     */
    public function __construct(
        private readonly \FFI $ffi,
        public readonly \FFI\CData $pointer,
        private readonly string $free = '',
        public readonly array $kept = [],
    ) {
    }

    public function __destruct()
    {
        if ($this->free !== '') {
            $this->ffi->{$this->free}($this->pointer);
        }
    }

    private function __clone()
    {
    }

    /** @return array<string, string> */
    public function __debugInfo(): array
    {
        return [];
    }
}
