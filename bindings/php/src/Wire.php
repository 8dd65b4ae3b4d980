<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** How the fields of a message are written. */
enum Wire: string
{
    /** `a=1&b=2` with percent-escapes: a form body, or a URL's query. */
    case Form = 'form';
    /** One JSON object. */
    case Json = 'json';

    /** The number that the library knows it by. @internal */
    public function number(): int
    {
        return match ($this) {
            self::Form => 1,
            self::Json => 2,
        };
    }

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            1 => self::Form,
            2 => self::Json,
        };
    }
}
