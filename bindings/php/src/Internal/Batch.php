<?php

declare(strict_types=1);

namespace Paysign\Internal;

/** Bodies of a batch, in parts whose copy needs little memory. @internal */
final class Batch
{
    private const MAX_BODIES = 4096;
    private const MAX_BYTES = 1 << 24;

    /**
     * @param list<mixed> $bodies
     * @return \Generator<list<string>>
     */
    public static function parts(array $bodies): \Generator
    {
        foreach (\count($bodies) > self::MAX_BODIES ? \array_chunk($bodies, self::MAX_BODIES) : [$bodies] as $chunk) {
            [$start, $len] = [0, 0];
            foreach ($chunk as $at => $body) {
                if (!\is_string($body)) {
                    $type = \get_debug_type($body);
                    throw new \TypeError("a body is a string, not $type: pass the raw body, before a framework parses it");
                }
                $len += \strlen($body);
                if ($len > self::MAX_BYTES && $at > $start) {
                    yield \array_slice($chunk, $start, $at - $start);
                    [$start, $len] = [$at, \strlen($body)];
                }
            }
            yield $start === 0 ? $chunk : \array_slice($chunk, $start);
        }
    }
}
