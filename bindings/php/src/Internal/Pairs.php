<?php

declare(strict_types=1);

namespace Paysign\Internal;

/** Fields as pairs. @internal */
final class Pairs
{
    /**
     * By their names, of which PHP makes numbers where they look like one.
     *
     * @param list<array{string, string}> $pairs
     * @return array<string>
     */
    public static function byName(array $pairs): array
    {
        return array_column($pairs, 1, 0);
    }
}
