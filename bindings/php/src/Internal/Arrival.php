<?php

declare(strict_types=1);

namespace Paysign\Internal;

/**
 * What came with a body: headers, and when.
 *
 * @internal
 */
final readonly class Arrival
{
    /** @param list<array{string, string}> $headers */
    private function __construct(public array $headers, public ?int $now)
    {
    }

    /**
     * Headers as `getallheaders()` gives them, as PSR-7 has them (lists of values), or pairs.
     *
     * @param iterable<mixed> $headers
     */
    public static function of(iterable $headers, int|float|null $now): self
    {
        $pairs = [];
        foreach ($headers as $name => $value) {
            if (\is_int($name) && \is_array($value) && \array_is_list($value) && \count($value) === 2) {
                [$name, $value] = $value;
            }
            \is_string($name) || throw new \TypeError('the name of a header is a string, not ' . \get_debug_type($name));
            foreach (\is_array($value) ? $value : [$value] as $one) {
                \is_string($one) || throw new \TypeError("the header `$name` is a string, not " . \get_debug_type($one));
                $pairs[] = [$name, $one];
            }
        }
        $seconds = $now === null ? null : (int) \floor($now);
        ($seconds ?? 0) >= 0 || throw new \ValueError('the time is in seconds from 1970 on');
        return new self($pairs, $seconds);
    }
}
