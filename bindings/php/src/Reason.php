<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** Why a field is not signed. */
enum Reason: string
{
    /** It is the signature. */
    case Signature = 'signature';
    /** The scheme excludes its name. */
    case Excluded = 'excluded';
    /** It is not among the fields that are signed. */
    case Unsigned = 'unsigned';
    /** Its value is empty. */
    case Empty = 'empty';

    /** The number that the library knows it by. @internal */
    public function number(): int
    {
        return match ($this) {
            self::Signature => 1,
            self::Excluded => 2,
            self::Unsigned => 3,
            self::Empty => 4,
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
        };
    }
}
