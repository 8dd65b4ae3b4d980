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
    /** Flat XML: one root element, in it an element for each field. */
    case Xml = 'xml';
    /** `multipart/form-data`: a part for each field, and no files. */
    case Multipart = 'multipart';

    /** The number that the library knows it by. @internal */
    public function number(): int
    {
        return match ($this) {
            self::Form => 1,
            self::Json => 2,
            self::Xml => 3,
            self::Multipart => 4,
        };
    }

    /** @internal */
    public static function ofNumber(int $number): self
    {
        return match ($number) {
            1 => self::Form,
            2 => self::Json,
            3 => self::Xml,
            4 => self::Multipart,
        };
    }
}
