<?php

declare(strict_types=1);

namespace Paysign\Internal;

/** How many digits of an amount are after the point. @internal */
final class Scale
{
    /** What the library can be told: its number has 32 bits, and the rest of a greater one would be lost. */
    private const MAX = 0xFFFF_FFFF;

    public static function checked(int $scale): int
    {
        return $scale >= 0 && $scale <= self::MAX ? $scale : throw new \ValueError("a scale is from 0 to " . self::MAX . ", not $scale");
    }
}
