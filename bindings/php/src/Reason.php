<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** Why a field is not signed. */
enum Reason: string
{
    /** The signature itself. */
    case Signature = 'signature';
    /** Excluded by name. */
    case Excluded = 'excluded';
    /** Not among the signed fields: anyone can change it. */
    case Unsigned = 'unsigned';
    /** Left out, since its value is empty. */
    case Empty = 'empty';
    /** The shop's own parameter: anyone can change it. */
    case Shop = 'shop';

    /** The number that the library knows it by. @internal */
    public function number(): int
    {
        return match ($this) {
            self::Signature => 1,
            self::Excluded => 2,
            self::Unsigned => 3,
            self::Empty => 4,
            self::Shop => 5,
        };
    }

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            1 => self::Signature,
            2 => self::Excluded,
            3 => self::Unsigned,
            4 => self::Empty,
            5 => self::Shop,
        };
    }
}
